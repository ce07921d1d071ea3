import { sortRecords, type ReportRecord } from '../../authoring/report-record.js';
import { codeFrame, printable } from '../frame.js';
import type { Colors, Style } from '../output.js';

/** Maximum number of code frames: more would hide the first ones. */
const MAX_FRAMES = 100;
const STYLE: Record<ReportRecord['severity'], Style> = { error: 'red', warning: 'yellow', advice: 'cyan' };

/** Records for a person: place, message, the line itself, the remedy. */
export function pretty(records: readonly ReportRecord[], texts: ReadonlyMap<string, string>, colors: Colors): string {
  const sorted = sortRecords(records);
  return sorted
    .slice(0, MAX_FRAMES)
    .map((record) => `${prettyRecord(record, texts.get(record.file), colors)}\n\n`)
    .concat(
      sorted.length > MAX_FRAMES ? [`… and ${sorted.length - MAX_FRAMES} more; --format json lists all.\n\n`] : [],
    )
    .join('');
}

function prettyRecord(record: ReportRecord, text: string | undefined, colors: Colors): string {
  const { severity, file, line, column, path, message, hint, rule, accepted } = record;
  const place = [file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
  const where = path === '$' ? '' : ` ${path.replace(/^\$\.?/, '')}`;
  const frame = text === undefined ? [] : codeFrame(text, record);
  const shown = frame.map(
    (part, i) => `  ${i === frame.length - 1 ? colors(STYLE[severity], part) : colors('dim', part)}`,
  );
  const remedy = [hint, accepted === undefined ? undefined : `(accepted: ${accepted})`].filter(Boolean).join(' ');
  return [
    `${colors('bold', printable(place))}  ${colors(STYLE[severity], severity)} ${colors('dim', rule)}${printable(where)}`,
    ...shown,
    `  ${printable(message)}${remedy ? ` ${printable(remedy)}` : ''}`,
  ].join('\n');
}

const plural = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** A summary in one line: the number of files, and of records by severity. */
export function summary(records: readonly ReportRecord[], files: number, colors: Colors): string {
  const count = (severity: ReportRecord['severity']) => records.filter((record) => record.severity === severity).length;
  const [errors, warnings, advice] = [count('error'), count('warning'), count('advice')];
  const parts = [
    ...(errors ? [colors('red', plural(errors, 'error'))] : []),
    ...(warnings ? [colors('yellow', plural(warnings, 'warning'))] : []),
    ...(advice ? [colors('cyan', `${advice} of advice`)] : []),
  ];
  return `${plural(files, 'file')} checked: ${parts.length ? parts.join(', ') : colors('green', 'nothing to mend')}.\n`;
}
