import { html, nothing, type TemplateResult } from 'lit';
import type { Config, Metric, TimelineEvent } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import { eventsOf, notesOf } from '../../results/texts.js';
import { eventShape } from '../../ui/figure.js';

/** What happened, and why the number did what it did, in the order of time. */
export function eventList(config: Config, metric: Metric, words: Words): TemplateResult | typeof nothing {
  const own = eventsOf(config, metric);
  const whys = notesOf(config, metric);
  if (!own.length && !whys.length) return nothing;
  return html`<ul class="events" aria-label=${words.say('events')}>
    ${own.map((event) => eventItem(event, words))}
    ${whys.map(({ on, text }) => html`<li><span class="shape" aria-hidden="true">“</span><span><span class="soft">${words.day(on)} ·</span> ${words.say('named', { name: words.say('notes'), text: words.text(text) })}</span></li>`)}
  </ul>`;
}

const eventItem = (event: TimelineEvent, words: Words): TemplateResult =>
  html`<li><span class="shape">${eventShape(event.kind)}</span><span><span class="soft">${words.day(event.date)} ·</span> ${words.say('named', { name: words.say(`event.${event.kind}`), text: words.text(event.label) })}</span></li>`;
