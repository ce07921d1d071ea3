import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

export interface TocEntry {
  /** Id of the target element, also the fragment of the page's URL. */
  id: string;
  text: string;
}

/** An id that is safe in a URL and in a shadow tree. */
export const anchorId = (...parts: readonly string[]): string =>
  ['waymark', ...parts.map((part) => part.replace(/[^\w-]/g, '-'))].join('-');

/** True for a hash route of the host page, which must be kept. */
const isRoute = (hash: string): boolean => /^#[/!]/.test(hash);

/** A table of contents. It marks the visible section, scrolls to sections, and follows links with a fragment. */
export class TocController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #observer: IntersectionObserver | undefined;
  #watched: readonly Element[] = [];
  #visibleIds = new Set<string>();
  #current = '';
  /** Id of a followed link whose target is not rendered yet. Empty for none. */
  #pendingId = '';

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#pendingId = this.#idInAddress();
    addEventListener('hashchange', this.#onHashChange);
    this.#observer = new IntersectionObserver(this.#onIntersection, { rootMargin: '0px 0px -65% 0px' });
    this.#watched = [];
  }

  hostDisconnected(): void {
    removeEventListener('hashchange', this.#onHashChange);
    this.#observer?.disconnect();
  }

  hostUpdated(): void {
    const sections = [...(this.#host.shadowRoot?.querySelectorAll('section[id]') ?? [])];
    if (sections.length !== this.#watched.length || sections.some((section, i) => section !== this.#watched[i])) {
      this.#observer?.disconnect();
      this.#visibleIds.clear();
      this.#watched = sections;
      for (const section of sections) this.#observer?.observe(section);
    }
    if (this.#pendingId && this.#scrollTo(this.#pendingId)) this.#pendingId = '';
  }

  render(entries: readonly TocEntry[], label: string): TemplateResult | typeof nothing {
    if (entries.length < 2) return nothing;
    return html`<nav class="contents no-print" part="contents" aria-label=${label}>
      <ul>
        ${entries.map(
          ({ id, text }) =>
            html`<li>
              <a
                href="#${id}"
                aria-current=${id === this.#current ? 'location' : 'false'}
                @click=${(event: Event) => this.go(id, event)}
                >${text}</a
              >
            </li>`,
        )}
      </ul>
    </nav>`;
  }

  /** Scrolls to a target and sets the fragment of the page's URL, unless that is a hash route. */
  go(id: string, event?: Event): void {
    event?.preventDefault();
    if (!isRoute(location.hash) && location.hash !== `#${id}`) history.pushState(history.state, '', `#${id}`);
    this.#pendingId = this.#scrollTo(id) ? '' : id;
  }

  #idInAddress = (): string => (location.hash.startsWith('#waymark-') ? location.hash.slice(1) : '');

  #onHashChange = (): void => {
    const id = this.#idInAddress();
    if (id && !this.#scrollTo(id)) this.#pendingId = id;
  };

  #scrollTo(id: string): boolean {
    const place = this.#host.shadowRoot?.getElementById(id);
    if (!place) return false;
    place.scrollIntoView({
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
      block: 'start',
    });
    place.focus({ preventScroll: true });
    return true;
  }

  #onIntersection = (records: readonly IntersectionObserverEntry[]): void => {
    for (const { target, isIntersecting } of records) {
      if (isIntersecting) this.#visibleIds.add(target.id);
      else this.#visibleIds.delete(target.id);
    }
    const current = this.#watched.find(({ id }) => this.#visibleIds.has(id))?.id ?? this.#current;
    if (current === this.#current) return;
    this.#current = current;
    this.#host.requestUpdate();
  };
}
