import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** The package that runs queries: an optional peer, since it weighs 70 MB. */
const PACKAGE = '@duckdb/node-api';

/** True if the package that runs queries is installed. */
export function engineIsInstalled(): boolean {
  try {
    import.meta.resolve(PACKAGE);
    return true;
  } catch {
    return false;
  }
}

/** The part of the package that is used, written down here so that this code compiles without it. */
interface DuckDb {
  version: () => string;
  DuckDBInstance: { create: (file: string, options: Record<string, string>) => Promise<Instance> };
}
interface Instance {
  connect: () => Promise<Connection>;
  closeSync: () => void;
}
interface Connection {
  run: (sql: string) => Promise<unknown>;
  runAndReadAll: (sql: string) => Promise<{ getRowObjectsJson: () => Record<string, unknown>[] }>;
  stream: (sql: string) => Promise<{ fetchChunk: () => Promise<Chunk | null> }>;
  createAppender: (table: string) => Promise<Appender>;
  closeSync: () => void;
}
interface Appender {
  appendInteger: (value: number) => void;
  appendVarchar: (value: string) => void;
  appendBoolean: (value: boolean) => void;
  endRow: () => void;
  closeSync: () => void;
}
/** Up to 2,048 rows, by column. */
export interface Chunk {
  rowCount: number;
  getColumnVector: (column: number) => Vector;
}
/** A column of a chunk. */
export interface Vector {
  getItem: (row: number) => unknown;
  /** The numbers of a numeric column, and which of them are there. Not promised by the package. */
  items?: ArrayLike<number>;
  validity?: { itemValid: (row: number) => boolean };
}

export interface EngineOptions {
  /** The folder that queries may read; paths are relative to it. */
  folder: string;
  /** The maximum of memory, for example `2GB`. */
  memory: string;
  threads: number;
  /**
   * Statements of the author's own that run first, such as `LOAD httpfs`. With them queries may reach whatever these
   * allow; without, nothing but the folder.
   */
  setup?: readonly string[];
}

/** A query that could not be run. */
export class QueryFault extends Error {
  constructor(
    message: string,
    /** The line of the query, counted from 1. */
    readonly line?: number,
  ) {
    super(message);
  }
}

/** Runs queries over files. */
export class Engine {
  private constructor(
    private readonly instance: Instance,
    private readonly connection: Connection,
    /** Folder of temporary files; removed at the end. */
    readonly scratch: string,
    readonly folder: string,
    readonly version: string,
  ) {}

  /**
   * Opens an engine in memory. What does not fit into the memory goes into temporary files.
   * @throws where the package is not installed
   */
  static async open({ folder, memory, threads, setup = [] }: EngineOptions): Promise<Engine> {
    const duckdb = (await import(PACKAGE)) as DuckDb;
    const scratch = mkdtempSync(path.join(tmpdir(), 'waymark-'));
    const instance = await duckdb.DuckDBInstance.create(':memory:', {
      memory_limit: `${Math.floor(bytesOf(memory) * COUNTED)}B`,
      threads: String(threads),
      temp_directory: scratch,
      // no build asks the network unasked
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: setup.length ? 'true' : 'false',
      preserve_insertion_order: 'false',
    });
    const connection = await instance.connect();
    const engine = new Engine(instance, connection, scratch, path.resolve(folder), duckdb.version());
    for (const statement of setup) await engine.run(statement);
    if (!setup.length) {
      const allowed = [engine.folder, scratch].map(quoted).join(', ');
      await engine.run(`set allowed_directories = [${allowed}]`);
      await engine.run('set enable_external_access = false');
      await engine.run('set lock_configuration = true');
    }
    return engine;
  }

  /** @throws QueryFault */
  async run(sql: string): Promise<void> {
    await this.#caught(this.connection.run(sql));
  }

  /** The rows of a small answer, as JSON would hold them. @throws QueryFault */
  async rows(sql: string): Promise<Record<string, unknown>[]> {
    return (await this.#caught(this.connection.runAndReadAll(sql))).getRowObjectsJson();
  }

  /** The rows of a large answer, a chunk at a time. @throws QueryFault */
  async *stream(sql: string): AsyncGenerator<Chunk> {
    const result = await this.#caught(this.connection.stream(sql));
    for (;;) {
      const chunk = await this.#caught(result.fetchChunk());
      if (!chunk || chunk.rowCount === 0) return;
      yield chunk;
    }
  }

  /** Fills a table with rows. */
  async append(table: string, rows: Iterable<readonly (number | string | boolean)[]>): Promise<void> {
    const appender = await this.connection.createAppender(table);
    for (const row of rows) {
      for (const value of row)
        if (typeof value === 'number') appender.appendInteger(value);
        else if (typeof value === 'boolean') appender.appendBoolean(value);
        else appender.appendVarchar(value);
      appender.endRow();
    }
    appender.closeSync();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
    rmSync(this.scratch, { recursive: true, force: true });
  }

  async #caught<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw faultOf(error);
    }
  }
}

/** The share of its memory that the engine counts: the rest goes to what it allocates besides its buffers. */
const COUNTED = 0.7;
const UNITS = ['', 'K', 'M', 'G', 'T'];

/** A size such as `2GB`, in bytes. */
function bytesOf(size: string): number {
  const [, amount, prefix = '', binary] = /^([\d.]+)\s?([KMGT]?)(i?)B$/i.exec(size) ?? [];
  return Number(amount) * (binary ? 1024 : 1000) ** UNITS.indexOf(prefix.toUpperCase());
}

/** The engine's message without the copy of the query behind it. */
function faultOf(error: unknown): QueryFault {
  const text = error instanceof Error ? error.message : String(error);
  const line = /^LINE (\d+):/m.exec(text)?.[1];
  const [first = text] = text.split(/\n\s*\nLINE |\nLINE /);
  return new QueryFault(first.replace(/\s*\n\s*/g, ' ').trim(), line === undefined ? undefined : Number(line));
}

/** A text as a literal of SQL. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
/** A name as an identifier of SQL. */
export const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;
