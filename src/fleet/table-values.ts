import { createHash } from 'node:crypto';
import { compare, type ReportRecord } from '../authoring/report-record.js';
import { didYouMean } from '../core/config/did-you-mean.js';
import { describeValue } from '../core/config/issues.js';
import { SeriesWriter, type Series } from './series.js';
import { NO_SERIES, sourceKey, type NamedSource, type Values } from './values.js';

/** A source that is a file of rows. */
export type TableSource = Extract<NamedSource['source'], { table: string }>;
export type Rows = readonly Readonly<Record<string, unknown>>[];

/** A share of unreadable values from which on a source is at fault as a whole. */
export const MAX_UNREADABLE = 0.01;
export const MAX_EXAMPLES = 5;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Counts of rows that are no good as a whole. */
export interface RowCounts {
  rows: number;
  /** Rows of accounts that the project does not have, and some of them. */
  strangers: number;
  strangerIds: readonly string[];
  noDate: number;
  unreadable: number;
  /** Values that are no number, as they are written. */
  examples: readonly string[];
}

/** The records about the counts of a source, the same for tables and queries. */
export function countRecords(file: string, at: string, counts: RowCounts): ReportRecord[] {
  const { rows, strangers, strangerIds, noDate, unreadable, examples } = counts;
  const records: ReportRecord[] = [];
  const report = (severity: ReportRecord['severity'], rule: string, message: string, hint?: string) =>
    records.push({ rule, severity, file, path: at, message, ...(hint === undefined ? {} : { hint }) });
  if (!rows) report('error', 'no-rows', `${file} holds no rows.`, 'Check the file, or the query.');
  if (strangers) {
    const more = strangerIds.length === MAX_EXAMPLES ? ' …' : '';
    report(
      'warning',
      'unknown-account',
      `${strangers} rows are of accounts that the project does not have: ${strangerIds.map((id) => JSON.stringify(id)).join(', ')}${more}.`,
    );
  }
  if (noDate) report('warning', 'no-date', `${noDate} rows have no date: they are left out.`);
  if (unreadable)
    report(
      unreadable / rows > MAX_UNREADABLE ? 'error' : 'warning',
      'unreadable-value',
      `${unreadable} of ${rows} values are no number: they are gaps, such as ${examples.join(', ')}.`,
    );
  return records;
}

/** A column that is not there, with the nearest that is. */
export const columnRecords = (
  file: string,
  at: string,
  wanted: readonly string[],
  present: readonly string[],
): ReportRecord[] =>
  wanted
    .filter((column) => !present.includes(column))
    .map((column) => ({
      rule: 'column',
      severity: 'error',
      file,
      path: at,
      message: `${file} has no column "${column}", only ${present.map((name) => `"${name}"`).join(', ')}.`,
      ...didYouMean(column, present),
    }));

/** The columns of a source, with the names that they have if nothing else is said. */
export const columnsOf = ({ account = 'account_id', date = 'date', value = 'value' }: Partial<TableSource>) => ({
  account,
  date,
  value,
});

/** The smallest few of a set, so that the order of rows does not show. */
export const fewOf = (all: ReadonlySet<string>): string[] => [...all].sort(compare).slice(0, MAX_EXAMPLES);

interface Cell {
  date: string;
  value: number | null;
  isUnreadable: boolean;
}

/**
 * The values of tables that are read whole into memory: enough for what a person exports by hand, and it needs no
 * engine.
 * @param read the rows of a table, or why there are none
 */
export function tableValues(
  sources: readonly { source: TableSource; at: string }[],
  known: ReadonlySet<string>,
  read: (source: TableSource, at: string) => Rows | ReportRecord,
): Values {
  const records: ReportRecord[] = [];
  const failed = new Set<string>();
  const bySource = new Map<string, ReadonlyMap<string, readonly Cell[]>>();
  for (const { source, at } of sources) {
    const key = sourceKey(source);
    const rows = read(source, at);
    const found =
      'rule' in rows ? { cells: new Map<string, Cell[]>(), records: [rows] } : cellsOf(source, at, rows, known);
    records.push(...found.records);
    if (found.records.some(({ severity }) => severity === 'error')) failed.add(key);
    else bySource.set(key, found.cells);
  }
  const writer = new SeriesWriter();
  const seriesOf = (id: string): Map<string, Series> => {
    const all = new Map<string, Series>();
    for (const [key, cells] of bySource) {
      for (const { date, value, isUnreadable } of cells.get(id) ?? []) writer.add(date, value, isUnreadable);
      const series = writer.take();
      if (series) all.set(key, series);
    }
    return all;
  };
  return {
    records,
    failed,
    digests: () => {
      const digests = new Map<string, string>();
      for (const id of known) {
        const series = seriesOf(id);
        if (!series.size) continue;
        const hash = createHash('sha256');
        for (const [key, { text, unreadable, duplicate }] of series)
          hash.update(`${key}\0${text}\0${unreadable}\0${JSON.stringify(duplicate ?? null)}\0`);
        digests.set(id, hash.digest('base64url').slice(0, 22));
      }
      return Promise.resolve(digests);
    },
    // eslint-disable-next-line @typescript-eslint/require-await
    read: async function* (accounts) {
      for (const id of accounts) yield bySource.size ? seriesOf(id) : NO_SERIES;
    },
  };
}

/** Sorts the rows of a table by account and date. */
function cellsOf(
  source: TableSource,
  at: string,
  rows: Rows,
  known: ReadonlySet<string>,
): { cells: Map<string, Cell[]>; records: ReportRecord[] } {
  const { table } = source;
  const { account, date, value } = columnsOf(source);
  const cells = new Map<string, Cell[]>();
  const missing = rows.length ? columnRecords(table, at, [account, date, value], Object.keys(rows[0] ?? {})) : [];
  if (missing.length) return { cells, records: missing };
  const strangerIds = new Set<string>();
  const examples = new Set<string>();
  let [noDate, unreadable, strangers] = [0, 0, 0];
  for (const row of rows) {
    const id = cellText(row[account]);
    if (!known.has(id)) {
      strangers++;
      strangerIds.add(id);
      continue;
    }
    const day = cellText(row[date]);
    if (day === '') {
      noDate++;
      continue;
    }
    const number = numberOf(row[value]);
    if (number === undefined) {
      unreadable++;
      examples.add(describeValue(row[value]));
    }
    const list = cells.get(id) ?? [];
    cells.set(id, list);
    list.push({ date: day, value: number ?? null, isUnreadable: number === undefined });
  }
  for (const list of cells.values())
    list.sort((a, b) => compare(a.date, b.date) || (a.value ?? -Infinity) - (b.value ?? -Infinity));
  const counts = {
    rows: rows.length,
    strangers,
    strangerIds: fewOf(strangerIds),
    noDate,
    unreadable,
    examples: fewOf(examples),
  };
  return { cells, records: countRecords(table, at, counts) };
}

/** A cell of a table as text; JSON may hold a number there. */
const cellText = (cell: unknown): string =>
  typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';

/** An empty cell is a gap; undefined where the value is no number. */
function numberOf(cell: unknown): number | null | undefined {
  if (cell === null || cell === undefined) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined;
  const text = typeof cell === 'string' ? cell.trim() : '?';
  return text === '' ? null : NUMBER.test(text) ? Number(text) : undefined;
}
