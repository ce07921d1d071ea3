import type { Issue } from './issues.js';
import type { ParseResult } from './parse.js';

/** Fetches one address; a rejected promise means that nothing answered. */
export type Fetcher = (url: string, signal: AbortSignal) => Promise<Response>;

/** Where a config comes from: an absolute address, or a value with the address that its own are relative to. */
export type ConfigSource = { url: string } | { value: unknown; base: string };

/** A file's text, or why there is none; `auth` where it asks for a sign-in. */
export type FileAnswer = { text: string } | { fault: { message: string; hint?: string }; auth: boolean };

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
  // what checks a config comes while that is on its way
  const checking = import('./check.js').catch(() => null);
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
  const check = await checking;
  signal.throwIfAborted();
  if (!check) return { kind: 'failed', issues: [{ code: 'load', path: '$', message: 'What checks a config could not be loaded.', hint: 'Check that all files of the package are served.' }] };
  const result = await check.checked(text ?? value, text !== undefined, filesAt(base, fetcher, signal), signal);
  if (result === 'auth-required')
    return { kind: 'auth-required', issues: [{ code: 'load', path: '$', message: 'A file of values asks for a sign-in.' }] };
  return { kind: 'parsed', result, etag };
}

/** Gets the files that a config names, relative to it: each once, however it is named. */
function filesAt(base: string, fetcher: Fetcher, signal: AbortSignal): (address: string) => Promise<FileAnswer> {
  const asked = new Map<string, Promise<FileAnswer>>();
  return (address) => {
    const url = resolve(address, base);
    if (url === null) return Promise.resolve({ fault: { message: noAddress(address) }, auth: false });
    const answer = asked.get(url) ?? getText(url, fetcher, signal).then((got): FileAnswer => {
      if ('text' in got) return got;
      const { message, hint } = got.issue;
      return { fault: hint === undefined ? { message } : { message, hint }, auth: got.auth };
    });
    asked.set(url, answer);
    return answer;
  };
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
