import { median } from 'simple-statistics';
import { addPeriods, civilOfDay, DAY, PERIODS, type Civil } from '../series/civil-time.js';
import type { Config, Period } from '../config/schema.js';
import { seriesOf, type Series } from '../series/time-series.js';
import type { Localizer } from '../i18n/localizer.js';
import { asOfCivil, bucketsOf, endCivil, startCivil, type Bucket } from './buckets.js';
import type { Result } from './types.js';

/**
 * Resolution of the displayed values: every value as measured, or aggregated by period. Statements always use the
 * metric's period.
 */
export type Grain = 'point' | Period;
/** The displayed time range. */
export type Range = 'all' | 'since-go-live' | 'last-12-months';

/** The displayed values. */
export interface DisplayedSeries {
  grain: Grain;
  range: Range;
  /** One bucket per period. Empty for the grain `point`. */
  buckets: Bucket[];
  /** Times (the middle of a period) and values of finished periods. NaN if nothing was measured. */
  at: Float64Array;
  value: Float64Array;
  /** The period that has not ended, if it has a value so far. Else null. */
  unfinished: Bucket | null;
  comparison: { at: Float64Array; value: Float64Array } | null;
  /** True if baseline and target apply to this grain: a monthly sum cannot be compared with a weekly one. */
  isComparable: boolean;
}

const ownGrain = ({ metric }: Result, { account }: Config): Series =>
  seriesOf(metric.points, account.timeZone, metric.period);

/** The grains that a metric can be displayed in: none is finer than the measurements. */
export function grainsOf(config: Config, result: Result): Grain[] {
  const series = ownGrain(result, config);
  const grains = memo.get(series) ?? findGrains(series, result.metric.period);
  memo.set(series, grains);
  return grains;
}

/** A cache: a series may be long, and each pointer move needs the grains. */
const memo = new WeakMap<Series, Grain[]>();

function findGrains(series: Series, period: Period): Grain[] {
  if (series.grain === null) return [period];
  const usual = spacing(series);
  const finest = PERIODS.indexOf(series.grain) < PERIODS.indexOf(usual) ? usual : series.grain;
  const withTime = series.grain === 'day' && series.at.some((at) => at % DAY !== 0);
  return [...(withTime ? ['point' as const] : []), ...PERIODS.slice(PERIODS.indexOf(finest))];
}

/** Pairs of values that decide how often a series was measured. */
const PAIRS = 2000;

/** The grain of the measurements by the median of the days between values: monthly values are often dated by a day. */
function spacing({ at, value }: Series): Period {
  const gaps: number[] = [];
  const stride = Math.max(1, Math.floor(at.length / PAIRS));
  for (let i = 1; i < at.length; i += stride) {
    let before = i - 1;
    while (before >= 0 && Number.isNaN(value[before])) before--;
    if (before >= 0 && !Number.isNaN(value[i])) gaps.push(((at[i] ?? 0) - (at[before] ?? 0)) / DAY);
  }
  // two values of one date do not make the grain finer; many values within a day do
  const apart = gaps.filter((days) => days >= 1);
  if (apart.length < gaps.length * 0.4 || !apart.length) return 'day';
  const usual = median(apart);
  return usual < 4 ? 'day' : usual < 20 ? 'week' : usual < 60 ? 'month' : 'quarter';
}

/** The time ranges that differ from each other. */
export function rangesOf(config: Config, { buckets }: Result): Range[] {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (!first || !last) return ['all'];
  const year = addPeriods('month', endCivil(last), -12);
  return [
    'all',
    ...(config.goLive !== undefined && config.goLive > first.end && config.goLive <= last.end
      ? ['since-go-live' as const]
      : []),
    ...(startCivil(first) < year ? ['last-12-months' as const] : []),
  ];
}

export function displayedSeriesOf(
  config: Config,
  result: Result,
  grain: Grain,
  range: Range,
  localizer: Localizer,
): DisplayedSeries {
  const { metric } = result;
  const asOf = asOfCivil(config);
  const series = ownGrain(result, config);
  const finest = grainsOf(config, result);
  const shown = finest.includes(grain) ? grain : metric.period;
  const from = startOfRange(config, range, asOf);
  const isComparable = shown === metric.period || metric.aggregate !== 'sum';
  const roll = (of: Series) =>
    shown === 'point'
      ? []
      : bucketsOf(of, shown, metric.aggregate, asOf, localizer.period).buckets.filter(
          (bucket) => endCivil(bucket) > from,
        );
  const columns = (of: Series) => (shown === 'point' ? within(of, from, asOf) : middlesOf(roll(of)));
  const buckets = shown === metric.period ? result.buckets.filter((bucket) => endCivil(bucket) > from) : roll(series);
  const others = metric.comparison && seriesOf(metric.comparison.points, config.account.timeZone, metric.period);
  return {
    grain: shown,
    range,
    buckets,
    isComparable,
    ...(shown === 'point' ? within(series, from, asOf) : middlesOf(buckets)),
    unfinished: buckets.find(({ finished, value }) => !finished && value !== null) ?? null,
    comparison: others ? columns(others) : null,
  };
}

function startOfRange({ goLive }: Config, range: Range, asOf: Civil): Civil {
  if (range === 'since-go-live' && goLive !== undefined) return civilOfDay(goLive);
  return range === 'last-12-months' ? addPeriods('month', asOf, -12) : -Infinity;
}

function within({ at, value }: Series, from: Civil, to: Civil): { at: Float64Array; value: Float64Array } {
  let [start, end] = [0, at.length];
  while (start < end && (at[start] ?? 0) < from) start++;
  while (end > start && (at[end - 1] ?? 0) > to) end--;
  return { at: at.subarray(start, end), value: value.subarray(start, end) };
}

const middlesOf = (buckets: readonly Bucket[]): { at: Float64Array; value: Float64Array } => ({
  at: Float64Array.from(buckets, (bucket) => (startCivil(bucket) + endCivil(bucket)) / 2),
  value: Float64Array.from(buckets, ({ value, finished }) => (finished && value !== null ? value : NaN)),
});
