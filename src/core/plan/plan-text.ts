import type { NextPhaseOption, Plan, Role } from '../config/schema.js';
import type { Localizer } from '../i18n/localizer.js';
import { agreementText } from '../results/result-text.js';
import type { MilestoneView } from './plan.js';

/** Facts of the purpose: who agreed, who confirmed it last, and the experience that the customer wants. */
export function purposeFacts(plan: Plan, localizer: Localizer): string[] {
  const { confirmed, experience } = plan;
  const still = !confirmed
    ? ''
    : confirmed.by === undefined
      ? localizer.t('plan.confirmed', { day: localizer.day(confirmed.on) })
      : localizer.t('plan.confirmed-by', { by: localizer.text(confirmed.by), day: localizer.day(confirmed.on) });
  return [
    agreementText(plan, localizer),
    still,
    experience === undefined ? '' : localizer.t('plan.experience', { experience: localizer.text(experience) }),
  ].filter(Boolean);
}

/** The side that is late with an overdue milestone, and since when. Empty if it is not overdue. */
export function lateText({ milestone, status, side }: MilestoneView, localizer: Localizer): string {
  if (status !== 'overdue' || milestone.due === undefined) return '';
  const due = localizer.day(milestone.due);
  return localizer.t(side === null ? 'milestone.overdue' : `milestone.late.${side}`, { due });
}

/** The day on which a milestone is due or was done, and the milestones that it waits for. */
export function milestoneWhen(view: MilestoneView, localizer: Localizer): string {
  const {
    milestone: { due },
    status,
    doneOn,
    blockedBy,
  } = view;
  const day = (of: string | undefined) => (of === undefined ? '' : localizer.day(of));
  const names = localizer.list(blockedBy.map(({ name }) => localizer.text(name)));
  switch (status) {
    case 'done':
      return localizer.t('milestone.done', { day: day(doneOn ?? undefined) });
    case 'done-late':
      return localizer.t('milestone.done-late', { day: day(doneOn ?? undefined), due: day(due) });
    case 'blocked':
      return localizer.t(due === undefined ? 'milestone.blocked' : 'milestone.blocked-due', { due: day(due), names });
    case 'waiting':
      return due === undefined
        ? localizer.t('milestone.waiting-undated')
        : localizer.t('milestone.waiting', { due: day(due) });
    case 'overdue':
      return lateText(view, localizer);
    default:
      return localizer.t('milestone.due-soon', { due: day(due) });
  }
}

/** The day on which a milestone is due or was done; for a late one also the side that it is on. */
export const lateness = (view: MilestoneView, localizer: Localizer): string[] => {
  const when = milestoneWhen(view, localizer);
  // the words of an overdue one name its side already
  if (view.status !== 'done-late' || view.side === null) return [when];
  return [when, localizer.t(view.side === 'provider' ? 'plan.our-side' : 'plan.your-side')];
};

/** Facts of a milestone: its day, its owner, and whether it is on the critical path. */
export const milestoneFacts = (view: MilestoneView, localizer: Localizer): string[] => [
  ...lateness(view, localizer),
  ...(view.owner ? [localizer.text(view.owner.role)] : []),
  ...(view.isCritical && view.status !== 'overdue' ? [localizer.t('milestone.critical')] : []),
];

/** The evidence of a finished milestone. Undefined while it is open. */
export const milestoneEvidence = ({ milestone: { done }, doneOn }: MilestoneView): string | undefined =>
  doneOn !== null && typeof done === 'object' ? done?.evidence : undefined;

/** The expected evidence of an open milestone. */
export const milestoneProof = ({ milestone: { proof }, doneOn }: MilestoneView, localizer: Localizer): string =>
  doneOn === null && proof !== undefined ? localizer.t('milestone.proof', { proof: localizer.text(proof) }) : '';

/** The name of a person with their role. */
export const roleName = ({ role, name }: Role, localizer: Localizer): string =>
  [...new Set([...(name === undefined ? [] : [localizer.text(name)]), localizer.text(role)])].join(
    localizer.t('comma'),
  );

/** Facts of a role: its responsibility, and when the person last confirmed it. */
export const roleFacts = ({ responsibility, confirmedOn }: Role, localizer: Localizer): string[] => [
  ...(responsibility === undefined ? [] : [localizer.text(responsibility)]),
  ...(confirmedOn === undefined ? [] : [localizer.t('role.confirmed', { day: localizer.day(confirmedOn) })]),
];

/** The kind of a next phase, and whether it is the agreed one. */
export const optionFacts = ({ kind }: NextPhaseOption, isChosen: boolean, localizer: Localizer): string[] => [
  localizer.t(`next.${kind}`),
  ...(isChosen ? [localizer.t('next.chosen')] : []),
];
