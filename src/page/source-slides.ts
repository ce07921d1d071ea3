import type { Config } from '../config/schema.js';
import { inARow } from '../locales/sentences.js';
import type { Words } from '../locales/words.js';
import { statement, type Result } from '../results/result.js';
import { causeOf, effectText, eventsOf, notesOf, opinionText, provenanceOf } from '../results/texts.js';
import type { Cell } from './deck.js';
import { disputeText, resultsOf } from './results-sections.js';
import { inParts, type Talk } from './talk.js';

/** What the one who shows a result may be asked: where each number is from, what it rests on, what else was measured. */
export function sourceNotes(config: Config, result: Result, words: Words): string {
  const { say } = words;
  return [
    statement(result, 'headline'), disputeText(result, words) || opinionText(result, words), say('label.observed.more'),
    ...provenanceOf(config, result, words).map(({ term, facts }) => say('named', { name: term, text: inARow(facts) })),
    ...result.effects.map((effect) => say('named', { name: say(`label.${effect.label}`), text: effectText(effect, result, causeOf(config, effect, words), words) })),
    ...eventsOf(config, result.metric).map(({ date, kind, label }) => `${words.day(date)} · ${say('named', { name: say(`event.${kind}`), text: words.text(label) })}`),
    ...notesOf(config, result.metric).map(({ on, text }) => `${words.day(on)} · ${say('named', { name: say('notes'), text: words.text(text) })}`),
  ].filter(Boolean).join('\n');
}

/** Where each number comes from, and of when it is. */
export function sourceSlides({ config, words, deck, asOf }: Talk): void {
  const { say } = words;
  const stated = (term: string, result: Result) => provenanceOf(config, result, words).find((row) => row.term === term)?.facts[0] ?? say('know.not-stated');
  const columns = [say('know.definition'), say('know.source'), say('know.measured-by')];
  const rows = [
    ...resultsOf(config, words).map((result): Cell[] => [{ text: words.text(result.metric.name), bold: true }, ...columns.map((term) => ({ text: stated(term, result) })), { text: statement(result, 'current') || say('not-measured') }]),
    ...config.behaviors.map(({ name, source, who }): Cell[] => [
      { text: words.text(name), bold: true }, { text: '' }, { text: source === undefined ? say('know.not-stated') : words.text(source) }, { text: who === undefined ? '' : words.text(who) }, { text: '' },
    ]),
  ];
  if (!rows.length) return;
  inParts(rows, say('page.sources'), 4, words, ({ title, rows: part, isFirst, more }) => {
    deck.slide(title, [asOf, say('label.observed.more')].join('\n'));
    const left = deck.table(deck.body, [2.3, 4.1, 2.43, 1.4, 1.9], [say('column.metric'), ...columns, say('know.date')].map((text) => ({ text })), part, { size: isFirst ? 13 : 11, least: 11, most: 3 });
    deck.foot([asOf, ...more(left)].join(' · '));
    return left;
  });
}
