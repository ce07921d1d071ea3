import { textDirection } from '../../core/i18n/bidi.js';
import { fontOf } from '../theme.js';

/** The part of a 2D context that charts use. `SvgContext` implements it for SVG. */
export type Pen = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'rect'
  | 'roundRect'
  | 'arc'
  | 'clip'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'setLineDash'
  | 'fillText'
  | 'strokeText'
  | 'measureText'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'direction'
>;

export interface TextStyle {
  family: string;
  size: number;
  weight: number;
  color: string;
  align?: 'left' | 'center' | 'right';
  /** Colour of an outline that keeps the text readable on lines. */
  halo?: string;
}

/** The middle of a pixel, so that a line of 1 px is sharp. */
export const sharp = (at: number): number => Math.round(at) + 0.5;

export function drawText(pen: Pen, text: string, x: number, y: number, style: TextStyle): void {
  if (!text) return;
  pen.font = fontOf(style.family, style.size, style.weight);
  pen.textBaseline = 'alphabetic';
  pen.textAlign = style.align ?? 'left';
  pen.direction = textDirection(text) ?? 'ltr';
  if (style.halo !== undefined) {
    pen.strokeStyle = style.halo;
    pen.lineWidth = 4;
    pen.lineJoin = 'round';
    pen.setLineDash([]);
    pen.strokeText(text, x, y);
  }
  pen.fillStyle = style.color;
  pen.fillText(text, x, y);
}

export interface LineStyle {
  color: string;
  width: number;
  dash?: readonly number[];
  isRound?: boolean;
}

export function drawLine(pen: Pen, x1: number, y1: number, x2: number, y2: number, style: LineStyle): void {
  pen.save();
  pen.strokeStyle = style.color;
  pen.lineWidth = style.width;
  pen.lineCap = style.isRound ? 'round' : 'butt';
  pen.setLineDash([...(style.dash ?? [])]);
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  pen.stroke();
  pen.restore();
}

export interface CircleStyle {
  fill?: string;
  stroke?: string;
  width?: number;
}

export function drawCircle(
  pen: Pen,
  x: number,
  y: number,
  radius: number,
  { fill, stroke, width = 1 }: CircleStyle,
): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  if (fill !== undefined) {
    pen.fillStyle = fill;
    pen.fill();
  }
  if (stroke !== undefined) {
    pen.strokeStyle = stroke;
    pen.lineWidth = width;
    pen.setLineDash([]);
    pen.stroke();
  }
}

/** Draws lines at 45 degrees in a rectangle. */
export function drawHatch(
  pen: Pen,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  { color, alpha, step }: { color: string; alpha: number; step: number },
): void {
  if (!(width > 0 && height > 0)) return;
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.globalAlpha = alpha;
  pen.strokeStyle = color;
  pen.lineWidth = 1;
  pen.lineCap = 'butt';
  pen.setLineDash([]);
  pen.beginPath();
  for (let at = -height; at < width; at += step) {
    pen.moveTo(x + at, y + height);
    pen.lineTo(x + at + height, y);
  }
  pen.stroke();
  pen.restore();
}
