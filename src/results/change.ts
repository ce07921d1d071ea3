import { isPercentage } from '../locales/words.js';
import type { Baseline } from './baseline.js';
import { distance, gain, sinceGoLive, type Frame } from './measure.js';

export interface Change {
  /** Current minus baseline, in the metric's unit. */
  absolute: number;
  /** That as a fraction of |baseline|; null where the baseline is 0 (or as good as) or the unit is a percentage, which changes in points. */
  relative: number | null;
  /** By the metric's direction; `none` within the noise. */
  sense: 'better' | 'worse' | 'none';
}

export function changeOf(frame: Frame, baseline: Baseline | null, noise: number): Change | null {
  const current = frame.measured.at(-1);
  if (!current || !baseline?.comparable) return null;
  const { metric } = frame;
  const absolute = current.value - baseline.value;
  const relative = absolute / Math.abs(baseline.value);
  const better = gain(metric, baseline.value, current.value);
  return {
    absolute,
    relative: isPercentage(metric.unit) || !Number.isFinite(relative) ? null : relative,
    sense: Math.abs(better) <= noise ? 'none' : better > 0 ? 'better' : 'worse',
  };
}

/**
 * The share of the way from baseline to target, not clamped; null where there is no such way. For a metric to be
 * maintained: the share of the finished buckets since go-live that lie inside the band.
 */
export function progressOf(frame: Frame, baseline: Baseline | null): number | null {
  const { metric, measured } = frame;
  const { target, direction } = metric;
  if (direction === 'maintain') {
    const counted = sinceGoLive(frame);
    if (!target || (target.min === undefined && target.max === undefined) || !counted.length) return null;
    return counted.filter(({ value }) => distance(metric, value) === 0).length / counted.length;
  }
  const current = measured.at(-1);
  if (!current || !baseline?.comparable || target?.value === undefined) return null;
  const share = (current.value - baseline.value) / (target.value - baseline.value);
  return Number.isFinite(share) ? share : null;
}

