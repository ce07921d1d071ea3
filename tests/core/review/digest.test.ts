import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import harbor from '../../../demo/accounts/harbor.json' with { type: 'json' };
import northwind from '../../../demo/accounts/northwind.json' with { type: 'json' };
import { parseConfig } from '../../../src/core/config/parse.js';
import type { Config } from '../../../src/core/config/schema.js';
import { loadMessages } from '../../../src/core/i18n/load-messages.js';
import { localizerFor } from '../../../src/core/i18n/localizer.js';
import { lastSeenOf, type LastSeen } from '../../../src/core/review/digest.js';
import { sinceLastVisit } from '../../../src/core/review/diff.js';
import { account } from '../../fixtures/account.js';
import { aConfig } from '../../fixtures/config.js';

before(() => loadMessages('en', ['results', 'plan-effort', 'narrative']));

const config = (input: unknown): Config => {
  const parsed = parseConfig(input);
  if (!parsed.ok) throw new Error('The fixture is faulty.');
  return parsed.config;
};
const acme = (): Config => config(account());
const look = (before: unknown, now = acme()) => sinceLastVisit(before, now, localizerFor('en'));

/** Marks of a sentence that was put together wrongly. */
const FAULTS = /undefined|NaN|[{}]|\[object/;
/** The keys, texts and numbers of a JSON value, without its own braces. */
const leaves = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.entries(value).flat().map(leaves).join(' ') : String(value);

describe('what was last seen', () => {
  for (const input of [northwind, harbor, account()])
    it(`is small, is JSON, and holds all that is compared: ${input.account.id}`, () => {
      const now = config(input);
      const text = JSON.stringify(lastSeenOf(now));
      expect(text.length).to.be.below(4000);
      expect(JSON.parse(text)).to.deep.equal(lastSeenOf(now));
      for (const before of [text, JSON.parse(text) as unknown]) expect(look(before, now)?.isQuiet).to.equal(true);
    });

  it('does not grow with the series', () => {
    const size = (count: number) =>
      JSON.stringify(
        lastSeenOf(
          aConfig({
            metrics: [
              {
                id: 'm',
                name: 'Orders',
                direction: 'increase',
                period: 'day',
                points: Array.from({ length: count }, (_, i): [string, number] => [
                  new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10),
                  100 + (i % 7),
                ]),
              },
            ],
          }),
        ),
      ).length;
    expect(size(900) - size(30)).to.be.below(10);
  });

  it('holds nothing but what a customer may see', () => {
    const secret = 'do-not-show';
    const text = JSON.stringify(lastSeenOf(config({ ...account(), private: { note: secret } })));
    expect(text).not.to.contain(secret);
    expect(JSON.parse(text) as LastSeen).to.deep.include({ open: ['switch'], done: ['train'] });
  });

  it('is the same in every language', async () => {
    await loadMessages('de', ['results', 'plan-effort', 'narrative']);
    expect(lastSeenOf(config(northwind), localizerFor('de'))).to.deep.equal(
      lastSeenOf(config(northwind), localizerFor('en')),
    );
  });
});

describe('what was last seen, come back from wherever it was kept', () => {
  const seen = (): LastSeen => lastSeenOf(acme());

  const unreadable: [string, unknown][] = [
    ['nothing', undefined],
    ['null', null],
    ['an empty text', ''],
    ['text that is no JSON', '{"version":1,'],
    ['a number', 7],
    ['a list', []],
    ['an empty object', {}],
    ['a whole config', account()],
    ['the shape of another version', { ...seenOf(), version: 0 }],
    ['the shape of a newer version', { ...seenOf(), version: 2 }],
    ['a part missing', { ...seenOf(), results: undefined }],
    ['a value that is none', { ...seenOf(), results: [{ ...seenOf().results[0], value: 'six' }] }],
    ['a status nobody knows', { ...seenOf(), results: [{ ...seenOf().results[0], status: 'splendid' }] }],
    ['a day that does not exist', { ...seenOf(), day: '2026-02-30' }],
    [
      'an object that throws',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no');
          },
        },
      ),
    ],
  ];
  function seenOf(): LastSeen {
    return lastSeenOf(acme());
  }
  for (const [name, input] of unreadable) it(`${name}: nothing is compared`, () => expect(look(input)).to.equal(null));

  it('anything at all: never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.json(), (value, json) => {
        expect(look(value)).to.equal(null);
        expect(look(json)).to.equal(null);
      }),
      { numRuns: 200 },
    );
  });

  it('with one part spoilt: compares, or says null, but never throws', () => {
    const spoil = (value: unknown, at: number, by: unknown): unknown => {
      let count = 0;
      return JSON.parse(JSON.stringify(value), (_, item: unknown) => (count++ === at ? by : item));
    };
    const parts = JSON.stringify(seen()).length;
    const property = fc.property(fc.nat(parts), fc.jsonValue(), (at, by) => {
      const view = look(spoil(seen(), at, by));
      if (!view) return;
      const text = view.statements.map((statement) => statement.text).join();
      // a name that was spoilt to “{” is quoted as it is: only a sentence of ours may not hold one
      if (!FAULTS.test(leaves(by))) expect(text).not.to.match(FAULTS);
    });
    fc.assert(property, { numRuns: 300 });
    // found once: a name that is “{”
    fc.assert(property, { seed: -1731789797, path: '213:4:4:11', endOnFailure: true });
  });

  it('a name that looks like a place of ours is quoted as it is', () => {
    for (const name of ['{', '}', '{name}', 'NaN', 'undefined', '[object Object]']) {
      const [milestone] = seen().milestones;
      const before = { ...seen(), milestones: [...seen().milestones, { ...milestone, id: 'gone', name }] };
      const texts = look(before)?.statements.map(({ text }) => text) ?? [];
      expect(texts.filter((text) => text.includes(name)).length, name).to.equal(1);
    }
  });

  it('another account’s: nothing is compared', () =>
    expect(look(lastSeenOf(config({ ...account(), account: { id: 'other', name: 'Other' } })))).to.equal(null));

  it('newer than what is shown now: says so, and compares nothing', () => {
    const view = look(lastSeenOf(config({ ...account(), asOf: '2026-08-10T08:00:00Z', plan: { purpose: 'Another' } })));
    expect([view?.order, view?.isQuiet, view?.days]).to.deep.equal(['earlier', false, 0]);
    expect(view?.statements.map(({ text }) => text)).to.deep.equal([
      'You’ve already seen newer numbers (August 10, 2026).',
    ]);
    expect([view?.results, view?.milestones, view?.asks, view?.answered, view?.nextPhase]).to.deep.equal([
      [],
      [],
      [],
      [],
      null,
    ]);
  });
});

describe('since you last looked: what a customer may not see', () => {
  it('nothing private, nothing tied to no result, no advice', () => {
    const before = lastSeenOf(aConfig({ account: { id: 'acme', name: 'Acme' }, goLive: undefined }));
    const view = look(before, config({ ...account(), private: { note: 'do-not-show' } }));
    const text = JSON.stringify(view?.statements);
    expect(text).to.contain('Switch two depots');
    expect(text).not.to.match(/do-not-show|Rate our service|advice|sponsor/i);
    expect(view?.asks.map(({ entry }) => entry.id)).to.deep.equal(['switch']);
  });
});
