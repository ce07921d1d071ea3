import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { installedPackages, LICENSES, TABLE } from '../../tools/dependencies.js';

const rows = new Map(
  readFileSync(TABLE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .slice(1)
    .map((line) => {
      const [name = '', version = '', license = '', , note = ''] = line
        .split('|')
        .slice(1)
        .map((cell) => cell.trim());
      return [name, { version, license, note }] as const;
    }),
);

describe('docs/dependencies.md', () => {
  it('lists every package that an app gets, with its version and licence', () => {
    assert.deepEqual(
      [...rows].map(([name, { version, license }]) => ({ name, version, license })),
      installedPackages().map(({ name, version, license }) => ({ name, version, license })),
    );
  });

  it('has permissive licences only, or a note', () => {
    assert.deepEqual(
      [...rows].filter(([, { license, note }]) => !LICENSES.includes(license) && !note.replace('indirect', '')),
      [],
    );
  });

  it('has no package in two versions', () => {
    const names = installedPackages().map(({ name }) => name);
    assert.deepEqual(
      names.filter((name, i) => names.indexOf(name) !== i),
      [],
    );
  });
});
