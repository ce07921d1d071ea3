import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { readPointsFiles } from '../../src/authoring/check-config.js';
import { guessTable, NoGuess } from '../../src/authoring/guess-table.js';
import { splitConfig } from '../../src/authoring/split.js';
import { init } from '../../src/cli/commands/init.js';
import { typedValues, type Answers } from '../../src/cli/init/questions.js';
import { colors } from '../../src/cli/output.js';
import { pointsReader } from '../../src/cli/files.js';
import { parseConfig, parseValue } from '../../src/core/config/parse.js';
import { pointsIn } from '../../src/core/config/points-locations.js';
import type { Config } from '../../src/core/config/schema.js';
import { folderWith, removeFolder, top, waymark } from './run-waymark.js';

const folders: string[] = [];
const folder = (files: Record<string, string> = {}) => {
  const made = folderWith(files);
  folders.push(made);
  return made;
};
after(() => folders.forEach(removeFolder));

const configIn = (made: string, id = 'example') => {
  const parsed = parseConfig(readFileSync(path.join(made, `dist/accounts/${id}.json`), 'utf8'));
  assert.ok(parsed.ok);
  return parsed.config;
};
const rowsOf = (csv: string) => {
  const [head = '', ...rows] = csv.trim().split('\n');
  const names = head.split(';');
  return rows.map((row) => Object.fromEntries(row.split(';').map((cell, i) => [names[i] ?? '', cell])));
};

const SALES = `customer,month,orders,days_to_ship,logins
acme,2026-01,12,4.5,99
acme,2026-02,14,4.1,80
acme,2026-03,18,3.9,91
zeta,2026-01,2,9,1
zeta,2026-02,3,8,1
`;

describe('waymark init', () => {
  it('makes a project of a table in an empty folder, and builds it', async () => {
    const made = folder({ 'sales.csv': SALES });
    const { code, err } = await waymark(['init', '--from-csv', 'sales.csv', '--yes'], made);
    assert.equal(code, 0, err);
    assert.match(err, /"customer" tells the customers apart: 2\./);
    assert.match(err, /The page is .*acme\.html/);
    assert.deepEqual(readdirSync(path.join(made, 'dist/accounts')).sort(), [
      'acme.html',
      'acme.json',
      'zeta.html',
      'zeta.json',
    ]);
    const { metrics, asOf, plan } = configIn(made, 'acme');
    assert.deepEqual(
      metrics.map(({ id, direction, kind, unit, period }) => [id, direction, kind, unit?.unit, period]),
      [
        ['orders', 'increase', 'result', undefined, 'month'],
        ['days-to-ship', 'decrease', 'result', 'day', 'month'],
        ['logins', 'increase', 'signal', undefined, 'month'],
      ],
    );
    assert.deepEqual(metrics[0]?.points, [
      ['2026-01', 12],
      ['2026-02', 14],
      ['2026-03', 18],
    ]);
    assert.equal(asOf, '2026-04-01T00:00:00Z');
    assert.deepEqual(plan?.metrics, ['orders']);
    assert.equal((await waymark(['check'], made)).code, 0);
  });

  it('shows an example where nothing is asked, and overwrites nothing', async () => {
    const made = folder({});
    assert.equal((await waymark(['init', '--yes', '--workflow'], made)).code, 0);
    assert.equal(configIn(made).metrics[0]?.id, 'days-to-invoice');
    assert.ok(existsSync(path.join(made, '.github/workflows/waymark.yml')));
    const before = readFileSync(path.join(made, 'playbook.yaml'), 'utf8');
    const again = await waymark(['init', '--yes'], made);
    assert.deepEqual([again.code, /already is waymark\.yaml/.test(again.err)], [1, true]);
    assert.equal(readFileSync(path.join(made, 'playbook.yaml'), 'utf8'), before);
    assert.equal((await waymark(['init', 'below', '--yes'], made)).code, 0);
    assert.ok(existsSync(path.join(made, 'below/dist/accounts/example.html')));
  });

  const answers = (values: Answers['values']): Answers => ({
    vendor: 'Ledgerline',
    name: 'Overdue invoices',
    unit: '%',
    direction: 'decrease',
    values,
  });
  const asked = async (made: string, given: Answers | null) => {
    const said = { err: '' };
    const output = {
      write: () => undefined,
      remark: (text: string) => void (said.err += text),
      fail: (text: string) => void (said.err += text),
      colors: colors(false),
    };
    return init({ folder: made }, () => Promise.resolve(given), output, '1', new Date('2026-10-05T12:00:00Z'));
  };

  it('takes the answers of a person: typed values end with the last month', async () => {
    const made = folder();
    assert.equal((await asked(made, answers({ from: 'typed', values: [7.1, null, 6.8] }))).code, 0);
    const { metrics, provider, asOf } = configIn(made);
    assert.equal(provider?.name, 'Ledgerline');
    assert.equal(asOf, '2026-10-01T00:00:00Z');
    const [metric] = metrics;
    assert.deepEqual(
      [metric?.name, metric?.direction, metric?.unit, metric?.points],
      [
        'Overdue invoices',
        'decrease',
        { style: 'unit', unit: 'percent' },
        [
          ['2026-07', 7.1],
          ['2026-08', null],
          ['2026-09', 6.8],
        ],
      ],
    );
  });

  it('of a file, the person’s words count for its first result', async () => {
    const made = folder({ 'a.csv': 'date,value\n2026-01-01,3\n2026-02-01,4\n' });
    assert.equal((await asked(made, answers({ from: 'file', file: path.join(made, 'a.csv') }))).code, 0);
    assert.equal(configIn(made).metrics[0]?.name, 'Overdue invoices');
  });

  it('writes nothing where the person gives up', async () => {
    const made = folder();
    assert.equal((await asked(made, null)).code, 1);
    assert.deepEqual(readdirSync(made), []);
  });

  it('says why a file cannot be taken', async () => {
    const made = folder({
      'words.csv': 'a,b\nx,y\n',
      'dates.csv': 'day,who\n2026-01-01,Ada\n',
      'bad.json': '{"version": 1}',
    });
    const said = async (...args: string[]) => {
      const { code, err } = await waymark(['init', ...args], made);
      assert.equal(code, 2);
      return err;
    };
    assert.match(await said('--from-csv', 'words.csv'), /No column holds dates: a, b\./);
    assert.match(await said('--from-csv', 'dates.csv'), /no column of numbers besides "day"/);
    assert.match(await said('--from-csv', 'no.csv'), /there is no such file/);
    assert.match(await said('--from', 'bad.json'), /npx waymark check/);
    assert.match(await said('--from', 'a', '--from-csv', 'b'), /exclude each other/);
    assert.deepEqual(readdirSync(made).sort(), ['bad.json', 'dates.csv', 'words.csv']);
  });

  for (const name of ['northwind', 'harbor', 'lumen', 'new-customer', 'flights'])
    it(`--from takes ${name}.json apart; built again it is the same`, async () => {
      const made = folder();
      const file = path.join(top, `demo/accounts/${name}.json`);
      const { code, err } = await waymark(['init', '--from', file], made);
      assert.equal(code, 0, err);
      const written: unknown = JSON.parse(readFileSync(file, 'utf8'));
      const demo = parseValue(written, undefined, readPointsFiles(written, pointsReader(top, file)));
      assert.ok(demo.ok);
      const built = configIn(made, name);
      // two columns and pairs are the same values; a milestone that says `done: null` is open, as one that says nothing
      const plain = (config: Config): unknown => {
        for (const { holder } of pointsIn(config))
          if ('dates' in holder.points) {
            const { dates, values } = holder.points;
            holder.points = dates.map((date, i): [string, number | null] => [date, values[i] ?? null]);
          }
        return JSON.parse(JSON.stringify(config), (key, value: unknown) =>
          key === '$schema' || (key === 'done' && value === null) ? undefined : value,
        );
      };
      assert.deepEqual(plain(built), plain(demo.config));
    });

  it('of a split, the standard holds no day and no person of the account', () => {
    const config = JSON.parse(readFileSync(path.join(top, 'demo/accounts/northwind.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const { playbook } = splitConfig(config, 'standard');
    const text = JSON.stringify(playbook);
    assert.doesNotMatch(text, /agreedBy|"confirmed|"done"|Northwind Freight|2026-/);
    assert.match(text, /"due":"renewal-\d+d"/);
  });
});

describe('guessing a table', () => {
  it('reads days, months and numbers as people write them', () => {
    for (const [written, read] of [
      ['31.01.2026', '2026-01-31'],
      ['2026/01/31', '2026-01-31'],
      ['01/31/2026', '2026-01-31'],
      ['31/01/2026', '2026-01-31'],
      ['2026-01-31 00:00:00', '2026-01-31'],
      ['01/2026', '2026-01'],
      ['Jan 2026', '2026-01'],
      ['January 2026', '2026-01'],
    ] as const) {
      const { rewritten } = guessTable([{ when: written, value: '1.234,5' }]);
      assert.deepEqual(rewritten?.rows, [['example', read, 1234.5]], written);
    }
    const { metrics, rewritten } = guessTable(rowsOf('week;share;price\n2026-W01;12 %;€ 1,200\n2026-W02;13 %;€ 900'));
    assert.deepEqual(
      metrics.map(({ unit }) => [unit.style, unit.currency]),
      [
        ['percent', undefined],
        ['currency', 'EUR'],
      ],
    );
    assert.deepEqual(rewritten?.rows[0], ['example', '2026-W01', 0.12, 1200]);
  });

  it('knows the length of a period by the distance of dates', () => {
    const of = (...dates: string[]) => guessTable(dates.map((date) => ({ date, value: '1' }))).period;
    assert.equal(of('2026-01-01', '2026-01-02', '2026-01-05'), 'day');
    assert.equal(of('2026-01-05', '2026-01-12', '2026-01-19'), 'week');
    assert.equal(of('2026-01-01', '2026-02-01', '2026-03-01'), 'month');
    assert.equal(of('2026-01-01', '2026-04-01', '2026-07-01'), 'quarter');
    assert.equal(of('2026-Q1', '2026-Q2'), 'quarter');
  });

  it('puts several rows of one date together: counts are summed, levels averaged', () => {
    const { rewritten, remarks } = guessTable(
      rowsOf('date;product;orders;lead_days\n2026-01-01;a;3;2\n2026-01-01;b;4;4\n2026-01-02;a;1;5'),
    );
    assert.deepEqual(rewritten?.rows, [
      ['example', '2026-01-01', 7, 3],
      ['example', '2026-01-02', 1, 5],
    ]);
    assert.ok(remarks.includes('Left out: "product".'));
  });

  it('refuses a table that holds nothing', () => {
    assert.throws(() => guessTable([]), NoGuess);
    assert.throws(() => guessTable([{ date: '', value: '' }]), NoGuess);
  });

  it('typed values: a dash is a month without one', () => {
    assert.deepEqual(typedValues(' 14.2 13,9 - -2, .5'), [14.2, 13.9, null, -2, 0.5]);
    assert.equal(typedValues('14 days'), null);
    assert.equal(typedValues(''), null);
  });
});
