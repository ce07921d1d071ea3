import { byRank } from '../plan/next-phase-order.js';
import type { Config, Text } from '../config/schema.js';
import type { Change } from './change.js';

/** The part of a change's target on which two people could disagree. */
export interface ConflictValue {
  says: 'done' | 'open' | 'answered' | 'unanswered' | 'confirmed' | 'disputed' | 'not-judged' | 'order';
  /** The evidence, the answer, the value, the reason, or the names in their order. */
  text?: string;
}

const plain = (text: Text | undefined): string => (typeof text === 'object' ? JSON.stringify(text) : (text ?? ''));

/**
 * The value in `config` that a change would replace. Null if the target is gone, or if changes of this kind cannot
 * conflict.
 */
export function conflictValueOf(config: Config, change: Change): ConflictValue | null {
  switch (change.kind) {
    case 'action-done':
    case 'action-reopened':
    case 'action-restored': {
      const entry = config.effort?.entries.find(({ id }) => id === change.target);
      return entry ? doneValue(entry.done) : null;
    }
    case 'question-answered':
    case 'decision-made':
    case 'answer-withdrawn': {
      const entry = config.effort?.entries.find(({ id }) => id === change.target);
      if (!entry || !('answer' in entry || entry.kind === 'question' || entry.kind === 'decision')) return null;
      return entry.answer ? { says: 'answered', text: plain(entry.answer.text) } : { says: 'unanswered' };
    }
    case 'milestone-done':
    case 'milestone-reopened':
    case 'milestone-restored': {
      const milestone = config.plan?.milestones.find(({ id }) => id === change.target);
      return milestone
        ? doneValue(typeof milestone.done === 'string' ? { evidence: undefined } : milestone.done)
        : null;
    }
    case 'metric-confirmed':
    case 'metric-disputed':
    case 'metric-restored': {
      const metric = config.metrics.find(({ id }) => id === change.target);
      if (!metric) return null;
      if (metric.disputed) return { says: 'disputed', text: plain(metric.disputed.reason) };
      return metric.confirmed
        ? { says: 'confirmed', text: String(metric.confirmed.value ?? '') }
        : { says: 'not-judged' };
    }
    case 'next-phase-ranked':
    case 'next-phase-restored': {
      const options = config.plan?.nextPhase?.options;
      return options
        ? {
            says: 'order',
            text: byRank(options)
              .map(({ name }) => plain(name))
              .join(', '),
          }
        : null;
    }
    default:
      return null;
  }
}

const doneValue = (done: { evidence?: string | undefined } | null | undefined): ConflictValue =>
  !done ? { says: 'open' } : { says: 'done', ...(done.evidence === undefined ? {} : { text: done.evidence }) };

export const isSame = (a: ConflictValue | null, b: ConflictValue | null): boolean =>
  a?.says === b?.says && a?.text === b?.text;
