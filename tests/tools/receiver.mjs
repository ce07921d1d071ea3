// The demo's receiver on a port of its own, and its openapi.yaml to hold its answers against.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, describe } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import pg from 'pg';
import { runnerImport } from 'vite';
import { parse } from 'yaml';
import { serve } from './serve.mjs';

const top = path.resolve(import.meta.dirname, '../..');

/** A module of the project that is written in TypeScript. */
export const load = async (file) => (await runnerImport(`/${file}`, { configFile: false, root: top, logLevel: 'error' })).module;

/** Starts a receiver; its options are those of `openReceiver`, and what `serve` serves beside it: `pages`, `folders`, `answer`. */
export async function startReceiver({ pages, folders, headers, answer, ...options } = {}) {
  const { openReceiver } = await load('demo/receiver/receiver.ts');
  const receiver = openReceiver({ accounts: path.join(top, 'demo/accounts'), ...options });
  const site = await serve({
    pages, folders, headers,
    answer: async (req, res) => {
      await answer?.(req, res);
      if (res.writableEnded) return;
      await new Promise((done) => {
        res.on('close', done);
        receiver.handler(req, res, done);
      });
    },
  });
  let closing;
  return { url: site.url, requests: site.requests, close: () => (closing ??= site.close().then(receiver.close)) };
}

/** A change with a key of its own. */
export const aChange = (parts) => ({ id: randomUUID(), at: '2026-10-05T09:30:00Z', account: 'acme', kind: 'purpose-confirmed', target: 'acme', ...parts });
export const aComment = (text, parts) => aChange({ kind: 'comment', target: 'scan', value: { text }, ...parts });

export const openapi = parse(readFileSync(path.join(top, 'demo/receiver/openapi.yaml'), 'utf8'));

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: 'openapi', ...openapi });

/** What a `$ref` of openapi.yaml stands for. */
export const resolve = (part) => (part?.$ref === undefined ? part : resolve(part.$ref.slice(2).split('/').reduce((at, key) => at[key], openapi)));

/** Whether a value is as a schema of openapi.yaml says; the schema may refer to others. */
export function assertSchema(schema, value, about) {
  const absolute = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"openapi#/'));
  const check = ajv.compile(absolute);
  assert.ok(check(value), `${about}: ${ajv.errorsText(check.errors)}`);
}

/** A client whose every answer is held against openapi.yaml; `described` names the place there, as `GET /path 200`. */
export function client(url) {
  async function ask(method, address, { headers = {}, body } = {}) {
    const isText = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
    const answer = await fetch(`${url}/api${address}`, {
      method, headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers }, ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const place = Object.keys(openapi.paths).find((template) => new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(address.split('?')[0]));
    const about = `${method} ${address} ${answer.status}`;
    assert.ok(place, `${about}: this address is not described`);
    // a method that is not described is answered as the described ones say
    const operation = openapi.paths[place][method.toLowerCase()] ?? { responses: { 405: Object.values(openapi.paths[place]).find(({ responses }) => responses)?.responses['405'] } };
    const status = operation.responses[answer.status] ? String(answer.status) : `${String(answer.status)[0]}XX`;
    const described = resolve(operation.responses[status]);
    assert.ok(described, `${about}: this status is not described`);
    for (const [name, header] of Object.entries(described.headers ?? {})) {
      const { required, schema } = resolve(header);
      const value = answer.headers.get(name);
      if (required) assert.notEqual(value, null, `${about}: no ${name}`);
      if (value !== null) assertSchema(schema, value, `${about}: ${name}`);
    }
    const type = answer.headers.get('Content-Type')?.split(';')[0];
    if (described.content && method !== 'HEAD') {
      const content = described.content[type];
      assert.ok(content, `${about}: ${type} is not described`);
      assertSchema(content.schema, JSON.parse(text), about);
    } else if (status !== '5XX') assert.equal(text, '', `${about}: a body that is not described`);
    const isJson = /json$/.test(type) && text !== '';
    return { status: answer.status, described: `${method} ${place} ${status}`, headers: answer.headers, etag: answer.headers.get('ETag'), text, json: isJson ? JSON.parse(text) : undefined };
  }
  const send = (change, { account = change.account, ...headers } = {}) => ask('POST', `/accounts/${account}/changes`, { headers: { 'Idempotency-Key': change.id, ...headers }, body: change });
  return { ask, send, misbehave: (setting) => ask('POST', '/receiver/behavior', { body: setting }), applied: async (account) => (await ask('GET', `/receiver/changes?account=${account}`)).json };
}

/** A folder of its own, and how to remove it. */
export async function ownFolder() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'waymark-'));
  return { folder, drop: () => rm(folder, { recursive: true, force: true }) };
}

/** A schema of its own in the database that DATABASE_URL names, so that nothing else there is touched. */
async function ownSchema() {
  const name = `waymark_test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await admin.connect();
  await admin.query(`CREATE SCHEMA ${name}`);
  const url = new URL(process.env.DATABASE_URL);
  url.searchParams.set('options', `-c search_path=${name}`);
  return {
    databaseUrl: url.href,
    async drop() {
      await admin.query(`DROP SCHEMA ${name} CASCADE`);
      await admin.end();
    },
  };
}

/** Where a test runs: on PGlite always, on PostgreSQL where DATABASE_URL names one. */
export const databases = {
  'PGlite': { skip: false, own: async () => ({ drop: async () => {} }) },
  'PostgreSQL': { skip: process.env.DATABASE_URL ? false : 'DATABASE_URL names no PostgreSQL', own: ownSchema },
};

/** The account that openapi.yaml tells its examples of. */
export const acme = openapi.components.examples.acme.value;

/**
 * Describes a receiver on each database, with the accounts acme and globex, untouched before each test.
 * What `tests` gets works inside of its tests only.
 */
export function describeReceiver(name, tests) {
  for (const [database, { skip, own }] of Object.entries(databases)) {
    describe(`${name} on ${database}`, { skip, timeout: 120_000 }, () => {
      const now = {};
      const ask = (...args) => now.client.ask(...args);
      const given = {
        ask,
        send: (...args) => now.client.send(...args),
        misbehave: (...args) => now.client.misbehave(...args),
        applied: (account = 'acme') => now.client.applied(account),
        read: async (account = 'acme') => (await ask('GET', `/accounts/${account}`)).json,
        fetch: (address, init) => fetch(now.receiver.url + address, init),
        url: () => now.receiver.url,
        /** A file in the folder of the accounts; no text: it is gone. */
        give: (file, text) => (text === undefined ? rm(path.join(now.folder, file)) : writeFile(path.join(now.folder, file), typeof text === 'string' ? text : JSON.stringify(text))),
      };
      before(async () => {
        const [files, database] = [await ownFolder(), await own()];
        const receiver = await startReceiver({ accounts: files.folder, databaseUrl: database.databaseUrl });
        Object.assign(now, { folder: files.folder, receiver, client: client(receiver.url) });
        now.drop = async () => {
          await receiver.close();
          await database.drop();
          await files.drop();
        };
      });
      beforeEach(async () => {
        await given.give('acme.json', acme);
        await given.give('globex.json', { ...acme, account: { ...acme.account, id: 'globex' } });
        await ask('POST', '/receiver/reset');
      });
      after(() => now.drop?.());
      tests(given);
    });
  }
}

/** Sends a change until it is answered otherwise than with 409. */
export async function sendOn(send, change, headers) {
  for (;;) {
    const answer = await send(change, headers);
    if (answer.status !== 409) return answer;
    await new Promise((done) => { setTimeout(done, 20); });
  }
}
