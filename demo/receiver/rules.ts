import type { Change, ChangeKind } from '../../src/changes/change.js';
import { describeValue } from '../../src/config/issues.js';
import type { Config, Entry, Milestone, Text } from '../../src/config/schema.js';
import { Problem } from './problem.js';

type Aim = 'an entry' | 'a question or decision' | 'a milestone' | 'a metric' | 'an option' | 'a plan of' | 'a next phase of' | 'the account';

/** What each kind of change is aimed at. */
export const AIMS: Record<ChangeKind, Aim> = {
  'action-done': 'an entry',
  'action-reopened': 'an entry',
  'action-restored': 'an entry',
  'question-answered': 'a question or decision',
  'decision-made': 'a question or decision',
  'answer-withdrawn': 'a question or decision',
  'comment': 'an entry',
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

/** Throws what keeps a change from being applied to a config: a sentence for the person who made it. */
export function checkRules(config: Config, change: Change): void {
  if (change.account !== config.account.id)
    throw new Problem('other-account', `The change is for account ${describeValue(change.account)}, but was sent to ${describeValue(config.account.id)}.`);
  const found = targetOf(config, change);
  if (!found) throw gone(AIMS[change.kind], change.target);
  if ((change.kind === 'action-done' || change.kind === 'milestone-done') && 'proof' in found && found.proof !== undefined && change.value?.evidence === undefined)
    throw new Problem('no-evidence', `“${nameOf(found)}” asks for something that shows that it is done: ${inWords(found.proof)}`);
  const options = config.plan?.nextPhase?.options ?? [];
  if (change.kind === 'next-phase-ranked' && (change.value?.rank ?? 0) > options.length)
    throw new Problem('no-rank', `There are ${options.length} options, so there is no place ${change.value?.rank}.`);
  const other = change.kind === 'next-phase-restored' ? Object.keys(change.value?.ranks ?? {}).find((id) => !options.some((option) => option.id === id)) : undefined;
  if (other !== undefined) throw gone('an option', other);
}

const gone = (aim: Aim, id: string): Problem => new Problem('no-target', `There is no longer ${aim} ${describeValue(id)} in this account.`);

function targetOf({ account, metrics, plan, effort }: Config, { kind, target }: Change) {
  const named = ({ id }: { id: string }) => id === target;
  switch (AIMS[kind]) {
    case 'an entry': return effort?.entries.find(named);
    case 'a question or decision': return effort?.entries.find((entry) => named(entry) && (entry.kind === 'question' || entry.kind === 'decision'));
    case 'a milestone': return plan?.milestones.find(named);
    case 'a metric': return metrics.find(named);
    case 'an option': return plan?.nextPhase?.options.find(named);
    case 'a plan of': return named(account) ? plan : undefined;
    case 'the account': return named(account) ? account : undefined;
    case 'a next phase of': return named(account) ? plan?.nextPhase : undefined;
  }
}

const nameOf = (found: Entry | Milestone): string => inWords(('title' in found ? found.title : undefined) ?? ('name' in found ? found.name : found.id));

/** A text as it is, or its English, or whichever comes first. */
const inWords = (text: Text): string => (typeof text === 'string' ? text : (text.en ?? Object.values(text)[0] ?? ''));
