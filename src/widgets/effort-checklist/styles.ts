import { css } from 'lit';

export const styles = css`
  .top {
    padding-block-end: 10px;
  }
  .first {
    font-size: 1.07em;
    font-weight: 650;
  }
  section,
  .columns {
    margin-block-start: 26px;
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 240px), 1fr));
    gap: 26px 40px;
  }
  .columns section {
    margin: 0;
  }
  .actions li,
  .plain li {
    display: flex;
    gap: 8px;
    padding-block: 12px;
    border-block-start: 1px solid var(--_line);
  }
  .plain {
    margin-block-start: 8px;
  }
  .plain li {
    padding-block: 9px;
  }
  li > div {
    display: grid;
    gap: 2px;
    min-inline-size: 0;
  }
  .actions .strong {
    font-size: 1.07em;
  }
  .moved {
    color: var(--_accent-strong);
    font-weight: 650;
  }
  li .state {
    font-weight: 450;
  }
  .nothing {
    padding-block: 14px;
    border-block-start: 1px solid var(--_line);
    font-size: 1.07em;
  }

  .box {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 32px;
    block-size: 32px;
    margin-block-start: -4px;
    margin-inline-start: -6px;
    cursor: pointer;
  }
  .box input {
    appearance: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    border: 1.5px solid var(--_edge);
    border-radius: 5px;
    background: var(--_surface);
    cursor: pointer;
  }
  .box:hover input {
    border-color: var(--_accent);
  }
  .box input:focus-visible {
    border-radius: 5px;
  }
  .box input:checked,
  .tick.is-done {
    border-color: var(--_accent);
    background: var(--_accent);
  }
  .box input:checked::before,
  .tick.is-done::before {
    content: '';
    display: block;
    inline-size: 5px;
    block-size: 10px;
    margin: 1px auto 0;
    border: solid var(--_surface);
    border-width: 0 2px 2px 0;
    transform: rotate(45deg);
  }
  .tick {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 4px;
    margin-inline: 2px 8px;
    border: 1.5px dashed var(--_edge);
    border-radius: 50%;
  }
  .tick.is-done {
    border-style: solid;
  }
  .tick.is-done::before {
    inline-size: 3.5px;
    block-size: 7px;
    border-width: 0 1.7px 1.7px 0;
  }
  @media (forced-colors: active) {
    .box input,
    .tick {
      appearance: auto;
    }
  }

  .acts {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 2px 16px;
  }
  .act,
  .act label:not(.option),
  fieldset {
    display: grid;
    gap: 6px;
    max-inline-size: 460px;
  }
  .act {
    padding-block: 6px;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  .option {
    min-block-size: 28px;
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
    font-weight: 700;
  }
  .tune-up .broken .shape {
    color: var(--_worse);
  }
  .comments li {
    padding-block: 2px;
    border: 0;
  }
  .minutes {
    display: flex;
    flex-wrap: wrap;
    gap: 12px 24px;
    padding-block-start: 18px;
    border-block-start: 1px solid var(--_line);
  }
  .minutes > div {
    flex: 1 1 260px;
    min-inline-size: 0;
  }
  .scroll {
    overflow-x: auto;
  }
  .bars {
    flex: none;
    direction: ltr;
  }
  .bar {
    fill: color-mix(in oklab, var(--_ink), var(--_surface) 78%);
  }
  .bar.now {
    fill: var(--_accent);
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 0.933em;
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
    color: var(--_soft);
  }
  @container (max-width: 479px) {
    th,
    td {
      padding-inline-end: 6px;
    }
  }
  .foot {
    margin-block-start: 16px;
  }
  @media print {
    li,
    section {
      break-inside: avoid;
    }
  }
  /* where only some parts are shown, the first of them begins at the top */
  :host([sections]) .root > section:first-of-type,
  :host([sections]) .root > .columns:first-child {
    margin-block-start: 0;
  }
`;
