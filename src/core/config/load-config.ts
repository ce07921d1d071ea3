import type { ParseResult } from './parse.js';
import type { FileResponse } from './points-files.js';
import { validateConfig } from './validate.js';

/** Options of `loadConfig`. */
export interface LoadOptions {
  /**
   * Reads one file: the config, then each file that a `points.src` names. It gets an address as `loadConfig` was given
   * it, or a path beside it, and resolves with the text. A rejection is an issue of the part that names the file.
   * Default: `fetch` for http(s), and in Node the file system for everything else. Give your own where you do not trust
   * the config: in Node the default reads any path.
   */
  read?: (address: string) => Promise<string | Uint8Array> | string | Uint8Array;
  /** Ends the loading: the promise then rejects with the signal's reason. Default: nothing ends it. */
  signal?: AbortSignal;
}

/**
 * Loads a config with the files of points that it names, and checks it, in a browser or in Node. Rejects only where the
 * signal is aborted: a file that cannot be read is an issue.
 *
 * @param pathOrUrl a path or an absolute URL; in a browser, a path is relative to the page
 * @returns as `parseConfig`
 * @example
 * const loaded = await loadConfig('accounts/acme.json');
 * if (loaded.config) console.log(resultOf(loaded.config, 'orders').state);
 */
export async function loadConfig(
  pathOrUrl: string | URL,
  { read = readAddress, signal = new AbortController().signal }: LoadOptions = {},
): Promise<ParseResult> {
  const address = String(pathOrUrl);
  const got = await textOf(address, read);
  signal.throwIfAborted();
  if ('fault' in got) {
    const { message, hint } = got.fault;
    return {
      ok: false,
      issues: [{ code: 'load', path: '$', message, ...(hint === undefined ? {} : { hint }) }],
      warnings: [],
    };
  }
  const asked = new Map<string, Promise<FileResponse>>();
  const get = (src: string): Promise<FileResponse> => {
    const at = besideOf(address, src);
    if (at === null)
      return Promise.resolve({
        fault: { kind: 'load', message: `${JSON.stringify(src)} is neither a path nor an http(s) URL.` },
        auth: false,
      });
    const answer = asked.get(at) ?? textOf(at, read);
    asked.set(at, answer);
    return answer;
  };
  const result = await validateConfig(got.text, true, get, signal);
  if (result === 'auth-required') throw new Error('No file that is read here asks for a sign-in.');
  return result;
}

const SCHEME = /^[a-z][a-z\d+.-]+:/i; // two letters at least: `C:` begins a path
const isHttp = (address: string): boolean => /^https?:/i.test(address);
const isFile = (address: string): boolean => /^file:/i.test(address);

/**
 * The address of a file that a config names; null where it may not be read: a config from the web names no file of this
 * machine.
 */
function besideOf(config: string, src: string): string | null {
  if (SCHEME.test(src)) return isHttp(src) || (isFile(src) && !isHttp(config)) ? src : null;
  if (SCHEME.test(config)) {
    const url = URL.canParse(src, config) ? new URL(src, config).href : null;
    return url !== null && (isHttp(url) || isFile(url)) ? url : null;
  }
  return /^[/\\]/.test(src)
    ? src
    : config.slice(0, Math.max(config.lastIndexOf('/'), config.lastIndexOf('\\')) + 1) + src;
}

async function textOf(address: string, read: NonNullable<LoadOptions['read']>): Promise<FileResponse> {
  try {
    const text: unknown = await read(address);
    if (typeof text === 'string') return { text };
    if (text instanceof Uint8Array) return { text: new TextDecoder().decode(text) };
    throw new Error('what was read is no text');
  } catch (error) {
    const why = error instanceof Error && error.message ? ` (${error.message})` : '';
    return { fault: { kind: 'load', message: `${address} could not be read${why}.` }, auth: false };
  }
}

interface NodeFiles {
  readFile: (path: string | URL, encoding: 'utf8') => Promise<string>;
}

/** Node's own module, without an import that a bundler for browsers would stumble over. */
const nodeFiles = (): NodeFiles | undefined =>
  (globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }).process?.getBuiltinModule?.(
    'node:fs/promises',
  ) as NodeFiles | undefined;

async function readAddress(address: string): Promise<string> {
  const files = isHttp(address) ? undefined : nodeFiles();
  if (files) return files.readFile(isFile(address) ? new URL(address) : address, 'utf8');
  const response = await fetch(address);
  if (!response.ok) throw new Error(`the server answered ${`${response.status} ${response.statusText}`.trim()}`);
  return response.text();
}
