import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { mergeAccount } from '../authoring/account.js';
import type { ReportRecord } from '../authoring/report-record.js';
import { updateWithFile } from './digest.js';
import { engineValues } from './engine-values.js';
import { engineIsInstalled, QueryFault, type Engine } from './engine.js';
import { copyOut } from './postgres.js';
import { readRows, standardOf, type Project } from './project.js';
import { fingerprintOf, prepareQuery } from './query.js';
import { tableValues, type TableSource } from './table-values.js';
import { sourceKey, together, type NamedSource, type Source, type Values } from './values.js';

/** Tables up to this size are read whole; larger ones go through the engine, if there is one. */
const MAX_TABLE_BYTES = 16e6;

/** Every source that an account of the project has, each once, in a steady order. */
export function sourcesOf(project: Project): NamedSource[] {
  const found = new Map<string, NamedSource>();
  const seen = new Set<string>();
  for (const account of project.accounts) {
    const standard = standardOf(project, account).documents;
    const own = account.layers?.documents.at(-1);
    const chain = standard.map(({ file }) => file).join('\0');
    // most accounts build on the same files and have no source of their own
    const documents = own?.text.includes('points') ? [...standard, own] : standard;
    if (documents === standard && seen.has(chain)) continue;
    if (documents === standard) seen.add(chain);
    const merged = mergeAccount(documents);
    for (const { source, key, path: holder } of merged.sources) {
      if (found.has(sourceKey(source))) continue;
      const [span = { file: '' }] = merged.spansOf([[...holder, 'points', 'sql' in source ? 'sql' : 'table']]);
      found.set(sourceKey(source), { source, at: `$.${key}`, span });
    }
  }
  return [...found.values()].sort((a, b) => (sourceKey(a.source) < sourceKey(b.source) ? -1 : 1));
}

const isSql = (source: Source): source is Extract<Source, { sql: string }> => 'sql' in source;

/** True if the engine reads a source. */
function needsEngine(folder: string, source: Source): boolean {
  if (isSql(source)) return true;
  if (/\.parquet$/i.test(source.table)) return true;
  const file = path.resolve(folder, source.table);
  return /\.[ct]sv$/i.test(file) && existsSync(file) && statSync(file).size > MAX_TABLE_BYTES && engineIsInstalled();
}

/** Sources with what has to be known before they are read. */
export interface OpenSources {
  /** A digest of all that they read; null where nobody can tell whether it has changed. */
  fingerprint: string | null;
  /**
   * Reads them.
   * @param wanted the accounts whose values will be asked for, where the sources are known to be sound
   */
  values: (wanted?: ReadonlySet<string>) => Promise<Values>;
}

/** Opens the sources of a project. */
export async function openSources(
  project: Project,
  sources: readonly NamedSource[],
  engineOf: () => Promise<Engine>,
): Promise<OpenSources> {
  const { folder } = project;
  const byEngine = sources.filter(({ source }) => needsEngine(folder, source));
  const byTable = sources.filter(
    (one): one is NamedSource & { source: TableSource } => !byEngine.includes(one) && !isSql(one.source),
  );
  const ids = project.accounts.map(({ id }) => id);
  const known = new Set(ids);
  const missing = byEngine.length > 0 && !engineIsInstalled();
  return {
    fingerprint: missing ? null : await fingerprint(project, sources, byEngine, engineOf),
    values: async (wanted) => {
      const parts: Values[] = [];
      if (byTable.length) parts.push(tableValues(byTable, known, (source) => rowsOf(project, source)));
      if (missing) parts.push(withoutEngine(byEngine));
      else if (byEngine.length) {
        const engine = await engineOf();
        const sqlOf = (source: Extract<Source, { sql: string }>) =>
          source.from === 'postgres' ? copyOut(engine, source.sql, project.settings.postgres) : source.sql;
        parts.push(await engineValues(engine, { sources: byEngine, ids, sqlOf, ...(wanted ? { wanted } : {}) }));
      }
      return together(parts);
    },
  };
}

async function fingerprint(
  project: Project,
  sources: readonly NamedSource[],
  byEngine: readonly NamedSource[],
  engineOf: () => Promise<Engine>,
): Promise<string | null> {
  const hash = createHash('sha256');
  for (const named of sources) {
    const { source } = named;
    hash.update(sourceKey(source)).update('\0');
    if (isSql(source)) {
      if (source.from === 'postgres') return null;
      try {
        const engine = await engineOf();
        const digest = await fingerprintOf(engine, await prepareQuery(engine, source.sql));
        if (digest === null) return null;
        hash.update(digest);
      } catch (error) {
        if (error instanceof QueryFault) return null;
        throw error;
      }
      continue;
    }
    project.files.add(source.table);
    const file = path.resolve(project.folder, source.table);
    if (!existsSync(file)) return null;
    updateWithFile(hash, file);
    hash.update(byEngine.includes(named) ? 'engine' : 'table');
  }
  return hash.digest('base64url').slice(0, 12);
}

/** The rows of a table that is read whole. */
function rowsOf({ folder }: Project, { table }: TableSource): readonly Record<string, unknown>[] | ReportRecord {
  const fault = (message: string, hint?: string): ReportRecord => ({
    rule: 'load',
    severity: 'error',
    file: table,
    path: '$',
    message,
    ...(hint ? { hint } : {}),
  });
  const file = path.resolve(folder, table);
  if (!existsSync(file)) return fault(`There is no file ${table}.`, `Expected at ${file}.`);
  try {
    return readRows(readFileSync(file, 'utf8'), table);
  } catch (error) {
    return fault(`${table} is not readable: ${error instanceof Error ? error.message : 'unknown fault'}.`);
  }
}

function withoutEngine(sources: readonly NamedSource[]): Values {
  return {
    records: sources.map(({ at, span }) => ({
      rule: 'no-engine',
      severity: 'error',
      ...span,
      path: at,
      message: 'A query, or a Parquet file, needs the engine.',
      hint: 'Install it: npm i -D @duckdb/node-api',
    })),
    failed: new Set(sources.map(({ source }) => sourceKey(source))),
    digests: () => Promise.resolve(new Map()),
    // eslint-disable-next-line @typescript-eslint/require-await
    read: async function* (accounts) {
      for (const _ of accounts) yield new Map();
    },
  };
}
