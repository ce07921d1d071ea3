import { addPeriods, civilOfDay, DAY, dayOf } from '../config/dates.js';
import type { Config, Metric, Unit } from '../config/schema.js';
import { seriesOf } from '../config/series.js';
import { wordsFor, type Words } from '../locales/words.js';
import { baselineOf, type Baseline } from './baseline.js';
import { asOfCivil, bucketsOf, endCivil, type Bucket } from './buckets.js';
import { changeOf, progressOf, type Change } from './change.js';
import { effectsOf, type Effect } from './effect.js';
import { isMeasured, noiseOf, unitOf, type Frame } from './measure.js';
import { stateOf, type State } from './state.js';
import { statementsOf, type Statement } from './statements.js';
import { paceOf, projectionOf, trendLineOf, velocityOf, type Pace, type Projection, type TrendLine, type Velocity } from './trend.js';
import { worthOf, type Worth } from './worth.js';

/** The latest finished bucket that has a value. */
export interface Current {
  value: number;
  bucket: Bucket;
  /** Whole days from the bucket's end to `asOf`. */
  age: number;
}

/** Everything that can be said of one metric: plain data, computed from the config alone. */
export interface Result {
  metric: Metric;
  /** The metric's unit, with the account's currency where it names none. */
  unit: Unit;
  state: State;
  buckets: Bucket[];
  baseline: Baseline | null;
  current: Current | null;
  change: Change | null;
  progress: number | null;
  /** A change of this size or less is no change, in the metric's unit; null without a baseline to compare with. */
  noise: number | null;
  trend: TrendLine | null;
  projection: Projection;
  pace: Pace | null;
  velocity: Velocity | null;
  effects: Effect[];
  worth: Worth | null;
  /** The comparison's buckets; null where the config names none. */
  comparison: Bucket[] | null;
  statements: Statement[];
}

/**
 * Computes one metric's result, as defined in the project's design notes ("How a result is computed").
 * @param config a config that `parseConfig` accepted, with its files loaded
 * @param words the viewer's language; English if left out
 * @throws RangeError where the config has no metric of that id
 */
export function resultOf(config: Config, metricId: string, words: Words = wordsFor('en', config.messages)): Result {
  // a config and its words are never changed, only replaced: what was computed of them holds
  const ofConfig = memo.get(config) ?? new WeakMap<Words, Map<string, Result>>();
  const ofWords = ofConfig.get(words) ?? new Map<string, Result>();
  memo.set(config, ofConfig.set(words, ofWords));
  const result = ofWords.get(metricId) ?? compute(config, metricId, words);
  ofWords.set(metricId, result);
  return result;
}

const memo = new WeakMap<Config, WeakMap<Words, Map<string, Result>>>();

function compute(config: Config, metricId: string, words: Words): Result {
  const metric = config.metrics.find(({ id }) => id === metricId);
  if (!metric) throw new RangeError(`The config has no metric "${metricId}", only ${words.list(config.metrics.map(({ id }) => `"${id}"`)) || 'none'}.`);
  const asOf = asOfCivil(config);
  const { timeZone } = config.account;
  const series = seriesOf(metric.points, timeZone, metric.period);
  const { buckets, afterAsOf } = bucketsOf(series, metric.period, metric.aggregate, asOf, words.period);
  const comparison = metric.comparison
    ? bucketsOf(seriesOf(metric.comparison.points, timeZone, metric.period), metric.period, metric.aggregate, asOf, words.period).buckets
    : null;

  const measured = buckets.filter(isMeasured);
  const latest = measured.at(-1);
  const cuts = metric.breaks.map(({ at }) => at).filter((at) => latest !== undefined && at <= latest.end).sort();
  const frame: Frame = { metric, buckets, measured, since: sinceOf(config, metric), definedFrom: cuts.at(-1) ?? null };

  const { baseline, buckets: baselineBuckets } = baselineOf(frame, config.goLive);
  const noise = baseline?.comparable ? noiseOf(baseline, baselineBuckets) : null;
  const state = stateOf(frame, baseline, noise ?? 0, asOf);
  const trend = trendLineOf(frame);
  const projection = projectionOf(frame, trend, asOf);
  const facts: Omit<Result, 'statements'> = {
    metric,
    unit: unitOf(metric, config.account),
    state, buckets, baseline, comparison,
    current: latest ? { value: latest.value, bucket: latest, age: Math.floor((asOf - endCivil(latest)) / DAY) } : null,
    change: changeOf(frame, baseline, noise ?? 0),
    progress: progressOf(frame, baseline),
    noise, trend, projection,
    pace: paceOf(frame, projection, state),
    velocity: noise === null ? null : velocityOf(frame, noise),
    effects: effectsOf(config, frame, comparison, noise ?? 0),
    worth: worthOf(frame, baseline, config.account),
  };
  const counts = { afterAsOf, unread: series.faulty, duplicates: series.duplicates };
  return { ...facts, statements: statementsOf(facts, frame, dayOf(asOf), counts, words) };
}

/** Without a go-live, what comes after the baseline's span counts as result of the work. */
function sinceOf({ goLive }: Config, { baseline }: Metric): string | null {
  if (goLive !== undefined) return goLive;
  return baseline?.to === undefined ? null : dayOf(addPeriods('day', civilOfDay(baseline.to), 1));
}

/** The sentence of a result by its id; empty where there is nothing to say. */
export const statement = (result: Pick<Result, 'statements'>, id: Statement['id']): string =>
  result.statements.find((candidate) => candidate.id === id)?.text ?? '';
