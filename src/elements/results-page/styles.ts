import { css } from 'lit';

export const styles = css`
  .page {
    display: grid;
    gap: 24px 48px;
  }
  @container (min-width: 900px) {
    .page:has(.contents) {
      grid-template-columns: 190px minmax(0, 1fr);
    }
    .contents {
      position: sticky;
      inset-block-start: 24px;
      align-self: start;
    }
  }
  .contents ul {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
    font-size: 0.933em;
  }
  @container (min-width: 900px) {
    .contents ul {
      display: grid;
    }
  }
  .contents a {
    display: block;
    padding-block: 5px;
    color: var(--_soft);
    text-decoration: none;
  }
  .contents a:hover {
    color: var(--_accent-strong);
    text-decoration: underline;
  }
  .contents [aria-current='location'] {
    color: var(--_ink);
    font-weight: 650;
  }
  .main {
    min-inline-size: 0;
  }
  header .title {
    margin-block: 4px 10px;
    font-size: 2em;
  }
  .take .kinds,
  .take .story {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px;
    margin-block-start: 10px;
  }
  .take label {
    display: grid;
    gap: 4px;
  }
  .take > summary {
    padding: 5px 14px;
    border: 1px solid color-mix(in oklab, var(--_ink), var(--_surface) 55%);
    border-radius: 8px;
    color: inherit;
    text-decoration: none;
  }
  .take > summary:hover {
    border-color: var(--_accent);
  }
  .took {
    margin-block-start: 8px;
  }
  section {
    margin-block-start: 36px;
    padding-block-start: 22px;
    border-block-start: 1px solid var(--_line);
    scroll-margin-block-start: 16px;
  }
  section:focus,
  .metric-place:focus {
    outline: none;
  }
  section:focus-visible > slot > .section-title {
    outline: 2px solid var(--_accent);
    outline-offset: 4px;
    border-radius: 6px;
  }
  .section-title {
    margin-block-end: 12px;
    font-size: 1.3em;
    font-weight: 680;
    letter-spacing: -0.01em;
  }
  .lead {
    font-size: 1.25em;
    line-height: 1.4;
    max-inline-size: 42ch;
    text-wrap: balance;
  }
  .lead + .soft {
    margin-block-start: 6px;
  }
  .signals {
    margin-block: 18px 6px;
  }
  .heading {
    margin-block: 20px 6px;
  }
  .section-title + .heading {
    margin-block-start: 0;
  }
  .items li {
    padding-block: 7px;
    border-block-end: 1px solid var(--_line);
  }
  .items li:last-child {
    border: 0;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 0.933em;
  }
  th,
  td {
    padding: 7px 0;
    padding-inline-end: 16px;
    text-align: start;
    vertical-align: baseline;
    border-block-end: 1px solid var(--_line);
    font-weight: 400;
  }
  tbody th {
    inline-size: 170px;
    color: var(--_soft);
    overflow-wrap: break-word; /* keeps words whole on a narrow sheet */
  }
  tbody td {
    white-space: pre-line;
  }
  .number {
    text-align: end;
  }
  .metric-place {
    scroll-margin-block-start: 16px;
  }
  .metric-place + .metric-place {
    margin-block-start: 28px;
    padding-block-start: 24px;
    border-block-start: 1px solid var(--_line);
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 18px;
    margin-block-start: 6px;
  }
  /* the nested widgets have no card of their own */
  waymark-results-timeline::part(root),
  waymark-success-plan::part(root),
  waymark-effort-checklist::part(root) {
    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
  }
  waymark-success-plan::part(foot),
  waymark-effort-checklist::part(foot),
  /* the other checklist reports it */
  .quiet::part(saving),
  /* the page lists all faults at its top */
  waymark-results-timeline::part(faults),
  waymark-success-plan::part(faults),
  waymark-effort-checklist::part(faults) {
    display: none;
  }
  .foot {
    margin-block-start: 36px;
    padding-block-start: 14px;
    border-block-start: 1px solid var(--_line);
  }
  @container (max-width: 479px) {
    tbody th {
      inline-size: auto;
    }
  }
  @media print {
    .page {
      display: block;
    }
    section {
      margin-block-start: 22px;
      padding: 0;
      border: 0;
    }
    /* the rule belongs to the title, so that both stay on one sheet */
    .section-title {
      padding-block-start: 14px;
      border-block-start: 1px solid var(--_line);
    }
    .section-title,
    .heading {
      break-inside: avoid;
      break-after: avoid;
    }
    .metric-place + .metric-place {
      padding: 0;
      border: 0;
    }
    tr,
    .items li,
    .result-row {
      break-inside: avoid;
    }
    .section-title + .heading,
    .heading + .items,
    .heading + .items > li:first-child {
      break-before: avoid;
    }
    .scroll {
      break-inside: avoid;
    }
    .scroll {
      overflow: visible;
    }
    /* on paper both have sections of their own */
    waymark-results-timeline::part(know),
    waymark-results-timeline::part(effects) {
      display: none;
    }
  }
`;
