import type { ReportRecord } from '../authoring/report-record.js';

/** Maximum number of columns of a frame: a minified file may have one very long line. */
const MAX_COLUMNS = 200;
const MARGIN = 80;

/** Control and bidi characters, which could move the cursor of a terminal or hide text. */
// eslint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A text that is safe to print on one line of a terminal. */
export const printable = (text: string): string => text.replace(UNSAFE, (char) => (char === '\t' ? ' ' : '�'));

/** The line of a record and the one before it, with a marker below. Empty if the record has no line. */
export function codeFrame(
  text: string,
  { line, column = 1, endColumn }: Pick<ReportRecord, 'line' | 'column' | 'endColumn'>,
): string[] {
  if (line === undefined) return [];
  const lines = text.split(/\r?\n/);
  const own = lines[line - 1];
  if (own === undefined) return [];
  const start = column > MAX_COLUMNS - MARGIN ? column - MARGIN : 0;
  const show = (shown: string) => printable(shown.slice(start, start + MAX_COLUMNS)).trimEnd();
  const width = String(line).length;
  const mark = Math.max(1, Math.min((endColumn ?? column + 1) - column, start + MAX_COLUMNS - column + 1));
  const before = line > 1 ? lines[line - 2] : undefined;
  return [
    ...(before === undefined ? [] : [`${String(line - 1).padStart(width)} │ ${show(before)}`.trimEnd()]),
    `${line} │ ${show(own)}`,
    `${' '.repeat(width)} ╵ ${' '.repeat(Math.max(0, column - 1 - start))}${'~'.repeat(mark)}`,
  ];
}
