import { css, nothing, svg, unsafeCSS, type TemplateResult } from 'lit';
import { INKS, type Ink } from '../picture/inks.js';
import { EVENT_PATHS, eventRole, type Shape } from '../picture/shapes.js';

/** A place in the picture that a person has walked to. */
export interface Pointer {
  x: number;
  /** Null at a gap or an event, which have no value. */
  y: number | null;
}

const LINES = ['line', 'line-dense'];

/** The picture as SVG. The parts named `chart` are the metric's own line: its `color` is theirs. */
export function figure({ width, height, plot, lane }: { width: number; height: number; plot: { top: number }; lane: number }, shapes: readonly Shape[], pointer: Pointer | null = null): TemplateResult {
  return svg`<svg class="figure" part="figure" aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${shapes.map(shape)}
    ${pointer ? svg`<path class="pointer" d="M${pointer.x} ${plot.top - 4}V${lane}"></path>${pointer.y === null ? nothing : svg`<circle class="ring" cx=${pointer.x} cy=${pointer.y} r="6"></circle>`}` : nothing}
  </svg>`;
}

const shape = (of: Shape): TemplateResult =>
  'text' in of ? svg`<text class=${of.role} x=${of.x} y=${of.y} text-anchor=${of.anchor}>${of.text}</text>`
  : svg`<path class=${of.role} part=${LINES.includes(of.role) ? 'chart' : nothing} d=${of.d} transform=${of.x === undefined ? nothing : `translate(${of.x} ${of.y})`}></path>`;

/** The shape of a kind of event by itself, for a list. */
export const eventShape = (kind: keyof typeof EVENT_PATHS): TemplateResult =>
  svg`<svg class="event-shape" aria-hidden="true" width="12" height="12" viewBox="-6 -6 12 12"><path class=${eventRole(kind)} d=${EVENT_PATHS[kind]}></path></svg>`;

/** An ink as declarations; a colour is one of the widget's own custom properties. */
function declarations({ fill, fillOpacity, stroke, width, opacity, dash, round, size, weight, italic, halo }: Ink): string {
  return [
    `fill:${fill ? `var(--_${fill})` : 'none'}`,
    ...(fillOpacity === undefined ? [] : [`fill-opacity:${fillOpacity}`]),
    ...(stroke ? [`stroke:var(--_${stroke})`] : []),
    ...(width === undefined ? [] : [`stroke-width:${width}`]),
    ...(opacity === undefined ? [] : [`opacity:${opacity}`]),
    ...(dash ? [`stroke-dasharray:${dash.join(' ')}`] : []),
    ...(round ? ['stroke-linejoin:round', 'stroke-linecap:round'] : []),
    ...(size === undefined ? [] : [`font-size:${size}px`]),
    ...(weight === undefined ? [] : [`font-weight:${weight}`]),
    ...(italic ? ['font-style:italic'] : []),
    ...(halo ? ['paint-order:stroke', 'stroke:var(--_surface)', 'stroke-width:4px'] : []),
  ].join(';');
}

const rules = Object.entries(INKS).map(([role, ink]) => `svg .${role}{${declarations(ink)}}`).join('');

export const figureStyles = css`
  .plot {
    position: relative;
    direction: ltr;
  }
  .figure {
    display: block;
    position: relative;
    overflow: visible;
  }
  .figure text {
    unicode-bidi: plaintext;
  }
  ${unsafeCSS(rules)}
  svg .line,
  svg .line-dense {
    color: var(--_accent);
    stroke: currentcolor;
  }
  .pointer {
    stroke: var(--_edge);
    stroke-dasharray: 1 2;
  }
  .ring {
    fill: none;
    stroke: var(--_ink);
    stroke-width: 2;
  }
  @media print {
    .figure {
      max-inline-size: 100%;
      block-size: auto;
    }
  }
  @media (forced-colors: active) {
    .figure text {
      fill: CanvasText;
    }
    .figure path,
    .ring {
      stroke: CanvasText;
    }
    .figure :is(.grid, .go-live, .baseline, .cut) {
      stroke: GrayText;
    }
    svg :is(.dot, .kept, .event) {
      fill: CanvasText;
    }
    .figure :is(.fan, .gap, .baseline-span, .band) {
      fill: none;
      stroke: none;
    }
  }
`;
