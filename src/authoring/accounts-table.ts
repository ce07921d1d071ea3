import { isRecord } from '../core/types.js';
import { didYouMean } from '../core/config/did-you-mean.js';
import type { ReportRecord } from './report-record.js';
import type { SourceDocument } from './source-document.js';

type Cells = Readonly<Record<string, unknown>>;

/**
 * A row of the accounts table, as a layer between playbook and account file. Its document is made when it is asked for:
 * of 50,000 accounts they would fill the memory.
 */
export class AccountRow {
  constructor(
    readonly id: string,
    private readonly cells: Cells,
    private readonly paths: ReadonlyMap<string, readonly string[]>,
    private readonly file: string,
    private readonly line: number,
  ) {}

  /** The id of the playbook that the row asks for. */
  get playbook(): string | undefined {
    const { playbook } = this.cells;
    return typeof playbook === 'string' && playbook !== '' ? playbook : undefined;
  }

  /** All that the row says, for a digest. */
  get text(): string {
    return JSON.stringify([this.playbook, this.#value()]);
  }

  get document(): SourceDocument {
    const { file, line } = this;
    const value = this.#value();
    return { file, text: '', value, records: [], spansOf: (asked) => asked.map(() => ({ file, line })) };
  }

  #value(): Record<string, unknown> {
    const value: Record<string, unknown> = {};
    for (const [column, path] of this.paths) {
      const cell = this.cells[column];
      if (path.length && cell !== '' && cell !== null && cell !== undefined) put(value, path, typed(cell, path));
    }
    put(value, ['account', 'id'], this.id);
    return value;
  }
}

/**
 * Columns with a fixed meaning. Any other column is a dotted path, for example `metrics.invoice-cycle.target.value`.
 */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  id: ['account', 'id'],
  name: ['account', 'name'],
  time_zone: ['account', 'timeZone'],
  currency: ['account', 'currency'],
  logo: ['account', 'logo'],
  go_live: ['goLive'],
  renewal: ['renewal'],
};
const PATHS = [
  'account',
  'provider',
  'metrics',
  'behaviors',
  'plan',
  'appearance',
  'price',
  'private',
  'goLive',
  'renewal',
];
const LISTS = ['metrics', 'behaviors', 'plan.milestones', 'plan.roles', 'plan.nextPhase.options'];

/** Reads the rows of an accounts table. An unusable row becomes a record; the others are kept. */
export function readAccountsTable(
  file: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): { rows: AccountRow[]; records: ReportRecord[] } {
  const records: ReportRecord[] = [];
  const fault = (message: string, line: number | undefined, more: Partial<ReportRecord> = {}) =>
    records.push({ rule: 'table', severity: 'error', file, ...(line ? { line } : {}), path: '$', message, ...more });
  const paths = new Map<string, readonly string[]>();
  for (const column of Object.keys(rows[0] ?? {})) {
    const path =
      column === 'playbook' ? [] : (COLUMNS[column] ?? (column.includes('.') ? column.split('.') : undefined));
    if (!path || (path.length && !PATHS.includes(path[0] ?? '')))
      fault(
        `The column "${column}" is no part of an account.`,
        1,
        didYouMean(column, [...Object.keys(COLUMNS), 'playbook', ...PATHS]),
      );
    else paths.set(column, path);
  }
  const found = new Map<string, AccountRow>();
  const folded = new Map<string, string>();
  rows.forEach((row, i) => {
    const line = i + 2;
    const id = typeof row.id === 'string' ? row.id.trim() : typeof row.id === 'number' ? String(row.id) : '';
    if (id === '') return void fault('This row has no "id".', line);
    if (found.has(id))
      return void fault(`The account "${id}" is there twice.`, line, {
        account: id,
        hint: 'Keep one row for each account.',
      });
    const other = folded.get(id.toLowerCase());
    if (other !== undefined)
      return void fault(`The ids "${other}" and "${id}" differ in case alone: their files could be the same.`, line, {
        account: id,
      });
    folded.set(id.toLowerCase(), id);
    found.set(id, new AccountRow(id, row, paths, file, line));
  });
  return { rows: [...found.values()], records };
}

/** Converts the text of a CSV cell to a number, if the path expects one. */
function typed(cell: unknown, path: readonly string[]): unknown {
  const isName = ['account', 'provider', 'appearance', 'private'].includes(path[0] ?? '');
  if (typeof cell !== 'string') return cell instanceof Date ? cell.toISOString().slice(0, 10) : cell;
  return !isName && /^[-+]?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

/** Writes a value at a dotted path. Items of lists are named by their id. */
function put(into: Record<string, unknown>, path: readonly string[], value: unknown): void {
  let at = into;
  for (let i = 0; i < path.length - 1; i++) {
    const key = path[i] ?? '';
    if (LISTS.includes(path.slice(0, i + 1).join('.')) && i + 2 < path.length) {
      const items = (Object.hasOwn(at, key) ? at[key] : undefined) as Record<string, unknown>[] | undefined;
      const list = items ?? [];
      const id = path[++i] ?? '';
      let item = list.find((one) => one.id === id);
      if (!item) list.push((item = { id }));
      at[key] = list;
      at = item;
      continue;
    }
    const next = Object.hasOwn(at, key) && isRecord(at[key]) ? at[key] : {};
    define(at, key, next);
    at = next;
  }
  define(at, path.at(-1) ?? '', value);
}

/** Uses defineProperty, since a column may be called `__proto__`. */
const define = (into: object, key: string, value: unknown): void =>
  void Object.defineProperty(into, key, { value, enumerable: true, writable: true, configurable: true });
