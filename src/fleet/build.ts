import { createHash } from 'node:crypto';
import path from 'node:path';
import { accountAdvice, adviceRecords, overridesStandard } from '../authoring/advice-records.js';
import type { MergedAccount } from '../authoring/account.js';
import type { ReportRecord } from '../authoring/report-record.js';
import { bespokeFinding } from '../core/advice/advice.js';
import { sponsorNameOf } from '../core/advice/rules/plan.js';
import { pageHtml } from '../export/index.js';
import { configIn, configOf, type Built } from './config-of.js';
import { digestOf } from './digest.js';
import type { Engine } from './engine.js';
import { Journal, readManifest, writeManifest, type Manifest, type ManifestEntry } from './manifest.js';
import { News, type NewsOptions } from './news.js';
import { accountOf, PROJECT_FILE, standardOf, type Project, type ProjectAccount } from './project.js';
import { openSources, sourcesOf } from './sources.js';
import { NO_SERIES, type AccountSeries, type Values } from './values.js';
import { AtomicFolder, fileNameOf } from './write.js';

export interface BuildOptions {
  /** The `asOf` of all configs. */
  asOf: string;
  /** The version of Waymark. A new version rebuilds everything. */
  version: string;
  /** Opens the engine; it is asked only where a source needs it. */
  engine: () => Promise<Engine>;
  /** Folder of the files; the project's `output.folder` by default. */
  out?: string;
  /** Builds only one share of the accounts, to distribute the work over machines. Default: all. */
  shard?: { index: number; of: number };
  /** True to write an HTML page beside each JSON. */
  html?: boolean;
  /** True to accept a series that lost more than half of its values since the last build. */
  acceptShrink?: boolean;
  /** True to remove the files of accounts that the project no longer has. */
  prune?: boolean;
  /** True to check the advice too: an account with a finding of severity `refuse` keeps its old file. */
  advice?: boolean;
  /** The files for the changes since the last build. Default: none are written. */
  news?: NewsOptions;
  /** Called with the number of accounts that are done. */
  progress?: (done: number, of: number) => void;
}

/** The result of a build. */
export interface BuildReport {
  built: number;
  /** Files with new content other than `asOf`. */
  changed: number;
  /** Files in which only `asOf` is new. */
  moved: number;
  /** Files without a change, which were not written. */
  same: number;
  /** Accounts that keep their old file because of a fault. */
  kept: number;
  withWarnings: number;
  records: ReportRecord[];
  /** The folder that was written. */
  folder: string;
}

/** Series with fewer values may shrink without a fault. */
const MIN_SHRINK_ROWS = 8;

/** The share of an account, the same on every machine. */
export const shardOf = (id: string, of: number): number =>
  createHash('sha256').update(id).digest().readUInt32BE(0) % of;

/** A fault of a project that prevents its build. */
const isBroken = ({ records, playbooks, accounts }: Project): boolean =>
  records.some(
    ({ severity, account, file }) =>
      severity === 'error' && account === undefined && (file === PROJECT_FILE || !accounts.length),
  ) || [...playbooks.values()].some((layers) => layers.records.some(({ severity }) => severity === 'error'));

/**
 * Builds the config of every account. A faulty account keeps its old file, and the others are built.
 * @throws if the output folder cannot be written
 */
export async function build(project: Project, options: BuildOptions): Promise<BuildReport> {
  const folder = path.resolve(project.folder, options.out ?? project.settings.output.folder);
  const report: BuildReport = {
    built: 0,
    changed: 0,
    moved: 0,
    same: 0,
    kept: 0,
    withWarnings: 0,
    records: [...project.records],
    folder,
  };
  if (isBroken(project)) return report;
  const run = new BuildRun(project, options, report);
  try {
    await run.all();
  } finally {
    run.close();
  }
  return report;
}

/** The rule that looks at all accounts at once. */
export function bespokeRecords(project: Project, accounts: number, overriding: readonly string[]): ReportRecord[] {
  const finding = bespokeFinding(accounts, overriding);
  const [file = ''] = project.playbooks.keys();
  return finding ? adviceRecords([finding], () => [{ file }], undefined) : [];
}

interface Outcome {
  kind: 'changed' | 'moved' | 'same' | 'kept';
  records: ReportRecord[];
}

/** An account with what was known of it before its values are read. */
interface Task {
  account: ProjectAccount;
  inputs: string;
  before: ManifestEntry | undefined;
}

class BuildRun {
  readonly #output: AtomicFolder;
  readonly #manifest: Manifest;
  readonly #journal: Journal;
  readonly #faulty: ReadonlySet<string>;
  readonly #overriding: string[] = [];
  #news: News | null = null;
  #sources: string | null = null;
  #failed: ReadonlySet<string> = new Set();
  #done = 0;

  constructor(
    private readonly project: Project,
    private readonly options: BuildOptions,
    private readonly report: BuildReport,
  ) {
    this.#output = new AtomicFolder(report.folder);
    this.#manifest = readManifest(report.folder);
    this.#journal = new Journal(report.folder);
    this.#faulty = new Set(
      project.records.flatMap(({ severity, account }) =>
        severity === 'error' && account !== undefined ? [account] : [],
      ),
    );
  }

  close(): void {
    this.#journal.flush();
    this.#output.close();
  }

  async all(): Promise<void> {
    const { project, options, report } = this;
    const { shard, news } = options;
    if (news?.events !== undefined || news?.digest) this.#news = await News.open(news);
    const accounts = project.accounts.filter(({ id }) => !shard || shardOf(id, shard.of) === shard.index - 1);
    const tasks = this.#tasksOf(accounts);
    const sources = await openSources(project, sourcesOf(project), options.engine);
    this.#sources = sources.fingerprint;
    // where the sources hold what they held, an account of which nothing is new needs no value
    const isKnown = ({ before }: Task) =>
      before !== undefined && before.sources !== null && before.sources === this.#sources;
    const open = tasks.filter((task) => !isKnown(task) || !this.#isSameInput(task));
    const known = this.#manifest.sources !== null && this.#manifest.sources === this.#sources;
    const values = open.length
      ? await sources.values(known ? new Set(open.map(({ account }) => account.id)) : undefined)
      : null;
    const sourceRecords = known ? this.#manifest.records : [...(values?.records ?? [])];
    this.#failed = values?.failed ?? new Set();
    const digests = values ? await values.digests() : new Map<string, string>();
    const isOpen = new Set(open);
    const rest: (Task & { data: string })[] = [];
    for (const task of tasks) {
      const data = isOpen.has(task) ? (digests.get(task.account.id) ?? '') : (task.before?.data ?? '');
      const isSame = this.#isSameInput(task) && task.before?.data === data;
      const outcome = isSame ? await this.#again(task, data) : null;
      if (outcome) this.#count(outcome);
      else rest.push({ ...task, data });
    }
    if (rest.length)
      await this.#buildAll(rest, values ?? (await sources.values(new Set(rest.map(({ account }) => account.id)))));
    report.records.push(...sourceRecords);
    if (options.advice) report.records.push(...bespokeRecords(project, accounts.length, this.#overriding));
    if (!shard) this.#removeGone();
    const isSound = !this.#failed.size;
    this.#manifest.sources = isSound ? this.#sources : null;
    this.#manifest.records = isSound ? sourceRecords : [];
    this.#news?.end();
    writeManifest(report.folder, this.#manifest);
    this.#journal.end();
  }

  /** The accounts with a digest of all that makes them but their values. */
  #tasksOf(accounts: readonly ProjectAccount[]): Task[] {
    const { project, options } = this;
    const common = digestOf(options.version, JSON.stringify(project.settings.output));
    const texts = new Map<object, string>();
    const standardDigest = (account: ProjectAccount): string => {
      const { documents } = standardOf(project, account);
      const [key] = documents;
      const known = key && documents.length === 1 ? texts.get(key) : undefined;
      const digest = known ?? digestOf(...documents.map(({ text }) => text));
      if (key && documents.length === 1) texts.set(key, digest);
      return digest;
    };
    return accounts.map((account) => ({
      account,
      before: this.#manifest.accounts.get(account.id),
      inputs: digestOf(
        common,
        standardDigest(account),
        account.row?.text ?? '',
        account.layers?.documents.at(-1)?.text ?? '',
        JSON.stringify(project.changes.get(account.id) ?? []),
      ),
    }));
  }

  #isSameInput({ account: { id }, inputs, before }: Task): boolean {
    return before?.inputs === inputs && !this.#faulty.has(id);
  }

  /** An account of which nothing is new but, at most, the moment; null where it has to be built after all. */
  async #again({ account, before }: Task, data: string): Promise<Outcome | null> {
    if (!before) return null;
    const { options } = this;
    const name = `${fileNameOf(account.id)}.json`;
    const isThere = this.#output.has(name) && (!options.html || this.#output.has(`${fileNameOf(account.id)}.html`));
    if (!isThere || (options.advice && (!before.advised || before.asOf !== options.asOf))) return null;
    const records = before.records ?? [];
    const entry = { ...before, data, sources: this.#sources };
    if (before.asOf === options.asOf) {
      this.#manifest.accounts.set(account.id, entry);
      return { kind: 'same', records };
    }
    const text = this.#output.read(name) ?? '';
    // a file that somebody has changed since is built again
    if (digestOf(this.#digestOf(text, before.asOf)) !== before.digest) return null;
    const next = text.replace(JSON.stringify(before.asOf), JSON.stringify(options.asOf));
    // long series are not in this file, so that the page and the news need the whole build
    if ((options.html || this.#news) && this.#output.has(fileNameOf(account.id))) return null;
    await this.#tell(account.id, next);
    if (options.html) this.#output.write(`${fileNameOf(account.id)}.html`, await pageHtml(next));
    this.#output.write(name, next);
    this.#keep(account.id, { ...entry, asOf: options.asOf });
    return { kind: 'moved', records };
  }

  /** A digest of a config's text, the moment left out. */
  #digestOf(text: string, asOf: string): string {
    return digestOf(this.options.version, text.replace(JSON.stringify(asOf), '""'));
  }

  async #buildAll(tasks: readonly (Task & { data: string })[], values: Values): Promise<void> {
    this.#failed = values.failed;
    let at = 0;
    for await (const series of values.read(tasks.map(({ account }) => account.id))) {
      const task = tasks[at++];
      if (task) this.#count(await this.#buildOne(task, series));
    }
    // sources that end early leave accounts without values
    for (const task of tasks.slice(at)) this.#count(await this.#buildOne(task, NO_SERIES));
  }

  async #buildOne(task: Task & { data: string }, series: AccountSeries): Promise<Outcome> {
    const { project, options } = this;
    const { account } = task;
    const records: ReportRecord[] = [];
    const kept = (): Outcome => ({ kind: 'kept', records });
    if (this.#faulty.has(account.id)) return kept();
    try {
      const merged = accountOf(project, account, options.asOf);
      records.push(...merged.records);
      const files = this.#seriesFiles(account.id);
      const built = configOf(project, account, merged, series, this.#failed, records, files);
      const sponsor = (built && options.advice && this.#advise(built, merged, task, records)) || task.before?.sponsor;
      if (!built || records.some(({ severity }) => severity === 'error')) return kept();
      return { kind: await this.#write(task, built, sponsor, records), records };
    } catch (error) {
      if (isSystemFault(error)) throw error;
      // a fault of ours in one account must not keep the others from their pages
      const message = error instanceof Error ? (error.stack ?? error.message) : 'unknown fault';
      records.push({
        rule: 'internal',
        severity: 'error',
        file: account.file ?? '',
        path: '$',
        account: account.id,
        message,
      });
      return kept();
    }
  }

  /** Judges an account; answers with the name of its sponsor. */
  #advise(built: Built, merged: MergedAccount, { account, before }: Task, records: ReportRecord[]): string | undefined {
    const config = configIn(built.text);
    if (overridesStandard(merged)) this.#overriding.push(account.id);
    if (!config) return undefined;
    records.push(...accountAdvice(config, merged, before?.sponsor));
    return sponsorNameOf(config);
  }

  #seriesFiles(id: string) {
    const { points, inlineUpTo } = this.project.settings.output;
    return {
      inlineUpTo: points === 'file' ? inlineUpTo : Infinity,
      nameOf: (key: string) => `${fileNameOf(id)}/${fileNameOf(key.replace(/^metrics\.|^behaviors\./, ''))}.json`,
    };
  }

  async #write(
    { account: { id }, before, inputs, data }: Task & { data: string },
    { text, shipped, files, rows }: Built,
    sponsor: string | undefined,
    records: ReportRecord[],
  ): Promise<Outcome['kind']> {
    const { options } = this;
    const name = fileNameOf(id);
    if (before && !options.acceptShrink && before.rows >= MIN_SHRINK_ROWS && rows < before.rows / 2) {
      records.push({
        rule: 'series-shrank',
        severity: 'error',
        file: `${name}.json`,
        path: '$',
        account: id,
        message: `"${id}" had ${before.rows} values and now has ${rows}: its old file is kept.`,
        hint: 'Check the source; if it is right, build with --accept-shrink.',
      });
      return 'kept';
    }
    const content = `${shipped}\n`;
    const digest = digestOf(this.#digestOf(content, options.asOf), ...files.values());
    const isThere = this.#output.has(`${name}.json`) && (!options.html || this.#output.has(`${name}.html`));
    const isSame = isThere && before?.digest === digest && before.asOf === options.asOf;
    if (!isSame) {
      await this.#tell(id, text);
      // the values before the config that names them
      for (const [file, values] of files) this.#output.write(file, `${values}\n`);
      if (options.html) this.#output.write(`${name}.html`, await pageHtml(text));
      this.#output.write(`${name}.json`, content);
      if (!files.size) this.#output.remove(name);
    }
    this.#keep(id, {
      inputs,
      data,
      sources: this.#sources,
      digest,
      asOf: options.asOf,
      rows,
      ...(records.length ? { records } : {}),
      ...(options.advice ? { advised: true } : {}),
      ...(sponsor === undefined ? {} : { sponsor }),
    });
    return isSame ? 'same' : before?.digest === digest ? 'moved' : 'changed';
  }

  /** Compares a config that is about to be written with the file that it replaces. */
  async #tell(id: string, text: string): Promise<void> {
    const name = fileNameOf(id);
    await this.#news?.compare(path.join(this.report.folder, `${name}.json`), text, name);
  }

  #keep(id: string, entry: ManifestEntry): void {
    this.#manifest.accounts.set(id, entry);
    this.#journal.add(id, entry);
  }

  #count({ kind, records }: Outcome): void {
    const { report, options } = this;
    report.records.push(...records);
    report[kind]++;
    if (kind !== 'kept') report.built++;
    if (records.some(({ severity }) => severity === 'warning')) report.withWarnings++;
    options.progress?.(++this.#done, this.project.accounts.length);
  }

  /** A page of an account that is gone must not stay unseen. */
  #removeGone(): void {
    const known = new Set(this.project.accounts.map(({ id }) => id));
    for (const id of this.#manifest.accounts.keys()) {
      const name = fileNameOf(id);
      if (known.has(id)) continue;
      if (this.options.prune || !this.#output.has(`${name}.json`)) {
        for (const file of [`${name}.json`, `${name}.html`, name]) this.#output.remove(file);
        this.#manifest.accounts.delete(id);
        continue;
      }
      this.report.records.push({
        rule: 'gone',
        severity: 'warning',
        file: `${name}.json`,
        path: '$',
        account: id,
        message: `The project no longer has "${id}", but its file is still there.`,
        hint: 'Remove it, or build with --prune.',
      });
    }
  }
}

/** A full disk, or a folder that must not be written: no account after this one would fare better. */
const isSystemFault = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && typeof (error as NodeJS.ErrnoException).code === 'string';
