import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { dayOf } from '../../core/series/civil-time.js';
import { byRank } from '../../core/plan/next-phase-order.js';
import type { Config, Milestone, NextPhaseOption, Plan } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { effortOf } from '../../core/effort/ledger.js';
import { planFacts, type PlanElementId, type PlanElement, type PlanFacts } from '../../core/plan/plan.js';
import { purposeFacts } from '../../core/plan/plan-text.js';
import { asOfCivil } from '../../core/results/buckets.js';
import { ActionFeedback } from '../shared/action-feedback-controller.js';
import { chipStyles } from '../shared/chip.js';
import { fire } from '../shared/events.js';
import { Disclosures } from '../shared/disclosure-controller.js';
import { formStyles } from '../shared/form.js';
import { icon } from '../shared/icon.js';
import { listRowStyles, metaLine } from '../shared/list-row.js';
import { LongLists } from '../shared/long-lists.js';
import { ownerStyles } from '../shared/owner-initials.js';
import { parseSections } from '../shared/parse-sections.js';
import { progressBarStyles } from '../shared/progress-bar.js';
import { statBlockStyles } from '../shared/stat-block.js';
import type { Audience, WidgetController, WidgetView } from '../shared/widget-controller.js';
import { milestoneAxis } from './milestone-axis.js';
import { milestonePath, type MilestoneActions } from './milestone-path.js';
import { optionRanking } from './option-ranking.js';
import { planCard } from './plan-card.js';
import { resultProgress } from './result-progress.js';
import { roleList } from './role-list.js';
import { styles } from './styles.js';

const SECTIONS = ['purpose', 'results', 'path', 'roles', 'next'] as const;

/** Config paths of each element. */
const CONFIG_PATHS: Readonly<Record<PlanElementId, RegExp>> = {
  purpose: /^\$\.plan\.purpose\b/,
  metrics: /^\$\.metrics\b/,
  targets: /^\$\.metrics\b/,
  timeline: /^\$\.plan\.milestones\b/,
  roles: /^\$\.plan\.roles\b/,
  'next-phase': /^\$\.plan\.nextPhase\b/,
};

/** True if a calendar file would have an event. */
const hasDates = (config: Config, { milestones }: PlanFacts): boolean =>
  milestones.some(({ milestone, doneOn }) => doneOn === null && milestone.due !== undefined) ||
  config.metrics.some(({ target }) => target?.by !== undefined) ||
  effortOf(config).open.some(({ due }) => due !== undefined);

/** The number of milestones that are done, as a ring and in words. */
function doneCount({ milestones }: PlanFacts, { t }: Localizer): TemplateResult {
  const done = milestones.filter(({ doneOn }) => doneOn !== null).length;
  const total = milestones.length;
  return html`<p class="count">
    <svg class="ring" viewBox="0 0 20 20" aria-hidden="true">
      <circle cx="10" cy="10" r="8"></circle>
      <circle cx="10" cy="10" r="8" pathLength=${total} stroke-dasharray="${done} ${total}"></circle></svg
    >${t('done-count', { done, total })}
  </p>`;
}

/** The members of the element that the view reads. */
interface PlanHost extends ReactiveControllerHost, HTMLElement {
  audience: Audience;
  headingLevel: number;
  sections: string;
  variant: 'card' | '';
}

/** Renders purpose, metrics, targets, milestones, roles and the next phase. A missing element is shown as missing. */
export class PlanView implements WidgetView {
  readonly styles = [chipStyles, formStyles, listRowStyles, ownerStyles, progressBarStyles, statBlockStyles, styles];

  #provider: typeof import('./advice-list.js') | null = null;
  #host: PlanHost;
  #widget: WidgetController;
  #source: WidgetController['source'];
  #disclosures: Disclosures;
  #longLists: LongLists;
  #feedback: ActionFeedback;
  /** Id of the milestone whose proof form is open. Empty for none. */
  #proofFormId = '';

  constructor(host: PlanHost, widget: WidgetController) {
    this.#host = host;
    this.#widget = widget;
    this.#source = widget.source;
    this.#disclosures = new Disclosures(host);
    this.#longLists = new LongLists(host);
    this.#feedback = new ActionFeedback(host, widget.source, 'plan', () => this.#openProofForm(''), this.#disclosures);
  }

  async loadProvider(): Promise<void> {
    this.#provider = await import('./advice-list.js');
  }

  #openProofForm(id: string): void {
    this.#proofFormId = id;
    this.#host.requestUpdate();
  }

  render(config: Config, localizer: Localizer): TemplateResult | typeof nothing {
    const view = planFacts(config, localizer);
    const { plan, renewal } = config;
    if (!view || !plan) return nothing;
    const { t } = localizer;
    const level = this.#host.headingLevel;
    const asOf = dayOf(asOfCivil(config));
    if (this.#host.variant === 'card') return planCard(plan, view, { asOf, level }, localizer);
    const element = (id: PlanElementId) => view.elements.find((candidate) => candidate.id === id);
    const heading = (text: string, level = this.#host.headingLevel + 1) =>
      html`<div class="heading" role="heading" aria-level=${level}>${text}</div>`;
    const lacks = (id: PlanElementId) => this.#lacks(element(id), localizer);
    const isListed = parseSections(this.#host.sections, SECTIONS);
    const section = (id: (typeof SECTIONS)[number], content: () => TemplateResult | typeof nothing) =>
      isListed(id) ? this.#widget.renderPart(id, content) : nothing;
    const isMissing = (id: PlanElementId) => element(id)?.status === 'missing';
    const count = view.milestones.length ? doneCount(view, localizer) : nothing;
    const aside = [
      section(
        'next',
        () =>
          html`<section part="next">
            ${heading(t('plan.next'))}
            ${
              view.nextPhase.options.length
                ? optionRanking(
                    view.nextPhase.options,
                    view.nextPhase.chosen,
                    (option, to) => this.#rank(view, option, to, localizer),
                    localizer,
                  )
                : nothing
            }
            ${lacks('next-phase')}
          </section>`,
      ),
      section(
        'roles',
        () =>
          html`<section>
            ${heading(t('plan.team'))}
            ${
              isMissing('roles')
                ? nothing
                : html`<div class="sides">
                    ${(['customer', 'provider'] as const).map((side) =>
                      view.roles[side].length
                        ? html`<div>
                            <div class="small soft medium" role="heading" aria-level=${level + 2}>
                              ${t(side === 'customer' ? 'plan.your-side' : 'plan.our-side')}
                            </div>
                            ${roleList(
                              view.roles[side],
                              side,
                              this.#host.audience === 'provider',
                              this.#disclosures.render,
                              this.#longLists.render,
                              localizer,
                            )}
                          </div>`
                        : nothing,
                    )}
                  </div>`
            }${lacks('roles')}
          </section>`,
      ),
    ];
    return html`
      ${section(
        'purpose',
        () =>
          html`<div class="card-head">
              <div class="card-title" role="heading" aria-level=${level}>${t('plan')}</div>
              ${count}
            </div>
            ${this.#purpose(config, plan, localizer)} ${lacks('purpose')}`,
      )}
      ${
        this.#host.audience === 'provider' && this.#provider
          ? this.#widget.renderPart('advice', () => this.#provider?.adviceList(config, localizer) ?? nothing)
          : nothing
      }
      ${section(
        'results',
        () =>
          html`<section>
            ${heading(t('plan.results'))}
            ${
              isMissing('metrics')
                ? nothing
                : html`<ul class="results">
                    ${view.results.map(
                      (result) =>
                        html`<li>
                          <button
                            type="button"
                            class="result-row row"
                            @click=${() => fire(this.#host, 'waymark-select', { kind: 'metric', id: result.metric.id })}
                          >
                            ${resultProgress(result, asOf, localizer)}
                          </button>
                        </li>`,
                    )}
                  </ul>`
            }
            ${lacks('metrics')} ${isMissing('metrics') ? nothing : lacks('targets')}
          </section>`,
      )}
      ${isListed('path') ? this.#pathHead(config, view, heading, isListed('purpose') ? nothing : count, localizer) : nothing}
      <div class="plan-grid">
        ${section(
          'path',
          () =>
            html`<div class="way">
              ${
                view.milestones.length
                  ? milestonePath(
                      view.milestones,
                      asOf,
                      this.#milestoneActions(localizer),
                      this.#disclosures.render,
                      this.#longLists.render,
                      localizer,
                    )
                  : nothing
              }
              ${lacks('timeline')}
            </div>`,
        )}
        ${aside.some((part) => part !== nothing) ? html`<div class="aside">${aside}</div>` : nothing}
      </div>
      ${this.#feedback.render(localizer)}
      <div class="foot" part="foot">
        ${metaLine([
          t('as-of', { day: localizer.day(asOf) }),
          renewal === undefined ? '' : t('plan.renews', { day: localizer.day(renewal) }),
        ])}
      </div>
    `;
  }

  /** The heading of the milestones and, across both columns, their axis. */
  #pathHead(
    config: Config,
    view: PlanFacts,
    heading: (text: string) => TemplateResult,
    count: TemplateResult | typeof nothing,
    localizer: Localizer,
  ): TemplateResult {
    const asOf = dayOf(asOfCivil(config));
    return html`<section>
      <div class="split way-head">
        ${heading(localizer.t('plan.path'))} ${count}
        ${
          hasDates(config, view)
            ? html`<button
                type="button"
                class="button ghost calendar no-print"
                @click=${() => void this.#calendar(config, localizer)}
              >
                ${icon('calendar')}${localizer.t('calendar.add')}
              </button>`
            : nothing
        }
      </div>
      ${this.#widget.renderPart('axis', () => milestoneAxis(config, view, asOf, localizer))}
    </section>`;
  }

  #milestoneActions({ t, text }: Localizer): MilestoneActions {
    const source = this.#source;
    const button = ({ id }: Milestone) => `[data-milestone="${CSS.escape(id)}"]`;
    return {
      openProofForm: this.#proofFormId,
      openForm: (id) => {
        this.#feedback.focus(id ? '.form input' : `[data-milestone="${CSS.escape(this.#proofFormId)}"]`);
        this.#openProofForm(id);
      },
      markDone: (milestone, evidence) => {
        const isDone = source.submitChange(
          'milestone-done',
          milestone.id,
          evidence === undefined ? undefined : { evidence },
        );
        if (isDone) this.#openProofForm('');
        this.#feedback.announce(
          isDone,
          t('milestone.done-said', { name: text(milestone.name) }),
          button(milestone),
          () => source.submitChange('milestone-reopened', milestone.id),
        );
      },
      reopen: (milestone) => {
        this.#feedback.announce(
          source.submitChange('milestone-reopened', milestone.id),
          t('milestone.reopened-said', { name: text(milestone.name) }),
          button(milestone),
          () => source.submitChange('milestone-restored', milestone.id, { done: milestone.done ?? null }),
        );
      },
    };
  }

  async #calendar(config: Config, localizer: Localizer): Promise<void> {
    const taken = await import('../shared/export-file.js').then(
      ({ exportFile }) => exportFile('calendar', { config, lang: localizer.lang }),
      () => 'not-loaded',
    );
    this.#feedback.announce(true, localizer.t(taken === 'done' ? 'calendar.added' : 'calendar.failed'), '');
  }

  #rank({ nextPhase }: PlanFacts, option: NextPhaseOption, to: number, { t, text }: Localizer): void {
    const from = byRank(nextPhase.options).indexOf(option) + 1;
    const ranks = Object.fromEntries(nextPhase.options.map(({ id, rank }) => [id, rank ?? null]));
    const account = this.#source.snapshot.config?.account.id ?? '';
    const isRanked = this.#source.submitChange('next-phase-ranked', option.id, { rank: to });
    this.#feedback.announce(
      isRanked,
      t('next.ranked-said', { name: text(option.name), rank: to }),
      [to < from ? 'up' : 'down', to < from ? 'down' : 'up'].map(
        (way) => `[data-move="${way} ${CSS.escape(option.id)}"]:not(:disabled)`,
      ),
      () =>
        Object.values(ranks).includes(null)
          ? this.#source.submitChange('next-phase-restored', account, { ranks })
          : this.#source.submitChange('next-phase-ranked', option.id, { rank: from }),
    );
  }

  #confirm({ account }: Config, { confirmed }: Plan, { t }: Localizer): void {
    const source = this.#source;
    this.#feedback.announce(
      source.submitChange('purpose-confirmed', account.id),
      t('plan.confirmed-said'),
      '.confirm',
      () => source.submitChange('purpose-unconfirmed', account.id, confirmed ? { earlier: confirmed } : undefined),
    );
  }

  #purpose(config: Config, plan: Plan, localizer: Localizer): TemplateResult | typeof nothing {
    const { purpose, confirmed } = plan;
    if (purpose === undefined) return nothing;
    const { t, text } = localizer;
    // confirmed since the config was made: it need not be asked again
    const isConfirmed = confirmed !== undefined && confirmed.on >= dayOf(asOfCivil(config));
    return html`<p class="title">${text(purpose)}</p>
      <div class="split agreed">
        ${metaLine(purposeFacts(plan, localizer))}
        ${
          this.#host.audience !== 'customer'
            ? nothing
            : isConfirmed
              ? html`<p class="confirmed better no-print">${icon('check')}${t('plan.confirmed-said')}</p>`
              : html`<button
                  type="button"
                  class="button secondary confirm no-print"
                  @click=${() => this.#confirm(config, plan, localizer)}
                >
                  ${t('plan.confirm')}
                </button>`
        }
      </div>`;
  }

  /** The missing facts of an element. A customer sees only that it is missing, the author also the remedy. */
  #lacks(element: PlanElement | undefined, { t, list }: Localizer): TemplateResult | typeof nothing {
    if (!element || element.status === 'complete') return nothing;
    const isProvider = this.#host.audience === 'provider';
    // a faulty element is not missing: the note above names it
    const isFaulty = this.#widget.issues.some(
      ({ path, part }) => part !== undefined && CONFIG_PATHS[element.id].test(path),
    );
    if (isFaulty)
      return element.status === 'missing'
        ? html`<p class="missing"><span class="hollow" aria-hidden="true"></span><span>${t('plan.faulty')}</span></p>`
        : nothing;
    if (element.status === 'missing')
      return html`<p class="missing">
        <span class="hollow" aria-hidden="true"></span
        ><span
          >${t(`plan.missing.${element.id}`)}${
            isProvider ? html` <span class="soft">${t(`plan.remedy.${element.id}`)}</span>` : nothing
          }</span
        >
      </p>`;
    return isProvider
      ? html`<p class="missing">
          <span class="hollow" aria-hidden="true"></span
          ><span>${t('plan.lacks', { lacks: list(element.lacks.map((lack) => t(`lack.${lack}`))) })}</span>
        </p>`
      : nothing;
  }
}
