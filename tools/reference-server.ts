// The demo's receiver on a port of its own, and its openapi.yaml to hold its answers against.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import pg from 'pg';
import { parse } from 'yaml';
import { credentialOf, type AccessRules } from '../demo/reference-server/authorize.js';
import { openReferenceServer, type ReferenceServerOptions } from '../demo/reference-server/server.js';
import { TIME_LIMITS } from '../demo/reference-server/time-limits.js';
import { serve, type Site, type SiteOptions } from './serve.js';

const top = path.resolve(import.meta.dirname, '..');

const ana = { id: 'ana', name: 'Ops lead' };
const ben = { id: 'ben', name: 'Controller' };
/** The people of the tests, by their cookie or token. */
const PEOPLE = new Map([
  ['ana', ana],
  ['demo', ana],
  ['new', ana],
  ['token-of-ana', ana],
  ['ben', ben],
  ['token-of-ben', ben],
]);

/** Knows the people of the tests. */
const sessionOf: AccessRules['sessionOf'] = (req) => {
  const credential = credentialOf(req, 'session');
  const user = credential && PEOPLE.get(credential.value);
  return user ? { user, from: credential.from } : null;
};

/**
 * Starts a receiver, where everybody who is signed in may do everything; its options are those of
 * `openReferenceServer`, and what `serve` serves beside it. A browser that opens one of its pages is signed in as ana.
 */
export async function startReceiver({
  pages,
  folders,
  headers,
  answer,
  server = TIME_LIMITS,
  ...options
}: Partial<ReferenceServerOptions> & SiteOptions = {}): Promise<Site> {
  const receiver = openReferenceServer({
    accounts: path.join(top, 'demo/accounts'),
    sessionOf,
    authorize: () => true,
    testRoutes: true,
    ...options,
  });
  const site = await serve({
    pages,
    folders,
    headers,
    server,
    answer: async (req, res) => {
      if (!req.url.startsWith('/api/')) res.setHeader('Set-Cookie', 'session=ana; HttpOnly; SameSite=Strict; Path=/');
      await answer?.(req, res);
      if (res.writableEnded) return;
      await new Promise<void>((done) => {
        res.on('close', done);
        receiver.handler(req, res, done);
      });
    },
  });
  let closing: Promise<void> | undefined;
  return { url: site.url, requests: site.requests, close: () => (closing ??= site.close().then(receiver.close)) };
}

/** A change as a client sends it, right or wrong. */
export interface SentChange {
  id: string;
  at: string;
  account: string;
  kind: string;
  target: string;
  by?: string;
  value?: unknown;
}
export interface SentComment extends SentChange {
  value: { text: string };
}

/** The parts of an account that the tests read: those of openapi.yaml's `acme`, and those that changes add. */
export interface AccountRead {
  asOf: string;
  account: { id: string };
  metrics: [{ points: unknown; confirmed: { value: number } }];
  plan: { milestones: [MilestoneRead, MilestoneRead]; nextPhase: { options: object[] } };
  effort: { entries: [EntryRead, ...EntryRead[]] };
}
interface MilestoneRead {
  id: string;
  done: DoneRead;
}
interface EntryRead {
  id: string;
  kind: string;
  title: string;
  done: DoneRead;
  comments: { text: string }[];
}
interface DoneRead {
  on: string;
  by: string;
  evidence: string;
}
export function entryOf({ effort }: AccountRead, id = 'scan'): EntryRead {
  const found = effort.entries.find((entry) => entry.id === id);
  assert.ok(found, `no entry ${id}`);
  return found;
}

/** A refusal: `Problem` in openapi.yaml. */
interface Refusal {
  code: string;
  detail: string;
}
export interface ListedChange extends SentChange {
  appliedAt: string;
}

/** An answer of the receiver. `json` is what its text holds, undefined where it is no JSON. */
export interface Answered<Json> {
  status: number;
  /** The place in openapi.yaml that describes it, as `GET /path 200`. */
  described: string;
  headers: Headers;
  /** Empty where there is none. */
  etag: string;
  text: string;
  json: Json;
}

/** A change with a key of its own. */
export const aChange = (parts: Partial<SentChange> = {}): SentChange => ({
  id: randomUUID(),
  at: '2026-10-05T09:30:00Z',
  account: 'acme',
  kind: 'purpose-confirmed',
  target: 'acme',
  ...parts,
});
export const aComment = (text: string, parts: Partial<Omit<SentChange, 'value'>> = {}): SentComment => ({
  ...aChange({ kind: 'comment', target: 'scan', ...parts }),
  value: { text },
});

interface Reference {
  $ref: string;
}
export interface Example {
  value?: unknown;
  'x-behavior'?: object;
}
interface Content {
  schema: object;
  examples?: Record<string, Example | Reference>;
}
interface Header {
  required?: boolean;
  schema: object;
}
export interface Response {
  headers?: Record<string, Header | Reference>;
  content?: Record<string, Content>;
  'x-examples'?: string[];
}
export interface Parameter {
  name: string;
  in: string;
  examples?: Record<string, { value: string }>;
}
export interface Operation {
  parameters?: (Parameter | Reference)[];
  requestBody?: { content: Record<string, { examples?: Record<string, { value: unknown }> }> };
  responses: Record<string, Response | Reference>;
}
export const METHODS = ['get', 'head', 'post', 'delete'] as const;
export type Method = (typeof METHODS)[number];
/** The parts of openapi.yaml that the tests read. */
interface OpenApi {
  openapi: string;
  paths: Record<string, Partial<Record<Method, Operation>> & { parameters?: (Parameter | Reference)[] }>;
  components: {
    schemas: Record<string, object> & {
      Change: { oneOf: Reference[]; discriminator: { mapping: Record<string, string> } };
      Problem: { properties: { code: { enum: string[] } } };
    };
    examples: Record<string, Example> & { acme: { value: AccountRead } };
  };
}

export const openapi = parse(readFileSync(path.join(top, 'demo/reference-server/openapi.yaml'), 'utf8')) as OpenApi;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: 'openapi', ...openapi });

const isReference = (part: object): part is Reference => '$ref' in part;

/** Resolves a part of openapi.yaml: itself, or the target of its `$ref`. */
export function resolve<T extends object>(part: T | Reference): T {
  if (!isReference(part)) return part;
  const steps = part.$ref.slice(2).split('/');
  const found = steps.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], openapi);
  assert.ok(found, `${part.$ref} leads nowhere`);
  return resolve(found as T | Reference);
}

/** True if a value satisfies a schema of openapi.yaml; the schema may refer to others. */
export function assertSchema(schema: object, value: unknown, about: string): void {
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/')) as object;
  const check = ajv.compile(absolute);
  assert.ok(check(value), `${about}: ${ajv.errorsText(check.errors)}`);
}

export interface Asked {
  headers?: Readonly<Record<string, string>> | undefined;
  /** A text or a blob as it is; anything else as JSON. */
  body?: unknown;
}

/** A client whose every answer is held against openapi.yaml. */
export interface Client {
  ask: <Json = AccountRead & Refusal>(method: string, address: string, asked?: Asked) => Promise<Answered<Json>>;
  /** Sends a change with its key; `account` names another account than the change's own. */
  send: (
    change: SentChange,
    options?: Readonly<Record<string, string>> & { account?: string },
  ) => Promise<Answered<AccountRead & Refusal>>;
  /** Tells the receiver to misbehave: `Setting` in openapi.yaml, or what is none. */
  misbehave: (setting: unknown) => Promise<Answered<unknown>>;
  /** The changes that were applied to an account. */
  applied: (account: string) => Promise<ListedChange[]>;
  /** As the browser's, with the person's cookie; the answer is not held against anything. */
  fetch: (address: string, init?: RequestInit) => Promise<globalThis.Response>;
}

/** @param who the person's cookie; null: nobody is signed in */
export function client(url: string, who: string | null = 'ana'): Client {
  const signedIn: Record<string, string> = who === null ? {} : { Cookie: `session=${who}`, Origin: url };
  async function ask<Json = AccountRead & Refusal>(
    method: string,
    address: string,
    { headers = {}, body }: Asked = {},
  ): Promise<Answered<Json>> {
    const answer = await fetch(`${url}/api${address}`, {
      method,
      headers: { ...signedIn, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' || body instanceof Blob ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const [place, of] =
      Object.entries(openapi.paths).find(([template]) =>
        new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(address.split('?')[0] ?? ''),
      ) ?? [];
    const about = `${method} ${address} ${answer.status}`;
    assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff', about);
    assert.ok(place !== undefined && of, `${about}: this address is not described`);
    // a method that is not described is answered as the described ones say
    const refusal = METHODS.flatMap((one) => of[one] ?? [])[0]?.responses['405'];
    const { responses } = of[method.toLowerCase() as Method] ?? { responses: { ...(refusal && { 405: refusal }) } };
    const status = responses[answer.status] ? String(answer.status) : `${String(answer.status).charAt(0)}XX`;
    const response = responses[status];
    assert.ok(response, `${about}: this status is not described`);
    const described = resolve<Response>(response);
    for (const [name, header] of Object.entries(described.headers ?? {})) {
      const { required, schema } = resolve<Header>(header);
      const value = answer.headers.get(name);
      if (required) assert.notEqual(value, null, `${about}: no ${name}`);
      if (value !== null) assertSchema(schema, value, `${about}: ${name}`);
    }
    const type = answer.headers.get('Content-Type')?.split(';')[0] ?? '';
    if (described.content && method !== 'HEAD') {
      const content = described.content[type];
      assert.ok(content, `${about}: ${type} is not described`);
      assertSchema(content.schema, JSON.parse(text), about);
    } else if (status !== '5XX') assert.equal(text, '', `${about}: a body that is not described`);
    const isJson = type.endsWith('json') && text !== '';
    return {
      status: answer.status,
      described: `${method} ${place} ${status}`,
      headers: answer.headers,
      etag: answer.headers.get('ETag') ?? '',
      text,
      json: (isJson ? JSON.parse(text) : undefined) as Json,
    };
  }
  return {
    ask,
    send: (change, { account = change.account, ...headers } = {}) =>
      ask('POST', `/accounts/${account}/changes`, {
        headers: { 'Idempotency-Key': change.id, ...headers },
        body: change,
      }),
    misbehave: (setting) => ask('POST', '/receiver/behavior', { body: setting }),
    applied: async (account) => (await ask<ListedChange[]>('GET', `/receiver/changes?account=${account}`)).json,
    fetch: (address, init) => fetch(url + address, { ...init, headers: { ...signedIn, ...init?.headers } }),
  };
}

/** A folder of its own, and how to remove it. */
export async function ownFolder(): Promise<{ folder: string; drop: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'waymark-'));
  return { folder, drop: () => rm(folder, { recursive: true, force: true }) };
}

interface OwnDatabase {
  /** Undefined: PGlite in memory. */
  databaseUrl?: string;
  drop: () => Promise<void>;
}

/** A schema of its own in the database that DATABASE_URL names, so that nothing else there is touched. */
async function ownSchema(): Promise<OwnDatabase> {
  const connectionString = process.env.DATABASE_URL;
  assert.ok(connectionString, 'DATABASE_URL names no PostgreSQL');
  const name = `waymark_test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString });
  await admin.connect();
  await admin.query(`CREATE SCHEMA ${name}`);
  const url = new URL(connectionString);
  url.searchParams.set('options', `-c search_path=${name}`);
  return {
    databaseUrl: url.href,
    async drop() {
      await admin.query(`DROP SCHEMA ${name} CASCADE`);
      await admin.end();
    },
  };
}

/** The databases of a test: PGlite always, PostgreSQL if DATABASE_URL names one. */
export const databases: Readonly<
  Record<'PGlite' | 'PostgreSQL', { skip: string | false; own: () => Promise<OwnDatabase> }>
> = {
  PGlite: { skip: false, own: () => Promise.resolve({ drop: () => Promise.resolve() }) },
  PostgreSQL: { skip: process.env.DATABASE_URL ? false : 'DATABASE_URL names no PostgreSQL', own: ownSchema },
};

/** The account that openapi.yaml tells its examples of. */
export const acme = openapi.components.examples.acme.value;

/** A receiver with the accounts acme and globex, untouched before each test. It works inside of tests only. */
export interface Given extends Omit<Client, 'applied'> {
  /** The changes that were applied to an account; by default to acme. */
  applied: (account?: string) => Promise<ListedChange[]>;
  /** An account as it now is; by default acme. */
  read: (account?: string) => Promise<AccountRead>;
  /** The same receiver, asked by another person. */
  as: (who: string | null) => Pick<Client, 'ask' | 'send'>;
  url: () => string;
  /** Writes a file in the folder of the accounts, text or JSON; without content it is removed. */
  give: (file: string, content?: string | object) => Promise<void>;
}

/** Describes a receiver on each database. */
export function describeReceiver(name: string, tests: (given: Given) => void): void {
  for (const [database, { skip, own }] of Object.entries(databases)) {
    void describe(`${name} on ${database}`, { skip, timeout: 120_000 }, () => {
      let now: { folder: string; url: string; client: Client; drop: () => Promise<void> } | undefined;
      const running = () => {
        assert.ok(now, 'the receiver runs inside of tests only');
        return now;
      };
      const given: Given = {
        ask: (...args) => running().client.ask(...args),
        send: (...args) => running().client.send(...args),
        misbehave: (...args) => running().client.misbehave(...args),
        applied: (account = 'acme') => running().client.applied(account),
        read: async (account = 'acme') => (await given.ask<AccountRead>('GET', `/accounts/${account}`)).json,
        fetch: (...args) => running().client.fetch(...args),
        as: (who) => ({
          ask: (...args) => client(running().url, who).ask(...args),
          send: (...args) => client(running().url, who).send(...args),
        }),
        url: () => running().url,
        give: (file, content) =>
          content === undefined
            ? rm(path.join(running().folder, file))
            : writeFile(
                path.join(running().folder, file),
                typeof content === 'string' ? content : JSON.stringify(content),
              ),
      };
      before(async () => {
        const [files, database] = [await ownFolder(), await own()];
        const receiver = await startReceiver({
          accounts: files.folder,
          ...(database.databaseUrl !== undefined && { databaseUrl: database.databaseUrl }),
        });
        now = {
          folder: files.folder,
          url: receiver.url,
          client: client(receiver.url),
          drop: async () => {
            await receiver.close();
            await database.drop();
            await files.drop();
          },
        };
      });
      beforeEach(async () => {
        await given.give('acme.json', acme);
        await given.give('globex.json', { ...acme, account: { ...acme.account, id: 'globex' } });
        await given.ask('POST', '/receiver/reset');
      });
      after(() => now?.drop());
      tests(given);
    });
  }
}

/** Sends a change until it is answered otherwise than with 409. */
export async function sendOn(
  send: Client['send'],
  change: SentChange,
  headers?: Readonly<Record<string, string>>,
): ReturnType<Client['send']> {
  for (;;) {
    const answer = await send(change, headers);
    if (answer.status !== 409) return answer;
    await sleep(20);
  }
}
