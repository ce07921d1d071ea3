// The page is killed at every moment that its sender waits, and revived, over 1,000 changes: none is lost, none applied twice.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'vite';
import { openBrowser, openPage } from '../tools/browser.mjs';
import { startReceiver } from '../tools/receiver.mjs';

const top = path.resolve(import.meta.dirname, '../..');
const CHANGES = 1000;

/** Runs in the page: lives of at most three changes each, every one but the last of them killed at another moment. */
async function livesOf({ total, account, targets }) {
  /** Of a life; by then what an earlier one has left is sent. */
  const LONGEST = 60;
  let seed = 1;
  const random = (below) => (seed = (seed * 16_807) % 2_147_483_647) % below;
  const url = `${location.origin}/api/accounts/${account}`;
  const made = [];
  const killedAt = {};
  const changeOf = (i) => {
    const { kinds, target } = targets[random(targets.length)];
    const kind = kinds[random(kinds.length)];
    const value = kind === 'comment' ? { text: `Comment ${i}` } : undefined;
    return { id: crypto.randomUUID(), at: new Date(Date.UTC(2026, 9, 5) + i * 60_000).toISOString(), account, kind, target, ...(value ? { value } : {}) };
  };
  /** @returns what was left in the queue, or null where it was killed */
  const live = (changes, killAt) => new Promise((resolve, reject) => {
    const worker = new Worker('/worker.js', { type: 'module' });
    let moments = 0;
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      if (data.failed) return reject(new Error(data.failed));
      if (data.made) return made.push(data.made);
      if (data.queue) {
        worker.terminate();
        return resolve(data);
      }
      moments++;
      if (moments === killAt) {
        killedAt[data.at] = (killedAt[data.at] ?? 0) + 1;
        worker.terminate();
        return resolve(null);
      }
      worker.postMessage('go');
    };
    worker.postMessage({ url, changes });
  });

  let count = 0;
  let kills = 0;
  for (let killAt = 1; count < total; killAt = (killAt % LONGEST) + 1) {
    const changes = Array.from({ length: Math.min(3, total - count) }, (_, i) => changeOf(count + i));
    // what a killed page had not kept yet was never done: the person would do it again
    const before = made.length;
    const left = await live(changes, killAt);
    count += made.length - before;
    kills += left === null ? 1 : 0;
  }
  let rest = await live([], Infinity);
  for (let tries = 0; tries < 20 && rest.queue.some(({ status }) => status === 'waiting'); tries++) rest = await live([], Infinity);
  return { made, kills, killedAt, rest };
}

describe('a page that is killed', () => {
  let browser;
  let server;
  before(async () => {
    const { output } = await build({
      root: top, configFile: false, logLevel: 'error',
      build: { write: false, target: 'es2022', rolldownOptions: { input: 'tests/fixtures/sender-worker.ts', output: { format: 'es', entryFileNames: 'worker.js', codeSplitting: false } } },
    });
    server = await startReceiver({
      pages: { '/': '<!doctype html><link rel="icon" href="data:,"><title>t</title>' },
      answer: (req, res) => { if (req.url === '/worker.js') res.setHeader('Content-Type', 'text/javascript').end(output[0].code); },
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it(`loses none of ${CHANGES} changes, and none is applied twice`, { timeout: 600_000 }, async (context) => {
    const page = await openPage(browser);
    await page.goto(server.url);
    const account = 'northwind';
    const { effort, plan } = await (await fetch(`${server.url}/api/accounts/${account}`)).json();
    const actions = effort.entries.filter(({ kind, side, proof }) => kind === 'action' && side === 'customer' && proof === undefined);
    const targets = [
      ...actions.map(({ id }) => ({ target: id, kinds: ['action-done', 'action-reopened', 'comment'] })),
      ...plan.milestones.filter(({ proof }) => proof === undefined).map(({ id }) => ({ target: id, kinds: ['milestone-done', 'milestone-reopened'] })),
    ];
    assert.ok(targets.length >= 3, 'the account has too little to change');
    const { made, kills, killedAt, rest } = await page.evaluate(livesOf, { total: CHANGES, account, targets });
    const applied = await (await fetch(`${server.url}/api/receiver/changes?account=${account}`)).json();
    context.diagnostic(`${made.length} changes, ${kills} kills at ${Object.keys(killedAt).length} kinds of moments: ${JSON.stringify(killedAt)}`);
    assert.equal(rest.isDurable, true);
    assert.deepEqual(rest.queue.filter(({ status }) => status !== 'kept'), []);
    const ids = applied.map(({ id }) => id);
    assert.equal(new Set(made).size, made.length);
    assert.deepEqual(ids, made, 'what was applied is what was made, in its order');
    for (const at of ['keep', 'read', 'lock', 'send', 'take', 'update']) for (const side of ['before', 'after']) assert.ok(killedAt[`${side} ${at}`] > 0, `never killed ${side} ${at}`);
  });
});
