import { css, html, nothing, type TemplateResult } from 'lit';

/** Facts on one line, separated by middle dots. Empty ones are left out. */
export const metaLine = (
  facts: readonly (string | TemplateResult | typeof nothing)[],
): TemplateResult | typeof nothing => {
  const shown = facts.filter((fact) => fact !== '' && fact !== nothing);
  return shown.length ? html`<p class="meta">${shown.map((fact) => html`<span>${fact}</span>`)}</p>` : nothing;
};

export interface ListRowOptions {
  /** A checkbox or a glyph. */
  mark?: TemplateResult | typeof nothing;
  title: string | TemplateResult;
  meta?: TemplateResult | typeof nothing;
  /** Content below the meta line: a reason, a form. */
  more?: TemplateResult | typeof nothing | readonly (TemplateResult | typeof nothing)[];
  /** A chip or buttons at the end of the row. */
  end?: TemplateResult | typeof nothing;
}

export const listRow = ({
  mark = nothing,
  title,
  meta = nothing,
  more = nothing,
  end = nothing,
}: ListRowOptions): TemplateResult =>
  html`<div class="list-row ${mark === nothing ? 'no-mark' : ''}">
    ${mark === nothing ? nothing : html`<div class="row-mark">${mark}</div>`}
    <div class="row-body">
      <p class="row-title">${title}</p>
      ${meta}${more}
    </div>
    ${end === nothing ? nothing : html`<div class="row-end">${end}</div>`}
  </div>`;

export const listRowStyles = css`
  .rows > li {
    padding-block: var(--_row);
  }
  .rows > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .list-row {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr) auto;
    gap: 4px 12px;
    align-items: start;
  }
  .list-row.no-mark {
    grid-template-columns: minmax(0, 1fr) auto;
  }
  .list-row:not(.no-mark, :has(> .row-end)) {
    grid-template-columns: 24px minmax(0, 1fr);
  }
  .row-title {
    font-weight: 500;
    text-wrap: pretty;
  }
  .row-end {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
  }
  .meta {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 16px;
    /* Cuts off the dot before the first fact of each line. */
    clip-path: inset(-4px -100vw -4px 0);
    font-size: var(--_text-sm);
    line-height: 1.5;
    color: var(--_ink-2);
  }
  .meta:dir(rtl) {
    clip-path: inset(-4px 0 -4px -100vw);
  }
  .meta > * {
    position: relative;
    min-inline-size: 0;
  }
  .meta > *::before {
    content: '·' / '';
    position: absolute;
    inset-inline-start: -10px;
    color: var(--_ink-3);
  }
  .why {
    font-size: var(--_text-sm);
    line-height: 1.43;
    color: var(--_ink-2);
    text-wrap: pretty;
  }
  .glyph {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border-radius: 50%;
    background: var(--_neutral-tint);
    color: var(--_ink-2);
  }
  .glyph.done {
    background: var(--_better-tint);
    color: var(--_better);
  }
  .glyph.late {
    background: var(--_worse-tint);
    color: var(--_worse);
  }
  .glyph .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  @container (max-width: 479px) {
    .row-end:has(.button:not(.icon-button)) {
      grid-column: 2 / -1;
      justify-content: flex-start;
    }
    .no-mark > .row-end:has(.button:not(.icon-button)) {
      grid-column: 1 / -1;
    }
  }
  @media (forced-colors: active) {
    .glyph {
      outline: 1px solid CanvasText;
    }
  }
  @media print {
    .rows > li {
      break-inside: avoid;
    }
  }
`;
