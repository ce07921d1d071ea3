import { expect } from '@open-wc/testing';
import { localizerFor } from '../../src/core/i18n/localizer.js';
import { chartImage } from '../../src/export/chart-image.js';
import { paintOnce } from '../../src/chart/painter.js';
import { sheetSvg, type ChartSheet } from '../../src/export/chart-sheet.js';
import { sheetPng } from '../../src/elements/shared/sheet-png.js';
import { SvgContext } from '../../src/chart/svg-context.js';
import { hexColour, LIGHT, themeOf } from '../../src/chart/theme.js';
import { statement, resultOf } from '../../src/core/results/result.js';
import { readColour } from '../../src/elements/shared/read-colour.js';
import { arialWidth, hasArial } from '../fixtures/fonts.js';
import { asXml, demoAccounts, english, EVIL, kept, LANGUAGES, loadAll } from './support.js';

before(loadAll);

const told = { title: 'Cycle time', description: 'Cycle time: 12 → 7 days' };
/** All that stands on a sheet, in the order in which it is drawn. */
const textsOf = (image: ChartSheet): string =>
  [...asXml(sheetSvg(image, told, paintOnce)).querySelectorAll('text')].map(({ textContent }) => textContent).join(' ');
const sheet = (options = {}, parts = {}) => {
  const config = kept(parts);
  return chartImage(config, 'cycle', english(config), options);
};
const load = (url: string) =>
  new Promise<HTMLImageElement>((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('The picture cannot be shown.'));
    image.src = url;
  });
/** The pixels of a picture, as a browser shows it. */
async function pixels(url: string, scale = 1): Promise<ImageData> {
  const image = await load(url);
  const canvas = Object.assign(document.createElement('canvas'), {
    width: image.naturalWidth * scale,
    height: image.naturalHeight * scale,
  });
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}

describe('a picture as a file', () => {
  for (const [id, config] of demoAccounts)
    for (const lang of LANGUAGES)
      it(`of ${id} in ${lang} is SVG that needs nothing else`, async () => {
        const localizer = localizerFor(lang, config.messages);
        for (const { id: metric } of config.metrics) {
          const drawing = chartImage(config, metric, localizer);
          const svg = asXml(sheetSvg(drawing, { ...told, lang }, paintOnce)).documentElement;
          expect(svg.getAttribute('role')).to.equal('img');
          for (const element of svg.querySelectorAll('*')) {
            expect(['title', 'desc', 'rect', 'path', 'text', 'g', 'defs', 'clipPath']).to.include(element.localName);
            for (const { name } of element.attributes) expect(name).to.not.match(/^(?:class|style|on|href|xlink)/);
          }
          const image = await load(URL.createObjectURL(new Blob([svg.outerHTML], { type: 'image/svg+xml' })));
          expect([image.naturalWidth, image.naturalHeight]).to.deep.equal([drawing.width, drawing.height]);
          const said = textsOf(drawing).replace(/\s+/g, ' ');
          expect(said).to.include(statement(resultOf(config, metric, localizer), 'headline').replace(/\s+/g, ' '));
          expect(said).to.include(statement(resultOf(config, metric, localizer), 'as-of').replace(/\s+/g, ' '));
        }
      });

  it('says who measured it, what may be claimed, and that it is out of date', () => {
    expect(textsOf(sheet()))
      .to.include('ERP, invoice table')
      .and.to.include('Observed: measured values')
      .and.to.include('Acme');
    expect(textsOf(sheet({ isStale: true }))).to.match(/^Out of date: newer numbers could not be loaded/);
  });

  it('names its lines where there is no room beside them', () => {
    expect(textsOf(sheet({ width: 380 })))
      .to.include('Before 12')
      .and.to.include('Target 5 by Dec 31');
  });

  (hasArial ? it : it.skip)('keeps every text within the picture', () => {
    const long =
      'Time from the delivery of a parcel to the invoice that is sent for it, including all of its credit notes. '
        .repeat(2)
        .slice(0, 200);
    for (const width of [320, 480, 760, 1200]) {
      const image = sheet(
        { width, isStale: true },
        {
          metrics: [
            {
              id: 'cycle',
              name: long,
              source: long,
              direction: 'decrease',
              points: [
                ['2026-01', 3],
                ['2026-02', 4],
              ],
            },
          ],
        },
      );
      const { texts, height } = image;
      for (const { text, x, y, size, weight, align } of texts) {
        const wide = arialWidth(text, size, weight > 500);
        const left = align === 'left' ? x : x - wide;
        expect(left, text).to.be.at.least(-1);
        expect(left + wide, text).to.be.at.most(width + 1);
        expect(y).to.be.within(0, height);
      }
      expect(image.top + image.picture.size.height).to.be.below(texts.at(-1)!.y);
    }
  });

  it('takes any text for text', () => {
    for (const evil of EVIL) {
      const drawing = sheet(
        {},
        { metrics: [{ id: 'cycle', name: `${evil}x`, direction: 'decrease', points: [['2026-01', 3]] }] },
      );
      const svg = asXml(sheetSvg(drawing, { title: evil, description: evil }, paintOnce));
      expect(svg.querySelectorAll('script, img, b, foreignObject')).to.have.length(0);
    }
  });

  it('writes a right-to-left text from its right end, in its place', () => {
    const context = new SvgContext(100, 50, 'p');
    context.direction = 'rtl';
    for (const [align, x] of [
      ['left', 10],
      ['right', 90],
    ] as const) {
      context.textAlign = align;
      context.fillText('فاتورة', x, 20);
    }
    const [first, second] = asXml(`<svg>${context.content.join('')}</svg>`).querySelectorAll('text');
    expect([
      first?.getAttribute('direction'),
      first?.getAttribute('text-anchor'),
      second?.getAttribute('text-anchor'),
    ]).to.deep.equal(['rtl', 'end', null]);
  });

  (hasArial ? it : it.skip)('as a PNG has two pixels for each px, and shows the same', async () => {
    const drawing = sheet();
    const blob = await sheetPng(drawing, paintOnce);
    expect(blob?.type).to.equal('image/png');
    const png = await pixels(URL.createObjectURL(blob!));
    expect([png.width, png.height]).to.deep.equal([Math.ceil(drawing.width * 2), Math.ceil(drawing.height * 2)]);
    const svg = await pixels(
      URL.createObjectURL(new Blob([sheetSvg(drawing, told, paintOnce)], { type: 'image/svg+xml' })),
      2,
    );
    let [different, inked] = [0, 0];
    for (let i = 0; i < png.data.length; i += 4) {
      const [a, b] = [png, svg].map(({ data }) => (data[i] ?? 0) + (data[i + 1] ?? 0) + (data[i + 2] ?? 0));
      if (a! < 600) inked++;
      if (Math.abs(a! - b!) > 200) different++;
    }
    expect(inked).to.be.greaterThan(5000);
    // edges of letters are smoothed in other ways: about 0.15 with the letters of this picture, 1 with another picture
    expect(different / inked).to.be.lessThan(0.25);
  });
});

describe('the colours of a file', () => {
  const cases: [string, string | null][] = [
    ['#0f766e', '#0f766e'],
    ['#ABC', '#aabbcc'],
    ['#abcd', '#aabbcc'],
    ['#0f766eff', '#0f766e'],
    ['teal', null],
    ['#12', null],
    ['url(#x)', null],
    ['#0f766e"><script>', null],
    ['', null],
  ];
  for (const [written, expected] of cases)
    it(`${written || 'nothing'} without a browser`, () => expect(hexColour(written)).to.equal(expected));
  it('any that CSS knows, in a browser', () => {
    expect([
      readColour('teal'),
      readColour('hsl(0 100% 50%)'),
      readColour('nonsense'),
      readColour('var(--x)'),
      readColour('rgb(0 0 0 / 50%)'),
    ]).to.deep.equal(['#008080', '#ff0000', undefined, undefined, undefined]);
  });
  it('fall back on ours where the account’s cannot be read', () => {
    expect(themeOf({ appearance: { accent: 'teal' } }).accent).to.equal(LIGHT.accent);
    expect(themeOf({ appearance: { accent: 'teal' } }, '#008080').accent).to.equal('#008080');
  });
  it('are readable in grey', () => {
    const grey = (colour: string) =>
      [1, 3, 5].reduce((sum, at, i) => sum + parseInt(colour.slice(at, at + 2), 16) * [0.3, 0.59, 0.11][i]!, 0);
    for (const role of ['ink', 'soft', 'accent', 'edge'] as const)
      expect(grey(LIGHT.surface) - grey(LIGHT[role]), role).to.be.greaterThan(120);
  });
});
