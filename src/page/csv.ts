import { csvFormatRow } from 'd3-dsv';
import type { Config } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import { resultOf, statement, type Result } from '../results/result.js';
import { definedFrom, opinionText } from '../results/texts.js';
import { rowCount, valueRows, type ValueRow } from '../results/value-rows.js';
import { viewOf, type Grain, type Range } from '../results/view.js';
import { noticesOf } from './document.js';
import { disputeText } from './results-sections.js';

export interface CsvOptions {
  /** As shown: how fine the values are, and which stretch of time. All of the metric's own periods where left out. */
  grain?: Grain | undefined;
  range?: Range | undefined;
  /** Whether a newer config could not be had. */
  isStale?: boolean | undefined;
}

/** A number is written as one; a text is kept from being taken for a formula. */
type Cell = string | number | null;

/**
 * One metric's values as a table in a file: what they are on top, a row a period below. RFC 4180, in UTF-8 with the mark that
 * Excel needs to know it.
 * @param words with the parts `results`, `work` and `page` loaded
 */
export function metricCsv(config: Config, metricId: string, words: Words, { grain, range = 'all', isStale = false }: CsvOptions = {}): string {
  const result = resultOf(config, metricId, words);
  const view = viewOf(config, result, grain ?? result.metric.period, range, words);
  const rows = valueRows(result, view, { by: 'period', descending: false }, rowCount(view), words);
  const lines: Cell[][] = [
    ...noticesOf(config, words, { isStale }, [metricId]).map((notice) => [notice]),
    ...about(config, result, words),
    [],
    ...table(result, rows, view.isComparable, words),
  ];
  return `\ufeff${lines.map((line) => `${csvFormatRow(line.map(cellText))}\r\n`).join('')}`;
}

/** What the numbers are: whose, from where, of when, and what may be claimed of them. */
function about(config: Config, result: Result, words: Words): Cell[][] {
  const { metric, unit } = result;
  const { say } = words;
  const stated = (text: typeof metric.source) => (text === undefined ? say('know.not-stated') : words.text(text));
  return [
    [say('column.account'), words.text(config.account.name)],
    [say('column.metric'), words.text(metric.name)],
    [say('column.stands'), statement(result, 'headline')],
    [say('know.definition'), stated(metric.definition)],
    [say('know.source'), stated(metric.source)],
    [say('know.date'), statement(result, 'as-of')],
    [say('label'), say('label.observed.more')],
    [say('column.unit'), unit.style === 'percent' ? say('column.fraction') : unit.style === 'currency' ? (unit.currency ?? '') : (unit.unit ?? '')],
    ...[
      [say('know.baseline'), statement(result, 'baseline')], [say('know.target'), statement(result, 'target')],
      [say('opinion'), disputeText(result, words) || opinionText(result, words)],
    ].filter(([, line]) => line),
  ];
}

function table(result: Result, rows: readonly ValueRow[], isComparable: boolean, words: Words): Cell[][] {
  const { say } = words;
  const { metric, baseline } = result;
  const cut = definedFrom(result);
  const { value, min, max } = metric.target ?? {};
  const compared = isComparable && baseline?.comparable ? [baseline.value] : [];
  const targets = isComparable ? (metric.direction === 'maintain' ? [min, max] : [value]).filter((target) => target !== undefined) : [];
  const other = rows.some((row) => row.other !== undefined);
  return [
    [
      say('table.period'), say('column.from'), say('column.to'), say('table.value'), say('table.n'), say('column.finished'),
      ...compared.map(() => say('know.baseline')), ...targets.map(() => say('column.target')), ...(other ? [words.text(metric.comparison?.name)] : []), say('table.remark'),
    ],
    ...rows.map(({ period, bucket, value: measured, n, other: beside, remark }): Cell[] => [
      period, bucket?.start ?? '', bucket?.end ?? '', measured, n, bucket === null ? '' : say(bucket.finished ? 'column.yes' : 'column.no'),
      // neither holds for what was measured by another definition
      ...[...compared, ...targets].map((line) => (cut !== null && bucket !== null && bucket.start < cut ? null : line)), ...(other ? [beside ?? null] : []), remark,
    ]),
  ];
}

/** Signs with which a text begins a formula in some spreadsheet: also the wide forms, and what a spreadsheet passes over before it. */
const FORMULA = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** A gap is empty and never a zero. A number stays one, whatever its sign; a text that a spreadsheet would run begins with an apostrophe instead. */
const cellText = (cell: Cell): string => (cell === null ? '' : typeof cell === 'number' ? String(cell) : FORMULA.test(cell) ? `'${cell}` : cell);
