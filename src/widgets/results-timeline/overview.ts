import { html, nothing, type TemplateResult } from 'lit';
import type { Config, Metric } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import { resultOf } from '../../results/result.js';
import { resultRow } from '../../ui/result-row.js';

/** All metrics, a row each; signals apart from results, since they are none. */
export function overview(config: Config, words: Words, headingLevel: number, open: (id: string) => void): TemplateResult {
  const group = (kind: Metric['kind']) => {
    const own = config.metrics.filter((metric) => metric.kind === kind);
    if (!own.length) return nothing;
    return html`<div class=${kind === 'result' ? 'first-heading' : 'heading later'} role="heading" aria-level=${kind === 'result' ? headingLevel : headingLevel + 1}>${words.say(`kind.${kind}s`)}</div>
      <ul class="rows">${own.map(({ id }) => html`<li><button type="button" class="result-row row" @click=${() => open(id)}>${resultRow(resultOf(config, id, words), words)}</button></li>`)}</ul>`;
  };
  return html`${group('result')}${group('signal')}`;
}
