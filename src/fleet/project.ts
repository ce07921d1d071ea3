import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { dsvFormat } from 'd3-dsv';
import { loadLayers, type Layers, type ReadFile } from '../authoring/load-layers.js';
import { readAccountsTable, type AccountRow } from '../authoring/accounts-table.js';
import { mergeAccount, type MergedAccount } from '../authoring/account.js';
import { isRecord } from '../core/types.js';
import { didYouMean } from '../core/config/did-you-mean.js';
import type { ReportRecord } from '../authoring/report-record.js';
import { shapeRecords } from '../authoring/shape-records.js';
import { savedChanges, type SavedChanges } from './saved-changes.js';
import { readDocument, type SourceDocument } from '../authoring/source-document.js';

/** The file that makes a folder a project. */
export const PROJECT_FILE = 'waymark.yaml';

const text = () => z.string().check(z.minLength(1));
const sql = () => z.strictObject({ sql: text(), from: z.optional(z.literal('postgres')) });

export const projectSchema = () =>
  z.strictObject({
    playbooks: z._default(text(), 'playbook.yaml'),
    accounts: z._default(text(), 'accounts/*.yaml'),
    table: z.optional(z.union([text(), sql()])),
    asOf: z.optional(z.union([text(), sql()])),
    changes: z.optional(z.union([text(), sql()])),
    postgres: z._default(text(), 'DATABASE_URL'),
    output: z._default(
      z.strictObject({
        folder: z._default(text(), 'dist/accounts'),
        points: z._default(z.enum(['inline', 'file']), 'inline'),
        inlineUpTo: z._default(z.int().check(z.minimum(0)), 520),
      }),
      { folder: 'dist/accounts', points: 'inline', inlineUpTo: 520 },
    ),
    engine: z._default(
      z.strictObject({
        memory: z._default(z.string().check(z.regex(/^\d+(?:\.\d+)?\s?(?:[KMGT]i?B)$/i)), '2GB'),
        threads: z._default(z.int().check(z.minimum(1)), 2),
        setup: z._default(z.array(text()), []),
      }),
      { memory: '2GB', threads: 2, setup: [] },
    ),
  });

/** A query of a project's settings. */
export type SettingsQuery = z.output<ReturnType<typeof sql>>;
export type ProjectSettings = z.output<ReturnType<typeof projectSchema>>;

/** A folder with playbooks and accounts, read but not merged. */
export interface Project {
  folder: string;
  settings: ProjectSettings;
  records: ReportRecord[];
  /** By the path of its file. */
  playbooks: Map<string, Layers>;
  /** The accounts in the order of their ids. */
  accounts: ProjectAccount[];
  /** Every file that was read, to be watched. */
  files: Set<string>;
  /** The text of each file, for code frames. */
  texts: Map<string, string>;
  /** Changes that customers saved. */
  changes: SavedChanges;
}

export interface ProjectAccount {
  id: string;
  row?: AccountRow;
  /** The account's own file. */
  file?: string;
  layers?: Layers;
}

/** Reads files below a folder, and keeps their texts. */
function reader(folder: string, files: Set<string>, texts: Map<string, string>): ReadFile {
  return (file) => {
    files.add(file);
    const known = texts.get(file);
    if (known !== undefined) return known;
    const full = path.resolve(folder, file);
    if (!existsSync(full)) return null;
    const found = readFileSync(full, 'utf8');
    texts.set(file, found);
    return found;
  };
}

/** The files that match a pattern. A star stands for any characters of a file name. */
export function matching(folder: string, pattern: string): string[] {
  if (!pattern.includes('*')) return existsSync(path.resolve(folder, pattern)) ? [pattern] : [];
  const parent = path.posix.dirname(pattern);
  const name = new RegExp(`^${path.posix.basename(pattern).split('*').map(escapeRegExp).join('.*')}$`);
  const full = path.resolve(folder, parent);
  if (!existsSync(full)) return [];
  return readdirSync(full)
    .filter((entry) => name.test(entry))
    .sort()
    .map((entry) => path.posix.join(parent, entry));
}

const escapeRegExp = (part: string): string => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The rows of a CSV or JSON file, as objects by column. */
export function readRows(content: string, file: string): Record<string, unknown>[] {
  const body = content.charCodeAt(0) === 0xfeff ? content.slice(1) : content;
  if (/\.json$/i.test(file)) {
    const rows: unknown = JSON.parse(body);
    if (!Array.isArray(rows)) throw new Error('expected an array of objects');
    return rows.filter(isRecord);
  }
  if (/\.(?:ndjson|jsonl)$/i.test(file))
    return body
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  const head = body.slice(0, body.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].reduce((best, mark) =>
    head.split(mark).length > head.split(best).length ? mark : best,
  );
  return dsvFormat(delimiter)
    .parse(body)
    .map((row) => Object.fromEntries(Object.entries(row).map(([key, cell]) => [key.trim(), cell])));
}

/** Answers to the queries of the settings. */
export interface Answered {
  table?: readonly Record<string, unknown>[];
  changes?: readonly unknown[];
  records?: readonly ReportRecord[];
}

/** The settings of a project, with what is wrong with them. */
export function readSettings(folder: string): { settings: ProjectSettings; records: ReportRecord[] } {
  const records: ReportRecord[] = [];
  return { settings: settingsOf(reader(folder, new Set(), new Map()), records), records };
}

/** Reads a project. What is wrong becomes a record; the rest is there. */
export function loadProject(folder: string, answered: Answered = {}): Project {
  const files = new Set<string>();
  const texts = new Map<string, string>();
  const read = reader(folder, files, texts);
  const records: ReportRecord[] = [...(answered.records ?? [])];
  const settings = settingsOf(read, records);

  const playbooks = new Map<string, Layers>();
  for (const file of matching(folder, settings.playbooks)) playbooks.set(file, loadLayers(file, read));
  if (!playbooks.size)
    records.push({
      rule: 'load',
      severity: 'error',
      file: PROJECT_FILE,
      path: '$.playbooks',
      message: `No file matches "${settings.playbooks}".`,
      hint: 'Write a playbook, or name the right place in waymark.yaml.',
    });
  for (const layers of playbooks.values()) records.push(...layers.records);

  const accounts = new Map<string, ProjectAccount>();
  const table = rowsOf(settings, folder, read, answered.table, records);
  for (const row of table) accounts.set(row.id, { id: row.id, row });
  const bases = new Map(playbooks);
  for (const file of matching(folder, settings.accounts)) {
    const layers = loadLayers(file, read, bases);
    const id = idOf(layers.documents.at(-1)) ?? path.posix.basename(file).replace(/\.[^.]+$/, '');
    for (const record of layers.records) if (!playbooks.has(record.file)) records.push({ ...record, account: id });
    const known = accounts.get(id);
    if (known?.file !== undefined)
      records.push({
        rule: 'duplicate',
        severity: 'error',
        file,
        path: '$.account.id',
        account: id,
        message: `${known.file} is of the account "${id}", too.`,
      });
    else accounts.set(id, { ...known, id, file, layers });
    if (settings.table !== undefined && !known)
      records.push({
        rule: 'no-row',
        severity: 'error',
        file,
        path: '$.account.id',
        account: id,
        message: `The accounts table has no row "${id}".`,
        ...didYouMean(
          id,
          [...accounts.keys()].filter((other) => other !== id),
        ),
      });
  }
  return {
    folder,
    settings,
    records,
    playbooks,
    accounts: [...accounts.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
    files,
    texts,
    changes: changesOf(settings, read, answered.changes, records),
  };
}

/** Changes that customers saved: rows of a query, or a file with one a line. */
function changesOf(
  { changes }: ProjectSettings,
  read: ReadFile,
  given: readonly unknown[] | undefined,
  records: ReportRecord[],
): SavedChanges {
  if (changes === undefined) return new Map();
  const file = typeof changes === 'string' ? changes : PROJECT_FILE;
  const fault = (severity: ReportRecord['severity'], message: string) =>
    records.push({ rule: 'changes', severity, file, path: '$.changes', message });
  let rows = given;
  if (!rows) {
    const content = read(file);
    if (content === null) {
      fault('error', `There is no file ${file}.`);
      return new Map();
    }
    try {
      rows = readRows(content, file);
    } catch (error) {
      fault('error', `Not readable: ${error instanceof Error ? error.message : 'unknown fault'}.`);
      return new Map();
    }
  }
  const found = savedChanges(rows);
  if (found.unreadable) fault('error', `${found.unreadable} of ${rows.length} rows are no change.`);
  return found.changes;
}

function settingsOf(read: ReadFile, records: ReportRecord[]): ProjectSettings {
  const written = read(PROJECT_FILE);
  const defaults = z.parse(projectSchema(), {});
  if (written === null) return defaults;
  const document = readDocument(PROJECT_FILE, written);
  records.push(...document.records);
  if (document.value === undefined) return defaults;
  const faults = shapeRecords(projectSchema(), document.value, [], document.spansOf);
  records.push(...faults);
  return faults.length ? defaults : z.parse(projectSchema(), document.value);
}

const idOf = (document: SourceDocument | undefined): string | undefined => {
  const value = document?.value;
  const id = isRecord(value) && isRecord(value.account) ? value.account.id : undefined;
  return typeof id === 'string' ? id : undefined;
};

function rowsOf(
  { table }: ProjectSettings,
  folder: string,
  read: ReadFile,
  given: readonly Record<string, unknown>[] | undefined,
  records: ReportRecord[],
): AccountRow[] {
  const isFile = typeof table === 'string';
  const file = isFile ? table : PROJECT_FILE;
  let rows = given;
  if (!rows && isFile) {
    const content = read(table);
    if (content === null) {
      records.push({
        rule: 'load',
        severity: 'error',
        file: PROJECT_FILE,
        path: '$.table',
        message: `There is no file ${table}.`,
        hint: `Expected at ${path.resolve(folder, table)}.`,
      });
      return [];
    }
    try {
      rows = readRows(content, table);
    } catch (error) {
      records.push({
        rule: 'load',
        severity: 'error',
        file: table,
        path: '$',
        message: `Not readable: ${error instanceof Error ? error.message : 'unknown fault'}.`,
      });
      return [];
    }
  }
  const found = readAccountsTable(file, rows ?? []);
  records.push(...found.records);
  return found.rows;
}

/** The playbooks that an account builds on: those that its file extends, or the one of its row or of the project. */
export function standardOf(
  project: Project,
  { row, layers, id }: ProjectAccount,
): { documents: SourceDocument[]; records: ReportRecord[] } {
  const extended = layers?.documents.slice(0, -1) ?? [];
  return extended.length ? { documents: extended, records: [] } : playbookFor(project, row, id);
}

/** The layers of an account in their order: playbooks, its row, its file. */
export function documentsOf(
  project: Project,
  account: ProjectAccount,
): { documents: SourceDocument[]; records: ReportRecord[] } {
  const { row, layers } = account;
  const own = layers?.documents.at(-1);
  const standard = standardOf(project, account);
  return {
    documents: [...standard.documents, ...(row ? [row.document] : []), ...(own ? [own] : [])],
    records: standard.records,
  };
}

function playbookFor(
  { playbooks }: Project,
  row: AccountRow | undefined,
  account: string,
): { documents: SourceDocument[]; records: ReportRecord[] } {
  const byId = new Map([...playbooks].map(([file, layers]) => [playbookId(layers) ?? file, layers]));
  const named = row?.playbook;
  const only = playbooks.size === 1 ? [...playbooks.values()][0] : undefined;
  const chosen = named === undefined ? only : byId.get(named);
  if (chosen) return { documents: chosen.documents, records: [] };
  const [span = { file: '' }] = row?.document.spansOf([[]]) ?? [];
  const message =
    named === undefined
      ? `No playbook is named for "${account}", and there are ${playbooks.size}.`
      : `There is no playbook "${named}".`;
  const hint =
    named === undefined
      ? { hint: 'Add a column "playbook", or "extends" in the account’s file.' }
      : didYouMean(named, byId.keys());
  return {
    documents: [],
    records: [{ rule: 'no-playbook', severity: 'error', ...span, path: '$.extends', account, message, ...hint }],
  };
}

const playbookId = ({ documents }: Layers): string | undefined => {
  const value = documents.at(-1)?.value;
  return isRecord(value) && typeof value.id === 'string' ? value.id : undefined;
};

/** Merges the layers of an account of a project. */
export function accountOf(project: Project, account: ProjectAccount, asOf?: string): MergedAccount {
  const { documents, records } = documentsOf(project, account);
  const merged = mergeAccount(documents, { asOf });
  merged.records.unshift(...records);
  for (const record of merged.records) record.account ??= account.id;
  return merged;
}
