// The receiver of the demo, where it is told to misbehave: what was applied is applied once all the same.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { aChange, aComment, describeReceiver, entryOf, type SentChange } from '../../tools/reference-server.js';

describeReceiver('the receiver, told to misbehave,', ({ ask, send, misbehave, applied, fetch, url }) => {
  it('fails as often as it was told to, then is as before; nothing was applied', async () => {
    await misbehave({ fail: 503, retryAfter: 7, times: 2, on: 'changes' });
    const change = aComment('at last');
    const answers = [await send(change), await send(change)];
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, headers.get('Retry-After')]),
      [
        [503, '7'],
        [503, '7'],
      ],
    );
    assert.deepEqual(await applied(), []);
    assert.equal((await send(change)).status, 200);
  });

  for (const status of [403, 429, 500, 502, 503])
    it(`fails with ${status}, to whoever reads and to whoever saves`, async () => {
      await misbehave({ fail: status });
      assert.equal((await ask('GET', '/accounts/acme')).status, status);
      assert.equal((await send(aChange())).status, status);
      assert.deepEqual(
        [
          (await ask('GET', '/accounts/acme')).status,
          (await ask('DELETE', '/receiver/behavior')).status,
          (await ask('GET', '/accounts/acme')).status,
        ],
        [status, 204, 200],
      );
    });

  it('fails after it has applied the change, and knows it when it comes again', async () => {
    await misbehave({ fail: 500, applied: true, times: 1 });
    const change = aComment('once');
    assert.deepEqual(
      [(await send(change)).status, (await send(change)).headers.get('Idempotent-Replayed')],
      [500, 'true'],
    );
    assert.equal((await applied()).length, 1);
  });

  it('asks for a token: 401 without it or with another', async () => {
    await misbehave({ auth: true });
    const refusals: [headers: Record<string, string>, challenge: string][] = [
      [{}, 'Bearer'],
      [{ Authorization: 'Bearer old' }, 'Bearer error="invalid_token"'],
      [{ Authorization: 'demo' }, 'Bearer error="invalid_token"'],
    ];
    for (const [headers, challenge] of refusals) {
      for (const refused of [await ask('GET', '/accounts/acme', { headers }), await send(aChange(), headers)])
        assert.deepEqual(
          [refused.status, refused.json.code, refused.headers.get('WWW-Authenticate')],
          [401, 'signed-out', challenge],
        );
      assert.equal((await ask('HEAD', '/accounts/acme', { headers })).status, 401);
    }
    assert.deepEqual(await applied(), []);
    const good = { Authorization: 'Bearer demo' };
    assert.deepEqual(
      [(await ask('GET', '/accounts/acme', { headers: good })).status, (await send(aChange(), good)).status],
      [200, 200],
    );
    await misbehave({ auth: 'new' });
    assert.deepEqual(
      [(await send(aChange(), good)).status, (await send(aChange(), { Authorization: 'Bearer new' })).status],
      [401, 200],
    );
  });

  it('answers late, but has applied it at once', async () => {
    await misbehave({ stall: 1500, times: 1 });
    const change = aComment('once');
    const start = performance.now();
    const late = send(change);
    while (!(await applied()).length) assert.ok(performance.now() - start < 1500);
    assert.deepEqual([(await send(change)).status, (await late).status], [200, 200]);
    assert.ok(performance.now() - start >= 1490);
    assert.equal((await applied()).length, 1);
  });

  it('never answers, but has applied it', async () => {
    await misbehave({ stall: 'forever', times: 1 });
    const change = aComment('once');
    const { signal, abort } = (() => {
      const controller = new AbortController();
      return { signal: controller.signal, abort: () => controller.abort() };
    })();
    const never = fetch('/api/accounts/acme/changes', {
      method: 'POST',
      signal,
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': change.id },
      body: JSON.stringify(change),
    });
    while (!(await applied()).length);
    abort();
    await assert.rejects(never, { name: 'AbortError' });
    assert.equal((await send(change)).headers.get('Idempotent-Replayed'), 'true');
  });

  it('cuts the connection, but has applied it', async () => {
    await misbehave({ drop: true, times: 2 });
    const change = aComment('once');
    await assert.rejects(send(change), TypeError);
    await assert.rejects(ask('GET', '/accounts/acme'), TypeError);
    assert.deepEqual([(await send(change)).headers.get('Idempotent-Replayed'), (await applied()).length], ['true', 1]);
  });

  it('does it twice, which changes nothing', async () => {
    await misbehave({ twice: true, times: 1 });
    const answer = await send(aComment('once'));
    assert.deepEqual(
      [answer.status, answer.headers.get('Idempotent-Replayed'), entryOf(answer.json).comments.length],
      [200, 'true', 1],
    );
    assert.equal((await applied()).length, 1);
  });

  for (const isApplied of [false, true])
    it(`answers with a page, or leads to one${isApplied ? ', and has applied it' : ''}`, async () => {
      const [garbage, redirect] = [aComment('garbage'), aComment('redirect')];
      await misbehave(
        [
          { garbage: true, times: 1 },
          { redirect: '/sign-in', times: 1 },
        ].map((setting) => (isApplied ? { ...setting, applied: true } : setting)),
      );
      const post = (change: SentChange) =>
        fetch('/api/accounts/acme/changes', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': change.id },
          body: JSON.stringify(change),
        });
      const page = await post(garbage);
      assert.deepEqual([page.status, page.headers.get('Content-Type')], [200, 'text/html; charset=utf-8']);
      const led = await post(redirect);
      assert.deepEqual(
        [led.status, led.redirected, led.url, led.headers.get('Content-Type')],
        [200, true, `${url()}/sign-in`, 'text/html; charset=utf-8'],
      );
      assert.match(await led.text(), /Sign in/);
      assert.equal((await applied()).length, isApplied ? 2 : 0);
      await misbehave({ redirect: '/sign-in', times: 1 });
      const bare = await fetch('/api/accounts/acme', { redirect: 'manual' });
      assert.deepEqual([bare.status, bare.headers.get('Location')], [302, '/sign-in']);
    });

  it('says 409 for the next two, then is as before', async () => {
    await misbehave({ conflict: 2 });
    const change = aComment('once');
    const answers = [await send(change), await send(change), await send(change)];
    assert.deepEqual(
      answers.map(({ status, headers }) => [status, headers.get('Retry-After')]),
      [
        [409, '1'],
        [409, '1'],
        [200, null],
      ],
    );
  });

  it('only to one account, and only to those who save', async () => {
    await misbehave({ fail: 500, account: 'acme', on: 'changes' });
    assert.deepEqual(
      [
        (await ask('GET', '/accounts/acme')).status,
        (await send(aChange())).status,
        (await send(aChange({ account: 'globex', target: 'globex' }))).status,
      ],
      [200, 500, 200],
    );
    await ask('DELETE', '/receiver/behavior');
    await misbehave({ fail: 500, account: 'globex', on: 'reads' });
    assert.deepEqual(
      [
        (await ask('GET', '/accounts/globex')).status,
        (await ask('GET', '/accounts/acme')).status,
        (await send(aChange({ account: 'globex', target: 'globex' }))).status,
      ],
      [500, 200, 200],
    );
  });

  it('in the order in which it was told; what holds until it is cleared comes last', async () => {
    await misbehave({ fail: 500 });
    await misbehave([
      { fail: 501, times: 2 },
      { fail: 502, times: 1 },
    ]);
    const told = await misbehave({ fail: 503 });
    assert.deepEqual(told.json, [{ fail: 500 }, { fail: 501, times: 2 }, { fail: 502, times: 1 }, { fail: 503 }]);
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await ask('GET', '/accounts/acme')).status);
    assert.deepEqual(statuses, [501, 501, 502, 503, 503]);
    assert.deepEqual((await ask('GET', '/receiver/behavior')).json, [{ fail: 500 }, { fail: 503 }]);
    await ask('POST', '/receiver/reset');
    assert.deepEqual((await ask('GET', '/receiver/behavior')).json, []);
  });

  it('refuses what is no setting: 400', async () => {
    for (const body of [
      '{',
      {},
      { fial: 503 },
      { fail: 200 },
      { fail: 'yes' },
      { stall: 'never' },
      { times: 0, drop: true },
      [{ drop: true }, { drop: 1 }],
      { on: 'deletes', drop: true },
    ])
      assert.equal((await misbehave(body)).status, 400, JSON.stringify(body));
    assert.deepEqual((await ask('GET', '/receiver/behavior')).json, []);
  });
});
