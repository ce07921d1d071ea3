import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { icon } from './icon.js';

/** Options of a disclosure. */
export interface DisclosureOptions {
  /** Unique within the widget. */
  key: string;
  summary: string | TemplateResult;
  content: () => TemplateResult | typeof nothing;
  /** Open from the start. */
  isOpen?: boolean;
  part?: string;
  className?: string;
}

/** Renders a `<details>` with lazy content. */
export type RenderDisclosure = (options: DisclosureOptions) => TemplateResult;

/**
 * Renders the body of `<details>` elements on first open, or before printing. Long lists are rarely opened. Rendered
 * bodies stay.
 */
export class Disclosures implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #window: Window | null = null;
  #rendered = new Set<string>();
  #isAllRendered = false;
  /** True if any body is still unrendered. */
  #hasUnrendered = false;
  #isPrinting = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#window = this.#host.ownerDocument.defaultView;
    this.#window?.addEventListener('beforeprint', this.#print);
    this.#window?.addEventListener('afterprint', this.#print);
  }

  hostDisconnected(): void {
    this.#window?.removeEventListener('beforeprint', this.#print);
    this.#window?.removeEventListener('afterprint', this.#print);
    this.#window = null;
    this.#isPrinting = false;
  }

  hostUpdate(): void {
    this.#hasUnrendered = false;
  }

  /** Renders all bodies without opening them. Returns false if all of them are rendered. */
  renderAll(): boolean {
    if (!this.#hasUnrendered) return false;
    this.#isAllRendered = true;
    this.#host.requestUpdate();
    return true;
  }

  render: RenderDisclosure = ({ key, summary, content, isOpen = false, part = '', className = '' }) => {
    const isThere = isOpen || this.#isAllRendered || this.#isPrinting || this.#rendered.has(key);
    if (!isThere) this.#hasUnrendered = true;
    const show = () => {
      if (this.#rendered.has(key)) return;
      this.#rendered.add(key);
      this.#host.requestUpdate();
    };
    // at the click, before the fold opens; what else opens it, such as a script of the page, says so only afterwards
    return html`<details
      class=${className}
      part=${part}
      ?open=${isOpen}
      @toggle=${(event: ToggleEvent) => event.newState === 'open' && show()}
    >
      <summary @click=${show}>${typeof summary === 'string' ? html`${summary}${icon('chevron')}` : summary}</summary>
      ${isThere ? content() : nothing}
    </details>`;
  };

  #print = ({ type }: Event): void => {
    this.#isPrinting = type === 'beforeprint';
    this.#host.requestUpdate();
  };
}
