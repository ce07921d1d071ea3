import type { Config } from '../config/schema.js';
import type { Colour } from './inks.js';

/** A fixed value for each colour: a file knows no custom properties. */
export type Theme = Readonly<Record<Colour, string>>;

/** Fonts that are there without being loaded, since an `<img>` may load none; the first one LibreOffice and Inkscape know, too. */
export const FONTS = 'Arial, Helvetica, sans-serif';

/** As on a light page (see the tokens of the widgets). */
export const LIGHT: Theme = { ink: '#17212b', soft: '#586068', line: '#dfe1e3', edge: '#767c83', accent: '#0f766e', surface: '#ffffff' };
/** For paper without colour: what the accent tells is told by weight and dashes alone. */
export const GREY: Theme = { ink: '#000000', soft: '#333333', line: '#d0d0d0', edge: '#555555', accent: '#000000', surface: '#ffffff' };

/** A colour written as `#rgb` or `#rrggbb` as six digits; null for any other, which only a browser can read. */
export function hexColour(colour: string): string | null {
  const digits = /^#(?:([\da-f]{3})[\da-f]?|([\da-f]{6})(?:[\da-f]{2})?)$/i.exec(colour.trim());
  if (!digits) return null;
  return `#${digits[2] ?? [...(digits[1] ?? '')].map((digit) => digit + digit).join('')}`.toLowerCase();
}

/**
 * The light theme in the account's accent.
 * @param accent the accent as a browser has read it, where the config writes it in some other way than as digits
 */
export const themeOf = ({ appearance }: Pick<Config, 'appearance'>, accent?: string): Theme =>
  ({ ...LIGHT, accent: hexColour(accent ?? '') ?? hexColour(appearance?.accent ?? '') ?? LIGHT.accent });
