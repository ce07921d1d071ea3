import { isTimeZone } from './dates.js';
import type { Path } from './issues.js';
import { ID_SPACES, idsIn, valueAt, type Collection } from './parts.js';
import type { Config, Metric } from './schema.js';

/** A rule that is broken, and where in the config. Words for it are put by meaning.ts, as most configs need none. */
export type BrokenRule =
  | { rule: 'time-zone'; path: Path }
  /** A part whose id the one at `first` has already. */
  | { rule: 'duplicate'; path: Path; id: string; first: Path }
  /** An id that nothing in the lists `to` has, which have the ids `known`; `holder`, of the list `from`, refers to it. */
  | { rule: 'reference'; path: Path; id: string; from: string; holder: Record<string, unknown>; to: readonly Collection[]; known: ReadonlySet<string>[] }
  /** Values of one metric or behaviour that contradict each other. */
  | { rule: Contradiction; path: Path; measure: Measure };
export type Contradiction = 'no-band' | 'no-value' | 'edges' | 'span';
type Measure = Pick<Metric, 'id' | 'direction' | 'target' | 'baseline'>;

/** Which keys hold ids, by the list or object that has them, and the lists in which there must be such an id. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, readonly Collection[]>>>> = {
  behaviors: { moves: ['metrics'] },
  events: { metrics: ['metrics'] },
  plan: { metrics: ['metrics'] },
  'plan.milestones': { owner: ['plan.roles'], after: ['plan.milestones'], metrics: ['metrics'] },
  'plan.nextPhase': { chosen: ['plan.nextPhase.options'] },
  'effort.entries': { moves: ['metrics', 'behaviors'], role: ['plan.roles'] },
};

/**
 * What no schema can say: ids that nothing has, ids twice, and values that contradict each other.
 * @param known adds ids that were written but whose part is left out: to name those is no further fault.
 */
export function* brokenRules(config: Config, known = (collection: Collection): readonly string[] => idsIn(config, collection)): Generator<BrokenRule, void> {
  if (!isTimeZone(config.account.timeZone)) yield { rule: 'time-zone', path: ['account', 'timeZone'] };
  for (const collections of ID_SPACES) {
    const seen = new Map<string, Path>();
    for (const collection of collections)
      for (const [{ id }, path] of itemsIn(config, collection)) {
        if (typeof id !== 'string') continue;
        const first = seen.get(id);
        if (first) yield { rule: 'duplicate', path, id, first };
        else seen.set(id, path);
      }
  }
  yield* dangling(config, known);
  for (const name of ['metrics', 'behaviors'] as const)
    for (const [i, measure] of config[name].entries())
      for (const [rule, ...path] of contradictions(measure)) yield { rule, path: [name, i, ...path], measure };
}

/** The items of a list, or the one object, with their places. */
function itemsIn(config: Config, name: string): [item: Record<string, unknown>, path: Path][] {
  const path = name.split('.');
  const value = valueAt(config, path) as Record<string, unknown> | Record<string, unknown>[] | undefined;
  if (Array.isArray(value)) return value.map((item, i) => [item, [...path, i]]);
  return value ? [[value, path]] : [];
}

function* dangling(config: Config, known: (collection: Collection) => readonly string[]): Generator<BrokenRule, void> {
  const sets = new Map<Collection, Set<string>>();
  const idsOf = (collection: Collection): Set<string> => {
    const ids = sets.get(collection) ?? new Set(known(collection));
    sets.set(collection, ids);
    return ids;
  };
  for (const [from, keys] of Object.entries(REFERENCES))
    for (const [holder, at] of itemsIn(config, from))
      for (const [key, to] of Object.entries(keys)) {
        const named = holder[key] as string | string[] | undefined;
        const ids = Array.isArray(named) ? named : named === undefined ? [] : [named];
        for (const [i, id] of ids.entries())
          if (!to.some((collection) => idsOf(collection).has(id)))
            yield { rule: 'reference', path: Array.isArray(named) ? [...at, key, i] : [...at, key], id, from, holder, to, known: to.map(idsOf) };
      }
}

function contradictions({ direction, target, baseline }: Measure): [Contradiction, ...string[]][] {
  const found: [Contradiction, ...string[]][] = [];
  if (target) {
    const { value, min, max } = target;
    if (direction === 'maintain' && min === undefined && max === undefined) found.push(['no-band', 'target']);
    if (direction !== 'maintain' && value === undefined) found.push(['no-value', 'target', 'value']);
    if (min !== undefined && max !== undefined && min > max) found.push(['edges', 'target', 'min']);
  }
  if (baseline?.from && baseline.to && baseline.from > baseline.to) found.push(['span', 'baseline', 'from']);
  return found;
}
