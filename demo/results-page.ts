// The results page. The URL names the account and the language.
import './main.js';
import { chosen } from './query-params.js';

const account = chosen('account');
const lang = chosen('lang');
document.documentElement.lang = lang;
document.documentElement.dir = lang === 'ar' ? 'rtl' : 'ltr';
const config = document.querySelector('waymark-config');
if (config) {
  config.src = `/api/accounts/${account}`;
  config.save = `/api/accounts/${account}/changes`;
}
