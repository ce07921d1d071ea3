import { decimatedRuns } from '../decimate.js';
import type { ChartColumns } from '../model.js';
import { drawCircle, type Pen } from './pen.js';

/** The style of a piece of a line. */
export interface RunStyle {
  columns: ChartColumns;
  /** Times at which the line is cut. */
  cuts: readonly number[];
  /** Nothing outside this time range is drawn. */
  from: number;
  to: number;
  /** True if the first view animates it from left to right. */
  isWiped: boolean;
  color: string;
  width: number;
  alpha: number;
  /** Radius of the dots in px; 0 for none. An isolated value always has a dot. */
  dots: number;
  hasLoneDots: boolean;
}

/** The linear projection of times and values to px. */
export interface Projection {
  x: (at: number) => number;
  y: (value: number) => number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Indexes of a run of values that a line joins. */
export type Run = readonly number[];

/** Values per px above which each px has only its first, lowest, highest and last value. */
const DENSE_VALUES_PER_PX = 2;
/** Line width for dense values: a wide line that overlaps itself takes ten times as long to draw. */
const DENSE_WIDTH = 1;

export interface ShownRuns {
  runs: readonly Run[];
  isDense: boolean;
}

/** A cache: a chart needs the same runs several times, and a series may be long. */
const cache = new WeakMap<object, { key: string; shown: ShownRuns }>();

/** The runs of a series for a projection, cached. */
export function shownRuns(
  { at, value }: ChartColumns,
  cuts: readonly number[],
  { x, left, right }: Pick<Projection, 'x' | 'left' | 'right'>,
): ShownRuns {
  const key = [at.length, x(at[0] ?? 0), x(at[at.length - 1] ?? 0), left, right, ...cuts].join(' ');
  const before = cache.get(value);
  if (before?.key === key) return before.shown;
  const isDense = at.length > DENSE_VALUES_PER_PX * (right - left);
  const shown = { runs: decimatedRuns({ at, value }, x, cuts, isDense), isDense };
  cache.set(value, { key, shown });
  return shown;
}

/** Draws a piece of a line, optionally with dots. */
export function drawRuns(pen: Pen, style: RunStyle, projection: Projection, progress: number): void {
  const { columns, from, color, alpha, dots, hasLoneDots } = style;
  const to = style.isWiped ? from + (style.to - from) * progress : style.to;
  const { runs, isDense } = shownRuns(columns, style.cuts, projection);
  const { x, y, left, right, top, bottom } = projection;
  const [first, last] = [Math.max(left, x(from)), Math.min(right, x(to))];
  if (!(last > first)) return;
  const width = isDense ? DENSE_WIDTH : style.width;
  const px = (i: number) => x(columns.at[i] ?? 0);
  const py = (i: number) => y(columns.value[i] ?? 0);
  pen.save();
  pen.globalAlpha = alpha;
  pen.save();
  pen.beginPath();
  pen.rect(first, top - width, last - first, bottom - top + 2 * width);
  pen.clip();
  pen.strokeStyle = color;
  pen.lineWidth = width;
  pen.lineJoin = isDense ? 'bevel' : 'round';
  pen.lineCap = isDense ? 'butt' : 'round';
  pen.setLineDash([]);
  pen.beginPath();
  for (const run of runs) {
    if (run.length < 2) continue;
    run.forEach((i, at) => (at ? pen.lineTo(px(i), py(i)) : pen.moveTo(px(i), py(i))));
  }
  pen.stroke();
  pen.restore();
  // outside of the clip, so that dots at the edge are whole
  for (const run of runs) {
    const radius = run.length === 1 && hasLoneDots ? Math.max(3, dots) : dots;
    if (!radius) continue;
    for (const i of run) {
      const at = columns.at[i] ?? 0;
      if (at >= from && at < to && px(i) >= left - 1 && px(i) <= right + 1)
        drawCircle(pen, px(i), py(i), radius, { fill: color });
    }
  }
  pen.restore();
}
