// The reference server's door: who may read and write which account, from which page, how large and how slowly, and
// the files that are given to nobody.
import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { TIME_LIMITS } from '../../demo/reference-server/time-limits.js';
import type { AccessRequest } from '../../demo/reference-server/authorize.js';
import {
  aChange,
  aComment,
  acme,
  client,
  describeReceiver,
  entryOf,
  ownFolder,
  startReceiver,
  type AccountRead,
} from '../../tools/reference-server.js';

type Options = Parameters<typeof startReceiver>[0];

describe('the receiver’s door', () => {
  /** A receiver with the accounts acme and globex. */
  const start = async (context: TestContext, options: Options = {}) => {
    const { folder, drop } = await ownFolder();
    for (const id of ['acme', 'globex'])
      await writeFile(
        path.join(folder, `${id}.json`),
        JSON.stringify({ ...acme, account: { ...acme.account, id }, private: 'secret' }),
      );
    const receiver = await startReceiver({ accounts: folder, ...options });
    context.after(async () => {
      await receiver.close();
      await drop();
    });
    return { ...receiver, folder, ...client(receiver.url), as: (who: string | null) => client(receiver.url, who) };
  };

  it('is shut where nothing was said: 401 to whoever asks', async (context) => {
    const { ask, send } = await start(context, { sessionOf: undefined, authorize: undefined });
    for (const answer of [await ask('GET', '/accounts/acme'), await send(aChange())])
      assert.deepEqual(
        [answer.status, answer.json.code, answer.headers.get('WWW-Authenticate')],
        [401, 'signed-out', 'Bearer'],
      );
    assert.equal((await ask('HEAD', '/accounts/acme')).status, 401);
  });

  it('is shut to those who are signed in, where no rule lets them in: 403', async (context) => {
    const { ask, send } = await start(context, { authorize: undefined });
    for (const answer of [await ask('GET', '/accounts/acme'), await send(aChange())])
      assert.deepEqual([answer.status, answer.json.code], [403, 'forbidden']);
    assert.equal((await ask('HEAD', '/accounts/acme')).status, 403);
  });

  it('asks for each request who, what and which account, before all else', async (context) => {
    const asked: AccessRequest[] = [];
    const { ask, send } = await start(context, { authorize: (request) => asked.push(request) > 100 });
    await ask('GET', '/accounts/acme', { headers: { 'If-None-Match': '*' } });
    await ask('HEAD', '/accounts/nobody');
    await send(
      { ...aChange(), account: 'globex', at: 'never' },
      { 'If-Match': '"other"', 'Content-Type': 'text/plain' },
    );
    await ask('GET', '/accounts/acme.values.csv');
    const user = { id: 'ana', name: 'Ops lead' };
    assert.deepEqual(asked, [
      { user, action: 'read', account: 'acme' },
      { user, action: 'read', account: 'nobody' },
      { user, action: 'write', account: 'globex' },
      { user, action: 'read', account: 'acme' },
    ]);
  });

  it('opens for `true` alone, and stays shut where the rule fails', async (context) => {
    context.mock.method(console, 'error', () => {});
    const yes = 'yes' as unknown as boolean;
    const { ask } = await start(context, { authorize: () => yes });
    assert.equal((await ask('GET', '/accounts/acme')).status, 403);
    const broken = await start(context, { authorize: () => Promise.reject(new Error('the directory is away')) });
    const answer = await broken.ask('GET', '/accounts/acme');
    assert.deepEqual([answer.status, answer.json.code], [503, 'unavailable']);
    assert.doesNotMatch(answer.text, /directory|Acme/);
  });

  it('never says whether there is such an account', async (context) => {
    const { ask, send, as } = await start(context, { authorize: ({ account }) => account === 'globex' });
    for (const { ask: askAs, send: sendAs } of [{ ask, send }, as(null), as('unknown')]) {
      const answers = await Promise.all(
        ['acme', 'nobody'].map(async (account) => {
          const all = [
            await askAs('GET', `/accounts/${account}`),
            await sendAs(aChange({ account })),
            await askAs('GET', `/accounts/${account}.values.csv`),
          ];
          return all.map(({ status, text, headers }) => [status, text, headers.get('Content-Length')]);
        }),
      );
      assert.deepEqual(answers[0], answers[1]);
    }
    assert.equal((await ask('GET', '/accounts/globex')).status, 200);
  });

  it('lets a person read who may not write', async (context) => {
    const { ask, send, applied } = await start(context, { authorize: ({ action }) => action === 'read' });
    assert.deepEqual([(await ask('GET', '/accounts/acme')).status, (await send(aChange())).status], [200, 403]);
    assert.deepEqual(await applied('acme'), []);
  });

  it('knows a person by a cookie or a token; a token that is no longer good is not replaced by the cookie', async (context) => {
    const { as, ask } = await start(context);
    const read = (headers: Record<string, string>) => as(null).ask('GET', '/accounts/acme', { headers });
    assert.equal((await read({})).status, 401);
    assert.equal((await read({ Cookie: 'other=1; session=ana' })).status, 200);
    for (const cookie of ['session=constructor', 'session=', 'xsession=ana'])
      assert.equal((await read({ Cookie: cookie })).status, 401, cookie);
    assert.equal((await read({ Authorization: 'Bearer token-of-ana' })).status, 200);
    for (const authorization of ['Bearer old', 'token-of-ana', 'Basic YW5hOmFuYQ==']) {
      const refused = await ask('GET', '/accounts/acme', { headers: { Authorization: authorization } });
      assert.deepEqual(
        [refused.status, refused.headers.get('WWW-Authenticate')],
        [401, 'Bearer error="invalid_token"'],
      );
    }
  });

  it('saves nothing under the name of the next person, for a page that still shows the last one', async (context) => {
    const { send, applied } = await start(context);
    const refused = await send(aChange(), { 'Waymark-Viewer': 'ben' });
    assert.deepEqual([refused.status, refused.json.code], [401, 'signed-out']);
    assert.match(refused.json.detail, /Somebody else is signed in now/);
    assert.deepEqual(await applied('acme'), []);
    assert.equal((await send(aChange(), { 'Waymark-Viewer': 'ana' })).status, 200);
  });

  it('takes changes from its own pages and those of the list, from no other', async (context) => {
    const { send, ask, url, as, applied } = await start(context, { origins: ['https://portal.example.com'] });
    const { host, port } = new URL(url);
    for (const origin of [
      'https://evil.example',
      'null',
      `http://${host}.evil.example`,
      `http://127.0.0.1:${Number(port) + 1}`,
      'https://portal.example.com.evil.example',
    ]) {
      for (const headers of [{ Origin: origin }, { Origin: origin, Authorization: 'Bearer token-of-ana' }]) {
        const refused = await send(aChange(), headers);
        assert.deepEqual([refused.status, refused.json.code], [403, 'other-origin'], origin);
      }
      assert.equal((await ask('POST', '/receiver/reset', { headers: { Origin: origin } })).status, 403, origin);
    }
    // a browser names an origin: where there is none, a cookie is not enough
    const change = aChange();
    const bare = (headers: Record<string, string>) => as(null).send(change, headers);
    assert.deepEqual((await bare({ Cookie: 'session=ana' })).json.code, 'other-origin');
    assert.deepEqual(await applied('acme'), []);
    assert.equal((await bare({ Authorization: 'Bearer token-of-ana' })).status, 200);
    for (const origin of [url, 'https://portal.example.com'])
      assert.equal((await send(aChange(), { Origin: origin })).status, 200, origin);
    assert.equal((await ask('GET', '/accounts/acme', { headers: { Origin: 'https://evil.example' } })).status, 200);
  });

  it('says nosniff with every answer', async (context) => {
    // `ask` holds every answer to it; these are not described
    const { url, ask, misbehave } = await start(context);
    for (const address of ['/api/accounts', '/api/accounts/a%2fb', '/sign-in', '/api/receiver/other'])
      assert.equal((await fetch(url + address)).headers.get('X-Content-Type-Options'), 'nosniff', address);
    await misbehave({ fail: 500, times: 1 });
    assert.equal((await ask('GET', '/accounts/acme')).headers.get('X-Content-Type-Options'), 'nosniff');
  });

  it('has no test routes unless they are asked for', async (context) => {
    const { url } = await start(context, { testRoutes: undefined });
    for (const [method, name] of [
      ['POST', 'reset'],
      ['GET', 'changes'],
      ['GET', 'behavior'],
    ] as const)
      assert.equal((await fetch(`${url}/api/receiver/${name}`, { method })).status, 404, name);
    assert.equal((await fetch(`${url}/sign-in`)).status, 404);
  });

  it('does not wait for a slow request', { timeout: 20_000 }, async (context) => {
    assert.ok(TIME_LIMITS.headersTimeout <= 10_000 && TIME_LIMITS.requestTimeout <= 30_000);
    const { url, ask } = await start(context, {
      server: { headersTimeout: 200, requestTimeout: 400, connectionsCheckingInterval: 50 },
    });
    const head =
      'POST /api/accounts/acme/changes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer demo\r\n';
    for (const begun of [head, `${head}Content-Length: 500\r\n\r\n{ "id": `]) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      socket.write(begun);
      let answer = '';
      for await (const data of socket) answer += String(data);
      assert.match(answer, /^HTTP\/1.1 408 /);
    }
    assert.equal((await ask('GET', '/accounts/acme')).status, 200);
  });

  it('gives the files that the account’s config names, and no other of the folder', async (context) => {
    const { folder, ask, as } = await start(context);
    const outside = await ownFolder();
    context.after(outside.drop);
    const values = 'month,days\n2026-09,6.1\n';
    await writeFile(path.join(outside.folder, 'secret.csv'), 'secret\n');
    await mkdir(path.join(folder, 'sub'));
    for (const name of [
      'acme.values.csv',
      'acme.other.csv',
      'globex.values.csv',
      '.env',
      'acme.notes.txt',
      'sub/a.csv',
    ])
      await writeFile(path.join(folder, name), name === 'acme.values.csv' ? values : 'secret\n');
    const got = await as('ana').fetch('/api/accounts/acme.values.csv');
    assert.deepEqual(
      [got.status, got.headers.get('Content-Type'), await got.text()],
      [200, 'text/csv; charset=utf-8', values],
    );
    for (const name of [
      'acme.json',
      'acme.other.csv',
      'acme.notes.txt',
      'globex.values.csv', // named by acme only
      '.env',
      '.json',
      'sub/a.csv',
      'sub%2fa.csv',
      '..%2fsecret.csv',
      `..%2f${path.basename(outside.folder)}%2fsecret.csv`,
      '%2e%2e%2fpackage.json',
      'acme.values.csv%00.json',
      'acme.values.csv.',
      'acme.json.csv',
      'acme..csv',
    ]) {
      const answer = await as('ana').fetch(`/api/accounts/${name}`);
      assert.equal(answer.status, 404, name);
      assert.doesNotMatch(await answer.text(), /secret/, name);
    }
    // a link that leads out of the folder, for the values and for the account itself
    await writeFile(path.join(outside.folder, 'linked.json'), JSON.stringify({ ...acme, purpose: 'secret' }));
    await symlink(path.join(outside.folder, 'linked.json'), path.join(folder, 'linked.json'));
    await symlink(path.join(outside.folder, 'secret.csv'), path.join(folder, 'hooli.values.csv'));
    await symlink(path.join(folder, 'globex.json'), path.join(folder, 'inside.json'));
    const hooli = JSON.stringify(acme).replaceAll('acme', 'hooli');
    await writeFile(path.join(folder, 'hooli.json'), hooli);
    assert.equal((await ask('GET', '/accounts/linked')).status, 404);
    assert.equal((await as('ana').fetch('/api/accounts/hooli.values.csv')).status, 404);
    assert.equal((await ask('GET', '/accounts/inside')).status, 200);
  });
});

describeReceiver('what is private', ({ ask, send, give, fetch, applied }) => {
  const notes = { note: 'secret' };

  it('is sent from no level of a config, read or saved', async () => {
    await give('acme.json', {
      ...acme,
      private: notes,
      plan: {
        ...acme.plan,
        private: notes,
        milestones: acme.plan.milestones.map((one) => ({ ...one, private: notes })),
      },
      effort: { entries: acme.effort.entries.map((one) => ({ ...one, private: [notes] })) },
      unknown: { deep: [{ private: notes, kept: true }] },
    });
    const read = await ask<AccountRead & { unknown: unknown }>('GET', '/accounts/acme');
    assert.deepEqual(read.json.unknown, { deep: [{ kept: true }] });
    const saved = await send(aComment('mine'), { 'If-Match': read.etag });
    assert.equal(saved.status, 200);
    for (const text of [read.text, saved.text, (await ask('GET', '/accounts/acme')).text])
      assert.doesNotMatch(text, /secret|private/);
  });

  it('nor from one that is faulty, or names a key twice', async () => {
    for (const text of [
      JSON.stringify({ version: 'none', metrics: [{ private: notes }], private: notes }),
      JSON.stringify([{ private: notes }]),
      '{ "metrics": { "private": "secret" }, "metrics": [], "private": "secret", "private": {} }',
    ]) {
      await give('globex.json', text);
      const answer = await fetch('/api/accounts/globex');
      assert.equal(answer.status, 200, text);
      assert.doesNotMatch(await answer.text(), /secret|private/, text);
    }
  });

  it('nor from a file of values', async () => {
    await give('acme.values.json', [{ month: '2026-09', days: 6.1, private: notes }]);
    await give('acme.json', JSON.parse(JSON.stringify(acme).replace('values.csv', 'values.json')) as object);
    const answer = await fetch('/api/accounts/acme.values.json');
    assert.deepEqual(await answer.json(), [{ month: '2026-09', days: 6.1 }]);
    await give('acme.values.json', '[{ "private": "secret" ');
    const refused = await fetch('/api/accounts/acme.values.json');
    assert.deepEqual([refused.status, refused.headers.get('Content-Type')], [500, 'application/problem+json']);
  });

  it('nor from a text that is not JSON: it is refused, and a change waits', async () => {
    await give('globex.json', '{ "version": 1, "private": "secret" ');
    const change = aComment('later', { account: 'globex' });
    for (const answer of [await ask('GET', '/accounts/globex'), await send(change)]) {
      assert.deepEqual([answer.status, answer.json.code], [500, 'unreadable']);
      assert.doesNotMatch(answer.text, /secret/);
    }
    await give('globex.json', { ...acme, account: { ...acme.account, id: 'globex' } });
    assert.equal((await send(change)).status, 200);
    assert.equal((await applied('globex')).length, 1);
  });
});

describeReceiver('a change is saved under the name of the session', ({ as, send, read, applied, give }) => {
  const [ana, ben] = [as('ana'), as('ben')];

  it('whatever name it came with', async () => {
    for (const by of [undefined, 'CFO']) await ben.send(aComment(`by ${by}`, by === undefined ? {} : { by }));
    await ben.send(aChange({ kind: 'milestone-done', target: 'depots-all', by: 'CFO', value: { evidence: 'A list' } }));
    const now = await read();
    assert.deepEqual(
      entryOf(now).comments.map((comment) => (comment as { by?: string }).by),
      ['Controller', 'Controller'],
    );
    assert.equal(now.plan.milestones[1].done.by, 'Controller');
  });

  it('and again under the same key; another person’s is another change', async () => {
    const change = aComment('once', { by: 'CFO' });
    await send(change);
    const again = await send({ ...change, by: 'CEO' });
    assert.deepEqual([again.status, again.headers.get('Idempotent-Replayed')], [200, 'true']);
    const theirs = await ben.send(change);
    assert.deepEqual([theirs.status, theirs.json.code], [422, 'key-reused']);
    assert.equal((await applied()).length, 1);
  });

  describe('and so is its undo', () => {
    const undo = (kind: string, target: string, value: unknown) => aChange({ kind, target, value });
    const refusal = async (answer: ReturnType<typeof send>) => {
      const { status, json } = await answer;
      return [status, json.code];
    };

    it('a confirmation or dispute is taken back by the person who gave it, by nobody else', async () => {
      const dispute = aChange({
        kind: 'metric-disputed',
        target: 'invoice-cycle',
        value: { value: 6.1, reason: 'No' },
      });
      assert.equal((await ben.send(dispute)).status, 200);
      assert.deepEqual(await refusal(ana.send(undo('metric-restored', 'invoice-cycle', {}))), [422, 'other-person']);
      assert.equal((await ben.send(undo('metric-restored', 'invoice-cycle', {}))).status, 200);

      assert.equal((await ben.send(aChange())).status, 200);
      assert.deepEqual(await refusal(ana.send(aChange({ kind: 'purpose-unconfirmed' }))), [422, 'other-person']);
      assert.equal((await ben.send(aChange({ kind: 'purpose-unconfirmed' }))).status, 200);
    });

    it('nobody is made to have confirmed by an undo', async () => {
      const confirmed = { on: '2026-10-05', by: 'CFO', value: 6.1 };
      assert.deepEqual(await refusal(ana.send(undo('metric-restored', 'invoice-cycle', { confirmed }))), [
        422,
        'not-before',
      ]);
      const earlier = { on: '2026-10-05', by: 'CFO' };
      assert.deepEqual(await refusal(ana.send(undo('purpose-unconfirmed', 'acme', { earlier }))), [422, 'not-before']);
      const done = { on: '2026-10-05', by: 'CFO', evidence: 'A photo' };
      for (const [kind, target] of [
        ['action-restored', 'scan'],
        ['milestone-restored', 'depots-all'],
      ] as const)
        assert.deepEqual(await refusal(ana.send(undo(kind, target, { done }))), [422, 'not-before']);
      assert.deepEqual(await applied(), []);
    });

    it('what stood there before is put back, also what another person said', async () => {
      await ben.send(aChange({ kind: 'metric-confirmed', target: 'invoice-cycle', value: { value: 6.1 } }));
      const { confirmed } = (await read()).metrics[0];
      await ana.send(
        aChange({ kind: 'metric-disputed', target: 'invoice-cycle', value: { value: 6.1, reason: 'No' } }),
      );
      assert.equal((await ana.send(undo('metric-restored', 'invoice-cycle', { confirmed }))).status, 200);
      assert.deepEqual((await read()).metrics[0].confirmed, confirmed);

      await ana.send(aChange({ kind: 'milestone-reopened', target: 'depots-four' }));
      assert.equal((await ana.send(undo('milestone-restored', 'depots-four', { done: '2026-03-02' }))).status, 200);
    });

    it('a page that had not yet heard the name of what it did puts it back with the name', async () => {
      await ana.send(aChange({ kind: 'metric-confirmed', target: 'invoice-cycle', value: { value: 6.1 } }));
      await ana.send(
        aChange({ kind: 'metric-disputed', target: 'invoice-cycle', value: { value: 6.1, reason: 'No' } }),
      );
      const change = undo('metric-restored', 'invoice-cycle', { confirmed: { on: '2026-10-05', value: 6.1 } });
      assert.equal((await ana.send(change)).status, 200);
      assert.equal((await ana.send(change)).headers.get('Idempotent-Replayed'), 'true');
      assert.deepEqual((await read()).metrics[0].confirmed, { on: '2026-10-05', by: 'Ops lead', value: 6.1 });
    });

    it('nothing is done by an undo that could not be done without its evidence', async () => {
      for (const [kind, target] of [
        ['action-restored', 'scan'],
        ['milestone-restored', 'depots-all'],
      ] as const)
        assert.deepEqual(await refusal(ana.send(undo(kind, target, { done: { on: '2026-10-05', by: 'Ops lead' } }))), [
          422,
          'not-before',
        ]);
      await ana.send(aChange({ kind: 'action-done', target: 'scan', value: { evidence: 'A photo' } }));
      const { done } = entryOf(await read());
      await ben.send(aChange({ kind: 'action-reopened', target: 'scan' }));
      assert.equal((await ben.send(undo('action-restored', 'scan', { done }))).status, 200);
      assert.deepEqual(entryOf(await read()).done, done);
      assert.equal((await ben.send(undo('action-restored', 'scan', { done: null }))).status, 200);
    });

    it('a rank beyond the last is put back only where it stood there', async () => {
      assert.deepEqual(await refusal(ana.send(undo('next-phase-restored', 'acme', { ranks: { dunning: 3 } }))), [
        422,
        'no-rank',
      ]);
      const [first, second] = acme.plan.nextPhase.options;
      await give('acme.json', {
        ...acme,
        plan: { ...acme.plan, nextPhase: { options: [{ ...first, rank: 7 }, second] } },
      });
      await ana.send(aChange({ kind: 'next-phase-ranked', target: 'more-depots', value: { rank: 1 } }));
      const ranks = { dunning: 7, 'more-depots': null };
      assert.equal((await ana.send(undo('next-phase-restored', 'acme', { ranks }))).status, 200);
    });

    it('an answer is withdrawn by the person who gave it', async () => {
      await ben.send(aChange({ kind: 'question-answered', target: 'erp', value: { text: 'S/4' } }));
      const withdrawn = { kind: 'answer-withdrawn', target: 'erp' };
      assert.deepEqual(await refusal(ana.send(aChange(withdrawn))), [422, 'other-person']);
      assert.equal((await ben.send(aChange(withdrawn))).status, 200);
    });

    it('an undo of what is gone says so', async () => {
      const gone = undo('metric-restored', 'gone', { confirmed: { on: '2026-10-05', by: 'CFO', value: 1 } });
      assert.deepEqual(await refusal(ana.send(gone)), [422, 'no-target']);
    });

    it('a confirmation that its person has taken back is not put back by anybody else', async () => {
      await ben.send(aChange({ kind: 'metric-confirmed', target: 'invoice-cycle', value: { value: 6.1 } }));
      const { confirmed } = (await read()).metrics[0];
      await ben.send(undo('metric-restored', 'invoice-cycle', {}));
      const again = () => undo('metric-restored', 'invoice-cycle', { confirmed });
      assert.deepEqual(await refusal(ana.send(again())), [422, 'not-before']);
      await ana.send(
        aChange({ kind: 'metric-disputed', target: 'invoice-cycle', value: { value: 6.1, reason: 'No' } }),
      );
      assert.deepEqual(await refusal(ana.send(again())), [422, 'not-before']);
      assert.equal((await ana.send(undo('metric-restored', 'invoice-cycle', {}))).status, 200);
    });

    it('a comment is withdrawn by the person who wrote it', async () => {
      const said = { kind: 'comment-withdrawn', target: 'scan', value: { text: 'Yes' } };
      await ana.send(aComment('Yes'));
      assert.deepEqual(await refusal(ben.send(aChange(said))), [422, 'other-person']);
      await ben.send(aComment('Yes'));
      assert.equal((await ana.send(aChange(said))).status, 200);
      assert.deepEqual(
        entryOf(await read()).comments.map((comment) => (comment as { by?: string }).by),
        ['Controller'],
      );
      // where there is none, all stay
      assert.equal((await ana.send(aChange({ ...said, value: { text: 'No' } }))).status, 200);
    });
  });
});
