import type { UseStore } from 'idb-keyval';

/**
 * An IndexedDB database with one store, for the functions of idb-keyval. It differs from idb-keyval's `createStore`:
 * reading never creates the database, and another page may delete it at any time.
 */
export interface LocalDatabase {
  /** Creates the database if it is missing. */
  write: UseStore;
  /** The result of `act`, or undefined where the database is missing. */
  read: <T>(act: (store: UseStore) => Promise<T>) => Promise<T | undefined>;
  /**
   * Calls the listener when the database was deleted or the browser has cleared the site's data. Returns a function
   * that stops it.
   */
  onDeleted: (listener: () => void) => () => void;
}

export function localDatabase(name: string, storeName: string): LocalDatabase {
  let opening: Promise<IDBDatabase | null> | undefined;
  const listeners = new Set<() => void>();

  const open = (isCreated: boolean): Promise<IDBDatabase | null> =>
    new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      let isMissing = false;
      request.onupgradeneeded = () => {
        if (isCreated) return void request.result.createObjectStore(storeName);
        // an aborted upgrade leaves no database behind; `indexedDB.databases` would say so too, but not every browser
        // has it
        isMissing = true;
        request.transaction?.abort();
      };
      request.onsuccess = () => {
        const database = request.result;
        const forget = () => {
          opening = undefined;
        };
        database.onversionchange = ({ newVersion }) => {
          // until all connections are closed, `deleteDatabase` waits
          database.close();
          forget();
          if (newVersion === null) for (const listener of listeners) listener();
        };
        database.onclose = () => {
          forget();
          for (const listener of listeners) listener();
        };
        resolve(database);
      };
      request.onerror = (event) => {
        event.preventDefault(); // Firefox reports it to window.onerror otherwise
        if (isMissing) resolve(null);
        else reject(request.error ?? new Error('The database could not be opened.'));
      };
    });

  const connect = async (isCreated: boolean): Promise<IDBDatabase | null> => {
    const attempt = (opening ??= open(isCreated));
    const keep = (isOpen: boolean) => {
      if (!isOpen && opening === attempt) opening = undefined;
    };
    attempt.then(
      (database) => keep(database !== null),
      () => keep(false),
    );
    const database = await attempt;
    // a read found no database, and a write came meanwhile
    return database === null && isCreated ? connect(true) : database;
  };

  const on =
    (database: IDBDatabase): UseStore =>
    async (mode, act) =>
      act(database.transaction(storeName, mode).objectStore(storeName));

  return {
    write: async (mode, act) => {
      const database = await connect(true);
      if (!database) throw new Error('The database could not be created.');
      return on(database)(mode, act);
    },
    read: async (act) => {
      const database = await connect(false);
      return database ? act(on(database)) : undefined;
    },
    onDeleted: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
