import { tzOffset } from '@date-fns/tz/tzOffset';
import type { Period } from '../types.js';

/**
 * Civil time: milliseconds since 1970-01-01T00:00 on the wall clock of the account's time zone, without daylight-saving
 * shifts. All days are equally long, so arithmetic needs no time zone.
 */
export type Civil = number;

export const DAY = 86_400_000;

/** From finest to coarsest. */
export const PERIODS: readonly Period[] = ['day', 'week', 'month', 'quarter'];

/** Midnight of a day. A month or day out of range overflows into the next or previous one. */
const midnight = (year: number, month: number, day: number): Civil => new Date(0).setUTCFullYear(year, month, day);

/** The first moment of the period that holds `at`. Weeks are ISO weeks. */
export function startOf(period: Period, at: Civil): Civil {
  const day = Math.floor(at / DAY);
  if (period === 'day') return day * DAY;
  if (period === 'week') return (day - ((((day + 3) % 7) + 7) % 7)) * DAY; // 1970-01-01, day 0, was a Thursday
  const date = new Date(at);
  const month = date.getUTCMonth();
  return midnight(date.getUTCFullYear(), period === 'month' ? month : month - (month % 3), 1);
}

/** `at` moved by whole periods. In a month that is too short for the day: its last day. */
export function addPeriods(period: Period, at: Civil, count: number): Civil {
  if (period === 'day') return at + count * DAY;
  if (period === 'week') return at + count * 7 * DAY;
  const date = new Date(at);
  const month = date.getUTCMonth() + count * (period === 'month' ? 1 : 3);
  const lastDay = new Date(midnight(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const day = midnight(date.getUTCFullYear(), month, Math.min(date.getUTCDate(), lastDay));
  return day + at - startOf('day', at);
}

/** The wall-clock time of an instant in a time zone. */
export const civilOfInstant = (instant: string | Date, timeZone: string): Civil => {
  const at = new Date(instant).getTime();
  return at + offsetAt(at, timeZone);
};

/** The offset from UTC, in ms. For UTC itself Intl is not used, since its first use is slow. */
export const offsetAt = (instant: number, timeZone: string): number =>
  timeZone === 'UTC' ? 0 : tzOffset(timeZone, new Date(instant)) * 60_000;

const zones = new Set<string>(['UTC']);

/** True for an IANA time zone. `tzOffset` accepts invalid zone names, so this asks Intl, once per zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    const isOne =
      zones.has(timeZone) || (/^[A-Za-z]/.test(timeZone) && Boolean(new Intl.DateTimeFormat('en', { timeZone })));
    if (isOne) zones.add(timeZone);
    return isOne;
  } catch {
    return false;
  }
}

/** The start of a valid `YYYY-MM-DD` day. */
export const civilOfDay = (day: string): Civil => Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8, 10));

/** The day of a civil time as `YYYY-MM-DD`. */
export const dayOf = (at: Civil): string => new Date(at).toISOString().slice(0, 10);
