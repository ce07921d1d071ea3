import { css, html, type TemplateResult } from 'lit';
import { icon } from './icon.js';

/** A modal dialog. `close` is called however it is closed. Open it with `showModal()` once it is rendered. */
export const dialog = (
  title: string,
  closeLabel: string,
  content: TemplateResult,
  close: () => void,
  isWide = false,
): TemplateResult =>
  html`<dialog class="dialog ${isWide ? 'wide' : ''} no-print" aria-label=${title} @close=${close}>
    <div class="dialog-head">
      <p class="section-title">${title}</p>
      <button
        type="button"
        class="button ghost icon-button"
        aria-label=${closeLabel}
        @click=${(event: Event) => (event.currentTarget as Element).closest('dialog')?.close()}
      >
        ${icon('close')}
      </button>
    </div>
    ${content}
  </dialog>`;

export const dialogStyles = css`
  .dialog {
    inline-size: min(480px, calc(100vw - 32px));
    max-block-size: calc(100vh - 32px);
    padding: 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: var(--_shadow-2);
  }
  .dialog::backdrop {
    background: rgb(12 16 20 / 0.5);
  }
  .dialog.wide {
    inline-size: min(1200px, calc(100vw - 32px));
  }
  .dialog-head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    margin-block-end: 8px;
  }
`;
