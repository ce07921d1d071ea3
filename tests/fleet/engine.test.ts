import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { Engine } from '../../src/fleet/engine.js';
import { openProject } from '../../src/fleet/open-project.js';
import { prepareQuery } from '../../src/fleet/query.js';
import { folderWith, removeFolder, waymark } from '../cli/run-waymark.js';
import { startPostgres } from './postgres-server.js';
import { buildIn, outputIn, rulesOf } from './project-folder.js';

const folders: string[] = [];
const folder = (files: Record<string, string>) => {
  const made = folderWith(files);
  folders.push(made);
  return made;
};
after(() => folders.forEach(removeFolder));

const playbook = (points: string) =>
  `playbook: 1\nid: standard\nmetrics:\n  - { id: days, name: Days, direction: decrease, points: ${points} }\n`;
const sql = (query: string) => playbook(JSON.stringify({ sql: query }));
const ACCOUNTS = 'id,name,renewal\nzeta,Zeta,2027-01-31\nalpha,Alpha,2027-03-01\n012,Number,\n';
const ROWS = [
  'account_id,date,value',
  ...['zeta', 'alpha', '012'].flatMap((id) =>
    Array.from({ length: 40 }, (_, i) => `${id},2026-01-${String((i % 28) + 1).padStart(2, '0')},${i % 28}.5`),
  ),
  'alpha,2026-02-01,',
  'alpha,2026-02-02,1e3',
  'alpha,2026-02-03,-0.25',
];
const files = (more: Record<string, string> = {}): Record<string, string> => ({
  'waymark.yaml': 'table: data/accounts.csv\n',
  'data/accounts.csv': ACCOUNTS,
  'data/values.csv': `${ROWS.join('\n')}\n`,
  'playbook.yaml': sql("select * from read_csv('data/values.csv')"),
  ...more,
});
const engineIn = (made: string) => Engine.open({ folder: made, memory: '1GB', threads: 2 });

describe('sources by queries', () => {
  it('CSV, Parquet and NDJSON by SQL, and the table without it, are the same bytes', async () => {
    const table = folder(files({ 'playbook.yaml': playbook('{ table: data/values.csv }') }));
    await buildIn(table);
    const expected = outputIn(table);
    assert.equal(Object.keys(expected).length, 3);
    assert.match(expected['alpha.json'] ?? '', /\["2026-02-01",null\],\["2026-02-02",1000\],\["2026-02-03",-0.25\]/);
    const json = ROWS.slice(1)
      .map((row) => {
        const [account_id, date, value] = row.split(',');
        return JSON.stringify({ account_id, date, value: value === '' ? null : Number(value) });
      })
      .join('\n');
    const made = folder(files({ 'data/values.ndjson': json }));
    const engine = await engineIn(made);
    // the sandbox lets nothing out but into the folder itself
    await engine.run(
      `copy (select * from read_csv('${made}/data/values.csv')) to '${made}/data/values.parquet' (format parquet)`,
    );
    engine.close();
    for (const points of [
      JSON.stringify({ sql: "select * from read_csv('data/values.csv')" }),
      JSON.stringify({ sql: "from 'data/values.csv'" }),
      JSON.stringify({ sql: "select * from read_parquet(['data/val*.parquet'])" }),
      JSON.stringify({ sql: "select * from read_ndjson('data/values.ndjson');" }),
      '{ table: data/values.parquet }',
    ]) {
      writeFileSync(path.join(made, 'playbook.yaml'), playbook(points));
      const report = await buildIn(made, { version: points });
      assert.deepEqual([rulesOf(report), report.built], [[], 3], points);
      assert.deepEqual(outputIn(made), expected, points);
    }
  });

  it('one thread and four, and rows in another order, are the same bytes', async () => {
    const big = Array.from({ length: 3000 }, (_, i) => `a${i % 30},2025-${String((i % 12) + 1).padStart(2, '0')},${i}`);
    const monthly = Array.from(
      { length: 360 },
      (_, i) => `a${i % 30},2024-${String((i % 12) + 1).padStart(2, '0')},${i}`,
    );
    const of = (threads: number, rows: string[]) =>
      folder(
        files({
          'waymark.yaml': `table: data/accounts.csv\nengine: { threads: ${threads}, memory: 500MB }\n`,
          'data/accounts.csv': `id,name\n${Array.from({ length: 30 }, (_, i) => `a${i},A`).join('\n')}\n`,
          'data/values.csv': `account_id,date,value\n${rows.join('\n')}\n`,
          'playbook.yaml': sql("select account_id, date, max(value) as value from 'data/values.csv' group by all"),
        }),
      );
    const rows = [...big, ...monthly];
    const [one, four] = [of(1, rows), of(4, [...rows].reverse())];
    for (const made of [one, four]) assert.deepEqual(rulesOf(await buildIn(made)), []);
    assert.deepEqual(outputIn(one), outputIn(four));
  });

  it('reads days, moments, months and texts, and a gap for what is no number', async () => {
    const query = `select 'alpha' as account_id, date, value from (values
      (timestamp '2026-01-01 00:00:00', 1.5::double), (timestamp '2026-01-02 06:30:00', 'nan'::double)) t(date, value)`;
    const made = folder(files({ 'playbook.yaml': sql(query) }));
    const report = await buildIn(made);
    assert.deepEqual(rulesOf(report), [['unreadable-value', 'error', undefined]]);
    const sound = folder(
      files({ 'playbook.yaml': sql(query.replace("'nan'::double", '2')).replace('Days,', 'Days, period: month,') }),
    );
    await buildIn(sound);
    assert.match(outputIn(sound)['alpha.json'] ?? '', /\[\["2026-01-01",1.5\],\["2026-01-02T06:30:00Z",2\]\]/);
    const mixed = folder(
      files({ 'data/values.csv': 'account_id,date,value\nalpha,2026-03,3\nalpha,2026-01-15,1\nalpha,2026-02,2\n' }),
    );
    await buildIn(mixed);
    assert.match(outputIn(mixed)['alpha.json'] ?? '', /\[\["2026-01-15",1\],\["2026-02",2\],\["2026-03",3\]\]/);
  });

  it('a date that is none is named as the widgets would name it, and keeps the account alone', async () => {
    const made = folder(
      files({ 'data/values.csv': 'account_id,date,value\nalpha,2026-13-01,3\nzeta,2026-01-15,1\nzeta,2026-W02,1\n' }),
    );
    const report = await buildIn(made);
    assert.deepEqual(rulesOf(report), [['value', 'error', 'alpha']]);
    assert.deepEqual(Object.keys(outputIn(made)), ['012.json', 'zeta.json']);
  });

  it('what a table with faults says, a query over it says too', async () => {
    const rows = [...ROWS, 'ghost,2026-01-01,1', 'alpha,,1', 'alpha,2026-05-01,n/a', 'zeta,2026-01-01,77'];
    const table = folder(
      files({ 'data/values.csv': rows.join('\n'), 'playbook.yaml': playbook('{ table: data/values.csv }') }),
    );
    const query = folder(files({ 'data/values.csv': rows.join('\n') }));
    const [first, second] = [await buildIn(table), await buildIn(query)];
    assert.deepEqual(rulesOf(second), rulesOf(first));
    assert.deepEqual(
      rulesOf(first)
        .map(([rule]) => rule)
        .sort(),
      ['duplicate-point', 'no-date', 'unknown-account', 'unreadable-value'],
    );
    const said = (records: readonly { message: string }[]) =>
      records.map(({ message }) => message.replace(/^data\/values.csv|^The query/, '…')).sort();
    assert.deepEqual(said(second.records), said(first.records));
    assert.deepEqual(outputIn(query), outputIn(table));
  });

  it('a query that fails is one fault at its line in the playbook, and every file stays', async () => {
    const made = folder(files());
    await buildIn(made);
    const before = outputIn(made);
    for (const [query, rule, message] of [
      ['selec 1', 'query', /syntax error/],
      ["select * from read_csv('data/none.csv')", 'query', /No files found|none\.csv/],
      ["select account_id, date, valu from 'data/values.csv'", 'query', /valu/],
      ["select account_id, date, value as days from 'data/values.csv'", 'column', /no column "value"/],
      ["select * from 'data/values.csv' where false", 'no-rows', /holds no rows/],
      ["copy (select 1) to 'x.csv'", 'query', /one SELECT/],
      ['select 1; select 2', 'query', /one SELECT/],
      ["select * from read_csv('/etc/passwd')", 'query', /file system operations are disabled|Cannot access/],
      ["select * from read_csv('../../../../../../etc/passwd')", 'query', /Cannot access/],
      ["select * from read_csv('https://example.org/x.csv')", 'query', /./],
      ["attach 'x.db'", 'query', /one SELECT|syntax/],
    ] as const) {
      writeFileSync(path.join(made, 'playbook.yaml'), sql(query));
      const report = await buildIn(made);
      assert.deepEqual(rulesOf(report), [[rule, 'error', undefined]], query);
      const [record] = report.records;
      assert.match(record?.message ?? '', message);
      assert.deepEqual([record?.file, record?.line], ['playbook.yaml', 4], query);
      assert.equal(report.kept, 3);
      assert.deepEqual(outputIn(made), before);
    }
    assert.equal((await waymark(['build', '--as-of', '2026-10-05'], made)).code, 2);
  });

  it('reads again only what has changed, and writes only those accounts', async () => {
    const made = folder(files());
    assert.equal((await buildIn(made)).changed, 3);
    assert.deepEqual(await buildIn(made).then(({ same }) => same), 3);
    const moved = await buildIn(made, { asOf: '2026-10-06T08:00:00Z' });
    assert.deepEqual([moved.changed, moved.moved], [0, 3]);
    assert.match(outputIn(made)['zeta.json'] ?? '', /"asOf":"2026-10-06T08:00:00Z"/);
    writeFileSync(path.join(made, 'data/values.csv'), `${ROWS.join('\n')}\nzeta,2026-03-01,9\n`);
    const next = await buildIn(made, { asOf: '2026-10-06T08:00:00Z' });
    assert.deepEqual([next.changed, next.moved, next.same], [1, 0, 2]);
    writeFileSync(path.join(made, 'data/accounts.csv'), ACCOUNTS.replace('Alpha', 'Alpha 2'));
    const renamed = await buildIn(made, { asOf: '2026-10-06T08:00:00Z' });
    assert.deepEqual([renamed.changed, renamed.same], [1, 2]);
    assert.match(outputIn(made)['alpha.json'] ?? '', /"2026-02-03",-0.25.*Alpha 2/);
    // a file that somebody has changed by hand is made again when the moment moves
    writeFileSync(path.join(made, 'dist/accounts/zeta.json'), '{"asOf":"2026-10-06T08:00:00Z"}');
    await buildIn(made, { asOf: '2026-10-07T08:00:00Z' });
    assert.match(outputIn(made)['zeta.json'] ?? '', /"2026-03-01",9/);
  });

  it('what is said of a source is said again where it has not changed', async () => {
    const made = folder(files({ 'data/values.csv': `${ROWS.join('\n')}\nghost,2026-01-01,1\n` }));
    const first = await buildIn(made);
    assert.deepEqual(rulesOf(first), [['unknown-account', 'warning', undefined]]);
    assert.deepEqual((await buildIn(made)).records, first.records);
  });

  it('knows the files that a query reads, and that nobody can tell what now() or another engine gives', async () => {
    const made = folder(files());
    const engine = await engineIn(made);
    const filesOf = async (query: string) =>
      (await prepareQuery(engine, query)).files?.map((file) => path.relative(made, file)) ?? null;
    assert.deepEqual(await filesOf("select * from read_csv('data/values.csv') join 'data/accounts.csv' b using (x)"), [
      'data/values.csv',
      'data/accounts.csv',
    ]);
    assert.deepEqual(await filesOf("with a as (from read_parquet(['a.parquet', 'b*.parquet'])) from a"), [
      'a.parquet',
      'b*.parquet',
    ]);
    assert.deepEqual(await filesOf("select now() from 'data/values.csv'"), null);
    assert.deepEqual(await filesOf("from read_csv('data/' || 'values.csv')"), null);
    assert.deepEqual(await filesOf("from 'https://example.org/a.csv'"), null);
    // a text that looks like a file name stays as it is
    const { sql: prepared } = await prepareQuery(engine, "select 'data/values.csv' as é from 'data/values.csv'");
    assert.equal(prepared, `select 'data/values.csv' as é from '${path.join(made, 'data/values.csv')}'`);
    engine.close();
  });

  it('the accounts table and the moment can come from queries', async () => {
    const made = folder(
      files({
        'waymark.yaml': `table: { sql: "select id::varchar as id, name, date '2027-01-31' as renewal, 5 as \\"metrics.days.target.value\\" from 'data/accounts.csv' where id <> '012'" }\nasOf: { sql: "select timestamp '2026-09-30 04:00:00'" }\n`,
      }),
    );
    const { code, err, out } = await waymark(['build'], made);
    assert.equal(code, 0, err + out);
    const written = outputIn(made);
    assert.deepEqual(Object.keys(written), ['alpha.json', 'zeta.json']);
    const config = JSON.parse(written['zeta.json'] ?? '') as Record<string, unknown>;
    assert.deepEqual([config.asOf, config.renewal], ['2026-09-30T04:00:00Z', '2027-01-31']);
    assert.match(written['zeta.json'] ?? '', /"target":\{"value":5\}/);
    writeFileSync(path.join(made, 'waymark.yaml'), 'table: { sql: "select x from nothing" }\n');
    const broken = await waymark(['build', '--as-of', 'now'], made);
    assert.deepEqual([broken.code, /nothing/.test(broken.out)], [2, true]);
  });

  it('long series go into files of their own, which the config names', async () => {
    const made = folder(
      files({ 'waymark.yaml': 'table: data/accounts.csv\noutput: { points: file, inlineUpTo: 30 }\n' }),
    );
    await buildIn(made, { html: true });
    const written = outputIn(made);
    assert.deepEqual(
      Object.keys(written).filter((name) => name.startsWith('alpha')),
      ['alpha.html', 'alpha.json', path.join('alpha', 'days.json')],
    );
    assert.match(written['alpha.json'] ?? '', /"points":\{"src":"alpha\/days.json"\}/);
    assert.equal((await waymark(['check', 'dist/accounts'], made)).code, 0);
    assert.equal((await buildIn(made, { html: true })).same, 3);
    writeFileSync(path.join(made, 'waymark.yaml'), 'table: data/accounts.csv\n');
    await buildIn(made);
    assert.deepEqual(
      Object.keys(outputIn(made)).filter((name) => name.startsWith('alpha')),
      ['alpha.html', 'alpha.json'],
    );
  });
});

describe('queries in Postgres', () => {
  it('run in a transaction that can only read; their rows are copied', async () => {
    const server = await startPostgres();
    const variable = 'WAYMARK_TEST_POSTGRES';
    process.env[variable] = server.address;
    try {
      await server.exec(`create table measures (account text, at date, moment timestamptz, days numeric(6,2));
        insert into measures values ('alpha', '2026-01-01', '2026-01-01 06:00+02', 1.25), ('alpha', '2026-01-02', '2026-01-02 00:00+00', null),
        ('zeta', '2026-01-01', '2026-01-01', 3)`);
      const from = (query: string) =>
        playbook(JSON.stringify({ sql: query, from: 'postgres' })).replace('Days,', 'Days, period: day,');
      const made = folder(
        files({
          'waymark.yaml': `table: data/accounts.csv\npostgres: ${variable}\n`,
          'playbook.yaml': from('select account as account_id, at as date, days as value from measures;'),
        }),
      );
      assert.deepEqual(rulesOf(await buildIn(made)), []);
      assert.match(outputIn(made)['alpha.json'] ?? '', /\[\["2026-01-01",1.25\],\["2026-01-02",null\]\]/);
      await server.exec("update measures set days = 4 where account = 'zeta'");
      const next = await buildIn(made);
      assert.deepEqual([next.changed, next.same], [1, 2]);
      writeFileSync(
        path.join(made, 'playbook.yaml'),
        from('select account as account_id, moment as date, days as value from measures'),
      );
      await buildIn(made);
      assert.match(outputIn(made)['alpha.json'] ?? '', /\[\["2026-01-01T04:00:00Z",1.25\],\["2026-01-02",null\]\]/);
      for (const [query, message] of [
        ['select 1 from nowhere', /nowhere/],
        ['delete from measures returning account as account_id, at as date, days as value', /syntax|read-only|DELETE/i],
      ] as const) {
        writeFileSync(path.join(made, 'playbook.yaml'), from(query));
        const { records } = await buildIn(made);
        assert.deepEqual(
          records.map(({ rule }) => rule),
          ['query'],
        );
        assert.match(records[0]?.message ?? '', message);
      }
    } finally {
      delete process.env[variable];
      await server.close();
    }
  });

  it('without an address it says which variable would hold it', async () => {
    const made = folder(
      files({
        'waymark.yaml': 'table: data/accounts.csv\npostgres: NO_SUCH_VARIABLE\n',
        'playbook.yaml': playbook(JSON.stringify({ sql: 'select 1', from: 'postgres' })),
      }),
    );
    const opened = await openProject(made);
    opened.close();
    const { records } = await buildIn(made);
    assert.match(records[0]?.message ?? '', /NO_SUCH_VARIABLE/);
  });
});
