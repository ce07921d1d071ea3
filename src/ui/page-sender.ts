import { verdictOf } from '../changes/answer.js';
import type { Change } from '../changes/change.js';
import { added, caughtUp, due, insisted, without, type Queue, type Verdict } from '../changes/queue.js';
import { Sender } from '../changes/sender.js';
import { deviceStore, type ChangeStore } from '../changes/store.js';
import type { Config } from '../config/schema.js';
import { request } from './request.js';

export { shownWith } from '../changes/queue.js';

/** Saves a change in the host's own way; resolves with the new config where there is one, rejects with an error that may have a `status`. */
export type Saver = (change: Change) => Promise<unknown>;

/** One `<waymark-config>` that saves by a queue. */
export interface Member {
  element: Element;
  target: { url: string } | { saver: Saver };
  /** The server's config, as far as this page knows. */
  base: () => { config: Config; etag: string | null } | null;
  /** Fetches it anew; rejects where that cannot be had. */
  refresh: () => Promise<void>;
  /** Takes over a config that came with an answer; answers whether it could be read. */
  receive: (config: unknown, etag: string | null) => Promise<boolean>;
  /** Another tab has saved a change: the server's config holds it. */
  fold: (change: Change) => void;
  /** The queue is another one. */
  changed: () => void;
  settled: (change: Change, verdict: Verdict) => void;
}

/** A server that does not answer in this time is asked again. */
const PATIENCE = 30_000;
/** More than this is not allowed to outlive the page that sends it. */
const MOST_KEPT_ALIVE = 8000;

let store: ChangeStore | undefined;
const senders = new Map<string, PageSender>();

/** The queue of an address (or of the host's own saver) on this page: one for all members that share it. */
export function senderFor(key: string): PageSender {
  const sender = senders.get(key) ?? new PageSender(key);
  senders.set(key, sender);
  return sender;
}

/** One queue as a page sees it: what a person did just now, what earlier visits and other tabs have left, and who sends it. */
export class PageSender {
  queue: Queue = [];

  #key: string;
  #store = (store ??= deviceStore());
  #members = new Set<Member>();
  /** Who made what in this visit. */
  #makers = new Map<string, Member>();
  /** What the store does not hold yet. */
  #early: Queue = [];
  #sender: Sender;
  #isRunning = false;
  #channel: BroadcastChannel | undefined;
  #reading: Promise<void> | undefined;

  constructor(key: string) {
    this.#key = key;
    this.#sender = new Sender(key, {
      store: this.#store,
      send: (change, etag) => this.#send(change, etag),
      base: (account) => this.#memberOf(account)?.base() ?? null,
      refresh: async (account) => this.#memberOf(account)?.refresh(),
      take: (change, saved) => this.#take(change, saved),
      isMine: (change) => this.#makers.has(change.id) || this.#memberOf(change.account) !== undefined,
      alone: (act) => ('locks' in navigator ? navigator.locks.request(`waymark ${key}`, act) : act()),
      wait,
      now: () => Date.now(),
      random: () => Math.random(),
      changed: (queue) => this.#announce(queue),
      settled: (item, verdict, queue) => {
        const { change } = item;
        const concerned = [...this.#members].filter((member) => member === this.#makers.get(change.id) || isOf(member, change.account));
        if (verdict.kind === 'saved' || verdict.kind === 'refused') this.#makers.delete(change.id);
        this.#announce(queue, verdict.kind === 'saved' ? change : undefined);
        for (const member of concerned) member.settled(change, verdict);
      },
    });
  }

  /** Whether what a person does survives this page. */
  get isDurable(): boolean {
    return this.#store.isDurable;
  }

  /** Joins, and reads what earlier visits have left. */
  async join(member: Member): Promise<void> {
    // a run of before may still be under way, and listen
    if (!this.#channel) this.#listen();
    this.#members.add(member);
    await (this.#reading ??= this.#store.read(this.#key).then((queue) => this.#adopt(queue)));
  }

  leave(member: Member): void {
    this.#members.delete(member);
    this.#close();
  }

  /** A member's config has come: what it holds by now can go, and what was left for its account can be sent. */
  async resume(config: Config): Promise<void> {
    if (caughtUp(this.queue, config).length < this.queue.length) this.#announce(await this.#store.update(this.#key, (queue) => caughtUp(queue, config)));
    this.#run();
  }

  /** Keeps a change, shows it at once, and sends it. */
  async add(change: Change, shown: Config, member: Member): Promise<void> {
    this.#makers.set(change.id, member);
    this.#early = added(this.#early, change, shown);
    this.#adopt(this.queue);
    const queue = await this.#store.update(this.#key, (before) => added(before, change, shown));
    this.#early = without(this.#early, change.id);
    this.#announce(queue);
    this.#run();
  }

  /** What a person decided about a change that was contested or refused: to insist on it, or to let it go. */
  async decide(id: string, insists: boolean): Promise<void> {
    const item = this.queue.find(({ change }) => change.id === id);
    const base = item && this.#memberOf(item.change.account)?.base()?.config;
    this.#announce(await this.#store.update(this.#key, (queue) => (insists && base ? insisted(queue, id, base) : without(queue, id))));
    this.#run();
  }

  /** Sends what waits without waiting any longer. */
  hurry = async (): Promise<void> => {
    if (this.queue.some(({ after }) => after > 0)) this.#adopt(await this.#store.update(this.#key, due));
    this.#run();
  };

  #run(): void {
    this.#isRunning = true;
    void this.#sender.run().catch(() => {}).then(() => {
      this.#isRunning = false;
      this.#close();
    });
  }

  #adopt(stored: Queue): void {
    this.queue = [...stored, ...this.#early.filter(({ change }) => !stored.some((item) => item.change.id === change.id))];
    for (const member of this.#members) member.changed();
  }

  /** Shows a queue here and in other tabs. */
  #announce(queue: Queue, saved?: Change): void {
    this.#adopt(queue);
    this.#channel?.postMessage(saved ?? null);
  }

  #memberOf(account: string): Member | undefined {
    return [...this.#members].find((member) => isOf(member, account));
  }

  async #send(change: Change, etag: string | null): Promise<Verdict> {
    const member = this.#makers.get(change.id) ?? this.#memberOf(change.account);
    if (!member) throw new Error('Nobody here shows its account.');
    return 'url' in member.target ? post(member.element, member.target.url, change, etag) : save(member.target.saver, change);
  }

  async #take(change: Change, { config, etag }: Verdict & { kind: 'saved' }): Promise<boolean> {
    const member = this.#memberOf(change.account);
    if (config !== undefined) return member ? member.receive(config, etag) : true;
    // the server names a new version of its config, but has not sent it
    if (etag === null || !member) return false;
    await member.refresh();
    return true;
  }

  #listen(): void {
    addEventListener('online', this.#online);
    document.addEventListener('visibilitychange', this.#seen);
    this.#channel = new BroadcastChannel(`waymark ${this.#key}`);
    this.#channel.onmessage = ({ data }: MessageEvent<Change | null>) => {
      if (data) this.#savedElsewhere(data);
      void this.#store.read(this.#key).then((queue) => {
        this.#adopt(queue);
        this.#run();
      });
    };
  }

  /** Another tab has sent it, though it may have been made here. */
  #savedElsewhere(change: Change): void {
    const concerned = [...this.#members].filter((member) => isOf(member, change.account));
    for (const member of concerned) member.fold(change);
    if (this.#makers.delete(change.id)) for (const member of concerned) member.settled(change, { kind: 'saved', etag: null });
  }

  #online = (): void => void this.hurry();
  #seen = (): void => { if (document.visibilityState === 'visible') this.#run(); };

  /** Nothing of it stays once nobody here needs it and nothing is under way. */
  #close(): void {
    if (this.#members.size || this.#isRunning) return;
    removeEventListener('online', this.#online);
    document.removeEventListener('visibilitychange', this.#seen);
    this.#channel?.close();
    this.#channel = undefined;
    if (senders.get(this.#key) === this) senders.delete(this.#key);
  }
}

const isOf = (member: Member, account: string): boolean => member.base()?.config.account.id === account;

const wait = (ms: number, signal: AbortSignal): Promise<void> => new Promise((resolve) => {
  if (signal.aborted) return resolve();
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, { once: true });
});

async function post(element: Element, url: string, change: Change, etag: string | null): Promise<Verdict> {
  const body = JSON.stringify(change);
  return verdictOf(await request(element, url, 'POST', ({ headers, credentials }) => {
    headers.set('Content-Type', 'application/json');
    headers.set('Idempotency-Key', change.id);
    if (etag !== null) headers.set('If-Match', etag);
    return fetch(url, { method: 'POST', body, headers, credentials, cache: 'no-store', keepalive: body.length < MOST_KEPT_ALIVE, signal: AbortSignal.timeout(PATIENCE) });
  }));
}

/** An error of the host's own saver means what the same status of a server would. */
async function save(saver: Saver, change: Change): Promise<Verdict> {
  try {
    const value = await saver(change);
    const isConfig = typeof value === 'object' && value !== null && 'version' in value && 'account' in value;
    return { kind: 'saved', etag: null, ...(isConfig ? { config: value } : {}) };
  } catch (error) {
    const { status, message = '' } = (typeof error === 'object' && error !== null ? error : {}) as { status?: number; message?: string };
    const answer = new Response(message, { status: status !== undefined && status >= 400 && status <= 599 ? status : 503, headers: { 'content-type': 'text/plain' } });
    const verdict = await verdictOf(answer);
    return verdict.kind === 'again' ? { ...verdict, why: message || 'The page’s own saver failed.', status: status ?? null } : verdict;
  }
}
