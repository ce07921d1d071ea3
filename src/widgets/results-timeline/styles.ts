import { css } from 'lit';

export const styles = css`
  :host {
    --_skeleton: 320px;
  }
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
  .chart {
    margin-block: 20px 4px;
  }
  .plot {
    min-block-size: 290px;
  }
  @container (max-width: 591px) {
    .plot {
      min-block-size: 230px;
    }
  }
  .plot canvas {
    position: absolute;
    inset-block-start: 0;
    left: 0;
    color: var(--_accent);
    /* a change of colours, such as to a dark scheme, starts a transition, which is how the canvas learns of it */
    transition: color 1ms;
    pointer-events: none;
  }
  @media screen {
    .plot.drawn .series {
      visibility: hidden;
    }
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
    padding-block: 4px;
  }
  .key {
    display: inline-block;
    inline-size: 22px;
    margin-inline-end: 6px;
    vertical-align: middle;
    border-block-start: 1.5px dashed var(--_ink);
  }
  .key.dotted {
    border-block-start: 1.5px dotted var(--_edge);
  }
  .events {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
    gap: 6px 24px;
    margin-block: 8px 4px;
    padding-block-start: 12px;
    font-size: 0.867em;
  }
  .events li {
    display: flex;
    gap: 8px;
    align-items: baseline;
  }
  .shape {
    flex: none;
    inline-size: 14px;
    text-align: center;
    font-weight: 700;
  }
  .shape svg {
    vertical-align: -1px;
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
    padding: 7px 16px 7px 0;
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
  .number {
    text-align: end;
    white-space: nowrap;
  }
  @media print {
    .plot canvas {
      display: none;
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
