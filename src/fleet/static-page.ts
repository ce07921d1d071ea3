import { createHash } from 'node:crypto';
import { element, escapeText, type Markup } from '../chart/xml-builder.js';

/** A page of the vendor's own in one file: it requests nothing, and runs no other script than its own. */
export interface StaticPage {
  title: string;
  /** Style sheet, of our own text only. */
  style: string;
  /** Script, of our own text only. Default: none. */
  script?: string;
  body: readonly Markup[];
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The file, with a policy that allows its own style and script by their hashes. */
export function staticPage({ title, style, script, body }: StaticPage): string {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    ...(script === undefined ? [] : [`script-src ${hashOf(script)}`, "require-trusted-types-for 'script'"]),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('title', {}, escapeText(title)),
    element('style', {}, style as Markup),
  );
  const scripts = script === undefined ? [] : [element('script', {}, script as Markup)];
  return `<!DOCTYPE html>\n${element('html', { lang: 'en' }, head, element('body', {}, element('main', {}, ...body), ...scripts))}\n`;
}

/** The style that these pages share: readable, dark where the reader wants it, and on paper. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1c2330;
  --soft: #586174;
  --line: #d9dde5;
  --surface: #fff;
  --accent: #1d4ed8;
  --watch: #92400e;
  --watch-surface: #fef3c7;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #e8ebf1;
    --soft: #a3adbf;
    --line: #3a4252;
    --surface: #151a23;
    --accent: #93b4ff;
    --watch: #fcd48a;
    --watch-surface: #42300e;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto;
  max-width: 75rem;
  padding: 1.5rem 1rem 3rem;
  background: var(--surface);
  color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
h2 { font-size: 1.125rem; margin: 2rem 0 .5rem; }
p { margin: 0 0 .75rem; }
.soft { color: var(--soft); font-size: .875rem; }
a { color: var(--accent); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td {
  text-align: start;
  vertical-align: top;
  padding: .5rem .75rem .5rem 0;
  border-bottom: 1px solid var(--line);
  overflow-wrap: break-word;
  min-width: 7rem;
}
th { font-size: .875rem; }
td ul { margin: 0; padding: 0; list-style: none; }
.reason {
  display: inline-block;
  margin: 0 .25rem .25rem 0;
  padding: .0625rem .5rem;
  border-radius: 1rem;
  background: var(--watch-surface);
  color: var(--watch);
  font-size: .875rem;
}
@media print {
  body {
    max-width: none;
    padding: 0;
  }
  .controls {
    display: none !important;
  }
  thead {
    display: table-header-group;
  }
  tr {
    break-inside: avoid;
  }
}
`;
