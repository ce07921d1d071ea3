import { civilOfInstant, dayOf } from '../config/dates.js';
import type { Config } from '../config/schema.js';

/** What a person did. It names its target by id, so that it holds whatever else of the config has changed since. */
export interface Change {
  /** A UUID made once. */
  id: string;
  /** When, as an instant. */
  at: string;
  /** The account's id. */
  account: string;
  kind: 'action-done' | 'action-reopened';
  /** The id of the entry. */
  target: string;
  /** What shows that it is done. */
  value?: { evidence?: string };
  by?: string;
}

/** The config after a change; the same config where its target is gone. */
export function applyChange(config: Config, change: Change): Config {
  if (!config.effort || change.account !== config.account.id) return config;
  const on = dayOf(civilOfInstant(change.at, config.account.timeZone));
  const done = change.kind === 'action-done'
    ? { on, ...(change.by === undefined ? {} : { by: change.by }), ...(change.value?.evidence === undefined ? {} : { evidence: change.value.evidence }) }
    : null;
  let found = false;
  const entries = config.effort.entries.map((entry) => {
    if (entry.id !== change.target) return entry;
    found = true;
    return { ...entry, done };
  });
  return found ? { ...config, effort: { ...config.effort, entries } } : config;
}
