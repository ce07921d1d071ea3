import type { Result } from './result.js';
import type { State } from './state.js';
import type { Pace } from './trend.js';

/** How a result stands, as told in a word: its state, and of one that moves, whether it is in time. */
export const STANDINGS = [
  'unmeasured', 'no-baseline', 'too-few', 'stale', 'reached', 'regressed', 'stalled', 'moving', 'moving.ahead', 'moving.on-pace', 'moving.behind', 'moving.none',
] as const satisfies readonly (State | `moving.${Pace | 'none'}`)[];
export type StandingId = (typeof STANDINGS)[number];

export function standingIdOf({ state, pace, change }: Pick<Result, 'state' | 'pace' | 'change'>): StandingId {
  // a target that lies behind the baseline is met by getting worse: that is not what was agreed
  if (state === 'reached' && change?.sense === 'worse') return 'regressed';
  if (state !== 'moving') return state;
  if (change?.sense === 'none') return 'moving.none';
  return pace ? `moving.${pace}` : 'moving';
}
