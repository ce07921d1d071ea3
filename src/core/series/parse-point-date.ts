import { addPeriods, DAY, offsetAt, startOf, type Civil } from './civil-time.js';
import type { Period } from '../types.js';

const POINT_DATE = /^(\d{4})-(?:(\d\d)(?:-(\d\d)(T.+)?)?|Q([1-4])|W(\d\d))$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

/** The earliest year of a date. A typo in a year must not make a series of 366,000 days. */
export const MIN_YEAR = 1900;
export const MAX_YEAR = 2200;
const isYear = (year: number): boolean => year >= MIN_YEAR && year <= MAX_YEAR;

export interface PointDate {
  /** The first moment of the time it stands for. */
  at: Civil;
  /** The length of the time it stands for. An instant counts as a day. */
  grain: Period;
  /** The instant in ms; -Infinity for a date without a time. */
  instant: number;
}

/**
 * The UTC offset of instants, cached. Offsets change at quarters of an hour, and no zone has changed twice within a
 * day.
 */
function offsets(timeZone: string): (instant: number) => number {
  const known = new Map<number, number>();
  const at = (quarterHour: number): number => {
    const offset = known.get(quarterHour) ?? offsetAt(quarterHour * QUARTER_HOUR, timeZone);
    known.set(quarterHour, offset);
    return offset;
  };
  let day = NaN;
  let whole = NaN;
  return (instant) => {
    const own = Math.floor(instant / DAY);
    if (own !== day) {
      const [start, end] = [at(own * QUARTERS), at((own + 1) * QUARTERS)];
      [day, whole] = [own, start === end ? start : NaN];
    }
    return whole === whole ? whole : at(Math.floor(instant / QUARTER_HOUR));
  };
}

const QUARTER_HOUR = 900_000;
const QUARTERS = DAY / QUARTER_HOUR;

/**
 * Returns a parser of dates of points: `YYYY-MM-DD`, `YYYY-MM`, `YYYY-Qn`, `YYYY-Www`, or an instant with an offset,
 * which is converted to the wall clock of `timeZone`. The parser returns null for an invalid date. It caches offsets,
 * since Intl is slow.
 */
export function dateReader(timeZone: string): (text: string) => PointDate | null {
  const offset = offsets(timeZone);
  const dayAt = dayStarts();
  const civil = (instant: number): Civil => instant + offset(instant);
  return (text) => {
    // a fast path for the two most common formats
    const plain = plainDate(text, dayAt);
    if (plain === plain)
      return text.length === 10
        ? { at: plain, grain: 'day', instant: -Infinity }
        : { at: civil(plain), grain: 'day', instant: plain };
    const match = POINT_DATE.exec(text);
    if (!match) return null;
    const [, y = '', m, d, time, quarter, week] = match;
    const year = +y;
    if (!isYear(year)) return null;
    if (quarter) return { at: Date.UTC(year, (+quarter - 1) * 3, 1), grain: 'quarter', instant: -Infinity };
    if (week) {
      const at = addPeriods('week', startOf('week', Date.UTC(year, 0, 4)), +week - 1);
      // a week belongs to the year that its Thursday lies in
      return +week > 0 && new Date(at + 3 * DAY).getUTCFullYear() === year
        ? { at, grain: 'week', instant: -Infinity }
        : null;
    }
    const [month, day] = [+(m ?? 0), +(d ?? 1)];
    const at = Date.UTC(year, month - 1, day);
    if (month < 1 || month > 12 || day < 1 || (day > 28 && new Date(at).getUTCDate() !== day)) return null;
    if (!time) return { at, grain: d ? 'day' : 'month', instant: -Infinity };
    const instant = Date.parse(text);
    return INSTANT.test(text) && !Number.isNaN(instant) ? { at: civil(instant), grain: 'day', instant } : null;
  };
}

/** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SSZ` in ms. NaN for other formats and invalid dates. */
function plainDate(text: string, dayAt: ReturnType<typeof dayStarts>): number {
  const isInstant = text.length === 20;
  if (!(isInstant || text.length === 10) || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return NaN;
  const at = dayAt(pair(text, 0) * 100 + pair(text, 2), pair(text, 5), pair(text, 8));
  if (!isInstant) return at;
  const [hour, minute, second] = [pair(text, 11), pair(text, 14), pair(text, 17)];
  if (
    text.charCodeAt(10) !== T ||
    text.charCodeAt(13) !== COLON ||
    text.charCodeAt(16) !== COLON ||
    text.charCodeAt(19) !== Z
  )
    return NaN;
  return hour < 24 && minute < 60 && second < 60 ? at + ((hour * 60 + minute) * 60 + second) * 1000 : NaN;
}

const [DASH, COLON, T, Z] = [45, 58, 84, 90];

/** The number of two digits at a place of a text. NaN if one is not a digit. */
function pair(text: string, at: number): number {
  const [tens, ones] = [text.charCodeAt(at) - 48, text.charCodeAt(at + 1) - 48];
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** The start of a day. NaN for an invalid day. Caches the last day, since a long series has many values a day. */
function dayStarts(): (year: number, month: number, day: number) => number {
  let known = NaN;
  let start = NaN;
  return (year, month, day) => {
    const own = (year * 100 + month) * 100 + day;
    if (own === known) return start;
    const at = isYear(year) && month >= 1 && month <= 12 && day >= 1 ? Date.UTC(year, month - 1, day) : NaN;
    known = own;
    start = day > 28 && new Date(at).getUTCDate() !== day ? NaN : at;
    return start;
  };
}
