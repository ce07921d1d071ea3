import { get, set } from 'idb-keyval';
import { localDatabase, type LocalDatabase } from './local-database.js';

/** Values that a person asked this browser to remember, apart from unsent changes. */
let database: LocalDatabase | undefined;
const notes = (): LocalDatabase => (database ??= localDatabase('waymark-notes', 'notes'));

/** The value of a key. Undefined if there is none, or if the browser refuses. Reading creates no database. */
export async function readLocal(key: string): Promise<unknown> {
  try {
    return await notes().read((store) => get<unknown>(key, store));
  } catch {
    return undefined; // no storage: nothing is remembered
  }
}

/** Stores a value. Resolves to false if the browser refuses. */
export async function saveLocal(key: string, value: unknown): Promise<boolean> {
  try {
    await set(key, value, notes().write);
    return true;
  } catch {
    return false;
  }
}
