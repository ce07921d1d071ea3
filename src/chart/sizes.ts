import { textWidth } from './text-metrics.js';
import type { ChartModel } from './model.js';

/** The form of a chart, by its width. */
export type ChartForm = 'small' | 'middle' | 'wide';

/** Minimum widths in px of the middle and of the wide form. */
export const MIDDLE_WIDTH = 440;
export const WIDE_WIDTH = 680;

/** The sizes of the parts of a chart in px. A chart is redrawn for each width, never scaled. */
export interface ChartSize {
  form: ChartForm;
  width: number;
  /** Height of the whole chart. */
  height: number;
  plot: number;
  left: number;
  right: number;
  /** Height above the plot: the key of a small chart and the labels of vertical lines. */
  top: number;
  /** Height of the key. */
  key: number;
  /** Height below the plot: the time ticks. */
  axis: number;
  lane: number;
  /** Height of one behaviour strip. */
  strip: number;
  strips: number;
  line: number;
  lastRadius: number;
  lastFont: number;
  yTicks: number;
}

const FORMS = {
  wide: { plot: 300, left: 40, right: 104, axis: 40, strip: 24, line: 2.75, lastRadius: 6, lastFont: 16, yTicks: 4 },
  middle: { plot: 260, left: 36, right: 96, axis: 40, strip: 24, line: 2.5, lastRadius: 5, lastFont: 16, yTicks: 4 },
  small: { plot: 200, left: 32, right: 16, axis: 28, strip: 44, line: 2.25, lastRadius: 5, lastFont: 14, yTicks: 3 },
} as const;

export const FONT_SIZE = 12;
const KEY_ROW = 18;
const KEY_SWATCH = 20;
const KEY_GAP = 14;
const LANE = 32;

export const formOf = (width: number): ChartForm =>
  width >= WIDE_WIDTH ? 'wide' : width >= MIDDLE_WIDTH ? 'middle' : 'small';

/**
 * The sizes of a chart, known before it is drawn, so that its space can be reserved.
 * @param plot height of the plot in px, for an enlarged chart
 */
export function chartSize(model: ChartModel, width: number, plot?: number): ChartSize {
  const form = formOf(width);
  const base = FORMS[form];
  const { events, strips, marks, span } = model;
  const key = form === 'small' ? keyRows(model, width).length * KEY_ROW + (keyRows(model, width).length ? 6 : 0) : 0;
  const lane = events.some(({ at }) => at >= span.from && at <= span.to) ? LANE : 0;
  const stripHeight = strips.length ? 16 + strips.length * base.strip + 20 : 0;
  const size: ChartSize = {
    ...base,
    form,
    width,
    plot: plot ?? base.plot,
    right: form === 'small' ? base.right : gutter(model, width, base.right),
    key,
    top: key + (marks.length ? 44 : 26),
    lane,
    strips: stripHeight,
    height: 0,
  };
  return { ...size, height: size.top + size.plot + size.axis + lane + stripHeight };
}

/** The width of the names at the right end of the lines, limited by the chart. */
function gutter({ target, strips }: ChartModel, width: number, least: number): number {
  const names = [target?.text ?? '', target?.by ?? '', ...strips.map(({ count }) => count)];
  return Math.min(
    Math.max(least, ...names.map((name) => textWidth(name, FONT_SIZE, true) + 22)),
    Math.max(least, width * 0.24),
  );
}

export type KeyItem = 'baseline' | 'target' | 'comparison';

/** The key above a small chart, in rows, with the start of each item in px. */
export function keyRows(model: ChartModel, width: number): { item: KeyItem; text: string; x: number }[][] {
  const { baseline, target, comparison } = model;
  const items: [KeyItem, string][] = [
    ...(baseline?.carried ? [['baseline', baseline.text] satisfies [KeyItem, string]] : []),
    ...(target ? [['target', `${target.short} ${target.by}`.trim()] satisfies [KeyItem, string]] : []),
    ...(comparison ? [['comparison', comparison.text] satisfies [KeyItem, string]] : []),
  ];
  const rows: { item: KeyItem; text: string; x: number }[][] = [];
  let end = Infinity;
  for (const [item, text] of items) {
    const wide = KEY_SWATCH + Math.min(textWidth(text, FONT_SIZE), width - KEY_SWATCH);
    if (end + wide > width) {
      rows.push([]);
      end = 0;
    }
    rows.at(-1)?.push({ item, text, x: end });
    end += wide + KEY_GAP;
  }
  return rows;
}
