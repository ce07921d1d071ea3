import { csvFormatRow } from 'd3-dsv';
import type { Config } from '../core/config/schema.js';
import type { Localizer } from '../core/i18n/localizer.js';
import { resultOf, statement, type Result } from '../core/results/result.js';
import { definedFrom, opinionText } from '../core/results/result-text.js';
import { rowCount, valueRows, type ValueRow } from '../core/results/table-rows.js';
import { displayedSeriesOf, type Grain, type Range } from '../core/results/displayed-series.js';
import { noticesOf } from './report.js';
import { disputeText } from './results-sections.js';

/** Options of `metricCsv`. */
export interface CsvOptions {
  /** Length of the periods. Default: the metric's own. */
  grain?: Grain | undefined;
  /** Time range. Default: `all`. */
  range?: Range | undefined;
  /** True if a newer config could not be loaded; the file then says that it may be out of date. */
  isStale?: boolean | undefined;
}

/** A cell. Numbers stay numbers; texts are escaped so that a spreadsheet never runs them as a formula. */
export type Cell = string | number | null;

/**
 * Rows as CSV (RFC 4180). The text starts with a byte order mark, since Excel needs it to recognize UTF-8.
 */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${rows.map((row) => `${csvFormatRow(row.map(cellText))}\r\n`).join('')}`;

/**
 * One metric's values as CSV: metadata rows on top, then one row a period.
 * @param localizer needs the message parts `results`, `plan-effort` and `export`
 * @example
 * await loadMessages('en', ['results', 'plan-effort', 'export']);
 * await writeFile('invoice-cycle.csv', metricCsv(config, 'invoice-cycle', localizerFor('en')));
 */
export function metricCsv(
  config: Config,
  metricId: string,
  localizer: Localizer,
  { grain, range = 'all', isStale = false }: CsvOptions = {},
): string {
  const result = resultOf(config, metricId, localizer);
  const view = displayedSeriesOf(config, result, grain ?? result.metric.period, range, localizer);
  const rows = valueRows(result, view, { by: 'period', descending: false }, rowCount(view), localizer);
  const lines: Cell[][] = [
    ...noticesOf(config, localizer, { isStale }, [metricId]).map((notice) => [notice]),
    ...metadataRows(config, result, localizer),
    [],
    ...valueTable(result, rows, view.isComparable, localizer),
  ];
  return csvOf(lines);
}

/** Metadata rows: account, source, date, and the level of evidence. */
function metadataRows(config: Config, result: Result, localizer: Localizer): Cell[][] {
  const { metric, unit } = result;
  const { t } = localizer;
  const textOrNotStated = (text: typeof metric.source) =>
    text === undefined ? t('know.not-stated') : localizer.text(text);
  return [
    [t('column.account'), localizer.text(config.account.name)],
    [t('column.metric'), localizer.text(metric.name)],
    [t('column.stands'), statement(result, 'headline')],
    [t('know.definition'), textOrNotStated(metric.definition)],
    [t('know.source'), textOrNotStated(metric.source)],
    [t('know.date'), statement(result, 'as-of')],
    [t('label'), t('label.observed.more')],
    [
      t('column.unit'),
      unit.style === 'percent'
        ? t('column.fraction')
        : unit.style === 'currency'
          ? (unit.currency ?? '')
          : (unit.unit ?? ''),
    ],
    ...[
      [t('know.baseline'), statement(result, 'baseline')],
      [t('know.target'), statement(result, 'target')],
      [t('opinion'), disputeText(result, localizer) || opinionText(result, localizer)],
    ].filter(([, line]) => line),
  ];
}

function valueTable(result: Result, rows: readonly ValueRow[], isComparable: boolean, localizer: Localizer): Cell[][] {
  const { t } = localizer;
  const { metric, baseline } = result;
  const definedSince = definedFrom(result);
  const { value, min, max } = metric.target ?? {};
  const baselines = isComparable && baseline ? [baseline.value] : [];
  const targets = isComparable
    ? (metric.direction === 'maintain' ? [min, max] : [value]).filter((target) => target !== undefined)
    : [];
  const other = rows.some((row) => row.other !== undefined);
  return [
    [
      t('table.period'),
      t('column.from'),
      t('column.to'),
      t('table.value'),
      t('table.n'),
      t('column.finished'),
      ...baselines.map(() => t('know.baseline')),
      ...targets.map(() => t('column.target')),
      ...(other ? [localizer.text(metric.comparison?.name)] : []),
      t('table.remark'),
    ],
    ...rows.map(({ period, bucket, value: measured, n, other: beside, remark }): Cell[] => [
      period,
      bucket?.start ?? '',
      bucket?.end ?? '',
      measured,
      n,
      bucket === null ? '' : t(bucket.finished ? 'column.yes' : 'column.no'),
      // baseline and target do not apply to values of an earlier definition
      ...[...baselines, ...targets].map((line) =>
        definedSince !== null && bucket !== null && bucket.start < definedSince ? null : line,
      ),
      ...(other ? [beside ?? null] : []),
      remark,
    ]),
  ];
}

/**
 * Characters that start a formula in some spreadsheet, full-width forms included, after the white space that it skips.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/**
 * Writes a cell. A gap stays empty (never 0), a number keeps its sign, and a text that a spreadsheet would run gets a
 * leading apostrophe.
 */
const cellText = (cell: Cell): string =>
  cell === null ? '' : typeof cell === 'number' ? numberText(cell) : FORMULA.test(cell) ? `'${cell}` : cell;

/** Writes a number without an exponent, since some programs read one as text. No digit is lost. */
function numberText(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  if (Number.isInteger(value)) return String(BigInt(value));
  const [digits = '', power] = String(Math.abs(value)).split('e-');
  return `${value < 0 ? '-' : ''}0.${'0'.repeat(Number(power) - 1)}${digits.replace('.', '')}`;
}
