/// <reference types="vite/client" />
import { expect } from '@open-wc/testing';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { jsonSchema } from '../../../src/core/config/json-schema.js';
import { issuesOf, parseLoaded, pathsIn, put, sample, warningsOf } from './support.js';

const fixtures = import.meta.glob<string>('../../fixtures/*.json', { eager: true, query: '?raw', import: 'default' });
const accounts = import.meta.glob<string>('../../../demo/accounts/*.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});
const nameOf = (file: string) => file.replace(/^.*\//, '');
const fixturesLike = (pattern: RegExp) => Object.entries(fixtures).filter(([file]) => pattern.test(nameOf(file)));

describe('the published JSON Schema', () => {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strictSchema: true });
  addFormats(ajv);
  const schema = jsonSchema();
  const fits = ajv.compile(schema);

  it('is a valid draft-07 schema that says what each key is', () => {
    expect(schema).to.include({
      $schema: 'http://json-schema.org/draft-07/schema#',
      title: 'Waymark config',
      type: 'object',
    });
    expect(ajv.validateSchema(schema)).to.equal(true);
    const properties = (schema as { properties: Record<string, { description?: string }> }).properties;
    for (const [key, { description }] of Object.entries(properties)) expect(description, key).to.be.a('string');
  });

  it('asks only for what parseConfig asks for, and lets unknown keys be', () => {
    expect(schema).to.deep.include({ required: ['version', 'asOf', 'account'] });
    expect(schema).not.to.have.property('additionalProperties');
  });

  for (const [file, text] of [...fixturesLike(/^(?:good-|sample)/), ...Object.entries(accounts)])
    it(`accepts ${nameOf(file)}, as parseConfig does`, () => {
      expect(fits(JSON.parse(text)), JSON.stringify(fits.errors)).to.equal(true);
      expect(issuesOf(text)).to.deep.equal([]);
      if (!file.includes('unknown') && !file.includes('newer')) expect(parseLoaded(text).warnings).to.deep.equal([]);
    });

  for (const [file, text] of fixturesLike(/^bad-/))
    it(`rejects ${nameOf(file)}, as parseConfig does`, () => {
      expect(fits(JSON.parse(text))).to.equal(false);
      expect(issuesOf(text).map(({ code }) => code)).to.deep.equal(['shape']);
    });

  // no schema can say that an id is there, or there once, or which values go together: parseConfig alone finds these
  for (const [file, text] of fixturesLike(/^meaning-/))
    it(`cannot reject ${nameOf(file)}, which parseConfig does`, () => {
      expect(fits(JSON.parse(text))).to.equal(true);
      expect(issuesOf(text).map(({ code }) => code)).to.satisfy(
        (codes: string[]) => codes.length === 1 && /^(?:reference|duplicate|value)$/.test(codes[0] ?? ''),
      );
    });

  it('finds all files', () => {
    expect(Object.keys(accounts).map(nameOf)).to.include.members(['northwind.json', 'flights.json']);
    expect(fixturesLike(/^bad-/).length).to.be.above(50);
  });

  it('agrees with parseConfig on the sample with any nodes deleted or replaced', () => {
    const odd = fc.constantFrom<unknown[]>(
      undefined,
      null,
      '',
      'x',
      0,
      -1,
      0.5,
      true,
      [],
      {},
      [[]],
      '2026-02-30',
      '2026-01-01',
      '2026-01',
      'increase',
      'maintain',
      'action',
      { on: '2026-01-01' },
      { en: 'E' },
    );
    const mutation = fc.record({
      path: fc.constantFrom(...pathsIn(sample()).slice(1)),
      value: fc.oneof(odd, fc.jsonValue({ maxDepth: 1 })),
    });
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (mutations) => {
        const input = mutations.reduce((config, { path, value }) => put(config, path, value), sample());
        // a unit written as a string is only warned about: the schema says which object to write
        const issues = [...issuesOf(input), ...warningsOf(input).filter(({ code }) => code === 'shape')];
        const shape = issues.filter(({ code }) => code === 'shape');
        if (shape.length) expect(fits(input), shape.map(({ path }) => path).join()).to.equal(false);
        // of a faulty point parseConfig says `value`, which the schema may or may not see
        else if (issues.every(({ code }) => code === 'reference' || code === 'circular'))
          expect(fits(input), JSON.stringify(fits.errors)).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });
});
