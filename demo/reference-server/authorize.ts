// Access to accounts. Nobody may read or write one until `sessionOf` and `authorize` say so.
import type { IncomingMessage } from 'node:http';
import { DETAILS, Problem } from './problem-details.js';

/** A signed-in person, as your session store knows them. */
export interface User {
  /** An opaque id, the same as `viewer` of the page. */
  id: string;
  /** The name that stands beside what they change. */
  name: string;
}

/** The session of a request. */
export interface Session {
  user: User;
  /** A browser adds a cookie by itself, also for a form on another site. A token is added by the page or program. */
  from: 'cookie' | 'token';
}

/** A question to `authorize`. */
export interface AccessRequest {
  user: User;
  action: 'read' | 'write';
  /** The account's id as it stands in the URL. There may be no such account. */
  account: string;
}

/** The hooks that open accounts to people. */
export interface AccessRules {
  /** Finds the session of a request, or null. Default: nobody is signed in, so every request gets 401. */
  sessionOf?: ((req: IncomingMessage) => Session | null | Promise<Session | null>) | undefined;
  /** True if the person may. Only `true` opens the account. Default: nobody may, so every request gets 403. */
  authorize?: ((request: AccessRequest) => boolean | Promise<boolean>) | undefined;
  /** Origins beside the server's own whose pages may save, for example `https://portal.example.com`. Default: none. */
  origins?: readonly string[] | undefined;
}

/**
 * Lets a request to an account pass, before anything of the account is looked up. The refusals are the same whether
 * the account exists or not.
 *
 * @returns the person who asks
 * @throws Problem 401 without a session, or if the page shows another person's; 403 if the person or the page may not
 */
export async function checkAccess(
  { sessionOf = () => null, authorize = () => false, origins = [] }: AccessRules,
  req: IncomingMessage,
  action: AccessRequest['action'],
  account: string,
): Promise<User> {
  const session = await sessionOf(req);
  if (!session) throw signedOut(req, 'Nobody may see this account without signing in.');
  const { user, from } = session;
  const viewer = req.headers['waymark-viewer']?.toString();
  // a page that is still open knows the person who was signed in before: nothing is saved under the next one's name
  if (viewer !== undefined && viewer !== encodeURIComponent(user.id))
    throw signedOut(req, 'Somebody else is signed in now. Sign in again, and what you did is saved under your name.');
  if (action === 'write') {
    checkOrigin(req, origins);
    // a browser names the origin of every page that saves; a program without one must show that it is no browser
    if (req.headers.origin === undefined && from === 'cookie') throw otherOrigin();
  }
  if ((await authorize({ user, action, account })) !== true) throw new Problem('forbidden', DETAILS.forbidden);
  return user;
}

/** Refuses a request from a page of another origin than the server's own and those of the list. */
export function checkOrigin({ headers: { origin, host } }: IncomingMessage, origins: readonly string[] = []): void {
  if (origin === undefined || origins.includes(origin)) return;
  // `null` is the origin of a sandboxed frame, and is not a URL
  if (!URL.canParse(origin) || new URL(origin).host !== host?.toLowerCase()) throw otherOrigin();
}

/** The proof of a request's sender: its bearer token, or else the cookie of that name. Null if neither. */
export function credentialOf(
  { headers: { authorization, cookie = '' } }: IncomingMessage,
  cookieName: string,
): { value: string; from: Session['from'] } | null {
  if (authorization !== undefined) return { value: /^Bearer (\S+)$/.exec(authorization)?.[1] ?? '', from: 'token' };
  const pair = cookie.split(/;\s*/).find((one) => one.startsWith(`${cookieName}=`));
  return pair === undefined ? null : { value: pair.slice(cookieName.length + 1), from: 'cookie' };
}

const signedOut = ({ headers: { authorization } }: IncomingMessage, detail: string): Problem =>
  new Problem('signed-out', detail, {
    'WWW-Authenticate': authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"',
  });

const otherOrigin = (): Problem => new Problem('other-origin', DETAILS['other-origin']);
