import { css } from 'lit';

/**
 * Styles of all widgets. The public custom properties are read with a fallback and never declared on the host, so that
 * a page can set them on any ancestor. Sizes are in px: a page's root font size must not scale a widget.
 */
export const tokens = css`
  :host {
    display: block;
    container-type: inline-size;
    /* a size container has no intrinsic width: without one it would be empty in a flex row or a dialog */
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
    /* inherit these, so that a panel that the page hides or disables also hides or disables its widget */
    visibility: inherit;
    pointer-events: inherit;
    min-block-size: inherit;
    --_font-size: var(--waymark-font-size, 16px);
    font-family: var(--waymark-font, inherit);
    font-size: var(--_font-size);
    line-height: 1.5;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
    word-break: auto-phrase; /* Japanese breaks between phrases, if the browser supports it */
    -webkit-text-size-adjust: 100%;
    text-size-adjust: 100%;

    /* Six sizes for a base of 16 px. The minimum is 12 px. Weights are 400, 500 and 650. */
    --_text-xs: max(12px, calc(var(--_font-size) * 0.75));
    --_text-sm: max(12px, calc(var(--_font-size) * 0.875));
    --_text-md: max(12px, var(--_font-size));
    --_text-lg: calc(var(--_text-md) * 1.25);
    --_text-xl: calc(var(--_text-md) * 1.75);
    --_text-2xl: calc(var(--_text-md) * 2.5);

    --_accent-given: var(--waymark-accent, var(--_accent-config, #0f766e));
    /* Hue and chroma of the host's accent, with a lightness that is readable on the surface. */
    --_accent: light-dark(oklch(from var(--_accent-given) 0.52 c h), oklch(from var(--_accent-given) 0.72 c h));
    --_accent-hover: light-dark(oklch(from var(--_accent-given) 0.46 c h), oklch(from var(--_accent-given) 0.78 c h));
    --_accent-tint: color-mix(in oklab, var(--_accent) 10%, var(--_surface));
    --_on-accent: light-dark(#ffffff, #06110f);

    --_surface: var(--waymark-surface, light-dark(#ffffff, #12171d));
    --_ink: var(--waymark-color, light-dark(#14202b, #e8edf2));
    --_sunken: light-dark(
      color-mix(in oklab, var(--_ink) 4%, var(--_surface)),
      color-mix(in oklab, black 25%, var(--_surface))
    );
    /* The chosen segment of a control: raised from its track in both schemes. */
    --_raised: light-dark(var(--_surface), var(--_line-2));
    --_ink-2: color-mix(in oklab, var(--_ink) 76%, var(--_surface));
    --_ink-3: color-mix(in oklab, var(--_ink) 65%, var(--_surface));
    --_line: color-mix(in oklab, var(--_ink) 11%, var(--_surface));
    --_line-2: color-mix(in oklab, var(--_ink) 21%, var(--_surface));
    --_control: color-mix(in oklab, var(--_ink) 48%, var(--_surface));
    --_hover: color-mix(in oklab, var(--_ink) 6%, var(--_surface));
    --_press: color-mix(in oklab, var(--_ink) 10%, var(--_surface));
    --_neutral: var(--_ink-2);
    --_neutral-tint: color-mix(in oklab, var(--_ink) 7%, var(--_surface));

    /* Status colours do not depend on the vendor's accent. */
    --_better: var(--waymark-better, light-dark(#0b6b4f, #5cc9a0));
    --_worse: var(--waymark-worse, light-dark(#b42318, #ff8f80));
    --_watch: var(--waymark-watch, light-dark(#8a5300, #f0b75c));
    --_better-tint: color-mix(in oklab, var(--_better) 10%, var(--_surface));
    --_worse-tint: color-mix(in oklab, var(--_worse) 9%, var(--_surface));
    --_watch-tint: color-mix(in oklab, var(--_watch) 11%, var(--_surface));

    --_series: var(--_accent);
    --_series-before: color-mix(in oklab, var(--_ink) 62%, var(--_surface));
    --_series-other: color-mix(in oklab, var(--_ink) 54%, var(--_surface));
    --_better-fill: color-mix(in oklab, var(--_better) 12%, transparent);
    --_worse-fill: color-mix(in oklab, var(--_worse) 14%, transparent);
    --_forecast: var(--_accent);
    --_hatch: color-mix(in oklab, var(--_ink) 14%, transparent);

    --_radius: var(--waymark-radius, 14px);
    --_radius-inner: min(10px, var(--_radius));
    --_radius-control: min(6px, var(--_radius));
    --_space: var(--waymark-space, 24px);
    --_gap: 32px;
    --_row: 12px;
    --_shadow-1: 0 1px 2px light-dark(rgb(16 24 40 / 0.06), transparent);
    --_shadow-2: 0 8px 24px light-dark(rgb(16 24 40 / 0.14), rgb(0 0 0 / 0.5)), 0 1px 2px rgb(16 24 40 / 0.08);

    /* Aliases of the first version, for the styles that still use them. */
    --_accent-strong: var(--_accent);
    --_soft: var(--_ink-2);
    --_edge: var(--_control);
    --_tint: var(--_accent-tint);

    color: var(--_ink);
  }
  .root,
  .placeholder {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: var(--_space);
    box-shadow: var(--_shadow-1);
  }
  :host([appearance='flush']) :is(.root, .placeholder) {
    border: 0;
    border-radius: 0;
    padding: 0;
    background: none;
    box-shadow: none;
  }
  /* at a glance: as tall as its place, from 160 px */
  :host([variant='card']) .root {
    --_space: var(--waymark-space, 12px);
    display: grid;
    block-size: 100%;
    min-block-size: 160px;
  }
  .glance {
    display: grid;
    align-content: space-between;
    gap: 4px;
  }
  .ink {
    color: var(--_ink);
  }
  :host([density='compact']) .root {
    --_space: var(--waymark-space, 16px);
    --_gap: 20px;
    --_row: 6px;
  }
  /* text-decoration of the page does not reach into a float; on paper a float might not break between pages */
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
  /* idle takes no space: a page may set its config a second later */
  :host(:is([state='idle'], [state='loading'])) .root {
    border: 0;
    padding: 0;
    background: none;
    box-shadow: none;
  }
  /*
   * While loading only the placeholder is visible, and the content replaces it. So no visible content moves when a
   * widget above grows at the same moment.
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
  /* a text in another script keeps its own direction, aligned with the page */
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
  .soft,
  .eyebrow {
    color: var(--_ink-2);
  }
  .small,
  .eyebrow {
    font-size: var(--_text-sm);
    line-height: 1.43;
  }
  .strong {
    font-weight: 650;
  }
  .medium {
    font-weight: 500;
  }
  .nowrap {
    white-space: nowrap;
  }
  /* Headings: of a card 16, of a section 20, of a group 14 px. */
  .card-title {
    font-size: var(--_text-md);
    font-weight: 650;
  }
  .section-title {
    font-size: var(--_text-lg);
    line-height: 1.4;
    font-weight: 650;
    letter-spacing: -0.01em;
  }
  .heading {
    font-size: var(--_text-sm);
    line-height: 1.43;
    font-weight: 650;
  }
  .title {
    font-size: var(--_text-xl);
    line-height: 1.29;
    font-weight: 650;
    letter-spacing: -0.018em;
    text-wrap: balance;
  }
  .card-head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 12px;
    min-block-size: 36px;
  }
  .card-head > .tools {
    display: flex;
    align-items: center;
    gap: 4px;
    margin-inline: auto -8px;
  }
  .better {
    color: var(--_better);
  }
  .worse {
    color: var(--_worse);
  }
  .watch {
    color: var(--_watch);
  }
  .icon {
    display: block;
    flex: none;
    inline-size: 16px;
    block-size: 16px;
  }
  .icon.is-mirrored:dir(rtl) {
    scale: -1 1;
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

  /* in quirks mode a table does not inherit these */
  table {
    color: inherit;
    font-variant: inherit;
    line-height: inherit;
  }
  /* Only links are underlined. */
  a {
    color: inherit;
    text-underline-offset: 3px;
    text-decoration-color: var(--_ink-3);
    text-decoration-thickness: 1px;
  }
  a:hover {
    text-decoration-color: currentColor;
  }
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
  }
  input[type='radio'] {
    accent-color: var(--_accent);
  }
  :is(a, button, select, input, textarea, summary, [tabindex]):focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
    border-radius: 6px;
  }
  summary {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    min-block-size: 36px;
    padding-inline: 9px;
    margin-inline-start: -9px;
    border-radius: var(--_radius-control);
    font-size: var(--_text-sm);
    font-weight: 500;
    color: var(--_ink-2);
    list-style: none;
    cursor: pointer;
  }
  summary:hover {
    background: var(--_hover);
    color: var(--_ink);
  }
  @media (prefers-reduced-motion: no-preference) {
    summary > .icon {
      transition: rotate 0.2s;
    }
  }
  details[open] > summary > .icon {
    rotate: 180deg;
  }
  summary::-webkit-details-marker {
    display: none;
  }

  .notice {
    margin-block-end: 16px;
    padding: 12px 16px;
    border-radius: var(--_radius-inner);
    background: var(--_sunken);
    font-size: var(--_text-sm);
    line-height: 1.43;
  }
  .notice.watch {
    background: var(--_watch-tint);
    color: var(--_ink);
  }
  .notice code {
    font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
  }
  .notice li {
    margin-block-start: 6px;
  }
  .notice .button {
    margin-block: 8px 0;
    margin-inline-end: 4px;
  }
  /* A remark with an icon, inside a card. */
  .remark {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 10px;
    padding: 12px;
    border-radius: var(--_radius-inner);
    background: var(--_watch-tint);
    font-size: var(--_text-sm);
    line-height: 1.43;
    text-wrap: pretty;
  }
  .remark > .icon {
    margin-block-start: 2px;
    color: var(--_watch);
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
  .rows-skeleton {
    grid-template-rows: none;
    align-content: start;
    max-block-size: 480px;
    overflow: hidden;
  }
  .rows-skeleton.effort span:nth-child(2) {
    display: none;
  }
  .skeleton i {
    display: grid;
    grid-template-columns: 24px minmax(0, 1fr);
    align-items: center;
    gap: 12px;
    block-size: 44px;
  }
  .skeleton i::before,
  .skeleton i::after {
    content: '';
    block-size: 24px;
    border-radius: 6px;
    background: var(--_line);
  }
  .rows-skeleton.plan i::before {
    border-radius: 50%;
  }
  .skeleton i::after {
    block-size: 14px;
    inline-size: 64%;
  }
  .skeleton i:nth-of-type(even)::after {
    inline-size: 48%;
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton :is(span, i) {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.45;
      }
    }
  }
  @media (forced-colors: active) {
    .skeleton :is(span, i::before, i::after) {
      background: GrayText;
    }
  }
  @media print {
    .root {
      border: 0;
      padding: 0;
      color-scheme: light;
      /* a filled mark must not look empty */
      print-color-adjust: exact;
    }
    .no-print {
      display: none !important;
    }
    /* a reader of paper cannot open disclosures */
    details::details-content {
      display: block;
      content-visibility: visible;
      block-size: auto;
    }
    summary {
      color: inherit;
      font-weight: 650;
    }
    summary > .icon {
      display: none;
    }
  }
`;
