// ARCHITECTURE.md and CONTRIBUTING.md name files and functions. A rename must not leave them behind.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

const top = path.resolve(import.meta.dirname, '../..');
const text = readFileSync(path.join(top, 'ARCHITECTURE.md'), 'utf8').replace(/\s+/g, ' ');

describe('ARCHITECTURE.md', () => {
  it('names files that exist', () => {
    const files = [...text.matchAll(/`(src\/[^`*]+)`/g)].map(([, file = '']) => file);
    assert.ok(files.length > 15);
    assert.deepEqual(
      files.filter((file) => !existsSync(path.join(top, file))),
      [],
    );
  });

  it('names functions and classes that their file exports or declares', () => {
    const pairs = [...text.matchAll(/`(\w+)`((?: and `\w+`)*) \(`(src\/[^`]+\.ts)`\)/g)].flatMap(
      ([, first = '', others = '', file = '']) =>
        [first, ...[...others.matchAll(/`(\w+)`/g)].map(([, name = '']) => name)].map((name) => ({ name, file })),
    );
    assert.ok(pairs.length > 15);
    assert.deepEqual(
      pairs.filter(({ name, file }) => !new RegExp(`\\b${name}\\b`).test(readFileSync(path.join(top, file), 'utf8'))),
      [],
    );
  });

  it('lists every room that .dependency-cruiser.mjs knows', () => {
    const rules = readFileSync(path.join(top, '.dependency-cruiser.mjs'), 'utf8');
    const arrows = /const ARROWS = \{([^]*?)\n\};/.exec(rules)?.[1] ?? '';
    const rooms = [...arrows.matchAll(/^ {2}'?([\w/]+)'?:/gm)].map(([, room = '']) => room);
    assert.ok(rooms.length > 12);
    const unnamed = ['core/types', 'core/index', 'index', 'elements', 'define'];
    assert.deepEqual(
      rooms.filter((room) => !unnamed.includes(room) && !text.includes(`\`${room}\``)),
      [],
    );
  });
});

describe('CONTRIBUTING.md', () => {
  it('names files that exist', () => {
    const page = readFileSync(path.join(top, 'CONTRIBUTING.md'), 'utf8');
    const files = [...page.matchAll(/`((?:src|tests|demo|tools|docs)\/[^`*<]+)`/g)].map(([, file = '']) => file);
    assert.ok(files.length > 25);
    // a folder named x or xx is the reader's own
    const isPlaceholder = (file: string) => /\/xx?\//.test(file);
    assert.deepEqual(
      files.filter((file) => !isPlaceholder(file) && !existsSync(path.join(top, file))),
      [],
    );
  });
});
