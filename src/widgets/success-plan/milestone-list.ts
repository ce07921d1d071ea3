import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { evidenceLink } from '../../config/link.js';
import type { Milestone } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import type { MilestoneView } from '../../plan/plan.js';
import { milestoneEvidence, milestoneFacts, milestoneProof } from '../../plan/texts.js';
import type { Folding } from '../../ui/folds.js';
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
export function milestoneList(milestones: readonly MilestoneView[], actions: MilestoneActions, fold: Folding, words: Words): TemplateResult {
  const done = milestones.filter(({ doneOn }) => doneOn !== null);
  const open = milestones.filter(({ doneOn }) => doneOn === null);
  const isShort = milestones.length <= MOST_OPEN;
  const [earlier, latest] = isShort ? [[], done] : [done.slice(0, -MOST_DONE), done.slice(-MOST_DONE)];
  const [next, later] = isShort ? [open, []] : [open.slice(0, MOST_OPEN), open.slice(MOST_OPEN)];
  const list = (views: readonly MilestoneView[]) => html`<ol class="milestones">${repeat(views, ({ milestone }) => milestone.id, (view) => item(view, actions, words))}</ol>`;
  const folded = (views: readonly MilestoneView[], key: 'milestones.earlier' | 'milestones.later') =>
    views.length ? fold({ key, isSmall: true, summary: words.say(key, { count: views.length }), content: () => list(views) }) : nothing;
  return html`${folded(earlier, 'milestones.earlier')}${list([...latest, ...next])}${folded(later, 'milestones.later')}`;
}

function item(view: MilestoneView, actions: MilestoneActions, words: Words): TemplateResult {
  const { milestone, status, moves } = view;
  return html`<li class=${status}>
    <span class="mark" aria-hidden="true"></span>
    <div><p class="strong">${words.text(milestone.name)}</p>
      <p class="small ${status === 'overdue' ? 'worse' : 'soft'}">${milestoneFacts(view, words).join(' · ')}</p>
      ${moves.length ? html`<p class="small soft">${words.say('effort.moves')} ${moves.map((result, i) => html`${i ? words.say('comma') : nothing}<span class="moved">${words.text(result.metric.name)}</span> (${stateWord(result, words)})`)}</p>` : nothing}
      ${proof(view, words)}
      ${action(view, actions, words)}</div>
  </li>`;
}

/** What shows that it is done: asked for while it is open, given once it is. */
function proof(view: MilestoneView, words: Words): TemplateResult | typeof nothing {
  const evidence = milestoneEvidence(view);
  if (evidence !== undefined) {
    const href = evidenceLink(evidence, document.baseURI);
    return html`<p class="small soft">${words.say('named', { name: words.say('milestone.evidence'), text: '' })}${href === null ? evidence : html`<a href=${href} rel="noopener">${evidence}</a>`}</p>`;
  }
  const wanted = milestoneProof(view, words);
  return wanted ? html`<p class="small soft">${wanted}</p>` : nothing;
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
