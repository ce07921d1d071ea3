import { expect } from '@open-wc/testing';
import { parseConfig } from '../../src/config/parse.js';
import type { ConfigInput } from '../../src/config/schema.js';
import { resultOf } from '../../src/results/result.js';
import type { Statement } from '../../src/results/statements.js';
import { aBareMetric, aMetric, monthly, sinceJanuary, theResult, type MetricInput } from '../fixtures/config.js';

type Said = Partial<Record<Statement['id'], string>>;
const said = (metric: MetricInput, config: Partial<ConfigInput> = {}): Said =>
  Object.fromEntries(theResult(metric, config).statements.map(({ id, text }) => [id, text.replace(/\u00a0/g, ' ')]));

const APRIL = '2026-04-01T00:00:00Z';

describe('statements: all that is said of a result', () => {
  const cases: { name: string; metric: MetricInput; config?: Partial<ConfigInput>; expected: Said }[] = [
    {
      name: 'moving, with everything there is to say',
      metric: {
        id: 'm', name: { en: 'Invoice cycle time', de: 'Durchlaufzeit' }, direction: 'decrease', unit: { style: 'unit', unit: 'day', maximumFractionDigits: 1 },
        baseline: { from: '2025-09-01', to: '2026-02-28' }, target: { value: 5.2, by: '2026-12-31' }, worth: { perUnit: 310, currency: 'EUR' },
        points: [...monthly('2025-09', [12, 13, 12, 12, 13, 12, 11, 10, null, 9, 8, 7, 6, 5.5]), ['2026-11', 1]],
      },
      config: { goLive: '2026-03-02', asOf: '2026-10-05T08:00:00Z', account: { id: 'a', name: 'A', timeZone: 'Europe/Berlin' } },
      // slopes -1 (seven times), -5/6, -0.8 (twice), -0.75 (twice), -2/3 (twice), -0.5; the line stands at 73/12 at the end of September
      expected: {
        'headline': 'Invoice cycle time: 12 → 6 days, 88% of the way to 5.2 days by December 31, 2026',
        'change': '6 days less than before: 50% better.',
        'progress': '88% of the way to 5.2 days by December 31, 2026.',
        'pace': 'Ahead of pace.',
        'current': 'Latest: 6 days (September 2026).',
        'baseline': 'Baseline 12 days: median of 6 months, September 1, 2025 to February 28, 2026.',
        'target': 'Target 5.2 days by December 31, 2026.',
        'gaps': '1 month without a value: a gap, not a zero.',
        'unfinished': 'October 2026 has not ended: 5.5 days so far, used by no statement.',
        'after-as-of': '1 value dated after October 5, 2026 is not used.',
        'trend': 'Trend: -0.8 days a month, between -1 day and -0.7 days, from 6 values.',
        'projection': 'At this pace the target is met about November 1, 2026, between October 27, 2026 and November 9, 2026.',
        'velocity': 'The improvement is growing.',
        'worth': 'Worth €6,510 since go-live, from 6 of 7 months measured.',
        'as-of': 'As of October 5, 2026',
      },
    },
    {
      name: 'unmeasured', metric: aMetric({ points: [] }),
      expected: {
        'headline': 'Orders: not measured yet', 'state': 'Nothing has been measured yet.',
        'baseline': 'Baseline 100, as agreed.', 'target': 'Target 200.', 'as-of': 'As of July 1, 2026',
      },
    },
    {
      name: 'no-baseline', metric: aMetric({ baseline: undefined, points: sinceJanuary(110, 120, 130, 140, 150, 160) }),
      expected: {
        'headline': 'Orders: 160', 'state': 'No baseline is known, so nothing is compared.', 'current': 'Latest: 160 (June 2026).', 'target': 'Target 200.',
        'trend': 'Trend: +10 a month, between +10 and +10, from 6 values.',
        'projection': 'At this pace the target is met about October 31, 2026, between October 31, 2026 and October 31, 2026.',
        'as-of': 'As of July 1, 2026',
      },
    },
    {
      name: 'no-baseline, since the definition changed',
      metric: aMetric({ baseline: { value: 100, agreedBy: 'CFO', agreedOn: '2025-12-01' }, breaks: [{ at: '2026-05-01', note: 'Returns excluded' }], points: sinceJanuary(110, 120, 130, 140, 150, 160) }),
      expected: {
        'headline': 'Orders: 160', 'state': 'The definition changed on May 1, 2026; the baseline was measured before, so nothing is compared.',
        'current': 'Latest: 160 (June 2026).', 'baseline': 'Baseline 100, agreed by CFO on December 1, 2025.', 'target': 'Target 200.',
        'break': 'The definition changed on May 1, 2026: Returns excluded', 'projection': 'No projection: too few values for a trend.', 'as-of': 'As of July 1, 2026',
      },
    },
    {
      name: 'too-few', metric: aMetric({ points: sinceJanuary(110, 120) }), config: { asOf: '2026-03-01T00:00:00Z' },
      expected: {
        'headline': 'Orders: 100 → 120', 'change': '20 more than before: 20% better.', 'progress': '20% of the way to 200.',
        'state': 'Only 2 months measured since go-live: too few to judge. At least 3 are needed.', 'current': 'Latest: 120 (February 2026).',
        'baseline': 'Baseline 100, as agreed.', 'target': 'Target 200.', 'projection': 'No projection: too few values for a trend.', 'as-of': 'As of March 1, 2026',
      },
    },
    {
      name: 'stale', metric: aMetric({ points: sinceJanuary(110, 120, 130) }),
      expected: {
        'headline': 'Orders: 100 → 130', 'change': '30 more than before: 30% better.', 'progress': '30% of the way to 200.',
        'state': 'The latest value is from March 2026, 91 days before this page’s date.', 'current': 'Latest: 130 (March 2026).',
        'baseline': 'Baseline 100, as agreed.', 'target': 'Target 200.', 'gaps': '3 months without a value: gaps, not zeros.',
        'as-of': 'As of July 1, 2026',
      },
    },
    {
      name: 'reached', metric: aMetric({ target: { value: 200, by: '2026-12-31' }, points: sinceJanuary(150, 180, 200) }), config: { asOf: APRIL },
      expected: {
        'headline': 'Orders: 100 → 200, target of 200 reached', 'change': '100 more than before: 100% better.', 'progress': 'The target of 200 by December 31, 2026 is reached.',
        'current': 'Latest: 200 (March 2026).', 'baseline': 'Baseline 100, as agreed.', 'target': 'Target 200 by December 31, 2026.', 'as-of': 'As of April 1, 2026',
      },
    },
    {
      name: 'regressed', metric: aMetric({ target: { value: 200, by: '2026-12-31' }, points: sinceJanuary(98, 94, 92, 90) }), config: { asOf: '2026-05-01T00:00:00Z' },
      expected: {
        'headline': 'Orders: 100 → 90', 'change': '10 less than before: 10% worse.', 'progress': 'Farther from the target of 200 by December 31, 2026 than at the start.',
        'pace': 'Behind pace.', 'state': 'Worse than at the start.', 'current': 'Latest: 90 (April 2026).', 'baseline': 'Baseline 100, as agreed.', 'target': 'Target 200 by December 31, 2026.',
        // slopes -2, -2, -2, -8/3, -3, -4: median -7/3, interval -3.5 to -2
        'trend': 'Trend: -2.33 a month, between -3.5 and -2, from 4 values.', 'projection': 'No projection: the trend does not lead to the target.', 'as-of': 'As of May 1, 2026',
      },
    },
    {
      name: 'stalled', metric: aMetric({ points: sinceJanuary(150, 151, 150) }), config: { asOf: APRIL },
      expected: {
        'headline': 'Orders: 100 → 150, 50% of the way to 200', 'change': '50 more than before: 50% better.', 'progress': '50% of the way to 200.',
        'state': 'No movement toward the target over the latest three values.', 'current': 'Latest: 150 (March 2026).', 'baseline': 'Baseline 100, as agreed.', 'target': 'Target 200.',
        'projection': 'No projection: too few values for a trend.', 'as-of': 'As of April 1, 2026',
      },
    },
    {
      name: 'stalled, without a target', metric: aBareMetric({ baseline: { value: 100 }, points: sinceJanuary(100, 101, 100) }), config: { asOf: APRIL },
      expected: {
        'headline': 'Orders: 100 → 100', 'change': 'No change beyond its usual variation.', 'progress': 'No target is agreed.',
        'state': 'No movement for the better over the latest three values.', 'current': 'Latest: 100 (March 2026).', 'baseline': 'Baseline 100, as agreed.',
        'projection': 'No projection: no target is agreed.', 'as-of': 'As of April 1, 2026',
      },
    },
    {
      name: 'a band, reached', config: { asOf: '2026-06-01T00:00:00Z' },
      metric: aBareMetric({ direction: 'maintain', baseline: { value: 30 }, target: { min: 10, max: 20 }, unit: { style: 'unit', unit: 'day' }, points: sinceJanuary(28, 18, 22, 16, 15) }),
      expected: {
        'headline': 'Orders: 30 → 15 days, target of 10 to 20 days reached', 'change': '15 days less than before, nearer to the agreed band.',
        'progress': 'Inside 10 to 20 days in 60% of the 5 months measured since go-live.', 'current': 'Latest: 15 days (May 2026).',
        'baseline': 'Baseline 30 days, as agreed.', 'target': 'Target 10 to 20 days.',
        // slopes -10, -6, -4, -3.25, -3, -2, -1.5, -1, 4, -6
        'trend': 'Trend: -3.13 days a month, between -6.4 days and -0.5 days, from 5 values.', 'as-of': 'As of June 1, 2026',
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
    { name: 'one month is too few', metric: aMetric({ points: sinceJanuary(110) }), expected: { state: 'Only 1 month measured since go-live: too few to judge. At least 3 are needed.' } },
    { name: 'nothing since go-live', metric: aMetric({ points: monthly('2025-10', [110, 120, 130]) }), expected: { state: 'Nothing finished has been measured since go-live: too early to judge.' } },
    { name: 'percentages change in points', metric: aMetric({ unit: { style: 'percent' }, baseline: { value: 0.5 }, target: { value: 0.9 }, points: sinceJanuary(0.75) }), expected: { headline: 'Orders: 50 → 75%', change: '25 points more than before, which is better.', progress: '63% of the way to 90%.' } },
    { name: 'from zero there is no percentage', metric: aMetric({ baseline: { value: 0 }, points: sinceJanuary(5) }), expected: { change: '5 more than before, which is better.' } },
    { name: 'money in the account’s currency', metric: aMetric({ unit: { style: 'currency', maximumFractionDigits: 0 }, points: sinceJanuary(80) }), config: { account: { id: 'a', name: 'A', currency: 'EUR' } }, expected: { headline: 'Orders: €100 → €80', change: '€20 less than before: 20% worse.' } },
    { name: 'nearly there is not there', metric: aMetric({ points: sinceJanuary(180, 190, 199.9) }), config: { asOf: APRIL }, expected: { headline: 'Orders: 100 → 199.9, 99.9% of the way to 200', progress: '99.9% of the way to 200.' } },
    { name: 'a small change is not 0 %', metric: aMetric({ points: monthly('2025-09', [1000, 1000, 1000, 1000, 1003]), baseline: undefined, target: { value: 2000 } }), expected: { change: '3 more than before: 0.3% better.' } },
    { name: 'the target equals the baseline', metric: aMetric({ target: { value: 100 }, points: sinceJanuary(90) }), expected: { progress: 'The target equals the baseline, so there is no way to measure.' } },
    { name: 'a band with a lower edge', metric: aBareMetric({ direction: 'maintain', baseline: { value: 5 }, target: { min: 10 }, points: sinceJanuary(3) }), expected: { target: 'Target at least 10.', change: '2 less than before, farther from the agreed band.', progress: 'Inside at least 10 in 0% of the 1 month measured since go-live.' } },
    { name: 'a band with an upper edge', metric: aBareMetric({ direction: 'maintain', baseline: { value: 50 }, target: { max: 10 }, points: sinceJanuary(30) }), expected: { target: 'Target at most 10.', change: '20 less than before, nearer to the agreed band.' } },
    { name: 'who agreed to the baseline', metric: aMetric({ baseline: { value: 100, agreedBy: 'CFO' }, points: [] }), expected: { baseline: 'Baseline 100, agreed by CFO.' } },
    { name: 'when it was agreed', metric: aMetric({ baseline: { value: 100, agreedOn: '2026-01-20' }, points: [] }), expected: { baseline: 'Baseline 100, agreed on January 20, 2026.' } },
    { name: 'a break without a note', metric: aMetric({ breaks: [{ at: '2026-01-01' }], points: sinceJanuary(110) }), expected: { break: 'The definition changed on January 1, 2026.' } },
    { name: 'two values of one date', metric: aMetric({ aggregate: 'sum', points: [['2026-01-05', 1], ['2026-01-05', 2]] }), expected: { duplicates: '1 value has the same date as another: they count together (sum).' } },
    { name: 'the trend is too uncertain', metric: aMetric({ points: sinceJanuary(110, 113, 112, 116) }), expected: { projection: 'No projection: the trend is too uncertain.' } },
    { name: 'the target is too far', metric: aMetric({ points: sinceJanuary(110, 111, 112, 113) }), expected: { projection: 'No projection: the target lies more than three years out.' } },
    { name: 'fading', metric: aMetric({ points: sinceJanuary(150, 150, 150, 120, 120, 120) }), expected: { velocity: 'The improvement is fading.' } },
    { name: 'steady', metric: aMetric({ points: sinceJanuary(150, 150, 150, 150, 150, 150) }), expected: { velocity: 'The improvement is steady.' } },
    { name: 'a loss is worth less than nothing', metric: aMetric({ points: sinceJanuary(90), worth: { perUnit: 2, currency: 'EUR' } }), config: { asOf: '2026-02-01T00:00:00Z' }, expected: { worth: 'Worth -€20 since go-live, from 1 of 1 month measured.' } },
  ];
  for (const { name, metric, config, expected } of cases)
    it(name, () => {
      const all = said(metric, config);
      for (const [id, text] of Object.entries(expected)) expect(all[id as Statement['id']], id).to.equal(text);
    });

  it('values that could not be read', () => {
    const metric = aMetric({ points: [['2026-01', 110], ['2026-02-30', 1], ['2026-13', 1]] });
    const { config } = parseConfig({ version: 1, asOf: APRIL, account: { id: 'a', name: 'A' }, metrics: [metric] });
    expect(resultOf(config!, 'm').statements.find(({ id }) => id === 'unread')?.text).to.equal('2 values could not be read and are left out.');
  });

  it('does not say that the trend leads away from a target that is reached, though that is long ago', () => {
    expect(said(aMetric({ points: sinceJanuary(170, 180, 190, 200) }), { asOf: '2026-12-01T00:00:00Z' })).not.to.have.property('projection');
  });

  it('throws where nothing has that id, and says what there is', () => {
    const { config } = parseConfig({ version: 1, asOf: APRIL, account: { id: 'a', name: 'A' }, metrics: [aMetric()] });
    expect(() => resultOf(config!, 'n')).to.throw(RangeError, '"m"');
  });
});
