import type { Config, Metric } from '../config/schema.js';
import { inARow } from '../locales/sentences.js';
import type { Words } from '../locales/words.js';
import { withKey } from '../picture/key.js';
import { pictureOf } from '../picture/picture.js';
import { shapesOf } from '../picture/shapes.js';
import { resultOf, statement, type Result } from '../results/result.js';
import { behaviorsOf, behaviorTexts, causeOf, effectText, eventsOf, footNotes, leadOf, notesOf, opinionText, provenanceOf, standingOf } from '../results/texts.js';
import { rowCount, valueRows } from '../results/value-rows.js';
import { viewOf, type View } from '../results/view.js';
import { heading, item, list, table, text, type Block, type Item, type Table } from './blocks.js';

/** A longer table is no longer read, and no mail program takes it: the rest is in the file of values. */
export const MOST_ROWS = 104;

/** Results before signals, which are none by themselves. */
export const resultsOf = (config: Config, words: Words): Result[] =>
  (['result', 'signal'] as const).flatMap((kind) => config.metrics.filter((metric) => metric.kind === kind).map(({ id }) => resultOf(config, id, words)));

/** The values as measured by the metric's own period, since everything that is said rests on these. */
export const wholeView = (config: Config, result: Result, words: Words): View => viewOf(config, result, result.metric.period, 'all', words);

/** What was said against the number; empty where nothing was. */
export function disputeText(result: Result, words: Words): string {
  const { disputed } = result.metric;
  if (!disputed) return '';
  const opinion = opinionText(result, words);
  return disputed.reason === undefined ? opinion : words.say('named', { name: opinion, text: words.text(disputed.reason) });
}

/** Each result in one line, the best and the worst alike. */
export function glance(config: Config, words: Words): Block[] {
  if (!config.metrics.length) return text(words.say('empty.metrics'));
  const line = (result: Result): Item => item(
    statement(result, 'headline'),
    [standing(result, words), words.say('label.observed'), statement(result, 'as-of'), words.text(result.metric.source)].filter(Boolean).join(' · '),
    disputeText(result, words),
  );
  const of = (kind: Metric['kind']) => list(resultsOf(config, words).filter(({ metric }) => metric.kind === kind).map(line));
  const signals = of('signal');
  return [...of('result'), ...(signals.length ? [heading(words.say('kind.signals')), ...signals] : [])];
}

export function standing(result: Result, words: Words): string {
  const { shape, text: word } = standingOf(result, words);
  return shape ? `${shape} ${word}` : word;
}

/** Each metric: the sentences, the picture, the same numbers as a table. */
export const timelines = (config: Config, width: number, words: Words): Block[] =>
  resultsOf(config, words).flatMap((result) => {
    const { metric } = result;
    const view = wholeView(config, result, words);
    const { caution, change, rest } = leadOf(result);
    const picture = pictureOf(config, result, view, width, words, null);
    return [
      heading(words.text(metric.name)),
      ...(metric.kind === 'signal' ? text(words.say('kind.signal'), 'soft') : []),
      ...text(caution, 'strong'),
      ...text(inARow([change, rest]), 'lead'),
      ...text(disputeText(result, words), 'strong'),
      ...(rowCount(view) ? [
        { kind: 'picture', drawing: withKey(picture, shapesOf(picture, words)), title: words.text(metric.name), description: statement(result, 'headline') } satisfies Block,
        table(valuesTable(result, view, words, MOST_ROWS), true),
        ...(rowCount(view) > MOST_ROWS ? text(words.say('page.earlier', { count: MOST_ROWS, all: rowCount(view) }), 'soft') : []),
      ] : []),
      ...text([...footNotes(result, words), words.say('label.observed.more')].join(' · '), 'soft'),
    ];
  });

/** The latest values in the order of time. */
export function valuesTable(result: Result, view: View, words: Words, most: number): Table {
  const { say } = words;
  const shown = (value: number | null) => (value === null ? '–' : words.number(value, result.unit));
  const rows = valueRows(result, view, { by: 'period', descending: true }, most, words).reverse();
  const other = view.comparison ? [{ text: words.text(result.metric.comparison?.name), isNumber: true }] : [];
  return {
    caption: say('table.caption', { name: words.text(result.metric.name) }),
    columns: [{ text: say('table.period') }, { text: say('table.value'), isNumber: true }, ...other, { text: say('table.n'), isNumber: true }, { text: say('table.remark') }],
    rows: rows.map(({ period, value, other: compared, n, remark }) => [period, shown(value), ...(compared === undefined ? [] : [shown(compared)]), words.number(n), remark]),
  };
}

/**
 * What people do differently and what happened, with what was measured before and after, each with its label.
 * @param happens whether what happened is listed, too: not where the timelines beside it list it
 */
export const moved = (config: Config, words: Words, happens: boolean): Block[] =>
  resultsOf(config, words).flatMap((result) => {
    const { metric, effects } = result;
    const habits = behaviorsOf(config, metric, words).flatMap((behavior): Item[] => {
      const texts = behaviorTexts(behavior, words);
      const { name, why } = behavior.behavior;
      return [texts ? item(texts.kept, words.text(why), texts.warning) : item(words.text(name), words.text(why))];
    });
    const happened = !happens ? [] : [
      ...eventsOf(config, metric).map(({ date, kind, label }) => item(`${words.day(date)} · ${words.say('named', { name: words.say(`event.${kind}`), text: words.text(label) })}`)),
      ...notesOf(config, metric).map(({ on, text: why }) => item(`${words.day(on)} · ${words.say('named', { name: words.say('notes'), text: words.text(why) })}`)),
    ];
    const measured = effects.map((effect) => item(effectText(effect, result, causeOf(config, effect, words), words), words.say(`label.${effect.label}`)));
    if (!habits.length && !happened.length && !measured.length) return [];
    return [
      heading(words.text(metric.name)), ...list(habits), ...list(measured),
      ...[...new Set(effects.map(({ label }) => label))].flatMap((label) => text(words.say(`effect.label.${label}`), 'soft')),
      ...list(happened),
    ];
  });

/** Where each number comes from, and of when it is. */
export function sources(config: Config, words: Words): Block[] {
  const { say } = words;
  const columns = [{ text: say('column.metric') }, { text: '' }];
  const metrics = resultsOf(config, words).flatMap((result): Block[] => {
    const caption = words.text(result.metric.name);
    return [heading(caption), table({ caption, columns, rows: provenanceOf(config, result, words).map(({ term, facts }) => [term, facts.join('\n')]) })];
  });
  const habits = config.behaviors.map(({ name, source, who }) =>
    item(words.text(name), say('named', { name: say('know.source'), text: source === undefined ? say('know.not-stated') : words.text(source) }), who === undefined ? '' : say('named', { name: say('page.who'), text: words.text(who) })));
  return [...metrics, ...(habits.length ? [heading(say('slides.habits')), ...list(habits)] : [])];
}
