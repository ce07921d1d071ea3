/// <reference types="vite/client" />
import { expect } from '@open-wc/testing';
import * as z from 'zod/mini';
import written from '../../../src/core/config/compiled-schema.generated.ts?raw';
import { shapeOf, shapeSource } from '../../../tools/compiled-schema-source.js';

describe('what is made from the schema', () => {
  it('is up to date: else run `npm run generate`', () => expect(written).to.equal(shapeSource()));

  it('says each part of a schema', () => {
    const parts: [z.ZodMiniType, unknown][] = [
      [z.string(), /^/],
      [z.string().check(z.minLength(1)), /[^]/],
      [z.enum(['go-live', 'note']), /^(?:go-live|note)$/],
      [z.literal('case'), /^case$/],
      [z.number(), 'number'],
      [z.int().check(z.minimum(1), z.maximum(21)), 'whole 1 21'],
      [z.optional(z.nullable(z.union([z.number(), z.array(z.string())]))), [undefined, null, 'number', [/^/]]],
      [z._default(z.array(z.unknown()), []), [{ '=': [] }, [true]]],
      [z.object({ points: z.array(z.tuple([z.string(), z.number()])) }), { points: [] }],
      [z.looseObject({ a: z.record(z.string(), z.string()) }), { a: { '*': /^/ }, '*': true }],
    ];
    for (const [schema, shape] of parts) expect(shapeOf(schema)).to.deep.equal(shape);
  });

  const unsayable: [string, () => z.ZodMiniType][] = [
    ['a text that ends somewhere', () => z.string().check(z.maxLength(5))],
    ['a text with a pattern and a length', () => z.string().check(z.regex(/a/), z.minLength(1))],
    ['a pattern with flags', () => z.string().check(z.regex(/a/i))],
    ['a day with a check', () => z.iso.date().check(z.minLength(1))],
    ['a number above something', () => z.number().check(z.gt(0))],
    ['a number with a step', () => z.number().check(z.multipleOf(2))],
    ['a number that is only at most something', () => z.number().check(z.maximum(2))],
    ['a list with a length', () => z.array(z.string()).check(z.minLength(1))],
    ['a word with a sign', () => z.enum(['a.b'])],
    ['a strict object', () => z.strictObject({ a: z.string() })],
    ['a refinement', () => z.object({}).check(z.refine(() => true))],
    ['true or false', () => z.boolean()],
    [
      'a transformation',
      () =>
        z.pipe(
          z.string(),
          z.transform((text) => text.trim()),
        ),
    ],
  ];
  for (const [name, schema] of unsayable)
    it(`refuses what it cannot say: ${name}`, () =>
      expect(() => shapeOf(z.object({ key: schema() }))).to.throw('compiled validator'));
});
