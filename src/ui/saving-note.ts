import { html, nothing, type TemplateResult } from 'lit';
import { applyChange, type Change } from '../changes/change.js';
import { essenceOf, type Essence } from '../changes/essence.js';
import type { Queue, QueuedChange } from '../changes/queue.js';
import type { Config } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import type { Concern, Saving } from './snapshot.js';
import type { Area } from './widget.js';

/** The widget in which a person makes a kind of change. */
const areaOf = ({ kind }: Change): Area =>
  /^metric-/.test(kind) ? 'metrics' : /^(?:milestone|next-phase|purpose)-/.test(kind) ? 'plan' : 'effort';

interface Facts {
  /** What the server's config does not hold yet, of the account that is shown. */
  queue: Queue;
  /** Whether it is kept on this device until it is sent. */
  isDurable: boolean;
  /** Whether something was saved in this visit. */
  hasSaved: boolean;
  /** The changes, by their ids, that a person let go in this visit. */
  dropped: ReadonlySet<string>;
  /** What a person decided about a change that was contested or refused: to insist on it, or to let it go. */
  decide: (id: string, insists: boolean) => void;
}

/** What each widget says of the changes that are made in it. */
export const savingOf = (facts: Facts): Saving => ({
  notices: (of, config, words) => html`${own(facts, of).map((item) => notice(item, config, facts.decide, words))}`,
  isOff: (id) => facts.dropped.has(id) || facts.queue.some(({ change, status }) => change.id === id && (status === 'refused' || status === 'asking')),
  words: (of, words) => progress(own(facts, of), facts, words),
});

const own = ({ queue }: Facts, { area, target }: Concern): QueuedChange[] =>
  queue.filter(({ change }) => areaOf(change) === area && (target === undefined || change.target === target));

function notice({ change, status, words: said }: QueuedChange, config: Config, decide: Facts['decide'], words: Words): TemplateResult | typeof nothing {
  const { say } = words;
  const title = titleOf(config, change, words);
  const button = (key: 'saving.dismiss' | 'saving.keep-theirs' | 'saving.keep-mine', insists: boolean) =>
    html`<button type="button" class="button" @click=${() => decide(change.id, insists)}>${say(key)}</button>`;
  switch (status) {
    case 'refused':
      return html`<div class="notice saving" part="saving" role="alert"><p class="strong">${say('saving.refused', { title })}</p>${said ? html`<p>${said}</p>` : nothing}<p class="no-print">${button('saving.dismiss', false)}</p></div>`;
    case 'asking': {
      const [theirs, mine] = [config, applyChange(config, change)].map((at) => saysOf(essenceOf(at, change), words));
      return html`<div class="notice saving" part="saving" role="alert"><p class="strong">${say('saving.asking', { title })}</p>
        <p>${say('saving.theirs', { what: theirs ?? '' })} ${say('saving.yours', { what: mine ?? '' })}</p>
        <p class="no-print">${button('saving.keep-mine', true)} ${button('saving.keep-theirs', false)}</p></div>`;
    }
    default: return nothing;
  }
}

function progress(items: readonly QueuedChange[], { isDurable, hasSaved }: Facts, { say }: Words): string {
  const waiting = items.filter(({ status }) => status === 'waiting');
  if (!waiting.length) return hasSaved ? say('saving.saved') : '';
  if (!isDurable) return say('saving.lost');
  return waiting.some(({ tries }) => tries > 0) ? say('saving.waiting', { count: waiting.length }) : say('saving');
}

function titleOf({ metrics, plan, effort }: Config, { kind, target }: Change, { text, say }: Words): string {
  const named = metrics.find(({ id }) => id === target) ?? plan?.milestones.find(({ id }) => id === target) ?? plan?.nextPhase?.options.find(({ id }) => id === target);
  if (/^(?:metric|milestone|next-phase)-/.test(kind)) return text(named?.name) || say('next.order');
  const entry = effort?.entries.find(({ id }) => id === target);
  return text(entry?.title) || text(plan?.purpose);
}

function saysOf(essence: Essence | null, { say }: Words): string {
  if (!essence) return '';
  const says = say(`essence.${essence.says}`);
  return essence.text ? say('essence.text', { says, text: essence.text }) : says;
}
