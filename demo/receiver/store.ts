import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../../src/changes/change.js';
import type { Database, Query } from './database.js';
import { isMatch } from './http.js';
import { Problem } from './problem.js';
import { applied, reapplied } from './written.js';

/** An account's config as JSON, and the tag that changes with it. */
export interface Account {
  config: string;
  etag: string;
}

/** The config that the vendor gives for an account; null where there is none. */
export type Seed = (id: string) => Promise<string | null>;

interface Row {
  version: number;
  seed: string;
  config: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** The version alone would name two configs once the tables were emptied; the digest alone would stay where a change changes nothing. */
const accountOf = ({ version, config }: Pick<Row, 'version' | 'config'>): Account => ({ config, etag: `"${version}-${digest(config)}"` });

/** An account that nobody has changed. */
export async function readSeed(id: string, seedOf: Seed): Promise<Account> {
  const config = await seedOf(id);
  if (config === null) throw noAccount(id);
  return accountOf({ version: 0, config });
}

const noAccount = (id: string): Problem => new Problem('not-found', `There is no account “${id}”.`);

/** Reads an account, made from its seed at first use. Where the vendor gave another since, what was done is applied to that one. */
export async function readAccount(database: Database, id: string, seedOf: Seed): Promise<Account> {
  const seed = await seedOf(id);
  return database.transaction(async (query) => {
    const [row] = await query<Row>('SELECT version, seed, config FROM waymark_accounts WHERE id = $1', [id]);
    return accountOf(row && (seed === null || row.seed === digest(seed)) ? row : await hold(query, id, seed));
  });
}

/**
 * Applies a change once: in one transaction that holds the account, so that of two requests at once the second sees what the first did.
 * A key that was applied before gets the answer that it got then.
 */
export async function applyOnce(database: Database, id: string, change: Change, ifMatch: string | undefined, seedOf: Seed): Promise<Account & { isReplayed: boolean }> {
  const seed = await seedOf(id);
  return database.transaction(async (query) => {
    const account = await hold(query, id, seed);
    const [known] = await query<Pick<Row, 'version' | 'config'> & { change: string }>('SELECT change, version, config FROM waymark_changes WHERE account = $1 AND id = $2', [id, change.id]);
    if (known) {
      if (!isDeepStrictEqual(JSON.parse(known.change), JSON.parse(JSON.stringify(change)))) throw new Problem('key-reused', 'Another change was saved under this key before.');
      return { ...accountOf(known), isReplayed: true };
    }
    // after the key: what was applied already has made its own If-Match stale
    if (!isMatch(ifMatch, accountOf(account).etag)) throw new Problem('stale', 'The account has changed since it was last read. Read it again, then send the change again.');
    const next = { version: account.version + 1, config: applied(account.config, change) };
    await query('UPDATE waymark_accounts SET version = $2, config = $3 WHERE id = $1', [id, next.version, next.config]);
    await query('INSERT INTO waymark_changes (account, id, change, version, config) VALUES ($1, $2, $3, $4, $5)', [id, change.id, JSON.stringify(change), next.version, next.config]);
    return { ...accountOf(next), isReplayed: false };
  });
}

/** The account's row, locked until the end of the transaction. */
async function hold(query: Query, id: string, seed: string | null): Promise<Row> {
  if (seed !== null) await query('INSERT INTO waymark_accounts (id, seed, config) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING', [id, digest(seed), seed]);
  const [row] = await query<Row>('SELECT version, seed, config FROM waymark_accounts WHERE id = $1 FOR UPDATE', [id]);
  if (!row) throw noAccount(id);
  if (seed === null || row.seed === digest(seed)) return row;
  const done = await query<{ change: string }>('SELECT change FROM waymark_changes WHERE account = $1 ORDER BY place', [id]);
  const next = { version: row.version + 1, seed: digest(seed), config: reapplied(seed, done.map(({ change }) => JSON.parse(change) as Change)) };
  await query('UPDATE waymark_accounts SET version = $2, seed = $3, config = $4 WHERE id = $1', [id, next.version, next.seed, next.config]);
  return next;
}

/** The changes that were applied, in that order: of one account, or of all. */
export async function listChanges(database: Database, account: string | null): Promise<object[]> {
  const rows = await database.transaction((query) =>
    query<{ change: string; applied_at: Date }>('SELECT change, applied_at FROM waymark_changes WHERE account = $1 OR $1::text IS NULL ORDER BY place', [account]));
  return rows.map(({ change, applied_at }) => {
    const { id, account: of, kind, target, at } = JSON.parse(change) as Change;
    return { id, account: of, kind, target, at, appliedAt: applied_at.toISOString() };
  });
}

/** Forgets what was done: one account, or all, is as its seed again. */
export const forget = (database: Database, account: string | null): Promise<unknown> =>
  database.transaction((query) => query('DELETE FROM waymark_accounts WHERE id = $1 OR $1::text IS NULL', [account]));
