import { median, mean, sum } from 'simple-statistics';
import { addPeriods, civilOfDay, civilOfInstant, DAY, dayOf, startOf, type Civil } from '../series/civil-time.js';
import type { Aggregate, Config, Period } from '../config/schema.js';
import type { Series } from '../series/time-series.js';
import { firstAfter, partialHole, preparePoints, type DaySpan } from './coverage.js';

/** One period of a metric. */
export interface Bucket {
  /** First day, `YYYY-MM-DD`, in the account's time zone. */
  start: string;
  /** Last day, `YYYY-MM-DD`, included. */
  end: string;
  /** Its name in the reader's language, for example "September 2026". */
  label: string;
  /** The aggregated value in the metric's unit. Null if nothing was measured (a gap). */
  value: number | null;
  /** Number of values in it. */
  n: number;
  /** True if it had ended by `asOf`. Statements use finished buckets only. */
  finished: boolean;
  /** True for a finished bucket with a value of which too many days were not measured. Statements do not use it. */
  partial: boolean;
  /** The unmeasured days that make it partial. Null if it is not partial. */
  hole: DaySpan | null;
}

/** The wall-clock moment of `asOf` in the account's time zone. */
export const asOfCivil = (config: Pick<Config, 'asOf' | 'account'>): Civil =>
  civilOfInstant(config.asOf, config.account.timeZone);

/** The first moment after a bucket. */
export const endCivil = (bucket: Bucket): Civil => civilOfDay(bucket.end) + DAY;
export const startCivil = (bucket: Bucket): Civil => civilOfDay(bucket.start);

/** Buckets, and counts of unusual points. */
export interface RolledUp {
  buckets: Bucket[];
  /** Number of values dated after `asOf`, which are left out. */
  afterAsOf: number;
  /** True if weekly sums were spread over the days of their weeks. */
  isSpread: boolean;
  /** Number of values of a week that has not ended, which are left out. */
  unfinishedWeeks: number;
}

/**
 * Rolls points up into periods: contiguous from the first point to the period that holds `asOf`. A period with no value
 * is a gap. Values after `asOf` are counted, then left out.
 */
export function bucketsOf(
  series: Series,
  period: Period,
  aggregate: Aggregate,
  asOf: Civil,
  label: (start: Civil, period: Period) => string,
): RolledUp {
  const { at, value, count, coverage, isSpread, unfinishedWeeks } = preparePoints(series, period, aggregate, asOf);
  const afterAsOf = measuredIn(series.value, firstAfter(series.at, asOf), series.at.length).length;
  const first = at[0];
  const buckets: Bucket[] = [];
  if (count === 0 || first === undefined) return { buckets, afterAsOf, isSpread, unfinishedWeeks };
  let from = 0;
  for (let start = startOf(period, first); start < asOf || from < count;) {
    const next = addPeriods(period, start, 1);
    let to = from;
    while (to < count && (at[to] ?? Infinity) < next) to++;
    const values = measuredIn(value, from, to);
    from = to;
    const finished = next <= asOf;
    const hole = finished && values.length ? partialHole(coverage, start, next, aggregate) : null;
    buckets.push({
      start: dayOf(start),
      end: dayOf(next - DAY),
      // computed when it is read: a series may have very many buckets
      get label() {
        return label(civilOfDay(this.start), period);
      },
      value: rollUp(values, aggregate),
      n: values.length,
      finished,
      partial: hole !== null,
      hole,
    });
    start = next;
  }
  return { buckets, afterAsOf, isSpread, unfinishedWeeks };
}

/** The measured values between two indexes. */
function measuredIn(value: ArrayLike<number>, from: number, to: number): number[] {
  const values: number[] = [];
  for (let i = from; i < to; i++) {
    const measured = value[i] ?? NaN;
    if (measured === measured) values.push(measured);
  }
  return values;
}

function rollUp(values: readonly number[], aggregate: Aggregate): number | null {
  if (values.length === 0) return null;
  switch (aggregate) {
    case 'sum':
      return finite(sum(values));
    // in two parts if the sum overflows
    case 'mean':
      return finite(mean(values)) ?? values.reduce((total, value) => total + value / values.length, 0);
    case 'median':
      return finite(median(values));
    // the latest instant; of two values at one instant, the later in the list
    case 'last':
      return values.at(-1) ?? null;
    case 'min':
      return values.reduce((least, value) => Math.min(least, value));
    case 'max':
      return values.reduce((most, value) => Math.max(most, value));
  }
}

/** Null for a sum that overflows. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
