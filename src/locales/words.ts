import type { Period, Text, Unit } from '../config/schema.js';
import { en, type MessageKey, type Messages } from './en.js';

export type Params = Record<string, string | number>;

/** Everything that turns facts into words in one language. Made once a language; Intl's formatters are made at their first use. */
export interface Words {
  /** BCP 47 tag of the words and the numbers. */
  readonly lang: string;
  /** A message; `{name}` is filled from `params`, and a numeric `count` chooses among `.one`, `.other` and so on. */
  say(key: MessageKey | PluralKey, params?: Params): string;
  /** A text of the config in this language, else in the nearest there is. */
  text(text: Text | undefined): string;
  /** A value in its metric's unit. */
  number(value: number, unit?: Unit): string;
  /** The same without the unit's word, for the first of two numbers in one unit. */
  bare(value: number, unit?: Unit): string;
  /** How much a value changed, without a sign; percentages change in points. */
  amount(value: number, unit?: Unit): string;
  /** The same with its sign: "−0.6 days". */
  signed(value: number, unit?: Unit): string;
  /** A fraction as a percentage. */
  percent(fraction: number): string;
  /** Money. */
  money(value: number, currency: string | null): string;
  /** A `YYYY-MM-DD` day in full: "5 October 2026". */
  day(day: string): string;
  /** The same in few letters: "5 Oct". */
  shortDay(day: string): string;
  /** A period by its first moment: "September 2026", "Week 40, 2026". */
  period(start: number, period: Period): string;
  /** The same for an axis: "Sep", with the year where it is asked for. */
  tick(start: number, period: Period, withYear: boolean): string;
  list(items: readonly string[]): string;
}

type PluralKey = { [K in MessageKey]: K extends `${infer Stem}.other` ? Stem : never }[MessageKey];

/** The tables that are there at once; other languages arrive when asked for. */
const TABLES: Readonly<Record<string, Messages>> = { en };

const base = (lang: string): string => lang.split('-')[0]?.toLowerCase() ?? '';

/**
 * The words for a language: the table of the package, with what the config replaces. A language that has neither is
 * answered in English, numbers and dates included, so that a sentence is never half translated.
 * @param replaced the config's `messages`
 */
export function wordsFor(lang: string, replaced: Readonly<Record<string, Readonly<Record<string, string>>>> = {}): Words {
  const asked = canonical(lang);
  const has = TABLES[base(asked)] ?? replaced[asked] ?? replaced[base(asked)];
  const tag = has ? asked : 'en';
  const messages: Record<string, string> = { ...en, ...TABLES[base(tag)], ...replaced[base(tag)], ...replaced[tag] };
  return make(tag, messages);
}

function canonical(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

const once = <K, V>(make: (key: K) => V): ((key: K) => V) => {
  const made = new Map<K, V>();
  return (key) => {
    const hit = made.get(key);
    if (hit !== undefined) return hit;
    const value = make(key);
    made.set(key, value);
    return value;
  };
};

function make(lang: string, messages: Readonly<Record<string, string>>): Words {
  const plural = once(() => new Intl.PluralRules(lang));
  const dates = once((key: string) => new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...(JSON.parse(key) as Intl.DateTimeFormatOptions) }));
  const date = (at: number, options: Intl.DateTimeFormatOptions) => dates(JSON.stringify(options)).format(at);
  const numbers = once((key: string) => new Intl.NumberFormat(lang, JSON.parse(key) as Intl.NumberFormatOptions));
  const lists = once(() => new Intl.ListFormat(lang));
  const format = (value: number, options: Intl.NumberFormatOptions) => numbers(JSON.stringify(options)).format(value);
  const civil = (day: string) => Date.parse(`${day}T00:00:00Z`);

  const say: Words['say'] = (key, params = {}) => {
    const { count } = params;
    const plainKey: string = key;
    const chosen = typeof count === 'number' ? messages[`${plainKey}.${plural(lang).select(count)}`] ?? messages[`${plainKey}.other`] : undefined;
    const message = chosen ?? messages[plainKey] ?? plainKey;
    return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      return value === undefined ? whole : typeof value === 'number' ? format(value, {}) : value;
    });
  };

  const number = (value: number, unit: Unit | undefined, options: Intl.NumberFormatOptions): string => {
    const shown = { ...digits(value, unit), ...options };
    try {
      return format(value, shown);
    } catch {
      // a unit that Intl does not know is written as it is
      const { style: _, unit: word = '', unitDisplay: __, currency, ...plain } = shown;
      return `${format(value, plain)} ${currency ?? word}`.trim();
    }
  };

  const difference = (value: number, unit: Unit | undefined, sign: Intl.NumberFormatOptions): string => {
    if (unit?.style !== 'percent') return number(value, unit, { unitDisplay: 'long', ...intl(unit), ...sign });
    const { style: _, ...plain } = intl(unit);
    const amount = number(value * 100, { ...unit, style: 'decimal' }, { ...digits(value, unit), ...plain, ...sign });
    return say('points', { count: Math.abs(value) * 100, amount });
  };

  return {
    lang,
    say,
    text: (text) => {
      if (text === undefined || typeof text === 'string') return text ?? '';
      const nearest = Object.keys(text).find((tag) => base(tag) === base(lang));
      return text[lang] ?? text[base(lang)] ?? (nearest === undefined ? undefined : text[nearest]) ?? text.en ?? Object.values(text)[0] ?? '';
    },
    number: (value, unit) => number(value, unit, { unitDisplay: 'long', ...intl(unit) }),
    bare: (value, unit) => {
      if (unit?.style === 'currency') return number(value, unit, intl(unit));
      const { style, unit: _, unitDisplay: __, ...plain } = intl(unit);
      const scaled = style === 'percent' ? value * 100 : value;
      return number(scaled, { ...unit, style: 'decimal' }, { ...digits(value, unit), ...plain });
    },
    amount: (value, unit) => difference(Math.abs(value), unit, {}),
    signed: (value, unit) => difference(value, unit, { signDisplay: 'exceptZero' }),
    percent: (fraction) => format(fraction, { style: 'percent', maximumFractionDigits: 0 }),
    money: (value, currency) => format(value, currency === null ? { maximumFractionDigits: 0 } : { style: 'currency', currency, maximumFractionDigits: 0 }),
    day: (day) => date(civil(day), { day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: (day) => date(civil(day), { day: 'numeric', month: 'short' }),
    period: (start, period) => {
      if (period === 'month') return date(start, { month: 'long', year: 'numeric' });
      if (period === 'day') return date(start, { day: 'numeric', month: 'long', year: 'numeric' });
      if (period === 'quarter') return say('period.quarter', { number: Math.floor(new Date(start).getUTCMonth() / 3) + 1, year: date(start, { year: 'numeric' }) });
      return say('period.week', { day: date(start, { day: 'numeric', month: 'short', year: 'numeric' }) });
    },
    tick: (start, period, withYear) => date(start, {
      ...(period === 'day' || period === 'week' ? { day: 'numeric' } : {}), month: 'short', ...(withYear ? { year: '2-digit' } : {}),
    }),
    list: (items) => lists(lang).format(items),
  };
}

/** The config's unit without the keys it leaves out: `undefined` would be an option of its own to Intl. */
const intl = (unit: Unit | undefined): Intl.NumberFormatOptions => JSON.parse(JSON.stringify(unit ?? {})) as Intl.NumberFormatOptions;

/** Digits where the config names none; a value that these would write as 0, or as a row of hundreds of digits, is written by its exponent. */
function digits(value: number, unit: Unit | undefined): Intl.NumberFormatOptions {
  if (unit?.maximumSignificantDigits !== undefined) return {};
  const size = Math.abs(unit?.style === 'percent' ? value * 100 : value);
  const most = unit?.maximumFractionDigits ?? (unit?.style === 'percent' ? 1 : 2);
  if (size !== 0 && (size < 0.5 * 10 ** -most || size >= 1e15)) return { notation: 'scientific', maximumSignificantDigits: 3 };
  return unit?.style === 'currency' && unit.maximumFractionDigits === undefined ? {} : { maximumFractionDigits: most };
}
