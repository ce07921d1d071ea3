import { css, html, nothing, type TemplateResult } from 'lit';

/**
 * A message about an action with an Undo button, at the lower edge of the widget. It is a status for screen readers.
 */
export const snackbar = (
  text: string,
  extra: string | TemplateResult,
  undo: { text: string; press: () => void } | null,
): TemplateResult =>
  html`<span class="snackbar">
    <span>${text} ${extra ? html`<span class="snackbar-extra">${extra}</span>` : nothing}</span>
    ${undo ? html`<button type="button" class="button" @click=${undo.press}>${undo.text}</button>` : nothing}
  </span>`;

export const snackbarStyles = css`
  .did {
    position: sticky;
    inset-block-end: 12px;
    z-index: 1;
    display: flex;
    margin-block-start: 12px;
  }
  .snackbar {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
    max-inline-size: 100%;
    min-block-size: 44px;
    padding: 4px 16px;
    padding-inline-end: 8px;
    border: 1px solid transparent;
    border-radius: 8px;
    background: var(--_ink);
    color: var(--_surface);
    font-size: var(--_text-sm);
    line-height: 1.43;
    box-shadow: var(--_shadow-2);
  }
  .snackbar > span:only-child {
    padding-inline-end: 8px;
  }
  .snackbar .button {
    color: inherit;
    font-weight: 650;
  }
  .snackbar .button:hover {
    background: rgb(128 140 150 / 0.3);
  }
  @media print {
    .did {
      display: none;
    }
  }
`;
