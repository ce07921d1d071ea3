import type { Paint } from '../../chart/svg.js';
import { drawSheetTexts, type ChartSheet } from '../../export/chart-sheet.js';

/**
 * A sheet as a PNG; null where the browser makes none, since it is too large for it or the host forbids reading a
 * canvas.
 * @param ratio pixels a px
 */
export async function sheetPng(sheet: ChartSheet, paint: Paint, ratio = 2): Promise<Blob | null> {
  const { width, height, picture, left, top } = sheet;
  const [whole, part] = [document.createElement('canvas'), document.createElement('canvas')];
  whole.width = Math.ceil(width * ratio);
  whole.height = Math.ceil(height * ratio);
  const context = whole.getContext('2d');
  if (!context) return null;
  context.scale(ratio, ratio);
  context.fillStyle = picture.theme.surface;
  context.fillRect(0, 0, width, height);
  drawSheetTexts(context, sheet);
  paint(part, picture, ratio);
  context.drawImage(part, left, top, picture.size.width, picture.size.height);
  return new Promise((resolve) => whole.toBlob(resolve, 'image/png'));
}
