import type { Fetcher } from '../config/load.js';
import { request } from './request.js';

interface Flight {
  response: Promise<Response>;
  controller: AbortController;
  users: number;
}

/** Requests under way, so that twenty widgets that ask for one address at once ask once. */
const flights = new Map<string, Flight>();

/** Fetches for an element: its `waymark-before-request` may add headers to a request or cancel it. */
export const fetcherFor = (element: Element, cache: RequestCache = 'default'): Fetcher => (url, signal) =>
  request(element, url, 'GET', async (sending) => {
    signal.throwIfAborted();
    const key = JSON.stringify([url, cache, sending.credentials, [...sending.headers]]);
    const flight = flights.get(key) ?? takeOff(key, url, { ...sending, cache });
    flight.users++;
    const leave = () => {
      if (--flight.users === 0) {
        flights.delete(key);
        flight.controller.abort();
      }
    };
    signal.addEventListener('abort', leave, { once: true });
    const response = await flight.response;
    signal.throwIfAborted();
    return response.clone();
  });

function takeOff(key: string, url: string, sending: RequestInit): Flight {
  const controller = new AbortController();
  const response = fetch(url, { ...sending, signal: controller.signal });
  const flight = { response, controller, users: 0 };
  flights.set(key, flight);
  const land = () => { if (flights.get(key) === flight) flights.delete(key); };
  response.then(land, land);
  return flight;
}
