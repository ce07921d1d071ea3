import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { WaymarkResultsPage } from './results-page.js';

export interface Entry {
  /** The id of the place it leads to, also in the page's address. */
  id: string;
  text: string;
}

/** An id that is safe in an address and in a shadow tree. */
export const placeId = (...parts: readonly string[]): string => ['waymark', ...parts.map((part) => part.replace(/[^\w-]/g, '-'))].join('-');

/** A portal that keeps its own route behind the # would be led astray. */
const isRoute = (hash: string): boolean => /^#[/!]/.test(hash);

/** A table of contents that follows what is read, and leads to a place from within or from a link to it. */
export class Contents implements ReactiveController {
  #host: WaymarkResultsPage;
  #observer: IntersectionObserver | undefined;
  #watched: readonly Element[] = [];
  #seen = new Set<string>();
  #current = '';
  /** The link that was followed, until its place is there. */
  #wanted = '';

  constructor(host: WaymarkResultsPage) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#wanted = this.#asked();
    addEventListener('hashchange', this.#follow);
    this.#observer = new IntersectionObserver(this.#see, { rootMargin: '0px 0px -65% 0px' });
    this.#watched = [];
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#follow);
    this.#observer?.disconnect();
  }

  hostUpdated(): void {
    const sections = [...(this.#host.shadowRoot?.querySelectorAll('section[id]') ?? [])];
    if (sections.length !== this.#watched.length || sections.some((section, i) => section !== this.#watched[i])) {
      this.#observer?.disconnect();
      this.#seen.clear();
      this.#watched = sections;
      for (const section of sections) this.#observer?.observe(section);
    }
    if (this.#wanted && this.#show(this.#wanted)) this.#wanted = '';
  }

  render(entries: readonly Entry[], label: string): TemplateResult | typeof nothing {
    if (entries.length < 2) return nothing;
    return html`<nav class="contents no-print" part="contents" aria-label=${label}><ul>${entries.map(({ id, text }) => html`<li>
      <a href="#${id}" aria-current=${ifDefined(id === this.#current ? ('location' as const) : undefined)} @click=${(event: Event) => this.go(id, event)}>${text}</a></li>`)}</ul></nav>`;
  }

  /** Leads to a place, and names it in the page's address where that holds nothing else. */
  go(id: string, event?: Event): void {
    event?.preventDefault();
    if (!isRoute(location.hash) && location.hash !== `#${id}`) history.pushState(history.state, '', `#${id}`);
    this.#show(id);
  }

  #asked = (): string => (location.hash.startsWith('#waymark-') ? location.hash.slice(1) : '');

  #follow = (): void => {
    const id = this.#asked();
    if (id && !this.#show(id)) this.#wanted = id;
  };

  #show(id: string): boolean {
    const place = this.#host.shadowRoot?.getElementById(id);
    if (!place) return false;
    place.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth', block: 'start' });
    place.focus({ preventScroll: true });
    return true;
  }

  #see = (records: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting } of records) {
      if (isIntersecting) this.#seen.add(target.id);
      else this.#seen.delete(target.id);
    }
    const current = this.#watched.find(({ id }) => this.#seen.has(id))?.id ?? this.#current;
    if (current === this.#current) return;
    this.#current = current;
    this.#host.requestUpdate();
  };
}
