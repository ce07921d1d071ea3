import { expect } from '@open-wc/testing';
import { pointsFileSteps } from '../../../src/core/series/points-file-parser.js';
import { runSync } from '../../../src/core/series/time-slicing.js';
import { growthOf, MAX_GROWTH } from '../../fixtures/growth.js';

/** Slices that a file is read in. */
function slicesOf(text: string): number {
  const steps = pointsFileSteps(text, { src: 'values.csv' });
  for (let slices = 1; ; slices++) if (steps.next().done) return slices;
}

describe('a long file of values is read in slices', () => {
  for (const [name, end] of Object.entries({ Unix: '\n', Windows: '\r\n', 'an old Mac': '\r' }))
    it(`with the line ends of ${name}`, () => {
      const text = `date,value${end}${`2026-01-01,1${end}`.repeat(100_000)}`;
      expect(slicesOf(text)).to.be.above(5);
      expect(read(text)).to.have.nested.property('points.values.length', 100_000);
    });
});

const read = (text: string) => runSync(pointsFileSteps(text, { src: 'values.csv' }));

describe('the time to read a file of values grows with its length, not with the square', function () {
  this.timeout(60_000);

  const files: Record<string, (n: number) => string> = {
    'rows of numbers': (n) => `date,value\n${'2026-01-01,1234.5\n'.repeat(n)}`,
    'quoted cells': (n) => `date,value\n${'"2026-01-01","1234,5"\n'.repeat(n)}`,
    'a quote that is never closed, then rows': (n) => `date,value\n"${'2026-01-01,1\n'.repeat(n)}`,
    'a quote at the end alone': (n) => `date,value\n${'2026-01-01,1\n'.repeat(n)}"`,
    'quoted line ends': (n) => `date,value\n2026-01-01,"${'\n'.repeat(n)}"`,
    'empty quotes without a line end': (n) => `date,value\n${'""'.repeat(n)}`,
    'one number of digits': (n) => `date,value\n2026-01-01,${'1'.repeat(n)}`,
    'digits, then a letter': (n) => `date,value\n2026-01-01,${'1'.repeat(n)}x`,
    'digits, a point and digits, then a letter': (n) => `date,value\n2026-01-01,${'1'.repeat(n)}.${'1'.repeat(n)}x`,
    'an exponent without an end': (n) => `date;value\n2026-01-01;1e${'0'.repeat(n)}x`,
    signs: (n) => `date,value\n2026-01-01,${'+'.repeat(n)}`,
    'white space in a cell': (n) => `date,value\n2026-01-01,${' '.repeat(n)}x${' '.repeat(n)}y`,
    'white space before the first row': (n) => `${' '.repeat(n)}date,value\n2026-01-01,1`,
    'blank lines, then a letter': (n) => `${' \n'.repeat(n)}x`,
    'line ends of an old Mac': (n) => `date,value\r${'2026-01-01,1\r'.repeat(n)}`,
    delimiters: (n) => `date,value${','.repeat(n)}\n2026-01-01,1${','.repeat(n)}`,
    'columns that are not the ones': (n) => Array.from({ length: n }, (_, i) => `c${i}`).join(),
    'JSON pairs': (n) => JSON.stringify(Array.from({ length: n }, () => ['2026-01-01', 1])),
    'JSON objects, each with a key of its own': (n) =>
      JSON.stringify(Array.from({ length: n }, (_, i) => ({ date: '2026-01-01', value: 1, [`k${i}`]: 1 }))),
  };
  for (const [name, file] of Object.entries(files))
    it(name, () => expect(growthOf(file, read, 500)).to.be.below(MAX_GROWTH));
});
