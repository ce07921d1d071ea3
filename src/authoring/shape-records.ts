import * as z from 'zod/mini';
import type { $ZodIssue } from 'zod/v4/core';
import { valueAt } from '../core/config/collections.js';
import { didYouMean } from '../core/config/did-you-mean.js';
import { describeValue, pathText, type Path } from '../core/config/issues.js';
import type { ReportRecord, Span } from './report-record.js';

/** Validates an authored value against a schema. Each fault is a record with its place. */
export function shapeRecords(
  schema: z.ZodMiniType,
  value: unknown,
  base: Path,
  spansOf: (paths: readonly Path[]) => Span[],
): ReportRecord[] {
  const result = z.safeParse(schema, value);
  if (result.success) return [];
  return result.error.issues.flatMap((issue): ReportRecord[] => {
    const inner = issue.path as Path;
    const paths: Path[] = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...inner, key]) : [inner];
    return paths.map((path) => {
      const whole = [...base, ...path];
      const [span = { file: '' }] = spansOf([whole]);
      return { severity: 'error', ...span, path: pathText(whole), ...wordsOf(issue, valueAt(value, path), path) };
    });
  });
}

function wordsOf(
  issue: $ZodIssue,
  value: unknown,
  path: Path,
): Pick<ReportRecord, 'rule' | 'message' | 'hint' | 'expected' | 'found'> {
  if (issue.code === 'unrecognized_keys')
    return {
      rule: 'unknown-key',
      message: `Unknown key "${String(path.at(-1))}".`,
      hint: 'Remove it, or correct its name.',
    };
  const expected = expectationOf(issue);
  const found = describeValue(value);
  return {
    rule: 'shape',
    message: value === undefined ? `Missing: expected ${expected}.` : `Expected ${expected}, found ${found}.`,
    expected,
    found,
    ...(issue.code === 'invalid_value' && typeof value === 'string' ? didYouMean(value, issue.values.map(String)) : {}),
  };
}

function expectationOf(issue: $ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return /^[aeiou]/.test(issue.expected) ? `an ${issue.expected}` : `a ${issue.expected}`;
    case 'invalid_value':
      return issue.values.length > 1
        ? `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`
        : JSON.stringify(issue.values[0]);
    case 'too_small':
      return issue.origin === 'string' ? 'a text that is not empty' : `at least ${issue.minimum}`;
    case 'invalid_format':
      return issue.format === 'date' ? 'a day as YYYY-MM-DD' : `a text in the form ${issue.pattern ?? issue.format}`;
    case 'invalid_union':
      return 'one of the forms that the schema names';
    default:
      return 'another value';
  }
}
