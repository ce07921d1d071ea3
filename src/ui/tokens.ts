import { css } from 'lit';

/**
 * What all widgets share. The public custom properties are read with a fallback and never declared on the host, so that a
 * page can set them anywhere above. Sizes are in px: a page's root font size must not scale a widget.
 */
export const tokens = css`
  :host {
    display: block;
    container-type: inline-size;
    /* a container has no width of its own: without one, a row or a dialog that asks its content how wide to be would show nothing */
    contain-intrinsic-inline-size: min(640px, 100cqi - 32px);
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  :host([hidden]) {
    display: none;
  }
  .root {
    all: initial;
    display: block;
    box-sizing: border-box;
    position: relative;
    color-scheme: inherit;
    /* a panel that the page hides, or lets clicks through, holds a widget that is hidden, or lets them through */
    visibility: inherit;
    pointer-events: inherit;
    min-block-size: inherit;
    font-family: var(--waymark-font, inherit);
    font-size: var(--waymark-font-size, 15px);
    line-height: 1.5;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
    word-break: auto-phrase; /* Japanese, where the browser can: not within a phrase */
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;

    --_accent-given: var(--waymark-accent, var(--_accent-config, #0f766e));
    --_accent: light-dark(var(--_accent-given), color-mix(in oklab, var(--_accent-given), white 45%));
    --_accent-strong: light-dark(color-mix(in oklab, var(--_accent-given), black 18%), color-mix(in oklab, var(--_accent-given), white 60%));
    --_surface: var(--waymark-surface, light-dark(#ffffff, #14191f));
    --_ink: var(--waymark-color, light-dark(#17212b, #e9eef3));
    --_soft: light-dark(color-mix(in oklab, var(--_ink), var(--_surface) 32%), color-mix(in oklab, var(--_ink), var(--_surface) 30%));
    --_line: color-mix(in oklab, var(--_ink), var(--_surface) 88%);
    --_edge: color-mix(in oklab, var(--_ink), var(--_surface) 45%);
    --_tint: color-mix(in oklab, var(--_accent), var(--_surface) 91%);
    --_worse: light-dark(#9a3412, #fdba74);
    --_radius: var(--waymark-radius, 14px);
    --_space: var(--waymark-space, 24px);

    color: var(--_ink);
  }
  .root,
  .placeholder {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: var(--_space);
  }
  /* lines through or under the text around do not reach into what floats; on paper a float might not break between pages */
  @media screen {
    .root {
      float: inline-start;
      inline-size: 100%;
    }
  }
  @container (max-width: 479px) {
    .root {
      --_space: var(--waymark-space, 16px);
    }
  }
  .root * {
    box-sizing: border-box;
  }
  /* the state of idle takes no room: a page may name its config a second later */
  :host(:is([state='idle'], [state='loading'])) .root {
    border: 0;
    padding: 0;
    background: none;
  }
  /*
   * While it loads only the placeholder is visible, and it goes when the content comes: so nothing that was on the screen is
   * moved where a widget above grows at the same moment.
   */
  :host([state='loading']) {
    visibility: hidden;
  }
  :host([state='loading']) .root {
    display: grid;
  }
  .placeholder {
    position: relative;
    visibility: visible;
  }
  .placeholder.is-hidden {
    visibility: hidden;
  }

  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  form {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  /* a text in another script than the page's keeps its own order of words, on the page's side */
  .root:dir(rtl) {
    text-align: right;
  }
  p,
  li > span,
  p > span,
  button,
  label > span,
  [role='group'] > span,
  dt,
  dd,
  th,
  td,
  summary,
  .title,
  .heading {
    unicode-bidi: plaintext;
  }
  .eyebrow,
  .soft {
    color: var(--_soft);
  }
  .eyebrow {
    font-size: 0.867em;
  }
  .small {
    font-size: 0.867em;
  }
  .strong {
    font-weight: 650;
  }
  .heading {
    font-size: 0.867em;
    font-weight: 650;
    color: var(--_soft);
  }
  .title {
    font-size: 1.6em;
    line-height: 1.25;
    font-weight: 680;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }
  .better {
    color: var(--_accent-strong);
    font-weight: 650;
  }
  .worse {
    color: var(--_worse);
    font-weight: 650;
  }
  .rule {
    border-block-start: 1px solid var(--_line);
  }
  .split {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 4px 16px;
  }
  .phrase {
    display: inline-block;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* on a page without a doctype a table takes none of these from around it */
  table {
    color: inherit;
    font-variant: inherit;
    line-height: inherit;
  }
  a {
    color: var(--_accent-strong);
    text-underline-offset: 3px;
    text-decoration-thickness: 1px;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  input[type='radio'] {
    accent-color: var(--_accent-strong);
  }
  .button,
  select {
    min-block-size: 36px;
    padding: 5px 14px;
    border: 1px solid color-mix(in oklab, var(--_ink), var(--_surface) 55%);
    border-radius: 8px;
    background: var(--_surface);
    cursor: pointer;
    max-inline-size: 100%;
  }
  .button:hover,
  select:hover {
    border-color: var(--_accent);
  }
  textarea {
    font: inherit;
    color: inherit;
    padding: 8px 10px;
    border: 1px solid var(--_edge);
    border-radius: 8px;
    background: var(--_surface);
    inline-size: 100%;
    resize: vertical;
  }
  .text-button {
    min-block-size: 28px;
    padding: 2px 0;
    border: 0;
    background: none;
    color: var(--_accent-strong);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    cursor: pointer;
  }
  :is(a, button, select, input, textarea, summary, [tabindex]):focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 6px;
  }
  summary {
    display: inline-block;
    min-block-size: 28px;
    padding-block: 2px;
    color: var(--_accent-strong);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
    list-style: none;
    cursor: pointer;
  }
  summary::-webkit-details-marker {
    display: none;
  }

  .did {
    margin-block-start: 12px;
  }

  .notice {
    margin-block-end: 16px;
    padding: 10px 14px;
    border: 1px solid var(--_line);
    border-inline-start: 3px solid var(--_edge);
    border-radius: 8px;
    font-size: 0.867em;
  }
  .notice code {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    font-size: 0.95em;
  }
  .notice li {
    margin-block-start: 6px;
  }
  .notice .button {
    margin: 8px 0 0;
    margin-inline-end: 4px;
  }
  .message {
    display: grid;
    gap: 8px;
    justify-items: start;
    max-inline-size: 62ch;
  }
  .skeleton {
    display: grid;
    gap: 14px;
    grid-template-rows: auto auto auto minmax(0, 1fr);
    block-size: 100%;
  }
  .skeleton span {
    display: block;
    block-size: 14px;
    border-radius: 6px;
    background: var(--_line);
  }
  .skeleton span:nth-child(1) {
    inline-size: 22%;
  }
  .skeleton span:nth-child(2) {
    inline-size: 46%;
    block-size: 30px;
  }
  .skeleton span:nth-child(3) {
    inline-size: 72%;
  }
  .skeleton span:nth-child(4) {
    inline-size: 100%;
    block-size: auto;
    max-block-size: 320px;
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton span {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  }
  @media (forced-colors: active) {
    .skeleton span {
      background: GrayText;
    }
  }
  @media print {
    .root {
      border: 0;
      padding: 0;
      color-scheme: light;
      /* a mark that is filled must not look empty */
      print-color-adjust: exact;
    }
    .no-print {
      display: none !important;
    }
    /* paper cannot be unfolded */
    details::details-content {
      display: block;
      content-visibility: visible;
      block-size: auto;
    }
    summary {
      color: inherit;
      font-weight: 650;
      text-decoration: none;
    }
  }
`;
