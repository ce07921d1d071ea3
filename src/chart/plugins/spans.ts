import type { ChartSpan } from '../model.js';
import { baselineStyle, targetStyle } from './frame.js';
import { drawCircle, drawLine, sharp } from './pen.js';
import { shownRuns } from './runs.js';
import { between, type Scene } from './scene.js';

const DOTTED = [1, 4] as const;

/** The part of a span inside the plot, in px. Null if there is none. */
function inPlot({ area, x }: Scene, { from, to }: ChartSpan): [number, number] | null {
  const [left, right] = [Math.max(area.left, x(from)), Math.min(area.right, x(to))];
  return right > left ? [left, right] : null;
}

/**
 * Draws the gain: the area between the baseline and the line since go-live, for measured runs only, with colours for
 * better and worse.
 */
export function drawGain(scene: Scene): void {
  const { pen, model, theme, area, x, y } = scene;
  const { baseline, series, direction, definedFrom, since, span, cuts } = model;
  if (!model.hasGain || !baseline) return;
  const from = Math.max(since ?? span.from, definedFrom ?? span.from);
  const { right } = area;
  const left = Math.max(area.left, x(from));
  if (!(right > left)) return;
  const base = y(baseline.value);
  const { runs } = shownRuns(series, cuts, { x, ...area });
  const alpha = theme.fill * between(scene.progress, 0.6, 1);
  const isBelow = direction === 'decrease';
  for (const [color, top, bottom] of [
    [isBelow ? theme.better : theme.worse, base, area.bottom],
    [isBelow ? theme.worse : theme.better, area.top, base],
  ] as const) {
    if (!(bottom > top)) continue;
    pen.save();
    pen.beginPath();
    pen.rect(left, top, right - left, bottom - top);
    pen.clip();
    pen.globalAlpha = alpha;
    pen.fillStyle = color;
    for (const run of runs) {
      const [first, last] = [run[0], run.at(-1)];
      if (first === undefined || last === undefined || run.length < 2) continue;
      if ((series.at[last] ?? 0) < from) continue;
      pen.beginPath();
      pen.moveTo(x(series.at[first] ?? 0), base);
      for (const i of run) pen.lineTo(x(series.at[i] ?? 0), y(series.value[i] ?? 0));
      pen.lineTo(x(series.at[last] ?? 0), base);
      pen.closePath();
      pen.fill();
    }
    pen.restore();
  }
}

/** Draws the baseline: solid over the span it was computed from, dotted from there to the latest value. */
export function drawBaseline(scene: Scene): void {
  const { pen, model, theme, y } = scene;
  const { baseline } = model;
  if (!baseline) return;
  const at = y(baseline.value);
  const solid = baseline.span && inPlot(scene, baseline.span);
  if (solid) drawLine(pen, solid[0], at, solid[1], at, baselineStyle(theme.ink3));
  const dotted = baseline.carried && inPlot(scene, baseline.carried);
  if (dotted)
    drawLine(pen, dotted[0], at, dotted[1], at, { color: theme.ink3, width: 1.25, dash: DOTTED, isRound: true });
}

/** Draws the target: a line, in steps if it has stages, or a range. */
export function drawTarget(scene: Scene): void {
  const { pen, model, theme, y, x, area } = scene;
  const { target } = model;
  if (!target) return;
  const band = target.band && inPlot(scene, target.band);
  if (target.band && band) {
    const [top, bottom] = [Math.max(area.top, y(target.band.high)), Math.min(area.bottom, y(target.band.low))];
    pen.save();
    pen.globalAlpha = 0.08;
    pen.fillStyle = theme.series;
    pen.fillRect(band[0], top, band[1] - band[0], bottom - top);
    pen.restore();
  }
  target.lines.forEach((piece, i) => {
    const place = inPlot(scene, piece);
    const at = y(piece.value);
    if (place) drawLine(pen, place[0], at, place[1], at, targetStyle(theme.ink));
    const next = target.lines[i + 1];
    // a stage ends where the next begins
    if (next && !target.band && x(piece.to) >= area.left && x(piece.to) <= area.right)
      drawLine(pen, sharp(x(piece.to)), at, sharp(x(piece.to)), y(next.value), { ...targetStyle(theme.ink), width: 1 });
  });
}

/** Draws the forecast from the latest value to the target's line. The wedge is the range of days. */
export function drawForecast(scene: Scene): void {
  const { pen, model, theme, x, y, area } = scene;
  const { forecast } = model;
  const alpha = between(scene.progress, 0.6, 1);
  if (!forecast || !alpha) return;
  const [x0, y0, level] = [x(forecast.from.at), y(forecast.from.value), y(forecast.value)];
  const [early, late, on] = [x(forecast.earliest), x(forecast.latest), x(forecast.at)];
  pen.save();
  pen.beginPath();
  pen.rect(area.left, area.top - 8, area.right - area.left, area.bottom - area.top + 16);
  pen.clip();
  pen.globalAlpha = 0.13 * alpha;
  pen.fillStyle = theme.series;
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.lineTo(early, level);
  pen.lineTo(late, level);
  pen.closePath();
  pen.fill();
  pen.globalAlpha = alpha;
  drawLine(pen, x0, y0, on, level, { color: theme.series, width: 1.75, dash: [2, 4] });
  pen.fillStyle = theme.series;
  pen.beginPath();
  pen.roundRect(early, level - 3, Math.max(6, late - early), 6, 3);
  pen.fill();
  pen.restore();
}

/** Draws the layer above the lines: the ring of the target, separate values, the latest value. */
export function drawPoints(scene: Scene): void {
  drawApart(scene);
  drawMedians(scene);
  drawRing(scene);
  const { pen, model, theme, size, x, y, shown } = scene;
  for (const { at, value } of model.hollow)
    if (at >= shown.from && at <= shown.to)
      drawCircle(pen, x(at), y(value), 4, { fill: theme.surface, stroke: theme.series, width: 1.5 });
  const { last } = model;
  if (!last || last.at < shown.from || last.at > shown.to) return;
  const radius = size.lastRadius * (0.6 + 0.4 * between(scene.progress, 0.7, 1));
  const color = last.sense === 'worse' ? theme.worse : theme.series;
  drawCircle(pen, x(last.at), y(last.value), radius + 2, { fill: theme.surface });
  drawCircle(pen, x(last.at), y(last.value), radius, { fill: color });
}

function drawRing({ pen, model, theme, x, y, shown }: Scene): void {
  const ring = model.target?.ring;
  if (!ring || ring.at < shown.from || ring.at > shown.to + 1) return;
  const [px, py] = [x(ring.at), y(ring.value)];
  if (!ring.isReached) return drawCircle(pen, px, py, 6, { fill: theme.surface, stroke: theme.ink, width: 2 });
  drawCircle(pen, px, py, 7, { fill: theme.better });
  pen.save();
  pen.strokeStyle = theme.surface;
  pen.lineWidth = 1.75;
  pen.lineCap = pen.lineJoin = 'round';
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(px - 3, py);
  pen.lineTo(px - 0.8, py + 2.4);
  pen.lineTo(px + 3.2, py - 2.4);
  pen.stroke();
  pen.restore();
}

/** Draws the distance of both groups at the latest value as a bracket, if there is room. */
function drawApart({ pen, model, size, theme, x, y }: Scene): void {
  const { comparison, last } = model;
  if (!comparison?.apart || !comparison.last || !last || size.form === 'small') return;
  const px = sharp(x(last.at));
  const [own, other] = [y(last.value), y(comparison.last.value)];
  const sign = own > other ? 1 : -1;
  const [from, to] = [other + sign * 6, own - sign * (size.lastRadius + 5)];
  if ((to - from) * sign < 16) return;
  const style = { color: theme.ink3, width: 1 };
  drawLine(pen, px, from, px, to, style);
  for (const at of [from, to]) drawLine(pen, px - 3.5, at, px + 3.5, at, style);
}

function drawMedians(scene: Scene): void {
  const { pen, model, theme, y } = scene;
  for (const { value, ...span } of model.medians) {
    const place = inPlot(scene, span);
    if (place) drawLine(pen, place[0], y(value), place[1], y(value), { color: theme.ink, width: 2.5 });
  }
}
