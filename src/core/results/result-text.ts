import { civilOfDay, DAY, dayOf } from '../series/civil-time.js';
import type { Config, Metric, Text, TimelineEvent } from '../config/schema.js';
import { joinSentences } from '../i18n/punctuation.js';
import { differenceUnit, distinctUnit, type Localizer } from '../i18n/localizer.js';
import { behaviorOf, type BehaviorResult } from './behavior.js';
import { asOfCivil } from './buckets.js';
import type { Effect } from './effect.js';
import { isSeasonal } from './frame.js';
import { statement, type Result } from './result.js';
import { statusOf } from './status.js';
import type { Statement } from './statements.js';

/** The status of a result as a word and a shape, so that colour is not the only sign. */
export interface StatusLabel {
  text: string;
  shape: '✓' | '↑' | '↓' | '';
  sense: 'better' | 'worse' | '';
}

export function statusLabel(result: Result, localizer: Localizer): StatusLabel {
  const { change, metric } = result;
  const id = statusOf(result);
  const isMoving = id.startsWith('moving');
  const isWorse = id === 'regressed' || id === 'regressed.band';
  const isReached = id === 'reached' || id === 'reached.band';
  const arrow =
    change && change.sense !== 'none' && metric.direction !== 'maintain' ? (change.absolute > 0 ? '↑' : '↓') : '';
  const shape = isReached ? '✓' : isMoving || isWorse ? arrow : '';
  const sense = isWorse ? 'worse' : isReached || (isMoving && change?.sense === 'better') ? 'better' : '';
  return { text: localizer.t(`state.word.${id}`), shape, sense };
}

/**
 * A result in a few sentences: a caution (an agreed date has passed, or there are too few values), the change, and the
 * rest. Texts may be empty.
 */
export function leadOf(result: Result): { caution: string; change: string; rest: string } {
  const isJudged = result.state !== 'too-few' && result.state !== 'stale';
  const state = statement(result, 'state');
  return {
    caution: joinSentences([statement(result, 'missed'), isJudged ? '' : state]),
    change: statement(result, 'change'),
    rest: joinSentences([
      statement(result, 'progress'),
      statement(result, 'reached'),
      statement(result, 'pace'),
      isJudged ? state : '',
    ]),
  };
}

/** Days within which a date needs no year to be understood. */
const NEAR_DAYS = 180;

/** A day as short as it can be told on the day of `asOf`: "5 Oct", and with its year where that is not plain. */
export const nearDay = (day: string, asOf: string, { day: full, shortDay }: Localizer): string =>
  Math.abs(civilOfDay(day) - civilOfDay(asOf)) <= NEAR_DAYS * DAY ? shortDay(day) : full(day);

/** The first day of the definition in force; null where it never changed. */
export const definedFrom = (result: Pick<Result, 'definedFrom'>): string | null => result.definedFrom;

/** The name and date of an agreement. Empty if neither is known. */
export function agreementText(
  { agreedBy, agreedOn }: { agreedBy?: Text | undefined; agreedOn?: string | undefined },
  localizer: Localizer,
): string {
  if (agreedBy !== undefined && agreedOn !== undefined)
    return localizer.t('agreed', { by: localizer.text(agreedBy), on: localizer.day(agreedOn) });
  if (agreedBy !== undefined) return localizer.t('agreed-by', { by: localizer.text(agreedBy) });
  return agreedOn === undefined ? '' : localizer.t('agreed-on', { on: localizer.day(agreedOn) });
}

/** The name and date of a confirmation or dispute of the number. Empty if there is none. */
export function opinionText(
  { metric: { confirmed, disputed }, current, unit }: Pick<Result, 'metric' | 'current' | 'unit'>,
  localizer: Localizer,
): string {
  const given = disputed ?? confirmed;
  if (!given) return '';
  // the confirmation of a value does not apply to another
  const other =
    !disputed && confirmed?.value !== undefined && confirmed.value !== current?.value
      ? localizer.number(confirmed.value, unit)
      : null;
  const on = localizer.day(given.on);
  const text =
    given.by === undefined
      ? localizer.t(disputed ? 'disputed-on' : 'confirmed-on', { on })
      : localizer.t(disputed ? 'disputed' : 'confirmed', { by: localizer.text(given.by), on });
  return other === null ? text : localizer.t('named', { name: text, text: other });
}

/** The name of the event or behaviour of an effect. */
export const causeOf = (
  { behaviors, events }: Config,
  { source, ref }: Pick<Effect, 'source' | 'ref'>,
  localizer: Localizer,
): string =>
  localizer.text(source === 'behavior' ? behaviors.find(({ id }) => id === ref)?.name : events[Number(ref)]?.label);

/** The formatted numbers of an effect. With a season they are differences to the year before, with their sign. */
export function effectNumbers(
  { before, after, difference, beyondTrend }: Effect,
  { metric, unit }: Pick<Result, 'metric' | 'unit'>,
  localizer: Localizer,
): { before: string; beforeWithUnit: string; after: string; difference: string; beyond: string } {
  const shared = differenceUnit(before.median, after.median, unit, localizer);
  const signed = (value: number) => localizer.signed(value, distinctUnit([0, value], shared, localizer));
  const isSeason = isSeasonal(metric);
  return {
    before: isSeason ? signed(before.median) : localizer.bare(before.median, shared),
    after: isSeason ? signed(after.median) : localizer.number(after.median, shared),
    beforeWithUnit: isSeason ? signed(before.median) : localizer.number(before.median, shared),
    difference: signed(difference),
    beyond: beyondTrend === null ? '' : signed(beyondTrend),
  };
}

/** The effect as one sentence that begins with `name`. */
export function effectText(
  effect: Effect,
  { metric, unit }: Pick<Result, 'metric' | 'unit'>,
  name: string,
  localizer: Localizer,
): string {
  const { before, after, difference } = effectNumbers(effect, { metric, unit }, localizer);
  const facts = { name, before, after, n: effect.before.n, m: effect.after.n };
  if (effect.label === 'compared')
    return localizer.t('effect.compared', { ...facts, difference, others: localizer.text(metric.comparison?.name) });
  return localizer.t(isSeasonal(metric) ? 'effect.season' : 'effect.before-after', facts);
}

/** The values after compared with the trend before. Empty for a range, which has no better direction. */
export function effectJudgement(
  { sense, beyondTrend }: Effect,
  { metric, unit }: Pick<Result, 'metric' | 'unit'>,
  localizer: Localizer,
): string {
  if (metric.direction === 'maintain') return '';
  if (beyondTrend === null) return localizer.t('effect.beyond.unknown');
  const amount = localizer.amount(beyondTrend, distinctUnit([0, beyondTrend], unit, localizer));
  return localizer.t(`effect.beyond.${sense}`, { beyond: amount });
}

/** An effect as a table row: the change, before, after, difference, beyond the trend, kind. */
export function effectRow(config: Config, result: Result, effect: Effect, localizer: Localizer): string[] {
  const { beforeWithUnit, after, difference, beyond } = effectNumbers(effect, result, localizer);
  return [
    causeOf(config, effect, localizer),
    beforeWithUnit,
    after,
    difference,
    beyond || '–',
    localizer.t(`label.${effect.label}`),
  ];
}

const behaviorFacts = (
  { behavior, kept, missed, notMeasured, missedInARow }: BehaviorResult,
  localizer: Localizer,
) => ({
  name: localizer.text(behavior.name),
  kept,
  unmeasured: notMeasured,
  misses: missedInARow,
  periods: localizer.t(`periods.${behavior.cadence}`, { count: kept + missed }),
});

/** The number of periods in which a behaviour was kept, of its measured periods. */
export const behaviorText = (result: BehaviorResult, localizer: Localizer): string =>
  localizer.t(result.notMeasured ? 'behavior.kept.unmeasured' : 'behavior.kept', behaviorFacts(result, localizer));

/** The same with the early warning, if there is one. Null without a target. */
export const behaviorTexts = (
  result: BehaviorResult,
  localizer: Localizer,
): { kept: string; warning: string } | null =>
  result.behavior.target
    ? {
        kept: behaviorText(result, localizer),
        warning: result.warning ? localizer.t('behavior.warning', behaviorFacts(result, localizer)) : '',
      }
    : null;

/** The behaviours that are tracked for a metric. */
export const behaviorsOf = (config: Config, { id }: Metric, localizer: Localizer): BehaviorResult[] =>
  config.behaviors
    .filter(({ moves }) => moves.includes(id))
    .map((behavior) => behaviorOf(config, behavior.id, localizer));

/** The events that concern a metric, in the order of time. */
export const eventsOf = ({ events }: Config, { id }: Metric): TimelineEvent[] =>
  events.filter(({ metrics }) => !metrics.length || metrics.includes(id)).sort((a, b) => a.date.localeCompare(b.date));

/** The notes that explain a metric's values, up to `asOf`. */
export function notesOf(config: Config, { notes }: Metric): Metric['notes'] {
  const today = dayOf(asOfCivil(config));
  return notes.filter(({ on }) => on <= today);
}

/** The date, the source, who confirmed the number, and anything unusual about the values. */
export function footNotes(result: Result, localizer: Localizer): string[] {
  const { source, confirmed, disputed } = result.metric;
  return [
    statement(result, 'as-of'),
    ...(source === undefined ? [] : [localizer.text(source)]),
    ...(confirmed && !disputed ? [opinionText(result, localizer)] : []),
    ...(['unfinished', 'gaps', 'partial', 'unread', 'duplicates', 'spread', 'after-as-of'] as const)
      .map((id) => statement(result, id))
      .filter(Boolean),
  ];
}

/** The source and the method of a metric's numbers, as terms with their facts. Terms without facts are left out. */
export function provenanceOf(
  { provider }: Config,
  result: Result,
  localizer: Localizer,
): { term: string; facts: string[] }[] {
  const { metric } = result;
  const { t } = localizer;
  const named = provider ? localizer.text(provider.name) : t('know.provider');
  const lines = (...ids: Statement['id'][]) => ids.map((id) => statement(result, id));
  const stated = (text: Text | undefined) => (text === undefined ? t('know.not-stated') : localizer.text(text));
  const rows: [string, string[]][] = [
    [t('know.definition'), [stated(metric.definition), ...lines('break')]],
    [t('know.source'), [stated(metric.source)]],
    [
      t('know.measured-by'),
      [
        metric.measuredBy === undefined
          ? t('know.not-stated')
          : t(`know.measured-by.${metric.measuredBy}`, { provider: named }),
      ],
    ],
    [t('know.rolled-up'), [t(`aggregate.${metric.aggregate}`)]],
    [t('know.baseline'), lines('baseline')],
    [t('know.target'), [...lines('target', 'stages'), agreementText(metric.target ?? {}, localizer)]],
    [
      t('know.completeness'),
      lines('current', 'unfinished', 'gaps', 'partial', 'duplicates', 'unread', 'spread', 'after-as-of'),
    ],
    [t('know.noise'), lines('noise')],
    [t('know.more'), lines('trend', 'projection', 'velocity')],
    [t('know.worth'), metric.worth ? [...lines('worth'), localizer.text(metric.worth.note)] : []],
    [t('know.date'), lines('as-of')],
  ];
  return rows.map(([term, facts]) => ({ term, facts: facts.filter(Boolean) })).filter(({ facts }) => facts.length);
}
