import type { Points } from './schema.js';

/** What a config says of a file of values. */
export interface FileSpec {
  src: string;
  date?: string | undefined;
  value?: string | undefined;
}
/** A file's values, or why there are none. */
export type PointsFile = { points: Points } | { fault: { message: string; hint?: string } };

/** Two specs with one key mean the same values. */
export const fileKey = ({ src, date = 'date', value = 'value' }: FileSpec): string => JSON.stringify([src, date, value]);
