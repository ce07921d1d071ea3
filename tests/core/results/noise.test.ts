import { expect } from '@open-wc/testing';
import { aBareMetric, monthly, theResult, type MetricInput } from '../../fixtures/config.js';

const noiseOf = (parts: Partial<MetricInput>) => theResult(aBareMetric(parts)).noise;

describe('noise: two and a half usual steps', () => {
  const cases: [string, Partial<MetricInput>, number, boolean][] = [
    // steps 2, 4, 2, 2, 6, 2: median 2
    ['the median of six steps', { points: monthly('2025-12', [10, 12, 16, 14, 12, 18, 20]) }, 5, false],
    // steps 0, 0, 0, 0, 0, 6: median 0, mean 1
    ['their mean where the median is 0', { points: monthly('2025-12', [10, 10, 10, 10, 10, 10, 16]) }, 2.5, false],
    ['a gap is no step', { points: monthly('2025-10', [10, 12, null, 16, 14, null, 12, 18, 20]) }, 5, false],
    ['1 % of the baseline at least', { points: monthly('2025-12', [200, 200, 200, 200, 200, 200, 200]) }, 2, false],
    ['5 % with fewer than six steps, as assumed', { points: monthly('2025-12', [200, 201, 200, 201, 200]) }, 10, true],
    ['more than 5 % where fewer than six steps are wide', { points: monthly('2025-12', [200, 220, 200]) }, 50, true],
    ['5 % of an agreed value that nothing was measured beside', { baseline: { value: -50 } }, 2.5, true],
    // the baseline is the median of 12 values before go-live; of 30 steps of 0 and then 24 of 4, the latest 24 count
    [
      'the latest 24 steps',
      {
        points: monthly('2022-01', [
          ...Array.from({ length: 31 }, () => 8),
          ...Array.from({ length: 23 }, (_, i) => (i % 2 ? 8 : 12)),
        ]),
      },
      10,
      false,
    ],
  ];
  for (const [name, metric, value, assumed] of cases)
    it(name, () => {
      const noise = noiseOf(metric);
      expect(noise?.value).to.be.closeTo(value, 1e-9);
      expect(noise?.assumed).to.equal(assumed);
    });

  it('a sum of a month adds how much the length of the current month explains', () => {
    // June has 30 days, an average month 30.4375
    const points = monthly(
      '2025-07',
      Array.from({ length: 12 }, () => 3000),
    );
    expect(noiseOf({ points, aggregate: 'sum' })?.value).to.be.closeTo(30 + 3000 * (1 - 30 / 30.4375), 1e-9);
    expect(noiseOf({ points, aggregate: 'mean' })?.value).to.be.closeTo(30, 1e-9);
  });

  it('none without a baseline and with fewer than six steps', () => {
    expect(noiseOf({ points: monthly('2026-01', [1, 2, 3]) })).to.equal(null);
    expect(noiseOf({ points: monthly('2026-01', [1, 2, 1, 2, 1, 2]) })).to.equal(null);
  });

  it('a flat sum with five Mondays in a month is no change', () => {
    const weeks = Array.from({ length: 56 }, (_, i): [string, number] => [
      new Date(Date.UTC(2025, 5, 2 + 7 * i)).toISOString().slice(0, 10),
      100,
    ]);
    const { change, state } = theResult(aBareMetric({ aggregate: 'sum', points: weeks, target: { value: 900 } }));
    expect(change?.sense).to.equal('none');
    expect(state).to.equal('unchanged');
  });
});
