import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { sortRecords, type ReportRecord } from '../../authoring/report-record.js';
import { build, type BuildOptions, type BuildReport } from '../../fleet/build.js';
import { openProject } from '../../fleet/open-project.js';
import { PROJECT_FILE } from '../../fleet/project.js';
import { progressOn } from '../progress.js';
import { asOfNamed } from '../as-of.js';
import { isFile } from '../files.js';
import { formatNamed, writeFindings } from '../formats/index.js';
import { CannotRun, type Output } from '../output.js';

export interface BuildCommandOptions extends Omit<
  BuildOptions,
  'asOf' | 'version' | 'shard' | 'engine' | 'progress' | 'news'
> {
  cwd: string;
  format?: unknown;
  asOf?: string;
  /** One share of all accounts, as `3/8`. */
  shard?: string;
  /** File for the whole report as JSON. */
  report?: string;
  /** File for the events; true for one beside the output folder. */
  events?: string | true;
  /** Folder for the mails; true for one beside the output folder. */
  digest?: string | true;
  /** Language of the mails. Default: `en`. */
  lang?: string;
}

/** A share as `3/8`: the third of eight. */
export function shardNamed(written: string): { index: number; of: number } {
  const match = /^(\d{1,4})\/(\d{1,4})$/.exec(written);
  const [index, of] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || index < 1 || index > of)
    throw new CannotRun(
      `--shard takes a share as 3/8, not "${written}".`,
      'The first number counts from 1 up to the second.',
    );
  return { index, of };
}

const MAX_EXAMPLES = 3;

/** The records of a build, grouped by rule, since thousands of lines would hide new ones. */
export function groupedRecords(records: readonly ReportRecord[], output: Output): string {
  const groups = new Map<string, ReportRecord[]>();
  for (const record of sortRecords(records)) {
    const key = `${record.severity} ${record.rule}`;
    groups.set(key, [...(groups.get(key) ?? []), record]);
  }
  return [...groups]
    .map(([key, found]) => {
      const examples = found.slice(0, MAX_EXAMPLES).map(({ file, line, message, hint }) => {
        const place = line === undefined ? file : `${file}:${line}`;
        return `    ${place}${place ? '  ' : ''}${message}${hint ? ` ${hint}` : ''}\n`;
      });
      const rest = found.length > MAX_EXAMPLES ? `    … and ${found.length - MAX_EXAMPLES} more\n` : '';
      const color = key.startsWith('error') ? 'red' : 'yellow';
      return `${output.colors(color, key)} (${found.length})\n${examples.join('')}${rest}`;
    })
    .join('\n');
}

/** A summary of a build in one line. */
export const buildSummary = ({ built, changed, moved, same, kept, withWarnings }: BuildReport): string =>
  `${built} built (${changed} changed, ${moved} only asOf, ${same} as they were) · ${kept} kept back · ${withWarnings} with warnings\n`;

/** 0: all built. 1: some kept back. 2: nothing could be built. */
export const buildExitCode = ({ built, kept, records }: BuildReport): number =>
  built === 0 ? 2 : kept > 0 || records.some(({ severity }) => severity === 'error') ? 1 : 0;

/** `waymark build`: writes the config of every account of the project. */
export async function buildCommand(
  options: BuildCommandOptions,
  output: Output,
  version: string,
): Promise<{ code: number; read: string[] }> {
  const { cwd, asOf, shard, report: reportFile, events, digest, lang = 'en', ...rest } = options;
  const format = formatNamed(options.format);
  if (!isFile(cwd, PROJECT_FILE))
    throw new CannotRun(`There is no ${PROJECT_FILE} in ${cwd}.`, 'Run waymark init, or name the folder with --cwd.');
  const opened = await openProject(cwd);
  const { project } = opened;
  const written = asOf ?? opened.asOf;
  if (typeof written !== 'string')
    throw new CannotRun(
      project.settings.asOf === undefined
        ? 'No moment is set for which the statements are made.'
        : `asOf of ${PROJECT_FILE} gives no moment.`,
      `Set asOf in ${PROJECT_FILE}, or use --as-of 2026-10-05 or --as-of now.`,
    );
  const folder = rest.out ?? project.settings.output.folder;
  // beside the folder, not in it: it tells of every customer, and the folder is published
  const place = (named: string | true, ending: string) =>
    path.resolve(cwd, named === true ? `${folder.replace(/[/\\]+$/, '')}.${ending}` : named);
  const news = {
    ...(events === undefined ? {} : { events: place(events, 'events.ndjson') }),
    ...(digest === undefined ? {} : { digest: { folder: place(digest, 'digest'), lang } }),
  };
  const progress = format === 'pretty' ? await progressOn(output) : undefined;
  let report: BuildReport;
  try {
    report = await build(project, {
      ...rest,
      asOf: asOfNamed(written),
      version,
      engine: opened.engine,
      news,
      ...(progress ? { progress: progress.step } : {}),
      ...(shard === undefined ? {} : { shard: shardNamed(shard) }),
    });
  } catch (error) {
    if (error instanceof Error && 'syscall' in error)
      throw new CannotRun(
        `The build ended: ${error.message}.`,
        'Files that were written are whole; the next build goes on from them.',
      );
    throw error;
  } finally {
    progress?.end();
    opened.close();
  }
  if (reportFile !== undefined)
    writeFileSync(
      path.resolve(cwd, reportFile),
      `${JSON.stringify({ ...report, records: sortRecords(report.records) }, null, 2)}\n`,
    );
  if (format === 'pretty') {
    output.write(groupedRecords(report.records, output));
    output.remark(buildSummary(report));
  } else
    writeFindings(
      { records: report.records, texts: project.texts, files: report.built + report.kept },
      format,
      output,
      version,
    );
  return { code: buildExitCode(report), read: [...project.files] };
}
