import { expect } from '@open-wc/testing';
import { wordsFor } from '../../src/locales/words.js';
import { pictureOf } from '../../src/picture/picture.js';
import { shapesOf, type TextShape } from '../../src/picture/shapes.js';
import { resultOf } from '../../src/results/result.js';
import { viewOf } from '../../src/results/view.js';
import { aConfig, aMetric, sinceJanuary } from '../fixtures/config.js';

const words = wordsFor('en');
/** Where a text begins and ends, of letters as wide as most are. */
function edgesOf({ text, x, anchor }: TextShape): [number, number] {
  const wide = text.length * 5.5;
  const left = x - { start: 0, middle: wide / 2, end: wide }[anchor];
  return [left, left + wide];
}

describe('texts at the edge of the picture', () => {
  for (const goLive of ['2026-01-02', '2026-03-05', '2026-04-02', '2026-06-28'])
    it(`lie within it, live on ${goLive}`, () => {
      const metric = aMetric({ points: sinceJanuary(110, 120, 115, 140, 150, 160), breaks: [{ at: '2026-05-28', note: 'N' }] });
      const config = aConfig({ goLive, metrics: [metric], events: [{ date: goLive, kind: 'go-live', label: 'Live in four depots' }] });
      const result = resultOf(config, 'm', words);
      const view = viewOf(config, result, 'month', 'all', words);
      for (let width = 200; width < 320; width += 4) {
        const texts = shapesOf(pictureOf(config, result, view, width, words, null), words).filter((shape): shape is TextShape => 'text' in shape);
        expect(texts.map(({ text }) => text)).to.include('Live in four depots');
        expect(texts.filter((text) => edgesOf(text)[0] < 0 || edgesOf(text)[1] > width).map(({ text }) => text), `${width} px`).to.deep.equal([]);
      }
    });
});
