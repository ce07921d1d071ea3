import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { scheduleMeasure, cancelMeasure, measureNow } from './layout-reads.js';

/** Width between the margins of A4 and of Letter, in px. */
const PAPER = 640;

/** Px by which the container is narrower than the widget: first by the shared styles, then as last measured. */
const narrower = { narrow: 34, wide: 50 };
const sizeOf = (width: number): keyof typeof narrower => (width < 480 ? 'narrow' : 'wide');

/** Measures the width of a chart's container, on screen and for print, and updates its host when it changes. */
export class WidthController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #selector: string;
  #isAsWideAsHost: boolean;
  #window: (Window & typeof globalThis) | null = null;
  #observer: ResizeObserver | undefined;
  #place: Element | null = null;
  /** Width of the container on screen, in px. 0 until it is known. */
  #screen = 0;
  /** Width of the widget from which `#screen` was estimated, in px. 0 once the container is measured. */
  #whole = 0;
  #isPrinting = false;

  /** Available width for the chart, in px. 0 until it is known. */
  get width(): number {
    return this.#isPrinting && this.#screen ? this.#paper : this.#screen;
  }

  /** True while the page is being printed. */
  get isPrinting(): boolean {
    return this.#isPrinting;
  }

  /**
   * Width on paper: a container that fills most of the window gets the whole sheet, one in a column keeps its width.
   */
  get #paper(): number {
    const root = this.#host.getRootNode();
    const isWhole =
      this.#screen > (this.#window?.innerWidth ?? 0) / 2 ||
      (root instanceof ShadowRoot && root.host.localName === 'waymark-results-page');
    return isWhole ? PAPER : Math.min(this.#screen, PAPER);
  }

  /**
   * @param selector of the container, within the host's shadow tree
   * @param isAsWideAsHost true if the container is as wide as the host; else it is measured after rendering
   */
  constructor(host: ReactiveControllerHost & HTMLElement, selector: string, isAsWideAsHost = true) {
    this.#host = host;
    this.#selector = selector;
    this.#isAsWideAsHost = isAsWideAsHost;
    host.addController(this);
  }

  hostConnected(): void {
    // the current window: an element can be moved into another document
    const view = this.#host.ownerDocument.defaultView;
    this.#window = view;
    if (!view) return;
    this.#observer = new view.ResizeObserver(this.#measure);
    // after reconnecting, the container is still rendered and must be observed again
    this.#place = null;
    view.addEventListener('beforeprint', this.#print);
    view.addEventListener('afterprint', this.#print);
    if (!this.#screen && this.#isAsWideAsHost) scheduleMeasure(this.#readWidth);
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#screen && !this.#place && this.#isAsWideAsHost) measureNow(this.#readWidth);
  }

  hostDisconnected(): void {
    cancelMeasure(this.#readWidth);
    this.#observer?.disconnect();
    // a pending update must not observe again
    this.#observer = undefined;
    this.#window?.removeEventListener('beforeprint', this.#print);
    this.#window?.removeEventListener('afterprint', this.#print);
    this.#window = null;
  }

  hostUpdated(): void {
    const place = this.#host.shadowRoot?.querySelector(this.#selector) ?? null;
    if (place === this.#place) return;
    if (this.#place) this.#observer?.unobserve(this.#place);
    if (place) this.#observer?.observe(place);
    this.#place = place;
    // after this update and before paint; if the width was estimated, the observer is early enough
    if (!this.#whole) queueMicrotask(this.#measure);
  }

  /** Estimates the width before the first render, so that the chart is drawn at once. */
  #readWidth = (): void => {
    this.#whole = this.#window ? Math.floor(parseFloat(this.#window.getComputedStyle(this.#host).width)) : 0;
    this.#screen = this.#whole > 0 ? Math.max(0, this.#whole - narrower[sizeOf(this.#whole)]) : 0;
  };

  #print = ({ type }: Event): void => {
    this.#isPrinting = type === 'beforeprint';
    this.#host.requestUpdate();
  };

  /** Runs in the observer's callback, so before paint. The size of the container must not depend on its content. */
  #measure = (): void => {
    // as in CSS: not rounded up, and not scaled by a transform of the page
    const width =
      this.#place && this.#window ? Math.floor(parseFloat(this.#window.getComputedStyle(this.#place).width)) : 0;
    // a container without width is hidden: the chart waits until it is visible
    const whole = this.#whole;
    this.#whole = 0;
    if (width === this.#screen || !(width > 0)) return;
    if (whole) narrower[sizeOf(whole)] = whole - width;
    this.#screen = width;
    this.#host.requestUpdate();
  };
}
