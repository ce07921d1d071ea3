import { css, html, nothing, type TemplateResult } from 'lit';
import { icon, type IconName } from './icon.js';

export interface MenuItem {
  text: string;
  icon: IconName;
  /** One line of explanation. */
  help?: string;
  /** True to keep the menu open, for an item that shows more items. */
  staysOpen?: boolean;
  press: () => void;
}

/** Closes the popover of the pressed item. */
const close = (event: Event): void => (event.currentTarget as Element).closest<HTMLElement>('[popover]')?.hidePopover();

/**
 * A button and its popover. The browser opens and closes it, moves the focus back, and draws it above everything.
 * @param id unique in the shadow tree
 */
export const menu = (
  id: string,
  button: { text: string; icon: IconName; isIconOnly?: boolean; kind: 'primary' | 'secondary' | 'ghost' },
  content: TemplateResult,
  opened: () => void = () => {},
): TemplateResult => {
  const name = button.isIconOnly ? button.text : undefined;
  return html`<button
      type="button"
      class="button ${button.kind} ${button.isIconOnly ? 'icon-button' : ''} no-print"
      popovertarget=${id}
      aria-haspopup="dialog"
      aria-label=${name ?? nothing}
      title=${name ?? ''}
    >
      ${icon(button.icon)}${button.isIconOnly ? nothing : button.text}
    </button>
    <div
      id=${id}
      class="menu no-print"
      popover="auto"
      role="group"
      aria-label=${button.text}
      @beforetoggle=${(event: ToggleEvent) => event.newState === 'open' && opened()}
    >
      ${content}
    </div>`;
};

export const menuItems = (items: readonly MenuItem[]): TemplateResult =>
  html`<ul>
    ${items.map(
      (item) =>
        html`<li>
          <button
            type="button"
            @click=${(event: Event) => {
              if (!item.staysOpen) close(event);
              item.press();
            }}
          >
            ${icon(item.icon)}<span class="menu-text">${item.text}</span
            >${item.help ? html`<span class="menu-help">${item.help}</span>` : nothing}
          </button>
        </li>`,
    )}
  </ul>`;

export const menuStyles = css`
  .menu[popover] {
    box-sizing: border-box;
    inline-size: min(320px, calc(100vw - 24px));
    max-block-size: calc(100vh - 24px);
    margin: 4px;
    padding: 8px;
    border: 1px solid var(--_line);
    border-radius: 12px;
    background: var(--_surface);
    color: var(--_ink);
    box-shadow: var(--_shadow-2);
    overflow-y: auto;
    /* Beside its button where the browser can, on the side with room; else in the middle of the screen. */
    position-area: block-end span-inline-start;
    position-try-fallbacks:
      flip-block,
      flip-inline,
      flip-block flip-inline;
  }
  @supports not (position-area: block-end) {
    .menu[popover] {
      margin: auto;
    }
  }
  .menu ul > li > button {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    align-items: center;
    gap: 0 12px;
    inline-size: 100%;
    min-block-size: 40px;
    padding: 8px;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    font-size: var(--_text-sm);
    text-align: start;
    cursor: pointer;
  }
  .menu button > .icon {
    color: var(--_ink-2);
  }
  .menu-text {
    font-weight: 500;
  }
  .menu-help {
    grid-column: 2;
    color: var(--_ink-2);
  }
  .menu ul > li > button:hover {
    background: var(--_hover);
  }
  .menu ul + ul {
    margin-block-start: 8px;
    padding-block-start: 8px;
    border-block-start: 1px solid var(--_line);
  }
`;
