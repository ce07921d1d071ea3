import { addPeriods, civilOfDay, DAY, dayOf } from '../series/civil-time.js';
import { byRank } from './next-phase-order.js';
import type { Config, Milestone, NextPhaseOption, Plan, Role } from '../config/schema.js';
import { localizerFor, type Localizer } from '../i18n/localizer.js';
import { asOfCivil } from '../results/buckets.js';
import { resultOf, type Result } from '../results/result.js';
import { criticalPathOf, cyclesOf, type CriticalPath } from './milestone-graph.js';

/** The six elements of a success plan. */
export const ELEMENTS = ['purpose', 'metrics', 'targets', 'timeline', 'roles', 'next-phase'] as const;
/** Id of an element of a success plan. */
export type PlanElementId = (typeof ELEMENTS)[number];

/** A fact that an element lacks; `nothing` if the element is absent. */
export type PlanLack =
  | 'nothing'
  | 'agreement'
  | 'definition'
  | 'source'
  | 'target'
  | 'by'
  | 'due'
  | 'customer-side'
  | 'provider-side'
  | 'sponsor'
  | 'result'
  | 'chosen';

/** One of the elements that make a success plan. */
export interface PlanElement {
  /** The element. */
  id: PlanElementId;
  /** Complete, thin (present, but lacking something) or missing. */
  status: 'complete' | 'thin' | 'missing';
  /** The missing facts. Empty if complete. */
  lacks: PlanLack[];
}

/** A milestone with its status and dependencies. */
export interface MilestoneView {
  /** The milestone as the config has it. */
  milestone: Milestone;
  /**
   * Judged on the day of `asOf`. `blocked`: open milestones must be done first; `waiting`: open, with time left or no
   * date.
   */
  status: 'done' | 'done-late' | 'overdue' | 'blocked' | 'due-soon' | 'waiting';
  /** The day it was done; null while it is open. */
  doneOn: string | null;
  /** Open milestones that must be done first. */
  blockedBy: Milestone[];
  /** The role that owns it. Null for none. */
  owner: Role | null;
  /** The results it moves. */
  moves: Result[];
  /** The side that must reach it: its own `side`, else that of its owner. Null where neither is known. */
  side: Role['side'] | null;
  /**
   * True if the last milestone waits for it, directly or by others: it lies on the critical path and is not its end.
   */
  isCritical: boolean;
}

/** The plan as plain data, without advice to its author. */
export interface PlanFacts {
  /** The six elements, in their order. */
  elements: PlanElement[];
  /** The metrics that measure the purpose, each with its result. */
  results: Result[];
  /** In the order of their dates; those without one last. */
  milestones: MilestoneView[];
  /** The roles of each side, the executive sponsor first. */
  roles: { customer: Role[]; provider: Role[] };
  /** The chosen option first, then by the customer's ranking. */
  nextPhase: { chosen: NextPhaseOption | null; options: NextPhaseOption[] };
  /** The critical path through the open milestones. Null if none of them has a day. */
  critical: CriticalPath | null;
  /** Ids of milestones that wait for each other. */
  cycles: string[][];
  /** True if there is a purpose, a metric and a target. Milestones alone are a list of actions. */
  isPlan: boolean;
  /** Days since the purpose was agreed or last confirmed. Null if it never was. */
  purposeAge: number | null;
}

/** Days within which a milestone is due soon. */
const SOON_DAYS = 30;

/** The plan as plain data. Null if the config has none. */
export function planFacts(
  config: Config,
  localizer: Localizer = localizerFor('en', config.messages),
): PlanFacts | null {
  const { plan } = config;
  if (!plan) return null;
  const asOf = dayOf(asOfCivil(config));
  const results = measuring(config).map((id) => resultOf(config, id, localizer));
  const options = byRank(plan.nextPhase?.options ?? []);
  const chosen = options.find(({ id }) => id === plan.nextPhase?.chosen) ?? null;
  const roles = {
    customer: bySponsor(plan.roles.filter(({ side }) => side === 'customer')),
    provider: bySponsor(plan.roles.filter(({ side }) => side === 'provider')),
  };
  const cycles = cyclesOf(plan.milestones);
  const critical = criticalPathOf(
    plan.milestones.filter((milestone) => doneDay(milestone, asOf) === null),
    cycles,
  );
  const milestones = milestonesOf(config, plan, { asOf, cycles, critical }, localizer);
  const elements = elementsOf(config, results, milestones, roles, chosen, options);
  const isThere = (id: PlanElementId) => elements.find((element) => element.id === id)?.status !== 'missing';
  const confirmed = [plan.agreedOn, plan.confirmed?.on]
    .filter((day) => day !== undefined)
    .sort()
    .at(-1);
  return {
    elements,
    results,
    milestones,
    roles,
    critical,
    cycles,
    isPlan: isThere('purpose') && isThere('metrics') && isThere('targets'),
    purposeAge: confirmed === undefined ? null : Math.max(0, daysBetween(confirmed, asOf)),
    nextPhase: { chosen, options: chosen ? [chosen, ...options.filter((option) => option !== chosen)] : options },
  };
}

export const daysBetween = (from: string, to: string): number => Math.round((civilOfDay(to) - civilOfDay(from)) / DAY);

/** The metrics that the plan names, else every result of the config. */
const measuring = ({ plan, metrics }: Config): string[] =>
  plan?.metrics.length ? plan.metrics : metrics.filter(({ kind }) => kind === 'result').map(({ id }) => id);

export const isSponsor = ({ id, role }: Role): boolean =>
  /sponsor/i.test(`${id} ${typeof role === 'string' ? role : Object.values(role).join(' ')}`);
const bySponsor = (roles: Role[]): Role[] => [...roles].sort((a, b) => Number(isSponsor(b)) - Number(isSponsor(a)));

/** The day a milestone was done. A day after `asOf` has not happened, unless a person marked it just now. */
export function doneDay({ done }: Pick<Milestone, 'done'>, asOf: string): string | null {
  if (typeof done === 'object' && done?.at !== undefined) return done.on;
  const on = typeof done === 'string' ? done : (done?.on ?? null);
  return on !== null && on <= asOf ? on : null;
}

function milestonesOf(
  config: Config,
  { milestones, roles }: Plan,
  { asOf, cycles, critical }: { asOf: string; cycles: readonly string[][]; critical: CriticalPath | null },
  localizer: Localizer,
): MilestoneView[] {
  const circleOf = new Map(cycles.flatMap((cycle) => cycle.map((id) => [id, cycle])));
  const roleOf = new Map(roles.map((role) => [role.id, role]));
  const onPath = new Set(critical?.ids.slice(0, -1));
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const soon = dayOf(addPeriods('day', civilOfDay(asOf), SOON_DAYS));
  const views = milestones.map((milestone): MilestoneView => {
    const doneOn = doneDay(milestone, asOf);
    const blockedBy = milestone.after
      .flatMap((id) => byId.get(id) ?? [])
      .filter((before) => doneDay(before, asOf) === null && !circleOf.get(milestone.id)?.includes(before.id));
    const { due } = milestone;
    const owner = (milestone.owner === undefined ? undefined : roleOf.get(milestone.owner)) ?? null;
    const status =
      doneOn !== null
        ? due !== undefined && doneOn > due
          ? 'done-late'
          : 'done'
        : due !== undefined && due < asOf
          ? 'overdue'
          : blockedBy.length
            ? 'blocked'
            : due !== undefined && due <= soon
              ? 'due-soon'
              : 'waiting';
    return {
      milestone,
      status,
      doneOn,
      blockedBy,
      isCritical: onPath.has(milestone.id),
      owner,
      side: milestone.side ?? owner?.side ?? null,
      moves: milestone.metrics.map((id) => resultOf(config, id, localizer)),
    };
  });
  const when = ({ doneOn, milestone }: MilestoneView) => doneOn ?? milestone.due ?? '9999';
  return views.sort((a, b) => when(a).localeCompare(when(b)));
}

function elementsOf(
  { plan }: Config,
  results: readonly Result[],
  milestones: readonly MilestoneView[],
  roles: PlanFacts['roles'],
  chosen: NextPhaseOption | null,
  options: readonly NextPhaseOption[],
): PlanElement[] {
  const element = (id: PlanElementId, present: boolean, lacks: (PlanLack | false | undefined)[]): PlanElement => {
    const found = lacks.filter((lack): lack is PlanLack => Boolean(lack));
    return present
      ? { id, status: found.length ? 'thin' : 'complete', lacks: found }
      : { id, status: 'missing', lacks: ['nothing'] };
  };
  const metrics = results.map(({ metric }) => metric);
  const targets = metrics.flatMap(({ target }) => target ?? []);
  return [
    element('purpose', plan?.purpose !== undefined, [
      (plan?.agreedOn === undefined || plan.agreedBy === undefined) && 'agreement',
    ]),
    element('metrics', metrics.length > 0, [
      metrics.some(({ definition }) => definition === undefined) && 'definition',
      metrics.some(({ source }) => source === undefined) && 'source',
    ]),
    element('targets', targets.length > 0, [
      targets.length < metrics.length && 'target',
      targets.some(({ by }) => by === undefined) && 'by',
    ]),
    element('timeline', milestones.length > 0, [
      milestones.some(({ milestone, doneOn }) => milestone.due === undefined && doneOn === null) && 'due',
    ]),
    element('roles', roles.customer.length + roles.provider.length > 0, [
      !roles.customer.length && 'customer-side',
      !roles.provider.length && 'provider-side',
      !roles.customer.some(isSponsor) && 'sponsor',
    ]),
    element('next-phase', options.length > 0, [
      !chosen && 'chosen',
      options.some(({ result }) => result === undefined) && 'result',
    ]),
  ];
}
