// The people of the demo, for the demo alone: their tokens stand here for everybody to read, and never end. Your server
// asks its own session store, and lets a person sign in.
import { credentialOf, type AccessRules, type User } from './reference-server/authorize.js';

interface DemoUser extends User {
  /** The accounts whose config the person may read. */
  reads: readonly string[];
  /** The accounts in which the person may also tick, comment and confirm. */
  writes: readonly string[];
}

const ACCOUNTS = ['northwind', 'harbor', 'lumen', 'new-customer', 'flights'];

/** The people by their token, which is a cookie or a bearer token. */
const USERS = new Map<string, DemoUser>([
  ['demo', { id: 'dana', name: 'Dana Reyes', reads: ACCOUNTS, writes: ACCOUNTS }],
  ['demo-reader', { id: 'robin', name: 'Robin Vale', reads: ['northwind'], writes: [] }],
]);
const COOKIE = 'waymark-demo';

/** Signs the demo's own user in, in place of a sign-in page. Behind https, add `Secure`. */
export const SIGN_IN_COOKIE = `${COOKIE}=demo; HttpOnly; SameSite=Strict; Path=/`;

/** Finds the person of a request by its cookie or token. */
export const sessionOf: AccessRules['sessionOf'] = (req) => {
  const credential = credentialOf(req, COOKIE);
  const user = credential && USERS.get(credential.value);
  return user ? { user, from: credential.from } : null;
};

/** Each person may do what the list above says, and nothing else. */
export const authorize: AccessRules['authorize'] = ({ user: { id }, action, account }) => {
  const user = [...USERS.values()].find((one) => one.id === id);
  return user?.[action === 'read' ? 'reads' : 'writes'].includes(account) ?? false;
};
