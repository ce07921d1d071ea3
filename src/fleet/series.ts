import { compare } from '../authoring/report-record.js';
import { DAY, dayOf, PERIODS } from '../core/series/civil-time.js';
import { dateReader } from '../core/series/parse-point-date.js';
import { MAX_VALUE } from '../core/series/time-series.js';

/** The values of one account from one source, in the order of their dates. */
export interface Series {
  /** As a config holds them: pairs of a date and a value. */
  text: string;
  count: number;
  /** Values that are no number; they are gaps. */
  unreadable: number;
  /** A date with two different values: nobody knows which of them counts. */
  duplicate?: { date: string; values: readonly (number | null)[] };
  /**
   * The longest time that a date stands for, as a rank in `PERIODS`; Infinity where a date or value cannot be used, so
   * that only the parser can say why.
   */
  coarsest: number;
}

/** A date as a config's JSON has it, and the time that it stands for. */
interface Label {
  date: string;
  /** The beginning of a pair. */
  head: string;
  rank: number;
}

/** Dates repeat from account to account, but a list of instants without end must not fill the memory. */
const MAX_LABELS = 100_000;

/** Writes series as text. Dates are looked up once for all accounts. */
export class SeriesWriter {
  readonly #days: (Label | undefined)[] = [];
  readonly #labels = new Map<string, Label>();
  readonly #read = dateReader('UTC');
  #text = '';
  #count = 0;
  #unreadable = 0;
  #coarsest = 0;
  #duplicate: Series['duplicate'];
  #isSorted = true;
  #last: Label | undefined;
  #lastValue: number | null = null;

  /** @param day whole days since 1970-01-01 */
  addDay(day: number, value: number | null, isUnreadable: boolean): void {
    this.#add((this.#days[day] ??= this.#labelOf(dayOf(day * DAY))), value, isUnreadable);
  }

  /** @param date as it is written in the source */
  add(date: string, value: number | null, isUnreadable: boolean): void {
    let label = this.#labels.get(date);
    if (!label) {
      if (this.#labels.size >= MAX_LABELS) this.#labels.clear();
      this.#labels.set(date, (label = this.#labelOf(date)));
    }
    this.#add(label, value, isUnreadable);
  }

  #labelOf(date: string): Label {
    const stamp = this.#read(date);
    return { date, head: `[${JSON.stringify(date)},`, rank: stamp ? PERIODS.indexOf(stamp.grain) : Infinity };
  }

  /** The same row twice counts once. */
  #add(label: Label, value: number | null, isUnreadable: boolean): void {
    if (isUnreadable) this.#unreadable++;
    if (this.#last?.date === label.date) {
      if (this.#lastValue !== value) this.#duplicate ??= { date: label.date, values: [this.#lastValue, value] };
      return;
    }
    if (this.#last && label.date < this.#last.date) this.#isSorted = false;
    this.#text += `${this.#count ? ',' : ''}${label.head}${value === null ? 'null' : String(value)}]`;
    this.#count++;
    if (label.rank > this.#coarsest) this.#coarsest = label.rank;
    if (value !== null && (value > MAX_VALUE || value < -MAX_VALUE)) this.#coarsest = Infinity;
    this.#last = label;
    this.#lastValue = value;
  }

  /** The series that was written since the last call; undefined where there was no row. */
  take(): Series | undefined {
    if (!this.#count) return undefined;
    if (!this.#isSorted) this.#sort();
    const series: Series = {
      text: `[${this.#text}]`,
      count: this.#count,
      unreadable: this.#unreadable,
      coarsest: this.#coarsest,
      ...(this.#duplicate ? { duplicate: this.#duplicate } : {}),
    };
    this.#clear();
    return series;
  }

  #clear(): void {
    this.#text = '';
    this.#count = 0;
    this.#unreadable = 0;
    this.#coarsest = 0;
    this.#duplicate = undefined;
    this.#isSorted = true;
    this.#last = undefined;
    this.#lastValue = null;
  }

  /** Days come before dates of other forms: where a series has both, they are put in order. */
  #sort(): void {
    const pairs = JSON.parse(`[${this.#text}]`) as [string, number | null][];
    const [unreadable, duplicate] = [this.#unreadable, this.#duplicate];
    this.#clear();
    pairs.sort((a, b) => compare(a[0], b[0]) || (a[1] ?? -Infinity) - (b[1] ?? -Infinity));
    for (const [date, value] of pairs) this.add(date, value, false);
    this.#unreadable = unreadable;
    this.#duplicate ??= duplicate;
  }
}
