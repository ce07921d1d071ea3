import type { Change, ChangeKind } from '../../src/core/changes/change.js';
import { describeValue } from '../../src/core/config/issues.js';
import type { Config, Entry, Milestone, Text } from '../../src/core/config/schema.js';
import { Problem } from './problem-details.js';

type TargetKind =
  | 'an entry'
  | 'a question or decision'
  | 'a milestone'
  | 'a metric'
  | 'an option'
  | 'a plan of'
  | 'a next phase of'
  | 'the account';

/** The kind of target of each kind of change. */
export const TARGET_KINDS: Record<ChangeKind, TargetKind> = {
  'action-done': 'an entry',
  'action-reopened': 'an entry',
  'action-restored': 'an entry',
  'question-answered': 'a question or decision',
  'decision-made': 'a question or decision',
  'answer-withdrawn': 'a question or decision',
  comment: 'an entry',
  'comment-withdrawn': 'an entry',
  'milestone-done': 'a milestone',
  'milestone-restored': 'a milestone',
  'milestone-reopened': 'a milestone',
  'next-phase-ranked': 'an option',
  'next-phase-restored': 'a next phase of',
  'purpose-confirmed': 'a plan of',
  'purpose-unconfirmed': 'a plan of',
  'metric-confirmed': 'a metric',
  'metric-disputed': 'a metric',
  'metric-restored': 'a metric',
  'page-seen': 'the account',
};

/**
 * Checks that a change applies to a config. @throws Problem with a sentence for the person who made the change
 */
export function checkRules(config: Config, change: Change): void {
  if (change.account !== config.account.id)
    throw new Problem(
      'other-account',
      `The change is for account ${describeValue(change.account)}, but was sent to ${describeValue(config.account.id)}.`,
    );
  const found = targetOf(config, change);
  if (!found) throw targetGone(TARGET_KINDS[change.kind], change.target);
  if (
    (change.kind === 'action-done' || change.kind === 'milestone-done') &&
    'proof' in found &&
    found.proof !== undefined &&
    change.value?.evidence === undefined
  )
    throw new Problem(
      'no-evidence',
      `“${nameOf(found)}” asks for something that shows that it is done: ${anyText(found.proof)}`,
    );
  const options = config.plan?.nextPhase?.options ?? [];
  if (change.kind === 'next-phase-ranked' && (change.value?.rank ?? 0) > options.length)
    throw new Problem('no-rank', `There are ${options.length} options, so there is no place ${change.value?.rank}.`);
  const other =
    change.kind === 'next-phase-restored'
      ? Object.keys(change.value?.ranks ?? {}).find((id) => !options.some((option) => option.id === id))
      : undefined;
  if (other !== undefined) throw targetGone('an option', other);
}

const targetGone = (aim: TargetKind, id: string): Problem =>
  new Problem('no-target', `There is no longer ${aim} ${describeValue(id)} in this account.`);

function targetOf({ account, metrics, plan, effort }: Config, { kind, target }: Change) {
  const isTarget = ({ id }: { id: string }) => id === target;
  switch (TARGET_KINDS[kind]) {
    case 'an entry':
      return effort?.entries.find(isTarget);
    case 'a question or decision':
      return effort?.entries.find(
        (entry) => isTarget(entry) && (entry.kind === 'question' || entry.kind === 'decision'),
      );
    case 'a milestone':
      return plan?.milestones.find(isTarget);
    case 'a metric':
      return metrics.find(isTarget);
    case 'an option':
      return plan?.nextPhase?.options.find(isTarget);
    case 'a plan of':
      return isTarget(account) ? plan : undefined;
    case 'the account':
      return isTarget(account) ? account : undefined;
    case 'a next phase of':
      return isTarget(account) ? plan?.nextPhase : undefined;
  }
}

const nameOf = (found: Entry | Milestone): string =>
  anyText(('title' in found ? found.title : undefined) ?? ('name' in found ? found.name : found.id));

/** A text, or its English version, or its first one. */
const anyText = (text: Text): string => (typeof text === 'string' ? text : (text.en ?? Object.values(text)[0] ?? ''));
