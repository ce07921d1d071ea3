/** Steps from the root of a config to a place in it. */
export type Path = readonly (string | number)[];

export interface Issue {
  /**
   * What sort of fault: `syntax` (not JSON) · `shape` (not as the schema says) · `value` (right shape, impossible value) ·
   * `reference` (an id that nothing has) · `duplicate` (an id twice) · `unknown-key` (ignored) · `load` (a file that could not be had).
   */
  code: 'syntax' | 'shape' | 'value' | 'reference' | 'duplicate' | 'unknown-key' | 'load';
  /** JSONPath (RFC 9535) of the place, such as `$.metrics[0].direction`. */
  path: string;
  /** One sentence: what was expected and what was found. */
  message: string;
  expected?: string;
  found?: string;
  /** What to do about it, such as the nearest known key or id. */
  hint?: string;
  /** Counted from 1; only where the config came as text. */
  line?: number;
  column?: number;
  /** The id of the metric, milestone or entry that is not shown because of this. */
  part?: string;
}

/** Issues listed of one config: a million faulty entries must not become a million messages. */
export const MOST_ISSUES = 200;

/** RFC 9535 notation. */
export const pathText = (path: Path): string =>
  path.reduce<string>(
    (text, step) =>
      typeof step === 'number' ? `${text}[${step}]`
      : /^[A-Za-z_]\w*$/.test(step) ? `${text}.${step}`
      : `${text}['${step.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}']`,
    '$',
  );

/** A value in a few words, for a message. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'undefined': return 'nothing';
    case 'string': return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
    case 'symbol': case 'function': return `a ${typeof value}`;
    case 'object':
      if (value === null) return 'null';
      if (!Array.isArray(value)) return 'an object';
      return value.length ? `an array of ${value.length}` : 'an empty array';
    default: return String(value);
  }
}

/** One line for a log or a screen: place, message, hint. */
export function issueText(issue: Issue): string {
  const at = issue.line === undefined ? '' : ` (line ${issue.line}, column ${issue.column})`;
  return `${issue.path}${at}: ${issue.message}${issue.hint ? ` ${issue.hint}` : ''}`;
}
