import { dsvFormat } from 'd3-dsv';
import { describeValue } from './issues.js';
import { syntaxFault } from './locate.js';
import { didYouMean } from './nearest.js';
import { isRecord } from './parts.js';
import type { FileSpec, PointsFile } from './points-file.js';
import type { Points } from './schema.js';

/** Reads the text of a CSV or JSON file as two columns. What cannot be read stays as it was written, for `seriesOf` to name. */
export function readPointsFile(text: string, spec: FileSpec): PointsFile {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (body.trim() === '') return { fault: { message: `${spec.src} is empty.` } };
  if (/^\s*<(?:!doctype|html)/i.test(body))
    return { fault: { message: `${spec.src} is an HTML page, not values.`, hint: 'Check the address, and whether a login page was sent instead.' } };
  return /^\s*[[{]/.test(body) ? readJson(body, spec) : readCsv(body, spec);
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

function readCsv(written: string, spec: FileSpec): PointsFile {
  const text = written.replace(/^\s*[\r\n]/, '');
  const { date = 'date', value = 'value' } = spec;
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const delimiter = [',', ';', '\t'].reduce((best, mark) => (head.split(mark).length > head.split(best).length ? mark : best));
  const number = numberReader(delimiter);
  let columns: string[] = [];
  let dateAt = -1;
  let valueAt = -1;
  const dates: string[] = [];
  const values: unknown[] = [];
  dsvFormat(delimiter).parseRows(text, (row, i) => {
    if (i === 0) {
      columns = row.map((name) => name.trim());
      [dateAt, valueAt] = [columns.indexOf(date), columns.indexOf(value)];
    } else if (row.some((cell) => cell.trim() !== '')) {
      dates.push((row[dateAt] ?? '').trim());
      values.push(number(row[valueAt] ?? ''));
    }
    return null;
  });
  if (dateAt === -1) return missing(spec, date, columns);
  if (valueAt === -1) return missing(spec, value, columns);
  return { points: { dates, values } as Points };
}

/** An empty cell is a gap. A comma is a decimal comma only where semicolons part the columns: elsewhere it could be either. */
const numberReader = (delimiter: string) => (cell: string): unknown => {
  const text = cell.trim();
  if (text === '') return null;
  const plain = delimiter === ';' && /^[+-]?\d+,\d+$/.test(text) ? text.replace(',', '.') : text;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain) ? Number(plain) : text;
};
