import { html, type TemplateResult } from 'lit';
import type { Config } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { Result } from '../../core/results/result.js';
import { provenanceOf } from '../../core/results/result-text.js';

/** The provenance of the numbers: definition, source, who measures them, and the basis of the statements. */
export const provenance = (config: Config, result: Result, localizer: Localizer): TemplateResult =>
  html`<dl class="facts">
    ${provenanceOf(config, result, localizer).map(
      ({ term, facts }) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${facts.map((fact) => html`<p>${fact}</p>`)}</dd>
        </div>`,
    )}
  </dl>`;
