import { isRecord, valueAt } from './parts.js';
import { fileKey, type PointsFiles } from './points-file.js';
import type { Config, Points } from './schema.js';
import type { Origin } from './without.js';

/**
 * The measured values are kept apart while the schema looks at a config: zod needs some 100 ms for 100,000 points,
 * a plain loop 5, and one faulty value must not lose its metric.
 */
function emptied(points: unknown): unknown {
  if (Array.isArray(points)) return [];
  return isColumns(points) ? { ...points, dates: [], values: [] } : points;
}

const isColumns = (points: unknown): points is { dates: unknown[]; values: unknown[] } =>
  isRecord(points) && Array.isArray(points.dates) && Array.isArray(points.values);

const bareHolder = (holder: unknown): unknown => (isRecord(holder) && 'points' in holder ? { ...holder, points: emptied(holder.points) } : holder);

function bareMeasure(measure: unknown): unknown {
  const bare = bareHolder(measure);
  return isRecord(bare) && 'comparison' in bare ? { ...bare, comparison: bareHolder(bare.comparison) } : bare;
}

/** A shallow copy of the input in which every list of values is empty. */
export function detachPoints(input: unknown): unknown {
  if (!isRecord(input)) return input;
  const bare = { ...input };
  for (const name of ['metrics', 'behaviors']) {
    const items = bare[name];
    if (Array.isArray(items)) bare[name] = items.map(bareMeasure);
  }
  return bare;
}

/** Puts the values of the input, and of the files it names, back into the checked config. */
export function attachPoints(config: Config, input: unknown, origin: Origin, files: PointsFiles): Config {
  const written = (name: 'metrics' | 'behaviors', index: number): unknown => valueAt(input, origin([name, index]));
  const pointsOf = (holder: unknown, checked: Points): Points => {
    const inline = isRecord(holder) ? holder.points : undefined;
    // copies: a host may change its own and hand it in again
    if (Array.isArray(inline)) return inline.slice() as Points;
    if (isColumns(inline)) return { dates: inline.dates, values: inline.values } as Points;
    const file = 'src' in checked ? files.get(fileKey(checked)) : undefined;
    return file && 'points' in file ? file.points : checked;
  };
  return {
    ...config,
    metrics: config.metrics.map((metric, i) => {
      const holder = written('metrics', i);
      const { comparison } = metric;
      return {
        ...metric,
        points: pointsOf(holder, metric.points),
        ...(comparison ? { comparison: { ...comparison, points: pointsOf(isRecord(holder) ? holder.comparison : undefined, comparison.points) } } : {}),
      };
    }),
    behaviors: config.behaviors.map((behavior, i) => ({ ...behavior, points: pointsOf(written('behaviors', i), behavior.points) })),
  };
}
