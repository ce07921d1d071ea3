import { addPeriods, civilOfDay, dayOf } from '../config/dates.js';
import type { Config, Milestone, NextPhaseOption, Role } from '../config/schema.js';
import { wordsFor, type Words } from '../locales/words.js';
import { asOfCivil } from '../results/buckets.js';
import { resultOf, type Result } from '../results/result.js';

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
}

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
}

/** A milestone that is due within this many days is due soon. */
const SOON_DAYS = 30;

/** The plan as plain data, or null where the config has none. */
export function planOf(config: Config, words: Words = wordsFor('en', config.messages)): PlanView | null {
  const { plan } = config;
  if (!plan) return null;
  const asOf = dayOf(asOfCivil(config));
  const results = measuring(config).map((id) => resultOf(config, id, words));
  const options = [...(plan.nextPhase?.options ?? [])].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0);
  const chosen = options.find(({ id }) => id === plan.nextPhase?.chosen) ?? null;
  const roles = {
    customer: bySponsor(plan.roles.filter(({ side }) => side === 'customer')),
    provider: bySponsor(plan.roles.filter(({ side }) => side === 'provider')),
  };
  const milestones = milestonesOf(plan.milestones, plan.roles, asOf);
  return {
    elements: elementsOf(config, results, milestones, roles, chosen, options),
    results, milestones, roles,
    nextPhase: { chosen, options: chosen ? [chosen, ...options.filter((option) => option !== chosen)] : options },
  };
}

/** The metrics the plan names, else every result of the config. */
const measuring = ({ plan, metrics }: Config): string[] =>
  plan?.metrics.length ? plan.metrics : metrics.filter(({ kind }) => kind === 'result').map(({ id }) => id);

const isSponsor = ({ id, role }: Role): boolean => /sponsor/i.test(`${id} ${typeof role === 'string' ? role : Object.values(role).join(' ')}`);
const bySponsor = (roles: Role[]): Role[] => [...roles].sort((a, b) => Number(isSponsor(b)) - Number(isSponsor(a)));

/** The day a milestone was done; a day after `asOf` has not happened. */
export function doneDay({ done }: Pick<Milestone, 'done'>, asOf: string): string | null {
  const on = typeof done === 'string' ? done : (done?.on ?? null);
  return on !== null && on <= asOf ? on : null;
}

function milestonesOf(milestones: readonly Milestone[], roles: readonly Role[], asOf: string): MilestoneView[] {
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const soon = dayOf(addPeriods('day', civilOfDay(asOf), SOON_DAYS));
  const views = milestones.map((milestone): MilestoneView => {
    const doneOn = doneDay(milestone, asOf);
    const blockedBy = milestone.after.flatMap((id) => byId.get(id) ?? []).filter((before) => before !== milestone && doneDay(before, asOf) === null);
    const { due } = milestone;
    const status =
      doneOn !== null ? (due !== undefined && doneOn > due ? 'done-late' : 'done')
      : due !== undefined && due < asOf ? 'overdue'
      : blockedBy.length ? 'blocked'
      : due !== undefined && due <= soon ? 'due-soon'
      : 'waiting';
    return { milestone, status, doneOn, blockedBy, owner: roles.find(({ id }) => id === milestone.owner) ?? null };
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
