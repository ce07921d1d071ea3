import type { Metric, Unit } from '../config/schema.js';
import type { Baseline } from './baseline.js';
import type { Bucket } from './buckets.js';
import type { Delta } from './delta.js';
import type { Effect } from './effect.js';
import type { Noise } from './noise.js';
import type { Pace, Projection } from './projection.js';
import type { State } from './state.js';
import type { DueNext, Stage } from './target-day.js';
import type { Movement, TrendLine, Velocity } from './trend.js';
import type { Worth } from './worth.js';

/** A fact as one sentence: the same on screen, in the table, in exports and for a screen reader. */
export interface Statement {
  /** The fact that the sentence states. At most one sentence of a result has this id. */
  id:
    | 'headline'
    | 'missed'
    | 'change'
    | 'progress'
    | 'reached'
    | 'pace'
    | 'state'
    | 'current'
    | 'baseline'
    | 'target'
    | 'stages'
    | 'break'
    | 'gaps'
    | 'partial'
    | 'unfinished'
    | 'after-as-of'
    | 'unread'
    | 'duplicates'
    | 'spread'
    | 'noise'
    | 'trend'
    | 'projection'
    | 'velocity'
    | 'worth'
    | 'as-of';
  /** The sentence in the reader's language, with its full stop. */
  text: string;
}

/** The latest usable bucket. */
export interface Current {
  /** In the metric's unit. */
  value: number;
  /** The period of the value. */
  bucket: Bucket;
  /** Whole days from the bucket's end to `asOf`. */
  age: number;
}

/**
 * The result of one metric as plain data, computed from the config alone. Numbers are in the metric's unit unless noted
 * otherwise.
 */
export interface Result {
  /** The metric as the config has it. */
  metric: Metric;
  /**
   * The metric's unit, with the account's currency if it names none, and the number of digits that all its numbers
   * share.
   */
  unit: Unit;
  /** The state of the result, judged by whole finished periods of the current definition. */
  state: State;
  /** Contiguous periods from the first point to the one that holds `asOf`. */
  buckets: Bucket[];
  /** The value to compare with. Null without one, or if the definition changed after it. */
  baseline: Baseline | null;
  /** The latest value. Null if no whole finished period was measured by the current definition. */
  current: Current | null;
  /** The difference to the baseline. Null without a current value or a baseline, and in the state `too-few`. */
  change: Delta | null;
  /**
   * Share of the way from baseline to target, not clamped: below 0 if farther away than at the start. For `maintain`
   * the share of periods inside the range, 0 to 1. Null without a baseline or a target, and in the state `too-few`.
   */
  progress: number | null;
  /**
   * The largest difference that does not count as a change. Null without a baseline and with fewer than 6 successive
   * values.
   */
  noise: Noise | null;
  /** The trend since go-live. Null with fewer than 4 usable buckets. */
  trend: TrendLine | null;
  /** The direction of the trend's interval. Null without a trend, and inside a range. */
  movement: Movement | null;
  /** The day on which the trend meets the target, or the reason why none is given. */
  projection: Projection;
  /**
   * The projection compared with `dueNext`; `missed` refers to the target itself. Null without a date, once reached, or
   * without a projection.
   */
  pace: Pace | null;
  /** The stages of the target in the order of their dates. The last is the target itself. Empty without a target. */
  stages: Stage[];
  /** The first stage that is neither past nor met now. Null if there is none with a date. */
  dueNext: DueNext | null;
  /** First day of the first usable period since go-live that met the target, `YYYY-MM-DD`. Null if none did. */
  firstReached: string | null;
  /**
   * First day of the latest unbroken run of periods that meet the target, `YYYY-MM-DD`. Null if the current one does
   * not.
   */
  heldSince: string | null;
  /**
   * The later improvement compared with the earlier one. Null unless the change is better and the state is `moving` or
   * `reached`, with 8 or more values.
   */
  velocity: Velocity | null;
  /** Comparisons before and after a change. Effects of one `group` overlap: widgets show only the first of each. */
  effects: Effect[];
  /** The result in money. Null without an agreed rate, or without a baseline. */
  worth: Worth | null;
  /**
   * First day of the current definition, `YYYY-MM-DD`. Null if it never changed. Earlier values are not compared with
   * later ones.
   */
  definedFrom: string | null;
  /** True if there are values that could not be read: their file was not loaded, or none of them is valid. */
  isUnread: boolean;
  /** The buckets of the comparison. Null if the config has none. */
  comparison: Bucket[] | null;
  /** Each fact as one sentence in the reader's language, most important first. */
  statements: Statement[];
}
