import { html, nothing, type TemplateResult } from 'lit';
import { safeLink } from '../../core/config/safe-url.js';
import { doneDay, isOf } from '../../core/effort/ledger.js';
import type { Entry, EntryOf } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { textForm } from '../shared/form.js';
import { icon } from '../shared/icon.js';

/** The kind of form: each asks for one text or choice. */
export type FormKind = 'evidence' | 'answer' | 'choice' | 'comment';

export interface EntryActions {
  open: { what: FormKind; id: string } | null;
  openForm: (what: FormKind | null, entry: Entry) => void;
  submit: (what: FormKind, entry: Entry, text: string) => void;
}

/** The buttons of an entry: follow its link, answer, decide, comment. Ticking is the box beside it. */
export function entryActions(
  entry: Entry,
  actions: EntryActions,
  localizer: Localizer,
): TemplateResult | typeof nothing {
  const { open, openForm, submit } = actions;
  const { t, text } = localizer;
  const asked = open?.id === entry.id ? open.what : null;
  if (asked === 'choice' && isOf(entry, 'decision')) return choiceForm(entry, actions, localizer);
  if (asked !== null) {
    const help = asked === 'evidence' && entry.proof !== undefined ? { help: text(entry.proof) } : {};
    return textForm({
      ...help,
      label: t(`effort.${asked}-ask`),
      send: t('opinion.send'),
      cancel: t('opinion.cancel'),
      submit: (given) => submit(asked, entry, given),
      close: () => openForm(null, entry),
    });
  }
  if (doneDay(entry) !== null) return nothing;
  return html`<div class="buttons no-print">
    ${isOf(entry, 'question') ? actionButton('answer', 'secondary', t('effort.answer'), entry, actions, localizer) : nothing}
    ${isOf(entry, 'decision') ? decisionButtons(entry, actions, localizer) : nothing} ${linkButton(entry, localizer)}
    ${actionButton('comment', 'ghost', t('effort.comment'), entry, actions, localizer)}
  </div>`;
}

const nameOf = (label: string, entry: Entry, { t, text }: Localizer): string =>
  t('named', { name: label, text: text(entry.title) });

const actionButton = (
  what: FormKind,
  kind: 'secondary' | 'ghost',
  label: string,
  entry: Entry,
  { openForm }: EntryActions,
  localizer: Localizer,
): TemplateResult =>
  html`<button
    type="button"
    class="button ${kind}"
    data-act="${what} ${entry.id}"
    aria-label=${nameOf(label, entry, localizer)}
    @click=${() => openForm(what, entry)}
  >
    ${label}
  </button>`;

/** The recommended option in one press; the others one press away. */
function decisionButtons(entry: EntryOf<'decision'>, actions: EntryActions, localizer: Localizer): TemplateResult {
  const { t } = localizer;
  const recommended = entry.default;
  if (recommended === undefined)
    return actionButton('choice', 'secondary', t('effort.decide'), entry, actions, localizer);
  const option = localizer.text(recommended);
  const label = t('effort.take', { option });
  return html`<button
      type="button"
      class="button primary"
      data-act="default ${entry.id}"
      aria-label=${nameOf(label, entry, localizer)}
      @click=${() => actions.submit('choice', entry, option)}
    >
      ${label}
    </button>
    ${entry.options.length > 1 ? actionButton('choice', 'ghost', t('effort.choose-other'), entry, actions, localizer) : nothing}`;
}

/** The link to the place of an action. An address that is not safe to follow stands there as text. */
export function linkButton(entry: Entry, localizer: Localizer): TemplateResult | typeof nothing {
  if (entry.link === undefined) return nothing;
  const href = safeLink(entry.link, document.baseURI);
  const label = localizer.t('effort.open-link');
  return href === null
    ? html`<span class="small soft">${entry.link}</span>`
    : html`<a
        class="button secondary no-print"
        href=${href}
        rel="noopener"
        aria-label=${nameOf(label, entry, localizer)}
        >${label}${icon('out')}</a
      >`;
}

function choiceForm(
  entry: EntryOf<'decision'>,
  { submit, openForm }: EntryActions,
  localizer: Localizer,
): TemplateResult {
  const { t } = localizer;
  const recommended = localizer.text(entry.default);
  const options = [
    ...new Set([...(recommended ? [recommended] : []), ...entry.options.map((option) => localizer.text(option))]),
  ];
  return html`<form
    class="panel form no-print"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const chosen = new FormData(event.target as HTMLFormElement).get('text');
      if (typeof chosen === 'string' && chosen) submit('choice', entry, chosen);
    }}
    @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && openForm(null, entry)}
  >
    <fieldset>
      <legend>${t('effort.choice-ask')}</legend>
      ${options.map(
        (option) =>
          html`<label class="option"
            ><input type="radio" name="text" value=${option} required ?checked=${option === recommended} />
            ${option === recommended ? t('effort.recommended', { option }) : option}</label
          >`,
      )}
    </fieldset>
    <div class="buttons">
      <button type="submit" class="button primary">${t('opinion.send')}</button>
      <button type="button" class="button ghost" @click=${() => openForm(null, entry)}>${t('opinion.cancel')}</button>
    </div>
  </form>`;
}

/** The comments on an entry. */
export const commentList = ({ comments }: Entry, localizer: Localizer): TemplateResult | typeof nothing =>
  comments.length
    ? html`<ul class="comments why">
        ${comments.map(
          ({ on, by, text }) =>
            html`<li>
              ${localizer.t('quoted', { text: localizer.text(text) })}
              <span class="soft"
                >${
                  by === undefined
                    ? localizer.day(on)
                    : localizer.t('effort.done-on-by', { day: localizer.day(on), by: localizer.text(by) })
                }</span
              >
            </li>`,
        )}
      </ul>`
    : nothing;
