import type { ChartData, ChartOptions } from 'chart.js';
import type { Localizer } from '../core/i18n/localizer.js';
import { valueAxis, type ValueAxis } from './axes.js';
import { shortValue, tickUnit, type ChartModel } from './model.js';
import type { RunStyle } from './plugins/runs.js';
import { FONT_SIZE, type ChartSize } from './sizes.js';
import { textWidth } from './text-metrics.js';
import type { ChartTheme } from './theme.js';

/** All inputs of a chart. */
export interface PictureSpec {
  model: ChartModel;
  size: ChartSize;
  theme: ChartTheme;
  localizer: Localizer;
}

/** The Chart.js type of our datasets: lines of values in runs. */
export const RUNS = 'waymarkRuns';
/** The Chart.js type of our scale of values. */
export const VALUES = 'waymarkValues';

/** Our dataset. Its values stay in their columns. */
export interface RunsDataset {
  type: typeof RUNS;
  label: string;
  data: never[];
  run: RunStyle;
}

export interface PictureSetup {
  axis: ValueAxis;
  data: ChartData;
  options: ChartOptions;
}

/** Maximum number of dots: more would touch each other. */
const MAX_DOTS = 18;
/** Opacity of values of an older definition. */
const OLDER = 0.4;

/** Converts a chart to data and options of Chart.js. Pure: it needs no canvas. */
export function chartSetup(spec: PictureSpec): PictureSetup {
  const { model, size, localizer } = spec;
  const axis = valueAxis(model, size.yTicks);
  const { from, to } = model.span;
  const numbers = axis.ticks
    .slice(0, -1)
    .map((tick) => textWidth(shortValue(tick, tickUnit(model.unit), localizer), FONT_SIZE) + 8);
  const left = Math.min(Math.max(size.left, ...numbers), size.width * 0.3);
  const below = size.axis + size.lane + size.strips;
  return {
    axis,
    data: { datasets: datasets(spec) } as unknown as ChartData,
    options: {
      responsive: false,
      maintainAspectRatio: false,
      animation: false,
      parsing: false,
      normalized: true,
      clip: false,
      // the tooltip is an element of the page, not drawn on the canvas
      events: [],
      layout: { autoPadding: false, padding: { left, right: size.right, top: size.top, bottom: below } },
      scales: {
        x: { type: 'linear', display: false, min: from, max: Math.max(to, from + 1) },
        y: { type: VALUES as 'linear', display: false, min: axis.min, max: axis.max },
      },
    },
  };
}

/** The comparison first, then the metric's own line in pieces of different colour or opacity. */
function datasets({ model, size, theme }: PictureSpec): RunsDataset[] {
  const { comparison, series, cuts, span, since, definedFrom, name } = model;
  const start = -Infinity;
  const end = Infinity;
  const plain = { cuts, dots: 0, alpha: 1, hasLoneDots: true, isWiped: false };
  const other = (from: number, to: number, width: number, alpha: number): RunStyle => ({
    ...plain,
    columns: { at: comparison?.at ?? [], value: comparison?.value ?? [] },
    cuts: [],
    from: Math.max(from, span.from),
    to: Math.min(to, span.to),
    color: theme.other,
    width,
    alpha,
    hasLoneDots: alpha === 1,
  });
  const live = since ?? start;
  const others = comparison
    ? [...(live > span.from ? [other(start, live, 1.5, 0.55)] : []), other(Math.max(live, span.from), end, 2, 1)]
    : [];
  const dots = size.form !== 'small' && measuredCount(series.value) <= MAX_DOTS ? 3 : 0;
  const edges = [span.from, ...[definedFrom, since].filter((at) => at !== null), span.to]
    .filter((at) => at >= span.from && at <= span.to)
    .sort((a, b) => a - b);
  const own = edges.slice(1).flatMap((to, i): RunStyle[] => {
    const from = edges[i] ?? span.from;
    if (!(to > from)) return [];
    const isAfter = from >= live;
    return [
      {
        ...plain,
        columns: series,
        from,
        to,
        dots,
        isWiped: isAfter,
        color: isAfter ? theme.series : theme.before,
        width: isAfter ? size.line : 2,
        alpha: definedFrom !== null && from < definedFrom ? OLDER : 1,
      },
    ];
  });
  const dataset =
    (label: string) =>
    (run: RunStyle): RunsDataset => ({ type: RUNS, label, data: [], run });
  return [...others.map(dataset(comparison?.name ?? '')), ...own.map(dataset(name))];
}

/** Number of measured values, counted only up to `MAX_DOTS`. */
function measuredCount(values: ArrayLike<number>): number {
  let count = 0;
  for (let i = 0; i < values.length && count <= MAX_DOTS; i++) if (!Number.isNaN(values[i])) count++;
  return count;
}

/** Merges options of a host into ours: plain objects are merged recursively, everything else is replaced. */
export function mergeOptions<T extends object>(ours: T, theirs: object | undefined): T {
  if (!theirs) return ours;
  const merged = { ...ours } as Record<string, unknown>;
  for (const [key, value] of Object.entries(theirs)) {
    if (key === '__proto__' || value === undefined) continue;
    const own = merged[key];
    merged[key] = isPlain(own) && isPlain(value) ? mergeOptions(own, value) : value;
  }
  return merged as T;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
