import type { ReportRecord } from '../authoring/report-record.js';
import { Engine, engineIsInstalled, QueryFault } from './engine.js';
import { copyOut } from './postgres.js';
import { loadProject, PROJECT_FILE, readSettings, type Project, type SettingsQuery } from './project.js';
import { prepareQuery } from './query.js';

/** A project whose queries can be run. */
export interface OpenProject {
  project: Project;
  /** The instant that its settings name, if need be by a query. */
  asOf: string | undefined;
  /** The engine, opened at its first use. */
  engine: () => Promise<Engine>;
  /** Closes the engine. */
  close: () => void;
}

/** Reads a project, and runs the queries of its settings. What is wrong becomes a record. */
export async function openProject(folder: string): Promise<OpenProject> {
  const { settings } = readSettings(folder);
  let opened: Promise<Engine> | undefined;
  const engine = () => (opened ??= Engine.open({ folder, ...settings.engine }));
  const records: ReportRecord[] = [];
  const answer = async (query: SettingsQuery, at: string): Promise<Record<string, unknown>[] | undefined> => {
    try {
      return await rowsOf(await engineOr(engine), query, settings.postgres);
    } catch (error) {
      if (!(error instanceof QueryFault)) throw error;
      records.push({ rule: 'query', severity: 'error', file: PROJECT_FILE, path: at, message: error.message });
      return undefined;
    }
  };
  const table = typeof settings.table === 'object' ? ((await answer(settings.table, '$.table')) ?? []) : undefined;
  let asOf = typeof settings.asOf === 'string' ? settings.asOf : undefined;
  if (typeof settings.asOf === 'object') {
    const [row] = (await answer(settings.asOf, '$.asOf')) ?? [];
    asOf = momentOf(Object.values(row ?? {})[0]);
    if (row && asOf === undefined)
      records.push({
        rule: 'shape',
        severity: 'error',
        file: PROJECT_FILE,
        path: '$.asOf',
        message: 'The query for asOf gives no moment.',
        hint: 'Expected one day or timestamp, such as select max(loaded_at) from …',
      });
  }
  const changes =
    typeof settings.changes === 'object' ? ((await answer(settings.changes, '$.changes')) ?? []) : undefined;
  return {
    project: loadProject(folder, { records, ...(table ? { table } : {}), ...(changes ? { changes } : {}) }),
    asOf,
    engine: () => engineOr(engine),
    close: () => void opened?.then((one) => one.close()).catch(() => undefined),
  };
}

async function engineOr(open: () => Promise<Engine>): Promise<Engine> {
  if (!engineIsInstalled()) throw new QueryFault('A query needs the engine: npm i -D @duckdb/node-api.');
  return open();
}

async function rowsOf(engine: Engine, { sql, from }: SettingsQuery, variable: string) {
  const prepared = await prepareQuery(engine, from === 'postgres' ? await copyOut(engine, sql, variable) : sql);
  const types = await engine.rows(`describe ${prepared.sql}`);
  const rows = await engine.rows(prepared.sql);
  // JSON has no wide numbers: the engine writes them as texts
  const wide = types
    .filter(({ column_type }) => /INT|DECIMAL/.test(String(column_type)))
    .map(({ column_name }) => String(column_name));
  for (const row of rows) for (const name of wide) if (typeof row[name] === 'string') row[name] = Number(row[name]);
  return rows;
}

/** A moment with an offset, of a day or timestamp as the engine writes it; a moment without a zone is one of UTC. */
function momentOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [, day, time = '00:00:00', zone = ''] =
    /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d:\d\d)(?:\.\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?$/.exec(value) ?? [];
  if (day === undefined) return undefined;
  const offset = zone === '' || /^[+-]00/.test(zone) ? 'Z' : zone.length === 3 ? `${zone}:00` : zone;
  return `${day}T${time}${offset}`;
}
