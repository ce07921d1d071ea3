import type { Issue } from '../core/config/issues.js';

/** A finding of the command line, in a form for all output formats. */
export interface ReportRecord {
  /** A short, stable name: the code of the issue, or the id of a rule of the advice. */
  rule: string;
  /** `error`: must be fixed. `warning`: works, but is probably not intended. `advice`: the account could be better. */
  severity: 'error' | 'warning' | 'advice';
  /** Path of the file that holds the value, relative to the working folder. */
  file: string;
  /** From 1. Absent if the finding is about the whole file. */
  line?: number;
  column?: number;
  endColumn?: number;
  /** JSONPath (RFC 9535) in the checked config, for example `$.metrics[0].direction`. */
  path: string;
  /** Id of the account, if known. */
  account?: string;
  message: string;
  expected?: string;
  found?: string;
  /** The remedy, in one sentence. */
  hint?: string;
  /** The reason for accepting the finding. Absent if it was not accepted. */
  accepted?: string;
}

/** The place of a value in a file. Lines and columns count from 1; `endColumn` is exclusive. */
export interface Span {
  file: string;
  line?: number;
  column?: number;
  endColumn?: number;
}

/** An issue of `parseConfig` as a record with its place in a file. */
export function recordOf(issue: Issue, severity: 'error' | 'warning', span: Span, account?: string): ReportRecord {
  const { code, path, message, expected, found, hint } = issue;
  return {
    rule: code,
    severity,
    ...span,
    path,
    ...(account === undefined ? {} : { account }),
    message,
    ...(expected === undefined ? {} : { expected }),
    ...(found === undefined ? {} : { found }),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** Errors first, then warnings, then advice; within each by file and place. */
export function sortRecords(records: readonly ReportRecord[]): ReportRecord[] {
  const order = ['error', 'warning', 'advice'];
  return [...records].sort(
    (a, b) =>
      order.indexOf(a.severity) - order.indexOf(b.severity) ||
      compare(a.file, b.file) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

/** By code unit, so that the order is the same in every locale. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
