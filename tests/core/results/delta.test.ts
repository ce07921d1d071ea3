import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { aBareMetric, aMetric, monthly, sinceJanuary, theResult, type MetricInput } from '../../fixtures/config.js';

/** The same value often enough to be judged. */
const flat = (value: number) => sinceJanuary(value, value, value, value, value, value);

const near = (value: number | null | undefined, expected: number) => expect(value).to.be.closeTo(expected, 1e-12);

describe('current: the latest finished bucket that has a value', () => {
  const cases: { name: string; values: (number | null)[]; asOf: string; value: number; start: string; age: number }[] =
    [
      {
        name: 'the last of all',
        values: [1, 2, 3],
        asOf: '2026-04-01T00:00:00Z',
        value: 3,
        start: '2026-03-01',
        age: 0,
      },
      {
        name: 'not the one that has not ended',
        values: [1, 2, 3],
        asOf: '2026-03-31T23:59:59Z',
        value: 2,
        start: '2026-02-01',
        age: 30,
      },
      {
        name: 'its age is in whole days since its end',
        values: [1, 2, 3],
        asOf: '2026-04-05T23:00:00Z',
        value: 3,
        start: '2026-03-01',
        age: 4,
      },
      {
        name: 'gaps after it make it older',
        values: [1, 2, null, null],
        asOf: '2026-05-01T00:00:00Z',
        value: 2,
        start: '2026-02-01',
        age: 61,
      },
      {
        name: 'a zero is a value',
        values: [1, 0],
        asOf: '2026-03-01T00:00:00Z',
        value: 0,
        start: '2026-02-01',
        age: 0,
      },
    ];
  for (const { name, values, asOf, value, start, age } of cases)
    it(name, () => {
      const { current } = theResult(aMetric({ points: sinceJanuary(...values) }), { asOf });
      expect(current).to.include({ value, age });
      expect(current?.bucket).to.include({ start, value, finished: true });
    });

  it('its age is counted in the account’s days', () => {
    const account = { id: 'a', name: 'A', timeZone: 'America/New_York' };
    expect(
      theResult(aMetric({ points: sinceJanuary(1) }), { account, asOf: '2026-02-03T04:59:00Z' }).current?.age,
    ).to.equal(1);
    expect(
      theResult(aMetric({ points: sinceJanuary(1) }), { account, asOf: '2026-02-03T05:00:00Z' }).current?.age,
    ).to.equal(2);
  });

  it('none without a value', () => expect(theResult(aMetric({ points: sinceJanuary(null) })).current).to.equal(null));
});

const BAND = { min: 10, max: 20 };

describe('change: current minus baseline', () => {
  const cases: {
    name: string;
    metric: Partial<MetricInput>;
    baseline: number;
    current: number;
    absolute: number;
    relative: number | null;
    sense: string;
  }[] = [
    {
      name: 'more, where more is better',
      metric: {},
      baseline: 100,
      current: 130,
      absolute: 30,
      relative: 0.3,
      sense: 'better',
    },
    {
      name: 'less, where more is better',
      metric: {},
      baseline: 100,
      current: 70,
      absolute: -30,
      relative: -0.3,
      sense: 'worse',
    },
    {
      name: 'less, where less is better',
      metric: { direction: 'decrease' },
      baseline: 12.5,
      current: 10,
      absolute: -2.5,
      relative: -0.2,
      sense: 'better',
    },
    {
      name: 'more, where less is better',
      metric: { direction: 'decrease' },
      baseline: 12.5,
      current: 15,
      absolute: 2.5,
      relative: 0.2,
      sense: 'worse',
    },
    {
      name: 'below zero, relative to the size of the baseline',
      metric: {},
      baseline: -50,
      current: -25,
      absolute: 25,
      relative: 0.5,
      sense: 'better',
    },
    {
      name: 'from zero: no percentage',
      metric: {},
      baseline: 0,
      current: 5,
      absolute: 5,
      relative: null,
      sense: 'better',
    },
    {
      name: 'percentages change in points',
      metric: { unit: { style: 'percent' } },
      baseline: 0.5,
      current: 0.75,
      absolute: 0.25,
      relative: null,
      sense: 'better',
    },
    {
      name: 'so do those counted from 0 to 100',
      metric: { unit: { style: 'unit', unit: 'percent' } },
      baseline: 50,
      current: 75,
      absolute: 25,
      relative: null,
      sense: 'better',
    },
    {
      name: 'and those with a % as their word',
      metric: { unit: { style: 'unit', unit: '%' } },
      baseline: 50,
      current: 75,
      absolute: 25,
      relative: null,
      sense: 'better',
    },
    {
      name: 'exactly the assumed noise of 5 % is no change',
      metric: {},
      baseline: 100,
      current: 105,
      absolute: 5,
      relative: 0.05,
      sense: 'none',
    },
    { name: 'nor downwards', metric: {}, baseline: 100, current: 95, absolute: -5, relative: -0.05, sense: 'none' },
    {
      name: 'a little beyond the noise is one',
      metric: {},
      baseline: 100,
      current: 94,
      absolute: -6,
      relative: -0.06,
      sense: 'worse',
    },
    {
      name: 'the same value is none',
      metric: {},
      baseline: 100,
      current: 100,
      absolute: 0,
      relative: 0,
      sense: 'none',
    },
    {
      name: 'a temperature has no natural zero',
      metric: { unit: { style: 'unit', unit: 'celsius' } },
      baseline: 4,
      current: 8,
      absolute: 4,
      relative: null,
      sense: 'better',
    },
    {
      name: 'a thousand per cent can be told',
      metric: {},
      baseline: 1,
      current: 11,
      absolute: 10,
      relative: 10,
      sense: 'better',
    },
    {
      name: 'more than a thousand per cent says nothing',
      metric: {},
      baseline: 0.01,
      current: 1,
      absolute: 0.99,
      relative: null,
      sense: 'better',
    },
    {
      name: 'out of the range by less than the noise is out of it',
      metric: { direction: 'maintain', target: BAND },
      baseline: 20,
      current: 20.5,
      absolute: 0.5,
      relative: 0.025,
      sense: 'worse',
    },
    {
      name: 'nearer to the band',
      metric: { direction: 'maintain', target: BAND },
      baseline: 40,
      current: 30,
      absolute: -10,
      relative: -0.25,
      sense: 'better',
    },
    {
      name: 'into the band from below',
      metric: { direction: 'maintain', target: BAND },
      baseline: 5,
      current: 15,
      absolute: 10,
      relative: 2,
      sense: 'better',
    },
    {
      name: 'out of the band',
      metric: { direction: 'maintain', target: BAND },
      baseline: 16,
      current: 4,
      absolute: -12,
      relative: -0.75,
      sense: 'worse',
    },
    {
      name: 'within the band',
      metric: { direction: 'maintain', target: BAND },
      baseline: 10,
      current: 20,
      absolute: 10,
      relative: 1,
      sense: 'none',
    },
    {
      name: 'from one side of the band as far to the other',
      metric: { direction: 'maintain', target: BAND },
      baseline: 5,
      current: 25,
      absolute: 20,
      relative: 4,
      sense: 'none',
    },
    {
      name: 'a band with one edge',
      metric: { direction: 'maintain', target: { max: 20 } },
      baseline: 25,
      current: -100,
      absolute: -125,
      relative: -5,
      sense: 'better',
    },
  ];
  for (const { name, metric, baseline, current, absolute, relative, sense } of cases)
    it(name, () => {
      const { change } = theResult(aBareMetric({ points: flat(current), ...metric, baseline: { value: baseline } }));
      expect(change?.sense).to.equal(sense);
      near(change?.absolute, absolute);
      if (relative === null) expect(change?.relative).to.equal(null);
      else near(change?.relative, relative);
    });

  it('no percentage where it would be beyond what a number can hold', () => {
    expect(theResult(aBareMetric({ points: flat(5), baseline: { value: 5e-324 } })).change).to.deep.equal({
      absolute: 5,
      relative: null,
      sense: 'better',
    });
  });

  it('none without a value', () => expect(theResult(aMetric()).change).to.equal(null));
});

describe('progress: the share of the way from baseline to target', () => {
  const cases: [string, Partial<MetricInput>, number, number | null][] = [
    ['half-way', {}, 150, 0.5],
    ['not begun', {}, 100, 0],
    ['the wrong way: negative', {}, 80, -0.2],
    ['there', {}, 200, 1],
    ['beyond: above 1', {}, 250, 1.5],
    ['downwards', { direction: 'decrease', baseline: { value: 12 }, target: { value: 4 } }, 10, 0.25],
    ['downwards, the wrong way', { direction: 'decrease', baseline: { value: 12 }, target: { value: 4 } }, 14, -0.25],
    ['through zero', { baseline: { value: -10 }, target: { value: 10 } }, 5, 0.75],
    ['none where the target equals the baseline', { target: { value: 100 } }, 150, null],
  ];
  for (const [name, metric, current, expected] of cases)
    it(name, () => expect(theResult(aMetric({ points: flat(current), ...metric })).progress).to.equal(expected));

  it('none without a target', () =>
    expect(theResult(aBareMetric({ points: flat(5), baseline: { value: 4 } })).progress).to.equal(null));
  it('none without a value', () => expect(theResult(aMetric()).progress).to.equal(null));
});

describe('progress of what is to be maintained: the share of finished buckets since go-live inside the band', () => {
  const cases: {
    name: string;
    points: ReturnType<typeof monthly>;
    target?: MetricInput['target'];
    config?: Partial<ConfigInput>;
    expected: number | null;
  }[] = [
    { name: 'both edges belong to it', points: sinceJanuary(9, 10, 15, 20, 21), expected: 0.6 },
    { name: 'never inside', points: sinceJanuary(9, 21, 22), expected: 0 },
    { name: 'gaps do not count', points: sinceJanuary(15, null, 15, 30, 30), expected: 0.5 },
    { name: 'nor does what was before go-live', points: monthly('2025-11', [15, 15, 30, 15, 30, 15]), expected: 0.5 },
    {
      name: 'nor a month in which the go-live lies: it is in transition',
      points: monthly('2025-11', [15, 15, 30, 30, 30]),
      config: { goLive: '2025-12-15' },
      expected: 0,
    },
    {
      name: 'nor what has not ended',
      points: sinceJanuary(30, 30, 30, 15),
      config: { asOf: '2026-04-10T00:00:00Z' },
      expected: 0,
    },
    { name: 'only a lower edge', points: sinceJanuary(9, 1000, 9, 1000), target: { min: 10 }, expected: 0.5 },
    { name: 'only an upper edge', points: sinceJanuary(-1000, 21, -1000, 21), target: { max: 20 }, expected: 0.5 },
    { name: 'none where nothing was measured since', points: monthly('2025-11', [15, 15]), expected: null },
  ];
  for (const { name, points, target = BAND, config = {}, expected } of cases)
    it(name, () =>
      expect(
        theResult(aBareMetric({ direction: 'maintain', target, baseline: { value: 30 }, points }), config).progress,
      ).to.equal(expected),
    );
});

describe('too few to judge: the number stands alone', () => {
  it('no change, no progress, no pace', () => {
    const { state, current, change, progress, pace, statements } = theResult(
      aMetric({ points: sinceJanuary(null, null, null, null, 110, 190), target: { value: 200, by: '2026-12-31' } }),
    );
    expect({ state, value: current?.value, change, progress, pace }).to.deep.equal({
      state: 'too-few',
      value: 190,
      change: null,
      progress: null,
      pace: null,
    });
    expect(statements.map(({ text }) => text).join(' ')).not.to.match(/%|better:|worse:|track|schedule|reached/i);
  });
});
