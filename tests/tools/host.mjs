// Host pages: the three widgets with one rich config, on a page that anything may be done to.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { serve } from './serve.mjs';

const top = path.resolve(import.meta.dirname, '../..');

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

/** @param {{ doctype?: string, html?: string, head?: string, body?: string }} parts */
export const hostPage = ({ doctype = '<!doctype html>', html = 'lang="en"', head = scripts.module, body = widgets } = {}) =>
  `${doctype}<html ${html}><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;

/** Serves pages beside the built scripts, and takes what is saved to `/saved`. */
export const hostSite = ({ folders, answer, ...options }) => serve({
  ...options,
  folders: { '/cdn/': path.join(top, 'dist/cdn'), ...folders },
  answer: (req, res) => (req.url === '/saved' ? res.writeHead(204).end() : answer?.(req, res)),
});

/** Waits until each of these shows its config, and its picture where it has one. */
export async function shown(page, tags = TAGS) {
  for (const tag of tags) {
    await page.waitForFunction((name) => {
      const found = [...document.querySelectorAll(name)];
      return found.length > 0 && found.every((element) => element.getAttribute('state') === 'ready' && (name !== 'waymark-results-timeline' || element.shadowRoot.querySelector('svg.figure .line')));
    }, tag, { timeout: 10_000 });
  }
}

/** What a person reads in the first of a tag. */
export const read = (page, tag) => page.evaluate((name) => document.querySelector(name).shadowRoot.querySelector('.root').innerText.replace(/\s+/g, ' '), tag);
