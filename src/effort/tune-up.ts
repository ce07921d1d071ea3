import { addPeriods, civilOfDay, dayOf } from '../config/dates.js';
import type { Config, Entry, EntryOf } from '../config/schema.js';
import { asOfCivil } from '../results/buckets.js';
import { customerMinutes, dayOfEntry, isDoneBy, isOf, isOfCustomer, isOffPlate } from './effort.js';

/** Thirteen kinds of effort that the customer could be spared. */
export const CHECKS = [
  'ask-once', 'defaults', 'close-the-loop', 'meeting-needs-result', 'one-contact', 'champion-kit', 'agenda', 'ready-message',
  'period-update', 'managed-follow-ups', 'show-what-changed', 'customer-calendar', 'first-time-fix',
] as const;
export type TuneUpId = (typeof CHECKS)[number];

export interface TuneUpCheck {
  id: TuneUpId;
  /** Not known where the ledger holds nothing to judge by. */
  status: 'kept' | 'broken' | 'not-known';
  /** The entries that break it. */
  entries: Entry[];
}

/** What would save the customer the most minutes. */
export interface Simplification {
  id: TuneUpId;
  /** Minutes × people of the entries that break the check, of those whose minutes are known. */
  minutes: number;
  entries: Entry[];
}

/** What a check is judged by, and what of it breaks it. */
interface Judged {
  by: readonly Entry[];
  broken: readonly Entry[];
}

/** A period update is fresh for so many months. */
const UPDATE_MONTHS = 3;
/** The topics by which an entry is known to be about the champion's own story. */
const KIT_TOPICS: readonly (string | undefined)[] = ['champion-kit', 'business-case'];
const UPDATE_TOPIC = 'period-update';

type Check = (entries: readonly Entry[], asOf: string) => Judged;

const judge = <T extends Entry>(by: readonly T[], breaks: (entry: T) => boolean): Judged => ({ by, broken: by.filter(breaks) });

/** Entries of a kind that are the customer's effort: what the provider does alone, or is asked, spares the customer nothing. */
const asked = <K extends Entry['kind']>(entries: readonly Entry[], kind: K): EntryOf<K>[] =>
  entries.filter((entry) => isOf(entry, kind)).filter(({ side }) => side !== 'provider');

const isReplied = ({ replied }: EntryOf<'feedback'>, asOf: string): boolean => replied !== undefined && replied <= asOf;

const CHECK: Record<TuneUpId, Check> = {
  /** A question breaks it whose topic an earlier question had, answered or not. Judged by questions that name a topic. */
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

  /** A decision, open or made, breaks it that has no default or no reason for it. */
  'defaults': (entries) => judge(asked(entries, 'decision'), ({ default: recommended, reason }) => recommended === undefined || reason === undefined),

  /** Feedback without a reply breaks it where no day was promised for one, or that day has passed. A late reply keeps it. */
  'close-the-loop': (entries, asOf) => judge(asked(entries, 'feedback'), (feedback) => !isReplied(feedback, asOf) && (feedback.replyBy === undefined || feedback.replyBy < asOf)),

  /** A meeting breaks it that moves no metric and no behaviour. */
  'meeting-needs-result': (entries) => judge(asked(entries, 'meeting'), ({ moves }) => moves.length === 0),

  /** All contacts for a topic break it where there are several. Judged by contacts of either side that name a topic. */
  'one-contact': (entries) => {
    const contacts = entries.filter((entry) => isOf(entry, 'contact')).filter(({ topic }) => topic !== undefined);
    return judge(contacts, (contact) => contacts.some((other) => other !== contact && other.topic === contact.topic));
  },

  /**
   * An action, question or follow-up of the customer's on the topic "champion-kit" or "business-case" breaks it: they build
   * their own story. Kept where there is none and the provider has done a follow-up on such a topic; else not known.
   */
  'champion-kit': (entries, asOf) => {
    const own = entries.filter(({ topic }) => KIT_TOPICS.includes(topic));
    const broken = own.filter((entry) => isOf(entry, 'action', 'question', 'follow-up') && isOfCustomer(entry));
    return { by: own.filter((entry) => isOffPlate(entry) && isDoneBy(entry, asOf)), broken };
  },

  /** A meeting breaks it that lacks its agenda, its pre-read or its outcome. */
  'agenda': (entries) => judge(asked(entries, 'meeting'), ({ agenda, preRead, outcome }) => agenda === undefined || preRead === undefined || outcome === undefined),

  /** An incident breaks it without a message. Judged by those of either side. */
  'ready-message': (entries) => judge(entries.filter((entry) => isOf(entry, 'incident')), ({ message }) => message === undefined),

  /**
   * A follow-up of the provider's on the topic "period-update" breaks it that is open after its due day, with no other done
   * since that day. Kept where there is none such and one was done in the three months before `asOf`; else not known.
   */
  'period-update': (entries, asOf) => {
    const updates = entries.filter(isOffPlate).filter(({ topic }) => topic === UPDATE_TOPIC);
    const done = updates.filter((update) => isDoneBy(update, asOf)).flatMap((entry) => (entry.done ? [{ entry, on: entry.done.on }] : []));
    const since = dayOf(addPeriods('month', civilOfDay(asOf), -UPDATE_MONTHS));
    const broken = updates.filter((update) => {
      const { due } = update;
      return due !== undefined && due < asOf && !isDoneBy(update, asOf) && !done.some(({ on }) => on >= due);
    });
    return { by: done.filter(({ on }) => on >= since).map(({ entry }) => entry), broken };
  },

  /** A follow-up breaks it that is left to the customer, or is open without a day. One that names no side is the provider's. */
  'managed-follow-ups': (entries, asOf) =>
    judge(entries.filter((entry) => isOf(entry, 'follow-up')), (entry) => !isOffPlate(entry) || (entry.due === undefined && !isDoneBy(entry, asOf))),

  /**
   * Feedback without a change breaks it that was replied to, or was given and waits for no promised reply. Judged by feedback
   * with a change, and by what breaks it: what waits for a reply in time, or was not given yet, says nothing.
   */
  'show-what-changed': (entries, asOf) => {
    const isDue = (feedback: EntryOf<'feedback'>) =>
      isReplied(feedback, asOf) || (feedback.given !== undefined && feedback.given <= asOf && (feedback.replyBy === undefined || feedback.replyBy < asOf));
    return judge(asked(entries, 'feedback').filter((feedback) => feedback.change !== undefined || isDue(feedback)), ({ change }) => change === undefined);
  },

  /** A meeting breaks it whose date the provider's calendar set. Judged by meetings that say whose did. */
  'customer-calendar': (entries) => judge(asked(entries, 'meeting').filter(({ calendar }) => calendar !== undefined), ({ calendar }) => calendar === 'provider'),

  /** A case breaks it, open or closed, that took more than one try. Judged by these and by closed cases that say their tries. */
  'first-time-fix': (entries, asOf) =>
    judge(asked(entries, 'case').filter(({ tries = 0, closed }) => tries > 1 || (tries === 1 && closed !== undefined && closed <= asOf)), ({ tries = 0 }) => tries > 1),
};

/** The thirteen checks in their order: for the author, never said to a customer. What each means is said at the check itself. */
export function tuneUpOf(config: Config): TuneUpCheck[] {
  const entries = config.effort?.entries ?? [];
  const asOf = dayOf(asOfCivil(config));
  return CHECKS.map((id) => {
    const { by, broken } = CHECK[id](entries, asOf);
    return { id, status: broken.length ? 'broken' : by.length ? 'kept' : 'not-known', entries: [...broken] };
  });
}

/**
 * The broken check whose entries cost the customer the most minutes × people: the one simplification that would save the most.
 * Unknown minutes and the provider's own are not counted; of equal ones the first. Null where none would save a known minute.
 */
export function simplificationOf(config: Config): Simplification | null {
  let best: Simplification | null = null;
  for (const { id, entries } of tuneUpOf(config)) {
    const minutes = entries.filter(isOfCustomer).reduce((sum, entry) => sum + (customerMinutes(entry) ?? 0), 0);
    if (minutes > (best?.minutes ?? 0)) best = { id, minutes, entries };
  }
  return best;
}
