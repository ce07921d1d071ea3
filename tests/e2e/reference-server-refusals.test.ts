// The refusals of the reference server, and their words.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { aChange, aComment, acme, describeReceiver, type SentChange } from '../../tools/reference-server.js';

describeReceiver('the receiver refuses', ({ ask, send, applied, read, give }) => {
  describe('what is no change is answered with 400', () => {
    const good = aChange();
    const without = (key: string) => Object.fromEntries(Object.entries(good).filter(([name]) => name !== key));
    const cases: Record<string, [body: unknown, code: string, words: RegExp]> = {
      'not JSON': ['{ "id": ', 'not-json', /could not be read as JSON/],
      nothing: ['', 'not-json', /could not be read as JSON/],
      'not UTF-8': [new Blob([new Uint8Array([0x22, 0xff, 0x22])]), 'not-json', /could not be read as JSON/],
      null: ['null', 'not-a-change', /It is not an object/],
      'a list': [[good], 'not-a-change', /It is not an object/],
      'no id': [without('id'), 'not-a-change', /“id” is missing/],
      'an id that is no UUID': [{ ...good, id: '1' }, 'not-a-change', /“id” is not a UUID/],
      'an id with something before it': [{ ...good, id: `urn:uuid:${good.id}` }, 'not-a-change', /“id” is not a UUID/],
      'no moment': [without('at'), 'not-a-change', /“at” is missing/],
      'a moment without an offset': [{ ...good, at: '2026-10-05T09:30:00' }, 'not-a-change', /“at” is not a moment/],
      'a moment that never was': [{ ...good, at: '2026-02-30T09:30:00Z' }, 'not-a-change', /“at” is not a moment/],
      'a leap second': [{ ...good, at: '2016-12-31T23:59:60Z' }, 'not-a-change', /“at” is not a moment/],
      'a year that no calendar shows': [
        { ...good, at: '0000-01-01T00:00:00+10:00' },
        'not-a-change',
        /“at” is not a moment/,
      ],
      'no account': [without('account'), 'not-a-change', /“account” is missing/],
      'no kind': [without('kind'), 'not-a-change', /“kind” is missing/],
      'a kind that is no text': [{ ...good, kind: 1 }, 'not-a-change', /“kind” is not a text/],
      'no target': [without('target'), 'not-a-change', /“target” is missing/],
      'somebody without a name': [{ ...good, by: ' ' }, 'not-a-change', /“by” is empty/],
      'somebody with too long a name': [
        { ...good, by: 'x'.repeat(201) },
        'not-a-change',
        /“by” is longer than 200 characters/,
      ],
    };
    for (const [name, [body, code, words]] of Object.entries(cases))
      it(name, async () => {
        const refused = await ask('POST', '/accounts/acme/changes', { headers: { 'Idempotency-Key': good.id }, body });
        assert.deepEqual([refused.status, refused.json.code], [400, code]);
        assert.match(refused.json.detail, words);
      });

    it('no key, or that of another change', async () => {
      for (const headers of [{}, { 'Idempotency-Key': randomUUID() }, { 'Idempotency-Key': '' }]) {
        const refused = await ask('POST', '/accounts/acme/changes', { headers, body: good });
        assert.deepEqual([refused.status, refused.json.code], [400, 'no-key']);
      }
      assert.deepEqual(await applied(), []);
    });
  });

  describe('what cannot be applied is answered with 422, and a sentence', () => {
    const text = (value: unknown) => ({ kind: 'comment', target: 'scan', value });
    const cases: [name: string, parts: Partial<SentChange>, code: string, words: string | RegExp][] = [
      [
        'another account',
        { account: 'globex', target: 'globex' },
        'other-account',
        'The change is for account "globex", but was sent to "acme".',
      ],
      [
        'an unknown kind',
        { kind: 'milestone-burnt', target: 'depots-all' },
        'unknown-kind',
        'This server does not know changes of kind "milestone-burnt".',
      ],
      [
        'a kind that every object has',
        { kind: 'constructor' },
        'unknown-kind',
        'This server does not know changes of kind "constructor".',
      ],
      [
        'no such entry',
        { kind: 'action-reopened', target: 'gone' },
        'no-target',
        'There is no longer an entry "gone" in this account.',
      ],
      [
        'no such milestone',
        { kind: 'milestone-reopened', target: 'scan' },
        'no-target',
        'There is no longer a milestone "scan" in this account.',
      ],
      [
        'no such metric',
        { kind: 'metric-confirmed', target: 'gone', value: { value: 1 } },
        'no-target',
        'There is no longer a metric "gone" in this account.',
      ],
      [
        'no such option',
        { kind: 'next-phase-ranked', target: 'gone', value: { rank: 1 } },
        'no-target',
        'There is no longer an option "gone" in this account.',
      ],
      [
        'one option of several that is gone',
        { kind: 'next-phase-restored', value: { ranks: { dunning: 1, gone: 2 } } },
        'no-target',
        'There is no longer an option "gone" in this account.',
      ],
      [
        'a purpose of something else',
        { target: 'scan' },
        'no-target',
        'There is no longer a plan of "scan" in this account.',
      ],
      [
        'an answer to an action',
        { kind: 'question-answered', target: 'scan', value: { text: 'Yes' } },
        'no-target',
        'There is no longer a question or decision "scan" in this account.',
      ],
      [
        'a decision of an action',
        { kind: 'decision-made', target: 'scan', value: { text: 'Yes' } },
        'no-target',
        'There is no longer a question or decision "scan" in this account.',
      ],
      [
        'an action without its evidence',
        { kind: 'action-done', target: 'scan' },
        'no-evidence',
        '“Switch the last two depots to scanning” asks for something that shows that it is done: A photo of the scanner',
      ],
      [
        'an action with a value, but no evidence',
        { kind: 'action-done', target: 'scan', value: {} },
        'no-evidence',
        /A photo of the scanner/,
      ],
      [
        'a milestone without its evidence',
        { kind: 'milestone-done', target: 'depots-all' },
        'no-evidence',
        '“All nine depots live” asks for something that shows that it is done: Nine depots post the same day',
      ],
      [
        'blank evidence',
        { kind: 'action-done', target: 'scan', value: { evidence: ' \n' } },
        'faulty-value',
        '“evidence” is empty.',
      ],
      ['a text too long', text({ text: 'x'.repeat(2001) }), 'faulty-value', '“text” is longer than 2,000 characters.'],
      ['an empty text', text({ text: '' }), 'faulty-value', '“text” is empty.'],
      ['no text', text({}), 'faulty-value', '“text” is missing.'],
      ['a text that is none', text({ text: ['x'] }), 'faulty-value', '“text” is not a text.'],
      ['no value', text(undefined), 'faulty-value', '“value” is missing.'],
      ['a value with more in it', text({ text: 'x', on: '2020-01-01' }), 'faulty-value', '“on” is not known here.'],
      [
        'a value where none belongs',
        { kind: 'action-reopened', target: 'trained', value: { on: '2020-01-01' } },
        'faulty-value',
        /“value”/,
      ],
      [
        'a number that is none',
        { kind: 'metric-confirmed', target: 'invoice-cycle', value: { value: '6.1' } },
        'faulty-value',
        '“value” is not a number.',
      ],
      ...['metric-confirmed', 'metric-disputed'].map((kind): [string, Partial<SentChange>, string, string] => [
        `a number larger than a config may hold: ${kind}`,
        { kind, target: 'invoice-cycle', value: { value: -1e16, ...(kind === 'metric-disputed' && { reason: 'x' }) } },
        'faulty-value',
        '“value” must be at least -1000000000000000.',
      ]),
      [
        'a number larger than a config may hold, put back',
        { kind: 'metric-restored', target: 'invoice-cycle', value: { confirmed: { on: '2026-09-30', value: 1e16 } } },
        'faulty-value',
        '“value” must be at most 1000000000000000.',
      ],
      [
        'a rank below the first',
        { kind: 'next-phase-ranked', target: 'dunning', value: { rank: 0 } },
        'faulty-value',
        '“rank” must be at least 1.',
      ],
      [
        'a rank between two',
        { kind: 'next-phase-ranked', target: 'dunning', value: { rank: 1.5 } },
        'faulty-value',
        '“rank” is not a whole number.',
      ],
      [
        'a rank beyond the last',
        { kind: 'next-phase-ranked', target: 'dunning', value: { rank: 3 } },
        'no-rank',
        'There are 2 options, so there is no place 3.',
      ],
      [
        'a rank that no computer counts to',
        { kind: 'next-phase-restored', value: { ranks: { dunning: 1e300 } } },
        'faulty-value',
        /“dunning” must be at most/,
      ],
      [
        'a day that does not exist',
        { kind: 'milestone-restored', target: 'depots-all', value: { done: '2026-02-30' } },
        'faulty-value',
        /“done”/,
      ],
      [
        'a done with more in it',
        { kind: 'milestone-restored', target: 'depots-all', value: { done: { on: '2026-02-03', colour: 'red' } } },
        'faulty-value',
        /“done”|“colour”/,
      ],
    ];
    for (const [name, parts, code, words] of cases)
      it(name, async () => {
        const refused = await send(aChange(parts), { account: 'acme' });
        assert.deepEqual(
          [refused.status, refused.json.code, refused.headers.get('Content-Type')],
          [422, code, 'application/problem+json'],
        );
        if (typeof words === 'string') assert.equal(refused.json.detail, words);
        else assert.match(refused.json.detail, words);
        assert.deepEqual([await applied(), await read()], [[], acme]);
      });

    it('a value as deep as it can be sent', async () => {
      const change = aChange({ kind: 'new', value: 'deep' });
      const refused = await ask('POST', '/accounts/acme/changes', {
        headers: { 'Idempotency-Key': change.id },
        body: JSON.stringify(change).replace('"deep"', '['.repeat(30_000) + ']'.repeat(30_000)),
      });
      assert.deepEqual([refused.status, refused.json.code], [422, 'unknown-kind']);
      const known = aComment('x');
      const faulty = await ask('POST', '/accounts/acme/changes', {
        headers: { 'Idempotency-Key': known.id },
        body: JSON.stringify(known).replace('"x"', '['.repeat(30_000) + ']'.repeat(30_000)),
      });
      assert.deepEqual([faulty.status, faulty.json.code], [422, 'faulty-value']);
    });

    it('a number beyond all numbers', async () => {
      const change = aChange({ kind: 'metric-confirmed', target: 'invoice-cycle', value: { value: 1 } });
      const refused = await ask('POST', '/accounts/acme/changes', {
        headers: { 'Idempotency-Key': change.id },
        body: JSON.stringify(change).replace('"value":1}', '"value":1e999}'),
      });
      assert.deepEqual([refused.status, refused.json.code], [422, 'faulty-value']);
    });

    it('to an account without a plan', async () => {
      await give('acme.json', { version: 1, asOf: acme.asOf, account: acme.account });
      const refusals: [parts: Partial<SentChange>, words: string][] = [
        [{}, 'a plan of "acme"'],
        [{ kind: 'next-phase-restored', value: { ranks: {} } }, 'a next phase of "acme"'],
        [{ kind: 'action-done', target: 'scan' }, 'an entry "scan"'],
      ];
      for (const [parts, words] of refusals)
        assert.equal((await send(aChange(parts))).json.detail, `There is no longer ${words} in this account.`);
    });

    it('to one of two parts with the same id', async () => {
      await give('acme.json', {
        ...acme,
        effort: {
          entries: [
            { id: 'twin', kind: 'meeting' },
            { id: 'twin', kind: 'action', title: 'One' },
          ],
        },
      });
      const refused = await send(aChange({ kind: 'action-done', target: 'twin' }));
      assert.deepEqual([refused.status, refused.json.code], [422, 'no-target']);
      await give('acme.json', acme);
      assert.equal((await send(aComment('kept'))).status, 200);
      await give('acme.json', {
        ...acme,
        effort: {
          entries: [
            { id: 'scan', kind: 'action', title: 'One' },
            { id: 'scan', kind: 'action', title: 'Two' },
          ],
        },
      });
      assert.equal((await ask('GET', '/accounts/acme')).status, 200);
    });
  });

  describe('what is not asked as it should be', () => {
    it('another method: 405, and which there are', async () => {
      const cases: [method: string, address: string, allowed: string][] = [
        ['PUT', '/accounts/acme', 'GET, HEAD'],
        ['POST', '/accounts/acme', 'GET, HEAD'],
        ['GET', '/accounts/acme/changes', 'POST'],
        ['DELETE', '/accounts/acme/changes', 'POST'],
        ['PUT', '/receiver/behavior', 'GET, POST, DELETE'],
        ['POST', '/receiver/changes', 'GET'],
        ['GET', '/receiver/reset', 'POST'],
      ];
      for (const [method, address, allowed] of cases) {
        const refused = await ask(method, address);
        assert.deepEqual([refused.status, refused.headers.get('Allow')], [405, allowed], `${method} ${address}`);
      }
    });

    it('another media type: 415', async () => {
      const change = aChange();
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/json; charset=latin1',
        'application/jsonp',
        'application/problem+json',
      ])
        assert.equal((await send(change, { 'Content-Type': type })).status, 415, type);
      assert.equal((await send(change, { 'Content-Encoding': 'gzip' })).status, 415);
      assert.equal(
        (await ask('POST', '/receiver/behavior', { body: '{}', headers: { 'Content-Type': 'text/plain' } })).status,
        415,
      );
      for (const type of ['application/json', 'application/json;charset=utf-8', 'Application/JSON; charset="UTF-8"'])
        assert.equal((await send(change, { 'Content-Type': type })).status, 200, type);
    });

    it('over 64 kB: 413; 64 kB are fine', async () => {
      const sized = (bytes: number) => {
        const change = aComment('x');
        return { change, body: JSON.stringify(change).padEnd(bytes) };
      };
      for (const [bytes, status] of [
        [65_536, 200],
        [65_537, 413],
        [5_000_000, 413],
      ] as const) {
        const { change, body } = sized(bytes);
        assert.equal(
          (await ask('POST', '/accounts/acme/changes', { headers: { 'Idempotency-Key': change.id }, body })).status,
          status,
          `${bytes}`,
        );
      }
      assert.equal((await ask('POST', '/receiver/behavior', { body: ' '.repeat(70_000) })).status, 413);
      assert.equal((await applied()).length, 1);
    });

    it('an account that there is not: 404', async () => {
      assert.equal((await send(aChange({ account: 'nobody', target: 'nobody' }))).status, 404);
    });
  });
});
