import { textDirection } from '../locales/direction.js';
import { INKS, type Ink } from './inks.js';
import { element, written, type Markup } from './markup.js';
import type { Shape, TextShape } from './shapes.js';
import { FONTS, type Theme } from './themes.js';

/** What a picture is, for those who do not see it. */
export interface Told {
  title: string;
  /** The sentence that the picture shows. */
  description: string;
  lang?: string;
}

/** Shapes as an SVG file of its own: presentation attributes alone, so that it needs no style sheet, and is drawn alike by browsers, `<img>`, Inkscape and LibreOffice. */
export function svgText({ width, height }: { width: number; height: number }, shapes: readonly Shape[], theme: Theme, { title, description, lang }: Told): Markup {
  return element('svg', { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', lang, 'font-family': FONTS },
    element('title', {}, written(title)), element('desc', {}, written(description)),
    element('rect', { width, height, fill: theme.surface }),
    ...shapes.flatMap((shape) => ('text' in shape ? textElements(shape, theme) : [
      element('path', { d: shape.d, transform: shape.x === undefined ? undefined : `translate(${shape.x} ${shape.y ?? 0})`, ...paint(INKS[shape.role], theme) }),
    ])));
}

/** A halo is a text of its own beneath the text: LibreOffice knows no `paint-order`, and would draw it over the letters. */
function textElements({ role, text, x, y, anchor }: TextShape, theme: Theme): Markup[] {
  const ink: Ink = INKS[role];
  const { size, weight, italic, halo } = ink;
  // in a right-to-left text the start is its right end; the place stays where it was
  const isRight = textDirection(text) === 'rtl';
  const end = isRight && anchor !== 'middle' ? (anchor === 'start' ? 'end' : 'start') : anchor;
  const attributes = {
    x, y, 'text-anchor': end === 'start' ? undefined : end, direction: isRight ? 'rtl' : undefined,
    // LibreOffice knows no weight between these two
    'font-size': size, 'font-weight': weight === undefined ? undefined : 700, 'font-style': italic ? 'italic' : undefined,
  };
  return [
    ...(halo ? [element('text', { ...attributes, fill: theme.surface, stroke: theme.surface, 'stroke-width': 4, 'stroke-linejoin': 'round' }, written(text))] : []),
    element('text', { ...attributes, fill: theme[ink.fill ?? 'ink'] }, written(text)),
  ];
}

const paint = ({ fill, fillOpacity, stroke, width, opacity, dash, round }: Ink, theme: Theme) => ({
  'fill': fill ? theme[fill] : 'none',
  'fill-opacity': fillOpacity,
  'stroke': stroke && theme[stroke],
  'stroke-width': width,
  'opacity': opacity,
  'stroke-dasharray': dash?.join(' '),
  'stroke-linejoin': round ? 'round' : undefined,
  'stroke-linecap': round ? 'round' : undefined,
});
