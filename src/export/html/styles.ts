import type { Theme } from '../../chart/theme.js';

/** Escapes a text as a CSS string inside a style element: no quote, line break or tag can end it. */
const cssString = (text: string): string =>
  `"${text.replace(/["\\<>\p{Cc}]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}"`;

/**
 * The style sheet of the HTML file. The markup is readable without it, since many mail programs drop it.
 * @param pageNumber "Page {page} of {pages}", for browsers that can number pages
 */
export function pageStyle({ ink, soft, line, accent, surface }: Theme, pageNumber: string): string {
  const numbered = pageNumber
    .split(/(\{pages?\})/)
    .filter(Boolean)
    .map((part) => (part === '{page}' ? 'counter(page)' : part === '{pages}' ? 'counter(pages)' : cssString(part)))
    .join(' ');
  return `
.waymark-page {
  max-width: 680px;
  margin: 0 auto;
  padding: 24px;
  font: 15px/1.5 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif;
  color: ${ink};
  background: ${surface};
  overflow-wrap: break-word;
  font-variant-numeric: tabular-nums;
}
.waymark-page h1 { margin: 0 0 4px; font-size: 26px; line-height: 1.25; }
.waymark-page h2 {
  margin: 40px 0 12px;
  padding-top: 12px;
  border-top: 1px solid ${line};
  font-size: 19px;
  line-height: 1.3;
}
.waymark-page h3 { margin: 28px 0 8px; font-size: 15px; }
.waymark-page p { margin: 0 0 10px; }
.waymark-page ul { margin: 0 0 12px; padding-inline-start: 20px; }
.waymark-page li { margin-bottom: 8px; }
.waymark-page .lead { font-size: 17px; }
.waymark-page .soft { color: ${soft}; font-size: 13px; }
.waymark-page .notice { padding: 10px 14px; border: 1px solid ${ink}; border-inline-start-width: 4px; }
.waymark-page a { color: ${accent}; }
.waymark-page svg {
  font-family: inherit;
  display: block;
  max-width: 100%;
  height: auto;
  margin: 8px 0;
  direction: ltr;
}
.waymark-page table { width: 100%; margin: 8px 0 12px; border: 0; border-collapse: collapse; font-size: 13px; }
.waymark-page th, .waymark-page td {
  padding: 5px 0;
  padding-inline-end: 12px;
  border: 0;
  border-bottom: 1px solid ${line};
  text-align: start;
  vertical-align: top;
  font-weight: 400;
}
.waymark-page th + th, .waymark-page td + td, .waymark-page th + td { padding-inline-start: 8px; }
.waymark-page thead th { color: ${soft}; border-bottom-color: ${soft}; }
.waymark-page .number { text-align: end; }
.waymark-page td.number { white-space: nowrap; }
.waymark-page summary { color: ${accent}; cursor: pointer; }
@page { margin: 16mm 15mm 18mm; @bottom-right { content: ${numbered}; font: 9pt Arial, sans-serif; color: ${soft}; } }
@media print {
  .waymark-page { max-width: none; padding: 0; font-size: 10.5pt; }
  .waymark-page h1,
  .waymark-page h2,
  .waymark-page h3,
  .waymark-page .lead,
  .waymark-page .soft:has(+ ul) {
    break-after: avoid;
  }
  .waymark-page .lead { font-size: 12pt; }
  .waymark-page li, .waymark-page tr, .waymark-page p, .waymark-page svg { break-inside: avoid; }
  .waymark-page thead { display: table-header-group; }
  .waymark-page summary { display: none; }
  .waymark-page details::details-content { display: block; content-visibility: visible; block-size: auto; }
  .waymark-page a { color: ${ink}; }
}
`;
}
