import type { Words } from '../locales/words.js';
import type { Bucket } from './buckets.js';
import type { Result } from './result.js';
import type { View } from './view.js';

/** A row of the table that holds the picture's numbers. */
export interface ValueRow {
  period: string;
  /** The period; null where every value is shown as measured. */
  bucket: Bucket | null;
  value: number | null;
  /** The comparison's value at the same time; undefined where there is none to compare with. */
  other: number | null | undefined;
  n: number;
  remark: string;
}

export interface ValueOrder {
  by: 'period' | 'value' | 'n';
  descending: boolean;
}

/** How many rows a table of all values has. */
export const rowCount = ({ grain, at, buckets }: View): number => (grain === 'point' ? at.length : buckets.length);

/** The numbers of the picture, the same values in the same words. */
export function valueRows(result: Result, view: View, { by, descending }: ValueOrder, most: number, words: Words): ValueRow[] {
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
  // gaps last, whichever way the values run
  const byKey = (a: number, b: number) => Number(Number.isNaN(key(a))) - Number(Number.isNaN(key(b))) || (descending ? -1 : 1) * (key(a) - key(b)) || b - a;
  const order = by === 'period' ? null : Uint32Array.from({ length: total }, (_, i) => i).sort(byKey);
  return Array.from({ length: Math.min(most, total) }, (_, row): ValueRow => {
    const i = order ? (order[row] ?? 0) : descending ? total - 1 - row : row;
    const bucket = view.buckets[i] ?? null;
    if (bucket) return { bucket, other: otherAt(i), period: bucket.label, value: bucket.value, n: bucket.n, remark: remarks(bucket, result, words).join(words.say('comma')) };
    const own = value(i);
    return { bucket, other: otherAt(i), period: words.moment(view.at[i] ?? 0), value: Number.isNaN(own) ? null : own, n: count(i), remark: Number.isNaN(own) ? words.say('remark.gap') : '' };
  });
}

function remarks(bucket: Bucket, { baseline, metric }: Result, { say, text }: Words): string[] {
  const { start, end, value, finished } = bucket;
  const inBaseline = baseline?.from && baseline.to && start >= baseline.from && end <= baseline.to && value !== null;
  const broken = metric.breaks.find(({ at }) => at >= start && at <= end);
  return [
    ...(value === null ? [say('remark.gap')] : []),
    ...(finished ? [] : [say('remark.unfinished')]),
    ...(inBaseline ? [say('remark.baseline')] : []),
    ...(broken ? [broken.note === undefined ? say('chart.break') : text(broken.note)] : []),
  ];
}
