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
        <span class="small ${view.status === 'overdue' ? 'worse' : 'soft'}">${words.say(`milestone.status.${view.status}`)}: ${when(view, words)}${view.owner ? html` · ${words.text(view.owner.role)}` : nothing}</span></span>
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

/** More names than this would cover each other: then only the marks stand on the axis, and the list names them. */
const MOST_NAMED = 6;

function axis(config: Config, milestones: readonly MilestoneView[], words: Words): TemplateResult | typeof nothing {
  const dated = milestones.flatMap((view) => {
    const day = view.doneOn ?? view.milestone.due;
    return day === undefined ? [] : [{ view, at: civilOfDay(day) }];
  });
  const today = asOfCivil(config);
  const times = [...dated.map(({ at }) => at), today, ...[config.goLive, config.renewal].flatMap((day) => (day === undefined ? [] : [civilOfDay(day)]))];
  const [from, to] = [Math.min(...times), Math.max(...times)];
  if (!dated.length || to - from < DAY) return nothing;
  // in percent, so that the axis fits any width without being measured
  const x = (at: number) => 5 + ((at - from) / (to - from)) * 90;
  const isNamed = dated.length <= MOST_NAMED;
  const height = isNamed ? 116 : 62;
  const middle = height / 2;
  const anchor = (at: number) => (x(at) > 82 ? 'end' : x(at) < 18 ? 'start' : 'middle');
  return html`<svg class="axis" aria-hidden="true" width="100%" height=${height}>
    <line class="way" x1="2%" x2="98%" y1=${middle} y2=${middle}></line>
    <line class="way passed" x1="2%" x2="${x(today)}%" y1=${middle} y2=${middle}></line>
    <line class="today" x1="${x(today)}%" x2="${x(today)}%" y1=${middle - 9} y2=${middle + 9}></line>
    ${isNamed ? nothing : svg`<text x="${x(today)}%" y=${middle + 26} text-anchor=${anchor(today)}>${words.say('plan.today')}, ${words.shortDay(dayOf(today))}</text>`}
    ${dated.map(({ view, at }, i) => svg`
      <svg x="${x(at)}%" y=${middle} overflow="visible"><g class="stop ${view.status}"><circle r="6.5"></circle>${view.doneOn === null ? nothing : svg`<path d="M-2.8 0 L-0.8 2.2 L3 -2.2"></path>`}</g></svg>
      ${isNamed ? svg`<text class=${view.doneOn === null ? 'strong' : ''} x="${x(at)}%" y=${i % 2 ? middle + 28 : middle - 32} text-anchor=${anchor(at)}>${words.text(view.milestone.name)}</text>
        <text class="day" x="${x(at)}%" y=${i % 2 ? middle + 43 : middle - 17} text-anchor=${anchor(at)}>${words.shortDay(dayOf(at))}</text>` : nothing}`)}
  </svg>`;
}
