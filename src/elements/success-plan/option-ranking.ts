import { html, nothing, type TemplateResult } from 'lit';
import { byRank } from '../../core/plan/next-phase-order.js';
import type { NextPhaseOption } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { chip } from '../shared/chip.js';
import { icon } from '../shared/icon.js';
import { keyedList } from '../shared/keyed-list.js';

/** The options of the next phase in the customer's order. A person can reorder them by dragging, or by buttons. */
export function optionRanking(
  options: readonly NextPhaseOption[],
  chosen: NextPhaseOption | null,
  rank: (option: NextPhaseOption, to: number) => void,
  localizer: Localizer,
): TemplateResult {
  const { t, text } = localizer;
  const ordered = byRank(options);
  const isOrdered = ordered.length > 1;
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    const moved = ordered.find(({ id }) => id === event.dataTransfer?.getData('text/plain'));
    if (moved && ordered[to - 1] !== moved) rank(moved, to);
  };
  const button = (option: NextPhaseOption, to: number, isUp: boolean) =>
    html`<button
      type="button"
      class="button secondary icon-button move"
      data-move="${isUp ? 'up' : 'down'} ${option.id}"
      ?disabled=${to < 1 || to > ordered.length}
      aria-label=${t(isUp ? 'next.move-up' : 'next.move-down', { name: text(option.name) })}
      @click=${() => rank(option, to)}
    >
      ${icon(isUp ? 'up' : 'down')}
    </button>`;
  return html`<ol class="ranking" aria-label=${t('next.order')}>
    ${keyedList(
      ordered,
      ({ id }) => id,
      (option, i) =>
        html`<li
          draggable=${isOrdered ? 'true' : 'false'}
          @dragstart=${(event: DragEvent) => event.dataTransfer?.setData('text/plain', option.id)}
          @dragover=${(event: DragEvent) => event.preventDefault()}
          @drop=${(event: DragEvent) => drop(event, i + 1)}
        >
          ${isOrdered ? html`<span class="grip no-print">${icon('grip')}</span>` : nothing}
          <span class="place" aria-hidden="true">${i + 1}</span>
          <span class="choice"
            ><span class="choice-name"
              ><span class="row-title">${text(option.name)}</span
              >${option === chosen ? chip(t('next.chosen'), 'better', 'check') : nothing}</span
            >
            ${option.result === undefined ? nothing : html`<span class="why">${text(option.result)}</span>`}
            <span class="kind">${t(`next.${option.kind}`)}</span></span
          >
          ${
            isOrdered
              ? html`<span class="moves no-print">${button(option, i, true)}${button(option, i + 2, false)}</span>`
              : nothing
          }
        </li>`,
    )}
  </ol>`;
}
