import type { Box, Measure } from '../labels.js';
import type { NumberedEvent } from '../model.js';
import { FONT_SIZE, type ChartSize } from '../sizes.js';
import { drawText } from './pen.js';
import type { Scene } from './scene.js';

/** A badge on the lane of events, with one number or several that would touch. */
export interface Badge {
  from: number;
  to: number;
  kinds: NumberedEvent['kind'][];
  box: Box;
}

const HEIGHT = 18;
/** Minimum distance of two badges, in px. */
const GAP = 3;
/** Maximum number of badges on a small chart. More are merged. */
const MAX_SMALL = 4;
const STRONG = 650;

const textOf = ({ from, to }: Pick<Badge, 'from' | 'to'>): string => (from === to ? `${from}` : `${from}–${to}`);

/** Neighbouring events that share a badge. */
interface Group {
  /** The middle of its events, in px. */
  x: number;
  from: number;
  to: number;
  kinds: NumberedEvent['kind'][];
}

/**
 * Numbered badges in the order of time. Touching ones are merged, the nearest first, then moved apart.
 * @param top of the lane, in px
 */
export function badgesOf(
  events: readonly NumberedEvent[],
  x: (at: number) => number,
  { form, width }: Pick<ChartSize, 'form' | 'width'>,
  top: number,
  measure: Measure,
): Badge[] {
  const widthOf = (group: Pick<Group, 'from' | 'to'>) =>
    Math.max(HEIGHT, measure(textOf(group), FONT_SIZE, STRONG) + 10);
  const groups = pixelGroups(events, x).map((group) => ({ ...group, width: widthOf(group) }));
  const free = (i: number) => {
    const [a, b] = [groups[i - 1], groups[i]];
    return a && b ? b.x - b.width / 2 - a.x - a.width / 2 : Infinity;
  };
  const most = form === 'small' ? MAX_SMALL : Math.floor(width / (HEIGHT + GAP) / 2);
  for (;;) {
    let nearest = -1;
    for (let i = 1; i < groups.length; i++) if (nearest === -1 || free(i) < free(nearest)) nearest = i;
    if (nearest === -1 || (free(nearest) >= GAP && groups.length <= most)) break;
    const [a, b] = [groups[nearest - 1], groups[nearest]];
    if (!a || !b) break;
    const merged = mergedGroup(a, b);
    groups.splice(nearest - 1, 2, { ...merged, width: widthOf(merged) });
  }
  let end = 0.5;
  const placed = groups.map((group): Badge => {
    const half = group.width / 2;
    const middle = Math.max(end + half, Math.min(group.x, width - half - 0.5));
    end = middle + half + GAP;
    const box = { left: middle - half, right: middle + half, top, bottom: top + HEIGHT };
    return { from: group.from, to: group.to, kinds: group.kinds, box };
  });
  // from the right edge back, if moving exceeded it
  let limit = width - 0.5;
  for (const { box } of placed.reverse()) {
    const over = Math.max(0, box.right - limit);
    box.left -= over;
    box.right -= over;
    limit = box.left - GAP;
  }
  return placed.reverse();
}

/** The events in groups of those on one pixel. However many events there are, there are no more groups than pixels. */
function pixelGroups(events: readonly NumberedEvent[], x: (at: number) => number): Group[] {
  const byPixel = new Map<number, NumberedEvent[]>();
  for (const event of events) {
    const pixel = Math.round(x(event.at));
    const others = byPixel.get(pixel);
    if (others) others.push(event);
    else byPixel.set(pixel, [event]);
  }
  return [...byPixel.values()].map((group) => {
    const numbers = group.map(({ number }) => number);
    const middle = group.reduce((sum, { at }) => sum + x(at), 0) / group.length;
    return { x: middle, from: numbers[0] ?? 0, to: numbers.at(-1) ?? 0, kinds: group.map(({ kind }) => kind) };
  });
}

function mergedGroup(a: Group, b: Group): Group {
  const [m, n] = [a.to - a.from + 1, b.to - b.from + 1];
  return { x: (a.x * m + b.x * n) / (m + n), from: a.from, to: b.to, kinds: [...a.kinds, ...b.kinds] };
}

/** The badges of the displayed time range. Empty without events. */
export function badgesIn(scene: Pick<Scene, 'model' | 'size' | 'shown' | 'x' | 'area'>, measure: Measure): Badge[] {
  const { model, size, shown, x, area } = scene;
  if (!size.lane) return [];
  const events = model.events.filter(({ at }) => at >= shown.from && at <= shown.to);
  return badgesOf(events, x, size, area.bottom + size.axis + 3, measure);
}

export function drawBadges({ pen, theme }: Scene, badges: readonly Badge[]): void {
  const { surface, ink2, ink3, series, worse, family } = theme;
  for (const badge of badges) {
    const { box, kinds } = badge;
    const kind = badge.from === badge.to ? kinds[0] : undefined;
    const isIncident = kinds.includes('incident');
    const fill =
      kind === undefined || kind === 'incident' || kind === 'note' ? surface : kind === 'behavior' ? series : ink2;
    const edge = isIncident ? worse : kind === 'note' ? ink3 : kind === undefined ? ink2 : fill;
    pen.beginPath();
    pen.roundRect(box.left + 0.75, box.top + 0.75, box.right - box.left - 1.5, HEIGHT - 1.5, (HEIGHT - 1.5) / 2);
    pen.fillStyle = fill;
    pen.fill();
    pen.strokeStyle = edge;
    pen.lineWidth = isIncident ? 1.5 : 1.25;
    pen.setLineDash([]);
    pen.stroke();
    drawText(pen, textOf(badge), (box.left + box.right) / 2, box.top + 13.25, {
      family,
      size: FONT_SIZE,
      weight: STRONG,
      align: 'center',
      color: fill !== surface ? surface : kind === 'incident' ? worse : ink2,
    });
  }
}
