import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { explain, leftOutText, usedText, type Figure, type FigureId } from '../../../src/core/results/explain.js';
import { localizerFor } from '../../../src/core/i18n/localizer.js';
import { aConfig, aMetric, monthly, sinceJanuary, type MetricInput, type Pairs } from '../../fixtures/config.js';

const localizer = localizerFor('en');
const plain = (text: string): string => text.replace(/\u00a0/g, ' ');

type Explained = Partial<Record<FigureId, Figure>>;
function explained(metric: MetricInput, config: Partial<ConfigInput> = {}): Explained {
  const { figures } = explain(aConfig({ ...config, metrics: [metric] }), metric.id);
  return Object.fromEntries(figures.map((figure) => [figure.id, figure]));
}
/** A figure as it is read: its value, then its arithmetic, then the periods. */
const readOut = (figure: Figure | undefined): string[] =>
  figure
    ? [figure.value, ...figure.arithmetic, usedText(figure, localizer), leftOutText(figure, localizer)]
        .filter(Boolean)
        .map(plain)
    : [];

const invoiceCycle: MetricInput = {
  id: 'm',
  name: 'Invoice cycle time',
  direction: 'decrease',
  unit: { style: 'unit', unit: 'day', maximumFractionDigits: 1 },
  aggregate: 'median',
  target: { value: 5.2, by: '2026-12-31' },
  worth: { perUnit: 310, currency: 'EUR' },
  breaks: [{ at: '2025-08-01', note: 'Credit notes excluded' }],
  points: [
    ['2025-06', 20],
    ['2025-07', 21],
    ...monthly('2025-09', [12, 13, 12, 12, 13, 12, 11, 10, null, 9, 8, 7, 6, 5.5]),
  ],
};
const october = { goLive: '2026-03-02', asOf: '2026-10-05T08:00:00Z' };

describe('explain: each figure with its rule, its periods and its arithmetic', () => {
  const figures = () => explained(invoiceCycle, october);
  const cases: [FigureId, string[]][] = [
    [
      'values',
      [
        '12 months',
        'Used: September 2025: 12.0; October 2025: 13.0; November 2025: 12.0; December 2025: 12.0; January 2026: 13.0; February 2026: 12.0; March 2026: 11.0; April 2026: 10.0; June 2026: 9.0; July 2026: 8.0; August 2026: 7.0; September 2026: 6.0.',
        'Left out: June 2025 – July 2025: measured by an earlier definition; August 2025: not measured; May 2026: not measured; October 2026: in progress.',
      ],
    ],
    [
      'baseline',
      [
        '12.0 days',
        'Median of these values: 12.0 days.',
        'Used: September 2025: 12.0; October 2025: 13.0; November 2025: 12.0; December 2025: 12.0; January 2026: 13.0; February 2026: 12.0.',
        'Left out: June 2025 – July 2025: measured by an earlier definition; August 2025: not measured; March 2026 – April 2026: after go-live; May 2026: not measured; June 2026 – September 2026: after go-live; October 2026: in progress.',
      ],
    ],
    ['current', ['September 2026: 6.0 days', 'Used: September 2026: 6.0.', 'Left out: October 2026: in progress.']],
    [
      'noise',
      [
        '2.5 days',
        'Usual step: 1.0 days.',
        'The larger of 2.5 × 1.0 = 2.5 and 1% × 12.0 = 0.12: 2.5 days.',
        'Used: September 2025: 12.0; October 2025: 13.0; November 2025: 12.0; December 2025: 12.0; January 2026: 13.0; February 2026: 12.0; March 2026: 11.0; April 2026: 10.0; June 2026: 9.0; July 2026: 8.0; August 2026: 7.0; September 2026: 6.0.',
        'Left out: June 2025 – July 2025: measured by an earlier definition; August 2025: not measured; May 2026: not measured; October 2026: in progress.',
      ],
    ],
    [
      'change',
      [
        '−6.0 days',
        '6.0 − 12.0 = −6.0',
        '(−6.0) ÷ 12.0 = −50%',
        '6.0 days is more than the normal ups and downs (2.5 days).',
      ],
    ],
    ['progress', ['88%', '(6.0 − 12.0) ÷ (5.2 − 12.0) = 88%']],
    [
      'trend',
      [
        '−0.8 days a month',
        'Median of all slopes: −0.833 days a month; range −1.000 days to −0.750 days.',
        'The whole range points to the better.',
        'Used: March 2026: 11.0; April 2026: 10.0; June 2026: 9.0; July 2026: 8.0; August 2026: 7.0; September 2026: 6.0.',
        'Left out: June 2025 – July 2025: measured by an earlier definition; August 2025: not measured; September 2025 – February 2026: before go-live; May 2026: not measured; October 2026: in progress.',
      ],
    ],
    [
      'projection',
      [
        'At this pace, target reached around November 30, 2026 (range October 31, 2026 to November 30, 2026).',
        'In the middle of these values the line stands at 8.5 days; it meets 5.2 days 4 months later.',
      ],
    ],
    [
      'pace',
      [
        'Ahead of schedule.',
        'In the middle of these values the line stands at 8.5 days; it meets 5.2 days 4 months later.',
        'Due December 31, 2026; expected November 30, 2026 (October 31, 2026 to November 30, 2026).',
      ],
    ],
    ['state', ['ahead of schedule']],
    [
      'worth',
      [
        '€6,510',
        'All improvements together × rate: 21.0 × €310 = €6,510.',
        'Used: March 2026: 11.0; April 2026: 10.0; June 2026: 9.0; July 2026: 8.0; August 2026: 7.0; September 2026: 6.0.',
        'Left out: June 2025 – July 2025: measured by an earlier definition; August 2025: not measured; September 2025 – February 2026: before go-live; May 2026: not measured; October 2026: in progress.',
      ],
    ],
  ];
  for (const [id, expected] of cases) it(id, () => expect(readOut(figures()[id])).to.deep.equal(expected));

  it('in the order in which one rests on the other, and none that there is not', () =>
    expect(Object.keys(figures())).to.deep.equal(cases.map(([id]) => id)));
});

describe('explain: why a period was left out', () => {
  const values = (...list: (number | null)[]): Pairs => monthly('2025-01', list);
  const year = Array.from({ length: 16 }, (_, i) => 100 + i);
  const cases: {
    name: string;
    metric: MetricInput;
    config?: Partial<ConfigInput>;
    figure: FigureId;
    expected: string;
  }[] = [
    {
      name: 'a month that go-live lies in is neither before nor since',
      metric: aMetric({ baseline: undefined, points: sinceJanuary(100, 100, 110, 120, 130, 140) }),
      config: { goLive: '2026-02-20' },
      figure: 'trend',
      expected: 'Left out: January 2026: before go-live; February 2026: go-live lies within it.',
    },
    {
      name: 'only the latest 12 before go-live make the baseline',
      metric: aMetric({ baseline: undefined, points: values(...year) }),
      config: { asOf: '2026-05-01T00:00:00Z', goLive: '2026-03-01' },
      figure: 'baseline',
      expected:
        'Left out: January 2025 – February 2025: further back than is used; March 2026 – April 2026: after go-live.',
    },
    {
      name: 'outside the span of the baseline',
      metric: aMetric({ baseline: { from: '2025-11-01', to: '2025-12-31' }, points: monthly('2025-10', [1, 2, 3, 4]) }),
      config: { asOf: '2026-02-01T00:00:00Z' },
      figure: 'baseline',
      expected:
        'Left out: October 2025: outside the span of the baseline; January 2026: outside the span of the baseline.',
    },
    {
      name: 'without a go-live, what the baseline covers is not since',
      metric: aMetric({ baseline: { to: '2025-12-31' }, points: monthly('2025-11', [1, 2, 3, 4, 5, 6]) }),
      config: { asOf: '2026-05-01T00:00:00Z', goLive: undefined },
      figure: 'trend',
      expected: 'Left out: November 2025 – December 2025: not after the span of the baseline.',
    },
    {
      name: 'with a season, a month whose counterpart was not measured',
      metric: aMetric({
        baseline: undefined,
        season: 'year',
        points: [...monthly('2025-02', [10, 11, 12, 13, 14]), ...sinceJanuary(20, 21, 22, 23, 24, 25)],
      }),
      figure: 'trend',
      expected:
        'Left out: February 2025 – June 2025: without a matching period in an earlier year; July 2025 – December 2025: not measured; January 2026: without a matching period in an earlier year.',
    },
    {
      name: 'measured in part',
      metric: aMetric({
        aggregate: 'mean',
        points: [
          ...Array.from({ length: 31 }, (_, i): [string, number] => [`2026-05-${String(i + 1).padStart(2, '0')}`, 5]),
          ...Array.from({ length: 11 }, (_, i): [string, number] => [`2026-06-${String(i + 1).padStart(2, '0')}`, 5]),
        ],
      }),
      figure: 'values',
      expected: 'Left out: June 2026: measured only in part.',
    },
  ];
  for (const { name, metric, config, figure, expected } of cases)
    it(name, () => {
      const found = explained(metric, config)[figure];
      expect(found && plain(leftOutText(found, localizer))).to.equal(expected);
    });

  it('with a season, each value stands beside its counterpart', () => {
    const found = explained(
      aMetric({
        baseline: undefined,
        season: 'year',
        points: [...monthly('2025-01', [10, 11, 12, 13, 14, 15]), ...sinceJanuary(20, 20, 22, 23, 25, 26)],
      }),
    ).trend;
    expect(found && plain(usedText(found, localizer))).to.contain(
      'January 2026: 20 − 10 = +10; February 2026: 20 − 11 = +9',
    );
  });

  it('of very many periods the first and the last are named', () => {
    const days = Array.from({ length: 60 }, (_, i): [string, number] => [
      new Date(Date.UTC(2026, 3, 1 + i)).toISOString().slice(0, 10),
      i,
    ]);
    const found = explained(aMetric({ period: 'day', points: days })).values;
    expect(found?.used.length).to.equal(60);
    expect(found && plain(usedText(found, localizer))).to.match(
      /^Used: April 1, 2026: 0; .*; …; .*May 30, 2026: 59\.$/,
    );
  });
});

describe('explain: rules that depend on the result', () => {
  const rule = (id: FigureId, metric: MetricInput, config?: Partial<ConfigInput>) =>
    explained(metric, config)[id]?.rule;
  const rising = sinceJanuary(110, 120, 130, 140, 150, 160);

  it('an agreed baseline, and a computed one', () => {
    expect(rule('baseline', aMetric({ points: rising }))).to.equal('The value that was agreed as the starting point.');
    expect(rule('baseline', aMetric({ baseline: undefined, points: monthly('2025-10', [1, 2, 3, 4]) }))).to.equal(
      'The median of the latest periods before go-live, at most 12.',
    );
  });

  it('a noise that is assumed', () =>
    expect(rule('noise', aMetric({ points: sinceJanuary(110, 120, 130) }))).to.contain('There are fewer than 6 steps'));

  it('a total in months of different length', () => {
    const arithmetic = explained(aMetric({ aggregate: 'sum', points: rising })).noise?.arithmetic.map(plain) ?? [];
    expect(arithmetic.at(-1)).to.match(/^1\.44 more, since a total depends on the length of its period\.$/);
  });

  it('a date that has passed', () => {
    const found = explained(aMetric({ target: { value: 200, by: '2026-03-31' }, points: rising })).pace;
    expect(found?.rule).to.contain('Missed if the date has passed');
    expect(found?.arithmetic.map(plain)).to.deep.equal(['Due March 31, 2026; latest period: June 2026.']);
  });

  it('behind without a forecast', () => {
    const found = explained(
      aMetric({ target: { value: 200, by: '2026-09-30' }, points: sinceJanuary(100, 101, 100, 99, 100, 101) }),
    ).pace;
    expect(found?.rule).to.contain('Behind if half of the time');
    expect(found?.arithmetic.map(plain)).to.deep.equal([
      'Of the time from January 1, 2026 to September 30, 2026, 66% has passed.',
    ]);
  });

  it('a range that is to be kept', () => {
    const found = explained(aMetric({ direction: 'maintain', target: { min: 120, max: 145 }, points: rising }));
    expect(found.progress?.arithmetic.map(plain)).to.deep.equal(['3 ÷ 6 = 50%']);
    expect(found.change?.arithmetic.map(plain)).to.include('Outside the agreed range by 20 then, by 15 now.');
  });

  it('of several values a period', () => {
    const found = explained(
      aMetric({
        aggregate: 'mean',
        points: [
          ['2026-06-01', 4],
          ['2026-06-15', 6],
          ['2026-06-30', 5],
        ],
      }),
    ).current;
    expect(found?.arithmetic).to.deep.equal(['Values behind it: 3, combined as mean.']);
  });

  it('a comparison before and after', () => {
    const found = explained(aMetric({ points: monthly('2025-09', [100, 100, 100, 100, 130, 130, 130]) }), {
      asOf: '2026-04-01T00:00:00Z',
      events: [{ date: '2026-01-01', kind: 'go-live', label: 'Live' }],
    }).effects;
    expect(found?.arithmetic.map(plain)).to.deep.equal([
      'Live: 100 → 130 (4 values before, 3 after).',
      '+30: September 1, 2025 – December 31, 2025 before, January 1, 2026 – March 31, 2026 after.',
      'Better, 30 beyond the trend before.',
    ]);
  });

  it('nothing but the state of what was never measured', () => {
    const found = explained(aMetric({ baseline: undefined, target: undefined, points: [] }));
    expect(Object.keys(found)).to.deep.equal(['values', 'state']);
    expect(found.state?.rule).to.equal('No period counts yet.');
  });

  it('throws where there is no such metric', () =>
    expect(() => explain(aConfig({ metrics: [aMetric()] }), 'other')).to.throw(RangeError, '"other"'));
});

describe('explain: what holds for every account', () => {
  const value = fc.integer({ min: -400, max: 400 });
  const accounts = fc.record({
    values: fc.array(fc.option(value, { freq: 4 }), { maxLength: 24 }),
    direction: fc.constantFrom('increase' as const, 'decrease' as const, 'maintain' as const),
    aggregate: fc.constantFrom('sum' as const, 'last' as const),
    season: fc.constantFrom(undefined, undefined, 'year' as const),
    agreed: fc.option(value, { nil: undefined }),
    target: value,
    width: fc.nat(100),
    by: fc.constantFrom(undefined, '2026-09-30', '2027-12-31'),
    breakAt: fc.constantFrom(undefined, undefined, '2025-10-01', '2026-02-01'),
    goLive: fc.constantFrom('2026-01-01', '2026-02-17', undefined),
  });

  it('each period is either used or left out, never both; the numbers follow from those used; no place is left open', () => {
    fc.assert(
      fc.property(accounts, ({ values, direction, aggregate, season, agreed, target, width, by, breakAt, goLive }) => {
        const config = aConfig({
          asOf: '2026-10-15T12:00:00Z',
          goLive,
          metrics: [
            {
              id: 'm',
              name: 'Orders',
              direction,
              aggregate,
              ...(season ? { season } : {}),
              ...(agreed === undefined ? {} : { baseline: { value: agreed } }),
              target: { ...(direction === 'maintain' ? { min: target, max: target + width } : { value: target }), by },
              breaks: breakAt === undefined ? [] : [{ at: breakAt }],
              worth: { perUnit: 2 },
              points: monthly('2025-01', values),
            },
          ],
          events: [{ date: '2025-12-01', kind: 'expertise', label: 'Training' }],
        });
        const { result, figures } = explain(config, 'm');
        for (const figure of figures) {
          const { id, used, leftOut } = figure;
          const text = [
            figure.name,
            figure.value,
            figure.rule,
            ...figure.arithmetic,
            ...leftOut.map((one) => one.text),
          ];
          expect(text.join(' ')).not.to.match(/\{\w+\}|NaN|undefined|∞|explain\.|remark\./);
          if (used.length && id !== 'current' && id !== 'baseline')
            expect(used.length + leftOut.reduce((sum, { periods }) => sum + periods, 0), id).to.equal(
              result.buckets.length,
            );
          for (const { bucket } of used) {
            expect(bucket.finished && !bucket.partial && bucket.value !== null, `${id} uses ${bucket.start}`).to.equal(
              true,
            );
            expect(leftOut.some(({ from, to }) => bucket.start >= from && bucket.start <= to)).to.equal(false);
          }
        }
        const used = (id: FigureId) => figures.find((figure) => figure.id === id)?.used ?? [];
        if (result.trend) expect(used('trend').length).to.equal(result.trend.n);
        if (result.worth && result.state !== 'too-few') expect(used('worth').length).to.equal(result.worth.measured);
        if (result.baseline?.origin === 'computed') expect(used('baseline').length).to.equal(result.baseline.n);
        expect(figures.some(({ id }) => id === 'change')).to.equal(result.change !== null);
        expect(figures.some(({ id }) => id === 'pace')).to.equal(result.pace !== null);
        expect(figures.some(({ id }) => id === 'velocity')).to.equal(result.velocity !== null);
      }),
      { numRuns: 200 },
    );
  });
});
