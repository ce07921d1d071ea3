import { html, nothing, type TemplateResult } from 'lit';
import type { Unit } from '../../core/config/schema.js';
import { nearDay } from '../../core/results/result-text.js';
import { distinctUnit, type Localizer } from '../../core/i18n/localizer.js';
import { statement, type Result } from '../../core/results/result.js';
import { targetOf } from '../../core/results/statements.js';
import { progressBar } from '../shared/progress-bar.js';
import { statusChip } from '../shared/status-chip.js';

/** A number beside another of the same unit: the unit is not said again, but a percent sign always stands. */
const short = (value: number, unit: Unit, localizer: Localizer): string =>
  unit.style === 'percent' ? localizer.number(value, unit) : localizer.bare(value, unit);

/**
 * A result in one row: its name and state, the value today with where it came from, and how much of the way to the
 * target is done.
 */
export function resultProgress(result: Result, asOf: string, localizer: Localizer): TemplateResult {
  const { metric, unit, baseline, current } = result;
  const { t } = localizer;
  const shared = distinctUnit(
    [baseline?.value, current?.value].filter((value) => value !== undefined),
    unit,
    localizer,
  );
  const isCompared = baseline && result.change;
  return html`<span class="result-name">${localizer.text(metric.name)}</span>
    <span class="result-chip">${statusChip(result, localizer)}</span>
    <span class="result-value"
      >${current ? html`<b>${localizer.number(current.value, shared)}</b>` : nothing}
      ${
        isCompared
          ? html`<span class="soft">${t('plan.from', { baseline: short(baseline.value, shared, localizer) })}</span>`
          : nothing
      }</span
    >
    <span class="result-way">${way(result, asOf, localizer)}</span>`;
}

/** The bar where there is a way to measure; else the target in words. */
function way(result: Result, asOf: string, localizer: Localizer): TemplateResult | typeof nothing {
  const { metric, unit, baseline, current, progress } = result;
  const { t } = localizer;
  const by = metric.target?.by;
  const day = by === undefined ? nothing : html`<span> · <bdi>${nearDay(by, asOf, localizer)}</bdi></span>`;
  const target = targetOf(result, localizer);
  if (target === null) return html`<span class="small soft">${t('progress.no-target')}</span>`;
  if (
    progress === null ||
    !baseline ||
    !current ||
    metric.direction === 'maintain' ||
    metric.target?.value === undefined
  )
    return html`<span class="small soft"><bdi>${t('plan.target', { target })}</bdi>${day}</span>`;
  return progressBar({
    label: statement(result, 'progress'),
    progress,
    now:
      progress < 0 || progress >= 1
        ? localizer.number(current.value, unit)
        : localizer.percent(Math.trunc(progress * 100) / 100),
    from: short(baseline.value, unit, localizer),
    to: html`<bdi>${t('plan.target', { target: short(metric.target.value, unit, localizer) })}</bdi>${day}`,
  });
}
