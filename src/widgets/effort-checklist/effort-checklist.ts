import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dayOf } from '../../config/dates.js';
import type { Issue } from '../../config/issues.js';
import type { Config, Entry } from '../../config/schema.js';
import { doNext, type NextAction } from '../../effort/do-next.js';
import { doneDay, effortOf, type EffortView } from '../../effort/effort.js';
import type { Words } from '../../locales/words.js';
import { asOfCivil } from '../../results/buckets.js';
import { tokens } from '../../ui/tokens.js';
import { WidgetController, type WidgetState } from '../../ui/widget.js';
import { actionDetail, entryLine, feedbackItem, offPlateItem } from './entry-parts.js';
import { minutesPicture } from './minutes-picture.js';
import { styles } from './styles.js';

/**
 * What the customer can do now, what is open and done, what was taken off their plate, and how many minutes were asked.
 *
 * @element waymark-effort-checklist
 * @slot idle - In place of nothing, while no config is named.
 * @slot loading - In place of the placeholder.
 * @slot empty - In place of the words for nothing to do.
 * @slot stale - In place of the note that a refresh failed.
 * @slot error - In place of the list of issues.
 * @slot auth-required - In place of the words that ask to sign in.
 * @csspart root - The whole widget.
 * @csspart faults - The note on parts of the config that cannot be shown.
 * @cssprop --waymark-accent - The one accent colour.
 * @cssprop --waymark-color - Colour of the text.
 * @cssprop --waymark-surface - Colour behind the text.
 * @cssprop --waymark-font - Font family; the page's if not set.
 * @cssprop --waymark-font-size - Size of the running text in px.
 * @cssprop --waymark-radius - Radius of the corners.
 * @cssprop --waymark-space - Space around the content.
 * @fires {CustomEvent<ReadyDetail>} waymark-ready - A config is shown.
 * @fires {CustomEvent<ErrorDetail>} waymark-error - The config, or parts of it, cannot be shown.
 * @fires {CustomEvent<BeforeRequestDetail>} waymark-before-request - A request is about to be made; cancelable.
 * @fires {CustomEvent<ChangeDetail>} waymark-change - A person ticked or reopened an action; cancelable, else shown at once.
 * @attr {'idle' | 'loading' | 'ready' | 'empty' | 'stale' | 'error' | 'auth-required'} state - Set by the element: what it shows.
 */
export class WaymarkEffortChecklist extends LitElement {
  static override styles = [tokens, styles];

  /** A config as an object, or its JSON text. */
  @property({ attribute: false }) config: unknown;
  /** The address of a config, relative to the page. */
  @property() src = '';
  /** Who reads it. A customer is never shown advice to the author. */
  @property() audience: 'customer' | 'provider' = 'customer';
  /** The level of its heading on the page. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** What the person just did, for a screen reader. */
  @state() private said = '';
  /** The entry whose box was ticked: it moves to another list, and the focus with it. */
  #ticked: string | null = null;

  #widget = new WidgetController(this, { area: 'effort', isEmpty: ({ effort }) => !effort?.entries.length });

  /** Resolves with the first config that is shown; never rejects. */
  get ready(): Promise<Config> {
    return this.#widget.source.ready;
  }
  /** What the element shows. */
  get state(): WidgetState {
    return this.#widget.state;
  }
  /** What cannot be shown, and why. */
  get issues(): Issue[] {
    return this.#widget.issues;
  }
  /** Loads the config anew; what is shown stays until the answer is there. */
  reload(): void {
    this.#widget.source.reload();
  }

  protected override render(): TemplateResult {
    return this.#widget.frame(this.#widget.words.say('effort'), (config, words) => this.#content(config, words));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#ticked === null) return;
    this.renderRoot.querySelector<HTMLInputElement>(`input[data-entry="${CSS.escape(this.#ticked)}"]`)?.focus();
    this.#ticked = null;
  }

  #content(config: Config, words: Words): TemplateResult {
    const { say } = words;
    const view = effortOf(config);
    const asOf = dayOf(asOfCivil(config));
    const next = doNext(config, words);
    const chosen = new Set(next.map(({ entry }) => entry.id));
    const open = view.open.filter(({ id }) => !chosen.has(id));
    const feedback = view.feedback.filter(({ side }) => side !== 'provider');
    const heading = (text: string) => html`<div class="heading" role="heading" aria-level=${this.headingLevel + 1}>${text}</div>`;
    return html`
      <div class="split top"><div class="first" role="heading" aria-level=${this.headingLevel}>${say('effort.do-next')}</div>${next.length ? html`<p class="eyebrow">${inAll(next, words)}</p>` : nothing}</div>
      ${next.length
        ? html`<ul class="actions">${repeat(next, ({ entry }) => entry.id, (action) => html`<li>${this.#box(action.entry, words)}<div>${actionDetail(action, words)}</div></li>`)}</ul>`
        : html`<p class="nothing">${say('effort.nothing')}</p>`}
      ${open.length ? html`<section>${heading(say('effort.open'))}<ul class="plain">${repeat(open, ({ id }) => id, (entry) => html`<li>${this.#box(entry, words)}<div>${entryLine(entry, words)}</div></li>`)}</ul></section>` : nothing}
      <div class="columns">
        <section>${heading(say('effort.off-plate'))}${view.offPlate.length ? html`<ul class="plain">${view.offPlate.slice(0, 5).map((entry) => offPlateItem(entry, asOf, words))}</ul>` : html`<p class="small soft">${say('effort.off-plate-none')}</p>`}</section>
        ${feedback.length ? html`<section>${heading(say('effort.said'))}<ul class="plain">${feedback.slice(0, 5).map((entry) => feedbackItem(entry, asOf, words))}</ul></section>` : nothing}
      </div>
      ${this.#done(view, heading(say('effort.done')), words)}
      ${minutesPicture(view.months, words)}
      ${this.audience === 'provider' && view.untied.length ? html`<section class="notice">${heading(say('effort.untied'))}<ul class="plain">${view.untied.map((entry) => html`<li><div>${entryLine(entry, words)}</div></li>`)}</ul></section>` : nothing}
      <p class="foot small soft">${say('as-of', { day: words.day(asOf) })}</p>
      <p class="visually-hidden" role="status">${this.said}</p>
    `;
  }

  #done({ done }: EffortView, heading: TemplateResult, words: Words): TemplateResult | typeof nothing {
    if (!done.length) return nothing;
    const line = (entry: Entry) => html`<li>${this.#box(entry, words)}<div>${entryLine(entry, words)}</div></li>`;
    const [latest, earlier] = [done.slice(0, 3), done.slice(3)];
    return html`<section>${heading}
      <ul class="plain">${repeat(latest, ({ id }) => id, line)}</ul>
      ${earlier.length ? html`<details><summary class="small">${words.say('faults.more', { count: earlier.length })}</summary><ul class="plain">${repeat(earlier, ({ id }) => id, line)}</ul></details>` : nothing}
    </section>`;
  }

  /** A question or a decision is done by its answer, not by a tick. */
  #box(entry: Entry, words: Words): TemplateResult {
    const isDone = doneDay(entry) !== null;
    if (entry.kind !== 'action') return html`<span class="tick ${isDone ? 'is-done' : ''}" aria-hidden="true"></span>`;
    return html`<label class="box"><input type="checkbox" data-entry=${entry.id} .checked=${isDone} @change=${(event: Event) => this.#tick(entry, event, words)} />
      <span class="visually-hidden">${words.text(entry.title)}</span></label>`;
  }

  #tick(entry: Entry, event: Event, words: Words): void {
    const box = event.target as HTMLInputElement;
    const { checked } = box;
    // cancelled: the box shows again what holds
    if (!this.#widget.source.change(checked ? 'action-done' : 'action-reopened', entry.id)) return void (box.checked = !checked);
    this.#ticked = entry.id;
    this.said = words.say(checked ? 'effort.ticked' : 'effort.unticked', { title: words.text(entry.title) });
  }
}

function inAll(next: readonly NextAction[], words: Words): string {
  const known = next.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
  const minutes = words.say('minutes', { count: known.reduce((sum, of) => sum + of, 0) });
  const unknown = next.length - known.length;
  return unknown ? words.say('effort.in-all-unknown', { minutes, unknown }) : words.say('effort.in-all', { minutes });
}
