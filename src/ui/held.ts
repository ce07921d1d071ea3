import { css, unsafeCSS, type CSSResult } from 'lit';

const made = new Map<number, CSSResult>();

/** Holds a place while a widget loads. A page's own `min-height` comes first; some of a widget's parts take less than all of them. */
export function held(height: number): CSSResult {
  const known = made.get(height);
  if (known) return known;
  const sheet = css`
    :host([state='loading']) {
      min-block-size: ${unsafeCSS(height)}px;
    }
    :host([state='loading'][sections]) {
      min-block-size: ${unsafeCSS(Math.round(height * 0.4))}px;
    }
  `;
  made.set(height, sheet);
  return sheet;
}
