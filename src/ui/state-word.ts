import { html, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.js';
import type { Result } from '../results/result.js';

/** How a result stands, in a word and a shape; colour only repeats what they say. */
export function stateWord(result: Result, words: Words): TemplateResult {
  const { pace, change, metric } = result;
  // a target that lies behind the baseline is met by getting worse: that is not what was agreed
  const state = result.state === 'reached' && change?.sense === 'worse' ? 'regressed' : result.state;
  const text =
    state !== 'moving' ? words.say(`state.word.${state}`)
    : change?.sense === 'none' ? words.say('state.word.moving.none')
    : pace ? words.say(`state.word.moving.${pace}`)
    : words.say('state.word.moving');
  const moved = change && change.sense !== 'none' && metric.direction !== 'maintain' ? (change.absolute > 0 ? '↑' : '↓') : '';
  const shape = state === 'reached' ? '✓' : state === 'moving' || state === 'regressed' ? moved : '';
  const sense = state === 'regressed' ? 'worse' : state === 'reached' || (state === 'moving' && change?.sense === 'better') ? 'better' : '';
  return html`<span class="state ${sense}">${shape ? html`<span aria-hidden="true">${shape} </span>` : ''}${text}</span>`;
}
