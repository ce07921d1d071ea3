// The page that replaces the QBR: which account, in which language, both named by the page's address.
import './main.js';
import { chosen } from './choices.js';

const account = chosen('account');
const lang = chosen('lang');
document.documentElement.lang = lang;
document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
const config = document.querySelector('waymark-config');
if (config) {
  config.src = `/api/accounts/${account}`;
  config.save = `/api/accounts/${account}/changes`;
}
