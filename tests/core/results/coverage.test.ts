import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { statement } from '../../../src/core/results/result.js';
import { valueRows } from '../../../src/core/results/table-rows.js';
import { displayedSeriesOf } from '../../../src/core/results/displayed-series.js';
import { localizerFor } from '../../../src/core/i18n/localizer.js';
import { aBareMetric, aConfig, monthly, theResult, type MetricInput, type Pairs } from '../../fixtures/config.js';

const DAY = 86_400_000;
const iso = (at: number) => new Date(at).toISOString().slice(0, 10);

/** One value a day, for the days that `wanted` takes (0 is Sunday). */
function daily(from: string, to: string, wanted: (day: string, weekday: number) => boolean = () => true): Pairs {
  const points: Pairs = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY)
    if (wanted(iso(at), new Date(at).getUTCDay())) points.push([iso(at), 1]);
  return points;
}

const partialOf = (points: Pairs, parts: Partial<MetricInput> = {}, config: Partial<ConfigInput> = {}) =>
  theResult(aBareMetric({ points, aggregate: 'sum', ...parts }), { asOf: '2026-07-10T00:00:00Z', ...config })
    .buckets.filter(({ partial }) => partial)
    .map(({ start }) => start.slice(0, 7));

const businessDay = (_: string, weekday: number) => weekday > 0 && weekday < 6;

describe('partial buckets', () => {
  const cases: [string, Pairs, Partial<MetricInput>, string[]][] = [
    ['daily values without a hole', daily('2026-01-01', '2026-06-30'), {}, []],
    ['a late export: June ends on the 18th', daily('2026-01-01', '2026-06-18'), {}, ['2026-06']],
    ['a sum that ends a day early', daily('2026-01-01', '2026-06-29'), {}, ['2026-06']],
    ['a mean that ends a day early is whole', daily('2026-01-01', '2026-06-29'), { aggregate: 'mean' }, []],
    ['a mean that misses more than a third', daily('2026-01-01', '2026-06-18'), { aggregate: 'mean' }, ['2026-06']],
    ['a mean that misses just less than a third', daily('2026-01-01', '2026-06-20'), { aggregate: 'mean' }, []],
    ['a sum that begins within a month', daily('2026-01-20', '2026-06-30'), {}, ['2026-01']],
    ['business days', daily('2026-01-01', '2026-06-30', businessDay), {}, []],
    // May 30 and 31, 2026 are a week-end
    ['business days to the last Friday of a month', daily('2026-01-01', '2026-05-29', businessDay), {}, []],
    [
      'a shop closed over Christmas',
      daily('2025-10-01', '2026-06-30', (day) => day < '2025-12-24' || day > '2026-01-01'),
      {},
      [],
    ],
    [
      'a hole in the middle',
      daily('2026-01-01', '2026-06-30', (day) => day < '2026-03-08' || day > '2026-03-20'),
      {},
      ['2026-03'],
    ],
    [
      'a value a month, dated by its first day',
      monthly('2026-01', [1, 1, 1, 1, 1, 1]).map(([month]) => [`${month}-01`, 1]),
      {},
      [],
    ],
    ['a value a month, by name', monthly('2026-01', [1, 1, 1, 1, 1, 1]), {}, []],
    ['a single value', [['2026-06-03', 1]], {}, []],
    [
      'two values of a month, dated by their first day',
      [
        ['2026-02-01', 1],
        ['2026-03-01', 1],
      ],
      {},
      [],
    ],
    ['a quarter of two months', monthly('2026-01', [1, 1, 1, null, 1, 1]), { period: 'quarter' }, []],
    [
      'a quarter that ends after one month',
      monthly('2025-10', [1, 1, 1, 1, 1, 1, 1]),
      { period: 'quarter' },
      ['2026-04'],
    ],
  ];
  for (const [name, points, parts, expected] of cases)
    it(`${expected.length ? expected.join() : 'none'}: ${name}`, () =>
      expect(partialOf(points, parts)).to.deep.equal(expected));

  it('a later point heals the end of a sum', () => {
    const points = daily('2026-01-01', '2026-06-29');
    expect(partialOf(points)).to.deep.equal(['2026-06']);
    expect(partialOf([...points, ['2026-07-02', 1]])).to.deep.equal([]);
  });

  it('several values of a day are one date', () => {
    const twice = daily('2026-01-01', '2026-06-29', businessDay).flatMap(([day]): Pairs => [
      [day, 1],
      [day, 2],
    ]);
    expect(partialOf(twice)).to.deep.equal([]);
  });

  it('is used by no statement, and told in the table and below it', () => {
    const points = daily('2026-01-01', '2026-06-11').map(([day]): [string, number] => [day, 10]);
    const metric = aBareMetric({ points, aggregate: 'sum', baseline: { value: 300 } });
    const config = aConfig({ metrics: [metric], asOf: '2026-07-10T00:00:00Z' });
    const result = theResult(metric, { asOf: '2026-07-10T00:00:00Z' });
    expect(result.current?.bucket.start).to.equal('2026-05-01');
    expect(result.change?.sense).to.equal('none');
    expect(statement(result, 'partial')).to.equal('1 month measured only in part, not counted.');
    const words = localizerFor('en');
    const view = displayedSeriesOf(config, result, 'month', 'all', words);
    const rows = valueRows(result, view, { by: 'period', descending: false }, 99, words);
    expect(rows.find(({ period }) => period === 'June 2026')?.remark).to.equal('measured until June 11, 2026');
  });
});

describe('weekly sums in months', () => {
  const weeks = (count: number, value = 70): Pairs =>
    Array.from({ length: count }, (_, i): [string, number] => [iso(Date.parse('2026-01-05') + 7 * DAY * i), value]);
  const sums = (points: Pairs, parts: Partial<MetricInput> = {}, config: Partial<ConfigInput> = {}) =>
    theResult(aBareMetric({ points, aggregate: 'sum', ...parts }), {
      asOf: '2026-04-01T00:00:00Z',
      ...config,
    }).buckets.map(({ value }) => value);

  it('are spread evenly over the days of their week: ten a day', () => {
    // from January 5 to March 29
    expect(sums(weeks(12)).slice(0, 3)).to.deep.equal([270, 280, 290]);
  });

  it('also where they are named by week, and dated by any day of it', () => {
    const named = Array.from({ length: 12 }, (_, i): [string, number] => [
      `2026-W${String(i + 2).padStart(2, '0')}`,
      70,
    ]);
    expect(sums(named).slice(0, 3)).to.deep.equal([270, 280, 290]);
    const fridays = weeks(12).map(([day, value]): [string, number | null] => [iso(Date.parse(day) + 4 * DAY), value]);
    expect(sums(fridays).slice(0, 3)).to.deep.equal([270, 280, 290]);
  });

  it('a week that has not ended is left out, and told', () => {
    const result = theResult(aBareMetric({ points: weeks(13), aggregate: 'sum' }), { asOf: '2026-04-01T00:00:00Z' });
    expect(result.buckets[2]?.value).to.equal(290);
    expect(statement(result, 'spread')).to.equal(
      'Weekly totals are spread evenly over the days of their week. 1 weekly total whose week has not ended isn’t counted yet.',
    );
  });

  const others: [string, Pairs, Partial<MetricInput>][] = [
    ['a mean', weeks(12), { aggregate: 'mean' }],
    ['in weeks', weeks(12), { period: 'week' }],
    ['daily values', daily('2026-01-01', '2026-03-31'), {}],
    ['values every second week', weeks(12).filter((_, i) => i % 2 === 0), {}],
  ];
  for (const [name, points, parts] of others)
    it(`nothing is spread: ${name}`, () =>
      expect(statement(theResult(aBareMetric({ points, aggregate: 'sum', ...parts })), 'spread')).to.equal(''));

  it('a year of 53 weeks adds up', () => {
    const all = Array.from({ length: 53 }, (_, i): [string, number] => [`2026-W${String(i + 1).padStart(2, '0')}`, 7]);
    const values = sums(all, {}, { asOf: '2027-02-01T00:00:00Z' });
    expect(values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).to.be.closeTo(53 * 7, 1e-9);
  });
});

describe('since go-live', () => {
  it('three quarters of the days at or after it; a month before ends before it; else in transition', () => {
    const progress = (goLive: string) =>
      theResult(
        aBareMetric({
          direction: 'maintain',
          target: { max: 5 },
          baseline: { value: 9 },
          points: monthly('2026-01', [9, 9, 9, 9, 9, 9]),
        }),
        { goLive },
      ).statements.find(({ id }) => id === 'progress')?.text;
    expect(progress('2026-02-08')).to.contain('of the 5 months');
    expect(progress('2026-02-09')).to.contain('of the 4 months');
  });
});
