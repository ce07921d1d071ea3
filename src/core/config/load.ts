import type { Issue } from './issues.js';
import type { ParseResult } from './parse.js';
import type { FileResponse } from './points-files.js';
import { validateConfig } from './validate.js';

/** Fetches one URL. Rejects if nothing answered. */
export type Fetcher = (url: string, signal: AbortSignal) => Promise<Response>;

/** The absolute URL of a config, or its value with the base of its relative URLs. */
export type ConfigSource = { url: string } | { value: unknown; base: string };

export type Loaded =
  /** `etag` is the entity tag of the response, or null. */
  | { kind: 'parsed'; result: ParseResult; etag: string | null }
  /** The server asks for a sign-in. */
  | { kind: 'auth-required'; issues: Issue[] }
  /** It could not be loaded, because of the network or the server. */
  | { kind: 'failed'; issues: Issue[] };

/**
 * Loads and validates a config with its points files. Rejects only with the reason of the signal, when aborted.
 * A file that cannot be loaded is an issue of its metric; the rest is kept.
 */
export async function fetchConfig(source: ConfigSource, fetcher: Fetcher, signal: AbortSignal): Promise<Loaded> {
  let value: unknown;
  let text: string | undefined;
  let base: string;
  let etag: string | null = null;
  if ('url' in source) {
    if (resolve(source.url, source.url) === null)
      return { kind: 'failed', issues: [{ code: 'load', path: '$', message: invalidUrl(source.url) }] };
    const got = await getText(source.url, fetcher, signal);
    if ('issue' in got) return { kind: got.auth ? 'auth-required' : 'failed', issues: [got.issue] };
    [text, base, etag] = [got.text, got.url, got.etag];
  } else {
    base = source.base;
    if (typeof source.value === 'string') text = source.value;
    else value = source.value;
  }
  signal.throwIfAborted();
  const result = await validateConfig(text ?? value, text !== undefined, filesAt(base, fetcher, signal), signal);
  if (result === 'auth-required')
    return {
      kind: 'auth-required',
      issues: [{ code: 'load', path: '$', message: 'A file of points asks for a sign-in.' }],
    };
  return { kind: 'parsed', result, etag };
}

/** Loads each file that a config names, once. URLs are relative to the config. */
function filesAt(base: string, fetcher: Fetcher, signal: AbortSignal): (address: string) => Promise<FileResponse> {
  const asked = new Map<string, Promise<FileResponse>>();
  return (address) => {
    const url = resolve(address, base);
    if (url === null) return Promise.resolve({ fault: { kind: 'load', message: invalidUrl(address) }, auth: false });
    const answer =
      asked.get(url) ??
      getText(url, fetcher, signal).then((got): FileResponse => {
        if ('text' in got) return got;
        const { message, hint } = got.issue;
        return { fault: { kind: 'load', message, ...(hint === undefined ? {} : { hint }) }, auth: got.auth };
      });
    asked.set(url, answer);
    return answer;
  };
}

/** The absolute http(s) URL, or null. */
export function resolve(address: string, base: string): string | null {
  try {
    const url = new URL(address, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

const invalidUrl = (address: string): string => `${JSON.stringify(address)} is not an http(s) URL.`;

type TextResponse = { text: string; url: string; etag: string | null } | { issue: Issue; auth: boolean };

async function getText(url: string, fetcher: Fetcher, signal: AbortSignal): Promise<TextResponse> {
  const issue = (message: string, hint?: string): TextResponse & { issue: Issue } => ({
    issue: { code: 'load', path: '$', message, ...(hint === undefined ? {} : { hint }) },
    auth: false,
  });
  let response: Response;
  try {
    response = await fetcher(url, signal);
    if (response.ok)
      return { text: await response.text(), url: response.url || url, etag: response.headers.get('etag') };
  } catch {
    signal.throwIfAborted();
    return issue(
      `${url} could not be reached.`,
      'Check the network, and whether the page’s policy (connect-src) and the server’s CORS headers allow it.',
    );
  }
  const status = `${response.status} ${response.statusText}`.trim();
  if (response.status === 401 || response.status === 403)
    return { ...issue(`${url} asks for a sign-in (${status}).`), auth: true };
  return issue(
    `${url} could not be loaded: the server answered ${status}.`,
    response.status === 404 ? 'Check the address.' : undefined,
  );
}
