import type { Config } from '../config/schema.js';
import { applyChange, type Change } from './change.js';
import { conflictValueOf, isSame, type ConflictValue } from './conflict-value.js';
import type { SaveOutcome } from './save-outcome.js';

/** A change that the server's config does not hold yet. */
export interface QueuedChange {
  change: Change;
  /** The value that the person saw when they acted; null where two people cannot contradict each other. */
  seen: ConflictValue | null;
  /**
   * `waiting`: to be sent, or sent again · `conflict`: somebody else changed the same value, and the person must decide
   * · `refused`: the server did not accept it, and it is undone on screen · `saved-pending-config`: the server has it,
   * but no config that holds it has come yet.
   */
  status: 'waiting' | 'conflict' | 'refused' | 'saved-pending-config';
  /** Number of failed tries. */
  tries: number;
  /** Time of the last failed try, in ms since 1970; 0 for never. */
  triedAt: number;
  /** Wait after that try, in ms. */
  delay: number;
  /** The server's message, if it was refused. */
  message?: string;
  /** The `asOf` of the config that the page had when the change was saved. */
  savedAsOf?: string;
}
/** In the order in which the changes were made. */
export type Queue = readonly QueuedChange[];

const FIRST_DELAY_MS = 1000;
const MAX_DELAY_MS = 5 * 60_000;
/** The longest wait that a server can ask for. */
const MAX_REQUESTED_DELAY_MS = 60 * 60_000;

/**
 * The wait before the next try, in ms: it doubles with each try, and is spread so that many pages do not come back at
 * once.
 * @param requested the wait that the server asks for, in ms
 * @param random from 0 to 1
 */
export const retryDelay = (tries: number, requested: number | null, random: number): number =>
  Math.max(
    Math.min(requested ?? 0, MAX_REQUESTED_DELAY_MS),
    Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(tries, 20)) * (0.5 + random / 2),
  );

/**
 * Time until a change may be sent, in ms. 0 if the clock was set back behind the last try, since the wait cannot be
 * measured then.
 */
export const untilDue = ({ triedAt, delay }: QueuedChange, now: number): number =>
  now < triedAt ? 0 : Math.max(0, triedAt + delay - now);

/** @param shown the config that the person saw when they made the change */
export const queuedChange = (change: Change, shown: Config): QueuedChange => ({
  change,
  seen: conflictValueOf(shown, change),
  status: 'waiting',
  tries: 0,
  triedAt: 0,
  delay: 0,
});

/** Adds items to the end of a queue, each id once. */
export const enqueue = (queue: Queue, ...items: readonly QueuedChange[]): Queue => {
  const ids = new Set(queue.map(({ change }) => change.id));
  return [...queue, ...items.filter(({ change }) => !ids.has(change.id) && ids.add(change.id))];
};

/** The config with all changes applied that the server's config does not hold yet. */
export const shownWith = (base: Config, queue: Queue): Config =>
  queue.reduce(
    (config, { change, status }) =>
      status === 'waiting' || status === 'saved-pending-config' ? applyChange(config, change) : config,
    base,
  );

const isSameTarget = (a: Change, b: Change): boolean => a.account === b.account && a.target === b.target;

/**
 * The change that may be sent soonest. Changes of one account go in their order, so that an account that must wait
 * holds up no other. A change waits behind a conflict on the same target.
 */
export function nextOf(queue: Queue, isMine: (change: Change) => boolean): QueuedChange | undefined {
  const firsts = new Map<string, QueuedChange>();
  queue.forEach((item, i) => {
    const { change, status } = item;
    if (status !== 'waiting' || firsts.has(change.account) || !isMine(change)) return;
    if (!queue.slice(0, i).some((before) => before.status === 'conflict' && isSameTarget(before.change, change)))
      firsts.set(change.account, item);
  });
  return [...firsts.values()].sort((a, b) => a.triedAt + a.delay - (b.triedAt + b.delay))[0];
}

/**
 * Three-way conflict: the server's value differs from both the value that the person saw and the one that they want.
 */
export function isContested({ change, seen }: QueuedChange, base: Config): boolean {
  const now = conflictValueOf(base, change);
  if (!seen || !now || isSame(now, seen)) return false;
  return !isSame(now, conflictValueOf(applyChange(base, change), change));
}

const replaceItem = (queue: Queue, id: string, parts: Partial<QueuedChange>): Queue =>
  queue.map((item) => (item.change.id === id ? { ...item, ...parts } : item));

export const removeChange = (queue: Queue, id: string): Queue => queue.filter(({ change }) => change.id !== id);

/**
 * The queue after an answer.
 * @param isIncluded whether the page's config holds the saved change by now
 * @param asOf the `asOf` of the page's config
 */
export function applyOutcome(
  queue: Queue,
  id: string,
  outcome: SaveOutcome,
  { isIncluded, asOf, now, random }: { isIncluded: boolean; asOf?: string | undefined; now: number; random: number },
): Queue {
  const item = queue.find(({ change }) => change.id === id);
  if (!item) return queue;
  const tried = (delay: number) => replaceItem(queue, id, { tries: item.tries + 1, triedAt: now, delay });
  switch (outcome.kind) {
    case 'saved':
      return isIncluded
        ? removeChange(queue, id)
        : replaceItem(queue, id, {
            status: 'saved-pending-config',
            ...(asOf === undefined ? {} : { savedAsOf: asOf }),
          });
    case 'stale':
      // at once with the refetched config; later if that was stale, too
      return tried(item.tries ? retryDelay(item.tries, null, random) : 0);
    case 'retry':
      return tried(retryDelay(item.tries, outcome.after, random));
    case 'refused':
      return replaceItem(queue, id, { status: 'refused', message: outcome.message });
    case 'unauthorized':
      return queue;
  }
}

export const markConflict = (queue: Queue, id: string): Queue => replaceItem(queue, id, { status: 'conflict' });

/** The person insists on their change: the server's value now counts as seen. */
export const overrideConflict = (queue: Queue, id: string, base: Config): Queue =>
  queue.map((item) =>
    item.change.id === id ? { ...queuedChange(item.change, base), seen: conflictValueOf(base, item.change) } : item,
  );

/** Ends all waits, for example once the network is back. */
export const clearDelays = (queue: Queue): Queue =>
  queue.some(({ delay }) => delay > 0) ? queue.map((item) => ({ ...item, delay: 0 })) : queue;

/**
 * Drops saved changes that a new config already contains: it was made after the change and after the config that the
 * page had when the change was saved (a device's clock may be off by days), or it shows the value that the person
 * chose.
 */
export const dropIncluded = (queue: Queue, config: Config): Queue =>
  queue.filter(({ change, status, savedAsOf }) => {
    if (status !== 'saved-pending-config' || change.account !== config.account.id) return true;
    const asOf = Date.parse(config.asOf);
    const isNewer = Date.parse(change.at) <= asOf && (savedAsOf === undefined || Date.parse(savedAsOf) < asOf);
    return !isNewer && !isShownBy(config, queue, change);
  });

/**
 * True if a config has the value of the last change of a target, so that none of its changes needs to be applied any
 * more.
 */
function isShownBy(config: Config, queue: Queue, { account, target, kind }: Change): boolean {
  const same = queue.filter(({ change }) => isSameTarget(change, { account, target } as Change));
  const last = same.at(-1);
  if (!last || last.status !== 'saved-pending-config' || same.some(({ status }) => status === 'waiting')) return false;
  const value = conflictValueOf(config, last.change);
  if (!value || kindOfValue(kind) !== kindOfValue(last.change.kind)) return false;
  return isSame(value, conflictValueOf(applyChange(config, last.change), last.change));
}

/** Changes of one target whose kinds begin alike contradict each other. */
const kindOfValue = (kind: string): string => kind.split('-')[0] ?? kind;
