import { ContextEvent } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { v4 as uuid } from 'uuid';
import { applyChange, type Change, type ChangeKind, type ChangeValues } from '../../core/changes/change.js';
import type { Issue } from '../../core/config/issues.js';
import { fetchConfig, resolve, type ConfigSource } from '../../core/config/load.js';
import type { Config } from '../../core/config/schema.js';
import { reportToConsole } from './console-report.js';
import { fire } from './events.js';
import { fetcherFor } from './deduped-fetch.js';
import { jsonChild, watchJsonChild } from './inline-json.js';
import { configContext, IDLE, type SharedConfig, type Snapshot } from './config-context.js';
import { withBarrier } from './load-barrier.js';

export interface ConfigHost extends ReactiveControllerHost, HTMLElement {
  /** A config, or its JSON text. */
  config: unknown;
  /** URL of a config. */
  src: string;
  /** The reader. Default: `customer`. */
  audience?: 'customer' | 'provider';
}

export interface ConfigOptions {
  /** True to use the config of a surrounding `<waymark-config>`. Default: true. */
  useContext?: boolean;
  /** Called after each new snapshot, before the host renders. Default: none. */
  changed?: () => void;
  /** True if the host can render a loaded config; `waymark-ready` waits for it. Default: always true. */
  isShown?: () => boolean;
  /** Runs before a loaded config is shown. Default: none. */
  prepare?: () => Promise<void>;
  /** Derives the displayed snapshot from the loaded one (applies pending changes). Default: the loaded one. */
  decorate?: (own: Snapshot) => Snapshot;
  /** Saves a change that no listener cancelled. Default: null, the change is only shown. */
  save?: ((change: Change) => void) | null;
}

type Source =
  | { kind: 'value'; value: unknown }
  | { kind: 'url'; url: string }
  | { kind: 'shared' }
  | { kind: 'none' }
  | { kind: 'pending' };

const same = (a: Source, b: Source): boolean =>
  a.kind === b.kind &&
  (a.kind === 'value' ? a.value === (b as typeof a).value : a.kind === 'url' ? a.url === (b as typeof a).url : true);

/**
 * Finds the config of an element and keeps it up to date. The first available source wins: the `config` property, a
 * JSON child, `src`, the nearest `<waymark-config>`. Of several requests the latest one wins, in whatever order they
 * are answered.
 */
export class ConfigController implements ReactiveController {
  #host: ConfigHost;
  #options: Required<ConfigOptions>;
  #source: Source = { kind: 'none' };
  #own: Snapshot = IDLE;
  #shared: SharedConfig | null = null;
  #unsubscribe: (() => void) | undefined;
  #stopWatching: (() => void) | undefined;
  #document: Document | undefined;
  #request: AbortController | undefined;
  /** The ETag of the loaded config. */
  #etag: string | null = null;
  #announced = false;
  #settle: (config: Config) => void = () => {};

  /** Resolves with the first config that is shown. Never rejects. */
  readonly ready = new Promise<Config>((settle) => {
    this.#settle = settle;
  });

  constructor(host: ConfigHost, options: ConfigOptions = {}) {
    this.#host = host;
    this.#options = {
      useContext: true,
      changed: () => {},
      isShown: () => true,
      prepare: () => Promise.resolve(),
      decorate: (own) => own,
      save: null,
      ...options,
    };
    host.addController(this);
  }

  get snapshot(): Snapshot {
    return this.#source.kind === 'shared' ? (this.#shared?.snapshot ?? IDLE) : this.#options.decorate(this.#own);
  }

  /** The latest config from the server, without pending changes. */
  get base(): { config: Config; etag: string | null } | null {
    return this.#own.config && { config: this.#own.config, etag: this.#etag };
  }

  /** The metric that a person chose in another widget of the same config; null for none. */
  get chosen(): { metric: string } | null {
    return this.#source.kind === 'shared' ? (this.#shared?.chosen ?? null) : null;
  }

  hostConnected(): void {
    this.#stopWatching = watchJsonChild(this.#host, this.#resolve);
    if (this.#options.useContext) {
      // a <waymark-config> that is defined or inserted later fires context-provider
      this.#document = this.#host.ownerDocument;
      this.#document.addEventListener('context-provider', this.#onContextProvider);
      this.#requestContext();
    }
    this.#resolve();
  }

  hostDisconnected(): void {
    this.#stopWatching?.();
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#shared = null;
    // kept from hostConnected: after adoptNode, ownerDocument is already the new document
    this.#document?.removeEventListener('context-provider', this.#onContextProvider);
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
    if (this.#announced || !this.#options.isShown()) return;
    this.#announced = true;
    const config = this.announced(snapshot.config);
    this.#settle(config);
    fire(this.#host, 'waymark-ready', { config, warnings: [...snapshot.warnings] });
  }

  /** The config for events: for a customer it has no `private` parts, whatever the server has sent. */
  announced(config: Config): Config {
    if (this.#host.audience === 'provider' || config.private === undefined) return config;
    const { private: _, ...rest } = config;
    return rest;
  }

  /** Loads the config again. The current content stays until the answer arrives. */
  reload = (): void => {
    if (this.#source.kind === 'shared') this.#shared?.reload();
    else if (this.#source.kind === 'url' || this.#source.kind === 'value') this.#load(this.#source, true);
  };

  /** Shows a change at once, and saves it if the page saves changes. */
  dispatch = (change: Change): void => {
    if (this.#source.kind === 'shared') this.#shared?.dispatch(change);
    else if (!this.#own.config) return;
    else if (this.#options.save) this.#options.save(change);
    else this.applyLocally(change);
  };

  /** Applies a change to the loaded config, without saving it. */
  applyLocally = (change: Change): void => {
    if (this.#own.config) this.#show({ ...this.#own, config: applyChange(this.#own.config, change) });
  };

  /** Refetches without entering the `loading` state. Rejects if the request fails. */
  async refresh(): Promise<void> {
    if (this.#source.kind !== 'url') throw new Error('The config has no address.');
    const source = this.#source;
    const { snapshot, etag } = await this.#fetch(
      source,
      this.#host.ownerDocument.baseURI,
      new AbortController().signal,
      'no-cache',
    );
    if (!snapshot.config) throw new Error(snapshot.issues[0]?.message ?? 'The config could not be loaded.');
    if (same(source, this.#source)) this.#setSnapshot(snapshot, etag);
  }

  /** Shows a config that came with an answer. Resolves to false if it is invalid or of another account. */
  async adoptConfig(value: unknown, etag: string | null): Promise<boolean> {
    const { snapshot } = await this.#fetch({ kind: 'value', value }, this.#address(), new AbortController().signal);
    if (!snapshot.config || snapshot.config.account.id !== this.#own.config?.account.id) return false;
    this.#setSnapshot(snapshot, etag);
    return true;
  }

  /** Enters the state `auth-required` and keeps the config on screen. */
  requireSignIn(): void {
    if (this.#own.config) this.#show({ ...this.#own, state: 'auth-required' });
  }

  /** The URL that the points files of an adopted config are relative to. */
  #address(): string {
    const { baseURI } = this.#host.ownerDocument;
    return this.#source.kind === 'url' ? (resolve(this.#source.url, baseURI) ?? baseURI) : baseURI;
  }

  #setSnapshot(snapshot: Snapshot, etag: string | null): void {
    this.#etag = etag;
    this.#show(snapshot);
  }

  /** The id of the change that was submitted here last. */
  latestChangeId = '';

  /** Fires `waymark-change` and dispatches the change; returns false if a listener cancelled it. */
  submitChange<K extends ChangeKind>(kind: K, target: string, value?: ChangeValues[K]): boolean {
    const account = this.snapshot.config?.account.id;
    if (account === undefined) return false;
    const change = {
      id: uuid(),
      at: new Date().toISOString(),
      account,
      kind,
      target,
      ...(value ? { value } : {}),
    } as Change;
    const isWanted = fire(this.#host, 'waymark-change', { change });
    this.latestChangeId = change.id;
    if (isWanted) this.dispatch(change);
    return isWanted;
  }

  #onContextProvider = (event: Event): void => {
    const { context, contextTarget } = event as Event & { context?: unknown; contextTarget?: Element };
    if (context === configContext && contextTarget !== this.#host) this.#requestContext();
  };

  #requestContext(): void {
    const { isConnected } = this.#host;
    if (!isConnected) return;
    const receive = (shared: SharedConfig, unsubscribe?: () => void) => {
      if (unsubscribe !== this.#unsubscribe) {
        this.#unsubscribe?.();
        this.#unsubscribe = unsubscribe;
      }
      this.#shared = shared;
      this.#resolve();
      this.#options.changed();
      this.#host.requestUpdate();
    };
    this.#host.dispatchEvent(new ContextEvent(configContext, this.#host, receive, true));
  }

  #resolveSource(): Source {
    const { config, src } = this.#host;
    if (config !== undefined && config !== null) return { kind: 'value', value: config };
    const child = jsonChild(this.#host);
    if (child === undefined) return { kind: 'pending' };
    if (child !== null) return { kind: 'value', value: child };
    if (src) return { kind: 'url', url: src };
    return this.#shared ? { kind: 'shared' } : { kind: 'none' };
  }

  #resolve = (): void => {
    const source = this.#resolveSource();
    if (same(source, this.#source)) return;
    this.#source = source;
    if (source.kind === 'value' || source.kind === 'url') return this.#load(source, false);
    this.#request?.abort();
    this.#request = undefined;
    this.#show(source.kind === 'pending' ? { ...IDLE, state: 'loading' } : IDLE);
  };

  #load(source: Source & { kind: 'value' | 'url' }, isReload: boolean): void {
    this.#request?.abort();
    const request = (this.#request = new AbortController());
    const base = this.#host.ownerDocument.baseURI;
    const before = this.#own;
    // a new value is validated in this task, so the old one can stay until then
    if (!isReload && (source.kind === 'url' || before.config === null)) this.#show({ ...IDLE, state: 'loading' });
    const fetched = this.#fetch(source, base, request.signal, isReload ? 'no-cache' : 'default');
    void (source.kind === 'url' ? withBarrier(source.url, fetched) : fetched).then(
      ({ snapshot, etag }) => {
        if (request.signal.aborted) return;
        this.#request = undefined;
        const stays = isReload && before.config !== null && snapshot.config === null;
        if (stays)
          this.#show({
            ...before,
            state: snapshot.state === 'error' ? 'stale' : snapshot.state,
            issues: snapshot.issues,
          });
        else this.#setSnapshot(snapshot, etag);
        reportToConsole([...snapshot.issues, ...snapshot.warnings]);
        if (snapshot.issues.length)
          fire(this.#host, 'waymark-error', {
            issues: [...snapshot.issues],
            ...(snapshot.config ? { config: this.announced(snapshot.config) } : {}),
          });
      },
      (error: unknown) => {
        if (!request.signal.aborted) this.#show({ ...IDLE, state: 'error', issues: [unexpected(error)] });
      },
    );
  }

  async #fetch(
    source: Source & { kind: 'value' | 'url' },
    base: string,
    signal: AbortSignal,
    cache: RequestCache = 'default',
  ): Promise<{ snapshot: Snapshot; etag: string | null }> {
    const none = (state: Snapshot['state'], issues: readonly Issue[]) => ({
      snapshot: { ...IDLE, state, issues },
      etag: null,
    });
    const named = namedSource(source, base);
    if ('issue' in named) return none('error', [named.issue]);
    const [loaded] = await Promise.all([
      fetchConfig(named, fetcherFor(this.#host, 'url' in named ? named.url : named.base, cache), signal),
      this.#options.prepare(),
    ]);
    if (loaded.kind !== 'parsed') return none(loaded.kind === 'failed' ? 'error' : loaded.kind, loaded.issues);
    const { result, etag } = loaded;
    const config = result.config ?? null;
    return {
      snapshot: {
        ...IDLE,
        state: config ? 'ready' : 'error',
        config,
        issues: result.ok ? [] : result.issues,
        warnings: result.warnings,
      },
      etag,
    };
  }

  #show(snapshot: Snapshot): void {
    this.#own = snapshot;
    this.#options.changed();
    this.#host.requestUpdate();
  }
}

function namedSource(source: Source & { kind: 'value' | 'url' }, base: string): ConfigSource | { issue: Issue } {
  if (source.kind === 'value') return { value: source.value, base };
  const url = resolve(source.url, base);
  return url === null
    ? {
        issue: {
          code: 'load',
          path: '$',
          message: `${JSON.stringify(source.url)} is not an http(s) URL.`,
          hint: 'Check the src attribute.',
        },
      }
    : { url };
}

const unexpected = (error: unknown): Issue => ({
  code: 'load',
  path: '$',
  message: error instanceof Error ? error.message : 'The config could not be shown.',
});
