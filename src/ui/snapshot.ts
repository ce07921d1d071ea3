import { createContext } from '@lit/context';
import type { Change } from '../changes/change.js';
import type { Issue } from '../config/issues.js';
import type { Config } from '../config/schema.js';

/** What is known of a config at one moment; replaced as a whole, never changed. */
export interface Snapshot {
  state: 'idle' | 'loading' | 'ready' | 'stale' | 'error' | 'auth-required';
  /** What can be shown; always there in `ready` and `stale`. */
  config: Config | null;
  /** What cannot be shown, and why. */
  issues: readonly Issue[];
  warnings: readonly Issue[];
}

export const IDLE: Snapshot = { state: 'idle', config: null, issues: [], warnings: [] };

/** A config that is shared with all widgets inside an element. */
export interface SharedConfig {
  snapshot: Snapshot;
  /** The metric that a person chose in one widget, for a timeline that may show any; each choice is an object of its own. */
  chosen: { metric: string } | null;
  /** Shows a change that no listener cancelled. */
  apply(change: Change): void;
  /** Loads the config anew. */
  reload(): void;
}

/** The key survives two copies of the package on a page; its number counts changes of `SharedConfig`'s shape. */
export const configContext = createContext<SharedConfig>(Symbol.for('waymark.config.1'));
