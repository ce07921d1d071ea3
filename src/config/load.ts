import type { Issue } from './issues.js';
import { isTimeZone, PERIODS } from './dates.js';
import { jsonValue } from './json.js';
import { valueAt } from './parts.js';
import type { ParseResult } from './parse.js';
import { fileKey, filesNamed, type FileSpec, type PointsFile, type PointsFiles } from './points-file.js';
import type { Period } from './schema.js';
import { seriesSteps } from './series.js';
import { soundConfig } from './sound.js';
import { finishInSteps } from './steps.js';

/** Fetches one address; a rejected promise means that nothing answered. */
export type Fetcher = (url: string, signal: AbortSignal) => Promise<Response>;

/** Where a config comes from: an absolute address, or a value with the address that its own are relative to. */
export type ConfigSource = { url: string } | { value: unknown; base: string };

export type Loaded =
  /** `etag` is the version that its server names, if it does. */
  | { kind: 'parsed'; result: ParseResult; etag: string | null }
  /** Nobody may see it without signing in. */
  | { kind: 'auth-required'; issues: Issue[] }
  /** It could not be had: the network, the server, or no such file. */
  | { kind: 'failed'; issues: Issue[] };

/**
 * Gets a config, with the files its `points.src` name, and checks it. Rejects only with the signal's reason, when aborted.
 * A file that cannot be had is an issue of its metric; the rest stands.
 */
export async function loadConfig(source: ConfigSource, fetcher: Fetcher, signal: AbortSignal): Promise<Loaded> {
  let value: unknown;
  let text: string | undefined;
  let base: string;
  let etag: string | null = null;
  if ('url' in source) {
    if (resolve(source.url, source.url) === null) return { kind: 'failed', issues: [{ code: 'load', path: '$', message: noAddress(source.url) }] };
    const got = await getText(source.url, fetcher, signal);
    if ('issue' in got) return { kind: got.auth ? 'auth-required' : 'failed', issues: [got.issue] };
    [text, base, etag] = [got.text, got.url, got.etag];
  } else {
    base = source.base;
    if (typeof source.value === 'string') text = source.value;
    else value = source.value;
  }
  if (text !== undefined) value = jsonValue(text);
  const files = await loadFiles(specsIn(value), base, fetcher, signal);
  signal.throwIfAborted();
  if (files === 'auth-required')
    return { kind: 'auth-required', issues: [{ code: 'load', path: '$', message: 'A file of values asks for a sign-in.' }] };
  // a getter of the host’s that throws will when the config is checked, too
  await readSeries(value, files, signal).catch(() => { signal.throwIfAborted(); });
  const config = soundConfig(value, files);
  const result: ParseResult = config ? { ok: true, config, warnings: [] } : await explained(value, text, files);
  signal.throwIfAborted();
  return { kind: 'parsed', result, etag };
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

async function loadFiles(specs: ReadonlyMap<string, FileSpec>, base: string, fetcher: Fetcher, signal: AbortSignal): Promise<Map<string, PointsFile> | 'auth-required'> {
  if (!specs.size) return new Map();
  // their reader comes only with the first file: most configs hold their values
  const reader = await import('./read-points-file.js').catch(() => null);
  const texts = new Map<string, ReturnType<typeof getText>>();
  let auth = false;
  const entries = await Promise.all(
    [...specs].map(async ([key, spec]): Promise<[string, PointsFile]> => {
      const url = resolve(spec.src, base);
      if (url === null) return [key, { fault: { message: noAddress(spec.src) } }];
      const text = texts.get(url) ?? getText(url, fetcher, signal);
      texts.set(url, text);
      const got = await text;
      if ('text' in got && reader) return [key, await finishInSteps(reader.pointsFileSteps(got.text, spec), signal)];
      if ('text' in got) return [key, { fault: { message: 'The reader for files of values could not be loaded.', hint: 'Check that all files of the package are served.' } }];
      auth ||= got.auth;
      const { message, hint } = got.issue;
      return [key, { fault: hint === undefined ? { message } : { message, hint } }];
    }),
  );
  return auth ? 'auth-required' : new Map(entries);
}

/** An absolute http(s) address, or null. */
export function resolve(address: string, base: string): string | null {
  try {
    const url = new URL(address, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

const noAddress = (address: string): string => `${JSON.stringify(address)} is no http(s) address.`;

type Got = { text: string; url: string; etag: string | null } | { issue: Issue; auth: boolean };

async function getText(url: string, fetcher: Fetcher, signal: AbortSignal): Promise<Got> {
  const issue = (message: string, hint?: string): Got & { issue: Issue } => ({
    issue: { code: 'load', path: '$', message, ...(hint === undefined ? {} : { hint }) },
    auth: false,
  });
  let response: Response;
  try {
    response = await fetcher(url, signal);
    if (response.ok) return { text: await response.text(), url: response.url || url, etag: response.headers.get('etag') };
  } catch {
    signal.throwIfAborted();
    return issue(`${url} could not be reached.`, 'Check the network, and whether the page’s policy (connect-src) and the server’s CORS headers allow it.');
  }
  const status = `${response.status} ${response.statusText}`.trim();
  if (response.status === 401 || response.status === 403) return { ...issue(`${url} asks for a sign-in (${status}).`), auth: true };
  return issue(`${url} could not be loaded: the server answered ${status}.`, response.status === 404 ? 'Check the address.' : undefined);
}
