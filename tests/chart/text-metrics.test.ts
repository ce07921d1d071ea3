import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { wrapText, textWidth } from '../../src/chart/text-metrics.js';
import { arialWidth, hasArial } from '../fixtures/fonts.js';

describe('how wide a text is, without a font to ask', () => {
  const texts = [
    'Invoice cycle time: 12.4 → 6.1 days, 85 % of the way to 5 days by 31 December 2026',
    'Zeit von der Lieferung bis zur Rechnung',
    'Überfällige Rechnungen: 7,1 → 8,1 %',
    'Proof of delivery uploaded the same day, missed 3 of the last 6 weeks',
    'MINIMUM WAGE MWMWMW',
    'ililililililil.',
    'Observed: measured values and what they add up to, not a proof of cause.',
  ];
  for (const text of texts)
    for (const isBold of [false, true])
      (hasArial ? it : it.skip)(`${isBold ? 'bold ' : ''}${text}`, () =>
        expect(textWidth(text, 100, isBold) / arialWidth(text, 100, isBold)).to.be.within(0.96, 1.3),
      );
});

describe('a text in lines', () => {
  it('keeps every word, and no line is too wide', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })),
        fc.integer({ min: 20, max: 400 }),
        (words, width) => {
          const text = words.join(' ');
          const lines = wrapText(text, 12, width);
          expect(lines.join('').replace(/\s/g, '')).to.equal(text.replace(/\s/g, ''));
          for (const line of lines) if ([...line].length > 1) expect(textWidth(line, 12)).to.be.at.most(width);
        },
      ),
    );
  });
  const cases: [string, [string, number, number?], string[]][] = [
    ['breaks between words', ['one two three', 40], ['one two', 'three']],
    ['breaks a word that fits on no line', ['abcdefghijkl', 30], ['abcde', 'fghijkl']],
    ['ends in “…” where there are more lines than wanted', ['one two three four', 40, 1], ['one t…']],
    ['is nothing of nothing', ['  ', 40], []],
  ];
  for (const [name, [text, width, most], expected] of cases)
    it(name, () => expect(wrapText(text, 10, width, most)).to.deep.equal(expected));
});
