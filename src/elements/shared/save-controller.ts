import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Change } from '../../core/changes/change.js';
import type { SaveOutcome } from '../../core/changes/save-outcome.js';
import { resolve } from '../../core/config/load.js';
import type { Config } from '../../core/config/schema.js';
import type { ChangeSync, SyncClient, SyncEvent, SyncState } from './change-sync.js';
import type { Snapshot } from './config-context.js';
import type { ConfigController } from './config-controller.js';
import { fire } from './events.js';
import type { Saver } from './save-request.js';

export interface SavingHost extends ReactiveControllerHost, HTMLElement {
  /** The URL to POST changes to. */
  save: string;
  /** Saves a change instead of `save`. */
  saver: Saver | null;
  /** An opaque id of the signed-in person; empty for none. */
  viewer: string;
}

const loadModules = () =>
  Promise.all([
    import('./change-sync.js'),
    import('./save-request.js'),
    import('./save-status.js'),
    import('../../core/changes/queue.js'),
  ]);

/**
 * Subscribes an element to its save queue: shows pending changes as part of the config, and fires the events of saving.
 */
export class SaveController implements ReactiveController {
  readonly #host: SavingHost;
  readonly #source: ConfigController;
  readonly #onChange: () => void;
  #modules: Awaited<ReturnType<typeof loadModules>> | undefined;
  #sync: ChangeSync | undefined;
  #client: SyncClient | undefined;
  /** The attributes that the current subscription was made for. */
  #subscribedTo = '';
  #subscribing: Promise<void> = Promise.resolve();
  #hasSaved = false;
  /** Failures that were reported: each is reported once, however often a change is retried. */
  readonly #reportedFailures = new Set<string>();
  /** Ids of changes that the person discarded in this visit. */
  readonly #discarded = new Set<string>();
  #shown: { own: Snapshot; state: SyncState; snapshot: Snapshot } | undefined;
  #resumed: Config | null = null;

  /** @param onChange called when the displayed snapshot has changed */
  constructor(host: SavingHost, source: ConfigController, onChange: () => void) {
    this.#host = host;
    this.#source = source;
    this.#onChange = onChange;
    host.addController(this);
  }

  hostConnected(): void {
    this.#subscribe();
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#subscribe();
    // each config from the server may hold pending changes, and proves that the server answers
    const { base, snapshot } = this.#source;
    if (!base || base.config === this.#resumed || !this.#sync || snapshot.state === 'auth-required') return;
    this.#resumed = base.config;
    void this.#sync.resume(base.config);
  }

  hostDisconnected(): void {
    this.#subscribedTo = '';
    this.#unsubscribe();
  }

  /** Resolves once the changes of earlier visits are loaded. */
  prepare(): Promise<void> {
    this.#subscribe();
    return this.#subscribing;
  }

  /** Shows, stores and sends a change. */
  add(change: Change): void {
    const shown = this.#source.snapshot.config;
    if (this.#sync && this.#client && shown) void this.#sync.add(change, shown, this.#client);
    // nothing saves here, or its modules failed to load: the change is shown for this visit
    else this.#source.applyLocally(change);
  }

  /** Adds pending changes and the save status to the loaded snapshot. */
  decorate(own: Snapshot): Snapshot {
    const sync = this.#sync;
    if (!sync || !this.#modules || !own.config) return own;
    const [, , { saveStatusOf }, { shownWith }] = this.#modules;
    const { state } = sync;
    if (this.#shown?.own !== own || this.#shown.state !== state) {
      const { id } = own.config.account;
      const queue = state.queue.filter(({ change }) => change.account === id);
      const saveStatus = saveStatusOf({
        ...state,
        queue,
        hasSaved: this.#hasSaved,
        discarded: this.#discarded,
        decide: (change, insists) => {
          if (!insists) this.#discarded.add(change);
          void sync.decide(change, insists);
        },
      });
      this.#shown = { own, state, snapshot: { ...own, config: shownWith(own.config, queue), saveStatus } };
    }
    return this.#shown.snapshot;
  }

  /** Subscribes to the queue of the current attributes, and unsubscribes from the previous one. */
  #subscribe(): void {
    const { save, saver, viewer, ownerDocument } = this.#host;
    const url = save ? resolve(save, ownerDocument.baseURI) : null;
    const address = saver ? 'saver' : (url ?? '');
    const wanted = JSON.stringify([address, save, viewer]);
    if (wanted === this.#subscribedTo) return;
    this.#subscribedTo = wanted;
    this.#unsubscribe();
    if (save && !saver && url === null)
      this.#report(`${JSON.stringify(save)} is not an http(s) URL: nothing is saved.`, 'Check the save attribute.');
    if (address) this.#subscribing = this.#load(address, viewer, wanted);
  }

  async #load(address: string, viewer: string, wanted: string): Promise<void> {
    try {
      this.#modules ??= await loadModules();
    } catch (error) {
      this.#report(
        `The module that saves changes failed to load (${messageOf(error)}): changes are shown, but not saved.`,
        'Check that all files of the package are served beside the one that the page loads.',
      );
      return;
    }
    if (wanted !== this.#subscribedTo || !this.#host.isConnected) return;
    const [{ syncFor }, { callSaver, postChange }] = this.#modules;
    const { saver } = this.#host;
    this.#sync = syncFor(address, viewer);
    this.#client = {
      source: this.#source,
      send: (change, etag, signal) =>
        saver
          ? callSaver(this.#host.saver ?? saver, change, signal)
          : postChange(change, { element: this.#host, url: address, etag, viewer, signal }),
      notify: (event) => this.#onEvent(event),
    };
    await this.#sync.subscribe(this.#client);
    this.#onChange();
  }

  #unsubscribe(): void {
    if (this.#client) this.#sync?.unsubscribe(this.#client);
    this.#sync = this.#client = this.#shown = undefined;
    this.#resumed = null;
  }

  #onEvent(event: SyncEvent): void {
    switch (event.type) {
      case 'state':
        return this.#onChange();
      case 'outcome':
        return this.#onOutcome(event.change, event.outcome);
      case 'storage-error':
        return this.#report(
          `This browser does not store changes (${messageOf(event.error)}).`,
          'They are kept in the page until they are sent.',
        );
    }
  }

  #onOutcome(change: Change, outcome: SaveOutcome): void {
    if (outcome.kind === 'saved') {
      this.#hasSaved = true;
      this.#shown = undefined;
      const config = outcome.config === undefined ? null : this.#source.base?.config;
      fire(this.#host, 'waymark-saved', { change, ...(config ? { config: this.#source.announced(config) } : {}) });
      this.#onChange();
      return;
    }
    if (outcome.kind === 'stale') return;
    if (outcome.kind === 'unauthorized') this.#source.requireSignIn();
    const failure = `${change.id} ${outcome.kind}`;
    if (this.#reportedFailures.has(failure)) return;
    this.#reportedFailures.add(failure);
    const { status } = outcome;
    fire(
      this.#host,
      'waymark-save-failed',
      outcome.kind === 'retry'
        ? { change, reason: 'unanswered', message: outcome.why, status }
        : outcome.kind === 'refused'
          ? { change, reason: 'refused', message: outcome.message, status }
          : { change, reason: 'sign-in', message: 'Somebody must sign in.', status },
    );
  }

  #report(message: string, hint: string): void {
    fire(this.#host, 'waymark-error', { issues: [{ code: 'load', path: '$', message, hint }] });
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
