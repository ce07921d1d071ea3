import type { Config } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import type { SinceView } from '../../results/since.js';
import type { ConfigController } from '../../ui/config-controller.js';
import type { WaymarkResultsPage } from './results-page.js';

type Computing = typeof import('../../results/since.js') & typeof import('../../results/last-seen.js');

/**
 * What has changed since the reader last looked. What they saw is kept by the host where it saves changes (and comes back as the
 * config's `lastSeen`), else in this browser, once the reader has asked for it.
 */
export class Since {
  #host: WaymarkResultsPage;
  #source: ConfigController;
  #account: string | undefined;
  /** What this browser keeps; undefined while it is not known, null where it is nothing. */
  #kept: unknown = undefined;
  #computing: Computing | undefined;
  #view: { config: Config; words: Words; seen: unknown; view: SinceView | null } | undefined;
  /** What became of the wish to remember. */
  outcome: 'kept' | 'not-kept' | null = null;

  constructor(host: WaymarkResultsPage, source: ConfigController) {
    this.#host = host;
    this.#source = source;
  }

  /** The difference; null where nothing was seen before, or it is not known yet. */
  viewOf(config: Config, words: Words): SinceView | null {
    if (config.account.id !== this.#account) {
      [this.#account, this.#kept, this.outcome] = [config.account.id, undefined, null];
      void this.#read(config.account.id);
    }
    const seen = config.lastSeen ?? this.#kept;
    if (seen === undefined || seen === null) return null;
    const computing = this.#computing;
    if (!computing) {
      void this.#load();
      return null;
    }
    const known = this.#view;
    if (known?.config === config && known.words === words && known.seen === seen) return known.view;
    const view = computing.sinceLastLook(seen, config, words);
    this.#view = { config, words, seen, view };
    return view;
  }

  /** Remembers what is shown now: by the host where it saves changes, else in this browser. */
  async remember(config: Config, words: Words): Promise<void> {
    const computing = await this.#load();
    if (!computing) return;
    const seen = computing.lastSeenOf(config, words);
    if (this.#source.snapshot.saving) this.outcome = this.#source.change('page-seen', config.account.id, { seen }) ? 'kept' : null;
    else {
      const { keepNote } = await import('../../changes/notes.js');
      this.outcome = (await keepNote(key(config.account.id), seen)) ? 'kept' : 'not-kept';
      if (this.outcome === 'kept') this.#kept = seen;
    }
    this.#host.requestUpdate();
  }

  async #read(account: string): Promise<void> {
    const { readNote } = await import('../../changes/notes.js');
    const kept = await readNote(key(account));
    if (account !== this.#account) return;
    this.#kept = kept ?? null;
    this.#host.requestUpdate();
  }

  async #load(): Promise<Computing | null> {
    // a page that nobody has asked to remember anything needs none of it
    this.#computing ??= await Promise.all([import('../../results/since.js'), import('../../results/last-seen.js')]).then(([since, seen]) => ({ ...since, ...seen })).catch(() => undefined);
    this.#host.requestUpdate();
    return this.#computing ?? null;
  }
}

const key = (account: string): string => `seen ${account}`;
