import { html, nothing, type TemplateResult } from 'lit';
import { dayOf } from '../../config/dates.js';
import type { Config, Metric, TimelineEvent } from '../../config/schema.js';
import type { Words } from '../../locales/words.js';
import { asOfCivil } from '../../results/buckets.js';
import { opinionText } from '../../results/in-words.js';
import { statement, type Result } from '../../results/result.js';
import { eventShape } from '../../ui/figure.js';

/** What happened, and why the number did what it did, in the order of time. */
export function eventList(config: Config, { id, notes }: Metric, words: Words): TemplateResult | typeof nothing {
  const today = dayOf(asOfCivil(config));
  const own = config.events.filter(({ metrics }) => !metrics.length || metrics.includes(id)).sort((a, b) => a.date.localeCompare(b.date));
  const whys = notes.filter(({ on }) => on <= today);
  if (!own.length && !whys.length) return nothing;
  return html`<ul class="events" aria-label=${words.say('events')}>
    ${own.map((event) => eventItem(event, words))}
    ${whys.map(({ on, text }) => html`<li><span class="shape" aria-hidden="true">“</span><span><span class="soft">${words.day(on)} · ${words.say('notes')}:</span> ${words.text(text)}</span></li>`)}
  </ul>`;
}

const eventItem = (event: TimelineEvent, words: Words): TemplateResult =>
  html`<li><span class="shape">${eventShape(event.kind)}</span><span><span class="soft">${words.day(event.date)} · ${words.say(`event.${event.kind}`)}:</span> ${words.text(event.label)}</span></li>`;

/** As of when, from where, and whether the customer agrees. */
export function footNotes(result: Result, words: Words): string[] {
  const { source, confirmed, disputed } = result.metric;
  return [
    statement(result, 'as-of'),
    ...(source === undefined ? [] : [words.text(source)]),
    ...(confirmed && !disputed ? [opinionText(result, words)] : []),
    ...(['unfinished', 'gaps', 'unread', 'duplicates', 'after-as-of'] as const).map((id) => statement(result, id)).filter(Boolean),
  ];
}
