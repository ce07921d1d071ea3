import { expect } from '@open-wc/testing';
import { localizerFor } from '../../../src/core/i18n/localizer.js';
import { resultOf } from '../../../src/core/results/result.js';
import { grainsOf, rangesOf, displayedSeriesOf } from '../../../src/core/results/displayed-series.js';
import { aBareMetric, aConfig, type MetricInput, type Pairs } from '../../fixtures/config.js';

const DAY = 86_400_000;
const from = (
  start: string,
  count: number,
  step: number,
  write: (at: Date) => string = (at) => at.toISOString().slice(0, 10),
): Pairs => Array.from({ length: count }, (_, i) => [write(new Date(Date.parse(start) + i * step)), i]);
const instant = (at: Date) => at.toISOString().replace('.000', '');
const looked = (parts: Partial<MetricInput>) => {
  const config = aConfig({ metrics: [aBareMetric(parts)] });
  return { config, result: resultOf(config, 'm') };
};

describe('view: the grains a metric can be shown in, never finer than measured', () => {
  const firsts: Pairs = Array.from({ length: 18 }, (_, i) => [
    `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}-01`,
    i,
  ]).slice(0, 17) as Pairs;
  const cases: [string, Partial<MetricInput>, string[]][] = [
    ['nothing measured', { points: [] }, ['month']],
    [
      'months as months',
      {
        points: [
          ['2026-01', 1],
          ['2026-02', 2],
        ],
      },
      ['month', 'quarter'],
    ],
    ['months dated by their first day', { points: firsts }, ['month', 'quarter']],
    [
      'months dated by a day, two values each',
      { points: firsts.flatMap((pair) => [pair, pair]) },
      ['month', 'quarter'],
    ],
    [
      'quarters dated by a day',
      {
        period: 'quarter',
        points: [
          ['2025-01-01', 1],
          ['2025-04-01', 1],
          ['2025-07-01', 1],
        ],
      },
      ['quarter'],
    ],
    ['weeks dated by their Monday', { points: from('2026-01-05', 20, 7 * DAY) }, ['week', 'month', 'quarter']],
    ['days', { points: from('2026-01-01', 90, DAY) }, ['day', 'week', 'month', 'quarter']],
    [
      'working days',
      { points: from('2026-01-01', 90, DAY).filter(([day]) => ![0, 6].includes(new Date(day).getUTCDay())) },
      ['day', 'week', 'month', 'quarter'],
    ],
    [
      'hours',
      { points: from('2026-01-01T00:00:00Z', 200, DAY / 24, instant) },
      ['point', 'day', 'week', 'month', 'quarter'],
    ],
    [
      'hours with an outage of ten days',
      {
        points: [
          ...from('2026-01-01T00:00:00Z', 200, DAY / 24, instant),
          ...from('2026-01-20T00:00:00Z', 200, DAY / 24, instant),
        ],
      },
      ['point', 'day', 'week', 'month', 'quarter'],
    ],
    [
      'many minutes',
      { points: from('2026-01-01T00:00:00Z', 30_000, DAY / 1440, instant) },
      ['point', 'day', 'week', 'month', 'quarter'],
    ],
  ];
  for (const [name, parts, grains] of cases)
    it(name, () => {
      const { config, result } = looked(parts);
      expect(grainsOf(config, result)).to.deep.equal(grains);
    });
});

describe('view: what is shown', () => {
  const localizer = localizerFor('en');

  it('a grain that is too fine is answered with the metric’s own period', () => {
    const { config, result } = looked({
      points: [
        ['2026-01', 1],
        ['2026-02', 2],
      ],
    });
    expect(displayedSeriesOf(config, result, 'day', 'all', localizer).grain).to.equal('month');
  });

  it('sums of one period are not held against those of another', () => {
    const { config, result } = looked({ aggregate: 'sum', points: from('2026-01-05', 20, 7 * DAY) });
    expect(displayedSeriesOf(config, result, 'month', 'all', localizer).isComparable).to.equal(true);
    expect(displayedSeriesOf(config, result, 'week', 'all', localizer).isComparable).to.equal(false);
  });

  it('a range only where it differs from all', () => {
    const { config, result } = looked({ points: from('2024-01-01', 900, DAY) });
    expect(rangesOf(config, result)).to.deep.equal(['all', 'since-go-live', 'last-12-months']);
    const young = looked({ points: from('2026-02-01', 60, DAY) });
    expect(rangesOf(young.config, young.result)).to.deep.equal(['all']);
    const last = displayedSeriesOf(config, result, 'day', 'last-12-months', localizer);
    expect([
      last.buckets[0]?.start,
      displayedSeriesOf(config, result, 'day', 'since-go-live', localizer).buckets[0]?.start,
    ]).to.deep.equal(['2025-07-01', '2026-01-01']);
  });
});
