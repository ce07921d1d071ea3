import { css, html, nothing, type TemplateResult } from 'lit';
import { customProperties } from './custom-properties.js';

export interface ProgressBarOptions {
  /** The text for screen readers. */
  label: string;
  /** Share of the way from baseline to target: 0 at the baseline, 1 at the target, negative if the result got worse. */
  progress: number;
  /** The value today, or the share in percent, over the end of the bar. */
  now: string;
  /** The baseline, under the start of the track; under its mark if the result got worse. */
  from: string;
  /** The target, under its end. */
  to: string | TemplateResult;
}

/** Position of the baseline for a result that got worse, in percent: it leaves room for the bar on its left. */
const ZERO = 40;
const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

/** A bar from baseline to target. For a result that got worse it points to the other side. */
export function progressBar({ label, progress, now, from, to }: ProgressBarOptions): TemplateResult {
  const isRegress = progress < 0;
  const start = isRegress ? clamp(ZERO + progress * (100 - ZERO), 0, ZERO - 2) : 0;
  const end = isRegress ? ZERO : clamp(progress * 100, 0, 100);
  const places = { '--_from': `${start}%`, '--_at': `${end}%`, '--_zero': `${ZERO}%` } as const;
  return html`<div
    class="bar ${isRegress ? 'regress' : ''} ${end < 18 ? 'short' : ''}"
    role="img"
    aria-label=${label}
    ${customProperties(places)}
  >
    <div class="bar-now"><span>${now}</span></div>
    <div class="bar-track"><i></i>${isRegress ? html`<u></u>` : nothing}</div>
    <div class="bar-ends"><span class="bar-from">${from}</span><span>${to}</span></div>
  </div>`;
}

/** One step for each milestone: done, late or still ahead. */
export const stepBar = (steps: readonly ('done' | 'late' | 'open')[]): TemplateResult =>
  html`<div class="steps-bar" aria-hidden="true">${steps.map((step) => html`<i class=${step}></i>`)}</div>`;

export const progressBarStyles = css`
  .bar {
    display: grid;
    gap: 6px;
    font-size: var(--_text-xs);
    line-height: 1.34;
    color: var(--_ink-2);
  }
  .bar-now {
    position: relative;
    min-block-size: 1.34em;
    font-weight: 650;
    color: var(--_ink);
    white-space: nowrap;
  }
  .bar-now > span {
    position: absolute;
    inset-inline-end: calc(100% - var(--_at));
  }
  .bar.short .bar-now > span {
    inset-inline: 0 auto;
  }
  .bar-track {
    position: relative;
    block-size: 8px;
    border-radius: 4px;
    background: var(--_line);
  }
  .bar-track > i {
    position: absolute;
    inset-block: 0;
    inset-inline: var(--_from) calc(100% - var(--_at));
    border-radius: 4px;
    background: var(--_series);
  }
  .bar-track > u {
    position: absolute;
    inset-block: -3px;
    inset-inline-start: calc(var(--_zero) - 1px);
    inline-size: 2px;
    border-radius: 1px;
    background: var(--_ink-2);
  }
  .bar.regress .bar-track > i {
    background: var(--_worse);
  }
  .bar.regress .bar-now > span {
    inset-inline: var(--_from) auto;
    color: var(--_worse);
  }
  .bar-ends {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 8px;
  }
  .bar-ends > :last-child {
    margin-inline-start: auto;
  }
  /* the baseline is named under its mark, with half of its own width on either side */
  .bar.regress .bar-from {
    display: flex;
    justify-content: center;
    inline-size: 0;
    margin-inline-start: var(--_zero);
    white-space: nowrap;
  }
  .bar-ends b {
    font-weight: 500;
    color: var(--_ink);
  }
  .steps-bar {
    display: flex;
    gap: 3px;
    block-size: 8px;
  }
  .steps-bar > i {
    flex: 1;
    border-radius: 3px;
    background: var(--_line);
  }
  .steps-bar > .done {
    background: var(--_series);
  }
  .steps-bar > .late {
    background: none;
    box-shadow: inset 0 0 0 1.5px var(--_worse);
  }
  @media (forced-colors: active) {
    .bar-track,
    .steps-bar > i {
      outline: 1px solid CanvasText;
    }
    .bar-track > i,
    .bar-track > u,
    .steps-bar > .done {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
