import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { lockFolder } from './lock.js';

/** One statement of a transaction; gives its rows. */
export type Query = <Row>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** What of a database is used: the same on PGlite and on any PostgreSQL. */
export interface Database {
  /** Runs `work` in one transaction: all that it writes holds, or nothing. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Where {
  /** A PostgreSQL, as `postgres://…`; left out or empty: PGlite. */
  databaseUrl?: string | undefined;
  /** Where PGlite keeps its files; left out: in memory, until the receiver is closed. */
  folder?: string | undefined;
}

/** Opens the database and makes the tables where they are not there yet. */
export async function openDatabase({ databaseUrl, folder }: Where): Promise<Database> {
  const schema = await readFile(path.join(import.meta.dirname, 'schema.sql'), 'utf8');
  return databaseUrl ? openPostgres(databaseUrl, schema) : openEmbedded(folder, schema);
}

async function openPostgres(connectionString: string, schema: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString });
  // a connection that breaks while nobody uses it is replaced; without a listener its error would end the process
  pool.on('error', () => {});
  try {
    await pool.query(schema); // several statements without values are one transaction
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    async transaction(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        await client.query('BEGIN');
        const result = await work(async <Row>(sql: string, values: readonly unknown[] = []) => (await client.query(sql, [...values])).rows as Row[]);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((reason: Error) => { broken = reason; });
        throw error;
      } finally {
        client.release(broken); // one that cannot even roll back is not used again
      }
    },
    close: () => pool.end(),
  };
}

async function openEmbedded(folder: string | undefined, schema: string): Promise<Database> {
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const unlock = folder === undefined ? undefined : await lockFolder(folder);
  try {
    const pglite = await PGlite.create(folder === undefined ? {} : { dataDir: folder });
    await pglite.exec(schema);
    return {
      transaction: (work) => pglite.transaction((transaction) => work(async <Row>(sql: string, values: readonly unknown[] = []) => (await transaction.query<Row>(sql, [...values])).rows)),
      async close() {
        await pglite.close();
        await unlock?.();
      },
    };
  } catch (error) {
    await unlock?.();
    throw error;
  }
}
