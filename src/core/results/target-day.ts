import type { Metric } from '../config/schema.js';
import { isReached, isSince, type Frame, type MeasuredBucket } from './measurements.js';

/** A step on the way to the target, or the target itself. */
export interface Stage {
  /** The value to reach, in the metric's unit. Null for a range to maintain. */
  value: number | null;
  /** The day by which to reach it, `YYYY-MM-DD`. Null if none is agreed. */
  by: string | null;
  /** True if a usable bucket ends on or after the day. */
  isPast: boolean;
  /** True if the current value meets it. */
  isMet: boolean;
  /** First day of the first usable bucket since go-live that met it, `YYYY-MM-DD`. Null if none did. */
  firstReached: string | null;
  /**
   * First day of the latest unbroken run of usable buckets that meet it, `YYYY-MM-DD`. Null if the current one does
   * not.
   */
  heldSince: string | null;
  /** True if it is past, not met now, and was met by no bucket that began by its day. */
  isMissed: boolean;
}

/** The stage that is due next: neither past nor met now. */
export interface DueNext {
  /** In the metric's unit. Null for a range to maintain. */
  value: number | null;
  /** `YYYY-MM-DD`. */
  by: string;
}

/** The stages of a target in the order of their dates. The last is the target itself. Empty without a target. */
export function stagesOf(frame: Frame): Stage[] {
  const { metric, usable, since } = frame;
  const { target, direction } = metric;
  if (!target) return [];
  const own = direction === 'maintain' ? null : (target.value ?? null);
  if (own === null && target.min === undefined && target.max === undefined) return [];
  const steps = direction === 'maintain' ? [] : stepsOf(target);
  const counted = usable.filter((bucket) => isSince(bucket, since));
  return [...steps, { value: own, by: target.by ?? null }].map(({ value, by }): Stage => {
    const meets = (bucket: MeasuredBucket) => isMetBy(frame, bucket, value);
    const current = counted.at(-1);
    const isMet = current !== undefined && meets(current);
    const firstReached = counted.find(meets)?.start ?? null;
    const run = counted.slice(counted.findLastIndex((bucket) => !meets(bucket)) + 1);
    const isPast = by !== null && usable.some(({ end }) => end >= by);
    return {
      value,
      by,
      isPast,
      isMet,
      firstReached,
      heldSince: isMet ? (run[0]?.start ?? null) : null,
      isMissed: isPast && !isMet && !counted.some((bucket) => bucket.start <= by && meets(bucket)),
    };
  });
}

const stepsOf = ({ stages = [], value, by }: NonNullable<Metric['target']>): { value: number; by: string }[] =>
  [...stages]
    .sort((a, b) => a.by.localeCompare(b.by))
    .filter((stage, i, all) => i < all.length - 1 || stage.value !== value || stage.by !== by);

/** True if a bucket meets an aim. With a season, not if its counterpart met it already. */
export function isMetBy({ metric, counterparts }: Frame, bucket: MeasuredBucket, aim: number | null): boolean {
  if (!isReached(metric, bucket.value, aim)) return false;
  if (!counterparts) return true;
  const counterpart = counterparts.get(bucket.start);
  return counterpart !== undefined && !isReached(metric, counterpart.value, aim);
}

export function dueNextOf(stages: readonly Stage[]): DueNext | null {
  const next = stages.find(({ by, isPast, isMet }) => by !== null && !isPast && !isMet);
  return next?.by ? { value: next.value, by: next.by } : null;
}
