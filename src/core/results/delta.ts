import type { Baseline } from './baseline.js';
import { distance, hasNoRatio, senseOf, type Frame } from './measurements.js';

/** The difference between the current value and the baseline. */
export interface Delta {
  /** Current minus baseline, in the metric's unit. */
  absolute: number;
  /**
   * `absolute` as a fraction of |baseline|. Null if the baseline is 0, above 10 (1,000 %), and for percentages and
   * temperatures.
   */
  relative: number | null;
  /** By the direction of the metric; `none` within the noise. */
  sense: 'better' | 'worse' | 'none';
}

const MAX_RELATIVE = 10;

export function changeOf({ metric, usable }: Frame, baseline: Baseline | null, noise: number): Delta | null {
  const current = usable.at(-1);
  if (!current || !baseline) return null;
  const absolute = current.value - baseline.value;
  const relative = absolute / Math.abs(baseline.value);
  const isTelling = Number.isFinite(relative) && Math.abs(relative) <= MAX_RELATIVE && !hasNoRatio(metric.unit);
  return {
    absolute,
    relative: isTelling ? relative : null,
    sense: senseOf(metric, baseline.value, current.value, noise),
  };
}

/**
 * The share of the way from baseline to target, not clamped: below 0 if the value is farther away than at the start,
 * above 1 if it is past the target. Null without a baseline or a target. For `maintain`: the share of the usable
 * buckets since go-live inside the range.
 */
export function progressOf(frame: Frame, baseline: Baseline | null): number | null {
  const { metric, usable, sinceGoLive } = frame;
  const { target, direction } = metric;
  if (direction === 'maintain') {
    if (!target || (target.min === undefined && target.max === undefined) || !sinceGoLive.length) return null;
    return sinceGoLive.filter(({ y }) => distance(metric, y) === 0).length / sinceGoLive.length;
  }
  const current = usable.at(-1);
  if (!current || !baseline || target?.value === undefined) return null;
  const share = (current.value - baseline.value) / (target.value - baseline.value);
  return Number.isFinite(share) ? share : null;
}
