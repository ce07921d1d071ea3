import type { Config } from '../config/schema.js';
import type { Change } from './change.js';
import { asked, isContested, nextOf, settled, untilDue, type Queue, type QueuedChange, type Verdict } from './queue.js';
import type { ChangeStore } from './store.js';

/** What a sender needs of the world. */
export interface SenderParts {
  store: ChangeStore;
  /** Sends one change, once. A rejection means that nothing answered. */
  send: (change: Change, etag: string | null) => Promise<Verdict>;
  /** The config that the server has, as far as this page knows, of the account that a change is about; null where it shows another. */
  base: (account: string) => { config: Config; etag: string | null } | null;
  /** Fetches that config anew. A rejection means that nothing answered. */
  refresh: (account: string) => Promise<void>;
  /** Takes over what came with an answer; answers whether the page's config then holds the change. */
  take: (change: Change, saved: Verdict & { kind: 'saved' }) => Promise<boolean>;
  /** Whether this page may send a change: one of another account, left by an earlier visit, waits for its account. */
  isMine: (change: Change) => boolean;
  /** Runs something while no other tab does. */
  alone: <T>(act: () => Promise<T>) => Promise<T>;
  /** Waits for so many ms, or until `signal` says that something has changed. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  now: () => number;
  random: () => number;
  /** Tells what became of a change, with the queue as it is then. */
  settled: (item: QueuedChange, verdict: Verdict, queue: Queue) => void;
  /** Tells of a queue that has changed otherwise. */
  changed: (queue: Queue) => void;
}

/**
 * Sends a queue, one change after the other. All that it knows is in the store: whenever it is killed, another one, in this
 * browser or after a reload, goes on from there, and the change that was on its way is sent again with the same key.
 */
export class Sender {
  #key: string;
  #parts: SenderParts;
  #running = false;
  #again = false;
  #wake = new AbortController();

  constructor(key: string, parts: SenderParts) {
    this.#key = key;
    this.#parts = parts;
  }

  /** Looks for something to send; called whenever there may be. Resolves when nothing is left that can be sent now. */
  async run(): Promise<void> {
    this.#again = true;
    this.#wake.abort();
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#again) {
        this.#again = false;
        this.#wake = new AbortController();
        await this.#drain(this.#wake.signal);
      }
    } finally {
      this.#running = false;
    }
  }

  async #drain(wake: AbortSignal): Promise<void> {
    const { store, isMine, alone, wait, now } = this.#parts;
    for (;;) {
      const next = nextOf(await store.read(this.#key), isMine);
      if (!next) return;
      const pause = untilDue(next, now());
      if (pause > 0) {
        await wait(pause, wake);
        if (wake.aborted) return;
        continue;
      }
      if (!(await alone(() => this.#sendNext()))) return;
    }
  }

  /** Sends the first change that is due; answers whether to go on. Alone, so that what it reads is what is left to send. */
  async #sendNext(): Promise<boolean> {
    const { store, isMine, base, send, refresh, now, random } = this.#parts;
    const item = nextOf(await store.read(this.#key), isMine);
    if (!item || untilDue(item, now()) > 0) return true;
    const { change } = item;
    const known = base(change.account);
    if (known && isContested(item, known.config)) {
      this.#parts.changed(await store.update(this.#key, (queue) => asked(queue, change.id)));
      return true;
    }
    let verdict = await send(change, known?.etag ?? null).catch(unanswered);
    if (verdict.kind === 'outdated') {
      const isFresh = await refresh(change.account).then(() => true, () => false);
      // without a newer config the same would be answered again
      if (!isFresh) verdict = { kind: 'again', why: 'The config has changed, and could not be loaded anew.', after: null, status: 412 };
    }
    const isHeld = verdict.kind === 'saved' && (await this.#parts.take(change, verdict).catch(() => false));
    const queue = await store.update(this.#key, (before) => settled(before, change.id, verdict, isHeld, now(), random()));
    this.#parts.settled(item, verdict, queue);
    // whoever asked to look again did so before this was known
    if (verdict.kind === 'sign-in') this.#again = false;
    return verdict.kind !== 'sign-in';
  }
}

const unanswered = (error: unknown): Verdict =>
  ({ kind: 'again', why: error instanceof Error ? error.message : 'Nothing answered.', after: null, status: null });
