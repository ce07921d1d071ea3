import { html, nothing, type TemplateResult } from 'lit';
import { safeLink } from '../../core/config/safe-url.js';
import type { EntryOf, Text } from '../../core/config/schema.js';
import { minutesText } from '../../core/effort/ledger-text.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { nearDay } from '../../core/results/result-text.js';
import { icon } from '../shared/icon.js';
import { listRow, metaLine } from '../shared/list-row.js';
import type { RenderLongList } from '../shared/long-lists.js';
import { owner } from '../shared/owner-initials.js';
import { linkButton } from './entry-forms.js';
import { glyph } from './entry-templates.js';

/** A meeting with what makes it worth the time: agenda, what to read before, and what it should bring or brought. */
export function meetingItem(entry: EntryOf<'meeting'>, asOf: string, localizer: Localizer): TemplateResult {
  const { t, text } = localizer;
  const { on, agenda, preRead, outcome } = entry;
  const isAhead = on === undefined || on >= asOf;
  const href = preRead === undefined ? null : safeLink(text(preRead), document.baseURI);
  const facts: [label: string, fact: TemplateResult | string | undefined][] = [
    [t('effort.agenda'), agenda === undefined ? undefined : text(agenda)],
    [
      t('effort.pre-read'),
      preRead === undefined
        ? undefined
        : href === null
          ? text(preRead)
          : html`<a href=${href} rel="noopener">${text(preRead)}</a>`,
    ],
    [t(isAhead ? 'effort.outcome-wanted' : 'effort.outcome'), outcome === undefined ? undefined : text(outcome)],
  ];
  const given = facts.filter(([, fact]) => fact !== undefined);
  return html`<li>
    ${listRow({
      mark: isAhead ? glyph('calendar') : glyph('check', 'done'),
      title: text(entry.title),
      meta: metaLine([
        on === undefined ? '' : nearDay(on, asOf, localizer),
        entry.minutes === undefined ? '' : minutesText(entry, localizer),
      ]),
      more: given.length
        ? html`<dl class="facts">
            ${given.map(
              ([label, fact]) =>
                html`<div>
                  <dt>${label}</dt>
                  <dd>${fact}</dd>
                </div>`,
            )}
          </dl>`
        : nothing,
    })}
  </li>`;
}

/** An incident with the text that can be forwarded as it is. */
export function incidentItem(
  entry: EntryOf<'incident'>,
  asOf: string,
  copy: (entry: EntryOf<'incident'>) => void,
  localizer: Localizer,
): TemplateResult {
  const { t, text } = localizer;
  const title = text(entry.title);
  const message = entry.message === undefined ? '' : text(entry.message);
  const mail = `mailto:?subject=${encodeURIComponent(title)}&body=${encodeURIComponent(message)}`;
  const name = (label: string) => t('named', { name: label, text: title });
  return html`<li>
    ${listRow({
      mark: glyph('alert'),
      title,
      meta: metaLine([entry.on === undefined ? '' : nearDay(entry.on, asOf, localizer)]),
      more: message
        ? html`<blockquote class="panel small" dir="auto">${message}</blockquote>
            <div class="buttons no-print">
              <button
                type="button"
                class="button secondary"
                data-copy=${entry.id}
                aria-label=${name(t('effort.copy'))}
                @click=${() => copy(entry)}
              >
                ${icon('doc')}${t('effort.copy')}
              </button>
              <a class="button ghost" href=${mail} aria-label=${name(t('effort.forward'))}
                >${icon('mail')}${t('effort.forward')}</a
              >
            </div>`
        : nothing,
    })}
  </li>`;
}

/** Whom to turn to: the first contact of each topic, since one topic has one contact. */
export function contactList(
  contacts: readonly EntryOf<'contact'>[],
  longList: RenderLongList,
  localizer: Localizer,
): TemplateResult {
  const { text } = localizer;
  const byTopic = new Map<string, EntryOf<'contact'>>();
  for (const contact of contacts) {
    const topic = contact.topic ?? contact.id;
    if (!byTopic.has(topic)) byTopic.set(topic, contact);
  }
  const item = (contact: EntryOf<'contact'>) =>
    html`<li>
      ${listRow({
        mark: owner(text(contact.name), contact.side ?? 'provider', true),
        title: text(contact.name),
        meta: metaLine([topicOf(contact.title, contact.topic, localizer)]),
        end: linkButton({ ...contact, title: contact.title ?? contact.name }, localizer),
      })}
    </li>`;
  const list = (shown: readonly EntryOf<'contact'>[]) =>
    html`<ul class="rows">
      ${shown.map(item)}
    </ul>`;
  return longList('contacts', [...byTopic.values()], list, localizer);
}

/** The name of a topic; where it has none, its id in words: "tax-codes" is "Tax codes". */
const topicOf = (title: Text | undefined, topic: string | undefined, { text }: Localizer): string =>
  title === undefined
    ? (topic ?? '').replace(/[-_]+/g, ' ').replace(/^\w/, (letter) => letter.toUpperCase())
    : text(title);

/** A support case: since when, or solved when, and in how many tries. */
export function caseItem(entry: EntryOf<'case'>, asOf: string, localizer: Localizer): TemplateResult {
  const { t } = localizer;
  const { opened, closed, tries } = entry;
  const isClosed = closed !== undefined && closed <= asOf;
  return html`<li>
    ${listRow({
      mark: isClosed ? glyph('check', 'done') : glyph('clock'),
      title: localizer.text(entry.title),
      meta: metaLine([
        isClosed
          ? t('effort.case-closed', { day: nearDay(closed, asOf, localizer) })
          : opened === undefined
            ? ''
            : t('effort.case-open', { day: nearDay(opened, asOf, localizer) }),
        tries === undefined ? '' : t('effort.tries', { count: tries }),
      ]),
    })}
  </li>`;
}
