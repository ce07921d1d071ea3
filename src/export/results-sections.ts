import type { Config, Metric, Text } from '../core/config/schema.js';
import { joinSentences } from '../core/i18n/punctuation.js';
import type { MessageKey } from '../core/i18n/message-types.js';
import type { Localizer } from '../core/i18n/localizer.js';
import { chartModel } from '../chart/model.js';
import { chartSize } from '../chart/sizes.js';
import { shownEffects, type Effect } from '../core/results/effect.js';
import { resultOf, statement, type Result } from '../core/results/result.js';
import {
  behaviorsOf,
  behaviorTexts,
  effectRow,
  eventsOf,
  footNotes,
  leadOf,
  notesOf,
  opinionText,
  provenanceOf,
  statusLabel,
} from '../core/results/result-text.js';
import { rowCount, valueRows } from '../core/results/table-rows.js';
import { displayedSeriesOf, type DisplayedSeries } from '../core/results/displayed-series.js';
import { heading, item, list, table, text, type Block, type Item, type Table } from './report-blocks.js';

/** Maximum number of table rows: mail programs reject longer tables. The CSV file has all rows. */
export const MAX_ROWS = 104;

/** The results of all metrics, those of the kind `signal` last. */
export const resultsOf = (config: Config, localizer: Localizer): Result[] =>
  (['result', 'signal'] as const).flatMap((kind) =>
    config.metrics.filter((metric) => metric.kind === kind).map(({ id }) => resultOf(config, id, localizer)),
  );

/** The values by the metric's own period, which all statements use. */
export const wholeSeries = (config: Config, result: Result, localizer: Localizer): DisplayedSeries =>
  displayedSeriesOf(config, result, result.metric.period, 'all', localizer);

/** The person who disputes the number, and the reason. Empty if nobody does. */
export function disputeText(result: Result, localizer: Localizer): string {
  const { disputed } = result.metric;
  if (!disputed) return '';
  const opinion = opinionText(result, localizer);
  return disputed.reason === undefined
    ? opinion
    : localizer.t('named', { name: opinion, text: localizer.text(disputed.reason) });
}

/** One line for each result, good and bad alike. */
export function summarySection(config: Config, localizer: Localizer): Block[] {
  if (!config.metrics.length) return text(localizer.t('empty.metrics'));
  const line = (result: Result): Item =>
    item(
      statement(result, 'headline'),
      [
        statusText(result, localizer),
        localizer.t('label.observed'),
        statement(result, 'as-of'),
        localizer.text(result.metric.source),
      ]
        .filter(Boolean)
        .join(' · '),
      disputeText(result, localizer),
    );
  const itemsOf = (kind: Metric['kind']) =>
    list(
      resultsOf(config, localizer)
        .filter(({ metric }) => metric.kind === kind)
        .map(line),
    );
  const signals = itemsOf('signal');
  return [...itemsOf('result'), ...(signals.length ? [heading(localizer.t('kind.signals')), ...signals] : [])];
}

export function statusText(result: Result, localizer: Localizer): string {
  const { shape, text: word } = statusLabel(result, localizer);
  return shape ? `${shape} ${word}` : word;
}

/** For each metric: sentences, picture, and the same numbers as a table. */
export const timelinesSection = (config: Config, width: number, localizer: Localizer): Block[] =>
  resultsOf(config, localizer).flatMap((result) => {
    const { metric } = result;
    const view = wholeSeries(config, result, localizer);
    const { caution, change, rest } = leadOf(result);
    const model = chartModel(config, result, view, localizer);
    return [
      heading(localizer.text(metric.name)),
      ...(metric.kind === 'signal' ? text(localizer.t('kind.signal'), 'soft') : []),
      ...text(caution, 'strong'),
      ...text(joinSentences([change, rest]), 'lead'),
      ...text(disputeText(result, localizer), 'strong'),
      ...(rowCount(view)
        ? [
            {
              kind: 'picture',
              picture: { model, size: chartSize(model, width), localizer },
              title: localizer.text(metric.name),
              description: statement(result, 'headline'),
            } satisfies Block,
            table(valuesTable(result, view, localizer, MAX_ROWS), true),
            ...(rowCount(view) > MAX_ROWS
              ? text(localizer.t('page.earlier', { count: MAX_ROWS, all: rowCount(view) }), 'soft')
              : []),
          ]
        : []),
      ...text([...footNotes(result, localizer), localizer.t('label.observed.more')].join(' · '), 'soft'),
    ];
  });

/** The latest rows, oldest first. */
export function valuesTable(result: Result, view: DisplayedSeries, localizer: Localizer, maxRows: number): Table {
  const { t } = localizer;
  const valueText = (value: number | null) => (value === null ? '–' : localizer.number(value, result.unit));
  const rows = valueRows(result, view, { by: 'period', descending: true }, maxRows, localizer).reverse();
  const other = view.comparison ? [{ text: localizer.text(result.metric.comparison?.name), isNumber: true }] : [];
  return {
    caption: t('table.caption', { name: localizer.text(result.metric.name) }),
    columns: [
      { text: t('table.period') },
      { text: t('table.value'), isNumber: true },
      ...other,
      { text: t('table.n'), isNumber: true },
      { text: t('table.remark') },
    ],
    rows: rows.map(({ period, value, other: compared, n, remark }) => [
      period,
      valueText(value),
      ...(compared === undefined ? [] : [valueText(compared)]),
      localizer.number(n),
      remark,
    ]),
  };
}

/**
 * Behaviours and events with the values before and after, each with its evidence label: at most three effects per
 * result, without overlap.
 * @param withEvents true to list events too: false if timelines on the same page list them
 */
export const changesSection = (config: Config, localizer: Localizer, withEvents: boolean): Block[] =>
  resultsOf(config, localizer).flatMap((result) => {
    const { metric, effects } = result;
    const habits = behaviorsOf(config, metric, localizer).flatMap((behavior): Item[] => {
      const texts = behaviorTexts(behavior, localizer);
      const { name, why } = behavior.behavior;
      return [
        texts ? item(texts.kept, localizer.text(why), texts.warning) : item(localizer.text(name), localizer.text(why)),
      ];
    });
    const dated = (day: string, name: MessageKey, content: Text) =>
      item(
        `${localizer.day(day)} · ${localizer.t('named', { name: localizer.t(name), text: localizer.text(content) })}`,
      );
    const events = !withEvents
      ? []
      : [
          ...eventsOf(config, metric).map(({ date, kind, label }) => dated(date, `event.${kind}`, label)),
          ...notesOf(config, metric).map(({ on, text: why }) => dated(on, 'notes', why)),
        ];
    const shown = shownEffects(effects);
    if (!habits.length && !events.length && !shown.length) return [];
    return [
      heading(localizer.text(metric.name)),
      ...list(habits),
      ...(shown.length ? [table(effectsTable(config, result, shown, localizer))] : []),
      ...(shown.length < effects.length ? text(localizer.t('effects.overlap'), 'soft') : []),
      ...[...new Set(shown.map(({ label }) => label))].flatMap((label) =>
        text(localizer.t(`effect.label.${label}`), 'soft'),
      ),
      ...list(events),
    ];
  });

/** The columns of a table of effects. */
export const EFFECT_COLUMNS = ['change', 'before', 'after', 'difference', 'beyond', 'kind'] as const;

function effectsTable(config: Config, result: Result, effects: readonly Effect[], localizer: Localizer): Table {
  return {
    caption: localizer.t('named', { name: localizer.text(result.metric.name), text: localizer.t('effects') }),
    columns: EFFECT_COLUMNS.map((column) => ({
      text: localizer.t(`effects.${column}`),
      isNumber: column !== 'change' && column !== 'kind',
    })),
    rows: effects.map((effect) => effectRow(config, result, effect, localizer)),
  };
}

/** The source and the date of each number. */
export function sourcesSection(config: Config, localizer: Localizer): Block[] {
  const { t } = localizer;
  const columns = [{ text: t('column.metric') }, { text: '' }];
  const metrics = resultsOf(config, localizer).flatMap((result): Block[] => {
    const caption = localizer.text(result.metric.name);
    return [
      heading(caption),
      table({
        caption,
        columns,
        rows: provenanceOf(config, result, localizer).map(({ term, facts }) => [term, facts.join('\n')]),
      }),
    ];
  });
  const habits = config.behaviors.map(({ name, source, who }) =>
    item(
      localizer.text(name),
      t('named', {
        name: t('know.source'),
        text: source === undefined ? t('know.not-stated') : localizer.text(source),
      }),
      who === undefined ? '' : t('named', { name: t('page.who'), text: localizer.text(who) }),
    ),
  );
  return [...metrics, ...(habits.length ? [heading(t('slides.habits')), ...list(habits)] : [])];
}
