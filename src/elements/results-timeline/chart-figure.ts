import { css, html, nothing, svg, unsafeCSS, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { ChartModel } from '../../chart/model.js';
import type { ChartExtension } from '../../chart/painter.js';
import { chartSize, MIDDLE_WIDTH, WIDE_WIDTH, type ChartSize } from '../../chart/sizes.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { DisplayedSeries } from '../../core/results/displayed-series.js';
import { statement, type Result } from '../../core/results/result.js';
import { memoizeLast } from '../shared/memoize-last.js';
import { ChartCanvas } from './chart-canvas.js';
import { nearestPoint, nextPoint, navPointsOf, type NavPoint } from './chart-navigation.js';
import { tooltip } from './chart-tooltip.js';

/** The content of a figure. */
export interface FigureContent {
  model: ChartModel;
  view: DisplayedSeries;
  result: Result;
  localizer: Localizer;
  /** Available width in px. 0 until it is known. */
  width: number;
  /** Height of the plot in px, for an enlarged chart. */
  plot?: number | undefined;
  isPrinting: boolean;
  /** Called with the point that a person chose. */
  choose: (stop: NavPoint) => void;
}

/** Time in ms for which the tooltip stays after a touch. */
const TOUCH_LINGER_MS = 3000;
/** Width of a chart in px below which the tooltip is docked above the plot. */
const DOCKED_WIDTH = 480;
/** Width in px that is assumed for a small chart before its width is known. */
const USUAL_SMALL_WIDTH = 320;

/** An interactive chart for pointer, touch and keyboard: a slider whose value is the text of the tooltip. */
export class ChartFigure {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #id: string;
  readonly #chart: ChartCanvas;
  #at: number | null = null;
  #timer = 0;
  #shown: FigureContent | null = null;
  /** Computed at the first navigation. */
  #points: () => readonly NavPoint[] = () => [];
  // each pointer move renders again, so cache what it does not change
  #sizeOf = memoizeLast(chartSize);
  #stopsOf = memoizeLast(navPointsOf);
  #heightsOf = memoizeLast(heightsOf);

  /**
   * @param id id of the plot, unique in the host's shadow tree
   * @param extension the additions of the page to the chart
   * @param onFailure called with the reason if nothing can be drawn
   */
  constructor(
    host: ReactiveControllerHost & HTMLElement,
    id: string,
    extension: () => ChartExtension,
    onFailure: (error: unknown) => void,
  ) {
    this.#host = host;
    this.#id = id;
    this.#chart = new ChartCanvas(host, `#${id} canvas`, extension, onFailure);
  }

  /** Clears the current point, for example when other values are shown. */
  reset(): void {
    this.#at = null;
  }

  /** Shows nothing, until the next `render`. */
  hide(): void {
    this.#shown = null;
    this.#chart.show(null);
    this.#points = () => [];
  }

  render(content: FigureContent): TemplateResult {
    const { model, view, result, localizer, width, plot, isPrinting } = content;
    this.#shown = content;
    const size = width ? this.#sizeOf(model, width, plot) : null;
    this.#chart.show(size ? { model, size, localizer, isPrinting } : null);
    if (this.#chart.isFailed) return html`<p class="notice">${localizer.t('chart.not-drawn')}</p>`;
    this.#points = () => (size ? this.#stopsOf(model, size, view) : []);
    const stops = this.#points();
    const end = Math.max(0, stops.length - 1);
    const at = this.#at === null ? null : Math.min(end, this.#at);
    const stop = at === null ? undefined : stops[at];
    const heights = this.#heightsOf(model, width, plot);
    return html`<div class="stage">
      <div
        id=${this.#id}
        class="plot"
        role="slider"
        tabindex="0"
        aria-label=${localizer.t('chart', { name: model.name })}
        aria-describedby="${this.#id}-hint"
        aria-valuemin="0"
        aria-valuemax=${end}
        aria-valuenow=${at ?? end}
        aria-valuetext=${stop?.text(localizer) ?? statement(result, 'headline')}
        @keydown=${this.#key}
        @pointermove=${this.#point}
        @pointerdown=${this.#point}
        @pointerup=${this.#lift}
        @pointerleave=${this.#leave}
        @pointercancel=${this.#leave}
        @blur=${this.#leave}
        @click=${this.#choose}
      >
        ${heights.map(
          ({ form, height }) => svg`<svg class="place ${form}" aria-hidden="true" width="1" height=${height}></svg>`,
        )}
        ${
          size
            ? html`<canvas
                class="figure ${isPrinting ? 'is-paper' : ''}"
                part="figure chart"
                aria-hidden="true"
              ></canvas>`
            : nothing
        }
        ${stop && size ? this.#pointer(stop, size) : nothing}
      </div>
      ${stop && size ? this.#card(stop, size, content) : nothing}
      <p id="${this.#id}-hint" hidden>${localizer.t('chart.hint')}</p>
    </div>`;
  }

  /** The position of a point in the chart. Null until it is drawn. */
  #placeOf(stop: NavPoint): { x: number; y: number | null; top: number; bottom: number } | null {
    const chart = this.#chart.mounted;
    if (!chart) return null;
    const { top, bottom } = chart.area;
    return { ...chart.place(stop.at, stop.value), top, bottom };
  }

  #pointer(stop: NavPoint, { width, height }: ChartSize): TemplateResult | typeof nothing {
    const place = this.#placeOf(stop);
    if (!place) return nothing;
    const { x, y, top, bottom } = place;
    return html`<svg class="pointer-layer" aria-hidden="true" width=${width} height=${height}>
      ${svg`<path class="pointer" d="M${x} ${top}V${bottom}"></path>`}
      ${y === null ? nothing : svg`<circle class="ring" cx=${x} cy=${y} r="6"></circle>`}
    </svg>`;
  }

  #card(stop: NavPoint, { width }: ChartSize, { model, result, localizer }: FigureContent) {
    const place = this.#placeOf(stop);
    if (!place) return nothing;
    const { x, y, top, bottom } = place;
    const isDocked = width < DOCKED_WIDTH;
    // docked, it hides the labels above the plot whole rather than in part
    const near = isDocked ? top - 4 : Math.max(top, Math.min((y ?? top) - 48, bottom - 132));
    return tooltip(stop, { x, y: near, width, isDocked }, model, result, localizer);
  }

  #move(at: number | null): void {
    this.#host.ownerDocument.defaultView?.clearTimeout(this.#timer);
    if (at === this.#at) return;
    this.#at = at;
    this.#host.requestUpdate();
  }

  #key = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') return this.#choose();
    const next = nextPoint(this.#points(), this.#at, event.key);
    // where nothing is pointed at, Escape is left to what is around, such as a dialog
    if (next === undefined || (next === null && this.#at === null)) return;
    event.preventDefault();
    this.#move(next);
  };

  #point = (event: PointerEvent): void => {
    const chart = this.#chart.mounted;
    if (!chart) return;
    const { left } = (event.currentTarget as Element).getBoundingClientRect();
    this.#move(nearestPoint(this.#points(), chart.momentAt(event.clientX - left)));
  };

  /** After a touch the tooltip stays for a while. */
  #lift = ({ pointerType }: PointerEvent): void => {
    const view = this.#host.ownerDocument.defaultView;
    if (pointerType !== 'touch' || !view) return;
    view.clearTimeout(this.#timer);
    this.#timer = view.setTimeout(() => this.#move(null), TOUCH_LINGER_MS);
  };

  #leave = (event: Event): void => {
    if ((event as Partial<PointerEvent>).pointerType !== 'touch') this.#move(null);
  };

  #choose = (): void => {
    const stop = this.#at === null ? undefined : this.#points()[this.#at];
    if (stop) this.#shown?.choose(stop);
  };
}

/** The heights of a chart in each form, known before it is drawn, so that its space can be reserved. */
function heightsOf(
  model: ChartModel,
  width: number,
  plot: number | undefined,
): { form: ChartSize['form']; height: number }[] {
  const small = width && width < MIDDLE_WIDTH ? width : USUAL_SMALL_WIDTH;
  return [small, MIDDLE_WIDTH, WIDE_WIDTH].map((own) => {
    const { form, height } = chartSize(model, own, plot);
    return { form, height };
  });
}

export const chartFigureStyles = css`
  .stage {
    container-type: inline-size;
    position: relative;
  }
  .plot {
    position: relative;
    direction: ltr;
    touch-action: pan-y;
    cursor: crosshair;
  }
  /* the reserved height is that of the chart, so that drawing it does not move content below */
  .place {
    display: block;
    inline-size: 0;
  }
  .place.small,
  .place.middle {
    display: none;
  }
  @container (width < ${unsafeCSS(WIDE_WIDTH)}px) {
    .place.wide {
      display: none;
    }
    .place.middle {
      display: block;
    }
  }
  @container (width < ${unsafeCSS(MIDDLE_WIDTH)}px) {
    .place.middle {
      display: none;
    }
    .place.small {
      display: block;
    }
  }
  .figure,
  .pointer-layer {
    position: absolute;
    inset-block-start: 0;
    left: 0;
  }
  .figure {
    display: block;
    max-inline-size: 100%; /* a canvas that is not yet drawn is 300 px wide */
  }
  .pointer-layer {
    pointer-events: none;
  }
  .pointer {
    stroke: var(--_ink-3);
  }
  .ring {
    fill: var(--_surface);
    stroke: var(--_ink);
    stroke-width: 2;
  }
  @media print {
    .place,
    .pointer-layer {
      display: none !important;
    }
    .figure {
      position: static;
      max-inline-size: 100%;
    }
  }
`;
