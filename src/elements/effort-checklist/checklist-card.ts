import { html, type TemplateResult } from 'lit';
import type { Config, Entry } from '../../core/config/schema.js';
import { customerMinutes, isOf } from '../../core/effort/ledger.js';
import { minutesInAll } from '../../core/effort/ledger-text.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { listRow } from '../shared/list-row.js';
import { askMeta, glyph } from './entry-templates.js';

/**
 * The checklist at a glance, for a sidebar or a dashboard: how much there is to do, how long it takes, and the first of
 * it.
 */
export function checklistCard(
  open: readonly Entry[],
  config: Config,
  { asOf, level, nothingText }: { asOf: string; level: number; nothingText: string },
  localizer: Localizer,
): TemplateResult {
  const { t, text } = localizer;
  const [first] = open;
  const minutes = minutesInAll(
    open.map((entry) => ({ minutes: customerMinutes(entry) })),
    localizer,
  );
  return html`<div class="glance">
    <div class="stat-head">
      <span class="stat-name" role="heading" aria-level=${level}>${t('effort.do-next')}</span>
      <span class="small soft">${minutes}</span>
    </div>
    ${
      first
        ? html`<p class="section-title">${t('effort.things', { count: open.length })}</p>
            ${listRow({
              mark: glyph(isOf(first, 'question') ? 'question' : isOf(first, 'decision') ? 'choice' : 'check'),
              title: text(first.title),
              meta: askMeta({ ...first, moves: [] }, config, asOf, localizer),
            })}`
        : html`<p class="medium">${nothingText}</p>`
    }
  </div>`;
}
