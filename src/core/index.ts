/** Pure functions: a config in, plain data out. They use no DOM and no clock, and run in browsers and in Node. */
export { parseConfig, type ParseResult } from './config/parse.js';
export { loadConfig, type LoadOptions } from './config/load-config.js';
export { issueText, type Issue } from './config/issues.js';
export { stripPrivate } from './config/strip-private.js';
export type * from './config/config-types.generated.js';
export type { EntryOf, Period, Points, Text, Unit } from './config/schema.js';
export type { PointColumns, PointsSource } from './types.js';
export { loadMessages } from './i18n/load-messages.js';
export type { MessageKey, MessagePart } from './i18n/message-types.js';
export {
  localizerFor,
  type Localizer,
  type MessageParams,
  type MessageReplacements,
  type PluralKey,
} from './i18n/localizer.js';
export { resultOf, type Current, type Result } from './results/result.js';
export {
  explain,
  type Explanation,
  type Figure,
  type FigureId,
  type LeftOut,
  type LeftOutReason,
  type UsedPeriod,
} from './results/explain.js';
export { behaviorOf, type BehaviorPeriod, type BehaviorResult } from './results/behavior.js';
export type { Baseline } from './results/baseline.js';
export type { Bucket } from './results/buckets.js';
export type { MeasuredBucket } from './results/measurements.js';
export type { Grain, Range } from './results/displayed-series.js';
export type { Delta } from './results/delta.js';
export type { Effect } from './results/effect.js';
export type { State } from './results/state.js';
export type { StatusId } from './results/status.js';
export type { Statement } from './results/statements.js';
export type { Pace, Projection } from './results/projection.js';
export type { DueNext, Stage } from './results/target-day.js';
export type { Movement, Trend, TrendLine, Velocity } from './results/trend.js';
export type { Noise } from './results/noise.js';
export type { DaySpan } from './results/coverage.js';
export type { Worth } from './results/worth.js';
export { planOf, type Advice, type Link, type PlanView } from './advice/plan-advice.js';
export type { MilestoneView, PlanElement, PlanElementId, PlanFacts, PlanLack } from './plan/plan.js';
export type { CriticalPath } from './plan/milestone-graph.js';
export { doNext, type NextAction } from './effort/do-next.js';
export {
  effortOf,
  type AnsweredQuestion,
  type EffortKind,
  type EffortMonth,
  type EffortView,
} from './effort/ledger.js';
export {
  simplificationOf,
  tuneUpOf,
  type Simplification,
  type TuneUpCheck,
  type TuneUpId,
} from './advice/effort-advice.js';
