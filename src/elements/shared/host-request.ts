import { fire, type BeforeRequestDetail } from './events.js';

/** The parts of a request that the page may set. */
export interface HostSettings {
  headers: Headers;
  credentials: RequestCredentials;
}

export interface HostRequest {
  url: string;
  method: BeforeRequestDetail['method'];
  /** True if the URL is neither on the config's origin nor the save URL: headers of the page are not sent there. */
  isCrossOrigin: boolean;
  /** No request is sent once it is aborted. */
  signal?: AbortSignal;
}

/** The running token refresh of the page. Resolves to true if the page renewed anything. */
let refreshing: Promise<boolean> | null = null;

/**
 * Sends a request for an element. The page may add headers, delay or cancel it in `waymark-before-request`. After a 401
 * or 403 the page is asked once, for all its requests, to renew its token; each request is then sent once more.
 */
export async function request(
  element: Element,
  about: HostRequest,
  send: (settings: HostSettings) => Promise<Response>,
): Promise<Response> {
  const first = await askHost(element, about, false);
  const response = await send(first.settings);
  if (response.status !== 401 && response.status !== 403) return response;
  if (refreshing) {
    if (!(await refreshing)) return response;
    return send((await askHost(element, about, false)).settings);
  }
  const asked = askHost(element, about, true).then((second) => ({
    settings: second.settings,
    isRenewed: second.hasWaited || second.given !== first.given,
  }));
  const turn = asked.then(
    ({ isRenewed }) => isRenewed,
    () => false,
  );
  refreshing = turn;
  void turn.then(() => {
    if (refreshing === turn) refreshing = null;
  });
  const { settings, isRenewed } = await asked;
  return isRenewed ? send(settings) : response;
}

async function askHost(
  element: Element,
  { url, method, isCrossOrigin, signal }: HostRequest,
  unauthorized: boolean,
): Promise<{ settings: HostSettings; given: string; hasWaited: boolean }> {
  const waits: Promise<unknown>[] = [];
  const detail: BeforeRequestDetail = {
    url,
    method,
    unauthorized,
    crossOrigin: isCrossOrigin,
    headers: new Headers(),
    credentials: 'same-origin',
    waitUntil: (promise) => void waits.push(promise),
  };
  // a disconnected element's events no longer reach the page
  if (!fire(element.isConnected ? element : element.ownerDocument, 'waymark-before-request', detail))
    throw new Error('The page cancelled the request.');
  if (waits.length) await Promise.all(waits);
  signal?.throwIfAborted();
  // a token for the config's server must not reach another server
  const headers = isCrossOrigin ? new Headers() : detail.headers;
  const { credentials } = detail;
  return {
    settings: { headers, credentials },
    given: JSON.stringify([credentials, ...headers]),
    hasWaited: waits.length > 0,
  };
}
