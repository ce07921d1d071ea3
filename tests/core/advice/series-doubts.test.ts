import { expect } from '@open-wc/testing';
import { seriesDoubtsOf } from '../../../src/core/advice/series-doubts.js';
import { resultOf } from '../../../src/core/results/result.js';
import { aBareMetric, aConfig, monthly, type MetricInput } from '../../fixtures/config.js';

/** Numbers between 0 and 1 that are the same on every machine. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
const gaussian = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const doubtsOf = (metric: MetricInput, goLive: string | null = '2026-01-01'): string[] => {
  const config = aConfig({ goLive: goLive ?? undefined, metrics: [metric] });
  return seriesDoubtsOf(config, resultOf(config, metric.id)).map(({ id }) => id);
};
const daily = (count: number, value: (i: number) => number): [string, number][] =>
  Array.from({ length: count }, (_, i) => [
    new Date(Date.UTC(2026, 5, 30 - count + i)).toISOString().slice(0, 10),
    value(i),
  ]);
const weekly = (values: readonly number[]): [string, number][] =>
  daily(values.length * 7, () => 0)
    .filter((_, i) => i % 7 === 0)
    .map(([day], i) => [day, values[i] ?? 0]);

describe('what the statistics cannot see in a series', () => {
  const weekend = (i: number) => i % 7 < 2;
  it('daily values with quiet weekends', () => {
    const points = daily(120, (i) => (weekend(i) ? 20 : 100) + (i % 5));
    expect(doubtsOf(aBareMetric({ period: 'day', points }))).to.deep.equal(['quiet-weekends']);
    expect(doubtsOf(aBareMetric({ period: 'week', aggregate: 'sum', points }))).to.deep.equal([]);
    const even = daily(120, (i) => (weekend(i) ? 80 : 100) + (i % 5));
    expect(doubtsOf(aBareMetric({ period: 'day', points: even }))).not.to.include('quiet-weekends');
  });

  it('values that repeat by the year, of a metric without a season', () => {
    const values = Array.from({ length: 42 }, (_, i) => 100 + 20 * Math.cos((i * Math.PI) / 6) + (i % 5));
    const metric = aBareMetric({ points: monthly('2023-01', values) });
    expect(doubtsOf(metric)).to.deep.equal(['yearly']);
    expect(doubtsOf({ ...metric, season: 'year' })).not.to.include('yearly');
  });

  it('fewer than 6 periods before go-live; none at all is another question', () => {
    const months = (first: string) => aBareMetric({ points: monthly(first, [1, 9, 2, 8, 3, 7, 4, 6, 5, 5]) });
    expect(doubtsOf(months('2025-08'))).to.deep.equal(['few-before']);
    expect(doubtsOf(months('2025-07'))).to.deep.equal([]);
    expect(doubtsOf(months('2026-01'))).to.deep.equal([]);
    expect(doubtsOf(months('2025-08'), null)).to.deep.equal([]);
  });

  describe('values that hang together, counted over 200 series of a year of weeks', () => {
    const share = (memory: number): number => {
      let found = 0;
      for (let seed = 1; seed <= 200; seed++) {
        const random = chance(seed);
        let rest = 0;
        const values = Array.from({ length: 52 }, () => {
          rest = memory * rest + gaussian(random);
          return 100 + rest;
        });
        if (doubtsOf(aBareMetric({ period: 'week', points: weekly(values) })).includes('correlated')) found++;
      }
      return found / 200;
    };
    it('seldom of values that do not', () => expect(share(0)).to.be.at.most(0.05));
    it('mostly of values that do', () => expect(share(0.7)).to.be.at.least(0.8));
  });
});
