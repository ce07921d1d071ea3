import { dsvFormat } from 'd3-dsv';
import { describeValue } from './issues.js';
import { syntaxFault } from './locate.js';
import { didYouMean } from './nearest.js';
import { isRecord } from './parts.js';
import type { FileSpec, PointsFile } from './points-file.js';
import type { Points } from './schema.js';
import { STEP, type Steps } from './steps.js';

/** Reads the text of a CSV or JSON file as two columns, in steps. What cannot be read stays as it was written, for `seriesOf` to name. */
export function* pointsFileSteps(text: string, spec: FileSpec): Steps<PointsFile> {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (body.trim() === '') return { fault: { message: `${spec.src} is empty.` } };
  if (/^\s*<(?:!doctype|html)/i.test(body))
    return { fault: { message: `${spec.src} is an HTML page, not values.`, hint: 'Check the address, and whether a login page was sent instead.' } };
  return /^\s*[[{]/.test(body) ? readJson(body, spec) : yield* csvSteps(body, spec);
}

function readJson(text: string, spec: FileSpec): PointsFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const fault = syntaxFault(text);
    return { fault: { message: `${spec.src} is not JSON${fault ? ` at line ${fault.line}, column ${fault.column}: expected ${fault.expected}, found ${fault.found}` : ''}.` } };
  }
  if (isRecord(value) && Array.isArray(value.dates) && Array.isArray(value.values)) return { points: value as Points };
  if (!Array.isArray(value))
    return { fault: { message: `${spec.src} holds ${describeValue(value)}.`, hint: 'Expected an array of pairs, an array of objects, or {"dates": […], "values": […]}.' } };
  if (!value.some(isRecord)) return { points: value as Points };
  const { date = 'date', value: column = 'value' } = spec;
  const rows = value.map((row: unknown): Record<string, unknown> => (isRecord(row) ? row : {}));
  const known = new Set(rows.flatMap((row) => Object.keys(row)));
  for (const key of [date, column]) if (!known.has(key)) return missing(spec, key, known);
  // an absent or empty value is a gap; only an absent date cannot be used
  return { points: { dates: rows.map((row) => row[date]), values: rows.map((row) => row[column] ?? null) } as Points };
}

const missing = (spec: FileSpec, column: string, known: Iterable<string>): PointsFile => ({
  fault: { message: `${spec.src} has no column "${column}", only ${[...known].map((name) => JSON.stringify(name)).join(', ')}.`, ...didYouMean(column, known) },
});

function* csvSteps(written: string, spec: FileSpec): Steps<PointsFile> {
  const text = written.replace(/^\s*[\r\n]/, '');
  const { date = 'date', value = 'value' } = spec;
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].reduce((best, mark) => (head.split(mark).length > head.split(best).length ? mark : best));
  const number = numberReader(delimiter);
  const dsv = dsvFormat(delimiter);
  const columns = (dsv.parseRows(head)[0] ?? []).map((name) => name.trim());
  const [dateAt, valueAt] = [columns.indexOf(date), columns.indexOf(value)];
  if (dateAt === -1) return missing(spec, date, columns);
  if (valueAt === -1) return missing(spec, value, columns);
  const dates: string[] = [];
  const values: unknown[] = [];
  for (const piece of pieces(text, head.length)) {
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

/** About as many characters as a step may take. */
const PIECE = STEP * 25;

/** The text from `start` on in pieces of whole rows: an end of line within quotes ends no row. */
function* pieces(text: string, start: number): Generator<string> {
  for (let from = start; from < text.length; ) {
    let to = from;
    let quotes = 0;
    do {
      const end = text.indexOf('\n', Math.max(to + 1, to === from ? from + PIECE : to + 1));
      const next = end === -1 ? text.length : end + 1;
      for (let at = text.indexOf('"', to); at !== -1 && at < next; at = text.indexOf('"', at + 1)) quotes++;
      to = next;
    } while (quotes % 2 === 1 && to < text.length);
    yield text.slice(from, to);
    from = to;
  }
}

/** An empty cell is a gap. A comma is a decimal comma only where semicolons part the columns: elsewhere it could be either. */
const numberReader = (delimiter: string) => (cell: string): unknown => {
  const text = cell.trim();
  if (text === '') return null;
  const plain = delimiter === ';' && /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain) ? Number(plain) : text;
};
