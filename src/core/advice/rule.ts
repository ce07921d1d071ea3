import type { Path } from '../config/issues.js';
import type { Config } from '../config/schema.js';
import type { Localizer } from '../i18n/localizer.js';
import type { PlanFacts } from '../plan/plan.js';
import type { BehaviorResult } from '../results/behavior.js';
import type { Result } from '../results/result.js';
import type { Advice } from './plan-advice.js';
import type { RuleId } from './words.js';

/**
 * `refuse`: must be changed. `warn`: probably wrong. `ask`: a question to the success manager. `note`: worth knowing.
 */
export type AdviceSeverity = 'refuse' | 'warn' | 'ask' | 'note';

/** The facts of a vendor's standard that rules read. */
export interface StandardContext {
  /** By metric id: the number of analysed customers for whom it was a reason to stay. */
  proven?: ReadonlyMap<string, unknown>;
  analysis?: Readonly<Record<string, unknown>> | undefined;
  bullseye?:
    | {
        readonly measure?: string | readonly string[] | undefined;
        readonly attributes?:
          readonly { readonly id: string; readonly name: string; readonly need: string }[] | undefined;
      }
    | undefined;
  /** Ids of the results that the standard itself names. */
  results?: readonly string[];
}

/** Facts besides the config. */
export interface AdviceContext {
  playbook?: StandardContext;
  /** Name of the executive sponsor at the last build of the account. */
  sponsorBefore?: string;
  /** Paths of values that the standard proposed, in the notation of `pathText`. */
  proposals?: ReadonlySet<string>;
}

/** All facts that rules read, computed once. */
export interface AdviceFacts {
  config: Config;
  context: AdviceContext;
  /** The day of `asOf`. */
  today: string;
  localizer: Localizer;
  plan: PlanFacts | null;
  planAdvice: readonly Advice[];
  results: readonly { result: Result; index: number }[];
  behaviors: readonly { result: BehaviorResult; index: number }[];
  notes: PrivateFacts;
}

/** The vendor's notes about the account. Parts of another shape are left out. */
export interface PrivateFacts {
  boughtFor: readonly string[];
  fit: Readonly<Record<string, unknown>>;
  signals: readonly { on: string; kind: string }[];
  lost: Readonly<Record<string, unknown>> | null;
  accept: readonly { rule: string; path?: string; on: string; by: string; reason: string }[];
}

/** A place where a rule applies. */
export interface Hit {
  path: Path;
  params?: Readonly<Record<string, string | number>>;
}

export interface Rule {
  id: RuleId;
  severity: AdviceSeverity;
  hits: (facts: AdviceFacts) => readonly Hit[];
}

export const rule = (id: RuleId, severity: AdviceSeverity, hits: Rule['hits']): Rule => ({ id, severity, hits });
/** A rule that applies to the account as a whole. */
export const whole = (applies: boolean, path: Path, params?: Hit['params']): Hit[] =>
  applies ? [params ? { path, params } : { path }] : [];
