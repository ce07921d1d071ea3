// The vendor's page of all accounts, and the map of proven results.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { parseConfig } from '../../src/core/config/parse.js';
import { bullseyeHtml } from '../../src/fleet/bullseye-page.js';
import { portfolioRow } from '../../src/fleet/portfolio.js';
import { portfolioCsv, portfolioHtml } from '../../src/fleet/portfolio-page.js';
import { folderWith, removeFolder, top, waymark } from '../cli/run-waymark.js';

const folders: string[] = [];
const folder = (files: Record<string, string>) => {
  const made = folderWith(files);
  folders.push(made);
  return made;
};
after(() => folders.forEach(removeFolder));

const text = (name: string) => readFileSync(path.join(top, `demo/accounts/${name}.json`), 'utf8');
const row = (name: string, edit: (config: never) => void = () => {}) => {
  const written = JSON.parse(text(name)) as never;
  edit(written);
  const { config } = parseConfig(written);
  assert.ok(config);
  return portfolioRow(config);
};
const ids = ({ reasons }: ReturnType<typeof portfolioRow>) => reasons.map(({ id }) => id);

/** Months since October 2025 after a baseline of 10, as a config. */
const account = (values: readonly number[], more: object = {}) =>
  JSON.stringify({
    version: 1,
    asOf: '2026-10-05T08:00:00Z',
    account: { id: 'a', name: 'A' },
    goLive: '2025-10-01',
    ...more,
    metrics: [
      {
        id: 'm',
        name: 'Days',
        kind: 'result',
        direction: 'decrease',
        period: 'month',
        baseline: { value: 10, agreedOn: '2025-09-30' },
        points: values.map((value, i) => [
          `${2025 + Math.floor((i + 9) / 12)}-${String(((i + 9) % 12) + 1).padStart(2, '0')}-01`,
          value,
        ]),
        target: { value: 5, by: '2026-06-30' },
      },
    ],
  });
const of = (values: readonly number[], more?: object) => {
  const { config } = parseConfig(account(values, more));
  assert.ok(config);
  return portfolioRow(config);
};
const FLAT = [10, 10.4, 9.8, 10.1, 9.9, 10.2, 9.7, 10.3, 10, 9.9, 10.1, 10];

describe('the reasons to act on an account', () => {
  it('are a date that was missed, and a value that is worse', () => {
    assert.deepEqual(ids(of(FLAT)), ['missed']);
    assert.deepEqual(ids(of(FLAT.map((value) => value + 8))), ['missed', 'worse']);
  });

  it('are a series that ended', () => {
    assert.deepEqual(ids(of(FLAT.slice(0, 5))), ['stopped']);
  });

  it('are a renewal within 120 days without a chosen next phase, and not one after 121', () => {
    const reached = Array.from({ length: 12 }, () => 4);
    assert.deepEqual(ids(of(reached, { renewal: '2027-02-02' })), ['no-next-phase']);
    assert.deepEqual(ids(of(reached, { renewal: '2027-02-03' })), []);
    assert.deepEqual(ids(of(reached, { renewal: '2026-10-01' })), []);
    const plan = { nextPhase: { options: [{ id: 'x', kind: 'teams', name: 'X', result: 'R' }], chosen: 'x' } };
    assert.deepEqual(ids(of(reached, { renewal: '2027-02-02', plan })), []);
  });

  it('are 61 days of silence, and not 60', () => {
    const heard = (on: string) => ({ plan: { purpose: 'P', confirmed: { on } } });
    const reached = Array.from({ length: 12 }, () => 4);
    assert.deepEqual(ids(of(reached, heard('2026-08-05'))), ['silent']);
    assert.deepEqual(ids(of(reached, heard('2026-08-06'))), []);
  });

  it('each have a next step: the open milestone that moves the result, if there is one', () => {
    const northwind = row('northwind');
    assert.ok(northwind.reasons.length);
    const [first] = northwind.reasons;
    assert.match(
      first?.nextStep ?? '',
      /^Settle “Overdue list comes from the ERP by itself”, overdue since 2026-09-25/,
    );
    for (const { nextStep } of [...northwind.reasons, ...row('harbor').reasons, ...row('lumen').reasons])
      assert.match(nextStep, /\.$/);
  });
});

describe('the portfolio', () => {
  const rows = ['northwind', 'harbor', 'lumen', 'new-customer'].map((name) => row(name));

  it('lists every account, with and without a reason, and no score', () => {
    const html = portfolioHtml(rows, () => null);
    for (const { name } of rows) assert.ok(html.includes(name));
    assert.doesNotMatch(html, /score/i);
    assert.ok(html.includes('3 of 4 need a next step, as of 2026-10-05 to 2026-10-06.'));
  });

  it('is the same as CSV, where no name runs as a formula', () => {
    const [head, ...lines] = portfolioCsv([
      ...rows,
      { id: 'x', name: '=HYPERLINK("evil")', standing: null, reasons: [], fault: 'no JSON' },
    ])
      .trim()
      .split('\r\n');
    assert.match(head ?? '', /^\ufeff?account,name,as_of,renewal,days_to_renewal/);
    assert.equal(lines.length, 5);
    assert.match(lines.at(-1) ?? '', /"'=HYPERLINK/);
  });

  it('escapes what a config says', () => {
    const hostile = row('northwind', (config: { account: { name: string } }) => {
      config.account.name = '</td><script>alert(1)</script>';
    });
    assert.doesNotMatch(
      portfolioHtml([hostile], () => '"><script>'),
      /<script>alert|href="">/,
    );
  });

  it('is written beside the folder of the configs, which is published', async () => {
    const made = folder({
      'dist/northwind.json': text('northwind'),
      'dist/northwind.html': '<p>page</p>',
      'dist/bad.json': '{',
    });
    const { code, out, err } = await waymark(['portfolio', 'dist'], made);
    assert.equal(code, 1);
    assert.equal(out, 'dist.portfolio.html\ndist.portfolio.csv\n');
    assert.match(err, /bad: \$: Not JSON/);
    const html = readFileSync(path.join(made, 'dist.portfolio.html'), 'utf8');
    assert.ok(html.includes('href="dist/northwind.html"'));
    assert.ok(html.includes('Cannot be read: $: Not JSON'));
  });

  it('says what is missing', async () => {
    const made = folder({});
    mkdirSync(path.join(made, 'empty'));
    assert.match((await waymark(['portfolio'], made)).err, /No folder is named, and there is no waymark\.yaml/);
    assert.match((await waymark(['portfolio', 'nowhere'], made)).err, /There is no folder nowhere\. Run waymark build/);
    const { code, err } = await waymark(['portfolio', 'empty'], made);
    assert.deepEqual([code, /holds no config/.test(err)], [2, true]);
  });
});

describe('the map of proven results', () => {
  it('is made of a playbook and what it extends, the most proven result first', async () => {
    const made = folder({
      'base.yaml':
        'playbook: 1\nid: base\nmetrics:\n  - { id: a, name: Alpha, proven: { customers: 2, of: 6 } }\n  - { id: c, name: Gamma }\n',
      'playbook.yaml':
        'playbook: 1\nid: top\nextends: base.yaml\nbullseye: { objective: Be <b>paid</b>, measure: b }\nmetrics:\n  - { id: b, name: { de: Beta }, proven: { customers: 5, of: 6, note: Quickly } }\n',
    });
    const { code, out } = await waymark(['bullseye', 'playbook.yaml'], made);
    assert.deepEqual([code, out], [0, 'playbook.bullseye.html\n']);
    const html = readFileSync(path.join(made, 'playbook.bullseye.html'), 'utf8');
    assert.ok(html.indexOf('>Beta<') < html.indexOf('>Alpha<'));
    assert.ok(html.includes('5 of 6') && html.includes('Quickly'));
    assert.match(html, /Not proven yet<\/h2><ul><li>Gamma</);
    assert.ok(html.includes('Be &lt;b&gt;paid&lt;/b&gt;'));
  });

  it('says what a playbook lacks, whatever it holds', () => {
    for (const odd of [
      {},
      { metrics: 3, bullseye: [] },
      { metrics: [null, { name: 4, proven: 'yes' }], analysis: 'x' },
    ])
      assert.ok(bullseyeHtml(odd).includes('No result is proven yet.'));
  });

  it('names the playbook that it cannot read', async () => {
    const made = folder({ 'account.yaml': 'account: { id: a }\n' });
    assert.match((await waymark(['bullseye'], made)).err, /There is no playbook\.yaml/);
    assert.match((await waymark(['bullseye', 'account.yaml'], made)).err, /account\.yaml is no playbook/);
    writeFileSync(path.join(made, 'bad.yaml'), 'playbook: [\n');
    assert.equal((await waymark(['bullseye', 'bad.yaml'], made)).code, 2);
  });
});
