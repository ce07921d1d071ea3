import { html, nothing, svg, type TemplateResult } from 'lit';
import { civilOfDay, DAY, dayOf } from '../../config/dates.js';
import type { Config } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import type { MilestoneView, PlanView } from '../../plan/plan.js';
import { asOfCivil } from '../../results/buckets.js';

/** The milestones on a true time axis with today on it, and the same as a list, which is all there is when narrow. */
export function milestonePath(config: Config, { milestones }: PlanView, words: Words): TemplateResult {
  return html`${axis(config, milestones, words)}
    <ol class="milestones">${milestones.map((view) => html`<li class=${view.status}>
      <span class="mark" aria-hidden="true"></span>
      <span><span class="strong">${words.text(view.milestone.name)}</span>
        <span class="small ${view.status === 'overdue' ? 'worse' : 'soft'}">${when(view, words)}${view.owner ? html` · ${words.text(view.owner.role)}` : nothing}</span></span>
    </li>`)}</ol>`;
}

function when({ milestone: { due }, status, doneOn, blockedBy }: MilestoneView, words: Words): string {
  const day = (of: string | undefined) => (of === undefined ? '' : words.day(of));
  const names = words.list(blockedBy.map(({ name }) => words.text(name)));
  switch (status) {
    case 'done': return words.say('milestone.done', { day: day(doneOn ?? undefined) });
    case 'done-late': return words.say('milestone.done-late', { day: day(doneOn ?? undefined), due: day(due) });
    case 'blocked': return words.say(due === undefined ? 'milestone.blocked' : 'milestone.blocked-due', { due: day(due), names });
    case 'waiting': return due === undefined ? words.say('milestone.waiting-undated') : words.say('milestone.waiting', { due: day(due) });
    default: return words.say(`milestone.${status}`, { due: day(due) });
  }
}

/** The narrowest place the axis is shown in (see the styles), and about how wide a letter is: what fits there fits anywhere. */
const WIDTH = 670;
const LETTER = 7;
const HEIGHT = 104;
const MIDDLE = HEIGHT / 2;

interface Stop {
  /** In percent of the axis, so that it fits any width without being measured. */
  x: number;
  name: string;
  day: string;
  view: MilestoneView | null;
}
interface Label {
  side: 'above' | 'below';
  anchor: 'start' | 'middle' | 'end';
}

function axis(config: Config, milestones: readonly MilestoneView[], words: Words): TemplateResult | typeof nothing {
  const dated = milestones.flatMap((view) => {
    const day = view.doneOn ?? view.milestone.due;
    return day === undefined ? [] : [{ view, at: civilOfDay(day) }];
  });
  const today = asOfCivil(config);
  const others = [config.goLive, config.renewal].flatMap((day) => (day === undefined ? [] : [civilOfDay(day)]));
  const times = [...dated.map(({ at }) => at), today, ...others];
  const [from, to] = [Math.min(...times), Math.max(...times)];
  if (!dated.length || to - from < DAY) return nothing;
  const x = (at: number) => 5 + ((at - from) / (to - from)) * 90;
  const stop = (at: number, name: string, view: MilestoneView | null): Stop => ({ x: x(at), name, day: words.shortDay(dayOf(at)), view });
  const stops = [...dated.map(({ view, at }) => stop(at, words.text(view.milestone.name), view)), stop(today, words.say('plan.today'), null)].sort((a, b) => a.x - b.x);
  const labels = placeLabels(stops);
  return html`<svg class="axis" aria-hidden="true" width="100%" height=${HEIGHT}>
    <line class="way" x1="2%" x2="98%" y1=${MIDDLE} y2=${MIDDLE}></line>
    <line class="way passed" x1="2%" x2="${x(today)}%" y1=${MIDDLE} y2=${MIDDLE}></line>
    <line class="today" x1="${x(today)}%" x2="${x(today)}%" y1=${MIDDLE - 9} y2=${MIDDLE + 9}></line>
    ${stops.map((at) => (at.view ? stopMark(at, at.view) : nothing))}
    ${stops.map((at, i) => stopLabel(at, labels[i] ?? null))}
  </svg>`;
}

const stopMark = ({ x }: Stop, { status, doneOn }: MilestoneView): TemplateResult => svg`<svg x="${x}%" y=${MIDDLE} overflow="visible">
  <g class="stop ${status}"><circle r="6.5"></circle>${doneOn === null ? nothing : svg`<path d="M-2.8 0 L-0.8 2.2 L3 -2.2"></path>`}</g></svg>`;

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
    const width = Math.max(name.length, day.length) * LETTER;
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
