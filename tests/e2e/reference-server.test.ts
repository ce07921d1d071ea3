// The receiver of the demo, over real HTTP: what is read, and what is saved once, whatever happens at the same time.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import {
  aChange,
  aComment,
  acme,
  describeReceiver,
  entryOf,
  sendOn,
  type AccountRead,
  type ListedChange,
} from '../../tools/reference-server.js';

describeReceiver('the receiver', ({ ask, send, misbehave, applied, read, fetch, url, give }) => {
  describe('reads', () => {
    it('gives an account as the vendor wrote it, with a strong tag', async () => {
      await give('acme.json', `${JSON.stringify(acme, null, 2)}\n`);
      const answer = await ask('GET', '/accounts/acme');
      assert.deepEqual([answer.status, answer.json], [200, acme]);
      assert.match(answer.etag, /^"[^"]+"$/);
    });

    it('says 304 to whoever has it already, and the whole to whoever has another', async () => {
      const { etag } = await ask('GET', '/accounts/acme');
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const answer = await ask('GET', '/accounts/acme', { headers: { 'If-None-Match': known } });
        assert.deepEqual([answer.status, answer.etag], [304, etag], known);
      }
      for (const other of ['"other"', 'W/"other"', etag.slice(1, -1)])
        assert.equal((await ask('GET', '/accounts/acme', { headers: { 'If-None-Match': other } })).status, 200, other);
      await send(aChange());
      assert.equal((await ask('GET', '/accounts/acme', { headers: { 'If-None-Match': etag } })).status, 200);
    });

    it('answers HEAD as GET, without the config', async () => {
      const [got, head] = [await ask('GET', '/accounts/acme'), await ask('HEAD', '/accounts/acme')];
      assert.deepEqual([head.status, head.etag, head.text], [200, got.etag, '']);
      assert.equal(head.headers.get('Content-Length'), String(Buffer.byteLength(got.text)));
      assert.equal((await ask('HEAD', '/accounts/acme', { headers: { 'If-None-Match': head.etag } })).status, 304);
      assert.equal((await ask('HEAD', '/accounts/nobody')).status, 404);
    });

    it('knows no other account, and nothing outside the folder', async () => {
      assert.equal((await ask('GET', '/accounts/nobody')).status, 404);
      assert.equal((await ask('GET', '/accounts/constructor')).status, 404);
      for (const address of [
        'accounts',
        'accounts/',
        'accounts/a%2fb',
        'accounts/..%2freceiver%2fopenapi',
        'accounts/acme/changes/1',
        'accounts/acme/other',
        'receiver',
        'receiver/other',
        'accounts/openapi.yaml',
        'accounts/.json',
      ])
        assert.equal((await fetch(`/api/${address}`)).status, 404, address);
    });

    it('gives the files of values that a config names', async () => {
      await give('acme.values.csv', 'month,days\n2026-09,6.1\n');
      const answer = await fetch('/api/accounts/acme.values.csv');
      assert.deepEqual(
        [answer.headers.get('Content-Type'), await answer.text()],
        ['text/csv; charset=utf-8', 'month,days\n2026-09,6.1\n'],
      );
      assert.equal((await fetch('/api/accounts/other.csv')).status, 404);
    });

    it('gives a config that is faulty as it is, for the widgets to say where', async () => {
      await give('globex.json', { version: 'none' });
      const answer = await fetch('/api/accounts/globex');
      assert.deepEqual([answer.status, await answer.json()], [200, { version: 'none' }]);
      const refused = await send(aChange({ account: 'globex', target: 'globex' }));
      assert.deepEqual([refused.status, refused.json.code], [422, 'no-target']);
    });
  });

  describe('a change', () => {
    it('is applied: the answer has the new config and its tag, and so has whoever reads', async () => {
      const before = await ask('GET', '/accounts/acme');
      const saved = await send(
        aChange({ kind: 'action-done', target: 'scan', value: { evidence: 'A photo' }, by: 'Ops lead' }),
        { 'If-Match': before.etag },
      );
      assert.equal(saved.status, 200);
      assert.deepEqual(entryOf(saved.json).done, { on: '2026-10-05', by: 'Ops lead', evidence: 'A photo' });
      const now = await ask('GET', '/accounts/acme');
      assert.deepEqual([now.etag, now.text], [saved.etag, saved.text]);
      assert.notEqual(now.etag, before.etag);
    });

    it('leaves all that it does not touch as it was written', async () => {
      await give('acme.json', {
        ...acme,
        later: { version: 2 },
        plan: { ...acme.plan, milestones: [{ ...acme.plan.milestones[1], colour: 'red' }] },
      });
      const before = await read();
      await send(aChange({ kind: 'milestone-done', target: 'depots-all', value: { evidence: 'A list' } }));
      const { done, ...milestone } = (await read()).plan.milestones[0];
      assert.deepEqual(milestone, before.plan.milestones[0]);
      assert.equal(done.evidence, 'A list');
      assert.deepEqual({ ...(await read()), plan: null }, { ...before, plan: null });
      assert.deepEqual((await read()).metrics[0].points, { src: 'acme.values.csv', date: 'month', value: 'days' });
    });

    it('gets a new tag even where it changes nothing', async () => {
      const first = await send(aChange({ kind: 'answer-withdrawn', target: 'erp' }));
      const second = await send(aChange({ kind: 'answer-withdrawn', target: 'erp' }));
      assert.equal(first.text, second.text);
      assert.notEqual(first.etag, second.etag);
    });

    it('is listed with the others, in the order in which they were applied', async () => {
      const changes = [aComment('1'), aChange(), aComment('2', { account: 'globex' }), aComment('3')];
      for (const change of changes) await send(change);
      assert.deepEqual(
        (await applied()).map(({ id }) => id),
        changes.filter(({ account }) => account === 'acme').map(({ id }) => id),
      );
      const all = (await ask<ListedChange[]>('GET', '/receiver/changes')).json;
      assert.deepEqual(
        all.map(({ id, kind, target, at, account }) => ({ id, kind, target, at, account })),
        changes.map(({ id, kind, target, at, account }) => ({ id, kind, target, at, account })),
      );
      const last = all.at(-1)?.appliedAt ?? '';
      assert.ok(Math.abs(Date.parse(last) - Date.now()) < 60_000, last);
      assert.deepEqual(await applied('nobody'), []);
      assert.equal((await fetch('/api/receiver/changes?account=a/b')).status, 404);
    });

    it('keeps any text that a person can type', async () => {
      const texts = [
        '<img src=x onerror=alert(1)>',
        'a\u0000b',
        '\ud800',
        '‮txet',
        "'; DROP TABLE waymark_accounts; --",
        '__proto__',
        '😀'.repeat(2000),
      ];
      for (const text of texts) assert.equal((await sendOn(send, aComment(text))).status, 200, text);
      assert.deepEqual(
        entryOf(await read()).comments.map(({ text }) => text),
        texts,
      );
      const again = aComment('a\u0000b');
      assert.deepEqual([(await send(again)).status, (await send(again)).status], [200, 200]);
    });
  });

  describe('the same key', () => {
    it('again gets the stored answer, and is applied once', async () => {
      const change = aComment('once');
      const first = await send(change);
      await send(aComment('in between'));
      const again = await send(change);
      assert.deepEqual([again.status, again.etag, again.text], [200, first.etag, first.text]);
      assert.deepEqual(
        [first, again].map(({ headers }) => headers.get('Idempotent-Replayed')),
        [null, 'true'],
      );
      assert.deepEqual((await applied()).length, 2);
      assert.deepEqual(
        entryOf(await read()).comments.map(({ text }) => text),
        ['once', 'in between'],
      );
    });

    it('again is answered, though its own change has made its If-Match stale', async () => {
      const { etag } = await ask('GET', '/accounts/acme');
      const change = aComment('once');
      const answers = [await send(change, { 'If-Match': etag }), await send(change, { 'If-Match': etag })];
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
      assert.equal((await applied()).length, 1);
    });

    it('with the same body in other words is the same', async () => {
      const change = aComment('once', { by: 'CFO' });
      await send(change);
      const { id, ...rest } = change;
      const again = await ask('POST', '/accounts/acme/changes', {
        headers: { 'Idempotency-Key': id },
        body: JSON.stringify({ ...Object.fromEntries(Object.entries(rest).reverse()), id, later: true }, null, 2),
      });
      assert.deepEqual([again.status, again.headers.get('Idempotent-Replayed')], [200, 'true']);
    });

    it('with another body is refused, and nothing is applied', async () => {
      const change = aComment('one thing');
      await send(change);
      for (const other of [
        { value: { text: 'another' } },
        { at: '2026-10-05T09:30:01Z' },
        { target: 'tax' },
        { kind: 'comment-withdrawn' },
      ]) {
        const refused = await send({ ...change, ...other });
        assert.deepEqual([refused.status, refused.json.code], [422, 'key-reused'], JSON.stringify(other));
      }
      assert.equal((await applied()).length, 1);
    });

    it('is known in whatever case its letters are', async () => {
      const change = aComment('once', { id: randomUUID().toLowerCase() });
      await send(change);
      const shouted = { ...change, id: change.id.toUpperCase() };
      assert.equal((await send(shouted)).status, 422); // its body is another
      assert.equal((await applied()).length, 1);
    });

    it('of two accounts is two keys', async () => {
      const change = aComment('here');
      await send(change);
      assert.equal((await send({ ...change, account: 'globex' })).status, 200);
    });

    it('while the first is still at work is told to wait, and then gets the answer', async () => {
      await misbehave({ delay: 1500, times: 1 });
      const change = aComment('once');
      const first = send(change);
      while ((await ask<unknown[]>('GET', '/receiver/behavior')).json.length); // until it has met the delay
      const meanwhile = await send(change);
      assert.deepEqual([meanwhile.status, meanwhile.json.code], [409, 'in-progress']);
      assert.equal((await send(aComment('another key is not held up'))).status, 200);
      const answer = await first;
      const again = await send(change);
      assert.deepEqual([answer.status, again.status, again.text], [200, 200, answer.text]);
      assert.equal((await applied()).length, 2);
    });

    it('that was refused may be sent again: only what was applied is recorded', async () => {
      const stale = aComment('stale');
      assert.equal((await send(stale, { 'If-Match': '"other"' })).status, 412);
      assert.equal((await send(stale)).status, 200);
      const early = aComment('early', { target: 'new' });
      assert.equal((await send(early)).status, 422);
      await give('acme.json', {
        ...acme,
        effort: { entries: [...acme.effort.entries, { id: 'new', kind: 'action', title: 'New' }] },
      });
      assert.equal((await send(early)).status, 200);
    });
  });

  describe('If-Match', () => {
    it('of an earlier config is refused, and nothing is applied', async () => {
      const { etag } = await ask('GET', '/accounts/acme');
      const { etag: next } = await send(aComment('somebody else'));
      for (const stale of [etag, '"other"', `W/${next}`, next.slice(1, -1)]) {
        const refused = await send(aComment('mine'), { 'If-Match': stale });
        assert.deepEqual([refused.status, refused.json.code], [412, 'stale'], stale);
      }
      assert.equal((await applied()).length, 1);
      for (const good of [() => next, (tag: string) => `"other", ${tag}`, () => '*'])
        assert.equal(
          (await send(aComment('mine'), { 'If-Match': good((await ask('GET', '/accounts/acme')).etag) })).status,
          200,
        );
    });

    it('is stale too once the vendor gives another config', async () => {
      const { etag } = await ask('GET', '/accounts/acme');
      await give('acme.json', { ...acme, asOf: '2026-11-05T08:00:00Z' });
      assert.equal((await send(aChange(), { 'If-Match': etag })).status, 412);
    });

    it('is not the same after starting over, unless the config is', async () => {
      const [one, other] = [
        await send(aComment('one')),
        await (async () => {
          await ask('POST', '/receiver/reset?account=acme');
          return send(aComment('other'));
        })(),
      ];
      assert.notEqual(one.etag, other.etag);
    });
  });

  describe('a new config of the vendor’s', () => {
    it('has in it what people did to the earlier one', async () => {
      await send(aChange({ kind: 'action-done', target: 'scan', value: { evidence: 'A photo' } }));
      await send(aComment('mine'));
      await send(aChange({ kind: 'metric-confirmed', target: 'invoice-cycle', value: { value: 6.1 } }));
      const { etag } = await ask('GET', '/accounts/acme');
      await give('acme.json', {
        ...acme,
        asOf: '2026-11-05T08:00:00Z',
        metrics: [],
        effort: { entries: [...acme.effort.entries, { id: 'new', kind: 'action', title: 'New' }] },
      });
      const now = await ask('GET', '/accounts/acme');
      assert.notEqual(now.etag, etag);
      assert.deepEqual(
        [
          now.json.asOf,
          now.json.metrics,
          entryOf(now.json).done.evidence,
          entryOf(now.json).comments.length,
          entryOf(now.json, 'new').title,
        ],
        ['2026-11-05T08:00:00Z', [], 'A photo', 1, 'New'],
      );
      assert.equal((await ask('GET', '/accounts/acme')).etag, now.etag);
      await give('acme.json', acme);
      assert.equal((await read()).metrics[0].confirmed.value, 6.1);
    });

    it('may be gone: the account stays as it was last', async () => {
      await send(aComment('mine'));
      await give('acme.json');
      assert.equal(entryOf(await read()).comments.length, 1);
      assert.equal((await send(aComment('more'))).status, 200);
    });

    it('starts over with POST /receiver/reset, for one account or for all', async () => {
      await send(aComment('mine'));
      await send(aComment('theirs', { account: 'globex' }));
      assert.equal((await ask('POST', '/receiver/reset?account=acme')).status, 204);
      assert.deepEqual(await read(), acme);
      assert.deepEqual([(await applied()).length, (await applied('globex')).length], [0, 1]);
      await ask('POST', '/receiver/reset');
      assert.deepEqual((await ask('GET', '/receiver/changes')).json, []);
    });
  });

  describe('many at once', () => {
    it('50 posts of 10 keys: each key is applied once, and no change is lost', async () => {
      const changes = Array.from({ length: 10 }, (_, i) => aComment(`comment ${i}`));
      const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => sendOn(send, changes[i % 10]!)));
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
      for (const [i, change] of changes.entries())
        assert.equal(
          new Set(answers.filter((_, j) => j % 10 === i).map(({ text }) => text)).size,
          1,
          `one answer to ${change.id}`,
        );
      assert.deepEqual((await applied()).map(({ id }) => id).sort(), changes.map(({ id }) => id).sort());
      assert.deepEqual(
        entryOf(await read())
          .comments.map(({ text }) => text)
          .sort(),
        changes.map(({ value }) => value.text).sort(),
      );
    });

    it('of 20 that all saw the same config, one is applied; the others read again until all are', async () => {
      const { etag } = await ask('GET', '/accounts/acme');
      const changes = Array.from({ length: 20 }, (_, i) => aComment(`comment ${i}`));
      const answers = await Promise.all(changes.map((change) => send(change, { 'If-Match': etag })));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, ...Array.from({ length: 19 }, () => 412)]);
      for (const change of changes) {
        for (let status = 0; status !== 200;)
          ({ status } = await send(change, { 'If-Match': (await ask('GET', '/accounts/acme')).etag }));
      }
      assert.equal(entryOf(await read()).comments.length, 20);
    });

    it('reads in between see a whole config, whose tag and text belong together', async () => {
      const configs = new Map<string, string>();
      const reader = async () => {
        for (let i = 0; i < 10; i++) {
          const { etag, text } = await ask('GET', '/accounts/acme');
          assert.equal(configs.get(etag) ?? text, text);
          configs.set(etag, text);
        }
      };
      await Promise.all([
        reader(),
        reader(),
        ...Array.from({ length: 10 }, (_, i) => sendOn(send, aComment(`comment ${i}`))),
      ]);
      const { effort } = JSON.parse((await ask('GET', '/accounts/acme')).text) as AccountRead;
      assert.equal(effort.entries[0].comments.length, 10);
    });

    it('a client that leaves in the middle of a change holds nothing up', async () => {
      const change = aComment('once');
      await new Promise((done) => {
        const half = request(`${url()}/api/accounts/acme/changes`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Content-Length': '500', 'Idempotency-Key': change.id },
        });
        half.on('error', done);
        half.write('{ "id": ', () => half.destroy(new Error('gone')));
      });
      assert.equal((await send(change)).status, 200);
    });
  });
});
