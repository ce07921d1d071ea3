import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { behaviorOf } from '../../../src/core/results/behavior.js';
import { aBehavior, aConfig, type BehaviorInput, type Pairs } from '../../fixtures/config.js';

/** Weekly values that end with the week before asOf, Monday June 29. */
const weeks = (...values: (number | null)[]): Pairs =>
  values.map((value, i) => [`2026-W${26 - values.length + i + 1}`, value]);
const resultOf = (parts: BehaviorInput | Partial<BehaviorInput>, config: Partial<ConfigInput> = {}) =>
  behaviorOf(
    aConfig({ asOf: '2026-06-29T00:00:00Z', behaviors: [aBehavior({ target: { value: 0.9 }, ...parts })], ...config }),
    'b',
  );
const statusesOf = (...args: Parameters<typeof resultOf>) => resultOf(...args).periods.map(({ status }) => status);

describe('behaviour: each period', () => {
  const cases: { name: string; parts: Partial<BehaviorInput>; config?: Partial<ConfigInput>; expected: string[] }[] = [
    {
      name: 'kept at the target or above, missed below',
      parts: { points: weeks(0.95, 0.9, 0.89) },
      expected: ['kept', 'kept', 'missed'],
    },
    {
      name: 'not measured is neither',
      parts: { points: weeks(0.95, null, 0.2) },
      expected: ['kept', 'not-measured', 'missed'],
    },
    { name: 'zero is measured', parts: { points: weeks(0) }, expected: ['missed'] },
    {
      name: 'weeks after the last value are not measured',
      parts: { points: [['2026-W24', 1]] },
      expected: ['kept', 'not-measured', 'not-measured'],
    },
    {
      name: 'less may be better',
      parts: { direction: 'decrease', target: { value: 2 }, points: weeks(1, 2, 3) },
      expected: ['kept', 'kept', 'missed'],
    },
    {
      name: 'a band',
      parts: { direction: 'maintain', target: { min: 2, max: 4 }, points: weeks(1, 2, 4, 5) },
      expected: ['missed', 'kept', 'kept', 'missed'],
    },
    {
      name: 'a week that has not ended is open, whatever it holds',
      parts: { points: weeks(1, 1, 0) },
      config: { asOf: '2026-06-28T12:00:00Z' },
      expected: ['kept', 'kept', 'open'],
    },
    {
      name: 'without a target nothing is held against anybody',
      parts: { target: undefined, points: weeks(0, 1) },
      expected: ['open', 'open'],
    },
    {
      name: 'what was before it began does not count',
      parts: { since: '2026-06-15', points: weeks(0, 0, 1, 1) },
      expected: ['kept', 'kept'],
    },
    {
      name: 'the week in which it began does',
      parts: { since: '2026-06-17', points: weeks(0, 0, 1, 1) },
      expected: ['kept', 'kept'],
    },
    {
      name: 'though it began on its last day',
      parts: { since: '2026-06-21', points: weeks(0, 0, 1, 1) },
      expected: ['kept', 'kept'],
    },
    {
      name: 'values of a week are averaged',
      parts: {
        points: [
          ['2026-06-22', 1],
          ['2026-06-24', 0.8],
          ['2026-06-26', 0.9],
        ],
      },
      expected: ['kept'],
    },
    { name: 'values after asOf do not count', parts: { points: [...weeks(1), ['2026-W28', 0]] }, expected: ['kept'] },
    {
      name: 'by its own cadence',
      parts: {
        cadence: 'month',
        points: [
          ['2026-04', 1],
          ['2026-05', 0],
        ],
      },
      config: { asOf: '2026-06-01T00:00:00Z' },
      expected: ['kept', 'missed'],
    },
    { name: 'no points', parts: { points: [] }, expected: [] },
  ];
  for (const { name, parts, config, expected } of cases)
    it(name, () => expect(statusesOf(parts, config)).to.deep.equal(expected));

  it('counts them', () => {
    expect(resultOf({ points: weeks(1, 0, null, 1, 1) })).to.include({ kept: 3, missed: 1, notMeasured: 1 });
  });

  it('in the account’s time zone', () => {
    const account = { id: 'a', name: 'A', timeZone: 'Pacific/Auckland' };
    const points: Pairs = [['2026-06-21T13:00:00Z', 1]]; // Monday there
    expect(resultOf({ points }, { account }).periods[0]).to.include({ start: '2026-06-22', status: 'kept' });
  });

  it('throws where nothing has that id, and says what there is', () => {
    expect(() => behaviorOf(aConfig({ behaviors: [aBehavior()] }), 'c')).to.throw(RangeError, '"b"');
  });

  it('writes money in the account’s currency', () => {
    const account = { id: 'a', name: 'A', currency: 'CHF' };
    expect(resultOf({ unit: { style: 'currency' } }, { account }).unit).to.include({ currency: 'CHF' });
  });
});

describe('behaviour: two misses in a row are an early warning', () => {
  const cases: [string, (number | null)[], boolean][] = [
    ['one miss', [1, 1, 0], false],
    ['two', [1, 0, 0], true],
    ['two, then kept again', [0, 0, 1], false],
    ['two, but not in a row', [0, 1, 0], false],
    ['two, the last week not measured', [1, 0, 0, null], true],
    ['two, the last two weeks not measured', [1, 0, 0, null, null], true],
    ['two, and nothing measured since for three weeks', [1, 0, 0, null, null, null], false],
    ['only one ever measured', [0], false],
    ['none measured', [null, null], false],
  ];
  for (const [name, values, expected] of cases)
    it(`${name}: ${expected ? 'a' : 'no'} warning`, () =>
      expect(resultOf({ points: weeks(...values) }).warning).to.equal(expected));

  it('a week that has not ended is no miss', () => {
    expect(resultOf({ points: weeks(1, 0, 0) }, { asOf: '2026-06-28T12:00:00Z' }).warning).to.equal(false);
  });

  it('nor is anything without a target', () =>
    expect(resultOf({ target: undefined, points: weeks(0, 0) }).warning).to.equal(false));
});
