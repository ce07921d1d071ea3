import { css, html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../core/i18n/localizer.js';
import { statement, type Result } from '../../core/results/result.js';
import { targetOf } from '../../core/results/statements.js';
import { sparkline } from '../../chart/sparkline.js';
import { renderStatus } from './status-label.js';

/** A result in one row: name, sparkline, baseline → current → target, and its status. */
export function resultRow(result: Result, localizer: Localizer): TemplateResult {
  const { metric, unit, baseline, current } = result;
  const target = targetOf(result, localizer);
  const steps = [
    ...(baseline ? [html`<bdi class="soft">${localizer.bare(baseline.value, unit)}</bdi>`] : []),
    current
      ? html`<bdi
          >${
            target === null || metric.direction === 'maintain'
              ? localizer.number(current.value, unit)
              : localizer.bare(current.value, unit)
          }</bdi
        >`
      : html`<bdi class="soft">${localizer.t('not-measured')}</bdi>`,
    ...(target === null ? [] : [html`<bdi class="strong">${target}</bdi>`]),
  ];
  return html`<span class="strong metric">${localizer.text(metric.name)}</span>
    <span class="line">${sparkline(result)}</span>
    <span class="steps"
      ><bdi dir="ltr"
        >${steps.map((step, i) => html`${i ? html`<span class="soft"> → </span>` : nothing}${step}`)}</bdi
      ></span
    >
    <span class="word"
      >${renderStatus(result, localizer)}<span class="visually-hidden">. ${statement(result, 'headline')}</span></span
    >`;
}

export const resultRowStyles = css`
  .result-row {
    display: grid;
    grid-template-columns: minmax(0, 1.5fr) 104px minmax(0, 1.4fr) minmax(0, 1.1fr);
    align-items: center;
    gap: 4px 20px;
    padding-block: 10px;
    border-block-start: 1px solid var(--_line);
  }
  .row {
    inline-size: 100%;
    padding-inline: 0;
    border: 0;
    border-block-start: 1px solid var(--_line);
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .row:hover .metric {
    color: var(--_accent-strong);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .steps {
    text-align: end;
  }
  .word {
    text-align: end;
    font-size: 0.933em;
    color: var(--_soft);
  }
  .word .state {
    color: var(--_soft);
    font-weight: 450;
  }
  .word .better {
    color: var(--_accent-strong);
  }
  .word .worse {
    color: var(--_worse);
  }
  .sparkline {
    display: block;
    direction: ltr;
  }
  .sparkline path {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 1.6;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .sparkline .is-dense {
    stroke-width: 1;
  }
  .sparkline circle {
    fill: var(--_accent);
  }
  .sparkline.is-worse path {
    stroke: var(--_worse);
  }
  .sparkline.is-worse circle {
    fill: var(--_worse);
  }
  @container (max-width: 639px) {
    .result-row {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .result-row .line {
      justify-self: end;
    }
    .steps {
      text-align: start;
    }
  }
`;
