import type { Words } from '../locales/words.js';
import { INKS, type Ink, type Role } from './inks.js';
import type { Dot, Picture } from './picture.js';

/** A path in px, in the syntax of SVG, moved to `x`, `y` where it has them. */
export interface PathShape {
  role: Role;
  d: string;
  x?: number;
  y?: number;
}
export interface TextShape {
  role: Role;
  text: string;
  x: number;
  /** Of its baseline. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
}
export type Shape = PathShape | TextShape;

/** Shapes by kind of event: a kind is told by its shape and its word, never by its colour. */
export const EVENT_PATHS: Readonly<Record<Picture['events'][number]['event']['kind'], string>> = {
  'go-live': 'M-4 4L0 -4.5L4 4Z',
  behavior: 'M0 -4A4 4 0 1 1 0 4A4 4 0 1 1 0 -4Z',
  milestone: 'M0 -5L5 0L0 5L-5 0Z',
  expertise: 'M-4.5 -1.5H-1.5V-4.5H1.5V-1.5H4.5V1.5H1.5V4.5H-1.5V1.5H-4.5Z',
  incident: 'M-4 -4L4 4M4 -4L-4 4',
  note: 'M-4 -4H4V4H-4Z',
};
export const eventRole = (kind: keyof typeof EVENT_PATHS): Role => (kind === 'incident' ? 'incident' : 'event');

const n = (value: number): number => Math.round(value * 10) / 10;
const run = (dots: readonly Dot[]): string => dots.map(({ x, y }, i) => `${i ? 'L' : 'M'}${n(x)} ${n(y)}`).join('');
const line = (x1: number, y1: number, x2: number, y2: number): string => `M${n(x1)} ${n(y1)}L${n(x2)} ${n(y2)}`;
const rect = (x1: number, y1: number, x2: number, y2: number): string => `M${n(x1)} ${n(y1)}H${n(x2)}V${n(y2)}H${n(x1)}Z`;
const circle = (x: number, y: number, r: number): string => `M${n(x - r)} ${n(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;

/** A text by the middle of its height. */
const centred = (role: Role, x: number, y: number, words: string, anchor: TextShape['anchor']): TextShape =>
  ({ role, x: n(x), y: n(y + size(role) * 0.32), text: words, anchor });
const written = (role: Role, x: number, y: number, words: string, anchor: TextShape['anchor']): TextShape => ({ role, x: n(x), y: n(y), text: words, anchor });
const size = (role: Role): number => (INKS[role] as Ink).size ?? 12;

/** About how wide a text of the picture is. */
const roughly = (text: string): number => [...text].reduce((sum, sign) => sum + (sign < '\u2e80' ? 5.8 : 12), 0);
/** A text that would reach over the picture's edge is moved inwards. */
function inside(shape: TextShape, width: number): TextShape {
  const wide = roughly(shape.text);
  const left = shape.x - { start: 0, middle: wide / 2, end: wide }[shape.anchor];
  return { ...shape, x: n(shape.x + Math.max(0, -left) - Math.max(0, left + wide - width)) };
}

/** A gap wider than this says that it is one. */
const GAP_TEXT = 74;

/** The picture as a flat list of shapes, back to front: what every face (page, file, paper, slide) draws. Shapes of one role share a path. */
export function shapesOf(picture: Picture, words: Words): Shape[] {
  const { plot, baseline, target, goLive, projection, isWide, events, notes, lane, unfinished, current } = picture;
  const shapes: Shape[] = [];
  const path = (role: Role, paths: readonly string[]) => { if (paths.length) shapes.push({ role, d: paths.join('') }); };
  const place = (role: Role, x: number, y: number, text: string, anchor: TextShape['anchor']) => shapes.push(inside(written(role, x, y, text, anchor), picture.width));
  const at = (role: Role, x: number, y: number, d: string) => shapes.push({ role, d, x: n(x), y: n(y) });

  path('gap', picture.gaps.map(({ x1, x2 }) => rect(x1, plot.top, x2, plot.bottom)));
  for (const { x1, x2 } of picture.gaps) if (x2 - x1 > GAP_TEXT) shapes.push(written('label-quiet', (x1 + x2) / 2, plot.bottom - 6, words.say('chart.gap'), 'middle'));
  path('grid', [
    ...picture.yTicks.map(({ y }) => line(plot.left, y, plot.right, y)),
    ...(events.length || notes.length ? [line(plot.left + 8, lane, plot.right, lane)] : []),
  ]);
  for (const { y, text } of picture.yTicks) shapes.push(centred('label', plot.left - 8, y, text, 'end'));
  for (const { x, text } of picture.xTicks) place('label', x, plot.bottom + 20, text, 'middle');
  if (baseline) {
    path('baseline-span', [rect(baseline.x1, baseline.y - 6, Math.max(baseline.x1, baseline.x2), baseline.y + 6)]);
    path('baseline', [line(baseline.x1, baseline.y, Math.max(baseline.x1, baseline.end), baseline.y)]);
  }
  if (target) {
    const isBand = target.y2 !== target.y;
    if (isBand) path('band', [rect(target.x1, target.y2, plot.right, target.y)]);
    path('target', [...(isBand ? [line(target.x1, target.y2, plot.right, target.y2)] : []), line(target.x1, target.y, plot.right, target.y)]);
  }
  if (isWide) shapes.push(...endLabels(picture));
  if (projection) {
    path('fan', [fan(projection, plot.right)]);
    path('ahead', [clipped(projection.x1, projection.y1, projection.x2, projection.y2, plot.right)]);
  }
  if (goLive) {
    path('go-live', [line(goLive.x, plot.top - 18, goLive.x, plot.bottom)]);
    place('label', goLive.x + (goLive.anchor === 'start' ? 6 : -6), plot.top - 9, goLive.text, goLive.anchor);
  }
  path('cut', picture.breaks.map(({ x }) => `M${n(x - 4)} ${plot.top}l8 8l-8 8l8 8V${plot.bottom}`));
  for (const { x, text, anchor } of picture.breaks) place('label-halo', x + (anchor === 'start' ? 8 : -8), plot.bottom - 6, text, anchor);
  path('step', picture.steps.map(({ x1, x2, y }) => line(x1, y, x2, y)));
  for (const { x1, x2, y, text } of picture.steps) place('label-halo', (x1 + x2) / 2, y - 7, text, 'middle');
  path('other', picture.comparison?.runs.map(run) ?? []);
  path(picture.isDense ? 'line-dense' : 'line', picture.runs.map(run));
  path('dot', picture.dots.map(({ x, y }) => circle(x, y, 2.6)));
  if (unfinished) path('hollow', [circle(unfinished.x, unfinished.y, 4)]);
  if (current) shapes.push(written('current', current.x + (current.falls ? 7 : 0), current.y - (current.falls ? 7 : 11), current.text, current.falls ? 'start' : 'middle'));
  if (unfinished?.text) shapes.push(written('label-halo', unfinished.x + 9, unfinished.y - 9, unfinished.text, 'start'));
  for (const { x, y } of notes) {
    path('note-mark', [circle(x, y, 7)]);
    shapes.push(centred('note-text', x, y, 'i', 'middle'));
  }
  for (const { x, event } of events) at(eventRole(event.kind), x, lane, EVENT_PATHS[event.kind]);
  for (const strip of picture.strips) shapes.push(...stripShapes(strip, picture));
  return shapes;
}

/** The range of days on which the trend may arrive, cut at the picture's edge. */
function fan({ x1, y1, y2, early, late }: NonNullable<Picture['projection']>, right: number): string {
  const part = late > right ? (right - x1) / (late - x1) : 1;
  const edge = y1 + (y2 - y1) * part;
  if (early >= right) {
    const upper = y1 + (y2 - y1) * ((right - x1) / (early - x1));
    return `M${n(x1)} ${n(y1)}L${n(right)} ${n(upper)}V${n(edge)}Z`;
  }
  return `M${n(x1)} ${n(y1)}L${n(early)} ${n(y2)}H${n(Math.min(late, right))}V${n(edge)}Z`;
}

function clipped(x1: number, y1: number, x2: number, y2: number, right: number): string {
  const part = x2 > right ? (right - x1) / (x2 - x1) : 1;
  return line(x1, y1, x1 + (x2 - x1) * part, y1 + (y2 - y1) * part);
}

/** The names of the lines at their right end, kept from covering each other. */
function endLabels({ baseline, target, plot }: Picture): TextShape[] {
  const labels = [
    ...(baseline?.isCompared ? [{ y: baseline.y, lines: [baseline.text], strong: false }] : []),
    ...(target ? [{ y: (target.y + target.y2) / 2, lines: [target.text, ...(target.by === null ? [] : [target.by])], strong: true }] : []),
  ].sort((a, b) => a.y - b.y);
  let free = plot.top - 8;
  return labels.flatMap(({ y, lines, strong }) => {
    const top = Math.max(y, free);
    free = top + lines.length * 15 + 4;
    return lines.map((text, i) => centred(strong && i === 0 ? 'label-strong' : 'label', plot.right + 8, top + i * 15, text, 'start'));
  });
}

const STATUSES = ['kept', 'missed', 'open', 'not-measured'] as const;

/** A behaviour's periods: kept is filled, missed is an outline, not measured is a dash, open is dotted. */
function stripShapes({ y, name, text, cells }: Picture['strips'][number], { plot, isWide }: Picture): Shape[] {
  const cell = ({ x1, x2, status }: (typeof cells)[number]) => {
    const end = x1 + Math.max(1, x2 - x1 - (x2 - x1 > 4 ? 1.5 : 0));
    return status === 'not-measured' ? line(x1, y + 17.5, end, y + 17.5) : rect(x1, y + 13, end, y + 22);
  };
  return [
    written('label-quiet', plot.left + 8, y + 8, name, 'start'),
    ...(text ? [isWide ? written('label-quiet', plot.right + 8, y + 21, text, 'start') : written('label-quiet', plot.right, y + 8, text, 'end')] : []),
    ...STATUSES.flatMap((status) => {
      const own = cells.filter((one) => one.status === status);
      return own.length ? [{ role: status, d: own.map(cell).join('') }] : [];
    }),
  ];
}
