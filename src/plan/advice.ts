import { dayOf } from '../config/dates.js';
import type { Config, Milestone, NextPhaseOption, Role } from '../config/schema.js';
import { wordsFor, type Words } from '../locales/words.js';
import { behaviorOf } from '../results/behavior.js';
import { asOfCivil } from '../results/buckets.js';
import type { Result } from '../results/result.js';
import { daysBetween, isSponsor, planFacts, type PlanFacts } from './plan.js';

/** The links of the causal chain, in its order: what a renewal rests on. */
const LINKS = ['solution', 'process-change', 'value', 'alignment', 'success', 'expansion'] as const;
export type Link = (typeof LINKS)[number];

/** Something the author can do about the plan; never said to a customer. */
export type Advice =
  | { id: 'sponsor-stale'; role: Role; days: number | null }
  | { id: 'purpose-stale'; days: number }
  | { id: 'only-actions' }
  | { id: 'untied'; milestones: Milestone[] }
  | { id: 'unowned'; milestones: Milestone[] }
  | { id: 'cycle'; milestones: Milestone[] }
  | { id: 'late-path'; ends: string; by: string }
  | { id: 'same-rank'; options: NextPhaseOption[] }
  | { id: 'next-phase-near'; result: Result }
  | { id: 'next-phase-renewal'; days: number }
  | { id: 'chain'; link: Link };

/** The plan with what its author can do about it. */
export interface PlanView extends PlanFacts {
  /** For the author, most pressing first. */
  advice: Advice[];
}

/** A confirmation older than this is no longer fresh. */
const FRESH_DAYS = 90;
const PURPOSE_FRESH_DAYS = 180;
/** A renewal this near, or a result this far along, asks for what comes next. */
const RENEWAL_DAYS = 120;
const NEAR = 0.8;

/** The plan as plain data with advice to its author, or null where the config has none. */
export function planOf(config: Config, words: Words = wordsFor('en', config.messages)): PlanView | null {
  const view = planFacts(config, words);
  return view && { ...view, advice: adviceOf(config, view, dayOf(asOfCivil(config)), words) };
}

function adviceOf(config: Config, view: PlanFacts, asOf: string, words: Words): Advice[] {
  const { plan, renewal } = config;
  const { milestones, results, nextPhase } = view;
  const open = milestones.filter(({ doneOn }) => doneOn === null).map(({ milestone }) => milestone);
  const byId = new Map(open.map((milestone) => [milestone.id, milestone]));
  const untied = open.filter(({ metrics }) => !metrics.length);
  const unowned = milestones.filter(({ owner, doneOn }) => !owner && doneOn === null).map(({ milestone }) => milestone);
  const by = results.flatMap(({ metric }) => metric.target?.by ?? []).sort().at(-1);
  const sponsors = view.roles.customer.filter(isSponsor);
  const ranks = sameRank(nextPhase.options);
  const near = results.find(({ progress, metric }) => metric.direction !== 'maintain' && progress !== null && progress >= NEAR);
  const toRenewal = renewal === undefined ? Infinity : daysBetween(asOf, renewal);
  const link = brokenLink(config, view, asOf, words);
  return [
    ...(link ? [{ id: 'chain' as const, link }] : []),
    ...(!view.isPlan && plan?.milestones.length ? [{ id: 'only-actions' as const }] : []),
    ...sponsors.flatMap((role) => {
      const days = role.confirmedOn === undefined ? null : daysBetween(role.confirmedOn, asOf);
      return days === null || days > FRESH_DAYS ? [{ id: 'sponsor-stale' as const, role, days }] : [];
    }),
    ...(view.purposeAge !== null && view.purposeAge > PURPOSE_FRESH_DAYS ? [{ id: 'purpose-stale' as const, days: view.purposeAge }] : []),
    ...(nextPhase.options.length || !near ? [] : [{ id: 'next-phase-near' as const, result: near }]),
    ...(nextPhase.options.length || toRenewal < 0 || toRenewal > RENEWAL_DAYS ? [] : [{ id: 'next-phase-renewal' as const, days: toRenewal }]),
    ...(view.critical && by !== undefined && view.critical.ends > by ? [{ id: 'late-path' as const, ends: view.critical.ends, by }] : []),
    ...view.cycles.map((cycle) => ({ id: 'cycle' as const, milestones: cycle.flatMap((id) => byId.get(id) ?? []) })).filter((advice) => advice.milestones.length),
    ...(untied.length ? [{ id: 'untied' as const, milestones: untied }] : []),
    ...(unowned.length ? [{ id: 'unowned' as const, milestones: unowned }] : []),
    ...[...ranks.values()].filter((options) => options.length > 1).map((options) => ({ id: 'same-rank' as const, options })),
  ];
}

function sameRank(options: readonly NextPhaseOption[]): Map<number, NextPhaseOption[]> {
  const ranks = new Map<number, NextPhaseOption[]>();
  for (const option of options) if (option.rank !== undefined) ranks.set(option.rank, [...(ranks.get(option.rank) ?? []), option]);
  return ranks;
}

/**
 * The first link of the causal chain that does not hold: solution + process change → value; + alignment → success;
 * + expansion → renewal. Null where all hold.
 */
function brokenLink(config: Config, { results, roles, nextPhase, isPlan, purposeAge }: PlanFacts, asOf: string, words: Words): Link | null {
  const { goLive, behaviors, plan } = config;
  const measured = new Set(results.map(({ metric }) => metric.id));
  const habits = behaviors.filter(({ moves }) => moves.some((id) => measured.has(id))).map(({ id }) => behaviorOf(config, id, words));
  const sponsor = roles.customer.find(isSponsor);
  const holds: Record<Link, boolean> = {
    'solution': goLive !== undefined && goLive <= asOf,
    'process-change': habits.some(({ kept, warning }) => kept > 0 && !warning),
    'value': results.some(({ change, state }) => state === 'reached' || change?.sense === 'better'),
    'alignment': isPlan && plan?.agreedBy !== undefined && purposeAge !== null && sponsor?.confirmedOn !== undefined && daysBetween(sponsor.confirmedOn, asOf) <= PURPOSE_FRESH_DAYS,
    'success': results.some(({ state, pace }) => state === 'reached' || pace === 'ahead' || pace === 'on-pace'),
    'expansion': nextPhase.chosen !== null,
  };
  return LINKS.find((link) => !holds[link]) ?? null;
}
