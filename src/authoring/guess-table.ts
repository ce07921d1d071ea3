import { median } from 'd3-array';
import { speaksOfVendor } from '../core/advice/vocabulary.js';
import { addPeriods, civilOfDay, DAY, dayOf, startOf } from '../core/series/civil-time.js';
import { dateReader } from '../core/series/parse-point-date.js';
import type { Period } from '../core/types.js';
import { fileSafe } from './split.js';

/** A metric guessed from a column of numbers. */
export interface GuessedMetric {
  column: string;
  id: string;
  name: string;
  unit: Record<string, unknown>;
  direction: 'increase' | 'decrease';
  kind: 'result' | 'signal';
  aggregate: 'sum' | 'mean' | 'last';
}

/** The guessed content of a table of values. */
export interface GuessedTable {
  /** The column with the ids of customers. Null for a table of one customer. */
  account: string | null;
  date: string;
  period: Period;
  metrics: GuessedMetric[];
  accounts: string[];
  /** The latest date: the first day of its period. */
  latest: string;
  /** The first date: the first day of its period. */
  earliest: string;
  /** The rows in the form that a build reads (account, date, metrics), if they had to be rewritten. Else null. */
  rewritten: { head: string[]; rows: (string | number | null)[][] } | null;
  /** The guesses as remarks to the author. */
  remarks: string[];
}

/** Thrown for a table that cannot be guessed. The message has the reason. */
export class NoGuess extends Error {}

type Row = Readonly<Record<string, unknown>>;

const MOSTLY = 0.9;
/** Maximum number of columns of numbers in a table of results. */
const MAX_METRICS = 6;
const ACCOUNT_WORDS = /account|customer|client|company|tenant|kunde|konto|firma|client|cliente|empresa|顧客|عميل/i;
const DATE_WORDS = /date|day|week|month|quarter|period|time|datum|tag|woche|monat|fecha|mes|mois|jour|dia|data/i;
const ID_WORDS = /(?:^|[\s_-])(?:id|no|nr|number|code|year|zip)$/i;
const BETTER_LESS =
  /days?|hours?|minutes?|time|duration|error|defect|cost|overdue|late|churn|delay|wait|complaint|reject|backlog|absence|downtime|lead|tage|dauer|fehler|kosten/i;
const SHARE = /percent|share|rate|ratio|quote|anteil|%/i;
const TIME_UNITS: readonly [RegExp, string][] = [
  [/(?:^|[\s_-])(?:days?|tage)(?:$|[\s_-])/i, 'day'],
  [/(?:^|[\s_-])(?:hours?|hrs?|stunden)(?:$|[\s_-])/i, 'hour'],
  [/(?:^|[\s_-])(?:minutes?|mins?|minuten)(?:$|[\s_-])/i, 'minute'],
];
const CURRENCIES: readonly [RegExp, string][] = [
  [/€|\bEUR\b/i, 'EUR'],
  [/\$|\bUSD\b/i, 'USD'],
  [/£|\bGBP\b/i, 'GBP'],
];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const cellOf = (row: Row, column: string): string => {
  const cell = row[column];
  return typeof cell === 'string' ? cell.trim() : typeof cell === 'number' ? String(cell) : '';
};
const mostly = (cells: readonly string[], test: (cell: string) => boolean): boolean => {
  const full = cells.filter((cell) => cell !== '');
  return full.length > 0 && full.filter(test).length >= MOSTLY * full.length;
};

/**
 * Guesses the columns of the date, the customer and the values, and the kind of the values.
 * @param rows the rows of a CSV or JSON file
 * @throws NoGuess if there is no date, or no column of numbers
 */
export function guessTable(rows: readonly Row[]): GuessedTable {
  const columns = Object.keys(rows[0] ?? {});
  if (!columns.length) throw new NoGuess('It holds no rows.');
  const cells = new Map(columns.map((column) => [column, rows.map((row) => cellOf(row, column))]));
  const of = (column: string) => cells.get(column) ?? [];
  const remarks: string[] = [];

  const date = dateColumn(columns, of);
  const account = accountColumn(columns, date.column, of);
  const metrics = columns
    .filter((column) => column !== date.column && column !== account && !ID_WORDS.test(column))
    .flatMap((column) => {
      const read = numberReader(of(column));
      return read ? [{ column, read }] : [];
    });
  if (!metrics.length)
    throw new NoGuess(`It has no column of numbers besides "${date.column}": ${columns.join(', ')}.`);
  const taken = metrics.slice(0, MAX_METRICS);
  const ignored = columns.filter(
    (column) => column !== date.column && column !== account && !taken.some((one) => one.column === column),
  );

  const days = of(date.column).map(date.read);
  const known = days.filter((day): day is string => day !== null);
  const civil = dateReader('UTC');
  const starts = [...new Set(known.map((day) => civil(day)?.at ?? 0))].sort((a, b) => a - b);
  const period = periodOf(known, starts);
  const [earliest, latest] = [starts[0] ?? 0, starts.at(-1) ?? 0].map((at) => dayOf(startOf(period, at)));

  const guessed = taken.map(({ column, read }) => guessMetric(column, of(column), read));
  const ids = account === null ? [] : [...new Set(of(account).filter((id) => id !== ''))].sort();
  const keys = rows.map((_, i) => `${account === null ? '' : (of(account)[i] ?? '')}\0${days[i] ?? ''}`);
  const repeats = new Set(keys).size < keys.length;
  const isAsWritten =
    account !== null &&
    !repeats &&
    days.every((day, i) => day === (of(date.column)[i] ?? '')) &&
    taken.every(({ column, read }) => of(column).every((cell) => cell === '' || Number(cell) === read.of(cell)));
  remarks.push(
    account === null ? 'All rows are of one customer.' : `"${account}" tells the customers apart: ${ids.length}.`,
    `"${date.column}" holds the date; a value each ${period}.${date.remark}`,
    ...guessed.map(
      ({ column, direction, unit, kind, aggregate }) =>
        `"${column}" is a ${kind} in ${unitName(unit)}; ${direction === 'decrease' ? 'less' : 'more'} is better; several in one ${period}: ${aggregate}.`,
    ),
    ...(ignored.length ? [`Left out: ${ignored.map((column) => `"${column}"`).join(', ')}.`] : []),
    ...(repeats ? ['Several rows of one date were put together.'] : []),
  );
  return {
    account,
    date: date.column,
    period,
    metrics: guessed.map(({ scale: _, ...metric }) => metric),
    accounts: ids,
    earliest: earliest ?? '',
    latest: latest ?? '',
    rewritten: isAsWritten ? null : rewritten(rows, { account, days, of, taken, guessed }),
    remarks,
  };
}

/** An instant after the last period of a table. */
export const momentAfter = ({ latest, period }: GuessedTable): string =>
  `${dayOf(addPeriods(period, civilOfDay(latest), 1))}T00:00:00Z`;

interface DateColumn {
  column: string;
  read: (cell: string) => string | null;
  remark: string;
}

function dateColumn(columns: readonly string[], of: (column: string) => readonly string[]): DateColumn {
  const candidates = columns.flatMap((column): DateColumn[] => {
    const found = dateReaders(of(column)).find(({ read }) => mostly(of(column), (cell) => read(cell) !== null));
    return found ? [{ column, ...found }] : [];
  });
  const best = candidates.find(({ column }) => DATE_WORDS.test(column)) ?? candidates[0];
  if (!best) throw new NoGuess(`No column holds dates: ${columns.join(', ')}. Expected days as 2026-01-31.`);
  return best;
}

/** Parsers of date formats, the most certain first. */
function dateReaders(cells: readonly string[]): { read: (cell: string) => string | null; remark: string }[] {
  const civil = dateReader('UTC');
  const sound = (text: string) => (civil(text) ? text : null);
  const pad = (part: string | undefined) => (part ?? '').padStart(2, '0');
  const by =
    (pattern: RegExp, text: (match: RegExpExecArray) => string) =>
    (cell: string): string | null => {
      const match = pattern.exec(cell);
      return match ? sound(text(match)) : null;
    };
  const parted = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?:\s.*)?$/;
  const isDayFirst = cells.some((cell) => {
    const match = parted.exec(cell);
    return match !== null && (match[2] === '.' || Number(match[1]) > 12);
  });
  const named = (match: RegExpExecArray) =>
    `${match[2]}-${pad(String(MONTHS.indexOf((match[1] ?? '').slice(0, 3).toLowerCase()) + 1))}`;
  return [
    { read: sound, remark: '' },
    { read: by(/^(\d{4}-\d\d-\d\d)[ T]\d\d:\d\d(?::\d\d(?:\.\d+)?)?$/, ([, day = '']) => day), remark: '' },
    { read: by(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, ([, y, m, d]) => `${y}-${pad(m)}-${pad(d)}`), remark: '' },
    {
      read: by(parted, ([, a, , b, y]) => (isDayFirst ? `${y}-${pad(b)}-${pad(a)}` : `${y}-${pad(a)}-${pad(b)}`)),
      remark: isDayFirst ? ' Read with the day first.' : ' Read with the month first.',
    },
    { read: by(/^(\d{1,2})[./](\d{4})$/, ([, m, y]) => `${y}-${pad(m)}`), remark: '' },
    { read: by(/^([A-Za-z]{3,9})[\s-](\d{4})$/, named), remark: '' },
  ];
}

/** The column with the customers: texts that repeat over dates, preferably by the name of the column. */
function accountColumn(
  columns: readonly string[],
  date: string,
  of: (column: string) => readonly string[],
): string | null {
  return columns.find((column) => column !== date && ACCOUNT_WORDS.test(column) && of(column).some(Boolean)) ?? null;
}

interface NumberReader {
  of: (cell: string) => number | null;
  currency?: string;
  isPercent: boolean;
}

/**
 * The parser for a column of numbers: 1,234.5 or 1.234,5, with an optional percent or currency sign. Null if it has
 * other content.
 */
function numberReader(cells: readonly string[]): NumberReader | null {
  const full = cells.filter((cell) => cell !== '');
  const bare = (cell: string) => cell.replace(/[%€$£\s\u00a0]|\b(?:EUR|USD|GBP)\b/gi, '').replace(/^\u2212/, '-');
  const comma = full.some((cell) => /^\D*-?\d{1,3}(?:\.\d{3})+,\d+|^\D*-?\d+,\d{1,2}\D*$/.test(cell));
  const read = (cell: string): number | null => {
    const plain = comma ? bare(cell).replaceAll('.', '').replace(',', '.') : bare(cell).replaceAll(',', '');
    return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(plain) ? Number(plain) : null;
  };
  if (!mostly(cells, (cell) => read(cell) !== null)) return null;
  const currency = CURRENCIES.find(([sign]) => full.some((cell) => sign.test(cell)))?.[1];
  return { of: read, isPercent: mostly(full, (cell) => cell.includes('%')), ...(currency ? { currency } : {}) };
}

function guessMetric(column: string, cells: readonly string[], read: NumberReader): GuessedMetric & { scale: number } {
  const values = cells.map(read.of).filter((value): value is number => value !== null);
  const words = column
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .trim();
  const name = `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
  const isFraction = values.every((value) => value >= 0 && value <= 1) && values.some((value) => value % 1 !== 0);
  const isPercent = read.isPercent || (SHARE.test(column) && isFraction);
  const timeUnit = TIME_UNITS.find(([pattern]) => pattern.test(column))?.[1];
  const digits = values.every((value) => Number.isInteger(value)) ? 0 : 1;
  const unit: Record<string, unknown> = isPercent
    ? { style: 'percent', maximumFractionDigits: 1 }
    : read.currency
      ? { style: 'currency', currency: read.currency, maximumFractionDigits: 0 }
      : timeUnit
        ? { style: 'unit', unit: timeUnit, maximumFractionDigits: digits }
        : { style: 'decimal', maximumFractionDigits: digits };
  const isLevel = isPercent || timeUnit !== undefined;
  return {
    column,
    id: fileSafe(column),
    name,
    unit,
    direction: BETTER_LESS.test(column) ? 'decrease' : 'increase',
    kind: speaksOfVendor([words]) ? 'signal' : 'result',
    aggregate: isLevel ? 'mean' : 'sum',
    scale: read.isPercent ? 100 : 1,
  };
}

const unitName = ({ style, unit, currency }: Record<string, unknown>): string =>
  style === 'percent'
    ? 'percent'
    : typeof unit === 'string'
      ? `${unit}s`
      : typeof currency === 'string'
        ? currency
        : 'plain numbers';

/** The period by the usual distance of two dates. */
function periodOf(dates: readonly string[], starts: readonly number[]): Period {
  const civil = dateReader('UTC');
  const grains = new Set(dates.map((date) => civil(date)?.grain ?? 'day'));
  const coarsest = (['quarter', 'month', 'week'] as const).find((grain) => grains.has(grain));
  if (coarsest) return coarsest;
  const gaps = starts.slice(1).map((at, i) => (at - (starts[i] ?? at)) / DAY);
  const usual = median(gaps) ?? 30;
  return usual < 4 ? 'day' : usual < 20 ? 'week' : usual < 60 ? 'month' : 'quarter';
}

function rewritten(
  rows: readonly Row[],
  {
    account,
    days,
    of,
    taken,
    guessed,
  }: {
    account: string | null;
    days: readonly (string | null)[];
    of: (column: string) => readonly string[];
    taken: readonly { column: string; read: NumberReader }[];
    guessed: readonly (GuessedMetric & { scale: number })[];
  },
): { head: string[]; rows: (string | number | null)[][] } {
  const groups = new Map<string, { id: string; day: string; cells: (number | null)[][] }>();
  rows.forEach((_, i) => {
    const day = days[i];
    const id = account === null ? ONE_ACCOUNT : (of(account)[i] ?? '');
    if (day === null || day === undefined || id === '') return;
    const key = `${id}\0${day}`;
    const group = groups.get(key) ?? { id, day, cells: taken.map(() => []) };
    groups.set(key, group);
    taken.forEach(({ column, read }, k) => group.cells[k]?.push(read.of(of(column)[i] ?? '')));
  });
  const together = (values: readonly (number | null)[], { aggregate, scale }: GuessedMetric & { scale: number }) => {
    const known = values.filter((value): value is number => value !== null);
    if (!known.length) return null;
    const sum = known.reduce((total, value) => total + value, 0);
    return Number(((aggregate === 'sum' ? sum : sum / known.length) / scale).toPrecision(12));
  };
  const lines = [...groups.values()].map(({ id, day, cells }) => [
    id,
    day,
    ...guessed.map((metric, k) => together(cells[k] ?? [], metric)),
  ]);
  lines.sort(
    (a, b) =>
      (String(a[0]) < String(b[0]) ? -1 : String(a[0]) > String(b[0]) ? 1 : 0) ||
      (String(a[1]) < String(b[1]) ? -1 : 1),
  );
  return { head: ['account_id', 'date', ...taken.map(({ column }) => column)], rows: lines };
}

/** Id of the customer in a table of one customer. */
export const ONE_ACCOUNT = 'example';
