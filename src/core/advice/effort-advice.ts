import { addPeriods, civilOfDay, dayOf } from '../series/civil-time.js';
import type { Config, Entry, EntryOf } from '../config/schema.js';
import { asOfCivil } from '../results/buckets.js';
import { customerMinutes, dayOfEntry, isDoneBy, isOf, isOfCustomer, isHandled } from '../effort/ledger.js';

/** Thirteen kinds of effort that the customer could be spared. */
export const CHECKS = [
  'ask-once',
  'defaults',
  'close-the-loop',
  'meeting-needs-result',
  'one-contact',
  'champion-kit',
  'agenda',
  'ready-message',
  'period-update',
  'managed-follow-ups',
  'show-what-changed',
  'customer-calendar',
  'first-time-fix',
] as const;
/** The kinds of avoidable effort that are checked. */
export type TuneUpId = (typeof CHECKS)[number];

/** One check for avoidable effort. */
export interface TuneUpCheck {
  /** The kind of avoidable effort. */
  id: TuneUpId;
  /** `not-known`: the ledger has no entries to judge by. */
  status: 'kept' | 'broken' | 'not-known';
  /** The entries that break it. */
  entries: Entry[];
}

/** The change that would save the customer the most minutes. */
export interface Simplification {
  /** The broken check. */
  id: TuneUpId;
  /** Minutes × people of the entries that break the check. Entries with unknown minutes are not counted. */
  minutes: number;
  /** The entries that break the check. */
  entries: Entry[];
}

/** The entries that a check is judged by, and those of them that break it. */
interface Judged {
  by: readonly Entry[];
  brokenEntries: readonly Entry[];
}

/** Months for which a period update counts as fresh. */
const UPDATE_MONTHS = 3;
/** Topics that mark an entry as work on the champion's own story. */
const KIT_TOPICS: readonly (string | undefined)[] = ['champion-kit', 'business-case'];
const UPDATE_TOPIC = 'period-update';

type Check = (entries: readonly Entry[], asOf: string) => Judged;

const judge = <T extends Entry>(by: readonly T[], breaks: (entry: T) => boolean): Judged => ({
  by,
  brokenEntries: by.filter(breaks),
});

/** Entries of a kind that are the customer's effort. Entries of the provider alone cannot save the customer time. */
const asked = <K extends Entry['kind']>(entries: readonly Entry[], kind: K): EntryOf<K>[] =>
  entries.filter((entry) => isOf(entry, kind)).filter(({ side }) => side !== 'provider');

const isReplied = ({ replied }: EntryOf<'feedback'>, asOf: string): boolean => replied !== undefined && replied <= asOf;

const CHECK: Record<TuneUpId, Check> = {
  /**
   * Broken by a question on the topic of an earlier question, answered or not. Judged by questions that name a topic.
   */
  'ask-once': (entries) => {
    const questions = asked(entries, 'question').filter(({ topic }) => topic !== undefined);
    const day = (question: EntryOf<'question'>) => question.asked ?? dayOfEntry(question) ?? '9999';
    const seen = new Set<string | undefined>();
    const again = new Set<Entry>();
    for (const question of [...questions].sort((a, b) => day(a).localeCompare(day(b)))) {
      if (seen.has(question.topic)) again.add(question);
      seen.add(question.topic);
    }
    return judge(questions, (question) => again.has(question));
  },

  /** Broken by a decision, open or made, without a default or without a reason for it. */
  defaults: (entries) =>
    judge(
      asked(entries, 'decision'),
      ({ default: recommended, reason }) => recommended === undefined || reason === undefined,
    ),

  /**
   * Broken by feedback without a reply if no day was promised for one, or that day has passed. A late reply keeps it.
   */
  'close-the-loop': (entries, asOf) =>
    judge(
      asked(entries, 'feedback'),
      (feedback) => !isReplied(feedback, asOf) && (feedback.replyBy === undefined || feedback.replyBy < asOf),
    ),

  /** Broken by a meeting that moves no metric and no behaviour. */
  'meeting-needs-result': (entries) => judge(asked(entries, 'meeting'), ({ moves }) => moves.length === 0),

  /** Broken by all contacts of a topic that has several. Judged by contacts of either side that name a topic. */
  'one-contact': (entries) => {
    const contacts = entries.filter((entry) => isOf(entry, 'contact')).filter(({ topic }) => topic !== undefined);
    return judge(contacts, (contact) => contacts.some((other) => other !== contact && other.topic === contact.topic));
  },

  /**
   * Broken by an action, question or follow-up of the customer on the topic "champion-kit" or "business-case": they
   * build their own story. Kept if there is none and the provider has done a follow-up on such a topic; else not known.
   */
  'champion-kit': (entries, asOf) => {
    const own = entries.filter(({ topic }) => KIT_TOPICS.includes(topic));
    const broken = own.filter((entry) => isOf(entry, 'action', 'question', 'follow-up') && isOfCustomer(entry));
    return { by: own.filter((entry) => isHandled(entry) && isDoneBy(entry, asOf)), brokenEntries: broken };
  },

  /** Broken by a meeting without an agenda, a pre-read or an outcome. */
  agenda: (entries) =>
    judge(
      asked(entries, 'meeting'),
      ({ agenda, preRead, outcome }) => agenda === undefined || preRead === undefined || outcome === undefined,
    ),

  /** Broken by an incident without a message. Judged by incidents of either side. */
  'ready-message': (entries) =>
    judge(
      entries.filter((entry) => isOf(entry, 'incident')),
      ({ message }) => message === undefined,
    ),

  /**
   * Broken by a follow-up of the provider on the topic "period-update" that is open after its due day, with no other
   * done since that day. Kept if there is none and one was done in the three months before `asOf`; else not known.
   */
  'period-update': (entries, asOf) => {
    const updates = entries.filter(isHandled).filter(({ topic }) => topic === UPDATE_TOPIC);
    const done = updates
      .filter((update) => isDoneBy(update, asOf))
      .flatMap((entry) => (entry.done ? [{ entry, on: entry.done.on }] : []));
    const since = dayOf(addPeriods('month', civilOfDay(asOf), -UPDATE_MONTHS));
    const broken = updates.filter((update) => {
      const { due } = update;
      return due !== undefined && due < asOf && !isDoneBy(update, asOf) && !done.some(({ on }) => on >= due);
    });
    return { by: done.filter(({ on }) => on >= since).map(({ entry }) => entry), brokenEntries: broken };
  },

  /**
   * Broken by a follow-up that is left to the customer, or is open without a due day. Without a side it is the
   * provider's.
   */
  'managed-follow-ups': (entries, asOf) =>
    judge(
      entries.filter((entry) => isOf(entry, 'follow-up')),
      (entry) => !isHandled(entry) || (entry.due === undefined && !isDoneBy(entry, asOf)),
    ),

  /**
   * Broken by feedback without a change that was replied to, or that waits for no promised reply. Judged by feedback
   * with a change and by feedback that breaks it. Feedback that waits for a reply in time, or was not given yet, does
   * not count.
   */
  'show-what-changed': (entries, asOf) => {
    const isDue = (feedback: EntryOf<'feedback'>) =>
      isReplied(feedback, asOf) ||
      (feedback.given !== undefined &&
        feedback.given <= asOf &&
        (feedback.replyBy === undefined || feedback.replyBy < asOf));
    return judge(
      asked(entries, 'feedback').filter((feedback) => feedback.change !== undefined || isDue(feedback)),
      ({ change }) => change === undefined,
    );
  },

  /** Broken by a meeting whose date the provider's calendar set. Judged by meetings that name the calendar. */
  'customer-calendar': (entries) =>
    judge(
      asked(entries, 'meeting').filter(({ calendar }) => calendar !== undefined),
      ({ calendar }) => calendar === 'provider',
    ),

  /**
   * Broken by a case, open or closed, that took more than one try. Judged by these and by closed cases with a number of
   * tries.
   */
  'first-time-fix': (entries, asOf) =>
    judge(
      asked(entries, 'case').filter(
        ({ tries = 0, closed }) => tries > 1 || (tries === 1 && closed !== undefined && closed <= asOf),
      ),
      ({ tries = 0 }) => tries > 1,
    ),
};

/**
 * The thirteen checks for avoidable effort, in their order. For the author, never shown to a customer.
 * @example
 * const broken = tuneUpOf(config).filter(({ status }) => status === 'broken');
 */
export function tuneUpOf(config: Config): TuneUpCheck[] {
  const entries = config.effort?.entries ?? [];
  const asOf = dayOf(asOfCivil(config));
  return CHECKS.map((id) => {
    const { by, brokenEntries: broken } = CHECK[id](entries, asOf);
    return { id, status: broken.length ? 'broken' : by.length ? 'kept' : 'not-known', entries: [...broken] };
  });
}

/**
 * The broken check whose entries cost the customer the most minutes × people: the simplification that would save the
 * most. Unknown minutes and those of the provider are not counted; of equal checks the first wins. Null if none would
 * save a known minute.
 * @example
 * const best = simplificationOf(config);
 * if (best) console.log(best.id, best.minutes);
 */
export function simplificationOf(config: Config): Simplification | null {
  let best: Simplification | null = null;
  for (const { id, entries } of tuneUpOf(config)) {
    const minutes = entries.filter(isOfCustomer).reduce((sum, entry) => sum + (customerMinutes(entry) ?? 0), 0);
    if (minutes > (best?.minutes ?? 0)) best = { id, minutes, entries };
  }
  return best;
}
