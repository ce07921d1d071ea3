import { createStore, get, set } from 'idb-keyval';

/** Small things that a person asked this browser to remember, apart from what is still to be sent. */
const NAME = 'waymark-notes';
const open = () => createStore(NAME, 'notes');

/** What was kept under a key; undefined where nothing was, or nothing can be. To look makes no database. */
export async function readNote(key: string): Promise<unknown> {
  try {
    const list = await indexedDB.databases();
    return list.some(({ name }) => name === NAME) ? await get<unknown>(key, open()) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps something; answers whether this browser did. */
export async function keepNote(key: string, value: unknown): Promise<boolean> {
  try {
    await set(key, value, open());
    return true;
  } catch {
    return false;
  }
}
