import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { dayOf } from '../../config/dates.js';
import type { Config, Entry } from '../../config/schema.js';
import { doNext } from '../../effort/do-next.js';
import { doneDay, effortOf, type EffortView } from '../../effort/effort.js';
import { minutesInAll } from '../../effort/texts.js';
import type { Words } from '../../locales/words.js';
import { asOfCivil } from '../../results/buckets.js';
import { Acts } from '../../ui/acts.js';
import { Folds } from '../../ui/folds.js';
import { wanted } from '../../ui/sections.js';
import type { Audience, View, WidgetController } from '../../ui/widget.js';
import { commentList, entryActs, type Asking, type EntryActs } from './entry-acts.js';
import { actionDetail, answeredElsewhere, entryLine, feedbackItem, offPlateItem } from './entry-parts.js';
import type { WaymarkEffortChecklist } from './effort-checklist.js';
import { minutesPicture } from './minutes-picture.js';
import { styles } from './styles.js';

const SECTIONS = ['do-next', 'open', 'off-plate', 'said', 'done', 'minutes'] as const;
const MOST_OPEN = 12;
const MOST_DONE = 3;
const MOST_LISTED = 5;

const views = new WeakMap<WaymarkEffortChecklist, ChecklistView>();

/** The view of a checklist, with the tune-up for its author where the audience is one. */
export async function checklistView(host: WaymarkEffortChecklist, { source }: WidgetController, audience: Audience): Promise<View> {
  const view = views.get(host) ?? new ChecklistView(host, source);
  views.set(host, view);
  if (audience === 'provider') view.author = await import('./author-notes.js');
  return view;
}

/** What to do next, what is open and done, what was taken off, what feedback changed, and the minutes asked. */
class ChecklistView implements View {
  readonly styles = [styles];
  author: typeof import('./author-notes.js') | null = null;

  #host: WaymarkEffortChecklist;
  #source: WidgetController['source'];
  #folds: Folds;
  #acts: Acts;
  /** The one form that is open. */
  #open: EntryActs['open'] = null;

  constructor(host: WaymarkEffortChecklist, source: WidgetController['source']) {
    this.#host = host;
    this.#source = source;
    this.#folds = new Folds(host);
    this.#acts = new Acts(host, source, 'effort', () => this.#ask(null), this.#folds);
  }

  #ask(open: EntryActs['open']): void {
    this.#open = open;
    this.#host.requestUpdate();
  }

  render(config: Config, words: Words): TemplateResult {
    const { say } = words;
    const view = effortOf(config);
    const asOf = dayOf(asOfCivil(config));
    const next = doNext(config, words);
    const chosen = new Set(next.map(({ entry }) => entry.id));
    const open = view.open.filter(({ id }) => !chosen.has(id));
    const feedback = view.feedback.filter(({ side }) => side !== 'provider');
    const heading = (text: string) => html`<div class="heading" role="heading" aria-level=${this.#host.headingLevel + 1}>${text}</div>`;
    const has = wanted(this.#host.sections, SECTIONS);
    return html`
      ${has('do-next') ? html`<div class="split top"><div class="first" role="heading" aria-level=${this.#host.headingLevel}>${say('effort.do-next')}</div>${next.length ? html`<p class="eyebrow">${minutesInAll(next, words)}</p>` : nothing}</div>
        ${next.length
          ? html`<ul class="actions">${repeat(next, ({ entry }) => entry.id, (action) => html`<li>${this.#box(action.entry, words)}<div>${actionDetail(action, words)}${this.#extras(action.entry, words)}</div></li>`)}</ul>`
          : html`<p class="nothing">${say('effort.nothing')}</p>`}` : nothing}
      ${this.#acts.render(words)}
      ${has('open') && open.length ? html`<section>${heading(say('effort.open'))}${this.#list('open', open, MOST_OPEN, (entry) => this.#line(entry, words), words)}</section>` : nothing}
      <div class="columns">
        ${has('off-plate') ? html`<section>${heading(say('effort.off-plate'))}${view.offPlate.length ? this.#list('off-plate', view.offPlate, MOST_LISTED, (entry) => offPlateItem(entry, asOf, words), words) : html`<p class="small soft">${say('effort.off-plate-none')}</p>`}</section>` : nothing}
        ${has('said') && feedback.length ? html`<section>${heading(say('effort.said'))}${this.#list('said', feedback, MOST_LISTED, (entry) => feedbackItem(entry, asOf, words), words)}</section>` : nothing}
      </div>
      ${has('done') ? this.#done(view, heading(say('effort.done')), words) : nothing}
      ${has('minutes') ? minutesPicture(view.months, this.#folds.render, words) : nothing}
      ${this.#host.audience === 'provider' ? this.author?.authorNotes(config, view.untied, heading, words) : nothing}
      <p class="foot small soft" part="foot">${say('as-of', { day: words.day(asOf) })}</p>
    `;
  }

  #done({ done, answeredElsewhere: elsewhere }: EffortView, heading: TemplateResult, words: Words): TemplateResult | typeof nothing {
    if (!done.length && !elsewhere.length) return nothing;
    return html`<section>${heading}
      ${this.#list('done', done, MOST_DONE, (entry) => this.#line(entry, words), words, elsewhere.map(({ entry, answer }) => answeredElsewhere(entry, answer, words)))}
    </section>`;
  }

  /** A list whose first items are shown, and the rest folded. */
  #list<E extends Entry>(key: string, entries: readonly E[], most: number, item: (entry: E) => TemplateResult, words: Words, before: readonly TemplateResult[] = []): TemplateResult {
    const list = (some: readonly E[], first: readonly TemplateResult[] = []) => html`<ul class="plain">${first}${repeat(some, ({ id }) => id, item)}</ul>`;
    const more = entries.slice(most);
    return html`${list(entries.slice(0, most), before)}
      ${more.length ? this.#folds.render({ key, isSmall: true, summary: words.say('faults.more', { count: more.length }), content: () => list(more) }) : nothing}`;
  }

  #line(entry: Entry, words: Words): TemplateResult {
    return html`<li>${this.#box(entry, words)}<div>${entryLine(entry, words)}${this.#extras(entry, words)}</div></li>`;
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
      open: this.#open,
      ask: (what, { id }) => {
        const opener = this.#open?.what === 'evidence' ? `[data-entry="${CSS.escape(id)}"]` : `[data-act="${this.#open?.what ?? ''} ${CSS.escape(id)}"]`;
        this.#acts.focus(what === null ? opener : '.act :is(textarea, input)');
        this.#ask(what && { what, id });
      },
      give: (what, { id, title }, text) => this.#give(what, id, words.text(title), text, words),
    };
    return html`${commentList(entry, words)}${entryActs(entry, acts, words)}`;
  }

  #give(what: Asking, id: string, title: string, text: string, { say }: Words): void {
    const source = this.#source;
    const key = CSS.escape(id);
    const [isDone, said, focus, undo]: [boolean, string, string, () => boolean] =
      what === 'comment' ? [source.change('comment', id, { text }), say('effort.commented-said', { title }), `[data-act="comment ${key}"]`, () => source.change('comment-withdrawn', id, { text })]
      : what === 'answer' ? [source.change('question-answered', id, { text }), say('effort.answered-said', { title }), '.did button', () => source.change('answer-withdrawn', id)]
      : what === 'choice' ? [source.change('decision-made', id, { text }), say('effort.decided-said', { title, option: text }), '.did button', () => source.change('answer-withdrawn', id)]
      : [source.change('action-done', id, { evidence: text }), say('effort.ticked', { title }), `[data-entry="${key}"]`, () => source.change('action-reopened', id)];
    if (isDone) this.#ask(null);
    this.#acts.done(isDone, said, focus, undo);
  }

  #tick(entry: Entry, event: Event, words: Words): void {
    const box = event.target as HTMLInputElement;
    const { checked } = box;
    if (checked && entry.proof !== undefined) {
      box.checked = false;
      this.#ask({ what: 'evidence', id: entry.id });
      return this.#acts.focus('.act textarea');
    }
    const source = this.#source;
    const isDone = source.change(checked ? 'action-done' : 'action-reopened', entry.id);
    // cancelled: the box shows again what holds
    if (!isDone) box.checked = !checked;
    this.#acts.done(isDone, words.say(checked ? 'effort.ticked' : 'effort.unticked', { title: words.text(entry.title) }), `[data-entry="${CSS.escape(entry.id)}"]`,
      () => (checked ? source.change('action-reopened', entry.id) : source.change('action-restored', entry.id, { done: entry.done ?? null })));
  }
}
