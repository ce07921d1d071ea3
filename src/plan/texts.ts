import type { NextPhaseOption, Plan, Role } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import { agreementText } from '../results/texts.js';
import type { MilestoneView } from './plan.js';

/** Who agreed to the purpose, who confirmed it last, and how the customer wants to get there. */
export function purposeFacts(plan: Plan, words: Words): string[] {
  const { confirmed, experience } = plan;
  const still = !confirmed ? '' : confirmed.by === undefined ? words.say('plan.confirmed', { day: words.day(confirmed.on) }) : words.say('plan.confirmed-by', { by: words.text(confirmed.by), day: words.day(confirmed.on) });
  return [agreementText(plan, words), still, experience === undefined ? '' : words.say('plan.experience', { experience: words.text(experience) })].filter(Boolean);
}

/** When a milestone is or was due, or done, and what it waits for. */
export function milestoneWhen({ milestone: { due }, status, doneOn, blockedBy }: MilestoneView, words: Words): string {
  const day = (of: string | undefined) => (of === undefined ? '' : words.day(of));
  const names = words.list(blockedBy.map(({ name }) => words.text(name)));
  switch (status) {
    case 'done': return words.say('milestone.done', { day: day(doneOn ?? undefined) });
    case 'done-late': return words.say('milestone.done-late', { day: day(doneOn ?? undefined), due: day(due) });
    case 'blocked': return words.say(due === undefined ? 'milestone.blocked' : 'milestone.blocked-due', { due: day(due), names });
    case 'waiting': return due === undefined ? words.say('milestone.waiting-undated') : words.say('milestone.waiting', { due: day(due) });
    default: return words.say(`milestone.${status}`, { due: day(due) });
  }
}

/** When, whose, and whether the last date depends on it. */
export const milestoneFacts = (view: MilestoneView, words: Words): string[] => [
  milestoneWhen(view, words),
  ...(view.owner ? [words.text(view.owner.role)] : []),
  ...(view.isCritical && view.status !== 'overdue' ? [words.say('milestone.critical')] : []),
];

/** What was given as proof that a milestone is done; undefined while it is open. */
export const milestoneEvidence = ({ milestone: { done }, doneOn }: MilestoneView): string | undefined =>
  doneOn !== null && typeof done === 'object' ? done?.evidence : undefined;

/** What will show that an open milestone is done. */
export const milestoneProof = ({ milestone: { proof }, doneOn }: MilestoneView, words: Words): string =>
  doneOn === null && proof !== undefined ? words.say('milestone.proof', { proof: words.text(proof) }) : '';

/** A person and what they are. */
export const roleName = ({ role, name }: Role, words: Words): string =>
  [...new Set([...(name === undefined ? [] : [words.text(name)]), words.text(role)])].join(words.say('comma'));

/** What a person answers for, and when they last confirmed it. */
export const roleFacts = ({ responsibility, confirmedOn }: Role, words: Words): string[] => [
  ...(responsibility === undefined ? [] : [words.text(responsibility)]),
  ...(confirmedOn === undefined ? [] : [words.say('role.confirmed', { day: words.day(confirmedOn) })]),
];

/** The kind of a next phase, and where the customer placed it. */
export const optionFacts = ({ kind, rank }: NextPhaseOption, isChosen: boolean, words: Words): string[] => [
  words.say(`next.${kind}`),
  ...(isChosen ? [words.say('next.chosen')] : []),
  ...(rank === undefined ? [] : [words.say('next.rank', { rank })]),
];
