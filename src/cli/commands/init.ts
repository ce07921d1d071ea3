import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { guessTable, NoGuess, ONE_ACCOUNT } from '../../authoring/guess-table.js';
import { readPointsFiles } from '../../authoring/check-config.js';
import { splitConfig } from '../../authoring/split.js';
import { valueAt } from '../../core/config/collections.js';
import { parseValue } from '../../core/config/parse.js';
import { pointsIn } from '../../core/config/points-locations.js';
import { jsonValue } from '../../core/config/safe-json.js';
import { unitFromText } from '../../core/config/unit-text.js';
import { dayOf, startOf, addPeriods } from '../../core/series/civil-time.js';
import { isRecord } from '../../core/types.js';
import { engineIsInstalled } from '../../fleet/engine.js';
import { readRows } from '../../fleet/project.js';
import { pointsReader, readText, shownPath } from '../files.js';
import { filesOfResult, filesOfSplit, filesOfTable, WORKFLOW, type ProjectFiles } from '../init/project-files.js';
import type { Answers } from '../init/questions.js';
import { CannotRun, type Output } from '../output.js';
import { buildCommand } from './build.js';

export interface InitOptions {
  /** The folder of the new project. */
  folder: string;
  /** Asks nothing. */
  yes?: boolean;
  /** A config to split. */
  from?: string;
  /** A table of values from which the metrics are guessed. */
  fromCsv?: string;
  /** Also writes a workflow for GitHub. */
  workflow?: boolean;
}

/** Asks the three questions. Null if the person cancelled. */
export type Ask = (vendor: string) => Promise<Answers | null>;

/** Example values of a new project. */
const EXAMPLE_VALUES = [14.2, 13.8, 14.5, 13.9, 13.1, 12.6, 12.2, 11.4, 11.1, 10.3, 9.6, 9.2];
const EXAMPLE: Answers = {
  vendor: '',
  name: 'Days to invoice',
  unit: 'days',
  direction: 'decrease',
  values: { from: 'example' },
};

/** The result of `waymark init`. */
export interface Initiated {
  code: number;
  /** Id of an account that can be shown. Undefined if nothing was built. */
  account?: string;
}

/** `waymark init`: writes the files of a new project and builds it. Refuses to overwrite (exit code 1). */
export async function init(
  options: InitOptions,
  ask: Ask,
  output: Output,
  version: string,
  today: Date,
): Promise<Initiated> {
  const { folder, yes, from, fromCsv, workflow } = options;
  if (from !== undefined && fromCsv !== undefined) throw new CannotRun('--from and --from-csv exclude each other.');
  mkdirSync(folder, { recursive: true });
  const vendor = vendorOf(folder);
  let files: ProjectFiles;
  let needsEngine = false;
  if (from !== undefined) files = filesFromConfig(from);
  else if (fromCsv !== undefined) files = filesFromTable(folder, fromCsv, vendor, output);
  else {
    const answers = yes ? { ...EXAMPLE, vendor } : await ask(vendor);
    if (!answers) return { code: 1 };
    needsEngine = answers.values.from === 'sql';
    files =
      answers.values.from === 'file'
        ? filesFromTable(folder, answers.values.file, answers.vendor, output, answers)
        : filesOfResult(answers.vendor, firstResult(answers, today));
  }
  if (workflow) files.set('.github/workflows/waymark.yml', WORKFLOW);
  const there = [...files.keys()].filter((file) => existsSync(path.join(folder, file)));
  if (there.length) {
    output.fail(`waymark: Nothing was written, since there already is ${there.join(', ')}.\n`);
    return { code: 1 };
  }
  for (const [file, text] of files) {
    const full = path.join(folder, file);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, text);
    output.remark(`  ${output.colors('green', '+')} ${file}\n`);
  }
  return buildNew(folder, files, needsEngine, output, version);
}

async function buildNew(
  folder: string,
  files: ProjectFiles,
  needsEngine: boolean,
  output: Output,
  version: string,
): Promise<Initiated> {
  if (needsEngine && !engineIsInstalled()) {
    output.remark('Queries need the engine: npm i -D @duckdb/node-api, then npx waymark build --html.\n');
    return { code: 0 };
  }
  const { code } = await buildCommand({ cwd: folder, html: true }, output, version);
  const [own] = [...files.keys()].filter((file) => file.startsWith('accounts/'));
  const account = own === undefined ? ONE_ACCOUNT : path.basename(own, '.yaml');
  if (code === 0)
    output.remark(
      `The page is ${shownPath(process.cwd(), path.join(folder, 'dist/accounts', `${account}.html`))}.\n` +
        'Next: npx waymark preview shows it with its advice; npx waymark check --advice lists it.\n',
    );
  return { code, account };
}

/** The name of the folder as the vendor's name. */
function vendorOf(folder: string): string {
  const name = path.basename(path.resolve(folder)).replace(/[-_]+/g, ' ').trim();
  return name === '' ? 'Your company' : `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function filesFromConfig(file: string): ProjectFiles {
  const text = readText('.', file);
  const value = jsonValue(text);
  const files = readPointsFiles(value, pointsReader('.', file));
  const parsed = parseValue(value, text, files);
  if (!parsed.ok || !isRecord(value))
    throw new CannotRun(
      `${file} has faults, such as: ${parsed.ok ? 'it is no object' : (parsed.issues[0]?.message ?? '')}`,
      `Mend them first: npx waymark check ${file}`,
    );
  const whole = structuredClone(value);
  for (const { holder, path } of pointsIn(parsed.config)) {
    const written = valueAt(whole, path.slice(0, -1));
    if (isRecord(written) && isRecord(written.points) && 'src' in written.points) written.points = holder.points;
  }
  return filesOfSplit(splitConfig(whole, 'standard'), parsed.config.account.id);
}

/** A table inside the project stays in its place; one outside of it is copied. */
function filesFromTable(
  folder: string,
  file: string,
  vendor: string,
  output: Output,
  first?: Pick<Answers, 'name' | 'unit' | 'direction'>,
): ProjectFiles {
  const text = readText('.', file);
  try {
    const guess = guessTable(readRows(text, file));
    const [metric] = guess.metrics;
    // the answers about the first result replace the guess
    if (first && metric)
      Object.assign(metric, { name: first.name, direction: first.direction }, first.unit.trim() && unitOf(first.unit));
    for (const remark of guess.remarks) output.remark(`  ${output.colors('dim', '?')} ${remark}\n`);
    const inside = path.relative(folder, path.resolve(file)).split(path.sep).join('/');
    const isInside = !inside.startsWith('../') && !path.isAbsolute(inside);
    const place = isInside ? inside : `data/${path.basename(file)}`;
    const files = filesOfTable(vendor, guess, place);
    if (!isInside && !guess.rewritten) files.set(place, text);
    return files;
  } catch (error) {
    if (error instanceof NoGuess) throw new CannotRun(`${file} cannot be taken for a table of results.`, error.message);
    throw error instanceof SyntaxError ? new CannotRun(`${file} is not readable: ${error.message}.`) : error;
  }
}

/** A typed unit. An empty text means plain numbers. */
const unitOf = (typed: string): { unit: Record<string, unknown> } => ({
  unit: typed.trim() === '' ? { style: 'decimal' } : { ...unitFromText(typed) },
});

function firstResult({ name, unit, direction, values }: Answers, today: Date) {
  const thisMonth = startOf('month', Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1));
  const typed = values.from === 'typed' ? values.values : EXAMPLE_VALUES;
  return {
    name,
    ...unitOf(unit),
    direction,
    values: typed,
    lastMonth: dayOf(addPeriods('month', thisMonth, -1)),
    sql: values.from === 'sql',
  };
}
