import { civilOfDay, DAY, dayOf } from '../series/civil-time.js';
import type { Localizer } from '../i18n/localizer.js';
import type { Bucket } from './buckets.js';
import type { DaySpan } from './coverage.js';
import type { Result } from './types.js';
import type { DisplayedSeries } from './displayed-series.js';

/** A row of the table with the values of the chart. */
export interface ValueRow {
  period: string;
  /** The period. Null for the grain `point`. */
  bucket: Bucket | null;
  value: number | null;
  /** The value of the comparison at the same time. Null for a gap, undefined without a comparison. */
  other: number | null | undefined;
  n: number;
  remark: string;
}

export interface ValueOrder {
  by: 'period' | 'value' | 'n';
  descending: boolean;
}

/** Number of rows of a table with all values. */
export const rowCount = ({ grain, at, buckets }: DisplayedSeries): number =>
  grain === 'point' ? at.length : buckets.length;

/** The rows of the table: the same values and words as in the chart. */
export function valueRows(
  result: Result,
  view: DisplayedSeries,
  { by, descending }: ValueOrder,
  most: number,
  localizer: Localizer,
): ValueRow[] {
  const total = rowCount(view);
  const value = (i: number) => (view.grain === 'point' ? (view.value[i] ?? NaN) : (view.buckets[i]?.value ?? NaN));
  const count = (i: number) => (view.grain === 'point' ? Number(!Number.isNaN(value(i))) : (view.buckets[i]?.n ?? 0));
  const { comparison } = view;
  const others = comparison && new Map(Array.from(comparison.at, (at, i) => [at, comparison.value[i] ?? NaN]));
  const otherAt = (i: number) => {
    if (!others) return undefined;
    const other = others.get(view.at[i] ?? NaN) ?? NaN;
    return Number.isNaN(other) ? null : other;
  };
  const key = by === 'value' ? value : count;
  // gaps last, in either direction
  const byKey = (a: number, b: number) =>
    Number(Number.isNaN(key(a))) - Number(Number.isNaN(key(b))) || (descending ? -1 : 1) * (key(a) - key(b)) || b - a;
  const order = by === 'period' ? null : Uint32Array.from({ length: total }, (_, i) => i).sort(byKey);
  return Array.from({ length: Math.min(most, total) }, (_, row): ValueRow => {
    const i = order ? (order[row] ?? 0) : descending ? total - 1 - row : row;
    const bucket = view.buckets[i] ?? null;
    if (bucket)
      return {
        bucket,
        other: otherAt(i),
        period: bucket.label,
        value: bucket.value,
        n: bucket.n,
        remark: remarks(bucket, result, localizer).join(localizer.t('comma')),
      };
    const own = value(i);
    return {
      bucket,
      other: otherAt(i),
      period: localizer.moment(view.at[i] ?? 0),
      value: Number.isNaN(own) ? null : own,
      n: count(i),
      remark: Number.isNaN(own) ? localizer.t('remark.gap') : '',
    };
  });
}

function remarks(bucket: Bucket, { baseline, metric }: Result, localizer: Localizer): string[] {
  const { t, text } = localizer;
  const { start, end, value, finished, partial } = bucket;
  const inBaseline =
    baseline?.from && baseline.to && start >= baseline.from && end <= baseline.to && value !== null && !partial;
  const broken = metric.breaks.find(({ at }) => at >= start && at <= end);
  return [
    ...(value === null ? [t('remark.gap')] : []),
    ...(finished ? [] : [t('remark.unfinished')]),
    ...(bucket.hole ? [holeText(bucket, bucket.hole, localizer)] : []),
    ...(inBaseline ? [t('remark.baseline')] : []),
    ...(broken ? [broken.note === undefined ? t('chart.break') : text(broken.note)] : []),
  ];
}

/** The measured days of a partial bucket: until, from, or from and to. */
function holeText({ start, end }: Bucket, { from, to }: DaySpan, localizer: Localizer): string {
  const day = (of: string, days: number) => localizer.day(dayOf(civilOfDay(of) + days * DAY));
  if (to === end) return localizer.t('remark.partial.until', { day: day(from, -1) });
  if (from === start) return localizer.t('remark.partial.from', { day: day(to, 1) });
  return localizer.t('remark.partial.between', { from: localizer.day(from), to: localizer.day(to) });
}
