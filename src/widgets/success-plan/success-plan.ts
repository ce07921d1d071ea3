import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dayOf } from '../../config/dates.js';
import type { Issue } from '../../config/issues.js';
import { byRank } from '../../config/rank.js';
import type { Config, Milestone, NextPhaseOption, Plan } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import { calendarEntries, calendarOf } from '../../plan/calendar.js';
import { effortOf } from '../../effort/effort.js';
import { planOf, type ElementId, type PlanElement, type PlanView } from '../../plan/plan.js';
import { asOfCivil } from '../../results/buckets.js';
import { resultRow, resultRowStyles } from '../../ui/result-row.js';
import { Acts } from '../../ui/acts.js';
import { download } from '../../ui/download.js';
import { fire } from '../../ui/events.js';
import { tokens } from '../../ui/tokens.js';
import { WidgetController, type WidgetState } from '../../ui/widget.js';
import { adviceList } from './advice-list.js';
import { milestoneAxis } from './milestone-axis.js';
import { milestoneList, type MilestoneActions } from './milestone-list.js';
import { ranking } from './ranking.js';
import { roleList } from './role-list.js';
import { styles } from './styles.js';

/** Where in a config each element is written. */
const WRITTEN_AT: Readonly<Record<ElementId, RegExp>> = {
  'purpose': /^\$\.plan\.purpose\b/, 'metrics': /^\$\.metrics\b/, 'targets': /^\$\.metrics\b/, 'timeline': /^\$\.plan\.milestones\b/,
  'roles': /^\$\.plan\.roles\b/, 'next-phase': /^\$\.plan\.nextPhase\b/,
};

/**
 * The success plan: purpose, metrics, targets, timeline, roles and the next phase, each there or visibly missing.
 *
 * @element waymark-success-plan
 * @slot idle - In place of nothing, while no config is named.
 * @slot loading - In place of the placeholder.
 * @slot empty - In place of the invitation to begin a plan.
 * @slot stale - In place of the note that a refresh failed.
 * @slot error - In place of the list of issues.
 * @slot auth-required - In place of the words that ask to sign in.
 * @csspart root - The whole widget.
 * @csspart next - What comes next.
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
 * @fires {CustomEvent<ChangeDetail>} waymark-change - A person marked or reopened a milestone, ranked what could come next, or confirmed the purpose; cancelable, else shown at once.
 * @fires {CustomEvent<SelectDetail>} waymark-select - A person chose a result.
 * @attr {'idle' | 'loading' | 'ready' | 'empty' | 'stale' | 'error' | 'auth-required'} state - Set by the element: what it shows.
 */
export class WaymarkSuccessPlan extends LitElement {
  static override styles = [tokens, resultRowStyles, styles];

  /** A config as an object, or its JSON text. */
  @property({ attribute: false }) config: unknown;
  /** The address of a config, relative to the page. */
  @property() src = '';
  /** Who reads it. A customer is never shown advice to the author. */
  @property() audience: 'customer' | 'provider' = 'customer';
  /** The level of its heading on the page. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel = 2;

  /** The milestone whose proof is being asked for. */
  @state() private proving = '';

  #widget = new WidgetController(this, { area: 'plan', isEmpty: ({ plan }) => plan === undefined });

  #acts = new Acts(this, () => this.#widget.words, () => this.#widget.source.snapshot.config?.account.id, () => { this.proving = ''; });

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
    return this.#widget.frame(this.#widget.words.say('plan'), (config, words) => this.#content(config, words));
  }

  #content(config: Config, words: Words): TemplateResult | typeof nothing {
    const view = planOf(config, words);
    const { plan, renewal } = config;
    if (!view || !plan) return nothing;
    const { say } = words;
    const element = (id: ElementId) => view.elements.find((candidate) => candidate.id === id);
    const heading = (text: string) => html`<div class="heading" role="heading" aria-level=${this.headingLevel + 1}>${text}</div>`;
    const lacks = (id: ElementId) => this.#lacks(element(id), words);
    return html`
      <div class="split"><p class="eyebrow">${say('plan')}</p>${renewal ? html`<p class="eyebrow">${say('plan.renews', { day: words.day(renewal) })}</p>` : nothing}</div>
      ${this.#purpose(config, plan, words)} ${lacks('purpose')}
      ${this.audience === 'provider' ? adviceList(view.advice, words) : nothing}
      <section>${heading(say('plan.results'))}
        ${element('metrics')?.status === 'missing' ? nothing : html`<ul class="results">${view.results.map((result) => html`<li><button type="button" class="result-row row" @click=${() => fire(this, 'waymark-select', { kind: 'metric', id: result.metric.id })}>${resultRow(result, words)}</button></li>`)}</ul>`}
        ${lacks('metrics')} ${element('metrics')?.status === 'missing' ? nothing : lacks('targets')}
      </section>
      <section>${heading(say('plan.path'))}
        ${view.milestones.length ? html`${milestoneAxis(config, view, words)}${milestoneList(view.milestones, this.#milestoneActions(words), words)}` : nothing} ${lacks('timeline')}
        ${calendarEntries(config, effortOf(config).open, words).length ? html`<p class="no-print calendar"><button type="button" class="text-button small" @click=${() => void this.#calendar(config, words)}>${say('calendar.add')}</button></p>` : nothing}
      </section>
      ${element('roles')?.status === 'missing'
        ? html`<section>${heading(say('plan.element.roles'))}${lacks('roles')}</section>`
        : html`<section><div class="sides">
            <div>${heading(say('plan.your-side'))}${roleList(view.roles.customer, words)}</div>
            <div>${heading(say('plan.our-side'))}${roleList(view.roles.provider, words)}</div>
          </div>${lacks('roles')}</section>`}
      <section class="next" part="next">
        <div class="next-heading" role="heading" aria-level=${this.headingLevel + 1}>${say('plan.next')}</div>
        ${view.nextPhase.options.length ? ranking(view.nextPhase.options, view.nextPhase.chosen, (option, to) => this.#rank(view, option, to, words), words) : nothing} ${lacks('next-phase')}
      </section>
      ${this.#acts.render()}
      <p class="foot small soft">${say('as-of', { day: words.day(dayOf(asOfCivil(config))) })}</p>
    `;
  }

  #milestoneActions({ say, text }: Words): MilestoneActions {
    const { source } = this.#widget;
    const button = ({ id }: Milestone) => `[data-milestone="${CSS.escape(id)}"]`;
    return {
      proving: this.proving,
      prove: (id) => {
        this.#acts.focus(id ? '.proof input' : `[data-milestone="${CSS.escape(this.proving)}"]`);
        this.proving = id;
      },
      done: (milestone, evidence) => {
        const isDone = source.change('milestone-done', milestone.id, evidence === undefined ? undefined : { evidence });
        if (isDone) this.proving = '';
        this.#acts.done(isDone, say('milestone.done-said', { name: text(milestone.name) }), button(milestone), () => source.change('milestone-reopened', milestone.id));
      },
      reopen: (milestone) => {
        this.#acts.done(source.change('milestone-reopened', milestone.id), say('milestone.reopened-said', { name: text(milestone.name) }), button(milestone),
          () => source.change('milestone-restored', milestone.id, { done: milestone.done ?? null }));
      },
    };
  }

  async #calendar(config: Config, words: Words): Promise<void> {
    try {
      // named one by one: the rest of the library stays out of the chunk
      const { escape, foldLines, formatDate } = await import('ical-generator');
      const text = calendarOf(config, effortOf(config).open, words, { escape, foldLines, formatDate });
      if (text !== null) download(`${config.account.id}.ics`, 'text/calendar;charset=utf-8', text);
      this.#acts.done(true, words.say('calendar.added'), '');
    } catch {
      this.#acts.done(true, words.say('calendar.failed'), '');
    }
  }

  #rank({ nextPhase }: PlanView, option: NextPhaseOption, to: number, { say, text }: Words): void {
    const from = byRank(nextPhase.options).indexOf(option) + 1;
    const ranks = Object.fromEntries(nextPhase.options.map(({ id, rank }) => [id, rank ?? null]));
    const account = this.#widget.source.snapshot.config?.account.id ?? '';
    const isRanked = this.#widget.source.change('next-phase-ranked', option.id, { rank: to });
    this.#acts.done(isRanked, say('next.ranked-said', { name: text(option.name), rank: to }), [to < from ? 'up' : 'down', to < from ? 'down' : 'up'].map((way) => `[data-move="${way} ${CSS.escape(option.id)}"]:not(:disabled)`),
      () => (Object.values(ranks).includes(null) ? this.#widget.source.change('next-phase-restored', account, { ranks }) : this.#widget.source.change('next-phase-ranked', option.id, { rank: from })));
  }

  #confirm({ account }: Config, { confirmed }: Plan, { say }: Words): void {
    const { source } = this.#widget;
    this.#acts.done(source.change('purpose-confirmed', account.id), say('plan.confirmed-said'), '.confirm',
      () => source.change('purpose-unconfirmed', account.id, confirmed ? { earlier: confirmed } : undefined));
  }

  #purpose(config: Config, plan: Plan, words: Words): TemplateResult | typeof nothing {
    if (plan.purpose === undefined) return nothing;
    const { agreedBy, agreedOn, confirmed, experience } = plan;
    const still = !confirmed ? '' : confirmed.by === undefined ? words.say('plan.confirmed', { day: words.day(confirmed.on) }) : words.say('plan.confirmed-by', { by: words.text(confirmed.by), day: words.day(confirmed.on) });
    const agreed =
      agreedBy !== undefined && agreedOn !== undefined ? words.say('agreed', { by: words.text(agreedBy), on: words.day(agreedOn) })
      : agreedBy !== undefined ? words.say('agreed-by', { by: words.text(agreedBy) })
      : agreedOn !== undefined ? words.say('agreed-on', { on: words.day(agreedOn) })
      : '';
    return html`<div class="title" role="heading" aria-level=${this.headingLevel}>${words.text(plan.purpose)}</div>
      <p class="agreed small soft">${[agreed, still, experience === undefined ? '' : words.say('plan.experience', { experience: words.text(experience) })].filter(Boolean).map((part) => html`<span>${part}</span>`)}</p>
      ${this.audience === 'customer' ? html`<p class="no-print"><button type="button" class="text-button small confirm" @click=${() => this.#confirm(config, plan, words)}>${words.say('plan.confirm')}</button></p>` : nothing}`;
  }

  /** What an element lacks: for the customer only that it is not there yet, for the author also what to do. */
  #lacks(element: PlanElement | undefined, { say, list }: Words): TemplateResult | typeof nothing {
    if (!element || element.status === 'complete') return nothing;
    const isProvider = this.audience === 'provider';
    // what was written but is faulty is not missing: the note above names it
    const isFaulty = this.issues.some(({ path, part }) => part !== undefined && WRITTEN_AT[element.id].test(path));
    if (isFaulty) return element.status === 'missing' ? html`<p class="missing"><span class="hollow" aria-hidden="true"></span><span>${say('plan.faulty')}</span></p>` : nothing;
    if (element.status === 'missing')
      return html`<p class="missing"><span class="hollow" aria-hidden="true"></span><span>${say(`plan.missing.${element.id}`)}${isProvider ? html` <span class="soft">${say(`plan.remedy.${element.id}`)}</span>` : nothing}</span></p>`;
    return isProvider ? html`<p class="missing"><span class="hollow" aria-hidden="true"></span><span>${say('plan.lacks', { lacks: list(element.lacks.map((lack) => say(`lack.${lack}`))) })}</span></p>` : nothing;
  }
}
