import type JSZip from 'jszip';
import type PptxGenJS from 'pptxgenjs';
import { textDirection, type Direction } from '../locales/direction.js';
import type { Colour } from '../picture/inks.js';
import { linesOf, widthOf } from '../picture/lines.js';
import type { Theme } from '../picture/themes.js';
import type { Chart } from './chart.js';
import { finished } from './package.js';

/** What makes the file: loaded when slides are asked for, and handed in, since this folder loads nothing by itself. */
export interface SlideLibrary {
  PptxGenJS: typeof PptxGenJS;
  JSZip: typeof JSZip;
}

/** A place on a slide, in inches. */
export interface Box { x: number; y: number; w: number; h: number }

/** How a text looks: as large as it fits in its place, but no larger than `size`; below `least` it is cut. */
export interface Look {
  size: number;
  least?: number;
  bold?: boolean;
  colour?: Colour | 'worse';
}
export interface Paragraph extends Look {
  text: string;
  /** Points of room above it. */
  above?: number;
}
export interface Cell {
  text: string;
  bold?: boolean;
  colour?: Colour | 'worse';
  isNumber?: boolean;
}

export const SLIDE = { w: 13.333, h: 7.5 };
export const MARGIN = 0.6;
export const INNER = SLIDE.w - 2 * MARGIN;
/** On every machine, or with another there of the very same widths: what fits here fits there. */
const FONT = 'Arial';
const WORSE = '#9a3412';
const LINE = 1.2;
const TITLE = { x: MARGIN, y: 0.68, w: INNER, h: 0.95 };
const BOTTOM = 6.8;
const ACROSS = 0.12;
/** Room above and below the text of a cell, in points. */
const down = (size: number): number => size * 0.32;

interface LaidCell extends Cell {
  lines: string[];
}

/** How much larger a text may be than is asked for. */
const SCALES = [1.5, 1.4, 1.3, 1.2, 1.1, 1];

interface About {
  lang: string;
  direction: Direction;
  theme: Theme;
  title: string;
  author: string;
  /** When it was made, as far as anybody can tell from it. */
  at: string;
}

/** A tag that names a place, too: programs that show slides look their dictionaries up by it. */
const withPlace = (lang: string): string => {
  const { language, region } = new Intl.Locale(lang).maximize();
  return region === undefined ? language : `${language}-${region}`;
};

const clean = (text: string): string => text.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ');

/** Slides in one look: measures what it is given, so that nothing runs out of its place, and mirrors it for right-to-left. */
export class Deck {
  readonly #library: SlideLibrary;
  readonly #file: PptxGenJS;
  readonly #about: About;
  readonly #lang: string;
  readonly #charts: Chart[] = [];
  readonly #notes: string[] = [];
  #slide: PptxGenJS.Slide | null = null;
  #top = TITLE.y;

  constructor(library: SlideLibrary, about: About) {
    this.#library = library;
    this.#about = about;
    this.#lang = withPlace(about.lang);
    this.#file = new library.PptxGenJS();
    this.#file.layout = 'LAYOUT_WIDE';
    this.#file.theme = { headFontFace: FONT, bodyFontFace: FONT };
    this.#file.rtlMode = about.direction === 'rtl';
    this.#file.defineSlideMaster({
      title: 'Waymark',
      slideNumber: { ...this.#place({ x: SLIDE.w - MARGIN - 0.8, y: 7.02, w: 0.8, h: 0.25 }), fontFace: FONT, fontSize: 10, color: this.#colour('soft'), align: this.#align('end') },
      objects: [{ placeholder: { options: { name: 'title', type: 'title', ...this.#place(TITLE), margin: 0, fontFace: FONT, color: this.#colour('ink'), align: this.#align('start'), valign: 'top' }, text: '' } }],
    });
  }

  #colour(of: Colour | 'worse'): string {
    return (of === 'worse' ? WORSE : this.#about.theme[of]).slice(1);
  }

  /** A light tint of the accent, for an area that stands out. */
  get tint(): string {
    const { accent, surface } = this.#about.theme;
    const part = (at: number) => Math.round(parseInt(accent.slice(at, at + 2), 16) * 0.08 + parseInt(surface.slice(at, at + 2), 16) * 0.92).toString(16).padStart(2, '0');
    return `#${part(1)}${part(3)}${part(5)}`;
  }

  #align(side: 'start' | 'end'): 'left' | 'right' {
    return (side === 'start') === (this.#about.direction === 'ltr') ? 'left' : 'right';
  }

  #place({ x, y, w, h }: Box): Box {
    return { x: this.#about.direction === 'rtl' ? SLIDE.w - x - w : x, y, w, h };
  }

  /** Between the title of the slide, which has one line or two, and its foot. */
  get body(): Box {
    return { x: MARGIN, y: this.#top, w: INNER, h: BOTTOM - this.#top };
  }

  get #current(): PptxGenJS.Slide {
    if (!this.#slide) throw new Error('There is no slide yet.');
    return this.#slide;
  }

  /** Begins a slide; its title is at most two lines. */
  slide(title: string, notes: string, { size = 26, eyebrow = '' }: { size?: number; eyebrow?: string } = {}): void {
    this.#slide = this.#file.addSlide({ masterName: 'Waymark' });
    this.#notes.push(clean(notes));
    // asked for, so that the file has a page of notes
    this.#slide.addNotes('·');
    const fitted = this.#fitted(title, TITLE, { size, least: 17, bold: true });
    this.#top = TITLE.y + (fitted.lines * fitted.size * LINE) / 72 + 0.3;
    this.#slide.addText(fitted.text, { placeholder: 'title', objectName: 'Title', fontSize: fitted.size, bold: true, lang: this.#lang, rtlMode: this.#isRight(title) });
    if (eyebrow) this.text({ x: MARGIN, y: 0.36, w: INNER, h: 0.28 }, [{ text: eyebrow, size: 12, colour: 'soft' }]);
  }

  /** A rule, or the edge of an area. */
  rule(at: Box, colour: Colour = 'line'): void {
    this.#current.addText('', { shape: this.#file.ShapeType.rect, ...this.#place(at), fill: { color: this.#colour(colour) }, fontSize: 1 });
  }

  /**
   * Paragraphs in one place, larger where there is much room. What has no room is left out, a group as a whole, and how many that
   * are is answered.
   */
  text(box: Box, paragraphs: readonly (Paragraph | readonly Paragraph[])[], { grows = false, fill }: { grows?: boolean; fill?: string } = {}): number {
    const inset = fill === undefined ? 0 : 14;
    const groups = paragraphs.map((entry) => (Array.isArray(entry) ? (entry as readonly Paragraph[]) : [entry as Paragraph]));
    const scale = grows ? (SCALES.find((one) => this.#laid(box, groups, inset, one).isWhole) ?? 1) : 1;
    const { runs, left } = this.#laid(box, groups, inset, scale);
    const area = fill === undefined ? {} : { shape: this.#file.ShapeType.roundRect, rectRadius: 0.12, fill: { color: fill.slice(1) } };
    if (runs.length) this.#current.addText(runs, { ...this.#place(box), margin: inset, valign: 'top', fontFace: FONT, align: this.#align('start'), ...area });
    return left;
  }

  #laid(box: Box, groups: readonly (readonly Paragraph[])[], inset: number, scale: number): { runs: PptxGenJS.TextProps[]; left: number; isWhole: boolean } {
    // large letters need air below them, too
    let free = (box.h * 72 - 2 * inset) * (scale > 1 ? 0.9 : 1);
    const runs: PptxGenJS.TextProps[] = [];
    let isWhole = true;
    for (const [i, group] of groups.entries()) {
      let room = free;
      const own = group.map(({ text, above = 0, bold = false, colour = 'ink', size, least = size }, at): PptxGenJS.TextProps => {
        const before = runs.length || at ? above * scale : 0;
        const wanted = Math.round(size * scale);
        const fitted = this.#fitted(text, { w: box.w - (2 * inset) / 72, h: (room - before) / 72 }, { size: wanted, least: scale > 1 ? wanted : least, bold });
        room -= before + fitted.lines * fitted.size * LINE;
        isWhole &&= !fitted.isCut;
        return { text: fitted.text, options: {
          fontFace: FONT, fontSize: fitted.size, bold, color: this.#colour(colour), breakLine: true, lang: this.#lang, ...(before ? { paraSpaceBefore: before } : {}),
          align: this.#align('start'), rtlMode: this.#isRight(text),
        } };
      });
      if (room < 0) return { runs, left: groups.length - i, isWhole: false };
      free = room;
      runs.push(...own);
    }
    return { runs, left: 0, isWhole };
  }

  #isRight(text: string): boolean {
    return (textDirection(text) ?? this.#about.direction) === 'rtl';
  }

  #fitted(text: string, { w, h }: { w: number; h: number }, { size, least, bold }: { size: number; least: number; bold: boolean }): { text: string; size: number; lines: number; isCut: boolean } {
    const given = clean(text);
    const lines = (of: number, most = Infinity) => given.split('\n').flatMap((line) => linesOf(line, of, w * 72, most, bold));
    for (let of = size; of >= least; of--) {
      const { length } = lines(of);
      if (length * of * LINE <= h * 72) return { text: given, size: of, lines: length, isCut: false };
    }
    const most = Math.max(1, Math.floor((h * 72) / (least * LINE)));
    const cut = linesOf(given, least, w * 72, most, bold);
    return { text: cut.join(' '), size: least, lines: cut.length, isCut: true };
  }

  /**
   * Rows as a native table with lines between them, as large as they all fit; answers those that did not fit even at the least size.
   * @param widths of the columns, in inches
   * @param most lines of one cell; a longer text is cut
   */
  table(box: Box, widths: readonly number[], head: readonly Cell[], rows: readonly (readonly Cell[])[], { size = 12, least = size, most = 2 }: { size?: number; least?: number; most?: number } = {}): (readonly Cell[])[] {
    const sizes = Array.from({ length: size - least + 1 }, (_, i) => size - i);
    const of = sizes.find((one) => this.#rows(box.h, widths, head, rows, one, most).body.length === rows.length) ?? least;
    const { heading, body, heights } = this.#rows(box.h, widths, head, rows, of, most);
    const border = (colour: Colour): PptxGenJS.TableCellProps['border'] => [{ type: 'none' }, { type: 'none' }, { type: 'solid', pt: 0.75, color: this.#colour(colour) }, { type: 'none' }];
    const inches = down(of) / 72;
    const cells = (row: readonly LaidCell[], isHead: boolean): PptxGenJS.TableCell[] => this.#ordered(row).map(({ text, lines, bold = false, colour = 'ink', isNumber = false }) => ({
      text: lines.join(text.includes('\n') ? '\n' : ' '),
      options: {
        fontFace: FONT, fontSize: isHead ? of - 1 : of, bold: bold && !isHead, color: this.#colour(isHead ? 'soft' : colour), lang: this.#lang, valign: isHead ? 'bottom' : 'top',
        align: this.#align(isNumber ? 'end' : 'start'), border: border(isHead ? 'edge' : 'line'), margin: [inches, ACROSS, inches, ACROSS], ...(this.#isRight(text) ? { rtlMode: true } : {}),
      } as PptxGenJS.TableCellProps,
    }));
    this.#current.addTable([cells(heading, true), ...body.map((row) => cells(row, false))], { ...this.#place({ ...box, h: heights.reduce((sum, height) => sum + height, 0) }), colW: this.#ordered([...widths]), rowH: heights });
    return rows.slice(body.length);
  }

  /** The width of a column in which each of these texts has a line, in inches. */
  static widthFor(texts: readonly string[], size: number): number {
    return Math.max(0, ...texts.map((text) => widthOf(clean(text), size, true))) / 72 + 2 * ACROSS + 0.02;
  }

  /** As many rows as a height holds. */
  #rows(room: number, widths: readonly number[], head: readonly Cell[], rows: readonly (readonly Cell[])[], size: number, most: number) {
    const laid = (row: readonly Cell[], of: number, lines: number): LaidCell[] => row.map((cell, i) => {
      const width = ((widths[i] ?? 1) - 2 * ACROSS) * 72;
      return { ...cell, lines: clean(cell.text).split('\n').flatMap((line) => linesOf(line, of, width, lines, cell.bold)).slice(0, lines) };
    });
    const heightOf = (row: readonly LaidCell[], of: number) => (Math.max(1, ...row.map(({ lines }) => lines.length)) * of * LINE + 2 * down(of)) / 72;
    const heading = laid(head, size - 1, 2);
    const heights = [heightOf(heading, size - 1)];
    const body: LaidCell[][] = [];
    let free = room - (heights[0] ?? 0);
    for (const row of rows) {
      const own = laid(row, size, most);
      const height = heightOf(own, size);
      free -= height;
      if (free < 0) break;
      heights.push(height);
      body.push(own);
    }
    return { heading, body, heights };
  }

  #ordered<T>(columns: readonly T[]): T[] {
    return this.#about.direction === 'rtl' ? [...columns].reverse() : [...columns];
  }

  /** A native chart, to be edited with its numbers. */
  chart(box: Box, chart: Chart, description: string): void {
    this.#charts.push(chart);
    // a place for it: what is drawn there comes with the finish
    this.#current.addChart('line', [{ name: ' ', labels: [' '], values: [1] }], { ...this.#place(box), altText: clean(description).slice(0, 500) });
  }

  /** A line at the foot of the slide: where its numbers are from. */
  foot(text: string): void {
    this.rule({ x: MARGIN, y: 6.93, w: INNER, h: 0.01 });
    this.text({ x: MARGIN, y: 7.0, w: INNER - 1, h: 0.34 }, [{ text, size: 10, least: 7, colour: 'soft' }]);
  }

  async bytes(): Promise<Uint8Array> {
    const { at, author, title, theme, direction } = this.#about;
    const made = await this.#file.write({ outputType: 'arraybuffer' });
    return finished(made as ArrayBuffer, this.#library.JSZip, {
      charts: this.#charts, notes: this.#notes, style: { theme, font: FONT, lang: this.#lang }, isRightToLeft: direction === 'rtl', at, author: clean(author), title: clean(title),
    });
  }
}
