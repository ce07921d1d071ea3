import { html, nothing, type TemplateResult } from 'lit';
import { seriesDoubtsOf } from '../../core/advice/series-doubts.js';
import type { Config } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { asOfCivil } from '../../core/results/buckets.js';
import { reasonNoteOf } from '../../core/results/reason-note.js';
import type { Result } from '../../core/results/result.js';
import { dayOf } from '../../core/series/civil-time.js';

/** Notes on a result for the author. Never shown to a customer. */
export const providerPrompt = (config: Config, result: Result, localizer: Localizer): TemplateResult =>
  html`${askForReason(config, result, localizer)}${seriesDoubts(config, result, localizer)}`;

/** Asks for a note on a state that needs an explanation. */
function askForReason(config: Config, result: Result, localizer: Localizer): TemplateResult | typeof nothing {
  const { state, metric } = result;
  if (state !== 'stalled' && state !== 'regressed') return nothing;
  if (reasonNoteOf(result, dayOf(asOfCivil(config)))) return nothing;
  return html`<p class="notice">${localizer.t(`ask-why.${state}`, { id: metric.id })}</p>`;
}

/** Properties of the series that the statistics cannot detect. */
const seriesDoubts = (config: Config, result: Result, localizer: Localizer): TemplateResult[] =>
  seriesDoubtsOf(config, result).map(
    (doubt) =>
      html`<p class="notice">
        ${localizer.t(`doubt.${doubt.id}`, {
          id: result.metric.id,
          ...(doubt.id === 'few-before' ? { count: doubt.count } : {}),
          ...(doubt.id === 'correlated'
            ? { correlation: localizer.number(doubt.correlation, { maximumFractionDigits: 2 }) }
            : {}),
        })}
      </p>`,
  );
