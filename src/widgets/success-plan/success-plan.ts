import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { dayOf } from '../../config/dates.js';
import type { Issue } from '../../config/issues.js';
import type { Config, Plan, Role } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import { planOf, type ElementId, type PlanElement, type PlanView } from '../../plan/plan.js';
import { asOfCivil } from '../../results/buckets.js';
import { resultRow, resultRowStyles } from '../../ui/result-row.js';
import { tokens } from '../../ui/tokens.js';
import { WidgetController, type WidgetState } from '../../ui/widget.js';
import { milestonePath } from './milestone-path.js';
import { styles } from './styles.js';

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

  #widget = new WidgetController(this, { area: 'plan', isEmpty: ({ plan }) => plan === undefined });

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
      ${this.#purpose(plan, words)} ${lacks('purpose')}
      <section>${heading(say('plan.results'))}
        ${element('metrics')?.status === 'missing' ? nothing : html`<ul class="results">${view.results.map((result) => html`<li class="result-row">${resultRow(result, words)}</li>`)}</ul>`}
        ${lacks('metrics')} ${element('metrics')?.status === 'missing' ? nothing : lacks('targets')}
      </section>
      <section>${heading(say('plan.path'))}
        ${view.milestones.length ? milestonePath(config, view, words) : nothing} ${lacks('timeline')}
      </section>
      ${element('roles')?.status === 'missing'
        ? html`<section>${heading(say('plan.element.roles'))}${lacks('roles')}</section>`
        : html`<section><div class="sides">
            <div>${heading(say('plan.your-side'))}${roleList(view.roles.customer, words)}</div>
            <div>${heading(say('plan.our-side'))}${roleList(view.roles.provider, words)}</div>
          </div>${lacks('roles')}</section>`}
      <section class="next" part="next">
        <div class="next-heading" role="heading" aria-level=${this.headingLevel + 1}>${say('plan.next')}</div>
        ${nextPhase(view.nextPhase, words)} ${lacks('next-phase')}
      </section>
      <p class="foot small soft">${say('as-of', { day: words.day(dayOf(asOfCivil(config))) })}</p>
    `;
  }

  #purpose(plan: Plan, words: Words): TemplateResult | typeof nothing {
    if (plan.purpose === undefined) return nothing;
    const { agreedBy, agreedOn, experience } = plan;
    const agreed =
      agreedBy !== undefined && agreedOn !== undefined ? words.say('agreed', { by: words.text(agreedBy), on: words.day(agreedOn) })
      : agreedBy !== undefined ? words.say('agreed-by', { by: words.text(agreedBy) })
      : agreedOn !== undefined ? words.say('agreed-on', { on: words.day(agreedOn) })
      : '';
    return html`<div class="title" role="heading" aria-level=${this.headingLevel}>${words.text(plan.purpose)}</div>
      <p class="agreed small soft">${[agreed, experience === undefined ? '' : words.say('plan.experience', { experience: words.text(experience) })].filter(Boolean).map((part) => html`<span>${part}</span>`)}</p>`;
  }

  /** What an element lacks: for the customer only that it is not there yet, for the author also what to do. */
  #lacks(element: PlanElement | undefined, { say, list }: Words): TemplateResult | typeof nothing {
    if (!element || element.status === 'complete') return nothing;
    const isProvider = this.audience === 'provider';
    if (element.status === 'missing')
      return html`<p class="missing"><span class="hollow" aria-hidden="true"></span><span>${say(`plan.missing.${element.id}`)}${isProvider ? html` <span class="soft">${say(`plan.remedy.${element.id}`)}</span>` : nothing}</span></p>`;
    return isProvider ? html`<p class="missing"><span class="hollow" aria-hidden="true"></span><span>${say('plan.lacks', { lacks: list(element.lacks.map((lack) => say(`lack.${lack}`))) })}</span></p>` : nothing;
  }
}

const roleList = (roles: readonly Role[], words: Words): TemplateResult => html`<ul class="roles">
  ${roles.map(({ role, name, responsibility, confirmedOn }) => {
    const detail = [
      ...(responsibility === undefined ? [] : [words.text(responsibility)]),
      ...(confirmedOn === undefined ? [] : [words.say('role.confirmed', { day: words.day(confirmedOn) })]),
    ];
    return html`<li><p class="strong">${[...new Set([...(name === undefined ? [] : [words.text(name)]), words.text(role)])].join(', ')}</p>
      ${detail.length ? html`<p class="small soft">${detail.join(' · ')}</p>` : nothing}</li>`;
  })}
</ul>`;

/** Phrases in a row, none of them broken. */
const phrases = (parts: readonly string[]): TemplateResult => html`${parts.map((part, i) => html`${i ? ' · ' : nothing}<span class="phrase">${part}</span>`)}`;

function nextPhase({ chosen, options }: PlanView['nextPhase'], words: Words): TemplateResult | typeof nothing {
  const [first, ...others] = options;
  if (!first) return nothing;
  return html`
    <p class="next-name">${words.text(first.name)}</p>
    ${first.result === undefined ? nothing : html`<p>${words.text(first.result)}</p>`}
    <p class="small soft">${phrases([words.say(`next.${first.kind}`), ...(chosen ? [words.say('next.chosen')] : []), ...(first.rank === undefined ? [] : [words.say('next.rank', { rank: first.rank })])])}</p>
    ${others.length ? html`<div class="others"><p class="small strong">${words.say('next.others')}</p><ul>
      ${others.map((option) => html`<li><span class="strong">${words.text(option.name)}</span>${option.result === undefined ? nothing : html`: ${words.text(option.result)}`}
        <span class="small soft">${phrases([words.say(`next.${option.kind}`), ...(option.rank === undefined ? [] : [words.say('next.rank', { rank: option.rank })])])}</span></li>`)}
    </ul></div>` : nothing}`;
}
