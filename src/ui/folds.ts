import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';

/** What a person unfolds: its name, and what it holds. */
export interface Fold {
  /** Its own among the folds of a widget. */
  key: string;
  summary: string;
  content: () => TemplateResult | typeof nothing;
  isSmall?: boolean;
  part?: string;
}

/** Folds something away. */
export type Folding = (fold: Fold) => TemplateResult;

/**
 * What is folded away is rendered once somebody unfolds it, and for paper, which cannot be unfolded: most of what long lists and
 * tables hold is never looked at. Once rendered it stays.
 */
export class Folds implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #window: Window | null = null;
  #rendered = new Set<string>();
  #isAllRendered = false;
  /** Whether something was not rendered at the last update. */
  #waiting = false;
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
    this.#waiting = false;
  }

  /** Renders all that is folded away, without unfolding it; false where all of it is there. */
  reveal(): boolean {
    if (!this.#waiting) return false;
    this.#isAllRendered = true;
    this.#host.requestUpdate();
    return true;
  }

  render: Folding = ({ key, summary, content, isSmall = false, part = '' }) => {
    const isThere = this.#isAllRendered || this.#isPrinting || this.#rendered.has(key);
    if (!isThere) this.#waiting = true;
    const show = () => {
      if (this.#rendered.has(key)) return;
      this.#rendered.add(key);
      this.#host.requestUpdate();
    };
    // at the click, before the fold opens; what else opens it, such as a script of the page, says so only afterwards
    return html`<details part=${part} @toggle=${(event: ToggleEvent) => event.newState === 'open' && show()}><summary class=${isSmall ? 'small' : ''} @click=${show}>${summary}</summary>${isThere ? content() : nothing}</details>`;
  };

  #print = ({ type }: Event): void => {
    this.#isPrinting = type === 'beforeprint';
    this.#host.requestUpdate();
  };
}
