import { textDirection } from '../locales/direction.js';
import { INKS, type Ink } from '../picture/inks.js';
import type { Drawing } from '../picture/key.js';
import type { Shape, TextShape } from '../picture/shapes.js';
import { FONTS, type Theme } from '../picture/themes.js';

/** Draws shapes on a canvas, as they stand in the page and in a file. No picture is loaded for it: a strict `img-src` forbids that. */
export function drawShapes(context: CanvasRenderingContext2D, shapes: readonly Shape[], theme: Theme, font = FONTS): void {
  for (const shape of shapes) {
    const ink: Ink = INKS[shape.role];
    context.save();
    context.globalAlpha = ink.opacity ?? 1;
    context.lineWidth = ink.width ?? 1;
    context.setLineDash([...(ink.dash ?? [])]);
    context.lineJoin = ink.round ? 'round' : 'miter';
    context.lineCap = ink.round ? 'round' : 'butt';
    if ('text' in shape) drawText(context, shape, ink, theme, font);
    else {
      if (shape.x !== undefined) context.translate(shape.x, shape.y ?? 0);
      const path = new Path2D(shape.d);
      if (ink.fill) {
        context.globalAlpha = (ink.opacity ?? 1) * (ink.fillOpacity ?? 1);
        context.fillStyle = theme[ink.fill];
        context.fill(path);
        context.globalAlpha = ink.opacity ?? 1;
      }
      if (ink.stroke) {
        context.strokeStyle = theme[ink.stroke];
        context.stroke(path);
      }
    }
    context.restore();
  }
}

function drawText(context: CanvasRenderingContext2D, { text, x, y, anchor }: TextShape, { fill = 'ink', size = 12, weight = 400, italic, halo }: Ink, theme: Theme, font: string): void {
  context.font = `${italic ? 'italic ' : ''}${weight} ${size}px ${font}`;
  context.direction = textDirection(text) ?? 'ltr';
  context.textAlign = anchor === 'middle' ? 'center' : anchor === 'start' ? 'left' : 'right';
  if (halo) {
    [context.lineWidth, context.lineJoin, context.strokeStyle] = [4, 'round', theme.surface];
    context.strokeText(text, x, y);
  }
  context.fillStyle = theme[fill];
  context.fillText(text, x, y);
}

/** A drawing as a PNG with so many pixels a px; null where the browser makes none (too large for it, or the host forbids reading a canvas). */
export async function pngOf({ width, height, shapes }: Drawing, theme: Theme, scale = 2): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * scale);
  canvas.height = Math.ceil(height * scale);
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.scale(scale, scale);
  context.fillStyle = theme.surface;
  context.fillRect(0, 0, width, height);
  drawShapes(context, shapes, theme);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** A colour as `#rrggbb`, whichever way CSS allows it was written; undefined for what is none, or lies beyond these. */
export function readColour(colour: string): string | undefined {
  const context = document.createElement('canvas').getContext('2d');
  if (!context || !CSS.supports('color', colour)) return undefined;
  // one that is not taken leaves what was there before
  const read = ['#000000', '#ffffff'].map((before) => {
    context.fillStyle = before;
    context.fillStyle = colour;
    return context.fillStyle;
  });
  return read[0] === read[1] && /^#[\da-f]{6}$/.test(read[0] ?? '') ? read[0] : undefined;
}
