import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { aMetric, monthly, sinceJanuary, theResult, type MetricInput } from '../../fixtures/config.js';

const trendOf = (values: (number | null)[], metric: Partial<MetricInput> = {}, config: Partial<ConfigInput> = {}) =>
  theResult(aMetric({ points: sinceJanuary(...values), ...metric }), config).trend;

describe('trend: Theil–Sen', () => {
  const cases: { name: string; values: (number | null)[]; perPeriod: number; low: number; high: number; n: number }[] =
    [
      { name: 'a straight line', values: [10, 12, 14, 16], perPeriod: 2, low: 2, high: 2, n: 4 },
      // slopes -1, 1, 1.5, 2, 3, 4; n 4: the interval goes from the first to the last
      {
        name: 'the median of the pairwise slopes, with Sen’s 80 % interval',
        values: [10, 13, 12, 16],
        perPeriod: 1.75,
        low: -1,
        high: 4,
        n: 4,
      },
      // the next four as SciPy 1.17.1 has them: theilslopes(y, x, 0.8)
      {
        name: 'a fall',
        values: [12, 11.4, 11.9, 10.6, 10.9, 9.8],
        perPeriod: -0.4,
        low: -0.6,
        high: -1 / 6,
        n: 6,
      },
      { name: 'many ties', values: [3, 3, 4, 4, 5, 5], perPeriod: 0.5, low: 1 / 3, high: 0.5, n: 6 },
      {
        name: 'gaps between',
        values: [5, 1, 4, null, 2, 8, null, 3, 9],
        perPeriod: 1 / 3,
        low: -2 / 7,
        high: 4 / 3,
        n: 7,
      },
      { name: 'four of five alike', values: [2.5, 2.5, 2.5, 2.5, 3], perPeriod: 0, low: 0, high: 1 / 6, n: 5 },
      { name: 'a gap keeps the distance in time', values: [10, null, 14, 16, 18], perPeriod: 2, low: 2, high: 2, n: 4 },
      // slopes -96, -47.5, 1 (six times), 49.5, 98
      { name: 'one outlier does not bend it', values: [1, 2, 100, 4, 5], perPeriod: 1, low: -47.5, high: 49.5, n: 5 },
      { name: 'a flat line', values: [5, 5, 5, 5], perPeriod: 0, low: 0, high: 0, n: 4 },
    ];
  for (const { name, values, n, ...expected } of cases)
    it(name, () => {
      const trend = trendOf(values, {}, { asOf: '2026-10-01T00:00:00Z' });
      expect(trend?.n).to.equal(n);
      for (const [key, value] of Object.entries(expected))
        expect(trend?.[key as 'low'], key).to.be.closeTo(value, 1e-9);
    });

  it('at least four values', () => {
    expect(trendOf([10, 12, 14])).to.equal(null);
    expect(trendOf([10, null, 12, 14])).to.equal(null);
  });

  it('at most the latest twelve', () => {
    const asOf = '2027-03-01T00:00:00Z';
    expect(trendOf([900, 500, ...Array.from({ length: 12 }, (_, i) => i * 3)], {}, { asOf })).to.include({
      perPeriod: 3,
      low: 3,
      high: 3,
      n: 12,
    });
  });

  it('only since go-live: not of the month in which it lies', () => {
    const points = monthly('2025-10', [500, 1, 90, 10, 12, 14]);
    expect(trendOf([], { points })).to.equal(null);
    expect(trendOf([], { points: [...points, ['2026-04', 16]] })).to.include({ perPeriod: 2, n: 4 });
    expect(trendOf([], { points: monthly('2025-12', [8, 10, 12, 14]) }, { goLive: '2025-12-15' })).to.equal(null);
    // 24 of 31 days since: three quarters
    expect(trendOf([], { points: monthly('2025-12', [8, 10, 12, 14]) }, { goLive: '2025-12-08' })).to.include({
      perPeriod: 2,
      n: 4,
    });
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
    expect(theResult(aMetric({ points: steady })).projection).to.deep.equal({
      on: '2026-10-31',
      earliest: '2026-10-31',
      latest: '2026-10-31',
    });
  });

  it('is shown with its range, by lines through the same middle', () => {
    // slopes 8, 9, 10, 10, 10, 12: median 10, interval 8 to 12; the line goes through 116 between April and May.
    // 84 missing: 8.4 months after that at 10 (January), 7 at 12 (December), 10.5 at 8 (March)
    const { trend, projection } = theResult(aMetric({ points: monthly('2026-03', [100, 112, 120, 130]) }));
    expect(trend).to.include({ perPeriod: 10, low: 8, high: 12 });
    expect(projection).to.deep.equal({ on: '2027-01-31', earliest: '2026-12-31', latest: '2027-03-31' });
  });

  it('starts at the line, not at the latest value', () => {
    // slopes 4, 7, 8, 10, 10, 10: median 9; the line goes through 125 between February and March, and ends at 138.5
    const { trend, projection } = theResult(
      aMetric({ points: sinceJanuary(110, 120, 130, 134), target: { value: 146.5 } }),
      { asOf: '2026-05-01T00:00:00Z' },
    );
    expect(trend).to.include({ perPeriod: 9, atLast: 138.5 });
    expect(projection).to.include({ on: '2026-05-31' });
  });

  it('is the end of the bucket in which the line meets the target, and loses none to rounding', () => {
    // slope -1; 1.5 missing after a line that ends at 5.92: within the second month
    const points = monthly('2026-03', [11, 10, null, 9, 8, 7, 6]);
    expect(
      theResult(aMetric({ direction: 'decrease', baseline: { value: 12 }, target: { value: 5 }, points }), {
        asOf: '2026-10-05T00:00:00Z',
      }).projection,
    ).to.include({ on: '2026-11-30' });
    // slope 7/3; 35 missing are 15 months, though 35 / (7 / 3) is a little less to a computer
    const thirds = sinceJanuary(100, null, null, 107, null, null, 114, null, null, 121);
    expect(
      theResult(aMetric({ target: { value: 156 }, points: thirds }), { asOf: '2026-11-01T00:00:00Z' }).projection,
    ).to.include({ on: '2028-01-31' });
  });

  it('is never before asOf', () => {
    // at 12 a month the target would have been met in July
    const { projection } = theResult(
      aMetric({ points: monthly('2026-03', [100, 112, 120, 130]), target: { value: 146 } }),
      { asOf: '2026-08-20T00:00:00Z' },
    );
    expect(projection).to.deep.equal({ on: '2026-08-31', earliest: '2026-08-20', latest: '2026-09-30' });
  });

  it('goes down where less is better', () => {
    expect(
      theResult(
        aMetric({
          direction: 'decrease',
          baseline: { value: 20 },
          target: { value: 6 },
          points: sinceJanuary(18, 16, 14, 12),
        }),
        { asOf: '2026-05-01T00:00:00Z' },
      ).projection,
    ).to.deep.equal({ on: '2026-07-31', earliest: '2026-07-31', latest: '2026-07-31' });
  });

  it('counts in the metric’s periods', () => {
    const points = ['2026-W20', '2026-W21', '2026-W22', '2026-W23'].map((week, i): [string, number] => [
      week,
      110 + 10 * i,
    ]);
    // W23 ends on June 7; 60 missing: six weeks
    expect(theResult(aMetric({ period: 'week', points }), { asOf: '2026-06-08T00:00:00Z' }).projection).to.include({
      on: '2026-07-19',
    });
  });

  const refusals: { name: string; metric: Partial<MetricInput>; refused: string }[] = [
    { name: 'no target', metric: { target: undefined, points: steady }, refused: 'no-target' },
    {
      name: 'a band is not met but kept',
      metric: { direction: 'maintain', target: { min: 190, max: 210 }, points: steady },
      refused: 'no-target',
    },
    { name: 'too few values', metric: { points: sinceJanuary(null, null, null, 140, 150, 160) }, refused: 'no-trend' },
    { name: 'away from the target', metric: { points: sinceJanuary(160, 150, 140, 130, 120, 110) }, refused: 'away' },
    {
      name: 'away, where less is better',
      metric: { direction: 'decrease', target: { value: 50 }, points: steady },
      refused: 'away',
    },
    {
      name: 'an interval that holds 0',
      metric: { points: sinceJanuary(110, 113, 112, 116) },
      refused: 'uncertain',
    },
    {
      name: 'a clear trend of a result that is worse than at the start',
      metric: { points: sinceJanuary(60, 65, 70, 75, 80, 85) },
      refused: 'uncertain',
    },
    { name: 'no slope at all', metric: { points: sinceJanuary(110, 110, 110, 110) }, refused: 'uncertain' },
    {
      name: '37 months at 1 a month',
      metric: { points: sinceJanuary(158, 159, 160, 161, 162, 163) },
      refused: 'too-far',
    },
    {
      name: 'centuries',
      metric: {
        points: sinceJanuary(110, 110.001, 110.002, 110.003, 110.004, 110.005),
        baseline: { value: 109.99999 },
        target: { value: 1e9 },
      },
      refused: 'uncertain', // within the noise
    },
    {
      name: 'a long way off',
      metric: { points: sinceJanuary(110, 120, 130, 140, 150, 160), target: { value: 1e9 } },
      refused: 'too-far',
    },
  ];
  for (const { name, metric, refused } of refusals)
    it(`is refused as ${refused}: ${name}`, () =>
      expect(theResult(aMetric(metric)).projection).to.deep.equal({ refused }));

  it('is shown up to three years out', () => {
    expect(theResult(aMetric({ points: sinceJanuary(159, 160, 161, 162, 163, 164) })).projection).to.include({
      on: '2029-06-30',
    });
  });
});

describe('pace', () => {
  // likely January 2027, at the earliest December 2026, at the latest March 2027
  const points = monthly('2026-03', [100, 112, 120, 130]);
  const paceOf = (by: string | undefined, metric: Partial<MetricInput> = {}, config: Partial<ConfigInput> = {}) =>
    theResult(aMetric({ points, target: { value: 200, by }, ...metric }), config).pace;

  const cases: [string, string | undefined, string | null][] = [
    ['even the latest day is in time', '2027-03-31', 'ahead'],
    ['the likely day is in time', '2027-03-30', 'on-pace'],
    ['the likely day is just in time', '2027-01-31', 'on-pace'],
    ['only the earliest day is in time', '2027-01-30', 'at-risk'],
    ['only the earliest day is just in time', '2026-12-31', 'at-risk'],
    ['no day is in time', '2026-12-30', 'behind'],
    ['no date is agreed', undefined, null],
  ];
  for (const [name, by, expected] of cases) it(`${expected}: ${name}`, () => expect(paceOf(by)).to.equal(expected));

  it('by a projection that is too far to be shown, too', () => {
    const slow = { points: sinceJanuary(110, 111, 112, 113, 114, 115) };
    expect(theResult(aMetric(slow)).projection).to.deep.equal({ refused: 'too-far' });
    expect(paceOf('2027-12-31', slow)).to.equal('behind');
    expect(paceOf('2040-12-31', slow)).to.equal('ahead');
  });

  const flat = { points: sinceJanuary(140, 140, 140, 140, 140, 140) };
  const without: [string, Partial<MetricInput>, string, string | null][] = [
    ['stalled, half of the time has passed', flat, '2026-12-29', 'behind'],
    ['stalled, less than half has passed', flat, '2027-01-31', null],
    ['unchanged', { points: sinceJanuary(100, 101, 99, 100, 101, 100) }, '2026-12-29', 'behind'],
    ['regressed', { points: sinceJanuary(85, 84, 83, 82, 81, 80) }, '2026-12-29', 'behind'],
    ['too few', { points: sinceJanuary(null, null, null, null, 140, 150) }, '2026-07-31', null],
    ['reached', { points: sinceJanuary(150, 160, 170, 180, 190, 200) }, '2026-12-31', null],
    ['no baseline', { ...flat, baseline: undefined }, '2026-12-31', null],
  ];
  for (const [name, metric, by, expected] of without)
    it(`without a projection, ${name}: ${expected}`, () => expect(paceOf(by, metric)).to.equal(expected));

  it('missed: the last day is past, not met now, and met by no month that began by its day', () => {
    expect(paceOf('2026-06-30')).to.equal('missed');
    expect(paceOf('2026-07-01')).not.to.equal('missed');
    expect(paceOf('2026-06-30', { ...flat, baseline: undefined })).to.equal('missed');
    // met in February, and not held
    expect(paceOf('2026-03-31', { points: sinceJanuary(110, 200, 110, 120, 130, 140) })).to.equal(null);
    expect(paceOf('2026-03-31', flat, { asOf: '2027-07-01T00:00:00Z' })).to.equal(null);
  });
});

describe('movement', () => {
  const band: Partial<MetricInput> = { direction: 'maintain', target: { min: 10, max: 20 } };
  const cases: [string, Partial<MetricInput>, string | null][] = [
    ['a rise, where more is better', { points: sinceJanuary(1, 2, 3, 4, 5, 6) }, 'toward'],
    ['a fall, where more is better', { points: sinceJanuary(6, 5, 4, 3, 2, 1) }, 'away'],
    ['a fall, where less is better', { direction: 'decrease', points: sinceJanuary(6, 5, 4, 3, 2, 1) }, 'toward'],
    ['an interval that holds 0', { points: sinceJanuary(1, 4, 2, 5, 1, 4) }, 'flat'],
    ['three values', { points: sinceJanuary(null, null, null, 1, 2, 3) }, null],
    ['from above back to the range', { ...band, points: sinceJanuary(60, 55, 50, 45, 40, 35) }, 'toward'],
    ['from below back to the range', { ...band, points: sinceJanuary(1, 2, 3, 4, 5, 6) }, 'toward'],
    ['from above further away', { ...band, points: sinceJanuary(30, 35, 40, 45, 50, 55) }, 'away'],
    ['inside the range', { ...band, points: sinceJanuary(11, 12, 13, 14, 15, 16) }, null],
  ];
  for (const [name, metric, expected] of cases)
    it(`${expected}: ${name}`, () => expect(theResult(aMetric(metric)).movement).to.equal(expected));
});

describe('velocity: the later values against the earlier', () => {
  const asOf = '2027-01-01T00:00:00Z';
  const rise = [110, 120, 130, 140, 150, 160];
  const velocityOf = (values: (number | null)[], metric: Partial<MetricInput> = {}) =>
    theResult(aMetric({ points: sinceJanuary(...values), target: { value: 900 }, ...metric }), { asOf }).velocity;
  const fewer: Partial<MetricInput> = { direction: 'decrease', baseline: { value: 1000 }, target: { value: 10 } };

  const cases: [string, (number | null)[], Partial<MetricInput>, string | null][] = [
    ['the rise gets steeper', [...rise, 200, 240, 280, 320, 360, 400], {}, 'growing'],
    ['the rise goes on', [...rise, 170, 180, 190, 200, 210, 220], {}, 'steady'],
    ['the rise gets flatter', [...rise, 161, 162, 163, 164, 165, 166], {}, 'fading'],
    [
      'less is better, and the fall gets steeper',
      [990, 980, 970, 960, 950, 940, 900, 860, 820, 780, 740, 700],
      fewer,
      'growing',
    ],
    [
      'less is better, and the fall gets flatter',
      [900, 860, 820, 780, 740, 700, 699, 698, 697, 696, 695, 694],
      fewer,
      'fading',
    ],
    ['it got worse', [90, 80, 70, 60, 50, 40, 39, 38, 37, 36, 35, 34], {}, null],
    ['no longer improving: stalled', [...rise, 160, 160, 160, 160, 160, 160], {}, null],
    ['seven values', [null, null, null, null, null, 110, 120, 130, 140, 150, 160, 170], {}, null],
    ['eight values', [null, null, null, null, 110, 120, 130, 140, 150, 160, 170, 180], {}, 'steady'],
    [
      'a range',
      [190, 180, 170, 160, 150, 140, 130, 120, 110, 100, 90, 80],
      { direction: 'maintain', target: { max: 20 } },
      null,
    ],
  ];
  for (const [name, values, metric, expected] of cases)
    it(`${expected}: ${name}`, () => expect(velocityOf(values, metric)).to.equal(expected));

  it('only of a result that is moving or reached', () => {
    expect(velocityOf([...rise, 160, 160, 160, 160, 160, 160])).to.equal(null);
    expect(velocityOf([...rise, 200, 240, 280, 320, 360, 400], { target: { value: 300 } })).to.equal('growing');
  });
});
