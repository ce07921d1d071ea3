import { ticks } from 'd3-array';
import { addPeriods, DAY, startOf, type Civil } from '../config/dates.js';
import type { Period } from '../config/schema.js';
import type { Words } from '../locales/words.js';

export interface VerticalScale {
  ticks: number[];
  of: (value: number) => number;
}

/** Values to px between `bottom` and `top`, with some air; never so much that values below zero seem possible where none are. */
export function verticalScale(columns: readonly ArrayLike<number>[], top: number, bottom: number, count: number): VerticalScale {
  let least = Infinity;
  let most = -Infinity;
  for (const column of columns)
    for (let i = 0; i < column.length; i++) {
      const value = column[i] ?? NaN;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  const pad = most > least ? (most * 0.12 - least * 0.12) : Math.abs(most) * 0.1 || 1;
  const low = Number.isFinite(least) ? Math.max(least >= 0 ? 0 : -Number.MAX_VALUE, least - pad) : 0;
  const high = Number.isFinite(most) ? Math.min(Number.MAX_VALUE, most + pad) : 1;
  // values so large that their distance is beyond a number are scaled down first
  const part = (value: number) => (value / 2 - low / 2) / (high / 2 - low / 2 || 1);
  const distance = high - low;
  // no step can be counted over a distance at the edge of what a number can be
  return { ticks: distance > 1e-300 && distance < Infinity ? ticks(low, high, count) : [low, high], of: (value) => bottom - part(value) * (bottom - top) };
}

export interface TimeSpan {
  from: Civil;
  to: Civil;
}
export interface Tick {
  x: number;
  text: string;
}

/** About how wide a tick's text is. */
const ROOM = 80;
const DAYS = { day: 1, week: 7, month: 30.4, quarter: 91.3 };
const STEPS: readonly (readonly [Period, number])[] = [
  ['day', 1], ['day', 2], ['week', 1], ['week', 2], ['month', 1], ['month', 2], ['month', 3], ['month', 6],
  ['month', 12], ['month', 24], ['month', 60], ['month', 120], ['month', 240], ['month', 600], ['month', 1200],
];

/** Days, weeks, months or years, as many as there is room for; the year is named where it begins. */
export function timeTicks({ from, to }: TimeSpan, x: (at: Civil) => number, words: Words): Tick[] {
  const room = Math.max(2, Math.floor((x(to) - x(from)) / ROOM));
  const [period, step] = STEPS.find(([unit, count]) => (to - from) / DAY / (DAYS[unit] * count) <= room) ?? ['month', 12_000];
  let at = startOf(period, from);
  if (period === 'month') {
    const months = new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
    at = addPeriods('month', at, -(months % step));
  }
  const marks: Tick[] = [];
  let year: number | undefined;
  for (; at <= to; at = addPeriods(period, at, step)) {
    if (at < from) continue;
    const own = new Date(at).getUTCFullYear();
    marks.push({ x: x(at), text: words.tick(at, period, own !== year) });
    year = own;
  }
  return marks;
}
