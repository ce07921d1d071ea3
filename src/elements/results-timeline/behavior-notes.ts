import { html, type TemplateResult } from 'lit';
import type { Config } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { Result } from '../../core/results/result.js';
import { behaviorsOf, behaviorTexts } from '../../core/results/result-text.js';

/** The behaviour strips as text, with the early warning for two consecutive misses. */
export const behaviorNotes = (config: Config, { metric }: Result, localizer: Localizer): TemplateResult[] =>
  behaviorsOf(config, metric, localizer).flatMap((behavior) => {
    const texts = behaviorTexts(behavior, localizer);
    return texts
      ? [
          html`<p class="visually-hidden">${texts.kept}</p>`,
          ...(texts.warning ? [html`<p class="small warning">${texts.warning}</p>`] : []),
        ]
      : [];
  });
