import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lookLater, lookNever, lookNow } from './looks.js';

/** Px between the margins of A4 and of Letter alike. */
const PAPER = 640;

/** Px by which the place is narrower than a widget, as the shared styles have it; where a page has its own, as it was found last. */
const narrower = { narrow: 34, wide: 50 };
const sizeOf = (width: number): keyof typeof narrower => (width < 480 ? 'narrow' : 'wide');

/** Knows how wide a picture's place is, on the screen and on paper, and has its host render again when that changes. */
export class WidthController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #selector: string;
  #window: (Window & typeof globalThis) | null = null;
  #observer: ResizeObserver | undefined;
  #place: Element | null = null;
  /** Px of the place on the screen; 0 until it is known, or told by the widget's own width. */
  #screen = 0;
  /** Px of the widget that told it; 0 once the place itself is measured. */
  #whole = 0;
  #isPrinting = false;

  /** Px that the picture may be wide; 0 until it is known. */
  get width(): number {
    return this.#isPrinting && this.#screen ? this.#paper : this.#screen;
  }

  /** A place that is most of the window is a whole sheet wide, however narrow the window; one in a column stays in its column. */
  get #paper(): number {
    const root = this.#host.getRootNode();
    const isWhole = this.#screen > (this.#window?.innerWidth ?? 0) / 2 || (root instanceof ShadowRoot && root.host.localName === 'waymark-results-page');
    return isWhole ? PAPER : Math.min(this.#screen, PAPER);
  }

  /** @param selector of the place, within the host's shadow tree */
  constructor(host: ReactiveControllerHost & HTMLElement, selector: string) {
    this.#host = host;
    this.#selector = selector;
    host.addController(this);
  }

  hostConnected(): void {
    // the window that it is in now: an element can be moved into another document
    const view = this.#host.ownerDocument.defaultView;
    this.#window = view;
    if (!view) return;
    this.#observer = new view.ResizeObserver(this.#measure);
    // back on a page: the place is still rendered, and must be watched again
    this.#place = null;
    view.addEventListener('beforeprint', this.#print);
    view.addEventListener('afterprint', this.#print);
    if (!this.#screen) lookLater(this.#look);
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#screen && !this.#place) lookNow(this.#look);
  }

  hostDisconnected(): void {
    lookNever(this.#look);
    this.#observer?.disconnect();
    // an update that is still to come must not watch again
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
    // once this update is done, and before anything is painted; where the widget told the width, the observer is soon enough
    if (!this.#whole) queueMicrotask(this.#measure);
  }

  /** Before the first render: so the picture is drawn with it, where else a place would first be rendered to be measured. */
  #look = (): void => {
    this.#whole = this.#window ? Math.floor(parseFloat(this.#window.getComputedStyle(this.#host).width)) : 0;
    this.#screen = this.#whole > 0 ? Math.max(0, this.#whole - narrower[sizeOf(this.#whole)]) : 0;
  };

  #print = ({ type }: Event): void => {
    this.#isPrinting = type === 'beforeprint';
    this.#host.requestUpdate();
  };

  /** Within the observer's turn, so before anything is painted: the place's own size must not depend on what is drawn in it. */
  #measure = (): void => {
    // as the styles see it: neither rounded up nor scaled by a page's transform
    const width = this.#place && this.#window ? Math.floor(parseFloat(this.#window.getComputedStyle(this.#place).width)) : 0;
    // a place of no width is hidden: the picture waits for the day it is seen
    const whole = this.#whole;
    this.#whole = 0;
    if (width === this.#screen || !(width > 0)) return;
    if (whole) narrower[sizeOf(whole)] = whole - width;
    this.#screen = width;
    this.#host.requestUpdate();
  };
}
