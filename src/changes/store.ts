import { createStore, get, update, type UseStore } from 'idb-keyval';
import type { Queue } from './queue.js';

/** Where queues are kept until they are sent, each by its key. */
export interface ChangeStore {
  read: (key: string) => Promise<Queue>;
  /** Changes a queue in one step, also between tabs; answers what it is then. */
  update: (key: string, change: (queue: Queue) => Queue) => Promise<Queue>;
  /** Whether what it keeps survives this page. */
  readonly isDurable: boolean;
}

const NAME = 'waymark';

/** Whether this browser keeps something of ours: to look must not make a database where nobody changed anything. */
async function exists(): Promise<boolean> {
  const list = await indexedDB.databases();
  return list.some(({ name }) => name === NAME);
}

/**
 * Keeps queues in IndexedDB. Where that is blocked or full, in this page alone from then on: what is in the database by then
 * is sent again one day, and since each change has a key of its own, it is not applied again.
 */
export function deviceStore(): ChangeStore {
  const memory = new Map<string, Queue>();
  let isDurable = true;
  let store: UseStore | undefined;
  const open = (): UseStore => (store ??= createStore(NAME, 'changes'));
  const remembered = (key: string): Queue => memory.get(key) ?? [];
  return {
    get isDurable() { return isDurable; },
    read: async (key) => {
      try {
        if (isDurable && (store !== undefined || (await exists()))) memory.set(key, (await get<Queue>(key, open())) ?? []);
      } catch {
        isDurable = false;
      }
      return remembered(key);
    },
    update: async (key, change) => {
      if (isDurable) {
        try {
          let after: Queue = [];
          await update<Queue>(key, (before) => (after = change(before ?? [])), open());
          memory.set(key, after);
          return after;
        } catch {
          isDurable = false;
        }
      }
      memory.set(key, change(remembered(key)));
      return remembered(key);
    },
  };
}
