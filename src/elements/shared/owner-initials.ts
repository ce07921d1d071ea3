import { css, html, nothing, type TemplateResult } from 'lit';

/**
 * Two letters for a person or a role: the initials of the first two words, or the first two letters of a single word.
 */
export function initialsOf(name: string): string {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '', second = ''] = words;
  const letters =
    words.length > 1 && !/^\p{Lu}{2,}$/u.test(first)
      ? [...first].slice(0, 1).concat([...second].slice(0, 1))
      : [...first].slice(0, 2);
  return letters.join('').toLocaleUpperCase();
}

/** The initials in a circle, with the name. The provider's people have the accent colour. */
export const owner = (name: string, side: 'customer' | 'provider', isNameHidden = false): TemplateResult =>
  html`<span class="owner"
    ><span class="initials ${side}" aria-hidden="true">${initialsOf(name)}</span
    >${isNameHidden ? nothing : html`<span>${name}</span>`}</span
  >`;

export const ownerStyles = css`
  .owner {
    display: inline-flex;
    align-items: center;
    gap: 6px;
  }
  .initials {
    display: inline-grid;
    place-items: center;
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
    background: var(--_neutral-tint);
    color: var(--_ink-2);
    font-size: max(12px, calc(var(--_text-xs) * 0.92));
    line-height: 1;
    font-weight: 500;
    letter-spacing: -0.02em;
    overflow: hidden;
  }
  .initials.provider {
    background: var(--_accent-tint);
    color: var(--_accent);
  }
  @media (forced-colors: active) {
    .initials {
      outline: 1px solid CanvasText;
    }
  }
`;
