import { isTimeZone, PERIODS } from './dates.js';
import { jsonValue } from './json.js';
import type { FileAnswer } from './load.js';
import { valueAt } from './parts.js';
import type { ParseResult } from './parse.js';
import { fileKey, filesNamed, type FileSpec, type PointsFile, type PointsFiles } from './points-file.js';
import type { Period } from './schema.js';
import { seriesSteps } from './series.js';
import { soundConfig } from './sound.js';
import { finishInSteps } from './steps.js';

/**
 * Checks a config, with the files of values that it names. Rejects only with the signal's reason, when aborted.
 * @param given a value, or JSON text
 * @param get gets a file that the config names
 */
export async function checked(given: unknown, isText: boolean, get: (address: string) => Promise<FileAnswer>, signal: AbortSignal): Promise<ParseResult | 'auth-required'> {
  const text = isText ? (given as string) : undefined;
  const value = text === undefined ? given : jsonValue(text);
  const files = await loadFiles(specsIn(value), get, signal);
  signal.throwIfAborted();
  if (files === 'auth-required') return files;
  // a getter of the host’s that throws will when the config is checked, too
  await readSeries(value, files, signal).catch(() => { signal.throwIfAborted(); });
  const config = soundConfig(value, files);
  const result: ParseResult = config ? { ok: true, config, warnings: [] } : await explained(value, text, files);
  signal.throwIfAborted();
  return result;
}

/** What there is to say comes only with the first config that is not plainly sound: most pages never load it. */
async function explained(value: unknown, text: string | undefined, files: PointsFiles): Promise<ParseResult> {
  const parser = await import('./parse.js').catch(() => null);
  if (parser) return parser.parseValue(value, text, files);
  const message = 'This config is not plainly sound, and the file that says why could not be loaded.';
  return { ok: false, issues: [{ code: 'load', path: '$', message, hint: 'Check that all files of the package are served.' }], warnings: [] };
}

/** Reads long series in steps before the config is checked, which then finds them read. */
async function readSeries(value: unknown, files: PointsFiles, signal: AbortSignal): Promise<void> {
  const zone = valueAt(value, ['account', 'timeZone']) ?? 'UTC';
  if (typeof zone !== 'string' || !isTimeZone(zone)) return;
  for (const { spec, period } of filesNamed(value)) {
    const file = files.get(fileKey(spec));
    if (file && 'points' in file && PERIODS.includes(period as Period)) await finishInSteps(seriesSteps(file.points, zone, period as Period), signal);
  }
}

function specsIn(value: unknown): Map<string, FileSpec> {
  try {
    return new Map(filesNamed(value).map(({ spec }) => [fileKey(spec), spec]));
  } catch {
    return new Map(); // a getter of the host’s threw
  }
}

async function loadFiles(specs: ReadonlyMap<string, FileSpec>, get: (address: string) => Promise<FileAnswer>, signal: AbortSignal): Promise<Map<string, PointsFile> | 'auth-required'> {
  if (!specs.size) return new Map();
  // their reader comes only with the first file: most configs hold their values
  const reader = await import('./read-points-file.js').catch(() => null);
  let auth = false;
  const entries = await Promise.all(
    [...specs].map(async ([key, spec]): Promise<[string, PointsFile]> => {
      const got = await get(spec.src);
      if ('fault' in got) {
        auth ||= got.auth;
        return [key, { fault: got.fault }];
      }
      if (reader) return [key, await finishInSteps(reader.pointsFileSteps(got.text, spec), signal)];
      return [key, { fault: { message: 'The reader for files of values could not be loaded.', hint: 'Check that all files of the package are served.' } }];
    }),
  );
  return auth ? 'auth-required' : new Map(entries);
}
