import { distance, gain, type Frame, type MeasuredBucket, type Sample } from './measurements.js';
import type { Delta } from './delta.js';
import type { State } from './state-type.js';
import { lineAt, theilSen, type TheilSen } from './theil-sen.js';

/** The change of a metric from period to period since go-live. */
export interface Trend {
  /**
   * Change per period, in the metric's unit: the Theil–Sen slope. With a season, of the difference to the year before.
   */
  perPeriod: number;
  /** Lower end of its 80 % interval (Sen 1968), in the metric's unit. */
  low: number;
  /** Upper end of that interval. */
  high: number;
  /** Number of usable buckets it is computed from: 4 to 12. */
  n: number;
}

/** The trend and the line it draws. */
export interface TrendLine extends Trend {
  /** The bucket that the line begins in. */
  first: MeasuredBucket;
  /** Value of the line in `first`. */
  atFirst: number;
  /** The bucket that the line ends in. */
  last: MeasuredBucket;
  /** Value of the line in `last`. */
  atLast: number;
  /** Value in `last` of the line with slope `low` through the same middle. */
  lowAtLast: number;
  /** Value in `last` of the line with slope `high` through the same middle. */
  highAtLast: number;
}

/** The direction of the trend: to the target (`toward`), away from it, or neither (`flat`). */
export type Movement = 'toward' | 'away' | 'flat';
/** The later half of the improvement compared with the earlier half. */
export type Velocity = 'growing' | 'steady' | 'fading';

/** A line through some of the values, with its direction. */
export interface Line extends TheilSen {
  samples: readonly Sample[];
  movement: Movement;
}

const MAX_SAMPLES = 12;
export const MIN_SAMPLES = 4;
const MAX_LATER = 6;

/** The trend over the values since go-live: at most the latest 12, at least 4. */
export const trendOf = (frame: Frame): Line | null => lineOf(frame, frame.sinceGoLive.slice(-MAX_SAMPLES));

/**
 * The later values since go-live (the latest half, at most 6) and the earlier ones (up to 12 before them), at least 4
 * each.
 */
export function halvesOf(frame: Frame): { earlier: Line; later: Line } | null {
  const all = frame.sinceGoLive;
  const count = Math.min(MAX_LATER, Math.floor(all.length / 2));
  const later = lineOf(frame, all.slice(all.length - count));
  const earlier = lineOf(frame, all.slice(0, all.length - count).slice(-MAX_SAMPLES));
  return earlier && later ? { earlier, later } : null;
}

function lineOf({ metric, usable }: Frame, samples: readonly Sample[]): Line | null {
  if (samples.length < MIN_SAMPLES) return null;
  const fit = theilSen(samples);
  const way = wayOf(metric, usable.at(-1)?.value ?? 0);
  return fit && { ...fit, samples, movement: way === 0 ? 'flat' : movementOf(fit, way) };
}

const movementOf = ({ low, high }: TheilSen, way: 1 | -1): Movement => {
  const [least, most] = way > 0 ? [low, high] : [-high, -low];
  return least > 0 ? 'toward' : most < 0 ? 'away' : 'flat';
};

/** The sign of a slope that improves the value. 0 inside the range of a `maintain` metric. */
export function wayOf(metric: Frame['metric'], current: number): 1 | -1 | 0 {
  if (metric.direction !== 'maintain') return metric.direction === 'increase' ? 1 : -1;
  if (distance(metric, current) === 0) return 0;
  return current < (metric.target?.min ?? -Infinity) ? 1 : -1;
}

/** The trend as part of a result. */
export function trendLineOf(line: Line | null): TrendLine | null {
  const [first, last] = [line?.samples[0], line?.samples.at(-1)];
  if (!line || !first || !last) return null;
  return {
    perPeriod: line.slope,
    low: line.low,
    high: line.high,
    n: line.samples.length,
    first: first.bucket,
    atFirst: lineAt(line, first.x),
    last: last.bucket,
    atLast: lineAt(line, last.x),
    lowAtLast: lineAt(line, last.x, line.low),
    highAtLast: lineAt(line, last.x, line.high),
  };
}

/** The gain of the trend from its first to its last period, in the metric's unit. Negative if it ends worse. */
export function lineGain({ metric, usable }: Frame, { samples, slope }: Line): number {
  const length = (samples.at(-1)?.x ?? 0) - (samples[0]?.x ?? 0);
  return wayOf(metric, usable.at(-1)?.value ?? 0) * slope * length;
}

/** True if the later values no longer improve, and their interval lies below that of the earlier improvement. */
export function hasSlowed({ metric, usable }: Frame, halves: { earlier: Line; later: Line } | null): boolean {
  if (!halves || halves.later.movement === 'toward') return false;
  const { earlier, later } = halves;
  return wayOf(metric, usable.at(-1)?.value ?? 0) < 0 ? later.low > earlier.slope : later.high < earlier.slope;
}

/** The later improvement compared with the earlier one. Null unless the result is better, and moving or reached. */
export function velocityOf(
  { metric }: Frame,
  halves: { earlier: Line; later: Line } | null,
  change: Delta | null,
  state: State,
): Velocity | null {
  if (!halves || metric.direction === 'maintain' || change?.sense !== 'better') return null;
  if (state !== 'moving' && state !== 'reached') return null;
  const { earlier, later } = halves;
  // the worse and the better end of each interval
  const ends = ({ low, high }: Line) =>
    metric.direction === 'increase'
      ? { worse: gain(metric, 0, low), better: gain(metric, 0, high) }
      : { worse: gain(metric, 0, high), better: gain(metric, 0, low) };
  const [before, after] = [ends(earlier), ends(later)];
  if (after.worse > before.better) return 'growing';
  if (after.better < before.worse) return 'fading';
  return later.movement === 'toward' ? 'steady' : null;
}

/**
 * The velocity that may be said, since a sentence speaks of an improvement alone: none where the trend leads away, and
 * *growing* only of later values that move toward the target.
 */
export function saidVelocity(
  frame: Frame,
  { velocity, movement }: { velocity: Velocity | null; movement: Movement | null },
): Velocity | null {
  if (movement === 'away') return null;
  return velocity === 'growing' && halvesOf(frame)?.later.movement !== 'toward' ? null : velocity;
}
