import { dsvFormat } from 'd3-dsv';
import { isRecord, type Points, type PointsSource } from '../types.js';
import { STEP, type SlicedTask } from './time-slicing.js';

/** The reason why a file has no usable points. The messages are in `core/config/point-issues.ts`. */
export type PointsFileFault =
  | { kind: 'empty' }
  | { kind: 'html' }
  | { kind: 'not-json'; text: string }
  /** The JSON is neither a list nor two columns. */
  | { kind: 'not-points'; value: unknown }
  | { kind: 'no-column'; column: string; columns: string[] };

export type PointsFileContent = { points: Points } | { fault: PointsFileFault };

/**
 * Parses the text of a CSV or JSON file into two columns, in slices. Invalid dates and values are kept, so that
 * `seriesOf` can report them.
 */
export function* pointsFileSteps(text: string, source: PointsSource): SlicedTask<PointsFileContent> {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (body.trim() === '') return { fault: { kind: 'empty' } };
  if (/^\s*<(?:!doctype|html)/i.test(body)) return { fault: { kind: 'html' } };
  return /^\s*[[{]/.test(body) ? readJson(body, source) : yield* csvSteps(body, source);
}

function readJson(text: string, { date = 'date', value: column = 'value' }: PointsSource): PointsFileContent {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { fault: { kind: 'not-json', text } };
  }
  if (isRecord(value) && Array.isArray(value.dates) && Array.isArray(value.values))
    return { points: value as unknown as Points };
  if (!Array.isArray(value)) return { fault: { kind: 'not-points', value } };
  if (!value.some(isRecord)) return { points: value as Points };
  const rows = value.map((row: unknown): Record<string, unknown> => (isRecord(row) ? row : {}));
  const known = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const key of [date, column]) if (!known.has(key)) return missingColumn(key, known);
  // an absent or empty value is a gap; an absent date is a fault
  return { points: { dates: rows.map((row) => row[date]), values: rows.map((row) => row[column] ?? null) } as Points };
}

const missingColumn = (column: string, columns: Iterable<string>): PointsFileContent => ({
  fault: { kind: 'no-column', column, columns: [...columns] },
});

function* csvSteps(written: string, { date = 'date', value = 'value' }: PointsSource): SlicedTask<PointsFileContent> {
  const text = written.replace(/^\s*[\r\n]/, '');
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].reduce((best, mark) =>
    head.split(mark).length > head.split(best).length ? mark : best,
  );
  const number = numberReader(delimiter);
  const dsv = dsvFormat(delimiter);
  const columns = (dsv.parseRows(head)[0] ?? []).map((name) => name.trim());
  const [dateAt, valueAt] = [columns.indexOf(date), columns.indexOf(value)];
  if (dateAt === -1) return missingColumn(date, columns);
  if (valueAt === -1) return missingColumn(value, columns);
  const dates: string[] = [];
  const values: unknown[] = [];
  for (const piece of splitText(text, head.length)) {
    dsv.parseRows(piece, (row) => {
      if (row.every((cell) => cell.trim() === '')) return null;
      dates.push((row[dateAt] ?? '').trim());
      values.push(number(row[valueAt] ?? ''));
      return null;
    });
    yield;
  }
  return { points: { dates, values } as Points };
}

/** Characters per slice. */
const PIECE = STEP * 25;

/** Splits the text from `start` on into pieces of whole rows. A line break within quotes does not end a row. */
function* splitText(text: string, start: number): Generator<string> {
  const quoteFrom = (at: number): number => {
    const found = text.indexOf('"', at);
    return found === -1 ? text.length : found;
  };
  const lineEnd = text.includes('\n', start) ? '\n' : '\r';
  let quote = quoteFrom(start); // looked for again only once it was passed: it may be far away
  for (let from = start; from < text.length;) {
    let to = from;
    let quotes = 0;
    do {
      const end = text.indexOf(lineEnd, Math.max(to + 1, to === from ? from + PIECE : to + 1));
      to = end === -1 ? text.length : end + 1;
      for (; quote < to; quote = quoteFrom(quote + 1)) quotes++;
    } while (quotes % 2 === 1 && to < text.length);
    yield text.slice(from, to);
    from = to;
  }
}

/** Parses a cell; an empty one is a gap. A comma is a decimal comma only if the columns are separated by semicolons. */
const numberReader =
  (delimiter: string) =>
  (cell: string): unknown => {
    const text = cell.trim();
    if (text === '') return null;
    const plain = delimiter === ';' && /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
    return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain) ? Number(plain) : text;
  };
