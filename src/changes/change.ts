import { civilOfInstant, dayOf } from '../config/dates.js';
import type { Config } from '../config/schema.js';

/** What each kind of change is about, and what it carries. */
export interface ChangeValues {
  /** `target` is an entry. */
  'action-done': { evidence?: string } | undefined;
  'action-reopened': undefined;
  /** `target` is a metric; the value that was confirmed, in the metric's unit. */
  'metric-confirmed': { value: number };
  /** `target` is a metric; the value that was disputed, and why. */
  'metric-disputed': { value: number; reason: string };
}
export type ChangeKind = keyof ChangeValues;

/** What a person did. It names its target by id, so that it holds whatever else of the config has changed since. */
export type Change = {
  [K in ChangeKind]: {
    /** A UUID made once. */
    id: string;
    /** When, as an instant. */
    at: string;
    /** The account's id. */
    account: string;
    kind: K;
    target: string;
    value?: ChangeValues[K];
    /** Who, where the page knows: a listener of `waymark-change` may set it. */
    by?: string;
  };
}[ChangeKind];

/** The config after a change; the same config where its target is gone. */
export function applyChange(config: Config, change: Change): Config {
  if (change.account !== config.account.id) return config;
  const on = dayOf(civilOfInstant(change.at, config.account.timeZone));
  const who = change.by === undefined ? { on } : { on, by: change.by };
  switch (change.kind) {
    case 'action-done': return withEntry(config, change.target, { ...who, ...(change.value?.evidence === undefined ? {} : { evidence: change.value.evidence }) });
    case 'action-reopened': return withEntry(config, change.target, null);
    case 'metric-confirmed': return withMetric(config, change.target, { confirmed: { ...who, ...change.value } });
    case 'metric-disputed': return withMetric(config, change.target, { disputed: { ...who, ...(change.value ? { reason: change.value.reason } : {}) } });
    default: return config; // of a newer version, from the queue that it shares with this one
  }
}

function withEntry(config: Config, id: string, done: { on: string; by?: string; evidence?: string } | null): Config {
  if (!config.effort?.entries.some((entry) => entry.id === id)) return config;
  const entries = config.effort.entries.map((entry) => (entry.id === id ? { ...entry, done } : entry));
  return { ...config, effort: { ...config.effort, entries } };
}

/** A metric is confirmed or disputed, never both. */
function withMetric(config: Config, id: string, opinion: Pick<Config['metrics'][number], 'confirmed' | 'disputed'>): Config {
  if (!config.metrics.some((metric) => metric.id === id)) return config;
  return { ...config, metrics: config.metrics.map((metric) => (metric.id === id ? { ...metric, confirmed: undefined, disputed: undefined, ...opinion } : metric)) };
}
