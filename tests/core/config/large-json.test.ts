import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { largeJsonSteps } from '../../../src/core/config/large-json.js';
import { runSync } from '../../../src/core/series/time-slicing.js';
import { growthOf, MAX_GROWTH } from '../../fixtures/growth.js';

const inPieces = (text: string, piece: number) => runSync(largeJsonSteps(text, piece));
/** The value with the order of its keys, or undefined where the text is not JSON. */
const whole = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
const expectSame = (text: string, piece: number) => {
  const [read, wanted] = [inPieces(text, piece), whole(text)];
  expect(read, `${piece} ${text}`).to.deep.equal(wanted);
  expect(JSON.stringify(read), text).to.equal(JSON.stringify(wanted));
};

describe('a long JSON text that is read in pieces', () => {
  it('has the value that JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 40 }), fc.constantFrom(0, 1, '\t'), (value, piece, space) =>
        expectSame(JSON.stringify(value, null, space), piece),
      ),
    );
  });

  it('is no JSON where JSON.parse throws', () => {
    const text = fc
      .array(fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '"\\""', '"\\\\"', '1', 'null', ' '), {
        maxLength: 14,
      })
      .map((tokens) => tokens.join(''));
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 6 }), (written, piece) => expectSame(written, piece)),
      { numRuns: 3000 },
    );
  });

  it('is no JSON after one letter was changed, added or left out, where it is none for JSON.parse', () => {
    const change = fc.constantFrom('', ',', '"', '[', ']', '{', '}', ':', '\\', '1', '\n');
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.nat(),
        change,
        fc.nat(1),
        fc.integer({ min: 1, max: 20 }),
        (value, n, to, cut, piece) => {
          const text = JSON.stringify(value);
          const at = n % (text.length + 1);
          expectSame(text.slice(0, at) + to + text.slice(at + cut), piece);
        },
      ),
      { numRuns: 1000 },
    );
  });

  const hard = [
    '{"__proto__":{"a":[1,2,3]},"b":1,"__proto__":2}',
    '{"a":1,"b":[1,2],"a":[3,4],"2":1,"1":2}',
    '[1,2,]',
    '[[1,2],]',
    '[[1,2]3]',
    '1[2,3]',
    '[1[2,3]]',
    '{"a":1[2,3]}',
    '{"a":[1,2]"b":1}',
    '{"a":[1,2],}',
    '{"a" 1,"b":2}',
    '[1,2]]',
    '[1,2}',
    '[[1,2],[3,4]',
    '\ufeff[1,2,3]',
    '"a"',
    '',
  ];
  for (const text of hard)
    it(`with the odd text ${text}`, () => {
      for (const piece of [1, 2, 3, 100])
        if (text.startsWith('\ufeff')) expect(inPieces(text, piece)).to.deep.equal([1, 2, 3]);
        else expectSame(text, piece);
    });

  it('is read in slices, none of which reads much more than a piece', () => {
    const text = JSON.stringify({ a: { points: Array.from({ length: 20_000 }, (_, i) => ['2026-01-01', i]) } });
    let slices = 0;
    for (const _ of largeJsonSteps(text, 1000)) slices++;
    expect(slices).to.be.above(text.length / 1100);
  });

  it('is read in a time that grows with its length, not with the square', function () {
    this.timeout(60_000);
    const texts: ((n: number) => string)[] = [
      (n) => JSON.stringify(Array.from({ length: n }, (_, i) => [i, `${i}`])),
      (n) => JSON.stringify(Object.fromEntries(Array.from({ length: n }, (_, i) => [`key-${i}`, i]))),
      (n) => `"${'\\\\'.repeat(n)}"`,
      (n) => `["${'\\"'.repeat(n)}"]`,
      (n) => '['.repeat(n) + ']'.repeat(n),
      (n) => `[1,${'[1,'.repeat(n)}1${']'.repeat(n)}]`,
      (n) => `[${'0,'.repeat(n)}`,
    ];
    for (const text of texts) expect(growthOf(text, (written) => inPieces(written, 1000), 300)).to.be.below(MAX_GROWTH);
  });
});
