import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../src/config/schema.js';
import { aBareMetric, aMetric, monthly, sinceJanuary, theResult, type MetricInput } from '../fixtures/config.js';

const trendOf = (values: (number | null)[], metric: Partial<MetricInput> = {}, config: Partial<ConfigInput> = {}) =>
  theResult(aMetric({ points: sinceJanuary(...values), ...metric }), config).trend;

describe('trend: Theil–Sen', () => {
  const cases: { name: string; values: (number | null)[]; perPeriod: number; low: number; high: number; n: number }[] = [
    { name: 'a straight line', values: [10, 12, 14, 16], perPeriod: 2, low: 2, high: 2, n: 4 },
    // slopes -1, 1, 1.5, 2, 3, 4; the 10th percentile lies half-way from -1 to 1, the 90th from 3 to 4
    { name: 'the median of the pairwise slopes, with its 80 % interval', values: [10, 13, 12, 16], perPeriod: 1.75, low: 0, high: 3.5, n: 4 },
    { name: 'a gap keeps the distance in time', values: [10, null, 14, 16, 18], perPeriod: 2, low: 2, high: 2, n: 4 },
    // slopes -96, -47.5, 1 (six times), 49.5, 98
    { name: 'one outlier does not bend it', values: [1, 2, 100, 4, 5], perPeriod: 1, low: -52.35, high: 54.35, n: 5 },
    { name: 'a flat line', values: [5, 5, 5, 5], perPeriod: 0, low: 0, high: 0, n: 4 },
  ];
  for (const { name, values, n, ...expected } of cases)
    it(name, () => {
      const trend = trendOf(values);
      expect(trend?.n).to.equal(n);
      for (const [key, value] of Object.entries(expected)) expect(trend?.[key as 'low'], key).to.be.closeTo(value, 1e-9);
    });

  it('at least four values', () => {
    expect(trendOf([10, 12, 14])).to.equal(null);
    expect(trendOf([10, null, 12, 14])).to.equal(null);
  });

  it('at most the latest twelve', () => {
    const asOf = '2027-03-01T00:00:00Z';
    expect(trendOf([900, 500, ...Array.from({ length: 12 }, (_, i) => i * 3)], {}, { asOf })).to.include({ perPeriod: 3, low: 3, high: 3, n: 12 });
  });

  it('only since go-live, the month of the go-live included', () => {
    const points = monthly('2025-10', [500, 1, 90, 10, 12, 14]);
    expect(trendOf([], { points })).to.equal(null);
    expect(trendOf([], { points: [...points, ['2026-04', 16]] })).to.include({ perPeriod: 2, n: 4 });
    expect(trendOf([], { points: monthly('2025-12', [8, 10, 12, 14]) }, { goLive: '2025-12-31' })).to.include({ perPeriod: 2, n: 4 });
  });

  it('only since the last break', () => {
    const breaks = [{ at: '2026-03-01' }, { at: '2026-02-01' }];
    expect(trendOf([50, 40, 10, 12, 14], { breaks })).to.equal(null);
    expect(trendOf([50, 40, 10, 12, 14, 16], { breaks })).to.include({ perPeriod: 2, low: 2, high: 2, n: 4 });
    expect(trendOf([50, 40, 90, 12, 14, 16], { breaks: [{ at: '2026-03-15' }] })).to.equal(null);
  });

  it('not of what has not ended', () => {
    expect(trendOf([10, 12, 14, 16, 900], {}, { asOf: '2026-05-20T00:00:00Z' })).to.include({ perPeriod: 2, n: 4 });
  });
});

/** Rises by 10 a month, and stands at 160 at the end of June. */
const steady = sinceJanuary(110, 120, 130, 140, 150, 160);

describe('projection: where the trend line meets the target', () => {
  it('is shown with its day: 40 missing at 10 a month are four months', () => {
    expect(theResult(aMetric({ points: steady })).projection).to.deep.equal({ on: '2026-10-31', earliest: '2026-10-31', latest: '2026-10-31' });
  });

  it('is shown with its range', () => {
    // slopes 8, 9, 10, 10, 10, 12: median 10, interval 8.5 to 11; the line stands at 130 at the end of June.
    // 70 missing: 7 months; at 11 a month 6.36 (11.3 days into January); at 8.5 8.24 (7.3 days into March)
    const { trend, projection } = theResult(aMetric({ points: monthly('2026-03', [100, 112, 120, 130]) }));
    expect(trend).to.include({ perPeriod: 10, low: 8.5, high: 11 });
    expect(projection).to.deep.equal({ on: '2027-01-31', earliest: '2027-01-11', latest: '2027-03-07' });
  });

  it('starts at the line, not at the latest value', () => {
    // slopes 4, 7, 8, 10, 10, 10: median 9; the line begins at the median of 107, 110, 111, 112 and ends 27 above it
    const { trend, projection } = theResult(aMetric({ points: sinceJanuary(110, 120, 130, 134), target: { value: 146.5 } }), { asOf: '2026-05-01T00:00:00Z' });
    expect(trend).to.include({ perPeriod: 9, atLast: 137.5 });
    expect(projection).to.include({ on: '2026-05-31' });
  });

  it('loses no day to rounding', () => {
    // slope -5/6; the line stands at 73/12 at the end of September; 13/12 missing are 1.3 months: 9 of November's 30 days
    const points = monthly('2026-03', [11, 10, null, 9, 8, 7, 6]);
    expect(theResult(aMetric({ direction: 'decrease', baseline: { value: 12 }, target: { value: 5 }, points }), { asOf: '2026-10-05T00:00:00Z' }).projection).to.include({ on: '2026-11-09' });
    // slope 7/3; 35 missing are 15 months, though 35 / (7 / 3) is a little less to a computer
    const thirds = sinceJanuary(100, null, null, 107, null, null, 114, null, null, 121);
    expect(theResult(aMetric({ target: { value: 156 }, points: thirds }), { asOf: '2026-11-01T00:00:00Z' }).projection).to.include({ on: '2028-01-31' });
  });

  it('goes down where less is better', () => {
    expect(theResult(aMetric({ direction: 'decrease', baseline: { value: 20 }, target: { value: 6 }, points: sinceJanuary(18, 16, 14, 12) }), { asOf: '2026-05-01T00:00:00Z' }).projection)
      .to.deep.equal({ on: '2026-07-31', earliest: '2026-07-31', latest: '2026-07-31' });
  });

  it('counts in the metric’s periods', () => {
    const points = ['2026-W20', '2026-W21', '2026-W22', '2026-W23'].map((week, i): [string, number] => [week, 110 + 10 * i]);
    // W23 ends on June 7; 60 missing: six weeks
    expect(theResult(aMetric({ period: 'week', points }), { asOf: '2026-06-08T00:00:00Z' }).projection).to.include({ on: '2026-07-19' });
  });

  const refusals: { name: string; metric: Partial<MetricInput>; refused: string }[] = [
    { name: 'no target', metric: { target: undefined, points: steady }, refused: 'no-target' },
    { name: 'a band is not met but kept', metric: { direction: 'maintain', target: { min: 190, max: 210 }, points: steady }, refused: 'no-target' },
    { name: 'too few values', metric: { points: sinceJanuary(null, null, null, 140, 150, 160) }, refused: 'no-trend' },
    { name: 'away from the target', metric: { points: sinceJanuary(160, 150, 140, 130, 120, 110) }, refused: 'away' },
    { name: 'away, where less is better', metric: { direction: 'decrease', target: { value: 50 }, points: steady }, refused: 'away' },
    // slopes as in the trend's case: the interval is 0 to 3.5
    { name: 'an interval that begins at 0', metric: { points: sinceJanuary(110, 113, 112, 116) }, refused: 'uncertain' },
    { name: 'no slope at all', metric: { points: sinceJanuary(110, 110, 110, 110) }, refused: 'uncertain' },
    { name: '37 months at 1 a month', metric: { points: sinceJanuary(158, 159, 160, 161, 162, 163) }, refused: 'too-far' },
    { name: 'centuries', metric: { points: sinceJanuary(110, 110.001, 110.002, 110.003, 110.004, 110.005) }, refused: 'too-far' },
  ];
  for (const { name, metric, refused } of refusals)
    it(`is refused as ${refused}: ${name}`, () => expect(theResult(aMetric(metric)).projection).to.deep.equal({ refused }));

  it('is shown up to three years out', () => {
    expect(theResult(aMetric({ points: sinceJanuary(159, 160, 161, 162, 163, 164) })).projection).to.include({ on: '2029-06-30' });
  });
});

describe('pace: the projected day, September 30, against target.by', () => {
  const paceOf = (values: (number | null)[], by: string | undefined, metric: Partial<MetricInput> = {}) =>
    theResult(aMetric({ points: sinceJanuary(...values), target: { value: 190, by }, ...metric }));

  const cases: [string, string | undefined, string | null][] = [
    ['three months early', '2026-12-31', 'ahead'],
    ['a month and a day early', '2026-11-01', 'ahead'],
    ['exactly a month early', '2026-10-30', 'on-pace'],
    ['on the day', '2026-09-30', 'on-pace'],
    ['exactly a month late', '2026-08-30', 'on-pace'],
    ['a month and a day late', '2026-08-29', 'behind'],
    ['without a day agreed', undefined, null],
  ];
  for (const [name, by, expected] of cases)
    it(`${name}: ${expected}`, () => expect(paceOf([110, 120, 130, 140, 150, 160], by).pace).to.equal(expected));

  const by = '2026-12-31';
  const without: { name: string; values: number[]; state: string; refused: string; pace: string | null }[] = [
    { name: 'stalled', values: [140, 140, 140, 140, 140, 140], state: 'stalled', refused: 'uncertain', pace: 'behind' },
    { name: 'regressed', values: [95, 94, 93, 92, 91, 90], state: 'regressed', refused: 'away', pace: 'behind' },
    { name: 'moving, too uncertain', values: [110, 150, 105, 110, 140, 160], state: 'moving', refused: 'uncertain', pace: null },
    { name: 'too few', values: [140, 150], state: 'too-few', refused: 'no-trend', pace: null },
    { name: 'reached', values: [150, 160, 170, 180, 190, 200], state: 'reached', refused: 'away', pace: null },
  ];
  for (const { name, values, state, refused, pace } of without)
    it(`no projection, ${name}: ${pace}`, () => {
      const result = theResult(aMetric({ points: monthly(`2026-0${7 - values.length}`, values), target: { value: 200, by } }));
      expect(result).to.include({ state, pace });
      expect(result.projection).to.deep.equal({ refused });
    });

  it('a projection counts even where the latest values stall', () => {
    const result = theResult(aMetric({ points: sinceJanuary(110, 125, 140, 155, 156, 157), target: { value: 200, by: '2026-08-31' } }));
    expect(result.state).to.equal('stalled');
    expect(result.projection).to.have.property('on');
    expect(result.pace).to.equal('behind');
  });
});

describe('velocity: the later half against the earlier', () => {
  const cases: { name: string; values: (number | null)[]; metric?: Partial<MetricInput>; expected: string | null }[] = [
    { name: 'more improvement', values: [110, 110, 110, 120, 120, 120], expected: 'growing' },
    { name: 'as much', values: [120, 110, 120, 120, 120, 110], expected: 'steady' },
    { name: 'within the noise', values: [110, 110, 110, 112, 112, 112], expected: 'steady' },
    { name: 'less improvement', values: [120, 120, 120, 110, 110, 110], expected: 'fading' },
    { name: 'less is better, and there is less', values: [90, 90, 90, 80, 80, 80], metric: { direction: 'decrease', target: { value: 50 } }, expected: 'growing' },
    { name: 'less is better, and there is more', values: [80, 80, 80, 90, 90, 90], metric: { direction: 'decrease', target: { value: 50 } }, expected: 'fading' },
    { name: 'the median of each half counts', values: [110, 111, 190, 111, 112, 10], expected: 'steady' },
    { name: 'nearer to the band', values: [90, 80, 70, 40, 30, 20], metric: { direction: 'maintain', target: { min: 10, max: 20 } }, expected: 'growing' },
    { name: 'five values', values: [110, 110, 110, 120, 120], expected: null },
    { name: 'six months, one of them a gap', values: [110, 110, null, 110, 120, 120], expected: null },
    { name: 'gaps between six values', values: [110, 110, 110, null, 120, 120, 120], expected: 'growing' },
    { name: 'the middle one of seven is in neither half', values: [110, 110, 110, 999, 112, 112, 112], expected: 'steady' },
  ];
  for (const { name, values, metric = {}, expected } of cases)
    it(`${name}: ${expected}`, () => {
      expect(theResult(aMetric({ points: sinceJanuary(...values), ...metric }), { asOf: '2026-08-01T00:00:00Z' }).velocity).to.equal(expected);
    });

  it('only what was measured since go-live counts', () => {
    expect(theResult(aMetric({ points: monthly('2025-11', [10, 10, 110, 110, 120, 120]) })).velocity).to.equal(null);
  });

  it('none without a baseline: what varies by how much is not known', () => {
    expect(theResult(aBareMetric({ points: sinceJanuary(110, 110, 110, 120, 120, 120) })).velocity).to.equal(null);
  });
});
