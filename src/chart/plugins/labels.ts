import { timeTicks } from '../axes.js';
import {
  boxOf,
  ellipsize,
  movedPlaces,
  placeLabels,
  touch,
  type Box,
  type LabelLine,
  type LabelPlace,
  type LabelRequest,
  type Measure,
  type PlacedLabel,
  type Segment,
} from '../labels.js';
import { shortValue, tickUnit } from '../model.js';
import { FONT_SIZE, keyRows } from '../sizes.js';
import { drawText } from './pen.js';
import { shownRuns } from './runs.js';
import type { Scene } from './scene.js';

const TEXT = 400;
const MEDIUM = 500;
const STRONG = 650;
/** Minimum distance of two time ticks, in px. Longer names need more. */
const TICK_ROOM = 44;
/** Minimum distance between the names of two ticks, in px. */
const TICK_GAP = 10;
/** Number of alternative places up and down. */
const STEPS = 12;
/** Minimum width of a gap with a label, in px. The tooltip and the table name narrower gaps. */
const GAP_ROOM = 80;
/** Maximum number of line segments that labels avoid. */
const MAX_SEGMENTS = 200;

const line = (text: string, weight = TEXT, size = FONT_SIZE): LabelLine => ({ text, size, weight });

/** Places all texts of the plot without overlap. */
export function labelsOf(scene: Omit<Scene, 'pen' | 'labels' | 'progress'>, measure: Measure): PlacedLabel[] {
  const { size, area } = scene;
  const fixed = [...keyLabels(scene, measure), ...valueTicks(scene, measure), ...momentTicks(scene, measure)];
  const bounds: Box = { left: 0, top: size.key, right: size.width, bottom: area.bottom + size.axis };
  const obstacles = [...fixed.map(({ box }) => box), ...pointBoxes(scene)];
  return [...fixed, ...placeLabels(requests(scene, measure), obstacles, segments(scene), bounds, measure)];
}

type Plan = Omit<Scene, 'pen' | 'labels' | 'progress'>;

const place = (id: string, lines: readonly LabelLine[], at: LabelPlace, measure: Measure): PlacedLabel => ({
  id,
  lines,
  ...at,
  box: boxOf(lines, at, measure),
});

/** The labels of the key above a small chart. */
function keyLabels({ model, size }: Plan, measure: Measure): PlacedLabel[] {
  if (size.form !== 'small') return [];
  return keyRows(model, size.width).flatMap((row, i) =>
    row.map(({ item, text, x }) => {
      const lines = [line(ellipsize(text, size.width - x - 20, FONT_SIZE, TEXT, measure))];
      return place(`key-${item}`, lines, { x: x + 20, y: 12 + i * 18, align: 'left' }, measure);
    }),
  );
}

/** The ticks of the value axis, above their lines. The topmost has the unit. */
function valueTicks({ axis, model, localizer, y, area }: Plan, measure: Measure): PlacedLabel[] {
  const placed: PlacedLabel[] = [];
  const unit = tickUnit(model.unit);
  for (let i = 0; i < axis.ticks.length; i++) {
    const tick = axis.ticks[i] ?? 0;
    const isTop = i === axis.ticks.length - 1;
    const text = isTop ? localizer.number(tick, unit) : shortValue(tick, unit, localizer);
    const at = y(tick);
    const own = ellipsize(text, area.right, FONT_SIZE, TEXT, measure);
    if (at < area.top - 1 || at > area.bottom + 1) continue;
    const label = place(`tick-${i}`, [line(own)], { x: 0, y: at - 5, align: 'left' }, measure);
    if (!placed.some(({ box }) => touch(box, label.box, 0))) placed.push(label);
  }
  return placed;
}

/** The time ticks below the plot. A narrow chart has only the ends and the go-live. */
function momentTicks(plan: Plan, measure: Measure): PlacedLabel[] {
  const { size, area, shown, localizer, x, model } = plan;
  const y = area.bottom + 18;
  const placed: PlacedLabel[] = [];
  const add = (id: string, lines: readonly LabelLine[], at: LabelPlace) => {
    const label = place(id, lines, at, measure);
    if (label.box.left < -0.5 || label.box.right > size.width + 0.5) return;
    if (!placed.some(({ box }) => touch(box, label.box, TICK_GAP))) placed.push(label);
  };
  if (size.form === 'small') {
    const name = (at: number, withYear: boolean) =>
      line(localizer.tick(at, model.span.to - model.span.from < 90 * 864e5 ? 'day' : 'month', withYear));
    const last = model.last?.at;
    add('time-first', [name(shown.from, true)], { x: area.left, y, align: 'left' });
    add('time-last', [name(shown.to - 1, true)], { x: size.width, y, align: 'right' });
    for (const [id, at] of [
      ['time-live', model.marks.find(({ kind }) => kind === 'go-live')?.at],
      ['time-current', last],
    ] as const)
      if (at !== undefined && at >= shown.from && at <= shown.to)
        add(id, [name(at, false)], { x: x(at), y, align: 'center' });
    return placed;
  }
  for (let room = Math.floor((area.right - area.left) / TICK_ROOM); ; room--) {
    const ticks = timeTicks(shown, room, localizer);
    placed.length = 0;
    ticks.forEach(({ at, text, year }, i) =>
      add(`time-${i}`, year ? [line(text), line(year, MEDIUM)] : [line(text)], { x: x(at), y, align: 'center' }),
    );
    // a tick without room would leave a hole in the row
    if (placed.length === ticks.length || room <= 2) break;
  }
  return placed;
}

/** Points that no label may cover. */
function pointBoxes({ model, size, x, y }: Plan): Box[] {
  const around = (at: number, value: number, radius: number): Box => ({
    left: x(at) - radius,
    right: x(at) + radius,
    top: y(value) - radius,
    bottom: y(value) + radius,
  });
  const { last, target, hollow, comparison } = model;
  return [
    ...(last ? [around(last.at, last.value, size.lastRadius)] : []),
    ...(target?.ring ? [around(target.ring.at, target.ring.value, 6)] : []),
    ...hollow.map(({ at, value }) => around(at, value, 4)),
    ...(comparison?.last ? [around(comparison.last.at, comparison.last.value, 1)] : []),
  ];
}

/** The line segments that labels avoid. */
function segments(plan: Plan): Segment[] {
  const { model, x, y, area } = plan;
  const found: Segment[] = [];
  const between = (from: number, a: number, to: number, b: number) =>
    found.push({ x1: x(from), y1: y(a), x2: x(to), y2: y(b) });
  const { comparison, baseline, target, forecast, marks, last } = model;
  for (const columns of [model.series, ...(comparison ? [comparison] : [])]) {
    const { runs } = shownRuns(columns, model.cuts, { x, ...area });
    const stride = Math.max(1, Math.floor(runs.reduce((sum, run) => sum + run.length, 0) / MAX_SEGMENTS));
    for (const run of runs)
      for (let i = stride; i < run.length; i += stride) {
        const [a, b] = [run[i - stride] ?? 0, run[i] ?? 0];
        between(columns.at[a] ?? 0, columns.value[a] ?? 0, columns.at[b] ?? 0, columns.value[b] ?? 0);
      }
  }
  for (const span of [baseline?.span, baseline?.carried])
    if (baseline && span) between(span.from, baseline.value, span.to, baseline.value);
  for (const { from, to, value } of target?.lines ?? []) between(from, value, to, value);
  if (forecast) between(forecast.from.at, forecast.from.value, forecast.latest, forecast.value);
  if (forecast) between(forecast.from.at, forecast.from.value, forecast.earliest, forecast.value);
  for (const { at } of marks) found.push({ x1: x(at), y1: area.top - 36, x2: x(at), y2: area.bottom });
  if (comparison?.apart && comparison.last && last) between(last.at, last.value, last.at, comparison.last.value);
  return found;
}

/** The labels to place, the most important first: value, target, comparison. */
function requests(plan: Plan, measure: Measure): LabelRequest[] {
  return [
    ...valueRequest(plan),
    ...markRequests(plan, measure),
    ...targetRequest(plan, measure),
    ...forecastRequest(plan, measure),
    ...comparisonRequests(plan, measure),
    ...medianRequests(plan),
    ...gapRequests(plan, measure),
    ...cutRequest(plan),
  ];
}

const isSeen = ({ shown }: Plan, at: number): boolean => at >= shown.from && at <= shown.to;

/** The latest value beside its point, on the side without a line. */
function valueRequest(plan: Plan): LabelRequest[] {
  const { model, size, x, y } = plan;
  const { last } = model;
  if (!last || !isSeen(plan, last.at)) return [];
  const [px, py, r] = [x(last.at), y(last.value), size.lastRadius];
  const half = size.lastFont * 0.4;
  const near: LabelPlace[] = [
    { x: px + r + 6, y: py - r - 3, align: 'left' },
    { x: px + r + 8, y: py + half, align: 'left' },
    { x: px + r + 6, y: py + r + size.lastFont, align: 'left' },
    { x: px, y: py - r - 8, align: 'center' },
    { x: px, y: py + r + size.lastFont + 4, align: 'center' },
    { x: px - r - 6, y: py - r - 4, align: 'right' },
    { x: px - r - 6, y: py + r + size.lastFont, align: 'right' },
    { x: size.width, y: py - r - 8, align: 'right' },
    { x: size.width, y: py + r + size.lastFont + 4, align: 'right' },
  ];
  const far = near.flatMap((at) => movedPlaces(at, STEPS, 6).slice(1));
  return [{ id: 'value', lines: [line(last.text, STRONG, size.lastFont)], places: [...near, ...far] }];
}

/** Go-live and changes of the definition at the top, on the side with room. The go-live is first. */
function markRequests(plan: Plan, measure: Measure): LabelRequest[] {
  const { model, size, x, area } = plan;
  const marks = model.marks.filter(({ at }) => isSeen(plan, at));
  const y = area.top - 26;
  return marks.map(({ at, kind, text, day }, i): LabelRequest => {
    const px = x(at);
    const weight = kind === 'go-live' ? STRONG : TEXT;
    const others = marks.filter((_, other) => other !== i).map((other) => x(other.at));
    const next = Math.min(size.width, ...others.filter((other) => other > px));
    const before = Math.max(0, ...others.filter((other) => other <= px));
    const lines = [line(text, weight), line(day)];
    const cut = (room: number) => [line(ellipsize(text, room, FONT_SIZE, weight, measure), weight), line(day)];
    const right: LabelPlace = { x: px + 7, y, align: 'left' };
    const left: LabelPlace = { x: px - 7, y, align: 'right' };
    const roomRight = next - px - 12;
    const roomLeft = px - before - 12;
    const short: LabelPlace[] = [
      ...(roomRight >= roomLeft ? [{ ...right, lines: cut(roomRight) }] : []),
      { ...left, lines: cut(roomLeft) },
      { ...right, lines: cut(roomRight) },
    ].filter(({ lines: own }) => (own[0]?.text.length ?? 0) > 4);
    return { id: kind, lines, places: [right, left, ...short] };
  });
}

function targetRequest({ model, size, x, y, area }: Plan, measure: Measure): LabelRequest[] {
  const { target } = model;
  if (!target || size.form === 'small') return [];
  const at = Math.max(target.ring ? x(target.ring.at) + 14 : 0, area.right + 8);
  const room = size.width - at;
  const lines = [
    line(ellipsize(target.text, room, FONT_SIZE, STRONG, measure), STRONG),
    ...(target.by ? [line(ellipsize(target.by, room, FONT_SIZE, TEXT, measure))] : []),
  ];
  const middle = target.band ? (y(target.band.low) + y(target.band.high)) / 2 : y(target.value);
  return [
    {
      id: 'target',
      lines,
      places: movedPlaces({ x: at, y: middle + (lines.length > 1 ? -1 : 4), align: 'left' }, STEPS),
    },
  ];
}

/** The forecast, below the bar on the target's line, aligned with its end. */
function forecastRequest(plan: Plan, measure: Measure): LabelRequest[] {
  const { model, size, x, y, area } = plan;
  const { forecast } = model;
  if (!forecast || !isSeen(plan, forecast.from.at)) return [];
  const words = size.form === 'small' ? forecast.range : forecast.text;
  const right = Math.min(x(forecast.latest), size.form === 'small' ? size.width : area.right);
  const left = Math.max(area.left, x(forecast.earliest));
  const py = y(forecast.value);
  const text = ellipsize(words, Math.max(right - area.left, 0), FONT_SIZE, TEXT, measure);
  const below = movedPlaces({ x: right, y: py + 22, align: 'right' }, STEPS);
  const above = movedPlaces({ x: right, y: py - 12, align: 'right' }, STEPS);
  const start = movedPlaces({ x: left, y: py + 22, align: 'left' }, 4);
  return text ? [{ id: 'forecast', lines: [line(text)], places: [...below, ...above, ...start] }] : [];
}

/** The baseline and the comparison, each at the end of its line. */
function comparisonRequests(plan: Plan, measure: Measure): LabelRequest[] {
  const { model, size, x, y } = plan;
  const { comparison, baseline, last } = model;
  if (size.form === 'small') return [];
  const beside = (id: string, text: string, at: number, value: number): LabelRequest[] => {
    if (!isSeen(plan, at)) return [];
    const px = x(at) + 12;
    const lines = [line(ellipsize(text, size.width - px, FONT_SIZE, TEXT, measure))];
    const end: LabelPlace = { x: px, y: y(value) + 4, align: 'left' };
    return [{ id, lines, places: movedPlaces(end, STEPS) }];
  };
  const from = last?.at ?? baseline?.carried?.to;
  return [
    ...(baseline?.carried && from !== undefined ? beside('baseline', baseline.text, from, baseline.value) : []),
    ...(comparison?.last ? beside('comparison', comparison.text, comparison.last.at, comparison.last.value) : []),
    ...(comparison?.apart && comparison.last && last
      ? beside('apart', comparison.apart, last.at, comparison.last.value / 2 + last.value / 2)
      : []),
  ];
}

const medianRequests = ({ model, x, y }: Plan): LabelRequest[] =>
  model.medians.map(({ from, to, value, text }) => {
    const px = (x(from) + x(to)) / 2;
    return {
      id: 'median',
      lines: [line(text, MEDIUM)],
      places: [
        ...movedPlaces({ x: px, y: y(value) - 8, align: 'center' }, STEPS),
        ...movedPlaces({ x: px, y: y(value) + 18, align: 'center' }, STEPS),
      ],
    };
  });

function gapRequests(plan: Plan, measure: Measure): LabelRequest[] {
  const { model, x, area, localizer } = plan;
  const text = localizer.t('chart.gap');
  const wide = Math.max(GAP_ROOM, measure(text, FONT_SIZE, TEXT) + 12);
  return model.gaps.flatMap(({ from, to }) => {
    const [left, right] = [Math.max(area.left, x(from)), Math.min(area.right, x(to))];
    if (right - left < wide) return [];
    const at: LabelPlace = { x: (left + right) / 2, y: area.top + 16, align: 'center' };
    return [{ id: 'gap', lines: [line(text)], places: [at, ...movedPlaces({ ...at, y: area.top + 64 }, STEPS)] }];
  });
}

/** The note that the axis does not start at zero, at its start. */
function cutRequest({ axis, model, localizer, area }: Plan): LabelRequest[] {
  if (!axis.isCut) return [];
  const text = localizer.t('chart.axis-from', { value: localizer.number(axis.min, tickUnit(model.unit)) });
  return [
    {
      id: 'axis-from',
      lines: [line(text)],
      places: [
        { x: 0, y: area.bottom + 18, align: 'left' },
        { x: 0, y: area.bottom + 34, align: 'left' },
        { x: 0, y: area.bottom - 22, align: 'left' },
        ...movedPlaces({ x: 0, y: area.bottom - 24, align: 'left' }, STEPS),
      ],
    },
  ];
}

/** The style of each kind of label: its colour, and its halo on lines. */
function styleOf(
  id: string,
  theme: Scene['theme'],
  isWorse: boolean,
): { color: string; second: string; halo: boolean } {
  const { ink, ink2, ink3, worse } = theme;
  if (id === 'value') return { color: isWorse ? worse : ink, second: ink2, halo: true };
  if (id === 'target' || id === 'go-live') return { color: ink, second: ink2, halo: false };
  if (/^(?:tick|time|axis)/.test(id)) return { color: ink3, second: ink2, halo: false };
  if (id === 'gap') return { color: ink3, second: ink3, halo: true };
  return { color: ink2, second: ink2, halo: id !== 'break' && !id.startsWith('key') };
}

export function drawLabels({ pen, labels, theme, model }: Scene): void {
  const { family, surface } = theme;
  for (const { id, lines, x, y, align } of labels) {
    const { color, second, halo } = styleOf(id, theme, model.last?.sense === 'worse');
    lines.forEach(({ text, size, weight }, i) =>
      drawText(pen, text, x, y + i * 16, {
        family,
        size,
        weight,
        align,
        color: i ? second : color,
        ...(halo ? { halo: surface } : {}),
      }),
    );
  }
}
