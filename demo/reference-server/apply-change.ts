import { applyChange, type Change } from '../../src/core/changes/change.js';
import { writeChanges } from '../../src/core/changes/written-config.js';
import { parseConfig } from '../../src/core/config/parse.js';
import { Problem } from './problem-details.js';
import { checkRules } from './check-change.js';

/**
 * The JSON of a config after a change. Everything else stays as it was written: points files are still referenced,
 * defaults are not filled in, and unknown keys are kept.
 *
 * @throws Problem if it cannot be applied
 */
export function applyToJson(config: string, change: Change): string {
  const written = read(config);
  const before = parseConfig(written).config;
  if (!before) throw new Problem('no-target', 'The account cannot be read, so nothing can be saved to it.');
  checkRules(before, change);
  if (!writeChanges(written, before, applyChange(before, change)))
    throw new Problem('no-target', 'Two parts of the account have the same id, so nothing can be saved to either.');
  return JSON.stringify(written);
}

/** The JSON of a new config after the earlier changes. Changes whose target is gone are skipped. */
export function reapplyToJson(config: string, changes: readonly Change[]): string {
  const written = read(config);
  const before = parseConfig(written).config;
  if (!before || !changes.length) return config;
  writeChanges(written, before, changes.reduce(applyChange, before));
  return JSON.stringify(written);
}

function read(config: string): unknown {
  try {
    return JSON.parse(config);
  } catch {
    return undefined; // the vendor's mistake: the widgets say where
  }
}
