import { css } from 'lit';

export const styles = css`
  .top {
    align-items: center;
    min-block-size: 36px;
  }
  .picker {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .name {
    font-size: 1.07em;
    font-weight: 650;
  }
  .first-heading {
    font-size: 1.07em;
    font-weight: 650;
  }
  .later {
    margin-block-start: 24px;
  }
  .rows {
    margin-block-start: 8px;
  }
  .disputed {
    margin-block-start: 10px;
    padding: 8px 12px;
    border-inline-start: 3px solid var(--_worse);
    background: color-mix(in oklab, var(--_worse), transparent 93%);
  }
  .numbers {
    margin-block: 2px 8px;
    font-size: 2.1em;
    line-height: 1.2;
    letter-spacing: -0.015em;
  }
  .numbers .from {
    color: var(--_soft);
    font-weight: 450;
  }
  .numbers .to {
    font-weight: 700;
  }
  .numbers .unit {
    font-size: 0.52em;
    letter-spacing: 0;
    color: var(--_soft);
  }
  .lead {
    font-size: 1.12em;
    max-inline-size: 60ch;
    text-wrap: pretty;
  }
  .same {
    font-weight: 650;
  }
  /* sentences of one language: together they tell the direction of their line */
  .lead > span {
    unicode-bidi: normal;
  }
  .chart {
    margin-block: 8px 4px;
  }
  .warning {
    padding-block: 4px;
  }
  .warning::before {
    content: '△ ' / '';
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 20px;
    margin-block-start: 16px;
    padding-block: 14px 6px;
    border-block-start: 1px solid var(--_line);
  }
  .folds {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 22px;
  }
  .folds details[open] {
    flex-basis: 100%;
    min-inline-size: 0;
  }
  .facts {
    display: grid;
    gap: 10px;
    padding-block: 8px 12px;
    font-size: 0.933em;
  }
  .facts > div {
    display: grid;
    grid-template-columns: minmax(0, 170px) minmax(0, 1fr);
    gap: 2px 20px;
  }
  .facts dt {
    color: var(--_soft);
  }
  @container (max-width: 479px) {
    .facts > div {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .effects li {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: 2px 16px;
    padding-block: 6px;
    border-block-end: 1px solid var(--_line);
    font-size: 0.933em;
  }
  .effects {
    padding-block: 6px;
  }
  [aria-pressed='true'] {
    font-weight: 650;
  }
  .opinion,
  .opinion-form {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 16px;
    padding-block-end: 8px;
  }
  .opinion-form,
  .opinion-form label {
    display: grid;
    gap: 6px;
    max-inline-size: 520px;
  }
  .sort {
    padding: 0;
    min-block-size: 24px;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  .sort:hover {
    color: var(--_accent-strong);
  }
  .scroll {
    overflow-x: auto;
    max-block-size: 420px;
    overflow-y: auto;
    margin-block: 8px;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 0.933em;
  }
  th,
  td {
    padding-block: 7px;
    padding-inline: 0 16px;
    text-align: start;
    vertical-align: baseline;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
    overflow-wrap: normal;
  }
  thead th {
    position: sticky;
    inset-block-start: 0;
    background: var(--_surface);
    color: var(--_soft);
    font-size: 0.93em;
  }
  .number,
  tbody th {
    white-space: nowrap;
  }
  .number {
    text-align: end;
  }
  thead .number {
    white-space: normal;
  }
  @media print {
    .folds {
      display: block;
    }
    .top,
    .name,
    .numbers,
    .lead,
    .disputed,
    summary {
      break-after: avoid;
    }
    .lead {
      break-inside: avoid;
    }
    thead th {
      position: static;
    }
    /* a header that is repeated on the next sheet shows no buttons */
    .sort {
      display: contents;
    }
    tbody tr:nth-child(-n + 2) {
      break-before: avoid;
    }
    .scroll {
      max-block-size: none;
      overflow: visible;
    }
    tr,
    figure {
      break-inside: avoid;
    }
  }
`;
