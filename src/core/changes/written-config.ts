import { valueAt } from '../config/collections.js';
import type { Config } from '../config/schema.js';
import { isRecord } from '../types.js';
import { applyChange, type Change } from './change.js';

/** The lists whose items a change may touch, and with which keys. */
const TOUCHED = [
  { list: ['metrics'], keys: ['confirmed', 'disputed'] },
  { list: ['plan', 'milestones'], keys: ['done'] },
  { list: ['plan', 'nextPhase', 'options'], keys: ['rank'] },
  { list: ['effort', 'entries'], keys: ['done', 'answer', 'comments'] },
] as const;

const isSame = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/**
 * Carries over to a config as it was written what changes did to the parsed one, in place. All that a change does not
 * touch stays as it was written: files of values are still named, defaults are not filled in, unknown keys are kept.
 * @param written the value that `before` was parsed from
 * @returns false where an id is there twice, so that nobody can tell which of the two parts is meant
 */
export function writeChanges(written: unknown, before: Config, after: Config): boolean {
  let isWhole = true;
  const carry = (to: unknown, key: string, old: object, item: object): void => {
    const [was, is] = [valueAt(old, [key]), valueAt(item, [key])];
    if (isSame(was, is)) return;
    if (!isRecord(to)) isWhole = false;
    else if (is === undefined) delete to[key];
    else
      to[key] =
        Array.isArray(is) && Array.isArray(was)
          ? is.map((one: unknown) => (was.includes(one) ? valueAt(to[key], [was.indexOf(one)]) : one))
          : is;
  };
  for (const { list, keys } of TOUCHED) {
    const [was = [], is = []] = [before, after].map((config) => valueAt(config, list) as { id: string }[] | undefined);
    is.forEach((item, i) => {
      const old = was[i];
      if (old && item !== old) for (const key of keys) carry(onlyItem(written, list, item.id), key, old, item);
    });
  }
  if (before.plan !== after.plan) carry(valueAt(written, ['plan']), 'confirmed', before.plan ?? {}, after.plan ?? {});
  carry(written, 'lastSeen', before, after);
  return isWhole;
}

/** The item that was written with an id; none where two were, since only one of them can be meant. */
function onlyItem(written: unknown, list: readonly string[], id: string): unknown {
  const items = valueAt(written, list);
  const found = Array.isArray(items) ? items.filter((item) => valueAt(item, ['id']) === id) : [];
  return found.length === 1 ? found[0] : undefined;
}

/** The day on which the config itself says last what a change is about; undefined where it says nothing with a day. */
function dayWritten(config: Config, { kind, target }: Change): string | undefined {
  switch (kind) {
    case 'action-done':
    case 'action-reopened':
    case 'action-restored':
      return config.effort?.entries.find(({ id }) => id === target)?.done?.on;
    case 'question-answered':
    case 'decision-made':
    case 'answer-withdrawn': {
      const entry = config.effort?.entries.find(({ id }) => id === target);
      return entry && 'answer' in entry ? entry.answer?.on : undefined;
    }
    case 'milestone-done':
    case 'milestone-restored':
    case 'milestone-reopened': {
      const done = config.plan?.milestones.find(({ id }) => id === target)?.done;
      return typeof done === 'string' ? done : done?.on;
    }
    case 'metric-confirmed':
    case 'metric-disputed':
    case 'metric-restored': {
      const metric = config.metrics.find(({ id }) => id === target);
      return [metric?.confirmed?.on, metric?.disputed?.on]
        .filter((day) => day !== undefined)
        .sort()
        .at(-1);
    }
    case 'purpose-confirmed':
    case 'purpose-unconfirmed':
      return config.plan?.confirmed?.on;
    default:
      return undefined;
  }
}

/**
 * A config after changes that were saved to an earlier one. Where the config itself says the same thing at a later day,
 * it counts: its author knew of the change. On one day the change counts.
 * @returns the config, and the changes that were left out for that reason
 */
export function withChanges(config: Config, changes: readonly Change[]): { config: Config; older: Change[] } {
  const older: Change[] = [];
  let after = config;
  for (const change of changes) {
    const written = dayWritten(config, change);
    if (written !== undefined && written > change.at.slice(0, 10)) older.push(change);
    else after = applyChange(after, change);
  }
  return { config: after, older };
}
