import { html, nothing, type TemplateResult } from 'lit';
import { evidenceLink } from '../../core/config/safe-url.js';
import type { Milestone } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { nearDay } from '../../core/results/result-text.js';
import type { MilestoneView } from '../../core/plan/plan.js';
import { lateness, lateText, milestoneEvidence, milestoneProof, milestoneWhen } from '../../core/plan/plan-text.js';
import { chip } from '../shared/chip.js';
import type { RenderDisclosure } from '../shared/disclosure-controller.js';
import { textForm } from '../shared/form.js';
import { icon } from '../shared/icon.js';
import { keyedList } from '../shared/keyed-list.js';
import { metaLine } from '../shared/list-row.js';
import type { RenderLongList } from '../shared/long-lists.js';
import { owner } from '../shared/owner-initials.js';

export interface MilestoneActions {
  /** The milestone whose proof is being asked for. */
  openProofForm: string;
  openForm: (id: string) => void;
  markDone: (milestone: Milestone, evidence?: string) => void;
  reopen: (milestone: Milestone) => void;
}

/** The parts that every row of the path needs. */
interface PathContext {
  /** `YYYY-MM-DD` of the config. */
  asOf: string;
  /** Numbers of the milestones from 1, by id. */
  numbers: ReadonlyMap<string, number>;
  next: MilestoneView | undefined;
  actions: MilestoneActions;
  renderDisclosure: RenderDisclosure;
  localizer: Localizer;
}

/** Open milestones beyond these are folded, so that 500 are as quick to read as ten. */
const MAX_OPEN = 12;
/** Names that stand beside the number of what is done. */
const MAX_NAMES = 3;

/** The first open milestone that nothing holds up and that is not late. */
export const nextMilestone = (milestones: readonly MilestoneView[]): MilestoneView | undefined =>
  milestones.find(({ status }) => status === 'due-soon' || status === 'waiting');

/** Marked as done after the config was made, so just now: it stays in its place until the next config. */
const isDoneNow = ({ milestone: { done } }: MilestoneView): boolean =>
  typeof done === 'object' && done?.at !== undefined;

/** The steps in the order of their dates: what is done is folded, what is late and what is next stand open. */
export function milestonePath(
  milestones: readonly MilestoneView[],
  asOf: string,
  actions: MilestoneActions,
  renderDisclosure: RenderDisclosure,
  longList: RenderLongList,
  localizer: Localizer,
): TemplateResult {
  const numbers = new Map(milestones.map(({ milestone }, i) => [milestone.id, i + 1]));
  const context: PathContext = { asOf, numbers, next: nextMilestone(milestones), actions, renderDisclosure, localizer };
  const isDone = (view: MilestoneView) => view.doneOn !== null && !isDoneNow(view);
  const done = milestones.filter(isDone);
  const open = milestones.filter((view) => !isDone(view));
  const later = open.slice(MAX_OPEN);
  const steps = (key: string, views: readonly MilestoneView[], row: (view: MilestoneView) => TemplateResult) =>
    longList(
      key,
      views,
      (shown) =>
        html`<ol class="path">
          ${keyedList(shown, ({ milestone }) => milestone.id, row)}
        </ol>`,
      localizer,
    );
  const step = (view: MilestoneView) => openStep(view, context);
  return html`<ol class="path">
      ${
        done.length
          ? html`<li class="step is-done">
              ${renderDisclosure({
                key: 'milestones.done',
                className: 'step-fold',
                summary: doneSummary(done, localizer),
                content: () => steps('done', done, (view) => doneStep(view, context)),
              })}
            </li>`
          : nothing
      }
      ${keyedList(open.slice(0, MAX_OPEN), ({ milestone }) => milestone.id, step)}
    </ol>
    ${
      later.length
        ? renderDisclosure({
            key: 'milestones.later',
            summary: localizer.t('milestones.later', { count: later.length }),
            content: () => steps('later', later, step),
          })
        : nothing
    }`;
}

function doneSummary(done: readonly MilestoneView[], localizer: Localizer): TemplateResult {
  const names = done.slice(-MAX_NAMES).map(({ milestone }) => localizer.text(milestone.name));
  return html`<span class="node done">${icon('check')}</span>
    <span class="step-body">
      <span class="row-title">${localizer.t('milestones.done', { count: done.length })}</span>
      <span class="meta">${localizer.list(names)}${done.length > MAX_NAMES ? ' …' : nothing}</span>
    </span>
    ${icon('chevron')}`;
}

/** A row that unfolds; what is late, what is next and what was marked just now is unfolded from the start. */
function openStep(view: MilestoneView, context: PathContext): TemplateResult {
  const { asOf, numbers, next, renderDisclosure, localizer } = context;
  const { milestone, status, blockedBy, doneOn } = view;
  const { t } = localizer;
  const number = numbers.get(milestone.id) ?? 0;
  const waits = blockedBy.flatMap(({ id }) => numbers.get(id) ?? []);
  const isOpen = status === 'overdue' || view === next || doneOn !== null;
  const summary = html`<span class="node ${doneOn === null ? status : 'done'} ${view === next ? 'next' : ''}"
      >${doneOn === null ? number : icon('check')}</span
    >
    <span class="step-body">
      <span class="row-title">${localizer.text(milestone.name)}</span>
      ${metaLine([
        doneOn === null
          ? milestone.due === undefined
            ? t('milestone.waiting-undated')
            : nearDay(milestone.due, asOf, localizer)
          : milestoneWhen(view, localizer),
        ownerOf(view, localizer),
        waits.length ? t('milestone.waits-on', { numbers: localizer.list(waits.map(String)) }) : '',
        view.isCritical && status !== 'overdue' && !waits.length ? t('milestone.critical') : '',
      ])}
    </span>
    ${stepChip(view, view === next, localizer)}${icon('chevron')}`;
  const fold = {
    key: `milestone ${milestone.id}`,
    className: 'step-fold',
    summary,
    isOpen,
    content: () => details(view, context),
  };
  return html`<li class="step ${isOpen ? 'is-open' : ''} ${status}">${renderDisclosure(fold)}</li>`;
}

function doneStep(view: MilestoneView, { actions, localizer }: PathContext): TemplateResult {
  return html`<li class="step is-done">
    <div class="step-row">
      <span class="node done">${icon('check')}</span>
      <div class="step-body">
        <p class="row-title">${localizer.text(view.milestone.name)}</p>
        ${metaLine([
          ...(view.owner ? [milestoneWhen(view, localizer)] : lateness(view, localizer)),
          ownerOf(view, localizer),
        ])}${proof(view, localizer)}
      </div>
      ${action(view, actions, localizer)}
    </div>
  </li>`;
}

const ownerOf = ({ owner: role }: MilestoneView, localizer: Localizer): TemplateResult | typeof nothing =>
  role ? owner(localizer.text(role.name ?? role.role), role.side) : nothing;

function stepChip(
  { status, doneOn }: MilestoneView,
  isNext: boolean,
  { t }: Localizer,
): TemplateResult | typeof nothing {
  if (doneOn !== null) return chip(t('chip.done'), 'better', 'check');
  if (status === 'overdue') return chip(t('chip.overdue'), 'worse', 'exclaim');
  if (status === 'blocked') return chip(t('chip.waiting'), 'neutral', 'pause');
  if (status === 'due-soon') return chip(t('chip.due-soon'), 'watch', 'clock');
  return isNext ? chip(t('chip.next'), 'neutral', 'right') : nothing;
}

function details(view: MilestoneView, { actions, localizer }: PathContext): TemplateResult {
  const { t, text } = localizer;
  const { moves, blockedBy, status } = view;
  const names = moves.map(({ metric }) => text(metric.name));
  const late = lateText(view, localizer);
  return html`<div class="step-more">
    ${late ? html`<p class="why ${status === 'overdue' ? 'strong' : ''}">${late}</p>` : nothing}
    ${
      blockedBy.length
        ? html`<p class="why">
            ${t('milestone.blocked', { names: localizer.list(blockedBy.map(({ name }) => text(name))) })}
          </p>`
        : nothing
    }
    ${proof(view, localizer)}
    ${names.length ? html`<p class="why">${t('effort.for', { names: localizer.list(names) })}</p>` : nothing}
    ${action(view, actions, localizer)}
  </div>`;
}

/** The evidence that it is done: asked for while it is open, given once it is. */
function proof(view: MilestoneView, localizer: Localizer): TemplateResult | typeof nothing {
  const evidence = milestoneEvidence(view);
  if (evidence !== undefined) {
    const href = evidenceLink(evidence, document.baseURI);
    return html`<p class="why">
      ${localizer.t('named', { name: localizer.t('milestone.evidence'), text: '' })}${
        href === null ? evidence : html`<a href=${href} rel="noopener">${evidence}</a>`
      }
    </p>`;
  }
  const wanted = milestoneProof(view, localizer);
  return wanted ? html`<p class="why">${wanted}</p>` : nothing;
}

function action(
  { milestone, doneOn }: MilestoneView,
  { openProofForm, openForm, markDone, reopen }: MilestoneActions,
  localizer: Localizer,
): TemplateResult {
  const { t, text } = localizer;
  if (doneOn === null && milestone.id === openProofForm)
    return textForm({
      label: t('milestone.evidence-ask'),
      send: t('milestone.mark-done'),
      cancel: t('opinion.cancel'),
      isShort: true,
      submit: (evidence) => markDone(milestone, evidence),
      close: () => openForm(''),
    });
  const label = t(doneOn === null ? 'milestone.mark-done' : 'milestone.reopen');
  const press = () =>
    doneOn !== null ? reopen(milestone) : milestone.proof === undefined ? markDone(milestone) : openForm(milestone.id);
  return html`<button
    type="button"
    class="button ${doneOn === null ? 'secondary' : 'ghost'} no-print"
    data-milestone=${milestone.id}
    aria-label=${t('named', { name: label, text: text(milestone.name) })}
    @click=${press}
  >
    ${label}
  </button>`;
}
