import { css, unsafeCSS, type CSSResult } from 'lit';

const made = new Map<number, CSSResult>();

/** Holds a place while a widget loads; a page's own `min-height` comes first. */
export function held(height: number): CSSResult {
  const known = made.get(height);
  if (known) return known;
  const sheet = css`
    :host([state='loading']) {
      min-block-size: ${unsafeCSS(height)}px;
    }
  `;
  made.set(height, sheet);
  return sheet;
}
