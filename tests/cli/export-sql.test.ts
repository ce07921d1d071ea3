// `waymark export-sql`: the queries of a playbook as one model for a warehouse.
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { folderWith, removeFolder, waymark } from './run-waymark.js';

const folders: string[] = [];
after(() => folders.forEach(removeFolder));
const playbook = (metrics: string) => {
  const folder = folderWith({ 'playbook.yaml': `playbook: 1\nid: p\n${metrics}` });
  folders.push(folder);
  return folder;
};
const QUERIES = `metrics:
  - id: it's
    points: { sql: "select account_id, month as date, days as value from invoices;" }
    comparison: { points: { sql: "select 'a' as account_id, date, value from others" } }
  - { id: table, points: { table: data.csv } }
behaviors:
  - { id: daily, points: { sql: "select account_id, date, 1 as value from runs" } }
`;

describe('waymark export-sql', () => {
  it('is one query of four columns, in every dialect', async () => {
    for (const dialect of ['postgres', 'redshift', 'snowflake', 'bigquery', 'databricks', 'duckdb']) {
      const { code, out } = await waymark(['export-sql', '--dialect', dialect], playbook(QUERIES));
      assert.equal(code, 0);
      assert.equal(out.split('\nunion all\n').length, 3);
      assert.doesNotMatch(out, /;|data\.csv/);
      assert.match(
        out,
        dialect === 'bigquery' || dialect === 'databricks' ? /'it\\'s' as metric/ : /'it''s' as metric/,
      );
    }
  });

  it('runs in the query engine, with the rows of every query', async () => {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run("create table invoices as select 'acme' as account_id, date '2026-01-01' as month, 3 as days");
    await connection.run("create table others as select date '2026-01-01' as date, 4 as value");
    await connection.run("create table runs as select 'acme' as account_id, date '2026-01-02' as date");
    const { out } = await waymark(['export-sql', '--dialect', 'duckdb'], playbook(QUERIES));
    const rows = (await connection.runAndReadAll(out)).getRowsJson();
    assert.deepEqual(rows, [
      ['acme', "it's", '2026-01-01', 3],
      ['a', "it's.comparison", '2026-01-01', 4],
      ['acme', 'daily', '2026-01-02', 1],
    ]);
  });

  it('names a dialect that it does not know, and a playbook without a query', async () => {
    assert.match(
      (await waymark(['export-sql', '--dialect', 'oracle'], playbook(QUERIES))).err,
      /no dialect "oracle"\. Use postgres,/,
    );
    assert.match((await waymark(['export-sql'], playbook(''))).err, /playbook\.yaml has no query/);
  });
});
