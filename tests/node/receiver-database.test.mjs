// What the receiver of the demo keeps: in the JSON as it was written, through a restart, a kill, another process and a database that is away.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as fc from 'fast-check';
import { aComment, acme, client, databases, load, ownFolder, sendOn, startReceiver } from '../tools/receiver.mjs';

const top = path.resolve(import.meta.dirname, '../..');
const comments = (config) => (config.effort.entries.find(({ id }) => id === 'scan').comments ?? []).map(({ text }) => text);

describe('a written config', () => {
  const accounts = readdirSync(path.join(top, 'demo/accounts')).filter((file) => file.endsWith('.json'));
  let written;
  let parseConfig;
  let applyChange;
  before(async () => {
    written = await load('demo/receiver/written.ts');
    ({ parseConfig } = await load('src/config/parse.ts'));
    ({ applyChange } = await load('src/changes/change.ts'));
  });

  /** Any change to a config that can be applied. */
  const changesTo = ({ account, metrics, plan, effort }) => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).map((words) => `x${words}`);
    const may = (arbitrary) => fc.option(arbitrary, { nil: undefined });
    const of = (items = []) => fc.constantFrom(...items.map(({ id }) => id));
    const entries = effort?.entries ?? [];
    const asks = entries.filter(({ kind }) => kind === 'question' || kind === 'decision');
    const options = plan?.nextPhase?.options ?? [];
    const done = fc.oneof(fc.constantFrom(undefined, null, '2026-03-02'), fc.record({ on: fc.constant('2026-03-02'), by: may(text), evidence: may(text) }));
    const kinds = [
      [entries, 'action-done', { evidence: text }], [entries, 'action-reopened'], [entries, 'comment', { text }], [entries, 'comment-withdrawn', { text: fc.constant('x') }],
      [asks, 'question-answered', { text }], [asks, 'decision-made', { text }], [asks, 'answer-withdrawn'],
      [plan?.milestones ?? [], 'milestone-done', { evidence: text }], [plan?.milestones ?? [], 'milestone-restored', { done }], [plan?.milestones ?? [], 'milestone-reopened'],
      [options, 'next-phase-ranked', { rank: fc.integer({ min: 1, max: options.length || 1 }) }],
      [options.length ? [account] : [], 'next-phase-restored', { ranks: fc.dictionary(of(options.length ? options : [account]), fc.option(fc.integer({ min: 1, max: 9 }))) }],
      [plan ? [account] : [], 'purpose-confirmed'], [plan ? [account] : [], 'purpose-unconfirmed', { earlier: fc.record({ on: fc.constant('2026-03-02'), by: may(text) }) }],
      [metrics, 'metric-confirmed', { value: fc.double({ noNaN: true, noDefaultInfinity: true }) }], [metrics, 'metric-disputed', { value: fc.double({ noNaN: true, noDefaultInfinity: true }), reason: text }],
    ];
    return fc.oneof(...kinds.filter(([targets]) => targets.length).map(([targets, kind, value]) => fc.record({
      id: fc.uuid(), at: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((date) => date.toISOString()), account: fc.constant(account.id),
      kind: fc.constant(kind), target: of(targets), by: may(text), ...(value ? { value: fc.record(value) } : {}),
    })));
  };
  const plain = (value) => JSON.parse(JSON.stringify(value));

  for (const file of [...accounts, 'acme'])
    it(`${file}: after any changes it says what the page shows, faultless, and the rest as it was written`, () => {
      const seed = file === 'acme' ? JSON.stringify({ ...acme, extra: { unknown: true } }) : readFileSync(path.join(top, 'demo/accounts', file), 'utf8');
      const first = parseConfig(seed);
      fc.assert(fc.property(fc.array(changesTo(first.config), { minLength: 1, maxLength: 12 }), (list) => {
        const changes = plain(list);
        const text = changes.reduce((config, change) => written.applied(config, change), seed);
        const now = parseConfig(text);
        assert.deepEqual([now.ok, now.issues], [first.ok, first.issues]);
        assert.deepEqual(plain(now.config), plain(changes.reduce(applyChange, first.config)));
        assert.deepEqual(JSON.parse(text), JSON.parse(written.reapplied(seed, changes)));
        const bare = (config, keep) => JSON.stringify(JSON.parse(config), (key, value) => (['done', 'answer', 'comments', 'rank', 'confirmed', 'disputed'].includes(key) && !keep ? undefined : value));
        assert.equal(bare(text), bare(seed));
      }), { numRuns: 60 });
    });

  it('keeps what this version does not know of a comment, when another is added and taken back', () => {
    const seed = JSON.stringify({ ...acme, effort: { entries: [{ id: 'scan', kind: 'action', title: 'Scan', comments: [{ 'on': '2026-01-01', text: 'first', mood: 'good' }] }] } });
    const added = written.applied(seed, aComment('second'));
    assert.deepEqual(JSON.parse(added).effort.entries[0].comments, [{ 'on': '2026-01-01', text: 'first', mood: 'good' }, { 'on': '2026-10-05', text: 'second' }]);
    assert.equal(written.applied(added, aComment('second', { kind: 'comment-withdrawn' })), seed);
  });
});

describe('the receiver on a folder', () => {
  let accounts;
  let data;
  let folder;
  before(async () => {
    [accounts, data] = [await ownFolder(), await ownFolder()];
    folder = path.join(data.folder, 'database');
    writeFileSync(path.join(accounts.folder, 'acme.json'), JSON.stringify(acme));
  });
  after(() => Promise.all([accounts?.drop(), data?.drop()]));
  const open = async (context) => {
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
    const answers = [];
    for (const [i, change] of changes.entries()) answers.push(await first.send(change, { 'If-Match': i ? answers[i - 1].etag : seed }));
    assert.deepEqual(answers.map(({ status }) => status), [200, 200, 200], 'the tag from before there was a database still matches');
    const listed = await first.applied('acme');
    await first.close();

    const second = await open(context);
    assert.equal((await second.ask('GET', '/accounts/acme')).text, answers[2].text);
    assert.deepEqual(await second.applied('acme'), listed);
    for (const [i, change] of changes.entries()) {
      const again = await second.send(change);
      assert.deepEqual([again.status, again.etag, again.text], [200, answers[i].etag, answers[i].text]);
      assert.equal((await second.send({ ...change, by: 'CFO' })).status, 422);
    }
    assert.equal((await second.applied('acme')).length, 3);
    await second.close();
  });

  it('killed in the midst of it: what was answered is there, and what is sent again is applied once', { timeout: 120_000 }, async (context) => {
    const code = `
      import { startReceiver } from './tests/tools/receiver.mjs';
      const { url } = await startReceiver(${JSON.stringify({ accounts: accounts.folder, folder })});
      process.stdout.write(url);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', code], { cwd: top, stdio: ['ignore', 'pipe', 'inherit'] });
    const gone = new Promise((done) => { child.on('exit', done); });
    context.after(() => child.kill('SIGKILL'));
    const url = await new Promise((done) => { child.stdout.once('data', (data) => done(String(data))); });
    const { send, ask: askFirst } = client(url);
    await askFirst('POST', '/receiver/reset');
    const changes = Array.from({ length: 60 }, (_, i) => aComment(`comment ${i}`));
    const answered = new Set();
    const sending = Promise.allSettled(changes.map(async (change) => {
      if ((await send(change)).status !== 200) return;
      answered.add(change.id);
      if (answered.size === 15) child.kill('SIGKILL');
    }));
    await Promise.all([sending, gone]);
    assert.ok(answered.size >= 15 && answered.size < 60, `${answered.size} of 60 were answered`);

    const { send: sendAgain, applied, ask, close } = await open(context);
    const kept = new Set((await applied('acme')).map(({ id }) => id));
    assert.deepEqual([...answered].filter((id) => !kept.has(id)), []);
    for (const change of changes) assert.equal((await sendAgain(change)).status, 200);
    assert.deepEqual((await applied('acme')).map(({ id }) => id).sort(), changes.map(({ id }) => id).sort());
    assert.deepEqual(comments((await ask('GET', '/accounts/acme')).json).sort(), changes.map(({ value }) => value.text).sort());
    await close();
  });

  it('that another uses is left alone: a second one works in memory, and says so', async (context) => {
    const warn = context.mock.method(console, 'warn', () => {});
    const [first, second] = [await open(context), await open(context)];
    await first.ask('POST', '/receiver/reset');
    await first.send(aComment('first'));
    assert.equal((await second.send(aComment('second'))).status, 200);
    assert.match(warn.mock.calls[0].arguments[0], /database is in use by process \d+; .* Until then accounts are kept in memory\.$/);
    assert.deepEqual([comments((await first.ask('GET', '/accounts/acme')).json), comments((await second.ask('GET', '/accounts/acme')).json)], [['first'], ['second']]);
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
    const { openReceiver } = await load('demo/receiver/receiver.ts');
    const receiver = openReceiver({ accounts: path.join(top, 'demo/accounts') });
    await receiver.close();
    const answered = await new Promise((done) => {
      receiver.handler({ method: 'GET', url: '/api/receiver/changes', headers: {} }, { writeHead: (status) => ({ end: () => done(status) }) }, () => done('handed on'));
    });
    assert.equal(answered, 503);
  });
});

const { skip, own } = databases.PostgreSQL;
describe('two receivers on one PostgreSQL', { skip }, () => {
  it('that start at once, and are sent the same changes at once, apply each once', async (context) => {
    const [accounts, database] = [await ownFolder(), await own()];
    writeFileSync(path.join(accounts.folder, 'acme.json'), JSON.stringify(acme));
    const receivers = await Promise.all(['a', 'b', 'c'].map(() => startReceiver({ accounts: accounts.folder, databaseUrl: database.databaseUrl })));
    context.after(async () => {
      for (const receiver of receivers) await receiver.close();
      await Promise.all([accounts.drop(), database.drop()]);
    });
    const clients = receivers.map(({ url }) => client(url));
    const changes = Array.from({ length: 20 }, (_, i) => aComment(`comment ${i}`));
    const answers = await Promise.all(changes.flatMap((change) => clients.map(async ({ send }) => ({ id: change.id, ...(await sendOn(send, change)) }))));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    for (const { id } of changes) assert.equal(new Set(answers.filter((answer) => answer.id === id).map(({ text }) => text)).size, 1);
    assert.deepEqual((await clients[0].applied('acme')).map(({ id }) => id).sort(), changes.map(({ id }) => id).sort());
    assert.deepEqual(comments((await clients[1].ask('GET', '/accounts/acme')).json).sort(), changes.map(({ value }) => value.text).sort());
  });
});
