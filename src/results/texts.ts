import { dayOf } from '../config/dates.js';
import type { Config, Metric, Text, TimelineEvent } from '../config/schema.js';
import { inARow } from '../locales/sentences.js';
import type { Words } from '../locales/words.js';
import { behaviorOf, type BehaviorResult } from './behavior.js';
import { asOfCivil } from './buckets.js';
import type { Effect } from './effect.js';
import { statement, type Result } from './result.js';
import { standingIdOf } from './standing.js';
import type { Statement } from './statements.js';

/** How a result stands: in a word, and in a shape, so that colour only repeats what they say. */
export interface Standing {
  text: string;
  shape: '✓' | '↑' | '↓' | '';
  sense: 'better' | 'worse' | '';
}

export function standingOf(result: Result, words: Words): Standing {
  const { change, metric } = result;
  const id = standingIdOf(result);
  const isMoving = id.startsWith('moving');
  const moved = change && change.sense !== 'none' && metric.direction !== 'maintain' ? (change.absolute > 0 ? '↑' : '↓') : '';
  const shape = id === 'reached' ? '✓' : isMoving || id === 'regressed' ? moved : '';
  const sense = id === 'regressed' ? 'worse' : id === 'reached' || (isMoving && change?.sense === 'better') ? 'better' : '';
  return { text: words.say(`state.word.${id}`), shape, sense };
}

/**
 * What a result says in a few sentences: first that there is too little to judge by, if so, then the change, then the rest.
 * Empty texts where there is nothing to say.
 */
export function leadOf(result: Result): { caution: string; change: string; rest: string } {
  const isJudged = result.state !== 'too-few' && result.state !== 'stale';
  const state = statement(result, 'state');
  const rest = inARow([statement(result, 'progress'), statement(result, 'pace'), isJudged ? state : '']);
  return { caution: isJudged ? '' : state, change: statement(result, 'change'), rest };
}

/** The first day of the definition in force at the latest value; null where it never changed. Nothing before it is compared with anything after. */
export function definedFrom({ metric, current }: Pick<Result, 'metric' | 'current'>): string | null {
  return metric.breaks.map(({ at }) => at).filter((at) => current !== null && at <= current.bucket.end).sort().at(-1) ?? null;
}

/** Who agreed to something, and when; empty where neither is known. */
export function agreementText({ agreedBy, agreedOn }: { agreedBy?: Text | undefined; agreedOn?: string | undefined }, words: Words): string {
  if (agreedBy !== undefined && agreedOn !== undefined) return words.say('agreed', { by: words.text(agreedBy), on: words.day(agreedOn) });
  if (agreedBy !== undefined) return words.say('agreed-by', { by: words.text(agreedBy) });
  return agreedOn === undefined ? '' : words.say('agreed-on', { on: words.day(agreedOn) });
}

/** Who confirmed or disputed the number, and when; empty where nobody did. */
export function opinionText({ metric: { confirmed, disputed }, current, unit }: Pick<Result, 'metric' | 'current' | 'unit'>, words: Words): string {
  const given = disputed ?? confirmed;
  if (!given) return '';
  // what was said of an earlier number vouches for no other
  const other = !disputed && confirmed?.value !== undefined && confirmed.value !== current?.value ? words.number(confirmed.value, unit) : null;
  const on = words.day(given.on);
  const text = given.by === undefined ? words.say(disputed ? 'disputed-on' : 'confirmed-on', { on }) : words.say(disputed ? 'disputed' : 'confirmed', { by: words.text(given.by), on });
  return other === null ? text : words.say('named', { name: text, text: other });
}

/** What changed at an effect's day. */
export const causeOf = ({ behaviors, events }: Config, { source, ref }: Pick<Effect, 'source' | 'ref'>, words: Words): string =>
  words.text(source === 'behavior' ? behaviors.find(({ id }) => id === ref)?.name : events[Number(ref)]?.label);

/** What was measured before and after something changed, in one sentence that begins with `name`. */
export function effectText({ before, after, difference, label }: Effect, { metric, unit }: Pick<Result, 'metric' | 'unit'>, name: string, words: Words): string {
  const facts = { name, before: words.bare(before.median, unit), after: words.number(after.median, unit), n: before.n, m: after.n };
  return label === 'compared'
    ? words.say('effect.compared', { ...facts, difference: words.signed(difference, unit), others: words.text(metric.comparison?.name) })
    : words.say('effect.before-after', facts);
}

const behaviorFacts = ({ behavior, kept, missed, notMeasured }: BehaviorResult, words: Words) =>
  ({ name: words.text(behavior.name), kept, missed, unmeasured: notMeasured, periods: words.say(`periods.${behavior.cadence}`, { count: kept + missed }) });

/** How often a behaviour was kept, of the periods in which it was measured. */
export const behaviorText = (result: BehaviorResult, words: Words): string => words.say('behavior.kept', behaviorFacts(result, words));

/** The same with the early warning where there is one; null without a target to hold it against. */
export const behaviorTexts = (result: BehaviorResult, words: Words): { kept: string; warning: string } | null =>
  result.behavior.target ? { kept: behaviorText(result, words), warning: result.warning ? words.say('behavior.warning', behaviorFacts(result, words)) : '' } : null;

/** The behaviours that move a metric. */
export const behaviorsOf = (config: Config, { id }: Metric, words: Words): BehaviorResult[] =>
  config.behaviors.filter(({ moves }) => moves.includes(id)).map((behavior) => behaviorOf(config, behavior.id, words));

/** What happened to a metric, in the order of time. */
export const eventsOf = ({ events }: Config, { id }: Metric): TimelineEvent[] =>
  events.filter(({ metrics }) => !metrics.length || metrics.includes(id)).sort((a, b) => a.date.localeCompare(b.date));

/** Why the number did what it did, as far as it has happened. */
export function notesOf(config: Config, { notes }: Metric): Metric['notes'] {
  const today = dayOf(asOfCivil(config));
  return notes.filter(({ on }) => on <= today);
}

/** As of when, from where, whether the customer agrees, and what is unusual about the values. */
export function footNotes(result: Result, words: Words): string[] {
  const { source, confirmed, disputed } = result.metric;
  return [
    statement(result, 'as-of'),
    ...(source === undefined ? [] : [words.text(source)]),
    ...(confirmed && !disputed ? [opinionText(result, words)] : []),
    ...(['unfinished', 'gaps', 'unread', 'duplicates', 'after-as-of'] as const).map((id) => statement(result, id)).filter(Boolean),
  ];
}

/** Where a metric's numbers come from, as terms and what is said of each; a term of which nothing is said is left out. */
export function provenanceOf({ provider }: Config, result: Result, words: Words): { term: string; facts: string[] }[] {
  const { metric } = result;
  const { say } = words;
  const named = provider ? words.text(provider.name) : say('know.provider');
  const lines = (...ids: Statement['id'][]) => ids.map((id) => statement(result, id));
  const stated = (text: Text | undefined) => (text === undefined ? say('know.not-stated') : words.text(text));
  const rows: [string, string[]][] = [
    [say('know.definition'), [stated(metric.definition), ...lines('break')]],
    [say('know.source'), [stated(metric.source)]],
    [say('know.measured-by'), [metric.measuredBy === undefined ? say('know.not-stated') : say(`know.measured-by.${metric.measuredBy}`, { provider: named })]],
    [say('know.rolled-up'), [say(`aggregate.${metric.aggregate}`)]],
    [say('know.baseline'), lines('baseline')],
    [say('know.target'), [...lines('target'), agreementText(metric.target ?? {}, words)]],
    [say('know.completeness'), lines('current', 'unfinished', 'gaps', 'duplicates', 'unread', 'after-as-of')],
    [say('know.more'), lines('trend', 'projection', 'velocity')],
    [say('know.worth'), metric.worth ? [...lines('worth'), words.text(metric.worth.note)] : []],
    [say('know.date'), lines('as-of')],
  ];
  return rows.map(([term, facts]) => ({ term, facts: facts.filter(Boolean) })).filter(({ facts }) => facts.length);
}
