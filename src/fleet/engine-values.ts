import type { ReportRecord } from '../authoring/report-record.js';
import { named, quoted, QueryFault, type Engine, type Vector } from './engine.js';
import { prepareQuery } from './query.js';
import { SeriesWriter, type Series } from './series.js';
import { columnRecords, columnsOf, countRecords, MAX_EXAMPLES, type TableSource } from './table-values.js';
import { NO_SERIES, sourceKey, type AccountSeries, type NamedSource, type Values } from './values.js';

type QuerySource = Extract<NamedSource['source'], { sql: string }>;

export interface EngineSources {
  sources: readonly NamedSource[];
  /** All accounts of the project, in the order of their ids. */
  ids: readonly string[];
  /** The text of a query, once what it needs is there. */
  sqlOf: (source: QuerySource) => Promise<string> | string;
  /** The accounts whose values will be asked for, where the sources are known to be sound; all if left out. */
  wanted?: ReadonlySet<string>;
}

/**
 * The values of queries and tables, sorted by the engine and read account by account: neither the number of rows nor
 * that of accounts shows in the memory.
 */
export async function engineValues(engine: Engine, { sources, ids, sqlOf, wanted }: EngineSources): Promise<Values> {
  await engine.run('create or replace table accounts (n integer, id varchar, wanted boolean)');
  const places = new Map(ids.map((id, n) => [id, n]));
  await engine.append(
    'accounts',
    ids.map((id, n) => [n, id, wanted?.has(id) ?? true]),
  );
  await engine.run(
    'create or replace table staged (n integer, k utinyint, day integer, label varchar, value double, bad boolean)',
  );
  const records: ReportRecord[] = [];
  const failed = new Set<string>();
  const keys: string[] = [];
  for (const named of sources) {
    const { source } = named;
    const key = sourceKey(source);
    try {
      const sql = 'table' in source ? tableQuery(source) : await sqlOf(source);
      const found = await stage(engine, { ...named, sql, k: keys.length });
      // what is wrong with a source that has not changed was said when it was read in full
      if (!wanted) records.push(...found);
      if (found.some(({ severity }) => severity === 'error') && !wanted) failed.add(key);
    } catch (error) {
      if (!(error instanceof QueryFault)) throw error;
      failed.add(key);
      records.push(queryRecord(error, named));
    }
    keys.push(key);
  }
  return {
    records,
    failed,
    digests: () => stagedDigests(engine, ids),
    read: (accounts) => readStaged(engine, places, keys, accounts),
  };
}

const queryRecord = ({ message, line }: QueryFault, { source, at, span }: NamedSource): ReportRecord => ({
  rule: 'query',
  severity: 'error',
  ...('table' in source ? { file: source.table } : span),
  path: at,
  message: `${message.replace(/\.?$/, '.')}${line === undefined || line === 1 ? '' : ` (Line ${line} of the query.)`}`,
});

/** A CSV file as texts, so that it is read as it is without an engine. */
export function tableQuery({ table }: TableSource): string {
  if (/\.parquet$/i.test(table)) return `select * from read_parquet(${quoted(table)})`;
  return `select * from read_csv(${quoted(table)}, all_varchar = true, header = true, null_padding = true)`;
}

/** Puts the rows of a query into the one table of all values, in few bytes each; answers what is wrong with them. */
async function stage(
  engine: Engine,
  { sql, source, at, span, k }: NamedSource & { sql: string; k: number },
): Promise<ReportRecord[]> {
  const prepared = await prepareQuery(engine, sql);
  const isTable = 'table' in source;
  const columns = columnsOf(isTable ? source : {});
  const name = isTable ? source.table : 'The query';
  const placed = (record: ReportRecord): ReportRecord => (isTable ? record : { ...record, ...span });
  const types = new Map(
    (await engine.rows(`describe ${prepared.sql}`)).map(({ column_name, column_type }) => [
      String(column_name),
      String(column_type),
    ]),
  );
  const missing = columnRecords(name, at, Object.values(columns), [...types.keys()]);
  if (missing.length) return missing.map(placed);
  const { day, label } = dateExpressions(named(columns.date), types.get(columns.date) ?? '');
  const { number, bad } = valueExpressions(named(columns.value), types.get(columns.value) ?? '');
  const rows = `(select trim(cast(${named(columns.account)} as varchar)) as id, cast(${named(columns.value)} as varchar) as raw,
    ${day} as day, ${label} as label, ${number} as value, ${bad} as bad from (${prepared.sql}\n)) s left join accounts a on a.id = s.id`;
  // what is of no account, or has no date, is counted and left out
  await engine.run(`insert into staged
    select case when a.n is null then ${STRANGER} when s.day is null and s.label is null then ${NO_DATE} else a.n end,
      ${k}, s.day, s.label, s.value, s.bad
    from ${rows} where coalesce(a.wanted, true)`);
  const [counts = {}] = await engine.rows(
    `select count(*)::varchar as rows, count(*) filter (n = ${STRANGER})::varchar as strangers,
      count(*) filter (n = ${NO_DATE})::varchar as undated, count(*) filter (bad and n >= 0)::varchar as bad
    from staged where k = ${k}`,
  );
  const count = (key: string) => Number(counts[key] ?? 0);
  if (count('strangers') + count('undated')) await engine.run('delete from staged where n < 0');
  const few = async (what: string, where: string): Promise<string[]> =>
    (
      await engine.rows(`select distinct ${what} as found from ${rows} where ${where} order by 1 limit ${MAX_EXAMPLES}`)
    ).map(({ found }) => String(found));
  return countRecords(name, at, {
    rows: count('rows'),
    strangers: count('strangers'),
    strangerIds: count('strangers') ? await few("coalesce(s.id, '')", 'a.n is null') : [],
    noDate: count('undated'),
    unreadable: count('bad'),
    examples: count('bad') ? (await few('s.raw', 'a.n is not null and s.bad')).map((raw) => JSON.stringify(raw)) : [],
  }).map(placed);
}

/** The notation of a number. The engine accepts more than that, for example `inf`. */
const NUMBER = "'[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?'";
const STRANGER = -1;
const NO_DATE = -2;

/** Whole days as numbers, all else as the text that a config would hold. */
function dateExpressions(column: string, type: string): { day: string; label: string } {
  const since = (date: string) => `cast(${date} - date '1970-01-01' as integer)`;
  if (type === 'DATE') return { day: since(column), label: 'null' };
  if (/^TIMESTAMP/.test(type)) {
    // a moment without a zone is one of UTC
    const utc = type === 'TIMESTAMP WITH TIME ZONE' ? `timezone('UTC', ${column})` : `cast(${column} as timestamp)`;
    const isDay = `${utc} = date_trunc('day', ${utc})`;
    return {
      day: `case when ${isDay} then ${since(`cast(${utc} as date)`)} end`,
      label: `case when ${isDay} then null else strftime(${utc}, '%Y-%m-%dT%H:%M:%SZ') end`,
    };
  }
  const text = `trim(cast(${column} as varchar))`;
  const isDay = `regexp_full_match(${text}, '\\d{4}-\\d\\d-\\d\\d') and try_cast(${text} as date) is not null`;
  return {
    day: `case when ${isDay} then ${since(`cast(${text} as date)`)} end`,
    label: `case when ${isDay} then null else nullif(${text}, '') end`,
  };
}

/** A number, and whether there is something that is none. */
function valueExpressions(column: string, type: string): { number: string; bad: string } {
  const isNumber = /^(?:U?(?:TINY|SMALL|BIG|HUGE)INT|U?INTEGER|DECIMAL|DOUBLE|FLOAT|BIGNUM)/.test(type);
  if (isNumber) {
    const number = `cast(${column} as double)`;
    return {
      number: `case when isfinite(${number}) then ${number} end`,
      bad: `(${column} is not null and not isfinite(${number}))`,
    };
  }
  const text = `trim(cast(${column} as varchar))`;
  const isPlain = `regexp_full_match(${text}, ${NUMBER}) and isfinite(try_cast(${text} as double))`;
  return {
    number: `case when ${isPlain} then cast(${text} as double) end`,
    bad: `(coalesce(${text}, '') <> '' and not (${isPlain}))`,
  };
}

/** A digest of each account's rows. */
async function stagedDigests(engine: Engine, ids: readonly string[]): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  // a sum, since the same row twice would vanish from an exclusive or
  const sums = engine.stream(
    'select n, count(*)::integer, sum(hash(k, day, label, value, bad)::hugeint)::varchar from staged group by n order by n',
  );
  for await (const chunk of sums) {
    const [n, count, sum] = [0, 1, 2].map((column) => chunk.getColumnVector(column));
    for (let row = 0; row < chunk.rowCount; row++) {
      const id = ids[Number(n?.getItem(row))];
      if (id !== undefined) digests.set(id, `${String(count?.getItem(row))}:${String(sum?.getItem(row))}`);
    }
  }
  return digests;
}

/** Numbers of a column: read in place where the package shows them, since a call for each costs twice the time. */
function numbersOf(vector: Vector): (row: number) => number {
  const { items } = vector;
  return items ? (row) => items[row] ?? NaN : (row) => Number(vector.getItem(row));
}

/** True if a row of a column holds something. */
const validityOf = (vector: Vector): ((row: number) => boolean) => {
  const { validity } = vector;
  return validity ? (row) => validity.itemValid(row) : (row) => vector.getItem(row) !== null;
};

/** Reads the staged rows in the order of accounts, sources and dates. */
async function* readStaged(
  engine: Engine,
  places: ReadonlyMap<string, number>,
  keys: readonly string[],
  accounts: readonly string[],
): AsyncGenerator<AccountSeries> {
  let filter = '';
  if (accounts.length < places.size) {
    await engine.run('create or replace table asked (n integer)');
    await engine.append(
      'asked',
      accounts.map((id) => [places.get(id) ?? STRANGER]),
    );
    filter = 'where n in (select n from asked)';
  }
  const chunks = engine.stream(
    `select n, k, day, label, value, bad from staged ${filter} order by n, k, day, label, value nulls first`,
  );
  const writer = new SeriesWriter();
  let [row, rows] = [0, 0];
  let columns: ReturnType<typeof columnsIn> | undefined;
  const isThere = async (): Promise<boolean> => {
    if (row < rows) return true;
    const next = await chunks.next();
    if (next.done) return false;
    columns = columnsIn(next.value);
    [row, rows] = [0, next.value.rowCount];
    return true;
  };
  for (const id of accounts) {
    const own = places.get(id) ?? STRANGER;
    let found: Map<string, Series> | undefined;
    let source = STRANGER;
    const flush = () => {
      const series = writer.take();
      const key = keys[source];
      if (series && key !== undefined) (found ??= new Map<string, Series>()).set(key, series);
    };
    while ((row < rows || (await isThere())) && columns) {
      const { n, k, day, hasDay, label, value, hasValue, bad } = columns;
      const account = n(row);
      if (account > own) break;
      if (account === own) {
        const of = k(row);
        if (of !== source) flush();
        source = of;
        const number = hasValue(row) ? value(row) : null;
        const isBad = number === null && bad.getItem(row) === true;
        if (hasDay(row)) writer.addDay(day(row), number, isBad);
        else writer.add(String(label.getItem(row)), number, isBad);
      }
      row++;
    }
    flush();
    yield found ?? NO_SERIES;
  }
}

function columnsIn(chunk: { getColumnVector: (column: number) => Vector }) {
  const [n, k, day, label, value, bad] = [0, 1, 2, 3, 4, 5].map((column) => chunk.getColumnVector(column)) as [
    Vector,
    Vector,
    Vector,
    Vector,
    Vector,
    Vector,
  ];
  return {
    n: numbersOf(n),
    k: numbersOf(k),
    day: numbersOf(day),
    hasDay: validityOf(day),
    label,
    value: numbersOf(value),
    hasValue: validityOf(value),
    bad,
  };
}
