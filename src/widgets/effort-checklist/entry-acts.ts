import { html, nothing, type TemplateResult } from 'lit';
import { doneDay, isOf } from '../../effort/effort.js';
import type { Entry, EntryOf } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';

/** What is asked for in the one form that is open. */
export type Asking = 'evidence' | 'answer' | 'choice' | 'comment';

export interface EntryActs {
  open: { what: Asking; id: string } | null;
  ask: (what: Asking | null, entry: Entry) => void;
  give: (what: Asking, entry: Entry, text: string) => void;
}

/** What a person can say of an entry: answer, decide, comment. Ticking is the box beside it. */
export function entryActs(entry: Entry, acts: EntryActs, words: Words): TemplateResult | typeof nothing {
  const { open } = acts;
  const asked = open?.id === entry.id ? open.what : null;
  if (asked === 'choice' && isOf(entry, 'decision')) return choiceForm(entry, acts, words);
  if (asked !== null) return textForm(entry, asked, acts, words);
  if (doneDay(entry) !== null) return nothing;
  return html`<p class="acts no-print">
    ${isOf(entry, 'question') ? button('answer', 'effort.answer', entry, acts, words) : nothing}
    ${isOf(entry, 'decision') ? decisionButtons(entry, acts, words) : nothing}
    ${button('comment', 'effort.comment', entry, acts, words)}
  </p>`;
}

const named = (entry: Entry, words: Words): TemplateResult => html`<span class="visually-hidden">: ${words.text(entry.title)}</span>`;

const button = (what: Asking, key: 'effort.answer' | 'effort.comment' | 'effort.choose-other' | 'effort.decide', entry: Entry, { ask }: EntryActs, words: Words): TemplateResult =>
  html`<button type="button" class="text-button small" data-act="${what} ${entry.id}" @click=${() => ask(what, entry)}>${words.say(key)}${named(entry, words)}</button>`;

/** The recommended option in one press; the others one press away. */
function decisionButtons(entry: EntryOf<'decision'>, acts: EntryActs, words: Words): TemplateResult {
  const preset = entry.default;
  if (preset === undefined) return button('choice', 'effort.decide', entry, acts, words);
  const option = words.text(preset);
  return html`<button type="button" class="button" data-act="default ${entry.id}" @click=${() => acts.give('choice', entry, option)}>${words.say('effort.take', { option })}${named(entry, words)}</button>
    ${entry.options.length > 1 ? button('choice', 'effort.choose-other', entry, acts, words) : nothing}`;
}

const send = (what: Asking, entry: Entry, { give }: EntryActs) => (event: SubmitEvent): void => {
  event.preventDefault();
  const text = new FormData(event.target as HTMLFormElement).get('text');
  if (typeof text === 'string' && text.trim()) give(what, entry, text.trim());
};

const buttons = (entry: Entry, { ask }: EntryActs, { say }: Words): TemplateResult =>
  html`<div><button type="submit" class="button">${say('opinion.send')}</button> <button type="button" class="button" @click=${() => ask(null, entry)}>${say('opinion.cancel')}</button></div>`;

function textForm(entry: Entry, what: Asking, acts: EntryActs, words: Words): TemplateResult {
  const hint = what === 'evidence' && entry.proof !== undefined ? words.text(entry.proof) : '';
  return html`<form class="act no-print" @submit=${send(what, entry, acts)} @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && acts.ask(null, entry)}>
    <label><span class="small strong">${words.say(`effort.${what}-ask`)}</span>${hint ? html`<span class="small soft">${hint}</span>` : nothing}
      <textarea name="text" rows="2" required maxlength="2000"></textarea></label>
    ${buttons(entry, acts, words)}
  </form>`;
}

function choiceForm(entry: EntryOf<'decision'>, acts: EntryActs, words: Words): TemplateResult {
  const preset = words.text(entry.default);
  const options = [...new Set([...(preset ? [preset] : []), ...entry.options.map((option) => words.text(option))])];
  return html`<form class="act no-print" @submit=${send('choice', entry, acts)} @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && acts.ask(null, entry)}>
    <fieldset><legend class="small strong">${words.say('effort.choice-ask')}</legend>
      ${options.map((option) => html`<label class="option"><input type="radio" name="text" value=${option} required ?checked=${option === preset} /> ${option === preset ? words.say('effort.recommended', { option }) : option}</label>`)}
    </fieldset>
    ${buttons(entry, acts, words)}
  </form>`;
}

/** What people said of an entry. */
export const commentList = ({ comments }: Entry, words: Words): TemplateResult | typeof nothing =>
  comments.length ? html`<ul class="comments small">${comments.map(({ on, by, text }) => html`<li>${words.say('quoted', { text: words.text(text) })} <span class="soft">${by === undefined ? words.day(on) : words.say('effort.done-on-by', { day: words.day(on), by: words.text(by) })}</span></li>`)}</ul>` : nothing;
