// The header and footer of every page, and the links between the state pages.
import { html, nothing, render, type TemplateResult } from 'lit';

const pages = [
  ['/', 'Portal'],
  ['/results-page.html', 'Results page'],
  ['/results-timeline.html', 'Timeline'],
  ['/success-plan.html', 'Plan'],
  ['/effort-checklist.html', 'Checklist'],
  ['/saving.html', 'Saving'],
  ['/states.html', 'States'],
  ['/embed-json.html', 'Embed'],
  ['/components.html', 'Components'],
  ['/definitions.html', 'Definitions'],
] as const;
const states = ['idle', 'loading', 'ready', 'empty', 'stale', 'error', 'auth-required'].map(
  (state) => [`/states/${state}.html`, state] as const,
);

const here = location.pathname.replace(/\/index\.html$/, '/');
const link = ([href, name]: readonly [string, string], isCurrent = href === here): TemplateResult =>
  html`<a href=${href} aria-current=${isCurrent ? (href === here ? 'page' : 'true') : nothing}>${name}</a>`;

function fill(selector: string, content: TemplateResult): void {
  const place = document.querySelector<HTMLElement>(selector);
  if (place) render(content, place);
}

fill(
  '.bar',
  html`<div class="page">
    <a class="skip" href="#content">Skip to the content</a>
    <a class="wordmark" href="/" aria-current=${here === '/' ? 'page' : nothing}
      ><img src="/icon.svg" alt="" width="22" height="22" />Waymark</a
    >
    <nav aria-label="Demo">
      ${pages.map((page) => link(page, page[0] === here || (page[0] === '/states.html' && here.startsWith('/states/'))))}
    </nav>
  </div>`,
);
fill('.states', html`${states.map((state) => link(state))}`);
fill(
  '.footer',
  html`<div class="page">
    <p>
      Waymark demo. The companies are invented and their numbers made up to look like real ones; “US flights” is real
      data. What you change in the portal, on the results page and under “Saving” is kept by this demo’s own server;
      nothing leaves this machine.
    </p>
  </div>`,
);
