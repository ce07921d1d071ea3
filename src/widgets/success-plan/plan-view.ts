import { html, nothing, type TemplateResult } from 'lit';
import { dayOf } from '../../config/dates.js';
import { byRank } from '../../config/rank.js';
import type { Config, Milestone, NextPhaseOption, Plan } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import { effortOf } from '../../effort/effort.js';
import { planFacts, type ElementId, type PlanElement, type PlanFacts } from '../../plan/plan.js';
import { purposeFacts } from '../../plan/texts.js';
import { asOfCivil } from '../../results/buckets.js';
import { resultRow, resultRowStyles } from '../../ui/result-row.js';
import { Acts } from '../../ui/acts.js';
import { fire } from '../../ui/events.js';
import { Folds } from '../../ui/folds.js';
import { wanted } from '../../ui/sections.js';
import type { Audience, View, WidgetController } from '../../ui/widget.js';
import { milestoneAxis } from './milestone-axis.js';
import { milestoneList, type MilestoneActions } from './milestone-list.js';
import { ranking } from './ranking.js';
import { roleList } from './role-list.js';
import { styles } from './styles.js';
import type { WaymarkSuccessPlan } from './success-plan.js';

const SECTIONS = ['purpose', 'results', 'path', 'roles', 'next'] as const;

/** Where in a config each element is written. */
const WRITTEN_AT: Readonly<Record<ElementId, RegExp>> = {
  'purpose': /^\$\.plan\.purpose\b/, 'metrics': /^\$\.metrics\b/, 'targets': /^\$\.metrics\b/, 'timeline': /^\$\.plan\.milestones\b/,
  'roles': /^\$\.plan\.roles\b/, 'next-phase': /^\$\.plan\.nextPhase\b/,
};

/** Whether there is a day to keep. */
const hasDays = (config: Config, { milestones }: PlanFacts): boolean =>
  milestones.some(({ milestone, doneOn }) => doneOn === null && milestone.due !== undefined)
  || config.metrics.some(({ target }) => target?.by !== undefined) || effortOf(config).open.some(({ due }) => due !== undefined);

const views = new WeakMap<WaymarkSuccessPlan, PlanView>();

/** The view of a plan, with the advice to its author where the audience is one. */
export async function planView(host: WaymarkSuccessPlan, widget: WidgetController, audience: Audience): Promise<View> {
  const view = views.get(host) ?? new PlanView(host, widget);
  views.set(host, view);
  if (audience === 'provider') view.author = await import('./advice-list.js');
  return view;
}

/** Purpose, metrics, targets, timeline, roles and the next phase, each there or visibly missing. */
class PlanView implements View {
  readonly styles = [resultRowStyles, styles];
  author: typeof import('./advice-list.js') | null = null;

  #host: WaymarkSuccessPlan;
  #widget: WidgetController;
  #source: WidgetController['source'];
  #folds: Folds;
  #acts: Acts;
  /** The milestone whose proof is being asked for. */
  #proving = '';

  constructor(host: WaymarkSuccessPlan, widget: WidgetController) {
    this.#host = host;
    this.#widget = widget;
    this.#source = widget.source;
    this.#folds = new Folds(host);
    this.#acts = new Acts(host, widget.source, 'plan', () => this.#prove(''), this.#folds);
  }

  #prove(id: string): void {
    this.#proving = id;
    this.#host.requestUpdate();
  }

  render(config: Config, words: Words): TemplateResult | typeof nothing {
    const view = planFacts(config, words);
    const { plan, renewal } = config;
    if (!view || !plan) return nothing;
    const { say } = words;
    const element = (id: ElementId) => view.elements.find((candidate) => candidate.id === id);
    const heading = (text: string) => html`<div class="heading" role="heading" aria-level=${this.#host.headingLevel + 1}>${text}</div>`;
    const lacks = (id: ElementId) => this.#lacks(element(id), words);
    const has = wanted(this.#host.sections, SECTIONS);
    return html`
      ${has('purpose') ? html`<div class="split"><p class="eyebrow">${say('plan')}</p>${renewal ? html`<p class="eyebrow">${say('plan.renews', { day: words.day(renewal) })}</p>` : nothing}</div>
        ${this.#purpose(config, plan, words)} ${lacks('purpose')}` : nothing}
      ${this.#host.audience === 'provider' ? this.author?.adviceList(config, words) : nothing}
      ${has('results') ? html`<section>${heading(say('plan.results'))}
        ${element('metrics')?.status === 'missing' ? nothing : html`<ul class="results">${view.results.map((result) => html`<li><button type="button" class="result-row row" @click=${() => fire(this.#host, 'waymark-select', { kind: 'metric', id: result.metric.id })}>${resultRow(result, words)}</button></li>`)}</ul>`}
        ${lacks('metrics')} ${element('metrics')?.status === 'missing' ? nothing : lacks('targets')}
      </section>` : nothing}
      ${has('path') ? this.#path(config, view, heading, lacks('timeline'), words) : nothing}
      ${has('roles') ? html`<section>${element('roles')?.status === 'missing' ? html`${heading(say('plan.element.roles'))}` : html`<div class="sides">
          <div>${heading(say('plan.your-side'))}${roleList(view.roles.customer, 'customer', this.#folds.render, words)}</div>
          <div>${heading(say('plan.our-side'))}${roleList(view.roles.provider, 'provider', this.#folds.render, words)}</div>
        </div>`}${lacks('roles')}</section>` : nothing}
      ${has('next') ? html`<section class="next" part="next">
        <div class="next-heading" role="heading" aria-level=${this.#host.headingLevel + 1}>${say('plan.next')}</div>
        ${view.nextPhase.options.length ? ranking(view.nextPhase.options, view.nextPhase.chosen, (option, to) => this.#rank(view, option, to, words), words) : nothing} ${lacks('next-phase')}
      </section>` : nothing}
      ${this.#acts.render(words)}
      <p class="foot small soft" part="foot">${say('as-of', { day: words.day(dayOf(asOfCivil(config))) })}</p>
    `;
  }

  #path(config: Config, view: PlanFacts, heading: (text: string) => TemplateResult, lacks: TemplateResult | typeof nothing, words: Words): TemplateResult {
    return html`<section>${heading(words.say('plan.path'))}
      ${view.milestones.length ? html`${milestoneAxis(config, view, words)}${milestoneList(view.milestones, this.#milestoneActions(words), this.#folds.render, words)}` : nothing} ${lacks}
      ${hasDays(config, view) ? html`<p class="no-print calendar"><button type="button" class="text-button small" @click=${() => void this.#calendar(config, words)}>${words.say('calendar.add')}</button></p>` : nothing}
    </section>`;
  }

  #milestoneActions({ say, text }: Words): MilestoneActions {
    const source = this.#source;
    const button = ({ id }: Milestone) => `[data-milestone="${CSS.escape(id)}"]`;
    return {
      proving: this.#proving,
      prove: (id) => {
        this.#acts.focus(id ? '.proof input' : `[data-milestone="${CSS.escape(this.#proving)}"]`);
        this.#prove(id);
      },
      done: (milestone, evidence) => {
        const isDone = source.change('milestone-done', milestone.id, evidence === undefined ? undefined : { evidence });
        if (isDone) this.#prove('');
        this.#acts.done(isDone, say('milestone.done-said', { name: text(milestone.name) }), button(milestone), () => source.change('milestone-reopened', milestone.id));
      },
      reopen: (milestone) => {
        this.#acts.done(source.change('milestone-reopened', milestone.id), say('milestone.reopened-said', { name: text(milestone.name) }), button(milestone),
          () => source.change('milestone-restored', milestone.id, { done: milestone.done ?? null }));
      },
    };
  }

  async #calendar(config: Config, words: Words): Promise<void> {
    const taken = await import('../../ui/take-along.js').then(({ takeAlong }) => takeAlong('calendar', { config, lang: words.lang }), () => 'not-loaded');
    this.#acts.done(true, words.say(taken === 'done' ? 'calendar.added' : 'calendar.failed'), '');
  }

  #rank({ nextPhase }: PlanFacts, option: NextPhaseOption, to: number, { say, text }: Words): void {
    const from = byRank(nextPhase.options).indexOf(option) + 1;
    const ranks = Object.fromEntries(nextPhase.options.map(({ id, rank }) => [id, rank ?? null]));
    const account = this.#source.snapshot.config?.account.id ?? '';
    const isRanked = this.#source.change('next-phase-ranked', option.id, { rank: to });
    this.#acts.done(isRanked, say('next.ranked-said', { name: text(option.name), rank: to }), [to < from ? 'up' : 'down', to < from ? 'down' : 'up'].map((way) => `[data-move="${way} ${CSS.escape(option.id)}"]:not(:disabled)`),
      () => (Object.values(ranks).includes(null) ? this.#source.change('next-phase-restored', account, { ranks }) : this.#source.change('next-phase-ranked', option.id, { rank: from })));
  }

  #confirm({ account }: Config, { confirmed }: Plan, { say }: Words): void {
    const source = this.#source;
    this.#acts.done(source.change('purpose-confirmed', account.id), say('plan.confirmed-said'), '.confirm',
      () => source.change('purpose-unconfirmed', account.id, confirmed ? { earlier: confirmed } : undefined));
  }

  #purpose(config: Config, plan: Plan, words: Words): TemplateResult | typeof nothing {
    if (plan.purpose === undefined) return nothing;
    return html`<div class="title" role="heading" aria-level=${this.#host.headingLevel}>${words.text(plan.purpose)}</div>
      <p class="agreed small soft">${purposeFacts(plan, words).map((fact) => html`<span>${fact}</span>`)}</p>
      ${this.#host.audience === 'customer' ? html`<p class="no-print"><button type="button" class="text-button small confirm" @click=${() => this.#confirm(config, plan, words)}>${words.say('plan.confirm')}</button></p>` : nothing}`;
  }

  /** What an element lacks: for the customer only that it is not there yet, for the author also what to do. */
  #lacks(element: PlanElement | undefined, { say, list }: Words): TemplateResult | typeof nothing {
    if (!element || element.status === 'complete') return nothing;
    const isProvider = this.#host.audience === 'provider';
    // what was written but is faulty is not missing: the note above names it
    const isFaulty = this.#widget.issues.some(({ path, part }) => part !== undefined && WRITTEN_AT[element.id].test(path));
    if (isFaulty) return element.status === 'missing' ? html`<p class="missing"><span class="hollow" aria-hidden="true"></span><span>${say('plan.faulty')}</span></p>` : nothing;
    if (element.status === 'missing')
      return html`<p class="missing"><span class="hollow" aria-hidden="true"></span><span>${say(`plan.missing.${element.id}`)}${isProvider ? html` <span class="soft">${say(`plan.remedy.${element.id}`)}</span>` : nothing}</span></p>`;
    return isProvider ? html`<p class="missing"><span class="hollow" aria-hidden="true"></span><span>${say('plan.lacks', { lacks: list(element.lacks.map((lack) => say(`lack.${lack}`))) })}</span></p>` : nothing;
  }
}
