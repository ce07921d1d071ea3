import { median } from 'simple-statistics';

/** A straight line through values, robust against outliers, with an 80 % interval of its slope. */
export interface TheilSen {
  /** Median of the slopes of all pairs. */
  slope: number;
  /**
   * Sen's interval (1968), by the normal approximation of Kendall's S with ties, as in SciPy's `theilslopes(y, x,
   * 0.8)`.
   */
  low: number;
  high: number;
  /** The point that the line goes through: median position and median value. */
  middle: { x: number; y: number };
}

/** The normal distribution's 90th percentile: an 80 % interval leaves a tenth on either side. */
const Z = 1.2815515655446004;

/** Null with fewer than two positions, or if a slope overflows. */
export function theilSen(points: readonly { x: number; y: number }[]): TheilSen | null {
  const slopes = points
    .flatMap((a, i) => points.slice(i + 1).map((b) => (b.y - a.y) / (b.x - a.x)))
    .filter((slope) => !Number.isNaN(slope))
    .sort((a, b) => a - b);
  if (!slopes.length || !slopes.every(Number.isFinite)) return null;
  const n = points.length;
  const variance =
    (n * (n - 1) * (2 * n + 5) - tieTerm(points.map(({ x }) => x)) - tieTerm(points.map(({ y }) => y))) / 18;
  const spread = Z * Math.sqrt(Math.max(0, variance));
  const upper = Math.min(roundHalfToEven((slopes.length + spread) / 2), slopes.length - 1);
  const lower = Math.max(roundHalfToEven((slopes.length - spread) / 2) - 1, 0);
  return {
    slope: median(slopes),
    low: slopes[lower] ?? NaN,
    high: slopes[upper] ?? NaN,
    middle: { x: median(points.map(({ x }) => x)), y: median(points.map(({ y }) => y)) },
  };
}

function tieTerm(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let total = 0;
  for (const k of counts.values()) total += k * (k - 1) * (2 * k + 5);
  return total;
}

/** As NumPy rounds. */
function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** The value of the line at a position, optionally with another slope. */
export const lineAt = ({ middle, slope }: TheilSen, x: number, by: number = slope): number =>
  middle.y + by * (x - middle.x);
