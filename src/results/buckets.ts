import { median, mean } from 'simple-statistics';
import { addPeriods, civilOfDay, civilOfInstant, DAY, dayOf, startOf, type Civil } from '../config/dates.js';
import type { Aggregate, Config, Period } from '../config/schema.js';
import type { Series } from '../config/series.js';

/** One period of a metric. */
export interface Bucket {
  /** First and last day, `YYYY-MM-DD`, in the account's time zone. */
  start: string;
  end: string;
  /** Its name in the viewer's language, such as "September 2026". */
  label: string;
  /** The rolled-up value; null where nothing was measured: a gap. */
  value: number | null;
  /** How many values stand behind it. */
  n: number;
  /** Whether it had ended by `asOf`; one that had not is used by no statement. */
  finished: boolean;
}

/** The wall-clock moment of `asOf` in the account's time zone. */
export const asOfCivil = (config: Pick<Config, 'asOf' | 'account'>): Civil => civilOfInstant(config.asOf, config.account.timeZone);

/** The first moment after a bucket. */
export const endCivil = (bucket: Bucket): Civil => civilOfDay(bucket.end) + DAY;
export const startCivil = (bucket: Bucket): Civil => civilOfDay(bucket.start);

/**
 * Rolls points up into periods: contiguous from the first point to the period that holds `asOf`. A period with no value is
 * a gap. Values after `asOf` are counted and left out.
 */
export function bucketsOf(
  series: Series,
  period: Period,
  aggregate: Aggregate,
  asOf: Civil,
  label: (start: Civil, period: Period) => string,
): { buckets: Bucket[]; afterAsOf: number } {
  const count = firstAfter(series.at, asOf);
  const afterAsOf = measuredIn(series, count, series.at.length).length;
  const first = series.at[0];
  if (count === 0 || first === undefined) return { buckets: [], afterAsOf };
  const buckets: Bucket[] = [];
  let from = 0;
  for (let start = startOf(period, first); start < asOf || from < count; ) {
    const next = addPeriods(period, start, 1);
    let to = from;
    while (to < count && (series.at[to] ?? Infinity) < next) to++;
    const values = measuredIn(series, from, to);
    // several values at the last moment: their median, so that the order of the points does not matter
    const rolled = aggregate === 'last' ? latestIn(series, from, to) : values;
    from = to;
    buckets.push({
      start: dayOf(start), end: dayOf(next - DAY),
      // named when it is asked for: a series may have very many
      get label() { return label(civilOfDay(this.start), period); },
      value: rollUp(rolled, aggregate), n: values.length, finished: next <= asOf,
    });
    start = next;
  }
  return { buckets, afterAsOf };
}

/** The values from one index to another, without the gaps. */
function measuredIn({ value }: Series, from: number, to: number): number[] {
  const values: number[] = [];
  for (let i = from; i < to; i++) {
    const measured = value[i] ?? NaN;
    if (measured === measured) values.push(measured);
  }
  return values;
}

/** The values at the last moment that has one. */
function latestIn(series: Series, from: number, to: number): number[] {
  let end = to;
  while (end > from && Number.isNaN(series.value[end - 1])) end--;
  let start = end;
  while (start > from && series.at[start - 1] === series.at[end - 1]) start--;
  return measuredIn(series, start, end);
}

/** The index of the first point after `asOf`, by halving. */
function firstAfter(at: Float64Array, asOf: Civil): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) <= asOf) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rollUp(values: readonly number[], aggregate: Aggregate): number | null {
  if (values.length === 0) return null;
  switch (aggregate) {
    case 'sum': return finite(values.reduce((sum, value) => sum + value, 0));
    // in parts where the sum is too much, though the mean is not
    case 'mean': return finite(mean(values)) ?? values.reduce((sum, value) => sum + value / values.length, 0);
    case 'median':
    case 'last': return finite(median(values));
    case 'min': return values.reduce((least, value) => Math.min(least, value));
    case 'max': return values.reduce((most, value) => Math.max(most, value));
  }
}

/** A sum beyond what a number can hold is no number. */
const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
