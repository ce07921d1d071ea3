import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { Result } from '../../core/results/result.js';
import { statusLabel } from '../../core/results/result-text.js';

/** The status of a result as a word and a shape, so that colour is not the only sign. */
export function renderStatus(result: Result, localizer: Localizer): TemplateResult {
  const { text, shape, sense } = statusLabel(result, localizer);
  return html`<span class="state ${sense}"
    >${shape ? html`<span aria-hidden="true">${shape} </span>` : ''}${text}</span
  >`;
}
