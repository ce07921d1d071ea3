import { html, nothing, type TemplateResult } from 'lit';
import type { Config } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import type { Result } from '../../results/result.js';
import { behaviorsOf, behaviorTexts } from '../../results/texts.js';
import type { Picture } from '../../picture/picture.js';

const swatch = (kind: string): TemplateResult => html`<svg aria-hidden="true" width="26" height="8"><line class=${kind} x1="0" x2="26" y1="4" y2="4"></line></svg>`;

/** What the lines are: all of them where there is no room beside them, else those that have no name there. */
export function legend({ baseline, target, comparison, isWide }: Picture): TemplateResult | typeof nothing {
  const keys = [
    ...(!isWide && baseline ? [html`<span>${swatch('baseline')}${baseline.text}</span>`] : []),
    ...(!isWide && target ? [html`<span>${swatch('target')}${target.text} ${target.by ?? nothing}</span>`] : []),
    ...(comparison ? [html`<span>${swatch('other')}${comparison.text}</span>`] : []),
  ];
  return keys.length ? html`<figcaption class="legend small soft">${keys}</figcaption>` : nothing;
}

/** The strips below the picture in words; that two periods in a row were missed is said for all to see. */
export const behaviorNotes = (config: Config, { metric }: Result, words: Words): TemplateResult[] =>
  behaviorsOf(config, metric, words).flatMap((behavior) => {
    const texts = behaviorTexts(behavior, words);
    return texts ? [html`<p class="visually-hidden">${texts.kept}</p>`, ...(texts.warning ? [html`<p class="small warning">${texts.warning}</p>`] : [])] : [];
  });
