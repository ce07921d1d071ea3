import type { Period, Text, Unit } from '../config/schema.js';
import { directionOf, isolated } from './direction.js';
import { results } from './en/results.js';
import type { MessageKey, Part } from './messages.js';

export type Params = Record<string, string | number>;

/** Everything that turns facts into words in one language. Made once a language; Intl's formatters are made at their first use. */
export interface Words {
  /** BCP 47 tag of the words and the numbers. */
  readonly lang: string;
  /** A message; `{name}` is filled from `params`, and a numeric `count` chooses among `.one`, `.other` and so on. */
  readonly say: (key: MessageKey | PluralKey, params?: Params) => string;
  /** A text of the config in this language, else in the nearest there is. */
  readonly text: (text: Text | undefined) => string;
  /** A value in its metric's unit. */
  readonly number: (value: number, unit?: Unit) => string;
  /** The same without the unit's word, for the first of two numbers in one unit. */
  readonly bare: (value: number, unit?: Unit) => string;
  /** How much a value changed, without a sign; percentages change in points. */
  readonly amount: (value: number, unit?: Unit) => string;
  /** The same with its sign: "−0.6 days". */
  readonly signed: (value: number, unit?: Unit) => string;
  /** A fraction as a percentage. */
  readonly percent: (fraction: number) => string;
  /** Money. */
  readonly money: (value: number, currency: string | null) => string;
  /** A `YYYY-MM-DD` day in full: "5 October 2026". */
  readonly day: (day: string) => string;
  /** The same in few letters: "5 Oct". */
  readonly shortDay: (day: string) => string;
  /** A civil moment: "5 October 2026, 08:15". */
  readonly moment: (at: number) => string;
  /** A period by its first moment: "September 2026", "Week 40, 2026". */
  readonly period: (start: number, period: Period) => string;
  /** The same for an axis: "Sep", with the year where it is asked for. */
  readonly tick: (start: number, period: Period, withYear: boolean) => string;
  readonly list: (items: readonly string[]) => string;
}

type PluralKey = { [K in MessageKey]: K extends `${infer Stem}.other` ? Stem : never }[MessageKey];

type Table = Readonly<Record<string, string>>;

/** The messages that are there, by language: at first the English ones of a result; `loadWords` brings the others. */
const tables = new Map<string, Table>([['en', results]]);
const loaded = new Map<string, Table>([['en results', results]]);

/** A part of a language, if it is there. */
export const messagesOf = (language: string, part: Part): Table | undefined => loaded.get(`${language} ${part}`);

/** Adds a part of a language; words are then made anew. */
export function addMessages(language: string, part: Part, messages: Table): void {
  tables.set(language, { ...tables.get(language), ...messages });
  loaded.set(`${language} ${part}`, messages);
  memo = new WeakMap();
}

const base = (lang: string): string => lang.split('-')[0]?.toLowerCase() ?? '';

/**
 * The words for a language: what is loaded of it (see `loadWords`), with what the config replaces. A language that has neither is
 * answered in English, numbers and dates included, so that a sentence is never half translated.
 * @param replaced the config's `messages`
 */
export function wordsFor(lang: string, replaced: Replaced = NONE): Words {
  const made = memo.get(replaced) ?? new Map<string, Words>();
  memo.set(replaced, made);
  const words = made.get(lang) ?? find(lang, replaced);
  made.set(lang, words);
  return words;
}

type Replaced = Readonly<Record<string, Readonly<Record<string, string>>>>;
const NONE: Replaced = {};
/** Made once for all widgets that share a config and a language. */
let memo = new WeakMap<Replaced, Map<string, Words>>();

function find(lang: string, replaced: Replaced): Words {
  const asked = canonical(lang);
  const english = tables.get('en') ?? results;
  const own: Table = { ...tables.get(base(asked)), ...replaced[base(asked)], ...replaced[asked] };
  // a few words of a language are no language: what a config brings without a table of ours must hold all that a result says
  const isWhole = Object.keys(results).every((key) => key in own);
  return isWhole ? make(asked, { ...english, ...own }) : make('en', { ...english, ...replaced.en });
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

/** Arab countries, and engines, differ in digits and calendar: our Arabic words hold these digits, and the days of a config are of this calendar. */
const ARABIC = { numberingSystem: 'latn', calendar: 'gregory' } as const;

/** Intl’s formatters of a language, each made once for all configs: they are slow to make. */
const formattersOf = once((lang: string) => {
  const written = base(lang) === 'ar' ? ARABIC : {};
  return {
    plural: once(() => new Intl.PluralRules(lang)),
    dates: once((key: string) => new Intl.DateTimeFormat(lang, { ...written, timeZone: 'UTC', ...(JSON.parse(key) as Intl.DateTimeFormatOptions) })),
    numbers: once((key: string) => new Intl.NumberFormat(lang, { ...written, ...(JSON.parse(key) as Intl.NumberFormatOptions) })),
    lists: once(() => new Intl.ListFormat(lang)),
  };
});

function make(lang: string, messages: Readonly<Record<string, string>>): Words {
  const { plural, dates, numbers, lists } = formattersOf(lang);
  const date = (at: number, options: Intl.DateTimeFormatOptions) => {
    const formatter = dates(JSON.stringify(options));
    // the first of a month is an ordinal number in some languages, which Intl does not know
    if (!options.day || new Date(at).getUTCDate() !== 1) return formatter.format(at);
    return formatter.formatToParts(at).map(({ type, value }) => (type === 'day' && value === '1' ? say('day.first') : value)).join('');
  };
  const format = (value: number, options: Intl.NumberFormatOptions): string => {
    const formatter = numbers(JSON.stringify(options));
    const size = Math.abs(value);
    // by its exponent, where it would be written as 0 or as a row of hundreds of digits
    const byExponent = size >= 1e15 || (size > 0 && (size < 1e-9 || (size < 1 && formatter.format(size) === formatter.format(0))));
    if (!byExponent) return formatter.format(value + 0); // no -0
    return numbers(JSON.stringify({ ...options, notation: 'scientific', maximumSignificantDigits: options.maximumSignificantDigits ?? 3 })).format(value);
  };
  const civil = (day: string) => Date.parse(`${day}T00:00:00Z`);

  // what is put into words that run from right to left may run the other way: a number after it must not follow it (private marks: runs to come, see page/runs.ts)
  const placed = (value: string): string => (directionOf(lang) === 'rtl' && !value.startsWith('\ue000') ? isolated(value, lang) : value);
  const say: Words['say'] = (key, params = {}) => {
    const { count } = params;
    const plainKey: string = key;
    const chosen = typeof count === 'number' ? messages[`${plainKey}.${plural(lang).select(count)}`] ?? messages[`${plainKey}.other`] : undefined;
    const message = chosen ?? messages[plainKey] ?? plainKey;
    return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      return value === undefined ? whole : typeof value === 'number' ? format(value, {}) : placed(value);
    });
  };

  /** Arabic writes one and two days without a number, and so without a sign: here the number stands before the unit's word. */
  const inDigits = (value: number, options: Intl.NumberFormatOptions): string => {
    const text = format(value, options);
    const { style, unit: _, unitDisplay: __, ...plain } = options;
    if (style !== 'unit' || /\p{Nd}/u.test(text)) return text;
    const word = numbers(JSON.stringify(options)).formatToParts(100).find(({ type }) => type === 'unit');
    return `${format(value, plain)} ${word?.value ?? ''}`;
  };

  const write = (value: number, options: Intl.NumberFormatOptions): string => {
    const { style, unit: word = '', unitDisplay: _, currency, ...plain } = options;
    // a unit that Intl does not know is written as it is; what else it refuses is left out
    const known = style === 'percent' ? [options, { style }] : [options, plain, {}];
    for (const [i, attempt] of known.entries()) {
      try {
        const text = `${inDigits(value, attempt)} ${i === 0 || style === 'percent' ? '' : (currency ?? word)}`.trim();
        // the mark that keeps a sign before its number must not make the unit's word run from left to right; before a wide letter is no space
        return text.replace(/^\u200e/, '\u200f$&').replace(/ (?=[\u3000-\u9fff])/, '');
      } catch {
        continue;
      }
    }
    return String(value);
  };

  const difference = (value: number, unit: Unit | undefined, sign: Intl.NumberFormatOptions): string => {
    const options = { unitDisplay: 'long', ...optionsOf(unit), ...sign } as const;
    const { style, unit: _, unitDisplay: __, ...plain } = options;
    const points = style === 'percent' ? value * 100 : value;
    if (!isPercentage(unit) || !Number.isFinite(points)) return write(value, options);
    // the plural of what is shown: 1.04 is shown as 1
    return say('points', { count: Number(Math.abs(points).toFixed(plain.maximumFractionDigits ?? 2)), amount: write(points, plain) });
  };

  return {
    lang,
    say,
    text: (text) => {
      if (text === undefined || typeof text === 'string') return text ?? '';
      const nearest = Object.keys(text).find((tag) => base(tag) === base(lang));
      return text[lang] ?? text[base(lang)] ?? (nearest === undefined ? undefined : text[nearest]) ?? text.en ?? Object.values(text)[0] ?? '';
    },
    number: (value, unit) => write(value, { unitDisplay: 'long', ...optionsOf(unit) }),
    bare: (value, unit) => {
      const { style, unit: _, unitDisplay: __, ...plain } = optionsOf(unit);
      const scaled = style === 'percent' ? value * 100 : value;
      return style === 'currency' || !Number.isFinite(scaled) ? write(value, optionsOf(unit)) : write(scaled, plain);
    },
    amount: (value, unit) => difference(Math.abs(value), unit, {}),
    signed: (value, unit) => difference(value, unit, { signDisplay: 'exceptZero' }),
    percent: (fraction) => {
      // not 0 % where something is, and not 100 % where something is missing
      const near = Math.min(Math.abs(fraction), Math.abs(1 - fraction));
      return write(fraction, { style: 'percent', maximumFractionDigits: near > 0 && near < 0.005 ? Math.min(6, Math.ceil(-Math.log10(near)) - 2) : 0 });
    },
    money: (value, currency) => {
      const whole = value === 0 || Math.abs(value) >= 0.5 ? { maximumFractionDigits: 0 } : {};
      return write(value, currency === null ? whole : { style: 'currency', currency, ...whole });
    },
    day: (day) => date(civil(day), { day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: (day) => date(civil(day), { day: 'numeric', month: 'short' }),
    moment: (at) => date(at, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    period: (start, period) => {
      if (period === 'month') return date(start, { month: 'long', year: 'numeric' });
      if (period === 'day') return date(start, { day: 'numeric', month: 'long', year: 'numeric' });
      if (period === 'quarter') return say('period.quarter', { number: Math.floor(new Date(start).getUTCMonth() / 3) + 1, year: date(start, { year: 'numeric' }) });
      return say('period.week', { day: date(start, { day: 'numeric', month: 'short', year: 'numeric' }) });
    },
    tick: (start, period, withYear) => date(start, {
      ...(period === 'day' || period === 'week' ? { day: 'numeric' } : {}), month: 'short', ...(withYear ? { year: 'numeric' } : {}),
    }),
    list: (items) => lists(lang).format(items),
  };
}

/** Whether a unit is a percentage: a fraction shown as one, or a number counted from 0 to 100. These change in points. */
export const isPercentage = (unit: Unit | undefined): boolean =>
  unit?.style === 'percent' || (unit?.style !== 'currency' && (unit?.unit === 'percent' || unit?.unit === '%'));

/** The config's unit as options, with digits where it names none, and without the keys it leaves out: `undefined` would be an option of its own to Intl. */
function optionsOf(unit: Unit | undefined): Intl.NumberFormatOptions {
  const given = JSON.parse(JSON.stringify(unit ?? {})) as Intl.NumberFormatOptions;
  const { style, maximumSignificantDigits, minimumFractionDigits = 0, maximumFractionDigits } = given;
  if (maximumSignificantDigits !== undefined || (style === 'currency' && maximumFractionDigits === undefined)) return given;
  return { ...given, maximumFractionDigits: Math.max(minimumFractionDigits, maximumFractionDigits ?? (style === 'percent' ? 1 : 2)) };
}
