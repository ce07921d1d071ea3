/** The meaning of an answer to a change. */
export type SaveOutcome =
  /**
   * The server has the change. `config` is the new config if the answer held one. `etag` is the tag of the server's
   * config: null if the answer names none, empty where the config has changed but its tag is unknown.
   */
  | { kind: 'saved'; config?: unknown; etag: string | null }
  /**
   * Not saved as far as is known: send the same key again. `after` is the wait in ms that the server asks for, `status`
   * is null without an answer.
   */
  | { kind: 'retry'; why: string; after: number | null; status: number | null }
  /** The server's config has changed since this page read it: fetch it, then send again. */
  | { kind: 'stale' }
  /** The server does not accept the change. `message` is the server's text for the person; may be empty. */
  | { kind: 'refused'; message: string; status: number }
  /** Somebody must sign in before it can be saved. */
  | { kind: 'unauthorized'; status: number };

const MAX_MESSAGE_LENGTH = 500;

/** Statuses that mean “sign in” besides 401: 419 is Laravel’s and 440 is IIS’s for a session that has ended. */
const UNAUTHORIZED = [401, 403, 419, 440];

/** Reads an answer to a change. Never rejects: an answer that cannot be read is a `retry`. */
export async function outcomeOf(response: Response): Promise<SaveOutcome> {
  const { status, headers } = response;
  const retry = (why: string): SaveOutcome => ({ kind: 'retry', why, after: retryAfter(headers), status });
  let text: string;
  try {
    text = await response.text();
  } catch {
    return retry('The response was cut off.');
  }
  if (response.ok) return outcomeOfSuccess(response, text, retry);
  if (UNAUTHORIZED.includes(status)) return { kind: 'unauthorized', status };
  switch (status) {
    case 400:
    case 422:
      return { kind: 'refused', message: messageOf(text, headers), status };
    case 409:
      return retry('The server is still processing this change.');
    case 412: // If-Match did not match
    case 428: // If-Match is required: the refetched config comes with a tag
      return { kind: 'stale' };
    default:
      return retry(`The server answered ${`${status} ${response.statusText}`.trim()}.`);
  }
}

/** A failed request as an outcome: no answer came. */
export const networkFailure = (error: unknown): SaveOutcome => ({
  kind: 'retry',
  why: error instanceof Error && error.message ? error.message : 'The server did not answer.',
  after: null,
  status: null,
});

/** True if a JSON value is a config, by its two required keys. */
const isConfigLike = (value: unknown): boolean => isObject(value) && 'version' in value && 'account' in value;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isOf = (headers: Headers, type: RegExp): boolean => type.test(headers.get('content-type') ?? '');

/** A document, as a proxy or a sign-in page sends with a status of 200 once a session has ended. */
const PAGE = /^\s*(?:<!doctype html|<html|<head|<body)|<(?:form|title|meta)\b/i;
/** Frameworks send such a text with a status of 200 if the handler returns nothing, often as text/html. */
const ACKNOWLEDGEMENT = /^(?:ok|okay|saved|created|accepted|updated|success|done|true|1|no content)[.!]?$/i;
/** PHP’s and other errors that are printed with a status of 200. */
const ERROR_TEXT = /^(?:[a-z ]*\b(?:error|exception|failed|failure|fatal|warning|denied|invalid)\b)/i;

function outcomeOfSuccess(response: Response, text: string, retry: (why: string) => SaveOutcome): SaveOutcome {
  const { headers, status } = response;
  const etag = headers.get('etag');
  // many stacks send an empty answer with their default type, text/html
  const body = text.trim();
  if (body === '') return { kind: 'saved', etag };
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    if (PAGE.test(body)) return { kind: 'unauthorized', status };
    const isPlain = isOf(headers, /^text\/plain/i) || !headers.get('content-type');
    const isSaved = ACKNOWLEDGEMENT.test(body) || (isPlain && !body.startsWith('<') && !ERROR_TEXT.test(body));
    return isSaved
      ? { kind: 'saved', etag }
      : retry(`The server answered ${status}, but with a body that is not JSON.`);
  }
  return outcomeOfValue(value, headers, status);
}

/** The outcome of a 2xx answer with a JSON value, or of a value that the host's own saver resolves with. */
export function outcomeOfValue(value: unknown, headers = new Headers(), status = 200): SaveOutcome {
  const etag = headers.get('etag');
  if (isFailure(value, headers)) return { kind: 'refused', message: cleanMessage(textsIn(value, 0).join(' ')), status };
  // the stored answer to an earlier request with this key: the config may have changed since
  if (headers.get('idempotent-replayed') === 'true') return { kind: 'saved', etag: etag ?? '' };
  return isConfigLike(value) ? { kind: 'saved', config: value, etag } : { kind: 'saved', etag };
}

/** True if a body reports a failure although its status is 2xx. */
function isFailure(value: unknown, headers: Headers): boolean {
  if (value === false) return true;
  if (!isObject(value) || isConfigLike(value)) return false;
  const { error, errors, success, ok, status, statusCode } = value;
  const isGiven = (part: unknown): boolean =>
    Array.isArray(part) ? part.length > 0 : isObject(part) ? Object.keys(part).length > 0 : Boolean(part);
  return (
    isOf(headers, /^application\/problem\+json/i) ||
    isGiven(error) ||
    isGiven(errors) ||
    success === false ||
    ok === false ||
    [status, statusCode].some((code) => typeof code === 'number' && code >= 400 && code <= 599) ||
    status === 'error' ||
    status === 'fail'
  );
}

/**
 * The wait in ms that the server asks for. A date is compared with the server’s own clock, since the device’s may be
 * off.
 */
function retryAfter(headers: Headers): number | null {
  const given = headers.get('retry-after')?.trim();
  if (!given) return null;
  if (/^\d+$/.test(given)) return Number(given) * 1000;
  const wait = Date.parse(given) - Date.parse(headers.get('date') ?? '');
  return wait > 0 ? wait : null;
}

/**
 * The server’s text for the person: from a problem document, a framework’s JSON error or plain text. Empty for a page.
 */
function messageOf(text: string, headers: Headers): string {
  let message = isOf(headers, /^text\/plain/i) ? text : '';
  try {
    const value: unknown = JSON.parse(text);
    message = textsIn(value, 0).join(' ');
  } catch {
    // not JSON: the plain text, if any, is all there is
  }
  return cleanMessage(message);
}

const cleanMessage = (message: string): string =>
  message
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, MAX_MESSAGE_LENGTH);

/**
 * The keys in which frameworks put the text, the most specific first: problem documents, Laravel, Rails, ASP.NET,
 * Fastify, Spring.
 */
const MESSAGE_KEYS = ['detail', 'message', 'error_description', 'msg', 'errors', 'error', 'reason', 'title'];
const MAX_DEPTH = 4;
const MAX_TEXTS = 3;

/** The texts that an error value holds, at most three. */
function textsIn(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, depth + 1)).slice(0, MAX_TEXTS);
  for (const key of MESSAGE_KEYS) {
    const part: unknown = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
    // a list under another name, as {"title": ["is too long"]}, is about a field of that name
    const found = Array.isArray(part) && key !== 'errors' && key !== 'detail' ? [] : textsIn(part, depth + 1);
    if (found.length) return found;
  }
  // lists of messages by field, as in {"title": ["This field is required."]}
  return Object.values(value)
    .flatMap((part: unknown) => (Array.isArray(part) || (depth > 0 && isObject(part)) ? textsIn(part, depth + 1) : []))
    .slice(0, MAX_TEXTS);
}
