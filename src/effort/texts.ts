import { civilOfDay, DAY } from '../config/dates.js';
import type { Entry, EntryOf } from '../config/schema.js';
import { isolated } from '../locales/direction.js';
import { ended, inARow } from '../locales/sentences.js';
import type { Words } from '../locales/words.js';
import type { BehaviorResult } from '../results/behavior.js';
import { doneDay, isDoneBy, isOf, type EffortMonth } from './effort.js';

/** The minutes of one entry, and for how many people. */
export function minutesText({ minutes, people = 1 }: Entry, words: Words): string {
  if (minutes === undefined) return words.say('effort.minutes-unknown');
  const each = words.say('minutes', { count: minutes });
  return people > 1 ? words.say('effort.minutes-people', { minutes: each, people }) : each;
}

export const entryTitle = (entry: Entry, words: Words): string => words.text(entry.title ?? (isOf(entry, 'contact') ? entry.name : undefined));

/** Why an action is worth the effort, and the recommended way to do it. */
export const actionAdvice = (entry: EntryOf<'action'>, words: Words): string => inARow([entry.why === undefined ? '' : isolated(ended(words.text(entry.why)), words.lang), suggested(entry, words)]);

/** What is recommended where a decision is open, and why. */
export const decisionAdvice = (entry: Entry, words: Words): string =>
  isOf(entry, 'decision') && doneDay(entry) === null ? inARow([suggested(entry, words), entry.reason === undefined ? '' : isolated(ended(words.text(entry.reason)), words.lang)]) : '';

const suggested = (entry: EntryOf<'action' | 'decision'>, words: Words): string =>
  entry.default === undefined ? '' : words.say('effort.suggested', { default: ended(words.text(entry.default)) });

/** The effort of an entry that is open, and by when. */
export const askFacts = (entry: Entry, words: Words): string[] =>
  [minutesText(entry, words), ...(entry.due === undefined ? [] : [words.say('effort.by', { day: words.day(entry.due) })])];

/** An entry's kind where that says what is wanted, then its effort and day, or when and by whom it was done. */
export function entryFacts(entry: Entry, words: Words): string[] {
  const done = doneDay(entry);
  const by = entry.done?.by ?? (isOf(entry, 'question', 'decision') ? entry.answer?.by : undefined);
  const facts = done === null ? askFacts(entry, words) : [by === undefined ? words.day(done) : words.say('effort.done-on-by', { day: words.day(done), by: words.text(by) })];
  return [...(isOf(entry, 'question', 'decision') ? [words.say(`effort.kind.${entry.kind}`)] : []), ...facts];
}

/** How a behaviour that an action moves is kept up. */
export const keptText = ({ kept, missed }: BehaviorResult, words: Words): string => words.say('effort.kept', { kept, judged: kept + missed });

/** What the provider does, or did, in the customer's place: when, and the minutes that saves. */
export function offPlateFacts(entry: EntryOf<'follow-up'>, asOf: string, words: Words): { isDone: boolean; facts: string[] } {
  const { due, saves } = entry;
  // a day after asOf has not happened
  const done = isDoneBy(entry, asOf) ? entry.done : null;
  const minutes = saves === undefined ? '' : words.say('minutes', { count: saves });
  if (done) return { isDone: true, facts: [words.day(done.on), ...(minutes ? [words.say('effort.saved', { minutes })] : [])] };
  const when = due === undefined ? words.say('effort.we-do') : words.say(due < asOf ? 'effort.we-do-late' : 'effort.we-do-by', { day: words.day(due) });
  return { isDone: false, facts: [when, ...(minutes ? [words.say('effort.will-save', { minutes })] : [])] };
}

/** What came of something the customer said. */
export function feedbackFacts({ given, replied, replyBy, change }: EntryOf<'feedback'>, asOf: string, words: Words): string[] {
  const days = given !== undefined && replied !== undefined ? (civilOfDay(replied) - civilOfDay(given)) / DAY : null;
  return [
    ...(change === undefined ? [] : [words.text(change)]),
    ...(days !== null ? [words.say('effort.replied', { days: words.say('periods.day', { count: days }) })]
      : replied !== undefined ? []
      : [replyBy === undefined ? words.say('effort.reply-open') : words.say(replyBy < asOf ? 'effort.reply-late' : 'effort.reply-by', { day: words.day(replyBy) })]),
  ];
}

/** The minutes of several actions together; those not known are counted as such. */
export function minutesInAll(actions: readonly { minutes: number | null }[], words: Words): string {
  const known = actions.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
  const minutes = words.say('minutes', { count: known.reduce((sum, of) => sum + of, 0) });
  const unknown = actions.length - known.length;
  return unknown ? words.say('effort.in-all-unknown', { minutes, unknown }) : words.say('effort.in-all', { minutes });
}

/** What the latest of the months asked and took off, and how many entries of all of them have minutes that are not known. */
export function minutesInMonth(months: readonly EffortMonth[], words: Words): string[] {
  const last = months.at(-1);
  if (!last) return [];
  const minutes = (count: number) => words.say('minutes', { count });
  const unknown = months.reduce((sum, month) => sum + month.unknown, 0);
  return [
    words.say('effort.asked-month', { asked: minutes(last.asked), month: words.period(civilOfDay(`${last.month}-01`), 'month'), saved: minutes(last.saved) }),
    ...(unknown ? [words.say('effort.asked-unknown', { count: unknown })] : []),
  ];
}
