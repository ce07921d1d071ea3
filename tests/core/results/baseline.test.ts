import { expect } from '@open-wc/testing';
import { statement } from '../../../src/core/results/result.js';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { aBareMetric, monthly, theResult, type MetricInput } from '../../fixtures/config.js';

/** Half a year before the go-live in January, then three months since. */
const points = monthly('2025-07', [10, 12, 14, 20, 11, 13, 30, 31, 32]);
const resultOf = (metric: Partial<MetricInput>, config: Partial<ConfigInput> = {}) =>
  theResult(aBareMetric({ points, ...metric }), config);

describe('baseline: computed', () => {
  const cases: {
    name: string;
    metric?: Partial<MetricInput>;
    config?: Partial<ConfigInput>;
    value: number;
    n: number;
    from: string;
    to: string;
  }[] = [
    {
      name: 'the median of all finished buckets before go-live',
      value: 12.5,
      n: 6,
      from: '2025-07-01',
      to: '2025-12-31',
    },
    {
      name: 'the median of the span',
      metric: { baseline: { from: '2025-09-01', to: '2025-11-30' } },
      value: 14,
      n: 3,
      from: '2025-09-01',
      to: '2025-11-30',
    },
    {
      name: 'only buckets that lie wholly in the span',
      metric: { baseline: { from: '2025-09-02', to: '2025-12-30' } },
      value: 15.5,
      n: 2,
      from: '2025-10-01',
      to: '2025-11-30',
    },
    {
      name: 'a span without an end ends at go-live',
      metric: { baseline: { from: '2025-10-01' } },
      value: 13,
      n: 3,
      from: '2025-10-01',
      to: '2025-12-31',
    },
    {
      name: 'a span without a beginning',
      metric: { baseline: { to: '2025-08-31' } },
      value: 11,
      n: 2,
      from: '2025-07-01',
      to: '2025-08-31',
    },
    {
      name: 'the month of the go-live is not before it',
      config: { goLive: '2025-12-31' },
      value: 12,
      n: 5,
      from: '2025-07-01',
      to: '2025-11-30',
    },
    {
      name: 'a span may lie after go-live',
      metric: { baseline: { from: '2026-01-01', to: '2026-02-28' } },
      value: 30.5,
      n: 2,
      from: '2026-01-01',
      to: '2026-02-28',
    },
    {
      name: 'what has not ended is not in it',
      metric: { baseline: { from: '2026-02-01', to: '2026-12-31' } },
      config: { asOf: '2026-03-15T00:00:00Z' },
      value: 31,
      n: 1,
      from: '2026-02-01',
      to: '2026-02-28',
    },
    {
      name: 'gaps in the span count for nothing',
      metric: { points: monthly('2025-07', [null, 10, null, 14, null, null, 30]) },
      value: 12,
      n: 2,
      from: '2025-08-01',
      to: '2025-10-31',
    },
    {
      name: 'zero is a value',
      metric: { points: monthly('2025-10', [0, 0, 6, 30]) },
      value: 0,
      n: 3,
      from: '2025-10-01',
      to: '2025-12-31',
    },
  ];
  for (const { name, metric = {}, config, ...expected } of cases)
    it(name, () => expect(resultOf(metric, config).baseline).to.deep.equal({ ...expected, origin: 'computed' }));

  const none: [string, Partial<MetricInput>, Partial<ConfigInput>?][] = [
    ['nothing before go-live', { points: monthly('2026-01', [1, 2, 3]) }],
    ['nothing measured before go-live', { points: monthly('2025-11', [null, null, 3]) }],
    ['an empty span', { baseline: { from: '2024-01-01', to: '2024-12-31' } }],
    ['neither a go-live nor a span', {}, { goLive: undefined }],
  ];
  for (const [name, metric, config] of none)
    it(`none: ${name}`, () => {
      const result = resultOf(metric, config);
      expect([result.baseline, result.change, result.progress]).to.deep.equal([null, null, null]);
      expect(result.state).to.equal('no-baseline');
    });
});

describe('baseline: agreed', () => {
  it('the value agreed, whatever was measured', () => {
    expect(resultOf({ baseline: { value: 12.4 } }).baseline).to.deep.equal({
      value: 12.4,
      n: 0,
      from: null,
      to: null,
      origin: 'agreed',
    });
  });

  it('zero can be agreed', () =>
    expect(resultOf({ baseline: { value: 0 } }).baseline).to.include({ value: 0, origin: 'agreed' }));

  it('with its span: how many values lie in it', () => {
    expect(resultOf({ baseline: { value: 12.4, from: '2025-09-01', to: '2025-11-30' } }).baseline).to.deep.equal({
      value: 12.4,
      n: 3,
      from: '2025-09-01',
      to: '2025-11-30',
      origin: 'agreed',
    });
  });
});

describe('baseline: nothing is compared across a break', () => {
  const withBreak = (at: string, metric: Partial<MetricInput> = {}) =>
    resultOf({ target: { value: 50 }, breaks: [{ at }], ...metric });

  const inside: [string, string, { value: number; n: number; from: string }][] = [
    ['before the span changes nothing', '2025-07-01', { value: 12.5, n: 6, from: '2025-07-01' }],
    ['inside the span: only what comes after it counts', '2025-10-01', { value: 13, n: 3, from: '2025-10-01' }],
    ['within a month: that month is of neither definition', '2025-10-02', { value: 12, n: 2, from: '2025-11-01' }],
    ['not yet in force changes nothing', '2026-07-01', { value: 12.5, n: 6, from: '2025-07-01' }],
  ];
  for (const [name, at, expected] of inside)
    it(`a break ${name}`, () => expect(withBreak(at).baseline).to.include(expected));

  it('a break after the latest value is not in force yet', () => {
    expect(withBreak('2026-04-01').baseline).to.include({ n: 6 });
  });

  it('the last of several breaks counts', () => {
    expect(resultOf({ breaks: [{ at: '2025-11-01' }, { at: '2025-08-01' }] }).baseline).to.include({
      value: 12,
      n: 2,
      from: '2025-11-01',
    });
  });

  for (const at of ['2025-12-02', '2026-01-01', '2026-03-01'])
    it(`a break on ${at} leaves nothing to compare with`, () => {
      const result = withBreak(at);
      expect([result.baseline, result.change, result.progress, result.velocity]).to.deep.equal([
        null,
        null,
        null,
        null,
      ]);
      expect(result.state).to.equal('no-baseline');
      expect(statement(result, 'state')).to.match(/^The definition changed on .*, after the baseline was measured/);
    });

  const agreed: [string, MetricInput['baseline'], boolean][] = [
    ['agreed before it', { value: 12, agreedOn: '2026-01-31' }, false],
    ['agreed on its day', { value: 12, agreedOn: '2026-02-01' }, true],
    ['agreed after it', { value: 12, agreedOn: '2026-02-20' }, true],
    [
      'measured up to a day before it, agreed after',
      { value: 12, from: '2025-09-01', to: '2025-12-31', agreedOn: '2026-02-20' },
      false,
    ],
    ['measured after it', { value: 12, from: '2026-02-01', to: '2026-02-28', agreedOn: '2026-01-10' }, true],
    ['without a day', { value: 12 }, true],
  ];
  for (const [name, baseline, comparable] of agreed)
    it(`a value ${name} is ${comparable ? '' : 'not '}compared`, () => {
      const result = withBreak('2026-02-01', { baseline });
      expect(result.baseline?.value ?? null).to.equal(comparable ? 12 : null);
      expect(result.state === 'no-baseline').to.equal(!comparable);
    });
});
