import { css, html, nothing, type TemplateResult } from 'lit';

export interface StatOptions {
  name: string;
  /** The formatted number. In some languages it includes the unit, before the number. */
  value: string;
  /** The unit if it follows the number, in smaller type. */
  unit?: string;
  /** A few words beside the number, e.g. "from 12.4". */
  beside?: string | TemplateResult | undefined;
  chip?: TemplateResult | typeof nothing;
  /** The line below, e.g. the change with its sparkline. */
  line?: TemplateResult | typeof nothing;
  foot?: TemplateResult | typeof nothing;
}

/** One number with its name: 40 px for the first of a card, 20 px for those beside it (`isSecond`). */
export const statBlock = (
  { name, value, unit = '', beside, chip = nothing, line = nothing, foot = nothing }: StatOptions,
  isSecond = false,
): TemplateResult =>
  html`<div class="stat ${isSecond ? 'second' : ''}">
    ${
      name || chip !== nothing
        ? html`<div class="stat-head"><span class="stat-name">${name}</span>${chip}</div>`
        : nothing
    }
    <p class="stat-value">
      <bdi class="stat-number">${value}<span class="stat-unit">${unit}</span></bdi
      >${beside ? html`<span class="stat-beside">${beside}</span>` : nothing}
    </p>
    ${line === nothing ? nothing : html`<div class="stat-line">${line}</div>`}
    ${foot === nothing ? nothing : html`<div class="stat-foot">${foot}</div>`}
  </div>`;

export const statBlockStyles = css`
  .stat {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
  }
  .stat-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 4px 8px;
    min-block-size: 24px;
  }
  .stat-name {
    font-size: var(--_text-sm);
    line-height: 1.43;
    font-weight: 500;
    color: var(--_ink-2);
  }
  .stat-value {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 8px;
    margin-block-start: 4px;
  }
  .stat-number {
    font-size: var(--_text-2xl);
    line-height: 1.1;
    font-weight: 650;
    letter-spacing: -0.02em;
    white-space: nowrap;
  }
  .stat-unit {
    font-size: var(--_text-lg);
    font-weight: 500;
    letter-spacing: -0.01em;
  }
  .stat-beside {
    color: var(--_ink-2);
    white-space: nowrap;
  }
  .second .stat-number {
    font-size: var(--_text-lg);
    line-height: 1.4;
    letter-spacing: -0.01em;
    white-space: normal;
  }
  .second .stat-unit {
    font-size: inherit;
  }
  .stat-line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 8px;
    min-block-size: 28px;
    font-size: var(--_text-sm);
    line-height: 1.43;
  }
  .stat-foot {
    margin-block-start: auto;
    padding-block-start: 8px;
  }
  .delta {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    font-weight: 500;
  }
  .delta .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  @container (max-width: 479px) {
    .stat-number {
      font-size: calc(var(--_text-2xl) * 0.8);
    }
    .second .stat-number {
      font-size: var(--_text-lg);
    }
  }
`;
