import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { dayOf } from '../../core/series/civil-time.js';
import type { Config, Entry, EntryOf } from '../../core/config/schema.js';
import { doNext, type NextAction } from '../../core/effort/do-next.js';
import { customerMinutes, doneDay, effortOf, isOf, type EffortView } from '../../core/effort/ledger.js';
import { minutesInAll } from '../../core/effort/ledger-text.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { asOfCivil } from '../../core/results/buckets.js';
import { ActionFeedback } from '../shared/action-feedback-controller.js';
import { chipStyles } from '../shared/chip.js';
import { copy } from '../shared/clipboard.js';
import { Disclosures } from '../shared/disclosure-controller.js';
import { formStyles } from '../shared/form.js';
import { icon } from '../shared/icon.js';
import { keyedList } from '../shared/keyed-list.js';
import { listRow, listRowStyles, metaLine } from '../shared/list-row.js';
import { LongLists } from '../shared/long-lists.js';
import { ownerStyles } from '../shared/owner-initials.js';
import { parseSections } from '../shared/parse-sections.js';
import { statBlockStyles } from '../shared/stat-block.js';
import type { Audience, WidgetView, WidgetController } from '../shared/widget-controller.js';
import { checklistCard } from './checklist-card.js';
import { commentList, entryActions, type FormKind, type EntryActions } from './entry-forms.js';
import {
  answeredElsewhere,
  askChip,
  askMeta,
  askWhy,
  feedbackItem,
  glyph,
  handledItem,
  isThisWeek,
} from './entry-templates.js';
import { caseItem, contactList, incidentItem, meetingItem } from './ledger-sections.js';
import { minutesChart } from './minutes-chart.js';
import { styles } from './styles.js';

const SECTIONS = [
  'do-next',
  'open',
  'meetings',
  'handled',
  'feedback',
  'incidents',
  'cases',
  'contacts',
  'done',
  'minutes',
] as const;
type SectionId = (typeof SECTIONS)[number];
/** Questions and decisions, and entries of the other lists, that are not folded. */
const MAX_OPEN = 12;
const MAX_LISTED = 3;

const byDue = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));

const list = <E extends Entry>(entries: readonly E[], item: (entry: E) => TemplateResult): TemplateResult =>
  html`<ul class="rows">
    ${keyedList(entries, ({ id }) => id, item)}
  </ul>`;

/** The members of the element that the view reads. */
interface ChecklistHost extends ReactiveControllerHost, HTMLElement {
  audience: Audience;
  headingLevel: number;
  sections: string;
  variant: 'card' | '';
}

/** Renders next actions, open and done entries, handled work, feedback, and the minutes asked. */
export class ChecklistView implements WidgetView {
  readonly styles = [chipStyles, formStyles, listRowStyles, ownerStyles, statBlockStyles, styles];

  #provider: typeof import('./provider-notes.js') | null = null;
  #host: ChecklistHost;
  #widget: WidgetController;
  #source: WidgetController['source'];
  #disclosures: Disclosures;
  #longLists: LongLists;
  #feedback: ActionFeedback;
  /** The form that is open. Only one is open at a time. */
  #openedForm: EntryActions['open'] = null;
  /** Acts of a person in this visit, by the section they were done in: an entry stays there, changed in its place. */
  #acted = new Map<string, SectionId>();
  /** Actions that a person unfolded where there is little room. */
  #unfolded = new Set<string>();

  constructor(host: ChecklistHost, widget: WidgetController) {
    this.#host = host;
    this.#widget = widget;
    this.#source = widget.source;
    this.#disclosures = new Disclosures(host);
    this.#longLists = new LongLists(host);
    this.#feedback = new ActionFeedback(host, widget.source, 'effort', () => this.#forget(), this.#disclosures);
  }

  async loadProvider(): Promise<void> {
    this.#provider = await import('./provider-notes.js');
  }

  #forget(): void {
    this.#acted.clear();
    this.#openForm(null);
  }

  #openForm(open: EntryActions['open']): void {
    this.#openedForm = open;
    this.#host.requestUpdate();
  }

  render(config: Config, localizer: Localizer): TemplateResult {
    const { t } = localizer;
    const view = effortOf(config);
    const asOf = dayOf(asOfCivil(config));
    const level = this.#host.headingLevel;
    // a faulty entry may be one that needs something: then nobody can say that nothing is needed
    const isIncomplete = this.#widget.issues.some(({ path, part }) => part !== undefined && /^\$\.effort\b/.test(path));
    const nothingText = t(isIncomplete ? 'effort.incomplete' : 'effort.nothing');
    if (this.#host.variant === 'card') return checklistCard(view.open, config, { asOf, level, nothingText }, localizer);
    const next = doNext(config, localizer);
    const actions = this.#actions(next, config);
    const open = view.open.filter((entry) => !actions.includes(entry));
    const acted = view.done.filter(({ id }) => this.#acted.get(id) === 'open');
    const asks = byDue([...open.filter((entry) => !isOf(entry, 'action')), ...acted]);
    const later = open.filter((entry) => isOf(entry, 'action'));
    const ofKind = <K extends Entry['kind']>(kind: K): EntryOf<K>[] =>
      (config.effort?.entries ?? []).filter(
        (entry): entry is EntryOf<K> => isOf(entry, kind) && entry.side !== 'provider',
      );
    const feedback = ofKind('feedback');
    const heading = (text: string, count = '') =>
      html`<div class="split">
        <div class="heading" role="heading" aria-level=${level + 1}>${text}</div>
        ${count ? html`<span class="small soft">${count}</span>` : nothing}
      </div>`;
    const isListed = parseSections(this.#host.sections, SECTIONS);
    const section = (id: SectionId, content: () => TemplateResult | typeof nothing) =>
      isListed(id) ? this.#widget.renderPart(id, content) : nothing;
    const row = (entry: Entry) => this.#row(entry, config, asOf, next, localizer);
    const shown = isListed('open') ? view.open : next.map(({ entry }) => entry);
    const main = [
      section('do-next', () => this.#doNext(actions, shown, nothingText, asOf, row, localizer)),
      section('open', () =>
        asks.length || later.length
          ? html`<section>
              ${asks.length ? heading(t('effort.open')) : nothing} ${this.#list('open', asks, MAX_OPEN, row, localizer)}
              ${later.length ? this.#list('open actions', later, 0, row, localizer) : nothing}
            </section>`
          : nothing,
      ),
      section('meetings', () => this.#meetings(ofKind('meeting'), heading, asOf, localizer)),
    ];
    const aside = [
      section('handled', () => {
        const late = (entry: Entry) => (entry.done ? 1 : 0);
        const handled = [...view.handled].sort((a, b) => late(a) - late(b));
        const done = view.handled.filter((entry) => entry.done).length;
        return html`<section>
          ${heading(t('effort.handled'), handled.length ? t('done-count', { done, total: handled.length }) : '')}
          ${
            handled.length
              ? this.#list('handled', handled, MAX_LISTED, (entry) => handledItem(entry, asOf, localizer), localizer)
              : html`<p class="why">${t('effort.handled-none')}</p>`
          }
        </section>`;
      }),
      section('feedback', () => {
        const done = feedback.filter(({ replied }) => replied !== undefined).length;
        const waiting = (entry: EntryOf<'feedback'>) => (entry.replied === undefined ? 0 : 1);
        const sorted = [...feedback].sort(
          (a, b) => waiting(a) - waiting(b) || (b.given ?? '').localeCompare(a.given ?? ''),
        );
        return sorted.length
          ? html`<section>
              ${heading(t('effort.feedback'), t('effort.answered-count', { done, total: sorted.length }))}
              ${this.#list('feedback', sorted, MAX_LISTED, (entry) => feedbackItem(entry, asOf, localizer), localizer)}
            </section>`
          : nothing;
      }),
      section('incidents', () => {
        const incidents = ofKind('incident').sort((a, b) => (b.on ?? '').localeCompare(a.on ?? ''));
        return incidents.length
          ? html`<section>
              ${heading(t('effort.incidents'))}
              ${this.#list(
                'incidents',
                incidents,
                1,
                (entry) => incidentItem(entry, asOf, (one) => void this.#copy(one, localizer), localizer),
                localizer,
              )}
            </section>`
          : nothing;
      }),
      section('cases', () => {
        const isClosed = ({ closed }: EntryOf<'case'>) => (closed !== undefined && closed <= asOf ? 1 : 0);
        const cases = ofKind('case').sort(
          (a, b) => isClosed(a) - isClosed(b) || (b.opened ?? '').localeCompare(a.opened ?? ''),
        );
        return cases.length
          ? html`<section>
              ${heading(t('effort.cases'))}
              ${this.#list('cases', cases, MAX_LISTED, (entry) => caseItem(entry, asOf, localizer), localizer)}
            </section>`
          : nothing;
      }),
      section('contacts', () => {
        const contacts = (config.effort?.entries ?? []).filter((entry) => isOf(entry, 'contact'));
        return contacts.length
          ? html`<section>
              ${heading(t('effort.contacts'))} ${contactList(contacts, this.#longLists.render, localizer)}
            </section>`
          : nothing;
      }),
      section('minutes', () => minutesChart(view.months, heading, this.#disclosures.render, localizer)),
    ];
    return html`
      <div class="ledger">
        <div class="main">${main} ${section('done', () => this.#done(view, row, localizer))}</div>
        ${aside.some((part) => part !== nothing) ? html`<div class="aside">${aside}</div>` : nothing}
      </div>
      ${
        this.#host.audience === 'provider' && this.#provider
          ? this.#widget.renderPart(
              'provider',
              () => this.#provider?.providerNotes(config, view.untied, asOf, heading, localizer) ?? nothing,
            )
          : nothing
      }
      ${this.#feedback.render(localizer)}
      <div class="foot" part="foot">${metaLine([t('as-of', { day: localizer.day(asOf) })])}</div>
    `;
  }

  /** The next actions with those that were ticked here, in the order of their dates: a tick moves nothing. */
  #actions(next: readonly NextAction[], config: Config): Entry[] {
    const ticked = (config.effort?.entries ?? []).filter(
      (entry) => this.#acted.get(entry.id) === 'do-next' && doneDay(entry) !== null,
    );
    return byDue([...next.map(({ entry }) => entry), ...ticked]);
  }

  #doNext(
    actions: readonly Entry[],
    shown: readonly Entry[],
    nothingText: string,
    asOf: string,
    row: (entry: Entry) => TemplateResult,
    localizer: Localizer,
  ): TemplateResult {
    const { t } = localizer;
    const level = this.#host.headingLevel;
    const minutes = minutesInAll(
      shown.map((entry) => ({ minutes: customerMinutes(entry) })),
      localizer,
    );
    const soon = actions.filter((entry) => isThisWeek(entry, asOf));
    const rest = actions.filter((entry) => !isThisWeek(entry, asOf));
    const group = (text: string) => html`<div class="group" role="heading" aria-level=${level + 1}>${text}</div>`;
    return html`<section>
      <div class="card-head">
        <div class="card-title" role="heading" aria-level=${level}>${t('effort.do-next')}</div>
        ${minutes ? html`<span class="small soft total">${minutes}</span>` : nothing}
      </div>
      ${shown.length ? nothing : html`<p class="nothing">${nothingText}</p>`}
      ${soon.length ? html`${group(t('effort.this-week'))}${list(soon, row)}` : nothing}
      ${rest.length ? html`${soon.length ? group(t('effort.later')) : nothing}${list(rest, row)}` : nothing}
    </section>`;
  }

  #meetings(
    meetings: readonly EntryOf<'meeting'>[],
    heading: (text: string) => TemplateResult,
    asOf: string,
    localizer: Localizer,
  ): TemplateResult | typeof nothing {
    if (!meetings.length) return nothing;
    const { t } = localizer;
    const isAhead = ({ on }: EntryOf<'meeting'>) => on === undefined || on >= asOf;
    const listOf = (key: string, some: readonly EntryOf<'meeting'>[]) =>
      this.#longLists.render(
        key,
        some,
        (shown) => list(shown, (entry) => meetingItem(entry, asOf, localizer)),
        localizer,
      );
    const byDay = (a: EntryOf<'meeting'>, b: EntryOf<'meeting'>) => (a.on ?? '9999').localeCompare(b.on ?? '9999');
    const ahead = meetings.filter(isAhead).sort(byDay);
    const past = meetings.filter((meeting) => !isAhead(meeting)).sort((a, b) => byDay(b, a));
    return html`<section>
      ${heading(t('effort.meetings'))} ${ahead.length ? listOf('meetings', ahead) : nothing}
      ${
        past.length
          ? this.#disclosures.render({
              key: 'past meetings',
              summary: t('effort.past', { count: past.length }),
              content: () => listOf('past meetings', past),
            })
          : nothing
      }
    </section>`;
  }

  #done(
    { done, answeredElsewhere: elsewhere }: EffortView,
    row: (entry: Entry) => TemplateResult,
    localizer: Localizer,
  ): TemplateResult | typeof nothing {
    const rest = done.filter(({ id }) => !this.#acted.has(id));
    if (!rest.length && !elsewhere.length) return nothing;
    const { t } = localizer;
    const summary = html`<span class="ink medium">${t('effort.done')}</span>
      ${localizer.number(rest.length + elsewhere.length)}${icon('chevron')}`;
    return html`<section class="done">
      ${this.#disclosures.render({
        key: 'done',
        summary,
        content: () =>
          this.#longLists.render(
            'done',
            [
              ...elsewhere.map(({ entry, answer }) => ({
                id: entry.id,
                item: () => answeredElsewhere(entry, answer, localizer),
              })),
              ...rest.map((entry) => ({ id: entry.id, item: () => row(entry) })),
            ],
            (shown) =>
              html`<ul class="rows">
                ${keyedList(
                  shown,
                  ({ id }) => id,
                  ({ item }) => item(),
                )}
              </ul>`,
            localizer,
          ),
      })}
    </section>`;
  }

  /** A list that shows its first items and folds the rest. */
  #list<E extends Entry>(
    key: string,
    entries: readonly E[],
    most: number,
    item: (entry: E) => TemplateResult,
    localizer: Localizer,
  ): TemplateResult {
    const more = entries.slice(most);
    return html`${most && entries.length ? list(entries.slice(0, most), item) : nothing}
    ${
      more.length
        ? this.#disclosures.render({
            key,
            summary: localizer.t('effort.more', { count: more.length }),
            content: () => this.#longLists.render(key, more, (shown) => list(shown, item), localizer),
          })
        : nothing
    }`;
  }

  /** An action, a question or a decision. Where there is little room, the details of an action wait for a press. */
  #row(entry: Entry, config: Config, asOf: string, next: readonly NextAction[], localizer: Localizer): TemplateResult {
    const { t, text } = localizer;
    const isDone = doneDay(entry) !== null;
    const isFoldable = isOf(entry, 'action') && !isDone;
    const isOpen = this.#unfolded.has(entry.id) || this.#openedForm?.id === entry.id;
    const action = next.find((one) => one.entry === entry);
    return html`<li class="ask ${isDone ? 'is-done' : ''} ${isFoldable && !isOpen ? 'is-folded' : ''}">
      ${listRow({
        mark: isOf(entry, 'action')
          ? html`<input
              type="checkbox"
              class="check"
              data-entry=${entry.id}
              aria-label=${text(entry.title)}
              .checked=${isDone}
              @change=${(event: Event) => this.#toggle(entry, event, localizer)}
            />`
          : isDone
            ? glyph('check', 'done')
            : glyph(isOf(entry, 'question') ? 'question' : 'choice'),
        title: text(entry.title),
        meta: askMeta(entry, config, asOf, localizer),
        more: html`<div class="ask-more">${askWhy(entry, action, localizer)} ${this.#extras(entry, localizer)}</div>`,
        end: html`${askChip(entry, asOf, localizer)}${
          isFoldable
            ? html`<button
                type="button"
                class="button ghost icon-button unfold no-print"
                aria-expanded=${isOpen ? 'true' : 'false'}
                aria-label=${t('named', { name: t('effort.details'), text: text(entry.title) })}
                @click=${() => this.#unfold(entry.id)}
              >
                ${icon('chevron')}
              </button>`
            : nothing
        }`,
      })}
    </li>`;
  }

  #unfold(id: string): void {
    if (!this.#unfolded.delete(id)) this.#unfolded.add(id);
    this.#host.requestUpdate();
  }

  async #copy(entry: EntryOf<'incident'>, { t, text }: Localizer): Promise<void> {
    const outcome = await copy({ text: text(entry.message) });
    this.#feedback.announce(
      true,
      t(outcome === 'done' ? 'effort.copied' : 'effort.copy-blocked'),
      `[data-copy="${CSS.escape(entry.id)}"]`,
    );
  }

  /** The comments on an entry, and the buttons to answer, decide or comment. */
  #extras(entry: Entry, localizer: Localizer): TemplateResult {
    const actions: EntryActions = {
      open: this.#openedForm,
      openForm: (what, { id }) => {
        const opener =
          this.#openedForm?.what === 'evidence'
            ? `[data-entry="${CSS.escape(id)}"]`
            : `[data-act="${this.#openedForm?.what ?? ''} ${CSS.escape(id)}"]`;
        this.#feedback.focus(what === null ? opener : '.form :is(textarea, input)');
        this.#openForm(what && { what, id });
      },
      submit: (what, { id, title }, text) => this.#submit(what, id, localizer.text(title), text, localizer),
    };
    return html`${commentList(entry, localizer)}${entryActions(entry, actions, localizer)}`;
  }

  #submit(what: FormKind, id: string, title: string, text: string, { t }: Localizer): void {
    const source = this.#source;
    const key = CSS.escape(id);
    const [isDone, message, focus, undo]: [boolean, string, string, () => boolean] =
      what === 'comment'
        ? [
            source.submitChange('comment', id, { text }),
            t('effort.commented-said'),
            `[data-act="comment ${key}"]`,
            () => source.submitChange('comment-withdrawn', id, { text }),
          ]
        : what === 'answer'
          ? [
              source.submitChange('question-answered', id, { text }),
              t('effort.answered-said'),
              '.did button',
              () => source.submitChange('answer-withdrawn', id),
            ]
          : what === 'choice'
            ? [
                source.submitChange('decision-made', id, { text }),
                t('effort.decided', { option: text }),
                '.did button',
                () => source.submitChange('answer-withdrawn', id),
              ]
            : [
                source.submitChange('action-done', id, { evidence: text }),
                t('effort.ticked', { title }),
                `[data-entry="${key}"]`,
                () => source.submitChange('action-reopened', id),
              ];
    if (isDone && what !== 'comment') this.#acted.set(id, what === 'evidence' ? 'do-next' : 'open');
    if (isDone) this.#openForm(null);
    this.#feedback.announce(isDone, message, focus, undo);
  }

  #toggle(entry: Entry, event: Event, localizer: Localizer): void {
    const box = event.target as HTMLInputElement;
    const { checked } = box;
    if (checked && entry.proof !== undefined) {
      box.checked = false;
      this.#openForm({ what: 'evidence', id: entry.id });
      return this.#feedback.focus('.form textarea');
    }
    const source = this.#source;
    const isDone = source.submitChange(checked ? 'action-done' : 'action-reopened', entry.id);
    if (isDone && checked) this.#acted.set(entry.id, 'do-next');
    // cancelled: the box shows again what holds
    if (!isDone) box.checked = !checked;
    this.#feedback.announce(
      isDone,
      localizer.t(checked ? 'effort.ticked' : 'effort.unticked', { title: localizer.text(entry.title) }),
      `[data-entry="${CSS.escape(entry.id)}"]`,
      () =>
        checked
          ? source.submitChange('action-reopened', entry.id)
          : source.submitChange('action-restored', entry.id, { done: entry.done ?? null }),
    );
  }
}
