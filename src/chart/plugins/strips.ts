import { boxOf, ellipsize, type LabelLine, type LabelPlace, type Measure, type PlacedLabel } from '../labels.js';
import type { ChartStrip } from '../model.js';
import { FONT_SIZE } from '../sizes.js';
import { drawHatch, drawText, type Pen } from './pen.js';
import type { Scene } from './scene.js';

type Status = ChartStrip['cells'][number]['status'];

export interface StripCell {
  status: Status;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The layout of behaviour strips: rectangles and texts in px. */
export interface StripLayout {
  cells: StripCell[];
  texts: (PlacedLabel & { color: 'ink' | 'ink3' })[];
}

const MEDIUM = 500;
const STRONG = 650;
const TEXT = 400;
/** Minimum width of a cell in px. With narrower cells the latest periods are drawn as equal squares. */
const MIN_CELL = 7;
const RECENT = 12;

type Plan = Pick<Scene, 'model' | 'size' | 'localizer' | 'x' | 'area' | 'shown'>;

/** The layout of the behaviour strips: on the time axis if there is room, else the latest periods only. */
export function stripLayout(plan: Plan, measure: Measure): StripLayout {
  const { model, size, area, localizer } = plan;
  const layout: StripLayout = { cells: [], texts: [] };
  const { strips } = model;
  if (!strips.length) return layout;
  const write = (
    id: string,
    text: string,
    at: LabelPlace,
    room: number,
    [weight, color]: [number, 'ink' | 'ink3'] = [STRONG, 'ink'],
  ): number => {
    const lines: LabelLine[] = [{ text: ellipsize(text, room, FONT_SIZE, weight, measure), size: FONT_SIZE, weight }];
    const box = boxOf(lines, at, measure);
    if (lines[0]?.text) layout.texts.push({ id, lines, ...at, box, color });
    return box.right - box.left;
  };
  let y = area.bottom + size.axis + size.lane + 16;
  const isTimed = size.form === 'wide' && strips.every((strip) => isRoomy(plan, strip, measure));
  for (const strip of strips) {
    if (isTimed) timed(plan, strip, y, layout, write);
    else recent(plan, strip, y, layout, write, measure);
    y += size.strip;
  }
  // the key of the cells
  const used = new Set(layout.cells.map(({ status }) => status));
  let x = 0;
  const cadences = new Set(strips.map(({ cadence }) => cadence));
  const [cadence] = cadences;
  if (!isTimed && cadences.size === 1 && cadence !== undefined) {
    const periods = localizer.t(`periods.${cadence}`, { count: RECENT });
    const text = localizer.t('chart.last-periods', { periods });
    x += write('strip-key', text, { x, y: y + 12, align: 'left' }, size.width, [TEXT, 'ink3']) + 14;
  } else if (isTimed) x = Math.max(0, Math.min(...layout.cells.map((cell) => cell.x)));
  const items = (['kept', 'missed', 'not-measured', 'open'] as const)
    .filter((status) => used.has(status))
    .map((status) => ({ status, text: localizer.t(`strip.${status}`) }));
  const wide = (text: string) => 16 + measure(text, FONT_SIZE, TEXT) + 14;
  if (isTimed) x = Math.max(0, Math.min(x, size.width - items.reduce((sum, { text }) => sum + wide(text), -14)));
  for (const { status, text } of items) {
    // the table and the sentences have the same facts
    if (x + wide(text) - 14 > size.width) break;
    layout.cells.push({ status, x, y: y + 3, width: 10, height: 10 });
    write('strip-key', text, { x: x + 16, y: y + 12, align: 'left' }, size.width - x - 16, [TEXT, 'ink3']);
    x += wide(text);
  }
  return layout;
}

type Write = (id: string, text: string, at: LabelPlace, room: number, style?: [number, 'ink' | 'ink3']) => number;

const seen = ({ shown }: Plan, { cells }: ChartStrip) =>
  cells.filter(({ from, to }) => from >= shown.from - 1 && to <= shown.to + 1);

/** True if the cells of a strip on the time axis are wide enough, with its name before them. */
function isRoomy(plan: Plan, strip: ChartStrip, measure: Measure): boolean {
  const cells = seen(plan, strip);
  const first = cells[0];
  // a strip outside the axis would be a name without cells
  if (!first) return false;
  const start = plan.x(first.from);
  const narrowest = Math.min(...cells.map(({ from, to }) => plan.x(to) - plan.x(from)));
  return narrowest >= MIN_CELL && start - 12 >= Math.min(140, measure(strip.name, FONT_SIZE, MEDIUM));
}

function timed(plan: Plan, strip: ChartStrip, y: number, { cells }: StripLayout, write: Write): void {
  const { area, size, x } = plan;
  const own = seen(plan, strip);
  const start = x(own[0]?.from ?? plan.shown.from);
  write('strip-name', strip.name, { x: start - 12, y: y + 12, align: 'right' }, start - 12, [MEDIUM, 'ink']);
  write('strip-count', strip.count, { x: area.right + 8, y: y + 12, align: 'left' }, size.width - area.right - 8);
  for (const { from, to, status } of own) {
    const [left, right] = [Math.round(x(from)), Math.round(x(to))];
    cells.push({
      status,
      x: left,
      y: y + 3,
      width: Math.max(1, right - left - (right - left > 8 ? 2 : 1)),
      height: 10,
    });
  }
}

/** The latest periods as equal squares, with their number. */
function recent(
  plan: Plan,
  strip: ChartStrip,
  y: number,
  { cells }: StripLayout,
  write: Write,
  measure: Measure,
): void {
  const { size, localizer } = plan;
  const own = strip.cells.filter(({ status }) => status !== 'open').slice(-RECENT);
  const shown = own.length ? own : strip.cells.slice(-RECENT);
  const done = shown.filter(({ status }) => status === 'kept').length;
  const text = strip.count ? localizer.t('chart.done', { count: done }) : '';
  const isSmall = size.form === 'small';
  const [side, step] = isSmall ? [14, 16] : [12, 14];
  const wide = measure(text, FONT_SIZE, STRONG);
  const left = isSmall ? 0 : size.width - Math.max(56, wide + 10) - shown.length * step;
  const top = isSmall ? y + 20 : y + 2;
  shown.forEach(({ status }, i) => cells.push({ status, x: left + i * step, y: top, width: side, height: side }));
  write('strip-name', strip.name, { x: 0, y: y + 12, align: 'left' }, isSmall ? size.width : left - 12, [
    isSmall ? STRONG : MEDIUM,
    'ink',
  ]);
  const at: LabelPlace = isSmall
    ? { x: shown.length * step + 6, y: y + 31, align: 'left' }
    : { x: size.width, y: y + 12, align: 'right' };
  write('strip-count', text, at, isSmall ? size.width - at.x : size.width - left);
}

/** Draws a cell: kept is filled, missed is hollow, not measured is hatched, unfinished is dotted. */
function drawCell(pen: Pen, { status, x, y, width, height }: StripCell, theme: Scene['theme']): void {
  switch (status) {
    case 'kept':
      pen.fillStyle = theme.series;
      pen.beginPath();
      pen.roundRect(x, y, width, height, Math.min(2, width / 2));
      pen.fill();
      break;
    case 'missed':
      pen.strokeStyle = theme.worse;
      pen.lineWidth = 1.5;
      pen.setLineDash([]);
      pen.beginPath();
      pen.roundRect(x + 0.75, y + 0.75, Math.max(0.5, width - 1.5), height - 1.5, Math.min(1.5, width / 2));
      pen.stroke();
      break;
    case 'not-measured':
      drawHatch(pen, { x, y, width, height }, { color: theme.ink3, alpha: 1, step: 4 });
      break;
    case 'open':
      pen.save();
      pen.strokeStyle = theme.ink3;
      pen.lineWidth = 1;
      pen.setLineDash([1, 2]);
      pen.beginPath();
      pen.rect(x + 0.5, y + 0.5, Math.max(0.5, width - 1), height - 1);
      pen.stroke();
      pen.restore();
  }
}

export function drawStrips({ pen, theme }: Scene, { cells, texts }: StripLayout): void {
  for (const cell of cells) drawCell(pen, cell, theme);
  for (const { lines, x, y, align, color } of texts)
    for (const { text, size, weight } of lines)
      drawText(pen, text, x, y, { family: theme.family, size, weight, align, color: theme[color] });
}
