import type { Config } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import type { BehaviorResult } from './behavior.js';
import type { Effect } from './effect.js';
import type { Result } from './result.js';
import type { State } from './state.js';
import type { Pace } from './trend.js';

/** How a result stands, as told in a word: its state, and of one that moves, whether it is in time. */
export const STANDINGS = [
  'unmeasured', 'no-baseline', 'too-few', 'stale', 'reached', 'regressed', 'stalled', 'moving', 'moving.ahead', 'moving.on-pace', 'moving.behind', 'moving.none',
] as const satisfies readonly (State | `moving.${Pace | 'none'}`)[];
export type Standing = (typeof STANDINGS)[number];

export function standingOf({ state, pace, change }: Pick<Result, 'state' | 'pace' | 'change'>): Standing {
  // a target that lies behind the baseline is met by getting worse: that is not what was agreed
  if (state === 'reached' && change?.sense === 'worse') return 'regressed';
  if (state !== 'moving') return state;
  if (change?.sense === 'none') return 'moving.none';
  return pace ? `moving.${pace}` : 'moving';
}

/** What an effect is of: the name of a behaviour or the label of an event. */
export function effectName(config: Config, { source, ref }: Pick<Effect, 'source' | 'ref'>, words: Words): string {
  return words.text(source === 'behavior' ? config.behaviors.find(({ id }) => id === ref)?.name : config.events[Number(ref)]?.label);
}

/** Both sides of an effect in one sentence that begins with `name`. */
export function effectText({ before, after, difference, label }: Effect, { metric, unit }: Pick<Result, 'metric' | 'unit'>, name: string, words: Words): string {
  const facts = { name, before: words.bare(before.median, unit), after: words.number(after.median, unit), n: before.n, m: after.n };
  return label === 'compared'
    ? words.say('effect.compared', { ...facts, difference: words.signed(difference, unit), others: words.text(metric.comparison?.name) })
    : words.say('effect.before-after', facts);
}

/** How often a behaviour was kept, of the periods in which it was measured. */
export function keptText({ behavior, kept, missed, notMeasured }: BehaviorResult, words: Words): string {
  const periods = words.say(`periods.${behavior.cadence}`, { count: kept + missed });
  return words.say('behavior.kept', { name: words.text(behavior.name), kept, missed, unmeasured: notMeasured, periods });
}

/** Who confirmed or disputed the number, and when; empty where nobody did. */
export function opinionText({ metric: { confirmed, disputed }, current, unit }: Pick<Result, 'metric' | 'current' | 'unit'>, words: Words): string {
  const given = disputed ?? confirmed;
  if (!given) return '';
  // what was said of an earlier number vouches for no other
  const other = !disputed && confirmed?.value !== undefined && confirmed.value !== current?.value ? `${words.number(confirmed.value, unit)}: ` : '';
  const on = words.day(given.on);
  if (given.by === undefined) return other + words.say(disputed ? 'disputed-on' : 'confirmed-on', { on });
  return other + words.say(disputed ? 'disputed' : 'confirmed', { by: words.text(given.by), on });
}
