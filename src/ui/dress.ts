import type { CSSResult } from 'lit';

const made = new WeakMap<Document, Map<CSSResult, CSSStyleSheet>>();

/** Gives a shadow tree its style sheets, made for the document that it is in: those of another cannot be adopted. */
export function dress(root: ShadowRoot, styles: readonly CSSResult[]): void {
  const { ownerDocument } = root;
  const { defaultView } = ownerDocument;
  if (!defaultView) return;
  const sheets = made.get(ownerDocument) ?? new Map<CSSResult, CSSStyleSheet>();
  made.set(ownerDocument, sheets);
  const wanted = styles.map((style) => {
    const sheet = sheets.get(style) ?? new defaultView.CSSStyleSheet();
    if (!sheets.has(style)) sheet.replaceSync(style.cssText);
    sheets.set(style, sheet);
    return sheet;
  });
  // to give it the same again would have all of it styled anew
  const worn = root.adoptedStyleSheets;
  if (worn.length !== wanted.length || wanted.some((sheet, i) => sheet !== worn[i])) root.adoptedStyleSheets = wanted;
}
