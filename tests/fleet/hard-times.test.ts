import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { parseConfig } from '../../src/core/config/parse.js';
import { manifestFile } from '../../src/fleet/manifest.js';
import { folderWith, removeFolder, startWaymark } from '../cli/run-waymark.js';
import { buildIn, outputIn, rulesOf } from './project-folder.js';

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
  - { id: days, name: Days, direction: decrease, points: { table: data/values.csv } }
plan:
  milestones: [{ id: live, name: All live }]
  nextPhase: { options: [{ id: a, kind: targets, name: A }, { id: b, kind: teams, name: B }] }
effort: { entries: [{ id: e1, kind: action, title: Scan, moves: [days] }] }
`;
const idsOf = (count: number) => Array.from({ length: count }, (_, i) => `account-${String(i).padStart(5, '0')}`);
const project = (ids: readonly string[], more: Record<string, string> = {}): Record<string, string> => ({
  'waymark.yaml': 'table: data/accounts.csv\nasOf: "2026-10-05T08:00:00Z"\n',
  'playbook.yaml': PLAYBOOK,
  'data/accounts.csv': `id,name\n${ids.map((id) => `${id},Name`).join('\n')}\n`,
  'data/values.csv': `account_id,date,value\n${ids.flatMap((id) => [`${id},2026-01,3`, `${id},2026-02,2`]).join('\n')}\n`,
  ...more,
});

describe('a build on a bad day', () => {
  it('of 10,000 accounts one is broken: 9,999 are built', async () => {
    const ids = idsOf(10_000);
    const broken = ids[4321] ?? '';
    const made = folder(project(ids, { [`accounts/${broken}.yaml`]: `account: { id: ${broken}\n` }));
    const report = await buildIn(made);
    assert.deepEqual([report.built, report.kept], [9999, 1]);
    assert.deepEqual(rulesOf(report), [['syntax', 'error', broken]]);
    assert.equal(existsSync(path.join(made, `dist/accounts/${broken}.json`)), false);
  });

  it('killed at any number of files, no file is half, and the next build completes with the same bytes', async () => {
    const ids = idsOf(1500);
    const whole = folder(project(ids));
    await buildIn(whole);
    const expected = outputIn(whole);
    const made = folder(project(ids));
    // at a number of files, not at a time: a loaded machine must not change what is tested
    for (const files of [1, 150, 301, 700, 1100, 1499]) {
      const child = startWaymark(['build', '--quiet'], made);
      const ended = new Promise((resolve) => child.on('exit', resolve));
      const last = path.join(made, `dist/accounts/${ids[files - 1] ?? ''}.json`);
      while (!existsSync(last) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2));
      child.kill('SIGKILL');
      await ended;
      for (const [name, text] of Object.entries(outputIn(made)))
        if (!name.startsWith('.next')) assert.ok(parseConfig(text).ok, `${name} after ${files} files`);
    }
    await buildIn(made);
    assert.deepEqual(outputIn(made), expected);
  });

  it('goes on from the journal of a killed build, whatever its last line holds', async () => {
    const ids = idsOf(20);
    const made = folder(project(ids));
    await buildIn(made);
    const manifest = manifestFile(path.join(made, 'dist/accounts'));
    const { accounts } = JSON.parse(readFileSync(manifest, 'utf8')) as { accounts: Record<string, unknown> };
    const lines = Object.entries(accounts).map((entry) => JSON.stringify(entry));
    writeFileSync(manifest, '{"half":');
    const journal = manifest.replace('.manifest.json', '.journal.ndjson');
    writeFileSync(journal, `${lines.slice(0, 12).join('\n')}\n${lines[12]?.slice(0, 30)}`);
    const { same, changed } = await buildIn(made);
    assert.deepEqual([same, changed], [12, 8]);
    assert.equal(existsSync(journal), false);
  });

  it('a folder that takes no file ends the build with its reason; the files of before stay', async () => {
    const made = folder(project(idsOf(3), { 'dist/accounts': 'a file where a folder should be' }));
    const child = spawn(process.execPath, startArgs(['build', '--cwd', made]), {
      env: { ...process.env, NO_COLOR: '1' },
    });
    let err = '';
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    const code = await new Promise((resolve) => child.on('exit', resolve));
    assert.equal(code, 2);
    assert.match(err, /The build ended: .*EEXIST|ENOTDIR/);
  });

  it('a clock that was set back builds for the earlier moment', async () => {
    const made = folder(project(idsOf(2)));
    await buildIn(made);
    const { moved, records } = await buildIn(made, { asOf: '2026-09-01T00:00:00Z' });
    assert.deepEqual([moved, records], [2, []]);
    assert.match(outputIn(made)['account-00000.json'] ?? '', /"asOf":"2026-09-01T00:00:00Z"/);
  });

  it('an account with two rows is kept back, and the others are built', async () => {
    const made = folder(project(['a', 'b'], { 'data/accounts.csv': 'id,name\na,A\nb,B\na,A2\n' }));
    const report = await buildIn(made);
    assert.deepEqual([report.built, report.kept, rulesOf(report)], [1, 1, [['table', 'error', 'a']]]);
  });

  it('settings with a fault build nothing: nobody knows where to', async () => {
    const made = folder(project(['a'], { 'waymark.yaml': 'table: data/accounts.csv\noutput: { foldr: elsewhere }\n' }));
    const report = await buildIn(made);
    assert.deepEqual([report.built, rulesOf(report)], [0, [['unknown-key', 'error', undefined]]]);
    assert.equal(existsSync(path.join(made, 'dist')), false);
  });
});

const startArgs = (args: readonly string[]) => [
  '--import',
  import.meta.resolve('tsx'),
  path.resolve(import.meta.dirname, '../../src/cli/main.ts'),
  ...args,
];

describe('what customers saved', () => {
  const change = (kind: string, target: string, at: string, value?: unknown) => ({
    id: `${kind}-${target}-${at}`,
    at,
    account: 'a',
    kind,
    target,
    ...(value === undefined ? {} : { value }),
    by: 'Controller',
  });
  const configOf = (made: string) => {
    const parsed = parseConfig(outputIn(made)['a.json']);
    assert.ok(parsed.ok);
    return parsed.config;
  };

  it('is applied again, as rows of waymark_changes or as changes, and shows again only when new', async () => {
    const done = change('action-done', 'e1', '2026-09-01T10:00:00Z', { evidence: 'Photo' });
    const ranked = change('next-phase-ranked', 'b', '2026-09-02T10:00:00Z', { rank: 1 });
    const rows = [JSON.stringify({ account: 'a', id: done.id, change: JSON.stringify(done) }), JSON.stringify(ranked)];
    const made = folder(
      project(['a', 'b'], {
        'waymark.yaml': 'table: data/accounts.csv\nchanges: data/changes.ndjson\n',
        'data/changes.ndjson': rows.join('\n'),
      }),
    );
    assert.deepEqual(rulesOf(await buildIn(made)), []);
    const { effort, plan, metrics } = configOf(made);
    assert.deepEqual(effort?.entries[0]?.done, { on: '2026-09-01', by: 'Controller', evidence: 'Photo' });
    assert.deepEqual(
      plan?.nextPhase?.options.map(({ id, rank }) => [id, rank]),
      [
        ['a', 2],
        ['b', 1],
      ],
    );
    assert.equal((metrics[0]?.points as unknown[]).length, 2);
    assert.doesNotMatch(outputIn(made)['b.json'] ?? '', /Photo/);
    assert.equal((await buildIn(made)).same, 2);
    const comment = change('comment', 'e1', '2026-09-03T10:00:00Z', { text: 'Thank you' });
    writeFileSync(path.join(made, 'data/changes.ndjson'), [...rows, JSON.stringify(comment)].join('\n'));
    const next = await buildIn(made);
    assert.deepEqual([next.changed, next.same], [1, 1]);
    assert.equal(configOf(made).effort?.entries[0]?.comments[0]?.text, 'Thank you');
  });

  it('the later day counts; on one day the customer’s does', async () => {
    const confirmed = change('metric-confirmed', 'days', '2026-08-10T10:00:00Z', { value: 2 });
    for (const [on, by] of [
      ['2026-08-11', 'CSM'],
      ['2026-08-10', 'Controller'],
      ['2026-08-09', 'Controller'],
    ] as const) {
      const made = folder(
        project(['a'], {
          'waymark.yaml': 'table: data/accounts.csv\nchanges: data/changes.ndjson\n',
          'accounts/a.yaml': `account: { id: a }\nmetrics: [{ id: days, confirmed: { on: ${on}, by: CSM, value: 3 } }]\n`,
          'data/changes.ndjson': JSON.stringify(confirmed),
        }),
      );
      const report = await buildIn(made);
      assert.equal(configOf(made).metrics[0]?.confirmed?.by, by, on);
      assert.deepEqual(rulesOf(report), by === 'CSM' ? [['change-older', 'warning', 'a']] : []);
    }
  });

  it('rows that are no change are counted, and build nothing new', async () => {
    const made = folder(
      project(['a'], {
        'waymark.yaml': 'table: data/accounts.csv\nchanges: data/changes.ndjson\n',
        'data/changes.ndjson': '{"kind":"comment"}\n{"change":"{"}',
      }),
    );
    const report = await buildIn(made);
    assert.match(report.records[0]?.message ?? '', /2 of 2 rows are no change/);
  });
});
