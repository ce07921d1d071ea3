import type JSZip from 'jszip';
import type PptxGenJS from 'pptxgenjs';
import { textDirection, type Direction } from '../../core/i18n/bidi.js';
import { wrapText, textWidth } from '../../chart/text-metrics.js';
import type { Colour, Theme } from '../../chart/theme.js';
import type { EditableChart } from './chart-series.js';
import { repairPackage } from './repair-package.js';

/** The libraries that write the file. The caller loads them, since this folder loads nothing by itself. */
export interface SlideLibrary {
  PptxGenJS: typeof PptxGenJS;
  JSZip: typeof JSZip;
}

/** A rectangle on a slide, in inches. */
export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** Text style. The text shrinks from `size` to `minSize` until it fits its rectangle; then it is truncated. */
export interface TextStyle {
  size: number;
  minSize?: number;
  bold?: boolean;
  colour?: Colour | 'worse';
}
export interface SlideParagraph extends TextStyle {
  text: string;
  /** Space above the text, in points. */
  spaceAbove?: number;
}
export interface Cell {
  text: string;
  bold?: boolean;
  colour?: Colour | 'worse';
  isNumber?: boolean;
}

export const SLIDE = { w: 13.333, h: 7.5 };
export const MARGIN = 0.6;
export const CONTENT_WIDTH = SLIDE.w - 2 * MARGIN;
/** A font that every machine has, or a substitute with the same widths, so that a measured text fits everywhere. */
const FONT = 'Arial';
const WORSE = '#9a3412';
const LINE_HEIGHT = 1.2;
const TITLE = { x: MARGIN, y: 0.68, w: CONTENT_WIDTH, h: 0.95 };
const BODY_BOTTOM = 6.8;
const CELL_PADDING_X = 0.12;
/** Space above and below the text of a cell, in points. */
const cellPaddingY = (size: number): number => size * 0.32;

interface WrappedCell extends Cell {
  lines: string[];
}

/** Maximum factor by which a text may grow beyond its size. */
const SCALES = [1.5, 1.4, 1.3, 1.2, 1.1, 1];

interface DeckOptions {
  lang: string;
  direction: Direction;
  theme: Theme;
  title: string;
  author: string;
  /** The creation date written into the file. */
  createdAt: string;
}

/** A language tag with a region: presentation programs choose their dictionary by it. */
const withRegion = (lang: string): string => {
  const { language, region } = new Intl.Locale(lang).maximize();
  return region === undefined ? language : `${language}-${region}`;
};

const xmlSafe = (text: string): string => text.replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ');

/**
 * Builds slides in one style. Measures every text so that nothing overflows, and mirrors the layout for right-to-left.
 */
export class Deck {
  readonly #library: SlideLibrary;
  readonly #pptx: PptxGenJS;
  readonly #options: DeckOptions;
  readonly #lang: string;
  readonly #charts: EditableChart[] = [];
  readonly #notes: string[] = [];
  #slide: PptxGenJS.Slide | null = null;
  #top = TITLE.y;

  constructor(library: SlideLibrary, options: DeckOptions) {
    this.#library = library;
    this.#options = options;
    this.#lang = withRegion(options.lang);
    this.#pptx = new library.PptxGenJS();
    this.#pptx.layout = 'LAYOUT_WIDE';
    this.#pptx.theme = { headFontFace: FONT, bodyFontFace: FONT };
    this.#pptx.rtlMode = options.direction === 'rtl';
    this.#pptx.defineSlideMaster({
      title: 'Waymark',
      slideNumber: {
        ...this.#mirror({ x: SLIDE.w - MARGIN - 0.8, y: 7.02, w: 0.8, h: 0.25 }),
        fontFace: FONT,
        fontSize: 10,
        color: this.#colour('soft'),
        align: this.#align('end'),
      },
      objects: [
        {
          placeholder: {
            options: {
              name: 'title',
              type: 'title',
              ...this.#mirror(TITLE),
              margin: 0,
              fontFace: FONT,
              color: this.#colour('ink'),
              align: this.#align('start'),
              valign: 'top',
            },
            text: '',
          },
        },
      ],
    });
  }

  #colour(role: Colour | 'worse'): string {
    return (role === 'worse' ? WORSE : this.#options.theme[role]).slice(1);
  }

  /** A light tint of the accent, for highlighted areas. */
  get tint(): string {
    const { accent, surface } = this.#options.theme;
    const part = (start: number) =>
      Math.round(
        parseInt(accent.slice(start, start + 2), 16) * 0.08 + parseInt(surface.slice(start, start + 2), 16) * 0.92,
      )
        .toString(16)
        .padStart(2, '0');
    return `#${part(1)}${part(3)}${part(5)}`;
  }

  #align(side: 'start' | 'end'): 'left' | 'right' {
    return (side === 'start') === (this.#options.direction === 'ltr') ? 'left' : 'right';
  }

  #mirror({ x, y, w, h }: Box): Box {
    return { x: this.#options.direction === 'rtl' ? SLIDE.w - x - w : x, y, w, h };
  }

  /** The area between the title (one or two lines) and the foot. */
  get body(): Box {
    return { x: MARGIN, y: this.#top, w: CONTENT_WIDTH, h: BODY_BOTTOM - this.#top };
  }

  get #current(): PptxGenJS.Slide {
    if (!this.#slide) throw new Error('There is no slide yet.');
    return this.#slide;
  }

  /** Starts a slide. Its title has at most two lines. */
  slide(title: string, notes: string, { size = 26, eyebrow = '' }: { size?: number; eyebrow?: string } = {}): void {
    this.#slide = this.#pptx.addSlide({ masterName: 'Waymark' });
    this.#notes.push(xmlSafe(notes));
    // creates the page of notes in the file
    this.#slide.addNotes('·');
    const fitted = this.#fitText(title, TITLE, { size, minSize: 17, bold: true });
    this.#top = TITLE.y + (fitted.lines * fitted.size * LINE_HEIGHT) / 72 + 0.3;
    this.#slide.addText(fitted.text, {
      placeholder: 'title',
      objectName: 'Title',
      fontSize: fitted.size,
      bold: true,
      lang: this.#lang,
      rtlMode: this.#isRight(title),
    });
    if (eyebrow)
      this.text({ x: MARGIN, y: 0.36, w: CONTENT_WIDTH, h: 0.28 }, [{ text: eyebrow, size: 12, colour: 'soft' }]);
  }

  /** A line, or the edge of an area. */
  rule(box: Box, colour: Colour = 'line'): void {
    this.#current.addText('', {
      shape: this.#pptx.ShapeType.rect,
      ...this.#mirror(box),
      fill: { color: this.#colour(colour) },
      fontSize: 1,
    });
  }

  /**
   * Writes paragraphs into one rectangle; they grow if there is room. Groups that do not fit are left out as a whole.
   * @returns the number of groups left out
   */
  text(
    box: Box,
    paragraphs: readonly (SlideParagraph | readonly SlideParagraph[])[],
    { grows = false, fill }: { grows?: boolean; fill?: string } = {},
  ): number {
    const inset = fill === undefined ? 0 : 14;
    const groups = paragraphs.map((entry) =>
      Array.isArray(entry) ? (entry as readonly SlideParagraph[]) : [entry as SlideParagraph],
    );
    const scale = grows ? (SCALES.find((one) => this.#layoutText(box, groups, inset, one).isWhole) ?? 1) : 1;
    const { runs, omitted: left } = this.#layoutText(box, groups, inset, scale);
    const area =
      fill === undefined
        ? {}
        : { shape: this.#pptx.ShapeType.roundRect, rectRadius: 0.12, fill: { color: fill.slice(1) } };
    if (runs.length)
      this.#current.addText(runs, {
        ...this.#mirror(box),
        margin: inset,
        valign: 'top',
        fontFace: FONT,
        align: this.#align('start'),
        ...area,
      });
    return left;
  }

  #layoutText(
    box: Box,
    groups: readonly (readonly SlideParagraph[])[],
    inset: number,
    scale: number,
  ): { runs: PptxGenJS.TextProps[]; omitted: number; isWhole: boolean } {
    // large letters need space below them
    let free = (box.h * 72 - 2 * inset) * (scale > 1 ? 0.9 : 1);
    const runs: PptxGenJS.TextProps[] = [];
    let isWhole = true;
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i] ?? [];
      let room = free;
      const groupRuns = group.map(
        (
          { text, spaceAbove = 0, bold = false, colour = 'ink', size, minSize = size },
          paragraphIndex,
        ): PptxGenJS.TextProps => {
          const before = runs.length || paragraphIndex ? spaceAbove * scale : 0;
          const scaledSize = Math.round(size * scale);
          const fitted = this.#fitText(
            text,
            { w: box.w - (2 * inset) / 72, h: (room - before) / 72 },
            { size: scaledSize, minSize: scale > 1 ? scaledSize : minSize, bold },
          );
          room -= before + fitted.lines * fitted.size * LINE_HEIGHT;
          isWhole &&= !fitted.isTruncated;
          return {
            text: fitted.text,
            options: {
              fontFace: FONT,
              fontSize: fitted.size,
              bold,
              color: this.#colour(colour),
              breakLine: true,
              lang: this.#lang,
              ...(before ? { paraSpaceBefore: before } : {}),
              align: this.#align('start'),
              rtlMode: this.#isRight(text),
            },
          };
        },
      );
      if (room < 0) return { runs, omitted: groups.length - i, isWhole: false };
      free = room;
      runs.push(...groupRuns);
    }
    return { runs, omitted: 0, isWhole };
  }

  #isRight(text: string): boolean {
    return (textDirection(text) ?? this.#options.direction) === 'rtl';
  }

  #fitText(
    text: string,
    { w, h }: { w: number; h: number },
    { size, minSize, bold }: { size: number; minSize: number; bold: boolean },
  ): { text: string; size: number; lines: number; isTruncated: boolean } {
    const safeText = xmlSafe(text);
    const lines = (fontSize: number, maxLines = Infinity) =>
      safeText.split('\n').flatMap((line) => wrapText(line, fontSize, w * 72, maxLines, bold));
    for (let fontSize = size; fontSize >= minSize; fontSize--) {
      const { length } = lines(fontSize);
      if (length * fontSize * LINE_HEIGHT <= h * 72)
        return { text: safeText, size: fontSize, lines: length, isTruncated: false };
    }
    const maxLines = Math.max(1, Math.floor((h * 72) / (minSize * LINE_HEIGHT)));
    const truncated = wrapText(safeText, minSize, w * 72, maxLines, bold);
    return { text: truncated.join(' '), size: minSize, lines: truncated.length, isTruncated: true };
  }

  /**
   * Writes rows as a native table at the largest size at which they all fit; returns the rows that do not fit at the
   * smallest.
   * @param widths of the columns, in inches
   * @param options.maxLines lines of one cell; a longer text is truncated
   */
  table(
    box: Box,
    widths: readonly number[],
    head: readonly Cell[],
    rows: readonly (readonly Cell[])[],
    { size = 12, minSize = size, maxLines = 2 }: { size?: number; minSize?: number; maxLines?: number } = {},
  ): (readonly Cell[])[] {
    const sizes = Array.from({ length: size - minSize + 1 }, (_, i) => size - i);
    const fontSize =
      sizes.find((one) => this.#layoutRows(box.h, widths, head, rows, one, maxLines).body.length === rows.length) ??
      minSize;
    const { heading, body, heights } = this.#layoutRows(box.h, widths, head, rows, fontSize, maxLines);
    const border = (colour: Colour): PptxGenJS.TableCellProps['border'] => [
      { type: 'none' },
      { type: 'none' },
      { type: 'solid', pt: 0.75, color: this.#colour(colour) },
      { type: 'none' },
    ];
    const inches = cellPaddingY(fontSize) / 72;
    const cells = (row: readonly WrappedCell[], isHead: boolean): PptxGenJS.TableCell[] =>
      this.#inReadingOrder(row).map(({ text, lines, bold = false, colour = 'ink', isNumber = false }) => ({
        text: lines.join(text.includes('\n') ? '\n' : ' '),
        options: {
          fontFace: FONT,
          fontSize: isHead ? fontSize - 1 : fontSize,
          bold: bold && !isHead,
          color: this.#colour(isHead ? 'soft' : colour),
          lang: this.#lang,
          valign: isHead ? 'bottom' : 'top',
          align: this.#align(isNumber ? 'end' : 'start'),
          border: border(isHead ? 'edge' : 'line'),
          margin: [inches, CELL_PADDING_X, inches, CELL_PADDING_X],
          ...(this.#isRight(text) ? { rtlMode: true } : {}),
        } as PptxGenJS.TableCellProps,
      }));
    this.#current.addTable([cells(heading, true), ...body.map((row) => cells(row, false))], {
      ...this.#mirror({ ...box, h: heights.reduce((sum, height) => sum + height, 0) }),
      colW: this.#inReadingOrder([...widths]),
      rowH: heights,
    });
    return rows.slice(body.length);
  }

  /** The width, in inches, of a column in which each text fits on one line. */
  static widthFor(texts: readonly string[], size: number): number {
    return Math.max(0, ...texts.map((text) => textWidth(xmlSafe(text), size, true))) / 72 + 2 * CELL_PADDING_X + 0.02;
  }

  /** Wraps the cells of the rows that fit into a height. */
  #layoutRows(
    room: number,
    widths: readonly number[],
    head: readonly Cell[],
    rows: readonly (readonly Cell[])[],
    size: number,
    maxLines: number,
  ) {
    const wrapCells = (row: readonly Cell[], fontSize: number, lines: number): WrappedCell[] =>
      row.map((cell, i) => {
        const width = ((widths[i] ?? 1) - 2 * CELL_PADDING_X) * 72;
        return {
          ...cell,
          lines: xmlSafe(cell.text)
            .split('\n')
            .flatMap((line) => wrapText(line, fontSize, width, lines, cell.bold))
            .slice(0, lines),
        };
      });
    const heightOf = (row: readonly WrappedCell[], fontSize: number) =>
      (Math.max(1, ...row.map(({ lines }) => lines.length)) * fontSize * LINE_HEIGHT + 2 * cellPaddingY(fontSize)) / 72;
    const heading = wrapCells(head, size - 1, 2);
    const heights = [heightOf(heading, size - 1)];
    const body: WrappedCell[][] = [];
    let free = room - (heights[0] ?? 0);
    for (const row of rows) {
      const cells = wrapCells(row, size, maxLines);
      const height = heightOf(cells, size);
      free -= height;
      if (free < 0) break;
      heights.push(height);
      body.push(cells);
    }
    return { heading, body, heights };
  }

  #inReadingOrder<T>(columns: readonly T[]): T[] {
    return this.#options.direction === 'rtl' ? [...columns].reverse() : [...columns];
  }

  /** A native chart that can be edited together with its numbers. */
  chart(box: Box, chart: EditableChart, description: string): void {
    this.#charts.push(chart);
    // a placeholder: repair-package.ts replaces its content
    this.#current.addChart('line', [{ name: ' ', labels: [' '], values: [1] }], {
      ...this.#mirror(box),
      altText: xmlSafe(description).slice(0, 500),
    });
  }

  /** The line at the foot of the slide that names the source of its numbers. */
  foot(text: string): void {
    this.rule({ x: MARGIN, y: 6.93, w: CONTENT_WIDTH, h: 0.01 });
    this.text({ x: MARGIN, y: 7.0, w: CONTENT_WIDTH - 1, h: 0.34 }, [{ text, size: 10, minSize: 7, colour: 'soft' }]);
  }

  async bytes(): Promise<Uint8Array> {
    const { createdAt: at, author, title, theme, direction } = this.#options;
    const buffer = await this.#pptx.write({ outputType: 'arraybuffer' });
    return repairPackage(buffer as ArrayBuffer, this.#library.JSZip, {
      charts: this.#charts,
      notes: this.#notes,
      style: { theme, font: FONT, lang: this.#lang },
      isRightToLeft: direction === 'rtl',
      createdAt: at,
      author: xmlSafe(author),
      title: xmlSafe(title),
    });
  }
}
