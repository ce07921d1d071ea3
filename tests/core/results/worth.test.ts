import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { aBareMetric, monthly, sinceJanuary, theResult, type MetricInput } from '../../fixtures/config.js';

const worthOf = (parts: Partial<MetricInput>, config: Partial<ConfigInput> = {}) =>
  theResult(
    aBareMetric({ direction: 'decrease', baseline: { value: 12 }, worth: { perUnit: 300, currency: 'EUR' }, ...parts }),
    { asOf: '2026-05-01T00:00:00Z', ...config },
  ).worth;

describe('worth: improvement over baseline × rate, summed since go-live', () => {
  const cases: {
    name: string;
    metric: Partial<MetricInput>;
    config?: Partial<ConfigInput>;
    total: number;
    measured: number;
    of: number;
  }[] = [
    { name: 'each measured month', metric: { points: sinceJanuary(10, 9, 9, 8) }, total: 3600, measured: 4, of: 4 },
    {
      name: 'gaps add nothing, and are counted',
      metric: { points: sinceJanuary(10, null, 9, null) },
      total: 1500,
      measured: 2,
      of: 4,
    },
    { name: 'worse months subtract', metric: { points: sinceJanuary(10, 15, 9, 14) }, total: 0, measured: 4, of: 4 },
    { name: 'it can be a loss', metric: { points: sinceJanuary(14, 15, 16, 12) }, total: -2700, measured: 4, of: 4 },
    {
      name: 'where more is better',
      metric: { direction: 'increase', points: sinceJanuary(14, 15, 16, 11) },
      total: 2400,
      measured: 4,
      of: 4,
    },
    {
      name: 'what was before go-live adds nothing',
      metric: { points: monthly('2025-11', [1, 1, 10, 9, 9, 8]) },
      total: 3600,
      measured: 4,
      of: 4,
    },
    {
      name: 'a month in which the go-live lies is in transition',
      metric: { points: monthly('2025-12', [10, 10]) },
      config: { goLive: '2025-12-15' },
      total: 600,
      measured: 1,
      of: 4,
    },
    {
      name: 'what has not ended adds nothing',
      metric: { points: sinceJanuary(10, 9, 9, 1) },
      config: { asOf: '2026-04-30T00:00:00Z' },
      total: 2400,
      measured: 3,
      of: 3,
    },
    {
      name: 'months before the first value are not measured either',
      metric: { points: monthly('2026-03', [10, 9]) },
      total: 1500,
      measured: 2,
      of: 4,
    },
    {
      name: 'only what is of the definition in force',
      metric: { baseline: { value: 12 }, breaks: [{ at: '2026-03-01' }], points: sinceJanuary(1, 1, 10, 9) },
      total: 1500,
      measured: 2,
      of: 2,
    },
    {
      name: 'nearer to the band',
      metric: {
        direction: 'maintain',
        baseline: { value: 30 },
        target: { min: 10, max: 20 },
        points: sinceJanuary(25, 15, 5, 45),
      },
      total: 1500,
      measured: 4,
      of: 4,
    },
    {
      name: 'without a go-live, since the baseline’s span',
      metric: { baseline: { from: '2026-01-01', to: '2026-02-28' }, points: sinceJanuary(12, 12, 10, 9) },
      config: { goLive: undefined },
      total: 1500,
      measured: 2,
      of: 2,
    },
    { name: 'nothing yet', metric: { points: monthly('2025-11', [12, 12]) }, total: 0, measured: 0, of: 4 },
  ];
  for (const { name, metric, config, total, measured, of } of cases)
    it(name, () =>
      expect(worthOf(metric, config)).to.deep.equal({ total, currency: 'EUR', measured, of, ratio: null }),
    );

  it('a percentage is counted in percentage points', () => {
    const percent: Partial<MetricInput> = {
      direction: 'increase',
      unit: { style: 'percent' },
      baseline: { value: 0.5 },
      points: sinceJanuary(0.52, 0.53, 0.55, 0.5),
    };
    expect(worthOf(percent)?.total).to.be.closeTo(3000, 1e-6);
    expect(worthOf({ ...percent, unit: { style: 'unit', unit: 'percent' } })?.total).to.be.closeTo(30, 1e-6);
  });

  it('beside the price of the same time, in the same money', () => {
    const points = sinceJanuary(10, 9, 9, 8); // 3600 in four months
    const ratio = (price: ConfigInput['price']) => worthOf({ points }, { price })?.ratio;
    expect(ratio({ value: 5400, currency: 'EUR' })).to.equal(2);
    expect(ratio({ value: 5400, currency: 'CHF' })).to.equal(null);
    expect(ratio({ value: 0, currency: 'EUR' })).to.equal(null);
  });

  it('in the account’s currency where none is named', () => {
    const points = sinceJanuary(10);
    expect(
      worthOf({ points, worth: { perUnit: 1 } }, { account: { id: 'a', name: 'A', currency: 'CHF' } })?.currency,
    ).to.equal('CHF');
    expect(worthOf({ points, worth: { perUnit: 1 } })?.currency).to.equal(null);
  });

  const none: [string, Partial<MetricInput>][] = [
    ['no rate is agreed', { worth: undefined }],
    ['no baseline is known', { baseline: undefined }],
    [
      'the baseline is of an older definition',
      { baseline: { value: 12, agreedOn: '2025-12-01' }, breaks: [{ at: '2026-02-01' }] },
    ],
  ];
  for (const [name, metric] of none)
    it(`none where ${name}`, () => expect(worthOf({ points: sinceJanuary(10, 9, 9, 8), ...metric })).to.equal(null));
});
