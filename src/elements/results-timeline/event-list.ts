import { css, html, nothing, type TemplateResult } from 'lit';
import type { NumberedEvent } from '../../chart/model.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { RenderDisclosure } from '../shared/disclosure-controller.js';
import type { RenderLongList } from '../shared/long-lists.js';
import { kindOf } from './chart-navigation.js';
import { badge } from './chart-tooltip.js';

/** Maximum number of listed events. Earlier ones are folded. */
const MAX_EVENTS = 3;

/** The events and notes in the order of time, each with its number in the chart. */
export function eventList(
  events: readonly NumberedEvent[],
  fold: RenderDisclosure,
  longList: RenderLongList,
  localizer: Localizer,
): TemplateResult | typeof nothing {
  if (!events.length) return nothing;
  const { t } = localizer;
  const list = (shown: readonly NumberedEvent[]) =>
    html`<ul class="events" aria-label=${t('events')}>
      ${shown.map((event) => eventItem(event, localizer))}
    </ul>`;
  const latest = events.slice(-MAX_EVENTS);
  if (latest.length === events.length) return list(events);
  return html`${list(latest)}${fold({
    key: 'events',
    summary: t('events.all', { amount: localizer.number(events.length) }),
    content: () => longList('events', events.slice(0, -MAX_EVENTS), list, localizer),
  })}`;
}

const eventItem = (event: NumberedEvent, localizer: Localizer): TemplateResult =>
  html`<li>
    ${badge(String(event.number), event.kind)}<span
      ><span class="soft">${localizer.day(event.day)} ·</span>
      ${localizer.t('named', { name: kindOf(event, localizer), text: event.label })}</span
    >
  </li>`;

export const eventListStyles = css`
  .events {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
    gap: 8px 24px;
    margin-block: 8px 4px;
    font-size: var(--_text-sm);
    line-height: 1.43;
  }
  .events li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 8px;
    align-items: baseline;
  }
`;
