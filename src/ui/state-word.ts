import { html, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.js';
import { standingOf } from '../results/in-words.js';
import type { Result } from '../results/result.js';

/** How a result stands, in a word and a shape; colour only repeats what they say. */
export function stateWord(result: Result, words: Words): TemplateResult {
  const { change, metric } = result;
  const standing = standingOf(result);
  const state = standing.startsWith('moving') ? 'moving' : standing;
  const moved = change && change.sense !== 'none' && metric.direction !== 'maintain' ? (change.absolute > 0 ? '↑' : '↓') : '';
  const shape = state === 'reached' ? '✓' : state === 'moving' || state === 'regressed' ? moved : '';
  const sense = state === 'regressed' ? 'worse' : state === 'reached' || (state === 'moving' && change?.sense === 'better') ? 'better' : '';
  return html`<span class="state ${sense}">${shape ? html`<span aria-hidden="true">${shape} </span>` : ''}${words.say(`state.word.${standing}`)}</span>`;
}
