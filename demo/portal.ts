// The portal. The URL names the account and the audience.
import './main.js';
import { chosen } from './query-params.js';
import type { Config, Text } from '../src/core/config/schema.js';

const asked = new URLSearchParams(location.search);
const inEnglish = (text: Text): string => (typeof text === 'string' ? text : (text.en ?? Object.values(text)[0] ?? ''));

/** Shows a result chosen in the plan in the timeline above it. */
function followPlan(): void {
  document.querySelector('waymark-success-plan')?.addEventListener('waymark-select', ({ detail }) => {
    const params = new URLSearchParams(location.search);
    params.set('metric', detail.id);
    location.search = params.toString();
  });
}

/** Adds links to all metrics and shows the one named by the URL, or else the first of the plan. */
function showMetrics({ metrics, plan }: Config): void {
  const timeline = document.querySelector('waymark-results-timeline');
  const nav = document.querySelector<HTMLElement>('.metrics');
  if (!timeline || !nav) return;
  timeline.metric =
    metrics.find(({ id }) => id === asked.get('metric'))?.id ?? plan?.metrics[0] ?? metrics[0]?.id ?? '';
  nav.hidden = metrics.length < 2;
  nav.replaceChildren(
    ...metrics.map(({ id, name }) => {
      const params = new URLSearchParams(location.search);
      params.set('metric', id);
      const link = Object.assign(document.createElement('a'), { href: `?${params}`, textContent: inEnglish(name) });
      if (id === timeline.metric) link.setAttribute('aria-current', 'true');
      return link;
    }),
  );
}

const account = chosen('account', ['metric']); // metrics differ between accounts
const audience = chosen('audience');

for (const note of document.querySelectorAll<HTMLElement>('[data-account]'))
  note.hidden = note.dataset.account !== account;
for (const widget of document.querySelectorAll(
  'waymark-results-timeline, waymark-success-plan, waymark-effort-checklist',
))
  widget.setAttribute('audience', audience);

const config = document.querySelector('waymark-config');
if (config) {
  // formats dates and numbers for the account's region
  config.lang =
    document.querySelector<HTMLAnchorElement>('nav[data-choice="account"] [aria-current]')?.hreflang ||
    document.documentElement.lang;
  config.src = `/api/accounts/${account}`;
  config.save = `/api/accounts/${account}/changes`;
  const shown = await config.ready;
  const { provider, account: customer, appearance } = shown;
  showMetrics(shown);
  followPlan();
  const show = (selector: string, text: string) =>
    Object.assign(document.querySelector(selector) ?? {}, { textContent: text });
  show('h1', inEnglish(customer.name));
  show('.brand-name', provider ? inEnglish(provider.name) : '');
  show('.brand-mark', provider ? inEnglish(provider.name).slice(0, 1) : '');
  document.title = `${inEnglish(customer.name)} · Waymark`;
  if (appearance?.accent) document.documentElement.style.setProperty('--accent', appearance.accent);
}
