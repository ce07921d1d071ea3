import type JSZip from 'jszip';
import type PptxGenJS from 'pptxgenjs';
import { textDirection, type Direction } from '../locales/direction.js';
import type { Colour } from '../picture/inks.js';
import { linesOf } from '../picture/lines.js';
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
  valign?: 'top' | 'middle' | 'bottom';
  fill?: string;
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
const CELL = { across: 0.08, down: 0.055 };

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
      objects: [{ placeholder: { options: { name: 'title', type: 'title', ...this.#place({ x: MARGIN, y: 0.72, w: INNER, h: 0.95 }), margin: 0, fontFace: FONT, color: this.#colour('ink'), align: this.#align('start'), valign: 'top' }, text: '' } }],
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
    const fitted = this.#fitted(title, { w: INNER, h: 0.95 }, { size, least: 17, bold: true });
    this.#slide.addText(fitted.text, { placeholder: 'title', fontSize: fitted.size, bold: true, lang: this.#lang, rtlMode: this.#isRight(title) });
    if (eyebrow) this.text({ x: MARGIN, y: 0.36, w: INNER, h: 0.28 }, [{ text: eyebrow, size: 12, colour: 'soft' }]);
  }

  /** A rule, or the edge of an area. */
  rule(at: Box, colour: Colour = 'line'): void {
    this.#current.addText('', { shape: this.#file.ShapeType.rect, ...this.#place(at), fill: { color: this.#colour(colour) }, fontSize: 1 });
  }

  /** Paragraphs in one place. What has no room is left out, a group as a whole, and how many that are is answered. */
  text(box: Box, paragraphs: readonly (Paragraph | readonly Paragraph[])[], { valign = 'top', fill }: Pick<Look, 'valign' | 'fill'> = {}): number {
    const inset = fill === undefined ? 0 : 14;
    let free = box.h * 72 - 2 * inset;
    const runs: PptxGenJS.TextProps[] = [];
    for (const [i, entry] of paragraphs.entries()) {
      const group = Array.isArray(entry) ? (entry as readonly Paragraph[]) : [entry as Paragraph];
      let room = free;
      const own = group.map(({ text, above = 0, bold = false, colour = 'ink', size, least = size }, at): PptxGenJS.TextProps => {
        const before = runs.length || at ? above : 0;
        const fitted = this.#fitted(text, { w: box.w - (2 * inset) / 72, h: (room - before) / 72 }, { size, least, bold });
        room -= before + fitted.lines * fitted.size * LINE;
        return { text: fitted.text, options: {
          fontFace: FONT, fontSize: fitted.size, bold, color: this.#colour(colour), breakLine: true, lang: this.#lang, ...(before ? { paraSpaceBefore: before } : {}),
          align: this.#align('start'), rtlMode: this.#isRight(text),
        } };
      });
      if (room < 0) {
        this.#write(box, runs, inset, valign, fill);
        return paragraphs.length - i;
      }
      free = room;
      runs.push(...own);
    }
    this.#write(box, runs, inset, valign, fill);
    return 0;
  }

  #write(box: Box, runs: PptxGenJS.TextProps[], inset: number, valign: Look['valign'] = 'top', fill?: string): void {
    if (!runs.length) return;
    const area = fill === undefined ? {} : { shape: this.#file.ShapeType.roundRect, rectRadius: 0.12, fill: { color: fill.slice(1) } };
    this.#current.addText(runs, { ...this.#place(box), margin: inset, valign, fontFace: FONT, align: this.#align('start'), ...area });
  }

  #isRight(text: string): boolean {
    return (textDirection(text) ?? this.#about.direction) === 'rtl';
  }

  #fitted(text: string, { w, h }: { w: number; h: number }, { size, least, bold }: { size: number; least: number; bold: boolean }): { text: string; size: number; lines: number } {
    const given = clean(text);
    const lines = (of: number, most = Infinity) => given.split('\n').flatMap((line) => linesOf(line, of, w * 72, most, bold));
    for (let of = size; of >= least; of--) {
      const { length } = lines(of);
      if (length * of * LINE <= h * 72) return { text: given, size: of, lines: length };
    }
    const most = Math.max(1, Math.floor((h * 72) / (least * LINE)));
    const cut = linesOf(given, least, w * 72, most, bold);
    return { text: cut.join(' '), size: least, lines: cut.length };
  }

  /**
   * Rows as a native table with lines between them, as many as the place holds; answers those that did not fit.
   * @param widths of the columns, in inches
   * @param most lines of one cell; a longer text is cut
   */
  table(box: Box, widths: readonly number[], head: readonly Cell[], rows: readonly (readonly Cell[])[], { size = 12, most = 2 }: { size?: number; most?: number } = {}): (readonly Cell[])[] {
    const width = (i: number) => ((widths[i] ?? 1) - 2 * CELL.across) * 72;
    const shown = (row: readonly Cell[], lines: number, of: number) => row.map((cell, i) => ({ ...cell, lines: clean(cell.text).split('\n').flatMap((line) => linesOf(line, of, width(i), lines, cell.bold)).slice(0, lines) }));
    const height = (row: readonly { lines: readonly string[] }[], of: number) => (Math.max(1, ...row.map(({ lines }) => lines.length)) * of * LINE) / 72 + 2 * CELL.down;
    const heading = shown(head, 2, size - 1);
    let free = box.h - height(heading, size - 1);
    const heights = [height(heading, size - 1)];
    const body: (typeof heading)[] = [];
    let next = 0;
    for (; next < rows.length; next++) {
      const row = shown(rows[next] ?? [], most, size);
      const own = height(row, size);
      if (own > free) break;
      free -= own;
      heights.push(own);
      body.push(row);
    }
    const border = (of: Colour): PptxGenJS.TableCellProps['border'] => [{ type: 'none' }, { type: 'none' }, { type: 'solid', pt: 0.75, color: this.#colour(of) }, { type: 'none' }];
    const cells = (row: typeof heading, isHead: boolean): PptxGenJS.TableCell[] => this.#ordered(row).map(({ text, lines, bold = false, colour = 'ink', isNumber = false }) => ({
      text: lines.join(text.includes('\n') ? '\n' : ' '),
      options: {
        fontFace: FONT, fontSize: isHead ? size - 1 : size, bold: bold && !isHead, color: this.#colour(isHead ? 'soft' : colour), lang: this.#lang, valign: isHead ? 'bottom' : 'top',
        align: this.#align(isNumber ? 'end' : 'start'), border: border(isHead ? 'edge' : 'line'), margin: [CELL.down, CELL.across, CELL.down, CELL.across], ...(this.#isRight(text) ? { rtlMode: true } : {}),
      } as PptxGenJS.TableCellProps,
    }));
    this.#current.addTable([cells(heading, true), ...body.map((row) => cells(row, false))], { ...this.#place({ ...box, h: heights.reduce((sum, of) => sum + of, 0) }), colW: this.#ordered([...widths]), rowH: heights });
    return rows.slice(next);
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
    this.text({ x: MARGIN, y: 7.0, w: INNER - 1, h: 0.34 }, [{ text, size: 10, least: 7, colour: 'soft' }], { valign: 'top' });
  }

  async bytes(): Promise<Uint8Array> {
    const { at, author, title, theme, direction } = this.#about;
    const made = await this.#file.write({ outputType: 'arraybuffer' });
    return finished(made as ArrayBuffer, this.#library.JSZip, {
      charts: this.#charts, notes: this.#notes, style: { theme, font: FONT, lang: this.#lang }, isRightToLeft: direction === 'rtl', at, author: clean(author), title: clean(title),
    });
  }
}
