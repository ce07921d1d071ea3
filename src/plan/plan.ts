import { addPeriods, civilOfDay, DAY, dayOf } from '../config/dates.js';
import { byRank } from '../config/rank.js';
import type { Config, Milestone, NextPhaseOption, Plan, Role } from '../config/schema.js';
import { wordsFor, type Words } from '../locales/words.js';
import { asOfCivil } from '../results/buckets.js';
import { behaviorOf } from '../results/behavior.js';
import { resultOf, type Result } from '../results/result.js';
import { criticalPathOf, cyclesOf, type CriticalPath } from './graph.js';

/** The six elements of a success plan. */
export const ELEMENTS = ['purpose', 'metrics', 'targets', 'timeline', 'roles', 'next-phase'] as const;
export type ElementId = (typeof ELEMENTS)[number];

/** What an element lacks; `nothing` where it is absent as a whole. */
export type Lack =
  | 'nothing' | 'agreement' | 'definition' | 'source' | 'target' | 'by' | 'due' | 'customer-side' | 'provider-side' | 'sponsor' | 'result' | 'chosen';

export interface PlanElement {
  id: ElementId;
  /** Complete, thin (present, but lacking something) or missing. */
  status: 'complete' | 'thin' | 'missing';
  lacks: Lack[];
}

export interface MilestoneView {
  milestone: Milestone;
  status: 'done' | 'done-late' | 'overdue' | 'blocked' | 'due-soon' | 'waiting';
  /** The day it was done; null while it is open. */
  doneOn: string | null;
  /** Open milestones that must be done first. */
  blockedBy: Milestone[];
  owner: Role | null;
  /** The results it moves. */
  moves: Result[];
  isCritical: boolean;
}

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

export interface PlanView {
  elements: PlanElement[];
  /** The metrics that measure the purpose, each with its result. */
  results: Result[];
  /** In the order of their dates; those without one last. */
  milestones: MilestoneView[];
  /** People of either side, the executive sponsor first. */
  roles: { customer: Role[]; provider: Role[] };
  /** The chosen option first, then by the customer's ranking. */
  nextPhase: { chosen: NextPhaseOption | null; options: NextPhaseOption[] };
  /** Open milestones in the order in which they must be done to end in time. */
  critical: CriticalPath | null;
  /** Ids of milestones that wait for each other. */
  cycles: string[][];
  /** Whether there is a purpose, a metric and a target: a list of milestones alone is a list of next actions, no plan. */
  isPlan: boolean;
  /** How long ago the purpose was agreed or last confirmed, in days; null where it never was. */
  purposeAge: number | null;
  /** For the author, most pressing first. */
  advice: Advice[];
}

/** A milestone that is due within this many days is due soon. */
const SOON_DAYS = 30;
/** A confirmation older than this is no longer fresh. */
const FRESH_DAYS = 90;
const PURPOSE_FRESH_DAYS = 180;
/** A renewal this near, or a result this far along, asks for what comes next. */
const RENEWAL_DAYS = 120;
const NEAR = 0.8;

/** The plan as plain data, or null where the config has none. */
export function planOf(config: Config, words: Words = wordsFor('en', config.messages)): PlanView | null {
  const { plan } = config;
  if (!plan) return null;
  const asOf = dayOf(asOfCivil(config));
  const results = measuring(config).map((id) => resultOf(config, id, words));
  const options = byRank(plan.nextPhase?.options ?? []);
  const chosen = options.find(({ id }) => id === plan.nextPhase?.chosen) ?? null;
  const roles = {
    customer: bySponsor(plan.roles.filter(({ side }) => side === 'customer')),
    provider: bySponsor(plan.roles.filter(({ side }) => side === 'provider')),
  };
  const cycles = cyclesOf(plan.milestones);
  const critical = criticalPathOf(plan.milestones.filter((milestone) => doneDay(milestone, asOf) === null), cycles);
  const milestones = milestonesOf(config, plan, { asOf, cycles, critical }, words);
  const elements = elementsOf(config, results, milestones, roles, chosen, options);
  const isThere = (id: ElementId) => elements.find((element) => element.id === id)?.status !== 'missing';
  const confirmed = [plan.agreedOn, plan.confirmed?.on].filter((day) => day !== undefined).sort().at(-1);
  const view = {
    elements, results, milestones, roles, critical, cycles,
    isPlan: isThere('purpose') && isThere('metrics') && isThere('targets'),
    purposeAge: confirmed === undefined ? null : Math.max(0, daysBetween(confirmed, asOf)),
    nextPhase: { chosen, options: chosen ? [chosen, ...options.filter((option) => option !== chosen)] : options },
  };
  return { ...view, advice: adviceOf(config, view, asOf, words) };
}

const daysBetween = (from: string, to: string): number => Math.round((civilOfDay(to) - civilOfDay(from)) / DAY);

/** The metrics the plan names, else every result of the config. */
const measuring = ({ plan, metrics }: Config): string[] =>
  plan?.metrics.length ? plan.metrics : metrics.filter(({ kind }) => kind === 'result').map(({ id }) => id);

const isSponsor = ({ id, role }: Role): boolean => /sponsor/i.test(`${id} ${typeof role === 'string' ? role : Object.values(role).join(' ')}`);
const bySponsor = (roles: Role[]): Role[] => [...roles].sort((a, b) => Number(isSponsor(b)) - Number(isSponsor(a)));

/** The day a milestone was done. A day after `asOf` has not happened, unless a person marked it just now. */
export function doneDay({ done }: Pick<Milestone, 'done'>, asOf: string): string | null {
  if (typeof done === 'object' && done?.at !== undefined) return done.on;
  const on = typeof done === 'string' ? done : (done?.on ?? null);
  return on !== null && on <= asOf ? on : null;
}

function milestonesOf(config: Config, { milestones, roles }: Plan, { asOf, cycles, critical }: { asOf: string; cycles: readonly string[][]; critical: CriticalPath | null }, words: Words): MilestoneView[] {
  const circleOf = new Map(cycles.flatMap((cycle) => cycle.map((id) => [id, cycle])));
  const roleOf = new Map(roles.map((role) => [role.id, role]));
  const onPath = new Set(critical?.ids);
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const soon = dayOf(addPeriods('day', civilOfDay(asOf), SOON_DAYS));
  const views = milestones.map((milestone): MilestoneView => {
    const doneOn = doneDay(milestone, asOf);
    const blockedBy = milestone.after.flatMap((id) => byId.get(id) ?? []).filter((before) => doneDay(before, asOf) === null && !circleOf.get(milestone.id)?.includes(before.id));
    const { due } = milestone;
    const status =
      doneOn !== null ? (due !== undefined && doneOn > due ? 'done-late' : 'done')
      : due !== undefined && due < asOf ? 'overdue'
      : blockedBy.length ? 'blocked'
      : due !== undefined && due <= soon ? 'due-soon'
      : 'waiting';
    return {
      milestone, status, doneOn, blockedBy, isCritical: onPath.has(milestone.id),
      owner: (milestone.owner === undefined ? undefined : roleOf.get(milestone.owner)) ?? null,
      moves: milestone.metrics.map((id) => resultOf(config, id, words)),
    };
  });
  const when = ({ doneOn, milestone }: MilestoneView) => doneOn ?? milestone.due ?? '9999';
  return views.sort((a, b) => when(a).localeCompare(when(b)));
}

function elementsOf({ plan }: Config, results: readonly Result[], milestones: readonly MilestoneView[], roles: PlanView['roles'], chosen: NextPhaseOption | null, options: readonly NextPhaseOption[]): PlanElement[] {
  const element = (id: ElementId, present: boolean, lacks: (Lack | false | undefined)[]): PlanElement => {
    const found = lacks.filter((lack): lack is Lack => Boolean(lack));
    return present ? { id, status: found.length ? 'thin' : 'complete', lacks: found } : { id, status: 'missing', lacks: ['nothing'] };
  };
  const metrics = results.map(({ metric }) => metric);
  const targets = metrics.flatMap(({ target }) => target ?? []);
  return [
    element('purpose', plan?.purpose !== undefined, [(plan?.agreedOn === undefined || plan.agreedBy === undefined) && 'agreement']),
    element('metrics', metrics.length > 0, [
      metrics.some(({ definition }) => definition === undefined) && 'definition',
      metrics.some(({ source }) => source === undefined) && 'source',
    ]),
    element('targets', targets.length > 0, [targets.length < metrics.length && 'target', targets.some(({ by }) => by === undefined) && 'by']),
    element('timeline', milestones.length > 0, [milestones.some(({ milestone, doneOn }) => milestone.due === undefined && doneOn === null) && 'due']),
    element('roles', roles.customer.length + roles.provider.length > 0, [
      !roles.customer.length && 'customer-side', !roles.provider.length && 'provider-side', !roles.customer.some(isSponsor) && 'sponsor',
    ]),
    element('next-phase', options.length > 0, [!chosen && 'chosen', options.some(({ result }) => result === undefined) && 'result']),
  ];
}

type Facts = Omit<PlanView, 'advice'>;

function adviceOf(config: Config, view: Facts, asOf: string, words: Words): Advice[] {
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
function brokenLink(config: Config, { results, roles, nextPhase, isPlan, purposeAge }: Facts, asOf: string, words: Words): Link | null {
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
