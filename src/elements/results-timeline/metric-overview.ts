import { html, nothing, type TemplateResult } from 'lit';
import type { Config, Metric } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { resultOf } from '../../core/results/result.js';
import { resultRow } from '../shared/result-row.js';

/** All metrics in rows, with signals separate from results. */
export function metricOverview(
  config: Config,
  localizer: Localizer,
  headingLevel: number,
  open: (id: string) => void,
): TemplateResult {
  const group = (kind: Metric['kind']) => {
    const own = config.metrics.filter((metric) => metric.kind === kind);
    if (!own.length) return nothing;
    return html`<div
        class=${kind === 'result' ? 'first-heading' : 'heading later'}
        role="heading"
        aria-level=${kind === 'result' ? headingLevel : headingLevel + 1}
      >
        ${localizer.t(`kind.${kind}s`)}
      </div>
      <ul class="rows">
        ${own.map(
          ({ id }) =>
            html`<li>
              <button type="button" class="result-row row" @click=${() => open(id)}>
                ${resultRow(resultOf(config, id, localizer), localizer)}
              </button>
            </li>`,
        )}
      </ul>`;
  };
  return html`${group('result')}${group('signal')}`;
}
