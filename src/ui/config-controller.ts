import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { v4 as uuid } from 'uuid';
import { applyChange, type Change, type ChangeKind, type ChangeValues } from '../changes/change.js';
import type { Issue } from '../config/issues.js';
import { loadConfig, resolve, type ConfigSource } from '../config/load.js';
import type { Config } from '../config/schema.js';
import { fire } from './events.js';
import { fetcherFor } from './fetcher.js';
import { jsonChild, watchJsonChild } from './json-child.js';
import { configContext, IDLE, type SharedConfig, type Snapshot } from './snapshot.js';

export interface ConfigHost extends ReactiveControllerHost, HTMLElement {
  /** A config, or its JSON text. */
  config: unknown;
  /** The address of a config. */
  src: string;
}

type Source = { kind: 'value'; value: unknown } | { kind: 'url'; url: string } | { kind: 'shared' } | { kind: 'none' } | { kind: 'pending' };

const same = (a: Source, b: Source): boolean =>
  a.kind === b.kind && (a.kind === 'value' ? a.value === (b as typeof a).value : a.kind === 'url' ? a.url === (b as typeof a).url : true);

/**
 * Finds an element's config and keeps it up to date. The first that is there wins: the `config` property, a JSON child,
 * `src`, the nearest `<waymark-config>`. Of several requests the last one asked for wins, in whatever order they answer.
 */
export class ConfigController implements ReactiveController {
  #host: ConfigHost;
  #useContext: boolean;
  #changed: () => void;
  #isShown: () => boolean;
  #source: Source = { kind: 'none' };
  #own: Snapshot = IDLE;
  #shared: SharedConfig | null = null;
  #leaveShared: (() => void) | undefined;
  #stopWatching: (() => void) | undefined;
  #document: Document | undefined;
  #request: AbortController | undefined;
  #announced = false;
  #settle: (config: Config) => void = () => {};

  /** Resolves with the first config that is shown; never rejects. */
  readonly ready = new Promise<Config>((settle) => { this.#settle = settle; });

  /**
   * @param options.useContext whether a surrounding `<waymark-config>` is asked; not by that element itself
   * @param options.changed called with each new snapshot, before the host renders
   * @param options.isShown whether the host can show a config that is there; until then it is not said to be ready
   */
  constructor(host: ConfigHost, { useContext = true, changed = () => {}, isShown = () => true }: { useContext?: boolean; changed?: () => void; isShown?: () => boolean } = {}) {
    this.#host = host;
    this.#useContext = useContext;
    this.#changed = changed;
    this.#isShown = isShown;
    host.addController(this);
  }

  get snapshot(): Snapshot {
    return this.#source.kind === 'shared' ? (this.#shared?.snapshot ?? IDLE) : this.#own;
  }

  /** The metric that a person chose in another widget of the same config. */
  get chosen(): { metric: string } | null {
    return this.#source.kind === 'shared' ? (this.#shared?.chosen ?? null) : null;
  }

  hostConnected(): void {
    this.#stopWatching = watchJsonChild(this.#host, this.#resolve);
    if (this.#useContext) {
      // a <waymark-config> that is defined or inserted later announces itself
      this.#document = this.#host.ownerDocument;
      this.#document.addEventListener('context-provider', this.#provided);
      this.#askForShared();
    }
    this.#resolve();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#leaveShared?.();
    this.#leaveShared = undefined;
    this.#shared = null;
    // the document it was in: an element that is adopted by another has that one by now
    this.#document?.removeEventListener('context-provider', this.#provided);
    this.#document = undefined;
    if (this.#request) {
      this.#request.abort();
      this.#request = undefined;
      this.#source = { kind: 'none' };
    }
  }

  hostUpdate(): void {
    if (this.#host.isConnected) this.#resolve();
  }

  hostUpdated(): void {
    const { snapshot } = this;
    if (snapshot.config === null || (snapshot.state !== 'ready' && snapshot.state !== 'stale')) {
      this.#announced = false;
      return;
    }
    if (this.#announced || !this.#isShown()) return;
    this.#announced = true;
    this.#settle(snapshot.config);
    fire(this.#host, 'waymark-ready', { config: snapshot.config, warnings: [...snapshot.warnings] });
  }

  /** Loads the config anew; what is shown stays until the answer is there. */
  reload = (): void => {
    if (this.#source.kind === 'shared') this.#shared?.reload();
    else if (this.#source.kind === 'url' || this.#source.kind === 'value') this.#load(this.#source, true);
  };

  /** Shows a change at once. */
  apply = (change: Change): void => {
    if (this.#source.kind === 'shared') this.#shared?.apply(change);
    else if (this.#own.config) this.#show({ ...this.#own, config: applyChange(this.#own.config, change) });
  };

  /** Tells the page what a person did, and shows it unless a listener cancels: then the answer is false. */
  change<K extends ChangeKind>(kind: K, target: string, value?: ChangeValues[K]): boolean {
    const account = this.snapshot.config?.account.id;
    if (account === undefined) return false;
    const change = { id: uuid(), at: new Date().toISOString(), account, kind, target, ...(value ? { value } : {}) } as Change;
    const isWanted = fire(this.#host, 'waymark-change', { change });
    if (isWanted) this.apply(change);
    return isWanted;
  }

  #provided = (event: Event): void => {
    const { context, contextTarget } = event as Event & { context?: unknown; contextTarget?: Element };
    if (context === configContext && contextTarget !== this.#host) this.#askForShared();
  };

  #askForShared(): void {
    const { isConnected } = this.#host;
    if (!isConnected) return;
    const receive = (shared: SharedConfig, unsubscribe?: () => void) => {
      if (unsubscribe !== this.#leaveShared) {
        this.#leaveShared?.();
        this.#leaveShared = unsubscribe;
      }
      this.#shared = shared;
      this.#resolve();
      this.#changed();
      this.#host.requestUpdate();
    };
    this.#host.dispatchEvent(new ContextEvent(configContext, this.#host, receive, true));
  }

  #named(): Source {
    const { config, src } = this.#host;
    if (config !== undefined && config !== null) return { kind: 'value', value: config };
    const child = jsonChild(this.#host);
    if (child === undefined) return { kind: 'pending' };
    if (child !== null) return { kind: 'value', value: child };
    if (src) return { kind: 'url', url: src };
    return this.#shared ? { kind: 'shared' } : { kind: 'none' };
  }

  #resolve = (): void => {
    const source = this.#named();
    if (same(source, this.#source)) return;
    this.#source = source;
    if (source.kind === 'value' || source.kind === 'url') return this.#load(source, false);
    this.#request?.abort();
    this.#request = undefined;
    this.#show(source.kind === 'pending' ? { ...IDLE, state: 'loading' } : IDLE);
  };

  #load(source: Source & { kind: 'value' | 'url' }, again: boolean): void {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    const base = this.#host.ownerDocument.baseURI;
    const before = this.#own;
    // a value that replaces another is there within the turn: what is shown need not go first
    if (!again && (source.kind === 'url' || before.config === null)) this.#show({ ...IDLE, state: 'loading' });
    void this.#fetch(source, base, request.signal).then(
      (snapshot) => {
        if (request.signal.aborted) return;
        this.#request = undefined;
        const keep = again && before.config !== null && snapshot.state === 'error' && snapshot.config === null;
        this.#show(keep ? { ...before, state: 'stale', issues: snapshot.issues } : snapshot);
        if (snapshot.issues.length) fire(this.#host, 'waymark-error', { issues: [...snapshot.issues], ...(snapshot.config ? { config: snapshot.config } : {}) });
      },
      (error: unknown) => {
        if (!request.signal.aborted) this.#show({ ...IDLE, state: 'error', issues: [unexpected(error)] });
      },
    );
  }

  async #fetch(source: Source & { kind: 'value' | 'url' }, base: string, signal: AbortSignal): Promise<Snapshot> {
    const named = namedSource(source, base);
    if ('issue' in named) return { ...IDLE, state: 'error', issues: [named.issue] };
    const loaded = await loadConfig(named, fetcherFor(this.#host), signal);
    if (loaded.kind === 'auth-required') return { ...IDLE, state: 'auth-required', issues: loaded.issues };
    if (loaded.kind === 'failed') return { ...IDLE, state: 'error', issues: loaded.issues };
    const { result } = loaded;
    const config = result.config ?? null;
    return { state: config ? 'ready' : 'error', config, issues: result.ok ? [] : result.issues, warnings: result.warnings };
  }

  #show(snapshot: Snapshot): void {
    this.#own = snapshot;
    this.#changed();
    this.#host.requestUpdate();
  }
}

function namedSource(source: Source & { kind: 'value' | 'url' }, base: string): ConfigSource | { issue: Issue } {
  if (source.kind === 'value') return { value: source.value, base };
  const url = resolve(source.url, base);
  return url === null ? { issue: { code: 'load', path: '$', message: `${JSON.stringify(source.url)} is no http(s) address.`, hint: 'Check the src attribute.' } } : { url };
}

const unexpected = (error: unknown): Issue => ({ code: 'load', path: '$', message: error instanceof Error ? error.message : 'The config could not be shown.' });
