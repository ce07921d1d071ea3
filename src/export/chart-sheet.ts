import { drawText, type Pen } from '../chart/plugins/pen.js';
import type { PictureSpec } from '../chart/options.js';
import { pictureContent, svgDocument, type Paint, type PictureText } from '../chart/svg.js';
import { SvgContext } from '../chart/svg-context.js';
import { element, type Markup } from '../chart/xml-builder.js';

/** A line of text on a sheet; `x` is its left or right end, `y` its baseline. */
export interface SheetText {
  text: string;
  x: number;
  y: number;
  size: number;
  weight: number;
  align: 'left' | 'right';
  color: string;
}

/** A picture with the words that it needs to stand alone, for a file. */
export interface ChartSheet {
  width: number;
  height: number;
  texts: readonly SheetText[];
  picture: PictureSpec;
  /** The position of the picture on the sheet, in px. */
  left: number;
  top: number;
}

/** Draws the words of a sheet, each in its place. */
export function drawSheetTexts(pen: Pen, { texts, picture }: ChartSheet): void {
  for (const { text, x, y, ...style } of texts) drawText(pen, text, x, y, { ...style, family: picture.theme.family });
}

/** A sheet as an SVG document, the same from Node and from a browser. */
export function sheetSvg(sheet: ChartSheet, text: PictureText, paint: Paint): Markup {
  const { width, height, picture, left, top } = sheet;
  const words = new SvgContext(width, height, 'words');
  drawSheetTexts(words, sheet);
  const content = element('g', { transform: `translate(${left} ${top})` }, ...pictureContent(picture, paint, 'clip'));
  return svgDocument(sheet, [...words.content, content], picture.theme.surface, text);
}
