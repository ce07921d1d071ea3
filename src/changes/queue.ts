import type { Config } from '../config/schema.js';
import { applyChange, type Change } from './change.js';
import { essenceOf, isSame, type Essence } from './essence.js';

/** What a person did, until the server has it. */
export interface QueuedChange {
  change: Change;
  /** What its target said when the person acted; null where that cannot be disagreed on. */
  seen: Essence | null;
  /**
   * `waiting` to be sent (again) · `asking`: somebody else changed the same meanwhile, and the person decides · `refused` by the
   * server, and undone · `kept`: the server has it, but a config that holds it has not come yet.
   */
  status: 'waiting' | 'asking' | 'refused' | 'kept';
  /** How often it was sent without an answer that counts. */
  tries: number;
  /** Milliseconds since 1970 before which it is not sent again. */
  after: number;
  /** The server's words, where it was refused. */
  words?: string;
}
/** In the order in which they were made. */
export type Queue = readonly QueuedChange[];

/** What an answer to a change means. */
export type Verdict =
  /** The server has it; the new config where it sent one, and the tag of that which it has now. */
  | { kind: 'saved'; config?: unknown; etag: string | null }
  /** Nothing that counts: sent again later, with the same key. `after` in ms where the server named a time. */
  | { kind: 'again'; why: string; after: number | null; status: number | null }
  /** The config has changed since: it must be fetched anew. */
  | { kind: 'outdated' }
  /** Not acceptable; the server's words, or none. */
  | { kind: 'refused'; words: string; status: number }
  | { kind: 'sign-in'; status: number };

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 5 * 60_000;
/** A server that names a time is believed up to here. */
const LONGEST_NAMED = 60 * 60_000;

/** How long to wait after so many tries: doubling, and spread so that a crowd does not come back at once. `random` is from 0 to 1. */
export const waitAfter = (tries: number, named: number | null, random: number): number =>
  Math.max(Math.min(named ?? 0, LONGEST_NAMED), Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(tries, 20)) * (0.5 + random / 2));

/** How long until a change may be sent. A clock that was set back must not make it wait for longer than anyone would. */
export const untilDue = ({ after }: QueuedChange, now: number): number => Math.min(LONGEST_NAMED, Math.max(0, after - now));

export function added(queue: Queue, change: Change, shown: Config): Queue {
  if (queue.some((item) => item.change.id === change.id)) return queue;
  return [...queue, { change, seen: essenceOf(shown, change), status: 'waiting', tries: 0, after: 0 }];
}

/** The config with what a person did and the server's config does not hold yet. */
export const shownWith = (base: Config, queue: Queue): Config =>
  queue.reduce((config, { change, status }) => (status === 'waiting' || status === 'kept' ? applyChange(config, change) : config), base);

const sameTarget = (a: Change, b: Change): boolean => a.account === b.account && a.target === b.target;

/**
 * The change that may be sent soonest: those of one account in their order, so that one that must wait holds up no other account; none
 * behind one of the same target that waits for a person.
 */
export function nextOf(queue: Queue, isMine: (change: Change) => boolean): QueuedChange | undefined {
  const firsts = new Map<string, QueuedChange>();
  queue.forEach((item, i) => {
    const { change, status } = item;
    if (status !== 'waiting' || firsts.has(change.account) || !isMine(change)) return;
    if (!queue.slice(0, i).some((before) => before.status === 'asking' && sameTarget(before.change, change))) firsts.set(change.account, item);
  });
  return [...firsts.values()].sort((a, b) => a.after - b.after)[0];
}

/** Whether somebody else changed the same, and neither to what this change wants nor from what the person saw. */
export function isContested({ change, seen }: QueuedChange, base: Config): boolean {
  const now = essenceOf(base, change);
  if (!seen || !now || isSame(now, seen)) return false;
  return !isSame(now, essenceOf(applyChange(base, change), change));
}

const replaced = (queue: Queue, id: string, parts: Partial<QueuedChange>): Queue =>
  queue.map((item) => (item.change.id === id ? { ...item, ...parts } : item));
export const without = (queue: Queue, id: string): Queue => queue.filter(({ change }) => change.id !== id);

/**
 * The queue after an answer.
 * @param isHeld whether the config that this page has by now holds a change that was saved
 */
export function settled(queue: Queue, id: string, verdict: Verdict, isHeld: boolean, now: number, random: number): Queue {
  const item = queue.find(({ change }) => change.id === id);
  if (!item) return queue;
  switch (verdict.kind) {
    case 'saved': return isHeld ? without(queue, id) : replaced(queue, id, { status: 'kept' });
    // at once with what is known by now; later where that is outdated, too
    case 'outdated': return replaced(queue, id, { tries: item.tries + 1, after: item.tries ? now + waitAfter(item.tries, null, random) : 0 });
    case 'again': return replaced(queue, id, { tries: item.tries + 1, after: now + waitAfter(item.tries, verdict.after, random) });
    case 'refused': return replaced(queue, id, { status: 'refused', words: verdict.words });
    case 'sign-in': return queue;
  }
}

export const asked = (queue: Queue, id: string): Queue => replaced(queue, id, { status: 'asking' });

/** The person decided for their own change: what is there now is what they have seen. */
export const insisted = (queue: Queue, id: string, base: Config): Queue =>
  queue.map((item) => (item.change.id === id ? { ...item, status: 'waiting', seen: essenceOf(base, item.change), tries: 0, after: 0 } : item));

/** Waits are over, such as when the network is back. */
export const due = (queue: Queue): Queue => (queue.some(({ after }) => after > 0) ? queue.map((item) => ({ ...item, after: 0 })) : queue);

/** Without what a config made after it must hold. */
export const caughtUp = (queue: Queue, { account, asOf }: Config): Queue =>
  queue.filter(({ change, status }) => !(status === 'kept' && change.account === account.id && Date.parse(change.at) <= Date.parse(asOf)));
