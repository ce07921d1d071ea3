import type { Period, Text, Unit } from '../types.js';
import { directionOf, bidiIsolate } from './bidi.js';
import { messages as planEffort } from './en/plan-effort.js';
import { messages as results } from './en/results.js';
import { messages as saveStatus } from './en/save-status.js';
import type { MessageKey, MessagePart } from './message-types.js';

/** Values for the placeholders of a message, by name. */
export type MessageParams = Record<string, string | number>;

/** Messages and formatters of one language. Cached by language; the formatters of Intl are created at first use. */
export interface Localizer {
  /** BCP 47 tag of the language of messages and numbers. */
  readonly lang: string;
  /** A message. `{name}` is replaced from `params`; a numeric `count` selects the plural form. */
  readonly t: (key: MessageKey | PluralKey, params?: MessageParams) => string;
  /** A text of the config in this language, else in the nearest available one. */
  readonly text: (text: Text | undefined) => string;
  /** A value with its unit. */
  readonly number: (value: number, unit?: Unit) => string;
  /** A value without the word of its unit, for the first of two numbers in one unit. */
  readonly bare: (value: number, unit?: Unit) => string;
  /** A difference of two values without a sign. Differences of percentages are in percentage points. */
  readonly amount: (value: number, unit?: Unit) => string;
  /** A difference with its sign: "−0.6 days". */
  readonly signed: (value: number, unit?: Unit) => string;
  /** A fraction as a percentage. */
  readonly percent: (fraction: number) => string;
  /** An amount of money. `currency` is an ISO 4217 code; null omits it. */
  readonly money: (value: number, currency: string | null) => string;
  /** A `YYYY-MM-DD` day in full: "5 October 2026". */
  readonly day: (day: string) => string;
  /** The same, short: "5 Oct". */
  readonly shortDay: (day: string) => string;
  /** The same, short, with its year: "5 Oct 2026". */
  readonly shortDayWithYear: (day: string) => string;
  /** A civil moment: "5 October 2026, 08:15". */
  readonly moment: (at: number) => string;
  /** A period by its first moment: "September 2026", "Week 40, 2026". */
  readonly period: (start: number, period: Period) => string;
  /** The same for an axis: "Sep", with the year if asked for. */
  readonly tick: (start: number, period: Period, withYear: boolean) => string;
  /** Items as a list: "A, B, and C". */
  readonly list: (items: readonly string[]) => string;
}

/** The key of a message with plural forms; the parameter `count` selects the form. */
export type PluralKey = { [K in MessageKey]: K extends `${infer Stem}.other` ? Stem : never }[MessageKey];

type Table = Readonly<Record<string, string>>;

/** The loaded messages by language. `loadMessages` adds to the English ones of the widgets. */
const tables = new Map<string, Table>([['en', { ...results, ...planEffort, ...saveStatus }]]);
const loaded = new Map<string, Table>([
  ['en results', results],
  ['en plan-effort', planEffort],
  ['en save-status', saveStatus],
]);

/** A part of a language, if it is loaded. */
export const messagesOf = (language: string, part: MessagePart): Table | undefined => loaded.get(`${language} ${part}`);

/** Adds a part of a language. Drops the cached localizers. */
export function addMessages(language: string, part: MessagePart, messages: Table): void {
  tables.set(language, { ...tables.get(language), ...messages });
  loaded.set(`${language} ${part}`, messages);
  memo = new WeakMap();
}

const base = (lang: string): string => lang.split('-')[0]?.toLowerCase() ?? '';

/**
 * The localizer of a language: its loaded messages (see `loadMessages`) with the replacements of the config. Without
 * either it is English, numbers and dates included, so that a sentence is never half translated.
 * @param replacements the config's `messages`
 * @example
 * await loadMessages('de', ['results']);
 * resultOf(config, 'orders', localizerFor('de', config.messages)).statements[0]?.text;
 */
export function localizerFor(lang: string, replacements: MessageReplacements = NONE): Localizer {
  const cache = memo.get(replacements) ?? new Map<string, Localizer>();
  memo.set(replacements, cache);
  const localizer = cache.get(lang) ?? createFor(lang, replacements);
  cache.set(lang, localizer);
  return localizer;
}

/** Replacements of messages: by language tag, then by key. */
export type MessageReplacements = Readonly<Record<string, Readonly<Record<string, string>>>>;
const NONE: MessageReplacements = {};
/** Localizers are shared by all widgets with the same config and language. */
let memo = new WeakMap<MessageReplacements, Map<string, Localizer>>();

function createFor(lang: string, replaced: MessageReplacements): Localizer {
  const canonicalLang = canonical(lang);
  const english = tables.get('en') ?? results;
  const available: Table = {
    ...tables.get(base(canonicalLang)),
    ...replaced[base(canonicalLang)],
    ...replaced[canonicalLang],
  };
  // the messages of a config alone are enough only if they are complete
  const isWhole = Object.keys(results).every((key) => key in available);
  return isWhole ? make(canonicalLang, { ...english, ...available }) : make('en', { ...english, ...replaced.en });
}

function canonical(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

const cached = <K, V>(createLocalizer: (key: K) => V): ((key: K) => V) => {
  const made = new Map<K, V>();
  return (key) => {
    const hit = made.get(key);
    if (hit !== undefined) return hit;
    const value = createLocalizer(key);
    made.set(key, value);
    return value;
  };
};

/**
 * Arab countries and engines differ in digits and calendar. These match our Arabic messages and the days of a config.
 */
const ARABIC_OPTIONS = { numberingSystem: 'latn', calendar: 'gregory' } as const;

/** The Intl formatters of a language, cached for all configs: they are slow to create. */
const formattersOf = cached((lang: string) => {
  const digits = base(lang) === 'ar' ? ARABIC_OPTIONS : {};
  return {
    plurals: cached((key: string) => new Intl.PluralRules(lang, JSON.parse(key) as Intl.PluralRulesOptions)),
    dates: cached(
      (key: string) =>
        new Intl.DateTimeFormat(lang, {
          ...digits,
          timeZone: 'UTC',
          ...(JSON.parse(key) as Intl.DateTimeFormatOptions),
        }),
    ),
    numbers: cached(
      (key: string) => new Intl.NumberFormat(lang, { ...digits, ...(JSON.parse(key) as Intl.NumberFormatOptions) }),
    ),
    lists: cached(() => new Intl.ListFormat(lang)),
  };
});

/** Replaces a hyphen before a number by a minus sign. */
const withMinus = (text: string): string => text.replace(/-(?=[^\p{L}]*\p{Nd})/u, '−');

function withoutDigits(options: Intl.NumberFormatOptions): Intl.NumberFormatOptions {
  const { minimumFractionDigits: _, maximumFractionDigits: __, minimumIntegerDigits: ___, ...rest } = options;
  return rest;
}

function make(lang: string, messages: Readonly<Record<string, string>>): Localizer {
  const { plurals: pluralOf, dates, numbers, lists } = formattersOf(lang);
  const date = (at: number, options: Intl.DateTimeFormatOptions) => {
    const formatter = dates(JSON.stringify(options));
    // some languages write the first of a month as an ordinal number, which Intl does not
    if (!options.day || new Date(at).getUTCDate() !== 1) return formatter.format(at);
    return formatter
      .formatToParts(at)
      .map(({ type, value }) => (type === 'day' && value === '1' ? t('day.first') : value))
      .join('');
  };
  const format = (value: number, options: Intl.NumberFormatOptions): string => {
    const formatter = numbers(JSON.stringify(options));
    // no -0, and no error of binary arithmetic
    const text = formatter.format(withoutError(value) + 0);
    // a value other than 0 is never written as 0
    const size = Math.abs(value);
    const isHidden = size > 0 && size < 1 && formatter.format(size) === formatter.format(0);
    return withMinus(
      isHidden
        ? numbers(JSON.stringify({ ...withoutDigits(options), maximumSignificantDigits: 1 })).format(value)
        : text,
    );
  };
  const civil = (day: string) => Date.parse(`${day}T00:00:00Z`);

  // a left-to-right value in a right-to-left sentence must not reorder it (\ue000 marks a styled run, see
  // export/narrative/rich-text.ts)
  const isolatedValue = (value: string): string =>
    directionOf(lang) === 'rtl' && !value.startsWith('\ue000') ? bidiIsolate(value, lang) : value;
  const t: Localizer['t'] = (key, params = {}) => {
    const { count } = params;
    const plainKey: string = key;
    const chosen =
      typeof count === 'number'
        ? (messages[`${plainKey}.${pluralOf('{}').select(count)}`] ?? messages[`${plainKey}.other`])
        : undefined;
    const message = chosen ?? messages[plainKey] ?? plainKey;
    return message.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      return value === undefined ? whole : typeof value === 'number' ? format(value, {}) : isolatedValue(value);
    });
  };

  /**
   * Arabic writes one and two days without a number, and so without a sign. This writes the number before the word of
   * the unit.
   */
  const inDigits = (value: number, options: Intl.NumberFormatOptions): string => {
    const text = format(value, options);
    const { style, unit: _, unitDisplay: __, ...plain } = options;
    if (style !== 'unit' || /\p{Nd}/u.test(text)) return text;
    const word = numbers(JSON.stringify(options))
      .formatToParts(100)
      .find(({ type }) => type === 'unit');
    return `${format(value, plain)} ${word?.value ?? ''}`;
  };

  const write = (value: number, options: Intl.NumberFormatOptions): string => {
    const { style, unit: word = '', unitDisplay: _, currency, ...plain } = options;
    // write an unknown unit as it is, and drop other options that Intl refuses
    const known = style === 'percent' ? [options, { style }] : [options, plain, {}];
    for (const attempt of known) {
      try {
        const text =
          `${inDigits(value, attempt)} ${attempt === options || style === 'percent' ? '' : (currency ?? word)}`.trim();
        // the mark before a sign must not make the word of the unit left-to-right; there is no space before a wide
        // letter
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
    // the plural form of the displayed number: 1.04 is displayed as 1, and "1.0" may have another form than "1"
    const form = pluralOf(JSON.stringify(pluralDigits(plain))).select(Math.abs(points));
    const key = `points.${form}` as MessageKey;
    return t(key in messages ? key : 'points.other', { amount: write(points, plain) });
  };

  return {
    lang,
    t,
    text: (text) => {
      if (text === undefined || typeof text === 'string') return text ?? '';
      const nearest = Object.keys(text).find((tag) => base(tag) === base(lang));
      return (
        text[lang] ??
        text[base(lang)] ??
        (nearest === undefined ? undefined : text[nearest]) ??
        text.en ??
        Object.values(text)[0] ??
        ''
      );
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
      // only 0 is written as 0 %, and only 1 as 100 %
      const near = Math.min(Math.abs(fraction), Math.abs(1 - fraction));
      return write(fraction, {
        style: 'percent',
        maximumFractionDigits: near > 0 && near < 0.005 ? Math.min(6, Math.ceil(-Math.log10(near)) - 2) : 0,
      });
    },
    money: (value, currency) => {
      const whole = value === 0 || Math.abs(value) >= 0.5 ? { maximumFractionDigits: 0 } : {};
      return write(value, currency === null ? whole : { style: 'currency', currency, ...whole });
    },
    day: (day) => date(civil(day), { day: 'numeric', month: 'long', year: 'numeric' }),
    shortDay: (day) => date(civil(day), { day: 'numeric', month: 'short' }),
    shortDayWithYear: (day) => date(civil(day), { day: 'numeric', month: 'short', year: 'numeric' }),
    moment: (at) => date(at, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }),
    period: (start, period) => {
      if (period === 'month') return date(start, { month: 'long', year: 'numeric' });
      if (period === 'day') return date(start, { day: 'numeric', month: 'long', year: 'numeric' });
      if (period === 'quarter')
        return t('period.quarter', {
          number: Math.floor(new Date(start).getUTCMonth() / 3) + 1,
          year: date(start, { year: 'numeric' }),
        });
      return t('period.week', { day: date(start, { day: 'numeric', month: 'short', year: 'numeric' }) });
    },
    tick: (start, period, withYear) =>
      date(start, {
        ...(period === 'day' || period === 'week' ? { day: 'numeric' } : {}),
        month: 'short',
        ...(withYear ? { year: 'numeric' } : {}),
      }),
    list: (items) => lists(lang).format(items),
  };
}

/** The fraction digits of a number as options of `Intl.PluralRules`. */
function pluralDigits({ minimumFractionDigits, maximumFractionDigits = 2 }: Intl.NumberFormatOptions) {
  const least = digitsWithin(minimumFractionDigits);
  return { minimumFractionDigits: least, maximumFractionDigits: Math.max(least, digitsWithin(maximumFractionDigits)) };
}

/** Digits as `Intl` accepts them. */
const digitsWithin = (digits: number | undefined): number => Math.min(Math.max(Math.trunc(digits ?? 0) || 0, 0), 20);

/** True if a unit is a percentage, as a fraction or as a number from 0 to 100. Percentages change in points. */
export const isPercentage = (unit: Unit | undefined): boolean =>
  unit?.style === 'percent' || (unit?.style !== 'currency' && (unit?.unit === 'percent' || unit?.unit === '%'));

/**
 * The unit for the numbers of one sentence: with enough digits to write different numbers differently, and all of them
 * with the same number of digits.
 */
export function distinctUnit(values: readonly number[], unit: Unit, localizer: Pick<Localizer, 'bare'>): Unit {
  const different = [...new Set(values)];
  const isDistinct = (of: Unit) =>
    new Set(different.map((value) => localizer.bare(value, of))).size === different.length;
  const isSmallest = (of: Unit) => different.every((value) => value === 0 || roundedTo(value, of) !== 0);
  const isWritten = (of: Unit) => isDistinct(of) && (!different.includes(0) || isSmallest(of));
  if (isWritten(unit)) return withSharedDigits(values, unit);
  const { maximumSignificantDigits: _, notation: __, ...plain } = unit;
  for (let digits = fractionDigits(unit) + 1; digits <= MAX_FRACTION_DIGITS; digits++) {
    const finer = { ...plain, maximumFractionDigits: digits };
    if (isWritten(finer)) return withSharedDigits(values, finer);
  }
  return { ...plain, maximumSignificantDigits: MAX_SIGNIFICANT_DIGITS };
}

/** Digits that may be added for two numbers and their difference to add up. */
const MAX_ADDED_DIGITS = 2;

/** The unit for two numbers whose difference is written too: with digits enough for the sum to hold as it is read. */
export function differenceUnit(from: number, to: number, unit: Unit, localizer: Pick<Localizer, 'bare'>): Unit {
  const first = distinctUnit([from, to], unit, localizer);
  if (!hasPlainDigits(first)) return first;
  const least = fractionDigits(first);
  for (let digits = least; digits <= least + MAX_ADDED_DIGITS; digits++) {
    const finer = { ...first, maximumFractionDigits: digits };
    const [before, after, difference] = [from, to, to - from].map((value) => roundedTo(value, finer)) as Triple;
    if (Math.abs(after - before - difference) < 10 ** -digits / 2) return withSharedDigits([from, to], finer);
  }
  return first;
}

type Triple = [number, number, number];

/** Fraction digits of a unit's numbers that no other option replaces. */
const hasPlainDigits = ({ maximumSignificantDigits, notation = 'standard' }: Unit): boolean =>
  maximumSignificantDigits === undefined && notation === 'standard';

/** The largest number of fraction digits of a unit. */
export function fractionDigits(unit: Unit): number {
  const { style, minimumFractionDigits = 0, maximumFractionDigits } = unit;
  const usual = style === 'percent' ? 1 : 2;
  return digitsWithin(Math.max(minimumFractionDigits, maximumFractionDigits ?? usual));
}

/** A value as its digits show it; a percentage as points. */
function roundedTo(value: number, unit: Unit): number {
  const shown = Math.abs(unit.style === 'percent' ? value * 100 : value);
  return Math.sign(value) * Number(withoutError(shown).toFixed(fractionDigits(unit)));
}

/** The unit with as many fraction digits for each of its numbers as one of them needs. */
export function withSharedDigits(values: Iterable<number>, unit: Unit): Unit {
  const most = fractionDigits(unit);
  // money has the digits of its currency
  if (!hasPlainDigits(unit) || (unit.style === 'currency' && unit.maximumFractionDigits === undefined)) return unit;
  let least = digitsWithin(unit.minimumFractionDigits);
  for (const value of values) {
    if (least >= most) break;
    const shown = roundedTo(value, { ...unit, maximumFractionDigits: most });
    while (least < most && Number(shown.toFixed(least)) !== shown) least++;
  }
  return least > 0 ? { ...unit, minimumFractionDigits: least, maximumFractionDigits: most } : unit;
}

/** A number without the error of binary arithmetic, which would turn 0.75 into 0.7. */
const withoutError = (value: number): number => Number(value.toPrecision(14));

const MAX_FRACTION_DIGITS = 12;
const MAX_SIGNIFICANT_DIGITS = 17;

/**
 * The unit as options of Intl, with default digits. Undefined keys are removed, since Intl would read them as options.
 */
function optionsOf(unit: Unit | undefined): Intl.NumberFormatOptions {
  const given = JSON.parse(JSON.stringify(unit ?? {})) as Intl.NumberFormatOptions;
  const { style, maximumSignificantDigits, minimumFractionDigits = 0, maximumFractionDigits } = given;
  if (maximumSignificantDigits !== undefined || (style === 'currency' && maximumFractionDigits === undefined))
    return given;
  return {
    ...given,
    maximumFractionDigits: Math.max(minimumFractionDigits, maximumFractionDigits ?? (style === 'percent' ? 1 : 2)),
  };
}
