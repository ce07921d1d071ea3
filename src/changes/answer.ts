import type { Verdict } from './queue.js';

const MOST_WORDS = 500;

/** What a server's answer to a change means. Never rejects: what cannot be read is an answer that does not count. */
export async function verdictOf(response: Response): Promise<Verdict> {
  const { status, headers } = response;
  const text = await response.text().catch(() => null);
  const again = (why: string): Verdict => ({ kind: 'again', why, after: retryAfter(headers), status });
  if (text === null) return again('The answer broke off.');
  if (response.ok) return saved(response, text) ?? again(`The server answered ${status}, but with something that is neither empty nor JSON.`);
  switch (status) {
    case 400: case 422: return { kind: 'refused', words: wordsOf(text, headers), status };
    case 401: case 403: return { kind: 'sign-in', status };
    case 409: return again('The server is still at it.');
    case 412: return { kind: 'outdated' };
    default: return again(`The server answered ${`${status} ${response.statusText}`.trim()}.`);
  }
}

const isOf = (headers: Headers, type: RegExp): boolean => type.test(headers.get('content-type') ?? '');

/** A page with a status of 200 is what a proxy sends once a session has ended: then nothing was saved. */
function saved(response: Response, text: string): Verdict | null {
  const { headers, redirected, status } = response;
  if (isOf(headers, /^text\/html|^application\/xhtml/i) || (redirected && /^\s*</.test(text))) return { kind: 'sign-in', status };
  const etag = headers.get('etag');
  if (text.trim() === '') return { kind: 'saved', etag };
  try {
    const value: unknown = JSON.parse(text);
    // the answer of an earlier time to the same key: the config may have changed since, and is read anew
    if (headers.get('idempotent-replayed') === 'true') return { kind: 'saved', etag: etag ?? '' };
    return isConfig(value) ? { kind: 'saved', config: value, etag } : { kind: 'saved', etag };
  } catch {
    return null;
  }
}

const isConfig = (value: unknown): boolean => typeof value === 'object' && value !== null && 'version' in value && 'account' in value;

/** Milliseconds that the server asks to wait; its own clock counts, since this one may be off. */
function retryAfter(headers: Headers): number | null {
  const named = headers.get('retry-after')?.trim();
  if (!named) return null;
  if (/^\d+$/.test(named)) return Number(named) * 1000;
  const wait = Date.parse(named) - Date.parse(headers.get('date') ?? '');
  return wait > 0 ? wait : null;
}

/** What the server says to the person: the detail of a problem document, a message, or plain text; nothing from a page. */
export function wordsOf(text: string, headers: Headers): string {
  let said = isOf(headers, /^text\/plain/i) ? text : '';
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'string') said = value;
    else if (typeof value === 'object' && value !== null) said = [...named(value)].find((words) => words.trim() !== '') ?? '';
  } catch { /* no JSON: what was found above is all there is */ }
  return said.replace(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, MOST_WORDS);
}

function* named(problem: object): Generator<string> {
  for (const key of ['detail', 'message', 'error', 'title']) {
    const words = (problem as Record<string, unknown>)[key];
    if (typeof words === 'string') yield words;
  }
}
