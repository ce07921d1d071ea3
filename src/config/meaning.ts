import { isTimeZone } from './dates.js';
import { describeValue, MOST_ISSUES, pathText, type Issue, type Path } from './issues.js';
import { didYouMean } from './nearest.js';
import type { Collection } from './parts.js';
import type { Config, Metric } from './schema.js';
import type { ShapeFault } from './shape.js';

export interface MeaningFault extends ShapeFault {
  /** What must be left out because of it; null where the whole config is lost. */
  drop: Path | null;
}

/**
 * Finds what no schema can say: ids that nothing has, ids twice, and values that contradict each other.
 * @param known adds ids that were written but whose part is left out: to name those is no further fault.
 * @param origin where in the input the n-th item of a list stood.
 */
export function checkMeaning(config: Config, known: (collection: Collection) => string[], origin: (collection: Collection, index: number) => number): MeaningFault[] {
  const faults: MeaningFault[] = [];
  const report = (code: Issue['code'], path: Path, drop: Path | null, found: unknown, expected: string, more: Partial<Issue> = {}) => {
    const words = describeValue(found);
    const message = found === undefined ? `Missing: expected ${expected}.` : `Expected ${expected}, found ${words}.`;
    faults.push({ path, drop, issue: { code, path: pathText(path), message, expected, found: words, ...more } });
  };

  if (!isTimeZone(config.account.timeZone))
    report('value', ['account', 'timeZone'], null, config.account.timeZone, 'an IANA time zone', { hint: 'Such as "Europe/Berlin".' });

  const plan = config.plan;
  const seen = new Map<string, Path>();
  const unique = (space: string, collection: Collection, items: readonly { id?: string | undefined }[]) => {
    items.forEach((item, i) => {
      if (item.id === undefined) return;
      const at: Path = [...collection.split('.'), origin(collection, i)];
      const first = seen.get(`${space} ${item.id}`);
      if (first) report('duplicate', [...at, 'id'], at, item.id, 'an id of its own', { part: item.id, hint: `${pathText(first)} has this id already.` });
      else seen.set(`${space} ${item.id}`, at);
    });
  };
  unique('measure', 'metrics', config.metrics);
  unique('measure', 'behaviors', config.behaviors);
  unique('event', 'events', config.events);
  unique('milestone', 'plan.milestones', plan?.milestones ?? []);
  unique('role', 'plan.roles', plan?.roles ?? []);
  unique('option', 'plan.nextPhase.options', plan?.nextPhase?.options ?? []);
  unique('entry', 'effort.entries', config.effort?.entries ?? []);

  const sets = new Map<Collection, Set<string>>();
  const idsOf = (collection: Collection): Set<string> => {
    const all = sets.get(collection) ?? new Set(known(collection));
    sets.set(collection, all);
    return all;
  };
  const refer = (ids: readonly string[] | undefined, at: Path, from: string, collections: Collection[], what: string) => {
    ids?.forEach((id, i) => {
      if (collections.some((collection) => idsOf(collection).has(id))) return;
      const path = [...at, i];
      report('reference', path, path, id, `the id of ${what}`, {
        message: `${from} refers to ${describeValue(id)}, but no ${what.replace(/^an? /, '')} has that id.`,
        // a hint looks at every id: not for faults that nobody will read
        ...(faults.length < MOST_ISSUES ? didYouMean(id, collections.flatMap((collection) => [...idsOf(collection)])) : {}),
      });
    });
  };
  const referOne = (id: string | undefined, at: Path, from: string, collection: Collection, what: string) => {
    const before = faults.length;
    refer(id === undefined ? [] : [id], at, from, [collection], what);
    for (const fault of faults.slice(before)) Object.assign(fault, { path: at, drop: at, issue: { ...fault.issue, path: pathText(at) } });
  };
  config.behaviors.forEach((behavior, i) =>
    refer(behavior.moves, ['behaviors', origin('behaviors', i), 'moves'], `Behaviour "${behavior.id}"`, ['metrics'], 'a metric'));
  config.events.forEach((event, i) =>
    refer(event.metrics, ['events', origin('events', i), 'metrics'], `The event of ${event.date}`, ['metrics'], 'a metric'));
  refer(plan?.metrics, ['plan', 'metrics'], 'The plan', ['metrics'], 'a metric');
  plan?.milestones.forEach((milestone, i) => {
    const at = ['plan', 'milestones', origin('plan.milestones', i)];
    const from = `Milestone "${milestone.id}"`;
    referOne(milestone.owner, [...at, 'owner'], from, 'plan.roles', 'a role');
    refer(milestone.after, [...at, 'after'], from, ['plan.milestones'], 'a milestone');
    refer(milestone.metrics, [...at, 'metrics'], from, ['metrics'], 'a metric');
  });
  referOne(plan?.nextPhase?.chosen, ['plan', 'nextPhase', 'chosen'], 'The next phase', 'plan.nextPhase.options', 'an option');
  config.effort?.entries.forEach((entry, i) => {
    const at = ['effort', 'entries', origin('effort.entries', i)];
    refer(entry.moves, [...at, 'moves'], `Entry "${entry.id}"`, ['metrics', 'behaviors'], 'a metric or behaviour');
    referOne(entry.role, [...at, 'role'], `Entry "${entry.id}"`, 'plan.roles', 'a role');
  });

  for (const name of ['metrics', 'behaviors'] as const)
    config[name].forEach((measure, i) => {
      const at: Path = [name, origin(name, i)];
      for (const { path, found, expected } of contradictions(measure)) report('value', [...at, ...path], at, found, expected, { part: measure.id });
    });
  return faults;
}

function contradictions({ direction, target, baseline }: Pick<Metric, 'direction' | 'target' | 'baseline'>): { path: Path; found: unknown; expected: string }[] {
  const faults = [];
  if (target) {
    const { value, min, max } = target;
    const isBand = min !== undefined || max !== undefined;
    if (direction === 'maintain' && !isBand) faults.push({ path: ['target'], found: undefined, expected: '"min" or "max" or both, since "direction" is "maintain"' });
    if (direction !== 'maintain' && value === undefined) faults.push({ path: ['target', 'value'], found: undefined, expected: `a value to reach, since "direction" is "${direction}"` });
    if (min !== undefined && max !== undefined && min > max) faults.push({ path: ['target', 'min'], found: min, expected: `a number that is at most "max" (${max})` });
  }
  if (baseline?.from && baseline.to && baseline.from > baseline.to)
    faults.push({ path: ['baseline', 'from'], found: baseline.from, expected: `a day that is not after "to" (${baseline.to})` });
  return faults;
}
