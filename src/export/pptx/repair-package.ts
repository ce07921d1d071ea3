import type JSZip from 'jszip';
import { element, escapeText, type Markup } from '../../chart/xml-builder.js';
import { chartXml, workbookFiles, type ChartStyle } from './chart-xml.js';
import type { EditableChart } from './chart-series.js';

export interface PackageContent {
  /** The charts in the order in which they were added to the slides. */
  charts: readonly EditableChart[];
  style: ChartStyle;
  /** The speaker notes of each slide. */
  notes: readonly string[];
  isRightToLeft: boolean;
  /** The creation date written into the file: the config's `asOf`. */
  createdAt: string;
  author: string;
  title: string;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const COMPRESSED = { type: 'uint8array', compression: 'DEFLATE' } as const;

/**
 * Post-processes the file that pptxgenjs 4.0.1 writes, so that PowerPoint and Keynote open it without a repair. They
 * reject content types of missing parts, masters that share a theme, folders, uncompressed parts, duplicate ids and
 * broken workbooks (all in the library's issue tracker). Charts, notes and dates are replaced by ours.
 */
export async function repairPackage(
  pptx: ArrayBuffer,
  Zip: typeof JSZip,
  content: PackageContent,
): Promise<Uint8Array> {
  const source = await Zip.loadAsync(pptx);
  const parts = new Map<string, string | Uint8Array>();
  for (const file of Object.values(source.files))
    if (!file.dir) parts.set(file.name, await file.async(/\.(?:xml|rels)$/.test(file.name) ? 'string' : 'uint8array'));
  const edit = (name: RegExp, change: (xml: string, name: string) => string) => {
    for (const [path, part] of parts)
      if (name.test(path) && typeof part === 'string') parts.set(path, change(part, path));
  };

  // the library numbers charts across all decks of a page, so the first number is arbitrary
  const charts = [...parts.keys()]
    .filter((path) => /^ppt\/charts\/chart\d+\.xml$/.test(path))
    .sort((a, b) => numberIn(a) - numberIn(b));
  for (const [i, path] of Object.entries(charts)) {
    const chart = content.charts[Number(i)];
    const book = /Target="\.\.\/(embeddings\/[^"]+)"/.exec(
      textOf(parts, path.replace('charts/', 'charts/_rels/').concat('.rels')),
    )?.[1];
    if (!chart || book === undefined) throw new Error(`The slides have a chart that nobody asked for: ${path}.`);
    parts.set(path, chartXml(chart, content.style));
    parts.set(`ppt/${book}`, await zipParts(new Map(Object.entries(workbookFiles(chart))), Zip, content.createdAt));
  }
  // the notes master gets its own theme; it needs no shapes, since each page of notes places its own
  const notesTheme = 'ppt/theme/theme2.xml';
  parts.set(notesTheme, textOf(parts, 'ppt/theme/theme1.xml'));
  edit(/^ppt\/notesMasters\/_rels\//, (xml) => xml.replace('theme1.xml', 'theme2.xml'));
  edit(/^ppt\/notesMasters\/notesMaster1\.xml$/, (xml) => xml.replace(/<p:sp>[^]*<\/p:sp>/, ''));
  edit(/^ppt\/notesSlides\/notesSlide\d+\.xml$/, (xml, path) =>
    notesPage(xml, content.notes[numberIn(path) - 1] ?? '', content),
  );
  edit(/^ppt\/(?:slides|slideLayouts|slideMasters)\/[^/]+\.xml$/, (xml) =>
    renumberShapes(xml.replace(/<a:ln>\s*<\/a:ln>|<a:ln\s*\/>/g, '')),
  );
  parts.set('docProps/core.xml', coreProperties(content));
  parts.set(
    'docProps/app.xml',
    XML +
      element(
        'Properties',
        { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
        element('Application', {}, 'Waymark' as Markup),
      ),
  );
  edit(/^\[Content_Types\]\.xml$/, (xml) => contentTypes(xml, [...parts.keys()], notesTheme));
  return zipParts(parts, Zip, content.createdAt);
}

const numberIn = (path: string): number => Number(/(\d+)\.xml$/.exec(path)?.[1] ?? 0);
const textOf = (parts: ReadonlyMap<string, string | Uint8Array>, path: string): string => {
  const part = parts.get(path);
  if (typeof part !== 'string') throw new Error(`The slides lack ${path}.`);
  return part;
};

function zipParts(parts: ReadonlyMap<string, string | Uint8Array>, Zip: typeof JSZip, at: string): Promise<Uint8Array> {
  const zip = new Zip();
  const date = new Date(at);
  for (const [path, part] of parts) zip.file(path, part, { date, createFolders: false });
  return zip.generateAsync(COMPRESSED);
}

/** Declares a content type for every part, and none without a part. */
function contentTypes(xml: string, paths: readonly string[], added: string): string {
  const seen = new Set<string>();
  const extensions = new Set(paths.map((path) => path.split('.').pop()));
  const type = /PartName="\/ppt\/theme\/theme1\.xml" ContentType="([^"]+)"/.exec(xml)?.[1] ?? '';
  return xml
    .replace(/\s*<Override PartName="\/([^"]+)"[^>]*\/>/g, (whole, path: string) => {
      const isKept = paths.includes(path) && !seen.has(path);
      seen.add(path);
      return isKept ? whole : '';
    })
    .replace(/\s*<Default Extension="([^"]+)"[^>]*\/>/g, (whole, extension: string) =>
      extensions.has(extension) ? whole : '',
    )
    .replace('</Types>', `${element('Override', { PartName: `/${added}`, ContentType: type })}</Types>`);
}

/** Numbers the shapes of one slide in order; 1 is the slide itself. */
function renumberShapes(xml: string): string {
  let id = 0;
  return xml.replace(/<p:cNvPr id="[^"]*"/g, () => `<p:cNvPr id="${++id}"`);
}

/** Positions of the slide image, the text and the number on a page of notes, in EMU. */
const NOTES_BOXES = {
  sldImg: [685_800, 1_143_000, 5_486_400, 3_086_100],
  body: [685_800, 4_400_550, 5_486_400, 3_600_450],
  sldNum: [3_884_613, 8_685_213, 2_971_800, 458_787],
} as const;

function notesPage(xml: string, notes: string, { style, isRightToLeft }: PackageContent): string {
  const paragraphs = notes
    .split('\n')
    .map((line) =>
      element(
        'a:p',
        {},
        element('a:pPr', isRightToLeft ? { algn: 'r', rtl: 1 } : { algn: 'l' }),
        element('a:r', {}, element('a:rPr', { lang: style.lang }), element('a:t', {}, escapeText(line))),
      ),
    )
    .join('');
  return xml
    .replace(
      /<p:ph type="(sldImg|body|sldNum)"[^>]*\/><\/p:nvPr><\/p:nvSpPr><p:spPr\/>/g,
      (whole, kind: keyof typeof NOTES_BOXES) => {
        const [x, y, cx, cy] = NOTES_BOXES[kind];
        const position = element(
          'p:spPr',
          {},
          element('a:xfrm', {}, element('a:off', { x, y }), element('a:ext', { cx, cy })),
          element('a:prstGeom', { prst: 'rect' }, element('a:avLst', {})),
        );
        return whole.replace('<p:spPr/>', position);
      },
    )
    .replace(
      /(type="body"[^]*?<a:lstStyle\/>)[^]*?(<\/p:txBody>)/,
      (_, before: string, after: string) => before + paragraphs + after,
    );
}

const coreProperties = ({ createdAt: at, author, title }: PackageContent): string => {
  const day = `${new Date(at).toISOString().slice(0, 19)}Z`;
  const when = (name: string) => element(`dcterms:${name}`, { 'xsi:type': 'dcterms:W3CDTF' }, escapeText(day));
  return (
    XML +
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      element('dc:title', {}, escapeText(title)),
      element('dc:creator', {}, escapeText(author)),
      when('created'),
      when('modified'),
    )
  );
};
