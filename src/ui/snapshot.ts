import { createContext } from '@lit/context';
import type { TemplateResult } from 'lit';
import type { Change } from '../changes/change.js';
import type { Issue } from '../config/issues.js';
import type { Config } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import type { Area } from './widget.js';

/** The changes that concern a widget: of its part of the config, and where it shows one thing alone, of that. */
export interface Concern {
  area: Area;
  /** The id of what is shown alone. */
  target?: string | undefined;
}

/** How what a person did is being saved; it says so itself, so that a page which saves nothing carries none of it. */
export interface Saving {
  /** What needs the person: what was refused, or what somebody else made differently. */
  notices: (of: Concern, config: Config, words: Words) => TemplateResult;
  /** Whether a change, by its id, is not shown as done: it was refused, somebody else's stands, or the person is asked which. */
  isOff: (id: string) => boolean;
  /** Whether it is being saved, is saved, or waits; empty where there is nothing to say. */
  words: (of: Concern, words: Words) => string;
}

/** What is known of a config at one moment; replaced as a whole, never changed. */
export interface Snapshot {
  state: 'idle' | 'loading' | 'ready' | 'stale' | 'error' | 'auth-required';
  /** What can be shown; always there in `ready` and `stale`. */
  config: Config | null;
  /** What cannot be shown, and why. */
  issues: readonly Issue[];
  warnings: readonly Issue[];
  /** Null where nothing is saved by us. */
  saving: Saving | null;
}

export const IDLE: Snapshot = { state: 'idle', config: null, issues: [], warnings: [], saving: null };

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
