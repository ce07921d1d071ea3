import { median, sampleCorrelation } from 'simple-statistics';
import { civilOfDay, DAY } from '../series/civil-time.js';
import type { Config, Period } from '../config/schema.js';
import { frameOf } from '../results/frame.js';
import { isBefore, type Frame, type Sample } from '../results/measurements.js';
import type { Result } from '../results/result.js';
import { lineAt, theilSen } from '../results/theil-sen.js';

/**
 * Properties of a series that the statistics cannot see and its author should know:
 * - `quiet-weekends`: daily values that are less than half as large on some days of the week
 * - `yearly`: values that repeat by the year, of a metric without `season`
 * - `correlated`: values that stay where they were for a while, so that a change may pass by itself
 * - `few-before`: fewer than 6 periods before go-live, so that its normal ups and downs are hardly known
 */
export type SeriesDoubt =
  | { id: 'quiet-weekends' }
  | { id: 'yearly' }
  | {
      id: 'correlated';
      /** Correlation of each value with the one before it, beside the trend. */
      correlation: number;
    }
  | {
      id: 'few-before';
      /** Periods before go-live that count. */
      count: number;
    };

const MIN_BEFORE = 6;
/** A lag-one correlation above this is more than the noise allows for. */
const MAX_CORRELATION = 0.3;
/** With fewer pairs, unrelated values are often correlated by chance. */
const MIN_PAIRS = 20;
/** Two years, so that each period meets its counterpart. */
const MIN_YEARLY_PAIRS = 12;
const YEARLY_CORRELATION = 0.6;
const PERIODS_A_YEAR: Record<Period, number> = { day: 364, week: 52, month: 12, quarter: 4 };
const MIN_WEEKS = 4;
const QUIET_SHARE = 0.5;
const MAX_QUIET_DAYS = 3;
/** The line through more values takes long; these are two years of days. */
const MAX_SAMPLES = 800;

/** The doubts about a metric's series, for its author. */
export function seriesDoubtsOf(config: Config, { metric, buckets }: Result): SeriesDoubt[] {
  const frame = frameOf(config, metric, buckets);
  const correlation = lagCorrelation([before(frame), frame.sinceGoLive], 1);
  const count = before(frame).length;
  const isQuiet = metric.period === 'day' && hasQuietDays(frame);
  const isSeason = frame.counterparts === null && isYearly(frame);
  const doubts: (SeriesDoubt | false)[] = [
    isQuiet && { id: 'quiet-weekends' },
    isSeason && { id: 'yearly' },
    // either alone makes values hang together
    !isQuiet &&
      !isSeason &&
      correlation !== null &&
      correlation.pairs >= MIN_PAIRS &&
      correlation.value > MAX_CORRELATION && { id: 'correlated', correlation: correlation.value },
    config.goLive !== undefined && count > 0 && count < MIN_BEFORE && { id: 'few-before', count },
  ];
  return doubts.filter((doubt) => doubt !== false);
}

const before = ({ samples, since }: Frame): Sample[] => samples.filter(({ bucket }) => isBefore(bucket, since));

/** True if one to three days of the week are less than half as large as the others. */
function hasQuietDays({ usable }: Frame): boolean {
  const byWeekday = Array.from({ length: 7 }, (): number[] => []);
  for (const { start, value } of usable) byWeekday[Math.floor(civilOfDay(start) / DAY) % 7]?.push(Math.abs(value));
  const medians = byWeekday.filter(({ length }) => length >= MIN_WEEKS).map((values) => median(values));
  if (medians.length < 7) return false;
  const usual = median(medians);
  const quiet = medians.filter((value) => value < QUIET_SHARE * usual);
  return quiet.length > 0 && quiet.length <= MAX_QUIET_DAYS;
}

/** True if the deviations from the trend resemble those of a year before. */
function isYearly({ samples, metric }: Frame): boolean {
  const found = lagCorrelation([samples], PERIODS_A_YEAR[metric.period]);
  return found !== null && found.pairs >= MIN_YEARLY_PAIRS && found.value > YEARLY_CORRELATION;
}

/**
 * The correlation of values with those some periods before, each part beside a trend of its own; null without two
 * pairs.
 */
function lagCorrelation(parts: readonly (readonly Sample[])[], lag: number): { value: number; pairs: number } | null {
  const pairs = parts.flatMap((samples) => {
    const latest = samples.slice(-MAX_SAMPLES);
    const line = theilSen(latest);
    if (!line) return [];
    const rest = new Map(latest.map(({ x, y }) => [x, y - lineAt(line, x)]));
    return [...rest].flatMap(([x, value]): [number, number][] => {
      const earlier = rest.get(x - lag);
      return earlier === undefined ? [] : [[earlier, value]];
    });
  });
  if (pairs.length < 2) return null;
  const value = sampleCorrelation(
    pairs.map(([earlier]) => earlier),
    pairs.map(([, later]) => later),
  );
  return Number.isFinite(value) ? { value, pairs: pairs.length } : null;
}
