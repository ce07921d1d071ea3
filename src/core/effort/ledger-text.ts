import { civilOfDay, DAY } from '../series/civil-time.js';
import type { Entry, EntryOf } from '../config/schema.js';
import { bidiIsolate } from '../i18n/bidi.js';
import { withFullStop, joinSentences } from '../i18n/punctuation.js';
import type { Localizer } from '../i18n/localizer.js';
import type { BehaviorResult } from '../results/behavior.js';
import { doneDay, isDoneBy, isOf, type EffortMonth } from './ledger.js';

/** The minutes of one entry, and for how many people. */
export function minutesText({ minutes, people = 1 }: Entry, localizer: Localizer): string {
  if (minutes === undefined) return localizer.t('effort.minutes-unknown');
  const each = localizer.t('minutes', { count: minutes });
  return people > 1 ? localizer.t('effort.minutes-people', { minutes: each, people }) : each;
}

export const entryTitle = (entry: Entry, localizer: Localizer): string =>
  localizer.text(entry.title ?? (isOf(entry, 'contact') ? entry.name : undefined));

/** The reason for an action, and the recommended way to do it. */
export const actionAdvice = (entry: EntryOf<'action'>, localizer: Localizer): string =>
  joinSentences([
    entry.why === undefined ? '' : bidiIsolate(withFullStop(localizer.text(entry.why)), localizer.lang),
    suggested(entry, localizer),
  ]);

/** The recommended option of an open decision, with the reason. Empty for other entries. */
export const decisionAdvice = (entry: Entry, localizer: Localizer): string =>
  isOf(entry, 'decision') && doneDay(entry) === null
    ? joinSentences([
        suggested(entry, localizer),
        entry.reason === undefined ? '' : bidiIsolate(withFullStop(localizer.text(entry.reason)), localizer.lang),
      ])
    : '';

const suggested = (entry: EntryOf<'action' | 'decision'>, localizer: Localizer): string =>
  entry.default === undefined
    ? ''
    : localizer.t('effort.suggested', { default: withFullStop(localizer.text(entry.default)) });

/** The effort and the due day of an open entry. */
export const askFacts = (entry: Entry, localizer: Localizer): string[] => [
  minutesText(entry, localizer),
  ...(entry.due === undefined ? [] : [localizer.t('effort.by', { day: localizer.day(entry.due) })]),
];

/** Facts of an entry: its kind (if it is an ask), then effort and due day, or when and by whom it was done. */
export function entryFacts(entry: Entry, localizer: Localizer): string[] {
  const done = doneDay(entry);
  const by = entry.done?.by ?? (isOf(entry, 'question', 'decision') ? entry.answer?.by : undefined);
  const facts =
    done === null
      ? askFacts(entry, localizer)
      : [
          by === undefined
            ? localizer.day(done)
            : localizer.t('effort.done-on-by', { day: localizer.day(done), by: localizer.text(by) }),
        ];
  return [...(isOf(entry, 'question', 'decision') ? [localizer.t(`effort.kind.${entry.kind}`)] : []), ...facts];
}

/** The number of periods in which a behaviour was kept. */
export const keptText = ({ kept, missed }: BehaviorResult, localizer: Localizer): string =>
  localizer.t('effort.kept', { kept, judged: kept + missed });

/** Facts of work that the provider does for the customer: the day, and the saved minutes. */
export function handledFacts(
  entry: EntryOf<'follow-up'>,
  asOf: string,
  localizer: Localizer,
): { isDone: boolean; facts: string[] } {
  const { due, saves } = entry;
  // a day after asOf has not happened
  const done = isDoneBy(entry, asOf) ? entry.done : null;
  const minutes = saves === undefined ? '' : localizer.t('minutes', { count: saves });
  if (done)
    return {
      isDone: true,
      facts: [localizer.day(done.on), ...(minutes ? [localizer.t('effort.saved', { minutes })] : [])],
    };
  const when =
    due === undefined
      ? localizer.t('effort.we-do')
      : localizer.t(due < asOf ? 'effort.we-do-late' : 'effort.we-do-by', { day: localizer.day(due) });
  return { isDone: false, facts: [when, ...(minutes ? [localizer.t('effort.will-save', { minutes })] : [])] };
}

/** Facts of feedback: when it was given, the reply, and the change. */
export function feedbackFacts(
  { given, replied, replyBy, change }: EntryOf<'feedback'>,
  asOf: string,
  localizer: Localizer,
): string[] {
  const days = given !== undefined && replied !== undefined ? (civilOfDay(replied) - civilOfDay(given)) / DAY : null;
  return [
    ...(change === undefined ? [] : [localizer.text(change)]),
    ...(days !== null
      ? [localizer.t('effort.replied', { days: localizer.t('periods.day', { count: days }) })]
      : replied !== undefined
        ? []
        : [
            replyBy === undefined
              ? localizer.t('effort.reply-open')
              : localizer.t(replyBy < asOf ? 'effort.reply-late' : 'effort.reply-by', { day: localizer.day(replyBy) }),
          ]),
  ];
}

/** The minutes of several asks together; those not known are counted as such. Empty where none is known. */
export function minutesInAll(actions: readonly { minutes: number | null }[], localizer: Localizer): string {
  const known = actions.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
  if (!known.length) return '';
  const minutes = localizer.t('minutes', { count: known.reduce((sum, of) => sum + of, 0) });
  const unknown = actions.length - known.length;
  return unknown
    ? localizer.t('effort.in-all-unknown', { minutes, unknown })
    : localizer.t('effort.in-all', { minutes });
}

/** Sentences on the latest month: the minutes asked, saved and still open, and the entries without minutes. */
export function minutesInMonth(months: readonly EffortMonth[], localizer: Localizer): string[] {
  const last = months.at(-1);
  if (!last) return [];
  const minutes = (count: number) => localizer.t('minutes', { count });
  const { asked, saved, unknown } = last;
  const month = localizer.period(civilOfDay(`${last.month}-01`), 'month');
  return [
    saved
      ? localizer.t('effort.asked-month', { asked: minutes(asked), month, saved: minutes(saved) })
      : localizer.t('effort.asked-month-only', { asked: minutes(asked), month }),
    ...(last.open ? [localizer.t('effort.asked-open', { minutes: minutes(last.open) })] : []),
    ...(unknown ? [localizer.t('effort.asked-unknown', { count: unknown })] : []),
  ];
}
