import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import { behaviorOf } from '../../../src/core/results/behavior.js';
import { resultOf, type Result } from '../../../src/core/results/result.js';
import { aConfig, monthly, type MetricInput, type Pairs } from '../../fixtures/config.js';

interface Account {
  metric: MetricInput;
  points: Pairs;
  config: Partial<ConfigInput>;
}

const RUNS = { numRuns: 150, seed: 20261128 };
const value = fc.integer({ min: -400, max: 400 });
const band = fc.tuple(value, value).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));

/**
 * Accounts of any kind: up to two years of months around a go-live in January 2026, with gaps, breaks, an event and a
 * comparison.
 */
const accounts: fc.Arbitrary<Account> = fc
  .record({
    values: fc.array(fc.option(value, { freq: 4 }), { maxLength: 24 }),
    others: fc.array(fc.option(value, { freq: 4 }), { maxLength: 24 }),
    direction: fc.constantFrom('increase' as const, 'decrease' as const, 'maintain' as const),
    agreed: fc.option(value),
    target: value,
    band,
    by: fc.constantFrom(undefined, '2026-09-30', '2027-12-31'),
    breakAt: fc.constantFrom(undefined, undefined, '2025-10-01', '2026-02-01', '2026-04-15'),
    asOf: fc.constantFrom('2026-07-01T00:00:00Z', '2026-10-15T12:00:00Z', '2027-03-02T00:00:00Z'),
    goLive: fc.constantFrom('2026-01-01', '2026-02-17', undefined),
    perUnit: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ values, others, direction, agreed, target, band: edges, by, breakAt, asOf, goLive, perUnit }) => ({
    points: monthly('2025-06', values),
    metric: {
      id: 'm',
      name: 'Orders',
      direction,
      aggregate: 'sum',
      target: { ...(direction === 'maintain' ? edges : { value: target }), by },
      baseline: agreed === null ? undefined : { value: agreed },
      breaks: breakAt === undefined ? [] : [{ at: breakAt }],
      comparison: { name: 'Others', points: monthly('2025-06', others) },
      worth: { perUnit },
    },
    config: { asOf, goLive, events: [{ date: '2025-12-01', kind: 'note', label: 'Event' }] },
  }));

const computed = ({ metric, points, config }: Account): Result =>
  resultOf(aConfig({ ...config, metrics: [{ ...metric, points }] }), 'm');

/** Properties that must not depend on how the account is written down. */
const judged = ({
  state,
  current,
  baseline,
  change,
  progress,
  noise,
  projection,
  pace,
  velocity,
  effects,
  worth,
  trend,
}: Result) => ({
  state,
  baseline,
  change,
  progress,
  noise,
  projection,
  pace,
  velocity,
  effects,
  worth,
  current: current && { value: current.value, age: current.age, start: current.bucket.start },
  trend: trend && { perPeriod: trend.perPeriod, low: trend.low, high: trend.high, n: trend.n },
});

const mapped = (points: Pairs, map: (value: number) => number): Pairs =>
  points.map(([date, measured]) => [date, measured === null ? null : map(measured)]);

/** The account with every number of its unit changed, and the direction where asked. */
function converted({ metric, points, config }: Account, map: (value: number) => number, mirror = false): Account {
  const { target, baseline, comparison } = metric;
  const { value: aim, min, max, by } = target ?? {};
  const swapped = { increase: 'decrease', decrease: 'increase', maintain: 'maintain' } as const;
  const [low, high] = mirror ? [max, min] : [min, max];
  return {
    points: mapped(points, map),
    config,
    metric: {
      ...metric,
      direction: mirror ? swapped[metric.direction] : metric.direction,
      target: {
        by,
        ...(aim === undefined ? {} : { value: map(aim) }),
        ...(low === undefined ? {} : { min: map(low) }),
        ...(high === undefined ? {} : { max: map(high) }),
      },
      ...(baseline?.value === undefined ? {} : { baseline: { value: map(baseline.value) } }),
      ...(comparison ? { comparison: { name: comparison.name, points: mapped(comparison.points as Pairs, map) } } : {}),
    },
  };
}

describe('results: a change of unit', () => {
  it('scales what is in the unit, and changes no judgement', () => {
    // powers of two, since they are exact
    fc.assert(
      fc.property(accounts, fc.integer({ min: -20, max: 20 }), (account, power) => {
        const k = 2 ** power;
        const [before, after] = [computed(account), computed(converted(account, (number) => number * k))];
        for (const key of [
          'state',
          'progress',
          'projection',
          'pace',
          'velocity',
          'movement',
          'firstReached',
          'heldSince',
        ] as const)
          expect(after[key], key).to.deep.equal(before[key]);
        expect(after.change?.relative).to.equal(before.change?.relative);
        expect(after.change?.sense).to.equal(before.change?.sense);
        expect(after.effects.map(({ sense, label }) => [sense, label])).to.deep.equal(
          before.effects.map(({ sense, label }) => [sense, label]),
        );
        const scaled = (number: number | undefined) => (number === undefined ? undefined : number * k);
        expect(after.change?.absolute).to.equal(scaled(before.change?.absolute));
        expect(after.noise?.value).to.equal(scaled(before.noise?.value));
        expect(after.noise?.assumed).to.equal(before.noise?.assumed);
        expect(after.baseline?.value).to.equal(scaled(before.baseline?.value));
        expect(after.trend?.perPeriod).to.equal(scaled(before.trend?.perPeriod));
        expect(after.worth?.total).to.equal(scaled(before.worth?.total));
      }),
      RUNS,
    );
  });

  it('from hours to minutes', () => {
    const account: Account = {
      metric: {
        id: 'm',
        name: 'Wait',
        direction: 'decrease',
        baseline: { value: 30 },
        target: { value: 10, by: '2026-12-31' },
      },
      points: monthly('2026-01', [28, 26, 27, 24, 22, 20]),
      config: {},
    };
    const [hours, minutes] = [computed(account), computed(converted(account, (number) => number * 60))];
    expect(minutes.change).to.deep.equal({ absolute: -600, relative: hours.change?.relative, sense: 'better' });
    for (const key of [
      'state',
      'progress',
      'projection',
      'pace',
      'velocity',
      'movement',
      'firstReached',
      'heldSince',
    ] as const)
      expect(minutes[key], key).to.deep.equal(hours[key]);
  });
});

describe('results: the mirrored direction', () => {
  it('mirrors the change, and keeps every judgement', () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const [before, after] = [computed(account), computed(converted(account, (number) => 0 - number, true))];
        for (const key of [
          'state',
          'progress',
          'velocity',
          'noise',
          'pace',
          'projection',
          'movement',
          'firstReached',
        ] as const)
          expect(after[key], key).to.deep.equal(before[key]);
        expect(after.change?.sense).to.equal(before.change?.sense);
        expect(after.effects.map(({ sense, label }) => [sense, label])).to.deep.equal(
          before.effects.map(({ sense, label }) => [sense, label]),
        );
        const negative = (number: number | null | undefined) =>
          number === null || number === undefined ? number : 0 - number;
        expect(after.change?.absolute).to.equal(negative(before.change?.absolute));
        expect(after.change?.relative).to.equal(negative(before.change?.relative));
        expect(after.worth?.total).to.equal(before.worth?.total);
        if (before.trend) expect(after.trend?.perPeriod).to.be.closeTo(0 - before.trend.perPeriod, 1e-9);
      }),
      RUNS,
    );
  });
});

const days = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2027-06-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('results: what must not matter', () => {
  it('a point without a value changes nothing but the gaps', () => {
    fc.assert(
      fc.property(accounts, fc.array(days, { minLength: 1, maxLength: 5 }), (account, gaps) => {
        fc.pre(account.points.length > 0);
        const more: Pairs = [...account.points, ...gaps.map((day): [string, null] => [day, null])];
        const [before, after] = [computed(account), computed({ ...account, points: more })];
        // without a go-live the first point tells how many periods there were
        const facts = (result: Result) => ({
          ...judged(result),
          worth: account.config.goLive === undefined ? result.worth?.total : result.worth,
        });
        expect(facts(after)).to.deep.equal(facts(before));
        const valued = ({ buckets }: Result) => buckets.filter(({ n }) => n > 0);
        expect(valued(after)).to.deep.equal(valued(before));
        const others = ({ statements }: Result) =>
          statements.filter(({ id }) => id !== 'gaps' && (id !== 'worth' || account.config.goLive !== undefined));
        expect(others(after)).to.deep.equal(others(before));
      }),
      RUNS,
    );
  });

  it('the order of the points', () => {
    const shuffled = accounts.chain((account) => {
      const twice: Pairs = [
        ...account.points,
        ...account.points.slice(0, 5).map(([date]): [string, number] => [date, 0.25]),
      ];
      return fc
        .shuffledSubarray(twice, { minLength: twice.length })
        .map((points) => ({ account: { ...account, points: twice }, points }));
    });
    fc.assert(
      fc.property(
        shuffled,
        fc.constantFrom('sum', 'mean', 'median', 'min', 'max'),
        ({ account, points }, aggregate) => {
          const metric = { ...account.metric, aggregate };
          const [before, after] = [computed({ ...account, metric }), computed({ ...account, metric, points })];
          // each carries the metric, with its points
          const facts = ({ buckets, statements, trend, ...rest }: Result) => ({
            ...judged({ buckets, statements, trend, ...rest }),
            buckets,
            statements,
            trend,
          });
          expect(facts(after)).to.deep.equal(facts(before));
        },
      ),
      RUNS,
    );
  });

  it('the order of the points, with the last value too, where each has a date of its own', () => {
    const shuffled = accounts.chain((account) =>
      fc.shuffledSubarray(account.points, { minLength: account.points.length }).map((points) => ({ account, points })),
    );
    fc.assert(
      fc.property(shuffled, ({ account, points }) => {
        const metric = { ...account.metric, aggregate: 'last' as const };
        expect(judged(computed({ ...account, metric, points }))).to.deep.equal(
          judged(computed({ ...account, metric })),
        );
      }),
      RUNS,
    );
  });

  it('anything after asOf, or in what has not ended', () => {
    // the month of asOf, and what follows it
    const late = fc.constantFrom(
      '2026-10-01',
      '2026-10-14',
      '2026-10-15T11:59:00Z',
      '2026-10-15T12:01:00Z',
      '2026-10-16',
      '2026-11',
      '2027-02',
    );
    fc.assert(
      fc.property(accounts, fc.array(fc.tuple(late, value), { minLength: 1, maxLength: 5 }), (account, extra) => {
        const [points, config] = [
          account.points.filter(([date]) => date < '2026-10'),
          { ...account.config, asOf: '2026-10-15T12:00:00Z' },
        ];
        const [before, after] = [
          computed({ ...account, points, config }),
          computed({ ...account, points: [...points, ...extra], config }),
        ];
        if (before.buckets.length) expect(after.worth).to.deep.equal(before.worth);
        expect({ ...judged(after), worth: null }).to.deep.equal({ ...judged(before), worth: null });
        const only: string[] = ['unfinished', 'after-as-of', 'duplicates', 'gaps', 'worth'];
        // that no full period was measured is told otherwise than that nothing was
        if (!before.current) only.push('headline', 'state');
        const others = ({ statements }: Result) => statements.filter(({ id }) => !only.includes(id));
        expect(others(after)).to.deep.equal(others(before));
        const finished = ({ buckets }: Result) => buckets.filter((bucket) => bucket.finished);
        if (before.buckets.length) expect(finished(after)).to.deep.equal(finished(before));
      }),
      RUNS,
    );
  });
});

describe('results: what always holds', () => {
  it('buckets join, numbers are numbers, and ranges hold what they are ranges of', () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const result = computed(account);
        const { buckets, trend, projection, current, progress, change, baseline } = result;
        for (const [i, { start }] of buckets.slice(1).entries())
          expect(Date.parse(start) - Date.parse(buckets[i]!.end)).to.equal(86_400_000);
        expect(buckets.slice(0, -1).every(({ finished }) => finished)).to.equal(true);
        for (const { n, value: number } of buckets) expect(number === null).to.equal(n === 0);
        if (trend) expect(trend.perPeriod).to.be.within(trend.low, trend.high);
        if ('on' in projection) {
          expect(projection.earliest <= projection.on && projection.on <= projection.latest).to.equal(true);
          expect(trend).not.to.equal(null);
        }
        if (!baseline)
          expect([change, account.metric.direction === 'maintain' ? null : progress]).to.deep.equal([null, null]);
        if (current) expect(current.bucket.finished).to.equal(true);
        const text = result.statements.map((statement) => statement.text).join('\n');
        expect(text).not.to.match(/NaN|∞|undefined|null|\{|caused/);
      }),
      RUNS,
    );
  });

  it('holds for the largest and the smallest numbers too', () => {
    const extreme = fc.oneof(
      fc.double({ noNaN: true, min: -1e15, max: 1e15 }),
      fc.constantFrom(1e15, -1e15, 5e-324, -5e-324, 1e-12, 0),
    );
    const numbers = fc.array(extreme, { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(accounts, numbers, extreme, extreme, (account, values, baseline, target) => {
        const metric = {
          ...account.metric,
          baseline: account.metric.baseline && { value: baseline },
          ...(account.metric.direction === 'maintain' ? {} : { target: { value: target, by: '2026-12-31' } }),
        };
        const result = computed({ ...account, metric, points: monthly('2025-07', values) });
        const json = JSON.stringify(result, (_, item: unknown) =>
          typeof item === 'number' && !Number.isFinite(item) ? 'not a number' : item,
        );
        expect(json).not.to.contain('not a number');
        expect(result.statements.map((statement) => statement.text).join('\n')).not.to.match(/NaN|∞/);
      }),
      RUNS,
    );
  });

  it('a behaviour’s periods are all counted once', () => {
    fc.assert(
      fc.property(accounts, ({ points, config, metric }) => {
        const { periods, kept, missed, notMeasured } = behaviorOf(
          aConfig({
            ...config,
            behaviors: [
              { id: 'b', name: 'B', cadence: 'month', direction: metric.direction, target: metric.target, points },
            ],
          }),
          'b',
        );
        expect(kept + missed + notMeasured + periods.filter(({ status }) => status === 'open').length).to.equal(
          periods.length,
        );
        for (const { status, finished, value: number } of periods) {
          expect(status === 'open').to.equal(!finished);
          expect(status === 'not-measured').to.equal(finished && number === null);
        }
      }),
      RUNS,
    );
  });
});
