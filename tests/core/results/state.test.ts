import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import type { State } from '../../../src/core/results/state.js';
import { aMetric, sinceJanuary, theResult, type MetricInput } from '../../fixtures/config.js';

interface Case {
  name: string;
  /** Since January 2026, of a metric that shall rise from 100 to 200. */
  values: (number | null)[];
  metric?: Partial<MetricInput>;
  config?: Partial<ConfigInput>;
  expected: State;
}

const fewer: Partial<MetricInput> = { direction: 'decrease', target: { value: 50 } };
const band: Partial<MetricInput> = { direction: 'maintain', target: { min: 10, max: 20 } };

const CASES: Case[] = [
  { name: 'no points', values: [], expected: 'unmeasured' },
  { name: 'only gaps', values: [null, null, null], expected: 'unmeasured' },
  { name: 'only what has not ended', values: [110], config: { asOf: '2026-01-20T00:00:00Z' }, expected: 'unmeasured' },

  {
    name: 'nothing to compare with',
    values: [110, 120, 130, 140, 150, 160],
    metric: { baseline: undefined },
    expected: 'no-baseline',
  },
  {
    name: 'a baseline of an older definition',
    values: [110, 120, 130, 140, 150, 160],
    metric: { baseline: { value: 100, agreedOn: '2025-12-01' }, breaks: [{ at: '2026-02-01' }] },
    expected: 'no-baseline',
  },

  { name: 'two values', values: [110, 120], expected: 'too-few' },
  { name: 'three months, one a gap', values: [110, null, 130], expected: 'too-few' },
  {
    name: 'a third that has not ended',
    values: [110, 120, 130],
    config: { asOf: '2026-03-30T00:00:00Z' },
    expected: 'too-few',
  },
  {
    name: 'many values, but before go-live',
    values: [110, 120, 130, 140, 150, 160],
    config: { goLive: '2026-08-01' },
    expected: 'too-few',
  },
  {
    name: 'two since go-live, that of the go-live in transition',
    values: [110, 120, 130, 140, 150, 160],
    config: { goLive: '2026-04-15' },
    expected: 'too-few',
  },
  {
    name: 'three since go-live',
    values: [110, 120, 130, 140, 150, 160],
    config: { goLive: '2026-04-01' },
    expected: 'moving',
  },
  {
    name: 'two since the definition changed',
    values: [110, 120, 130, 140, 150, 160],
    metric: { breaks: [{ at: '2026-05-01' }] },
    expected: 'too-few',
  },

  { name: 'three months since the latest value', values: [110, 120, 130], expected: 'stale' },
  {
    name: 'two months and a second',
    values: [110, 120, 130, null],
    config: { asOf: '2026-06-01T00:00:01Z' },
    expected: 'stale',
  },
  {
    name: 'exactly two months',
    values: [110, 120, 130, null],
    config: { asOf: '2026-06-01T00:00:00Z' },
    expected: 'moving',
  },
  {
    name: 'three values of long ago, and one that has not ended',
    values: [110, 120, 130, null, null, null, 140],
    config: { asOf: '2026-07-20T00:00:00Z' },
    expected: 'stale',
  },

  {
    name: 'exactly the target',
    values: [150, 180, 200],
    config: { asOf: '2026-04-01T00:00:00Z' },
    expected: 'reached',
  },
  { name: 'beyond the target', values: [150, 180, 230], config: { asOf: '2026-04-01T00:00:00Z' }, expected: 'reached' },
  { name: 'reached and lost again', values: [200, 200, 150, 160, 170, 180], expected: 'stalled' },
  { name: 'less is better, and it is less', values: [80, 60, 49, 50, 50, 50], metric: fewer, expected: 'reached' },
  { name: 'inside the band', values: [30, 28, 24, 22, 21, 20], metric: band, expected: 'reached' },

  { name: 'worse by more than the noise', values: [110, 100, 95, 90, 86, 80], expected: 'regressed' },
  { name: 'worse, where less is better', values: [90, 100, 105, 110, 114, 120], metric: fewer, expected: 'regressed' },
  { name: 'worse, though it rises again', values: [60, 65, 70, 75, 80, 85], expected: 'regressed' },
  { name: 'further from the range', values: [100, 100, 100, 110, 120, 130], metric: band, expected: 'regressed' },
  {
    name: 'out of the range, where it was inside',
    values: [15, 15, 15, 20.1, 20.1, 20.1],
    metric: { ...band, baseline: { value: 15 } },
    expected: 'regressed',
  },

  { name: 'worse by exactly the noise', values: [95, 95, 95, 95, 95, 95], expected: 'unchanged' },
  { name: 'better by exactly the noise', values: [105, 105, 105, 105, 105, 105], expected: 'unchanged' },
  { name: 'neither better nor worse', values: [100, 101, 99, 100, 101, 100], expected: 'unchanged' },

  { name: 'better, and no longer moving', values: [150, 150, 150, 150, 150, 150], expected: 'stalled' },
  { name: 'better, on its way back', values: [180, 175, 165, 160, 150, 140], expected: 'stalled' },
  {
    name: 'better with five values, but on its way back',
    values: [180, 170, 160, 150, 140],
    config: { asOf: '2026-06-01T00:00:00Z' },
    expected: 'stalled',
  },
  {
    name: 'a plateau after a rise',
    values: [110, 120, 130, 140, 150, 151, 150, 151, 150, 151],
    config: { asOf: '2026-11-01T00:00:00Z' },
    expected: 'stalled',
  },
  { name: 'three values with gaps between', values: [150, null, 150, null, null, 150], expected: 'moving' },
  {
    name: 'without a target',
    values: [150, 150, 150, 150, 150, 150],
    metric: { target: undefined },
    expected: 'stalled',
  },

  { name: 'a steady small gain', values: [110, 111, 112, 113, 114, 115], expected: 'moving' },
  {
    name: '28, 27, 26 of 30',
    values: [28, 27, 26],
    metric: { direction: 'decrease', baseline: { value: 30 }, target: { value: 20 } },
    config: { asOf: '2026-04-01T00:00:00Z' },
    expected: 'moving',
  },
  { name: 'a rise since go-live that is back where it began', values: [80, 84, 88, 92, 96, 100], expected: 'moving' },
  { name: 'less is better, and it gets less', values: [90, 88, 86, 80, 77, 74], metric: fewer, expected: 'moving' },
  { name: 'closer to the range', values: [90, 80, 70, 60, 50, 40], metric: band, expected: 'moving' },
  {
    name: 'without a target, for the better',
    values: [110, 120, 130, 140, 150, 160],
    metric: { target: undefined },
    expected: 'moving',
  },
  {
    name: 'without a go-live, since the baseline’s span',
    values: [98, 100, 102, 120, 130, 140],
    config: { goLive: undefined },
    metric: { baseline: { from: '2026-01-01', to: '2026-03-31' } },
    expected: 'moving',
  },
];

describe('state', () => {
  for (const { name, values, metric = {}, config = {}, expected } of CASES)
    it(`${expected}: ${name}`, () =>
      expect(theResult(aMetric({ points: sinceJanuary(...values), ...metric }), config).state).to.equal(expected));
});

describe('state: the first that holds', () => {
  // each of these is also all that follows it
  const stale: Partial<ConfigInput> = { asOf: '2026-12-01T00:00:00Z' };
  const cases: [State, string, Partial<MetricInput>, Partial<ConfigInput>][] = [
    ['unmeasured', 'no-baseline and too-few', { points: [], baseline: undefined }, stale],
    ['no-baseline', 'too-few and stale', { points: sinceJanuary(250), baseline: undefined }, stale],
    ['too-few', 'stale and reached', { points: sinceJanuary(250, 250) }, stale],
    ['stale', 'reached', { points: sinceJanuary(250, 250, 250) }, stale],
    ['stale', 'regressed', { points: sinceJanuary(50, 50, 50) }, stale],
    [
      'reached',
      'regressed',
      { points: sinceJanuary(250, 250, 250), baseline: { value: 300 } },
      { asOf: '2026-04-01T00:00:00Z' },
    ],
    ['regressed', 'unchanged', { points: sinceJanuary(50, 50, 50) }, { asOf: '2026-04-01T00:00:00Z' }],
  ];
  for (const [expected, others, metric, config] of cases)
    it(`${expected} before ${others}`, () => expect(theResult(aMetric(metric), config).state).to.equal(expected));
});

describe('state: in other periods', () => {
  const account = { id: 'a', name: 'A', timeZone: 'Europe/Berlin' };
  const cases: [string, MetricInput['period'], string[], string, State][] = [
    ['two days after a day', 'day', ['2026-03-26', '2026-03-27', '2026-03-28'], '2026-03-30T22:00:00Z', 'moving'],
    [
      'two days and a second, one of them of 23 hours',
      'day',
      ['2026-03-26', '2026-03-27', '2026-03-28'],
      '2026-03-30T22:00:01Z',
      'stale',
    ],
    ['two weeks after a week', 'week', ['2026-W02', '2026-W03', '2026-W04'], '2026-02-08T23:00:00Z', 'moving'],
    ['two weeks and a second', 'week', ['2026-W02', '2026-W03', '2026-W04'], '2026-02-08T23:00:01Z', 'stale'],
    ['two quarters after a quarter', 'quarter', ['2026-Q1', '2026-Q2', '2026-Q3'], '2027-03-31T22:00:00Z', 'moving'],
    ['two quarters and a second', 'quarter', ['2026-Q1', '2026-Q2', '2026-Q3'], '2027-03-31T22:00:01Z', 'stale'],
  ];
  for (const [name, period, dates, asOf, expected] of cases)
    it(`${name}: ${expected}`, () => {
      const points = dates.map((date, i): [string, number] => [date, 110 + 10 * i]);
      expect(theResult(aMetric({ period: period!, points }), { asOf, account }).state).to.equal(expected);
    });
});
