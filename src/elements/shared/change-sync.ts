import type { Change } from '../../core/changes/change.js';
import {
  applyOutcome,
  clearDelays,
  dropIncluded,
  enqueue,
  isContested,
  markConflict,
  nextOf,
  overrideConflict,
  queuedChange,
  removeChange,
  untilDue,
  type Queue,
} from '../../core/changes/queue.js';
import { deviceStore, type QueueStore } from '../../core/changes/queue-store.js';
import { networkFailure, type SaveOutcome } from '../../core/changes/save-outcome.js';
import type { Config } from '../../core/config/schema.js';
import { runExclusive } from './exclusive-lock.js';
import { tabStore } from './tab-store.js';
import { withTimeout } from './with-timeout.js';

/** The server's config of one account, as a page knows it. `ConfigController` is one. */
export interface SyncSource {
  /** The latest config from the server. Null if there is none. */
  readonly base: { config: Config; etag: string | null } | null;
  /** Fetches it again. Rejects if that fails. */
  refresh: () => Promise<void>;
  /** Adopts a config that came with an answer. Resolves to false if it is invalid. */
  adoptConfig: (config: unknown, etag: string | null) => Promise<boolean>;
  /** Applies a change that another tab has saved. */
  applyLocally: (change: Change) => void;
}

export type SyncEvent =
  /** `ChangeSync.state` has changed. */
  | { type: 'state' }
  /** An answer to a change has come. */
  | { type: 'outcome'; change: Change; outcome: SaveOutcome }
  /** The browser refuses to store changes. */
  | { type: 'storage-error'; error: unknown };

/** A subscriber: one `<waymark-config>`. */
export interface SyncClient {
  source: SyncSource;
  /** Sends a change once. A rejection counts as no answer. */
  send: (change: Change, etag: string | null, signal: AbortSignal) => Promise<SaveOutcome>;
  notify: (event: SyncEvent) => void;
}

/** The queue at one moment; replaced as a whole. */
export interface SyncState {
  /** Changes in memory, stored ones, and those of other tabs, in order. */
  queue: Queue;
  /** Ids of changes that are not stored: they are lost if the page is killed. */
  unstored: ReadonlySet<string>;
  /** True if the browser refused to store them. False until it answers. */
  isStorageFailing: boolean;
  /** Lifetime of stored changes: they survive a restart of the browser, or a reload in the same tab. */
  lifetime: QueueStore['lifetime'];
}

/** The parts of the browser that a test may replace. */
export interface SyncServices {
  store: QueueStore;
  runExclusive: <T>(name: string, act: () => Promise<T>) => Promise<T>;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  now: () => number;
  random: () => number;
}

/** Storage that does not answer in this time counts as failing: changes are then sent without it. */
const STORAGE_TIMEOUT_MS = 4000;
/** Time before failing storage is tried again. */
const STORAGE_RETRY_MS = 30_000;
/** The longest that a page waits for the changes of earlier visits before it shows its config. */
const QUEUE_READ_TIMEOUT_MS = 1000;

const stores: Partial<Record<QueueStore['lifetime'], QueueStore>> = {};
const storeFor = (viewer: string): QueueStore =>
  viewer ? (stores.device ??= deviceStore()) : (stores.tab ??= tabStore());

const keyOf = (address: string, viewer: string): string => JSON.stringify([address, viewer]);
const viewerOf = (key: string): string => (JSON.parse(key) as [string, string])[1];

/** A message to other tabs. It names changes by id only: pages of other viewers hear it, too. */
type TabMessage = { key: string; saved?: string } | { clear: string | null };
const CHANNEL = 'waymark';

const syncs = new Map<string, ChangeSync>();

/**
 * The queue of a save address and a viewer on this page.
 * @param address a URL, or `saver` for the host's own saver
 * @param viewer an opaque id of the signed-in person; empty for none
 */
export function syncFor(address: string, viewer: string): ChangeSync {
  const key = keyOf(address, viewer);
  const sync = syncs.get(key) ?? new ChangeSync(address, viewer);
  syncs.set(key, sync);
  return sync;
}

/**
 * One save queue of a page: it holds the changes of the page, of earlier visits and of other tabs, stores them, and
 * sends them one after the other. Clients subscribe to it.
 *
 * All that must survive is in the store. Whenever the page is killed, the next one goes on from there, and a change
 * that was on its way is sent again with the same key.
 */
export class ChangeSync {
  readonly #key: string;
  readonly #address: string;
  readonly #services: SyncServices;
  readonly #clients = new Set<SyncClient>();
  /** The client in which each change of this page was made, by the id of the change. */
  readonly #origins = new Map<string, SyncClient>();

  /** All changes that were in the queue, by id, until they are answered. */
  readonly #unansweredChanges = new Map<string, Change>();

  #stored: Queue = [];
  #unstored: Queue = [];
  #state: SyncState;
  /** Ids of changes that were finished while the storage failed: stored copies of them are ignored. */
  readonly #finished = new Set<string>();
  #storageFailedAt: number | null = null;
  #storageTimer: ReturnType<typeof setTimeout> | undefined;

  /** The end of the last operation on the queue: they run one after the other. */
  #lastOperation: Promise<unknown> = Promise.resolve();
  #firstRead: Promise<void> | undefined;
  #running: Promise<void> | undefined;
  #hasMore = false;
  #wake = new AbortController();
  /** Aborted when sending must stop for this viewer. */
  #sending = new AbortController();
  #channel: BroadcastChannel | undefined;
  #stopListening: (() => void) | undefined;

  constructor(address: string, viewer: string, services: Partial<SyncServices> = {}) {
    this.#address = address;
    this.#key = keyOf(address, viewer);
    this.#services = {
      store: services.store ?? storeFor(viewer),
      runExclusive,
      wait,
      now: () => Date.now(),
      random: () => Math.random(),
      ...services,
    };
    const { lifetime } = this.#services.store;
    this.#state = { queue: [], unstored: new Set(), isStorageFailing: false, lifetime };
  }

  get state(): SyncState {
    return this.#state;
  }

  /** Subscribes a client. Resolves once the changes of earlier visits are loaded, or after a second. */
  async subscribe(client: SyncClient): Promise<void> {
    if (!this.#stopListening) this.#listen();
    this.#clients.add(client);
    // the session belongs to another viewer now, so the changes of the previous one must not be sent
    for (const other of syncs.values())
      if (other !== this && other.#address === this.#address && !other.#clients.size) other.stop();
    this.#firstRead ??= this.#read();
    await Promise.race([this.#firstRead, pause(QUEUE_READ_TIMEOUT_MS)]);
  }

  /** Unsubscribes a client. Running requests continue; waiting changes are left to the next page. */
  unsubscribe(client: SyncClient): void {
    this.#clients.delete(client);
    if (!this.#clients.size) this.#wake.abort();
    this.#close();
  }

  /**
   * Ends all sending, for example because somebody else has signed in. Stored changes wait for the next page of their
   * viewer.
   */
  stop(): void {
    this.#sending.abort(new Error('Somebody else has signed in.'));
    this.#sending = new AbortController();
    this.#origins.clear();
    this.#wake.abort();
  }

  /** A client has a new config: drops the changes that it holds, and sends those of its account. */
  async resume(config: Config): Promise<void> {
    if (dropIncluded(this.#state.queue, config).length < this.#state.queue.length)
      await this.#update((queue) => dropIncluded(queue, config));
    void this.#run();
  }

  /** Shows a change at once, stores it, then sends it. */
  async add(change: Change, shown: Config, client: SyncClient): Promise<void> {
    this.#origins.set(change.id, client);
    this.#unstored = enqueue(this.#unstored, queuedChange(change, shown));
    this.#publish();
    await this.#persist();
    void this.#run();
  }

  /**
   * Applies the person's decision about a change that was refused or is in conflict: to insist on it, or to discard it.
   */
  async decide(id: string, insists: boolean): Promise<void> {
    const item = this.#state.queue.find(({ change }) => change.id === id);
    const base = item && this.#clientOf(item.change.account)?.source.base?.config;
    await this.#update((queue) => (insists && base ? overrideConflict(queue, id, base) : removeChange(queue, id)));
    void this.#run();
  }

  /** Sends waiting changes now. Resolves once nothing is left that can be sent now. */
  async flush(): Promise<void> {
    if (this.#state.queue.some(({ delay }) => delay > 0)) await this.#update(clearDelays);
    await this.#run();
  }

  /** Deletes all changes of the queue, here and in other tabs. */
  async clear(): Promise<void> {
    this.stop();
    for (const { change } of this.#state.queue) this.#finished.add(change.id);
    this.#unansweredChanges.clear();
    await this.#update(() => []);
  }

  /** Resolves once nothing is left that can be sent now. */
  #run(): Promise<void> {
    this.#hasMore = true;
    this.#wake.abort();
    this.#running ??= this.#sendWhileMore().finally(() => {
      this.#running = undefined;
      this.#close();
    });
    return this.#running;
  }

  async #sendWhileMore(): Promise<void> {
    while (this.#hasMore) {
      this.#hasMore = false;
      this.#wake = new AbortController();
      await this.#sendAll(this.#wake.signal);
    }
  }

  async #sendAll(wake: AbortSignal): Promise<void> {
    const { wait, now, runExclusive } = this.#services;
    for (;;) {
      await this.#read();
      const next = nextOf(this.#state.queue, this.#isMine);
      if (!next) return;
      const delay = untilDue(next, now());
      if (delay > 0) {
        // without a client it is unknown who is signed in
        if (!this.#clients.size) return;
        await wait(delay, wake);
        if (wake.aborted) return;
        continue;
      }
      if (!(await runExclusive(`waymark ${this.#key}`, () => this.#sendNext()))) return;
    }
  }

  /**
   * Sends the first change that is due; returns true to continue. Runs in one tab at a time, so it reads the queue
   * again.
   */
  async #sendNext(): Promise<boolean> {
    const { now, random } = this.#services;
    await this.#read();
    const item = nextOf(this.#state.queue, this.#isMine);
    if (!item || untilDue(item, now()) > 0) return true;
    const { change } = item;
    const owner = this.#clientOf(change.account);
    const client = this.#origins.get(change.id) ?? owner;
    if (!client) return true;
    const base = owner?.source.base ?? null;
    if (base && isContested(item, base.config)) {
      await this.#update((queue) => markConflict(queue, change.id));
      return true;
    }
    const { signal } = this.#sending;
    let outcome = await client.send(change, base?.etag ?? null, signal).catch(networkFailure);
    if (signal.aborted) return false;
    if (outcome.kind === 'stale') outcome = await this.#refreshed(change, outcome);
    const isIncluded = outcome.kind === 'saved' && (await this.#acceptSaved(change, outcome));
    const asOf = this.#clientOf(change.account)?.source.base?.config.asOf;
    const clients = this.#clientsOf(change);
    if (outcome.kind === 'saved' || outcome.kind === 'refused') this.#origins.delete(change.id);
    await this.#update(
      (queue) => applyOutcome(queue, change.id, outcome, { isIncluded, asOf, now: now(), random: random() }),
      outcome.kind === 'saved' ? change.id : undefined,
    );
    if (outcome.kind === 'saved') this.#unansweredChanges.delete(change.id);
    for (const one of clients) one.notify({ type: 'outcome', change, outcome });
    // requests to send more came before the sign-in was needed
    if (outcome.kind === 'unauthorized') this.#hasMore = false;
    return outcome.kind !== 'unauthorized';
  }

  /** Refetches the config. Without it, the server would give the same answer again. */
  async #refreshed(change: Change, stale: SaveOutcome): Promise<SaveOutcome> {
    try {
      await this.#clientOf(change.account)?.source.refresh();
      return stale;
    } catch (error) {
      const why = error instanceof Error ? ` (${error.message})` : '';
      return {
        kind: 'retry',
        why: `The config has changed and could not be fetched again${why}.`,
        after: null,
        status: 412,
      };
    }
  }

  /** Adopts the config that came with an answer. Resolves to true if the page's config contains the change now. */
  async #acceptSaved(change: Change, { config, etag }: SaveOutcome & { kind: 'saved' }): Promise<boolean> {
    const source = this.#clientOf(change.account)?.source;
    try {
      if (config !== undefined) return source ? await source.adoptConfig(config, etag) : true;
      if (etag === null || !source) return false;
      // the server names a new version of its config, but has not sent it
      await source.refresh();
      return true;
    } catch {
      // the change stays on screen as `saved-pending-config`, until a config holds it
      return false;
    }
  }

  #isMine = (change: Change): boolean => this.#origins.has(change.id) || this.#clientOf(change.account) !== undefined;

  #clientOf(account: string): SyncClient | undefined {
    return [...this.#clients].find(({ source }) => source.base?.config.account.id === account);
  }

  /** The clients to notify of a change: the one in which it was made, and those that show its account. */
  #clientsOf(change: Change): SyncClient[] {
    const origin = this.#origins.get(change.id);
    const showing = [...this.#clients].filter(({ source }) => source.base?.config.account.id === change.account);
    return origin && !showing.includes(origin) ? [origin, ...showing] : showing;
  }

  // The queue: `#stored` is the store's as last seen, `#unstored` is kept in memory until the store has it.

  #publish(): void {
    const { lifetime } = this.#services.store;
    const isFailing = this.#storageFailedAt !== null;
    this.#state = {
      queue: enqueue(this.#stored, ...this.#unstored),
      unstored: new Set(this.#unstored.map(({ change }) => change.id)),
      isStorageFailing: isFailing,
      lifetime,
    };
    for (const { change } of this.#state.queue) this.#unansweredChanges.set(change.id, change);
    this.#notify({ type: 'state' });
  }

  #notify(event: SyncEvent): void {
    for (const client of this.#clients) client.notify(event);
  }

  #serialize<T>(operation: () => Promise<T>): Promise<T> {
    const turn = this.#lastOperation.then(operation);
    this.#lastOperation = turn.then(
      () => undefined,
      () => undefined, // the caller of this operation handles the rejection
    );
    return turn;
  }

  #read(): Promise<void> {
    return this.#serialize(async () => {
      const stored = await this.#try((store) => store.read(this.#key));
      if (!stored) return;
      const next = this.#withoutFinished(stored);
      if (JSON.stringify(next) === JSON.stringify(this.#stored)) return;
      this.#stored = next;
      this.#publish();
    });
  }

  /** Applies a reducer to the queue, in the store and in memory. */
  #update(reduce: (queue: Queue) => Queue, saved?: string): Promise<void> {
    return this.#serialize(async () => {
      const before = this.#state.queue;
      this.#unstored = reduce(this.#unstored);
      const stored = await this.#try((store) =>
        store.update(this.#key, (queue) => reduce(this.#withoutFinished(queue))),
      );
      this.#stored = stored ?? reduce(this.#stored);
      this.#publish();
      if (!stored)
        for (const { change } of before)
          if (!this.#state.queue.some((item) => item.change.id === change.id)) this.#finished.add(change.id);
      this.#broadcast(saved === undefined ? { key: this.#key } : { key: this.#key, saved });
    });
  }

  /** Stores in one transaction all changes that are not stored yet. */
  #persist = (): Promise<void> =>
    this.#serialize(async () => {
      const batch = this.#unstored;
      if (!batch.length) return;
      const stored = await this.#try((store) =>
        store.update(this.#key, (queue) => enqueue(this.#withoutFinished(queue), ...batch)),
      );
      if (stored) {
        const ids = new Set(batch.map(({ change }) => change.id));
        this.#stored = stored;
        this.#unstored = this.#unstored.filter(({ change }) => !ids.has(change.id));
      }
      this.#publish();
      if (stored) this.#broadcast({ key: this.#key });
    });

  #withoutFinished = (queue: Queue): Queue =>
    this.#finished.size ? queue.filter(({ change }) => !this.#finished.has(change.id)) : queue;

  /** Resolves to undefined if the storage fails, or failed shortly before. */
  async #try<T>(act: (store: QueueStore) => Promise<T>): Promise<T | undefined> {
    const { store, now } = this.#services;
    if (this.#storageFailedAt !== null && Math.abs(now() - this.#storageFailedAt) < STORAGE_RETRY_MS) return undefined;
    try {
      const result = await withTimeout(act(store), STORAGE_TIMEOUT_MS, 'The browser’s storage did not answer.');
      this.#storageFailedAt = null;
      return result;
    } catch (error) {
      const isNew = this.#storageFailedAt === null;
      this.#storageFailedAt = now();
      clearTimeout(this.#storageTimer);
      this.#storageTimer = setTimeout(() => void this.#persist(), STORAGE_RETRY_MS + 1);
      if (isNew) this.#notify({ type: 'storage-error', error });
      return undefined;
    }
  }

  /** The stored changes were deleted from outside. Changes of this page are still sent, but no longer stored. */
  #keepDeleted = (): void => {
    this.#unstored = enqueue(
      this.#stored.filter(({ status }) => status === 'waiting'),
      ...this.#unstored,
    );
    this.#stored = [];
    this.#publish();
  };

  // Listens to other tabs, and to network and visibility of the page.

  #listen(): void {
    const isDocument = typeof document !== 'undefined';
    const onOnline = () => void this.flush();
    const onVisible = () => {
      if (document.visibilityState === 'visible') void this.#run();
    };
    addEventListener('online', onOnline);
    if (isDocument) document.addEventListener('visibilitychange', onVisible);
    const stopWatching = this.#services.store.onDeleted(this.#keepDeleted);
    this.#channel = openChannel();
    if (this.#channel) this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => this.#onMessage(data);
    this.#stopListening = () => {
      removeEventListener('online', onOnline);
      if (isDocument) document.removeEventListener('visibilitychange', onVisible);
      stopWatching();
      this.#channel?.close();
      this.#channel = undefined;
    };
  }

  #broadcast(message: TabMessage): void {
    this.#channel?.postMessage(message);
  }

  #onMessage(message: TabMessage): void {
    if ('clear' in message) {
      if (message.clear === null || message.clear === viewerOf(this.#key)) void this.clear();
      return;
    }
    if (message.key !== this.#key) return;
    // this page may already have read the queue without it
    const change = message.saved === undefined ? undefined : this.#unansweredChanges.get(message.saved);
    if (change) this.#savedElsewhere(change);
    void this.#run();
  }

  /** Another tab has sent a change, though it may have been made here. */
  #savedElsewhere(change: Change): void {
    const clients = this.#clientsOf(change);
    const isFromHere = this.#origins.delete(change.id);
    this.#unansweredChanges.delete(change.id);
    for (const { source } of clients) source.applyLocally(change);
    if (!isFromHere) return;
    for (const client of clients) client.notify({ type: 'outcome', change, outcome: { kind: 'saved', etag: null } });
  }

  /** Releases all resources once there are no clients and no running operations. */
  #close(): void {
    if (this.#clients.size || this.#running) return;
    this.#stopListening?.();
    this.#stopListening = undefined;
    clearTimeout(this.#storageTimer);
    if (syncs.get(this.#key) === this) syncs.delete(this.#key);
  }
}

/**
 * Deletes the waiting changes on this device, on this page and in other tabs: those of one viewer, or all.
 * Resolves to false if the browser's storage did not answer.
 */
export async function clearQueues(viewer?: string): Promise<boolean> {
  const isMatch = (key: string): boolean => {
    try {
      return viewer === undefined || viewerOf(key) === viewer;
    } catch {
      return false; // not a key of ours
    }
  };
  await Promise.all([...syncs].filter(([key]) => isMatch(key)).map(([, sync]) => sync.clear()));
  const channel = openChannel();
  channel?.postMessage({ clear: viewer ?? null } satisfies TabMessage);
  channel?.close();
  const cleared = [storeFor('any'), storeFor('')].map((store) =>
    withTimeout(store.clear(isMatch), STORAGE_TIMEOUT_MS, 'The browser’s storage did not answer.').then(
      () => true,
      () => false,
    ),
  );
  return (await Promise.all(cleared)).every(Boolean);
}

/** Undefined if the browser has no BroadcastChannel: tabs then read the queue when they become visible. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return undefined;
  }
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
