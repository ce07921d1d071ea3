import type { CSSResult } from 'lit';

const cache = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/**
 * Adopts style sheets in a shadow tree. Sheets are created per document, since those of another document cannot be
 * adopted.
 */
export function adoptStyles(root: ShadowRoot, styles: readonly CSSResult[]): void {
  const { ownerDocument } = root;
  const { defaultView } = ownerDocument;
  if (!defaultView) return;
  const sheets = cache.get(ownerDocument) ?? new Map<CSSResult, CSSStyleSheet>();
  cache.set(ownerDocument, sheets);
  const wanted = styles.map((style) => {
    const sheet = sheets.get(style) ?? new defaultView.CSSStyleSheet();
    if (!sheets.has(style)) sheet.replaceSync(style.cssText);
    sheets.set(style, sheet);
    return sheet;
  });
  // assigning the same sheets again would recalculate all styles
  const current = root.adoptedStyleSheets;
  if (current.length !== wanted.length || wanted.some((sheet, i) => sheet !== current[i]))
    root.adoptedStyleSheets = wanted;
}
