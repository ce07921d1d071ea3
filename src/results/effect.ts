import { addPeriods, civilOfDay, dayOf } from '../config/dates.js';
import type { Config, Metric } from '../config/schema.js';
import { gain, isMeasured, medianOf, type Frame, type Measured } from './measure.js';
import type { Bucket } from './buckets.js';

interface Span {
  from: string;
  to: string;
}

/** Medians on both sides of a day on which something changed. */
export interface Effect {
  source: 'event' | 'behavior';
  /** The behaviour's id, or the index of the event in the config. */
  ref: string | number;
  /** The day it began. */
  at: string;
  before: { median: number; n: number };
  after: { median: number; n: number };
  /** First and last day of the buckets on either side. */
  spans: { before: Span; after: Span };
  /** After minus before, in the metric's unit; where compared, less the same difference of the comparison. */
  difference: number;
  sense: 'better' | 'worse' | 'none';
  /** What may be claimed: two spans were set side by side, or also against those where nothing changed. */
  label: 'before/after' | 'compared';
}

const MOST = 6;
const LEAST = 3;

/** Effects of each event and behaviour that concerns the metric and has at least 3 finished buckets on either side. */
export function effectsOf(config: Config, frame: Frame, comparison: readonly Bucket[] | null, noise: number): Effect[] {
  const { id } = frame.metric;
  const behaviors = config.behaviors.flatMap(({ id: ref, moves, since, lag }) =>
    since !== undefined && moves.includes(id) ? [{ source: 'behavior' as const, ref, at: since, lag: lag?.periods ?? 0 }] : []);
  const events = config.events.flatMap(({ date, metrics }, ref) =>
    !metrics.length || metrics.includes(id) ? [{ source: 'event' as const, ref, at: date, lag: 0 }] : []);
  return [...behaviors, ...events].flatMap(({ lag, ...cause }) => {
    const sides = around(frame.measured, frame.metric, cause.at, lag);
    if (!sides) return [];
    const others = comparison && around(comparison.filter(isMeasured), frame.metric, cause.at, lag);
    const own = sides.after.median - sides.before.median;
    const difference = others ? own - (others.after.median - others.before.median) : own;
    const better = others
      ? gain(frame.metric, sides.before.median, sides.after.median) - gain(frame.metric, others.before.median, others.after.median)
      : gain(frame.metric, sides.before.median, sides.after.median);
    const sense = Math.abs(better) <= noise ? 'none' : better > 0 ? 'better' : 'worse';
    return [{ ...cause, ...sides, difference, sense, label: others ? 'compared' : 'before/after' } satisfies Effect];
  });
}

function around(measured: readonly Measured[], metric: Metric, at: string, lag: number): Pick<Effect, 'before' | 'after' | 'spans'> | null {
  const from = dayOf(addPeriods(metric.period, civilOfDay(at), lag));
  // nothing is compared across a change of definition: only the stretch that holds the day counts
  const cuts = metric.breaks.map((cut) => cut.at).sort();
  const opens = cuts.findLast((cut) => cut <= at);
  const closes = cuts.find((cut) => cut > at);
  const stretch = measured.filter(({ start, end }) => (opens === undefined || start >= opens) && (closes === undefined || end < closes));
  const before = stretch.filter(({ end }) => end < at).slice(-MOST);
  const after = stretch.filter(({ start }) => start >= from).slice(0, MOST);
  if (before.length < LEAST || after.length < LEAST) return null;
  const side = (buckets: readonly Measured[]) => ({ median: medianOf(buckets), n: buckets.length });
  const span = (buckets: readonly Measured[]) => ({ from: buckets[0]?.start ?? at, to: buckets.at(-1)?.end ?? at });
  return { before: side(before), after: side(after), spans: { before: span(before), after: span(after) } };
}
