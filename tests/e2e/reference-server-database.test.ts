// The data that the reference server keeps: in the JSON as it was written, through a restart, a kill, another process
// and a database that is away.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { PGlite } from '@electric-sql/pglite';
import * as fc from 'fast-check';
import { applyToJson, reapplyToJson } from '../../demo/reference-server/apply-change.js';
import { openReferenceServer } from '../../demo/reference-server/server.js';
import { applyChange, type Change } from '../../src/core/changes/change.js';
import { parseConfig, type ParseResult } from '../../src/core/config/parse.js';
import type { Config } from '../../src/core/config/schema.js';
import { serve } from '../../tools/serve.js';
import {
  aComment,
  acme,
  client,
  databases,
  entryOf,
  ownFolder,
  sendOn,
  startReceiver,
  type AccountRead,
  type Answered,
  type Client,
} from '../../tools/reference-server.js';

const top = path.resolve(import.meta.dirname, '../..');
const comments = (config: AccountRead) => entryOf(config).comments.map(({ text }) => text);

/** One seed, so that no run fails by chance; FUZZ_SEED names another. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_128);

describe('a written config', () => {
  const accounts = readdirSync(path.join(top, 'demo/accounts')).filter((file) => file.endsWith('.json'));

  /** Any change to a config that can be applied. */
  const changesTo = ({ account, metrics, plan, effort }: Config): fc.Arbitrary<Change> => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).map((words) => `x${words}`);
    const may = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const of = (items: readonly { id: string }[]) => fc.constantFrom(...items.map(({ id }) => id));
    const entries = effort?.entries ?? [];
    const asks = entries.filter(({ kind }) => kind === 'question' || kind === 'decision');
    const options = plan?.nextPhase?.options ?? [];
    // the server refuses a larger one
    const amount = fc.double({ noNaN: true, min: -1e15, max: 1e15 });
    const done = fc.oneof(
      fc.constantFrom(undefined, null, '2026-03-02'),
      fc.record({ on: fc.constant('2026-03-02'), by: may(text), evidence: may(text) }),
    );
    const kinds: [targets: readonly { id: string }[], kind: string, value?: Record<string, fc.Arbitrary<unknown>>][] = [
      [entries, 'action-done', { evidence: text }],
      [entries, 'action-reopened'],
      [entries, 'comment', { text }],
      [entries, 'comment-withdrawn', { text: fc.constant('x') }],
      [asks, 'question-answered', { text }],
      [asks, 'decision-made', { text }],
      [asks, 'answer-withdrawn'],
      [plan?.milestones ?? [], 'milestone-done', { evidence: text }],
      [plan?.milestones ?? [], 'milestone-restored', { done }],
      [plan?.milestones ?? [], 'milestone-reopened'],
      [options, 'next-phase-ranked', { rank: fc.integer({ min: 1, max: options.length || 1 }) }],
      [
        options.length ? [account] : [],
        'next-phase-restored',
        { ranks: fc.dictionary(of(options.length ? options : [account]), fc.option(fc.integer({ min: 1, max: 9 }))) },
      ],
      [plan ? [account] : [], 'purpose-confirmed'],
      [
        plan ? [account] : [],
        'purpose-unconfirmed',
        { earlier: fc.record({ on: fc.constant('2026-03-02'), by: may(text) }) },
      ],
      [metrics, 'metric-confirmed', { value: amount }],
      [metrics, 'metric-disputed', { value: amount, reason: text }],
    ];
    return fc.oneof(
      ...kinds
        .filter(([targets]) => targets.length)
        .map(([targets, kind, value]) =>
          fc.record({
            id: fc.uuid(),
            at: fc
              .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
              .map((date) => date.toISOString()),
            account: fc.constant(account.id),
            kind: fc.constant(kind),
            target: of(targets),
            by: may(text),
            ...(value ? { value: fc.record(value) } : {}),
          }),
        ),
    ) as fc.Arbitrary<Change>;
  };
  const problemsIn = (result: ParseResult) =>
    [...(result.ok ? [] : result.issues), ...result.warnings].map(({ code, path: place }) => `${code} ${place}`);
  const plain = <T>(value: T) => JSON.parse(JSON.stringify(value)) as T;

  for (const file of [...accounts, 'acme'])
    it(`${file}: after any changes it says what the page shows, faultless, and the rest as it was written`, () => {
      const seed =
        file === 'acme'
          ? JSON.stringify({ ...acme, extra: { unknown: true } })
          : readFileSync(path.join(top, 'demo/accounts', file), 'utf8');
      const first = parseConfig(seed);
      const given = first.config;
      assert.ok(given);
      fc.assert(
        fc.property(fc.array(changesTo(given), { minLength: 1, maxLength: 12 }), (list) => {
          const changes = plain(list);
          const text = changes.reduce(applyToJson, seed);
          const now = parseConfig(text);
          assert.deepEqual([now.ok, problemsIn(now)], [first.ok, problemsIn(first)]);
          assert.deepEqual(plain(now.config), plain(changes.reduce(applyChange, given)));
          assert.deepEqual(JSON.parse(text), JSON.parse(reapplyToJson(seed, changes)));
          const bare = (config: string) =>
            JSON.stringify(JSON.parse(config), (key, value: unknown) =>
              ['done', 'answer', 'comments', 'rank', 'confirmed', 'disputed'].includes(key) ? undefined : value,
            );
          assert.equal(bare(text), bare(seed));
        }),
        { numRuns: 60, seed: SEED },
      );
    });

  it('keeps what this version does not know of a comment, when another is added and taken back', () => {
    const seed = JSON.stringify({
      ...acme,
      effort: {
        entries: [
          { id: 'scan', kind: 'action', title: 'Scan', comments: [{ on: '2026-01-01', text: 'first', mood: 'good' }] },
        ],
      },
    });
    const added = applyToJson(seed, aComment('second') as Change);
    assert.deepEqual((JSON.parse(added) as AccountRead).effort.entries[0].comments, [
      { on: '2026-01-01', text: 'first', mood: 'good' },
      { on: '2026-10-05', text: 'second' },
    ]);
    assert.equal(applyToJson(added, aComment('second', { kind: 'comment-withdrawn' }) as Change), seed);
  });
});

describe('the receiver on a folder', () => {
  let accounts: Awaited<ReturnType<typeof ownFolder>>;
  let data: Awaited<ReturnType<typeof ownFolder>>;
  let folder: string;
  before(async () => {
    [accounts, data] = [await ownFolder(), await ownFolder()];
    folder = path.join(data.folder, 'database');
    writeFileSync(path.join(accounts.folder, 'acme.json'), JSON.stringify(acme));
  });
  after(() => Promise.all([accounts.drop(), data.drop()]));
  const open = async (context: TestContext) => {
    const receiver = await startReceiver({ accounts: accounts.folder, folder });
    context.after(receiver.close); // where the test fails before it does
    return { ...receiver, ...client(receiver.url) };
  };

  it('makes no database as long as accounts are only read', async (context) => {
    const { ask, close } = await open(context);
    const seen = await ask('GET', '/accounts/acme');
    assert.deepEqual([seen.status, existsSync(folder)], [200, false]);
    const known = await ask('GET', '/accounts/acme', { headers: { 'If-None-Match': seen.etag } });
    assert.equal(known.status, 304);
    await close();
    assert.equal(existsSync(folder), false);
  });

  it('is opened again with nothing lost, and every key known', async (context) => {
    const changes = ['1', '2', '3'].map((text) => aComment(text));
    const first = await open(context);
    const seed = (await first.ask('GET', '/accounts/acme')).etag;
    const answers: Answered<AccountRead>[] = [];
    for (const change of changes) answers.push(await first.send(change, { 'If-Match': answers.at(-1)?.etag ?? seed }));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
      'the tag from before there was a database still matches',
    );
    const listed = await first.applied('acme');
    await first.close();

    const second = await open(context);
    assert.equal((await second.ask('GET', '/accounts/acme')).text, answers.at(-1)?.text);
    assert.deepEqual(await second.applied('acme'), listed);
    for (const [i, change] of changes.entries()) {
      const again = await second.send(change);
      assert.deepEqual([again.status, again.etag, again.text], [200, answers[i]?.etag, answers[i]?.text]);
      assert.equal((await second.send({ ...change, target: 'tax' })).status, 422);
    }
    assert.equal((await second.applied('acme')).length, 3);
    await second.close();
  });

  it(
    'killed in the midst of it: what was answered is there, and what is sent again is applied once',
    { timeout: 120_000 },
    async (context) => {
      const code = `
      import { startReceiver } from './tools/reference-server.ts';
      const { url } = await startReceiver(${JSON.stringify({ accounts: accounts.folder, folder })});
      process.stdout.write(url);`;
      const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], {
        cwd: top,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const gone = new Promise<void>((done) => {
        child.on('exit', () => done());
      });
      context.after(() => child.kill('SIGKILL'));
      const url = await new Promise<string>((done) => {
        child.stdout.once('data', (data: Buffer) => done(String(data)));
      });
      const { send, ask: askFirst } = client(url);
      await askFirst('POST', '/receiver/reset');
      const changes = Array.from({ length: 60 }, (_, i) => aComment(`comment ${i}`));
      const answered = new Set<string>();
      const sending = Promise.allSettled(
        changes.map(async (change) => {
          if ((await send(change)).status !== 200) return;
          answered.add(change.id);
          if (answered.size === 15) child.kill('SIGKILL');
        }),
      );
      await Promise.all([sending, gone]);
      assert.ok(answered.size >= 15 && answered.size < 60, `${answered.size} of 60 were answered`);

      const { send: sendAgain, applied, ask, close } = await open(context);
      const kept = new Set((await applied('acme')).map(({ id }) => id));
      assert.deepEqual(
        [...answered].filter((id) => !kept.has(id)),
        [],
      );
      for (const change of changes) assert.equal((await sendAgain(change)).status, 200);
      assert.deepEqual((await applied('acme')).map(({ id }) => id).sort(), changes.map(({ id }) => id).sort());
      assert.deepEqual(
        comments((await ask('GET', '/accounts/acme')).json).sort(),
        changes.map(({ value }) => value.text).sort(),
      );
      await close();
    },
  );

  it('that an earlier version made is used on', async (context) => {
    const earlier = await PGlite.create({ dataDir: folder });
    await earlier.exec('DROP TABLE IF EXISTS waymark_changes; DROP TABLE IF EXISTS waymark_accounts');
    const schema = readFileSync(path.join(top, 'demo/reference-server/schema.sql'), 'utf8');
    await earlier.exec(schema);
    await earlier.exec('ALTER TABLE waymark_changes DROP COLUMN person');
    await earlier.close();
    const { send, applied, close } = await open(context);
    assert.equal((await send(aComment('kept'))).status, 200);
    assert.equal((await applied('acme')).length, 1);
    await close();
  });

  it('that another uses is left alone: a second one works in memory, and says so', async (context) => {
    const warn = context.mock.method(console, 'warn', () => {});
    const [first, second] = [await open(context), await open(context)];
    await first.ask('POST', '/receiver/reset');
    await first.send(aComment('first'));
    assert.equal((await second.send(aComment('second'))).status, 200);
    assert.match(
      String(warn.mock.calls[0]?.arguments[0]),
      /database is in use by process \d+; .* Until then accounts are kept in memory\.$/,
    );
    assert.deepEqual(
      [
        comments((await first.ask('GET', '/accounts/acme')).json),
        comments((await second.ask('GET', '/accounts/acme')).json),
      ],
      [['first'], ['second']],
    );
    await second.close();
    await first.close();
    const third = await open(context);
    assert.deepEqual(comments((await third.ask('GET', '/accounts/acme')).json), ['first']);
    await third.close();
    assert.equal(warn.mock.callCount(), 1);
  });
});

describe('the receiver, whose database is away', () => {
  it('says 503, and works as soon as it is back', async (context) => {
    const error = context.mock.method(console, 'error', () => {});
    const [accounts, data] = [await ownFolder(), await ownFolder()];
    writeFileSync(path.join(accounts.folder, 'acme.json'), JSON.stringify(acme));
    const folder = path.join(data.folder, 'database');
    writeFileSync(folder, 'a file where the folder should be');
    const receiver = await startReceiver({ accounts: accounts.folder, folder });
    context.after(async () => {
      await receiver.close();
      await Promise.all([accounts.drop(), data.drop()]);
    });
    const { ask, send } = client(receiver.url);
    for (const answer of [await ask('GET', '/accounts/acme'), await send(aComment('x'))])
      assert.deepEqual([answer.status, answer.json.code, answer.headers.get('Retry-After')], [503, 'unavailable', '1']);
    assert.equal(error.mock.callCount(), 2);
    await data.drop();
    assert.deepEqual([(await send(aComment('x'))).status, (await ask('GET', '/accounts/acme')).status], [200, 200]);
  });

  it('refuses whoever comes after it was closed', async (context) => {
    context.mock.method(console, 'error', () => {});
    const receiver = openReferenceServer({ accounts: path.join(top, 'demo/accounts'), testRoutes: true });
    await receiver.close();
    const site = await serve({
      answer: (req, res) =>
        new Promise<void>((done) => {
          res.on('close', done);
          receiver.handler(req, res, done);
        }),
    });
    context.after(site.close);
    assert.equal((await fetch(`${site.url}/api/receiver/changes`)).status, 503);
  });
});

const { skip, own } = databases.PostgreSQL;
describe('two receivers on one PostgreSQL', { skip }, () => {
  it('that start at once, and are sent the same changes at once, apply each once', async (context) => {
    const [accounts, database] = [await ownFolder(), await own()];
    writeFileSync(path.join(accounts.folder, 'acme.json'), JSON.stringify(acme));
    const receivers = await Promise.all(
      ['a', 'b', 'c'].map(() =>
        startReceiver({
          accounts: accounts.folder,
          ...(database.databaseUrl !== undefined && { databaseUrl: database.databaseUrl }),
        }),
      ),
    );
    context.after(async () => {
      for (const receiver of receivers) await receiver.close();
      await Promise.all([accounts.drop(), database.drop()]);
    });
    const clients = receivers.map(({ url }) => client(url));
    const changes = Array.from({ length: 20 }, (_, i) => aComment(`comment ${i}`));
    const answers = await Promise.all(
      changes.flatMap((change) =>
        clients.map(async ({ send }) => ({ id: change.id, ...(await sendOn(send, change)) })),
      ),
    );
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    for (const { id } of changes)
      assert.equal(new Set(answers.filter((answer) => answer.id === id).map(({ text }) => text)).size, 1);
    const [one, other] = clients as [Client, Client, Client];
    assert.deepEqual((await one.applied('acme')).map(({ id }) => id).sort(), changes.map(({ id }) => id).sort());
    assert.deepEqual(
      comments((await other.ask('GET', '/accounts/acme')).json).sort(),
      changes.map(({ value }) => value.text).sort(),
    );
  });
});
