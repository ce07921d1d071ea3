import { css, nothing, svg, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.js';
import type { Dot, Picture } from './picture.js';

const path = (dots: readonly Dot[]): string => dots.map(({ x, y }, i) => `${i ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');

/** Shapes by kind of event: a kind is told by its shape and its word, never by its colour. */
const SHAPES: Record<Picture['events'][number]['event']['kind'], string> = {
  'go-live': 'M-4 4 L0 -4.5 L4 4Z',
  behavior: 'M0 -4 A4 4 0 1 1 0 4 A4 4 0 1 1 0 -4Z',
  milestone: 'M0 -5 L5 0 L0 5 L-5 0Z',
  expertise: 'M-4.5 -1.5 H-1.5 V-4.5 H1.5 V-1.5 H4.5 V1.5 H1.5 V4.5 H-1.5 V1.5 H-4.5Z',
  incident: 'M-4 -4 L4 4 M4 -4 L-4 4',
  note: 'M-4 -4 H4 V4 H-4Z',
};

/** A place in the picture that a person has walked to. */
export interface Pointer {
  x: number;
  /** Null at a gap or an event, which have no value. */
  y: number | null;
}

/** The picture as SVG: all of it on paper and before the chart arrives; on screen the chart then draws the lines. */
export function figure(picture: Picture, words: Words, pointer: Pointer | null = null): TemplateResult {
  const { width, height, plot, baseline, target, goLive, isWide, projection } = picture;
  return svg`<svg class="figure" part="figure" aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    <defs><linearGradient id="fade"><stop class="fade-from" offset="0"></stop><stop class="fade-to" offset="1"></stop></linearGradient></defs>
    ${picture.gaps.map(({ x1, x2 }) => svg`<rect class="gap" x=${x1} y=${plot.top} width=${x2 - x1} height=${plot.bottom - plot.top}></rect>
      ${x2 - x1 > 74 ? svg`<text class="quiet" x=${(x1 + x2) / 2} y=${plot.bottom - 6} text-anchor="middle">${words.say('chart.gap')}</text>` : nothing}`)}
    ${picture.yTicks.map(({ y, text }) => svg`<line class="grid" x1=${plot.left} x2=${plot.right} y1=${y} y2=${y}></line>
      <text x=${plot.left - 8} y=${y} dy="0.32em" text-anchor="end">${text}</text>`)}
    ${picture.xTicks.map(({ x, text }) => svg`<text x=${x} y=${plot.bottom + 20} text-anchor="middle">${text}</text>`)}
    ${baseline ? svg`<rect class="baseline-span" x=${baseline.x1} y=${baseline.y - 6} width=${Math.max(0, baseline.x2 - baseline.x1)} height="12" rx="2"></rect>
      <line class="baseline" x1=${baseline.x1} x2=${Math.max(baseline.x1, baseline.end)} y1=${baseline.y} y2=${baseline.y}></line>` : nothing}
    ${target ? svg`${target.y2 !== target.y ? svg`<rect class="band" x=${target.x1} y=${target.y2} width=${plot.right - target.x1} height=${target.y - target.y2}></rect>
      <line class="target" x1=${target.x1} x2=${plot.right} y1=${target.y2} y2=${target.y2}></line>` : nothing}
      <line class="target" x1=${target.x1} x2=${plot.right} y1=${target.y} y2=${target.y}></line>` : nothing}
    ${isWide ? endLabels(picture) : nothing}
    ${projection ? svg`<clipPath id="ahead"><rect x=${plot.left} y=${plot.top - 10} width=${plot.right - plot.left} height=${plot.bottom - plot.top + 20}></rect></clipPath>
      <g clip-path="url(#ahead)"><path class="fan" d="M${projection.x1} ${projection.y1} L${projection.early} ${projection.y2} H${projection.late}Z"></path>
      <line class="ahead" x1=${projection.x1} y1=${projection.y1} x2=${projection.x2} y2=${projection.y2}></line></g>` : nothing}
    ${goLive ? svg`<line class="go-live" x1=${goLive.x} x2=${goLive.x} y1=${plot.top - 18} y2=${plot.bottom}></line>
      <text x=${goLive.x + (goLive.anchor === 'start' ? 6 : -6)} y=${plot.top - 9} text-anchor=${goLive.anchor}>${goLive.text}</text>` : nothing}
    ${picture.breaks.map(({ x, text, anchor }) => svg`<path class="cut" d="M${x - 4} ${plot.top} l8 8 l-8 8 l8 8 V${plot.bottom}"></path>
      <text class="quiet halo" x=${x + (anchor === 'start' ? 8 : -8)} y=${plot.bottom - 6} text-anchor=${anchor}>${text}</text>`)}
    ${picture.steps.map(({ x1, x2, y, text }) => svg`<line class="step" x1=${x1} x2=${x2} y1=${y} y2=${y}></line><text class="quiet halo" x=${(x1 + x2) / 2} y=${y - 7} text-anchor="middle">${text}</text>`)}
    <g class="series">
      ${picture.comparison?.runs.map((run) => svg`<path class="line other" d=${path(run)}></path>`) ?? nothing}
      ${picture.runs.map((run) => svg`<path class="line" d=${path(run)}></path>`)}
      ${picture.dots.map(({ x, y }) => svg`<circle class="dot" cx=${x} cy=${y} r="2.6"></circle>`)}
      ${picture.unfinished ? svg`<circle class="hollow" cx=${picture.unfinished.x} cy=${picture.unfinished.y} r="4"></circle>` : nothing}
    </g>
    ${picture.current ? svg`<text class="current halo" x=${picture.current.x + (picture.current.falls ? 7 : 0)} y=${picture.current.y - (picture.current.falls ? 7 : 11)} text-anchor=${picture.current.falls ? 'start' : 'middle'}>${picture.current.text}</text>` : nothing}
    ${picture.unfinished?.text ? svg`<text class="quiet halo" x=${picture.unfinished.x + 9} y=${picture.unfinished.y - 9}>${picture.unfinished.text}</text>` : nothing}
    ${picture.events.length || picture.notes.length ? svg`<line class="grid" x1=${plot.left + 8} x2=${plot.right} y1=${picture.lane} y2=${picture.lane}></line>` : nothing}
    ${picture.notes.map(({ x, y }) => svg`<g transform="translate(${x} ${y})"><circle class="note-mark" r="7"></circle><text class="note-text" text-anchor="middle" dy="0.36em">i</text></g>`)}
    ${picture.events.map(({ x, event }) => svg`<g transform="translate(${x} ${picture.lane})"><path class="event ${event.kind}" d=${SHAPES[event.kind]}></path></g>`)}
    ${picture.strips.map(({ y, name, text, cells }) => svg`<text class="quiet" x=${plot.left + 8} y=${y + 8}>${name}</text>
      ${text ? svg`<text class="quiet" x=${isWide ? plot.right + 8 : plot.right} y=${isWide ? y + 21 : y + 8} text-anchor=${isWide ? 'start' : 'end'}>${text}</text>` : nothing}
      ${cells.map(({ x1, x2, status }) => cell(x1, x2, y + 13, status))}`)}
    ${pointer ? svg`<line class="pointer" x1=${pointer.x} x2=${pointer.x} y1=${plot.top - 4} y2=${picture.lane}></line>${pointer.y === null ? nothing : svg`<circle class="ring" cx=${pointer.x} cy=${pointer.y} r="6"></circle>`}` : nothing}
  </svg>`;
}

/** A period of a behaviour: kept is filled, missed is an outline, not measured is a dash, open is dotted. */
function cell(x1: number, x2: number, y: number, status: Picture['strips'][number]['cells'][number]['status']): TemplateResult {
  const width = Math.max(1, x2 - x1 - (x2 - x1 > 4 ? 1.5 : 0));
  if (status === 'not-measured') return svg`<line class="cell not-measured" x1=${x1} x2=${x1 + width} y1=${y + 4.5} y2=${y + 4.5}></line>`;
  return svg`<rect class="cell ${status}" x=${x1} y=${y} width=${width} height="9" rx="1"></rect>`;
}

/** The names of the lines at their right end, kept from covering each other. */
function endLabels({ baseline, target, plot }: Picture): TemplateResult[] {
  const labels = [
    ...(baseline?.isCompared ? [{ y: baseline.y, lines: [baseline.text], strong: false }] : []),
    ...(target ? [{ y: (target.y + target.y2) / 2, lines: [target.text, ...(target.by === null ? [] : [target.by])], strong: true }] : []),
  ].sort((a, b) => a.y - b.y);
  let free = plot.top - 8;
  return labels.map(({ y, lines, strong }) => {
    const at = Math.max(y, free);
    free = at + lines.length * 15 + 4;
    return svg`${lines.map((line, i) => svg`<text class=${strong && i === 0 ? 'strong' : nothing} x=${plot.right + 8} y=${at + i * 15} dy="0.32em">${line}</text>`)}`;
  });
}

/** The shape of a kind of event by itself, for a list. */
export const eventShape = (kind: keyof typeof SHAPES): TemplateResult =>
  svg`<svg class="event-shape" aria-hidden="true" width="12" height="12" viewBox="-6 -6 12 12"><path class="event ${kind}" d=${SHAPES[kind]}></path></svg>`;

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
    font-size: 12px;
    fill: var(--_soft);
  }
  .figure .strong,
  .figure .current {
    font-weight: 650;
    fill: var(--_ink);
  }
  .figure .halo {
    /* keeps the number readable on the line */
    paint-order: stroke;
    stroke: var(--_surface);
    stroke-width: 4px;
  }
  .figure .quiet {
    font-size: 11px;
  }
  .grid {
    stroke: var(--_line);
  }
  .gap {
    fill: color-mix(in oklab, var(--_ink), transparent 95.5%);
  }
  .baseline-span {
    fill: color-mix(in oklab, var(--_ink), transparent 91%);
  }
  .baseline {
    stroke: var(--_edge);
    stroke-dasharray: 2 3;
  }
  .target {
    stroke: var(--_ink);
    stroke-width: 1.3;
    stroke-dasharray: 6 4;
  }
  .band {
    fill: color-mix(in oklab, var(--_accent), transparent 90%);
  }
  .go-live {
    stroke: var(--_edge);
  }
  .cut {
    fill: none;
    stroke: var(--_edge);
    stroke-dasharray: none;
  }
  .line {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .dot {
    fill: var(--_accent);
  }
  .line.other {
    stroke: var(--_edge);
    stroke-width: 1.4;
    stroke-dasharray: 8 3 2 3;
  }
  .fade-from {
    stop-color: var(--_accent);
    stop-opacity: 0.26;
  }
  .fade-to {
    stop-color: var(--_accent);
    stop-opacity: 0.03;
  }
  .fan {
    fill: url(#fade);
  }
  .ahead {
    stroke: var(--_accent);
    stroke-width: 1.4;
    stroke-dasharray: 2 4;
    stroke-linecap: round;
  }
  .step {
    stroke: var(--_ink);
    stroke-width: 2.5;
    stroke-opacity: 0.55;
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
  .note-mark {
    fill: var(--_surface);
    stroke: var(--_edge);
  }
  .figure .note-text {
    font-size: 10px;
    font-style: italic;
    font-weight: 650;
  }
  .cell {
    fill: none;
    stroke: var(--_edge);
  }
  .cell.kept {
    fill: var(--_accent);
    stroke: var(--_accent);
  }
  .cell.open {
    stroke-dasharray: 1.5 1.5;
  }
  .hollow {
    fill: var(--_surface);
    stroke: var(--_accent);
    stroke-width: 1.6;
    stroke-dasharray: 2 2;
  }
  .event {
    fill: var(--_ink);
    stroke: var(--_surface);
    stroke-width: 1;
  }
  .event.incident {
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
    .grid,
    .go-live,
    .baseline,
    .cut {
      stroke: GrayText;
    }
    .target {
      stroke: CanvasText;
    }
    .line,
    .ahead,
    .cell {
      stroke: CanvasText;
    }
    .dot,
    .cell.kept {
      fill: CanvasText;
    }
    .fan,
    .gap,
    .baseline-span,
    .band {
      fill: none;
    }
  }
`;
