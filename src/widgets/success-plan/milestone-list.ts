import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Milestone } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import type { MilestoneView } from '../../plan/plan.js';
import { evidenceLink } from '../../ui/link.js';
import { stateWord } from '../../ui/state-word.js';

export interface MilestoneActions {
  /** The milestone whose proof is being asked for. */
  proving: string;
  prove: (id: string) => void;
  done: (milestone: Milestone, evidence?: string) => void;
  reopen: (milestone: Milestone) => void;
}

/** More than these are folded, so that 500 milestones are as quick to read as ten. */
const MOST_OPEN = 12;
const MOST_DONE = 6;

/** The milestones in the order of their days: what is done folds first, then what lies far ahead. */
export function milestoneList(milestones: readonly MilestoneView[], actions: MilestoneActions, words: Words): TemplateResult {
  const done = milestones.filter(({ doneOn }) => doneOn !== null);
  const open = milestones.filter(({ doneOn }) => doneOn === null);
  const isShort = milestones.length <= MOST_OPEN;
  const [earlier, latest] = isShort ? [[], done] : [done.slice(0, -MOST_DONE), done.slice(-MOST_DONE)];
  const [next, later] = isShort ? [open, []] : [open.slice(0, MOST_OPEN), open.slice(MOST_OPEN)];
  const list = (views: readonly MilestoneView[]) => html`<ol class="milestones">${repeat(views, ({ milestone }) => milestone.id, (view) => item(view, actions, words))}</ol>`;
  const fold = (views: readonly MilestoneView[], key: 'milestones.earlier' | 'milestones.later') =>
    views.length ? html`<details><summary class="small">${words.say(key, { count: views.length })}</summary>${list(views)}</details>` : nothing;
  return html`${fold(earlier, 'milestones.earlier')}${list([...latest, ...next])}${fold(later, 'milestones.later')}`;
}

function item(view: MilestoneView, actions: MilestoneActions, words: Words): TemplateResult {
  const { milestone, status, owner, moves, isCritical } = view;
  const facts = [when(view, words), ...(owner ? [words.text(owner.role)] : []), ...(isCritical && status !== 'overdue' ? [words.say('milestone.critical')] : [])];
  return html`<li class=${status}>
    <span class="mark" aria-hidden="true"></span>
    <div><p class="strong">${words.text(milestone.name)}</p>
      <p class="small ${status === 'overdue' ? 'worse' : 'soft'}">${facts.join(' · ')}</p>
      ${moves.length ? html`<p class="small soft">${words.say('effort.moves')} ${moves.map((result, i) => html`${i ? ', ' : nothing}<span class="moved">${words.text(result.metric.name)}</span> (${stateWord(result, words)})`)}</p>` : nothing}
      ${proof(view, words)}
      ${action(view, actions, words)}</div>
  </li>`;
}

/** What shows that it is done: asked for while it is open, given once it is. */
function proof({ milestone, doneOn }: MilestoneView, words: Words): TemplateResult | typeof nothing {
  const evidence = typeof milestone.done === 'object' ? milestone.done?.evidence : undefined;
  if (doneOn !== null && evidence !== undefined) {
    const href = evidenceLink(evidence, document.baseURI);
    return html`<p class="small soft">${words.say('milestone.evidence')}: ${href === null ? evidence : html`<a href=${href} rel="noopener">${evidence}</a>`}</p>`;
  }
  return doneOn === null && milestone.proof !== undefined ? html`<p class="small soft">${words.say('milestone.proof', { proof: words.text(milestone.proof) })}</p>` : nothing;
}

function action({ milestone, doneOn }: MilestoneView, { proving, prove, done, reopen }: MilestoneActions, words: Words): TemplateResult {
  const { say, text } = words;
  const name = html`<span class="visually-hidden">: ${text(milestone.name)}</span>`;
  if (doneOn !== null) return html`<button type="button" class="text-button small no-print" data-milestone=${milestone.id} @click=${() => reopen(milestone)}>${say('milestone.reopen')}${name}</button>`;
  if (milestone.id !== proving)
    return html`<button type="button" class="text-button small no-print" data-milestone=${milestone.id} @click=${() => (milestone.proof === undefined ? done(milestone) : prove(milestone.id))}>${say('milestone.mark-done')}${name}</button>`;
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const evidence = new FormData(event.target as HTMLFormElement).get('evidence');
    if (typeof evidence === 'string' && evidence.trim()) done(milestone, evidence.trim());
  };
  return html`<form class="proof no-print" @submit=${send} @keydown=${(event: KeyboardEvent) => event.key === 'Escape' && prove('')}>
    <label><span class="small strong">${say('milestone.evidence-ask')}</span><input name="evidence" required maxlength="2000" autocomplete="off" /></label>
    <div><button type="submit" class="button">${say('milestone.mark-done')}</button> <button type="button" class="button" @click=${() => prove('')}>${say('opinion.cancel')}</button></div>
  </form>`;
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
