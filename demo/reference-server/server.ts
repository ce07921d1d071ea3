import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { AccountRoutes } from './account-routes.js';
import { checkOrigin, type AccessRules } from './authorize.js';
import { FaultSettings } from './fault-settings.js';
import { openDatabase, type Database, type Where } from './database.js';
import { SeedFiles } from './seed-files.js';
import { answerOf, notFound, send, type Answer } from './http.js';
import { FolderInUse } from './folder-lock.js';
import { signInPage } from './inject-fault.js';
import { TestRoutes } from './test-routes.js';

export interface ReferenceServerOptions extends AccessRules, Where {
  /** The folder of the accounts: the seed config of each as `<id>.json`, with its points files. */
  accounts: string;
  /** Answers below `/api/receiver` too, which anybody may ask: for a demo and its tests alone. Default: false. */
  testRoutes?: boolean | undefined;
}

export interface ReferenceServer {
  /** A connect middleware, as for Vite. Other requests are passed to `next`. */
  handler: (req: IncomingMessage, res: ServerResponse, next: () => void) => void;
  /** Waits for running requests and closes the database. Later requests are refused. */
  close: () => Promise<void>;
}

/**
 * Creates the server of openapi.yaml. The database is opened at the first request that needs it, and created at the
 * first change.
 */
export function openReferenceServer({
  accounts: folder,
  sessionOf,
  authorize,
  origins,
  testRoutes: hasTestRoutes = false,
  ...where
}: ReferenceServerOptions): ReferenceServer {
  let opened: Promise<Database> | undefined;
  let isClosed = false;
  const database = async (): Promise<Database> => {
    if (isClosed) throw new Error('The server is closed.');
    return (opened ??= openDatabase(where)
      .catch(inMemory)
      .catch((error: unknown) => {
        opened = undefined; // the next request tries again
        throw error;
      }));
  };
  // PGlite needs seconds to create a database: reading must not wait for that
  const isNew = () => !opened && !where.databaseUrl && !(where.folder !== undefined && existsSync(where.folder));
  const behavior = new FaultSettings();
  const accounts = new AccountRoutes(
    { sessionOf, authorize, origins },
    database,
    isNew,
    new SeedFiles(folder),
    behavior,
  );
  const testRoutes = new TestRoutes(database, behavior);
  const addresses = hasTestRoutes ? /^\/(api\/(accounts|receiver)(\/|$)|sign-in$)/ : /^\/api\/accounts(\/|$)/;

  async function answer(
    [root, part, ...rest]: readonly string[],
    search: string,
    req: IncomingMessage,
    res: ServerResponse,
  ): Promise<Answer | null> {
    if (root === 'sign-in') return signInPage;
    if (part === 'accounts') return accounts.answer(rest, req, res);
    if (part === 'receiver') {
      if (req.method !== 'GET') checkOrigin(req, origins);
      return testRoutes.answer(rest, new URLSearchParams(search), req);
    }
    throw notFound();
  }

  return {
    handler(req, res, next) {
      const [pathname = '', search = ''] = (req.url ?? '').split('?');
      if (!addresses.test(pathname)) return next();
      void answer(pathname.slice(1).split('/'), search, req, res)
        .catch(answerOf)
        .then((given) => given && send(req, res, given));
    },
    async close() {
      isClosed = true;
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}

/** A second dev server uses a database in memory, so its changes end with it. */
async function inMemory(error: unknown): Promise<Database> {
  if (!(error instanceof FolderInUse)) throw error;
  console.warn(`${error.message} Until then accounts are kept in memory.`);
  return openDatabase({});
}
