import { tzOffset } from '@date-fns/tz/tzOffset';
import { UTCDateMini as UTCDate } from '@date-fns/utc/date/mini';
import { addDays, addMonths, addQuarters, addWeeks, startOfDay, startOfISOWeek, startOfMonth, startOfQuarter } from 'date-fns';
import type { Period } from './schema.js';

/**
 * Civil time: milliseconds since 1970-01-01T00:00 on the wall clock of the account's time zone, as if that clock
 * had never been changed. Days are then all equally long, so arithmetic on them needs no zone.
 */
export type Civil = number;

export const DAY = 86_400_000;

const PERIOD_START = { day: startOfDay, week: startOfISOWeek, month: startOfMonth, quarter: startOfQuarter };
const PERIOD_ADD = { day: addDays, week: addWeeks, month: addMonths, quarter: addQuarters };

/** From finest to coarsest. */
export const PERIODS: readonly Period[] = ['day', 'week', 'month', 'quarter'];

/** The first moment of the period that holds `at`. Weeks are ISO weeks. */
export const startOf = (period: Period, at: Civil): Civil => PERIOD_START[period](new UTCDate(at)).getTime();

/** `at` moved by whole periods. */
export const addPeriods = (period: Period, at: Civil, count: number): Civil =>
  PERIOD_ADD[period](new UTCDate(at), count).getTime();

/** The wall-clock time of an instant in a time zone. */
export const civilOfInstant = (instant: string | Date, timeZone: string): Civil => {
  const date = new Date(instant);
  return date.getTime() + tzOffset(timeZone, date) * 60_000;
};

const zones = new Set<string>(['UTC']);

/** Asks Intl, once a zone: `tzOffset` also takes "constructor", and an offset in any word for its own. */
export function isTimeZone(timeZone: string): boolean {
  try {
    const isOne = zones.has(timeZone) || (/^[A-Za-z]/.test(timeZone) && Boolean(new Intl.DateTimeFormat('en', { timeZone })));
    if (isOne) zones.add(timeZone);
    return isOne;
  } catch {
    return false;
  }
}

/** The start of a `YYYY-MM-DD` day, which is known to exist. */
export const civilOfDay = (day: string): Civil => Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10));

/** The day of a civil time as `YYYY-MM-DD`. */
export const dayOf = (at: Civil): string => new Date(at).toISOString().slice(0, 10);

const POINT_DATE = /^(\d{4})-(?:(\d\d)(?:-(\d\d)(T.+)?)?|Q([1-4])|W(\d\d))$/;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/;

export interface PointDate {
  /** The first moment it stands for. */
  at: Civil;
  /** How much time it stands for; an instant counts as a day. */
  grain: Period;
  /** The instant in milliseconds; -Infinity for what stands for more than one. */
  instant: number;
}

/**
 * Reads a point's date: `YYYY-MM-DD`, `YYYY-MM`, `YYYY-Qn`, `YYYY-Www`, or an instant with an offset, which is
 * placed on the wall clock of `timeZone`. Returns null for a date that does not exist or is written otherwise.
 */
export const pointDate = (text: string, timeZone: string): PointDate | null => dateReader(timeZone)(text);

/** Offsets change at a quarter of an hour at the soonest, so the offset of an instant holds for its quarter. */
const QUARTER_HOUR = 900_000;

/** A reader for many dates of one zone, which asks Intl for an offset only once a quarter of an hour. */
export function dateReader(timeZone: string): (text: string) => PointDate | null {
  let quarterHour = NaN;
  let offset = 0;
  const civil = (instant: number): Civil => {
    const own = Math.floor(instant / QUARTER_HOUR);
    if (own !== quarterHour) [quarterHour, offset] = [own, tzOffset(timeZone, new Date(instant)) * 60_000];
    return instant + offset;
  };
  return (text) => {
    // most dates, and all of long series, are written in one of two ways that need no pattern
    const plain = text.length === 10 || (text.length === 20 && text.endsWith('Z')) ? plainDate(text) : NaN;
    if (!Number.isNaN(plain)) return text.length === 10 ? { at: plain, grain: 'day', instant: -Infinity } : { at: civil(plain), grain: 'day', instant: plain };
    const match = POINT_DATE.exec(text);
    if (!match) return null;
    const [, y = '', m, d, time, quarter, week] = match;
    const year = +y;
    // Date.UTC takes these for 1900 to 1999
    if (year < 100) return null;
    if (quarter) return { at: Date.UTC(year, (+quarter - 1) * 3, 1), grain: 'quarter', instant: -Infinity };
    if (week) {
      const at = addWeeks(startOfISOWeek(new UTCDate(Date.UTC(year, 0, 4))), +week - 1);
      // a week belongs to the year that its Thursday lies in
      return +week > 0 && addDays(at, 3).getFullYear() === year ? { at: at.getTime(), grain: 'week', instant: -Infinity } : null;
    }
    const [month, day] = [+(m ?? 0), +(d ?? 1)];
    const at = Date.UTC(year, month - 1, day);
    if (month < 1 || month > 12 || day < 1 || day > 28 && new Date(at).getUTCDate() !== day) return null;
    if (!time) return { at, grain: d ? 'day' : 'month', instant: -Infinity };
    const instant = Date.parse(text);
    return INSTANT.test(text) && !Number.isNaN(instant) ? { at: civil(instant), grain: 'day', instant } : null;
  };
}

/** `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SSZ` in milliseconds; NaN for what is written otherwise or does not exist. */
function plainDate(text: string): number {
  const [year, month, day] = [number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)];
  if (text[4] !== '-' || text[7] !== '-' || !(year >= 100 && month >= 1 && month <= 12 && day >= 1)) return NaN;
  const at = Date.UTC(year, month - 1, day);
  if (day > 28 && new Date(at).getUTCDate() !== day) return NaN;
  if (text.length === 10) return at;
  const [hour, minute, second] = [number(text, 11, 13), number(text, 14, 16), number(text, 17, 19)];
  if (text[10] !== 'T' || text[13] !== ':' || text[16] !== ':' || !(hour < 24 && minute < 60 && second < 60)) return NaN;
  return at + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** The digits of a text as a number; NaN where one is none. */
function number(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    value = value * 10 + digit;
  }
  return value;
}
