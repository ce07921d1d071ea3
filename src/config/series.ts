import { DAY, PERIODS } from './dates.js';
import { describeValue, type Path } from './issues.js';
import { dateReader } from './point-dates.js';
import type { Config, Period, Points } from './schema.js';
import { finish, STEP, type Steps } from './steps.js';

/** A point that could not be used, and why. */
export interface PointFault {
  /** Steps from `points` to the place. */
  path: (string | number)[];
  expected: string;
  found: string;
}

/** Points in the order of time, as two columns. */
export interface Series {
  /** Civil time of each point, ascending. */
  at: Float64Array;
  /** Its value; NaN where nothing was measured. */
  value: Float64Array;
  /** How many points were left out because they could not be read, and the first of them. */
  faulty: number;
  faults: PointFault[];
  /** How many values share their date with another before them. */
  duplicates: number;
  /** The finest time a point stands for; null where there is no point. */
  grain: Period | null;
}

/** Faults kept of one series: enough to mend the cause, few enough for a screen. */
const MOST_FAULTS = 20;
const RANKS = Object.fromEntries(PERIODS.map((period, rank) => [period, rank])) as Record<Period, number>;
const DATE_EXPECTED = 'a date that exists, as YYYY-MM-DD, YYYY-MM, YYYY-Qn, YYYY-Www or an instant with an offset';

/** Whatever holds values in a config, with the place of these and the period that they are rolled into. */
export const pointsIn = (config: Config): { holder: { points: Points }; path: Path; period: Period }[] => [
  ...config.metrics.flatMap((metric, i) => [
    { holder: metric, path: ['metrics', i, 'points'], period: metric.period },
    ...(metric.comparison ? [{ holder: metric.comparison, path: ['metrics', i, 'comparison', 'points'], period: metric.period }] : []),
  ]),
  ...config.behaviors.map((behavior, i) => ({ holder: behavior, path: ['behaviors', i, 'points'], period: behavior.cadence })),
];

const memo = new WeakMap<object, Map<string, Series>>();

/**
 * Reads points once for all that ask (they are trusted not to change). Points that cannot be read are left out and named.
 * @param period the bucket they will be rolled into: a point that stands for more time than that cannot be used.
 */
export function seriesOf(points: Points, timeZone: string, period: Period): Series {
  return finish(seriesSteps(points, timeZone, period));
}

/** As `seriesOf`, in steps. */
export function* seriesSteps(points: Points, timeZone: string, period: Period): Steps<Series> {
  const key = `${timeZone} ${period}`;
  const known = memo.get(points);
  const hit = known?.get(key);
  if (hit) return hit;
  const series = yield* readSteps(points, timeZone, period);
  memo.set(points, (memo.get(points) ?? new Map<string, Series>()).set(key, series));
  return series;
}

function* readSteps(points: Points, timeZone: string, period: Period): Steps<Series> {
  const pairs: readonly unknown[] | null = Array.isArray(points) ? points : null;
  const columns = 'dates' in points ? points : null;
  const length = pairs?.length ?? columns?.dates.length ?? 0;
  const at = new Float64Array(length);
  const value = new Float64Array(length);
  const moment = new Float64Array(length);
  const order = byTime(at, moment, value);
  const faults: PointFault[] = [];
  let faulty = 0;
  let n = 0;
  let finest: number = PERIODS.length;
  let sorted = true;
  const coarsest = RANKS[period];
  const fault = (path: PointFault['path'], expected: string, found: unknown) => {
    faulty++;
    if (faults.length < MOST_FAULTS) faults.push({ path, expected, found: describeValue(found) });
  };
  const path = (i: number, column: 0 | 1) => (pairs ? [i, column] : [column ? 'values' : 'dates', i]);
  const stampOf = dateReader(timeZone);
  // a loop of its own: one within a generator is run slowly
  const read = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      let date: unknown;
      let measured: unknown;
      if (columns) [date, measured] = [columns.dates[i], columns.values[i]];
      else {
        const pair = pairs?.[i];
        if (!Array.isArray(pair) || pair.length < 2) { fault([i], 'a pair of a date and a value', pair); continue; }
        [date, measured] = pair as unknown[];
      }
      const stamp = typeof date === 'string' ? stampOf(date) : null;
      if (!stamp) { fault(path(i, 0), DATE_EXPECTED, date); continue; }
      if (measured !== null && (typeof measured !== 'number' || !Number.isFinite(measured))) {
        fault(path(i, 1), 'a number, or null where nothing was measured', measured);
        continue;
      }
      const grain = RANKS[stamp.grain];
      if (grain > coarsest) {
        fault(path(i, 0), `a date that stands for one ${period} or less, since "period" is "${period}"`, date);
        continue;
      }
      if (grain < finest) finest = grain;
      at[n] = stamp.at;
      moment[n] = stamp.instant;
      value[n] = measured ?? NaN;
      // what is later by a day or by its instant needs no closer look
      if (sorted && n > 0 && !(stamp.instant > (moment[n - 1] ?? 0) && stamp.at >= (at[n - 1] ?? 0)) && order(n - 1, n) > 0) sorted = false;
      n++;
    }
  };
  for (let from = 0; from < length; from += STEP) {
    if (from) yield;
    read(from, Math.min(length, from + STEP));
  }
  if (columns && columns.values.length > length) fault(['values', length], `as many values as dates (${length})`, columns.values[length]);
  const inOrder = sorted ? null : Uint32Array.from({ length: n }, (_, i) => i).sort(order);
  const [sortedAt, sortedMoment, sortedValue] = [at, moment, value].map((column) => inOrder ? Float64Array.from(inOrder, (i) => column[i] ?? NaN) : column.subarray(0, n)) as [Float64Array, Float64Array, Float64Array];
  if (n > STEP) yield;
  const duplicates = setApart(sortedAt, sortedMoment, sortedValue);
  return { at: sortedAt, value: sortedValue, faulty, faults, duplicates, grain: PERIODS[finest] ?? null };
}

/** When clocks go back an hour comes twice: what is measured in it again is placed behind what was before, by less than a millisecond. */
const AGAIN = 1 / 1024;

/** Places every instant behind those before it; answers how many values share their date with one before them. */
function setApart(at: Float64Array, moment: Float64Array, value: Float64Array): number {
  let duplicates = 0;
  for (let i = 1; i < at.length; i++) {
    const before = moment[i - 1] ?? NaN;
    const now = moment[i] ?? NaN;
    if (Number.isFinite(before) && now > before) at[i] = Math.max(at[i] ?? 0, (at[i - 1] ?? 0) + AGAIN);
    else if (now === before && Number.isFinite(now)) at[i] = at[i - 1] ?? 0;
    if (at[i] === at[i - 1] && !Number.isNaN(value[i - 1])) duplicates++;
  }
  return duplicates;
}

/** By day, then by instant; what has the same date by its value, gaps first, so that the order of the points never matters. */
const byTime = (at: Float64Array, moment: Float64Array, value: Float64Array) => (a: number, b: number): number =>
  Math.floor((at[a] ?? 0) / DAY) - Math.floor((at[b] ?? 0) / DAY) ||
  (moment[a] ?? 0) - (moment[b] ?? 0) || // no instants: NaN, which is falsy
  Number(Number.isNaN(value[b])) - Number(Number.isNaN(value[a])) ||
  (value[a] ?? 0) - (value[b] ?? 0);
