import { civilOfDay } from '../series/civil-time.js';
import type { Unit } from '../config/schema.js';
import { joinSentences } from '../i18n/punctuation.js';
import { differenceUnit, distinctUnit, type Localizer } from '../i18n/localizer.js';
import { isSeasonal } from './frame.js';
import { distance, isBehind, type Frame } from './measurements.js';
import type { Computed } from './computed.js';
import type { Stage } from './target-day.js';
import { saidVelocity } from './trend.js';
import type { Result, Statement } from './types.js';

export type { Statement } from './types.js';

type Facts = Omit<Result, 'statements'>;

/**
 * The statements of a result, most important first. Missing facts have a statement of their own.
 * @param asOf the day of `asOf` in the account's time zone
 */
export function statementsOf(computed: Computed, asOf: string, localizer: Localizer): Statement[] {
  const { facts, frame, counts } = computed;
  const { metric, current, unit } = facts;
  const { t } = localizer;
  const count = (of: (bucket: Result['buckets'][number]) => boolean) => facts.buckets.filter(of).length;
  const periods = (n: number) => t(`periods.${metric.period}`, { count: n });
  const gaps = count(({ finished, value }) => finished && value === null);
  const partial = count((bucket) => bucket.partial);
  const open = facts.buckets.find(({ finished, value }) => !finished && value !== null);
  const target = targetOf(facts, localizer);
  const velocity = saidVelocity(frame, facts);
  const all: [Statement['id'], string | null][] = [
    ['headline', headline(facts, localizer)],
    ['missed', missedText(facts, localizer)],
    ['change', changeText(facts, localizer)],
    ['progress', progressText(facts, frame, localizer)],
    ['reached', reachedText(facts, localizer)],
    ['pace', paceText(facts, localizer)],
    ['state', stateText(computed, localizer)],
    [
      'current',
      current &&
        t('current', {
          value: localizer.number(current.value, unit),
          period: periodOf(facts, current.bucket.start, localizer),
        }),
    ],
    ['baseline', baselineText(facts, localizer)],
    [
      'target',
      target &&
        t(metric.target?.by === undefined ? 'target.value' : 'target.value-by', {
          target,
          by: dayOr(metric.target?.by, localizer),
        }),
    ],
    ['stages', stagesText(facts, localizer)],
    ['break', breakText(frame, localizer)],
    ['gaps', gaps ? t('gaps', { count: gaps, periods: periods(gaps) }) : null],
    ['partial', partial ? t('partial', { periods: periods(partial) }) : null],
    [
      'unfinished',
      open && open.value !== null
        ? t('unfinished', { period: open.label, value: localizer.number(open.value, unit) })
        : null,
    ],
    ['after-as-of', counts.afterAsOf ? t('after-as-of', { count: counts.afterAsOf, day: localizer.day(asOf) }) : null],
    ['unread', counts.unread ? t('unread', { count: counts.unread }) : null],
    [
      'duplicates',
      counts.duplicates
        ? t('duplicates', { count: counts.duplicates, aggregate: t(`aggregate.${metric.aggregate}`) })
        : null,
    ],
    [
      'spread',
      counts.isSpread
        ? joinSentences([
            t('spread'),
            counts.unfinishedWeeks ? t('unfinished-weeks', { count: counts.unfinishedWeeks }) : '',
          ])
        : null,
    ],
    ['noise', noiseText(facts, localizer)],
    ['trend', trendText(facts, localizer)],
    ['projection', projectionText(facts, localizer)],
    ['velocity', velocity && t(`velocity.${velocity}`)],
    ['worth', worthText(facts, computed, localizer)],
    ['as-of', t('as-of', { day: localizer.day(asOf) })],
  ];
  return all.flatMap(([id, text]) => (text === null || text === '' ? [] : [{ id, text }]));
}

const dayOr = (day: string | null | undefined, localizer: Localizer): string =>
  day === undefined || day === null ? '' : localizer.day(day);

/** The name of the period that begins on a day, within a sentence: "the week of Mar 30, 2026". */
export const periodOf = ({ metric }: Pick<Facts, 'metric'>, day: string, localizer: Localizer): string =>
  metric.period === 'week'
    ? localizer.t('period.week.in-sentence', { day: localizer.shortDayWithYear(day) })
    : localizer.period(civilOfDay(day), metric.period);

/** The target as text: a value or a range. */
export function targetOf({ metric, unit }: Pick<Facts, 'metric' | 'unit'>, localizer: Localizer): string | null {
  const { value, min, max } = metric.target ?? {};
  if (metric.direction !== 'maintain') return value === undefined ? null : localizer.number(value, unit);
  if (min !== undefined && max !== undefined) {
    const shared = distinctUnit([min, max], unit, localizer);
    return localizer.t('band.between', { min: localizer.bare(min, shared), max: localizer.number(max, shared) });
  }
  if (min !== undefined) return localizer.t('band.min', { min: localizer.number(min, unit) });
  return max === undefined ? null : localizer.t('band.max', { max: localizer.number(max, unit) });
}

/** The unit with enough digits to tell the numbers of the headline apart. */
function comparedUnit({ metric, unit, current, baseline, change }: Facts, localizer: Localizer): Unit {
  const target = metric.direction === 'maintain' ? undefined : metric.target?.value;
  const numbers = [baseline?.value, current?.value, target].filter((value) => value !== undefined);
  const distinct = distinctUnit(numbers, unit, localizer);
  // where the difference is written too, it shall be that of the two numbers as they are read
  return baseline && current && change && change.sense !== 'none' && metric.direction !== 'maintain'
    ? differenceUnit(baseline.value, current.value, distinct, localizer)
    : distinct;
}

function headline(facts: Facts, localizer: Localizer): string {
  const { metric, current, baseline, change, progress, state } = facts;
  const name = localizer.text(metric.name);
  if (!current) {
    if (facts.isUnread) return localizer.t('headline.unread', { name });
    return localizer.t(isMeasuredAtAll(facts) ? 'headline.no-full-period' : 'headline.unmeasured', { name });
  }
  const unit = comparedUnit(facts, localizer);
  const shown = {
    name,
    current: localizer.number(current.value, unit),
    baseline: baseline ? localizer.bare(baseline.value, unit) : '',
  };
  if (!change || !baseline) return localizer.t('headline.only', shown);
  const target = targetOf({ metric, unit }, localizer);
  if (target === null || state === 'stale' || state === 'regressed' || isBehind(metric, baseline))
    return localizer.t('headline.change', shown);
  if (state === 'reached')
    return metric.direction === 'maintain'
      ? localizer.t('headline.band', { ...shown, band: target })
      : localizer.t('headline.reached', { ...shown, target });
  if (progress === null || progress <= 0 || change.sense !== 'better' || metric.direction === 'maintain')
    return localizer.t('headline.change', shown);
  const way = { ...shown, target, progress: progressNumber(progress, localizer) };
  // a past date has a sentence of its own
  const by = facts.stages.at(-1)?.isPast ? undefined : metric.target?.by;
  return by === undefined
    ? localizer.t('headline.progress', way)
    : localizer.t('headline.progress-by', { ...way, by: localizer.day(by) });
}

const isMeasuredAtAll = ({ buckets }: Facts): boolean => buckets.some(({ value }) => value !== null);

/** Rounded toward the baseline, so that only a reached target shows 100 %. */
export function progressNumber(progress: number, localizer: Localizer): string {
  const percent = Math.trunc(progress * 100 + Math.sign(progress) * 1e-9);
  return localizer.percent(percent === 0 ? Math.trunc(progress * 1e4) / 1e4 || progress : percent / 100);
}

const UNMISSED: readonly Result['state'][] = ['reached', 'too-few', 'unmeasured', 'stale'];

/** The latest agreed date that has passed without the value. A reached target makes up for a missed stage. */
function missedText({ stages, state, unit, metric }: Facts, localizer: Localizer): string | null {
  const missed = stages.findLast(({ isMissed }) => isMissed);
  if (!missed || UNMISSED.includes(state)) return null;
  return localizer.t('missed', {
    target: stageValue(missed, { metric, unit }, localizer),
    by: dayOr(missed.by, localizer),
  });
}

const stageValue = (
  { value }: Pick<Stage, 'value'>,
  { metric, unit }: Pick<Facts, 'metric' | 'unit'>,
  localizer: Localizer,
): string => (value === null ? (targetOf({ metric, unit }, localizer) ?? '') : localizer.number(value, unit));

function changeText(facts: Facts, localizer: Localizer): string | null {
  const { metric, change, noise, baseline, current } = facts;
  if (!change || !baseline || !current) return null;
  const amount = localizer.amount(
    change.absolute,
    distinctUnit([0, change.absolute], comparedUnit(facts, localizer), localizer),
  );
  if (metric.direction === 'maintain') return bandChange(facts, amount, localizer);
  if (change.sense === 'none' || noise === null) return localizer.t('change.none');
  const key = `change.${change.absolute > 0 ? 'more' : 'less'}.${change.sense}` as const;
  const than = thanText(facts, localizer);
  return change.relative === null
    ? localizer.t(`${key}.plain`, { amount, than })
    : localizer.t(key, { amount, than, relative: localizer.percent(Math.abs(change.relative)) });
}

function bandChange(
  { metric, change, noise, baseline, current }: Facts,
  amount: string,
  localizer: Localizer,
): string | null {
  if (!change || !baseline || !current) return null;
  const [wasInside, isInside] = [baseline.value, current.value].map((value) => distance(metric, value) === 0);
  if (wasInside && isInside) return localizer.t('change.kept.band');
  if (isInside) return localizer.t('change.entered.band');
  if (wasInside) return localizer.t('change.left.band');
  const way = change.absolute > 0 ? 'more' : 'less';
  if (change.sense !== 'none') return localizer.t(`change.${way}.${change.sense}.band`, { amount });
  return Math.abs(change.absolute) <= (noise?.value ?? 0)
    ? localizer.t('change.none')
    : localizer.t(`change.${way}.same.band`, { amount });
}

/** The baseline in a comparison: "than before", with a season "than in September 2025". */
function thanText({ metric, baseline }: Facts, localizer: Localizer): string {
  if (!isSeasonal(metric) || !baseline?.from) return localizer.t('than.before');
  const period = periodOf({ metric }, baseline.from, localizer);
  const isNamed = metric.period === 'month' || metric.period === 'quarter';
  return localizer.t(isNamed ? 'than.season' : 'than.season.matching', { period });
}

function progressText(facts: Facts, { sinceGoLive }: Frame, localizer: Localizer): string | null {
  const { metric, baseline, progress, state, change } = facts;
  const target = targetOf({ metric, unit: comparedUnit(facts, localizer) }, localizer);
  if (!facts.current || state === 'too-few') return null;
  if (target === null) return localizer.t('progress.no-target');
  const by = facts.stages.at(-1)?.isPast ? undefined : metric.target?.by;
  const filled = { target, band: target, by: dayOr(by, localizer) };
  if (metric.direction === 'maintain') {
    if (progress === null) return null;
    const periods = localizer.t(`periods.${metric.period}`, { count: sinceGoLive.length });
    return localizer.t('progress.inside', { ...filled, progress: progressNumber(progress, localizer), periods });
  }
  if (baseline && !isSeasonal(metric) && isBehind(metric, baseline)) return localizer.t('progress.behind');
  if (state === 'reached') return localizer.t(by === undefined ? 'progress.reached' : 'progress.reached-by', filled);
  if (progress === null) return baseline && state !== 'no-baseline' ? localizer.t('progress.no-way') : null;
  if (state === 'stale' || change?.sense === 'none') return null;
  if (progress < 0 && change?.sense === 'worse')
    return localizer.t(by === undefined ? 'progress.away' : 'progress.away-by', filled);
  if (change?.sense !== 'better' || progress < 0 || progress >= 1) return null;
  return localizer.t(by === undefined ? 'progress.way' : 'progress.way-by', {
    ...filled,
    progress: progressNumber(progress, localizer),
  });
}

/** The period that first met the target, and a remark if it was not held. */
function reachedText(facts: Facts, localizer: Localizer): string | null {
  const { metric, state, baseline, firstReached, heldSince, current } = facts;
  if (isBehind(metric, baseline) && !isSeasonal(metric)) return null;
  if (firstReached === null || !current || state === 'too-few' || state === 'stale' || state === 'no-baseline')
    return null;
  const period = periodOf(facts, firstReached, localizer);
  const when = localizer.t(metric.period === 'day' ? 'in-period.day' : 'in-period', { period });
  if (heldSince === null) return localizer.t('reached.not-held', { when });
  const by = metric.target?.by;
  if (by !== undefined && firstReached > by) return localizer.t('reached.late', { when, by: localizer.day(by) });
  if (heldSince > firstReached)
    return localizer.t('reached.again', { when, held: periodOf(facts, heldSince, localizer) });
  return localizer.t(firstReached === current.bucket.start ? 'reached.in' : 'reached.held', { when });
}

/** The pace to the stage that is due next. A missed last date has a sentence of its own (`missed`). */
function paceText({ metric, unit, pace, dueNext, stages }: Facts, localizer: Localizer): string | null {
  if (pace === null || pace === 'missed' || !dueNext) return null;
  const last = stages.at(-1);
  if (last?.by === dueNext.by && last.value === dueNext.value) return localizer.t(`pace.${pace}`);
  return localizer.t(`pace.${pace}.stage`, {
    target: stageValue(dueNext, { metric, unit }, localizer),
    by: localizer.day(dueNext.by),
  });
}

function stateText({ facts, frame, isBroken }: Computed, localizer: Localizer): string | null {
  const { metric, state, current, change } = facts;
  switch (state) {
    case 'unmeasured':
      if (facts.isUnread) return localizer.t('state.unread');
      return localizer.t(isMeasuredAtAll(facts) ? 'state.no-full-period' : 'state.unmeasured');
    case 'stalled':
      return localizer.t('state.stalled');
    case 'moving':
      return change?.sense === 'better' ? null : localizer.t('state.moving.none');
    case 'no-baseline':
      if (isBroken && frame.definedFrom !== null)
        return localizer.t('state.no-baseline.break', { day: localizer.day(frame.definedFrom) });
      return localizer.t(frame.counterparts ? 'state.no-baseline.season' : 'state.no-baseline');
    case 'too-few': {
      const count = frame.sinceGoLive.length;
      if (!count) return localizer.t('state.too-few.none');
      return localizer.t(frame.counterparts ? 'state.too-few.season' : 'state.too-few', {
        periods: localizer.t(`periods.${metric.period}`, { count }),
      });
    }
    case 'stale':
      return (
        current &&
        localizer.t('state.stale', {
          period: periodOf(facts, current.bucket.start, localizer),
          age: localizer.t('periods.day', { count: current.age }),
        })
      );
    // the sentence about the change covers these
    case 'reached':
    case 'regressed':
    case 'unchanged':
      return null;
  }
}

function baselineText(facts: Facts, localizer: Localizer): string | null {
  const { metric, unit, baseline } = facts;
  if (!baseline) return null;
  const value = localizer.number(baseline.value, unit);
  if (isSeasonal(metric) && baseline.from !== null)
    return localizer.t('baseline.season', { value, period: periodOf(facts, baseline.from, localizer) });
  if (baseline.origin === 'computed') {
    const periods = localizer.t(`periods.${metric.period}`, { count: baseline.n });
    return localizer.t('baseline.computed', {
      value,
      periods,
      from: dayOr(baseline.from, localizer),
      to: dayOr(baseline.to, localizer),
    });
  }
  const { agreedBy, agreedOn } = metric.baseline ?? {};
  const key = `baseline.agreed${agreedBy === undefined ? '' : '-by'}${agreedOn === undefined ? '' : '-on'}` as const;
  return localizer.t(key, { value, by: localizer.text(agreedBy), on: dayOr(agreedOn, localizer) });
}

/** The steps before the target, each with its date. */
function stagesText({ metric, unit, stages }: Facts, localizer: Localizer): string | null {
  const steps = stages
    .slice(0, -1)
    .map((stage) =>
      localizer.t('stage', { target: stageValue(stage, { metric, unit }, localizer), by: dayOr(stage.by, localizer) }),
    );
  return steps.length ? localizer.t('stages', { stages: localizer.list(steps) }) : null;
}

function breakText({ metric, definedFrom }: Frame, localizer: Localizer): string | null {
  const cut = metric.breaks.find(({ at }) => at === definedFrom);
  if (!cut) return null;
  const day = localizer.day(cut.at);
  return cut.note === undefined
    ? localizer.t('break.plain', { day })
    : localizer.t('break', { day, note: localizer.text(cut.note) });
}

function noiseText({ noise, unit, change }: Facts, localizer: Localizer): string | null {
  if (!noise || noise.value === 0 || !change) return null;
  const value = localizer.amount(noise.value, distinctUnit([0, noise.value], unit, localizer));
  return localizer.t(noise.assumed ? 'noise.assumed' : 'noise', { value });
}

function trendText({ metric, unit, trend }: Facts, localizer: Localizer): string | null {
  if (!trend) return null;
  const shared = distinctUnit([0, trend.perPeriod, trend.low, trend.high], unit, localizer);
  const [change = '', low = '', high = ''] = [trend.perPeriod, trend.low, trend.high].map((slope) =>
    localizer.signed(slope, shared),
  );
  return localizer.t(isSeasonal(metric) ? 'trend.season' : 'trend', {
    change,
    low,
    high,
    per: localizer.t(`per.${metric.period}`),
    count: trend.n,
  });
}

/** States with a projection: judged and not reached. Out-of-date values say nothing about the future. */
const PROJECTED = ['moving', 'stalled', 'unchanged', 'regressed'] as const satisfies Result['state'][];
const isProjected = (state: Result['state']): state is (typeof PROJECTED)[number] =>
  (PROJECTED as readonly string[]).includes(state);
const MAX_RANGE_YEARS = 10;

function projectionText(facts: Facts, localizer: Localizer): string | null {
  const { metric, state, projection, current } = facts;
  if (!current || !isProjected(state) || metric.direction === 'maintain') return null;
  if ('refused' in projection) return refusalText(facts, state, projection.refused, localizer);
  const { on, earliest, latest } = projection;
  const days = { on: localizer.day(on), earliest: localizer.day(earliest), latest: localizer.day(latest) };
  const isOpen = +latest.slice(0, 4) - +current.bucket.end.slice(0, 4) > MAX_RANGE_YEARS;
  return localizer.t(isOpen ? 'projection.open' : 'projection', days);
}

/** The reason why there is no forecast. A trend toward the target that gives none names what stands against it. */
function refusalText(
  { metric, movement }: Facts,
  state: (typeof PROJECTED)[number],
  refused: Extract<Result['projection'], { refused: string }>['refused'],
  localizer: Localizer,
): string {
  if (refused !== 'uncertain') return localizer.t(`projection.refused.${refused}`);
  if (isSeasonal(metric)) return localizer.t('projection.refused.season');
  return localizer.t(movement === 'toward' ? `projection.refused.${state}` : 'projection.refused.uncertain');
}

function worthText(
  { metric, worth, state }: Facts,
  { price }: Pick<Computed, 'price'>,
  localizer: Localizer,
): string | null {
  if (!worth || state === 'too-few') return null;
  const periods = localizer.t(`periods.${metric.period}`, { count: worth.of });
  const shown = {
    total: localizer.money(Math.abs(worth.total), worth.currency),
    measured: worth.measured,
    periods,
  };
  return joinSentences([
    localizer.t(worth.total < 0 ? 'worth.loss' : 'worth', shown),
    worth.ratio !== null && worth.ratio > 0 && price
      ? localizer.t('worth.ratio', {
          ratio: localizer.number(worth.ratio, { maximumSignificantDigits: 2 }),
          price: localizer.money(price.value, worth.currency),
        })
      : '',
  ]);
}
