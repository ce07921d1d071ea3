import { isRecord, type Path, type Period, type Points, type PointsSource } from '../types.js';
import type { Config } from './schema.js';

/** A part of a config that holds points, with the path of the points and the period they are rolled up to. */
export interface PointsLocation {
  holder: { points: Points };
  path: Path;
  period: Period;
}

/** Every place of a config that holds points: metrics, their comparisons, behaviours. */
export const pointsIn = (config: Config): PointsLocation[] => [
  ...config.metrics.flatMap((metric, i) => [
    { holder: metric, path: ['metrics', i, 'points'], period: metric.period },
    ...(metric.comparison
      ? [{ holder: metric.comparison, path: ['metrics', i, 'comparison', 'points'], period: metric.period }]
      : []),
  ]),
  ...config.behaviors.map((behavior, i) => ({
    holder: behavior,
    path: ['behaviors', i, 'points'],
    period: behavior.cadence,
  })),
];

/** The points files that an unvalidated config names. */
export function pointsSources(input: unknown): PointsSource[] {
  if (!isRecord(input)) return [];
  const named = (holder: unknown): PointsSource[] => {
    const points = isRecord(holder) ? holder.points : undefined;
    if (!isRecord(points) || typeof points.src !== 'string' || points.src === '') return [];
    const { src, date, value } = points;
    return [{ src, ...(typeof date === 'string' ? { date } : {}), ...(typeof value === 'string' ? { value } : {}) }];
  };
  const items = (list: unknown): Record<string, unknown>[] => (Array.isArray(list) ? list.filter(isRecord) : []);
  return [
    ...items(input.metrics).flatMap((metric) => [metric, metric.comparison].flatMap(named)),
    ...items(input.behaviors).flatMap(named),
  ];
}
