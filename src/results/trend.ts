import { median, quantileSorted } from 'simple-statistics';
import { addPeriods, civilOfDay, DAY, dayOf, type Civil } from '../config/dates.js';
import { endCivil } from './buckets.js';
import { gain, isReached, medianOf, sinceGoLive, type Frame, type Measured } from './measure.js';
import type { State } from './state.js';

export interface Trend {
  /** Change a period, in the metric's unit: the Theil–Sen slope. */
  perPeriod: number;
  /** Its 80 % interval: the 10th and 90th percentile of the pairwise slopes. */
  low: number;
  high: number;
  /** Finished buckets it rests on. */
  n: number;
}

/** The trend and the line it draws: its value at the end of a bucket. */
export interface TrendLine extends Trend {
  /** The bucket it ends in. */
  last: Measured;
  /** The line's value there. */
  atLast: number;
}

export type Projection =
  | { on: string; earliest: string; latest: string }
  | { refused: 'no-trend' | 'away' | 'uncertain' | 'too-far' | 'no-target' };

export type Pace = 'ahead' | 'on-pace' | 'behind';
export type Velocity = 'growing' | 'steady' | 'fading';

const MOST = 12;
const LEAST = 4;
const TOO_FAR_YEARS = 3;

/** Theil–Sen slope over the finished buckets since the later of go-live and the last break: at most the latest 12, at least 4. */
export function trendLineOf(frame: Frame): TrendLine | null {
  const used = sinceGoLive(frame).slice(-MOST);
  const last = used.at(-1);
  if (used.length < LEAST || !last) return null;
  const index = new Map(frame.buckets.map(({ start }, i) => [start, i]));
  const dots = used.map(({ start, value }) => ({ x: index.get(start) ?? 0, y: value }));
  const slopes = dots.flatMap((a, i) => dots.slice(i + 1).map((b) => (b.y - a.y) / (b.x - a.x))).sort((a, b) => a - b);
  if (!slopes.every(Number.isFinite)) return null;
  const perPeriod = median(slopes);
  const intercept = median(dots.map(({ x, y }) => y - perPeriod * x));
  return {
    perPeriod, low: quantileSorted(slopes, 0.1), high: quantileSorted(slopes, 0.9), n: used.length,
    last, atLast: intercept + perPeriod * (index.get(last.start) ?? 0),
  };
}

/**
 * Where the trend line meets the target, with the range of the interval's two slopes.
 * The value of a bucket is known at its end, so that is where the line stands.
 */
export function projectionOf({ metric }: Frame, line: TrendLine | null, asOf: Civil): Projection {
  const target = metric.direction === 'maintain' ? undefined : metric.target?.value;
  if (target === undefined) return { refused: 'no-target' };
  if (!line) return { refused: 'no-trend' };
  const missing = target - line.atLast;
  const toward = gain(metric, 0, line.perPeriod);
  if (toward < 0 || isReached(metric, line.last.value)) return { refused: 'away' };
  // a line that is past a target which the value has not reached says nothing of when it will
  if ((line.low <= 0 && line.high >= 0) || missing / line.perPeriod < 0) return { refused: 'uncertain' };
  const cross = (slope: number): Civil => periodsAfter(metric.period, endCivil(line.last) - DAY, Math.max(0, missing / slope));
  const on = cross(line.perPeriod);
  if (!(on <= addPeriods('month', asOf, 12 * TOO_FAR_YEARS))) return { refused: 'too-far' };
  if (on <= asOf) return { refused: 'uncertain' };
  const [one, other] = [cross(line.low), cross(line.high)];
  return { on: dayOf(on), earliest: dayOf(Math.min(one, other)), latest: dayOf(Math.max(one, other)) };
}

/** A day that lies a broken number of periods after another; Infinity beyond what a calendar holds. */
function periodsAfter(period: Frame['metric']['period'], at: Civil, periods: number): Civil {
  const whole = Math.floor(periods);
  if (!(whole < 12_000)) return addPeriods('month', at, 12_000);
  const start = addPeriods(period, at + DAY, whole);
  return start + (addPeriods(period, start, 1) - start) * (periods - whole) - DAY;
}

/** The projected day against the day agreed: more than one period early, within one, or more than one late. */
export function paceOf({ metric }: Frame, projection: Projection, state: State): Pace | null {
  const by = metric.target?.by;
  if (by === undefined || state === 'reached' || state === 'stale') return null;
  if ('refused' in projection) return state === 'stalled' || state === 'regressed' ? 'behind' : null;
  const on = civilOfDay(projection.on);
  if (on < addPeriods(metric.period, civilOfDay(by), -1)) return 'ahead';
  return on > addPeriods(metric.period, civilOfDay(by), 1) ? 'behind' : 'on-pace';
}

/** The improvement of the later half of at least 6 finished values against that of the earlier half; an odd middle value is in neither. */
export function velocityOf(frame: Frame, noise: number): Velocity | null {
  const used = sinceGoLive(frame);
  if (used.length < 6) return null;
  const half = Math.floor(used.length / 2);
  const grown = gain(frame.metric, medianOf(used.slice(0, half)), medianOf(used.slice(-half)));
  if (Math.abs(grown) <= noise) return 'steady';
  return grown > 0 ? 'growing' : 'fading';
}

