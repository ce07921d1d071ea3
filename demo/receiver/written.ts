import { isDeepStrictEqual } from 'node:util';
import { applyChange, type Change } from '../../src/changes/change.js';
import { parseConfig } from '../../src/config/parse.js';
import { isRecord, valueAt } from '../../src/config/parts.js';
import type { Config } from '../../src/config/schema.js';
import { Problem } from './problem.js';
import { checkRules } from './rules.js';

/** The lists whose items a change may touch, and with which keys. */
const TOUCHED = [
  { list: ['metrics'], keys: ['confirmed', 'disputed'] },
  { list: ['plan', 'milestones'], keys: ['done'] },
  { list: ['plan', 'nextPhase', 'options'], keys: ['rank'] },
  { list: ['effort', 'entries'], keys: ['done', 'answer', 'comments'] },
] as const;

/**
 * The JSON of a config after a change. All that the change does not touch stays as it was written: files of values are still
 * named, defaults are not filled in, and keys that this version does not know are kept.
 *
 * @throws Problem where it cannot be applied
 */
export function applied(config: string, change: Change): string {
  const written = read(config);
  const before = parseConfig(written).config;
  if (!before) throw new Problem('no-target', 'The account cannot be read, so nothing can be saved to it.');
  checkRules(before, change);
  const after = write(written, before, applyChange(before, change));
  if (!after.isWhole) throw new Problem('no-target', 'Two parts of the account have the same id, so nothing can be saved to either.');
  return after.config;
}

/** The JSON of a new config after what was applied to earlier ones: a change whose target is gone adds nothing. */
export function reapplied(config: string, changes: readonly Change[]): string {
  const written = read(config);
  const before = parseConfig(written).config;
  return before && changes.length ? write(written, before, changes.reduce(applyChange, before)).config : config;
}

function read(config: string): unknown {
  try {
    return JSON.parse(config);
  } catch {
    return undefined; // the vendor's mistake: the widgets say where
  }
}

/** `applyChange` knows the parsed config; what it changed there is carried over to the written one, key by key. */
function write(written: unknown, before: Config, after: Config): { config: string; isWhole: boolean } {
  let isWhole = true;
  const carry = (to: unknown, key: string, old: object, item: object): void => {
    const [was, is] = [valueAt(old, [key]), valueAt(item, [key])];
    if (isDeepStrictEqual(was, is)) return;
    if (!isRecord(to)) isWhole = false;
    else if (is === undefined) delete to[key];
    else to[key] = Array.isArray(is) && Array.isArray(was) ? is.map((one: unknown) => (was.includes(one) ? valueAt(to[key], [was.indexOf(one)]) : one)) : is;
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
  return { config: JSON.stringify(written), isWhole };
}

/** The item that was written with an id; none where two were, since only one of them can be meant. */
function onlyItem(written: unknown, list: readonly string[], id: string): unknown {
  const items = valueAt(written, list);
  const found = Array.isArray(items) ? items.filter((item) => valueAt(item, ['id']) === id) : [];
  return found.length === 1 ? found[0] : undefined;
}
