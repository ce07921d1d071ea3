import type { ReactiveControllerHost } from 'lit';
import type { Config } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { SinceView } from '../../core/review/diff.js';
import type { ConfigController } from '../shared/config-controller.js';

type ReviewModules = typeof import('../../core/review/diff.js') & typeof import('../../core/review/digest.js');

/**
 * The differences since the reader's last visit. A host that saves changes stores the digest of a visit and returns it
 * as the config's `lastSeen`. Otherwise this browser stores it, once the reader has asked for it.
 */
export class LastVisit {
  #host: ReactiveControllerHost & HTMLElement;
  #source: ConfigController;
  #account: string | undefined;
  /** The digest that this browser has stored. Undefined until it is read, null if there is none. */
  #storedDigest: unknown = undefined;
  #modules: ReviewModules | undefined;
  #view: { config: Config; localizer: Localizer; seen: unknown; view: SinceView | null } | undefined;
  /** The outcome of `remember`. Null before it. */
  outcome: 'kept' | 'not-kept' | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement, source: ConfigController) {
    this.#host = host;
    this.#source = source;
  }

  /** The differences. Null without an earlier visit, or while modules are loading. */
  viewOf(config: Config, localizer: Localizer): SinceView | null {
    if (config.account.id !== this.#account) {
      [this.#account, this.#storedDigest, this.outcome] = [config.account.id, undefined, null];
      void this.#read(config.account.id);
    }
    const seen = config.lastSeen ?? this.#storedDigest;
    if (seen === undefined || seen === null) return null;
    const computing = this.#modules;
    if (!computing) {
      void this.#load();
      return null;
    }
    const known = this.#view;
    if (known?.config === config && known.localizer === localizer && known.seen === seen) return known.view;
    const view = computing.sinceLastVisit(seen, config, localizer);
    this.#view = { config, localizer, seen, view };
    return view;
  }

  /** Stores a digest of the current state: with the host if it saves changes, else in this browser. */
  async remember(config: Config, localizer: Localizer): Promise<void> {
    const computing = await this.#load();
    if (!computing) return;
    const seen = computing.lastSeenOf(config, localizer);
    if (this.#source.snapshot.saveStatus)
      this.outcome = this.#source.submitChange('page-seen', config.account.id, { seen }) ? 'kept' : null;
    else {
      const { saveLocal } = await import('../../core/changes/device-store.js');
      this.outcome = (await saveLocal(key(config.account.id), seen)) ? 'kept' : 'not-kept';
      if (this.outcome === 'kept') this.#storedDigest = seen;
    }
    this.#host.requestUpdate();
  }

  async #read(account: string): Promise<void> {
    const { readLocal } = await import('../../core/changes/device-store.js');
    const kept = await readLocal(key(account));
    if (account !== this.#account) return;
    this.#storedDigest = kept ?? null;
    this.#host.requestUpdate();
  }

  async #load(): Promise<ReviewModules | null> {
    // loaded only if there is an earlier visit
    this.#modules ??= await Promise.all([import('../../core/review/diff.js'), import('../../core/review/digest.js')])
      .then(([since, seen]) => ({ ...since, ...seen }))
      .catch(() => undefined);
    this.#host.requestUpdate();
    return this.#modules ?? null;
  }
}

const key = (account: string): string => `seen ${account}`;
