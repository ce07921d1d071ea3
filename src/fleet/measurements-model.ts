import { isRecord } from '../core/types.js';

/** The types that a warehouse calls a text and a number. */
const TYPES = {
  postgres: { text: 'text', number: 'double precision' },
  redshift: { text: 'varchar', number: 'double precision' },
  snowflake: { text: 'varchar', number: 'double' },
  bigquery: { text: 'string', number: 'float64' },
  databricks: { text: 'string', number: 'double' },
  duckdb: { text: 'varchar', number: 'double' },
} as const;
export type Dialect = keyof typeof TYPES;
export const DIALECTS = Object.keys(TYPES) as Dialect[];

/** A query of a playbook with the id that its rows get. */
interface MetricQuery {
  id: string;
  sql: string;
}

const items = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.filter(isRecord) : []);

/** The queries of results, signals and behaviours; that of a comparison has the id of its metric and `.comparison`. */
export function queriesIn(playbook: Readonly<Record<string, unknown>>): MetricQuery[] {
  const queryOf = (id: unknown, points: unknown): MetricQuery[] =>
    typeof id === 'string' && isRecord(points) && typeof points.sql === 'string' ? [{ id, sql: points.sql }] : [];
  return [
    ...items(playbook.metrics).flatMap(({ id, points, comparison }) => [
      ...queryOf(id, points),
      ...queryOf(`${String(id)}.comparison`, isRecord(comparison) ? comparison.points : undefined),
    ]),
    ...items(playbook.behaviors).flatMap(({ id, points }) => queryOf(id, points)),
  ];
}

/**
 * All queries of a playbook as one model `waymark_measurements(account_id, metric, date, value)`, for a warehouse that
 * unloads Parquet.
 */
export function measurementsModel(queries: readonly MetricQuery[], dialect: Dialect): string {
  const { text, number } = TYPES[dialect];
  const selects = queries.map(
    ({ id, sql }) =>
      `select
  cast(account_id as ${text}) as account_id,
  ${quoted(id, dialect)} as metric,
  cast(date as date) as date,
  cast(value as ${number}) as value
from (
${indented(sql)}
) as measured`,
  );
  const title = `-- waymark_measurements: every value of every account, as the playbook defines it (${dialect})`;
  return `${title}\n${selects.join('\nunion all\n')}\n`;
}

/** A text in quotes. BigQuery and Databricks escape by a backslash, the others double the quote. */
const quoted = (id: string, dialect: Dialect): string =>
  dialect === 'bigquery' || dialect === 'databricks'
    ? `'${id.replace(/[\\']/g, '\\$&')}'`
    : `'${id.replaceAll("'", "''")}'`;

const indented = (sql: string): string =>
  sql
    .trim()
    .replace(/;\s*$/, '')
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
