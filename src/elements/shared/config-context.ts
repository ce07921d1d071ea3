import { createContext } from '@lit/context';
import type { TemplateResult } from 'lit';
import type { Change } from '../../core/changes/change.js';
import type { Issue } from '../../core/config/issues.js';
import type { Config } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';

/** The section of a config that one widget shows; the page shows all of them. */
export type ConfigSection = 'metrics' | 'plan' | 'effort' | 'page';

/** Selects the changes that a widget reports on: those of its section, or of one target if it shows only that. */
export interface StatusScope {
  section: ConfigSection;
  /** The id of the only thing that the widget shows. */
  target?: string | undefined;
}

/** The save status of changes. Its functions have their own messages, so that pages without `save` do not load them. */
export interface SaveStatus {
  /** Messages that need a decision: a change was refused, or somebody else changed the same target. */
  notices: (scope: StatusScope, config: Config, localizer: Localizer) => TemplateResult;
  /** True if a change, by its id, is not shown: it was refused or discarded, or the person must decide. */
  isReverted: (id: string) => boolean;
  /** “Saving…”, “Saved.” or the reason why it waits. Empty without changes. */
  progressText: (scope: StatusScope, localizer: Localizer) => string;
  /** A request to sign in that says where unsent changes are kept. */
  signInText: (localizer: Localizer) => string;
}

/** The state of a config at one moment. Snapshots are replaced as a whole, never changed. */
export interface Snapshot {
  state: 'idle' | 'loading' | 'ready' | 'stale' | 'error' | 'auth-required';
  /** The valid parts of the config; never null in `ready` and `stale`. */
  config: Config | null;
  /** The problems that keep the config, or parts of it, from being shown. */
  issues: readonly Issue[];
  warnings: readonly Issue[];
  /** The save status of pending changes. Null if the page saves nothing. */
  saveStatus: SaveStatus | null;
}

export const IDLE: Snapshot = { state: 'idle', config: null, issues: [], warnings: [], saveStatus: null };

/** The context value that `<waymark-config>` provides to every widget inside it. */
export interface SharedConfig {
  snapshot: Snapshot;
  /**
   * The metric that a person chose in one widget, for a timeline that shows any metric. Each choice is a new object.
   */
  chosen: { metric: string } | null;
  /** Shows and saves a change. */
  dispatch(change: Change): void;
  /** Loads the config again. */
  reload(): void;
}

/**
 * `Symbol.for` lets two copies of the package on a page share it; the number grows with each new shape of
 * `SharedConfig`.
 */
export const configContext = createContext<SharedConfig>(Symbol.for('waymark.config.1'));
