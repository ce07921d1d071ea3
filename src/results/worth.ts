import { addPeriods, civilOfDay, dayOf, startOf } from '../config/dates.js';
import type { Config } from '../config/schema.js';
import type { Baseline } from './baseline.js';
import { gain, isComparable, isSince, sinceGoLive, type Frame } from './measure.js';

/** What the improvement since go-live is worth, at the rate agreed with the customer. */
export interface Worth {
  total: number;
  /** ISO 4217; null where the config names none. */
  currency: string | null;
  /** Finished periods since go-live that have a value, of all there were: gaps add nothing. */
  measured: number;
  of: number;
}

export function worthOf(frame: Frame, baseline: Baseline | null, account: Config['account']): Worth | null {
  const { worth } = frame.metric;
  if (!worth || !baseline?.comparable) return null;
  const counted = sinceGoLive(frame);
  const all = frame.buckets.filter((bucket) => bucket.finished && isSince(bucket, frame.since) && isComparable(bucket, frame.definedFrom));
  const total = counted.reduce((sum, { value }) => sum + gain(frame.metric, baseline.value, value) * worth.perUnit, 0);
  return { total, currency: worth.currency ?? account.currency ?? null, measured: counted.length, of: all.length + beforeFirst(frame) };
}

/** The periods between go-live and the first point: not measured, and so no part of the buckets. */
function beforeFirst({ metric: { period }, buckets: [first], since, definedFrom }: Frame): number {
  if (!first || since === null) return 0;
  let count = 0;
  for (let at = startOf(period, civilOfDay(since)); dayOf(at) < first.start; at = addPeriods(period, at, 1))
    if (definedFrom === null || dayOf(at) >= definedFrom) count++;
  return count;
}
