import { expect } from '@open-wc/testing';
import { parseConfig } from '../../../src/core/config/parse.js';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { resultOf } from '../../../src/core/results/result.js';
import type { Statement } from '../../../src/core/results/statements.js';
import { aBareMetric, aMetric, monthly, sinceJanuary, theResult, type MetricInput } from '../../fixtures/config.js';

type Said = Partial<Record<Statement['id'], string>>;
const said = (metric: MetricInput, config: Partial<ConfigInput> = {}): Said =>
  Object.fromEntries(theResult(metric, config).statements.map(({ id, text }) => [id, text.replace(/\u00a0/g, ' ')]));

const APRIL = '2026-04-01T00:00:00Z';

describe('statements: all that is said of a result', () => {
  const cases: { name: string; metric: MetricInput; config?: Partial<ConfigInput>; expected: Said }[] = [
    {
      name: 'moving, with everything there is to say',
      metric: {
        id: 'm',
        name: { en: 'Invoice cycle time', de: 'Durchlaufzeit' },
        direction: 'decrease',
        unit: { style: 'unit', unit: 'day', maximumFractionDigits: 1 },
        baseline: { from: '2025-09-01', to: '2026-02-28' },
        target: { value: 5.2, by: '2026-12-31' },
        worth: { perUnit: 310, currency: 'EUR' },
        points: [...monthly('2025-09', [12, 13, 12, 12, 13, 12, 11, 10, null, 9, 8, 7, 6, 5.5]), ['2026-11', 1]],
      },
      config: {
        goLive: '2026-03-02',
        asOf: '2026-10-05T08:00:00Z',
        account: { id: 'a', name: 'A', timeZone: 'Europe/Berlin' },
      },
      expected: {
        headline: 'Invoice cycle time: 12.0 → 6.0 days, 88% of the way to 5.2 days by December 31, 2026',
        change: '50% better: 6.0 days less than before.',
        progress: '88% of the way to 5.2 days by December 31, 2026.',
        pace: 'Ahead of schedule.',
        current: 'Latest: 6.0 days (September 2026).',
        baseline: 'Baseline 12.0 days: median of 6 months, September 1, 2025 to February 28, 2026.',
        target: 'Target 5.2 days by December 31, 2026.',
        gaps: '1 month not measured (shown as a gap).',
        unfinished: 'October 2026 is still running: 5.5 days so far, not counted yet.',
        'after-as-of': '1 value dated after October 5, 2026 isn’t counted.',
        noise: 'Changes of up to 2.5 days are normal ups and downs.',
        trend: 'Trend: −0.83 days a month (range −1.00 days to −0.75 days, from 6 values).',
        projection:
          'At this pace, target reached around November 30, 2026 (range October 31, 2026 to November 30, 2026).',
        worth: '€6,510 in value since go-live (6 of 7 months measured).',
        'as-of': 'As of October 5, 2026',
      },
    },
    {
      name: 'unmeasured',
      metric: aMetric({ points: [] }),
      expected: {
        headline: 'Orders: not measured yet',
        state: 'Not measured yet.',
        baseline: 'Baseline 100, as agreed.',
        target: 'Target 200.',
        'as-of': 'As of July 1, 2026',
      },
    },
    {
      name: 'no-baseline',
      metric: aMetric({ baseline: undefined, points: sinceJanuary(110, 120, 130, 140, 150, 160) }),
      expected: {
        headline: 'Orders: 160',
        state: 'No starting point yet, so there’s nothing to compare with.',
        current: 'Latest: 160 (June 2026).',
        target: 'Target 200.',
        trend: 'Trend: +10 a month (range +10 to +10, from 6 values).',
        'as-of': 'As of July 1, 2026',
      },
    },
    {
      name: 'no-baseline, since the definition changed',
      metric: aMetric({
        baseline: { value: 100, agreedBy: 'CFO', agreedOn: '2025-12-01' },
        breaks: [{ at: '2026-05-01', note: 'Returns excluded' }],
        points: sinceJanuary(110, 120, 130, 140, 150, 160),
      }),
      expected: {
        headline: 'Orders: 160',
        state: 'The definition changed on May 1, 2026, after the baseline was measured. The two can’t be compared.',
        current: 'Latest: 160 (June 2026).',
        target: 'Target 200.',
        break: 'The definition changed on May 1, 2026: Returns excluded',
        'as-of': 'As of July 1, 2026',
      },
    },
    {
      name: 'too-few',
      metric: aMetric({ points: sinceJanuary(110, 120) }),
      config: { asOf: '2026-03-01T00:00:00Z' },
      expected: {
        headline: 'Orders: 120',
        state: 'Too early to judge: 2 months measured since go-live, at least 3 needed.',
        current: 'Latest: 120 (February 2026).',
        baseline: 'Baseline 100, as agreed.',
        target: 'Target 200.',
        'as-of': 'As of March 1, 2026',
      },
    },
    {
      name: 'stale',
      metric: aMetric({ points: sinceJanuary(110, 120, 130) }),
      expected: {
        headline: 'Orders: 100 → 130',
        change: '30% better: 30 more than before.',
        state: 'Latest value: March 2026, 91 days old.',
        current: 'Latest: 130 (March 2026).',
        baseline: 'Baseline 100, as agreed.',
        target: 'Target 200.',
        gaps: '3 months not measured (shown as gaps).',
        noise: 'Changes of up to 25 are taken as normal ups and downs; there are too few values to know better.',
        'as-of': 'As of July 1, 2026',
      },
    },
    {
      name: 'reached',
      metric: aMetric({ target: { value: 200, by: '2026-12-31' }, points: sinceJanuary(150, 180, 200) }),
      config: { asOf: APRIL },
      expected: {
        headline: 'Orders: 100 → 200, target of 200 reached',
        change: '100% better: 100 more than before.',
        progress: 'Target of 200 by December 31, 2026 reached.',
        reached: 'Reached in March 2026.',
        current: 'Latest: 200 (March 2026).',
        baseline: 'Baseline 100, as agreed.',
        target: 'Target 200 by December 31, 2026.',
        noise: 'Changes of up to 63 are taken as normal ups and downs; there are too few values to know better.',
        'as-of': 'As of April 1, 2026',
      },
    },
    {
      name: 'regressed',
      metric: aMetric({ target: { value: 200, by: '2026-12-31' }, points: sinceJanuary(98, 94, 92, 90) }),
      config: { asOf: '2026-05-01T00:00:00Z' },
      expected: {
        headline: 'Orders: 100 → 90',
        change: '10% worse: 10 less than before.',
        progress: 'Now further from the target (200 by December 31, 2026) than at the start.',
        current: 'Latest: 90 (April 2026).',
        baseline: 'Baseline 100, as agreed.',
        target: 'Target 200 by December 31, 2026.',
        noise: 'Changes of up to 5 are taken as normal ups and downs; there are too few values to know better.',
        trend: 'Trend: −2.3 a month (range −4.0 to −2.0, from 4 values).',
        projection: 'No forecast: the trend isn’t heading to the target.',
        'as-of': 'As of May 1, 2026',
      },
    },
    {
      name: 'stalled',
      metric: aMetric({ points: sinceJanuary(150, 151, 150) }),
      config: { asOf: APRIL },
      expected: {
        headline: 'Orders: 100 → 150, 50% of the way to 200',
        change: '50% better: 50 more than before.',
        progress: '50% of the way to 200.',
        current: 'Latest: 150 (March 2026).',
        baseline: 'Baseline 100, as agreed.',
        target: 'Target 200.',
        noise: 'Changes of up to 5 are taken as normal ups and downs; there are too few values to know better.',
        projection: 'No forecast yet: too few values.',
        'as-of': 'As of April 1, 2026',
      },
    },
    {
      name: 'stalled, without a target',
      metric: aBareMetric({ baseline: { value: 100 }, points: sinceJanuary(100, 101, 100) }),
      config: { asOf: APRIL },
      expected: {
        headline: 'Orders: 100 → 100',
        change: 'No clear change: within its normal ups and downs.',
        progress: 'No target agreed yet.',
        current: 'Latest: 100 (March 2026).',
        baseline: 'Baseline 100, as agreed.',
        noise: 'Changes of up to 5 are taken as normal ups and downs; there are too few values to know better.',
        projection: 'No forecast without a target.',
        'as-of': 'As of April 1, 2026',
      },
    },
    {
      name: 'a band, reached',
      config: { asOf: '2026-06-01T00:00:00Z' },
      metric: aBareMetric({
        direction: 'maintain',
        baseline: { value: 30 },
        target: { min: 10, max: 20 },
        unit: { style: 'unit', unit: 'day' },
        points: sinceJanuary(28, 18, 22, 16, 15),
      }),
      expected: {
        headline: 'Orders: 15 days, within the agreed range (10 to 20 days)',
        change: 'Now within the agreed range.',
        progress: 'Within the agreed range (10 to 20 days) for 60% of the 5 months measured since go-live.',
        reached: 'First reached in February 2026; held again since April 2026.',
        current: 'Latest: 15 days (May 2026).',
        baseline: 'Baseline 30 days, as agreed.',
        target: 'Target 10 to 20 days.',
        noise: 'Changes of up to 13 days are taken as normal ups and downs; there are too few values to know better.',
        trend: 'Trend: −3 days a month (range −6 days to −1 day, from 5 values).',
        'as-of': 'As of June 1, 2026',
      },
    },
  ];
  for (const { name, metric, config, expected } of cases)
    it(name, () => expect(said(metric, config)).to.deep.equal(expected));

  it('the most important first', () => {
    const ids = theResult(cases[0]!.metric, cases[0]!.config).statements.map(({ id }) => id);
    expect(ids).to.deep.equal(Object.keys(cases[0]!.expected));
  });
});

describe('statements: each fact in its words', () => {
  const cases: { name: string; metric: MetricInput; config?: Partial<ConfigInput>; expected: Said }[] = [
    {
      name: 'one month is too few',
      metric: aMetric({ points: sinceJanuary(110) }),
      expected: { state: 'Too early to judge: 1 month measured since go-live, at least 3 needed.' },
    },
    {
      name: 'nothing since go-live',
      metric: aMetric({ points: monthly('2025-10', [110, 120, 130]) }),
      expected: { state: 'Too early to judge: no full period measured since go-live.' },
    },
    {
      name: 'percentages change in points',
      metric: aMetric({
        unit: { style: 'percent' },
        baseline: { value: 0.5 },
        target: { value: 0.9 },
        points: sinceJanuary(0.75, 0.75, 0.75, 0.75, 0.75, 0.75),
      }),
      expected: {
        headline: 'Orders: 50 → 75%, 62% of the way to 90%',
        change: 'Better: 25 points more than before.',
        progress: '62% of the way to 90%.',
      },
    },
    {
      name: 'from zero there is no percentage',
      metric: aMetric({ baseline: { value: 0 }, points: sinceJanuary(5, 5, 5, 5, 5, 5) }),
      expected: { change: 'Better: 5 more than before.' },
    },
    {
      name: 'from a hundredth there is no percentage, since it would be above 1,000 %',
      metric: aMetric({ baseline: { value: 0.01 }, points: sinceJanuary(5, 5, 5, 5, 5, 5) }),
      expected: { headline: 'Orders: 0.01 → 5.00, 2% of the way to 200.00', change: 'Better: 4.99 more than before.' },
    },
    {
      name: 'money in the account’s currency',
      metric: aMetric({
        unit: { style: 'currency', maximumFractionDigits: 0 },
        points: sinceJanuary(80, 80, 80, 80, 80, 80),
      }),
      config: { account: { id: 'a', name: 'A', currency: 'EUR' } },
      expected: { headline: 'Orders: €100 → €80', change: '20% worse: €20 less than before.' },
    },
    {
      name: 'nearly there is not there',
      metric: aMetric({ points: sinceJanuary(180, 190, 199.9) }),
      config: { asOf: APRIL },
      expected: {
        headline: 'Orders: 100.0 → 199.9, 99% of the way to 200.0',
        progress: '99% of the way to 200.0.',
      },
    },
    {
      name: 'a small change is not 0 %',
      metric: aMetric({
        points: monthly('2025-06', [1000, 1000, 1000, 1000, 1000, 1000, 1000, 1012, 1013, 1012, 1013, 1012, 1013]),
        baseline: undefined,
        target: { value: 2000 },
      }),
      expected: { change: '1% better: 13 more than before.' },
    },
    {
      name: 'the target equals the baseline',
      metric: aMetric({ target: { value: 100 }, points: sinceJanuary(90, 90, 90, 90, 90, 90) }),
      expected: { progress: 'Target and starting point are the same, so there’s no progress to measure.' },
    },
    {
      name: 'a band with a lower edge',
      metric: aBareMetric({
        direction: 'maintain',
        baseline: { value: 5 },
        target: { min: 10 },
        points: sinceJanuary(3, 3, 3, 3, 3, 3),
      }),
      expected: {
        target: 'Target at least 10.',
        change: '2 less than before, further from the agreed range.',
        progress: 'Within the agreed range (at least 10) for 0% of the 6 months measured since go-live.',
      },
    },
    {
      name: 'a band with an upper edge',
      metric: aBareMetric({
        direction: 'maintain',
        baseline: { value: 50 },
        target: { max: 10 },
        points: sinceJanuary(30, 30, 30, 30, 30, 30),
      }),
      expected: { target: 'Target at most 10.', change: '20 less than before, closer to the agreed range.' },
    },
    {
      name: 'who agreed to the baseline',
      metric: aMetric({ baseline: { value: 100, agreedBy: 'CFO' }, points: [] }),
      expected: { baseline: 'Baseline 100, agreed by CFO.' },
    },
    {
      name: 'when it was agreed',
      metric: aMetric({ baseline: { value: 100, agreedOn: '2026-01-20' }, points: [] }),
      expected: { baseline: 'Baseline 100, agreed on January 20, 2026.' },
    },
    {
      name: 'a break without a note',
      metric: aMetric({ breaks: [{ at: '2026-01-01' }], points: sinceJanuary(110) }),
      expected: { break: 'The definition changed on January 1, 2026.' },
    },
    {
      name: 'two values of one date',
      metric: aMetric({
        aggregate: 'sum',
        points: [
          ['2026-01-05', 1],
          ['2026-01-05', 2],
        ],
      }),
      expected: { duplicates: '1 value shares a date with another; combined as sum.' },
    },
    {
      name: 'the trend is too uncertain',
      metric: aMetric({ points: sinceJanuary(110, 113, 112, 116) }),
      expected: { projection: 'No forecast: no clear trend to the target.' },
    },
    {
      name: 'the target is too far',
      metric: aMetric({ points: sinceJanuary(110, 111, 112, 113) }),
      expected: { projection: 'No forecast: more than three years away.' },
    },
    {
      name: 'fading',
      config: { asOf: '2027-01-01T00:00:00Z' },
      metric: aMetric({ points: monthly('2026-01', [110, 120, 130, 140, 150, 160, 161, 162, 163, 164, 165, 166]) }),
      expected: { velocity: 'Improvement is slowing.' },
    },
    {
      name: 'steady',
      config: { asOf: '2026-09-01T00:00:00Z' },
      metric: aMetric({ points: monthly('2026-01', [110, 115, 120, 125, 130, 135, 140, 145]) }),
      expected: { velocity: 'Improvement is steady.' },
    },
    {
      name: 'a week is named as a part of the sentence',
      metric: aMetric({
        period: 'week',
        points: ['01', '02', '03', '04'].map((week, i): [string, number] => [`2026-W${week}`, i < 2 ? 150 : 210]),
      }),
      config: { asOf: '2026-01-26T00:00:00Z' },
      expected: { reached: 'Reached in the week of Jan 12, 2026, and held since.' },
    },
    {
      name: 'a day has its own preposition',
      metric: aMetric({
        period: 'day',
        points: [5, 6, 7, 8].map((day, i): [string, number] => [`2026-01-0${day}`, i < 2 ? 150 : 210]),
      }),
      config: { asOf: '2026-01-09T00:00:00Z' },
      expected: { reached: 'Reached on January 7, 2026, and held since.' },
    },
    {
      name: 'a loss is worth less than nothing',
      metric: aMetric({ points: sinceJanuary(90, 90, 90), worth: { perUnit: 2, currency: 'EUR' } }),
      config: { asOf: APRIL },
      expected: { worth: 'A loss of €60 since go-live (3 of 3 months measured).' },
    },
  ];
  for (const { name, metric, config, expected } of cases)
    it(name, () => {
      const all = said(metric, config);
      for (const [id, text] of Object.entries(expected)) expect(all[id as Statement['id']], id).to.equal(text);
    });

  it('values that could not be read', () => {
    const metric = aMetric({
      points: [
        ['2026-01', 110],
        ['2026-02-30', 1],
        ['2026-13', 1],
      ],
    });
    const { config } = parseConfig({ version: 1, asOf: APRIL, account: { id: 'a', name: 'A' }, metrics: [metric] });
    expect(resultOf(config!, 'm').statements.find(({ id }) => id === 'unread')?.text).to.equal(
      '2 values couldn’t be read and were left out.',
    );
  });

  it('does not say that the trend leads away from a target that is reached, though that is long ago', () => {
    expect(
      said(aMetric({ points: sinceJanuary(170, 180, 190, 200) }), { asOf: '2026-12-01T00:00:00Z' }),
    ).not.to.have.property('projection');
  });

  it('throws where nothing has that id, and says what there is', () => {
    const { config } = parseConfig({ version: 1, asOf: APRIL, account: { id: 'a', name: 'A' }, metrics: [aMetric()] });
    expect(() => resultOf(config!, 'n')).to.throw(RangeError, '"m"');
  });
});
