import { addPeriods, civilOfDay, DAY, dayOf } from '../series/civil-time.js';
import type { Config, TimelineEvent } from '../config/schema.js';
import type { Localizer } from '../i18n/localizer.js';
import { behaviorOf, type BehaviorPeriod } from './behavior.js';
import type { Bucket } from './buckets.js';
import type { DaySpan } from './coverage.js';
import { isMeasured, isSince, medianOf, type Frame, type Sample } from './measurements.js';
import { lineAt, theilSen } from './theil-sen.js';
import { MIN_SAMPLES, wayOf } from './trend.js';

/** The values before and after a day on which something changed. It claims no cause. */
export interface Effect {
  /** The kind of change that divides the two spans. */
  source: 'event' | 'behavior';
  /** The behaviour's id, or the index of the event in the config. */
  ref: string | number;
  /** `YYYY-MM-DD`: the day of the event, or the first day of the first period from which on a behaviour was kept. */
  at: string;
  /**
   * Median of the `n` usable buckets before (3 to 6), in the metric's unit. With a season, of the differences to the
   * year before.
   */
  before: { median: number; n: number };
  /** Median after, computed in the same way. */
  after: { median: number; n: number };
  /** The days that the buckets on each side cover. */
  spans: { before: DaySpan; after: DaySpan };
  /** After minus before, in the metric's unit. With a comparison, its value is subtracted from each bucket first. */
  difference: number;
  /**
   * Distance of the values after from the interval of the trend before, in the metric's unit. 0 inside it, null with
   * fewer than 4 values before.
   */
  beyondTrend: number | null;
  /**
   * By the direction of the metric, if the values after are clearly beyond both the values and the trend before; else
   * `none`.
   */
  sense: 'better' | 'worse' | 'none';
  /** The kind of evidence: two spans side by side, or also compared with a group where nothing changed. */
  label: 'before/after' | 'compared';
  /**
   * Effects of one group share most of their values after, so their differences do not add up. Only the first of a
   * group is shown.
   */
  group: number;
}

const MAX_SIDE = 6;
const MIN_SIDE = 3;
const MAX_TREND = 12;
/** The share of the noise by which the values after must lie beyond those before and their trend. */
const NOISE_SHARE = 0.25;
/** Spans that share more than this part of the shorter one form a group. */
const OVERLAP_SHARE = 0.5;
/** A behaviour begins with four periods of which three are kept. */
const BEGIN_PERIODS = 4;
const BEGIN_KEPT = 3;

/** The order in which one of a group is chosen. Incidents and notes are not planned actions, so they have no effect. */
const KINDS = ['go-live', 'behavior', 'expertise', 'milestone'] as const satisfies readonly TimelineEvent['kind'][];
type Kind = (typeof KINDS)[number];

interface Occasion {
  source: Effect['source'];
  ref: Effect['ref'];
  at: string;
  kind: Kind;
  /** Periods of the metric until an effect can show. */
  lag: number;
}

/** The effects of the events and behaviours of a metric, the first of each group first. */
export function effectsOf(
  config: Config,
  frame: Frame,
  comparison: readonly Bucket[] | null,
  noise: number | null,
  localizer: Localizer,
): Effect[] {
  const compared = comparison && withoutComparison(frame, comparison);
  const found = occasionsOf(config, frame.metric.id, localizer).flatMap((occasion) => {
    const effect =
      (compared && effectAt(frame, compared, occasion, noise, 'compared')) ??
      effectAt(frame, frame.samples, occasion, noise, 'before/after');
    return effect ? [{ occasion, effect }] : [];
  });
  const ranked = found.sort(
    (a, b) =>
      Number(b.effect.label === 'compared') - Number(a.effect.label === 'compared') ||
      KINDS.indexOf(a.occasion.kind) - KINDS.indexOf(b.occasion.kind) ||
      a.effect.at.localeCompare(b.effect.at),
  );
  const leaders: Omit<Effect, 'group'>[] = [];
  return ranked
    .map(({ effect }): Effect => {
      const known = leaders.findIndex((leader) => isOverlapping(leader.spans.after, effect.spans.after));
      return { ...effect, group: known < 0 ? leaders.push(effect) - 1 : known };
    })
    .sort((a, b) => a.group - b.group);
}

function occasionsOf(config: Config, metricId: string, localizer: Localizer): Occasion[] {
  const behaviors = config.behaviors.flatMap(({ id, moves, lag }): Occasion[] => {
    const at = moves.includes(metricId) ? beginOf(behaviorOf(config, id, localizer).periods) : null;
    return at === null ? [] : [{ source: 'behavior', ref: id, at, kind: 'behavior', lag: lag?.periods ?? 0 }];
  });
  const events = config.events.flatMap(({ date, kind, metrics }, ref): Occasion[] =>
    isOccasion(kind) && (!metrics.length || metrics.includes(metricId))
      ? [{ source: 'event', ref, at: date, kind, lag: 0 }]
      : [],
  );
  return [...behaviors, ...events];
}

const isOccasion = (kind: TimelineEvent['kind']): kind is Kind => (KINDS as readonly string[]).includes(kind);

/** The first day of the first kept period of four in a row of which three are kept. Null if there are none. */
export function beginOf(periods: readonly BehaviorPeriod[]): string | null {
  for (let i = 0; i + BEGIN_PERIODS <= periods.length; i++) {
    const window = periods.slice(i, i + BEGIN_PERIODS);
    const kept = window.filter(({ status }) => status === 'kept');
    if (kept.length >= BEGIN_KEPT) return kept[0]?.start ?? null;
  }
  return null;
}

/** The metric's values minus those of the comparison. With a season, both as the difference to the year before. */
function withoutComparison({ samples, counterparts }: Frame, comparison: readonly Bucket[]): Sample[] {
  const others = new Map(comparison.filter(isMeasured).map((bucket) => [bucket.start, bucket.value]));
  return samples.flatMap((sample): Sample[] => {
    const other = others.get(sample.bucket.start);
    const counterpart = counterparts?.get(sample.bucket.start);
    const before = counterpart ? others.get(counterpart.start) : 0;
    return other === undefined || before === undefined ? [] : [{ ...sample, y: sample.y - (other - before) }];
  });
}

/** @param samples the samples of the frame, minus the comparison if there is one */
function effectAt(
  frame: Frame,
  samples: readonly Sample[],
  { source, ref, at, lag }: Occasion,
  noise: number | null,
  label: Effect['label'],
): Omit<Effect, 'group'> | null {
  const from = dayOf(addPeriods(frame.metric.period, civilOfDay(at), lag));
  const allBefore = samples.filter(({ bucket }) => bucket.end < at);
  const before = allBefore.slice(-MAX_SIDE);
  const after = samples.filter(({ bucket }) => bucket.start >= from).slice(0, MAX_SIDE);
  if (before.length < MIN_SIDE || after.length < MIN_SIDE) return null;
  const shown = label === 'compared' ? frame.samples : samples;
  const shownMedian = (side: readonly Sample[]) => {
    const starts = new Set(side.map(({ bucket }) => bucket.start));
    return medianOf(shown.filter(({ bucket }) => starts.has(bucket.start)).map(({ y }) => y));
  };
  const [start, end] = [before, after].map((side) => medianOf(side.map(({ y }) => y)));
  const difference = (end ?? NaN) - (start ?? NaN);
  if (!Number.isFinite(difference)) return null;
  const { beyondTrend, sense } = judge(frame, allBefore, after, start ?? NaN, end ?? NaN, at, noise);
  return {
    source,
    ref,
    at,
    before: { median: shownMedian(before), n: before.length },
    after: { median: shownMedian(after), n: after.length },
    spans: { before: spanOf(before, at), after: spanOf(after, at) },
    difference,
    beyondTrend,
    sense,
    label,
  };
}

const spanOf = (samples: readonly Sample[], at: string): DaySpan => ({
  from: samples[0]?.bucket.start ?? at,
  to: samples.at(-1)?.bucket.end ?? at,
});

/** Compares the values after with the trend before, extended by its slope and by both ends of its interval. */
function judge(
  { metric, since }: Frame,
  allBefore: readonly Sample[],
  after: readonly Sample[],
  medianBefore: number,
  medianAfter: number,
  at: string,
  noise: number | null,
): Pick<Effect, 'beyondTrend' | 'sense'> {
  const isAfterGoLive = since !== null && at > since;
  const used = (isAfterGoLive ? allBefore.filter(({ bucket }) => isSince(bucket, since)) : allBefore).slice(-MAX_TREND);
  const line = used.length < MIN_SAMPLES ? null : theilSen(used);
  if (!line) return { beyondTrend: null, sense: 'none' };
  const middle = ((after[0]?.x ?? 0) + (after.at(-1)?.x ?? 0)) / 2;
  const carried = [line.slope, line.low, line.high].map((slope) => lineAt(line, middle, slope));
  const [least, most] = [Math.min(...carried), Math.max(...carried)];
  const beyondTrend = medianAfter > most ? medianAfter - most : medianAfter < least ? medianAfter - least : 0;
  if (!Number.isFinite(beyondTrend)) return { beyondTrend: null, sense: 'none' };
  if (noise === null || metric.direction === 'maintain') return { beyondTrend, sense: 'none' };
  const up = Math.min(medianAfter - medianBefore, medianAfter - most);
  const down = Math.min(medianBefore - medianAfter, least - medianAfter);
  const margin = NOISE_SHARE * noise;
  const isUpBetter = wayOf(metric, medianAfter) > 0;
  if (up > margin) return { beyondTrend, sense: isUpBetter ? 'better' : 'worse' };
  return { beyondTrend, sense: down > margin ? (isUpBetter ? 'worse' : 'better') : 'none' };
}

const lengthOf = ({ from, to }: DaySpan): number => (civilOfDay(to) - civilOfDay(from)) / DAY + 1;

function isOverlapping(a: DaySpan, b: DaySpan): boolean {
  const shared = { from: a.from > b.from ? a.from : b.from, to: a.to < b.to ? a.to : b.to };
  return lengthOf(shared) > OVERLAP_SHARE * Math.min(lengthOf(a), lengthOf(b));
}

/** At most three effects, one of each group, in the order of time. */
export const shownEffects = (effects: readonly Effect[]): Effect[] =>
  leadersOf(effects)
    .slice(0, MAX_SHOWN)
    .sort((a, b) => a.at.localeCompare(b.at));

const MAX_SHOWN = 3;

/** The first effect of each group. */
function leadersOf(effects: readonly Effect[]): Effect[] {
  const seen = new Set<number>();
  return effects.filter(({ group }) => {
    const isFirst = !seen.has(group);
    seen.add(group);
    return isFirst;
  });
}
