import { html, type TemplateResult } from 'lit';
import type { Config } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import type { Result } from '../../results/result.js';
import { provenanceOf } from '../../results/texts.js';

/** Where the numbers come from: definition, source, who measures, and what each statement rests on. */
export const provenance = (config: Config, result: Result, words: Words): TemplateResult =>
  html`<dl class="facts">
    ${provenanceOf(config, result, words).map(({ term, facts }) => html`<div><dt>${term}</dt><dd>${facts.map((fact) => html`<p>${fact}</p>`)}</dd></div>`)}
  </dl>`;
