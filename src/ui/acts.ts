import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.js';

/** What a person just did in a widget: said in words, undone in one press, and the focus kept where it was. */
export class Acts implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #words: () => Words;
  #said = '';
  #undo: (() => void) | null = null;
  #focus = '';

  constructor(host: ReactiveControllerHost & HTMLElement, words: () => Words) {
    this.#host = host;
    this.#words = words;
    host.addController(this);
  }

  /** What gets the focus when the next update is done, since the person's click takes its place away. */
  focus(selector: string): void {
    this.#focus = selector;
    this.#host.requestUpdate();
  }

  /** Says what was done, with a way back; says nothing where a listener cancelled it. */
  done(isDone: boolean, said: string, focus: string, undo: (() => boolean) | null = null): void {
    if (!isDone) return;
    this.#said = said;
    this.#undo = undo && (() => {
      if (undo()) [this.#said, this.#undo] = [this.#words().say('undone'), null];
      this.focus(focus);
    });
    this.focus(focus);
  }

  hostUpdated(): void {
    if (this.#focus) this.#host.shadowRoot?.querySelector<HTMLElement>(this.#focus)?.focus();
    this.#focus = '';
  }

  /** A place on the screen, and for a screen reader, that says it. */
  render(): TemplateResult {
    const undo = this.#undo;
    return html`<p class=${this.#said ? 'did small' : 'visually-hidden'} role="status">${this.#said} ${undo ? html`<button type="button" class="text-button small no-print" @click=${undo}>${this.#words().say('undo')}</button>` : nothing}</p>`;
  }
}
