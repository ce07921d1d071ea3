import { isRecord } from '../core/types.js';
import type { Issue, Path } from '../core/config/issues.js';
import { parseValue, type ParseResult } from '../core/config/parse.js';
import type { Config } from '../core/config/schema.js';
import { pointsFileSteps } from '../core/series/points-file-parser.js';
import { fileKey, type PointsFile, type PointsFiles } from '../core/config/points-files.js';
import { pointsSources } from '../core/config/points-locations.js';
import { runSync } from '../core/series/time-slicing.js';
import { parseJsonPath } from './json-path.js';
import { recordOf, type ReportRecord, type Span } from './report-record.js';

/** Returns the text of a points file, or the reason why it cannot be read. Null if the file is not checked. */
export type ReadPoints = (src: string) => { text: string } | { fault: { message: string; hint?: string } } | null;

/** Reads the points files that a config names. */
export function readPointsFiles(value: unknown, read: ReadPoints): PointsFiles {
  const files = new Map<string, PointsFile>();
  for (const source of pointsSources(value)) {
    const key = fileKey(source);
    if (files.has(key)) continue;
    const got = read(source.src);
    if (!got) continue;
    const file: PointsFile =
      'fault' in got ? { fault: { kind: 'load', ...got.fault } } : runSync(pointsFileSteps(got.text, source));
    files.set(key, file);
  }
  return files;
}

/** A checked config, with every issue as a record with its place. */
export interface CheckedConfig {
  /** The valid parts. Undefined if there are none. */
  config?: Config;
  result: ParseResult;
  records: ReportRecord[];
}

/**
 * Checks a whole config, in the same way as a widget.
 * @param spansOf returns the places in a file where paths were written
 */
export function checkConfig(
  value: unknown,
  spansOf: (paths: readonly Path[]) => Span[],
  read: ReadPoints,
): CheckedConfig {
  const result = parseValue(value, undefined, readPointsFiles(value, read));
  const issues: [Issue, 'error' | 'warning'][] = [
    ...(result.ok ? [] : result.issues).map((issue): [Issue, 'error'] => [issue, 'error']),
    ...result.warnings.map((issue): [Issue, 'warning'] => [issue, 'warning']),
  ];
  const spans = spansOf(issues.map(([{ path }]) => parseJsonPath(path) ?? []));
  const id = isRecord(value) && isRecord(value.account) ? value.account.id : undefined;
  const account = typeof id === 'string' ? id : undefined;
  return {
    ...(result.config ? { config: result.config } : {}),
    result,
    records: issues.map(([issue, severity], i) => recordOf(issue, severity, spans[i] ?? { file: '' }, account)),
  };
}
