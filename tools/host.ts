// Host pages: the three widgets with one rich config, on a page that anything may be done to.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { serve, type Site, type SiteOptions } from './serve.js';

const top = path.resolve(import.meta.dirname, '..');

export const account = readFileSync(path.join(top, 'demo/accounts/northwind.json'), 'utf8');

export const TAGS = ['waymark-results-timeline', 'waymark-success-plan', 'waymark-effort-checklist'];

/** A page's own markup: one config, inline, and the three widgets that share it. */
export const widgets = `<waymark-config save="/saved"><script type="application/json">${account}</script>
  <waymark-results-timeline metric="invoice-cycle"></waymark-results-timeline>
  <waymark-success-plan></waymark-success-plan>
  <waymark-effort-checklist></waymark-effort-checklist>
</waymark-config>`;

export const scripts = {
  module: '<script type="module" src="/cdn/waymark.js"></script>',
  classic: '<script src="/cdn/waymark.iife.js"></script>',
};

export interface PageParts {
  doctype?: string;
  /** Attributes of the root element. */
  html?: string;
  head?: string;
  body?: string;
}

export const hostPage = ({
  doctype = '<!doctype html>',
  html = 'lang="en"',
  head = scripts.module,
  body = widgets,
}: PageParts = {}): string =>
  `${doctype}<html ${html}><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** Serves pages beside the built scripts, and takes what is saved to `/saved`. */
export const hostSite = ({ folders, answer, ...options }: SiteOptions): Promise<Site> =>
  serve({
    ...options,
    folders: { '/cdn/': path.join(top, 'dist/cdn'), ...folders },
    answer: (req, res) => (req.url === '/saved' ? res.writeHead(204).end() : answer?.(req, res)),
  });

/**
 * Waits until each of these shows its config, and its chart if it has one. Scrolls to charts: they are drawn near the
 * screen.
 */
export async function shown(page: Page, tags: readonly string[] = TAGS): Promise<void> {
  for (const tag of tags) {
    await page.waitForFunction(
      (name) => {
        const found = [...document.querySelectorAll(name)];
        if (!found.length || found.some((element) => element.getAttribute('state') !== 'ready')) return false;
        if (!name.endsWith('waymark-results-timeline')) return true;
        const next = found.find((element) => !element.shadowRoot?.querySelector('canvas[width]'));
        next?.scrollIntoView();
        if (!next && found.length > 1) scrollTo(0, 0);
        return !next;
      },
      tag,
      { timeout: 60_000 }, // a bound for a page that never gets there: a busy machine may be slow
    );
  }
}

/** The text that a person reads in the first element of a tag. */
export const read = (page: Page, tag: string): Promise<string> =>
  page.evaluate(
    (name) =>
      document.querySelector(name)!.shadowRoot!.querySelector<HTMLElement>('.root')!.innerText.replace(/\s+/g, ' '),
    tag,
  );
