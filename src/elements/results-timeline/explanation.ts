import { html, nothing, type TemplateResult } from 'lit';
import type { Config } from '../../core/config/schema.js';
import { safeLink } from '../../core/config/safe-url.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { explain, leftOutText, usedText, type Figure } from '../../core/results/explain.js';

/** The explanation of each figure of a result: the rule, the periods used and left out, and the arithmetic. */
export function explanation(config: Config, metricId: string, localizer: Localizer): TemplateResult {
  const { t } = localizer;
  const { definitions } = config.provider ?? {};
  const page = definitions === undefined ? null : safeLink(definitions, document.baseURI);
  const about = page === null ? nothing : html` <a href=${page} rel="noopener">${t('explain.page')}</a>`;
  return html`<div class="explanation">
    <p class="strong">${t('explain')}</p>
    <p class="small soft">${t('explain.rounded')}${about}</p>
    <dl class="facts">${explain(config, metricId, localizer).figures.map((figure) => row(figure, page, localizer))}</dl>
  </div>`;
}

function row(figure: Figure, page: string | null, localizer: Localizer): TemplateResult {
  const { id, name, value, rule, arithmetic } = figure;
  const lines = [...arithmetic, usedText(figure, localizer), leftOutText(figure, localizer)].filter(Boolean);
  return html`<div>
    <dt>${page === null ? name : html`<a href=${definitionUrl(page, id)} rel="noopener">${name}</a>`}</dt>
    <dd>
      ${value ? html`<p class="strong">${value}</p>` : nothing}
      <p>${rule}</p>
      ${lines.map((line) => html`<p class="small soft">${line}</p>`)}
    </dd>
  </div>`;
}

/** The URL of the definition of a figure. */
function definitionUrl(page: string, id: Figure['id']): string {
  const url = new URL(page);
  url.hash = id;
  return url.href;
}
