import type { Change } from '../../core/changes/change.js';
import { networkFailure, outcomeOf, outcomeOfValue, type SaveOutcome } from '../../core/changes/save-outcome.js';
import { request } from './host-request.js';

/**
 * Saves a change for the host. Resolves once it is saved, with the new config if there is one. Rejects with an error
 * that may have a `status`, with the meaning of an HTTP status. It is called again with the same change if it does not
 * settle within 30 seconds.
 */
export type Saver = (change: Change) => Promise<unknown>;

/** A request without an answer in this time is sent again later. */
export const REQUEST_TIMEOUT_MS = 30_000;
/** Maximum length of a `keepalive` body, in characters. Browsers allow 64 KiB per page. */
const MAX_KEEPALIVE_LENGTH = 8000;

export interface SaveRequest {
  /** The `<waymark-config>` that the request is made for. */
  element: Element;
  url: string;
  /** ETag of the config that the person saw. */
  etag: string | null;
  /** The page's `viewer`; empty for none. */
  viewer: string;
  signal: AbortSignal;
}

/** Sends a change to a server, once. Never rejects. */
export function postChange(change: Change, { element, url, etag, viewer, signal }: SaveRequest): Promise<SaveOutcome> {
  const body = JSON.stringify(change);
  return withDeadline(signal, async (deadline) => {
    const response = await request(
      element,
      { url, method: 'POST', isCrossOrigin: false, signal: deadline },
      ({ headers, credentials }) => {
        headers.set('Content-Type', 'application/json');
        headers.set('Idempotency-Key', change.id);
        if (etag !== null) headers.set('If-Match', etag);
        // lets the server detect that somebody else has signed in; a server of another origin would have to allow the
        // header
        if (viewer && new URL(url).origin === location.origin)
          headers.set('Waymark-Viewer', encodeURIComponent(viewer));
        return fetch(url, {
          method: 'POST',
          body,
          headers,
          credentials,
          cache: 'no-store',
          keepalive: body.length < MAX_KEEPALIVE_LENGTH,
          signal: deadline,
        });
      },
    );
    const outcome = await outcomeOf(response);
    if (!response.redirected || outcome.kind === 'retry' || outcome.kind === 'unauthorized') return outcome;
    return (await answersNoGet(element, response.url, url, deadline)) ? outcome : redirected(response.url);
  });
}

const redirected = (to: string): SaveOutcome => ({
  kind: 'retry',
  why:
    `The save address redirects to ${to}, which turns the request into a GET: nothing was saved. ` +
    'Name the final address in the save attribute.',
  after: null,
  status: null,
});

/**
 * True if a URL refuses GET. `fetch` hides whether a redirect kept the method (307, 308) or turned POST into GET (301,
 * 302, 303): only if the URL refuses GET was the answer one to the POST.
 */
async function answersNoGet(element: Element, url: string, saveUrl: string, signal: AbortSignal): Promise<boolean> {
  const isCrossOrigin = new URL(url).origin !== new URL(saveUrl).origin;
  const { status } = await request(element, { url, method: 'GET', isCrossOrigin, signal }, ({ headers, credentials }) =>
    fetch(url, { headers, credentials, cache: 'no-store', redirect: 'manual', signal }),
  );
  return status === 404 || status === 405 || status === 501;
}

/** Calls the host's saver. Never rejects. */
export const callSaver = (saver: Saver, change: Change, signal: AbortSignal): Promise<SaveOutcome> =>
  withDeadline(signal, async () => {
    try {
      const value = await saver(change);
      return value instanceof Response ? await outcomeOf(value) : outcomeOfValue(value);
    } catch (error) {
      return outcomeOfError(error);
    }
  });

/** The outcome of an error of the host's saver: its `status` has the meaning of an HTTP status. */
async function outcomeOfError(error: unknown): Promise<SaveOutcome> {
  const { status, response, message } = (typeof error === 'object' && error !== null ? error : {}) as {
    status?: unknown;
    response?: { status?: unknown };
    message?: unknown;
  };
  const code = [status, response?.status].map(Number).find((one) => Number.isInteger(one) && one >= 400 && one <= 599);
  const text = typeof message === 'string' ? message : '';
  const outcome = await outcomeOf(
    new Response(text, { status: code ?? 503, headers: { 'content-type': 'text/plain' } }),
  );
  return outcome.kind === 'retry' ? { ...outcome, why: text || 'The saver failed.', status: code ?? null } : outcome;
}

/** Runs `act` with a signal that is aborted at the deadline. If it does not settle, that counts as no answer. */
async function withDeadline(
  signal: AbortSignal,
  act: (deadline: AbortSignal) => Promise<SaveOutcome>,
): Promise<SaveOutcome> {
  // AbortSignal.timeout and AbortSignal.any are missing in browsers that are still in use
  const controller = new AbortController();
  const stop = () => controller.abort(signal.reason);
  const timer = setTimeout(
    () => controller.abort(new Error(`There was no answer within ${REQUEST_TIMEOUT_MS / 1000} seconds.`)),
    REQUEST_TIMEOUT_MS,
  );
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  try {
    const aborted = new Promise<never>((_, reject) => {
      const fail = () => reject(controller.signal.reason as Error);
      if (controller.signal.aborted) fail();
      controller.signal.addEventListener('abort', fail);
    });
    return await Promise.race([act(controller.signal), aborted]);
  } catch (error) {
    return networkFailure(error);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
