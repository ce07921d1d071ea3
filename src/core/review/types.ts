import type { EntryOf, Metric, NextPhaseOption, Text } from '../config/schema.js';
import type { EffortView } from '../effort/ledger.js';
import type { Result } from '../results/types.js';
import type { StatusId } from '../results/status.js';

/** A difference as one sentence. */
export interface SinceStatement {
  /** The kind of difference. */
  id:
    | 'since'
    | 'earlier'
    | 'nothing'
    | 'new'
    | 'gone'
    | 'redefined'
    | 'renamed'
    | 'value'
    | 'status'
    | 'stale'
    | 'target'
    | 'baseline'
    | 'opinion'
    | 'milestone'
    | 'answered'
    | 'ask'
    | 'next-phase';
  /** Id of the metric, milestone, entry or option. Null for none. */
  about: string | null;
  /** The sentence in the reader's language. */
  text: string;
}

/** The difference between the latest value and the one last seen. */
export interface ValueSince {
  /**
   * `moved`: of a later period; `corrected`: of the same period; `withdrawn`: of an earlier period, since later values
   * were removed; `first`: there was no value before.
   */
  how: 'moved' | 'corrected' | 'withdrawn' | 'first';
  /** The value last seen, in the metric's unit. Null if there was none. */
  before: number | null;
  /** The value now, in the metric's unit. */
  now: number;
  /** Now minus before, in the metric's unit. Null if the two are not compared. */
  difference: number | null;
  /** By the direction of the metric; `none` within the noise, or if not compared. */
  sense: 'better' | 'worse' | 'none';
}

/** The differences of one result. Members without a change are null. */
export interface ResultSince {
  /** Id of the metric. */
  id: string;
  /** Name of the metric; the earlier one if it is gone. */
  name: Text;
  /** `redefined`: the definition has changed since, so that no value is compared. */
  is: 'known' | 'new' | 'gone' | 'redefined';
  /** The result now. Null if it is gone. */
  result: Result | null;
  /** The change of the latest value. */
  value: ValueSince | null;
  /** The change of the status. */
  status: { before: StatusId; now: StatusId } | null;
  /** The change of the baseline, in the metric's unit. */
  baseline: { before: number; now: number } | null;
  /** The change of the target. */
  target: { before: Metric['target'] | null; now: Metric['target'] | null } | null;
  /** The new opinion of the customer; `undisputed`: a dispute was withdrawn. */
  opinion: 'confirmed' | 'disputed' | 'undisputed' | null;
  /** The earlier name. */
  renamedFrom: Text | null;
  /**
   * The day of the change of the definition, `YYYY-MM-DD`. Null if the definition changed without a break in the
   * config.
   */
  brokenAt: string | null;
}

/** The difference of one milestone. */
export interface MilestoneSince {
  /** Id of the milestone. */
  id: string;
  /** Name of the milestone; the earlier one if it is gone. */
  name: Text;
  /** The kind of difference; `moved` is a new due date. */
  is: 'done' | 'reopened' | 'moved' | 'overdue' | 'new' | 'gone';
  /** The earlier due date, `YYYY-MM-DD`. Null for none. */
  before: string | null;
  /** The due date now, `YYYY-MM-DD`. Null for none. */
  now: string | null;
  /** The day it was completed, `YYYY-MM-DD`. Null while open. */
  doneOn: string | null;
}

/** An entry of the customer that is new, open again, or done. */
export interface AskSince {
  /** The entry as the config has it. */
  entry: EffortView['open'][number];
  /** `again`: open once more after it was done. */
  is: 'new' | 'again' | 'done';
}

/** The differences between an account at the last visit and now. */
export interface SinceView {
  /** Day of `asOf` at the last visit, `YYYY-MM-DD`. */
  from: string;
  /** Day of `asOf` now, `YYYY-MM-DD`. */
  to: string;
  /** Days between the two. */
  days: number;
  /** `earlier`: the last visit saw newer data, so that nothing is compared. */
  order: 'later' | 'same' | 'earlier';
  /** True if there are no differences except movements within the noise. */
  isQuiet: boolean;
  /** Results with a difference, in the order of the config; removed ones last. */
  results: ResultSince[];
  /** Milestones with a difference, in the order of the plan. */
  milestones: MilestoneSince[];
  /** Entries of the customer that are new, open again or done. */
  asks: AskSince[];
  /** Feedback with a new reply, or with a new change. */
  answered: EntryOf<'feedback'>[];
  /** The chosen option then (its id) and now. Null if it is the same. */
  nextPhase: { before: string | null; now: NextPhaseOption | null } | null;
  /** The differences as sentences, most important first. */
  statements: SinceStatement[];
}
