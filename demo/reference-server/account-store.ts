import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Change } from '../../src/core/changes/change.js';
import type { Database, Query } from './database.js';
import { isMatch } from './http.js';
import { Problem } from './problem-details.js';
import { applyToJson, reapplyToJson } from './apply-change.js';
import type { User } from './authorize.js';
import { checkUndo, isUndo, namedUndo, pastOf } from './check-undo.js';
import { publicJson } from './seed-files.js';

/** The config of an account as JSON, with its entity tag. */
export interface Account {
  config: string;
  etag: string;
}

/** Returns the vendor's config of an account. Null if there is none. */
export type Seed = (id: string) => Promise<string | null>;

interface Row {
  version: number;
  seed: string;
  config: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

/** The tag has both version and digest: versions repeat after a reset, and a change without effect keeps the digest. */
function accountOf({ version, config: stored }: Pick<Row, 'version' | 'config'>): Account {
  const config = publicJson(stored); // the last place before it is sent
  return { config, etag: `"${version}-${digest(config)}"` };
}

/** An account without changes. */
export async function readSeed(id: string, seedOf: Seed): Promise<Account> {
  const config = await seedOf(id);
  if (config === null) throw noAccount(id);
  return accountOf({ version: 0, config });
}

const noAccount = (id: string): Problem => new Problem('not-found', `There is no account “${id}”.`);

/**
 * Reads an account. It is created from its seed at first use. If the vendor has replaced the seed, the earlier changes
 * are applied to the new one.
 */
export async function readAccount(database: Database, id: string, seedOf: Seed): Promise<Account> {
  const seed = await seedOf(id);
  return database.transaction(async (query) => {
    const [row] = await query<Row>('SELECT version, seed, config FROM waymark_accounts WHERE id = $1', [id]);
    return accountOf(row && (seed === null || row.seed === digest(seed)) ? row : await lockAccount(query, id, seed));
  });
}

/**
 * Applies a change once, in a transaction that locks the account, so that concurrent requests run one after the other.
 * A key that was applied before gets the same answer again, if the same person sends it.
 */
export async function applyOnce(
  database: Database,
  id: string,
  sent: Change,
  { id: person, name }: User,
  ifMatch: string | undefined,
  seedOf: Seed,
): Promise<Account & { isReplayed: boolean }> {
  const seed = await seedOf(id);
  return database.transaction(async (query) => {
    const account = await lockAccount(query, id, seed);
    const past = isUndo(sent) ? pastOf(seed, account.config, await changesOf(query, id), sent) : [];
    const change = namedUndo(sent, past);
    const [known] = await query<Pick<Row, 'version' | 'config'> & { change: string; person: string }>(
      'SELECT change, person, version, config FROM waymark_changes WHERE account = $1 AND id = $2',
      [id, change.id],
    );
    if (known) {
      if (known.person !== person || !isSame(known.change, change))
        throw new Problem('key-reused', 'Another change was saved under this key before.');
      return { ...accountOf(known), isReplayed: true };
    }
    // check the key first: an applied change has made its own If-Match stale
    if (!isMatch(ifMatch, accountOf(account).etag))
      throw new Problem(
        'stale',
        'The account has changed since it was last read. Read it again, then send the change again.',
      );
    const next = { version: account.version + 1, config: applyToJson(account.config, change) };
    checkUndo(change, past, name);
    await query('UPDATE waymark_accounts SET version = $2, config = $3 WHERE id = $1', [id, next.version, next.config]);
    await query(
      'INSERT INTO waymark_changes (account, id, person, change, version, config) VALUES ($1, $2, $3, $4, $5, $6)',
      [id, change.id, person, JSON.stringify(change), next.version, next.config],
    );
    return { ...accountOf(next), isReplayed: false };
  });
}

/** True for the same JSON value; the person is compared by id, since a name may be corrected. */
const isSame = (known: string, change: Change): boolean =>
  isDeepStrictEqual(
    { ...(JSON.parse(known) as Change), by: '' },
    { ...(JSON.parse(JSON.stringify(change)) as Change), by: '' },
  );

/** The applied changes of an account, in order. */
async function changesOf(query: Query, id: string): Promise<Change[]> {
  const rows = await query<{ change: string }>('SELECT change FROM waymark_changes WHERE account = $1 ORDER BY place', [
    id,
  ]);
  return rows.map(({ change }) => JSON.parse(change) as Change);
}

/** The row of the account, locked until the end of the transaction. */
async function lockAccount(query: Query, id: string, seed: string | null): Promise<Row> {
  if (seed !== null)
    await query('INSERT INTO waymark_accounts (id, seed, config) VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING', [
      id,
      digest(seed),
      seed,
    ]);
  const [row] = await query<Row>('SELECT version, seed, config FROM waymark_accounts WHERE id = $1 FOR UPDATE', [id]);
  if (!row) throw noAccount(id);
  if (seed === null || row.seed === digest(seed)) return row;
  const next = {
    version: row.version + 1,
    seed: digest(seed),
    config: reapplyToJson(seed, await changesOf(query, id)),
  };
  await query('UPDATE waymark_accounts SET version = $2, seed = $3, config = $4 WHERE id = $1', [
    id,
    next.version,
    next.seed,
    next.config,
  ]);
  return next;
}

/** The applied changes in order, of one account or of all. */
export async function listChanges(database: Database, account: string | null): Promise<object[]> {
  const rows = await database.transaction((query) =>
    query<{ change: string; applied_at: Date }>(
      'SELECT change, applied_at FROM waymark_changes WHERE account = $1 OR $1::text IS NULL ORDER BY place',
      [account],
    ),
  );
  return rows.map(({ change, applied_at }) => {
    const { id, account: of, kind, target, at } = JSON.parse(change) as Change;
    return { id, account: of, kind, target, at, appliedAt: applied_at.toISOString() };
  });
}

/** Resets one account, or all, to the seed. */
export const resetAccounts = (database: Database, account: string | null): Promise<unknown> =>
  database.transaction((query) => query('DELETE FROM waymark_accounts WHERE id = $1 OR $1::text IS NULL', [account]));
