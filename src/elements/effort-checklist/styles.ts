import { css } from 'lit';

export const styles = css`
  section {
    margin-block-start: 28px;
  }
  .main > section:first-child {
    margin-block-start: 0;
  }
  .ledger {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0 48px;
  }
  @container (min-width: 880px) {
    .ledger:has(> .main > section):has(> .aside) {
      grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr);
    }
    .main:has(> section) + .aside > section:first-child {
      margin-block-start: 6px;
    }
  }
  .card-head {
    justify-content: space-between;
  }
  .group {
    margin-block-start: 12px;
    font-size: var(--_text-sm);
    font-weight: 650;
  }
  .nothing {
    padding-block: 8px;
  }
  .rows > li {
    padding-block: var(--_row);
  }

  .ask-more {
    display: grid;
    gap: 8px;
    justify-items: start;
  }
  .ask-more > .form {
    inline-size: 100%;
  }
  .ask.is-done .row-title {
    color: var(--_ink-2);
  }
  .ask .row-body {
    display: grid;
    gap: 4px;
  }
  .unfold {
    display: none;
    margin-block: -6px;
    margin-inline-end: -10px;
  }
  @container (max-width: 479px) {
    .unfold {
      display: inline-flex;
    }
    .unfold[aria-expanded='true'] .icon {
      rotate: 180deg;
    }
    @media screen {
      .is-folded .ask-more {
        display: none;
      }
    }
  }
  .comments li {
    padding-block: 2px;
  }

  .facts {
    display: grid;
    gap: 4px;
    margin-block-start: 4px;
    font-size: var(--_text-sm);
    line-height: 1.43;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 8.5em) minmax(0, 1fr);
    gap: 0 12px;
  }
  .facts dt {
    color: var(--_ink-2);
  }
  @container (max-width: 479px) {
    .facts > div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  blockquote {
    margin: 8px 0;
    padding: 12px;
    white-space: pre-line;
  }
  .row-mark .initials {
    margin-block-start: 0;
  }
  section.done {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 8px;
  }
  .done > details > summary {
    display: flex;
    justify-content: space-between;
    margin-inline: -9px;
  }
  .done > details > summary > .ink {
    margin-inline-end: auto;
  }

  .bars {
    display: flex;
    gap: 12px;
    margin-block: 12px 8px;
    font-size: var(--_text-xs);
    line-height: 1.34;
    color: var(--_ink-2);
    text-align: center;
  }
  .bars > div {
    flex: 1;
    min-inline-size: 0;
    max-inline-size: 88px;
  }
  .month-bars {
    display: flex;
    align-items: flex-end;
    justify-content: center;
    gap: 3px;
    block-size: 76px;
    padding-block-start: 18px;
    margin-block-end: 4px;
    border-block-end: 1px solid var(--_line-2);
  }
  .month-bars > i {
    position: relative;
    inline-size: 40%;
    max-inline-size: 20px;
    block-size: var(--_h);
    min-block-size: 2px;
    border-radius: 2px 2px 0 0;
    background: var(--_series-other);
    font-style: normal;
  }
  .month-bars > .saved {
    background: var(--_series);
  }
  .month-bars > i > span {
    position: absolute;
    inset-block-end: 100%;
    inset-inline: -8px;
  }
  .key {
    display: flex;
    gap: 16px;
    margin-block-end: 8px;
    font-size: var(--_text-xs);
    color: var(--_ink-2);
  }
  .key > span::before {
    content: '';
    display: inline-block;
    inline-size: 10px;
    block-size: 10px;
    margin-inline-end: 6px;
    border-radius: 2px;
    background: var(--_series-other);
  }
  .key > .saved::before {
    background: var(--_series);
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: var(--_text-sm);
  }
  th,
  td {
    padding-block: 6px;
    padding-inline: 0 12px;
    overflow-wrap: normal;
    text-align: start;
    font-weight: 400;
    border-block-end: 1px solid var(--_line);
  }
  thead th {
    color: var(--_ink-2);
  }
  @container (max-width: 479px) {
    th,
    td {
      padding-inline-end: 6px;
    }
  }

  section.notice {
    padding: 16px;
  }
  .tune-up ul {
    margin-block-start: 8px;
  }
  .tune-up li {
    display: flex;
    gap: 10px;
  }
  .tune-up .shape {
    flex: none;
    inline-size: 14px;
    text-align: center;
    font-weight: 650;
  }
  .tune-up .broken .shape {
    color: var(--_worse);
  }
  .foot {
    margin-block-start: 20px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--_line);
  }
  @media (forced-colors: active) {
    .month-bars > i,
    .key > span::before {
      background: CanvasText;
      forced-color-adjust: none;
    }
    .month-bars > .saved,
    .key > .saved::before {
      background: Highlight;
    }
  }
  @media print {
    li,
    section {
      break-inside: avoid;
    }
  }
  /* where only some parts are shown, the first of them begins at the top */
  :host([sections]) .ledger > .main:not(:has(section)) + .aside > section:first-child {
    margin-block-start: 0;
  }
`;
