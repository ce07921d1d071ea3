import { indexed } from '../types.js';
import { isTimeZone } from '../series/civil-time.js';
import type { Path } from '../types.js';
import { ID_SPACES, idsIn, valueAt, type Collection } from './collections.js';
import type { Config, Metric, Milestone } from './schema.js';

/** A broken rule and its path. The messages are in `semantic-issues.ts`, which pages load only if a rule is broken. */
export type BrokenRule =
  | { rule: 'time-zone'; path: Path }
  /** A part has the same id as the part at `first`. */
  | { rule: 'duplicate'; path: Path; id: string; first: Path }
  /**
   * `holder`, of the list `from`, refers to an id that no part of the lists `to` has; `known` holds the ids that they
   * have.
   */
  | {
      rule: 'reference';
      path: Path;
      id: string;
      from: string;
      holder: Record<string, unknown>;
      to: readonly Collection[];
      known: ReadonlySet<string>[];
    }
  /**
   * Milestones wait in a circle: each of `ids` for the next, then `others` more; the last, at `path`, waits for the
   * first.
   */
  | { rule: 'circle'; path: Path; ids: readonly string[]; others: number }
  /** Values of one metric or behaviour contradict each other. */
  | { rule: Contradiction; path: Path; measure: Measure }
  /** Values are possible, but unlikely to be intended. */
  | Doubt;

export type Contradiction = 'no-band' | 'no-value' | 'edges' | 'span';
type Measure = Pick<Metric, 'id' | 'direction' | 'target' | 'baseline'>;

/** A rule that only warns: everything is shown. */
export type Doubt = { path: Path } & (
  | { rule: 'percent'; value: number }
  | { rule: 'wrong-side'; value: number; baseline: number; direction: 'increase' | 'decrease' }
  | { rule: 'stage-order'; by: string; after: string }
  | { rule: 'stage-late'; by: string; target: string }
  | { rule: 'no-currency' }
  | { rule: 'renewal-first'; renewal: string; goLive: string }
  | { rule: 'due-first'; id: string; due: string; before: string; beforeDue: string }
  | { rule: 'due-late'; id: string; due: string; renewal: string }
);

/** The keys that refer to other parts: by list or object, each with the lists in which the id must exist. */
const REFERENCES: Readonly<Record<string, Readonly<Record<string, readonly Collection[]>>>> = {
  behaviors: { moves: ['metrics'] },
  events: { metrics: ['metrics'] },
  plan: { metrics: ['metrics'] },
  'plan.milestones': { owner: ['plan.roles'], after: ['plan.milestones'], metrics: ['metrics'] },
  'plan.nextPhase': { chosen: ['plan.nextPhase.options'] },
  'effort.entries': { moves: ['metrics', 'behaviors'], role: ['plan.roles'] },
};

/** Items per slice. */
const ITEMS_PER_SLICE = 1000;

/**
 * Finds faults that no schema can express: dangling references, duplicate ids, values that contradict each other, and
 * values that are unlikely to be intended. Yields undefined at points where the task may be interrupted.
 * @param known the ids of a list, including those of dropped parts: a reference to these is not a further fault
 */
export function* brokenRules(
  config: Config,
  known = (collection: Collection): readonly string[] => idsIn(config, collection),
): Generator<BrokenRule | undefined, void> {
  if (!isTimeZone(config.account.timeZone)) yield { rule: 'time-zone', path: ['account', 'timeZone'] };
  for (const collections of ID_SPACES) {
    const seen = new Map<string, Path>();
    for (const collection of collections)
      for (const [i, [{ id }, path]] of indexed(itemsIn(config, collection))) {
        if (i % ITEMS_PER_SLICE === 0) yield;
        if (typeof id !== 'string') continue;
        const first = seen.get(id);
        if (first) yield { rule: 'duplicate', path, id, first };
        else seen.set(id, path);
      }
  }
  yield* danglingReferences(config, known);
  for (const name of ['metrics', 'behaviors'] as const)
    for (const [i, measure] of indexed<Measure>(config[name]))
      for (const [rule, ...path] of contradictions(measure)) yield { rule, path: [name, i, ...path], measure };
  const milestones = config.plan?.milestones ?? [];
  yield* circles(milestones);
  yield* doubtsOf(config, milestones);
}

/** The items of a list, or the one object, with their places. */
function itemsIn(config: Config, name: string): [item: Record<string, unknown>, path: Path][] {
  const path = name.split('.');
  const value = valueAt(config, path) as Record<string, unknown> | Record<string, unknown>[] | undefined;
  if (Array.isArray(value)) return value.map((item, i) => [item, [...path, i]]);
  return value ? [[value, path]] : [];
}

function* danglingReferences(
  config: Config,
  known: (collection: Collection) => readonly string[],
): Generator<BrokenRule | undefined, void> {
  const sets = new Map<Collection, Set<string>>();
  const idsOf = (collection: Collection): Set<string> => {
    const ids = sets.get(collection) ?? new Set(known(collection));
    sets.set(collection, ids);
    return ids;
  };
  for (const [from, keys] of Object.entries(REFERENCES))
    for (const [n, [holder, at]] of indexed(itemsIn(config, from))) {
      if (n % ITEMS_PER_SLICE === 0) yield;
      for (const [key, to] of Object.entries(keys)) {
        const named = holder[key] as string | string[] | undefined;
        const ids = Array.isArray(named) ? named : named === undefined ? [] : [named];
        for (const [i, id] of Object.entries(ids))
          if (!to.some((collection) => idsOf(collection).has(id)))
            yield {
              rule: 'reference',
              path: Array.isArray(named) ? [...at, key, Number(i)] : [...at, key],
              id,
              from,
              holder,
              to,
              known: to.map(idsOf),
            };
      }
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

/** Milestones of a circle that a message names at most. */
const MAX_CIRCLE_IDS = 5;

/** Follows `after` from milestone to milestone. Iterative, so that a long chain does not overflow the stack. */
function* circles(milestones: readonly Milestone[]): Generator<BrokenRule | undefined, void> {
  const indexes = new Map(milestones.map(({ id }, i) => [id, i]));
  const done = new Set<number>();
  for (const start of milestones.keys()) {
    if (start % ITEMS_PER_SLICE === 0) yield;
    if (done.has(start)) continue;
    // the milestones of the walk in order, with the number of references that each has followed
    const walk = [{ at: start, followed: 0 }];
    const positions = new Map([[start, 0]]);
    for (let step = walk.at(-1); step !== undefined; step = walk.at(-1)) {
      const { at, followed } = step;
      const id = milestones[at]?.after[followed];
      if (id === undefined) {
        done.add(at);
        positions.delete(at);
        walk.pop();
        continue;
      }
      step.followed++;
      const next = indexes.get(id);
      if (next === undefined || done.has(next)) continue;
      const position = positions.get(next);
      if (position === undefined) {
        positions.set(next, walk.length);
        walk.push({ at: next, followed: 0 });
        continue;
      }
      const ids = walk.slice(position, position + MAX_CIRCLE_IDS).map((one) => milestones[one.at]?.id ?? '');
      const others = walk.length - position - ids.length;
      yield { rule: 'circle', path: ['plan', 'milestones', at, 'after', followed], ids, others };
    }
  }
}

/** A percentage above this was probably written without dividing by 100. */
const MAX_PERCENT = 1.5;

function* doubtsOf(config: Config, milestones: readonly Milestone[]): Generator<BrokenRule | undefined, void> {
  const { goLive, renewal, account, price } = config;
  if (goLive !== undefined && renewal !== undefined && renewal < goLive)
    yield { rule: 'renewal-first', path: ['renewal'], renewal, goLive };
  if (price && (price.currency ?? account.currency) === undefined) yield { rule: 'no-currency', path: ['price'] };
  for (const [i, metric] of indexed(config.metrics)) {
    const { worth } = metric;
    const path = ['metrics', i];
    if (worth && (worth.currency ?? account.currency) === undefined)
      yield { rule: 'no-currency', path: [...path, 'worth'] };
    yield* targetDoubts(metric, path);
    yield* stageDoubts(metric, path);
  }
  for (const [i, behavior] of indexed(config.behaviors)) yield* targetDoubts(behavior, ['behaviors', i]);
  yield* dueDoubts(milestones, renewal);
}

function* targetDoubts(
  { unit, direction, target, baseline }: Pick<Metric, 'unit' | 'direction' | 'target' | 'baseline'>,
  path: Path,
): Generator<Doubt, void> {
  if (unit?.style === 'percent')
    for (const [key, value] of [
      ...(['value', 'min', 'max'] as const).map((edge) => [['target', edge], target?.[edge]] as const),
      ...(target?.stages ?? []).map((stage, i) => [['target', 'stages', i, 'value'], stage.value] as const),
      [['baseline', 'value'], baseline?.value] as const,
    ])
      if (value !== undefined && Math.abs(value) > MAX_PERCENT)
        yield { rule: 'percent', path: [...path, ...key], value };
  const [goal, start] = [target?.value, baseline?.value];
  if (direction === 'maintain' || goal === undefined || start === undefined) return;
  if (direction === 'increase' ? goal < start : goal > start)
    yield { rule: 'wrong-side', path: [...path, 'target', 'value'], value: goal, baseline: start, direction };
}

/** Stages must be in order of date, before the date of the target. */
function* stageDoubts({ target }: Pick<Metric, 'target'>, path: Path): Generator<Doubt, void> {
  const stages = target?.stages ?? [];
  for (const [i, { by }] of indexed(stages)) {
    const at = [...path, 'target', 'stages', i, 'by'];
    const before = stages[i - 1]?.by;
    if (before !== undefined && by <= before) yield { rule: 'stage-order', path: at, by, after: before };
    if (target?.by !== undefined && by > target.by) yield { rule: 'stage-late', path: at, by, target: target.by };
  }
}

function* dueDoubts(milestones: readonly Milestone[], renewal: string | undefined): Generator<Doubt | undefined, void> {
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  for (const [i, { id, due, done, after }] of indexed(milestones)) {
    if (i % ITEMS_PER_SLICE === 0) yield;
    if (due === undefined || (done ?? null) !== null) continue;
    const path = ['plan', 'milestones', i, 'due'];
    if (renewal !== undefined && due > renewal) yield { rule: 'due-late', path, id, due, renewal };
    const last = after
      .flatMap((before) => byId.get(before) ?? [])
      .reduce<Milestone | null>((latest, one) => ((one.due ?? '') > (latest?.due ?? '') ? one : latest), null);
    if (last?.due !== undefined && last.due > due)
      yield { rule: 'due-first', path, id, due, before: last.id, beforeDue: last.due };
  }
}
