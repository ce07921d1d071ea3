import { tickIncrement } from 'd3-array';
import type { Period } from '../core/config/schema.js';
import type { Localizer } from '../core/i18n/localizer.js';
import { addPeriods, DAY, startOf, type Civil } from '../core/series/civil-time.js';
import type { ChartModel, ChartSpan } from './model.js';

export interface ValueAxis {
  min: number;
  max: number;
  ticks: number[];
  /** True if the axis omits zero although no value is below it. The chart then notes it. */
  isCut: boolean;
}

/**
 * The axis of values. It starts at 0 if the lowest value is at most half of the highest; else it has some padding. It
 * never extends below zero without negative values.
 * @param count approximate number of ticks
 */
export function valueAxis(model: ChartModel, count: number): ValueAxis {
  const [least, most] = extent(model);
  if (!Number.isFinite(least)) return { min: 0, max: 1, ticks: [], isCut: false };
  const isFromZero = least >= 0 && least <= most / 2 && !model.target?.band;
  const isToZero = most <= 0 && most >= least / 2 && !model.target?.band;
  // halved first, since the difference of two values can overflow
  const pad = most > least ? (most / 2 - least / 2) * 0.24 : Math.abs(most) * 0.1 || 1;
  const low = isFromZero ? 0 : Math.max(least >= 0 ? 0 : -Number.MAX_VALUE, least - pad);
  const above = Math.min(most < 0 ? 0 : Number.MAX_VALUE, isFromZero && most > 0 ? most : most + pad);
  const high = isToZero && low < 0 ? 0 : above;
  const distance = high - low;
  // no steps for a distance at the limits of numbers
  if (!(distance > 1e-300 && distance < Infinity)) return { min: low, max: high, ticks: [low, high], isCut: low > 0 };
  // d3 returns a step below 1 as its negative inverse, which avoids rounding errors of products
  const increment = tickIncrement(low, high, count);
  const [by, of] = increment < 0 ? [1, -increment] : [increment, 1];
  const [first, last] = [Math.floor((low / by) * of), Math.ceil((high / by) * of)];
  const marks = Array.from({ length: Math.min(20, last - first + 1) }, (_, i) => ((first + i) * by) / of);
  const [min, max] = [marks[0], marks.at(-1)];
  if (min === undefined || max === undefined || !(max > min) || min > low || max < high)
    return { min: low, max: high, ticks: [low, high], isCut: low > 0 };
  return { min, max, ticks: marks, isCut: min > 0 };
}

/** The lowest and the highest value in the chart. */
function extent({ series, comparison, hollow, baseline, target, medians }: ChartModel): [number, number] {
  let [least, most] = [Infinity, -Infinity];
  const see = (values: ArrayLike<number>) => {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] ?? NaN;
      if (value < least) least = value;
      if (value > most) most = value;
    }
  };
  see(series.value);
  if (comparison) see(comparison.value);
  see(hollow.map(({ value }) => value));
  see(medians.map(({ value }) => value));
  see([baseline?.value ?? NaN, ...(target?.lines.map(({ value }) => value) ?? [])]);
  return [least, most];
}

export interface TimeTick {
  at: Civil;
  text: string;
  /** The year, for the first tick and at the start of a year. Empty if the text contains it. */
  year: string;
}

const DAYS = { day: 1, week: 7, month: 30.4, quarter: 91.3 };
const STEPS: readonly (readonly [Period, number])[] = [
  ['day', 1],
  ['day', 2],
  ['week', 1],
  ['week', 2],
  ['month', 1],
  ['month', 2],
  ['month', 3],
  ['month', 6],
  ['month', 12],
  ['month', 24],
  ['month', 60],
  ['month', 120],
  ['month', 240],
  ['month', 600],
  ['month', 1200],
];

/**
 * Ticks of days, weeks, months or years.
 * @param room maximum number of ticks
 */
export function timeTicks({ from, to }: ChartSpan, room: number, localizer: Localizer): TimeTick[] {
  const most = Math.max(2, room);
  const [period, step] = STEPS.find(([unit, count]) => (to - from) / DAY / (DAYS[unit] * count) <= most) ?? [
    'month',
    12_000,
  ];
  let at = startOf(period, from);
  if (period === 'month') {
    const months = new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth();
    at = addPeriods(period, at, -(months % step));
  }
  const found: TimeTick[] = [];
  let before: number | undefined;
  for (; at <= to; at = addPeriods(period, at, step)) {
    // the values of a month are in its middle, and so is its name
    const place = period === 'month' && step < 12 ? (at + addPeriods('month', at, 1)) / 2 : at;
    if (place < from || place > to) continue;
    const year = new Date(at).getUTCFullYear();
    const isYear = period === 'month' && step >= 12;
    found.push({
      at: place,
      text: isYear ? String(year) : localizer.tick(at, period, false),
      year: isYear || year === before ? '' : String(year),
    });
    before = year;
  }
  return found;
}
