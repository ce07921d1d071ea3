// A page of every state that a widget can be in, for tests that look at all of them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type {} from '../src/define.js';
import { serve, type Site } from './serve.js';

const top = path.resolve(import.meta.dirname, '..');
const account = readFileSync(path.join(top, 'demo/accounts/northwind.json'), 'utf8');
const bare = { version: 1, asOf: '2026-10-05T08:00:00Z', account: { id: 'none', name: 'None' } };
const whole = JSON.parse(account) as {
  metrics: object[];
  plan: { milestones: object[] };
  effort: { entries: object[] };
};
const faulty = {
  ...whole,
  events: [{ date: '2026-02-31', kind: 'note', label: 'L' }],
  metrics: [...whole.metrics, { id: 'lost', name: 'Lost', direction: 'sideways' }],
  plan: { ...whole.plan, milestones: [...whole.plan.milestones, { id: 'x', name: 'X', due: 'soon' }] },
  effort: { entries: [...whole.effort.entries, { id: 'x', kind: 'acton', title: 'X' }] },
};

const PAGE = 'waymark-results-page';
const THREE = ['waymark-results-timeline', 'waymark-success-plan', 'waymark-effort-checklist'];
/** All widgets, as a selector. */
export const WIDGETS = [...THREE, PAGE].join();

/** Unfolds everything, in the widgets within a widget, too. */
const unfold = () => {
  const widgets = 'waymark-results-timeline, waymark-success-plan, waymark-effort-checklist, waymark-results-page';
  for (const outer of document.querySelectorAll(widgets))
    for (const { shadowRoot } of [outer, ...outer.shadowRoot!.querySelectorAll(widgets)])
      for (const details of shadowRoot!.querySelectorAll('details')) details.open = true;
};
const reload = () => document.querySelector('waymark-config')!.reload();
/** Opens a form in each widget, whatever its language. */
const ask = async () => {
  for (const [tag, selector] of [
    ['waymark-results-timeline', '.opinion button:last-child'],
    ['waymark-success-plan', '[data-milestone="depots-all"]'],
    ['waymark-effort-checklist', '[data-act^="comment"]'],
  ] as const) {
    const element = document.querySelector(tag)!;
    element.shadowRoot!.querySelector<HTMLElement>(selector)!.click();
    await element.updateComplete;
    if (!element.shadowRoot!.querySelector('form')) throw new Error(`${tag} opens no form`);
  }
};

interface StateOptions {
  state: string;
  src: string;
  audience?: string;
  metric?: string;
  tags?: readonly string[];
  act?: () => Promise<void> | void;
  then?: () => Promise<void> | void;
}
interface Language {
  lang: string;
  dir: string;
}

/**
 * Every state, and what else a ready widget can look like. `state` is what it says of itself, `act` what it is brought
 * there by, `then` what is done to look closer.
 */
export const STATES: Readonly<Record<string, StateOptions>> = {
  idle: { state: 'idle', src: '' },
  loading: { state: 'loading', src: '/never' },
  ready: { state: 'ready', src: '/account.json', tags: THREE, then: unfold },
  'ready, with forms open': { state: 'ready', src: '/account.json', tags: THREE, then: ask },
  'ready, for the provider': { state: 'ready', src: '/account.json', audience: 'provider', tags: THREE, then: unfold },
  'ready, all metrics': { state: 'ready', src: '/account.json', metric: '', tags: THREE },
  'ready, in part': { state: 'ready', src: '/faulty.json', tags: THREE, then: unfold },
  'ready, as a page': { state: 'ready', src: '/account.json', tags: [PAGE], then: unfold },
  empty: { state: 'empty', src: '/empty.json', metric: '' },
  stale: { state: 'stale', src: '/once.json', act: reload, tags: THREE },
  'stale, as a page': { state: 'stale', src: '/once.json', act: reload, tags: [PAGE] },
  error: { state: 'error', src: '/malformed.json' },
  'auth-required': { state: 'auth-required', src: '/private' },
  'auth-required, with something to read': { state: 'auth-required', src: '/expired.json', act: reload, tags: THREE },
};

const attributes = (given: Readonly<Record<string, string>>) =>
  Object.entries(given)
    .map(([name, value]) => (value ? ` ${name}="${value}"` : ''))
    .join('');
const page = (
  { src, audience = '', metric = 'invoice-cycle', tags = [...THREE, PAGE] }: StateOptions,
  { lang, dir }: Language,
) => `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,"><title>Results</title>
<style>body { margin: 16px; font-family: system-ui } waymark-config { display: grid; gap: 16px; grid-template-columns: minmax(0, 1fr) } @media (prefers-color-scheme: dark) { body { background: #0b0f13; color: #fff } }</style>
<script type="module" src="/cdn/waymark.js"></script></head>
<body><main><h1>Results</h1><waymark-config${attributes({ src })}>${tags.map((tag) => `<${tag}${attributes({ audience, ...(tag === THREE[0] && { metric }) })}></${tag}>`).join('')}</waymark-config></main></body></html>`;

function stateNamed(name: string): StateOptions {
  const state = STATES[name];
  if (!state) throw new Error(`No state “${name}”; there are ${Object.keys(STATES).join(', ')}.`);
  return state;
}

/** Serves the pages; `open(tab, name, language)` brings a tab to one of them. */
export async function serveStates(): Promise<
  Site & { open: (tab: Page, name: string, language: Language) => Promise<void> }
> {
  // a text, or a status; `turn` is 1 where the page asks again
  const answers: Readonly<Record<string, (turn: number) => string | number>> = {
    '/account.json': () => account,
    '/empty.json': () => JSON.stringify(bare),
    '/faulty.json': () => JSON.stringify(faulty),
    '/malformed.json': () => '{\n  "version": 1,',
    '/private': () => 401,
    '/once.json': (turn) => (turn ? 503 : account),
    '/expired.json': (turn) => (turn ? 401 : account),
  };
  const site = await serve({
    folders: { '/cdn/': path.join(top, 'dist/cdn') },
    answer: (req, res) => {
      const { pathname, searchParams } = new URL(req.url, 'http://localhost');
      const given = (name: string) => searchParams.get(name) ?? '';
      if (pathname === '/page')
        return res
          .setHeader('Content-Type', 'text/html')
          .end(page(stateNamed(given('state')), { lang: given('lang'), dir: given('dir') }));
      if (pathname === '/never') return new Promise(() => {});
      // a page that asks again says so: nothing of a tab is remembered here
      const answer = answers[pathname]?.(req.headers['cache-control'] ? 1 : 0);
      if (answer === undefined) return undefined;
      return typeof answer === 'number'
        ? res.writeHead(answer).end()
        : res.setHeader('Content-Type', 'application/json').end(answer);
    },
  });
  const reaches = (tab: Page, state: string) =>
    tab.waitForFunction(
      ([widgets, wanted]) => {
        const states = [...document.querySelectorAll(widgets)].flatMap((outer) => [
          { element: outer, own: wanted },
          ...[...(outer.shadowRoot?.querySelectorAll(widgets) ?? [])].map((element) => ({ element, own: 'ready' })),
        ]);
        return states.length > 0 && states.every(({ element, own }) => element.getAttribute('state') === own);
      },
      [WIDGETS, state] as const,
    );
  const open = async (tab: Page, name: string, { lang, dir }: Language) => {
    const { state, act, then } = stateNamed(name);
    await tab.goto(`${site.url}/page?${new URLSearchParams({ state: name, lang, dir })}`, { waitUntil: 'commit' });
    if (act) {
      await reaches(tab, 'ready');
      await tab.evaluate(act);
    }
    await reaches(tab, state);
    const painted = () =>
      tab.evaluate(
        () =>
          new Promise<void>((resolve) => {
            requestAnimationFrame(() => setTimeout(resolve));
          }),
      );
    await painted();
    if (then) await tab.evaluate(then);
    await painted();
  };
  return { ...site, open };
}
