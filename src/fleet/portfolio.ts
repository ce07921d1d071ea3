import { adviceOf } from '../core/advice/advice.js';
import { RULE_MESSAGES } from '../core/advice/words.js';
import type { Config } from '../core/config/schema.js';
import { localizerFor } from '../core/i18n/localizer.js';
import { planFacts } from '../core/plan/plan.js';
import { standingOf, type ResultStanding, type Standing } from './standing.js';

/** The reasons to act on an account, in the order in which the page lists them. None outweighs another. */
export const REASONS = {
  missed: 'Date missed',
  'at-risk': 'Date at risk',
  stalled: 'Stalled',
  worse: 'Worse than before',
  stopped: 'No longer measured',
  silent: 'Silent',
  'no-next-phase': 'No next phase',
} as const;
export type ReasonId = keyof typeof REASONS;

/** A reason with its place and its remedy. */
export interface Reason {
  id: ReasonId;
  /** The result, the days of silence, or the day of the renewal. */
  detail: string;
  /** The next step, in one sentence. */
  nextStep: string;
}

/** An account in the portfolio. There is no score. */
export interface PortfolioRow {
  id: string;
  name: string;
  /** Null where the config cannot be read. */
  standing: Standing | null;
  reasons: Reason[];
  /** The reason why it cannot be read. */
  fault?: string;
}

/** Days before the renewal from which a next phase should be chosen. */
export const NEXT_PHASE_DAYS = 120;

/** An account with its reasons to act. */
export function portfolioRow(config: Config): PortfolioRow {
  const standing = standingOf(config);
  const { results, isSilent, silentDays, nextPhase, daysToRenewal, renewal } = standing;
  const reasons = [
    ...results.flatMap((result) => resultReasons(result, config)),
    ...(isSilent ? [reason('silent', `${silentDays ?? 0} days`, RULE_MESSAGES.silence[1])] : []),
    ...(nextPhase === null && daysToRenewal !== null && daysToRenewal >= 0 && daysToRenewal <= NEXT_PHASE_DAYS
      ? [reason('no-next-phase', `renewal on ${renewal ?? ''}`, nextPhaseStep(config))]
      : []),
  ];
  const order = Object.keys(REASONS);
  return {
    id: standing.id,
    name: standing.name,
    standing,
    reasons: reasons.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
  };
}

const reason = (id: ReasonId, detail: string, nextStep: string): Reason => ({ id, detail, nextStep });

function resultReasons(result: ResultStanding, config: Config): Reason[] {
  const { id, name, state, pace, isMissed } = result;
  const why = whyStep(id, config);
  if (state === 'stale') return [reason('stopped', name, RULE_MESSAGES['measuring-stopped'][1])];
  return [
    ...(isMissed ? [reason('missed', name, RULE_MESSAGES['target-past'][1])] : []),
    ...(pace === 'at-risk' || pace === 'behind' ? [reason('at-risk', name, moverStep(id, config))] : []),
    ...(state === 'stalled' ? [reason('stalled', name, why)] : []),
    ...(state === 'regressed' ? [reason('worse', name, why)] : []),
  ];
}

/** The question why; if a note answers it already, the step that moves the result. */
function whyStep(metric: string, config: Config): string {
  const index = config.metrics.findIndex(({ id }) => id === metric);
  const isOpen = adviceOf(config).some(
    ({ rule, path, accepted }) => rule === 'ask-why' && !accepted && path.startsWith(`$.metrics[${index}]`),
  );
  return isOpen ? RULE_MESSAGES['ask-why'][1] : moverStep(metric, config);
}

/** The open milestone that moves a result and is due first. */
function moverStep(metric: string, config: Config): string {
  const localizer = localizerFor('en', config.messages);
  const open = planFacts(config, localizer)?.milestones.find(
    ({ doneOn, moves }) => doneOn === null && moves.some((result) => result.metric.id === metric),
  );
  if (!open) return 'Agree on a step that moves it, or on another day.';
  const { milestone, owner, status } = open;
  const due = milestone.due === undefined ? '' : `, ${status === 'overdue' ? 'overdue since' : 'due'} ${milestone.due}`;
  const who = owner ? `, ${localizer.text(owner.name ?? owner.role)}` : '';
  return `Settle “${localizer.text(milestone.name)}”${due}${who}.`;
}

const nextPhaseStep = ({ plan }: Config): string =>
  plan?.nextPhase?.options.length ? 'Let them choose one of the options.' : RULE_MESSAGES['next-phase-renewal'][1];
