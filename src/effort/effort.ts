import { civilOfDay, dayOf, startOf } from '../config/dates.js';
import type { Config, Entry, EntryOf } from '../config/schema.js';
import { asOfCivil } from '../results/buckets.js';

/** What a month asked of the customer, and took off. */
export interface EffortMonth {
  /** `YYYY-MM`. */
  month: string;
  /** Minutes × people of the customer's entries of that month. */
  asked: number;
  /** The customer's entries whose minutes are not known: counted as such, never as 0. */
  unknown: number;
  /** Minutes that the provider's finished follow-ups saved. */
  saved: number;
}

/** What one kind of entry asked of the customer. */
export interface EffortKind {
  kind: Entry['kind'];
  count: number;
  /** Minutes × people, of those whose minutes are known. */
  minutes: number;
  /** How many of them have minutes that are not known. */
  unknown: number;
}

type Answered = EntryOf<'question'> & { answer: NonNullable<EntryOf<'question'>['answer']> };

/** The ledger of effort as plain data. */
export interface EffortView {
  /**
   * What the customer is asked to do or decide, and has not: only what moves a result or a behaviour, and no question whose
   * topic was answered in another.
   */
  open: Entry[];
  /** Asked of the customer but tied to no result: for the author, never a to-do. */
  untied: Entry[];
  done: Entry[];
  /** What the provider does instead of the customer. */
  offPlate: EntryOf<'follow-up'>[];
  feedback: EntryOf<'feedback'>[];
  /** From the first month with an entry to the month of `asOf`. */
  months: EffortMonth[];
  /** The customer's entries by kind, in the order of the ledger: all of them, also what is due later or has no day, which no month holds. */
  byKind: EffortKind[];
  /** The sum of all kinds: minutes × people, and how many entries have minutes that are not known. */
  asked: { minutes: number; unknown: number };
  /** Minutes that the provider's follow-ups saved, of those done by `asOf`. */
  saved: number;
  /** How many of these do not say what they saved. */
  savedUnknown: number;
  /** What was done on either side for a metric or a behaviour, latest first; in the order of the config, metrics first. */
  moved: { id: string; entries: Entry[] }[];
  /** The questions that the customer has answered, latest first. */
  answered: Answered[];
  /** Open questions that need no answer, since the customer's latest answer on their topic is known: shown with it, not asked again. */
  answeredElsewhere: { entry: EntryOf<'question'>; answer: Answered['answer'] }[];
}

type Ask = EntryOf<'action' | 'question' | 'decision'>;

export const isOf = <K extends Entry['kind']>(entry: Entry, ...kinds: K[]): entry is EntryOf<K> => (kinds as string[]).includes(entry.kind);

const isAsk = (entry: Entry): entry is Ask => isOf(entry, 'action', 'question', 'decision') && entry.side !== 'provider';

/** Whether its minutes are the customer's: it is on the customer's side, or is an ask that names no side. */
export const isOfCustomer = (entry: Entry): boolean => entry.side === 'customer' || isAsk(entry);

/** A follow-up that names no side is the provider's. */
export const isOffPlate = (entry: Entry): entry is EntryOf<'follow-up'> => isOf(entry, 'follow-up') && entry.side !== 'customer';

/** The day a person's part in an entry was done; null while it is open. */
export function doneDay(entry: Entry): string | null {
  if (entry.done) return entry.done.on;
  if (isOf(entry, 'question', 'decision')) return entry.answer?.on ?? null;
  return null;
}

/** Minutes × people; null where the minutes are not known. */
export const customerMinutes = ({ minutes, people = 1 }: Entry): number | null => (minutes === undefined ? null : minutes * people);

/** The day by which an entry is counted. */
export function dayOfEntry(entry: Entry): string | null {
  const done = doneDay(entry);
  if (done !== null) return done;
  const own =
    isOf(entry, 'meeting', 'incident') ? entry.on
    : isOf(entry, 'feedback') ? entry.given
    : isOf(entry, 'case') ? entry.opened
    : isOf(entry, 'question') ? entry.asked
    : undefined;
  return own ?? entry.due ?? null;
}

/** Whether something was done by a day; what a person marked just now counts at once. */
export const isDoneBy = ({ done }: Entry, day: string): boolean => Boolean(done && (done.at !== undefined || done.on <= day));

const isAnswered = (entry: Entry): entry is Answered => isOf(entry, 'question') && isAsk(entry) && entry.answer !== undefined;

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
  const answeredElsewhere = open.filter((entry) => isOf(entry, 'question')).flatMap((entry) => {
    const answer = entry.topic === undefined ? undefined : answered.find(({ topic }) => topic === entry.topic)?.answer;
    return answer ? [{ entry, answer }] : [];
  });
  const known = new Set<Entry>(answeredElsewhere.map(({ entry }) => entry));
  const done = entries.filter((entry) => (isAsk(entry) ? doneDay(entry) !== null : isDoneBy(entry, asOf))).sort(latestFirst);
  const byKind = kindsOf(entries);
  const relieved = entries.filter(isOffPlate).filter(({ done: end }) => end && end.on <= asOf);
  return {
    open: open.filter((entry) => !known.has(entry)),
    untied: undone.filter(({ moves }) => moves.length === 0),
    done: asks.filter((entry) => doneDay(entry) !== null).sort(latestFirst),
    offPlate: entries.filter(isOffPlate).sort(latestFirst),
    feedback: entries.filter((entry) => isOf(entry, 'feedback')),
    months: monthsOf(entries, asOf),
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
    kinds.set(kind, { kind, count: of.count + 1, minutes: of.minutes + (minutes ?? 0), unknown: of.unknown + Number(minutes === null) });
  }
  return [...kinds.values()];
}

function monthsOf(entries: readonly Entry[], asOf: string): EffortMonth[] {
  const months = new Map<string, EffortMonth>();
  const monthOf = (day: string): EffortMonth => {
    const key = day.slice(0, 7);
    const month = months.get(key) ?? { month: key, asked: 0, unknown: 0, saved: 0 };
    months.set(key, month);
    return month;
  };
  for (const entry of entries) {
    const day = dayOfEntry(entry);
    if (day === null) continue;
    if (isOffPlate(entry)) {
      if (entry.done && entry.done.on <= asOf) monthOf(entry.done.on).saved += entry.saves ?? 0;
    } else if (isOfCustomer(entry)) {
      const minutes = customerMinutes(entry);
      if (minutes === null) monthOf(day).unknown++;
      else monthOf(day).asked += minutes;
    }
  }
  const first = [...months.keys()].sort()[0];
  if (first === undefined) return [];
  const all: EffortMonth[] = [];
  for (let at = startOf('month', civilOfDay(asOf)); dayOf(at).slice(0, 7) >= first; at = startOf('month', at - 1)) all.unshift(monthOf(dayOf(at)));
  return all;
}
