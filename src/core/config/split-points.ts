import { isRecord, type Points } from '../types.js';
import { valueAt } from './collections.js';
import { fileKey, type PointsFiles } from './points-files.js';
import type { Config } from './schema.js';
import type { ToInputPath } from './prune.js';

/**
 * Points without their values. Zod does not check values: it needs 100 ms for 100,000, and would drop a metric because
 * of one.
 */
export function emptied(points: unknown): unknown {
  if (Array.isArray(points)) return [];
  return isColumns(points) ? { ...points, dates: [], values: [] } : points;
}

const isColumns = (points: unknown): points is { dates: unknown[]; values: unknown[] } =>
  isRecord(points) && Array.isArray(points.dates) && Array.isArray(points.values);

const bareHolder = (holder: unknown): unknown =>
  isRecord(holder) && 'points' in holder ? { ...holder, points: emptied(holder.points) } : holder;

function bareMeasure(measure: unknown, keys: readonly string[]): unknown {
  const bare = bareHolder(isRecord(measure) ? picked(measure, keys) : measure);
  return isRecord(bare) && 'comparison' in bare ? { ...bare, comparison: bareHolder(bare.comparison) } : bare;
}

function picked(holder: Record<string, unknown>, keys: readonly string[]): Record<string, unknown> {
  const some: Record<string, unknown> = {};
  for (const key of keys) if (Object.hasOwn(holder, key)) some[key] = holder[key];
  return some;
}

/**
 * A shallow copy of the input in which every list of values is empty.
 * @param keys the keys of a config. Other keys are left out, since there may be a million of them
 * @param measureKeys the keys of a metric or behaviour. Others are left out, too
 */
export function stripPoints(
  input: unknown,
  keys: readonly string[],
  measureKeys: (list: 'metrics' | 'behaviors') => readonly string[],
): unknown {
  if (!isRecord(input)) return input;
  const bare = picked(input, keys);
  for (const name of ['metrics', 'behaviors'] as const) {
    const items = bare[name];
    const known = measureKeys(name);
    if (Array.isArray(items)) bare[name] = items.map((item) => bareMeasure(item, known));
  }
  return bare;
}

/** Puts the points of the input and of its files back into the validated config. */
export function restorePoints(config: Config, input: unknown, origin: ToInputPath, files: PointsFiles): Config {
  const written = (name: 'metrics' | 'behaviors', index: number): unknown => valueAt(input, origin([name, index]));
  const pointsOf = (holder: unknown, checked: Points): Points => {
    const inline = isRecord(holder) ? holder.points : undefined;
    // a copy: the host may change its own array and pass it again
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
        ...(comparison
          ? {
              comparison: {
                ...comparison,
                points: pointsOf(isRecord(holder) ? holder.comparison : undefined, comparison.points),
              },
            }
          : {}),
      };
    }),
    behaviors: config.behaviors.map((behavior, i) => ({
      ...behavior,
      points: pointsOf(written('behaviors', i), behavior.points),
    })),
  };
}
