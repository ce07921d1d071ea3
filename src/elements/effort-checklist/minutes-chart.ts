import { html, nothing, type TemplateResult } from 'lit';
import { civilOfDay } from '../../core/series/civil-time.js';
import type { EffortMonth } from '../../core/effort/ledger.js';
import { minutesInMonth } from '../../core/effort/ledger-text.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { customProperties } from '../shared/custom-properties.js';
import type { RenderDisclosure } from '../shared/disclosure-controller.js';

const MAX_MONTHS = 12;
/** Months with bars; fewer than three are no picture. */
const MAX_BARS = 6;
const MIN_BARS = 3;

/** The customer's time by month, asked and saved: bars, a sentence of the latest month, and a table. */
export function minutesChart(
  months: readonly EffortMonth[],
  heading: (text: string) => TemplateResult,
  renderDisclosure: RenderDisclosure,
  localizer: Localizer,
): TemplateResult | typeof nothing {
  const shown = months.slice(-MAX_MONTHS);
  if (!shown.length) return nothing;
  const { t } = localizer;
  const minutes = (count: number) => t('minutes', { count });
  const name = (month: string) => localizer.period(civilOfDay(`${month}-01`), 'month');
  return html`<section class="minutes">
    ${heading(t('effort.months'))} ${shown.length < MIN_BARS ? nothing : bars(shown.slice(-MAX_BARS), localizer)}
    ${minutesInMonth(shown, localizer).map((line) => html`<p class="why">${line}</p>`)}
    ${renderDisclosure({
      key: 'minutes',
      summary: t('table'),
      content: () =>
        html`<div class="scroll" tabindex="0" role="group" aria-label=${t('effort.months')}>
          <table>
            <caption class="visually-hidden">
              ${t('effort.months')}
            </caption>
            <thead>
              <tr>
                <th scope="col">${t('effort.month')}</th>
                <th scope="col">${t('effort.asked')}</th>
                <th scope="col">${t('effort.taken-off')}</th>
                <th scope="col">${t('effort.unknown')}</th>
              </tr>
            </thead>
            <tbody>
              ${[...shown].reverse().map(
                ({ month, asked, saved, unknown }) =>
                  html`<tr>
                    <th scope="row">${name(month)}</th>
                    <td>${minutes(asked)}</td>
                    <td>${minutes(saved)}</td>
                    <td>${unknown || '–'}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>`,
    })}
  </section>`;
}

/** Two bars a month with their minutes. The table says the same to a screen reader. */
function bars(months: readonly EffortMonth[], localizer: Localizer): TemplateResult {
  const max = Math.max(1, ...months.flatMap(({ asked, saved }) => [asked, saved]));
  const bar = (value: number, kind: 'asked' | 'saved') =>
    value
      ? html`<i class=${kind} ${customProperties({ '--_h': `${((value / max) * 100).toFixed(1)}%` })}
          ><span>${localizer.number(value)}</span></i
        >`
      : nothing;
  return html`<div class="bars" aria-hidden="true">
      ${months.map(
        ({ month, asked, saved }) =>
          html`<div>
            <div class="month-bars">${bar(asked, 'asked')}${bar(saved, 'saved')}</div>
            ${localizer.tick(civilOfDay(`${month}-01`), 'month', false)}
          </div>`,
      )}
    </div>
    <p class="key" aria-hidden="true">
      <span class="asked">${localizer.t('effort.asked')}</span
      ><span class="saved">${localizer.t('effort.taken-off')}</span>
    </p>`;
}
