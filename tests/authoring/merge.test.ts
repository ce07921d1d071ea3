import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mergeLayers, type Layer } from '../../src/authoring/merge.js';

const layer = (value: unknown, name = 'layer'): Layer => ({ name, value });
const merged = (...values: unknown[]) => mergeLayers(values.map((value, i) => layer(value, `layer ${i}`)));
const RUNS = { seed: 17, numRuns: 300 };

/** Layers as they are written: a key has one type in all of them, and nothing is deleted. */
const { layers: json } = fc.letrec<{ layers: object; scalar: unknown; items: object[] }>((tie) => ({
  scalar: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.integer(), { maxLength: 3 })),
  layers: fc.record(
    {
      a: tie('scalar'),
      points: fc.oneof(tie('scalar'), fc.record({ sql: fc.string() }, { noNullPrototype: true })),
      constructor: tie('scalar'),
      deep: fc.oneof({ maxDepth: 3 }, fc.constant({}), tie('layers')),
      list: tie('items'),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
  items: fc.uniqueArray(
    fc.record(
      { id: fc.constantFrom('x', 'y', 'z'), a: tie('scalar') },
      { requiredKeys: ['id'], noNullPrototype: true },
    ),
    { selector: ({ id }) => id, minLength: 1, maxLength: 3 },
  ),
}));

describe('merging layers', () => {
  it('objects merge by key, lists of items by id in the order below, all else is replaced', () => {
    const base = {
      a: 1,
      keep: [1, 2],
      list: [
        { id: 'x', n: 1 },
        { id: 'y', n: 2 },
      ],
      unit: { style: 'unit', unit: 'day' },
    };
    const over = {
      a: 2,
      keep: [3],
      list: [
        { id: 'z', n: 3 },
        { id: 'x', n: 4 },
      ],
      unit: { unit: 'hour' },
    };
    assert.deepEqual(merged(base, over).value, {
      a: 2,
      keep: [3],
      list: [
        { id: 'x', n: 4 },
        { id: 'y', n: 2 },
        { id: 'z', n: 3 },
      ],
      unit: { style: 'unit', unit: 'hour' },
    });
  });

  it('null deletes a key and remove an item; what deletes nothing is said with the nearest name', () => {
    const base = { target: { value: 1 }, list: [{ id: 'tax-codes' }, { id: 'b' }] };
    const result = merged(base, {
      target: null,
      tarket: null,
      done: null,
      list: [
        { id: 'b', remove: true },
        { id: 'tax-code', remove: true },
      ],
    });
    assert.deepEqual(result.value, { list: [{ id: 'tax-codes' }] });
    assert.deepEqual(
      result.notes.map(({ rule, origin, hint }) => [rule, origin.path, hint]),
      [
        ['deletes-nothing', ['tarket'], 'Remove it, or check whether the standard has renamed it.'],
        ['deletes-nothing', ['list', 1], 'Did you mean "tax-codes"?'],
      ],
    );
  });

  it('a series is replaced as a whole, whatever form it has', () => {
    const sql = { points: { sql: 'select' } };
    assert.deepEqual(merged(sql, { points: { src: 'a.csv' } }).value, { points: { src: 'a.csv' } });
    assert.deepEqual(merged(sql, { points: [['2026-01', 1]] }).value, { points: [['2026-01', 1]] });
  });

  it('says where a text loses a language, and where a baseline comes from two layers', () => {
    const lost = merged({ name: 'Days' }, { name: { de: 'Tage' } });
    assert.deepEqual(
      lost.notes.map(({ rule }) => rule),
      ['text-loses-language'],
    );
    assert.deepEqual(merged({ name: { en: 'Days' } }, { name: { de: 'Tage' } }).notes, []);
    const mixed = merged({ m: { baseline: { value: 3 } } }, { m: { baseline: { from: '2026-01-01' } } });
    assert.deepEqual(
      mixed.notes.map(({ rule }) => rule),
      ['mixed-baseline'],
    );
    assert.deepEqual(
      merged({ m: { baseline: { value: 3 } } }, { m: { baseline: { value: null, from: '2026-01-01' } } }).notes,
      [],
    );
  });

  it('an empty list replaces: who writes one wants none', () => {
    assert.deepEqual(merged({ list: [{ id: 'x' }] }, { list: [] }).value, { list: [] });
  });

  it('knows which layer wrote a value, and what it replaced', () => {
    const result = merged(
      {
        list: [
          { id: 'x', n: 1 },
          { id: 'y', n: 2, deep: { k: 1 } },
        ],
      },
      { list: [{ id: 'y', n: 3 }] },
    );
    const origins = (...path: (string | number)[]) =>
      result.originsOf(path).map((origin) => [origin.layer.name, ...origin.path]);
    assert.deepEqual(origins('list', 1, 'n'), [
      ['layer 1', 'list', 0, 'n'],
      ['layer 0', 'list', 1, 'n'],
    ]);
    assert.deepEqual(origins('list', 1, 'deep', 'k'), [['layer 0', 'list', 1, 'deep', 'k']]);
    assert.deepEqual(origins('list', 1, 'missing')[0], ['layer 1', 'list', 0]);
  });

  it('an empty layer changes nothing', () => {
    fc.assert(
      fc.property(json, (value) => assert.deepEqual(merged(value, {}).value, value)),
      RUNS,
    );
  });

  it('three layers give the same, however they are grouped', () => {
    fc.assert(
      fc.property(json, json, json, (a, b, c) => {
        assert.deepEqual(merged(merged(a, b).value, c).value, merged(a, b, c).value);
        assert.deepEqual(merged(a, merged(b, c).value).value, merged(a, b, c).value);
      }),
      RUNS,
    );
  });

  it('never throws on any JSON, and never reaches a prototype', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const result = merged(a, b);
        result.originsOf(['a', 0, '__proto__']);
        assert.equal(({} as Record<string, unknown>).polluted, undefined);
      }),
      RUNS,
    );
    merged(JSON.parse('{"__proto__":{"polluted":1}}'), JSON.parse('{"__proto__":{"polluted":2}}'));
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });
});
