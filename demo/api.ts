// The demo's server: the accounts, and addresses that answer as servers do on a bad day, so that every state has a real cause.
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import type { Connect } from 'vite';
import { million, millionCsv } from './million.js';

const accounts = path.join(import.meta.dirname, 'accounts');
const types: Record<string, string> = { '.json': 'application/json', '.csv': 'text/csv; charset=utf-8' };
const signInPage = '<!doctype html><html lang="en"><title>Sign in</title><h1>Sign in</h1></html>\n';
const visits = new Set<string>();

const fail = (res: ServerResponse, status: number): void => void Object.assign(res, { statusCode: status }).end();

/** An account by its id, or a file of values that an account names. */
async function account(res: ServerResponse, name: string): Promise<void> {
  const file = path.extname(name) ? name : `${name}.json`;
  const type = types[path.extname(file)];
  const body = type && /^[\w-]+\.\w+$/.test(file) ? await readFile(path.join(accounts, file)).catch(() => null) : null;
  if (!type || !body) return fail(res, 404);
  res.setHeader('Content-Type', type).end(body);
}

type Answer = (res: ServerResponse, ask: { url: URL; authorization: string | undefined }) => void | Promise<void>;

const answers: Record<string, Answer> = {
  /** Never answers; ends when the page is closed. */
  slow: () => {},
  /** Asks for a sign-in. */
  private: (res, { authorization }) => (authorization === 'Bearer demo' ? account(res, 'northwind') : fail(res, 401)),
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
    return account(res, 'northwind');
  },
};

export const api: Connect.NextHandleFunction = (req, res, next) => {
  const url = new URL(req.url ?? '/', 'http://localhost');
  const [, root, name = '', rest] = url.pathname.split('/');
  if (root !== 'api') return next();
  res.setHeader('Cache-Control', 'no-store');
  const answer = Object.hasOwn(answers, name) && rest === undefined ? answers[name] : undefined;
  const answered = name === 'accounts' ? account(res, rest ?? '') : answer ? answer(res, { url, authorization: req.headers.authorization }) : fail(res, 404);
  Promise.resolve(answered).catch(next);
};
