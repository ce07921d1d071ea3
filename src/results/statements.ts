import type { Words } from '../locales/words.js';
import { isReached, sinceGoLive, type Frame, isBehind } from './measure.js';
import type { Result } from './result.js';

/** A fact as one sentence: the same on screen, in the table, in exports and for a screen reader. */
export interface Statement {
  id:
    | 'headline' | 'change' | 'progress' | 'pace' | 'state' | 'current' | 'baseline' | 'target' | 'break' | 'gaps' | 'unfinished'
    | 'after-as-of' | 'unread' | 'duplicates' | 'trend' | 'projection' | 'velocity' | 'worth' | 'as-of';
  text: string;
}

type Facts = Omit<Result, 'statements'>;
interface Counts {
  afterAsOf: number;
  unread: number;
  duplicates: number;
}

/**
 * All that can be said of a result, most important first. What is missing is said to be missing, never left to be guessed.
 * @param asOf the day of `asOf` in the account's time zone
 */
export function statementsOf(facts: Facts, frame: Frame, asOf: string, counts: Counts, words: Words): Statement[] {
  const { metric, current, unit } = facts;
  const { say } = words;
  const gaps = facts.buckets.filter(({ finished, value }) => finished && value === null).length;
  const open = facts.buckets.find(({ finished, value }) => !finished && value !== null);
  const all: [Statement['id'], string | null][] = [
    ['headline', headline(facts, words)],
    ['change', changeText(facts, words)],
    ['progress', progressText(facts, frame, words)],
    // a day that the trend of a year still promises is no comfort where nothing moves now
    ['pace', facts.pace && (facts.pace === 'behind' || facts.state === 'moving') ? say(`pace.${facts.pace}`) : null],
    ['state', stateText(facts, frame, words)],
    ['current', current && say('current', { value: words.number(current.value, unit), period: current.bucket.label })],
    ['baseline', baselineText(facts, words)],
    ['target', targetOf(facts, words) && say(metric.target?.by === undefined ? 'target.value' : 'target.value-by', { target: targetOf(facts, words) ?? '', by: dayOr(metric.target?.by, words) })],
    ['break', breakText(frame, words)],
    ['gaps', gaps ? say('gaps', { count: gaps, periods: say(`periods.${metric.period}`, { count: gaps }) }) : null],
    ['unfinished', open && open.value !== null ? say('unfinished', { period: open.label, value: words.number(open.value, unit) }) : null],
    ['after-as-of', counts.afterAsOf ? say('after-as-of', { count: counts.afterAsOf, day: words.day(asOf) }) : null],
    ['unread', counts.unread ? say('unread', { count: counts.unread }) : null],
    ['duplicates', counts.duplicates ? say('duplicates', { count: counts.duplicates, aggregate: say(`aggregate.${metric.aggregate}`) }) : null],
    ['trend', trendText(facts, words)],
    ['projection', projectionText(facts, words)],
    ['velocity', facts.velocity && say(`velocity.${facts.velocity}`)],
    ['worth', worthText(facts, words)],
    ['as-of', say('as-of', { day: words.day(asOf) })],
  ];
  return all.flatMap(([id, text]) => (text === null ? [] : [{ id, text }]));
}

const dayOr = (day: string | undefined, words: Words): string => (day === undefined ? '' : words.day(day));

/** The target in words: a value, or a band. */
export function targetOf({ metric, unit }: Pick<Facts, 'metric' | 'unit'>, words: Words): string | null {
  const { value, min, max } = metric.target ?? {};
  if (metric.direction !== 'maintain') return value === undefined ? null : words.number(value, unit);
  if (min !== undefined && max !== undefined) return words.say('band.between', { min: words.bare(min, unit), max: words.number(max, unit) });
  if (min !== undefined) return words.say('band.min', { min: words.number(min, unit) });
  return max === undefined ? null : words.say('band.max', { max: words.number(max, unit) });
}

function headline(facts: Facts, words: Words): string {
  const { metric, unit, current, baseline, change, progress, state } = facts;
  const name = words.text(metric.name);
  if (!current) return words.say('headline.unmeasured', { name });
  const shown = { name, current: words.number(current.value, unit), baseline: baseline ? words.bare(baseline.value, unit) : '' };
  if (!change) return words.say('headline.only', shown);
  const target = targetOf(facts, words);
  if (target === null || state === 'too-few' || state === 'stale' || state === 'regressed') return words.say('headline.change', shown);
  if (isBehind(metric, baseline)) return words.say('headline.change', shown);
  if (state === 'reached') return words.say('headline.reached', { ...shown, target });
  if (progress === null || progress < 0 || metric.direction === 'maintain') return words.say('headline.change', shown);
  const way = { ...shown, target, progress: words.percent(progress), by: dayOr(metric.target?.by, words) };
  return words.say(metric.target?.by === undefined ? 'headline.progress' : 'headline.progress-by', way);
}

function changeText({ metric, unit, change, noise }: Facts, words: Words): string | null {
  if (!change) return null;
  if (change.sense === 'none' && (metric.direction !== 'maintain' || Math.abs(change.absolute) <= (noise ?? 0))) return words.say('change.none');
  const amount = words.amount(change.absolute, unit);
  if (change.sense === 'none') return words.say(change.absolute > 0 ? 'change.more.same.band' : 'change.less.same.band', { amount });
  const key = `change.${change.absolute > 0 ? 'more' : 'less'}.${change.sense}` as const;
  if (metric.direction === 'maintain') return words.say(`${key}.band`, { amount });
  return change.relative === null ? words.say(`${key}.plain`, { amount }) : words.say(key, { amount, relative: words.percent(Math.abs(change.relative)) });
}

function progressText(facts: Facts, frame: Frame, words: Words): string | null {
  const { metric, baseline, progress, state } = facts;
  const target = targetOf(facts, words);
  if (!facts.current) return null;
  if (target === null) return words.say('progress.no-target');
  const by = metric.target?.by;
  const filled = { target, band: target, by: dayOr(by, words) };
  if (metric.direction === 'maintain') {
    if (progress === null) return null;
    const periods = words.say(`periods.${metric.period}`, { count: sinceGoLive(frame).length });
    return words.say('progress.inside', { ...filled, progress: words.percent(progress), periods });
  }
  if (baseline?.comparable && isBehind(metric, baseline)) return words.say('progress.behind');
  if (state === 'reached') return words.say(by === undefined ? 'progress.reached' : 'progress.reached-by', filled);
  if (progress === null) return baseline?.comparable ? words.say('progress.no-way') : null;
  if (progress < 0 && facts.change?.sense !== 'worse') return null;
  if (progress < 0) return words.say(by === undefined ? 'progress.away' : 'progress.away-by', filled);
  return words.say(by === undefined ? 'progress.way' : 'progress.way-by', { ...filled, progress: words.percent(progress) });
}

function stateText({ metric, state, current, baseline }: Facts, frame: Frame, words: Words): string | null {
  switch (state) {
    case 'unmeasured': case 'regressed': return words.say(`state.${state}`);
    case 'stalled': return words.say(metric.target ? 'state.stalled' : 'state.stalled.plain');
    case 'no-baseline':
      return baseline && frame.definedFrom !== null
        ? words.say('state.no-baseline.break', { day: words.day(frame.definedFrom) })
        : words.say('state.no-baseline');
    case 'too-few': {
      const count = sinceGoLive(frame).length;
      return count ? words.say('state.too-few', { periods: words.say(`periods.${metric.period}`, { count }) }) : words.say('state.too-few.none');
    }
    case 'stale': return current && words.say('state.stale', { period: current.bucket.label, age: words.say('periods.day', { count: current.age }) });
    default: return null;
  }
}

function baselineText({ metric, unit, baseline }: Facts, words: Words): string | null {
  if (!baseline) return null;
  const value = words.number(baseline.value, unit);
  if (baseline.origin === 'computed') {
    const periods = words.say(`periods.${metric.period}`, { count: baseline.n });
    return words.say('baseline.computed', { value, periods, from: dayOr(baseline.from ?? undefined, words), to: dayOr(baseline.to ?? undefined, words) });
  }
  const { agreedBy, agreedOn } = metric.baseline ?? {};
  const key = `baseline.agreed${agreedBy === undefined ? '' : '-by'}${agreedOn === undefined ? '' : '-on'}` as const;
  return words.say(key, { value, by: words.text(agreedBy), on: dayOr(agreedOn, words) });
}

function breakText({ metric, definedFrom }: Frame, words: Words): string | null {
  const cut = metric.breaks.find(({ at }) => at === definedFrom);
  if (!cut) return null;
  const day = words.day(cut.at);
  return cut.note === undefined ? words.say('break.plain', { day }) : words.say('break', { day, note: words.text(cut.note) });
}

function trendText({ metric, unit, trend }: Facts, words: Words): string | null {
  if (!trend) return null;
  const [change, low, high] = [trend.perPeriod, trend.low, trend.high].map((slope) => words.signed(slope, unit));
  return words.say('trend', { change: change ?? '', low: low ?? '', high: high ?? '', per: words.say(`per.${metric.period}`), count: trend.n });
}

/** Once reached nothing is left to project, and out of data that are out of date nothing can be. */
function projectionText({ metric, state, projection, current }: Facts, words: Words): string | null {
  if (!current || state === 'stale' || isReached(metric, current.value) || metric.direction === 'maintain') return null;
  if ('refused' in projection) return words.say(`projection.refused.${projection.refused}`);
  const { on, earliest, latest } = projection;
  return words.say('projection', { on: words.day(on), earliest: words.day(earliest), latest: words.day(latest) });
}

function worthText({ metric, worth }: Facts, words: Words): string | null {
  if (!worth) return null;
  const periods = words.say(`periods.${metric.period}`, { count: worth.of });
  return words.say('worth', { total: words.money(worth.total, worth.currency), measured: worth.measured, periods });
}

