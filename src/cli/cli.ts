import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cac, type CAC } from 'cac';
import { buildCommand, type BuildCommandOptions } from './commands/build.js';
import { bullseye } from './commands/bullseye.js';
import { check } from './commands/check.js';
import { doctor } from './commands/doctor.js';
import { explainCommand } from './commands/explain.js';
import { exportSql } from './commands/export-sql.js';
import { init, type InitOptions } from './commands/init.js';
import { portfolio } from './commands/portfolio.js';
import { strip } from './commands/strip.js';
import { getFromNetwork } from './doctor/check-page.js';
import { askQuestions } from './init/questions.js';
import { CannotRun, type Output } from './output.js';
import { rerunOnChange } from './watch.js';

/** Options of every command, as parsed by cac. */
interface CommonOptions {
  cwd?: string;
  format?: string;
  quiet?: boolean;
  color?: boolean;
  watch?: boolean;
}

const packageFile = path.join(import.meta.dirname, '../../package.json');
const { version } = JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string };

const folderOf = ({ cwd }: CommonOptions): string => path.resolve(cwd ?? '.');

/** An integer from 0 on. Throws for other text, since a typo must not mean “no limit”. */
function countOf(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new CannotRun(`--${name} takes a whole number from 0 on, not ${JSON.stringify(value)}.`);
}

/** Removes the options that were not given. */
const defined = <T extends object>(options: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };

/** Runs a command on every change. Tolerates a missing file, since editors rename files while saving. */
async function watchFiles(
  options: CommonOptions,
  output: Output,
  run: () => Promise<{ read: string[] }>,
): Promise<void> {
  let watched: readonly string[] = [];
  await rerunOnChange(async () => {
    try {
      watched = (await run()).read.map((file) => path.resolve(folderOf(options), file));
    } catch (error) {
      // without files to watch there is no next run
      if (!(error instanceof CannotRun) || !watched.length) throw error;
      output.remark(`${error.message}\n`);
    }
    output.remark(`Watching ${watched.length === 1 ? 'one file' : `${watched.length} files`}; Ctrl+C ends it.\n`);
    return watched;
  });
}

/** Every command with its options. */
function commands(outputOf: () => Output): CAC {
  const cli = cac('waymark');
  cli
    .option('--cwd <folder>', 'The folder to work in', { default: '.' })
    .option('--format <format>', 'pretty, json, github or sarif', { default: 'pretty' })
    .option('--quiet', 'Say nothing but the results')
    .option('--no-color', 'No colours; so does NO_COLOR');

  cli
    .command('check [...files]', 'Check configs, playbooks and account files: each fault at its line')
    .option('--as-of <moment>', 'The moment for accounts that name none')
    .option('--advice', 'Also what makes an account better: results, behaviours, plan, effort, words')
    .option('--max-warnings <n>', 'Fail with more warnings than this')
    .option('--watch', 'Check again whenever a file changes')
    .example('  $ waymark check accounts/northwind.json')
    .example('  $ waymark check dist/accounts --format sarif > waymark.sarif')
    .action(
      async (files: string[], options: CommonOptions & { maxWarnings?: unknown; asOf?: string; advice?: boolean }) => {
        const output = outputOf();
        const maxWarnings = countOf('max-warnings', options.maxWarnings);
        const run = () =>
          check(
            files,
            {
              cwd: folderOf(options),
              format: options.format,
              ...(maxWarnings === undefined ? {} : { maxWarnings }),
              ...defined({ asOf: options.asOf, advice: options.advice }),
            },
            output,
            version,
          );
        if (!options.watch) return (await run()).code;
        await watchFiles(options, output, run);
        return undefined;
      },
    );

  cli
    .command('init [folder]', 'Begin a project: a playbook, an account and its page')
    .option('--from <config>', 'Take a config JSON apart into a playbook, an account file and tables')
    .option('--from-csv <file>', 'Guess the metrics out of a table of values')
    .option('--workflow', 'Also write a workflow for GitHub')
    .option('--yes', 'Ask nothing')
    .example('  $ waymark init --from-csv sales.csv --yes')
    .action(async (folder: string | undefined, options: CommonOptions & Omit<InitOptions, 'folder'>) => {
      const { yes, from, fromCsv, workflow } = options;
      const inside = (file: string | undefined) => file && path.resolve(folderOf(options), file);
      const { code } = await init(
        {
          folder: path.resolve(folderOf(options), folder ?? '.'),
          ...defined({ yes, workflow, from: inside(from), fromCsv: inside(fromCsv) }),
        },
        askQuestions,
        outputOf(),
        version,
        new Date(),
      );
      return code;
    });

  cli
    .command('build', 'Build the config of every account out of playbooks, account files and tables')
    .option('--as-of <moment>', 'The moment that every statement is made for: a day, a moment with an offset, or now')
    .option('--out <folder>', 'Where the files go, in place of the folder that waymark.yaml names')
    .option('--shard <share>', 'Only one share of the accounts, such as 3/8')
    .option('--html', 'Also the page without scripts beside each JSON')
    .option('--advice', 'Judge every account by the rules of the advice; what is refused keeps the old file')
    .option('--accept-shrink', 'Take series that lost more than half of their values')
    .option('--prune', 'Remove the files of accounts that the project no longer has')
    .option('--report <file>', 'Write the whole report as JSON')
    .option('--events [file]', 'Write each change of state, pace, stage, next phase or silence since the last build')
    .option('--digest [folder]', 'Write a mail for each account whose reader has news')
    .option('--lang <tag>', 'The language of the mails', { default: 'en' })
    .option('--watch', 'Build again whenever a file changes')
    .example('  $ waymark build --as-of now')
    .action(async (options: CommonOptions & Omit<BuildCommandOptions, 'cwd'>) => {
      const output = outputOf();
      const { asOf, out, shard, report, html, advice, acceptShrink, prune, events, digest, lang, format } = options;
      const run = () =>
        buildCommand(
          {
            cwd: folderOf(options),
            format,
            ...defined({ asOf, out, shard, report, html, advice, acceptShrink, prune, events, digest, lang }),
          },
          output,
          version,
        );
      if (!options.watch) return (await run()).code;
      await watchFiles(options, output, run);
      return undefined;
    });

  cli
    .command('portfolio [folder]', 'Write one page and a table: which accounts need a next step, and which one')
    .option('--out <file>', 'The page; the table lies beside it')
    .example('  $ waymark portfolio dist/accounts')
    .action((folder: string | undefined, options: CommonOptions & { out?: string }) =>
      portfolio(folderOf(options), folder, options.out, outputOf()),
    );

  cli
    .command('bullseye [playbook]', 'Write the map of proven results of a playbook as one page')
    .option('--out <file>', 'The page')
    .example('  $ waymark bullseye playbook.yaml')
    .action((playbook: string | undefined, options: CommonOptions & { out?: string }) =>
      bullseye(folderOf(options), playbook, options.out, outputOf()),
    );

  cli
    .command('export-sql [playbook]', 'Print the queries of a playbook as one model for a warehouse')
    .option('--dialect <name>', 'postgres, redshift, snowflake, bigquery, databricks or duckdb', {
      default: 'postgres',
    })
    .example('  $ waymark export-sql --dialect snowflake > models/waymark_measurements.sql')
    .action((playbook: string | undefined, options: CommonOptions & { dialect?: string }) =>
      exportSql(folderOf(options), playbook, options.dialect, outputOf()),
    );

  cli
    .command('explain <account> <path>', 'Where a value comes from, and how the result of a metric is computed')
    .example('  $ waymark explain northwind metrics.invoice-cycle.target.value')
    .example('  $ waymark explain northwind invoice-cycle')
    .example('  $ waymark explain account.json invoice-cycle')
    .action((account: string, dotted: string, options: CommonOptions) =>
      explainCommand(folderOf(options), String(account), String(dotted), options.format ?? 'pretty', outputOf()),
    );

  cli
    .command('strip [...files]', 'Remove what is for the author alone from config JSON, in place')
    .option('--verify', 'Change nothing; fail where there is some')
    .example('  $ waymark strip --verify dist/accounts')
    .action((files: string[], options: CommonOptions & { verify?: boolean }) =>
      strip(folderOf(options), files, options.verify ?? false, outputOf()),
    );

  cli
    .command(
      'doctor [url]',
      'Find what keeps Waymark from working: on this machine, on a page, or in a config by its URL',
    )
    .example('  $ waymark doctor https://portal.example/results')
    .action((url: string | undefined, options: CommonOptions) =>
      doctor(folderOf(options), url, options.format, getFromNetwork, outputOf(), version),
    );

  cli.help();
  cli.version(version);
  return cli;
}

/** Options of the output, which are needed before a command runs. */
export interface OutputOptions {
  quiet?: boolean;
  color?: boolean;
}

/**
 * Runs the command that the arguments name.
 * @param args the arguments without the name of the program
 * @param outputFor creates the output for the options
 * @returns the exit code: 0 no findings · 1 findings · 2 could not run. Undefined if it keeps running (watch)
 */
export async function runCli(
  args: readonly string[],
  outputFor: (options: OutputOptions) => Output,
): Promise<number | undefined> {
  let output = outputFor({});
  try {
    const cli = commands(() => output);
    const { options, args: words } = cli.parse(['node', 'waymark', ...args], { run: false });
    const { quiet, color } = options as CommonOptions;
    output = outputFor({ ...(quiet ? { quiet } : {}), ...(color === false ? { color } : {}) });
    if (options.help || options.version) return 0;
    if (cli.matchedCommand) return (await cli.runMatchedCommand()) as number | undefined;
    if (words[0] !== undefined) throw new CannotRun(`There is no command "${words[0]}".`, 'See waymark --help.');
    cli.outputHelp();
    return 0;
  } catch (error) {
    const { message, name } = error instanceof Error ? error : new Error('unknown fault');
    const isOurs = error instanceof CannotRun || name === 'CACError';
    const hint = error instanceof CannotRun && error.hint ? ` ${error.hint}` : '';
    output.fail(`waymark: ${isOurs ? message : `${message} (a fault of Waymark’s)`}${hint}\n`);
    return 2;
  }
}
