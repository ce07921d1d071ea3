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
import { together } from './together.js';

export interface ConfigHost extends ReactiveControllerHost, HTMLElement {
  /** A config, or its JSON text. */
  config: unknown;
  /** The address of a config. */
  src: string;
}

export interface ConfigOptions {
  /** Whether a surrounding `<waymark-config>` is asked; not by that element itself. */
  useContext?: boolean;
  /** Called with each new snapshot, before the host renders. */
  changed?: () => void;
  /** Whether the host can show a config that is there; until then it is not said to be ready. */
  isShown?: () => boolean;
  /** Waited for before a config is shown. */
  prepare?: () => Promise<void>;
  /** What is shown of what was loaded, such as with what a person did since. */
  over?: (own: Snapshot) => Snapshot;
  /** Keeps and sends a change that no listener cancelled; null where it is only shown. */
  save?: ((change: Change) => void) | null;
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
  #options: Required<ConfigOptions>;
  #source: Source = { kind: 'none' };
  #own: Snapshot = IDLE;
  #shared: SharedConfig | null = null;
  #leaveShared: (() => void) | undefined;
  #stopWatching: (() => void) | undefined;
  #document: Document | undefined;
  #request: AbortController | undefined;
  /** The version of the config, as its server names it. */
  #etag: string | null = null;
  #announced = false;
  #settle: (config: Config) => void = () => {};

  /** Resolves with the first config that is shown; never rejects. */
  readonly ready = new Promise<Config>((settle) => { this.#settle = settle; });

  constructor(host: ConfigHost, options: ConfigOptions = {}) {
    this.#host = host;
    this.#options = { useContext: true, changed: () => {}, isShown: () => true, prepare: () => Promise.resolve(), over: (own) => own, save: null, ...options };
    host.addController(this);
  }

  get snapshot(): Snapshot {
    return this.#source.kind === 'shared' ? (this.#shared?.snapshot ?? IDLE) : this.#options.over(this.#own);
  }

  /** The config as its server has it, as far as it is known here, without what a person has done since. */
  get base(): { config: Config; etag: string | null } | null {
    return this.#own.config && { config: this.#own.config, etag: this.#etag };
  }

  /** The metric that a person chose in another widget of the same config. */
  get chosen(): { metric: string } | null {
    return this.#source.kind === 'shared' ? (this.#shared?.chosen ?? null) : null;
  }

  hostConnected(): void {
    this.#stopWatching = watchJsonChild(this.#host, this.#resolve);
    if (this.#options.useContext) {
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
    if (this.#announced || !this.#options.isShown()) return;
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
    else if (!this.#own.config) return;
    else if (this.#options.save) this.#options.save(change);
    else this.fold(change);
  };

  /** Shows a change as part of the config. */
  fold = (change: Change): void => {
    if (this.#own.config) this.#show({ ...this.#own, config: applyChange(this.#own.config, change) });
  };

  /** Loads the config anew without a word, such as where the server's is known to be newer. Rejects where it cannot be had. */
  async refresh(): Promise<void> {
    if (this.#source.kind !== 'url') throw new Error('The config has no address.');
    const source = this.#source;
    const { snapshot, etag } = await this.#fetch(source, this.#host.ownerDocument.baseURI, new AbortController().signal, 'no-cache');
    if (!snapshot.config) throw new Error(snapshot.issues[0]?.message ?? 'The config could not be loaded.');
    if (same(source, this.#source)) this.#replace(snapshot, etag);
  }

  /** Takes over a config that came otherwise; answers whether it could be read and is of the account that is shown. */
  async receive(value: unknown, etag: string | null): Promise<boolean> {
    const { snapshot } = await this.#fetch({ kind: 'value', value }, this.#address(), new AbortController().signal);
    if (!snapshot.config || snapshot.config.account.id !== this.#own.config?.account.id) return false;
    this.#replace(snapshot, etag);
    return true;
  }

  /** Says that somebody must sign in; what is shown stays. */
  requireSignIn(): void {
    if (this.#own.config) this.#show({ ...this.#own, state: 'auth-required' });
  }

  /** What the files of a config that came otherwise are relative to. */
  #address(): string {
    const { baseURI } = this.#host.ownerDocument;
    return this.#source.kind === 'url' ? (resolve(this.#source.url, baseURI) ?? baseURI) : baseURI;
  }

  #replace(snapshot: Snapshot, etag: string | null): void {
    this.#etag = etag;
    this.#show(snapshot);
  }

  /** The id of what a person did here last. */
  latest = '';

  /** Tells the page what a person did, and shows it unless a listener cancels: then the answer is false. */
  change<K extends ChangeKind>(kind: K, target: string, value?: ChangeValues[K]): boolean {
    const account = this.snapshot.config?.account.id;
    if (account === undefined) return false;
    const change = { id: uuid(), at: new Date().toISOString(), account, kind, target, ...(value ? { value } : {}) } as Change;
    const isWanted = fire(this.#host, 'waymark-change', { change });
    this.latest = change.id;
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
      this.#options.changed();
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
    const fetched = this.#fetch(source, base, request.signal, again ? 'no-cache' : 'default');
    void (source.kind === 'url' ? together(source.url, fetched) : fetched).then(
      ({ snapshot, etag }) => {
        if (request.signal.aborted) return;
        this.#request = undefined;
        const stays = again && before.config !== null && snapshot.config === null;
        if (stays) this.#show({ ...before, state: snapshot.state === 'error' ? 'stale' : snapshot.state, issues: snapshot.issues });
        else this.#replace(snapshot, etag);
        if (snapshot.issues.length) fire(this.#host, 'waymark-error', { issues: [...snapshot.issues], ...(snapshot.config ? { config: snapshot.config } : {}) });
      },
      (error: unknown) => {
        if (!request.signal.aborted) this.#show({ ...IDLE, state: 'error', issues: [unexpected(error)] });
      },
    );
  }

  async #fetch(source: Source & { kind: 'value' | 'url' }, base: string, signal: AbortSignal, cache: RequestCache = 'default'): Promise<{ snapshot: Snapshot; etag: string | null }> {
    const none = (state: Snapshot['state'], issues: readonly Issue[]) => ({ snapshot: { ...IDLE, state, issues }, etag: null });
    const named = namedSource(source, base);
    if ('issue' in named) return none('error', [named.issue]);
    const [loaded] = await Promise.all([loadConfig(named, fetcherFor(this.#host, cache), signal), this.#options.prepare()]);
    if (loaded.kind !== 'parsed') return none(loaded.kind === 'failed' ? 'error' : loaded.kind, loaded.issues);
    const { result, etag } = loaded;
    const config = result.config ?? null;
    return { snapshot: { ...IDLE, state: config ? 'ready' : 'error', config, issues: result.ok ? [] : result.issues, warnings: result.warnings }, etag };
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
  return url === null ? { issue: { code: 'load', path: '$', message: `${JSON.stringify(source.url)} is no http(s) address.`, hint: 'Check the src attribute.' } } : { url };
}

const unexpected = (error: unknown): Issue => ({ code: 'load', path: '$', message: error instanceof Error ? error.message : 'The config could not be shown.' });
