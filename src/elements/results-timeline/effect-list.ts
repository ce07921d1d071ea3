import { html, nothing, type TemplateResult } from 'lit';
import type { Config } from '../../core/config/schema.js';
import { joinSentences } from '../../core/i18n/punctuation.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { shownEffects, type Effect } from '../../core/results/effect.js';
import { causeOf, effectJudgement, effectText } from '../../core/results/result-text.js';
import type { RenderLongList } from '../shared/long-lists.js';
import type { Result } from '../../core/results/result.js';

/** The key of an effect: its source, with the id of the behaviour or the index of the event. */
export const effectKey = ({ source, ref }: Effect): string => `${source} ${ref}`;

/**
 * The effects with their evidence labels. One at a time can be shown in the chart. At most three are listed; the
 * others, which overlap or are later, are folded.
 */
export function effectList(
  config: Config,
  result: Result,
  shown: string,
  show: (key: string) => void,
  longList: RenderLongList,
  localizer: Localizer,
): TemplateResult {
  const { t } = localizer;
  const listed = shownEffects(result.effects);
  const others = result.effects.filter((effect) => !listed.includes(effect));
  const labels = [...new Set(result.effects.map(({ label }) => label))];
  const row = (effect: Effect) => {
    const key = effectKey(effect);
    return html`<li>
      <span
        >${joinSentences([
          effectText(effect, result, causeOf(config, effect, localizer), localizer),
          effectJudgement(effect, result, localizer),
        ])}</span
      >
      <button
        type="button"
        class="button ghost no-print"
        aria-pressed=${key === shown ? 'true' : 'false'}
        @click=${() => show(key === shown ? '' : key)}
      >
        ${t('effects.show')}
      </button>
    </li>`;
  };
  const list = (some: readonly Effect[]) =>
    html`<ul class="effects">
      ${some.map(row)}
    </ul>`;
  return html`${list(listed)}
  ${
    others.length
      ? html`<details class="more-effects">
          <summary>${t('effects.all')}</summary>
          <p class="small soft">${t('effects.overlap')}</p>
          ${longList('effects', others, list, localizer)}
        </details>`
      : nothing
  }
  ${labels.map((label) => html`<p class="small soft">${t(`effect.label.${label}`)}</p>`)}`;
}
