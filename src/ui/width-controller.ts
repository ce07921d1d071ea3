import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Px between the margins of A4 and of Letter alike. */
const PAPER = 640;

/** Knows how wide a picture's place is, on the screen and on paper, and has its host render again when that changes. */
export class WidthController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #selector: string;
  #observer: ResizeObserver | undefined;
  #place: Element | null = null;
  /** Px of the place on the screen; 0 until it is known. */
  #screen = 0;
  #isPrinting = false;

  /** Px that the picture may be wide; 0 until it is known. On paper the width of an A4 or Letter page, if that is less. */
  get width(): number {
    return this.#isPrinting ? Math.min(this.#screen, PAPER) : this.#screen;
  }

  /** @param selector of the place, within the host's shadow tree */
  constructor(host: ReactiveControllerHost & HTMLElement, selector: string) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  hostConnected(): void {
    // a frame later: what is drawn changes the place's height, which within the observer's turn would be an error on the page
    this.#observer = new ResizeObserver(() => requestAnimationFrame(this.#measure));
    // back on a page: the place is still rendered, and must be watched again
    this.#place = null;
    addEventListener('beforeprint', this.#print);
    addEventListener('afterprint', this.#print);
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    removeEventListener('beforeprint', this.#print);
    removeEventListener('afterprint', this.#print);
  }

  hostUpdated(): void {
    const place = this.#host.shadowRoot?.querySelector(this.#selector) ?? null;
    if (place === this.#place) return;
    if (this.#place) this.#observer?.unobserve(this.#place);
    if (place) this.#observer?.observe(place);
    this.#place = place;
    // once this update is done, and before anything is painted
    queueMicrotask(this.#measure);
  }

  #print = ({ type }: Event): void => {
    this.#isPrinting = type === 'beforeprint';
    this.#host.requestUpdate();
  };

  #measure = (): void => {
    const width = this.#place?.clientWidth ?? 0;
    // a place of no width is hidden: the picture waits for the day it is seen
    if (width === this.#screen || width === 0) return;
    this.#screen = width;
    this.#host.requestUpdate();
  };
}
