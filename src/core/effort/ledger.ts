import { civilOfDay, dayOf, startOf } from '../series/civil-time.js';
import type { Config, Entry, EntryOf } from '../config/schema.js';
import { asOfCivil } from '../results/buckets.js';

/** The minutes that a month asked of the customer, and those it saved. */
export interface EffortMonth {
  /** `YYYY-MM`. */
  month: string;
  /** Minutes × people of the customer's entries of that month. What is shown to no customer is not asked of one. */
  asked: number;
  /** Of these, what is still open. */
  open: number;
  /** The customer's entries whose minutes are not known: counted as such, never as 0. */
  unknown: number;
  /** Minutes that the provider's finished follow-ups saved. */
  saved: number;
}

/** The effort that one kind of entry asked of the customer. */
export interface EffortKind {
  /** The kind of entry. */
  kind: Entry['kind'];
  /** Number of entries of the customer. */
  count: number;
  /** Minutes × people of the entries with known minutes. */
  minutes: number;
  /** Number of entries with unknown minutes. */
  unknown: number;
}

/** A question with the answer of the customer. */
export type AnsweredQuestion = EntryOf<'question'> & {
  /** The answer. */
  answer: NonNullable<EntryOf<'question'>['answer']>;
};

/** The ledger of effort as plain data. */
export interface EffortView {
  /**
   * Open entries of the customer. Only those that move a result or a behaviour, without questions whose topic was
   * answered in another question.
   */
  open: Entry[];
  /** Open entries of the customer that move nothing. For the author; never shown as tasks. */
  untied: Entry[];
  /** Finished entries of the customer. */
  done: Entry[];
  /** Work that the provider does for the customer. */
  handled: EntryOf<'follow-up'>[];
  /** Feedback by the customer, with the provider's replies. */
  feedback: EntryOf<'feedback'>[];
  /** From the first month with an entry to the month of `asOf`. */
  months: EffortMonth[];
  /**
   * All entries of the customer by kind, in the order of the ledger. Includes entries without a day, which `months`
   * does not.
   */
  byKind: EffortKind[];
  /** The sum of all kinds: minutes × people, and the number of entries with unknown minutes. */
  asked: { minutes: number; unknown: number };
  /** Minutes saved by the provider's follow-ups that were done by `asOf`. */
  saved: number;
  /** Number of these follow-ups without a number of saved minutes. */
  savedUnknown: number;
  /**
   * Finished entries of both sides by the metric or behaviour they moved, latest first. In the order of the config,
   * metrics first.
   */
  moved: { id: string; entries: Entry[] }[];
  /** The questions that the customer has answered, latest first. */
  answered: AnsweredQuestion[];
  /**
   * Open questions whose topic the customer has answered in another question, with the latest answer. They are not
   * asked again.
   */
  answeredElsewhere: { entry: EntryOf<'question'>; answer: AnsweredQuestion['answer'] }[];
}

type Ask = EntryOf<'action' | 'question' | 'decision'>;

export const isOf = <K extends Entry['kind']>(entry: Entry, ...kinds: K[]): entry is EntryOf<K> =>
  (kinds as string[]).includes(entry.kind);

const isAsk = (entry: Entry): entry is Ask =>
  isOf(entry, 'action', 'question', 'decision') && entry.side !== 'provider';

/** True if the minutes are the customer's: the entry is on the customer's side, or is an ask without a side. */
export const isOfCustomer = (entry: Entry): boolean => entry.side === 'customer' || isAsk(entry);

/** A follow-up without a side is the provider's. */
export const isHandled = (entry: Entry): entry is EntryOf<'follow-up'> =>
  isOf(entry, 'follow-up') && entry.side !== 'customer';

/** The day an entry was done. Null while it is open. */
export function doneDay(entry: Entry): string | null {
  if (entry.done) return entry.done.on;
  if (isOf(entry, 'question', 'decision')) return entry.answer?.on ?? null;
  return null;
}

/** Minutes × people. Null if the minutes are not known. */
export const customerMinutes = ({ minutes, people = 1 }: Entry): number | null =>
  minutes === undefined ? null : minutes * people;

/** The day that decides in which month an entry counts. Null for none. */
export function dayOfEntry(entry: Entry): string | null {
  const done = doneDay(entry);
  if (done !== null) return done;
  const own = isOf(entry, 'meeting', 'incident')
    ? entry.on
    : isOf(entry, 'feedback')
      ? entry.given
      : isOf(entry, 'case')
        ? entry.opened
        : isOf(entry, 'question')
          ? entry.asked
          : undefined;
  return own ?? entry.due ?? null;
}

/** True if an entry was done by a day, or was marked by a person just now. */
export const isDoneBy = ({ done }: Entry, day: string): boolean =>
  Boolean(done && (done.at !== undefined || done.on <= day));

const isAnswered = (entry: Entry): entry is AnsweredQuestion =>
  isOf(entry, 'question') && isAsk(entry) && entry.answer !== undefined;

/**
 * The effort ledger of a config: open, finished and handled entries, and the minutes asked of the customer.
 * @example
 * const { open, asked } = effortOf(config);
 * console.log(open.length, asked.minutes);
 */
export function effortOf(config: Config): EffortView {
  const entries = config.effort?.entries ?? [];
  const asOf = dayOf(asOfCivil(config));
  const asks = entries.filter(isAsk);
  const undone = asks.filter((entry) => doneDay(entry) === null);
  const byDay = (entry: Entry) => dayOfEntry(entry) ?? '9999';
  const earliestFirst = (a: Entry, b: Entry) => byDay(a).localeCompare(byDay(b));
  const latestFirst = (a: Entry, b: Entry) => byDay(b).localeCompare(byDay(a));
  const answered = entries.filter(isAnswered).sort((a, b) => b.answer.on.localeCompare(a.answer.on));
  const open = undone.filter(({ moves }) => moves.length > 0).sort(earliestFirst);
  const answeredElsewhere = open
    .filter((entry) => isOf(entry, 'question'))
    .flatMap((entry) => {
      const answer =
        entry.topic === undefined ? undefined : answered.find(({ topic }) => topic === entry.topic)?.answer;
      return answer ? [{ entry, answer }] : [];
    });
  const known = new Set<Entry>(answeredElsewhere.map(({ entry }) => entry));
  const done = entries
    .filter((entry) => (isAsk(entry) ? doneDay(entry) !== null : isDoneBy(entry, asOf)))
    .sort(latestFirst);
  const byKind = kindsOf(entries);
  const relieved = entries.filter(isHandled).filter(({ done: end }) => end && end.on <= asOf);
  return {
    open: open.filter((entry) => !known.has(entry)),
    untied: undone.filter(({ moves }) => moves.length === 0),
    done: asks.filter((entry) => doneDay(entry) !== null).sort(latestFirst),
    handled: entries.filter(isHandled).sort(latestFirst),
    feedback: entries.filter((entry) => isOf(entry, 'feedback')),
    months: monthsOf(entries, asOf, new Set([...undone.filter(({ moves }) => !moves.length), ...known])),
    byKind,
    asked: { minutes: sum(byKind.map(({ minutes }) => minutes)), unknown: sum(byKind.map(({ unknown }) => unknown)) },
    saved: sum(relieved.map(({ saves }) => saves ?? 0)),
    savedUnknown: relieved.filter(({ saves }) => saves === undefined).length,
    moved: [...config.metrics, ...config.behaviors]
      .map(({ id }) => ({ id, entries: done.filter(({ moves }) => moves.includes(id)) }))
      .filter((moved) => moved.entries.length > 0),
    answered,
    answeredElsewhere,
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function kindsOf(entries: readonly Entry[]): EffortKind[] {
  const kinds = new Map<Entry['kind'], EffortKind>();
  for (const entry of entries.filter(isOfCustomer)) {
    const { kind } = entry;
    const of = kinds.get(kind) ?? { kind, count: 0, minutes: 0, unknown: 0 };
    const minutes = customerMinutes(entry);
    kinds.set(kind, {
      kind,
      count: of.count + 1,
      minutes: of.minutes + (minutes ?? 0),
      unknown: of.unknown + Number(minutes === null),
    });
  }
  return [...kinds.values()];
}

/** @param unasked asks that the customer is not shown */
function monthsOf(entries: readonly Entry[], asOf: string, unasked: ReadonlySet<Entry>): EffortMonth[] {
  const months = new Map<string, EffortMonth>();
  const monthOf = (day: string): EffortMonth => {
    const key = day.slice(0, 7);
    const month = months.get(key) ?? { month: key, asked: 0, open: 0, unknown: 0, saved: 0 };
    months.set(key, month);
    return month;
  };
  for (const entry of entries) {
    if (unasked.has(entry)) continue;
    const isOpen = isAsk(entry) && doneDay(entry) === null;
    // an open ask without a date is asked now
    const day = dayOfEntry(entry) ?? (isOpen ? asOf : null);
    if (day === null) continue;
    if (isHandled(entry)) {
      if (entry.done && entry.done.on <= asOf) monthOf(entry.done.on).saved += entry.saves ?? 0;
    } else if (isOfCustomer(entry)) {
      const minutes = customerMinutes(entry);
      if (minutes === null) monthOf(day).unknown++;
      else {
        monthOf(day).asked += minutes;
        if (isOpen) monthOf(day).open += minutes;
      }
    }
  }
  const first = [...months.keys()].sort()[0];
  if (first === undefined) return [];
  const all: EffortMonth[] = [];
  for (let at = startOf('month', civilOfDay(asOf)); dayOf(at).slice(0, 7) >= first; at = startOf('month', at - 1))
    all.unshift(monthOf(dayOf(at)));
  return all;
}
