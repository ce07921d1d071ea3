import type { Localizer } from '../../core/i18n/localizer.js';
import type { ValueAxis } from '../axes.js';
import type { Box, PlacedLabel } from '../labels.js';
import type { ChartModel } from '../model.js';
import type { ChartSize } from '../sizes.js';
import { fontOf, type ChartTheme } from '../theme.js';
import type { Pen } from './pen.js';

/** A chart while it is drawn: its model, and the positions of times and values by the current scales of Chart.js. */
export interface Scene {
  pen: Pen;
  model: ChartModel;
  size: ChartSize;
  theme: ChartTheme;
  axis: ValueAxis;
  localizer: Localizer;
  /** Position of a time in px. */
  x: (at: number) => number;
  /** Position of a value in px. */
  y: (value: number) => number;
  area: Box;
  /** The displayed time range: a host may have zoomed in. */
  shown: { from: number; to: number };
  /** Progress of the animation of the first view, from 0 to 1. */
  progress: number;
  labels: readonly PlacedLabel[];
}

/** Returns a cached function that measures texts in the font of the chart. */
export function measureIn(pen: Pen, family: string): (text: string, size: number, weight: number) => number {
  const known = new Map<string, number>();
  return (text, size, weight) => {
    const key = `${size} ${weight} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      pen.font = fontOf(family, size, weight);
      width = pen.measureText(text).width;
      known.set(key, width);
    }
    return width;
  };
}

/** Progress of a part of the animation that runs between two moments of it. */
export const between = (progress: number, from: number, to: number): number =>
  Math.min(1, Math.max(0, (progress - from) / (to - from)));
