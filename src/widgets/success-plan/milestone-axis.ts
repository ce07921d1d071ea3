import { html, nothing, svg, type TemplateResult } from 'lit';
import { civilOfDay, DAY, dayOf } from '../../config/dates.js';
import type { Config } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import type { MilestoneView, PlanFacts } from '../../plan/plan.js';
import { lettersOf } from '../../picture/letters.js';
import { asOfCivil } from '../../results/buckets.js';

/** The narrowest place the axis is shown in (see the styles), and about how wide a letter is: what fits there fits anywhere. */
const WIDTH = 670;
const LETTER = 7;
const HEIGHT = 104;
const MIDDLE = HEIGHT / 2;
/** Percent within which a mark would cover a milestone’s: then only its label stands. */
const TOO_NEAR = 1.8;

interface Stop {
  /** In percent of the axis, so that it fits any width without being measured. */
  x: number;
  name: string;
  day: string;
  kind: 'milestone' | 'today' | 'target' | 'go-live' | 'renewal';
  view: MilestoneView | null;
}
interface Label {
  side: 'above' | 'below';
  anchor: 'start' | 'middle' | 'end';
}

/** The milestones on a true time axis, with today, the targets' days, go-live and renewal. The list beside it says the same in words. */
export function milestoneAxis(config: Config, { milestones, results }: PlanFacts, words: Words): TemplateResult | typeof nothing {
  const { goLive, renewal } = config;
  const dated = milestones.flatMap((view) => {
    const day = view.doneOn ?? view.milestone.due;
    return day === undefined ? [] : [{ day, name: words.text(view.milestone.name), kind: 'milestone' as const, view }];
  });
  if (!dated.length) return nothing;
  const today = asOfCivil(config);
  const targets = results.flatMap(({ metric }) => (metric.target?.by === undefined ? [] : [{ day: metric.target.by, name: words.say('plan.target-of', { name: words.text(metric.name) }), kind: 'target' as const, view: null }]));
  const marks = [
    ...dated, ...targets,
    { day: dayOf(today), name: words.say('plan.today'), kind: 'today' as const, view: null },
    ...(goLive === undefined ? [] : [{ day: goLive, name: words.say('event.go-live'), kind: 'go-live' as const, view: null }]),
    ...(renewal === undefined ? [] : [{ day: renewal, name: words.say('plan.renewal'), kind: 'renewal' as const, view: null }]),
  ];
  const times = marks.map(({ day }) => civilOfDay(day));
  const [from, to] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  if (to - from < DAY) return nothing;
  const x = (at: number) => 5 + ((at - from) / (to - from)) * 90;
  const stops = marks.map(({ day, ...mark }): Stop => ({ ...mark, x: x(civilOfDay(day)), day: words.shortDay(day) })).sort((a, b) => a.x - b.x);
  const labels = placeLabels(stops);
  const now = x(civilOfDay(dayOf(today)));
  return html`<svg class="axis" aria-hidden="true" width="100%" height=${HEIGHT}>
    <line class="way" x1="2%" x2="98%" y1=${MIDDLE} y2=${MIDDLE}></line>
    <line class="way passed" x1="2%" x2="${now}%" y1=${MIDDLE} y2=${MIDDLE}></line>
    ${stops.filter((stop) => stop.kind === 'today' || !stops.some((other) => other !== stop && other.kind === 'milestone' && stop.kind !== 'milestone' && Math.abs(other.x - stop.x) < TOO_NEAR)).map(stopMark)}
    ${stops.map((at, i) => stopLabel(at, labels[i] ?? null))}
  </svg>`;
}

/** Each kind has a shape of its own: ring, bar, diamond, triangle, square. */
const SHAPES = { 'today': 'M0 -9 V9', 'target': 'M0 -6.5 L6.5 0 L0 6.5 L-6.5 0Z', 'go-live': 'M-5 5 L0 -5 L5 5Z', 'renewal': 'M-4.5 -4.5 H4.5 V4.5 H-4.5Z' };

const stopMark = ({ x, kind, view }: Stop): TemplateResult => svg`<svg x="${x}%" y=${MIDDLE} overflow="visible">
  ${kind === 'milestone' ? svg`<g class="stop ${view?.status ?? ''}"><circle r="6.5"></circle>${view?.doneOn == null ? nothing : svg`<path d="M-2.8 0 L-0.8 2.2 L3 -2.2"></path>`}</g>`
    : svg`<path class="date-mark ${kind}" d=${SHAPES[kind]}></path>`}</svg>`;

function stopLabel({ x, name, day, view }: Stop, label: Label | null): TemplateResult | typeof nothing {
  if (!label) return nothing;
  const y = label.side === 'above' ? MIDDLE - 32 : MIDDLE + 28;
  return svg`<text class=${view && view.doneOn === null ? 'strong' : ''} x="${x}%" y=${y} text-anchor=${label.anchor}>${name}</text>
    <text class="day" x="${x}%" y=${y + 15} text-anchor=${label.anchor}>${day}</text>`;
}

/** Names each stop above or below the axis where there is room; one without room is named by the list alone. */
function placeLabels(stops: readonly Stop[]): (Label | null)[] {
  const free = { above: 0, below: 0 };
  let last: Label['side'] = 'below';
  return stops.map(({ x, name, day }) => {
    const at = (x / 100) * WIDTH;
    const width = Math.max(lettersOf(name), lettersOf(day)) * LETTER;
    const anchor = at < width / 2 ? 'start' : at > WIDTH - width / 2 ? 'end' : 'middle';
    const left = at - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
    const sides: Label['side'][] = last === 'below' ? ['above', 'below'] : ['below', 'above'];
    const side = sides.find((candidate) => left >= free[candidate]);
    if (side === undefined || left < 0 || left + width > WIDTH) return null;
    free[side] = left + width + 12;
    last = side;
    return { side, anchor };
  });
}
