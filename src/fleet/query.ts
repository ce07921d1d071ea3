import { createHash } from 'node:crypto';
import path from 'node:path';
import { isRecord } from '../core/types.js';
import { updateWithFile } from './digest.js';
import { quoted, QueryFault, type Engine } from './engine.js';

/** A query as it is run, with what it reads. */
export interface PreparedQuery {
  sql: string;
  /** The files that it names, as absolute paths or patterns; null where nobody can tell all that it reads. */
  files: readonly string[] | null;
}

/** A file that a query names, and where in its text. */
interface Named {
  file: string;
  /** In bytes. */
  at: number;
}

/**
 * Takes a query apart: it must be one SELECT; the files that it names are made absolute, since an engine knows no
 * project.
 * @throws QueryFault
 */
export async function prepareQuery(engine: Engine, sql: string): Promise<PreparedQuery> {
  const bare = sql.trim().replace(/;\s*$/, '');
  const [row] = await engine.rows(
    `select json_serialize_sql(${quoted(bare)}, skip_null := true, skip_empty := true) as tree`,
  );
  const tree: unknown = JSON.parse(typeof row?.tree === 'string' ? row.tree : '{}');
  if (!isRecord(tree)) throw new QueryFault('The query could not be read.');
  if (tree.error === true) {
    const position = Number(tree.position);
    const line = Number.isInteger(position) ? bare.slice(0, position).split('\n').length : undefined;
    const message = typeof tree.error_message === 'string' ? tree.error_message : 'The query could not be read.';
    throw new QueryFault(/only select/i.test(message) ? 'A source is one SELECT.' : message, line);
  }
  if (!Array.isArray(tree.statements) || tree.statements.length !== 1) throw new QueryFault('A source is one SELECT.');
  const found = { files: [] as Named[], isClosed: true };
  const unsteady = await unsteadyFunctions(engine);
  walk(tree, found, unsteady);
  let bytes = Buffer.from(bare);
  // from behind, so that the places before stay where they are
  for (const { file, at } of [...found.files].sort((a, b) => b.at - a.at)) {
    if (isAddress(file) || path.isAbsolute(file)) continue;
    const literal = [quoted(file), `"${file.replaceAll('"', '""')}"`].find((text) =>
      bytes.subarray(at).toString().startsWith(text),
    );
    if (literal === undefined) continue;
    bytes = Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(quoted(path.join(engine.folder, file))),
      bytes.subarray(at + Buffer.byteLength(literal)),
    ]);
  }
  const isLocal = found.isClosed && !found.files.some(({ file }) => isAddress(file));
  return {
    sql: bytes.toString(),
    files: isLocal ? found.files.map(({ file }) => path.resolve(engine.folder, file)) : null,
  };
}

const isAddress = (file: string): boolean => /^[a-z][a-z0-9+.-]+:\/\//i.test(file);

/** Functions that read files which their arguments name. */
const READERS = /^(?:read_|parquet_scan$|scan_|glob$|sniff_csv$|parquet_)/;

function walk(node: unknown, found: { files: Named[]; isClosed: boolean }, unsteady: ReadonlySet<string>): void {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, found, unsteady);
    return;
  }
  if (!isRecord(node)) return;
  if (node.class === 'FUNCTION' && typeof node.function_name === 'string' && unsteady.has(node.function_name))
    found.isClosed = false;
  if (node.type === 'TABLE_FUNCTION' && isRecord(node.function)) {
    const name = String(node.function.function_name);
    if (READERS.test(name)) {
      const [first] = Array.isArray(node.function.children) ? (node.function.children as unknown[]) : [];
      const constants = constantsOf(first);
      if (constants) found.files.push(...constants);
      else found.isClosed = false;
    } else if (!['range', 'generate_series', 'unnest', 'repeat'].includes(name)) found.isClosed = false;
  }
  // a table that is named like a file is one
  if (node.type === 'BASE_TABLE' && typeof node.table_name === 'string' && /[./]/.test(node.table_name))
    found.files.push({ file: node.table_name, at: Number(node.query_location) });
  for (const value of Object.values(node)) walk(value, found, unsteady);
}

/** The texts of a constant or of a list of constants; null for anything that is computed. */
function constantsOf(node: unknown): Named[] | null {
  if (!isRecord(node)) return null;
  if (node.class === 'CONSTANT' && isRecord(node.value) && typeof node.value.value === 'string')
    return [{ file: node.value.value, at: Number(node.query_location) }];
  if (node.class === 'FUNCTION' && node.function_name === 'list_value' && Array.isArray(node.children)) {
    const all = node.children.map(constantsOf);
    return all.every((one) => one !== null) ? all.flat() : null;
  }
  return null;
}

const known = new WeakMap<Engine, Promise<ReadonlySet<string>>>();

/** Functions that give another answer each time, such as now() and random(). */
function unsteadyFunctions(engine: Engine): Promise<ReadonlySet<string>> {
  const found =
    known.get(engine) ??
    engine
      .rows(
        "select distinct function_name as name from duckdb_functions() where stability <> 'CONSISTENT' or function_name in ('current_date', 'current_timestamp', 'today')",
      )
      .then((rows) => new Set(rows.map(({ name }) => String(name))));
  known.set(engine, found);
  return found;
}

/** A digest of all that a query reads; null where nobody can tell. */
export async function fingerprintOf(engine: Engine, { sql, files }: PreparedQuery): Promise<string | null> {
  if (!files) return null;
  const hash = createHash('sha256').update(engine.version).update('\0').update(sql);
  for (const pattern of files)
    for (const { file } of await engine.rows(`select file from glob(${quoted(pattern)}) order by file`)) {
      hash.update('\0').update(String(file)).update('\0');
      updateWithFile(hash, String(file));
    }
  return hash.digest('base64url');
}
