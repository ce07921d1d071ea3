import type { PictureSpec } from './options.js';
import type { paintOnce } from './painter.js';
import { SvgContext } from './svg-context.js';
import { FONTS } from './theme.js';
import { element, escapeText, type Markup } from './xml-builder.js';

/** The alternative text of a chart. */
export interface PictureText {
  title: string;
  /** The sentence that describes the chart. */
  description: string;
  lang?: string;
}

/** A stand-alone SVG document without style sheets or scripts. Its texts stay text. */
export const svgDocument = (
  { width, height }: { width: number; height: number },
  content: readonly Markup[],
  surface: string,
  { title, description, lang }: PictureText,
): Markup =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      role: 'img',
      lang,
      'font-family': FONTS,
    },
    element('title', {}, escapeText(title)),
    element('desc', {}, escapeText(description)),
    element('rect', { width, height, fill: surface }),
    ...content,
  );

/** Paints a chart. An argument, so that the painter stays a file of its own that is loaded on request. */
export type Paint = typeof paintOnce;

/** A chart as SVG, the same in Node and in a browser. */
export function pictureSvg(spec: PictureSpec, text: PictureText, paint: Paint, prefix = 'clip'): Markup {
  return svgDocument(spec.size, pictureContent(spec, paint, prefix), spec.theme.surface, text);
}

/** The shapes and texts of a chart. */
export function pictureContent(spec: PictureSpec, paint: Paint, prefix: string): Markup[] {
  const context = new SvgContext(spec.size.width, spec.size.height, prefix);
  paint(context.canvas, spec, 1);
  return context.content;
}
