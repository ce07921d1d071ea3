/** The pure computing: config in, plain data out. No DOM and no clock, for browsers and Node alike. */
export { parseConfig, type ParseResult } from '../config/parse.js';
export { issueText, type Issue } from '../config/issues.js';
export type { Behavior, Config, ConfigInput, Entry, Metric, Milestone, NextPhaseOption, Period, Plan, Role, Text, TimelineEvent, Unit } from '../config/schema.js';
export { wordsFor, type Words } from '../locales/words.js';
export { resultOf, type Current, type Result } from './result.js';
export { behaviorOf, type BehaviorPeriod, type BehaviorResult } from './behavior.js';
export type { Baseline } from './baseline.js';
export type { Bucket } from './buckets.js';
export type { Change } from './change.js';
export type { Effect } from './effect.js';
export type { State } from './state.js';
export type { Statement } from './statements.js';
export type { Pace, Projection, Trend, Velocity } from './trend.js';
export type { Worth } from './worth.js';
export { planOf, type Advice, type Link, type MilestoneView, type PlanElement, type PlanView } from '../plan/plan.js';
export { doNext, type NextAction } from '../effort/do-next.js';
export { effortOf, type EffortKind, type EffortMonth, type EffortView } from '../effort/effort.js';
export { simplificationOf, tuneUpOf, type Simplification, type TuneUpCheck, type TuneUpId } from '../effort/tune-up.js';
