import { expect } from '@open-wc/testing';
import { aBareMetric, theResult, type MetricInput } from '../../fixtures/config.js';
import { statement } from '../../../src/core/results/result.js';

const config = { asOf: '2026-07-01T00:00:00Z', goLive: '2023-01-01' };
const FIVE: [string, number][] = [
  ['2020-08', 90],
  ['2021-11', 95],
  ['2023-02', 120],
  ['2024-09', 140],
  ['2026-06', 150],
];
const five = (points = FIVE, parts: Partial<MetricInput> = {}) =>
  theResult(aBareMetric({ points, target: { value: 200, by: '2026-12-31' }, ...parts }), config);

describe('five values in six years', () => {
  it('are judged by what was measured, without a pace, a trend or a forecast', () => {
    const result = five();
    expect(result.buckets).to.have.length(71);
    expect(result.state).to.equal('moving');
    expect([result.pace, result.trend, result.projection]).to.deep.equal([null, null, { refused: 'no-trend' }]);
    expect(statement(result, 'gaps')).to.equal('66 months not measured (shown as gaps).');
    expect(statement(result, 'projection')).to.equal('No forecast yet: too few values.');
    expect(statement(result, 'noise')).to.include('there are too few values to know better');
  });

  it('are too few with two of them since go-live: the number stands alone', () => {
    const result = five(FIVE.slice(0, 4));
    expect(result.state).to.equal('too-few');
    expect(statement(result, 'headline')).to.match(/: 140$/);
    expect(statement(result, 'change')).to.equal('');
  });

  it('are out of date in daily data, where the latest is four weeks old', () => {
    const days = FIVE.map(([month, value]): [string, number] => [`${month}-03`, value]);
    const result = five(days, { period: 'day' });
    expect(result.state).to.equal('stale');
    expect(statement(result, 'projection')).to.equal('');
  });
});

describe('transactions at random moments', () => {
  // a linear congruential generator: the same moments in every run
  let seed = 7;
  const random = () => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const [start, end] = [Date.UTC(2022, 6, 1), Date.UTC(2026, 6, 1)];
  const sales = Array.from({ length: 4000 }, (): [string, number] => {
    const at = start + random() * (end - start);
    return [new Date(at).toISOString(), Math.round((at > Date.UTC(2023, 0, 1) ? 40 : 20) + random() * 20)];
  });
  const MONTHS = 48;

  for (const [aggregate, from, to] of [
    ['sum', 2000, 5500],
    ['mean', 25, 55],
    ['median', 25, 55],
    ['last', 20, 60],
  ] as const)
    it(`fill every month, and stay within what was sold: ${aggregate}`, () => {
      const { buckets } = theResult(aBareMetric({ points: sales, aggregate }), config);
      const finished = buckets.filter((bucket) => bucket.finished);
      expect(finished).to.have.length(MONTHS);
      for (const { value, n, label } of finished.slice(7)) {
        expect(n, label).to.be.greaterThan(40);
        expect(value, label).to.be.within(from, to);
      }
    });

  it('add up to the same total in any order', () => {
    const total = (points: [string, number][]) =>
      theResult(aBareMetric({ points, aggregate: 'sum' }), config).buckets.map(({ value }) => value);
    expect(total([...sales].reverse())).to.deep.equal(total(sales));
    const values = total(sales).reduce<number>((sum, value) => sum + (value ?? 0), 0);
    expect(values).to.equal(sales.reduce((sum, [, value]) => sum + value, 0));
  });
});
