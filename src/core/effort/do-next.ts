import type { Config, EntryOf } from '../config/schema.js';
import { localizerFor, type Localizer } from '../i18n/localizer.js';
import { behaviorOf, type BehaviorResult } from '../results/behavior.js';
import { resultOf, type Result } from '../results/result.js';
import { customerMinutes, doneDay, isOf } from './ledger.js';

/** An action that the customer can do now, with the results and behaviours it moves. */
export interface NextAction {
  /** The action as the config has it. */
  entry: EntryOf<'action'>;
  /** Minutes × people. Null if not known. */
  minutes: number | null;
  /** The results that it moves. */
  results: Result[];
  /** The behaviours that it moves. */
  behaviors: BehaviorResult[];
}

const MAX_ACTIONS = 3;

/**
 * The best one to three open actions of the customer: first those that move a result which is regressed, stalled or
 * behind, then one that is moving, then the rest; within each the fewest minutes × people first (unknown last), then by
 * due date.
 * @example
 * for (const { entry, minutes } of doNext(config)) console.log(entry.id, minutes);
 */
export function doNext(config: Config, localizer: Localizer = localizerFor('en', config.messages)): NextAction[] {
  const results = new Map(config.metrics.map(({ id }) => [id, resultOf(config, id, localizer)]));
  const behaviors = new Map(config.behaviors.map(({ id }) => [id, behaviorOf(config, id, localizer)]));
  const actions = (config.effort?.entries ?? []).flatMap((entry): NextAction[] => {
    if (!isOf(entry, 'action') || entry.side === 'provider' || doneDay(entry) !== null || !entry.moves.length)
      return [];
    const direct = entry.moves.flatMap((id) => results.get(id) ?? []);
    const through = entry.moves.flatMap((id) => behaviors.get(id) ?? []);
    return [{ entry, minutes: customerMinutes(entry), results: direct, behaviors: through }];
  });
  const rank = ({ results: direct, behaviors: through }: NextAction): number => {
    const moved = [
      ...direct,
      ...through.flatMap(({ behavior }) => behavior.moves.flatMap((id) => results.get(id) ?? [])),
    ].filter(({ metric }) => metric.kind === 'result');
    if (moved.some(({ state, pace }) => state === 'regressed' || state === 'stalled' || pace === 'behind')) return 0;
    return moved.some(({ state }) => state === 'moving') ? 1 : 2;
  };
  return actions
    .map((action) => ({ action, rank: rank(action) }))
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        (a.action.minutes ?? Infinity) - (b.action.minutes ?? Infinity) || // both unknown: NaN, which is falsy
        (a.action.entry.due ?? '9999').localeCompare(b.action.entry.due ?? '9999'),
    )
    .slice(0, MAX_ACTIONS)
    .map(({ action }) => action);
}
