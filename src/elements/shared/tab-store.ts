import type { QueueStore } from '../../core/changes/queue-store.js';
import type { Queue } from '../../core/changes/queue.js';

const PREFIX = 'waymark ';

/** Keeps queues in the `sessionStorage` of the tab, so that the next person, in a new tab, does not find them. */
export function tabStore(): QueueStore {
  const read = (key: string): Queue => {
    const text = sessionStorage.getItem(PREFIX + key);
    const value: unknown = text === null ? [] : JSON.parse(text);
    return Array.isArray(value) ? (value as Queue) : [];
  };
  const update = (key: string, reduce: (queue: Queue) => Queue): Queue => {
    const after = reduce(read(key));
    if (after.length) sessionStorage.setItem(PREFIX + key, JSON.stringify(after));
    else sessionStorage.removeItem(PREFIX + key);
    return after;
  };
  const clear = (isMatch: (key: string) => boolean): void => {
    const found = Array.from({ length: sessionStorage.length }, (_, i) => sessionStorage.key(i) ?? '');
    for (const name of found)
      if (name.startsWith(PREFIX) && isMatch(name.slice(PREFIX.length))) sessionStorage.removeItem(name);
  };
  // sessionStorage throws if it refuses; a QueueStore rejects
  return {
    lifetime: 'tab',
    read: (key) => Promise.resolve().then(() => read(key)),
    update: (key, reduce) => Promise.resolve().then(() => update(key, reduce)),
    clear: (isMatch) => Promise.resolve().then(() => clear(isMatch)),
    onDeleted: () => () => {},
  };
}
