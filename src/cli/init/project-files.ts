import path from 'node:path';
import { Document, visit } from 'yaml';
import { momentAfter, ONE_ACCOUNT, type GuessedTable } from '../../authoring/guess-table.js';
import { csvText, fileSafe, type SplitConfig } from '../../authoring/split.js';
import { addPeriods, civilOfDay, dayOf } from '../../core/series/civil-time.js';
import { PROJECT_FILE } from '../../fleet/project.js';
import { fileNameOf } from '../../fleet/write.js';

/** Files of a new project by their path, relative to its folder. */
export type ProjectFiles = Map<string, string>;

/** Maximum width of a list or map that is written on one line. */
const MAX_FLOW = 90;

function yaml(value: unknown): string {
  const document = new Document(value, { schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Collection(_, node, path) {
      const isSmall = path.length > 2 && JSON.stringify(node).length <= MAX_FLOW;
      if (isSmall) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 120 });
}
/** The comment that names the schema of a YAML file for editors. */
const editorSchema = (name: string): string =>
  `# yaml-language-server: $schema=node_modules/waymark/dist/${name}.schema.json\n`;

function projectFile(settings: Record<string, unknown>): string {
  return `# A project of Waymark: npx waymark build writes the config of every account into dist/accounts.
${yaml(settings)}# asOf is the moment that every statement is made for: move it with your data, or build with --as-of now.
`;
}

/** The files of a project that was split from a config. */
export function filesOfSplit({ playbook, account, tables, asOf }: SplitConfig, accountId: string): ProjectFiles {
  return new Map([
    [PROJECT_FILE, projectFile({ asOf: asOf ?? 'now' })],
    ['playbook.yaml', `${editorSchema('playbook')}# What is the same for every customer.\n${yaml(playbook)}`],
    [`accounts/${fileNameOf(accountId)}.yaml`, `# What is this customer's own.\n${yaml(account)}`],
    ...tables,
  ]);
}

/** The first result of a new project. */
export interface FirstResult {
  name: string;
  unit: Record<string, unknown>;
  direction: 'increase' | 'decrease';
  /** Values in the order of their months. */
  values: readonly (number | null)[];
  /** First day of the last of these months. */
  lastMonth: string;
  /** True to read the values by an example query that the author replaces. */
  sql: boolean;
}

/** The files of a project with one result. */
export function filesOfResult(vendor: string, first: FirstResult): ProjectFiles {
  const id = fileSafe(first.name);
  const months = first.values.map((_, i) =>
    dayOf(addPeriods('month', civilOfDay(first.lastMonth), i + 1 - first.values.length)).slice(0, 7),
  );
  const table = 'data/example.csv';
  const points = first.sql
    ? { sql: `select account_id, month as date, value from read_csv('${table}')` }
    : { table, date: 'month', value: 'value' };
  const metric = {
    id,
    name: first.name,
    unit: first.unit,
    direction: first.direction,
    kind: 'result',
    period: 'month',
    aggregate: 'mean',
    points,
  };
  return new Map([
    [PROJECT_FILE, projectFile({ asOf: `${dayOf(addPeriods('month', civilOfDay(first.lastMonth), 1))}T00:00:00Z` })],
    ['playbook.yaml', playbookFile(vendor, [metric], id, baselineSpan('month', months[0] ?? '', months.length))],
    [`accounts/${ONE_ACCOUNT}.yaml`, accountFile(ONE_ACCOUNT, 'Example customer', id)],
    [
      table,
      csvText(
        ['account_id', 'month', 'value'],
        months.map((month, i) => [ONE_ACCOUNT, month, first.values[i] ?? null]),
      ),
    ],
  ]);
}

/**
 * The files of a project from a table.
 * @param table path of the table, used unless its rows had to be rewritten
 */
export function filesOfTable(vendor: string, guess: GuessedTable, table: string): ProjectFiles {
  const { account, date, period, metrics, accounts, rewritten } = guess;
  const files: ProjectFiles = new Map();
  const source = rewritten ? `data/${fileSafe(path.basename(table).replace(/\.[^.]+$/, ''))}.csv` : table;
  if (rewritten) files.set(source, csvText(rewritten.head, rewritten.rows));
  const listed = metrics.map(({ column, id, name, unit, direction, kind, aggregate }) => ({
    id,
    name,
    unit,
    direction,
    kind,
    period,
    aggregate,
    points: {
      table: source,
      ...(rewritten || account === null || account === 'account_id' ? {} : { account }),
      ...((rewritten ? 'date' : date) === 'date' ? {} : { date }),
      value: column,
    },
  }));
  const first = (metrics.find(({ kind }) => kind === 'result') ?? metrics[0])?.id ?? '';
  const ids = account === null ? [ONE_ACCOUNT] : accounts;
  files.set(
    PROJECT_FILE,
    projectFile({ ...(account === null ? {} : { table: 'data/accounts.csv' }), asOf: momentAfter(guess) }),
  );
  const dates = Math.round((civilOfDay(guess.latest) - civilOfDay(guess.earliest)) / DAYS[period] / 86_400_000) + 1;
  files.set('playbook.yaml', playbookFile(vendor, listed, first, baselineSpan(period, guess.earliest, dates)));
  if (account !== null)
    files.set(
      'data/accounts.csv',
      csvText(
        ['id', 'name'],
        ids.map((id) => [id, id]),
      ),
    );
  const [own = ONE_ACCOUNT] = ids;
  files.set(`accounts/${fileNameOf(own)}.yaml`, accountFile(own, account === null ? 'Example customer' : null, first));
  return files;
}

const DAYS = { day: 1, week: 7, month: 30.44, quarter: 91.3 } as const;

/** The first quarter of the measured time as a baseline for the author to replace. Undefined with few values. */
function baselineSpan(period: keyof typeof DAYS, earliest: string, count: number): { from: string; to: string } | null {
  const length = Math.floor(count / 4);
  if (length < 1 || count < 6) return null;
  const from = earliest.length === 7 ? `${earliest}-01` : earliest;
  return { from, to: dayOf(addPeriods('day', addPeriods(period, civilOfDay(from), length), -1)) };
}

function playbookFile(
  vendor: string,
  metrics: readonly Record<string, unknown>[],
  first: string,
  baseline: { from: string; to: string } | null,
): string {
  const withBaseline = metrics.map((metric) => {
    const { points, ...rest } = metric;
    return { ...rest, ...(baseline ? { baseline } : {}), points };
  });
  return `${editorSchema('playbook')}# What is the same for every customer.
${yaml({ playbook: 1, id: 'standard', provider: { name: vendor }, metrics: withBaseline, plan: { metrics: [first] } })}
# Next: say of each metric what exactly is counted (definition), where it comes from (source) and who measures it
# (measuredBy). ${baseline ? 'The baseline is the first quarter of the data until a customer agrees on one. ' : ''}npx waymark check --advice names what else is missing.
`;
}

function accountFile(id: string, name: string | null, metric: string): string {
  return `${editorSchema('account')}# What is this customer's own. Uncomment what you know.
extends: ../playbook.yaml
${yaml({ account: name === null ? { id } : { id, name } })}# goLive: 2026-01-31
# renewal: 2027-01-31
# plan: { purpose: In the customer's own words, agreedBy: Who, agreedOn: 2026-01-15 }
# metrics:
#   - { id: ${metric}, target: { value: 5, by: 2026-12-31, agreedBy: Who, agreedOn: 2026-01-15 } }
`;
}

/** A workflow for GitHub that checks every change and builds each night. */
export const WORKFLOW = `name: Waymark
on:
  pull_request:
  schedule: [{ cron: '17 3 * * *' }]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with: { node-version: 22 }
      - run: npm ci
      - run: npx waymark check --format github
      - run: npx waymark build --as-of now
      - run: npx waymark strip --verify dist/accounts
      - uses: actions/upload-artifact@v4
        with: { name: accounts, path: dist/accounts }
`;
