import { css, html, type TemplateResult } from 'lit';

export interface Segment<T extends string> {
  value: T;
  text: string;
}

/** A choice of one of a few visible options: the time range, or the length of a summary. */
export const segmentedControl = <T extends string>(
  label: string,
  segments: readonly Segment<T>[],
  current: T,
  choose: (value: T) => void,
): TemplateResult =>
  html`<div class="segments" role="group" aria-label=${label}>
    ${segments.map(
      ({ value, text }) =>
        html`<button type="button" aria-pressed=${value === current ? 'true' : 'false'} @click=${() => choose(value)}>
          ${text}
        </button>`,
    )}
  </div>`;

/**
 * The same as tabs: each segment shows a panel. Arrow keys move between the tabs, as in the ARIA pattern.
 * @param panel id of the panel's element in the same shadow tree
 */
export function tabs<T extends string>(
  label: string,
  segments: readonly Segment<T>[],
  current: T,
  panel: string,
  choose: (value: T) => void,
): TemplateResult {
  const move = (event: KeyboardEvent) => {
    const at = segments.findIndex(({ value }) => value === current);
    const isReversed = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const step = { ArrowRight: isReversed ? -1 : 1, ArrowLeft: isReversed ? 1 : -1 }[event.key];
    const next =
      event.key === 'Home'
        ? segments[0]
        : event.key === 'End'
          ? segments.at(-1)
          : step && segments[(at + step + segments.length) % segments.length];
    if (!next) return;
    event.preventDefault();
    choose(next.value);
    const tab = (event.currentTarget as Element).querySelector<HTMLElement>(`#tab-${CSS.escape(next.value)}`);
    tab?.focus();
  };
  return html`<div class="segments tabs no-print" role="tablist" aria-label=${label} @keydown=${move}>
    ${segments.map(
      ({ value, text }) =>
        html`<button
          type="button"
          role="tab"
          id="tab-${value}"
          aria-selected=${value === current ? 'true' : 'false'}
          aria-controls=${panel}
          tabindex=${value === current ? '0' : '-1'}
          @click=${() => choose(value)}
        >
          ${text}
        </button>`,
    )}
  </div>`;
}

export const segmentedControlStyles = css`
  .segments {
    display: inline-flex;
    flex-wrap: wrap;
    max-inline-size: 100%;
    padding: 2px;
    border-radius: 8px;
    background: var(--_neutral-tint);
  }
  .segments > button {
    flex: 1 1 auto;
    min-block-size: 28px;
    padding: 2px 12px;
    border: 0;
    border-radius: 6px;
    background: none;
    color: var(--_ink-2);
    font-size: var(--_text-sm);
    font-weight: 500;
    cursor: pointer;
  }
  .segments > button:hover {
    color: var(--_ink);
  }
  .segments > :is([aria-pressed='true'], [aria-selected='true']) {
    background: var(--_raised);
    color: var(--_ink);
    box-shadow: 0 1px 2px rgb(16 24 40 / 0.16);
  }
  @media (pointer: coarse) {
    .segments > button {
      min-block-size: 40px;
    }
  }
  @container (max-width: 479px) {
    .segments {
      inline-size: 100%;
    }
    .segments > button {
      padding-inline: 6px;
    }
  }
  @media (forced-colors: active) {
    .segments > :is([aria-pressed='true'], [aria-selected='true']) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
