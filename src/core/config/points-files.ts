import type { PointsFileContent, PointsFileFault } from '../series/points-file-parser.js';
import type { PointsSource } from '../types.js';

/** The reason why a points file could not be loaded. */
export interface LoadFault {
  kind: 'load';
  message: string;
  hint?: string;
}

/** The points of a file, or the reason why there are none. */
export type PointsFile = PointsFileContent | { fault: PointsFileFault | LoadFault };

/** The points files of a config by their `fileKey`. */
export type PointsFiles = ReadonlyMap<string, PointsFile>;

/** The text of a file, or the reason why there is none. `auth` is true if the server asks for a sign-in. */
export type FileResponse = { text: string } | { fault: LoadFault; auth: boolean };

/** The cache key of a source: two sources with the same key have the same points. */
export const fileKey = ({ src, date = 'date', value = 'value' }: PointsSource): string =>
  JSON.stringify([src, date, value]);
