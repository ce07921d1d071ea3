import { addPeriods, DAY, dayOf, PERIODS, startOf, type Civil } from '../series/civil-time.js';
import type { Aggregate, Period } from '../config/schema.js';
import type { Series } from '../series/time-series.js';

/** A range of days, `YYYY-MM-DD`, both included. */
export interface DaySpan {
  /** First day. */
  from: string;
  /** Last day. */
  to: string;
}

/** The days that the measured points cover. */
export interface Coverage {
  /** Starts of the covered ranges, ascending, and their ends (exclusive). */
  starts: Civil[];
  ends: Civil[];
  /** The usual number of days between two measured dates, exclusive. Null with fewer than two dates. */
  usualHole: number | null;
}

/** Points prepared for aggregation, and the days that they cover. */
export interface PreparedPoints {
  at: ArrayLike<number>;
  /** NaN where nothing was measured. */
  value: ArrayLike<number>;
  /** Number of points at or before `asOf`. */
  count: number;
  coverage: Coverage;
  /** True if each value stands for a week and was spread over its days. */
  isSpread: boolean;
  /** The number of values left out because their week has not ended. */
  unfinishedWeeks: number;
}

/** The quantile of the distances that counts as usual. */
const USUAL = 0.9;
/** Months and quarters differ by up to three days. For monthly values that much more is still usual. */
const MONTHLY_HOLE = 27;
const MONTHLY_TOLERANCE = 3;

/** Finds the time that points stand for. Spreads weekly sums over their days if the period is a month or a quarter. */
export function preparePoints(series: Series, period: Period, aggregate: Aggregate, asOf: Civil): PreparedPoints {
  const count = firstAfter(series.at, asOf);
  const mayBeWeekly = aggregate === 'sum' && (period === 'month' || period === 'quarter');
  const spreads = mayBeWeekly ? weeklyPoints(series, count) : null;
  return spreads
    ? spreadWeeks(series, count, period, asOf, spreads)
    : {
        at: series.at,
        value: series.value,
        count,
        coverage: coverageOf(series, count),
        isSpread: false,
        unfinishedWeeks: 0,
      };
}

function coverageOf({ at, value, ranks }: Series, count: number): Coverage {
  const builder = coverageBuilder();
  for (let i = 0; i < count; i++) {
    if (Number.isNaN(value[i])) continue;
    const start = Math.floor((at[i] ?? 0) / DAY) * DAY;
    const rank = ranks[i] ?? 0;
    builder.add(start, rank === 0 ? start + DAY : addPeriods(PERIODS[rank] ?? 'day', start, 1));
  }
  return builder.done();
}

function coverageBuilder() {
  const starts: Civil[] = [];
  const ends: Civil[] = [];
  const holes: number[] = [];
  let latestStart = NaN;
  return {
    add(start: Civil, end: Civil) {
      const last = ends.length - 1;
      const lastEnd = ends[last];
      // several values of one day are one date
      if (start === latestStart && lastEnd !== undefined) {
        ends[last] = Math.max(lastEnd, end);
        return;
      }
      latestStart = start;
      if (lastEnd !== undefined) holes.push(Math.max(0, Math.round((start - lastEnd) / DAY)));
      if (lastEnd === undefined || start > lastEnd) {
        starts.push(start);
        ends.push(end);
      } else ends[last] = Math.max(lastEnd, end);
    },
    done(): Coverage {
      return { starts, ends, usualHole: nearestRank(holes, USUAL) };
    },
  };
}

/** The quantile by nearest rank. Null for no values. */
function nearestRank(values: number[], share: number): number | null {
  values.sort((a, b) => a - b);
  return values[Math.max(0, Math.ceil(share * values.length) - 1)] ?? null;
}

/** The first index whose point lies after `asOf`, by binary search. */
export function firstAfter(at: Float64Array, asOf: Civil): number {
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 0) <= asOf) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * A test whether a point stands for a week: points dated by a week, or all points dated by a day if nine in ten
 * distances are whole weeks and at least half of them one week. Null if none does.
 */
function weeklyPoints({ at, value, ranks }: Series, count: number): ((i: number) => boolean) | null {
  const WEEK_RANK = PERIODS.indexOf('week');
  let named = false;
  let dated = true;
  let before = NaN;
  let [distances, whole, single] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    if (Number.isNaN(value[i])) continue;
    const rank = ranks[i] ?? 0;
    if (rank === WEEK_RANK) named = true;
    if (rank !== 0) dated = false;
    const day = Math.floor((at[i] ?? 0) / DAY);
    const days = day - before;
    before = day;
    if (!(days > 0)) continue;
    distances++;
    if (days % 7 === 0) whole++;
    if (days === 7) single++;
  }
  const isWeekly = dated && distances > 0 && whole >= USUAL * distances && single * 2 >= whole;
  if (!named && !isWeekly) return null;
  return isWeekly ? () => true : (i) => ranks[i] === WEEK_RANK;
}

/** Spreads each weekly value evenly over the seven days of its ISO week, with one part for each bucket. */
function spreadWeeks(
  series: Series,
  count: number,
  period: Period,
  asOf: Civil,
  standsForWeek: (i: number) => boolean,
): PreparedPoints {
  const parts: { at: Civil; value: number }[] = [];
  const builder = coverageBuilder();
  let unfinishedWeeks = 0;
  for (let i = 0; i < count; i++) {
    const at = series.at[i] ?? 0;
    const value = series.value[i] ?? NaN;
    if (Number.isNaN(value) || !standsForWeek(i)) {
      parts.push({ at, value });
      const start = Math.floor(at / DAY) * DAY;
      if (!Number.isNaN(value)) builder.add(start, addPeriods(PERIODS[series.ranks[i] ?? 0] ?? 'day', start, 1));
      continue;
    }
    const start = startOf('week', at);
    const end = start + 7 * DAY;
    if (end > asOf) {
      unfinishedWeeks++;
      continue;
    }
    builder.add(start, end);
    const next = addPeriods(period, startOf(period, start), 1);
    if (next >= end) parts.push({ at: start, value });
    else {
      parts.push({ at: start, value: (value * ((next - start) / DAY)) / 7 });
      parts.push({ at: next, value: (value * ((end - next) / DAY)) / 7 });
    }
  }
  parts.sort((a, b) => a.at - b.at);
  return {
    at: parts.map((part) => part.at),
    value: parts.map((part) => part.value),
    count: parts.length,
    coverage: builder.done(),
    isSpread: true,
    unfinishedWeeks,
  };
}

/**
 * The hole that makes a finished bucket with a value partial. Null if it is whole.
 * @param start the bucket's first moment
 * @param next the first moment after it
 */
export function partialHole(
  { starts, ends, usualHole }: Coverage,
  start: Civil,
  next: Civil,
  aggregate: Aggregate,
): DaySpan | null {
  if (usualHole === null) return null;
  const holes: { from: Civil; to: Civil; days: number }[] = [];
  let at = start;
  for (let i = firstEndingAfter(ends, start); i < starts.length && (starts[i] ?? 0) < next; i++) {
    holes.push({ from: at, to: starts[i] ?? 0, days: ((starts[i] ?? 0) - at) / DAY });
    at = ends[i] ?? at;
  }
  holes.push({ from: at, to: next, days: (next - at) / DAY });
  const span = ({ from, to }: { from: Civil; to: Civil }): DaySpan => ({ from: dayOf(from), to: dayOf(to - DAY) });
  const longest = holes.reduce((long, hole) => (hole.days > long.days ? hole : long));
  if (longest.days * 3 * DAY > next - start && longest.days > 3 * usualHole) return span(longest);
  if (aggregate !== 'sum') return null;
  const usual = usualHole + (usualHole >= MONTHLY_HOLE ? MONTHLY_TOLERANCE : 0);
  const [first, last] = [holes[0], holes.at(-1)];
  const [seriesStart, seriesEnd] = [starts[0] ?? NaN, ends.at(-1) ?? NaN];
  if (last && seriesEnd > start && seriesEnd <= next && last.days > usual) return span(last);
  return first && seriesStart >= start && seriesStart < next && first.days > usual ? span(first) : null;
}

function firstEndingAfter(ends: readonly Civil[], at: Civil): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
