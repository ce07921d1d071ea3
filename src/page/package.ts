import type JSZip from 'jszip';
import { element, written, type Markup } from '../picture/markup.js';
import { chartXml, workbookFiles, type ChartStyle } from './chart-xml.js';
import type { Chart } from './chart.js';

export interface Finish {
  /** The charts in the order in which they were added. */
  charts: readonly Chart[];
  style: ChartStyle;
  /** What is said to each slide. */
  notes: readonly string[];
  isRightToLeft: boolean;
  /** When the file was made, as far as anybody can tell from it: `asOf`. */
  at: string;
  author: string;
  title: string;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const COMPRESSED = { type: 'uint8array', compression: 'DEFLATE' } as const;

/**
 * What pptxgenjs 4.0.1 has written, as PowerPoint and Keynote open it without a repair: they refuse content types of parts that
 * are not there, masters that share a theme, folders and uncompressed parts, ids used twice, and broken workbooks, all known to
 * its issue tracker. The charts, the notes and the dates are ours.
 */
export async function finished(written: ArrayBuffer, Zip: typeof JSZip, finish: Finish): Promise<Uint8Array> {
  const source = await Zip.loadAsync(written);
  const parts = new Map<string, string | Uint8Array>();
  for (const file of Object.values(source.files)) if (!file.dir) parts.set(file.name, await file.async(/\.(?:xml|rels)$/.test(file.name) ? 'string' : 'uint8array'));
  const edit = (name: RegExp, change: (xml: string, name: string) => string) => {
    for (const [path, part] of parts) if (name.test(path) && typeof part === 'string') parts.set(path, change(part, path));
  };

  // the library counts the charts of all decks that were made on a page, so their numbers start anywhere
  const charts = [...parts.keys()].filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path)).sort((a, b) => numberIn(a) - numberIn(b));
  for (const [i, path] of charts.entries()) {
    const chart = finish.charts[i];
    const book = /Target="\.\.\/(embeddings\/[^"]+)"/.exec(textOf(parts, path.replace('charts/', 'charts/_rels/').concat('.rels')))?.[1];
    if (!chart || book === undefined) throw new Error(`The slides have a chart that nobody asked for: ${path}.`);
    parts.set(path, chartXml(chart, finish.style));
    parts.set(`ppt/${book}`, await zipped(new Map(Object.entries(workbookFiles(chart))), Zip, finish.at));
  }
  // a theme of its own for the notes, whose master then needs no shapes: each page of notes places its own
  const notesTheme = 'ppt/theme/theme2.xml';
  parts.set(notesTheme, textOf(parts, 'ppt/theme/theme1.xml'));
  edit(/^ppt\/notesMasters\/_rels\//, (xml) => xml.replace('theme1.xml', 'theme2.xml'));
  edit(/^ppt\/notesMasters\/notesMaster1\.xml$/, (xml) => xml.replace(/<p:sp>[^]*<\/p:sp>/, ''));
  edit(/^ppt\/notesSlides\/notesSlide\d+\.xml$/, (xml, path) => notesPage(xml, finish.notes[numberIn(path) - 1] ?? '', finish));
  edit(/^ppt\/(?:slides|slideLayouts|slideMasters)\/[^/]+\.xml$/, (xml) => withOwnIds(xml.replace(/<a:ln>\s*<\/a:ln>|<a:ln\s*\/>/g, '')));
  parts.set('docProps/core.xml', core(finish));
  parts.set('docProps/app.xml', XML + element('Properties', { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' }, element('Application', {}, 'Waymark' as Markup)));
  edit(/^\[Content_Types\]\.xml$/, (xml) => contentTypes(xml, [...parts.keys()], notesTheme));
  return zipped(parts, Zip, finish.at);
}

const numberIn = (path: string): number => Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0);
const textOf = (parts: ReadonlyMap<string, string | Uint8Array>, path: string): string => {
  const part = parts.get(path);
  if (typeof part !== 'string') throw new Error(`The slides lack ${path}.`);
  return part;
};

function zipped(parts: ReadonlyMap<string, string | Uint8Array>, Zip: typeof JSZip, at: string): Promise<Uint8Array> {
  const zip = new Zip();
  const date = new Date(at);
  for (const [path, part] of parts) zip.file(path, part, { date, createFolders: false });
  return zip.generateAsync(COMPRESSED);
}

/** Every part has a type, and every type that is declared has a part. */
function contentTypes(xml: string, paths: readonly string[], added: string): string {
  const seen = new Set<string>();
  const endings = new Set(paths.map((path) => path.split('.').pop()));
  const type = /PartName="\/ppt\/theme\/theme1\.xml" ContentType="([^"]+)"/.exec(xml)?.[1] ?? '';
  return xml
    .replace(/\s*<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, path: string) => {
      const isKept = paths.includes(path) && !seen.has(path);
      seen.add(path);
      return isKept ? whole : '';
    })
    .replace(/\s*<Default Extension="([^"]+)"[^>]*\/>/g, (whole, ending: string) => (endings.has(ending) ? whole : ''))
    .replace('</Types>', `${element('Override', { PartName: `/${added}`, ContentType: type })}</Types>`);
}

/** Shapes of one slide numbered in their order: 1 is the slide itself. */
function withOwnIds(xml: string): string {
  let id = 0;
  return xml.replace(/<p:cNvPr id="[^"]*"/g, () => `<p:cNvPr id="${++id}"`);
}

/** Places for the slide's picture, its text and its number on a page of notes, in the format's own units. */
const PLACES = { sldImg: [685_800, 1_143_000, 5_486_400, 3_086_100], body: [685_800, 4_400_550, 5_486_400, 3_600_450], sldNum: [3_884_613, 8_685_213, 2_971_800, 458_787] } as const;

function notesPage(xml: string, notes: string, { style, isRightToLeft }: Finish): string {
  const paragraphs = notes.split('\n').map((line) =>
    element('a:p', {}, element('a:pPr', isRightToLeft ? { algn: 'r', rtl: 1 } : { algn: 'l' }), element('a:r', {}, element('a:rPr', { lang: style.lang }), element('a:t', {}, written(line))))).join('');
  return xml
    .replace(/<p:ph type="(sldImg|body|sldNum)"[^>]*\/><\/p:nvPr><\/p:nvSpPr><p:spPr\/>/g, (whole, kind: keyof typeof PLACES) => {
      const [x, y, cx, cy] = PLACES[kind];
      const place = element('p:spPr', {}, element('a:xfrm', {}, element('a:off', { x, y }), element('a:ext', { cx, cy })), element('a:prstGeom', { prst: 'rect' }, element('a:avLst', {})));
      return whole.replace('<p:spPr/>', place);
    })
    .replace(/(type="body"[^]*?<a:lstStyle\/>)[^]*?(<\/p:txBody>)/, (_, before: string, after: string) => before + paragraphs + after);
}

const core = ({ at, author, title }: Finish): string => {
  const day = `${new Date(at).toISOString().slice(0, 19)}Z`;
  const when = (name: string) => element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, written(day));
  return XML + element('cp:coreProperties', {
    'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties', 'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
    'xmlns:dcterms': 'http://purl.org/dc/terms/', 'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  }, element('dc:title', {}, written(title)), element('dc:creator', {}, written(author)), when('created'), when('modified'));
};
