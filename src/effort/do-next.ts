import type { Config, EntryOf } from '../config/schema.js';
import { wordsFor, type Words } from '../locales/words.js';
import { behaviorOf, type BehaviorResult } from '../results/behavior.js';
import { resultOf, type Result } from '../results/result.js';
import { customerMinutes, doneDay, isOf } from './effort.js';

/** Something the customer can do now, and what it moves. */
export interface NextAction {
  entry: EntryOf<'action'>;
  /** Minutes × people; null where not known. */
  minutes: number | null;
  results: Result[];
  behaviors: BehaviorResult[];
}

const MOST = 3;

/**
 * The best one to three open actions on the customer's side: first those that move a result which is regressed, stalled or
 * behind, then one that is moving, then the rest; within each the fewest minutes × people first (unknown last), then by due date.
 */
export function doNext(config: Config, words: Words = wordsFor('en', config.messages)): NextAction[] {
  const results = new Map(config.metrics.map(({ id }) => [id, resultOf(config, id, words)]));
  const behaviors = new Map(config.behaviors.map(({ id }) => [id, behaviorOf(config, id, words)]));
  const actions = (config.effort?.entries ?? []).flatMap((entry): NextAction[] => {
    if (!isOf(entry, 'action') || entry.side === 'provider' || doneDay(entry) !== null || !entry.moves.length) return [];
    const direct = entry.moves.flatMap((id) => results.get(id) ?? []);
    const through = entry.moves.flatMap((id) => behaviors.get(id) ?? []);
    return [{ entry, minutes: customerMinutes(entry), results: direct, behaviors: through }];
  });
  const rank = ({ results: direct, behaviors: through }: NextAction): number => {
    const moved = [...direct, ...through.flatMap(({ behavior }) => behavior.moves.flatMap((id) => results.get(id) ?? []))].filter(({ metric }) => metric.kind === 'result');
    if (moved.some(({ state, pace }) => state === 'regressed' || state === 'stalled' || pace === 'behind')) return 0;
    return moved.some(({ state }) => state === 'moving') ? 1 : 2;
  };
  return actions
    .map((action) => ({ action, rank: rank(action) }))
    .sort((a, b) =>
      a.rank - b.rank ||
      (a.action.minutes ?? Infinity) - (b.action.minutes ?? Infinity) || // both unknown: NaN, which is falsy
      (a.action.entry.due ?? '9999').localeCompare(b.action.entry.due ?? '9999'))
    .slice(0, MOST)
    .map(({ action }) => action);
}
