import { civilOfDay, DAY, dayOf, type Civil } from '../config/dates.js';
import type { Config, Metric, TimelineEvent } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import { behaviorOf, type BehaviorPeriod } from '../results/behavior.js';
import { asOfCivil, endCivil, startCivil, type Bucket } from '../results/buckets.js';
import type { Effect } from '../results/effect.js';
import type { Result } from '../results/result.js';
import { targetOf } from '../results/statements.js';
import type { View } from '../results/view.js';
import { runsOf } from './columns.js';
import { lettersOf } from './letters.js';
import { timeTicks, verticalScale, type Tick, type TimeSpan, type VerticalScale } from './scales.js';

/** A value in the picture. */
export interface Dot {
  x: number;
  y: number;
  /** Its place in the view's columns. */
  index: number;
}

/** A label beside a vertical line. */
export interface Mark {
  x: number;
  text: string;
  anchor: 'start' | 'end';
}

/**
 * A result as a picture: geometry in px for one width, from which each face (page, file, paper, slide) is drawn. Drawn anew for
 * every width, never scaled. Time runs from left to right; a right-to-left page mirrors the words around it, not time.
 */
export interface Picture {
  width: number;
  height: number;
  plot: { left: number; top: number; right: number; bottom: number };
  /** Whether the lines are named at their right end; else a legend below does. */
  isWide: boolean;
  yTicks: { y: number; text: string }[];
  xTicks: Tick[];
  /** Runs of finished values without a gap or a change of definition between them. */
  runs: Dot[][];
  /** Whether there are more values than px, so that some were left out and the line is drawn thin. */
  isDense: boolean;
  /** The values that are dotted: where they lie dense, only those that no line shows. */
  dots: Dot[];
  comparison: { runs: Dot[][]; text: string } | null;
  /** The period that has not ended: drawn hollow, joined by nothing that statements use. */
  unfinished: { x: number; y: number; text: string | null } | null;
  /** The latest finished value, with its number. */
  current: { x: number; y: number; text: string; falls: boolean } | null;
  gaps: { x1: number; x2: number }[];
  /** The span it was measured in, and its line on to `end`: never across a change of definition. */
  baseline: { x1: number; x2: number; end: number; y: number; text: string; isCompared: boolean } | null;
  /** One line, or the two edges of a band. */
  target: { x1: number; y: number; y2: number; text: string; by: string | null } | null;
  /** The trend line up to the target, between its earliest and latest day. */
  projection: { x1: number; y1: number; x2: number; y2: number; early: number; late: number } | null;
  /** Medians before and after something that changed, for the one that a person asked for. */
  steps: { x1: number; x2: number; y: number; text: string }[];
  goLive: Mark | null;
  breaks: Mark[];
  notes: { x: number; y: number }[];
  lane: number;
  events: { x: number; event: TimelineEvent; ref: number }[];
  strips: { y: number; name: string; text: string; cells: { x1: number; x2: number; status: BehaviorPeriod['status'] }[] }[];
}

/** Px below which a picture is narrow. */
export const NARROW = 560;
const PLOT_HEIGHT = { narrow: 190, wide: 240 };
const TOP = 30;
const AXIS = 30;
const LANE = 22;
const STRIP = 30;
/** More dots than this would touch each other. */
const MOST_DOTS = 60;
/** About how wide a letter of the picture's text is: enough to choose the side on which a label fits. */
const LETTER = 6.6;

/** How high a picture will be, narrow and wide: known before it is drawn, so that its place can be held. */
export function heightsOf(config: Config, result: Result, view: View, words: Words): { narrow: number; wide: number } {
  const span = timeSpan(config, result, view);
  const hasLane = eventsIn(config, result, span).length > 0 || notesIn(config, result, span).length > 0;
  const below = heightBelow(hasLane, stripsOf(config, result.metric.id, words).length);
  return { narrow: TOP + PLOT_HEIGHT.narrow + below, wide: TOP + PLOT_HEIGHT.wide + below };
}

/** @param effect an effect whose medians are drawn as steps; null for none */
export function pictureOf(config: Config, result: Result, view: View, width: number, words: Words, effect: Effect | null): Picture {
  const { metric, unit, baseline, current } = result;
  const isWide = width >= NARROW;
  const yText = (value: number) => (unit.style === 'percent' ? words.number(value, unit) : words.bare(value, unit));
  const top = TOP;
  const bottom = top + (isWide ? PLOT_HEIGHT.wide : PLOT_HEIGHT.narrow);
  const [targetLow, targetHigh] = view.isComparable ? targetEdges(result) : [];
  const shownBaseline = view.isComparable ? baseline : null;
  const scale: VerticalScale = verticalScale(valuesShown(view, [shownBaseline?.value, targetLow, targetHigh]), top, bottom, isWide ? 4 : 3);
  const y = scale.of;
  const left = Math.min(width * 0.3, 14 + Math.max(...scale.ticks.map((tick) => yText(tick).length)) * 7.2);
  const targetText = targetOf(result, words);
  const names = {
    baseline: shownBaseline ? words.say('chart.baseline', { value: yText(shownBaseline.value) }) : '',
    target: targetText === null || targetLow === undefined ? '' : words.say('chart.target', { value: metric.direction === 'maintain' ? targetText : yText(targetLow) }),
    by: metric.target?.by === undefined ? null : words.say('chart.by', { day: words.shortDay(metric.target.by) }),
  };
  const plot = { left, top, right: width - (isWide ? labelRoom([names.baseline, names.target, names.by ?? ''], width) : 10), bottom };
  const span = timeSpan(config, result, view);
  const x = (at: Civil) => plot.left + 8 + ((at - span.from) / (span.to - span.from)) * (plot.right - plot.left - 16);
  const dayX = (day: string) => x(civilOfDay(day));

  const cuts = metric.breaks.map(({ at }) => civilOfDay(at)).sort((a, b) => a - b);
  const isDense = view.at.length > 2 * (plot.right - plot.left);
  const dot = (columns: Pick<View, 'at' | 'value'>) => (index: number): Dot => ({ x: x(columns.at[index] ?? 0), y: y(columns.value[index] ?? NaN), index });
  const runs = runsOf(view, x, cuts, isDense).map((run) => run.map(dot(view)));
  const { comparison } = view;
  const all = runs.reduce((sum, run) => sum + run.length, 0);
  const shownCurrent = current && view.buckets.find(({ start, end }) => start === current.bucket.start && end === current.bucket.end);
  const middle = (bucket: Bucket) => x((startCivil(bucket) + endCivil(bucket)) / 2);
  const mark = (day: string, text: string): Mark => ({ x: dayX(day), text, anchor: dayX(day) + lettersOf(text) * LETTER + 10 > width ? 'end' : 'start' });
  const { goLive } = config;
  const goLiveSeen = goLive !== undefined && isIn(span, goLive);
  const lane = bottom + 38;
  const events = eventsIn(config, result, span).map(({ event, ref }) => ({ x: dayX(event.date), event, ref }));
  const notes = apart(notesIn(config, result, span).map(dayX)).map((at) => ({ x: at, y: lane }));
  const hasLane = events.length > 0 || notes.length > 0;
  const strips = stripsOf(config, metric.id, words).map(({ periods, name, text }, i) => ({
    name: shortened(name, plot.right - left - 8 - (isWide ? 0 : lettersOf(text) * LETTER + 10)), text,
    y: lane + (hasLane ? LANE : 0) + i * STRIP,
    cells: periods.flatMap((period) => endCivil(period) > span.from && startCivil(period) < span.to
      ? [{ x1: Math.max(plot.left + 8, x(startCivil(period))), x2: Math.min(plot.right, x(endCivil(period))), status: period.status }] : []),
  }));

  return {
    width, plot, isWide, runs, isDense, lane, events, notes, strips,
    height: bottom + heightBelow(hasLane, strips.length),
    yTicks: scale.ticks.map((tick) => ({ y: y(tick), text: yText(tick) })),
    xTicks: timeTicks(span, x, words),
    dots: all <= MOST_DOTS ? runs.flat() : runs.filter((run) => run.length === 1).flat(),
    comparison: comparison && metric.comparison
      ? { runs: runsOf(comparison, x, [], comparison.at.length > 2 * (plot.right - plot.left)).map((run) => run.map(dot(comparison))), text: words.text(metric.comparison.name) }
      : null,
    unfinished: view.unfinished && view.unfinished.value !== null
      ? { x: middle(view.unfinished), y: y(view.unfinished.value), text: fitted(words.say('chart.so-far', { period: view.unfinished.label }), (isWide ? plot.right : width) - middle(view.unfinished) - 12) } : null,
    current: shownCurrent && current ? currentOf(middle(shownCurrent), y(current.value), yText(current.value), runs.at(-1)?.at(-2), width) : null,
    gaps: gapsOf(view.buckets).map(([first, last]) => ({ x1: x(startCivil(first)), x2: x(endCivil(last)) })),
    baseline: shownBaseline && {
      x1: x(shownBaseline.from === null ? span.from : Math.min(span.to, Math.max(span.from, civilOfDay(shownBaseline.from)))),
      x2: x(Math.max(span.from, shownBaseline.to === null ? (goLive === undefined ? span.to : civilOfDay(goLive)) : civilOfDay(shownBaseline.to) + DAY)),
      end: shownBaseline.comparable ? plot.right : x(Math.min(span.to, cuts.find((cut) => shownBaseline.to === null || cut > civilOfDay(shownBaseline.to)) ?? span.to)),
      isCompared: shownBaseline.comparable,
      y: y(shownBaseline.value), text: names.baseline,
    },
    target: targetLow === undefined ? null : {
      x1: goLive !== undefined && goLiveSeen ? dayX(goLive) : plot.left,
      y: y(targetLow), y2: y(targetHigh ?? targetLow),
      text: names.target, by: names.by,
    },
    projection: view.isComparable ? projectionOf(result, { x, y, last: middle }) : null,
    steps: effect && view.isComparable ? (['before', 'after'] as const).map((side) => {
      const [{ median, n }, { from, to }] = [effect[side], effect.spans[side]];
      return { x1: dayX(from), x2: x(civilOfDay(to) + DAY), y: y(median), text: words.say('chart.median', { value: yText(median), count: n }) };
    }) : [],
    goLive: goLive !== undefined && goLiveSeen ? mark(goLive, goLiveText(config, metric, words)) : null,
    breaks: metric.breaks.filter(({ at }) => isIn(span, at)).map(({ at }) => mark(at, words.say('chart.break'))),
  };
}

const heightBelow = (hasLane: boolean, strips: number): number => AXIS + (hasLane ? LANE : 0) + (strips ? strips * STRIP + 8 : 0);

const isIn = ({ from, to }: TimeSpan, day: string): boolean => civilOfDay(day) >= from && civilOfDay(day) <= to;
const isAbout = ({ id }: Metric, { metrics }: TimelineEvent): boolean => !metrics.length || metrics.includes(id);

const eventsIn = ({ events }: Config, { metric }: Result, span: TimeSpan) =>
  events.flatMap((event, ref) => (isAbout(metric, event) && event.kind !== 'go-live' && isIn(span, event.date) ? [{ event, ref }] : []));

/** The days of the notes so far. */
function notesIn(config: Config, { metric }: Result, span: TimeSpan): string[] {
  const today = dayOf(asOfCivil(config));
  return metric.notes.flatMap(({ on }) => (on <= today && isIn(span, on) ? [on] : []));
}

/** The latest value’s number: beside the line where it falls to it from above, else over it. */
const currentOf = (x: number, y: number, text: string, before: Dot | undefined, width: number) =>
  ({ x, y, text, falls: before !== undefined && before.y < y - 4 && x + 8 + text.length * LETTER < width });

/** A text that has no room is left out, where something else says the same. */
const fitted = (text: string, room: number): string | null => (lettersOf(text) * LETTER <= room ? text : null);
/** A name that is too long is cut. */
function shortened(name: string, room: number): string {
  const width = lettersOf(name) * LETTER;
  return width <= room ? name : `${name.slice(0, Math.max(4, Math.floor((room / width) * name.length) - 1)).trimEnd()}…`;
}

/** Px that the lines' names need at their right end. */
const labelRoom = (names: readonly string[], width: number): number => Math.min(width * 0.4, Math.max(118, Math.max(...names.map(({ length }) => length)) * LETTER + 12));

/** Marks that would cover each other stand as one. */
const apart = (places: number[]): number[] => places.sort((a, b) => a - b).filter((at, i, all) => i === 0 || at - (all[i - 1] ?? 0) > 14);

function goLiveText({ events }: Config, metric: Metric, words: Words): string {
  const event = events.find((candidate) => candidate.kind === 'go-live' && isAbout(metric, candidate));
  return event ? words.text(event.label) : words.say('event.go-live');
}

function targetEdges({ metric: { target, direction } }: Result): (number | undefined)[] {
  if (direction !== 'maintain') return [target?.value];
  return [target?.min ?? target?.max, target?.max ?? target?.min];
}

const valuesShown = ({ value, unfinished, comparison }: View, others: readonly (number | undefined)[]): ArrayLike<number>[] =>
  [value, comparison?.value ?? [], [unfinished?.value, ...others].filter((other) => other != null)];

/** From the first value to the target's or the projected day, as long as that is not much farther than what was measured. */
function timeSpan(config: Config, { metric, projection }: Result, { buckets, at }: View): TimeSpan {
  const { renewal, goLive } = config;
  const now = asOfCivil(config);
  const [first, last] = [buckets[0], buckets.at(-1)];
  const from = first ? startCivil(first) : (at[0] ?? Math.min(now - 90 * DAY, goLive === undefined ? now : civilOfDay(goLive)));
  const measured = Math.max(last ? endCivil(last) : (at.at(-1) ?? now), from + DAY);
  const by = metric.target?.by ?? renewal;
  const ahead = [...(by === undefined ? [] : [by]), ...('refused' in projection ? [] : [projection.latest])].map((day) => civilOfDay(day) + DAY);
  return { from, to: Math.max(measured, Math.min(Math.max(measured, ...ahead), measured + (measured - from) * 0.35)) };
}

/** The trend from its value at the latest bucket to the target, and the range of days on which it may arrive. */
function projectionOf(
  { trend, projection, metric, state }: Result,
  { x, y, last }: { x: (at: Civil) => number; y: (value: number) => number; last: (bucket: Bucket) => number },
): Picture['projection'] {
  const target = metric.target?.value;
  if (!trend || target === undefined || 'refused' in projection || state === 'reached' || state === 'stale') return null;
  const [on, early, late] = [projection.on, projection.earliest, projection.latest].map((day) => x(civilOfDay(day)));
  const x1 = last(trend.last);
  if (on === undefined || early === undefined || late === undefined || on <= x1) return null;
  return { x1, y1: y(trend.atLast), x2: on, y2: y(target), early: Math.max(x1, early), late };
}

function stripsOf(config: Config, metricId: string, words: Words): { name: string; text: string; periods: BehaviorPeriod[] }[] {
  return config.behaviors.flatMap(({ id, moves }) => {
    if (!moves.includes(metricId)) return [];
    const { behavior, periods, kept, missed } = behaviorOf(config, id, words);
    if (!periods.length) return [];
    const judged = words.say(`periods.${behavior.cadence}`, { count: kept + missed });
    return [{ name: words.text(behavior.name), text: behavior.target ? words.say('chart.kept', { kept, periods: judged }) : '', periods }];
  });
}

/** First and last bucket of each finished stretch without a value. */
function gapsOf(buckets: readonly Bucket[]): [Bucket, Bucket][] {
  const gaps: [Bucket, Bucket][] = [];
  buckets.forEach((bucket, i) => {
    if (bucket.value !== null || !bucket.finished) return;
    const open = gaps.at(-1);
    if (open && buckets[i - 1] === open[1]) open[1] = bucket;
    else gaps.push([bucket, bucket]);
  });
  return gaps;
}
