import { html, nothing, type TemplateResult } from 'lit';
import type { Config, Entry } from '../../core/config/schema.js';
import { entryTitle } from '../../core/effort/ledger-text.js';
import { simplificationOf, tuneUpOf } from '../../core/advice/effort-advice.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { entryLine } from './entry-templates.js';

/** Notes for the provider only: asks that move no result, and avoidable effort. */
export function providerNotes(
  config: Config,
  untied: readonly Entry[],
  asOf: string,
  heading: (text: string) => TemplateResult,
  localizer: Localizer,
): TemplateResult {
  return html`${
    untied.length
      ? html`<section class="notice">
          ${heading(localizer.t('effort.untied'))}
          <ul class="plain">
            ${untied.map((entry) => html`<li><div>${entryLine(entry, config, asOf, localizer)}</div></li>`)}
          </ul>
        </section>`
      : nothing
  }
  ${tuneUpList(config, localizer)}`;
}

/**
 * The thirteen checks for avoidable effort with the entries that break them, and the one that would save the customer
 * most.
 */
function tuneUpList(config: Config, localizer: Localizer): TemplateResult {
  const { t } = localizer;
  const best = simplificationOf(config);
  const shape = { kept: '✓', broken: '✕', 'not-known': '–' };
  return html`<section class="notice tune-up">
    <p class="strong">${t('tune-up')}</p>
    ${
      best
        ? html`<p>
            ${t('tune-up.best', { check: t(`tune-up.${best.id}`), minutes: t('minutes', { count: best.minutes }) })}
          </p>`
        : nothing
    }
    <ul>
      ${tuneUpOf(config).map(
        ({ id, status, entries }) =>
          html`<li class=${status}>
            <span aria-hidden="true" class="shape">${shape[status]}</span>
            <div>
              <p>${t(`tune-up.${id}`)} <span class="soft">(${t(`tune-up.${status}`)})</span></p>
              ${
                status === 'broken'
                  ? html`<p>${t(`tune-up.remedy.${id}`)} <span class="soft">${titles(entries, localizer)}</span></p>`
                  : nothing
              }
            </div>
          </li>`,
      )}
    </ul>
  </section>`;
}

const MAX_TITLES = 6;
const titles = (entries: readonly Entry[], localizer: Localizer): string => {
  const named = entries
    .slice(0, MAX_TITLES)
    .map((entry) => localizer.t('quoted', { text: entryTitle(entry, localizer) }));
  return localizer.list(
    entries.length > MAX_TITLES
      ? [...named, localizer.t('advice.others', { count: entries.length - MAX_TITLES })]
      : named,
  );
};
