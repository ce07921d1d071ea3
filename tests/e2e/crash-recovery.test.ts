// Pages are killed at every moment that their save queue waits, and opened again: none of the changes that were said to
// be kept is lost, none is applied twice, none is sent as somebody else. `npm test` makes 250 changes in each of two
// ways, `npm run guarantees` 1,000; CHANGES in the environment names another number.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage } from '../../tools/browser.js';
import { bundle } from '../../tools/bundle.js';
import { client, startReceiver } from '../../tools/reference-server.js';
import type { Site } from '../../tools/serve.js';

const CHANGES = Number(process.env.CHANGES ?? 250);
const ACCOUNT = 'northwind';
const PAGE = '<!doctype html><link rel="icon" href="data:,"><title>t</title>';
const TOKENS = { ana: 'token-of-ana', ben: 'token-of-ben' };

interface Target {
  target: string;
  kinds: string[];
}
interface Lives {
  total: number;
  burst: number;
  account: string;
  targets: Target[];
  /** Viewer → token. */
  people: Record<string, string>;
  seed: number;
  isOver: boolean;
}
/** The changes left in the queue of a page that ended by itself. */
interface Left {
  queue: { status: string }[];
  isStorageFailing: boolean;
}
/**
 * The messages of a page of tests/fixtures/killable-page.ts: that it is ready, that it failed, a moment, a change, or
 * the end.
 */
interface Said extends Partial<Left> {
  frame: string;
  failed?: string;
  ready?: true;
  made?: string;
  at?: string;
  moment?: unknown;
}

/** Runs in the page: lives of at most `burst` changes each, every one but the last killed at another moment. */
async function livesOf({ total, burst, account, targets, people, seed, isOver }: Lives) {
  /** Moments of a life; by then the changes of an earlier one are sent. */
  const MAX_MOMENTS = 20 * burst;
  const random = (below: number) => (seed = (seed * 16_807) % 2_147_483_647) % below;
  const oneOf = <T>(list: readonly T[]) => list[random(list.length)]!;
  const url = `${location.origin}/api/accounts/${account}`;
  const made: { id: string; viewer: string }[] = [];
  /** The changes of all lives, also those that a killed page had not yet said to be kept. */
  const given: string[] = [];
  const killedAt: Record<string, number> = {};
  const changeOf = (i: number) => {
    const { kinds, target } = oneOf(targets);
    const kind = oneOf(kinds);
    const id = crypto.randomUUID();
    return {
      id,
      at: new Date(Date.UTC(2026, 9, 5) + i * 60_000).toISOString(),
      account,
      kind,
      target,
      ...(kind === 'comment' ? { value: { text: `Comment ${id}` } } : {}),
    };
  };
  /** @returns the queue that is left, or null where the page was killed */
  const live = (viewer: string, changes: object[], killAt: number) =>
    new Promise<Left | null>((resolve, reject) => {
      const frame = document.createElement('iframe');
      frame.name = crypto.randomUUID();
      frame.src = '/killable.html';
      let moments = 0;
      const end = (result: Left | null) => {
        window.removeEventListener('message', hear);
        frame.remove();
        resolve(result);
      };
      const hear = ({ data }: MessageEvent<Said>) => {
        const { failed, ready, queue, isStorageFailing = false, at = '', moment } = data;
        if (data.frame !== frame.name) return;
        if (failed) reject(new Error(failed));
        else if (ready) frame.contentWindow?.postMessage({ url, viewer, token: people[viewer], changes }, '*');
        else if (data.made) made.push({ id: data.made, viewer });
        else if (queue) end({ queue, isStorageFailing });
        else if (++moments === killAt) {
          killedAt[at] = (killedAt[at] ?? 0) + 1;
          end(null);
        } else frame.contentWindow?.postMessage(moment, '*');
      };
      window.addEventListener('message', hear);
      document.body.append(frame);
    });

  const viewers = Object.keys(people);
  let count = 0;
  let kills = 0;
  for (let killAt = 1; count < total; killAt = (killAt % MAX_MOMENTS) + Math.ceil(burst / 3)) {
    const viewer = oneOf(viewers);
    const changes = Array.from({ length: Math.min(burst, total - count) }, (_, i) => changeOf(count + i));
    given.push(...changes.map(({ id }) => id));
    // a change that a killed page had not stored was never said to be kept: the person would make it again
    const before = made.length;
    const left = await live(viewer, changes, killAt);
    count += made.length - before;
    kills += left === null ? 1 : 0;
  }
  const rest: Left[] = [];
  if (isOver)
    for (const viewer of viewers) {
      let left = await live(viewer, [], Infinity);
      for (let tries = 0; tries < 40 && left?.queue.some(({ status }) => status === 'waiting'); tries++)
        left = await live(viewer, [], Infinity);
      if (left) rest.push(left);
    }
  return { made, given, kills, killedAt, rest };
}

describe('a page that is killed', () => {
  let browser: Browser;
  let server: Site;
  /** The sender of each change, by the token of the request that was let through. */
  let senders: Record<string, Set<string>>;
  let redirects: boolean;
  before(async () => {
    const files = await bundle({ file: 'tests/fixtures/killable-page.ts' }, 'killable.js', { codeSplitting: false });
    let turn = 0;
    server = await startReceiver({
      pages: { '/': PAGE, '/killable.html': `${PAGE}<script type="module" src="/killable.js"></script>` },
      answer: (req, res) => {
        const script = files[req.url.slice(1)];
        if (script !== undefined) return res.setHeader('Content-Type', 'text/javascript').end(script);
        // a sign-in that has moved, as a proxy answers it: a GET is welcome there
        if (req.url === '/landed') return res.setHeader('Content-Type', 'application/json').end('{"ok":true}');
        if (req.method !== 'POST' || !req.url.includes('/changes')) return undefined;
        turn++;
        if (redirects && !req.url.includes('moved') && turn % 5 === 0)
          return res.writeHead(301 + (turn % 3), { Location: '/landed' }).end();
        if (redirects && !req.url.includes('moved') && turn % 7 === 0)
          return res.writeHead(307, { Location: `${req.url}?moved` }).end();
        const [who] = Object.entries(TOKENS).find(([, token]) => req.headers.authorization === `Bearer ${token}`) ?? [];
        if (who === undefined || who !== req.headers['waymark-viewer']) return res.writeHead(403).end();
        return (senders[String(req.headers['idempotency-key'])] ??= new Set()).add(who);
      },
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const start = async () => {
    senders = {};
    const { ask } = client(server.url);
    await ask('POST', '/receiver/reset');
    const { json } = await ask<{
      effort: { entries: { id: string; kind: string; side?: string; proof?: unknown }[] };
      plan: { milestones: { id: string; proof?: unknown }[] };
    }>('GET', `/accounts/${ACCOUNT}`);
    return json;
  };
  const appliedChanges = () => client(server.url).applied(ACCOUNT);
  const assertDone = (rest: Left[]) => {
    assert.ok(rest.length > 0, 'no page lived to its end');
    for (const { queue, isStorageFailing } of rest) {
      assert.equal(isStorageFailing, false);
      assert.deepEqual(
        queue.filter(({ status }) => status !== 'saved-pending-config'),
        [],
      );
    }
  };

  it(
    `loses none of ${CHANGES} changes, and applies each once, in their order`,
    { timeout: 900_000 },
    async (context) => {
      redirects = false;
      const { effort, plan } = await start();
      const page = await openPage(browser);
      await page.goto(server.url);
      const targets = [
        ...effort.entries
          .filter(({ kind, side, proof }) => kind === 'action' && side === 'customer' && proof === undefined)
          .map(({ id }) => ({ target: id, kinds: ['action-done', 'action-reopened', 'comment'] })),
        ...plan.milestones
          .filter(({ proof }) => proof === undefined)
          .map(({ id }) => ({ target: id, kinds: ['milestone-done', 'milestone-reopened'] })),
      ];
      assert.ok(targets.length >= 3, 'the account has too little to change');
      const people = { ana: TOKENS.ana };
      const { made, given, kills, killedAt, rest } = await page.evaluate(livesOf, {
        total: CHANGES,
        burst: 3,
        account: ACCOUNT,
        targets,
        people,
        seed: 1,
        isOver: true,
      });
      const ids = (await appliedChanges()).map(({ id }) => id);
      context.diagnostic(`${made.length} changes, ${kills} kills: ${JSON.stringify(killedAt)}`);
      assertDone(rest);
      assert.equal(new Set(made.map(({ id }) => id)).size, made.length);
      // a page may be killed between storing a change and saying so: such a change may be applied, but only once
      const said = new Set(made.map(({ id }) => id));
      assert.deepEqual(
        ids.filter((id) => said.has(id)),
        made.map(({ id }) => id),
        'the changes that were said to be kept are applied, in their order',
      );
      assert.deepEqual(
        ids,
        given.filter((id) => ids.includes(id)),
        'no change is applied twice, out of order, or without having been made',
      );
      for (const at of ['read', 'lock', 'send', 'adopt', 'update'])
        for (const side of ['before', 'after'])
          assert.ok((killedAt[`${side} ${at}`] ?? 0) > 0, `never killed ${side} ${at}`);
      await page.close();
    },
  );

  it(
    `the same over ${CHANGES} changes in two tabs, by two people, with redirects, on a processor six times slower`,
    { timeout: 1_800_000 },
    async (context) => {
      redirects = true;
      const { effort } = await start();
      // a comment contradicts nobody, so none of them waits for a person
      const targets = effort.entries.map(({ id }) => ({ target: id, kinds: ['comment'] }));
      const browserContext = await browser.newContext();
      const [one, other] = await Promise.all([openPage(browserContext), openPage(browserContext)]);
      const lives = await Promise.all(
        [one, other].map(async (tab, i) => {
          await tab.goto(server.url);
          const session = await browserContext.newCDPSession(tab);
          await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
          const result = await tab.evaluate(livesOf, {
            total: CHANGES / 2,
            burst: 25,
            account: ACCOUNT,
            targets,
            people: TOKENS,
            seed: i + 2,
            isOver: false,
          });
          // nobody is killed any more: what still waits is sent at the processor's own speed
          await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
          return result;
        }),
      );
      const { rest } = await one.evaluate(livesOf, {
        total: 0,
        burst: 0,
        account: ACCOUNT,
        targets,
        people: TOKENS,
        seed: 1,
        isOver: true,
      });
      const made = lives.flatMap((one) => one.made);
      const ids = (await appliedChanges()).map(({ id }) => id);
      const applied = new Set(ids);
      const lost = made.filter(({ id }) => !applied.has(id));
      const doubled = ids.length - applied.size;
      const misnamed = made.filter(({ id, viewer }) => [...(senders[id] ?? [])].some((who) => who !== viewer));
      context.diagnostic(
        `${made.length} changes, ${lives.reduce(
          (sum, { kills }) => sum + kills,
          0,
        )} kills, ${lost.length} lost, ${doubled} doubled, ${misnamed.length} under another name`,
      );
      assertDone(rest);
      assert.ok(made.length >= CHANGES);
      assert.deepEqual([lost, doubled, misnamed], [[], 0, []]);
      await browserContext.close();
    },
  );
});
