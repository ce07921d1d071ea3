import { keyRows } from '../sizes.js';
import { drawHatch, drawLine, sharp, type LineStyle } from './pen.js';
import type { Scene } from './scene.js';

/** Draws the layer below the lines: grid, gaps, and the lines of go-live and of changed definitions. */
export function drawFrame(scene: Scene): void {
  drawGrid(scene);
  drawGaps(scene);
  drawKeySwatches(scene);
}

function drawGrid({ pen, axis, theme, area, y }: Scene): void {
  for (let i = 0; i < axis.ticks.length; i++) {
    const tick = axis.ticks[i] ?? 0;
    const at = sharp(y(tick));
    if (at < area.top - 1 || at > area.bottom + 1) continue;
    drawLine(pen, 0, at, area.right, at, {
      color: i ? theme.grid : theme.rule,
      width: 1,
      ...(theme.isGridDotted && i ? { dash: [1, 4] } : {}),
    });
  }
}

/** Hatches gaps. */
function drawGaps({ pen, model, theme, area, x }: Scene): void {
  for (const { from, to } of model.gaps) {
    const left = Math.max(area.left, Math.round(x(from)));
    const right = Math.min(area.right, Math.round(x(to)));
    const place = { x: left, y: area.top, width: right - left, height: area.bottom - area.top };
    drawHatch(pen, place, { color: theme.ink3, alpha: theme.hatch, step: 6 });
  }
}

export const baselineStyle = (color: string): LineStyle => ({ color, width: 1.5 });
export const targetStyle = (color: string): LineStyle => ({ color, width: 1.5, dash: [5, 4] });
export const comparisonStyle = (color: string): LineStyle => ({ color, width: 2 });

/** Draws the samples of lines before their names in the key of a small chart. */
function drawKeySwatches({ pen, model, size, theme }: Scene): void {
  if (size.form !== 'small') return;
  const styles = {
    baseline: baselineStyle(theme.ink3),
    target: targetStyle(theme.ink),
    comparison: comparisonStyle(theme.other),
  };
  keyRows(model, size.width).forEach((row, i) => {
    for (const { item, x } of row) drawLine(pen, x, 8 + i * 18, x + 14, 8 + i * 18, styles[item]);
  });
}

/** Draws vertical lines. The one of go-live is stronger. */
export function drawMarks({ pen, model, theme, area, shown, x }: Scene): void {
  for (const { at, kind } of model.marks) {
    if (at < shown.from || at > shown.to) continue;
    const px = sharp(x(at));
    drawLine(pen, px, area.top - 36, px, area.bottom, {
      color: kind === 'go-live' ? theme.ink2 : theme.rule,
      width: 1,
    });
  }
}
