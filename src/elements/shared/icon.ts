import { svg, html, type TemplateResult } from 'lit';

/** The drawings: a grid of 16 px, strokes of 1.5 px with round ends, in the colour of the text. */
const ICONS = {
  check: svg`<path d="m3.5 8.5 3 3 6-7" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/>`,
  'check-circle': svg`<circle cx="8" cy="8" r="7" fill="currentColor"/><path d="m5 8.3 2.1 2.1L11 6.1" fill="none" stroke="var(--_chip-bg, #fff)" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  clock: svg`<g fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><circle cx="8" cy="8" r="6.25"/><path d="M8 4.5V8l2.3 1.5"/></g>`,
  alert: svg`<g fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="M8 2 1.75 13.25h12.5z"/><path d="M8 6.5v3M8 11.4v.1"/></g>`,
  exclaim: svg`<g fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round"><circle cx="8" cy="8" r="6.25"/><path d="M8 4.75v3.75M8 11.1v.1"/></g>`,
  up: svg`<path d="M8 13V3.25M3.75 7.25 8 3l4.25 4.25" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/>`,
  down: svg`<path d="M8 3v9.75M3.75 8.75 8 13l4.25-4.25" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/>`,
  right: svg`<path d="M3 8h9.75M8.75 3.75 13 8l-4.25 4.25" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/>`,
  ahead: svg`<path d="m3 3.75 4.25 4.25L3 12.25M8.75 3.75 13 8l-4.25 4.25" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"/>`,
  flat: svg`<path d="M3 8h10" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"/>`,
  hourglass: svg`<path d="M4 2h8M4 14h8M5 2v2.5L8 8l3-3.5V2M5 14v-2.5L8 8l3 3.5V14" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  flag: svg`<path d="M3.5 14.25V2.5h8.75L10.5 5.75l1.75 3.25H3.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  history: svg`<g fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="M2.2 6.5A6.1 6.1 0 1 1 2 8.75"/><path d="M1.75 3.25v3.5h3.5M8 5v3.25l2.25 1.25"/></g>`,
  pause: svg`<path d="M5.5 3.75v8.5M10.5 3.75v8.5" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round"/>`,
  share: svg`<path d="M8 10V2M5 4.75 8 1.75l3 3M4.5 7H3v7h10V7h-1.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  more: svg`<g fill="currentColor"><circle cx="3" cy="8" r="1.4"/><circle cx="8" cy="8" r="1.4"/><circle cx="13" cy="8" r="1.4"/></g>`,
  expand: svg`<path d="M9.5 2.5h4v4M13.25 2.75 9.25 6.75M6.5 13.5h-4v-4M2.75 13.25l4-4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  chevron: svg`<path d="m4 6 4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  out: svg`<path d="M6 3.25H3v9.75h9.75v-3M9.25 2.5h4.25v4.25M13.25 2.75 7.5 8.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  question: svg`<path d="M5.5 5.75a2.5 2.5 0 1 1 3.6 2.25c-.7.35-1.1.85-1.1 1.5M8 12.2v.1" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`,
  choice: svg`<path d="M2.5 5.25h10M10 2.75l2.75 2.5L10 7.75M13.5 10.75h-10M6 8.25l-2.75 2.5L6 13.25" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  grip: svg`<g fill="currentColor"><circle cx="5.75" cy="3.5" r="1.25"/><circle cx="10.25" cy="3.5" r="1.25"/><circle cx="5.75" cy="8" r="1.25"/><circle cx="10.25" cy="8" r="1.25"/><circle cx="5.75" cy="12.5" r="1.25"/><circle cx="10.25" cy="12.5" r="1.25"/></g>`,
  close: svg`<path d="m4 4 8 8M12 4l-8 8" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/>`,
  doc: svg`<path d="M4 1.75h5.25L12.5 5v9.25H4zM9 2v3.25h3.25M6.25 8.25h4M6.25 11h4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  slides: svg`<path d="M2 3h12v8H2zM8 11v2.5M5.25 13.5h5.5M5 8.25l2-2 1.5 1.25L11 5.25" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  print: svg`<path d="M4.5 5.5V2h7v3.5M4.5 11.5H2.25v-6h11.5v6H11.5M4.5 9.5h7V14h-7z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  calendar: svg`<path d="M2.5 3.5h11v10h-11zM2.5 6.75h11M5.25 2v2.5M10.75 2v2.5" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
  mail: svg`<path d="M2 3.5h12v9H2zM2.25 4 8 8.75 13.75 4" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"/>`,
};
export type IconName = keyof typeof ICONS;

/** A decorative icon. It always stands beside a word, or in a button that has a label. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon ${MIRRORED.has(name) ? 'is-mirrored' : ''}" viewBox="0 0 16 16" aria-hidden="true">
    ${ICONS[name]}
  </svg>`;

/** Icons that are mirrored on a right-to-left page. */
const MIRRORED: ReadonlySet<IconName> = new Set<IconName>(['right', 'ahead', 'out', 'history']);
