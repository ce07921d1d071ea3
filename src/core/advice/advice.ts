import { isRecord } from '../types.js';
import { pathText } from '../config/issues.js';
import type { Config } from '../config/schema.js';
import { localizerFor, type Localizer } from '../i18n/localizer.js';
import { daysBetween, planFacts } from '../plan/plan.js';
import { behaviorOf } from '../results/behavior.js';
import { asOfCivil } from '../results/buckets.js';
import { resultOf } from '../results/result.js';
import { dayOf } from '../series/civil-time.js';
import { planOf } from './plan-advice.js';
import type { AdviceContext, AdviceFacts, AdviceSeverity, PrivateFacts, Rule } from './rule.js';
import { BEHAVIOR_RULES } from './rules/behaviors.js';
import { EFFORT_RULES } from './rules/effort.js';
import { FIT_RULES } from './rules/fit.js';
import { NEXT_PHASE_RULES } from './rules/next-phase.js';
import { PLAN_RULES } from './rules/plan.js';
import { RESULT_RULES } from './rules/results.js';
import { STANDARD_RULES } from './rules/standard.js';
import { WORDING_RULES } from './rules/wording.js';
import { fillTemplate, RULE_MESSAGES, type RuleId } from './words.js';

export type { AdviceContext, AdviceSeverity } from './rule.js';
export type { RuleId } from './words.js';

/** One piece of advice to the author. It does not rate the customer: there is no score. */
export interface Finding {
  rule: RuleId;
  severity: AdviceSeverity;
  /** JSONPath (RFC 9535) in the config. */
  path: string;
  message: string;
  /** The remedy, as one sentence. */
  remedy: string;
  /** Set if somebody decided within the last 180 days that the rule does not apply to this account. */
  accepted?: { by: string; on: string; reason: string };
}

/** Days after which an acceptance ends and the finding comes back. */
const ACCEPT_DAYS = 180;

/** Every rule that looks at one account; `bespoke` looks at many. */
export const ADVICE_RULES: readonly Rule[] = [
  ...RESULT_RULES,
  ...BEHAVIOR_RULES,
  ...PLAN_RULES,
  ...NEXT_PHASE_RULES,
  ...FIT_RULES,
  ...EFFORT_RULES,
  ...WORDING_RULES,
  ...STANDARD_RULES,
];

/**
 * Advice to the author of an account, in the order of the rules. Computed from the config alone.
 * @param config a config that `parseConfig` accepted
 * @param context the standard and facts of earlier builds. Rules that need a fact are skipped without it
 */
export function adviceOf(
  config: Config,
  context: AdviceContext = {},
  localizer: Localizer = localizerFor('en', config.messages),
): Finding[] {
  const today = dayOf(asOfCivil(config));
  const notes = privateFacts(config.private);
  const facts: AdviceFacts = {
    config,
    context,
    today,
    localizer,
    notes,
    plan: planFacts(config, localizer),
    planAdvice: planOf(config, localizer)?.advice ?? [],
    results: config.metrics.map(({ id }, index) => ({ result: resultOf(config, id, localizer), index })),
    behaviors: config.behaviors.map(({ id }, index) => ({ result: behaviorOf(config, id, localizer), index })),
  };
  return ADVICE_RULES.flatMap(({ id, severity, hits }) =>
    hits(facts).map(({ path, params }): Finding => {
      const [message, remedy] = RULE_MESSAGES[id];
      const place = pathText(path);
      const accepted = notes.accept.find(
        (one) =>
          one.rule === id &&
          (one.path === undefined || one.path === place) &&
          daysBetween(one.on, today) <= ACCEPT_DAYS,
      );
      return {
        rule: id,
        severity,
        path: place,
        message: fillTemplate(message, params),
        remedy,
        ...(accepted ? { accepted: { by: accepted.by, on: accepted.on, reason: accepted.reason } } : {}),
      };
    }),
  );
}

/** A standard is bespoke if more than this share of its accounts override it. */
const BESPOKE_SHARE = 0.2;
const MAX_NAMES = 5;

/** A finding if too many accounts override their standard, else null. */
export function bespokeFinding(accounts: number, overriding: readonly string[]): Finding | null {
  const share = accounts === 0 ? 0 : overriding.length / accounts;
  if (share <= BESPOKE_SHARE) return null;
  const [message, remedy] = RULE_MESSAGES.bespoke;
  const names = [...overriding.slice(0, MAX_NAMES), ...(overriding.length > MAX_NAMES ? ['…'] : [])].join(', ');
  return {
    rule: 'bespoke',
    severity: 'note',
    path: '$',
    message: fillTemplate(message, { share: Math.round(share * 100), names }),
    remedy,
  };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const listIn = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);
const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The vendor's notes may hold anything, so parts of another shape are ignored. */
function privateFacts(written: unknown): PrivateFacts {
  const notes = isRecord(written) ? written : {};
  return {
    boughtFor: Array.isArray(notes.boughtFor) ? notes.boughtFor.filter(isText) : [],
    fit: isRecord(notes.fit) ? notes.fit : {},
    signals: listIn(notes.signals).flatMap(({ on, kind }) =>
      isText(on) && DAY.test(on) && isText(kind) ? [{ on, kind }] : [],
    ),
    lost: isRecord(notes.lost) ? notes.lost : null,
    accept: listIn(notes.accept).flatMap(({ rule, path, on, by, reason }) =>
      isText(rule) && isText(on) && DAY.test(on) && isText(by) && isText(reason)
        ? [{ rule, on, by, reason, ...(isText(path) ? { path } : {}) }]
        : [],
    ),
  };
}
