import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { shownEffects } from '../../../src/core/results/effect.js';
import { resultOf } from '../../../src/core/results/result.js';
import { aBareMetric, aBehavior, aConfig, monthly, theResult, type MetricInput } from '../../fixtures/config.js';

/** A year around January 2026: falls from a median of 15 to one of 6. */
const points = monthly('2025-07', [10, 12, 14, 16, 18, 20, 8, 7, 6, 6, 5, 4]);
const metric = (parts: Partial<MetricInput> = {}) => aBareMetric({ direction: 'decrease', points, ...parts });
const event = (date: string, metrics?: string[]) => ({
  date,
  kind: 'expertise' as const,
  label: 'Training',
  ...(metrics ? { metrics } : {}),
});
const effectsOf = (config: Partial<ConfigInput>, parts: Partial<MetricInput> = {}) =>
  theResult(metric(parts), config).effects;

describe('effect of an event', () => {
  it('the median of six finished buckets before it against six after it', () => {
    expect(effectsOf({ events: [event('2026-01-01')] })).to.deep.equal([
      {
        source: 'event',
        ref: 0,
        at: '2026-01-01',
        before: { median: 15, n: 6 },
        after: { median: 6, n: 6 },
        difference: -9,
        // the line of the six before rises to 27 in the middle of the six after; they lie 21 below it
        beyondTrend: -21,
        sense: 'better',
        label: 'before/after',
        group: 0,
        spans: { before: { from: '2025-07-01', to: '2025-12-31' }, after: { from: '2026-01-01', to: '2026-06-30' } },
      },
    ]);
  });

  it('at most six on either side', () => {
    const long = monthly('2025-01', [900, 900, 900, 900, 900, 900, 10, 12, 14, 16, 18, 20, 8, 7, 6, 6, 5, 4, 900, 900]);
    const [effect] = effectsOf({ events: [event('2026-01-01')], asOf: '2026-09-01T00:00:00Z' }, { points: long });
    expect(effect).to.deep.include({ before: { median: 15, n: 6 }, after: { median: 6, n: 6 } });
  });

  it('the bucket it happened in is on neither side', () => {
    const [effect] = effectsOf({ events: [event('2026-01-02')] });
    expect(effect).to.deep.include({ before: { median: 15, n: 6 }, after: { median: 6, n: 5 } });
  });

  it('gaps and what has not ended are no buckets', () => {
    const [effect] = effectsOf(
      { events: [event('2026-01-01')], asOf: '2026-06-20T00:00:00Z' },
      { points: monthly('2025-07', [10, null, 14, 16, 18, 20, 8, 7, null, 6, 5, 900]) },
    );
    expect(effect).to.deep.include({ before: { median: 16, n: 5 }, after: { median: 6.5, n: 4 }, difference: -9.5 });
  });

  const dates: [string, string, number][] = [
    ['three on either side', '2025-10-01', 1],
    ['two before', '2025-09-30', 0],
    ['three after', '2026-04-01', 1],
    ['two after', '2026-04-02', 0],
    ['in the future', '2027-01-01', 0],
  ];
  for (const [name, date, count] of dates)
    it(`${name}: ${count ? 'shown' : 'none'}`, () =>
      expect(effectsOf({ events: [event(date)] })).to.have.length(count));

  it('only of events that concern the metric; those that name none concern all', () => {
    const config = aConfig({
      metrics: [metric(), metric({ id: 'other' })],
      events: [event('2026-01-01', ['other']), event('2025-12-01', ['m', 'other']), event('2026-02-01')],
    });
    expect(resultOf(config, 'm').effects.map(({ ref }) => ref)).to.have.members([1, 2]);
    expect(resultOf(config, 'other').effects.map(({ ref }) => ref)).to.have.members([0, 1, 2]);
  });

  it('better or worse by direction; of a range neither', () => {
    const sense = (parts: Partial<MetricInput>) => effectsOf({ events: [event('2026-01-01')] }, parts)[0]?.sense;
    expect(sense({})).to.equal('better');
    expect(sense({ direction: 'increase' })).to.equal('worse');
    expect(sense({ direction: 'maintain', target: { min: 10, max: 16 }, baseline: { value: 15 } })).to.equal('none');
  });

  it('never of incidents and notes', () => {
    const events = (['incident', 'note'] as const).map((kind) => ({ ...event('2026-01-01'), kind }));
    expect(effectsOf({ events })).to.be.empty;
  });
});

describe('effect: beyond the trend', () => {
  const at = { events: [event('2026-01-01')], goLive: '2025-06-01' };
  const noted = (values: number[], parts: Partial<MetricInput> = {}) => {
    const [effect] = effectsOf(at, { points: monthly('2025-07', values), baseline: { value: 20 }, ...parts });
    return effect && { beyondTrend: effect.beyondTrend, sense: effect.sense };
  };

  it('a fall that goes on as before is in line with the trend', () => {
    expect(noted([20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9])).to.deep.equal({ beyondTrend: 0, sense: 'none' });
  });

  it('a fall that gets steeper is beyond it', () => {
    const effect = noted([20, 19, 18, 17, 16, 15, 10, 9, 8, 7, 6, 5]);
    expect(effect?.sense).to.equal('better');
    expect(effect?.beyondTrend).to.be.closeTo(-4, 1e-9);
  });

  it('a fall that ends is worse than the trend, but not than before', () => {
    const effect = noted([20, 19, 18, 17, 16, 15, 15, 15, 15, 15, 15, 15]);
    expect(effect?.sense).to.equal('none');
    expect(effect?.beyondTrend).to.be.greaterThan(0);
  });

  it('a difference of no more than a quarter of the noise is none', () => {
    // noise 2.5 steps of 4 or so: 10; a quarter 2.5
    const wavy = [18, 22, 18, 22, 18, 22];
    expect(noted([...wavy, ...wavy.map((value) => value - 2)])?.sense).to.equal('none');
    expect(noted([...wavy, ...wavy.map((value) => value - 14)])?.sense).to.equal('better');
  });

  it('with three values before, the trend is not known', () => {
    const points = monthly('2025-10', [16, 18, 20, 8, 7, 6]);
    expect(effectsOf(at, { points })[0]).to.include({ beyondTrend: null, sense: 'none' });
  });

  it('after go-live, of the values since go-live alone', () => {
    const events = [event('2026-04-01')];
    const points = monthly('2025-07', [90, 80, 70, 60, 50, 40, 15, 15, 15, 15, 15, 15]);
    expect(effectsOf({ events, goLive: '2026-01-01' }, { points })[0]).to.include({ beyondTrend: null });
    expect(effectsOf({ events, goLive: '2025-12-01' }, { points })[0]?.beyondTrend).to.be.a('number');
  });
});

describe('effect of a behaviour', () => {
  const week = (i: number) => new Date(Date.UTC(2025, 10, 3 + 7 * i)).toISOString().slice(0, 10);
  /** Kept (1), missed (0) or not measured (null) in the weeks from November 3 on. */
  const behaviors = (weeks: (0 | 1 | null)[], parts: Parameters<typeof aBehavior>[0] = {}) => ({
    behaviors: [
      aBehavior({
        moves: ['m'],
        target: { value: 1 },
        points: weeks.map((value, i): [string, number | null] => [week(i), value]),
        ...parts,
      }),
    ],
  });
  const kept: (0 | 1 | null)[] = [1, 1, 1, 1, 1, 1];

  it('begins with the first kept of four weeks of which three are kept', () => {
    // week 4 of these begins on December 1
    expect(effectsOf(behaviors([0, 0, 1, 0, 1, 1, 1, 0]))[0]).to.deep.include({
      source: 'behavior',
      ref: 'b',
      at: '2025-11-17',
      label: 'before/after',
    });
    expect(effectsOf(behaviors([1, 0, 0, 0, 1, 1, null, 1]))[0]).to.deep.include({
      at: '2025-12-01',
      before: { median: 14, n: 5 },
      after: { median: 6.5, n: 6 },
      difference: -7.5,
    });
  });

  it('is looked for after its lag, in periods of the metric', () => {
    const late = (periods: number) => effectsOf(behaviors([0, 0, 0, 0, ...kept], { lag: { periods } }));
    expect(late(1)[0]).to.deep.include({ before: { median: 14, n: 5 }, after: { median: 6, n: 6 } });
    expect(late(4)[0]).to.deep.include({ after: { median: 5, n: 3 } });
    expect(late(5)).to.be.empty;
  });

  const none: [string, (0 | 1 | null)[], Parameters<typeof aBehavior>[0]][] = [
    ['it is for something else', kept, { moves: [] }],
    ['only "since" is known', [], { since: '2025-12-01' }],
    ['it was never kept three times of four', [1, 1, 0, 0, 1, 1, 0, 0], {}],
    ['two weeks are too few to know', [1, 1], {}],
    ['there is no target to hold it against', kept, { target: undefined }],
  ];
  for (const [name, weeks, parts] of none)
    it(`none where ${name}`, () => expect(effectsOf(behaviors(weeks, parts))).to.be.empty);
});

describe('effects that overlap', () => {
  const long = monthly(
    '2025-01',
    Array.from({ length: 24 }, (_, i) => 20 - i / 2),
  );
  const at = (...events: [string, string][]) =>
    effectsOf(
      {
        asOf: '2027-01-01T00:00:00Z',
        goLive: '2025-12-01',
        events: events.map(([date, kind]) => ({ ...event(date), kind: kind as 'expertise' })),
      },
      { points: long },
    );

  it('are one group: go-live before expertise before milestone, then the earlier', () => {
    const effects = at(['2025-10-01', 'milestone'], ['2025-12-01', 'go-live'], ['2025-11-01', 'expertise']);
    expect(effects.map(({ ref, group }) => [ref, group])).to.deep.equal([
      [1, 0],
      [2, 0],
      [0, 0],
    ]);
    expect(shownEffects(effects).map(({ ref }) => ref)).to.deep.equal([1]);
  });

  it('by more than half of the shorter span', () => {
    // two of six months are shared, then four
    expect(at(['2025-07-01', 'expertise'], ['2025-11-01', 'expertise']).map(({ group }) => group)).to.deep.equal([
      0, 1,
    ]);
    expect(at(['2025-07-01', 'expertise'], ['2025-09-01', 'expertise']).map(({ group }) => group)).to.deep.equal([
      0, 0,
    ]);
  });

  it('at most three are shown, in the order of time', () => {
    const effects = at(
      ['2026-04-01', 'go-live'],
      ['2025-04-01', 'expertise'],
      ['2025-08-01', 'expertise'],
      ['2025-12-01', 'expertise'],
    );
    expect(shownEffects(effects).map(({ at: day }) => day)).to.deep.equal(['2025-04-01', '2025-08-01', '2026-04-01']);
  });
});

describe('effect, compared', () => {
  const events = [event('2026-01-01')];

  it('is the difference of the two differences', () => {
    const comparison = { name: 'Others', points: monthly('2025-07', [20, 20, 20, 20, 20, 20, 17, 17, 17, 17, 17, 17]) };
    expect(effectsOf({ events }, { comparison })[0]).to.deep.include({
      before: { median: 15, n: 6 },
      after: { median: 6, n: 6 },
      difference: -6,
      sense: 'better',
      label: 'compared',
    });
  });

  it('is more where those got better where nothing changed', () => {
    const comparison = { name: 'Others', points: monthly('2025-07', [20, 20, 20, 20, 20, 20, 5, 5, 5, 5, 5, 5]) };
    expect(effectsOf({ events }, { comparison })[0]).to.deep.include({
      difference: 6,
      label: 'compared',
    });
  });

  it('is only before/after where the others have fewer than three values on a side', () => {
    const comparison = { name: 'Others', points: monthly('2025-07', [20, 20, 20, 20, 20, 20, 17, 17]) };
    expect(effectsOf({ events }, { comparison })[0]).to.deep.include({ difference: -9, label: 'before/after' });
  });

  it('the others are rolled up as the metric is, and shown', () => {
    const result = theResult(
      metric({
        aggregate: 'sum',
        comparison: {
          name: 'Others',
          points: [
            ['2026-05-01', 1],
            ['2026-05-20', 2],
            ['2026-08-01', 9],
          ],
        },
      }),
    );
    expect(result.comparison?.map(({ value }) => value)).to.deep.equal([3, null]);
    expect(theResult(metric()).comparison).to.equal(null);
  });
});

describe('effect: nothing is compared across a break', () => {
  const events = [event('2026-01-01')];
  const cases: [string, string[], object | null][] = [
    ['on the day of the event', ['2026-01-01'], null],
    [
      'before it: only what comes after the break',
      ['2025-10-01'],
      { before: { median: 18, n: 3 }, after: { median: 6, n: 6 } },
    ],
    ['too soon before it', ['2025-11-01'], null],
    ['after it: nothing of the definition in force comes before it', ['2026-04-01'], null],
    ['within a bucket after it', ['2026-04-10'], null],
  ];
  for (const [name, days, expected] of cases)
    it(`a break ${name}`, () => {
      const [effect] = effectsOf({ events }, { breaks: days.map((at) => ({ at })) });
      if (expected) expect(effect).to.deep.include(expected);
      else expect(effect).to.equal(undefined);
    });
});
