import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { ChartModel } from '../../chart/model.js';
import type { PictureSpec } from '../../chart/options.js';
import type { ChartExtension, MountedChart } from '../../chart/painter.js';
import type { ChartSize } from '../../chart/sizes.js';
import type { ChartTheme } from '../../chart/theme.js';
import { readTheme } from './chart-theme.js';

type Painter = typeof import('../../chart/painter.js');

/** The content of the canvas. */
export interface ChartPicture {
  model: ChartModel;
  size: ChartSize;
  localizer: Localizer;
  isPrinting: boolean;
}

/** Margin around the window in which a chart is drawn before it is visible. */
const NEAR_MARGIN = '600px';
/** Idle time in ms after which the code is loaded also for charts far below, since printing shows all of them. */
const IDLE_MS = 2500;
/** Device pixel ratio for print. */
const PAPER_RATIO = 3;
const WIPE_MS = 500;
/** Visible share of a chart that starts the animation of its first view. */
const MIN_VISIBLE_SHARE = 0.4;

let painter: Painter | null = null;
let loading: Promise<Painter> | null = null;

/** Loads the painter once per page, and again after a failure. */
function loadPainter(): Promise<Painter> {
  loading ??= import('../../chart/painter.js').then(
    (loaded) => (painter = loaded),
    (error: unknown) => {
      loading = null;
      throw error;
    },
  );
  return loading;
}

/**
 * Draws a chart on the canvas that its host renders: once the canvas is near the window, and again when its data, size,
 * colours, fonts or device pixels change.
 */
export class ChartCanvas implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #selector: string;
  readonly #extension: () => ChartExtension;
  readonly #onFailure: (error: unknown) => void;
  #window: (Window & typeof globalThis) | null = null;
  #canvas: HTMLCanvasElement | null = null;
  #mounted: MountedChart | null = null;
  /** The extension with which the chart was created. */
  #usedExtension: ChartExtension | null = null;
  #theme: ChartTheme | null = null;
  #picture: ChartPicture | null = null;
  #drawn: ChartPicture | null = null;
  #near: IntersectionObserver | undefined;
  #isNear = false;
  #resolution: MediaQueryList | null = null;
  #idle = 0;
  #isBegun = false;
  /** The model that could not be drawn. Null if there is none. */
  #failedModel: ChartModel | null = null;

  /**
   * @param selector selector of the canvas in the host's shadow tree
   * @param extension the additions of the page to the chart
   * @param onFailure called with the reason if nothing can be drawn
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    selector: string,
    extension: () => ChartExtension,
    onFailure: (error: unknown) => void,
  ) {
    this.#host = host;
    this.#selector = selector;
    this.#extension = extension;
    this.#onFailure = onFailure;
    host.addController(this);
  }

  /** True if nothing can be drawn: the code could not be loaded, or the canvas has no 2D context. */
  get isFailed(): boolean {
    return this.#failedModel !== null;
  }

  /** The chart on the screen. Null until it is drawn. */
  get mounted(): MountedChart | null {
    return this.#drawn ? this.#mounted : null;
  }

  /** Sets the content. Call it in each render. Null for nothing. */
  show(picture: ChartPicture | null): void {
    this.#picture = picture;
    // retry with other or reloaded data
    if (this.#failedModel && picture && picture.model !== this.#failedModel) this.#failedModel = null;
  }

  hostConnected(): void {
    const view = this.#host.ownerDocument.defaultView;
    this.#window = view;
    if (!view) return;
    this.#near = new view.IntersectionObserver(this.#look, { rootMargin: NEAR_MARGIN });
    view.document.fonts.addEventListener('loadingdone', this.#fontsCame);
    this.#watchResolution();
    if (!painter) this.#idle = view.setTimeout(() => void loadPainter().catch(() => {}), IDLE_MS);
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const canvas = this.#window ? this.#canvasOf() : null;
    if (canvas !== this.#canvas) {
      this.#release();
      this.#canvas = canvas;
      canvas?.addEventListener('transitionend', this.#recolour);
      if (canvas) this.#near?.observe(canvas);
    }
    this.#draw();
  }

  hostDisconnected(): void {
    this.#release();
    this.#near?.disconnect();
    this.#near = undefined;
    this.#window?.clearTimeout(this.#idle);
    this.#window?.document.fonts.removeEventListener('loadingdone', this.#fontsCame);
    this.#resolution?.removeEventListener('change', this.#resolutionChanged);
    this.#resolution = null;
    this.#window = null;
  }

  #canvasOf(): HTMLCanvasElement | null {
    return this.#host.shadowRoot?.querySelector<HTMLCanvasElement>(this.#selector) ?? null;
  }

  /** Releases a canvas that was removed. */
  #release(): void {
    this.#canvas?.removeEventListener('transitionend', this.#recolour);
    if (this.#canvas) this.#near?.unobserve(this.#canvas);
    this.#mounted?.destroy();
    this.#mounted = this.#canvas = this.#theme = this.#drawn = this.#usedExtension = null;
    this.#isNear = false;
  }

  #draw(): void {
    const [canvas, picture, view] = [this.#canvas, this.#picture, this.#window];
    if (!canvas || !picture || !view || this.#failedModel) return;
    if (!this.#isNear && !this.#mounted && !picture.isPrinting) return;
    if (!painter) return this.#load(picture);
    const isNew = !this.#mounted;
    if (this.#drawn && isSame(this.#drawn, picture) && this.#usedExtension === this.#extension()) return;
    if (this.#drawn?.isPrinting !== picture.isPrinting) this.#theme = null;
    try {
      this.#paint(painter, canvas, picture, view);
    } catch (error) {
      this.#mounted = null;
      return this.#fail(picture, error);
    }
    this.#drawn = picture;
    if (isNew) {
      this.#begin(canvas, picture, view);
      // elements beside the chart need its positions
      this.#host.requestUpdate();
    }
  }

  #paint({ MountedChart: Mounted }: Painter, canvas: HTMLCanvasElement, picture: ChartPicture, view: Window): void {
    const extension = this.#extension();
    if (this.#mounted && this.#usedExtension !== extension) {
      this.#mounted.destroy();
      this.#mounted = null;
    }
    this.#theme ??= readTheme(canvas, view);
    const spec: PictureSpec = {
      model: picture.model,
      size: picture.size,
      localizer: picture.localizer,
      theme: this.#theme,
    };
    const ratio = picture.isPrinting ? PAPER_RATIO : view.devicePixelRatio;
    this.#usedExtension = extension;
    if (this.#mounted) this.#mounted.update(spec, ratio);
    else this.#mounted = new Mounted(canvas, spec, ratio, extension);
  }

  #load(picture: ChartPicture): void {
    loadPainter().then(
      () => this.#draw(),
      (error: unknown) => this.#fail(picture, error),
    );
  }

  #fail({ model }: ChartPicture, error: unknown): void {
    if (!this.#window) return;
    this.#failedModel = model;
    this.#onFailure(error);
    this.#host.requestUpdate();
  }

  /** Starts the animation of the first view, if it is visible and reduced motion is not preferred. */
  #begin(canvas: HTMLCanvasElement, { isPrinting }: ChartPicture, view: Window & typeof globalThis): void {
    if (this.#isBegun) return;
    this.#isBegun = true;
    const isStill = view.matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (isPrinting || isStill || view.document.hidden || visibleShare(canvas, view) < MIN_VISIBLE_SHARE) return;
    this.#mounted?.animate(WIPE_MS);
  }

  #look = (entries: readonly IntersectionObserverEntry[]): void => {
    const isNear = entries.at(-1)?.isIntersecting ?? false;
    if (isNear === this.#isNear) return;
    this.#isNear = isNear;
    if (isNear) this.#draw();
  };

  /** Reads the colours once per change, however many properties it changes. */
  #recolour = (): void => {
    const [canvas, view, before] = [this.#canvas, this.#window, this.#theme];
    if (!canvas || !view || !before) return;
    const theme = readTheme(canvas, view);
    if (JSON.stringify(theme) === JSON.stringify(before)) return;
    this.#theme = theme;
    this.#again();
  };

  #fontsCame = (): void => {
    try {
      this.#mounted?.redraw();
    } catch {
      // keep the earlier drawing
    }
  };

  #watchResolution(): void {
    this.#resolution?.removeEventListener('change', this.#resolutionChanged);
    this.#resolution = this.#window?.matchMedia(`(resolution: ${this.#window.devicePixelRatio}dppx)`) ?? null;
    this.#resolution?.addEventListener('change', this.#resolutionChanged);
  }

  #resolutionChanged = (): void => {
    this.#watchResolution();
    this.#again();
  };

  #again(): void {
    this.#drawn = null;
    this.#draw();
  }
}

const isSame = (a: ChartPicture, b: ChartPicture): boolean =>
  a.model === b.model && a.size === b.size && a.localizer === b.localizer && a.isPrinting === b.isPrinting;

/** The visible share of an element, from 0 to 1: of its height, or of the window's height if that is less. */
function visibleShare(element: Element, view: Window): number {
  const { top, bottom, height } = element.getBoundingClientRect();
  const seen = Math.min(bottom, view.innerHeight) - Math.max(top, 0);
  return seen / Math.max(1, Math.min(height, view.innerHeight));
}
