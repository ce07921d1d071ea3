import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Localizer } from '../../core/i18n/localizer.js';

/** Rows that a list shows at once. More are slow to render, and nobody reads them in one go. */
export const MAX_ROWS = 300;

/**
 * Renders the first rows of a list. If there are more, a sentence says how many of them are shown, on paper too, and a
 * button adds the next.
 * @param key unique within the widget
 * @param render renders some of the items as one list
 */
export type RenderLongList = <T>(
  key: string,
  items: readonly T[],
  render: (items: readonly T[]) => TemplateResult,
  localizer: Localizer,
) => TemplateResult;

/** Renders long lists by parts, so that ten thousand rows do not block the page. Counts are of all rows. */
export class LongLists implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  /** The number of rows shown, by list. */
  #shown = new Map<string, number>();
  /** The first row that was added by the latest press, to be focused. */
  #added: { key: string; index: number } | null = null;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  render: RenderLongList = (key, items, render, localizer) => {
    const total = items.length;
    if (total <= MAX_ROWS) return render(items);
    const shown = Math.min(total, this.#shown.get(key) ?? MAX_ROWS);
    const { t } = localizer;
    return html`<div data-list=${key}>${render(items.slice(0, shown))}</div>
      ${
        shown < total
          ? html`<p class="small soft">
              ${t('list.shown', { shown, total })}
              <button type="button" class="button ghost no-print" @click=${() => this.#showMore(key, shown)}>
                ${t('list.more', { count: Math.min(MAX_ROWS, total - shown) })}
              </button>
            </p>`
          : nothing
      }`;
  };

  #showMore(key: string, shown: number): void {
    this.#shown.set(key, shown + MAX_ROWS);
    this.#added = { key, index: shown };
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (!this.#added) return;
    const { key, index } = this.#added;
    this.#added = null;
    const list = this.#host.shadowRoot?.querySelector(`[data-list="${CSS.escape(key)}"]`)?.firstElementChild;
    const row = list?.children[index];
    if (!(row instanceof HTMLElement)) return;
    row.tabIndex = -1;
    row.focus();
  }
}
