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

/** The ledger of effort as plain data. */
export interface EffortView {
  /** What the customer is asked to do or decide, and has not: only what moves a result or a behaviour. */
  open: Entry[];
  /** Asked of the customer but tied to no result: for the author, never a to-do. */
  untied: Entry[];
  done: Entry[];
  /** What the provider does instead of the customer. */
  offPlate: EntryOf<'follow-up'>[];
  feedback: EntryOf<'feedback'>[];
  /** From the first month with an entry to the month of `asOf`. */
  months: EffortMonth[];
}

type Ask = EntryOf<'action' | 'question' | 'decision'>;

export const isOf = <K extends Entry['kind']>(entry: Entry, ...kinds: K[]): entry is EntryOf<K> => (kinds as string[]).includes(entry.kind);

const isAsk = (entry: Entry): entry is Ask => isOf(entry, 'action', 'question', 'decision') && entry.side !== 'provider';

/** The day a person's part in an entry was done; null while it is open. */
export function doneDay(entry: Entry): string | null {
  if (entry.done) return entry.done.on;
  if (isOf(entry, 'question', 'decision')) return entry.answer?.on ?? null;
  return null;
}

/** Minutes × people; null where the minutes are not known. */
export const customerMinutes = ({ minutes, people = 1 }: Entry): number | null => (minutes === undefined ? null : minutes * people);

/** The day by which an entry is counted. */
function dayOfEntry(entry: Entry): string | null {
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

export function effortOf(config: Config): EffortView {
  const entries = config.effort?.entries ?? [];
  const asks = entries.filter(isAsk);
  const open = asks.filter((entry) => doneDay(entry) === null);
  const byDay = (entry: Entry) => dayOfEntry(entry) ?? '9999';
  return {
    open: open.filter(({ moves }) => moves.length > 0).sort((a, b) => byDay(a).localeCompare(byDay(b))),
    untied: open.filter(({ moves }) => moves.length === 0),
    done: asks.filter((entry) => doneDay(entry) !== null).sort((a, b) => byDay(b).localeCompare(byDay(a))),
    offPlate: entries.filter((entry) => isOf(entry, 'follow-up')).filter(({ side }) => side !== 'customer').sort((a, b) => byDay(b).localeCompare(byDay(a))),
    feedback: entries.filter((entry) => isOf(entry, 'feedback')),
    months: monthsOf(entries, dayOf(asOfCivil(config))),
  };
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
    if (isOf(entry, 'follow-up') && entry.side !== 'customer') {
      if (entry.done && entry.done.on <= asOf) monthOf(entry.done.on).saved += entry.saves ?? 0;
    } else if (entry.side === 'customer' || isAsk(entry)) {
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
