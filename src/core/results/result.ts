import { DAY, dayOf } from '../series/civil-time.js';
import type { Config, Metric } from '../config/schema.js';
import { seriesOf } from '../series/time-series.js';
import { localizerFor, type Localizer } from '../i18n/localizer.js';
import type { SlicedTask } from '../series/time-slicing.js';
import { baselineOf } from './baseline.js';
import { asOfCivil, bucketsOf, endCivil } from './buckets.js';
import type { Computed } from './computed.js';
import { changeOf, progressOf } from './delta.js';
import { effectsOf } from './effect.js';
import { frameOf } from './frame.js';
import { unitOf, type Frame } from './measurements.js';
import { noiseOf } from './noise.js';
import { withPrecision } from './precision.js';
import { paceOf, projectionOf } from './projection.js';
import { stateOf } from './state.js';
import { statementsOf } from './statements.js';
import { dueNextOf, stagesOf } from './target-day.js';
import { halvesOf, trendLineOf, trendOf, velocityOf, wayOf } from './trend.js';
import type { Result, Statement } from './types.js';
import { worthOf } from './worth.js';

export type { Current, Result } from './types.js';

/**
 * Computes the result of one metric. The page "How a result is computed" has the definitions.
 * @param config a config from `parseConfig`, with its points files loaded
 * @param localizer the reader's language. Default: English
 * @throws RangeError if the config has no metric with that id
 * @example resultOf(config, 'invoice-cycle').change // { absolute: -6.3, relative: -0.51, sense: 'better' }
 */
export function resultOf(
  config: Config,
  metricId: string,
  localizer: Localizer = localizerFor('en', config.messages),
): Result {
  // configs and localizers are immutable, so results can be cached by their identity
  const ofConfig = memo.get(config) ?? new WeakMap<Localizer, Map<string, Result>>();
  const ofWords = ofConfig.get(localizer) ?? new Map<string, Result>();
  memo.set(config, ofConfig.set(localizer, ofWords));
  const result = ofWords.get(metricId) ?? compute(config, metricId, localizer);
  ofWords.set(metricId, result);
  return result;
}

/** Computes the results of all metrics ahead, one a slice. `resultOf` then answers from its cache. */
export function* cacheResultSteps(config: Config, localizer: Localizer): SlicedTask<void> {
  for (const { id } of config.metrics) {
    resultOf(config, id, localizer);
    yield;
  }
}

const memo = new WeakMap<Config, WeakMap<Localizer, Map<string, Result>>>();

function compute(config: Config, metricId: string, localizer: Localizer): Result {
  const computed = computeFacts(config, metricId, localizer);
  return { ...computed.facts, statements: statementsOf(computed, dayOf(asOfCivil(config)), localizer) };
}

/** @throws RangeError if the config has no metric with that id */
export function computeFacts(config: Config, metricId: string, localizer: Localizer): Computed {
  const metric = config.metrics.find(({ id }) => id === metricId);
  if (!metric)
    throw new RangeError(
      `The config has no metric "${metricId}", only ${localizer.list(config.metrics.map(({ id }) => `"${id}"`)) || 'none'}.`,
    );
  const asOf = asOfCivil(config);
  const { period, aggregate } = metric;
  const roll = (points: Metric['points']) =>
    bucketsOf(seriesOf(points, config.account.timeZone, period), period, aggregate, asOf, localizer.period);
  const series = seriesOf(metric.points, config.account.timeZone, period);
  const { buckets, ...unusual } = roll(metric.points);
  const comparison = metric.comparison ? roll(metric.comparison.points).buckets : null;

  const frame = frameOf(config, metric, buckets);
  const { baseline, buckets: baselineBuckets, isBroken } = baselineOf(frame, config.goLive);
  const noise = noiseOf(frame, baseline);
  const noiseValue = noise?.value ?? 0;
  const line = trendOf(frame);
  const halves = halvesOf(frame);
  const latest = frame.usable.at(-1);
  const state = stateOf(frame, baseline, noiseValue, line, halves, asOf);
  const isTooFew = state === 'too-few';
  const stages = stagesOf(frame);
  const dueNext = dueNextOf(stages);
  const change = changeOf(frame, baseline, noiseValue);
  const trend = trendLineOf(line);
  const facts: Omit<Result, 'statements'> = {
    metric,
    unit: unitOf(metric, config.account),
    state,
    buckets,
    baseline,
    comparison,
    current: latest ? { value: latest.value, bucket: latest, age: Math.floor((asOf - endCivil(latest)) / DAY) } : null,
    change: isTooFew ? null : change,
    progress: isTooFew ? null : progressOf(frame, baseline),
    noise,
    trend,
    movement: line && isOutside(frame) ? line.movement : null,
    projection: projectionOf(frame, line, state, asOf),
    pace: paceOf(frame, line, state, stages, dueNext, asOf),
    stages,
    dueNext,
    firstReached: stages.at(-1)?.firstReached ?? null,
    heldSince: stages.at(-1)?.heldSince ?? null,
    velocity: velocityOf(frame, halves, change, state),
    effects: effectsOf(config, frame, comparison, noise?.value ?? null, localizer),
    worth: worthOf(frame, baseline, config),
    definedFrom: frame.definedFrom,
    isUnread: 'src' in metric.points || (series.faulty > 0 && series.at.length === 0),
  };
  const counts = { ...unusual, unread: series.faulty, duplicates: series.duplicates };
  return {
    frame,
    baselineBuckets,
    facts: { ...facts, unit: withPrecision(facts) },
    isBroken,
    counts,
    price: config.price,
  };
}

const isOutside = ({ metric, usable }: Frame): boolean => wayOf(metric, usable.at(-1)?.value ?? 0) !== 0;

/** The sentence of a result by its id. Empty if there is none. */
export const statement = (result: Pick<Result, 'statements'>, id: Statement['id']): string =>
  result.statements.find((candidate) => candidate.id === id)?.text ?? '';
