import { fire, type BeforeRequestDetail } from './events.js';

/** What a request is sent with. */
export interface Sending {
  headers: Headers;
  credentials: RequestCredentials;
}
type Send = (sending: Sending) => Promise<Response>;

/** The one renewal of a sign-in that is under way for the whole page; whether the page had something to renew. */
let renewal: Promise<boolean> | null = null;

/**
 * Makes a request for an element. The page may add headers to it, have it wait, or cancel it: `waymark-before-request`. Where
 * the server asks for a sign-in, the page is asked once, for all requests alike, and each is then sent once more.
 */
export async function request(element: Element, url: string, method: BeforeRequestDetail['method'], send: Send): Promise<Response> {
  const first = await prepare(element, url, method, false);
  const response = await send(first.sending);
  if (response.status !== 401 && response.status !== 403) return response;
  if (renewal) {
    if (!(await renewal)) return response;
    return send((await prepare(element, url, method, false)).sending);
  }
  const asked = prepare(element, url, method, true).then((again) => ({ again, isRenewed: again.waited || again.given !== first.given }));
  const turn = (renewal = asked.then(({ isRenewed }) => isRenewed, () => false));
  void turn.then(() => { if (renewal === turn) renewal = null; });
  const { again, isRenewed } = await asked;
  return isRenewed ? send(again.sending) : response;
}

async function prepare(element: Element, url: string, method: BeforeRequestDetail['method'], unauthorized: boolean): Promise<{ sending: Sending; given: string; waited: boolean }> {
  const waits: Promise<unknown>[] = [];
  const detail: BeforeRequestDetail = {
    url, method, unauthorized, headers: new Headers(), credentials: 'same-origin',
    waitUntil: (promise) => void waits.push(promise),
  };
  // an element that has left the page can no longer be heard by it
  if (!fire(element.isConnected ? element : element.ownerDocument, 'waymark-before-request', detail)) throw new Error('The page cancelled the request.');
  if (waits.length) await Promise.all(waits);
  const { headers, credentials } = detail;
  return { sending: { headers, credentials }, given: JSON.stringify([credentials, ...headers]), waited: waits.length > 0 };
}
