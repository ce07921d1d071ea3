import path from 'node:path';
import { EXAMPLE_ACCOUNT, mergeAccount, type MergedAccount } from '../../authoring/account.js';
import { accountAdvice, adviceRecords, overridesStandard } from '../../authoring/advice-records.js';
import { checkConfig } from '../../authoring/check-config.js';
import { loadLayers } from '../../authoring/load-layers.js';
import type { ReportRecord } from '../../authoring/report-record.js';
import { readDocument, type SourceDocument } from '../../authoring/source-document.js';
import { adviceOf } from '../../core/advice/advice.js';
import { STANDARD_RULES } from '../../core/advice/rules/standard.js';
import { isRecord } from '../../core/types.js';
import type { Config } from '../../core/config/schema.js';
import { bespokeRecords } from '../../fleet/build.js';
import { configIn, configOf } from '../../fleet/config-of.js';
import { openProject, type OpenProject } from '../../fleet/open-project.js';
import { accountOf, PROJECT_FILE } from '../../fleet/project.js';
import { openSources, sourcesOf } from '../../fleet/sources.js';
import { asOfOr } from '../as-of.js';
import { filesOf, isFile, pointsReader, readText, textReader } from '../files.js';
import { formatNamed, writeFindings, type Findings } from '../formats/index.js';
import { CannotRun, type Output } from '../output.js';

export interface CheckOptions {
  cwd: string;
  format?: unknown;
  /** Maximum number of warnings. Default: no limit. */
  maxWarnings?: number;
  /** Also judges each account by the rules of the advice. */
  advice?: boolean;
  /** The instant for accounts that name none themselves. */
  asOf?: string;
}

/** The findings of `waymark check`, and every file it read. */
interface Checked extends Findings {
  read: string[];
}

type FileKind = 'config' | 'account' | 'playbook' | 'project';

/** The kind of a file by its content, not by its path. */
function kindOf({ file, value }: SourceDocument): FileKind {
  if (path.basename(file) === PROJECT_FILE) return 'project';
  if (!isRecord(value)) return 'config';
  return 'playbook' in value ? 'playbook' : 'extends' in value ? 'account' : 'config';
}

/** Checks each file; a file that is not there ends the run. Without a name all of the project's are checked. */
export async function checkFiles(
  cwd: string,
  named: readonly string[],
  options: Partial<CheckOptions> = {},
): Promise<Checked> {
  const texts = new Map<string, string>();
  const found: Checked & { records: ReportRecord[] } = { records: [], texts, files: 0, read: [] };
  const files = filesOf(cwd, named.length ? named : [PROJECT_FILE]);
  let isProject = false;
  for (const file of files) {
    const text = readText(cwd, file);
    texts.set(file, text);
    const document = readDocument(file, text);
    const kind = kindOf(document);
    if (kind === 'project') {
      isProject = true;
      await checkProject(cwd, path.dirname(file), options, found);
      continue;
    }
    found.files++;
    if (kind === 'config') {
      found.records.push(...document.records);
      if (document.value !== undefined) found.records.push(...checkOne(cwd, document, options.advice ?? false));
    } else found.records.push(...checkLayers(cwd, file, kind, options, texts));
  }
  found.read = [...new Set([...texts.keys(), ...(isProject ? [] : files)])];
  return { ...found, records: withoutRepeats(found.records) };
}

/** Removes duplicates: a fault of a playbook is one fault, however many accounts extend it. */
function withoutRepeats(records: readonly ReportRecord[]): ReportRecord[] {
  const seen = new Set<string>();
  return records.filter(({ rule, file, line, column, path: at, message }) => {
    const key = JSON.stringify([rule, file, line, column, line === undefined ? at : '', message]);
    return !seen.has(key) && seen.add(key);
  });
}

/** Checks a playbook with an example account, or an account with all that it extends. */
function checkLayers(
  cwd: string,
  file: string,
  kind: 'account' | 'playbook',
  { asOf, advice }: Partial<CheckOptions>,
  texts: Map<string, string>,
): ReportRecord[] {
  const layers = loadLayers(file, textReader(cwd, texts));
  const example: SourceDocument = {
    file,
    text: '',
    value: EXAMPLE_ACCOUNT,
    records: [],
    spansOf: (paths) => paths.map(() => ({ file })),
  };
  const documents = kind === 'playbook' ? [example, ...layers.documents] : layers.documents;
  const merged = mergeAccount(documents, { asOf: asOfOr(asOf, undefined) });
  if (!merged.config) return [...layers.records, ...merged.records];
  const checked = checkConfig(merged.config, merged.spansOf, pointsReader(cwd, file));
  return [
    ...layers.records,
    ...merged.records,
    ...checked.records,
    ...(advice ? adviceOn(checked.config, merged, kind, file) : []),
  ];
}

/** Advice on a playbook is about the standard. Advice on an account needs its values, which only the project has. */
function adviceOn(
  config: Config | undefined,
  merged: MergedAccount,
  kind: 'account' | 'playbook',
  file: string,
): ReportRecord[] {
  if (!config) return [];
  const records = accountAdvice(config, merged);
  if (kind === 'playbook')
    return records.filter(({ rule }) => STANDARD_RULES.some(({ id }) => id === rule) || rule === 'vendor-metric');
  if (!merged.sources.length) return records;
  const message = 'The values of this account come from tables of the project, so there is no advice on it alone.';
  return [
    {
      rule: 'advice-needs-values',
      severity: 'warning',
      file,
      path: '$',
      message,
      hint: 'Run waymark check --advice in the folder of the project.',
    },
  ];
}

/** Checks a config as it is shipped. */
function checkOne(cwd: string, document: SourceDocument, advice: boolean): ReportRecord[] {
  const { config, records } = checkConfig(document.value, document.spansOf, pointsReader(cwd, document.file));
  return advice && config
    ? [...records, ...adviceRecords(adviceOf(config), document.spansOf, config.account.id)]
    : records;
}

/** Checks everything of a project: settings, playbooks, table and account files. */
async function checkProject(
  cwd: string,
  folder: string,
  { asOf, advice }: Partial<CheckOptions>,
  found: { records: ReportRecord[]; files: number; texts: ReadonlyMap<string, string> },
): Promise<void> {
  const opened = await openProject(path.resolve(cwd, folder));
  try {
    const shown = (record: ReportRecord): ReportRecord => ({ ...record, file: path.posix.join(folder, record.file) });
    found.records.push(...(await checkAccounts(opened, asOf, advice ?? false)).map(shown));
  } finally {
    opened.close();
  }
  const { texts } = opened.project;
  found.files += texts.size;
  for (const [file, text] of texts) (found.texts as Map<string, string>).set(path.posix.join(folder, file), text);
}

async function checkAccounts(
  { project, asOf: ofProject, engine }: OpenProject,
  asOf: string | undefined,
  advice: boolean,
): Promise<ReportRecord[]> {
  const instant = asOfOr(asOf, ofProject);
  const sources = await openSources(project, sourcesOf(project), engine);
  const values = await sources.values();
  const records = [...project.records, ...values.records];
  const overriding: string[] = [];
  let at = 0;
  for await (const series of values.read(project.accounts.map(({ id }) => id))) {
    const account = project.accounts[at++];
    if (!account) break;
    const merged = accountOf(project, account, instant);
    records.push(...merged.records);
    const built = configOf(project, account, merged, series, values.failed, records);
    const config = advice && built ? configIn(built.text) : undefined;
    if (config) records.push(...accountAdvice(config, merged));
    if (advice && overridesStandard(merged)) overriding.push(account.id);
  }
  return advice ? [...records, ...bespokeRecords(project, project.accounts.length, overriding)] : records;
}

/** 0: nothing wrong. 1: errors, or more warnings than allowed. */
export function exitCodeOf(records: readonly ReportRecord[], maxWarnings = Infinity): 0 | 1 {
  const warnings = records.filter(({ severity }) => severity === 'warning').length;
  return records.some(({ severity }) => severity === 'error') || warnings > maxWarnings ? 1 : 0;
}

/** `waymark check`: writes what was found; answers with the exit code and the files that were read. */
export async function check(
  named: readonly string[],
  options: CheckOptions,
  output: Output,
  version: string,
): Promise<{ code: number; read: string[] }> {
  const format = formatNamed(options.format);
  if (!named.length && !isFile(options.cwd, PROJECT_FILE))
    throw new CannotRun(
      `No file is named, and there is no ${PROJECT_FILE} here.`,
      'Write for example: waymark check account.json',
    );
  const checked = await checkFiles(options.cwd, named, options);
  writeFindings(checked, format, output, version);
  return { code: exitCodeOf(checked.records, options.maxWarnings), read: checked.read };
}
