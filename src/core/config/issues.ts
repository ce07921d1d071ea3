import type { Path } from '../types.js';

export type { Path };

/** One problem of a config: its place, what is wrong, and what to do about it. */
export interface Issue {
  /**
   * `syntax` (not JSON) · `shape` (not as the schema says) · `value` (right shape, impossible value) · `reference` (an
   * id that nothing has) · `circular` (references that lead back) · `duplicate` (an id twice) · `load` (a file could
   * not be loaded) · `render` (a part of a widget threw while rendering); and among the warnings `unknown-key`
   * (ignored) · `doubtful` (possible, but unlikely to be intended) · `not-loaded` (a file of points that was not read)
   * · `value` (a newer version).
   */
  code:
    | 'syntax'
    | 'shape'
    | 'value'
    | 'reference'
    | 'circular'
    | 'duplicate'
    | 'load'
    | 'render'
    | 'unknown-key'
    | 'doubtful'
    | 'not-loaded';
  /** `warning` if everything is shown all the same. Default `error`: a part, a value or everything is not shown. */
  severity?: 'error' | 'warning';
  /** Place as a JSONPath (RFC 9535), for example `$.metrics[0].direction`. */
  path: string;
  /** One sentence: what was expected and what was found. English. */
  message: string;
  /** The expected value, in words. Absent if the message says it all. */
  expected?: string;
  /** The value found, in words and shortened. */
  found?: string;
  /** The remedy, for example the nearest known key or id. */
  hint?: string;
  /** Line in the text, from 1. Only if the config came as text. */
  line?: number;
  /** Column in that line, from 1, in UTF-16 units. */
  column?: number;
  /** The id of the metric, milestone or entry that is not shown because of this. */
  part?: string;
}

/** Issues that are listed of one config: a million faulty entries must not become a million messages. */
export const MAX_ISSUES = 200;

/** RFC 9535 notation. */
export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number'
        ? `${text}[${step}]`
        : /^[A-Za-z_]\w*$/.test(step)
          ? `${text}.${step}`
          : `${text}['${step.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}']`,
    '$',
  );

/** A value in a few words, for a message. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing';
    case 'string':
      return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    case 'symbol':
    case 'function':
      return `a ${typeof value}`;
    case 'object':
      if (value === null) return 'null';
      if (!Array.isArray(value)) return 'an object';
      return value.length ? `an array of ${value.length}` : 'an empty array';
    default:
      return String(value);
  }
}

/**
 * One line for a log or a screen: place, message, hint.
 * @example
 * console.error(issueText(issue)); // $.metrics[0].direction (line 9, column 20): Expected …
 */
export function issueText(issue: Issue): string {
  const at = issue.line === undefined ? '' : ` (line ${issue.line}, column ${issue.column})`;
  return `${issue.path}${at}: ${issue.message}${issue.hint ? ` ${issue.hint}` : ''}`;
}
