import type { Config } from '../core/config/schema.js';

/** A semantic colour of a document. */
export type Colour = 'ink' | 'soft' | 'line' | 'edge' | 'accent' | 'surface';

/** Fixed colours for files, which have no custom properties. */
export type Theme = Readonly<Record<Colour, string>>;

/** System fonts, since an `<img>` cannot load fonts. LibreOffice and Inkscape know the first one. */
export const FONTS = 'Arial, Helvetica, sans-serif';

/** The colours of a light page (see base-styles.ts). */
export const LIGHT: Theme = {
  ink: '#17212b',
  soft: '#586068',
  line: '#dfe1e3',
  edge: '#767c83',
  accent: '#0f766e',
  surface: '#ffffff',
};
/** The six digits of a colour `#rgb` or `#rrggbb`. Null for other CSS colours, which only a browser can resolve. */
export function hexColour(colour: string): string | null {
  const digits = /^#(?:([\da-f]{3})[\da-f]?|([\da-f]{6})(?:[\da-f]{2})?)$/i.exec(colour.trim());
  if (!digits) return null;
  return `#${digits[2] ?? [...(digits[1] ?? '')].map((digit) => digit + digit).join('')}`.toLowerCase();
}

/**
 * The light theme with the account's accent.
 * @param accent the accent as resolved by a browser, if the config uses another CSS colour
 */
export const themeOf = ({ appearance }: Pick<Config, 'appearance'>, accent?: string): Theme => ({
  ...LIGHT,
  accent: hexColour(accent ?? '') ?? hexColour(appearance?.accent ?? '') ?? LIGHT.accent,
});

/** The semantic colours and the font of a chart. Each format resolves them once. */
export interface ChartTheme {
  family: string;
  ink: string;
  /** Colour of labels. */
  ink2: string;
  /** Colour of ticks and of secondary lines. */
  ink3: string;
  grid: string;
  /** Colour of lines that are stronger than the grid. */
  rule: string;
  surface: string;
  series: string;
  before: string;
  other: string;
  better: string;
  worse: string;
  /** Opacity of the gain area, from 0 to 1. */
  fill: number;
  hatch: number;
  /** True if the grid has the colour of the text, as with forced colours. */
  isGridDotted: boolean;
}

/** The theme of a light page, for files and paper. */
export const fileTheme = (accent = LIGHT.accent): ChartTheme => ({
  family: FONTS,
  ink: '#14202b',
  ink2: '#4a5763',
  ink3: '#626e7a',
  grid: '#e4e8ec',
  rule: '#cdd4da',
  surface: '#ffffff',
  series: accent,
  before: '#6b7682',
  other: '#7d8996',
  better: '#0b6b4f',
  worse: '#b42318',
  fill: 0.1,
  hatch: 0.3,
  isGridDotted: false,
});

/** A font in the syntax of canvas. */
export const fontOf = (family: string, size: number, weight: number): string => `${weight} ${size}px ${family}`;
