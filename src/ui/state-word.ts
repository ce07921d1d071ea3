import { html, type TemplateResult } from 'lit';
import type { Words } from '../locales/words.js';
import type { Result } from '../results/result.js';
import { standingOf } from '../results/texts.js';

/** How a result stands, in a word and a shape; colour only repeats what they say. */
export function stateWord(result: Result, words: Words): TemplateResult {
  const { text, shape, sense } = standingOf(result, words);
  return html`<span class="state ${sense}">${shape ? html`<span aria-hidden="true">${shape} </span>` : ''}${text}</span>`;
}
