import { csvFormatRows } from 'd3-dsv';
import { isRecord } from '../core/types.js';
import { civilOfDay, DAY } from '../core/series/civil-time.js';

/** A config split into the standard, the customer's own parts, and tables of values. */
export interface SplitConfig {
  playbook: Record<string, unknown>;
  account: Record<string, unknown>;
  /** CSV texts by the path of their file, relative to the project. */
  tables: Map<string, string>;
  /** The `asOf` of the config. It belongs to the project. */
  asOf: string | undefined;
}

/** The keys of an item that belong to the standard. The rest belongs to the account. */
const STANDARD = {
  metrics: ['name', 'definition', 'unit', 'direction', 'kind', 'period', 'aggregate', 'measuredBy', 'season'],
  behaviors: ['name', 'why', 'moves', 'who', 'cadence', 'aggregate', 'unit', 'direction', 'target', 'lag'],
  milestones: ['name', 'side', 'owner', 'after', 'metrics', 'proof'],
  roles: ['side', 'role', 'responsibility'],
  options: ['kind', 'name', 'result'],
} as const satisfies Record<string, readonly string[]>;

/** Maximum distance in days for which a due day is written relative to an anchor. */
const MAX_RELATIVE_DAYS = 3 * 366;

type Items = Record<string, unknown>[];
const itemsOf = (value: unknown): Items => (Array.isArray(value) ? value.filter(isRecord) : []);

/** An object without its empty keys. */
const compact = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).filter(([, one]) => one !== undefined && !(Array.isArray(one) && one.length === 0)),
  );

function partItems(items: Items, keys: readonly string[]): { standard: Items; own: Items } {
  const pick = (item: Record<string, unknown>, wanted: (key: string) => boolean) =>
    Object.fromEntries(Object.entries(item).filter(([key]) => key === 'id' || wanted(key)));
  return {
    standard: items.map((item) => pick(item, (key) => keys.includes(key))),
    // an item with only an id adds nothing
    own: items.map((item) => pick(item, (key) => !keys.includes(key))).filter((item) => Object.keys(item).length > 1),
  };
}

/**
 * Splits a valid config into a playbook, an account file and tables. Building them gives the same config.
 * @param config a value that `parseConfig` accepts
 * @param id the playbook's id
 */
export function splitConfig(config: Record<string, unknown>, id: string): SplitConfig {
  const {
    version: _,
    $schema: __,
    asOf,
    account,
    provider,
    appearance,
    messages,
    metrics,
    behaviors,
    plan,
    ...rest
  } = config;
  const tables = new Map<string, string>();
  const accountId = isRecord(account) && typeof account.id === 'string' ? account.id : '';
  const moved = (holder: Record<string, unknown>, name: string) => withTable(holder, name, accountId, tables);

  const measured = itemsOf(metrics).map((metric) => {
    const own = moved(metric, String(metric.id));
    return isRecord(own.comparison)
      ? { ...own, comparison: moved(own.comparison, `${String(metric.id)}-comparison`) }
      : own;
  });
  const practised = itemsOf(behaviors).map((behavior) => moved(behavior, String(behavior.id)));
  const split = {
    metrics: partItems(measured, [...STANDARD.metrics, 'points']),
    behaviors: partItems(practised, [...STANDARD.behaviors, 'points']),
  };
  // values in a file that the config names stay with the account
  for (const { standard, own } of Object.values(split))
    for (const item of standard)
      if (isRecord(item.points) && !('table' in item.points)) {
        const holder = own.find((one) => one.id === item.id);
        if (holder) holder.points = item.points;
        else own.push({ id: item.id, points: item.points });
        delete item.points;
      }
  const parts = isRecord(plan) ? splitPlan(plan, rest) : { standard: {}, own: {} };
  return {
    playbook: compact({
      playbook: 1,
      id,
      provider,
      appearance,
      messages,
      metrics: split.metrics.standard,
      behaviors: split.behaviors.standard,
      plan: Object.keys(parts.standard).length ? parts.standard : undefined,
    }),
    account: compact({
      extends: '../playbook.yaml',
      account,
      ...rest,
      metrics: split.metrics.own,
      behaviors: split.behaviors.own,
      plan: Object.keys(parts.own).length ? parts.own : undefined,
    }),
    tables,
    asOf: typeof asOf === 'string' ? asOf : undefined,
  };
}

function splitPlan(
  plan: Record<string, unknown>,
  { goLive, renewal }: Record<string, unknown>,
): { standard: Record<string, unknown>; own: Record<string, unknown> } {
  const { metrics, milestones, roles, nextPhase, ...rest } = plan;
  const { options, ...phase } = isRecord(nextPhase) ? nextPhase : {};
  const [path, people, next] = [
    partItems(itemsOf(milestones), STANDARD.milestones),
    partItems(itemsOf(roles), STANDARD.roles),
    partItems(itemsOf(options), STANDARD.options),
  ];
  itemsOf(milestones).forEach(({ due }, i) => {
    const relative = relativeDay(due, goLive, renewal);
    const item = path.standard[i];
    if (relative !== undefined && item) item.due = relative;
  });
  return {
    standard: compact({
      metrics,
      milestones: path.standard,
      roles: people.standard,
      nextPhase: next.standard.length ? { options: next.standard } : undefined,
    }),
    own: compact({
      ...rest,
      milestones: path.own,
      roles: people.own,
      nextPhase: nextPhase === undefined ? undefined : { ...(next.own.length ? { options: next.own } : {}), ...phase },
    }),
  };
}

/** A due day relative to the nearer of go-live and renewal, for the standard. The account keeps the day itself. */
function relativeDay(due: unknown, goLive: unknown, renewal: unknown): string | undefined {
  if (typeof due !== 'string') return undefined;
  const distances = [
    ['go-live', goLive],
    ['renewal', renewal],
  ].flatMap(([anchor, day]) =>
    typeof day === 'string'
      ? [{ anchor: String(anchor), days: Math.round((civilOfDay(due) - civilOfDay(day)) / DAY) }]
      : [],
  );
  const [nearest] = distances.sort((a, b) => Math.abs(a.days) - Math.abs(b.days));
  if (!nearest || Math.abs(nearest.days) > MAX_RELATIVE_DAYS) return undefined;
  const { anchor, days } = nearest;
  return days === 0 ? anchor : `${anchor}${days < 0 ? '-' : '+'}${Math.abs(days)}d`;
}

/** Moves the values of a holder to a table. A reference to a file is kept. */
function withTable(
  holder: Record<string, unknown>,
  name: string,
  account: string,
  tables: Map<string, string>,
): Record<string, unknown> {
  const { points } = holder;
  const rows = pairsOf(points);
  if (!rows) return holder;
  if (!rows.length) {
    const { points: _, ...rest } = holder;
    return rest;
  }
  const file = uniqueName(`data/${fileSafe(name)}`, tables);
  tables.set(
    file,
    csvText(
      ['account_id', 'date', 'value'],
      rows.map(([date, value]) => [account, date, value]),
    ),
  );
  return { ...holder, points: { table: file } };
}

function pairsOf(points: unknown): (readonly [unknown, unknown])[] | null {
  if (points === undefined) return [];
  if (Array.isArray(points)) return points as [unknown, unknown][];
  if (!isRecord(points) || !Array.isArray(points.dates) || !Array.isArray(points.values)) return null;
  const values: unknown[] = points.values;
  return points.dates.map((date: unknown, i) => [date, values[i]] as const);
}

/** A name that any file system accepts. */
export const fileSafe = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) || 'values';

function uniqueName(base: string, taken: ReadonlyMap<string, string>): string {
  for (let i = 1; ; i++) {
    const name = `${base}${i === 1 ? '' : `-${i}`}.csv`;
    if (!taken.has(name)) return name;
  }
}

/** Rows as CSV. A missing value is an empty cell. */
export const csvText = (head: readonly string[], rows: readonly (readonly unknown[])[]): string =>
  `${csvFormatRows([head, ...rows].map((row) => row.map(cellText)))}\n`;

const cellText = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
