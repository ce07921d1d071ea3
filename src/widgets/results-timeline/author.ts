import { html, nothing, type TemplateResult } from 'lit';
import type { Words } from '../../locales/words.js';
import type { Result } from '../../results/result.js';

/** A state that needs a why and has none: the author is asked for it, the customer never is. */
export function askWhy({ state, metric, buckets }: Result, words: Words): TemplateResult | typeof nothing {
  if (state !== 'stalled' && state !== 'regressed') return nothing;
  const since = buckets.filter(({ finished, value }) => finished && value !== null).at(-3)?.start ?? '';
  if (metric.notes.some(({ on }) => on >= since)) return nothing;
  return html`<p class="notice">${words.say(`ask-why.${state}`, { id: metric.id })}</p>`;
}
