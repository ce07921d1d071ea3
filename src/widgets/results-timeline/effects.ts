import { html, type TemplateResult } from 'lit';
import type { Config } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import type { Effect } from '../../results/effect.js';
import { causeOf, effectText } from '../../results/texts.js';
import type { Result } from '../../results/result.js';

/** An effect by what it is of: a behaviour's id or an event's place. */
export const effectKey = ({ source, ref }: Effect): string => `${source} ${ref}`;

/** What was measured before and after each thing that changed, with its label; one at a time can be shown in the chart. */
export function effectList(config: Config, result: Result, shown: string, show: (key: string) => void, words: Words): TemplateResult {
  const labels = [...new Set(result.effects.map(({ label }) => label))];
  return html`<ul class="effects">${result.effects.map((effect) => {
      const key = effectKey(effect);
      return html`<li><span>${effectText(effect, result, causeOf(config, effect, words), words)}</span>
        <button type="button" class="text-button small no-print" aria-pressed=${key === shown ? 'true' : 'false'} @click=${() => show(key === shown ? '' : key)}>${words.say('effects.show')}</button></li>`;
    })}</ul>
  ${labels.map((label) => html`<p class="small soft">${words.say(`effect.label.${label}`)}</p>`)}`;
}
