import { DAY, PERIODS } from './civil-time.js';
import { dateReader } from './parse-point-date.js';
import type { Period, Points } from '../types.js';
import { runSync, STEP, type SlicedTask } from './time-slicing.js';

/** A point that could not be used. The messages are in `core/config/point-issues.ts`. */
export interface PointFault {
  /** Path from `points` to the faulty value. */
  path: (string | number)[];
  /** `too-coarse`: the date stands for more than the period; `no-date`: there are more values than dates. */
  reason: 'not-a-pair' | 'not-a-date' | 'not-a-number' | 'out-of-range' | 'too-coarse' | 'no-date';
  /** The value in that place. */
  found: unknown;
}

/** Points in the order of time, as typed arrays. */
export interface Series {
  /** Civil time of each point, ascending. */
  at: Float64Array;
  /** Value of each point. NaN if nothing was measured. */
  value: Float64Array;
  /** Number of points that were left out because they are invalid; `faults` has the first of them. */
  faulty: number;
  faults: PointFault[];
  /** Number of values with the same date as an earlier value. */
  duplicates: number;
  /** The finest grain of the points. Null without points. */
  grain: Period | null;
  /** The grain of each point as an index of `PERIODS`: 0 day, 1 week, 2 month, 3 quarter. */
  ranks: Uint8Array;
}

/** The largest absolute value: integers up to here are exact. */
export const MAX_VALUE = 1e15;

/** Maximum number of faults that are kept of one series. */
const MAX_FAULTS = 20;
const RANKS = Object.fromEntries(PERIODS.map((period, rank) => [period, rank])) as Record<Period, number>;

const memo = new WeakMap<object, Map<string, Series>>();

/**
 * Parses points. Cached by identity: the points must not change. Invalid points are left out and reported in `faults`.
 * @param period the period they will be aggregated by: points of a coarser grain are faults
 */
export function seriesOf(points: Points, timeZone: string, period: Period): Series {
  return runSync(seriesSteps(points, timeZone, period));
}

/** As `seriesOf`, in slices. */
export function* seriesSteps(points: Points, timeZone: string, period: Period): SlicedTask<Series> {
  const key = `${timeZone} ${period}`;
  const known = memo.get(points);
  const hit = known?.get(key);
  if (hit) return hit;
  const series = yield* readSteps(points, timeZone, period);
  memo.set(points, (memo.get(points) ?? new Map<string, Series>()).set(key, series));
  return series;
}

function* readSteps(points: Points, timeZone: string, period: Period): SlicedTask<Series> {
  const pairs: readonly unknown[] | null = Array.isArray(points) ? points : null;
  const columns = 'dates' in points ? points : null;
  const length = pairs?.length ?? columns?.dates.length ?? 0;
  const at = new Float64Array(length);
  const value = new Float64Array(length);
  const moment = new Float64Array(length);
  const ranks = new Uint8Array(length);
  const order = byTime(at, moment);
  const faults: PointFault[] = [];
  let faulty = 0;
  let n = 0;
  let finest: number = PERIODS.length;
  let sorted = true;
  const coarsest = RANKS[period];
  const fault = (path: PointFault['path'], reason: PointFault['reason'], found: unknown) => {
    faulty++;
    if (faults.length < MAX_FAULTS) faults.push({ path, reason, found });
  };
  const path = (i: number, column: 0 | 1) => (pairs ? [i, column] : [column ? 'values' : 'dates', i]);
  const stampOf = dateReader(timeZone);
  // a separate function, since engines run loops inside generators slowly
  const read = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      let date: unknown;
      let measured: unknown;
      if (columns) [date, measured] = [columns.dates[i], columns.values[i]];
      else {
        const pair = pairs?.[i];
        if (!Array.isArray(pair) || pair.length < 2) {
          fault([i], 'not-a-pair', pair);
          continue;
        }
        [date, measured] = pair as unknown[];
      }
      const stamp = typeof date === 'string' ? stampOf(date) : null;
      if (!stamp) {
        fault(path(i, 0), 'not-a-date', date);
        continue;
      }
      if (measured !== null && (typeof measured !== 'number' || !Number.isFinite(measured))) {
        fault(path(i, 1), 'not-a-number', measured);
        continue;
      }
      if (measured !== null && (measured > MAX_VALUE || measured < -MAX_VALUE)) {
        fault(path(i, 1), 'out-of-range', measured);
        continue;
      }
      const grain = RANKS[stamp.grain];
      if (grain > coarsest) {
        fault(path(i, 0), 'too-coarse', date);
        continue;
      }
      if (grain < finest) finest = grain;
      at[n] = stamp.at;
      moment[n] = stamp.instant;
      value[n] = measured ?? NaN;
      ranks[n] = grain;
      // a later day or instant is in order
      if (
        sorted &&
        n > 0 &&
        !(stamp.instant > (moment[n - 1] ?? 0) && stamp.at >= (at[n - 1] ?? 0)) &&
        order(n - 1, n) > 0
      )
        sorted = false;
      n++;
    }
  };
  for (let from = 0; from < length; from += STEP) {
    if (from) yield;
    read(from, Math.min(length, from + STEP));
  }
  if (columns && columns.values.length > length) fault(['values', length], 'no-date', columns.values[length]);
  const inOrder = sorted ? null : Uint32Array.from({ length: n }, (_, i) => i).sort(order);
  const sortedRanks = inOrder ? Uint8Array.from(inOrder, (i) => ranks[i] ?? 0) : ranks.subarray(0, n);
  const [sortedAt, sortedMoment, sortedValue] = [at, moment, value].map((column) =>
    inOrder ? Float64Array.from(inOrder, (i) => column[i] ?? NaN) : column.subarray(0, n),
  ) as [Float64Array, Float64Array, Float64Array];
  if (n > STEP) yield;
  const duplicates = separateRepeatedHours(sortedAt, sortedMoment, sortedValue);
  return {
    at: sortedAt,
    value: sortedValue,
    faulty,
    faults,
    duplicates,
    grain: PERIODS[finest] ?? null,
    ranks: sortedRanks,
  };
}

/**
 * When clocks go back an hour repeats. Its second values are placed after the first ones, by less than a millisecond.
 */
const REPEATED_HOUR_MS = 1 / 1024;

/** Moves each instant after the earlier ones. Returns the number of values with the same date as an earlier one. */
function separateRepeatedHours(at: Float64Array, moment: Float64Array, value: Float64Array): number {
  let duplicates = 0;
  let isMeasured = at.length > 0 && !Number.isNaN(value[0]);
  for (let i = 1; i < at.length; i++) {
    const before = moment[i - 1] ?? NaN;
    const now = moment[i] ?? NaN;
    if (Number.isFinite(before) && now > before) at[i] = Math.max(at[i] ?? 0, (at[i - 1] ?? 0) + REPEATED_HOUR_MS);
    else if (now === before && Number.isFinite(now)) at[i] = at[i - 1] ?? 0;
    const hasValue = !Number.isNaN(value[i]);
    const isSameDate = at[i] === at[i - 1];
    if (isSameDate && isMeasured && hasValue) duplicates++;
    isMeasured = hasValue || (isSameDate && isMeasured);
  }
  return duplicates;
}

/** By day, then by instant. Values of one date keep the order of the list, so that the later one is the last. */
const byTime =
  (at: Float64Array, moment: Float64Array) =>
  (a: number, b: number): number =>
    Math.floor((at[a] ?? 0) / DAY) - Math.floor((at[b] ?? 0) / DAY) ||
    (moment[a] ?? 0) - (moment[b] ?? 0) || // NaN (no instants) is falsy
    a - b;
