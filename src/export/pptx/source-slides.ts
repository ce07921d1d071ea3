import type { Config } from '../../core/config/schema.js';
import { joinSentences } from '../../core/i18n/punctuation.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { shownEffects } from '../../core/results/effect.js';
import { statement, type Result } from '../../core/results/result.js';
import {
  causeOf,
  effectJudgement,
  effectText,
  eventsOf,
  notesOf,
  opinionText,
  provenanceOf,
} from '../../core/results/result-text.js';
import type { Cell } from './slide-builder.js';
import { disputeText, resultsOf } from '../results-sections.js';
import { paginateRows, type SlideContext } from './paginate.js';

/** Appendix for the presenter: source, basis and further measurements of each number. */
export function sourceNotes(config: Config, result: Result, localizer: Localizer): string {
  const { t } = localizer;
  return [
    statement(result, 'headline'),
    disputeText(result, localizer) || opinionText(result, localizer),
    t('label.observed.more'),
    ...provenanceOf(config, result, localizer).map(({ term, facts }) =>
      t('named', { name: term, text: joinSentences(facts) }),
    ),
    ...shownEffects(result.effects).map((effect) =>
      t('named', {
        name: t(`label.${effect.label}`),
        text: joinSentences([
          effectText(effect, result, causeOf(config, effect, localizer), localizer),
          effectJudgement(effect, result, localizer),
        ]),
      }),
    ),
    ...eventsOf(config, result.metric).map(
      ({ date, kind, label }) =>
        `${localizer.day(date)} · ${t('named', { name: t(`event.${kind}`), text: localizer.text(label) })}`,
    ),
    ...notesOf(config, result.metric).map(
      ({ on, text }) => `${localizer.day(on)} · ${t('named', { name: t('notes'), text: localizer.text(text) })}`,
    ),
  ]
    .filter(Boolean)
    .join('\n');
}

/** Source and date of each number. */
export function sourceSlides({ config, localizer, deck, asOf }: SlideContext): void {
  const { t } = localizer;
  const factOf = (term: string, result: Result) =>
    provenanceOf(config, result, localizer).find((row) => row.term === term)?.facts[0] ?? t('know.not-stated');
  const columns = [t('know.definition'), t('know.source'), t('know.measured-by')];
  const rows = [
    ...resultsOf(config, localizer).map((result): Cell[] => [
      { text: localizer.text(result.metric.name), bold: true },
      ...columns.map((term) => ({ text: factOf(term, result) })),
      { text: statement(result, 'current') || t('not-measured') },
    ]),
    ...config.behaviors.map(({ name, source, who }): Cell[] => [
      { text: localizer.text(name), bold: true },
      { text: '' },
      { text: source === undefined ? t('know.not-stated') : localizer.text(source) },
      { text: who === undefined ? '' : localizer.text(who) },
      { text: '' },
    ]),
  ];
  if (!rows.length) return;
  paginateRows(rows, t('page.sources'), 4, localizer, ({ title, rows: part, isFirst, omittedText: moreText }) => {
    deck.slide(title, [asOf, t('label.observed.more')].join('\n'));
    const left = deck.table(
      deck.body,
      [2.3, 4.1, 2.43, 1.4, 1.9],
      [t('column.metric'), ...columns, t('know.date')].map((text) => ({ text })),
      part,
      { size: isFirst ? 13 : 11, minSize: 11, maxLines: 3 },
    );
    deck.foot([asOf, ...moreText(left)].join(' · '));
    return left;
  });
}
