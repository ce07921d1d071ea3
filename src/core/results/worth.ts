import { addPeriods, civilOfDay, dayOf, startOf } from '../series/civil-time.js';
import type { Config, Period } from '../config/schema.js';
import type { Baseline } from './baseline.js';
import { gain, isSince, type Frame } from './measurements.js';

/** The improvement since go-live in money, at the rate agreed with the customer. */
export interface Worth {
  /** In `currency`. Negative if the periods that got worse outweigh the others. */
  total: number;
  /** ISO 4217 code. Null if the config names none. */
  currency: string | null;
  /** Number of usable periods since go-live. Gaps add nothing to the total. */
  measured: number;
  /** Number of all finished periods since go-live. */
  of: number;
  /** `total` as a multiple of the price of those periods. Null without a price in the same currency. */
  ratio: number | null;
}

const PERIODS_A_YEAR: Record<Period, number> = { day: 365.25, week: 365.25 / 7, month: 12, quarter: 4 };

export function worthOf(
  frame: Frame,
  baseline: Baseline | null,
  config: Pick<Config, 'account' | 'price'>,
): Worth | null {
  const { metric, sinceGoLive, buckets, since, definedFrom } = frame;
  const { worth, period } = metric;
  if (!worth || !baseline) return null;
  const total = improvementOf(frame, baseline) * worth.perUnit;
  if (!Number.isFinite(total)) return null;
  const all = buckets.filter(
    (bucket) => bucket.finished && isSince(bucket, since) && (definedFrom === null || bucket.start >= definedFrom),
  );
  const of = all.length + beforeFirst(frame);
  const currency = worth.currency ?? config.account.currency ?? null;
  const price = config.price && (config.price.value * of) / PERIODS_A_YEAR[period];
  const isSameMoney = (config.price?.currency ?? config.account.currency ?? null) === currency;
  const ratio = price && isSameMoney ? total / price : null;
  return { total, currency, measured: sinceGoLive.length, of, ratio: Number.isFinite(ratio) ? ratio : null };
}

/**
 * The improvements over the baseline of all usable periods since go-live, added up, in the units that the rate is
 * agreed for.
 */
export function improvementOf({ metric, sinceGoLive, counterparts }: Frame, baseline: Pick<Baseline, 'value'>): number {
  // the rate of a percentage is agreed for one percentage point
  const units = metric.unit?.style === 'percent' ? 100 : 1;
  const reference = counterparts ? 0 : baseline.value;
  return sinceGoLive.reduce((sum, { y }) => sum + gain(metric, reference, y), 0) * units;
}

/** Number of periods between go-live and the first point. They have no buckets. */
function beforeFirst({ metric: { period }, buckets: [first], since, definedFrom }: Frame): number {
  if (!first || since === null) return 0;
  let count = 0;
  for (let at = startOf(period, civilOfDay(since)); dayOf(at) < first.start;) {
    const next = addPeriods(period, at, 1);
    const bucket = { start: dayOf(at), end: dayOf(addPeriods('day', next, -1)) };
    if (isSince(bucket, since) && (definedFrom === null || bucket.start >= definedFrom)) count++;
    at = next;
  }
  return count;
}
