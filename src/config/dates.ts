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
  const at = new Date(instant).getTime();
  return at + offsetAt(at, timeZone);
};

/** The wall clock's distance from UTC, in milliseconds; Intl, which is slow at first, is not asked for that of UTC itself. */
export const offsetAt = (instant: number, timeZone: string): number => (timeZone === 'UTC' ? 0 : tzOffset(timeZone, new Date(instant)) * 60_000);

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
