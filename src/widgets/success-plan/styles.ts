import { css } from 'lit';

export const styles = css`
  section {
    margin-block-start: 28px;
  }
  .title {
    margin-block: 8px 6px;
    max-inline-size: 34ch;
  }
  .agreed {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 20px;
  }
  .results {
    margin-block-start: 8px;
  }
  .axis {
    display: none;
    margin-block: 10px 0;
    overflow: visible;
    direction: ltr;
  }
  @container (min-width: 720px) {
    .axis {
      display: block;
    }
  }
  .axis text {
    unicode-bidi: plaintext;
    font-size: 12.5px;
    fill: var(--_ink);
  }
  .axis text.strong {
    font-weight: 650;
  }
  .axis text.day {
    font-size: 12px;
    fill: var(--_soft);
  }
  .way {
    stroke: var(--_line);
    stroke-width: 3;
    stroke-linecap: round;
  }
  .way.passed {
    stroke: var(--_accent);
  }
  .stop circle {
    fill: var(--_surface);
    stroke: var(--_edge);
    stroke-width: 2;
  }
  .stop.done circle,
  .stop.done-late circle {
    fill: var(--_accent);
    stroke: var(--_surface);
  }
  .stop path {
    fill: none;
    stroke: var(--_surface);
    stroke-width: 1.8;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .stop.due-soon circle {
    stroke: var(--_accent);
  }
  .stop.overdue circle {
    stroke: var(--_worse);
    stroke-width: 2.6;
  }
  .stop.blocked circle,
  .stop.waiting circle {
    stroke-dasharray: 2.5 2.5;
  }

  .milestones {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 260px), 1fr));
    gap: 10px 28px;
    margin-block-start: 10px;
  }
  .milestones li {
    display: flex;
    gap: 10px;
  }
  .milestones li > div {
    display: grid;
    align-content: start;
    justify-items: start;
    min-inline-size: 0;
  }
  .mark {
    flex: none;
    inline-size: 13px;
    block-size: 13px;
    margin-block-start: 5px;
    border: 2px solid var(--_edge);
    border-radius: 50%;
  }
  .done > .mark,
  .done-late > .mark {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .due-soon > .mark {
    border-color: var(--_accent);
  }
  .overdue > .mark {
    border-color: var(--_worse);
  }
  .blocked > .mark,
  .waiting > .mark {
    border-width: 1.5px;
  }

  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
    gap: 24px 40px;
  }
  .roles li {
    padding-block: 10px;
    border-block-start: 1px solid var(--_line);
  }
  .roles {
    margin-block-start: 8px;
  }

  .next {
    display: grid;
    gap: 4px;
    padding: 18px 20px;
    border-radius: 10px;
    background: var(--_tint);
  }
  .next-heading {
    font-size: 0.867em;
    font-weight: 650;
    color: var(--_accent-strong);
  }
  .next-name {
    font-size: 1.15em;
    font-weight: 650;
  }
  .ranking {
    display: grid;
  }
  .ranking li {
    display: flex;
    gap: 14px;
    align-items: flex-start;
    padding-block: 10px;
  }
  .ranking li + li {
    border-block-start: 1px solid color-mix(in oklab, var(--_accent), var(--_surface) 80%);
  }
  .ranking li[draggable='true'] {
    cursor: grab;
  }
  .place {
    flex: none;
    min-inline-size: 1.2em;
    font-weight: 650;
    color: var(--_accent-strong);
  }
  .option {
    display: grid;
    flex: 1;
    min-inline-size: 0;
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
    block-size: 32px;
    border: 1px solid color-mix(in oklab, var(--_ink), var(--_surface) 70%);
    border-radius: 8px;
    background: var(--_surface);
    cursor: pointer;
  }
  .move:disabled {
    opacity: 0.35;
    cursor: default;
  }
  .milestones .state {
    font-weight: 450;
  }
  .moved {
    color: var(--_accent-strong);
    font-weight: 650;
  }
  .calendar {
    margin-block-start: 12px;
  }
  .proof,
  .proof label {
    display: grid;
    gap: 6px;
    inline-size: 100%;
    max-inline-size: 420px;
  }
  .proof input {
    padding: 7px 10px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    background: var(--_surface);
    inline-size: 100%;
  }
  .advice {
    margin-block: 16px 0;
  }
  .date-mark {
    fill: var(--_surface);
    stroke: var(--_ink);
    stroke-width: 1.5;
  }
  .date-mark.go-live {
    fill: var(--_ink);
  }
  .date-mark.target {
    stroke-dasharray: 2 2;
  }

  .missing {
    display: flex;
    gap: 10px;
    padding-block: 8px;
  }
  .hollow {
    flex: none;
    inline-size: 13px;
    block-size: 13px;
    margin-block-start: 5px;
    border: 1.5px dashed var(--_edge);
    border-radius: 50%;
  }
  .foot {
    margin-block-start: 18px;
  }
  @media (forced-colors: active) {
    .next {
      border: 1px solid CanvasText;
    }
    .way.passed,
    .date-mark {
      stroke: CanvasText;
    }
  }
  @media print {
    section,
    li {
      break-inside: avoid;
    }
    .next {
      border: 1px solid var(--_line);
    }
  }
  /* where only some parts are shown, the first of them begins at the top */
  :host([sections]) .root > section:first-of-type,
  :host([sections]) .root > .columns:first-child {
    margin-block-start: 0;
  }
`;
