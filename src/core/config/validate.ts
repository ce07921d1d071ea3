import { runSliced, type SlicedTask } from '../series/time-slicing.js';
import type { PointsSource } from '../types.js';
import { checkSteps } from './compiled-check.js';
import type { ParseResult } from './parse.js';
import { fileKey, type FileResponse, type PointsFile, type PointsFiles } from './points-files.js';
import { pointsSources } from './points-locations.js';
import { jsonSteps, MAX_WHOLE } from './safe-json.js';

/**
 * Validates a config with its points files, in slices, so that the page stays responsive.
 * Rejects only with the reason of the signal, when aborted.
 * @param given the parsed config, or its JSON text
 * @param get loads a points file
 */
export async function validateConfig(
  given: unknown,
  isText: boolean,
  get: (address: string) => Promise<FileResponse>,
  signal: AbortSignal,
): Promise<ParseResult | 'auth-required'> {
  const text = isText ? (given as string) : undefined;
  const value = text === undefined ? given : await runSliced(await valueSteps(text), signal);
  const files = await loadFiles(sourcesIn(value), get, signal);
  signal.throwIfAborted();
  if (files === 'auth-required') return files;
  const config = await runSliced(checkSteps(value, files), signal);
  const result: ParseResult = config
    ? { ok: true, config, warnings: [] }
    : await explainIssues(value, text, files, signal);
  signal.throwIfAborted();
  return result;
}

/** Reads a text as JSON. Only a long one needs the module that reads in pieces. */
async function valueSteps(text: string): Promise<SlicedTask<unknown>> {
  if (text.length <= MAX_WHOLE) return jsonSteps(text);
  const reader = await import('./large-json.js').catch(() => null);
  return reader ? reader.largeJsonSteps(text) : jsonSteps(text);
}

/** Loads the full parser only for a config that has issues or warnings: most pages never load it. */
async function explainIssues(
  value: unknown,
  text: string | undefined,
  files: PointsFiles,
  signal: AbortSignal,
): Promise<ParseResult> {
  const parser = await import('./parse.js').catch(() => null);
  if (parser) return runSliced(parser.parseSteps(value, text, files), signal);
  const message = 'The config has problems, but the module that explains them failed to load.';
  return { ok: false, issues: [{ code: 'load', path: '$', message, hint: SERVE_ALL_FILES }], warnings: [] };
}

const SERVE_ALL_FILES = 'Check that all files of the package are served.';

function sourcesIn(value: unknown): Map<string, PointsSource> {
  try {
    return new Map(pointsSources(value).map((source) => [fileKey(source), source]));
  } catch {
    return new Map(); // a getter of the host threw
  }
}

async function loadFiles(
  sources: ReadonlyMap<string, PointsSource>,
  get: (address: string) => Promise<FileResponse>,
  signal: AbortSignal,
): Promise<Map<string, PointsFile> | 'auth-required'> {
  if (!sources.size) return new Map();
  // loaded with the first file only: most configs contain their points
  const parser = await import('../series/points-file-parser.js').catch(() => null);
  let auth = false;
  const entries = await Promise.all(
    [...sources].map(async ([key, source]): Promise<[string, PointsFile]> => {
      const response = await get(source.src);
      if ('fault' in response) {
        auth ||= response.auth;
        return [key, { fault: response.fault }];
      }
      if (parser) return [key, await runSliced(parser.pointsFileSteps(response.text, source), signal)];
      const message = 'The parser of points files could not be loaded.';
      return [key, { fault: { kind: 'load', message, hint: SERVE_ALL_FILES } }];
    }),
  );
  return auth ? 'auth-required' : new Map(entries);
}
