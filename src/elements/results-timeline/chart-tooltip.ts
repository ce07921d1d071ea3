import { css, html, nothing, type TemplateResult } from 'lit';
import type { ChartModel, NumberedEvent } from '../../chart/model.js';
import { shortValue } from '../../chart/model.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { endCivil, startCivil } from '../../core/results/buckets.js';
import { senseOf } from '../../core/results/measurements.js';
import type { Result } from '../../core/results/result.js';
import type { Civil } from '../../core/series/civil-time.js';
import { customProperties } from '../shared/custom-properties.js';
import { kindOf, type NavPoint } from './chart-navigation.js';

/** The position of a tooltip in its chart, in px. */
export interface TooltipPlace {
  x: number;
  y: number;
  /** Width of the chart. */
  width: number;
  /** True if it is docked above the plot, down to `y`: a finger would cover a tooltip at the point. */
  isDocked: boolean;
}

/** Maximum number of events in a tooltip. The list below the chart has all. */
const MAX_EVENTS = 2;
const WIDTH = 208;
const GAP = 14;

/** The tooltip of the current point. The plot itself announces it to screen readers. */
export function tooltip(
  stop: NavPoint,
  place: TooltipPlace,
  model: ChartModel,
  result: Result,
  localizer: Localizer,
): TemplateResult {
  const { x, y, width, isDocked } = place;
  // on the left if there is room, so that later values stay visible
  const left = x - GAP - WIDTH >= 0 ? x - GAP - WIDTH : Math.min(x + GAP, width - WIDTH);
  return html`<div
    class="tip ${isDocked ? 'is-docked' : ''}"
    aria-hidden="true"
    ${customProperties({ '--_x': `${Math.round(Math.max(0, left))}px`, '--_y': `${Math.round(y)}px` })}
  >
    ${stop.event ? eventContent(stop.event, localizer) : valueContent(stop, model, result, localizer)}
  </div>`;
}

const eventContent = (event: NumberedEvent, localizer: Localizer): TemplateResult =>
  html`<p class="tip-period">${localizer.day(event.day)} · ${kindOf(event, localizer)}</p>
    ${eventLine(event)}`;

const eventLine = ({ number, kind, label }: NumberedEvent): TemplateResult =>
  html`<p class="tip-event">${badge(String(number), kind)}<span>${label}</span></p>`;

/** The numbered badge of an event, as in the chart. */
export const badge = (number: string, kind: NumberedEvent['kind']): TemplateResult =>
  html`<span class="badge is-${kind}">${number}</span>`;

function valueContent({ at, value, bucket }: NavPoint, model: ChartModel, result: Result, localizer: Localizer) {
  const { t } = localizer;
  const period = bucket?.label ?? localizer.moment(at);
  if (value === null)
    return html`<p class="tip-period">${period}</p>
      <p class="tip-value is-none">${t('not-measured')}</p>
      ${eventsAt(model, at, bucket).map(eventLine)}`;
  const compared = valueAt(model.comparison, at);
  return html`<p class="tip-period">${period}</p>
    <p class="tip-value">${localizer.number(value, model.unit)}</p>
    ${
      bucket && !bucket.finished
        ? html`<p>${t('remark.unfinished')}</p>`
        : changeLine(at, value, model, result, localizer)
    }
    ${
      compared === null || !model.comparison
        ? nothing
        : html`<p>${t('named', { name: model.comparison.name, text: shortValue(compared, model.unit, localizer) })}</p>`
    }
    ${
      bucket && bucket.n > 1
        ? html`<p>${t('named', { name: t('table.n'), text: localizer.number(bucket.n) })}</p>`
        : nothing
    }
    ${eventsAt(model, at, bucket).map(eventLine)}`;
}

/** The distance of the value from the baseline, since go-live. */
function changeLine(at: Civil, value: number, model: ChartModel, { metric, noise }: Result, localizer: Localizer) {
  const { baseline, since, definedFrom, unit } = model;
  const isHeldAgainst = baseline !== null && at >= Math.max(since ?? -Infinity, definedFrom ?? -Infinity);
  if (!isHeldAgainst) return nothing;
  const sense = senseOf(metric, baseline.value, value, noise?.value ?? 0);
  return html`<p class=${sense}>
    ${localizer.t(`tip.${sense}`, { amount: localizer.signed(value - baseline.value, unit) })}
  </p>`;
}

const eventsAt = ({ events }: ChartModel, at: Civil, bucket: NavPoint['bucket']): NumberedEvent[] => {
  const [from, to] = bucket ? [startCivil(bucket), endCivil(bucket)] : [at, at + 1];
  return events.filter((event) => event.at >= from && event.at < to).slice(0, MAX_EVENTS);
};

function valueAt(columns: ChartModel['comparison'], at: Civil): number | null {
  if (!columns) return null;
  for (let i = 0; i < columns.at.length; i++)
    if (columns.at[i] === at) {
      const value = columns.value[i] ?? NaN;
      return Number.isNaN(value) ? null : value;
    }
  return null;
}

export const tooltipStyles = css`
  .tip {
    position: absolute;
    z-index: 1;
    inset-block-start: var(--_y);
    left: var(--_x);
    inline-size: 208px;
    padding: 12px;
    border: 1px solid var(--_line-2);
    border-radius: 8px;
    background: var(--_surface);
    box-shadow: var(--_shadow-2);
    font-size: var(--_text-sm);
    line-height: 1.43;
    pointer-events: none;
  }
  .tip.is-docked {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 12px;
    inset-block-start: 0;
    left: 0;
    inline-size: 100%;
    min-block-size: var(--_y);
    align-content: center;
    padding: 8px 12px;
  }
  .tip-period,
  .tip p:not([class]) {
    color: var(--_ink-2);
  }
  .tip-period {
    font-size: var(--_text-xs);
  }
  .tip-value {
    font-size: var(--_text-lg);
    line-height: 1.4;
    font-weight: 650;
  }
  .tip-value.is-none {
    font-size: var(--_text-sm);
    font-weight: 500;
  }
  .tip-event {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    align-items: baseline;
    gap: 8px;
    margin-block-start: 4px;
  }
  .tip-event > span {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  .badge {
    display: inline-block;
    flex: none;
    min-inline-size: 18px;
    padding-inline: 4px;
    border: 1.5px solid var(--_ink-2);
    border-radius: 999px;
    background: var(--_ink-2);
    color: var(--_surface);
    font-size: 12px;
    line-height: 15px;
    font-weight: 650;
    text-align: center;
  }
  .badge.is-note {
    border-color: var(--_ink-3);
    background: none;
    color: var(--_ink-2);
  }
  .badge.is-incident {
    border-color: var(--_worse);
    background: none;
    color: var(--_worse);
  }
  .badge.is-behavior {
    border-color: var(--_series);
    background: var(--_series);
  }
  @media (forced-colors: active) {
    .badge {
      border-color: CanvasText;
      background: none;
      color: CanvasText;
    }
  }
  @media print {
    .tip {
      display: none;
    }
  }
`;
