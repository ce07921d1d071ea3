import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FaultSetting } from './fault-settings.js';
import { problem, type Answer } from './http.js';
import { DETAILS, Problem, PROBLEMS } from './problem-details.js';

/** The sign-in page to which the server redirects after a session has ended. */
export const signInPage: Answer = {
  status: 200,
  headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  body: '<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1></html>\n',
};

/**
 * Handles a request, with the faults of a setting.
 *
 * @param handle handles the request; its answer may be a refusal
 * @returns the answer, or null for no answer
 */
export async function injectFault(
  setting: FaultSetting,
  req: IncomingMessage,
  res: ServerResponse,
  handle: () => Promise<Answer>,
): Promise<Answer | null> {
  const { auth, applied, twice, stall, drop } = setting;
  if (auth !== undefined) checkToken(req.headers.authorization, auth === true ? 'demo' : auth);
  const instead = faultAnswer(setting);
  let done: Answer | null = null;
  if (!instead || applied) done = await handle();
  if (done && twice) done = await handle();
  if (stall === 'forever') return null;
  if (stall) await wait(stall, undefined, { ref: false });
  if (drop) res.destroy();
  return instead ?? done;
}

function checkToken(authorization: string | undefined, token: string): void {
  if (authorization === `Bearer ${token}`) return;
  const isOld = authorization !== undefined;
  throw new Problem('signed-out', 'Nobody may see this account without signing in.', {
    'WWW-Authenticate': isOld ? 'Bearer error="invalid_token"' : 'Bearer',
  });
}

function faultAnswer({ fail, retryAfter, garbage, redirect }: FaultSetting): Answer | null {
  if (garbage) return signInPage;
  if (redirect !== undefined) return { status: 302, headers: { Location: redirect, 'Cache-Control': 'no-store' } };
  if (fail === undefined) return null;
  const seconds = retryAfter ?? (fail === 409 ? 1 : undefined);
  const headers: Record<string, string> = seconds === undefined ? {} : { 'Retry-After': String(seconds) };
  const code = (Object.keys(DETAILS) as (keyof typeof DETAILS)[]).find((like) => PROBLEMS[like][0] === fail);
  return problem(
    code
      ? new Problem(code, DETAILS[code], headers)
      : { status: fail, title: 'Told to fail', detail: 'This server was told to answer so.', headers },
  );
}
