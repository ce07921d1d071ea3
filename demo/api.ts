// The demo's server: the accounts, kept by the receiver, and addresses that answer as servers do on a bad day, so that every state has a real cause.
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { runnerImport, type Connect } from 'vite';
import { million, millionCsv } from './million.js';
import type { Receiver, ReceiverOptions } from './receiver/receiver.js';

const accounts = path.join(import.meta.dirname, 'accounts');
const signInPage = '<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1></html>\n';
const visits = new Set<string>();

const fail = (res: ServerResponse, status: number): void => void Object.assign(res, { statusCode: status }).end();

const northwind = async (res: ServerResponse): Promise<void> =>
  void res.setHeader('Content-Type', 'application/json').end(await readFile(path.join(accounts, 'northwind.json')));

type Answer = (res: ServerResponse, ask: { url: URL; authorization: string | undefined }) => void | Promise<void>;

const answers: Record<string, Answer> = {
  /** Never answers; ends when the page is closed. */
  slow: () => {},
  /** Asks for a sign-in. */
  private: (res, { authorization }) => (authorization === 'Bearer demo' ? northwind(res) : fail(res, 401)),
  /** What a proxy sends once a session has ended: its sign-in page, with a status of 200. */
  broken: (res) => void res.setHeader('Content-Type', 'text/html').end(signInPage),
  down: (res) => fail(res, 503),
  million: (res) => void res.setHeader('Content-Type', 'application/json').end(JSON.stringify(million)),
  'million.csv': (res) => void res.setHeader('Content-Type', 'text/csv').end(millionCsv()),
  /** Answers the first time that a `visit` asks, and never again. */
  flaky: (res, { url }) => {
    const visit = url.searchParams.get('visit') ?? '';
    if (visits.has(visit)) return fail(res, 503);
    visits.add(visit);
    return northwind(res);
  },
};

/** Loaded at its first request: nothing of it, least of all its database, makes the server's start slower. */
async function loadReceiver(options: Omit<ReceiverOptions, 'accounts'>): Promise<Receiver> {
  const { module } = await runnerImport<typeof import('./receiver/receiver.js')>('/demo/receiver/receiver.ts', { configFile: false, root: path.resolve(import.meta.dirname, '..'), logLevel: 'error' });
  return module.openReceiver({ ...options, accounts });
}

/** All addresses below `/api`, and the page that a session that has ended leads to. */
export function openApi(options: Omit<ReceiverOptions, 'accounts'>): { handler: Connect.NextHandleFunction; close: () => Promise<void> } {
  let receiver: Promise<Receiver> | undefined;
  const handler: Connect.NextHandleFunction = (req, res, next) => {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const [, root, name = '', rest] = url.pathname.split('/');
    if (root === 'sign-in' || (root === 'api' && (name === 'accounts' || name === 'receiver')))
      return void (receiver ??= loadReceiver(options)).then(({ handler: answer }) => answer(req, res, next)).catch(next);
    if (root !== 'api') return next();
    res.setHeader('Cache-Control', 'no-store');
    const answer = Object.hasOwn(answers, name) && rest === undefined ? answers[name] : undefined;
    const answered = answer ? answer(res, { url, authorization: req.headers.authorization }) : fail(res, 404);
    Promise.resolve(answered).catch(next);
  };
  return { handler, close: async () => (await receiver?.catch(() => undefined))?.close() };
}
