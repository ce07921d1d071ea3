import { expect } from '@open-wc/testing';
import JSZip from 'jszip';
import PptxGenJS from 'pptxgenjs';
import type { Config, ConfigInput } from '../../../src/core/config/schema.js';
import { messages as englishResults } from '../../../src/core/i18n/en/results.js';
import { localizerFor, type Localizer } from '../../../src/core/i18n/localizer.js';
import { slidesOf, type SlideOptions } from '../../../src/export/pptx/slides.js';
import { resultOf, statement } from '../../../src/core/results/result.js';
import { account } from '../../fixtures/account.js';
import { aConfig, aMetric, monthly, sinceJanuary } from '../../fixtures/config.js';
import { asXml, demoAccounts, english, EVIL, kept, LANGUAGES, loadAll, withTexts } from '../support.js';

before(loadAll);

interface Deck {
  bytes: Uint8Array;
  zip: JSZip;
  parts: Map<string, Document>;
  slides: Document[];
  notes: string[];
}

/** The file as another program reads it: every part of it as XML. */
async function deckOf(
  config: Config,
  localizer: Localizer = english(config),
  options: SlideOptions = {},
): Promise<Deck> {
  const bytes = await slidesOf(config, localizer, { PptxGenJS, JSZip }, options);
  const zip = await JSZip.loadAsync(bytes);
  const parts = new Map<string, Document>();
  for (const name of Object.keys(zip.files))
    if (/\.(?:xml|rels)$/.test(name)) parts.set(name, asXml(await zip.files[name]!.async('string')));
  const numbered = (folder: string) =>
    [...parts]
      .filter(([name]) => new RegExp(`^ppt/${folder}/\\w+\\d+\\.xml$`).test(name))
      .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
      .map(([, part]) => part);
  return {
    bytes,
    zip,
    parts,
    slides: numbered('slides'),
    notes: numbered('notesSlides').map((part) => paragraphs(part).join('\n')),
  };
}

const all = (part: ParentNode, name: string): Element[] =>
  [...part.querySelectorAll('*')].filter(({ tagName }) => tagName === name);
const paragraphs = (part: ParentNode): string[] =>
  all(part, 'a:p').map((paragraph) =>
    all(paragraph, 'a:t')
      .map(({ textContent }) => textContent)
      .join(''),
  );
const titleOf = (slide: Document): string =>
  all(slide, 'p:sp')
    .filter((shape) => all(shape, 'p:ph')[0]?.getAttribute('type') === 'title')
    .flatMap(paragraphs)
    .join(' ');
const textOf = (slide: Document): string => paragraphs(slide).join('\n');

interface SeriesRead {
  name: string;
  values: (number | null)[];
}
/** A chart's series by their cached values. */
function chartIn(part: Document): { labels: string[]; series: SeriesRead[] } {
  const series = all(part, 'c:ser').map((one) => {
    const cache = all(one, 'c:numCache')[0]!;
    const values = Array<number | null>(Number(all(cache, 'c:ptCount')[0]?.getAttribute('val'))).fill(null);
    for (const point of all(cache, 'c:pt')) values[Number(point.getAttribute('idx'))] = Number(point.textContent);
    return { name: all(all(one, 'c:tx')[0]!, 'c:v')[0]?.textContent ?? '', values };
  });
  return { labels: all(all(part, 'c:cat')[0]!, 'c:pt').map(({ textContent }) => textContent), series };
}
/** The same of the workbook behind it. */
async function workbookOf(bytes: Uint8Array): Promise<{ labels: string[]; series: SeriesRead[] }> {
  const zip = await JSZip.loadAsync(bytes);
  const sheet = asXml(await zip.file('xl/worksheets/sheet1.xml')!.async('string'));
  const cells = new Map(all(sheet, 'c').map((cell) => [cell.getAttribute('r') ?? '', cell.textContent]));
  const last = Math.max(...[...cells.keys()].map((name) => Number(name.replace(/\D+/, ''))));
  const columns = [...cells.keys()].filter((name) => /^[A-Z]+1$/.test(name)).map((name) => name.slice(0, -1));
  const rows = Array.from({ length: last - 1 }, (_, i) => i + 2);
  return {
    labels: rows.map((row) => cells.get(`A${row}`) ?? ''),
    series: columns.map((column) => ({
      name: cells.get(`${column}1`) ?? '',
      values: rows.map((row) => {
        const cell = cells.get(`${column}${row}`);
        return cell === undefined ? null : Number(cell);
      }),
    })),
  };
}
const charts = ({ parts }: Deck): Document[] =>
  [...parts]
    .filter(([name]) => /^ppt\/charts\/chart\d+\.xml$/.test(name))
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([, part]) => part);
const books = async ({ zip }: Deck) =>
  Promise.all(
    Object.keys(zip.files)
      .filter((name) => name.endsWith('.xlsx'))
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .map(async (name) => workbookOf(await zip.files[name]!.async('uint8array'))),
  );
const one = async (metric: Parameters<typeof aMetric>[0], parts: Partial<ConfigInput> = {}) =>
  chartIn(charts(await deckOf(aConfig({ ...parts, metrics: [aMetric(metric)] })))[0]!);

describe('slides: the numbers', () => {
  for (const [id, config] of demoAccounts)
    for (const lang of LANGUAGES)
      it(`of ${id} in ${lang} are the result’s, in the chart, in its workbook and in the table`, async () => {
        const localizer = localizerFor(lang, config.messages);
        const deck = await deckOf(config, localizer);
        const shown = (['result', 'signal'] as const)
          .flatMap((kind) => config.metrics.filter((metric) => metric.kind === kind))
          .map((metric) => resultOf(config, metric.id, localizer))
          .filter(({ buckets }) => buckets.length);
        const [drawn, behind] = [charts(deck).map(chartIn), await books(deck)];
        expect(drawn).to.have.length(shown.length);
        for (const [i, result] of shown.entries()) {
          expect(behind[i]).to.deep.equal(drawn[i]);
          const { series, labels } = drawn[i]!;
          const own = result.buckets.slice(-labels.length).map(({ value }) => value);
          // by definition and by whether the period has ended, each value stands in one of these
          const parts = series.filter(
            ({ name }) =>
              name.includes(localizer.text(result.metric.name).slice(0, 20)) ||
              name.includes(result.buckets.at(-1)!.label),
          );
          expect(
            own.map((_, at) => parts.map(({ values }) => values[at]).find((value) => value != null) ?? null),
          ).to.deep.equal(own);
          const slide = deck.slides.find((candidate) =>
            titleOf(candidate)
              .replace(/\s+/g, '')
              .startsWith(statement(result, 'headline').slice(0, 30).replace(/\s+/g, '')),
          )!;
          const table = paragraphs(all(slide, 'a:tbl')[0]!);
          for (const { value, label } of result.buckets.slice(-8))
            expect(table)
              .to.include(label)
              .and.to.include(value === null ? '–' : localizer.number(value, result.unit));
        }
      });

  it('a gap has no point, and a zero is a zero', async () => {
    const { series } = await one({ points: monthly('2026-01', [5, null, 0, 3, 4, 5]) });
    expect(series[0]?.values).to.deep.equal([5, null, 0, 3, 4, 5]);
    const part = charts(
      await deckOf(aConfig({ metrics: [aMetric({ points: monthly('2026-01', [5, null, 0]) })] })),
    )[0]!;
    expect(all(part, 'c:dispBlanksAs')[0]?.getAttribute('val')).to.equal('gap');
  });

  it('baseline and target are series of their own; what has not ended stands apart', async () => {
    const { series, labels } = await one(
      { points: sinceJanuary(110, 120, 130, 140, 150, 160, 170) },
      { asOf: '2026-07-15T00:00:00Z' },
    );
    expect(labels.at(-1)).to.equal('Jul 2026');
    expect(series).to.deep.equal([
      { name: 'Orders', values: [110, 120, 130, 140, 150, 160, null] },
      { name: 'July 2026 so far', values: [null, null, null, null, null, null, 170] },
      { name: 'Baseline', values: Array(7).fill(100) },
      { name: 'Target 200', values: Array(7).fill(200) },
    ]);
  });

  it('a changed definition begins another line, without a baseline before it', async () => {
    const { series } = await one({
      points: sinceJanuary(1, 2, 3, 4, 5, 6),
      breaks: [{ at: '2026-04-01' }],
      baseline: { value: 9, agreedOn: '2026-05-01' },
    });
    expect(series.slice(0, 3)).to.deep.equal([
      { name: 'Orders, before April 1, 2026', values: [1, 2, 3, null, null, null] },
      { name: 'Orders', values: [null, null, null, 4, 5, 6] },
      { name: 'Baseline', values: [null, null, null, 9, 9, 9] },
    ]);
  });
});

describe('slides: what they say', () => {
  it('one result a slide, its sentence as the title, its sources at the foot and in the notes', async () => {
    const config = kept();
    const { slides, notes } = await deckOf(config);
    expect(slides.map(titleOf)).to.deep.equal([
      'Results: Acme',
      'Results at a glance',
      statement(resultOf(config, 'cycle', english(config)), 'headline'),
      'Log-ins: 7',
      'What changed in how we work',
      'Before and after',
      'Success plan: Milestones',
      'Roles on both sides',
      'What comes next',
      'Handled for you',
      'Sources and dates',
    ]);
    expect(textOf(slides[0]!)).to.include('Get paid a week sooner').and.to.include('As of July 10, 2026');
    expect(textOf(slides[2]!)).to.include('As of July 10, 2026 · ERP, invoice table').and.to.include('Observed');
    expect(notes[2])
      .to.include('Source: ERP, invoice table')
      .and.to.include('What is measured: Days from order to invoice')
      .and.to.include('Before/after: ');
    expect(textOf(slides[1]!)).to.include('Signal: not a result by itself');
    expect(textOf(slides[8]!)).to.include('Automatic reminders').and.to.include('Switch two depots');
  });

  it('what changed since the reader last looked has a slide of its own', async () => {
    const { slides } = await deckOf(kept(), undefined, {
      since: { statements: [{ text: 'All depots live is done.' }] },
    });
    expect(titleOf(slides[2]!)).to.equal('Since you last looked');
    expect(textOf(slides[2]!)).to.include('All depots live is done.');
  });

  it('say that they are out of date on the first slide, and at each result that is', async () => {
    const { slides } = await deckOf(kept(), undefined, { isStale: true });
    for (const at of [0, 2, 3])
      expect(textOf(slides[at]!)).to.include('Out of date: newer numbers could not be loaded');
    const late = await deckOf(kept({ asOf: '2027-02-10T08:00:00Z' }));
    expect(textOf(late.slides[2]!)).to.include('Out of date: Cycle time. Latest value: July 2026, 193 days old');
  });

  it('are the customer’s: nothing private, no advice, nothing that is tied to no result', async () => {
    const { parts } = await deckOf(kept({ private: { note: 'They may churn' } }));
    for (const part of parts.values())
      for (const text of ['They may churn', 'Rate our service', 'Ask the customer'])
        expect(part.documentElement.textContent).to.not.include(text);
  });

  it('stand for an account with nothing in it', async () => {
    const { slides } = await deckOf(aConfig());
    expect(slides.map(titleOf)).to.deep.equal(['Results: Acme', 'Results at a glance', 'What comes next']);
    expect(textOf(slides[1]!)).to.include('No results are set up yet.');
  });

  it('run from right to left where the language does', async () => {
    const config = kept({ messages: { ar: { ...englishResults } } });
    const { parts, slides } = await deckOf(config, localizerFor('ar', config.messages));
    expect(parts.get('ppt/presentation.xml')?.documentElement.getAttribute('rtl')).to.equal('1');
    const frames = (slide: Document) =>
      all(slide, 'p:graphicFrame').map(
        (frame) =>
          [all(frame, 'a:tbl').length ? 'table' : 'chart', Number(all(frame, 'a:off')[0]?.getAttribute('x'))] as const,
      );
    const places = Object.fromEntries(frames(slides[2]!));
    expect(places.table).to.be.lessThan(places.chart!);
  });
});

describe('slides: a file that opens without a repair', () => {
  const long = 'Invoice cycle time "net" & <gross> in all depots, counted by hand. '.repeat(4).slice(0, 200);
  const many = (): Config => {
    const input = withTexts(account(), () => long) as ConfigInput;
    const [cycle] = input.metrics ?? [];
    return kept({
      ...input,
      metrics: Array.from({ length: 12 }, (_, i) => ({ ...cycle!, id: i ? `m${i}` : 'cycle' })),
    });
  };
  const cases: [string, () => Config][] = [
    ...demoAccounts.map(([id, config]): [string, () => Config] => [id, () => config]),
    ['twelve metrics with names of 200 characters', many],
    ['nothing but an account', () => aConfig()],
    ...EVIL.map((evil): [string, () => Config] => [
      JSON.stringify(evil),
      () => kept(withTexts(account(), (was) => `${evil} ${was}`) as ConfigInput),
    ]),
  ];
  for (const [name, config] of cases)
    it(name, async () => {
      const { zip, parts, slides } = await deckOf(config());
      const names = Object.keys(zip.files);
      expect(
        names.filter((file) => zip.files[file]?.dir),
        'no folders',
      ).to.deep.equal([]);
      const types = parts.get('[Content_Types].xml')!;
      const declared = all(types, 'Override').map((type) => type.getAttribute('PartName')?.slice(1) ?? '');
      expect(
        declared.filter((part) => !names.includes(part)),
        'no type without its part',
      ).to.deep.equal([]);
      expect(new Set(declared).size, 'no type twice').to.equal(declared.length);
      for (const [file, part] of parts) {
        if (!file.endsWith('.rels')) continue;
        const folder = file.replace(/_rels\/[^/]+$/, '');
        for (const relation of all(part, 'Relationship')) {
          if (relation.getAttribute('TargetMode') === 'External') continue;
          const target = new URL(relation.getAttribute('Target') ?? '', `http://x/${folder}`).pathname.slice(1);
          expect(names, `${file} → ${target}`).to.include(target);
        }
      }
      const themes = [...parts]
        .filter(([file]) => /^ppt\/(?:slideMasters|notesMasters)\/_rels/.test(file))
        .flatMap(([, part]) =>
          all(part, 'Relationship')
            .map((relation) => relation.getAttribute('Target'))
            .filter((target) => target?.includes('theme')),
        );
      expect(new Set(themes).size, 'a theme for each master').to.equal(themes.length);
      const { width, height } = { width: 12_192_000, height: 6_858_000 };
      for (const slide of slides) {
        const ids = all(slide, 'p:cNvPr').map((shape) => shape.getAttribute('id'));
        expect(new Set(ids).size, 'no id twice').to.equal(ids.length);
        for (const shape of all(slide, 'p:sp'))
          expect(all(shape, 'p:txBody'), 'a text in each shape').to.have.length(1);
        for (const paragraph of all(slide, 'a:p'))
          expect(
            [...paragraph.children].filter(({ tagName }) => tagName === 'a:pPr').length,
            'one set of properties',
          ).to.be.at.most(1);
        expect(all(slide, 'a:ln').filter((line) => !line.children.length)).to.deep.equal([]);
        for (const [offset, size] of [...all(slide, 'p:sp'), ...all(slide, 'p:graphicFrame')].map(
          (shape) => [all(shape, 'a:off')[0]!, all(shape, 'a:ext')[0]!] as const,
        )) {
          const [x, y, cx, cy] = [
            offset.getAttribute('x'),
            offset.getAttribute('y'),
            size.getAttribute('cx'),
            size.getAttribute('cy'),
          ].map(Number) as [number, number, number, number];
          expect(x).to.be.at.least(0);
          expect(x + cx, 'within the slide').to.be.at.most(width + 1);
          expect(y + cy, 'within the slide').to.be.at.most(height + 1);
        }
        for (const table of all(slide, 'p:graphicFrame').filter((frame) => all(frame, 'a:tbl').length)) {
          const rows = all(table, 'a:tr').reduce((sum, row) => sum + Number(row.getAttribute('h')), 0);
          expect(Number(all(table, 'a:off')[0]?.getAttribute('y')) + rows, 'rows above the foot').to.be.at.most(
            6.9 * 914_400,
          );
        }
      }
    });

  it('is the same each time but for the numbers of its charts, and says it was made as of its numbers', async () => {
    const [first, second] = [await deckOf(kept()), await deckOf(kept())];
    const texts = ({ parts }: Deck) =>
      [...parts.values()].map((part) =>
        new XMLSerializer().serializeToString(part).replace(/(chart|Worksheet)\d+/g, '$1'),
      );
    expect(texts(first)).to.deep.equal(texts(second));
    expect(first.parts.get('docProps/core.xml')?.documentElement.textContent).to.include('2026-07-10T08:00:00Z');
    expect(
      Object.values(first.zip.files)
        .map(({ date }) => date.toISOString().slice(0, 10))
        .filter((day) => day !== '2026-07-10'),
    ).to.deep.equal([]);
  });
});
