// The portal: which account, read as whom, both named by the page's address.
import './main.js';
import type { Config, Text } from '../src/config/schema.js';

const asked = new URLSearchParams(location.search);
const inEnglish = (text: Text): string => (typeof text === 'string' ? text : (text.en ?? Object.values(text)[0] ?? ''));

/** What the address names, if there is a link to it; else the first link's. */
function chosen(name: 'account' | 'audience'): string {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(`nav[data-choice="${name}"] a`)];
  const values = links.map(({ href }) => new URL(href).searchParams.get(name) ?? '');
  const value = values.find((known) => known === asked.get(name)) ?? values[0] ?? '';
  for (const [i, link] of links.entries()) {
    // a link changes one choice and keeps the other
    const params = new URLSearchParams(location.search);
    params.set(name, values[i] ?? '');
    if (name === 'account') params.delete('metric'); // another account has others
    link.search = params.toString();
    if (values[i] === value) link.setAttribute('aria-current', 'true');
  }
  return value;
}

/** A result chosen in the plan is shown by the timeline above it. */
function followPlan(): void {
  document.querySelector('waymark-success-plan')?.addEventListener('waymark-select', ({ detail }) => {
    const params = new URLSearchParams(location.search);
    params.set('metric', detail.id);
    location.search = params.toString();
  });
}

/** Links to every metric; shown is the one that the address names, else the first of the plan. */
function showMetrics({ metrics, plan }: Config): void {
  const timeline = document.querySelector('waymark-results-timeline');
  const nav = document.querySelector<HTMLElement>('.metrics');
  if (!timeline || !nav) return;
  timeline.metric = metrics.find(({ id }) => id === asked.get('metric'))?.id ?? plan?.metrics[0] ?? metrics[0]?.id ?? '';
  nav.hidden = metrics.length < 2;
  nav.replaceChildren(...metrics.map(({ id, name }) => {
    const params = new URLSearchParams(location.search);
    params.set('metric', id);
    const link = Object.assign(document.createElement('a'), { href: `?${params}`, textContent: inEnglish(name) });
    if (id === timeline.metric) link.setAttribute('aria-current', 'true');
    return link;
  }));
}

const account = chosen('account');
const audience = chosen('audience');

for (const note of document.querySelectorAll<HTMLElement>('[data-account]')) note.hidden = note.dataset.account !== account;
for (const widget of document.querySelectorAll('waymark-results-timeline, waymark-success-plan, waymark-effort-checklist')) widget.setAttribute('audience', audience);

const config = document.querySelector('waymark-config');
if (config) {
  // dates and numbers as the account's readers write them
  config.lang = document.querySelector<HTMLAnchorElement>('nav[data-choice="account"] [aria-current]')?.hreflang || document.documentElement.lang;
  config.src = `accounts/${account}.json`;
  const shown = await config.ready;
  const { provider, account: customer, appearance } = shown;
  showMetrics(shown);
  followPlan();
  const show = (selector: string, text: string) => Object.assign(document.querySelector(selector) ?? {}, { textContent: text });
  show('h1', inEnglish(customer.name));
  show('.brand-name', provider ? inEnglish(provider.name) : '');
  show('.brand-mark', provider ? inEnglish(provider.name).slice(0, 1) : '');
  document.title = `${inEnglish(customer.name)} · Waymark`;
  if (appearance?.accent) document.documentElement.style.setProperty('--accent', appearance.accent);
}
