import { html, nothing, type TemplateResult } from 'lit';
import { evidenceLink } from '../../core/config/safe-url.js';
import { civilOfDay, dayOf, DAY, startOf } from '../../core/series/civil-time.js';
import type { Config, Entry, EntryOf, Text } from '../../core/config/schema.js';
import type { NextAction } from '../../core/effort/do-next.js';
import { doneDay, isOf } from '../../core/effort/ledger.js';
import {
  actionAdvice,
  decisionAdvice,
  entryTitle,
  feedbackFacts,
  handledFacts,
  keptText,
  minutesText,
} from '../../core/effort/ledger-text.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { nearDay } from '../../core/results/result-text.js';
import { chip } from '../shared/chip.js';
import { icon, type IconName } from '../shared/icon.js';
import { listRow, metaLine } from '../shared/list-row.js';
import { owner } from '../shared/owner-initials.js';

/** Days before its date from which an ask is due soon. */
const SOON_DAYS = 7;

export const glyph = (name: IconName, tone: 'done' | 'late' | '' = ''): TemplateResult =>
  html`<span class="glyph ${tone}">${icon(name)}</span>`;

/** True if it is due by the end of the week of `asOf`, or was due before. */
export const isThisWeek = ({ due }: Entry, asOf: string): boolean =>
  due !== undefined && due < dayOf(startOf('week', civilOfDay(asOf)) + 7 * DAY);

/** The names of what an ask is for; ids that nothing has are passed over. */
const aimsOf = ({ moves }: Entry, { metrics, behaviors }: Config, { text }: Localizer): string[] =>
  moves.flatMap((id) => {
    const aim = metrics.find((metric) => metric.id === id) ?? behaviors.find((behavior) => behavior.id === id);
    return aim ? [text(aim.name)] : [];
  });

/** One line below the title: by when, who, how long, what for; or when and by whom it was done. */
export function askMeta(
  entry: Entry,
  config: Config,
  asOf: string,
  localizer: Localizer,
): TemplateResult | typeof nothing {
  const { t, text } = localizer;
  const done = doneDay(entry);
  if (done !== null) {
    const by = entry.done?.by ?? (isOf(entry, 'question', 'decision') ? entry.answer?.by : undefined);
    return metaLine([localizer.day(done), by === undefined ? '' : text(by), evidenceOf(entry, localizer)]);
  }
  const role = config.plan?.roles.find(({ id }) => id === entry.role);
  const aims = aimsOf(entry, config, localizer);
  return metaLine([
    entry.due === undefined ? '' : nearDay(entry.due, asOf, localizer),
    role ? owner(text(role.name ?? role.role), role.side) : nothing,
    entry.minutes === undefined ? '' : minutesText(entry, localizer),
    aims.length ? t('effort.for', { names: localizer.list(aims) }) : '',
  ]);
}

function evidenceOf({ done }: Entry, localizer: Localizer): TemplateResult | string {
  if (done?.evidence === undefined) return '';
  const href = evidenceLink(done.evidence, document.baseURI);
  return href === null
    ? localizer.t('effort.evidence', { evidence: done.evidence })
    : html`<a href=${href} rel="noopener">${done.evidence}</a>`;
}

/** The reason for the question and the recommendation; once done, the answer. */
export function askWhy(
  entry: Entry,
  action: NextAction | undefined,
  localizer: Localizer,
): TemplateResult | typeof nothing {
  const answer = isOf(entry, 'question', 'decision') ? entry.answer?.text : undefined;
  const why =
    answer !== undefined
      ? isOf(entry, 'decision')
        ? localizer.t('effort.decided', { option: localizer.text(answer) })
        : localizer.text(answer)
      : isOf(entry, 'action')
        ? actionAdvice(entry, localizer)
        : decisionAdvice(entry, localizer) || (entry.why === undefined ? '' : localizer.text(entry.why));
  const kept = (action?.behaviors ?? []).filter(({ behavior }) => behavior.target);
  return html`${why ? html`<p class="why">${why}</p>` : nothing}${kept.map(
    (behavior) =>
      html`<p class="why">
        ${localizer.text(behavior.behavior.name)}${localizer.t('comma')}${keptText(behavior, localizer)}
      </p>`,
  )}`;
}

/** The state of an ask where it needs a word. */
export function askChip(entry: Entry, asOf: string, { t }: Localizer): TemplateResult | typeof nothing {
  if (doneDay(entry) !== null) return chip(t('chip.done'), 'better', 'check');
  if (entry.due === undefined) return nothing;
  if (entry.due < asOf) return chip(t('chip.overdue'), 'worse', 'exclaim');
  return entry.due <= dayOf(civilOfDay(asOf) + SOON_DAYS * DAY) ? chip(t('chip.due-soon'), 'watch', 'clock') : nothing;
}

/** An entry in two lines, for the provider’s notes. */
export const entryLine = (entry: Entry, config: Config, asOf: string, localizer: Localizer): TemplateResult =>
  html`<p class="medium">${entryTitle(entry, localizer)}</p>
    ${askMeta(entry, config, asOf, localizer)}`;

/** A question whose topic was answered in another: shown with that answer, not asked again. */
export const answeredElsewhere = (
  { title }: Entry,
  answer: { on: string; text: Text },
  localizer: Localizer,
): TemplateResult =>
  html`<li>
    ${listRow({
      mark: glyph('check', 'done'),
      title: localizer.text(title),
      meta: metaLine([localizer.day(answer.on), localizer.t('effort.answered-elsewhere')]),
      more: html`<p class="why">${localizer.text(answer.text)}</p>`,
    })}
  </li>`;

/** Work that the provider does for the customer. */
export function handledItem(entry: EntryOf<'follow-up'>, asOf: string, localizer: Localizer): TemplateResult {
  const { isDone, facts } = handledFacts(entry, asOf, localizer);
  const isLate = !isDone && entry.due !== undefined && entry.due < asOf;
  return html`<li>
    ${listRow({
      mark: isDone ? glyph('check', 'done') : isLate ? glyph('exclaim', 'late') : glyph('clock'),
      title: localizer.text(entry.title),
      meta: metaLine(facts),
    })}
  </li>`;
}

/** A customer's feedback, and what came of it. */
export function feedbackItem(entry: EntryOf<'feedback'>, asOf: string, localizer: Localizer): TemplateResult {
  const { replied, replyBy } = entry;
  const isLate = replied === undefined && replyBy !== undefined && replyBy < asOf;
  return html`<li>
    ${listRow({
      mark: replied !== undefined ? glyph('check', 'done') : isLate ? glyph('exclaim', 'late') : glyph('clock'),
      title: localizer.t('quoted', { text: localizer.text(entry.title) }),
      meta: metaLine(feedbackFacts(entry, asOf, localizer)),
    })}
  </li>`;
}
