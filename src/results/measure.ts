import { median, medianAbsoluteDeviation } from 'simple-statistics';
import type { Config, Metric, Unit } from '../config/schema.js';
import type { Bucket } from './buckets.js';

/** A finished bucket that has a value. */
export interface Measured extends Bucket {
  value: number;
  finished: true;
}

export const isMeasured = (bucket: Bucket): bucket is Measured => bucket.finished && bucket.value !== null;

/** What the rest of a result is computed from. */
export interface Frame {
  metric: Metric;
  buckets: readonly Bucket[];
  /** Finished buckets with a value, in the order of time. */
  measured: readonly Measured[];
  /** First day from which values count as results of the work: the go-live, else the day after the baseline's span, else null (all). */
  since: string | null;
  /** First day of the definition in force at the latest value; nothing before it is compared with anything after. */
  definedFrom: string | null;
}

/** Whether a bucket lies, with some of its days, at or after the go-live. */
export const isSince = (bucket: Bucket, since: string | null): boolean => since === null || bucket.end >= since;
/** Whether a bucket lies wholly within the definition in force. */
export const isComparable = (bucket: Bucket, definedFrom: string | null): boolean => definedFrom === null || bucket.start >= definedFrom;

/** The measured buckets that statements since go-live rest on. */
export const sinceGoLive = ({ measured, since, definedFrom }: Frame): Measured[] =>
  measured.filter((bucket) => isSince(bucket, since) && isComparable(bucket, definedFrom));

export const valuesOf = (buckets: readonly Measured[]): number[] => buckets.map(({ value }) => value);
export const medianOf = (buckets: readonly Measured[]): number => median(valuesOf(buckets));

/** The unit as written, with the account's currency where it names none. */
export const unitOf = ({ unit }: Pick<Metric, 'unit'>, { currency }: Config['account']): Unit =>
  unit?.style === 'currency' ? { currency, ...unit } : (unit ?? {});

/** How far a value lies outside the band of a metric that is to be maintained. */
export function distance({ target }: Metric, value: number): number {
  const { min = -Infinity, max = Infinity } = target ?? {};
  return Math.max(min - value, value - max, 0);
}

/** How much better `to` is than `from`, in the metric's unit; negative where it is worse. */
export function gain(metric: Metric, from: number, to: number): number {
  if (metric.direction === 'increase') return to - from;
  if (metric.direction === 'decrease') return from - to;
  return distance(metric, from) - distance(metric, to);
}

/** Whether the target lies on the worse side of the baseline: then there is no way to it, and it cannot be reached. */
export const isBehind = (metric: Metric, baseline: { value: number } | null): boolean =>
  metric.direction !== 'maintain' && metric.target?.value !== undefined && baseline !== null && gain(metric, baseline.value, metric.target.value) < 0;

/** Whether a value meets the target; false without one. */
export function isReached(metric: Metric, value: number): boolean {
  const { target, direction } = metric;
  if (!target) return false;
  if (direction === 'maintain') return (target.min !== undefined || target.max !== undefined) && distance(metric, value) === 0;
  return target.value !== undefined && gain(metric, target.value, value) >= 0;
}

/** 1.4826 × the median absolute deviation of at least 4 baseline buckets, else 2 % of the baseline. */
export function noiseOf(baseline: { value: number }, buckets: readonly Measured[]): number {
  return buckets.length >= 4 ? 1.4826 * medianAbsoluteDeviation(valuesOf(buckets)) : 0.02 * Math.abs(baseline.value);
}
