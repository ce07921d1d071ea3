import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { byRank } from '../../config/rank.js';
import type { NextPhaseOption } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import { optionFacts } from '../../plan/texts.js';

/** The options of the next phase in the customer's order, to be ordered anew: by dragging, or by buttons for keyboard and touch. */
export function ranking(options: readonly NextPhaseOption[], chosen: NextPhaseOption | null, rank: (option: NextPhaseOption, to: number) => void, words: Words): TemplateResult {
  const { say, text } = words;
  const ordered = byRank(options);
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    const moved = ordered.find(({ id }) => id === event.dataTransfer?.getData('text/plain'));
    if (moved && ordered[to - 1] !== moved) rank(moved, to);
  };
  const button = (option: NextPhaseOption, to: number, isUp: boolean) => html`<button type="button" class="move" data-move="${isUp ? 'up' : 'down'} ${option.id}"
    ?disabled=${to < 1 || to > ordered.length} aria-label=${say(isUp ? 'next.move-up' : 'next.move-down', { name: text(option.name) })} @click=${() => rank(option, to)}><span aria-hidden="true">${isUp ? '↑' : '↓'}</span></button>`;
  return html`<ol class="ranking" aria-label=${say('next.order')}>${repeat(ordered, ({ id }) => id, (option, i) => html`<li draggable=${ordered.length > 1 ? 'true' : 'false'}
    @dragstart=${(event: DragEvent) => event.dataTransfer?.setData('text/plain', option.id)} @dragover=${(event: DragEvent) => event.preventDefault()} @drop=${(event: DragEvent) => drop(event, i + 1)}>
    <span class="place" aria-hidden="true">${i + 1}</span>
    <span class="option"><span class=${option === chosen ? 'next-name' : 'strong'}>${text(option.name)}</span>
      ${option.result === undefined ? nothing : html`<span>${text(option.result)}</span>`}
      <span class="small soft">${optionFacts(option, option === chosen, words).map((fact, at) => html`${at ? ' · ' : nothing}<span class="phrase">${fact}</span>`)}</span></span>
    ${ordered.length > 1 ? html`<span class="moves no-print">${button(option, i, true)}${button(option, i + 2, false)}</span>` : nothing}
  </li>`)}</ol>`;
}
