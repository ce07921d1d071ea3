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

/** The picture as SVG: all of it on paper and before the chart arrives; on screen the chart then draws the line. */
export function figure(picture: Picture, words: Words): TemplateResult {
  const { width, height, plot, baseline, target, goLive, isWide } = picture;
  return svg`<svg class="figure" part="figure" aria-hidden="true" width=${width} height=${height} viewBox="0 0 ${width} ${height}">
    ${picture.gaps.map(({ x1, x2 }) => svg`<rect class="gap" x=${x1} y=${plot.top} width=${x2 - x1} height=${plot.bottom - plot.top}></rect>
      ${x2 - x1 > 74 ? svg`<text class="quiet" x=${(x1 + x2) / 2} y=${plot.bottom - 6} text-anchor="middle">${words.say('chart.gap')}</text>` : nothing}`)}
    ${picture.yTicks.map(({ y, text }) => svg`<line class="grid" x1=${plot.left} x2=${plot.right} y1=${y} y2=${y}></line>
      <text x=${plot.left - 8} y=${y} dy="0.32em" text-anchor="end">${text}</text>`)}
    ${picture.xTicks.map(({ x, text }) => svg`<text x=${x} y=${plot.bottom + 20} text-anchor="middle">${text}</text>`)}
    ${baseline ? svg`<rect class="baseline-span" x=${baseline.x1} y=${baseline.y - 6} width=${Math.max(0, baseline.x2 - baseline.x1)} height="12" rx="2"></rect>
      <line class="baseline" x1=${baseline.x1} x2=${plot.right} y1=${baseline.y} y2=${baseline.y}></line>` : nothing}
    ${target ? svg`${target.y2 !== target.y ? svg`<rect class="band" x=${target.x1} y=${target.y2} width=${plot.right - target.x1} height=${target.y - target.y2}></rect>
      <line class="target" x1=${target.x1} x2=${plot.right} y1=${target.y2} y2=${target.y2}></line>` : nothing}
      <line class="target" x1=${target.x1} x2=${plot.right} y1=${target.y} y2=${target.y}></line>` : nothing}
    ${isWide ? endLabels(picture) : nothing}
    ${goLive ? svg`<line class="go-live" x1=${goLive.x} x2=${goLive.x} y1=${plot.top - 18} y2=${plot.bottom}></line>
      <text x=${goLive.x + (goLive.anchor === 'start' ? 6 : -6)} y=${plot.top - 9} text-anchor=${goLive.anchor}>${goLive.text}</text>` : nothing}
    ${picture.breaks.map(({ x, text, anchor }) => svg`<path class="cut" d="M${x - 4} ${plot.top} l8 8 l-8 8 l8 8 V${plot.bottom}"></path>
      <text class="quiet" x=${x + (anchor === 'start' ? 8 : -8)} y=${plot.bottom - 6} text-anchor=${anchor}>${text}</text>`)}
    <g class="series">
      ${picture.runs.map((run) => svg`<path class="line" d=${path(run)}></path>`)}
      ${picture.dots.map(({ x, y }) => svg`<circle class="dot" cx=${x} cy=${y} r="2.6"></circle>`)}
      ${picture.unfinished ? svg`<circle class="hollow" cx=${picture.unfinished.x} cy=${picture.unfinished.y} r="4"></circle>` : nothing}
    </g>
    ${picture.current ? svg`<text class="current" x=${picture.current.x} y=${picture.current.y - 11} text-anchor="middle">${picture.current.text}</text>` : nothing}
    ${picture.events.map(({ x, event }) => svg`<g transform="translate(${x} ${plot.bottom - 1})"><path class="event ${event.kind}" d=${SHAPES[event.kind]}></path></g>`)}
  </svg>`;
}

/** The names of the lines at their right end, kept from covering each other. */
function endLabels({ baseline, target, plot }: Picture): TemplateResult[] {
  const labels = [
    ...(baseline ? [{ y: baseline.y, lines: [baseline.text], strong: false }] : []),
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
  .figure .current {
    /* a halo keeps the number readable on the line */
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
    fill: var(--_tint);
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
    .line {
      stroke: Highlight;
    }
    .dot {
      fill: Highlight;
    }
  }
`;
