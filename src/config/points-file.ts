import { isRecord } from './parts.js';
import type { Points } from './schema.js';

/** What a config says of a file of values. */
export interface FileSpec {
  src: string;
  date?: string | undefined;
  value?: string | undefined;
}
/** A file's values, or why there are none. */
export type PointsFile = { points: Points } | { fault: { message: string; hint?: string } };
/** The contents of the files that `points.src` names, by `fileKey`. */
export type PointsFiles = ReadonlyMap<string, PointsFile>;

/** Two specs with one key mean the same values. */
export const fileKey = ({ src, date = 'date', value = 'value' }: FileSpec): string => JSON.stringify([src, date, value]);

/** Each file that an unchecked config names in a `points.src`, and the period that its values are rolled into. */
export function filesNamed(input: unknown): { spec: FileSpec; period: unknown }[] {
  if (!isRecord(input)) return [];
  const named = (holder: unknown, period: unknown) => {
    const points = isRecord(holder) ? holder.points : undefined;
    if (!isRecord(points) || typeof points.src !== 'string' || points.src === '') return [];
    const { src, date, value } = points;
    return [{ spec: { src, ...(typeof date === 'string' ? { date } : {}), ...(typeof value === 'string' ? { value } : {}) }, period }];
  };
  const items = (list: unknown): Record<string, unknown>[] => (Array.isArray(list) ? list.filter(isRecord) : []);
  return [
    ...items(input.metrics).flatMap((metric) => [metric, metric.comparison].flatMap((holder) => named(holder, metric.period ?? 'month'))),
    ...items(input.behaviors).flatMap((behavior) => named(behavior, behavior.cadence ?? 'week')),
  ];
}
