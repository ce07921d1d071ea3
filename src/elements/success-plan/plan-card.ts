import { html, nothing, type TemplateResult } from 'lit';
import type { Plan } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { nearDay } from '../../core/results/result-text.js';
import type { PlanFacts } from '../../core/plan/plan.js';
import { chip } from '../shared/chip.js';
import { metaLine } from '../shared/list-row.js';
import { stepBar } from '../shared/progress-bar.js';
import { nextMilestone } from './milestone-path.js';

/** More steps than these would be thinner than the gaps between them. */
const MAX_STEPS = 24;

/**
 * The plan at a glance, for a sidebar or a dashboard: the purpose, how much of the path is done, and what is overdue or
 * next.
 */
export function planCard(
  { purpose }: Plan,
  { milestones }: PlanFacts,
  { asOf, level }: { asOf: string; level: number },
  localizer: Localizer,
): TemplateResult {
  const { t, text } = localizer;
  const late = milestones.find(({ status }) => status === 'overdue');
  const shown = late ?? nextMilestone(milestones);
  const done = milestones.filter(({ doneOn }) => doneOn !== null).length;
  return html`<div class="glance">
    <div class="stat-head">
      <span class="stat-name" role="heading" aria-level=${level}>${t('plan')}</span>
      ${
        milestones.length
          ? html`<span class="small medium">${t('done-count', { done, total: milestones.length })}</span>`
          : nothing
      }
    </div>
    <p class="medium">${purpose === undefined ? t('plan.missing.purpose') : text(purpose)}</p>
    ${
      milestones.length > 1 && milestones.length <= MAX_STEPS
        ? stepBar(
            milestones.map(({ status, doneOn }) => (doneOn !== null ? 'done' : status === 'overdue' ? 'late' : 'open')),
          )
        : nothing
    }
    <div class="split">
      ${
        shown
          ? metaLine([
              html`<span class="ink medium">${text(shown.milestone.name)}</span>`,
              shown.milestone.due === undefined ? '' : nearDay(shown.milestone.due, asOf, localizer),
            ])
          : nothing
      }
      ${late ? chip(t('chip.overdue'), 'worse', 'exclaim') : nothing}
    </div>
  </div>`;
}
