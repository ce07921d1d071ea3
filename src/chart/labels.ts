/** A rectangle in px. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface Segment {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

/** The width of a text in px, for a font size and weight. */
export type Measure = (text: string, size: number, weight: number) => number;

export interface LabelLine {
  text: string;
  size: number;
  weight: number;
}

/** A possible place of a label: `x` is its left end, middle or right end, `y` the baseline of its first line. */
export interface LabelPlace {
  x: number;
  y: number;
  align: 'left' | 'center' | 'right';
  /** A shorter text for this place. Default: the text of the label. */
  lines?: readonly LabelLine[];
}

/** A label to place. The first free place is used, unless a later one crosses fewer lines. */
export interface LabelRequest {
  id: string;
  lines: readonly LabelLine[];
  places: readonly LabelPlace[];
}

export interface PlacedLabel extends LabelPlace {
  id: string;
  lines: readonly LabelLine[];
  box: Box;
}

/** Distance of baselines, in px. */
export const LINE_HEIGHT = 16;
/** Minimum distance of two labels, in px. */
const GAP = 2;
/** Cost of crossing a line, in positions of the list of places. */
const CROSSING_COST = 12;

/** The bounding box of lines of text. */
export function boxOf(lines: readonly LabelLine[], { x, y, align }: LabelPlace, measure: Measure): Box {
  const width = Math.max(0, ...lines.map(({ text, size, weight }) => measure(text, size, weight)));
  const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
  const first = lines[0]?.size ?? 0;
  const last = lines.at(-1)?.size ?? 0;
  return {
    left,
    right: left + width,
    top: y - first * 0.8,
    bottom: y + (lines.length - 1) * LINE_HEIGHT + last * 0.25,
  };
}

export const touch = (a: Box, b: Box, gap = GAP): boolean =>
  a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;

const lies = (inner: Box, outer: Box): boolean =>
  inner.left >= outer.left - 0.5 &&
  inner.right <= outer.right + 0.5 &&
  inner.top >= outer.top - 0.5 &&
  inner.bottom <= outer.bottom + 0.5;

/**
 * Places labels, the most important first. None touches another, an obstacle or the edge of the chart. A label without
 * a free place is left out; its content is also in the key, the list or the table.
 * @param labels in order of importance
 * @param obstacles boxes that labels never cover: points, rings, placed texts
 * @param lines segments that labels avoid to cross
 */
export function placeLabels(
  labels: readonly LabelRequest[],
  obstacles: readonly Box[],
  lines: readonly Segment[],
  bounds: Box,
  measure: Measure,
): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  for (const { id, lines: texts, places } of labels) {
    let best: PlacedLabel | null = null;
    let least = Infinity;
    for (let i = 0; i < places.length; i++) {
      const place = places[i];
      if (!place) continue;
      if (i >= least) break;
      const own = place.lines ?? texts;
      const box = boxOf(own, place, measure);
      if (!lies(box, bounds)) continue;
      if (obstacles.some((other) => touch(box, other)) || placed.some((other) => touch(box, other.box))) continue;
      const cost = i + CROSSING_COST * lines.filter((line) => crosses(line, box)).length;
      if (cost < least) [best, least] = [{ ...place, id, lines: own, box }, cost];
    }
    if (best) placed.push(best);
  }
  return placed;
}

/** Copies of a place, moved up and down in steps, the nearest first. */
export function movedPlaces(place: LabelPlace, steps: number, by = 4): LabelPlace[] {
  const places = [place];
  for (let i = 1; i <= steps; i++) places.push({ ...place, y: place.y + i * by }, { ...place, y: place.y - i * by });
  return places;
}

/** True if a line crosses a box, by Liang–Barsky clipping. */
export function crosses({ x1, y1, x2, y2 }: Segment, { left, right, top, bottom }: Box): boolean {
  let [from, to] = [0, 1];
  const sides: [number, number][] = [
    [x1 - x2, x1 - left],
    [x2 - x1, right - x1],
    [y1 - y2, y1 - top],
    [y2 - y1, bottom - y1],
  ];
  for (const [p, q] of sides) {
    if (p === 0) {
      if (q < 0) return false;
      continue;
    }
    const at = q / p;
    if (p < 0) from = Math.max(from, at);
    else to = Math.min(to, at);
    if (from > to) return false;
  }
  return true;
}

/** A text, truncated with "…" if it is wider than the room. */
export function ellipsize(text: string, room: number, size: number, weight: number, measure: Measure): string {
  if (measure(text, size, weight) <= room) return text;
  const signs = [...text];
  let [low, high] = [0, signs.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(`${signs.slice(0, middle).join('').trimEnd()}…`, size, weight) <= room) low = middle;
    else high = middle - 1;
  }
  return low ? `${signs.slice(0, low).join('').trimEnd()}…` : '';
}
