import { css, html, nothing, type TemplateResult } from 'lit';

interface FormOptions {
  label: string;
  /** One line under the field. */
  help?: string;
  send: string;
  cancel: string;
  /** True for a single line, e.g. for a link. Default: several lines. */
  isShort?: boolean;
  submit: (text: string) => void;
  close: () => void;
}

/** A question with one text field. Nothing is sent while it is empty; Escape cancels. */
export const textForm = ({ label, help, send, cancel, isShort, submit, close }: FormOptions): TemplateResult =>
  html`<form
    class="panel form no-print"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const text = new FormData(event.target as HTMLFormElement).get('text');
      if (typeof text === 'string' && text.trim()) submit(text.trim());
    }}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && close()}
  >
    <label class="field"
      ><span class="label">${label}</span>${
        isShort
          ? html`<input name="text" required maxlength="2000" autocomplete="off" />`
          : html`<textarea name="text" rows="2" required maxlength="2000"></textarea>`
      }${help ? html`<span class="help">${help}</span>` : nothing}</label
    >
    <div class="buttons">
      <button type="submit" class="button primary">${send}</button>
      <button type="button" class="button ghost" @click=${close}>${cancel}</button>
    </div>
  </form>`;

export const formStyles = css`
  .panel {
    padding: 16px;
    border-radius: var(--_radius-inner);
    background: var(--_sunken);
  }
  .form {
    display: grid;
    gap: 16px;
    margin-block-start: 8px;
  }
  .field {
    display: grid;
    gap: 6px;
  }
  .label {
    font-size: var(--_text-sm);
    font-weight: 500;
  }
  .help {
    font-size: var(--_text-sm);
    color: var(--_ink-2);
  }
  .field > :is(input, textarea) {
    inline-size: 100%;
    min-block-size: 36px;
    padding: 7px 10px;
    border: 1px solid var(--_control);
    border-radius: var(--_radius-control);
    background: var(--_surface);
    color: inherit;
    /* Under 16 px a phone zooms in when the field gets the focus. */
    font-size: max(16px, var(--_text-md));
    resize: vertical;
  }
  fieldset {
    display: grid;
    gap: 8px;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    margin-block-end: 6px;
    padding: 0;
    font-size: var(--_text-sm);
    font-weight: 500;
  }
  .option {
    display: flex;
    align-items: baseline;
    gap: 10px;
    min-block-size: 28px;
  }
  .check {
    appearance: none;
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    border: 0;
    background: none;
    cursor: pointer;
  }
  .check::before {
    content: '';
    grid-area: 1 / 1;
    inline-size: 20px;
    block-size: 20px;
    box-sizing: border-box;
    border: 1.5px solid var(--_control);
    border-radius: 5px;
    background: var(--_surface);
  }
  .check:hover::before {
    border-color: var(--_accent);
    background: var(--_accent-tint);
  }
  .check:checked::before {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .check:checked::after {
    content: '';
    grid-area: 1 / 1;
    inline-size: 6px;
    block-size: 11px;
    margin-block-end: 3px;
    border: solid var(--_on-accent);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
  }
  @media (forced-colors: active) {
    .check {
      appearance: auto;
    }
    .check::before,
    .check::after {
      content: none;
    }
  }
`;
