import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { Ajv } from 'ajv';
import addFormatsModule from 'ajv-formats';
import { mergeAccount } from '../../src/authoring/account.js';
import { readAccountsTable } from '../../src/authoring/accounts-table.js';
import { parseJsonPath } from '../../src/authoring/json-path.js';
import { loadLayers } from '../../src/authoring/load-layers.js';
import { accountJsonSchema, playbookJsonSchema } from '../../src/authoring/partial-schema.js';
import { readDocument } from '../../src/authoring/source-document.js';
import { authorOnlyPaths, stripPrivate } from '../../src/core/config/strip-private.js';
import { pathText } from '../../src/core/config/issues.js';

const top = path.resolve(import.meta.dirname, '../..');
const yaml = (text: string, file = 'account.yaml') => readDocument(file, text);
const rules = (text: string) => mergeAccount([yaml(text)]).records.map(({ rule, line }) => [rule, line]);

describe('YAML as authors write it', () => {
  it('countries, days and times stay texts', () => {
    assert.deepEqual(yaml('country: NO\nday: 2026-01-01\ntime: 12:30:00\nyes: yes').value, {
      country: 'NO',
      day: '2026-01-01',
      time: '12:30:00',
      yes: 'yes',
    });
  });

  it('says where a number is not what it looks like', () => {
    assert.deepEqual(
      yaml('version: 1.10\nid: 012\nplain: 1.5\nhalf: 0.50').records.map(({ line, found, hint }) => [
        line,
        found,
        hint,
      ]),
      [
        [1, '1.10', 'Write "1.10" if it is a text, else 1.1.'],
        [2, '012', 'Write "012" if it is a text, else 12.'],
        [4, '0.50', 'Write "0.50" if it is a text, else 0.5.'],
      ],
    );
  });

  it('a key twice, tabs, several documents and endless aliases are errors, each with its line', () => {
    const errors = (text: string) => yaml(text).records.map(({ severity, line }) => [severity, line]);
    assert.deepEqual(errors('a: 1\na: 2')[0], ['error', 2]);
    assert.deepEqual(errors('a:\n\tb: 1')[0], ['error', 2]);
    assert.ok(errors('a: 1\n---\nb: 2').length > 0);
    const laughs = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h']
      .map((key, i) => `${key}: &${key} [${Array(10).fill(`*${'abcdefg'[i]}`).join(', ')}]`)
      .join('\n')}`;
    assert.deepEqual(
      errors(laughs).map(([severity]) => severity),
      ['error'],
    );
  });
});

describe('extends', () => {
  const load = (files: Record<string, string>, file: string) => loadLayers(file, (name) => files[name] ?? null);

  it('reads the base first, relative to the file that extends', () => {
    const files = {
      'a/one.yaml': 'extends: ../b/two.yaml',
      'b/two.yaml': 'extends: three.yaml',
      'b/three.yaml': 'x: 1',
    };
    assert.deepEqual(
      load(files, 'a/one.yaml').documents.map(({ file }) => file),
      ['b/three.yaml', 'b/two.yaml', 'a/one.yaml'],
    );
  });

  it('a playbook that extends itself, by way of others too, is an error with the way', () => {
    const files = { 'a.yaml': 'extends: b.yaml', 'b.yaml': 'id: b\nextends: ./a.yaml' };
    assert.deepEqual(
      load(files, 'a.yaml').records.map(({ rule, file, line, message }) => [rule, file, line, message]),
      [['extends-cycle', 'b.yaml', 2, 'a.yaml extends b.yaml extends a.yaml: this never ends.']],
    );
    assert.equal(load({ 'a.yaml': 'extends: a.yaml' }, 'a.yaml').records[0]?.rule, 'extends-cycle');
  });

  it('a file that is not there is an error at the line that names it', () => {
    const [record] = load({ 'a.yaml': 'x: 1\nextends: no.yaml' }, 'a.yaml').records;
    assert.deepEqual([record?.rule, record?.line, record?.message], ['load', 2, 'There is no file no.yaml.']);
  });
});

describe('an account', () => {
  it('relative days become days of the calendar; months clamp', () => {
    const due = (goLive: string, written: string) => {
      const { config } = mergeAccount([yaml(`goLive: ${goLive}\nplan: { milestones: [{ id: a, due: ${written} }] }`)]);
      return (config as { plan: { milestones: { due?: string }[] } }).plan.milestones[0]?.due;
    };
    assert.equal(due('2026-01-31', 'go-live'), '2026-01-31');
    assert.equal(due('2026-01-31', 'go-live+1m'), '2026-02-28');
    assert.equal(due('2024-01-31', 'go-live+1m'), '2024-02-29');
    assert.equal(due('2026-03-02', 'go-live+60d'), '2026-05-01');
    assert.equal(due('2026-03-02', 'go-live-2w'), '2026-02-16');
    assert.equal(due('2026-03-28', 'go-live+1d'), '2026-03-29');
  });

  it('a day relative to a renewal that nobody set is an error at its line, and the milestone is kept', () => {
    const { config, records } = mergeAccount([yaml('plan:\n  milestones:\n    - id: a\n      due: renewal-90d')]);
    assert.deepEqual(
      records.map(({ rule, line }) => [rule, line]),
      [['no-renewal', 4]],
    );
    assert.deepEqual((config as { plan: unknown }).plan, { milestones: [{ id: 'a' }] });
  });

  it('an issue of the merged config points at the file and line that wrote the value', () => {
    const base = yaml('metrics:\n  - id: a\n    direction: decreese', 'playbook.yaml');
    const own = yaml('account: { id: x, name: X }\nmetrics:\n  - { id: a, name: 12 }', 'x.yaml');
    const merged = mergeAccount([base, own]);
    const spans = merged.spansOf(
      ['$.metrics[0].direction', '$.metrics[0].name'].map((text) => parseJsonPath(text) ?? []),
    );
    assert.deepEqual(
      spans.map(({ file, line, column }) => [file, line, column]),
      [
        ['playbook.yaml', 3, 16],
        ['x.yaml', 3, 20],
      ],
    );
  });

  it('the keys of a playbook are checked, and none of them is shipped', () => {
    const text =
      'playbook: 1\nid: s\nbullseye: { objective: x, atributes: [] }\nmetrics:\n  - { id: a, proven: { customers: 5, of: 6 }, points: { sql: select } }';
    const merged = mergeAccount([yaml(text)]);
    assert.deepEqual(
      merged.records.map(({ rule, line, path: at }) => [rule, line, at]),
      [['unknown-key', 3, '$.bullseye.atributes']],
    );
    assert.deepEqual(merged.config, { version: 1, metrics: [{ id: 'a' }] });
    assert.deepEqual(
      merged.sources.map(({ key }) => key),
      ['metrics.a'],
    );
    assert.equal(merged.playbook.proven.get('a')?.customers, 5);
  });

  it('private notes have a shape', () => {
    assert.deepEqual(rules('private:\n  signals:\n    - { on: 2026-01-01, kind: shouting }'), [['shape', 3]]);
    assert.deepEqual(rules('private: { signals: [{ on: 2026-01-01, kind: complaint }], note: free }'), []);
  });

  it('strip removes all that is for the author, and its own check finds nothing afterwards', () => {
    const config = {
      private: { a: 1 },
      bullseye: {},
      metrics: [{ id: 'a', proven: {}, points: { sql: 'select' } }],
      account: { id: 'x' },
    };
    assert.deepEqual(authorOnlyPaths(config).map(pathText), [
      '$.private',
      '$.bullseye',
      '$.metrics[0].proven',
      '$.metrics[0].points.sql',
    ]);
    assert.deepEqual(authorOnlyPaths(stripPrivate(config)), []);
    assert.deepEqual(stripPrivate(config).account, { id: 'x' });
  });
});

describe('the accounts table', () => {
  it('columns become parts of the account; a column that fits nothing is an error with the nearest', () => {
    const { rows, records } = readAccountsTable('accounts.csv', [
      {
        id: 'a',
        name: '012',
        time_zone: 'Europe/Berlin',
        go_live: '2026-01-01',
        'metrics.days.target.value': '5',
        'account.name': '012',
        'metrics.days.source': '',
        go_life: 'x',
      },
    ]);
    assert.deepEqual(rows[0]?.document.value, {
      account: { id: 'a', name: '012', timeZone: 'Europe/Berlin' },
      goLive: '2026-01-01',
      metrics: [{ id: 'days', target: { value: 5 } }],
    });
    assert.deepEqual(
      records.map(({ message, hint }) => [message, hint]),
      [['The column "go_life" is no part of an account.', 'Did you mean "go_live"?']],
    );
  });

  it('two rows of one account, ids that differ in case alone, and rows without an id are errors at their line', () => {
    const { rows, records } = readAccountsTable('a.csv', [
      { id: 'a' },
      { id: 'b' },
      { id: 'a' },
      { id: 'B' },
      { id: ' ' },
    ]);
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.deepEqual(
      records.map(({ line }) => line),
      [4, 5, 6],
    );
  });

  it('a hostile column or id reaches no prototype', () => {
    const { rows } = readAccountsTable('a.csv', [{ id: '__proto__', 'private.__proto__.polluted': '1' }]);
    assert.equal(rows[0]?.id, '__proto__');
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });
});

describe('JSON Schemas for editors', () => {
  const addFormats = addFormatsModule as unknown as (ajv: Ajv) => void;
  const compiled = (schema: object) => {
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    return ajv.compile(schema);
  };

  it('the demo’s account and playbook are valid against theirs, and each names a fault', () => {
    const validAccount = compiled(accountJsonSchema());
    const validPlaybook = compiled(playbookJsonSchema());
    for (const name of readdirSync(path.join(top, 'demo/playbook/accounts'))) {
      validAccount(yaml(readFileSync(path.join(top, 'demo/playbook/accounts', name), 'utf8')).value);
      assert.deepEqual(validAccount.errors, null);
    }
    validPlaybook(yaml(readFileSync(path.join(top, 'demo/playbook/playbook.yaml'), 'utf8')).value);
    assert.deepEqual(validPlaybook.errors, null);
    assert.equal(validAccount({ metrics: [{ name: 'no id' }] }), false);
    assert.equal(validAccount({ metrics: [{ id: 'a', direction: 'decreese' }] }), false);
    assert.equal(
      validAccount({
        metrics: [
          { id: 'a', target: null },
          { id: 'b', remove: true },
        ],
      }),
      true,
    );
    assert.equal(
      validPlaybook({ playbook: 1, id: 'x', plan: { milestones: [{ id: 'a', due: 'renewal-90' }] } }),
      false,
    );
    assert.equal(
      validPlaybook({ playbook: 1, id: 'x', plan: { milestones: [{ id: 'a', due: 'renewal-90d' }] } }),
      true,
    );
    assert.equal(validPlaybook({ id: 'x' }), false);
  });
});
