import {
  BasicPlatform,
  Chart,
  DatasetController,
  DomPlatform,
  Element,
  LinearScale,
  registry,
  type ChartOptions,
  type Plugin,
} from 'chart.js';
import { chartSetup, mergeOptions, RUNS, VALUES, type PictureSpec, type RunsDataset } from './options.js';
import { picturePlugin, sceneOf, type PictureState } from './plugins/picture.js';
import { drawRuns } from './plugins/runs.js';

/** Chart.js needs an element class. Our datasets have no elements. */
class EmptyElement extends Element {
  static id = 'waymarkNone';
  static override defaults = {};
}

const states = new WeakMap<Chart, PictureState>();

/** Draws lines of values directly from their columns, without an element or a copy per value. */
class RunsController extends DatasetController {
  static id = RUNS;
  static defaults = { dataElementType: 'waymarkNone', datasetElementType: null };

  override addElements(): void {}
  override buildOrUpdateElements(): void {}
  override update(): void {}
  protected override getMinMax(): { min: number; max: number } {
    return { min: 0, max: 1 };
  }
  override draw(): void {
    const state = states.get(this.chart);
    if (!state) return;
    const scene = sceneOf(this.chart, state);
    const { run } = this.getDataset() as unknown as RunsDataset;
    drawRuns(this.chart.ctx, run, { x: scene.x, y: scene.y, ...scene.area }, state.progress);
  }
}

/**
 * A linear scale that also supports values whose difference overflows. It uses our ticks, unless a host shows the axis.
 */
class ValueScale extends LinearScale {
  static override id = VALUES;

  override buildTicks(): ReturnType<LinearScale['buildTicks']> {
    return this.options.display ? super.buildTicks() : [];
  }
  override getPixelForValue(value: number): number {
    const half = this.max / 2 - this.min / 2 || 1;
    return this.getPixelForDecimal((value / 2 - this.min / 2) / half);
  }
}

/** The platform of a page, without a limit to the width of the container: a chart may be wider on paper. */
class SizedPlatform extends DomPlatform {
  override getMaximumSize(
    canvas: HTMLCanvasElement,
    width = canvas.width,
    height = canvas.height,
  ): { width: number; height: number } {
    return { width, height };
  }
}

Chart.register(LinearScale, ValueScale, RunsController, EmptyElement);

/** The additions of a host to a chart. */
export interface ChartExtension {
  plugins: readonly Plugin[];
  options: object | undefined;
  /** Called once for each plugin or option that throws. It is then left out. */
  onError: (error: unknown, source: string) => void;
}

const NO_EXTENSION: ChartExtension = { plugins: [], options: undefined, onError: () => {} };

/** Maximum size of a canvas in browsers, by side and by area. */
const MAX_SIDE = 16_384;
const MAX_AREA = 16_777_216;

/** The wanted device pixel ratio, limited by the maximum size of a canvas. */
export const safeRatio = (width: number, height: number, ratio: number): number =>
  Math.max(0.1, Math.min(ratio, MAX_SIDE / width, MAX_SIDE / height, Math.sqrt(MAX_AREA / (width * height))));

/** A chart on a canvas of a page. */
export class MountedChart {
  readonly #canvas: HTMLCanvasElement;
  readonly #extension: ChartExtension;
  readonly #state: PictureState;
  /** Additions of the host that are left out because they threw. */
  readonly #failed = new Set<string>();
  #chart: Chart;
  #ratio: number;
  /**
   * The next drawing of the first view, and the window that it was asked of: a canvas may move into another document.
   */
  #frame: { id: number; view: Window } | null = null;

  /** @throws Error if the canvas has no 2D context */
  constructor(canvas: HTMLCanvasElement, spec: PictureSpec, ratio: number, extension: ChartExtension = NO_EXTENSION) {
    if (!canvas.getContext('2d')) throw new Error('The canvas has no 2D context.');
    this.#canvas = canvas;
    this.#extension = extension;
    this.#ratio = ratio;
    this.#state = { spec, axis: chartSetup(spec).axis, progress: 1 };
    this.#chart = this.#create();
  }

  /** The Chart.js instance, for a host that extends it. */
  get chart(): Chart {
    return this.#chart;
  }

  /** Draws another chart, or the same for another width or pixel ratio. */
  update(spec: PictureSpec, ratio: number): void {
    const { size: before, model } = this.#state.spec;
    const setup = chartSetup(spec);
    const axis = this.#state.axis;
    const isSamePlace =
      ratio === this.#ratio &&
      before.width === spec.size.width &&
      before.height === spec.size.height &&
      before.right === spec.size.right &&
      before.top === spec.size.top &&
      model.span.from === spec.model.span.from &&
      model.span.to === spec.model.span.to &&
      axis.min === setup.axis.min &&
      axis.max === setup.axis.max;
    this.stop();
    this.#state.spec = spec;
    this.#state.axis = setup.axis;
    this.#ratio = ratio;
    const chart = this.#chart;
    const { datasets } = setup.data;
    if (isSamePlace && datasets.length === chart.data.datasets.length) {
      // new values on the same scales need no layout
      datasets.forEach((dataset, i) => Object.assign(chart.data.datasets[i] ?? {}, dataset));
      return this.#guarded(() => chart.draw());
    }
    this.#guarded(() => {
      const options = this.#options(setup.options);
      const { devicePixelRatio = 1 } = options;
      // a resize reads the options of the last update
      chart.options.devicePixelRatio = devicePixelRatio;
      chart.data = setup.data;
      chart.options = options;
      const { width, height } = spec.size;
      const isSameRatio = chart.currentDevicePixelRatio === devicePixelRatio;
      if (width === before.width && height === before.height && isSameRatio) chart.update('none');
      else chart.resize(width, height);
    });
  }

  /** Redraws, for example after a font has loaded. */
  redraw(): void {
    this.#state.spec = { ...this.#state.spec };
    this.#guarded(() => this.#chart.draw());
  }

  /** The position of a time and a value on the canvas, in px. */
  place(at: number, value: number | null): { x: number; y: number | null } {
    const { x, y } = sceneOf(this.#chart, this.#state);
    return { x: x(at), y: value === null ? null : y(value) };
  }

  /** The time at a position in px. */
  momentAt(px: number): number {
    const { area, shown } = sceneOf(this.#chart, this.#state);
    return shown.from + ((px - area.left) / (area.right - area.left || 1)) * (shown.to - shown.from);
  }

  /** The plot area on the canvas, in px. */
  get area(): { left: number; right: number; top: number; bottom: number } {
    return this.#chart.chartArea;
  }

  /** Animates the first drawing from left to right, for `duration` ms. */
  animate(duration: number): void {
    this.stop();
    const view = this.#canvas.ownerDocument.defaultView;
    if (!view) return;
    let start: number | null = null;
    const step = (now: number) => {
      start ??= now;
      const time = Math.min(1, Math.max(0, (now - start) / duration));
      this.#state.progress = 1 - (1 - time) ** 3;
      this.#frame = time < 1 ? { id: view.requestAnimationFrame(step), view } : null;
      this.#guarded(() => this.#chart.draw());
    };
    this.#state.progress = 0;
    this.#guarded(() => this.#chart.draw());
    this.#frame = { id: view.requestAnimationFrame(step), view };
  }

  /** Ends the animation: the next drawing is complete. */
  stop(): void {
    this.#frame?.view.cancelAnimationFrame(this.#frame.id);
    this.#frame = null;
    this.#state.progress = 1;
  }

  destroy(): void {
    this.stop();
    this.#chart.destroy();
  }

  #options(ours: ChartOptions): ChartOptions {
    const { width, height } = this.#state.spec.size;
    const base: ChartOptions = {
      ...ours,
      devicePixelRatio: safeRatio(width, height, this.#ratio),
      plugins: disableOtherPlugins(),
    };
    return mergeOptions(base, this.#failed.has('chartOptions') ? undefined : this.#extension.options);
  }

  #plugins(): Plugin[] {
    return this.#extension.plugins
      .filter(({ id }) => !this.#failed.has(id) && !this.#failed.has('chartPlugins'))
      .map((plugin) => guardedPlugin(plugin, (error) => this.#report(error, plugin.id)));
  }

  /** Creates the chart, without additions of the host that throw. */
  #create(): Chart {
    const { width, height } = this.#state.spec.size;
    Object.assign(this.#canvas, { width, height });
    Object.assign(this.#canvas.style, { width: `${width}px`, height: `${height}px` });
    for (;;) {
      try {
        return paint(this.#canvas, this.#state, (ours) => this.#options(ours), this.#plugins());
      } catch (error) {
        Chart.getChart(this.#canvas)?.destroy();
        if (!this.#leaveOut(error)) throw error;
      }
    }
  }

  #guarded(draw: () => void): void {
    try {
      draw();
    } catch (error) {
      if (!this.#leaveOut(error)) throw error;
      this.#chart.destroy();
      this.#chart = this.#create();
    }
  }

  /** Leaves out the options of the host, then its plugins. Returns false if nothing is left to leave out. */
  #leaveOut(error: unknown): boolean {
    const { plugins, options } = this.#extension;
    const source = options && !this.#failed.has('chartOptions') ? 'chartOptions' : 'chartPlugins';
    if (source === 'chartPlugins' && (!plugins.length || this.#failed.has(source))) return false;
    this.#report(error, source);
    return true;
  }

  #report(error: unknown, source: string): void {
    if (this.#failed.has(source)) return;
    this.#failed.add(source);
    this.#extension.onError(error, source);
  }
}

/** Disables plugins that a page has registered globally. */
function disableOtherPlugins(): Record<string, false> {
  const items = (registry.plugins as unknown as { items: Record<string, unknown> }).items;
  return Object.fromEntries(Object.keys(items).map((id) => [id, false]));
}

/** Wraps a plugin: it is left out after it has thrown once. */
function guardedPlugin(plugin: Plugin, onError: (error: unknown) => void): Plugin {
  let hasFailed = false;
  const guarded = Object.create(plugin) as Record<string, unknown>;
  for (const key in plugin) {
    const hook = (plugin as unknown as Record<string, unknown>)[key];
    if (typeof hook !== 'function') continue;
    guarded[key] = (...values: unknown[]): unknown => {
      if (hasFailed) return undefined;
      try {
        return (hook as (...given: unknown[]) => unknown).apply(plugin, values);
      } catch (error) {
        hasFailed = true;
        onError(error);
        return undefined;
      }
    };
  }
  return guarded as unknown as Plugin;
}

interface CanvasLike {
  width: number;
  height: number;
  getContext: (kind: '2d') => unknown;
}

function paint(
  canvas: HTMLCanvasElement | CanvasLike,
  state: PictureState,
  optionsOf: (ours: ChartOptions) => ChartOptions,
  plugins: readonly Plugin[] = [],
  isOnScreen = true,
): Chart {
  const { data, options } = chartSetup(state.spec);
  const config = {
    type: RUNS,
    data,
    options: optionsOf(options),
    plugins: [remember(state), picturePlugin(state), ...plugins],
    platform: isOnScreen ? SizedPlatform : BasicPlatform,
  };
  return new Chart(canvas as HTMLCanvasElement, config);
}

/** Stores the state, which datasets read while the chart is created. */
const remember = (state: PictureState): Plugin => ({
  id: 'waymark-state',
  beforeInit: (chart) => void states.set(chart, state),
});

/**
 * Draws a chart once, on anything with a 2D context: a canvas that is not on a page, or an `SvgContext`.
 * @param ratio device pixels per px
 */
export function paintOnce(canvas: HTMLCanvasElement | CanvasLike, spec: PictureSpec, ratio: number): void {
  const state: PictureState = { spec, axis: chartSetup(spec).axis, progress: 1 };
  Object.assign(canvas, { width: spec.size.width, height: spec.size.height });
  const plugins = disableOtherPlugins() as NonNullable<ChartOptions['plugins']>;
  const chart = paint(canvas, state, (ours) => ({ ...ours, devicePixelRatio: ratio, plugins }), [], false);
  detach(chart);
}

/**
 * Detaches a chart without `destroy`, which would clear the canvas. A chart without listeners has no other references.
 */
function detach(chart: Chart): void {
  delete (Chart.instances as Record<string, Chart>)[chart.id];
}
