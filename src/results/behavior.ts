import type { Behavior, Config, Metric, Unit } from '../config/schema.js';
import { seriesOf } from '../config/series.js';
import { wordsFor, type Words } from '../locales/words.js';
import { asOfCivil, bucketsOf, type Bucket } from './buckets.js';
import { isReached, unitOf } from './measure.js';

export interface BehaviorPeriod extends Bucket {
  /** Against the behaviour's target; `open` where the period has not ended or there is no target to hold it against. */
  status: 'kept' | 'missed' | 'not-measured' | 'open';
}

/** How a key behaviour is kept up, period by period. */
export interface BehaviorResult {
  behavior: Behavior;
  unit: Unit;
  periods: BehaviorPeriod[];
  kept: number;
  missed: number;
  notMeasured: number;
  /** The latest two measured periods were missed: an early warning for what it moves. */
  warning: boolean;
}

/** @throws RangeError where the config has no behaviour of that id */
export function behaviorOf(config: Config, id: string, words: Words = wordsFor('en', config.messages)): BehaviorResult {
  const behavior = config.behaviors.find((candidate) => candidate.id === id);
  if (!behavior) throw new RangeError(`The config has no behaviour "${id}", only ${words.list(config.behaviors.map((known) => `"${known.id}"`)) || 'none'}.`);
  const { cadence, since, target, direction } = behavior;
  const series = seriesOf(behavior.points, config.account.timeZone, cadence);
  const { buckets } = bucketsOf(series, cadence, behavior.aggregate, asOfCivil(config), words.period);
  const held = { direction, target } as Metric;
  const periods = buckets
    .filter(({ end }) => since === undefined || end >= since)
    .map((bucket): BehaviorPeriod => {
      if (!bucket.finished || !target) return { ...bucket, status: 'open' };
      if (bucket.value === null) return { ...bucket, status: 'not-measured' };
      return { ...bucket, status: isReached(held, bucket.value) ? 'kept' : 'missed' };
    });
  const count = (status: BehaviorPeriod['status']) => periods.filter((period) => period.status === status).length;
  const judged = periods.filter(({ status }) => status === 'kept' || status === 'missed').slice(-2);
  return {
    behavior, unit: unitOf(behavior, config.account), periods,
    kept: count('kept'), missed: count('missed'), notMeasured: count('not-measured'),
    warning: judged.length === 2 && judged.every(({ status }) => status === 'missed'),
  };
}
