import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { ConfigController } from './config-controller.js';
import type { Disclosures } from './disclosure-controller.js';
import { snackbar } from './snackbar.js';
import type { ConfigSection } from './config-context.js';

/** Confirms an action of a person: a live-region message, an Undo button, and the restored focus. */
export class ActionFeedback implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #source: ConfigController;
  #section: ConfigSection;
  #localizer: Localizer | undefined;
  #onAccountChange: () => void;
  #disclosures: Disclosures | null;
  #message = '';
  /** Id of the change that the message is about. */
  #changeId = '';
  #undo: (() => void) | null = null;
  #focusSelectors: readonly string[] = [];
  #account: string | undefined;

  /**
   * @param forget called when another account is shown: an open form must not submit to it
   * @param folds disclosures that may contain the element to focus
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    source: ConfigController,
    area: ConfigSection,
    forget: () => void,
    folds: Disclosures | null = null,
  ) {
    this.#host = host;
    this.#section = area;
    this.#source = source;
    this.#onAccountChange = forget;
    this.#disclosures = folds;
    host.addController(this);
  }

  /**
   * Focuses an element after the next update, which may remove the focused one: the first selector that matches, else
   * the Undo button.
   */
  focus(...selectors: string[]): void {
    this.#focusSelectors = selectors;
    this.#host.requestUpdate();
  }

  /** Announces an action with an Undo button. Does nothing if a listener cancelled it. */
  announce(
    isDone: boolean,
    said: string,
    focus: string | readonly string[],
    undo: (() => boolean) | null = null,
  ): void {
    if (!isDone) return;
    this.#message = said;
    this.#changeId = this.#source.latestChangeId;
    this.#undo =
      undo &&
      (() => {
        if (undo())
          [this.#message, this.#undo, this.#changeId] = [
            this.#localizer?.t('undone') ?? '',
            null,
            this.#source.latestChangeId,
          ];
        this.focus(...[focus].flat());
      });
    this.focus(...[focus].flat());
  }

  hostUpdate(): void {
    const account = this.#source.snapshot.config?.account.id;
    if (account === this.#account || account === undefined) return;
    if (this.#account !== undefined) {
      [this.#message, this.#undo, this.#focusSelectors] = ['', null, []];
      this.#onAccountChange();
    }
    this.#account = account;
  }

  hostUpdated(): void {
    const selectors = this.#focusSelectors.filter(Boolean);
    this.#focusSelectors = [];
    const root = this.#host.shadowRoot;
    if (!root || !selectors.length) return;
    if (!selectors.some((selector) => root.querySelector(selector)) && this.#disclosures?.renderAll()) {
      this.#focusSelectors = selectors;
      return;
    }
    for (const selector of [...selectors, '.did button']) {
      const found = root.querySelector<HTMLElement>(selector);
      found?.closest('details')?.setAttribute('open', '');
      found?.focus();
      if (found && root.activeElement === found) return;
    }
  }

  /**
   * Renders the message, visibly and for screen readers. `target` is the id of the only thing that the widget shows.
   */
  render(localizer: Localizer, target?: string): TemplateResult {
    this.#localizer = localizer;
    const saves = this.#source.snapshot.saveStatus;
    // the notice about the change replaces the message
    const [said, undo] = saves?.isReverted(this.#changeId) ? ['', null] : [this.#message, this.#undo];
    const saving = saves?.progressText({ section: this.#section, target }, localizer) ?? '';
    // “Saved.” alone is announced, but not shown
    const isShown = said !== '' || (saving !== '' && saving !== localizer.t('saving.saved'));
    return html`<div class=${isShown ? 'did' : 'visually-hidden'} role="status">
      ${
        isShown
          ? snackbar(said, saving, undo && { text: localizer.t('undo'), press: undo })
          : html`${said}${
              undo ? html`<button type="button" class="button" @click=${undo}>${localizer.t('undo')}</button>` : nothing
            }`
      }
    </div>`;
  }
}
