import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { QueryFault, quoted, type Engine } from './engine.js';

/** The parts of the two packages that are used: optional peers, as the engine is. */
interface Pg {
  default: { Client: new (options: { connectionString: string }) => Client };
}
interface Client {
  connect: () => Promise<unknown>;
  query: ((sql: string) => Promise<{ fields: { name: string; dataTypeID: number }[] }>) &
    ((stream: NodeJS.ReadableStream) => NodeJS.ReadableStream);
  end: () => Promise<void>;
}
interface CopyStreams {
  to: (sql: string) => NodeJS.ReadableStream;
}

const PACKAGES = ['pg', 'pg-copy-streams'] as const;
/** Types by their number in Postgres; all others are read as texts. */
const TYPES: Readonly<Record<number, string>> = {
  16: 'boolean',
  20: 'bigint',
  21: 'smallint',
  23: 'integer',
  700: 'double',
  701: 'double',
  1082: 'date',
  1114: 'timestamp',
  1184: 'timestamptz',
};

let copies = 0;

/**
 * Runs a query in Postgres, in a transaction that can only read, and copies its rows into a temporary file.
 * @param variable the environment variable that holds the address: no secret belongs into a file of the project
 * @returns the query that reads that file
 * @throws QueryFault
 */
export async function copyOut(engine: Engine, sql: string, variable: string): Promise<string> {
  const address = process.env[variable];
  if (!address) throw new QueryFault(`The environment variable ${variable} holds no address of a Postgres.`);
  const [pg, streams] = (await Promise.all(PACKAGES.map((name) => import(name))).catch(() => {
    throw new QueryFault('Queries in Postgres need two packages: npm i -D pg pg-copy-streams.');
  })) as [Pg, CopyStreams];
  const client = new pg.default.Client({ connectionString: address });
  const file = path.join(engine.scratch, `copy-${copies++}.csv`);
  try {
    await client.connect();
    await client.query('begin transaction read only');
    await client.query("set local datestyle = 'ISO'");
    await client.query("set local timezone = 'UTC'");
    const bare = sql.trim().replace(/;\s*$/, '');
    const { fields } = await client.query(`select * from (${bare}\n) as one limit 0`);
    await pipeline(
      client.query(streams.to(`copy (${bare}\n) to stdout (format csv, header)`)),
      createWriteStream(file),
    );
    await client.query('commit');
    const columns = fields.map(({ name, dataTypeID }) => `${quoted(name)}: ${quoted(TYPES[dataTypeID] ?? 'varchar')}`);
    return `select * from read_csv(${quoted(file)}, header = true, columns = {${columns.join(', ')}})`;
  } catch (error) {
    throw new QueryFault(error instanceof Error ? error.message : String(error));
  } finally {
    await client.end().catch(() => undefined);
  }
}
