/** A colour by what it is for; each face has its own value for it (custom properties on a page, fixed colours in a file). */
export type Colour = 'ink' | 'soft' | 'line' | 'edge' | 'accent' | 'surface';

/** How a shape is drawn: what fills it, what its line is like, and of a text its size in px and its weight. */
export interface Ink {
  fill?: Colour;
  fillOpacity?: number;
  stroke?: Colour;
  width?: number;
  opacity?: number;
  /** Px of line and of gap, in turn. */
  dash?: readonly number[];
  round?: boolean;
  size?: number;
  weight?: number;
  italic?: boolean;
  /** Kept readable on a line by an edge of the surface's colour. */
  halo?: boolean;
}

const text = (fill: Colour, size: number, more: Ink = {}): Ink => ({ fill, size, ...more });

/** The look of each kind of shape: described once, for the page's style sheet and for every file that a picture goes into. */
export const INKS = {
  'grid': { stroke: 'line' },
  'gap': { fill: 'ink', fillOpacity: 0.045 },
  'baseline-span': { fill: 'ink', fillOpacity: 0.09 },
  'baseline': { stroke: 'edge', dash: [2, 3] },
  'band': { fill: 'accent', fillOpacity: 0.1 },
  'target': { stroke: 'ink', width: 1.3, dash: [6, 4] },
  'go-live': { stroke: 'edge' },
  'cut': { stroke: 'edge' },
  'fan': { fill: 'accent', fillOpacity: 0.15 },
  'ahead': { stroke: 'accent', width: 1.4, dash: [2, 4], round: true },
  'step': { stroke: 'ink', width: 2.5, opacity: 0.55 },
  'other': { stroke: 'edge', width: 1.4, dash: [8, 3, 2, 3] },
  'line': { stroke: 'accent', width: 2, round: true },
  // a thick line costs ten times as much where it covers itself
  'line-dense': { stroke: 'accent', width: 1 },
  'dot': { fill: 'accent' },
  'hollow': { fill: 'surface', stroke: 'accent', width: 1.6, dash: [2, 2] },
  'event': { fill: 'ink', stroke: 'surface' },
  'incident': { stroke: 'ink', width: 2 },
  'note-mark': { fill: 'surface', stroke: 'edge' },
  'kept': { fill: 'accent', stroke: 'accent' },
  'missed': { stroke: 'edge' },
  'open': { stroke: 'edge', dash: [1.5, 1.5] },
  'not-measured': { stroke: 'edge' },
  'label': text('soft', 12),
  'label-strong': text('ink', 12, { weight: 650 }),
  'label-quiet': text('soft', 11),
  'label-halo': text('soft', 11, { halo: true }),
  'current': text('ink', 12, { weight: 650, halo: true }),
  // of a picture that is a file of its own
  'title': text('ink', 15, { weight: 650 }),
  'lead': text('ink', 12),
  'note-text': text('soft', 10, { weight: 650, italic: true }),
} as const satisfies Record<string, Ink>;

export type Role = keyof typeof INKS;
