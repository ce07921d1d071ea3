import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MergedAccount, PointsSource } from '../authoring/account.js';
import { checkConfig } from '../authoring/check-config.js';
import type { ReportRecord } from '../authoring/report-record.js';
import { stripPrivate } from '../core/config/strip-private.js';
import { withChanges, writeChanges } from '../core/changes/written-config.js';
import { checkCompiled } from '../core/config/compiled-check.js';
import type { Path } from '../core/config/issues.js';
import { parseConfig } from '../core/config/parse.js';
import type { Config } from '../core/config/schema.js';
import { valueAt } from '../core/config/collections.js';
import { PERIODS } from '../core/series/civil-time.js';
import type { Project, ProjectAccount } from './project.js';
import type { Series } from './series.js';
import { spliced, type Splice } from './splice.js';
import { sourceKey, type AccountSeries } from './values.js';

/** An account's config with its values, as JSON. */
export interface Built {
  /** All in one, which is what is checked and shown. */
  text: string;
  /** The same with long series in files of their own; the same as `text` where there is none. */
  shipped: string;
  /** These files, by their name in the account's folder. */
  files: ReadonlyMap<string, string>;
  /** The number of its values. */
  rows: number;
}

/** The place of long series. */
export interface SeriesFiles {
  /** Series with more values than this have a file of their own. */
  inlineUpTo: number;
  /** The name of a file, by the id of what holds the series, relative to the config. */
  nameOf: (key: string) => string;
}

/**
 * The config of an account with its values, checked; null where it cannot be built. What is wrong goes to `records`.
 * @param failed keys of sources that cannot be used
 */
export function configOf(
  project: Project,
  account: ProjectAccount,
  merged: MergedAccount,
  series: AccountSeries,
  failed: ReadonlySet<string>,
  records: ReportRecord[],
  files?: SeriesFiles,
): Built | null {
  if (!merged.config) return null;
  // without its values the page would lose a result: the old file stays until the source is mended
  if (merged.sources.some(({ source }) => failed.has(sourceKey(source)))) return null;
  const holders: { source: PointsSource; series: Series }[] = [];
  for (const source of merged.sources) {
    const found = series.get(sourceKey(source.source));
    if (!found) continue;
    holders.push({ source, series: found });
    if (found.duplicate) records.push(duplicateRecord(source, found.duplicate, account, merged));
  }
  const own = structuredCloneOf(stripPrivate(merged.config), project.changes.has(account.id));
  const plain = checkCompiled(own);
  const before = plain ?? checkConfig(own, merged.spansOf, () => null).config;
  if (before) reapply(own, before, project, account, records);
  const text = spliced(
    own,
    holders.map(({ source, series: { text } }): Splice => ({ holder: source.path, text })),
  );
  // the values were read one by one already: only where one cannot be used is the whole looked at again
  const isSound =
    plain !== undefined &&
    !project.changes.has(account.id) &&
    holders.every(({ source, series: { coarsest } }) => coarsest <= coarsestAt(plain, source.path));
  if (!isSound) {
    const checked = checkConfig(JSON.parse(text), merged.spansOf, pointsReaderOf(project, account));
    records.push(...checked.records);
    if (!checked.config) return null;
  }
  const rows = holders.reduce((sum, { series: { count } }) => sum + count, 0);
  const long = files ? holders.filter(({ series: { count } }) => count > files.inlineUpTo) : [];
  if (!files || !long.length) return { text, shipped: text, files: new Map(), rows };
  const shipped = spliced(
    own,
    holders.map((holder): Splice => ({
      holder: holder.source.path,
      text: long.includes(holder) ? JSON.stringify({ src: files.nameOf(holder.source.key) }) : holder.series.text,
    })),
  );
  return {
    text,
    shipped,
    files: new Map(long.map(({ source, series: { text } }) => [files.nameOf(source.key), text])),
    rows,
  };
}

/** The config that a JSON holds, with its values. */
export function configIn(text: string): Config | undefined {
  const value: unknown = JSON.parse(text);
  return checkCompiled(value) ?? parseConfig(value).config;
}

/** Changes are written into a copy: the layers of a merge are shared by all accounts. */
const structuredCloneOf = (value: Record<string, unknown>, isChanged: boolean): Record<string, unknown> =>
  isChanged ? structuredClone(value) : value;

/** The longest time that a date may stand for, as a rank in `PERIODS`. */
function coarsestAt(config: Config, holder: Path): number {
  const of = valueAt(config, holder.slice(0, 2)) as { period?: string; cadence?: string };
  return PERIODS.findIndex((period) => period === (of.period ?? of.cadence));
}

function reapply(
  own: Record<string, unknown>,
  before: Config,
  { changes }: Project,
  { id, file }: ProjectAccount,
  records: ReportRecord[],
): void {
  const saved = changes.get(id);
  if (!saved) return;
  const { config, older } = withChanges(before, saved);
  writeChanges(own, before, config);
  if (older.length)
    records.push({
      rule: 'change-older',
      severity: 'warning',
      file: file ?? '',
      path: '$',
      account: id,
      message: `${older.length} of ${saved.length} saved changes of "${id}" are older than what its file says: the file counts.`,
    });
}

function duplicateRecord(
  { path: holder, key }: PointsSource,
  { date, values: [first, second] }: NonNullable<Series['duplicate']>,
  { id }: ProjectAccount,
  merged: MergedAccount,
): ReportRecord {
  const [span = { file: '' }] = merged.spansOf([[...holder, 'points']]);
  return {
    rule: 'duplicate-point',
    severity: 'error',
    ...span,
    path: `$.${key}`,
    account: id,
    message: `${key} of "${id}" has two values on ${date}: ${first} and ${second}.`,
    hint: 'Let the source hold one row for each account and date.',
  };
}

/** Files of values that an account names itself lie where its config is served. */
const pointsReaderOf =
  ({ folder, settings }: Project, account: ProjectAccount) =>
  (src: string): { text: string } | { fault: { message: string; hint?: string } } | null => {
    if (/^[a-z][\w+.-]*:/i.test(src)) return null;
    const full = path.resolve(folder, settings.output.folder, src);
    if (existsSync(full)) return { text: readFileSync(full, 'utf8') };
    return {
      fault: {
        message: `${src} of "${account.id}" is not in ${settings.output.folder}.`,
        hint: 'A config names files of values relative to where it is served.',
      },
    };
  };
