import { expect } from '@open-wc/testing';
import { wordsFor } from '../../src/locales/words.js';
import { sheetOf } from '../../src/page/sheet.js';
import type { Drawing } from '../../src/picture/key.js';
import { svgText } from '../../src/picture/svg-text.js';
import { GREY, hexColour, LIGHT, themeOf } from '../../src/picture/themes.js';
import { statement, resultOf } from '../../src/results/result.js';
import { pngOf, readColour } from '../../src/ui/canvas.js';
import { arialWidth, hasArial } from '../fixtures/fonts.js';
import { asXml, demoAccounts, english, EVIL, kept, LANGUAGES, loadAll } from './support.js';

before(loadAll);

const told = { title: 'Cycle time', description: 'Cycle time: 12 → 7 days' };
const textsOf = ({ shapes }: Drawing): string => shapes.flatMap((shape) => ('text' in shape ? [shape.text] : [])).join(' ');
const sheet = (options = {}, parts = {}) => {
  const config = kept(parts);
  return sheetOf(config, 'cycle', english(config), options);
};
const load = (url: string) => new Promise<HTMLImageElement>((resolve, reject) => {
  const image = new Image();
  image.onload = () => resolve(image);
  image.onerror = () => reject(new Error('The picture cannot be shown.'));
  image.src = url;
});
/** The pixels of a picture, as a browser shows it. */
async function pixels(url: string, scale = 1): Promise<ImageData> {
  const image = await load(url);
  const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth * scale, height: image.naturalHeight * scale });
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

describe('a picture as a file', () => {
  for (const [id, config] of demoAccounts)
    for (const lang of LANGUAGES)
      it(`of ${id} in ${lang} is SVG that needs nothing else`, async () => {
        const words = wordsFor(lang, config.messages);
        for (const { id: metric } of config.metrics) {
          const drawing = sheetOf(config, metric, words);
          const svg = asXml(svgText(drawing, drawing.shapes, themeOf(config), { ...told, lang })).documentElement;
          expect(svg.getAttribute('role')).to.equal('img');
          for (const element of svg.querySelectorAll('*')) {
            expect(['title', 'desc', 'rect', 'path', 'text']).to.include(element.localName);
            for (const { name } of element.attributes) expect(name).to.not.match(/^(?:class|style|on|href|xlink)/);
          }
          const image = await load(URL.createObjectURL(new Blob([svg.outerHTML], { type: 'image/svg+xml' })));
          expect([image.naturalWidth, image.naturalHeight]).to.deep.equal([drawing.width, drawing.height]);
          const said = textsOf(drawing).replace(/\s+/g, ' ');
          expect(said).to.include(statement(resultOf(config, metric, words), 'headline').replace(/\s+/g, ' '));
          expect(said).to.include(statement(resultOf(config, metric, words), 'as-of').replace(/\s+/g, ' '));
        }
      });

  it('says who measured it, what may be claimed, and that it is out of date', () => {
    expect(textsOf(sheet())).to.include('ERP, invoice table').and.to.include('Observed: measured values').and.to.include('Acme');
    expect(textsOf(sheet({ isStale: true }))).to.match(/^Out of date: newer numbers could not be loaded/);
  });

  it('names its lines where there is no room beside them', () => {
    expect(textsOf(sheet({ width: 380 }))).to.include('Baseline 12').and.to.include('Target 5 by Dec 31');
  });

  (hasArial ? it : it.skip)('keeps every text within the picture', () => {
    const long = 'Time from the delivery of a parcel to the invoice that is sent for it, including all of its credit notes. '.repeat(2).slice(0, 200);
    for (const width of [320, 480, 760, 1200]) {
      const { shapes, height } = sheet({ width, isStale: true }, { metrics: [{ id: 'cycle', name: long, source: long, direction: 'decrease', points: [['2026-01', 3], ['2026-02', 4]] }] });
      for (const shape of shapes) {
        if (!('text' in shape) || shape.role.startsWith('current')) continue;
        const wide = arialWidth(shape.text, shape.role === 'title' ? 15 : 12, shape.role === 'title' || shape.role === 'label-strong');
        const left = shape.anchor === 'start' ? shape.x : shape.anchor === 'end' ? shape.x - wide : shape.x - wide / 2;
        expect(left, shape.text).to.be.at.least(-1);
        expect(left + wide, shape.text).to.be.at.most(width + 1);
        expect(shape.y).to.be.within(0, height);
      }
    }
  });

  it('takes any text for text', () => {
    for (const evil of EVIL) {
      const drawing = sheet({}, { metrics: [{ id: 'cycle', name: `${evil}x`, direction: 'decrease', points: [['2026-01', 3]] }] });
      const svg = asXml(svgText(drawing, drawing.shapes, LIGHT, { title: evil, description: evil }));
      expect(svg.querySelectorAll('script, img, b, foreignObject')).to.have.length(0);
    }
  });

  it('writes a right-to-left text from its right end, in its place', () => {
    const drawing: Drawing = { width: 100, height: 50, shapes: [{ role: 'label', text: 'فاتورة', x: 10, y: 20, anchor: 'start' }, { role: 'label', text: 'فاتورة', x: 90, y: 40, anchor: 'end' }] };
    const [first, second] = asXml(svgText(drawing, drawing.shapes, LIGHT, told)).querySelectorAll('text');
    expect([first?.getAttribute('direction'), first?.getAttribute('text-anchor'), second?.getAttribute('text-anchor')]).to.deep.equal(['rtl', 'end', null]);
  });

  (hasArial ? it : it.skip)('as a PNG has two pixels for each px, and shows the same', async () => {
    const drawing = sheet();
    const blob = await pngOf(drawing, LIGHT);
    expect(blob?.type).to.equal('image/png');
    const png = await pixels(URL.createObjectURL(blob!));
    expect([png.width, png.height]).to.deep.equal([Math.ceil(drawing.width * 2), Math.ceil(drawing.height * 2)]);
    const svg = await pixels(URL.createObjectURL(new Blob([svgText(drawing, drawing.shapes, LIGHT, told)], { type: 'image/svg+xml' })), 2);
    let [different, inked] = [0, 0];
    for (let i = 0; i < png.data.length; i += 4) {
      const [a, b] = [png, svg].map(({ data }) => (data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0));
      if (a! < 600) inked++;
      if (Math.abs(a! - b!) > 200) different++;
    }
    expect(inked).to.be.greaterThan(5000);
    // edges of letters are smoothed in other ways
    expect(different / inked).to.be.lessThan(0.15);
  });
});

describe('the colours of a file', () => {
  const cases: [string, string | null][] = [
    ['#0f766e', '#0f766e'], ['#ABC', '#aabbcc'], ['#abcd', '#aabbcc'], ['#0f766eff', '#0f766e'], ['teal', null], ['#12', null], ['url(#x)', null], ['#0f766e"><script>', null], ['', null],
  ];
  for (const [written, expected] of cases) it(`${written || 'nothing'} without a browser`, () => expect(hexColour(written)).to.equal(expected));
  it('any that CSS knows, in a browser', () => {
    expect([readColour('teal'), readColour('hsl(0 100% 50%)'), readColour('nonsense'), readColour('var(--x)'), readColour('rgb(0 0 0 / 50%)')]).to.deep.equal(['#008080', '#ff0000', undefined, undefined, undefined]);
  });
  it('fall back on ours where the account’s cannot be read', () => {
    expect(themeOf({ appearance: { accent: 'teal' } }).accent).to.equal(LIGHT.accent);
    expect(themeOf({ appearance: { accent: 'teal' } }, '#008080').accent).to.equal('#008080');
  });
  it('are readable in grey', () => {
    const grey = (colour: string) => [1, 3, 5].reduce((sum, at, i) => sum + parseInt(colour.slice(at, at + 2), 16) * [0.3, 0.59, 0.11][i]!, 0);
    for (const theme of [LIGHT, GREY]) for (const role of ['ink', 'soft', 'accent', 'edge'] as const) expect(grey(theme.surface) - grey(theme[role]), role).to.be.greaterThan(120);
  });
});
