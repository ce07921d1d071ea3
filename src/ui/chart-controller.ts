import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LineChart } from './line-chart.js';
import type { Picture } from './picture.js';

/** Px between the margins of A4 and of Letter alike. */
const PAPER = 640;

/**
 * Keeps a picture as wide as the place it has, and draws its line by Chart.js, which arrives with the first picture.
 * Until then, and where it cannot be had, the SVG beneath shows the same line.
 */
export class ChartController implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #observer: ResizeObserver | undefined;
  #place: Element | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #chart: LineChart | undefined;
  #picture: Picture | null = null;
  /** The picture that is on the canvas. */
  #drawn: Picture | null = null;
  #loading: Promise<typeof import('./line-chart.js')> | undefined;
  /** Px of the place on the screen; 0 until it is known. */
  #screen = 0;
  #isPrinting = false;

  /** Px that the picture may be wide; 0 until it is known. On paper the width of an A4 or Letter page, if that is less. */
  get width(): number {
    return this.#isPrinting ? Math.min(this.#screen, PAPER) : this.#screen;
  }

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
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
    this.#destroy();
  }

  /** The picture to draw at the end of this update; null for none. */
  show(picture: Picture | null): void {
    this.#picture = picture;
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    const place = root?.querySelector('.plot') ?? null;
    if (place !== this.#place) {
      if (this.#place) this.#observer?.unobserve(this.#place);
      if (place) this.#observer?.observe(place);
      this.#place = place;
      requestAnimationFrame(this.#measure);
    }
    const canvas = root?.querySelector('canvas') ?? null;
    if (canvas !== this.#canvas || !this.#picture) this.#destroy();
    this.#canvas = canvas;
    if (canvas && this.#picture && this.#host.isConnected) void this.#draw(canvas);
  }

  /** Draws again, such as when the colours have changed. */
  redraw = (): void => {
    if (!this.#chart || !this.#picture) return;
    this.#chart.update(this.#picture);
    this.#drawn = this.#picture;
  };

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

  async #draw(canvas: HTMLCanvasElement): Promise<void> {
    if (this.#chart) {
      if (this.#picture !== this.#drawn) this.redraw();
      return;
    }
    try {
      const { LineChart } = await (this.#loading ??= import('./line-chart.js'));
      if (this.#chart || canvas !== this.#canvas || !this.#picture || !this.#host.isConnected) return;
      this.#chart = new LineChart(canvas, this.#picture);
      this.#drawn = this.#picture;
      this.#place?.classList.add('drawn');
    } catch {
      // the SVG stays; the next update tries again
      this.#loading = undefined;
    }
  }

  #destroy(): void {
    this.#chart?.destroy();
    this.#chart = undefined;
    this.#place?.classList.remove('drawn');
  }
}
