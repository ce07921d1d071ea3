import type { Config, Metric, Period, TimelineEvent, Unit } from '../core/config/schema.js';
import type { Localizer } from '../core/i18n/localizer.js';
import { behaviorOf, type BehaviorPeriod } from '../core/results/behavior.js';
import { asOfCivil, endCivil, startCivil, type Bucket } from '../core/results/buckets.js';
import type { DisplayedSeries } from '../core/results/displayed-series.js';
import type { Effect } from '../core/results/effect.js';
import { definedFrom, eventsOf, notesOf } from '../core/results/result-text.js';
import type { Result } from '../core/results/result.js';
import { targetOf } from '../core/results/statements.js';
import { statusOf } from '../core/results/status.js';
import { civilOfDay, DAY, type Civil } from '../core/series/civil-time.js';

/** A value at a time, in ms of the account's wall clock. */
export interface ChartPoint {
  at: Civil;
  value: number;
}

export interface ChartSpan {
  from: Civil;
  to: Civil;
}

/**
 * A line of values over time as two columns, ascending in time. NaN if nothing was measured. The columns are never
 * copied.
 */
export interface ChartColumns {
  at: ArrayLike<number>;
  value: ArrayLike<number>;
}

/** An event, or a note on a number. Its number is in the chart, in the list below it and in the tooltip. */
export interface NumberedEvent {
  /** From 1, in the order of time, over all events of the metric. */
  number: number;
  day: string;
  at: Civil;
  kind: TimelineEvent['kind'];
  label: string;
  /** True for a note of the metric, which explains a number. */
  isReason: boolean;
}

/** A vertical line with a label of two lines at its top. */
export interface ChartMark {
  at: Civil;
  kind: 'go-live' | 'break';
  text: string;
  day: string;
}

export interface ChartStrip {
  name: string;
  /** The periods in which it was kept: "20 of 25 weeks". Empty without a target. */
  count: string;
  cadence: Period;
  cells: (ChartSpan & { status: BehaviorPeriod['status'] })[];
}

/**
 * The chart of a result in data units (times, values, roles and labels). All formats are made from it: the canvas,
 * files, paper and slides. It does not depend on a width.
 */
export interface ChartModel {
  /** The metric's name. */
  name: string;
  unit: Unit;
  direction: Metric['direction'];
  /** The time range of the axis. */
  span: ChartSpan;
  /** The periods for navigation. Empty if every value is shown as measured. */
  periods: readonly Bucket[];
  series: ChartColumns;
  /** Times at which the line is cut because the definition changed, ascending. */
  cuts: Civil[];
  /** Earlier values belong to an older definition and are drawn pale. Null if the definition never changed. */
  definedFrom: Civil | null;
  /** From here on the line has the accent colour; before it, it is grey. Null if all of it has the accent colour. */
  since: Civil | null;
  /** Values that no statement uses: of unfinished or partial periods. No line joins them. */
  hollow: (ChartPoint & { kind: 'unfinished' | 'partial' })[];
  /** Ranges of finished periods without a value. */
  gaps: ChartSpan[];
  last: (ChartPoint & { text: string; sense: 'better' | 'worse' | 'none' }) | null;
  baseline: {
    value: number;
    /** The time range it was computed from. Null if it was agreed without one. */
    span: ChartSpan | null;
    /** The time range in which it is compared with the line. */
    carried: ChartSpan;
    text: string;
  } | null;
  /** True if the area between the baseline and the line since go-live is drawn. */
  hasGain: boolean;
  target: {
    /** Pieces of the line, one per stage. */
    lines: (ChartSpan & { value: number })[];
    /** The two edges of a range to maintain. Null for other targets. */
    band: (ChartSpan & { low: number; high: number }) | null;
    /** The ring at the agreed day. Null without a day, or if it is beyond the axis. */
    ring: (ChartPoint & { isReached: boolean }) | null;
    value: number;
    text: string;
    /** The text without the unit. */
    short: string;
    by: string;
  } | null;
  /** The forecast from the last value to the target's line, with the range of days. */
  forecast: (ChartPoint & { from: ChartPoint; earliest: Civil; latest: Civil; text: string; range: string }) | null;
  /** The comparison group, and the distance of both lines at the latest value. */
  comparison: (ChartColumns & { name: string; last: ChartPoint | null; text: string; apart: string }) | null;
  marks: ChartMark[];
  events: NumberedEvent[];
  strips: ChartStrip[];
  /** Medians before and after a change, for the selected effect. */
  medians: (ChartSpan & { value: number; text: string })[];
}

/** Maximum length of the axis beyond the measured range, as a multiple of the measured range. */
const MAX_AHEAD = 1;

/**
 * Builds the chart model of a result.
 * @param view the displayed values
 * @param effect the effect whose medians are drawn; null for none
 */
export function chartModel(
  config: Config,
  result: Result,
  view: DisplayedSeries,
  localizer: Localizer,
  effect: Effect | null = null,
): ChartModel {
  const { metric, unit } = result;
  const span = spanOf(config, result, view);
  const cuts = metric.breaks.map(({ at }) => civilOfDay(at)).sort((a, b) => a - b);
  const series = wholeOf(view);
  const last = lastOf(result, { ...view, ...series }, localizer);
  const definition = definedFrom(result);
  const baseline = view.isComparable ? baselineOf(config, result, span, last, localizer) : null;
  return {
    name: localizer.text(metric.name),
    unit,
    direction: metric.direction,
    span,
    periods: view.buckets,
    series,
    cuts,
    definedFrom: definition === null ? null : civilOfDay(definition),
    since: sinceOf(config, metric),
    hollow: hollowOf(view),
    gaps: gapsOf(view.buckets),
    last,
    baseline,
    hasGain: baseline !== null && metric.direction !== 'maintain',
    target: view.isComparable ? targetOfModel(config, result, span, localizer) : null,
    forecast: view.isComparable ? forecastOf(config, result, last, localizer) : null,
    comparison: comparisonOf(result, view, last, localizer),
    marks: marksOf(config, metric, span, localizer),
    events: numberedEvents(config, metric, localizer),
    strips: stripsOf(config, metric, localizer),
    medians:
      effect && view.isComparable
        ? (['before', 'after'] as const).map((side) => ({
            from: civilOfDay(effect.spans[side].from),
            to: civilOfDay(effect.spans[side].to) + DAY,
            value: effect[side].median,
            text: localizer.t('chart.median', {
              value: shortValue(effect[side].median, unit, localizer),
              count: effect[side].n,
            }),
          }))
        : [],
  };
}

/** A value as a label of the chart: without the unit, which the axis names once. */
export const shortValue = (value: number, unit: Unit, localizer: Localizer): string =>
  unit.style === 'percent' ? localizer.number(value, unit) : localizer.bare(value, unit);

/** The unit of the axis: round numbers, as ticks are, need no digits that are 0. */
export const tickUnit = ({ minimumFractionDigits: _, ...unit }: Unit): Unit => unit;

/** The events and notes of a metric, numbered in the order of time. */
export function numberedEvents(config: Config, metric: Metric, localizer: Localizer): NumberedEvent[] {
  const events = eventsOf(config, metric).map(({ date, kind, label }) => ({
    day: date,
    kind,
    label: localizer.text(label),
    isReason: false,
  }));
  const reasons = notesOf(config, metric).map(({ on, text }) => ({
    day: on,
    kind: 'note' as const,
    label: localizer.text(text),
    isReason: true,
  }));
  return [...events, ...reasons]
    .sort((a, b) => a.day.localeCompare(b.day))
    .map((event, i) => ({ ...event, number: i + 1, at: civilOfDay(event.day) }));
}

/** The start of the accent colour: the go-live, else the end of the baseline's span. */
function sinceOf({ goLive }: Config, { baseline }: Metric): Civil | null {
  if (goLive !== undefined) return civilOfDay(goLive);
  return baseline?.to === undefined ? null : civilOfDay(baseline.to) + DAY;
}

/** From the first value to the day of the target or the forecast, within the maximum length. */
function spanOf(config: Config, { metric, projection }: Result, { buckets, at }: DisplayedSeries): ChartSpan {
  const { renewal, goLive } = config;
  const now = asOfCivil(config);
  const [first, last] = [buckets[0], buckets.at(-1)];
  const from = first
    ? startCivil(first)
    : (at[0] ?? Math.min(now - 90 * DAY, goLive === undefined ? now : civilOfDay(goLive)));
  const measured = Math.max(last ? endCivil(last) : (at.at(-1) ?? now), from + DAY);
  const days = [metric.target?.by ?? renewal, 'refused' in projection ? undefined : projection.latest];
  const ahead = days.flatMap((day) => (day === undefined ? [] : [civilOfDay(day) + DAY]));
  const most = measured + (measured - from) * MAX_AHEAD;
  return { from, to: Math.max(measured, Math.min(Math.max(measured, ...ahead), most)) };
}

const isIn = ({ from, to }: ChartSpan, at: Civil): boolean => at >= from && at <= to;
const middle = (bucket: Bucket): Civil => (startCivil(bucket) + endCivil(bucket)) / 2;

/** The latest finished value of the view. */
function lastOf(
  { current, change, unit, state }: Result,
  view: DisplayedSeries,
  localizer: Localizer,
): ChartModel['last'] {
  const { at, value } = view;
  let i = value.length - 1;
  while (i >= 0 && Number.isNaN(value[i])) i--;
  const [moment, shown] = [at[i], value[i]];
  if (moment === undefined || shown === undefined) return null;
  const bucket = view.buckets[i];
  const isCurrent = current !== null && bucket?.start === current.bucket.start && bucket.end === current.bucket.end;
  const isJudged = state !== 'too-few' && state !== 'stale';
  return {
    at: moment,
    value: shown,
    text: localizer.number(shown, unit),
    sense: isCurrent && isJudged ? (change?.sense ?? 'none') : 'none',
  };
}

const isPartial = (bucket: Bucket): boolean => 'partial' in bucket && bucket.partial === true;

/** The values that statements use, without partial ones. Columns without a partial value are returned as they are. */
function wholeOf({ at, value, buckets }: DisplayedSeries): Pick<DisplayedSeries, 'at' | 'value'> {
  if (!buckets.some((bucket) => bucket.finished && isPartial(bucket))) return { at, value };
  return { at, value: value.map((own, i) => (buckets[i] && isPartial(buckets[i]) ? NaN : own)) };
}

function hollowOf({ buckets }: DisplayedSeries): ChartModel['hollow'] {
  return buckets.flatMap((bucket) => {
    const { value, finished } = bucket;
    if (value === null || (finished && !isPartial(bucket))) return [];
    return [{ at: middle(bucket), value, kind: finished ? ('partial' as const) : ('unfinished' as const) }];
  });
}

/** The ranges of finished periods without a value. */
function gapsOf(buckets: readonly Bucket[]): ChartSpan[] {
  const gaps: ChartSpan[] = [];
  let isOpen = false;
  for (const bucket of buckets) {
    const isGap = bucket.value === null && bucket.finished;
    const open = gaps.at(-1);
    if (isGap && isOpen && open) open.to = endCivil(bucket);
    else if (isGap) gaps.push({ from: startCivil(bucket), to: endCivil(bucket) });
    isOpen = isGap;
  }
  return gaps;
}

function baselineOf(
  { goLive }: Config,
  { baseline, unit, metric }: Result,
  span: ChartSpan,
  last: ChartModel['last'],
  localizer: Localizer,
): ChartModel['baseline'] {
  // with a season each period has its own baseline, so there is no line
  if (!baseline || metric.season !== undefined) return null;
  const { value, from, to } = baseline;
  const start = from === null ? null : civilOfDay(from);
  const end = to === null ? (goLive === undefined ? null : civilOfDay(goLive)) : civilOfDay(to) + DAY;
  const carriedFrom = end ?? span.from;
  // as far as the line that it is compared with
  const carriedTo = Math.max(carriedFrom, last?.at ?? span.to);
  return {
    value,
    span: start === null || end === null ? null : { from: start, to: Math.max(start, end) },
    carried: { from: start === null ? span.from : carriedFrom, to: carriedTo },
    text: localizer.t('chart.baseline', { value: shortValue(value, unit, localizer) }),
  };
}

interface Stage {
  value: number;
  by: string;
}

function targetOfModel(
  { goLive }: Config,
  result: Result,
  span: ChartSpan,
  localizer: Localizer,
): ChartModel['target'] {
  const { metric, unit } = result;
  const { target, direction } = metric;
  const words = targetOf(result, localizer);
  if (!target || words === null) return null;
  const from = goLive === undefined ? span.from : Math.max(span.from, civilOfDay(goLive));
  const due = target.by === undefined ? null : civilOfDay(target.by) + DAY;
  const to = Math.max(from, due ?? span.to);
  const by = target.by === undefined ? '' : localizer.t('chart.by', { day: dayText(target.by, span, localizer) });
  if (direction === 'maintain') {
    const [low, high] = [target.min ?? target.max, target.max ?? target.min];
    if (low === undefined || high === undefined) return null;
    const reach = { from, to: span.to };
    return {
      lines: [...new Set([low, high])].map((value) => ({ ...reach, value })),
      band: low === high ? null : { ...reach, low, high },
      ring: null,
      value: high,
      text: localizer.t('chart.target', { value: words }),
      short: localizer.t('chart.target', { value: words }),
      by,
    };
  }
  const { value } = target;
  if (value === undefined) return null;
  return {
    lines: stageLines(stagesOf(target), { value, from, to }),
    band: null,
    ring: due !== null && isIn(span, due) ? { at: due, value, isReached: statusOf(result) === 'reached' } : null,
    value,
    text: localizer.t('chart.target', { value: words }),
    short: localizer.t('chart.target', { value: shortValue(value, unit, localizer) }),
    by,
  };
}

/** The stages of a target in the order of time. Empty if it has none besides its own value and day. */
function stagesOf(target: object): Stage[] {
  const stages: readonly Stage[] = 'stages' in target && Array.isArray(target.stages) ? (target.stages as Stage[]) : [];
  return [...stages].sort((a, b) => a.by.localeCompare(b.by));
}

/** One piece per stage, each from the day of the previous one to its own day. */
function stageLines(stages: readonly Stage[], whole: ChartSpan & { value: number }): (ChartSpan & { value: number })[] {
  const lines: (ChartSpan & { value: number })[] = [];
  let from = whole.from;
  for (const { value, by } of stages) {
    const to = Math.min(whole.to, civilOfDay(by) + DAY);
    if (to > from) lines.push({ from, to, value });
    from = Math.max(from, to);
  }
  if (whole.to > from || !lines.length) lines.push({ ...whole, from });
  return lines;
}

function forecastOf(
  config: Config,
  { projection, metric, state }: Result,
  last: ChartModel['last'],
  localizer: Localizer,
): ChartModel['forecast'] {
  const target = metric.target?.value;
  if (!last || target === undefined || 'refused' in projection) return null;
  if (state !== 'moving') return null;
  const [on, earliest, latest] = [projection.on, projection.earliest, projection.latest].map(
    (day) => civilOfDay(day) + DAY,
  ) as [Civil, Civil, Civil];
  if (on <= last.at) return null;
  // a day in another year is written as month and year
  const isFar = latest > asOfCivil(config) + 300 * DAY;
  const text = (day: string) => (isFar ? localizer.tick(civilOfDay(day), 'month', true) : localizer.shortDay(day));
  const range =
    text(projection.earliest) === text(projection.latest)
      ? text(projection.latest)
      : localizer.t('chart.range', { from: text(projection.earliest), to: text(projection.latest) });
  return {
    at: on,
    value: target,
    from: { at: last.at, value: last.value },
    earliest: Math.max(last.at, earliest),
    latest,
    range,
    text: localizer.t('chart.forecast', { range }),
  };
}

function comparisonOf(
  { metric, unit }: Result,
  { comparison }: DisplayedSeries,
  last: ChartModel['last'],
  localizer: Localizer,
): ChartModel['comparison'] {
  if (!comparison || !metric.comparison) return null;
  const { at, value } = comparison;
  let i = value.length - 1;
  while (i >= 0 && Number.isNaN(value[i])) i--;
  const [moment, shown] = [at[i], value[i]];
  const end = moment === undefined || shown === undefined ? null : { at: moment, value: shown };
  const name = localizer.text(metric.comparison.name);
  const isTogether = end !== null && last !== null && end.at === last.at;
  return {
    at,
    value,
    name,
    last: end,
    text: end ? `${name} ${shortValue(end.value, unit, localizer)}` : name,
    apart: isTogether ? localizer.t('chart.apart', { amount: localizer.amount(end.value - last.value, unit) }) : '',
  };
}

function marksOf(config: Config, metric: Metric, span: ChartSpan, localizer: Localizer): ChartMark[] {
  const { goLive } = config;
  const breaks = metric.breaks.map(({ at }): ChartMark => ({
    at: civilOfDay(at),
    kind: 'break',
    text: localizer.t('chart.break'),
    day: localizer.tick(civilOfDay(at), 'month', true),
  }));
  const live: ChartMark[] =
    goLive === undefined
      ? []
      : [
          {
            at: civilOfDay(goLive),
            kind: 'go-live',
            text: goLiveText(config, metric, localizer),
            day: dayText(goLive, span, localizer),
          },
        ];
  return [...live, ...breaks].filter(({ at }) => isIn(span, at));
}

/** A day, with the year if the axis is long. */
const dayText = (day: string, { from, to }: ChartSpan, localizer: Localizer): string =>
  to - from > 3 * 366 * DAY || !isIn({ from, to }, civilOfDay(day))
    ? localizer.tick(civilOfDay(day), 'month', true)
    : localizer.shortDay(day);

function goLiveText({ events, goLive }: Config, { id }: Metric, localizer: Localizer): string {
  const own = events.filter(({ kind, metrics }) => kind === 'go-live' && (!metrics.length || metrics.includes(id)));
  const event = own.find(({ date }) => date === goLive) ?? own[0];
  return event ? localizer.text(event.label) : localizer.t('event.go-live');
}

function stripsOf(config: Config, { id }: Metric, localizer: Localizer): ChartStrip[] {
  return config.behaviors.flatMap((candidate) => {
    if (!candidate.moves.includes(id)) return [];
    const { behavior, periods, kept, missed } = behaviorOf(config, candidate.id, localizer);
    if (!periods.length) return [];
    return [
      {
        name: localizer.text(behavior.name),
        count: behavior.target
          ? localizer.t('chart.kept', {
              kept,
              periods: localizer.t(`periods.${behavior.cadence}`, { count: kept + missed }),
            })
          : '',
        cadence: behavior.cadence,
        cells: periods.map((period) => ({ from: startCivil(period), to: endCivil(period), status: period.status })),
      },
    ];
  });
}
