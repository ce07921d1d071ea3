import { median } from 'simple-statistics';
import { civilOfDay, DAY } from '../series/civil-time.js';
import type { Config, Metric, Unit } from '../config/schema.js';
import { isPercentage } from '../i18n/localizer.js';
import type { Bucket } from './buckets.js';

/** A finished, whole bucket that has a value. */
export interface MeasuredBucket extends Bucket {
  /** In the metric's unit. */
  value: number;
  /** Always true. */
  finished: true;
  /** Always false. */
  partial: false;
}

export const isMeasured = (bucket: Bucket): bucket is MeasuredBucket =>
  bucket.finished && !bucket.partial && bucket.value !== null;

/** A usable bucket as statements are computed from it. */
export interface Sample {
  bucket: MeasuredBucket;
  /** Its index among all buckets, gaps included. */
  x: number;
  /** Its value. With a season, the difference to its counterpart. */
  y: number;
}

/** The buckets of a metric, classified by their use in statements. */
export interface Frame {
  metric: Metric;
  buckets: readonly Bucket[];
  /** Finished, whole buckets with a value, measured by the current definition, in the order of time. */
  usable: readonly MeasuredBucket[];
  /** First day of the definition of the latest measured bucket. Null if it never changed. */
  definedFrom: string | null;
  /**
   * First day that counts as a result of the work: the go-live, else the day after the baseline's span, else null
   * (all).
   */
  since: string | null;
  /** With a season: the counterpart of each usable bucket, by the first day of the bucket. Null without a season. */
  counterparts: ReadonlyMap<string, MeasuredBucket> | null;
  /** The usable buckets as samples. With a season, only those with a counterpart. */
  samples: readonly Sample[];
  /** The samples since go-live. */
  sinceGoLive: readonly Sample[];
}

type Span = Pick<Bucket, 'start' | 'end'>;

/** Share of the days of a bucket that must lie at or after go-live for it to count as since go-live. */
const SINCE_SHARE = 0.75;

const daysIn = ({ start, end }: Span): number => (civilOfDay(end) - civilOfDay(start)) / DAY + 1;

/** True if at least three quarters of the days of a bucket lie at or after the go-live. */
export function isSince(bucket: Span, since: string | null): boolean {
  if (since === null || bucket.start >= since) return true;
  if (bucket.end < since) return false;
  const after = (civilOfDay(bucket.end) - civilOfDay(since)) / DAY + 1;
  return after >= SINCE_SHARE * daysIn(bucket);
}

/** True if a bucket ends before the go-live. */
export const isBefore = (bucket: Pick<Span, 'end'>, since: string | null): boolean =>
  since !== null && bucket.end < since;

export const medianOf = (values: readonly number[]): number => median([...values]);

/** The unit of a metric, with the account's currency if it names none. */
export const unitOf = ({ unit }: Pick<Metric, 'unit'>, { currency }: Config['account']): Unit =>
  unit?.style === 'currency' ? { currency, ...unit } : (unit ?? {});

const TEMPERATURE = /^(celsius|fahrenheit|kelvin|°\s?[cf])$/i;

/**
 * True if a share of the value has no meaning: a percentage changes in points, and a temperature has no natural zero.
 */
export const hasNoRatio = (unit: Unit | undefined): boolean =>
  isPercentage(unit) || (unit?.style !== 'currency' && TEMPERATURE.test(unit?.unit ?? ''));

/** Distance of a value from the range of a `maintain` metric. 0 inside it. */
export function distance({ target }: Metric, value: number): number {
  const { min = -Infinity, max = Infinity } = target ?? {};
  return Math.max(min - value, value - max, 0);
}

/** The gain from `from` to `to`, in the metric's unit. Positive if `to` is better. */
export function gain(metric: Metric, from: number, to: number): number {
  if (metric.direction === 'increase') return to - from;
  if (metric.direction === 'decrease') return from - to;
  return distance(metric, from) - distance(metric, to);
}

/** The sense of a difference by the metric's direction: `none` within the noise, unless a range is entered or left. */
export function senseOf(metric: Metric, from: number, to: number, noise: number): 'better' | 'worse' | 'none' {
  const better = gain(metric, from, to);
  if (metric.direction === 'maintain' && better !== 0) {
    if (distance(metric, to) === 0) return 'better';
    if (distance(metric, from) === 0) return 'worse';
  }
  return Math.abs(better) <= noise ? 'none' : better > 0 ? 'better' : 'worse';
}

/** True if the target is worse than the baseline: then it cannot be reached. */
export const isBehind = (metric: Metric, baseline: { value: number } | null): boolean =>
  metric.direction !== 'maintain' &&
  metric.target?.value !== undefined &&
  baseline !== null &&
  gain(metric, baseline.value, metric.target.value) < 0;

/** True if a value meets the target, or another aim. False without an aim. */
export function isReached(metric: Metric, value: number, aim: number | null = metric.target?.value ?? null): boolean {
  const { target, direction } = metric;
  if (!target) return false;
  if (direction === 'maintain')
    return (target.min !== undefined || target.max !== undefined) && distance(metric, value) === 0;
  return aim !== null && gain(metric, aim, value) >= 0;
}
