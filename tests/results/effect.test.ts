import { expect } from '@open-wc/testing';
import type { ConfigInput } from '../../src/config/schema.js';
import { resultOf } from '../../src/results/result.js';
import { aBareMetric, aBehavior, aConfig, monthly, theResult, type MetricInput } from '../fixtures/config.js';

/** A year around January 2026: falls from a median of 15 to one of 6. */
const points = monthly('2025-07', [10, 12, 14, 16, 18, 20, 8, 7, 6, 6, 5, 4]);
const metric = (parts: Partial<MetricInput> = {}) => aBareMetric({ direction: 'decrease', points, ...parts });
const event = (date: string, metrics?: string[]) => ({ date, kind: 'expertise' as const, label: 'Training', ...(metrics ? { metrics } : {}) });
const effectsOf = (config: Partial<ConfigInput>, parts: Partial<MetricInput> = {}) => theResult(metric(parts), config).effects;

describe('effect of an event', () => {
  it('the median of six finished buckets before it against six after it', () => {
    expect(effectsOf({ events: [event('2026-01-01')] })).to.deep.equal([{
      source: 'event', ref: 0, at: '2026-01-01', before: { median: 15, n: 6 }, after: { median: 6, n: 6 }, difference: -9, sense: 'better', label: 'before/after',
      spans: { before: { from: '2025-07-01', to: '2025-12-31' }, after: { from: '2026-01-01', to: '2026-06-30' } },
    }]);
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
    const [effect] = effectsOf({ events: [event('2026-01-01')], asOf: '2026-06-20T00:00:00Z' }, { points: monthly('2025-07', [10, null, 14, 16, 18, 20, 8, 7, null, 6, 5, 900]) });
    expect(effect).to.deep.include({ before: { median: 16, n: 5 }, after: { median: 6.5, n: 4 }, difference: -9.5 });
  });

  const dates: [string, string, number][] = [
    ['three on either side', '2025-10-01', 1], ['two before', '2025-09-30', 0], ['three after', '2026-04-01', 1], ['two after', '2026-04-02', 0], ['in the future', '2027-01-01', 0],
  ];
  for (const [name, date, count] of dates)
    it(`${name}: ${count ? 'shown' : 'none'}`, () => expect(effectsOf({ events: [event(date)] })).to.have.length(count));

  it('only of events that concern the metric; those that name none concern all', () => {
    const config = aConfig({
      metrics: [metric(), metric({ id: 'other' })],
      events: [event('2026-01-01', ['other']), event('2025-12-01', ['m', 'other']), event('2026-02-01')],
    });
    expect(resultOf(config, 'm').effects.map(({ ref }) => ref)).to.deep.equal([1, 2]);
    expect(resultOf(config, 'other').effects.map(({ ref }) => ref)).to.deep.equal([0, 1, 2]);
  });

  it('better, worse or none, by direction and noise', () => {
    const sense = (parts: Partial<MetricInput>) => effectsOf({ events: [event('2026-01-01')] }, parts)[0]?.sense;
    expect(sense({})).to.equal('better');
    expect(sense({ direction: 'increase' })).to.equal('worse');
    // 2 % of 450 is the difference itself
    expect(sense({ baseline: { value: 450 } })).to.equal('none');
    expect(sense({ baseline: { value: 449 } })).to.equal('better');
    expect(sense({ direction: 'maintain', target: { min: 10, max: 16 }, baseline: { value: 15 } })).to.equal('worse');
  });
});

describe('effect of a behaviour', () => {
  const behaviors = (parts: Parameters<typeof aBehavior>[0]) => ({ behaviors: [aBehavior({ moves: ['m'], since: '2025-12-01', ...parts })] });

  it('begins with its day', () => {
    expect(effectsOf(behaviors({}))[0]).to.deep.include({ source: 'behavior', ref: 'b', at: '2025-12-01', before: { median: 14, n: 5 }, after: { median: 6.5, n: 6 }, difference: -7.5, label: 'before/after' });
  });

  it('is looked for after its lag, in periods of the metric', () => {
    expect(effectsOf(behaviors({ lag: { periods: 1 } }))[0]).to.deep.include({ at: '2025-12-01', before: { median: 14, n: 5 }, after: { median: 6, n: 6 } });
    expect(effectsOf(behaviors({ lag: { periods: 4 } }))[0]).to.deep.include({ after: { median: 5, n: 3 } });
    expect(effectsOf(behaviors({ lag: { periods: 5 } }))).to.be.empty;
  });

  it('a lag that ends within a bucket leaves it out', () => {
    expect(effectsOf(behaviors({ since: '2025-12-15', lag: { periods: 1 } }))[0]).to.deep.include({ before: { median: 14, n: 5 }, after: { median: 6, n: 5 } });
  });

  it('none where it moves something else, or nobody knows since when', () => {
    expect(effectsOf(behaviors({ moves: [] }))).to.be.empty;
    expect(effectsOf(behaviors({ since: undefined }))).to.be.empty;
  });
});

describe('effect, compared', () => {
  const events = [event('2026-01-01')];

  it('is the difference of the two differences', () => {
    const comparison = { name: 'Others', points: monthly('2025-07', [20, 20, 20, 20, 20, 20, 17, 17, 17, 17, 17, 17]) };
    expect(effectsOf({ events }, { comparison })[0]).to.deep.include({ before: { median: 15, n: 6 }, after: { median: 6, n: 6 }, difference: -6, sense: 'better', label: 'compared' });
  });

  it('is worse where those got better where nothing changed', () => {
    const comparison = { name: 'Others', points: monthly('2025-07', [20, 20, 20, 20, 20, 20, 5, 5, 5, 5, 5, 5]) };
    expect(effectsOf({ events }, { comparison })[0]).to.deep.include({ difference: 6, sense: 'worse', label: 'compared' });
  });

  it('is only before/after where the others have fewer than three values on a side', () => {
    const comparison = { name: 'Others', points: monthly('2025-07', [20, 20, 20, 20, 20, 20, 17, 17]) };
    expect(effectsOf({ events }, { comparison })[0]).to.deep.include({ difference: -9, label: 'before/after' });
  });

  it('the others are rolled up as the metric is, and shown', () => {
    const result = theResult(metric({ aggregate: 'sum', comparison: { name: 'Others', points: [['2026-05-01', 1], ['2026-05-20', 2], ['2026-08-01', 9]] } }));
    expect(result.comparison?.map(({ value }) => value)).to.deep.equal([3, null]);
    expect(theResult(metric()).comparison).to.equal(null);
  });
});

describe('effect: nothing is compared across a break', () => {
  const events = [event('2026-01-01')];
  const cases: [string, string[], object | null][] = [
    ['on the day of the event', ['2026-01-01'], null],
    ['before it: only what comes after the break', ['2025-10-01'], { before: { median: 18, n: 3 }, after: { median: 6, n: 6 } }],
    ['too soon before it', ['2025-11-01'], null],
    ['after it: only what comes before the break', ['2026-04-01'], { before: { median: 15, n: 6 }, after: { median: 7, n: 3 } }],
    ['within a bucket: that bucket is of neither definition', ['2026-04-10'], { before: { median: 15, n: 6 }, after: { median: 7, n: 3 } }],
    ['on both sides', ['2026-04-01', '2025-10-01'], { before: { median: 18, n: 3 }, after: { median: 7, n: 3 } }],
  ];
  for (const [name, days, expected] of cases)
    it(`a break ${name}`, () => {
      const [effect] = effectsOf({ events }, { breaks: days.map((at) => ({ at })) });
      if (expected) expect(effect).to.deep.include(expected);
      else expect(effect).to.equal(undefined);
    });
});
