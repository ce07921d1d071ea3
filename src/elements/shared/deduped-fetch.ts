import type { Fetcher } from '../../core/config/load.js';
import { request } from './host-request.js';

interface Flight {
  response: Promise<Response>;
  controller: AbortController;
  users: number;
}

/** Running requests by URL and headers: twenty widgets with one URL share one request. */
const inFlight = new Map<string, Flight>();

/**
 * The `fetch` of an element: listeners of its `waymark-before-request` may add headers or cancel the request.
 * @param configUrl URL of the config: added headers go to its origin only
 */
export const fetcherFor =
  (element: Element, configUrl: string, cache: RequestCache): Fetcher =>
  (url, signal) => {
    const isCrossOrigin = new URL(url).origin !== new URL(configUrl).origin;
    return request(element, { url, method: 'GET', isCrossOrigin, signal }, async (settings) => {
      signal.throwIfAborted();
      const key = JSON.stringify([url, cache, settings.credentials, [...settings.headers]]);
      const flight = inFlight.get(key) ?? startRequest(key, url, { ...settings, cache });
      flight.users++;
      const unsubscribe = () => {
        if (--flight.users === 0) {
          inFlight.delete(key);
          flight.controller.abort();
        }
      };
      signal.addEventListener('abort', unsubscribe, { once: true });
      const response = await flight.response;
      signal.throwIfAborted();
      return response.clone();
    });
  };

function startRequest(key: string, url: string, init: RequestInit): Flight {
  const controller = new AbortController();
  const response = fetch(url, { ...init, signal: controller.signal });
  const flight = { response, controller, users: 0 };
  inFlight.set(key, flight);
  const release = () => {
    if (inFlight.get(key) === flight) inFlight.delete(key);
  };
  response.then(release, release);
  return flight;
}
