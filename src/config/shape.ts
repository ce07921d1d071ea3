import * as z from 'zod/mini';
import type { $ZodIssue, $ZodType, $ZodTypes, $ZodUnionDef } from 'zod/v4/core';
import { describeValue, pathText, type Issue, type Path } from './issues.js';
import { didYouMean } from './nearest.js';
import { valueAt } from './parts.js';
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
  return { faults: result.error.issues.map((issue) => shapeFault(issue, input)) };
}

function shapeFault(raw: $ZodIssue, input: unknown): ShapeFault {
  const deep = deepest(raw, input);
  const path = deep.path as Path;
  const value = valueAt(input, path);
  const schema = schemaAt(configSchema(), input, path);
  const expected = expectation(deep, schema);
  const found = describeValue(value);
  const issue: Issue = {
    code: 'shape',
    path: pathText(path),
    message: value === undefined ? `Missing: expected ${expected}.` : `Expected ${expected}, found ${found}.`,
    expected,
    found,
    ...remedy(deep, value, schema),
  };
  return { path, issue };
}

/** Of a union's branches, the one that was meant says best what is wrong: its faults lie deeper, and it misses least. */
function deepest(issue: $ZodIssue, input: unknown): $ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const value = valueAt(input, issue.path as Path);
  const missing = (branch: readonly $ZodIssue[]) => branch.filter(({ path }) => valueAt(value, path as Path) === undefined).length;
  const meant = issue.errors.filter((branch) => branch.every(({ path }) => path.length > 0));
  const best = meant.sort((a, b) => missing(a) - missing(b) || a.length - b.length)[0]?.[0];
  return best ? deepest({ ...best, path: [...issue.path, ...best.path] }, input) : issue;
}

/** What the schema says of a place, with what makes it optional. */
function schemaAt(schema: $ZodType, value: unknown, path: Path): $ZodType | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const { def } = (schema as $ZodTypes)._zod;
  switch (def.type) {
    case 'optional': case 'nullable': case 'default': return schemaAt(def.innerType, value, path);
    case 'array': return typeof step === 'number' ? schemaAt(def.element, valueAt(value, [step]), rest) : undefined;
    case 'record': return schemaAt(def.valueType, valueAt(value, [step]), rest);
    case 'object': {
      const inner = Object.hasOwn(def.shape, step) ? def.shape[step] : undefined;
      return inner && schemaAt(inner, valueAt(value, [step]), rest);
    }
    case 'union': return branches(def, value).map((branch) => schemaAt(branch, value, path)).find((found) => found !== undefined);
    default: return undefined;
  }
}

/** The branches of a union that a value may be meant for: the one its discriminator names, or any. */
function branches(def: $ZodUnionDef, value: unknown): readonly $ZodType[] {
  const discriminator = 'discriminator' in def ? String(def.discriminator) : undefined;
  if (discriminator === undefined) return def.options;
  return def.options.filter((option) => option._zod.propValues?.[discriminator]?.has(valueAt(value, [discriminator]) as string));
}

/** What a schema says once all that makes it optional is taken off. */
function coreOf(schema: $ZodType | undefined): { format?: string; options?: readonly $ZodType[] } {
  const def = schema?._zod.def ?? {};
  return 'innerType' in def ? coreOf(def.innerType as $ZodType) : def;
}

const list = (words: readonly unknown[]) => words.map((word) => JSON.stringify(word)).join(', ');
const TYPE_WORDS: Record<string, string> = {
  string: 'a text', number: 'a number', int: 'a whole number', boolean: 'true or false',
  array: 'an array', tuple: 'an array', object: 'an object', record: 'an object',
};
const FORMAT_WORDS: Record<string, string> = {
  date: 'a day that exists, as YYYY-MM-DD',
  datetime: 'a moment with seconds and an offset, such as 2026-10-05T08:00:00Z',
  safeint: 'a whole number',
};

const wantsRecord = (fault: $ZodIssue) => fault.code === 'invalid_type' && fault.expected === 'record';

function expectation(issue: $ZodIssue, schema?: $ZodType): string {
  switch (issue.code) {
    case 'invalid_type': return FORMAT_WORDS[coreOf(schema).format ?? ''] ?? TYPE_WORDS[issue.expected] ?? issue.expected;
    case 'invalid_value': return issue.values.length > 1 ? `one of ${list(issue.values)}` : list(issue.values);
    case 'invalid_format': return FORMAT_WORDS[issue.format] ?? issue.message;
    case 'too_small': return issue.origin === 'string' ? 'a text that is not empty' : `at least ${issue.minimum}`;
    case 'too_big': return `at most ${issue.maximum}`;
    case 'invalid_union': {
      if ('options' in issue && Array.isArray(issue.options)) return `one of ${list(issue.options)}`;
      const { options } = coreOf(schema);
      const words = issue.errors.flatMap((branch, i) => branch.map((fault) => (wantsRecord(fault) ? 'an object of texts by language' : expectation(fault, options?.[i]))));
      return [...new Set(words)].join(' or ') || 'another value';
    }
    default: return 'another value';
  }
}

function remedy(issue: $ZodIssue, value: unknown, schema: $ZodType | undefined): { hint?: string } {
  if (typeof value === 'string') {
    if (issue.code === 'invalid_value') return didYouMean(value, issue.values.map(String));
    if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options)) return didYouMean(value, issue.options.map(String));
    if (issue.code === 'invalid_type' && issue.expected === 'number' && value.trim() !== '' && Number.isFinite(Number(value)))
      return { hint: `Write it without quotes: ${Number(value)}.` };
  }
  if (value === null && schema?._zod.optin) return { hint: 'Leave the key out where there is nothing to say.' };
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
      const [only, ...others] = branches(def, value);
      const branch = others.length ? def.options.find((option) => z.safeParse(option as z.ZodMiniType, value).success) : only;
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
