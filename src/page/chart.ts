import { civilOfDay, startOf } from '../config/dates.js';
import type { Unit } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import { isPercentage } from '../locales/words.js';
import { linesOf } from '../picture/lines.js';
import type { Bucket } from '../results/buckets.js';
import type { Result } from '../results/result.js';
import { definedFrom } from '../results/texts.js';
import type { View } from '../results/view.js';

/** What a series of a chart is: told by its line, its dots and its name. */
export type SeriesLook = 'line' | 'earlier' | 'so-far' | 'other' | 'baseline' | 'target';

export interface Series {
  look: SeriesLook;
  name: string;
  /** One a label; null where nothing was measured, or nothing is to be drawn. */
  values: (number | null)[];
}

/** A result's numbers for a chart that others can edit: the same as the table's. */
export interface Chart {
  labels: string[];
  series: Series[];
  unit: Unit;
  /** The place of the latest finished value, whose number is written beside it; null where there is none. */
  current: number | null;
}

/** More periods than these make a chart that nobody can edit: the earliest are left out. */
const MOST = 260;
/** As long as a name in a legend may be, in widths of a letter M or so. */
const NAME = 30;

/** The metric's own periods: gaps stay gaps, a change of definition begins another line, a period that has not ended stands apart. */
export function chartOf(result: Result, view: View, words: Words): Chart {
  const { metric, unit, baseline, current } = result;
  const buckets = view.buckets.slice(-MOST);
  const cut = definedFrom(result);
  const isNew = ({ start }: Bucket) => cut === null || start >= cut;
  const values = (of: (bucket: Bucket) => number | null) => buckets.map(of);
  const name = linesOf(words.text(metric.name), 1, NAME, 1)[0] ?? '';
  const others = view.comparison && new Map(Array.from(view.comparison.at, (at, i) => [at, view.comparison?.value[i] ?? NaN]));
  const beside = new Map(view.buckets.map((bucket, i) => [bucket, others?.get(view.at[i] ?? NaN) ?? NaN]));
  const { value, min, max } = metric.target ?? {};
  const unfinished = buckets.find((bucket) => !bucket.finished && bucket.value !== null);
  const series: Series[] = [
    ...(cut === null ? [] : [{ look: 'earlier', name: words.say('slides.earlier', { name, day: words.day(cut) }), values: values((bucket) => (isNew(bucket) || !bucket.finished ? null : bucket.value)) } satisfies Series]),
    { look: 'line', name, values: values((bucket) => (isNew(bucket) && bucket.finished ? bucket.value : null)) },
    ...(unfinished ? [{ look: 'so-far', name: words.say('chart.so-far', { period: unfinished.label }), values: values((bucket) => (bucket === unfinished ? bucket.value : null)) } satisfies Series] : []),
    ...(others ? [{ look: 'other', name: linesOf(words.text(metric.comparison?.name), 1, NAME, 1)[0] ?? '', values: values((bucket) => numberOrGap(beside.get(bucket))) } satisfies Series] : []),
    ...(baseline?.comparable ? [{ look: 'baseline', name: words.say('know.baseline'), values: values((bucket) => (isNew(bucket) ? baseline.value : null)) } satisfies Series] : []),
    ...(metric.direction === 'maintain' ? [min, max] : [value]).flatMap((edge): Series[] =>
      (edge === undefined ? [] : [{ look: 'target', name: words.say('chart.target', { value: words.number(edge, unit) }), values: values((bucket) => (isNew(bucket) ? edge : null)) }])),
  ];
  const at = buckets.findIndex((bucket) => current !== null && bucket.start === current.bucket.start);
  return {
    unit, current: at === -1 ? null : at,
    labels: buckets.map(({ start }) => words.tick(startOf(metric.period, civilOfDay(start)), metric.period, true)),
    // a line of which nothing is left is none
    series: series.filter(({ look, values: own }) => look === 'line' || own.some((one) => one !== null)),
  };
}

const numberOrGap = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

/** How the number beside a dot is written: with as many digits as it has, and no more than its unit. */
export function labelFormat(unit: Unit, value: number): string {
  const most = unit.maximumFractionDigits ?? 2;
  const digits = unit.style === 'percent' ? null : (/\.(\d+)$/.exec(String(Number(value.toFixed(Math.min(most, 6)))))?.[1]?.length ?? 0);
  return digits === null ? numberFormat(unit) : digits ? `#,##0.${'0'.repeat(digits)}` : '#,##0';
}

/** How a spreadsheet writes the values of a unit. */
export function numberFormat({ style, maximumFractionDigits, unit }: Unit): string {
  const decimals = maximumFractionDigits ?? 1;
  if (style === 'percent') return decimals ? `0.${'0'.repeat(Math.min(decimals, 4))}%` : '0%';
  if (isPercentage({ style, unit })) return 'General';
  return maximumFractionDigits === 0 ? '#,##0' : 'General';
}
