import type { Behavior, Config, Metric, Unit } from '../config/schema.js';
import { addPeriods, type Civil } from '../series/civil-time.js';
import { seriesOf } from '../series/time-series.js';
import { localizerFor, type Localizer } from '../i18n/localizer.js';
import { asOfCivil, bucketsOf, endCivil, type Bucket } from './buckets.js';
import { isReached, unitOf } from './measurements.js';

/** One period of a key behaviour. */
export interface BehaviorPeriod extends Bucket {
  /**
   * Compared with the target. `open`: the period has not ended, or there is no target. `not-measured`: no value, or
   * partial.
   */
  status: 'kept' | 'missed' | 'not-measured' | 'open';
}

/** A key behaviour, judged period by period. */
export interface BehaviorResult {
  /** The behaviour as the config has it. */
  behavior: Behavior;
  /** The behaviour's unit, with the account's currency if it names none. */
  unit: Unit;
  /** Contiguous periods from `since`, or from the first point, to `asOf`. */
  periods: BehaviorPeriod[];
  /** Number of finished periods that met the target. */
  kept: number;
  /** Number of finished periods that did not meet the target. */
  missed: number;
  /** Number of finished periods without a usable value. */
  notMeasured: number;
  /** Number of consecutive misses up to the last judged period, if two or more and recent. Else 0. */
  missedInARow: number;
  /** True if `missedInARow` is not 0: an early warning for the results it moves. */
  warning: boolean;
}

/**
 * Computes how often a key behaviour was kept.
 * @param config a config from `parseConfig`, with its points files loaded
 * @param id id of the behaviour
 * @param localizer the reader's language. Default: English
 * @throws RangeError if the config has no behaviour with that id
 * @example
 * const { kept, missed, warning } = behaviorOf(config, 'same-day-pod');
 */
export function behaviorOf(
  config: Config,
  id: string,
  localizer: Localizer = localizerFor('en', config.messages),
): BehaviorResult {
  const behavior = config.behaviors.find((candidate) => candidate.id === id);
  if (!behavior)
    throw new RangeError(
      `The config has no behaviour "${id}", only ${localizer.list(config.behaviors.map((known) => `"${known.id}"`)) || 'none'}.`,
    );
  const { cadence, since, target, direction } = behavior;
  const series = seriesOf(behavior.points, config.account.timeZone, cadence);
  const asOf = asOfCivil(config);
  const { buckets } = bucketsOf(series, cadence, behavior.aggregate, asOf, localizer.period);
  const aim = { direction, target } as Metric;
  const periods = buckets
    .filter(({ end }) => since === undefined || end >= since)
    .map((bucket): BehaviorPeriod => {
      if (!bucket.finished || !target) return { ...bucket, status: 'open' };
      if (bucket.value === null || bucket.partial) return { ...bucket, status: 'not-measured' };
      return { ...bucket, status: isReached(aim, bucket.value) ? 'kept' : 'missed' };
    });
  const count = (status: BehaviorPeriod['status']) => periods.filter((period) => period.status === status).length;
  const missedInARow = missedAtEnd(periods, cadence, asOf);
  return {
    behavior,
    unit: unitOf(behavior, config.account),
    periods,
    kept: count('kept'),
    missed: count('missed'),
    notMeasured: count('not-measured'),
    missedInARow,
    warning: missedInARow > 0,
  };
}

const MIN_MISSES = 2;
const RECENT_PERIODS = 2;

/**
 * Consecutive misses up to the last judged period, if two or more and it ended within two periods of `asOf`. Else 0.
 */
function missedAtEnd(periods: readonly BehaviorPeriod[], cadence: Behavior['cadence'], asOf: Civil): number {
  const last = periods.findLastIndex(({ status }) => status === 'kept' || status === 'missed');
  let count = 0;
  while (periods[last - count]?.status === 'missed') count++;
  const latest = periods[last];
  const isRecent = latest !== undefined && addPeriods(cadence, endCivil(latest), RECENT_PERIODS) >= asOf;
  return isRecent && count >= MIN_MISSES ? count : 0;
}
