import { isRecord } from '../core/types.js';
import type { ReportRecord } from './report-record.js';
import { readDocument, type SourceDocument } from './source-document.js';

/** Returns the text of a file, or null if it does not exist. */
export type ReadFile = (file: string) => string | null;

/** A file with all files that it extends. */
export interface Layers {
  /** The base first, the file itself last. */
  documents: SourceDocument[];
  /** Syntax errors, and faults of `extends`. */
  records: ReportRecord[];
}

/** A path relative to a file's folder, with `.` and `..` resolved. */
export function besideFile(file: string, target: string): string {
  const steps: string[] = target.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..' && steps.length && steps.at(-1) !== '..') steps.pop();
    else if (step !== '.' && (step !== '' || !steps.length)) steps.push(step);
  }
  return steps.join('/');
}

/**
 * Reads a file and, by its `extends`, all that it builds on.
 * @param bases what was read before of files that others build on: a playbook is parsed once, not once an account
 */
export function loadLayers(
  file: string,
  read: ReadFile,
  bases = new Map<string, Layers>(),
  seen: readonly string[] = [],
): Layers {
  const text = read(file);
  if (text === null)
    return {
      documents: [],
      records: [{ rule: 'load', severity: 'error', file, path: '$', message: `There is no file ${file}.` }],
    };
  const document = readDocument(file, text);
  const target = isRecord(document.value) ? document.value.extends : undefined;
  if (target === undefined) return { documents: [document], records: document.records };
  const [span = { file }] = document.spansOf([['extends']]);
  const fault = (rule: string, message: string, hint: string): Layers => ({
    documents: [document],
    records: [...document.records, { rule, severity: 'error', ...span, path: '$.extends', message, hint }],
  });
  if (typeof target !== 'string' || target === '')
    return fault('shape', 'Expected the path of a playbook.', 'Such as "extends: ../playbook.yaml".');
  const base = besideFile(file, target);
  const chain = [...seen, file];
  if (chain.includes(base))
    return fault(
      'extends-cycle',
      `${[...chain, base].join(' extends ')}: this never ends.`,
      'Remove one of these "extends".',
    );
  if (read(base) === null)
    return fault('load', `There is no file ${base}.`, 'The path is relative to the file that extends.');
  const below = bases.get(base) ?? loadLayers(base, read, bases, chain);
  // of a file in a circle, what lies below depends on where one enters it
  if (!below.records.some(({ rule }) => rule === 'extends-cycle')) bases.set(base, below);
  return { documents: [...below.documents, document], records: [...below.records, ...document.records] };
}
