import { css, unsafeCSS, type CSSResult } from 'lit';

const cache = new Map<number, CSSResult>();

/** Reserves height while a widget loads. A `min-height` of the page has priority. */
export function placeholderHeight(height: number): CSSResult {
  const known = cache.get(height);
  if (known) return known;
  const sheet = css`
    :host([state='loading']) {
      min-block-size: ${unsafeCSS(height)}px;
    }
  `;
  cache.set(height, sheet);
  return sheet;
}
