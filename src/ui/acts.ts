import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.js';
import type { ConfigController } from './config-controller.js';
import type { Folds } from './folds.js';
import type { Area } from './widget.js';

/** What a person just did in a widget: said in words, undone in one press, and the focus kept where it was. */
export class Acts implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #source: ConfigController;
  #area: Area;
  #words: Words | undefined;
  #forget: () => void;
  #folds: Folds | null;
  #said = '';
  /** The change that it says. */
  #change = '';
  #undo: (() => void) | null = null;
  #focus: readonly string[] = [];
  #account: string | undefined;

  /**
   * @param forget called where another account is shown: what was begun for one must not end in another
   * @param folds in which what gets the focus may lie
   */
  constructor(host: ReactiveControllerHost & HTMLElement, source: ConfigController, area: Area, forget: () => void, folds: Folds | null = null) {
    this.#host = host;
    this.#area = area;
    this.#source = source;
    this.#forget = forget;
    this.#folds = folds;
    host.addController(this);
  }

  /** What gets the focus when the next update is done, since the person's click takes its place away: the first that is there, else the way back. */
  focus(...selectors: string[]): void {
    this.#focus = selectors;
    this.#host.requestUpdate();
  }

  /** Says what was done, with a way back; says nothing where a listener cancelled it. */
  done(isDone: boolean, said: string, focus: string | readonly string[], undo: (() => boolean) | null = null): void {
    if (!isDone) return;
    this.#said = said;
    this.#change = this.#source.latest;
    this.#undo = undo && (() => {
      if (undo()) [this.#said, this.#undo, this.#change] = [this.#words?.say('undone') ?? '', null, this.#source.latest];
      this.focus(...[focus].flat());
    });
    this.focus(...[focus].flat());
  }

  hostUpdate(): void {
    const account = this.#source.snapshot.config?.account.id;
    if (account === this.#account || account === undefined) return;
    if (this.#account !== undefined) {
      [this.#said, this.#undo, this.#focus] = ['', null, []];
      this.#forget();
    }
    this.#account = account;
  }

  hostUpdated(): void {
    const selectors = this.#focus.filter(Boolean);
    this.#focus = [];
    const root = this.#host.shadowRoot;
    if (!root || !selectors.length) return;
    if (!selectors.some((selector) => root.querySelector(selector)) && this.#folds?.reveal()) {
      this.#focus = selectors;
      return;
    }
    for (const selector of [...selectors, '.did button']) {
      const found = root.querySelector<HTMLElement>(selector);
      found?.closest('details')?.setAttribute('open', '');
      found?.focus();
      if (found && root.activeElement === found) return;
    }
  }

  /** A place on the screen, and for a screen reader, that says it. `target` is the id of what is shown alone. */
  render(words: Words, target?: string): TemplateResult {
    this.#words = words;
    const saves = this.#source.snapshot.saving;
    // a notice says so in its place
    const [said, undo] = saves?.isOff(this.#change) ? ['', null] : [this.#said, this.#undo];
    const saving = saves?.words({ area: this.#area, target }, words) ?? '';
    // what has been said by now need not be said again
    const isShown = said !== '' || (saving !== '' && saving !== words.say('saving.saved'));
    return html`<p class=${isShown ? 'did small' : 'visually-hidden'} role="status">${said} <span class="soft">${isShown ? saving : ''}</span> ${undo ? html`<button type="button" class="text-button small no-print" @click=${undo}>${words.say('undo')}</button>` : nothing}</p>`;
  }
}
