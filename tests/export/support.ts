import { parseConfig } from '../../src/core/config/parse.js';
import type { Config, ConfigInput } from '../../src/core/config/schema.js';
import { loadMessages } from '../../src/core/i18n/load-messages.js';
import { localizerFor, type Localizer } from '../../src/core/i18n/localizer.js';
import { account } from '../fixtures/account.js';

const files = import.meta.glob<string>('../../demo/accounts/*.json', { eager: true, query: '?raw', import: 'default' });

export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'ar'];

/** The demo's accounts, as far as they hold their own values. */
export const demoAccounts: [string, Config][] = Object.entries(files).flatMap(([path, text]) => {
  const { config } = parseConfig(text);
  return config ? [[path.replace(/^.*\/|\.json$/g, ''), config] satisfies [string, Config]] : [];
});

export const loadAll = async (): Promise<void> => {
  await Promise.all(LANGUAGES.map((lang) => loadMessages(lang, ['results', 'plan-effort', 'export'])));
};

/** The valid parts of an account that has content for every section. */
export function kept(parts: Partial<ConfigInput> = {}): Config {
  const { config } = parseConfig(account(parts));
  if (!config) throw new Error('Nothing is left of the fixture.');
  return config;
}

export const english = (config: Config): Localizer => localizerFor('en', config.messages);

/** A file as XML: its parser knows no mercy. */
export function asXml(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'application/xml');
  const fault = document.querySelector('parsererror');
  if (fault) throw new Error(fault.textContent);
  return document;
}

/** Texts that would do harm where they are taken for anything else. */
export const EVIL = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title><b>',
  '<!--',
  ']]>',
  '&lt;b&gt;&amp;',
  'javascript:alert(1)',
  '{count}',
  '\u0000\u0008\ufffe',
  '\ud800',
  '=HYPERLINK("http://evil")',
  '\u202eright',
  '$&$1',
];

/** Keys whose texts are not for people to read. */
const PLAIN =
  /^(?:id|kind|side|date|on|at|by|from|to|due|asOf|goLive|renewal|agreedOn|confirmedOn|given|replied|replyBy|asked|opened|closed|since|cadence|period|aggregate|direction|style|unit|currency|timeZone|measuredBy|chosen|owner|role|topic|calendar|points|moves|metrics|after|\$schema|accent)$/;

/** The same account, with a text of one's own for each that people read. */
export function withTexts(value: unknown, text: (was: string) => string, key = ''): unknown {
  if (typeof value === 'string') return PLAIN.test(key) && !(key === 'role' && /\s/.test(value)) ? value : text(value);
  if (Array.isArray(value))
    return PLAIN.test(key) && key !== 'metrics'
      ? value
      : value.map((one: unknown) => (typeof one === 'string' && PLAIN.test(key) ? one : withTexts(one, text, key)));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withTexts(inner, text, name)]));
}
