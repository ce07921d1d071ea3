import { html, nothing, svg, type TemplateResult } from 'lit';
import { civilOfDay } from '../../config/dates.js';
import type { EffortMonth } from '../../effort/effort.js';
import { minutesInMonth } from '../../effort/texts.js';
import type { Words } from '../../locales/words.js';
import type { Folding } from '../../ui/folds.js';

const MOST = 12;
const HEIGHT = 34;

/** Minutes asked of the customer by month: a small picture, its sentence, and its table. */
export function minutesPicture(months: readonly EffortMonth[], fold: Folding, words: Words): TemplateResult | typeof nothing {
  const shown = months.slice(-MOST);
  if (!shown.length) return nothing;
  const { say } = words;
  const minutes = (count: number) => say('minutes', { count });
  const name = (month: string) => words.period(civilOfDay(`${month}-01`), 'month');
  const most = Math.max(1, ...shown.map(({ asked }) => asked));
  const bar = ({ asked }: EffortMonth, i: number) => {
    const height = asked ? Math.max(2, (asked / most) * HEIGHT) : 1;
    return svg`<rect class=${i === shown.length - 1 ? 'bar now' : 'bar'} x=${i * 18} y=${HEIGHT - height} width="12" height=${height} rx="1.5"></rect>`;
  };
  return html`<section class="minutes">
    <svg class="bars" aria-hidden="true" width=${shown.length * 18 - 6} height=${HEIGHT}>${shown.map(bar)}</svg>
    <div>
      ${minutesInMonth(shown, words).map((line, i) => html`<p class=${i ? 'small soft' : ''}>${line}</p>`)}
      ${fold({ key: 'minutes', isSmall: true, summary: say('table'), content: () => html`<div class="scroll" tabindex="0" role="group" aria-label=${say('effort.months')}><table>
        <caption class="visually-hidden">${say('effort.months')}</caption>
        <thead><tr><th scope="col">${say('effort.month')}</th><th scope="col">${say('effort.asked')}</th><th scope="col">${say('effort.taken-off')}</th><th scope="col">${say('effort.unknown')}</th></tr></thead>
        <tbody>${[...shown].reverse().map(({ month, asked, saved, unknown: open }) => html`<tr><th scope="row">${name(month)}</th><td>${minutes(asked)}</td><td>${minutes(saved)}</td><td>${open || '–'}</td></tr>`)}</tbody>
      </table></div>` })}
    </div>
  </section>`;
}
