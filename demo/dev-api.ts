// The API of the demo: accounts from the reference server, and addresses that fail like real servers, so that every
// widget state has a real cause.
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { runnerImport, type Connect } from 'vite';
import { authorize, sessionOf } from './demo-users.js';
import { million, millionCsv } from './large-series.js';
import type { ReferenceServer, ReferenceServerOptions } from './reference-server/server.js';

const accounts = path.join(import.meta.dirname, 'accounts');
const signInPage = '<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1></html>\n';
const visits = new Set<string>();

const fail = (res: ServerResponse, status: number): void => void Object.assign(res, { statusCode: status }).end();

const northwind = async (res: ServerResponse): Promise<void> =>
  void res.setHeader('Content-Type', 'application/json').end(await readFile(path.join(accounts, 'northwind.json')));

type Answer = (res: ServerResponse, ask: { url: URL; authorization: string | undefined }) => void | Promise<void>;

const answers: Record<string, Answer> = {
  /** Never responds; the request ends when the page is closed. */
  slow: () => {},
  /** Responds 401. */
  private: (res, { authorization }) => (authorization === 'Bearer demo' ? northwind(res) : fail(res, 401)),
  /** Responds like a proxy after a session has ended: its sign-in page with status 200. */
  broken: (res) => void res.setHeader('Content-Type', 'text/html').end(signInPage),
  down: (res) => fail(res, 503),
  million: (res) => void res.setHeader('Content-Type', 'application/json').end(JSON.stringify(million)),
  'million.csv': (res) => void res.setHeader('Content-Type', 'text/csv').end(millionCsv()),
  /** Responds to the first request of a `visit` and fails afterwards. */
  flaky: (res, { url }) => {
    const visit = url.searchParams.get('visit') ?? '';
    if (visits.has(visit)) return fail(res, 503);
    visits.add(visit);
    return northwind(res);
  },
};

/** Loads the reference server at the first request, so that its database does not delay the start. */
async function loadReceiver(options: Omit<ReferenceServerOptions, 'accounts'>): Promise<ReferenceServer> {
  const { module } = await runnerImport<typeof import('./reference-server/server.js')>(
    '/demo/reference-server/server.ts',
    { configFile: false, root: path.resolve(import.meta.dirname, '..'), logLevel: 'error' },
  );
  return module.openReferenceServer({ ...options, accounts, sessionOf, authorize, testRoutes: true });
}

/** Handles all addresses below `/api`, and the sign-in page of an ended session. */
export function openApi(options: Omit<ReferenceServerOptions, 'accounts'>): {
  handler: Connect.NextHandleFunction;
  close: () => Promise<void>;
} {
  let receiver: Promise<ReferenceServer> | undefined;
  const handler: Connect.NextHandleFunction = (req, res, next) => {
    const url = new URL(req.url ?? '/', 'http://localhost');
    const [, root, name = '', rest] = url.pathname.split('/');
    if (root === 'sign-in' || (root === 'api' && (name === 'accounts' || name === 'receiver')))
      return void (receiver ??= loadReceiver(options))
        .then(({ handler: answer }) => answer(req, res, next))
        .catch(next);
    if (root !== 'api') return next();
    res.setHeader('Cache-Control', 'no-store');
    const answer = Object.hasOwn(answers, name) && rest === undefined ? answers[name] : undefined;
    const answered = answer ? answer(res, { url, authorization: req.headers.authorization }) : fail(res, 404);
    Promise.resolve(answered).catch(next);
  };
  return { handler, close: async () => (await receiver?.catch(() => undefined))?.close() };
}
