import { css } from 'lit';

export const styles = css`
  section {
    margin-block-start: var(--_gap);
  }
  .count {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    font-size: var(--_text-sm);
    color: var(--_ink-2);
  }
  .ring {
    inline-size: 18px;
    block-size: 18px;
    rotate: -90deg;
    fill: none;
    stroke: var(--_line-2);
    stroke-width: 3;
  }
  .ring > circle + circle {
    stroke: var(--_series);
  }
  .title {
    margin-block: 8px;
    max-inline-size: 36ch;
  }
  @container (max-width: 479px) {
    .title {
      font-size: var(--_text-lg);
      line-height: 1.4;
    }
  }
  .agreed {
    align-items: center;
  }
  .agreed > .meta {
    flex: 1 1 280px;
  }
  .confirmed {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 36px;
    font-size: var(--_text-sm);
    font-weight: 500;
  }

  .results {
    margin-block-start: 4px;
  }
  .results > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .row {
    display: grid;
    grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr) minmax(0, 1.2fr) 132px;
    align-items: center;
    gap: 4px 24px;
    inline-size: calc(100% + 16px);
    margin-inline: -8px;
    padding: var(--_row) 8px;
    border: 0;
    border-radius: var(--_radius-control);
    background: none;
    text-align: start;
    cursor: pointer;
  }
  .row:hover {
    background: var(--_hover);
  }
  .result-name {
    font-weight: 500;
  }
  .result-value {
    font-size: var(--_text-sm);
  }
  .result-value > b {
    font-size: var(--_text-md);
    font-weight: 650;
  }
  .result-way {
    order: 2;
  }
  .result-chip {
    display: flex;
    order: 3;
    justify-self: end;
  }
  .result-way .small {
    display: block;
  }
  @container (max-width: 719px) {
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .result-value,
    .result-way {
      grid-column: 1 / -1;
      order: 0;
    }
    .result-chip {
      order: 0;
    }
  }

  .plan-grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0 48px;
  }
  .way-head {
    align-items: center;
    min-block-size: 36px;
  }
  .way-head > .calendar {
    margin-inline: auto -9px;
  }
  @container (max-width: 479px) {
    .way-head > .calendar {
      margin-inline: -9px;
    }
  }
  @container (min-width: 880px) {
    .plan-grid:has(> .way + .aside) {
      grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr);
    }
    .way + .aside > section:first-child {
      margin-block-start: 8px;
    }
  }

  /* the axis: milestones on a true scale of time */
  .axis {
    display: none;
    position: relative;
    block-size: 96px;
    margin-block: 4px 8px;
    font-size: var(--_text-xs);
    line-height: 1.34;
    color: var(--_ink-2);
  }
  @container (min-width: 720px) {
    .axis {
      display: block;
    }
  }
  .axis-line {
    position: absolute;
    inset-block-start: 46px;
    inset-inline: 0;
    block-size: 4px;
    border-radius: 2px;
    background: var(--_line);
  }
  .axis-line::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: var(--_x);
    border-radius: 2px;
    background: var(--_series);
  }
  .stop {
    position: absolute;
    inset-block-start: 48px;
    inset-inline-start: var(--_x);
    display: grid;
    place-items: center;
    inline-size: 16px;
    block-size: 16px;
    margin-block: -8px;
    margin-inline: -8px;
    border: 2px solid var(--_control);
    border-radius: 50%;
    background: var(--_surface);
  }
  .stop:is(.done, .done-late) {
    border-color: var(--_series);
    background: var(--_series);
    color: var(--_on-accent);
  }
  .stop .icon {
    inline-size: 10px;
    block-size: 10px;
  }
  .stop.overdue {
    border-color: var(--_worse);
    border-width: 3px;
  }
  .stop.target {
    border-color: var(--_ink);
    border-radius: 2px;
    scale: 0.75;
    rotate: 45deg;
  }
  .stop.renewal,
  .stop.go-live {
    border-color: var(--_ink-2);
    border-radius: 3px;
    scale: 0.75;
  }
  .stop.today {
    inline-size: 2px;
    block-size: 24px;
    margin-block: -12px;
    margin-inline: -1px;
    border: 0;
    border-radius: 1px;
    background: var(--_ink);
  }
  /* a place without a width: its text stands on either side of it, on a page of either direction */
  .stop-label {
    position: absolute;
    inset-inline-start: var(--_x);
    display: flex;
    inline-size: 0;
    justify-content: center;
    white-space: nowrap;
    text-align: center;
  }
  .stop-label.above {
    inset-block-end: 64px;
  }
  .stop-label.below {
    inset-block-start: 62px;
  }
  .stop-label.start {
    justify-content: flex-start;
    text-align: start;
    margin-inline-start: -6px;
  }
  .stop-label.end {
    justify-content: flex-end;
    text-align: end;
    margin-inline-start: 6px;
  }
  .stop-label.is-wide {
    display: none;
  }
  @container (min-width: 1060px) {
    .stop-label.is-wide {
      display: flex;
    }
  }
  .stop-label b {
    font-weight: 500;
    color: var(--_ink);
  }

  /* the path: a line from step to step */
  .step {
    position: relative;
    padding-block-end: 4px;
  }
  .step::before {
    content: '';
    position: absolute;
    inset-block: 32px -8px;
    inset-inline-start: 11px;
    inline-size: 2px;
    background: var(--_line);
  }
  .step.is-done::before {
    background: var(--_series);
  }
  .path > .step:last-child::before {
    content: none;
  }
  .step-fold > summary,
  .step-row {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr) auto auto;
    align-items: start;
    gap: 4px 12px;
    inline-size: 100%;
    margin: 0;
    padding: 8px 0;
    font-size: inherit;
    font-weight: 400;
    color: var(--_ink);
  }
  .step-fold > summary:hover {
    background: none;
  }
  .step-fold > summary:hover .row-title {
    color: var(--_accent);
  }
  .step-fold > summary > .icon {
    grid-column: 4;
    margin-block-start: 4px;
    color: var(--_ink-2);
  }
  .node {
    display: grid;
    place-items: center;
    inline-size: 24px;
    block-size: 24px;
    border: 2px solid var(--_line-2);
    border-radius: 50%;
    background: var(--_surface);
    font-size: var(--_text-xs);
    line-height: 1;
    font-weight: 500;
    color: var(--_ink-2);
  }
  .node.done {
    border-color: var(--_series);
    background: var(--_series);
    color: var(--_on-accent);
  }
  .node.next {
    border-color: var(--_ink);
    color: var(--_ink);
  }
  .node.overdue {
    border-color: var(--_worse);
    color: var(--_worse);
  }
  .node .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .step-body {
    display: grid;
    min-inline-size: 0;
  }
  .step-body .meta {
    row-gap: 2px;
  }
  .is-open > details > summary .row-title,
  .step-more .strong {
    font-weight: 650;
  }
  .step-more {
    display: grid;
    gap: 6px;
    justify-items: start;
    padding-block-end: 12px;
    padding-inline-start: 36px;
  }
  .step-more .button {
    margin-block-start: 4px;
  }
  .step-more .form {
    inline-size: 100%;
  }
  .step-fold .path {
    padding-inline-start: 36px;
  }
  .step-row > .button {
    margin-block: -6px;
  }
  @container (max-width: 479px) {
    .step-fold > summary > .chip {
      grid-area: 2 / 2;
      justify-self: start;
    }
    /* the line below its name says so */
    .step.blocked > details > summary > .chip {
      display: none;
    }
    .step-fold .path {
      padding-inline-start: 12px;
    }
    .step-row > .button {
      grid-area: 2 / 2;
      justify-self: start;
    }
  }

  .ranking {
    margin-block-start: 8px;
  }
  .ranking > li {
    display: flex;
    align-items: flex-start;
    gap: 8px;
    padding-block: 10px;
  }
  .ranking > li + li {
    border-block-start: 1px solid var(--_line);
  }
  .ranking > li[draggable='true'] {
    cursor: grab;
  }
  .grip {
    padding-block: 4px;
    color: var(--_ink-3);
  }
  .place {
    flex: none;
    min-inline-size: 16px;
    font-weight: 650;
    color: var(--_ink-2);
  }
  .choice {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  .choice-name {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 2px 8px;
  }
  .kind {
    font-size: var(--_text-xs);
    line-height: 1.6;
    color: var(--_ink-2);
  }
  .moves {
    display: flex;
    gap: 4px;
  }
  @container (max-width: 479px) {
    .moves {
      flex-direction: column;
    }
  }
  .move {
    inline-size: 32px;
    min-block-size: 32px;
  }
  /* where there is a pointer to drag with, the arrows wait for the pointer or the keyboard */
  @media (hover: hover) and (pointer: fine) {
    .moves {
      opacity: 0;
    }
    .ranking > li:is(:hover, :focus-within) .moves {
      opacity: 1;
    }
  }
  @media (pointer: coarse) {
    .move {
      inline-size: 44px;
    }
  }

  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
    gap: 16px 24px;
    margin-block-start: 8px;
  }
  .person {
    display: grid;
    grid-template-columns: 32px minmax(0, 1fr);
    gap: 12px;
    align-items: start;
    padding-block: 6px;
  }
  .person .initials {
    inline-size: 32px;
    block-size: 32px;
  }

  .missing {
    display: flex;
    gap: 10px;
    padding-block: 8px;
  }
  .hollow {
    flex: none;
    inline-size: 14px;
    block-size: 14px;
    margin-block-start: 5px;
    border: 1.5px dashed var(--_control);
    border-radius: 50%;
  }
  .advice {
    margin-block: 16px 0;
  }
  .foot {
    margin-block-start: 24px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
  }

  @media (forced-colors: active) {
    .node,
    .stop {
      border-color: CanvasText;
    }
    .stop.today,
    .axis-line::before {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .ring > circle + circle {
      stroke: Highlight;
    }
  }
  @media print {
    section,
    li {
      break-inside: avoid;
    }
    .step-fold > summary > .icon {
      display: none;
    }
  }
  /* with a subset of sections, the first one starts at the top */
  :host([sections]) .root > section:first-of-type,
  :host([sections]) .root > .plan-grid:first-child > .aside > section:first-child {
    margin-block-start: 0;
  }
`;
