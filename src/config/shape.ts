import * as z from 'zod/mini';
import type { $ZodIssue, $ZodType, $ZodTypes } from 'zod/v4/core';
import { describeValue, pathText, type Issue, type Path } from './issues.js';
import { didYouMean } from './nearest.js';
import { partOf } from './parts.js';
import { configSchema, type Config } from './schema.js';

export interface ShapeFault {
  path: Path;
  issue: Issue;
}

type Found = { config: Config; faults: [] } | { config?: undefined; faults: ShapeFault[] };

/** Holds a value against the schema; says each fault as what was expected and what was found. */
export function checkShape(input: unknown): Found {
  const result = z.safeParse(configSchema(), input);
  if (result.success) return { config: result.data, faults: [] };
  return { faults: result.error.issues.map((issue) => shapeFault(issue as $ZodIssue, input)) };
}

function shapeFault(raw: $ZodIssue, input: unknown): ShapeFault {
  const deep = deepest(raw);
  const path = deep.path as Path;
  const value = path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step], input);
  const expected = expectation(deep);
  const found = describeValue(value);
  const issue: Issue = {
    code: 'shape',
    path: pathText(path),
    message: value === undefined ? `Missing: expected ${expected}.` : `Expected ${expected}, found ${found}.`,
    expected,
    found,
    ...remedy(deep, value),
  };
  return { path, issue };
}

/** Of a union's branches, the one that got furthest says best what is wrong. */
function deepest(issue: $ZodIssue): $ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors.flat().filter((candidate) => candidate.path.length > 0);
  const best = inner.length && issue.errors.some((branch) => branch.every((candidate) => candidate.path.length > 0)) ? inner[0] : undefined;
  return best ? deepest({ ...best, path: [...issue.path, ...best.path] }) : issue;
}

const list = (words: readonly unknown[]) => words.map((word) => JSON.stringify(word)).join(', ');
const TYPE_WORDS: Record<string, string> = {
  string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false',
  array: 'an array', tuple: 'an array', object: 'an object', record: 'an object',
};
const FORMAT_WORDS: Record<string, string> = {
  date: 'a day that exists, as YYYY-MM-DD',
  datetime: 'a moment with seconds and an offset, such as 2026-10-05T08:00:00Z',
};

function expectation(issue: $ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type': return TYPE_WORDS[issue.expected] ?? issue.expected;
    case 'invalid_value': return issue.values.length > 1 ? `one of ${list(issue.values)}` : list(issue.values);
    case 'invalid_format': return FORMAT_WORDS[issue.format] ?? `a text like ${issue.pattern ?? issue.format}`;
    case 'too_small': return issue.origin === 'string' ? 'a text that is not empty' : `at least ${issue.minimum}`;
    case 'too_big': return `at most ${issue.maximum}`;
    case 'invalid_union': {
      if ('options' in issue && Array.isArray(issue.options)) return `one of ${list(issue.options)}`;
      const branches = issue.errors.flat().map((branch) => expectation(branch));
      return [...new Set(branches)].join(' or ') || 'another value';
    }
    default: return 'another value';
  }
}

function remedy(issue: $ZodIssue, value: unknown): { hint?: string } {
  if (typeof value === 'string') {
    if (issue.code === 'invalid_value') return didYouMean(value, issue.values.map(String));
    if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) return didYouMean(value, issue.options.map(String));
    if (issue.code === 'invalid_type' && issue.expected === 'number' && value.trim() !== '' && Number.isFinite(Number(value)))
      return { hint: `Write it without quotes: ${Number(value)}.` };
  }
  if (value === null && partOf(issue.path as Path)) return { hint: 'Leave the key out where there is nothing to say.' };
  return {};
}

/** Names the keys that the schema does not know, with the nearest that it does; they are ignored. */
export function unknownKeys(input: unknown): ShapeFault[] {
  const faults: ShapeFault[] = [];
  visit(configSchema(), input, [], faults);
  return faults;
}

function visit(schema: $ZodType, value: unknown, path: Path, faults: ShapeFault[]): void {
  const { def } = (schema as $ZodTypes)._zod;
  if (typeof value !== 'object' || value === null) return;
  switch (def.type) {
    case 'optional': case 'nullable': case 'default': return visit(def.innerType, value, path, faults);
    case 'array':
      if (Array.isArray(value)) value.forEach((item, index) => visit(def.element, item, [...path, index], faults));
      return;
    case 'union': {
      // the branch that takes the value, else the one its discriminator names
      const branch = def.options.find((option) => z.safeParse(option as z.ZodMiniType, value).success);
      if (branch) visit(branch, value, path, faults);
      return;
    }
    case 'object':
      if (Array.isArray(value)) return;
      for (const [key, item] of Object.entries(value)) {
        const inner = Object.hasOwn(def.shape, key) ? def.shape[key] : undefined;
        if (inner) visit(inner, item, [...path, key], faults);
        else if (!def.catchall) faults.push(unknownKey([...path, key], key, Object.keys(def.shape)));
      }
      return;
    default: return;
  }
}

function unknownKey(path: Path, key: string, known: string[]): ShapeFault {
  const guess = didYouMean(key, known);
  return {
    path,
    issue: { code: 'unknown-key', path: pathText(path), message: `Unknown key ${describeValue(key)}: it is ignored.`, found: describeValue(key), ...guess },
  };
}
