import { dayOf } from '../series/civil-time.js';
import type { Config, Milestone, NextPhaseOption, Role } from '../config/schema.js';
import { localizerFor, type Localizer } from '../i18n/localizer.js';
import { behaviorOf } from '../results/behavior.js';
import { asOfCivil } from '../results/buckets.js';
import type { Result } from '../results/result.js';
import { daysBetween, isSponsor, planFacts, type PlanFacts } from '../plan/plan.js';

/** The links of the causal chain that leads to a renewal, in order. */
const LINKS = ['solution', 'process-change', 'value', 'alignment', 'success', 'expansion'] as const;
/** A link of the causal chain from a solution to an expansion. */
export type Link = (typeof LINKS)[number];

/** Advice to the author about the plan. Never shown to a customer. */
export type Advice =
  /** The sponsor's role was confirmed `days` ago, or never (null). */
  | { id: 'sponsor-stale'; role: Role; days: number | null }
  /** The purpose was agreed on `days` ago. */
  | { id: 'purpose-stale'; days: number }
  /** The plan has milestones, but not the elements of a plan: it is a list of actions. */
  | { id: 'only-actions' }
  /** Milestones that move no metric. */
  | { id: 'untied'; milestones: Milestone[] }
  /** Milestones without an owner. */
  | { id: 'unowned'; milestones: Milestone[] }
  /** Milestones that wait for each other. */
  | { id: 'cycle'; milestones: Milestone[] }
  /** The critical path ends after the day `by` (both `YYYY-MM-DD`). */
  | { id: 'late-path'; ends: string; by: string }
  /** Options of the next phase with the same rank. */
  | { id: 'same-rank'; options: NextPhaseOption[] }
  /** A result is close to its target, and the plan has no option for a next phase. */
  | { id: 'next-phase-near'; result: Result }
  /** The renewal is `days` away, and the plan has no option for a next phase. */
  | { id: 'next-phase-renewal'; days: number }
  /** The first broken link of the causal chain. */
  | { id: 'chain'; link: Link };

/** The plan with advice to its author. */
export interface PlanView extends PlanFacts {
  /** Advice to the author, most pressing first. Empty if there is none. */
  advice: Advice[];
}

/** Days for which a confirmation counts as fresh. */
const FRESH_DAYS = 90;
const PURPOSE_FRESH_DAYS = 180;
/** A renewal this near (in days), or a result this far along (as a share), needs a next phase. */
const RENEWAL_DAYS = 120;
const MIN_NEAR_PROGRESS = 0.8;

/**
 * The plan as plain data with advice to its author. Null if the config has no plan.
 * @example
 * const missing = planOf(config)?.elements.filter(({ status }) => status === 'missing');
 */
export function planOf(config: Config, localizer: Localizer = localizerFor('en', config.messages)): PlanView | null {
  const view = planFacts(config, localizer);
  return view && { ...view, advice: adviceOf(config, view, dayOf(asOfCivil(config)), localizer) };
}

function adviceOf(config: Config, view: PlanFacts, asOf: string, localizer: Localizer): Advice[] {
  const { plan, renewal } = config;
  const { milestones, results, nextPhase } = view;
  const open = milestones.filter(({ doneOn }) => doneOn === null).map(({ milestone }) => milestone);
  const byId = new Map(open.map((milestone) => [milestone.id, milestone]));
  const untied = open.filter(({ metrics }) => !metrics.length);
  const unowned = milestones.filter(({ owner, doneOn }) => !owner && doneOn === null).map(({ milestone }) => milestone);
  const by = results
    .flatMap(({ metric }) => metric.target?.by ?? [])
    .sort()
    .at(-1);
  const sponsors = view.roles.customer.filter(isSponsor);
  const ranks = sameRank(nextPhase.options);
  const near = results.find(
    ({ progress, metric }) => metric.direction !== 'maintain' && progress !== null && progress >= MIN_NEAR_PROGRESS,
  );
  const toRenewal = renewal === undefined ? Infinity : daysBetween(asOf, renewal);
  const link = brokenLink(config, view, asOf, localizer);
  return [
    ...(link ? [{ id: 'chain' as const, link }] : []),
    ...(!view.isPlan && plan?.milestones.length ? [{ id: 'only-actions' as const }] : []),
    ...sponsors.flatMap((role) => {
      const days = role.confirmedOn === undefined ? null : daysBetween(role.confirmedOn, asOf);
      return days === null || days > FRESH_DAYS ? [{ id: 'sponsor-stale' as const, role, days }] : [];
    }),
    ...(view.purposeAge !== null && view.purposeAge > PURPOSE_FRESH_DAYS
      ? [{ id: 'purpose-stale' as const, days: view.purposeAge }]
      : []),
    ...(nextPhase.options.length || !near ? [] : [{ id: 'next-phase-near' as const, result: near }]),
    ...(nextPhase.options.length || toRenewal < 0 || toRenewal > RENEWAL_DAYS
      ? []
      : [{ id: 'next-phase-renewal' as const, days: toRenewal }]),
    ...(view.critical && by !== undefined && view.critical.ends > by
      ? [{ id: 'late-path' as const, ends: view.critical.ends, by }]
      : []),
    ...view.cycles
      .map((cycle) => ({ id: 'cycle' as const, milestones: cycle.flatMap((id) => byId.get(id) ?? []) }))
      .filter((advice) => advice.milestones.length),
    ...(untied.length ? [{ id: 'untied' as const, milestones: untied }] : []),
    ...(unowned.length ? [{ id: 'unowned' as const, milestones: unowned }] : []),
    ...[...ranks.values()]
      .filter((options) => options.length > 1)
      .map((options) => ({ id: 'same-rank' as const, options })),
  ];
}

function sameRank(options: readonly NextPhaseOption[]): Map<number, NextPhaseOption[]> {
  const ranks = new Map<number, NextPhaseOption[]>();
  for (const option of options)
    if (option.rank !== undefined) ranks.set(option.rank, [...(ranks.get(option.rank) ?? []), option]);
  return ranks;
}

/**
 * The first link of the causal chain that does not hold: solution + process change → value; + alignment → success;
 * + expansion → renewal. Null if all hold.
 */
function brokenLink(
  config: Config,
  { results, roles, nextPhase, isPlan, purposeAge }: PlanFacts,
  asOf: string,
  localizer: Localizer,
): Link | null {
  const { goLive, behaviors, plan } = config;
  const measured = new Set(results.map(({ metric }) => metric.id));
  const habits = behaviors
    .filter(({ moves }) => moves.some((id) => measured.has(id)))
    .map(({ id }) => behaviorOf(config, id, localizer));
  const sponsor = roles.customer.find(isSponsor);
  const holds: Record<Link, boolean> = {
    solution: goLive !== undefined && goLive <= asOf,
    'process-change': habits.some(({ kept, warning }) => kept > 0 && !warning),
    value: results.some(({ change, state }) => state === 'reached' || change?.sense === 'better'),
    alignment:
      isPlan &&
      plan?.agreedBy !== undefined &&
      purposeAge !== null &&
      sponsor?.confirmedOn !== undefined &&
      daysBetween(sponsor.confirmedOn, asOf) <= PURPOSE_FRESH_DAYS,
    success: results.some(({ state, pace }) => state === 'reached' || pace === 'ahead' || pace === 'on-pace'),
    expansion: nextPhase.chosen !== null,
  };
  return LINKS.find((link) => !holds[link]) ?? null;
}
