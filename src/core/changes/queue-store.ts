import { delMany, get, keys, promisifyRequest } from 'idb-keyval';
import { localDatabase } from './local-database.js';
import type { Queue } from './queue.js';

/** Storage of unsent queues, each under its key. Every function rejects if the browser refuses. */
export interface QueueStore {
  /** Lifetime of a stored queue: `device` survives a restart of the browser, `tab` a reload in the same tab. */
  readonly lifetime: 'device' | 'tab';
  read: (key: string) => Promise<Queue>;
  /** Changes a queue in one step, also between tabs; resolves with the new queue once it is stored. */
  update: (key: string, reduce: (queue: Queue) => Queue) => Promise<Queue>;
  /** Deletes all queues whose key matches. */
  clear: (isMatch: (key: string) => boolean) => Promise<void>;
  /** Calls the listener when all queues were deleted from outside. Returns a function that stops it. */
  onDeleted: (listener: () => void) => () => void;
}

/** Keeps queues in IndexedDB. */
export function deviceStore(): QueueStore {
  const database = localDatabase('waymark', 'changes');
  return {
    lifetime: 'device',
    read: async (key) => (await database.read((store) => get<Queue>(key, store))) ?? [],
    // as idb-keyval's `update`, but an empty queue leaves nothing behind
    update: (key, reduce) =>
      database.write('readwrite', async (store) => {
        const after = reduce((await promisifyRequest<Queue | undefined>(store.get(key))) ?? []);
        if (after.length) store.put(after, key);
        else store.delete(key);
        await promisifyRequest(store.transaction);
        return after;
      }),
    clear: async (isMatch) => {
      await database.read(async (store) => {
        const found = await keys<string>(store);
        await delMany(found.filter(isMatch), store);
      });
    },
    onDeleted: database.onDeleted,
  };
}
