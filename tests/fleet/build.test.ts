import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { parseConfig } from '../../src/core/config/parse.js';
import { build, shardOf } from '../../src/fleet/build.js';
import { manifestFile } from '../../src/fleet/manifest.js';
import { openProject } from '../../src/fleet/open-project.js';
import { spliced } from '../../src/fleet/splice.js';
import { fileNameOf } from '../../src/fleet/write.js';
import { folderWith, removeFolder, top, waymark } from '../cli/run-waymark.js';

const folders: string[] = [];
const folder = (files: Record<string, string>) => {
  const made = folderWith(files);
  folders.push(made);
  return made;
};
after(() => folders.forEach(removeFolder));

const PLAYBOOK = `playbook: 1
id: standard
metrics:
  - { id: days, name: Days, direction: decrease, kind: result, points: { table: data.csv, value: days } }
plan: { milestones: [{ id: live, name: Live, due: renewal-90d }] }
`;
const SETTINGS = 'table: accounts.csv\nasOf: 2026-10-05T08:00:00Z\n';
const months = (id: string, count: number, value = 10) =>
  Array.from(
    { length: count },
    (_, i) => `${id},${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')},${value + i}`,
  ).join('\n');
const files = (more: Record<string, string> = {}): Record<string, string> => ({
  'waymark.yaml': SETTINGS,
  'playbook.yaml': PLAYBOOK,
  'accounts.csv': 'id,name,renewal\nzeta,Zeta,2027-01-31\nalpha,Alpha,2027-03-01\n',
  'data.csv': `account_id,date,days\n${months('alpha', 12)}\n${months('zeta', 12)}\n`,
  ...more,
});
const options = { asOf: '2026-10-05T08:00:00Z', version: '1' };
const run = async (made: string, more: Partial<Parameters<typeof build>[1]> = {}) => {
  const opened = await openProject(made);
  try {
    return await build(opened.project, { ...options, engine: opened.engine, ...more });
  } finally {
    opened.close();
  }
};
const output = (made: string) => {
  const out = path.join(made, 'dist/accounts');
  return Object.fromEntries(
    readdirSync(out)
      .sort()
      .map((name) => [name, readFileSync(path.join(out, name), 'utf8')]),
  );
};
const rulesOf = ({ records }: { records: readonly { rule: string; severity: string; account?: string }[] }) =>
  records.map(({ rule, severity, account }) => [rule, severity, account]);

describe('building a fleet', () => {
  it('Northwind, split into a standard, an account and tables, is the demo’s JSON again', async () => {
    const out = folder({});
    const { records, built } = await run(path.join(top, 'demo/playbook'), { out });
    assert.deepEqual([records, built], [[], 1]);
    const demo = parseConfig(readFileSync(path.join(top, 'demo/accounts/northwind.json'), 'utf8'));
    const made = parseConfig(readFileSync(path.join(out, 'northwind.json'), 'utf8'));
    assert.ok(demo.ok && made.ok);
    // the order of a list with ids is the standard's; a milestone that says `done: null` is open, as one that says
    // nothing
    const normal = (config: unknown): unknown =>
      JSON.parse(JSON.stringify(config), (key, value: unknown) => {
        if (key === '$schema' || (key === 'done' && value === null)) return undefined;
        return Array.isArray(value) && value.every((item) => typeof (item as { id?: unknown } | null)?.id === 'string')
          ? [...(value as { id: string }[])].sort((a, b) => (a.id < b.id ? -1 : 1))
          : value;
      });
    assert.deepEqual(normal(made.config), normal(demo.config));
  });

  it('writes a sound config for every account, with the days of its own renewal', async () => {
    const made = folder(files());
    const report = await run(made);
    assert.deepEqual([report.built, report.changed, report.kept], [2, 2, 0]);
    const written = output(made);
    assert.deepEqual(Object.keys(written), ['alpha.json', 'zeta.json']);
    const parsed = parseConfig(written['zeta.json']);
    assert.ok(parsed.ok);
    assert.equal(parsed.config.plan?.milestones[0]?.due, '2026-11-02');
    assert.equal(parsed.config.asOf, options.asOf);
    assert.equal((parsed.config.metrics[0]?.points as unknown[]).length, 12);
  });

  it('two builds, and one of shuffled tables, write the same bytes', async () => {
    const [first, second] = [folder(files()), folder(files())];
    const [head = '', ...rows] = (files()['data.csv'] ?? '').trim().split('\n');
    const shuffled = folder(
      files({
        'data.csv': `${[head, ...rows.reverse()].join('\n')}\n`,
        'accounts.csv': 'id,name,renewal\nalpha,Alpha,2027-03-01\nzeta,Zeta,2027-01-31\n',
      }),
    );
    for (const made of [first, second, shuffled]) await run(made);
    assert.deepEqual(output(first), output(second));
    assert.deepEqual(output(first), output(shuffled));
  });

  it('tells what changed from what only moved with asOf, and leaves the rest', async () => {
    const made = folder(files());
    await run(made);
    assert.deepEqual(await run(made).then(({ same }) => same), 2);
    const later = await run(made, { asOf: '2026-10-06T08:00:00Z' });
    assert.deepEqual([later.changed, later.moved], [0, 2]);
    writeFileSync(path.join(made, 'data.csv'), `account_id,date,days\n${months('alpha', 13)}\n${months('zeta', 12)}\n`);
    const next = await run(made, { asOf: '2026-10-06T08:00:00Z' });
    assert.deepEqual([next.changed, next.moved, next.same], [1, 0, 1]);
    // a lost manifest builds all again
    writeFileSync(manifestFile(path.join(made, 'dist/accounts')), 'not JSON');
    assert.equal((await run(made, { asOf: '2026-10-06T08:00:00Z' })).changed, 2);
  });

  it('a broken account keeps its old file, and the others are built', async () => {
    const made = folder(files({ 'accounts/alpha.yaml': 'account: { id: alpha }\n' }));
    await run(made);
    const before = output(made)['alpha.json'];
    writeFileSync(path.join(made, 'accounts/alpha.yaml'), 'account: { id: alpha\n');
    writeFileSync(
      path.join(made, 'accounts.csv'),
      'id,name,renewal\nzeta,Zeta 2,2027-01-31\nalpha,Alpha 2,2027-03-01\n',
    );
    const broken = await run(made);
    assert.deepEqual([broken.built, broken.kept], [1, 1]);
    assert.equal(output(made)['alpha.json'], before);
    assert.match(output(made)['zeta.json'] ?? '', /Zeta 2/);
    writeFileSync(
      path.join(made, 'accounts/alpha.yaml'),
      'account: { id: alpha }\nmetrics: [{ id: days, direction: decreese }]\n',
    );
    assert.deepEqual(rulesOf(await run(made)), [['shape', 'error', 'alpha']]);
  });

  it('two values of one day, and a series that shrank, keep the old file', async () => {
    const made = folder(files());
    await run(made);
    const rows = files()['data.csv'] ?? '';
    writeFileSync(path.join(made, 'data.csv'), `${rows}alpha,2024-01,99\n`);
    assert.deepEqual(rulesOf(await run(made)), [['duplicate-point', 'error', 'alpha']]);
    // the same row twice says one thing
    writeFileSync(path.join(made, 'data.csv'), `${rows}alpha,2024-01,10\n`);
    assert.deepEqual(rulesOf(await run(made)), []);
    writeFileSync(path.join(made, 'data.csv'), `account_id,date,days\n${months('alpha', 5)}\n${months('zeta', 12)}\n`);
    assert.deepEqual(rulesOf(await run(made)), [['series-shrank', 'error', 'alpha']]);
    assert.equal((await run(made, { acceptShrink: true })).changed, 1);
  });

  it('values that are no number are gaps that are counted; rows of strangers are named', async () => {
    const text = `account_id,date,days\nalpha,2024-01,n/a\nghost,2024-01,1\n${months('zeta', 120)}\n`;
    const made = folder(files({ 'data.csv': text }));
    const report = await run(made);
    assert.deepEqual(rulesOf(report), [
      ['unknown-account', 'warning', undefined],
      ['unreadable-value', 'warning', undefined],
    ]);
    assert.match(report.records[0]?.message ?? '', /1 rows are .*"ghost"/);
    assert.match(output(made)['alpha.json'] ?? '', /\["2024-01",null\]/);
  });

  it('a source without rows, without a column, or not there keeps every file and says it once', async () => {
    for (const [text, rule] of [
      ['account_id,date,days\n', 'no-rows'],
      ['account,date,days\nalpha,2024-01,1\n', 'column'],
      [null, 'load'],
    ] as const) {
      const { 'data.csv': data = '', ...rest } = files();
      const made = folder(text === null ? rest : { ...rest, 'data.csv': text });
      void data;
      const report = await run(made);
      assert.deepEqual(rulesOf(report), [[rule, 'error', undefined]]);
      assert.deepEqual([report.built, report.kept], [0, 2]);
    }
  });

  it('a broken playbook writes nothing', async () => {
    const made = folder(files({ 'playbook.yaml': 'playbook: 1\nid: [\n' }));
    assert.equal((await run(made)).built, 0);
    assert.equal(existsSync(path.join(made, 'dist/accounts')), false);
    assert.equal((await waymark(['build'], made)).code, 2);
  });

  it('shards together build what one machine builds', async () => {
    const ids = Array.from({ length: 20 }, (_, i) => `account-${i}`);
    const table = `id,name,renewal\n${ids.map((id) => `${id},N,2027-01-01`).join('\n')}\n`;
    const data = `account_id,date,days\n${ids.map((id) => months(id, 3)).join('\n')}\n`;
    const [whole, shared] = [0, 1].map(() => folder(files({ 'accounts.csv': table, 'data.csv': data })));
    assert.ok(whole && shared);
    await run(whole);
    for (const index of [1, 2, 3]) await run(shared, { shard: { index, of: 3 } });
    assert.deepEqual(output(shared), output(whole));
    assert.ok(new Set(ids.map((id) => shardOf(id, 3))).size === 3);
  });

  it('what a killed build left behind is cleared, and no half file is ever in its place', async () => {
    const made = folder(files());
    const next = path.join(made, 'dist/accounts/.next');
    mkdirSync(next, { recursive: true });
    writeFileSync(path.join(next, 'file'), '{"half":');
    await run(made);
    assert.equal(existsSync(next), false);
    for (const text of Object.values(output(made))) assert.ok(parseConfig(text).ok);
  });

  it('an account that is gone is named; --prune removes its files', async () => {
    const made = folder(files());
    await run(made);
    writeFileSync(path.join(made, 'accounts.csv'), 'id,name,renewal\nzeta,Zeta,2027-01-31\n');
    assert.ok(rulesOf(await run(made)).some(([rule]) => rule === 'gone'));
    await run(made, { prune: true });
    assert.deepEqual(Object.keys(output(made)), ['zeta.json']);
  });

  it('--html writes the page beside the JSON, and nothing private is in either', async () => {
    const made = folder(files({ 'accounts/zeta.yaml': 'account: { id: zeta }\nprivate: { boughtFor: [a secret] }\n' }));
    await run(made, { html: true });
    const written = output(made);
    assert.match(written['zeta.html'] ?? '', /^<!doctype html>/i);
    for (const text of Object.values(written)) assert.doesNotMatch(text, /secret|private/);
    assert.equal((await waymark(['strip', '--verify', 'dist/accounts'], made)).code, 0);
  });

  it('a hostile id neither leaves the folder nor meets another', () => {
    const ids = [
      '..',
      '.',
      '../../etc/passwd',
      'a/b',
      'a\\b',
      'a%2Fb',
      'a:b',
      '',
      'é',
      '.next',
      'ok-1.2_x',
      'con\u0000',
    ];
    const names = ids.map(fileNameOf);
    for (const name of names) assert.doesNotMatch(name, /[/\\:]|^\.|[^ -~]/);
    assert.equal(new Set(names).size, ids.length);
    assert.equal(fileNameOf('ok-1.2_x'), 'ok-1.2_x');
  });

  it('splicing changes no text that only looks like a mark', () => {
    const value = { name: '@points0', metrics: [{ id: 'a', note: '"@points@0"' }] };
    assert.deepEqual(JSON.parse(spliced(value, [{ holder: ['metrics', 0], text: '[[1,$&]]'.replace('$&', '2') }])), {
      ...value,
      metrics: [{ id: 'a', note: '"@points@0"', points: [[1, 2]] }],
    });
  });

  it('explain tells of a metric how its result is computed, in a project and of one config', async () => {
    const project = await waymark(['explain', 'northwind', 'invoice-cycle'], path.resolve('demo/playbook'));
    assert.equal(project.code, 0, project.err);
    assert.match(
      project.out,
      /^\$\.metrics\[0\]\n {2}from accounts\/northwind\.yaml:\d+\n {2}over playbook\.yaml:\d+\n/,
    );
    assert.match(project.out, /\nNormal ups and downs: .*\n {2}Two and a half times the usual step/);
    assert.match(project.out, /\n {2}Left out: .*: in progress\.\n/);
    const one = await waymark(['explain', 'northwind.json', 'invoice-cycle'], path.resolve('demo/accounts'));
    assert.match(one.out, /^\$\.metrics\[0\]\n {2}from northwind\.json:\d+\n\nPeriods that count: 12 months\n/);
    assert.match(one.out, /\n {2}6\.1 − 12\.4 = −6\.3\n/);
    const json = await waymark(
      ['explain', 'northwind.json', 'invoice-cycle', '--format', 'json'],
      path.resolve('demo/accounts'),
    );
    const { figures } = JSON.parse(json.out) as { figures: { id: string }[] };
    assert.deepEqual(
      figures.slice(0, 2).map(({ id }) => id),
      ['values', 'baseline'],
    );
  });

  it('explain follows a value through its layers, and helps with a wrong name', async () => {
    const made = folder(
      files({ 'accounts/zeta.yaml': 'account: { id: zeta }\nmetrics:\n  - id: days\n    name: Tage\n' }),
    );
    const { out } = await waymark(['explain', 'zeta', 'metrics.days.name'], made);
    assert.equal(
      out,
      '$.metrics[0].name = "Tage"\n  from accounts/zeta.yaml:4  "Tage"\n  over playbook.yaml:4  "Days"\n',
    );
    const wrong = await waymark(['explain', 'zeda', 'metrics.days.name'], made);
    assert.deepEqual(
      [wrong.code, wrong.err],
      [2, 'waymark: The project has no account "zeda". Did you mean "zeta"?\n'],
    );
  });
});
