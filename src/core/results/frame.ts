import { addPeriods, civilOfDay, DAY, dayOf, startOf } from '../series/civil-time.js';
import type { Config, Metric, Period } from '../config/schema.js';
import type { Bucket } from './buckets.js';
import { isBefore, isMeasured, isSince, type Frame, type MeasuredBucket, type Sample } from './measurements.js';

/** Classifies the buckets of a metric by their use in statements. */
export function frameOf({ goLive }: Pick<Config, 'goLive'>, metric: Metric, buckets: readonly Bucket[]): Frame {
  const whole = buckets.filter(isMeasured);
  const latest = whole.at(-1);
  const definedFrom =
    metric.breaks
      .map(({ at }) => at)
      .filter((at) => latest !== undefined && at <= latest.end)
      .sort()
      .at(-1) ?? null;
  const usable = whole.filter(({ start }) => definedFrom === null || start >= definedFrom);
  const since = sinceOf(goLive, metric);
  const counterparts = isSeasonal(metric) ? counterpartsOf(metric.period, usable, since) : null;
  const index = new Map(buckets.map(({ start }, i) => [start, i]));
  const samples = usable.flatMap((bucket): Sample[] => {
    const x = index.get(bucket.start) ?? 0;
    if (!counterparts) return [{ bucket, x, y: bucket.value }];
    const counterpart = counterparts.get(bucket.start);
    return counterpart ? [{ bucket, x, y: bucket.value - counterpart.value }] : [];
  });
  const sinceGoLive = samples.filter(({ bucket }) => isSince(bucket, since));
  return { metric, buckets, usable, definedFrom, since, counterparts, samples, sinceGoLive };
}

/**
 * True if each period is compared with the same period a year before. Not with an agreed value or a range as target.
 */
export const isSeasonal = ({ season, direction, baseline }: Metric): boolean =>
  season !== undefined && direction !== 'maintain' && baseline?.value === undefined;

/** The first day that counts as a result of the work: the go-live, else the day after the baseline's span. */
function sinceOf(goLive: string | undefined, { baseline }: Metric): string | null {
  if (goLive !== undefined) return goLive;
  return baseline?.to === undefined ? null : dayOf(civilOfDay(baseline.to) + DAY);
}

/**
 * For each usable bucket, the same bucket in the last year before go-live, or a year earlier for a bucket in that year.
 */
function counterpartsOf(
  period: Period,
  usable: readonly MeasuredBucket[],
  since: string | null,
): Map<string, MeasuredBucket> {
  const byStart = new Map(usable.map((bucket) => [bucket.start, bucket]));
  return new Map(
    usable.flatMap(({ start }): [string, MeasuredBucket][] => {
      for (let years = 1; years < 100; years++) {
        const at = yearsBefore(period, start, years);
        const end = dayOf(addPeriods(period, civilOfDay(at), 1) - DAY);
        if (!isBefore({ end }, since)) continue;
        const counterpart = byStart.get(at);
        return counterpart ? [[start, counterpart]] : [];
      }
      return [];
    }),
  );
}

/**
 * The first day of the same bucket some years before: the same month, quarter, day, or ISO week (week 52 for week 53).
 */
export function yearsBefore(period: Period, start: string, years: number): string {
  if (period !== 'week') return dayOf(startOf(period, addPeriods('month', civilOfDay(start), -12 * years)));
  // a week belongs to the year that its Thursday lies in
  const thursday = civilOfDay(start) + 3 * DAY;
  const year = new Date(thursday).getUTCFullYear();
  const week = Math.floor((thursday - Date.UTC(year, 0, 1)) / DAY / 7) + 1;
  const firstWeek = startOf('week', Date.UTC(year - years, 0, 4));
  return dayOf(firstWeek + (Math.min(week, 52) - 1) * 7 * DAY);
}
