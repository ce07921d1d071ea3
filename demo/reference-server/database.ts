import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { lockFolder } from './folder-lock.js';

/** Runs one statement of a transaction. Resolves with its rows. */
export type Query = <Row>(sql: string, values?: readonly unknown[]) => Promise<Row[]>;

/** The database interface, the same for PGlite and PostgreSQL. */
export interface Database {
  /** Runs `work` in one transaction: it commits all writes, or none. */
  transaction<T>(work: (query: Query) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface Where {
  /** URL of a PostgreSQL database, `postgres://…`. Default: PGlite. */
  databaseUrl?: string | undefined;
  /** Folder of PGlite's files. Default: in memory, until the server is closed. */
  folder?: string | undefined;
}

/** Opens the database, and creates missing tables. */
export async function openDatabase({ databaseUrl, folder }: Where): Promise<Database> {
  const schema = await readFile(path.join(import.meta.dirname, 'schema.sql'), 'utf8');
  return databaseUrl ? openPostgres(databaseUrl, schema) : openEmbedded(folder, schema);
}

async function openPostgres(connectionString: string, schema: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString });
  // the pool replaces a broken idle connection; without a listener its error would end the process
  pool.on('error', () => {});
  try {
    await pool.query(schema); // several statements without values run as one transaction
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
        const result = await work(
          async <Row>(sql: string, values: readonly unknown[] = []) =>
            (await client.query(sql, [...values])).rows as Row[],
        );
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch((reason: Error) => {
          broken = reason;
        });
        throw error;
      } finally {
        client.release(broken); // a connection that cannot roll back is discarded
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
      transaction: (work) =>
        pglite.transaction((transaction) =>
          work(
            async <Row>(sql: string, values: readonly unknown[] = []) =>
              (await transaction.query<Row>(sql, [...values])).rows,
          ),
        ),
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
