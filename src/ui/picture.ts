import { ticks } from 'd3-array';
import { addPeriods, civilOfDay, DAY, startOf, type Civil } from '../config/dates.js';
import type { Config, Period, TimelineEvent } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import { asOfCivil, endCivil, startCivil, type Bucket } from '../results/buckets.js';
import { targetOf } from '../results/statements.js';
import type { Result } from '../results/result.js';

/** A bucket in the picture. */
export interface Dot {
  x: number;
  y: number;
  bucket: Bucket;
}

export interface Mark {
  x: number;
  text: string;
  anchor: 'start' | 'middle' | 'end';
}

/**
 * A result as a picture: geometry in px for one width, from which each face (canvas, SVG, paper) is drawn. Drawn anew for
 * every width, never scaled. Time runs from left to right; a right-to-left page mirrors the words around it, not time.
 */
export interface Picture {
  width: number;
  height: number;
  plot: { left: number; top: number; right: number; bottom: number };
  /** Whether the lines are named at their right end; else a legend below does. */
  isWide: boolean;
  yTicks: { y: number; text: string }[];
  xTicks: Mark[];
  /** Runs of finished values without a gap or a change of definition between them. */
  runs: Dot[][];
  /** The values that are dotted: where they lie dense, only those that no line shows. */
  dots: Dot[];
  /** The period that has not ended: drawn hollow, joined by nothing that statements use. */
  unfinished: Dot | null;
  /** The latest finished value, with its number. */
  current: (Dot & { text: string }) | null;
  gaps: { x1: number; x2: number }[];
  baseline: { x1: number; x2: number; y: number; text: string } | null;
  /** One line, or the two edges of a band. */
  target: { x1: number; y: number; y2: number; text: string; by: string | null } | null;
  goLive: Mark | null;
  breaks: Mark[];
  events: { x: number; event: TimelineEvent; ref: number }[];
}

const NARROW = 560;
const LINE = 18;
const MANY = 60;
/** About how wide a letter of the picture's text is: enough to choose the side on which a label fits. */
const LETTER = 6.6;

/** The height of a picture of this width: fixed, so that loading can hold it. */
export const heightFor = (width: number): number => (width < NARROW ? 230 : 290);

export function pictureOf(config: Config, result: Result, width: number, words: Words): Picture {
  const height = heightFor(width);
  const isWide = width >= NARROW;
  const values = valuesShown(result);
  const yText = (value: number) => (result.unit.style === 'percent' ? words.number(value, result.unit) : words.bare(value, result.unit));
  const y = verticalScale(values, height, isWide);
  const left = Math.min(width * 0.3, 14 + Math.max(...y.ticks.map((tick) => yText(tick).length)) * 7.2);
  const plot = { left, top: y.top, right: width - (isWide ? 118 : 10), bottom: y.bottom };
  const span = timeSpan(config, result);
  const x = (at: Civil) => plot.left + 8 + ((at - span.from) / (span.to - span.from)) * (plot.right - plot.left - 16);

  const { metric, buckets } = result;
  const middle = (bucket: Bucket) => (startCivil(bucket) + endCivil(bucket)) / 2;
  const dot = (bucket: Bucket): Dot => ({ x: x(middle(bucket)), y: y.of(bucket.value ?? NaN), bucket });
  const runs = runsOf(buckets, metric.breaks.map(({ at }) => at)).map((run) => run.map(dot));
  const open = buckets.find(({ finished, value }) => !finished && value !== null);
  const { baseline, current } = result;
  const { goLive } = config;
  const own = ({ metrics }: TimelineEvent) => !metrics.length || metrics.includes(metric.id);
  const inView = (day: string) => civilOfDay(day) >= span.from && civilOfDay(day) <= span.to;
  const mark = (day: string, text: string): Mark => {
    const at = x(civilOfDay(day));
    return { x: at, text, anchor: at + text.length * LETTER + 10 > width ? 'end' : 'start' };
  };
  const targetText = targetOf(result, words);
  const [targetLow, targetHigh] = targetEdges(result);

  return {
    width, height, plot, isWide, runs,
    dots: runs.flat().length <= MANY ? runs.flat() : runs.filter((run) => run.length === 1).flat(),
    yTicks: y.ticks.map((tick) => ({ y: y.of(tick), text: yText(tick) })),
    xTicks: timeTicks(span, x, plot, words),
    unfinished: open ? dot(open) : null,
    current: current ? { ...dot(current.bucket), text: yText(current.value) } : null,
    gaps: gapsOf(buckets).map(([first, last]) => ({ x1: x(startCivil(first)), x2: x(endCivil(last)) })),
    baseline: baseline && {
      x1: x(baseline.from === null ? span.from : Math.max(span.from, civilOfDay(baseline.from))),
      x2: x(baseline.to === null ? (goLive === undefined ? span.to : civilOfDay(goLive)) : civilOfDay(baseline.to) + DAY),
      y: y.of(baseline.value),
      text: words.say('chart.baseline', { value: yText(baseline.value) }),
    },
    target: targetText === null || targetLow === undefined ? null : {
      x1: goLive !== undefined && inView(goLive) ? x(civilOfDay(goLive)) : plot.left,
      y: y.of(targetLow), y2: y.of(targetHigh ?? targetLow),
      text: words.say('chart.target', { value: metric.direction === 'maintain' ? targetText : yText(targetLow) }),
      by: metric.target?.by === undefined ? null : words.say('chart.by', { day: words.shortDay(metric.target.by) }),
    },
    goLive: goLive !== undefined && inView(goLive) ? mark(goLive, goLiveText(config, own, words)) : null,
    breaks: metric.breaks.filter(({ at }) => inView(at)).map(({ at }) => mark(at, words.say('chart.break'))),
    events: config.events.flatMap((event, ref) =>
      own(event) && event.kind !== 'go-live' && inView(event.date) ? [{ x: x(civilOfDay(event.date)), event, ref }] : []),
  };
}

function goLiveText({ events }: Config, own: (event: TimelineEvent) => boolean, words: Words): string {
  const event = events.find((candidate) => candidate.kind === 'go-live' && own(candidate));
  return event ? words.text(event.label) : words.say('event.go-live');
}

function targetEdges({ metric: { target, direction } }: Result): (number | undefined)[] {
  if (direction !== 'maintain') return [target?.value];
  return [target?.min ?? target?.max, target?.max ?? target?.min];
}

function valuesShown(result: Result): number[] {
  const measured = result.buckets.flatMap(({ value }) => (value === null ? [] : [value]));
  return [...measured, ...(result.baseline ? [result.baseline.value] : []), ...targetEdges(result).filter((edge) => edge !== undefined)];
}

interface VerticalScale {
  top: number;
  bottom: number;
  ticks: number[];
  of: (value: number) => number;
}

function verticalScale(values: readonly number[], height: number, isWide: boolean): VerticalScale {
  const top = isWide ? 28 : 30;
  const bottom = height - LINE - 12;
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const flat = !(most > least);
  const pad = flat ? Math.abs(most) * 0.1 || 1 : (most - least) * 0.12;
  // a padding must not suggest that values below zero could be
  const low = Number.isFinite(least) ? (least >= 0 ? Math.max(0, least - pad) : least - pad) : 0;
  const high = Number.isFinite(most) ? most + pad : 1;
  return {
    top, bottom,
    ticks: ticks(low, high, isWide ? 4 : 3),
    of: (value) => bottom - ((value - low) / (high - low || 1)) * (bottom - top),
  };
}

interface TimeSpan {
  from: Civil;
  to: Civil;
}

/** From the first bucket to the target's day, as long as that is not farther than what was measured. */
function timeSpan(config: Config, { buckets, metric }: Result): TimeSpan {
  const { renewal, goLive } = config;
  const [first, last] = [buckets[0], buckets.at(-1)];
  const now = asOfCivil(config);
  const from = first ? startCivil(first) : Math.min(now - 90 * DAY, goLive === undefined ? now : civilOfDay(goLive));
  const measured = last ? endCivil(last) : now;
  const by = metric.target?.by ?? renewal;
  const ahead = by === undefined ? measured : civilOfDay(by) + DAY;
  return { from, to: Math.max(measured, Math.min(ahead, measured + (measured - from) * 0.4)) };
}

/** Months, quarters or years where there is room, else days; the year is named where it begins. */
function timeTicks({ from, to }: TimeSpan, x: (at: Civil) => number, plot: Picture['plot'], words: Words): Mark[] {
  const room = Math.max(2, Math.floor((plot.right - plot.left) / 80));
  const days = (to - from) / DAY;
  const [period, step] = ([['day', 1], ['day', 2], ['week', 1], ['week', 2], ['month', 1], ['month', 2], ['month', 3], ['month', 6], ['month', 12], ['month', 24], ['month', 60], ['month', 240]] as [Period, number][])
    .find(([unit, count]) => days / ({ day: 1, week: 7, month: 30.4, quarter: 91 }[unit] * count) <= room) ?? ['month', 1200];
  const marks: Mark[] = [];
  let year = -1;
  let at = startOf(period, from);
  if (period === 'month') {
    const month = new Date(at).getUTCMonth();
    at = addPeriods('month', at, -(month % Math.min(step, 12)));
  }
  for (; at <= to; at = addPeriods(period, at, step)) {
    if (at < from) continue;
    const own = new Date(at).getUTCFullYear();
    marks.push({ x: x(at), text: words.tick(at, period, own !== year), anchor: 'middle' });
    year = own;
  }
  return marks;
}

/** Finished values in runs: a gap or a change of definition ends one. */
function runsOf(buckets: readonly Bucket[], breaks: readonly string[]): Bucket[][] {
  const runs: Bucket[][] = [];
  let run: Bucket[] = [];
  const close = () => {
    if (run.length) runs.push(run);
    run = [];
  };
  for (const bucket of buckets) {
    const before = run.at(-1);
    if (before && breaks.some((at) => at > before.start && at <= bucket.end)) close();
    if (bucket.value === null || !bucket.finished) close();
    else run.push(bucket);
  }
  close();
  return runs;
}

/** First and last bucket of each finished stretch without a value that lies between two values. */
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
