// The table of guarantees: every suite that it counts is there, what fails or does not run is not kept, and
// docs/guarantees.md has them all.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { GUARANTEES, guaranteesTable, resultsOf, type SuiteRun } from '../../tools/guarantees.js';
import { standing, version } from '../../tools/readme.js';

const top = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(top, file), 'utf8');
const all = Object.values(GUARANTEES).flatMap(({ suites }) =>
  Object.entries(suites).flatMap(([file, titles]) => titles.map((title) => `${file}: ${title}`)),
);
const fileOf = (suite: string) => suite.split(': ')[0] ?? '';
const suitesIn = (file: string) =>
  [...read(file).matchAll(/^describe\('([^']+)'/gm)].map(([, title]) => `${file}: ${title}`);

/** As if every suite had two cases that passed. */
const passed = (): Record<string, Record<string, SuiteRun>> =>
  Object.fromEntries(
    all
      .map(fileOf)
      .map((file) => [
        file,
        Object.fromEntries(suitesIn(file).map((suite) => [suite.slice(file.length + 2), { passed: 2, others: [] }])),
      ]),
  );

describe('the table of guarantees', () => {
  it('counts suites that there are, each once', () => {
    const files = [...new Set(all.map(fileOf))];
    assert.deepEqual(
      all.filter((suite) => !files.flatMap(suitesIn).includes(suite)),
      [],
    );
    assert.equal(new Set(all).size, all.length);
  });

  it('counts every suite about host pages and about life on a page', () => {
    const files = [
      ...readdirSync(path.join(top, 'tests/e2e'))
        .filter((name) => /^(host-.*|lifecycle)\.test\.ts$/.test(name))
        .map((name) => `tests/e2e/${name}`),
      'tests/elements/shared/lifecycle.test.ts',
      'tests/elements/shared/upgrade-order.test.ts',
      'tests/elements/shared/data-attribute-upgrade.test.ts',
    ];
    assert.deepEqual(
      files.flatMap(suitesIn).filter((suite) => !all.includes(suite)),
      [],
    );
  });

  it('says “kept” where every case passed', () => {
    for (const { name, cases, wrong } of resultsOf(passed())) assert.ok(cases >= 2 && !wrong.length, name);
  });

  const [file, title] = ['tests/e2e/host-policies.test.ts', 'under a strict policy'] as const;
  const faults: Record<string, (ran: ReturnType<typeof passed>) => void> = {
    'a case failed': (ran) => {
      ran[file]?.[title]?.others?.push('a nonce');
    },
    'a suite did not run': (ran) => {
      delete ran[file]?.[title];
    },
    'a whole file did not run': (ran) => {
      delete ran[file];
    },
    'no case ran': (ran) => {
      ran[file] = { ...ran[file], [title]: { passed: 0, others: [] } };
    },
  };
  for (const [name, make] of Object.entries(faults)) {
    it(`says “not kept” where ${name}, and of no other`, () => {
      const ran = passed();
      make(ran);
      const rows = guaranteesTable(resultsOf(ran)).split('\n').slice(2);
      assert.deepEqual(
        rows
          .filter((row) => !row.endsWith('| kept |'))
          .map((row) => row.replace(/^\| ([^|]+) \|.*\| (.*) \|$/, '$1: $2')),
        ['It runs under the strictest policies: **not kept**: 1 failed or did not run'],
      );
    });
  }

  it('stands in docs/guarantees.md with every guarantee, each kept, of this version', () => {
    const [, , ...lines] = standing(read('docs/guarantees.md'), 'guarantees').split('\n');
    const rows = lines.filter((line) => line.startsWith('|')).map((line) => line.split(' | '));
    assert.deepEqual(
      rows.map(([name, checked]) => [name?.slice(2), checked]),
      Object.entries(GUARANTEES).map(([name, { checked }]) => [name, checked]),
    );
    for (const row of rows) assert.deepEqual([Number(row[2]) > 0, row[3]], [true, 'kept |'], row[0]);
    assert.match(
      lines.at(-1) ?? '',
      new RegExp(
        `^Checked on \\d{4}-\\d\\d-\\d\\d with Waymark ${version.replaceAll('.', '\\.')} in Chromium [\\d.]+, beside Bootstrap 5`,
      ),
    );
  });
});
