import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Accounts } from './accounts.js';
import { Behavior } from './behavior.js';
import { openDatabase, type Database, type Where } from './database.js';
import { Files } from './files.js';
import { answerOf, notFound, send, type Answer } from './http.js';
import { FolderInUse } from './lock.js';
import { signInPage } from './misbehave.js';
import { Rehearsal } from './rehearsal.js';

export interface ReceiverOptions extends Where {
  /** The folder of the accounts: each one's first config as `<id>.json`, with the files of values that it names. */
  accounts: string;
}

export interface Receiver {
  /** Answers what is meant for it, as connect and Vite want it; anything else goes on to `next`. */
  handler: (req: IncomingMessage, res: ServerResponse, next: () => void) => void;
  /** Ends what is at work and closes the database; requests after that are refused. */
  close: () => Promise<void>;
}

/** Keeps accounts and changes as openapi.yaml says. The database is opened at the first request that needs it, and made at the first change. */
export function openReceiver({ accounts: folder, ...where }: ReceiverOptions): Receiver {
  let opened: Promise<Database> | undefined;
  let isClosed = false;
  const database = async (): Promise<Database> => {
    if (isClosed) throw new Error('The receiver is closed.');
    return (opened ??= openDatabase(where).catch(inMemory).catch((error: unknown) => {
      opened = undefined; // the next request tries again
      throw error;
    }));
  };
  // to make a database takes PGlite some seconds: nobody waits for that only to read
  const isNew = () => !opened && !where.databaseUrl && !(where.folder !== undefined && existsSync(where.folder));
  const behavior = new Behavior();
  const accounts = new Accounts(database, isNew, new Files(folder), behavior);
  const rehearsal = new Rehearsal(database, behavior);

  async function answer([root, part, ...rest]: readonly string[], search: string, req: IncomingMessage, res: ServerResponse): Promise<Answer | null> {
    if (root === 'sign-in') return signInPage;
    if (part === 'accounts') return accounts.answer(rest, req, res);
    if (part === 'receiver') return rehearsal.answer(rest, new URLSearchParams(search), req);
    throw notFound();
  }

  return {
    handler(req, res, next) {
      const [pathname = '', search = ''] = (req.url ?? '').split('?');
      if (!/^\/(api\/(accounts|receiver)(\/|$)|sign-in$)/.test(pathname)) return next();
      void answer(pathname.slice(1).split('/'), search, req, res).catch(answerOf).then((given) => given && send(req, res, given));
    },
    async close() {
      isClosed = true;
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}

/** A second dev server works too, but what is done there ends with it. */
async function inMemory(error: unknown): Promise<Database> {
  if (!(error instanceof FolderInUse)) throw error;
  console.warn(`${error.message} Until then accounts are kept in memory.`);
  return openDatabase({});
}
