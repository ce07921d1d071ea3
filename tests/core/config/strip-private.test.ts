import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { authorOnlyPaths, stripPrivate } from '../../../src/core/config/strip-private.js';
import { pathText } from '../../../src/core/config/issues.js';
import { least, pathsIn, put, sample } from './support.js';

const SECRET = 'a note of the vendor’s own';

describe('stripPrivate', () => {
  it('gives the config itself where nothing in it is for the author alone', () => {
    const config = sample();
    delete config.private;
    expect(stripPrivate(config)).to.equal(config);
  });

  it('removes `private` wherever it stands, and changes nothing else and nothing of what it was given', () => {
    const clean = sample();
    delete clean.private;
    const objects = pathsIn(clean).filter((path) => {
      const value = path.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], clean);
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    });
    expect(objects.length).to.be.above(40);
    for (const path of objects) {
      const config = put(structuredClone(clean), [...path, 'private'], { note: SECRET });
      const before = JSON.stringify(config);
      expect(authorOnlyPaths(config).map(pathText), path.join('.')).to.deep.equal([pathText([...path, 'private'])]);
      expect(stripPrivate(config)).to.deep.equal(clean);
      expect(JSON.stringify(config)).to.equal(before);
      expect(stripPrivate(before)).to.equal(JSON.stringify(clean));
    }
  });

  it('removes it from anything, also of no shape of a config', () => {
    const anyKey = fc.oneof(fc.constantFrom('private', '__proto__', 'constructor', 'metrics'), fc.string());
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 5 },
        fc.jsonValue({ maxDepth: 1 }),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(anyKey, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    const isLeft = (value: unknown): boolean =>
      typeof value === 'object' &&
      value !== null &&
      (Object.hasOwn(value, 'private') || Object.values(value).some(isLeft));
    fc.assert(
      fc.property(tree, (value) => {
        if (typeof value !== 'string') {
          expect(isLeft(stripPrivate(value))).to.equal(false);
          expect(authorOnlyPaths(stripPrivate(value))).to.deep.equal([]);
        }
        expect(isLeft(JSON.parse(stripPrivate(JSON.stringify(value))))).to.equal(false);
      }),
      { numRuns: 500 },
    );
  });

  it('reads what a database returns as JSON would: values with a toJSON, shared parts, circles', () => {
    const shared = { private: SECRET, name: 'S' };
    const document = { toJSON: () => ({ private: SECRET, on: new Date(0) }) };
    const config = least({ a: shared, b: [shared], c: document });
    expect(JSON.stringify(stripPrivate(config))).to.equal(
      JSON.stringify(least({ a: { name: 'S' }, b: [{ name: 'S' }], c: { on: new Date(0) } })),
    );
    config.self = config;
    config.private = SECRET;
    const stripped = stripPrivate(config) as { self?: unknown; private?: unknown };
    expect(stripped.self).to.equal(stripped);
    expect(stripped.private).to.equal(undefined);
  });

  it('leaves nothing at a depth of 100,000', () => {
    let deep: Record<string, unknown> = { private: SECRET };
    for (let i = 0; i < 100_000; i++) deep = { deeper: deep };
    let at: unknown = stripPrivate(deep);
    for (let i = 0; i < 100_000; i++) at = (at as { deeper: unknown }).deeper;
    expect(at).to.deep.equal({});
  });

  it('leaves nothing of a key that a text has twice, or writes with escapes', () => {
    for (const text of [
      `{"a": {"private": "${SECRET}"}, "a": 1}`,
      `{"a": {"private": "${SECRET}", "private": 1}, "a": {}}`,
      `{"a": {"pri\\u0076ate": "${SECRET}"}}`,
    ])
      expect(stripPrivate(text)).not.to.contain(SECRET);
  });

  it('throws for a text that is not JSON: nobody can tell what is in it', () => {
    for (const text of ['', '{"private": ', `{"account": {}, "private": "${SECRET}",}`, '[1] 2'])
      expect(() => stripPrivate(text))
        .to.throw(SyntaxError)
        .with.property('message')
        .that.does.not.contain(SECRET);
  });

  it('also what only a playbook or an account file holds', () => {
    const config = least({
      extends: 'p.yaml',
      lossClasses: [],
      metrics: [{ id: 'a', proven: {}, points: { sql: 'select' }, comparison: { proven: 'kept' } }],
    });
    expect(stripPrivate(config)).to.deep.equal(
      least({ metrics: [{ id: 'a', points: {}, comparison: { proven: 'kept' } }] }),
    );
  });
});
