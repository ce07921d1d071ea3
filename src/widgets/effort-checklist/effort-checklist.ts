import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dayOf } from '../../config/dates.js';
import type { Issue } from '../../config/issues.js';
import type { Config, Entry } from '../../config/schema.js';
import { doNext, type NextAction } from '../../effort/do-next.js';
import { doneDay, effortOf, type EffortView } from '../../effort/effort.js';
import type { Words } from '../../locales/words.js';
import { asOfCivil } from '../../results/buckets.js';
import { Acts } from '../../ui/acts.js';
import { tokens } from '../../ui/tokens.js';
import { WidgetController, type WidgetState } from '../../ui/widget.js';
import { commentList, entryActs, type Asking, type EntryActs } from './entry-acts.js';
import { actionDetail, answeredElsewhere, entryLine, feedbackItem, offPlateItem } from './entry-parts.js';
import { minutesPicture } from './minutes-picture.js';
import { styles } from './styles.js';
import { tuneUpList } from './tune-up-list.js';

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
 * @fires {CustomEvent<ChangeDetail>} waymark-change - A person ticked, reopened, answered, decided or commented; cancelable, else shown at once.
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

  /** The one form that is open. */
  @state() private open: EntryActs['open'] = null;

  #widget = new WidgetController(this, { area: 'effort', isEmpty: ({ effort }) => !effort?.entries.length });
  #acts = new Acts(this, () => this.#widget.words, () => this.#widget.source.snapshot.config?.account.id, () => { this.open = null; });

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
        ? html`<ul class="actions">${repeat(next, ({ entry }) => entry.id, (action) => html`<li>${this.#box(action.entry, words)}<div>${actionDetail(action, words)}${this.#extras(action.entry, words)}</div></li>`)}</ul>`
        : html`<p class="nothing">${say('effort.nothing')}</p>`}
      ${this.#acts.render()}
      ${open.length ? html`<section>${heading(say('effort.open'))}<ul class="plain">${repeat(open, ({ id }) => id, (entry) => html`<li>${this.#box(entry, words)}<div>${entryLine(entry, words)}${this.#extras(entry, words)}</div></li>`)}</ul></section>` : nothing}
      <div class="columns">
        <section>${heading(say('effort.off-plate'))}${view.offPlate.length ? html`<ul class="plain">${view.offPlate.slice(0, 5).map((entry) => offPlateItem(entry, asOf, words))}</ul>` : html`<p class="small soft">${say('effort.off-plate-none')}</p>`}</section>
        ${feedback.length ? html`<section>${heading(say('effort.said'))}<ul class="plain">${feedback.slice(0, 5).map((entry) => feedbackItem(entry, asOf, words))}</ul></section>` : nothing}
      </div>
      ${this.#done(view, heading(say('effort.done')), words)}
      ${minutesPicture(view.months, words)}
      ${this.audience === 'provider' && view.untied.length ? html`<section class="notice">${heading(say('effort.untied'))}<ul class="plain">${view.untied.map((entry) => html`<li><div>${entryLine(entry, words)}</div></li>`)}</ul></section>` : nothing}
      ${this.audience === 'provider' ? tuneUpList(config, words) : nothing}
      <p class="foot small soft">${say('as-of', { day: words.day(asOf) })}</p>
    `;
  }

  #done({ done, answeredElsewhere: elsewhere }: EffortView, heading: TemplateResult, words: Words): TemplateResult | typeof nothing {
    if (!done.length && !elsewhere.length) return nothing;
    const line = (entry: Entry) => html`<li>${this.#box(entry, words)}<div>${entryLine(entry, words)}${this.#extras(entry, words)}</div></li>`;
    const [latest, earlier] = [done.slice(0, 3), done.slice(3)];
    return html`<section>${heading}
      <ul class="plain">${elsewhere.map(({ entry, answer }) => answeredElsewhere(entry, answer, words))}${repeat(latest, ({ id }) => id, line)}</ul>
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

  /** Below an entry: what people said of it, and what a person can say. */
  #extras(entry: Entry, words: Words): TemplateResult {
    const acts: EntryActs = {
      open: this.open,
      ask: (what, { id }) => {
        const opener = this.open?.what === 'evidence' ? `[data-entry="${CSS.escape(id)}"]` : `[data-act="${this.open?.what ?? ''} ${CSS.escape(id)}"]`;
        this.#acts.focus(what === null ? opener : '.act :is(textarea, input)');
        this.open = what && { what, id };
      },
      give: (what, { id, title }, text) => this.#give(what, id, words.text(title), text, words),
    };
    return html`${commentList(entry, words)}${entryActs(entry, acts, words)}`;
  }

  #give(what: Asking, id: string, title: string, text: string, { say }: Words): void {
    const { source } = this.#widget;
    const key = CSS.escape(id);
    const [isDone, said, focus, undo]: [boolean, string, string, () => boolean] =
      what === 'comment' ? [source.change('comment', id, { text }), say('effort.commented-said', { title }), `[data-act="comment ${key}"]`, () => source.change('comment-withdrawn', id, { text })]
      : what === 'answer' ? [source.change('question-answered', id, { text }), say('effort.answered-said', { title }), '.did button', () => source.change('answer-withdrawn', id)]
      : what === 'choice' ? [source.change('decision-made', id, { text }), say('effort.decided-said', { title, option: text }), '.did button', () => source.change('answer-withdrawn', id)]
      : [source.change('action-done', id, { evidence: text }), say('effort.ticked', { title }), `[data-entry="${key}"]`, () => source.change('action-reopened', id)];
    if (isDone) this.open = null;
    this.#acts.done(isDone, said, focus, undo);
  }

  #tick(entry: Entry, event: Event, words: Words): void {
    const box = event.target as HTMLInputElement;
    const { checked } = box;
    if (checked && entry.proof !== undefined) {
      box.checked = false;
      this.open = { what: 'evidence', id: entry.id };
      return this.#acts.focus('.act textarea');
    }
    const { source } = this.#widget;
    const before = entry.done?.evidence;
    const isDone = source.change(checked ? 'action-done' : 'action-reopened', entry.id);
    // cancelled: the box shows again what holds
    if (!isDone) box.checked = !checked;
    this.#acts.done(isDone, words.say(checked ? 'effort.ticked' : 'effort.unticked', { title: words.text(entry.title) }), `[data-entry="${CSS.escape(entry.id)}"]`,
      () => (checked ? source.change('action-reopened', entry.id) : source.change('action-done', entry.id, before === undefined ? undefined : { evidence: before })));
  }
}

function inAll(next: readonly NextAction[], words: Words): string {
  const known = next.flatMap(({ minutes }) => (minutes === null ? [] : [minutes]));
  const minutes = words.say('minutes', { count: known.reduce((sum, of) => sum + of, 0) });
  const unknown = next.length - known.length;
  return unknown ? words.say('effort.in-all-unknown', { minutes, unknown }) : words.say('effort.in-all', { minutes });
}
