import * as z from 'zod/mini';
import type { $ZodIssue, $ZodType, $ZodTypes, $ZodUnionDef } from 'zod/v4/core';
import type { SlicedTask } from '../series/time-slicing.js';
import { indexed, isRecord, type Path } from '../types.js';
import { ID_SPACES, valueAt } from './collections.js';
import { didYouMean } from './did-you-mean.js';
import { describeValue, MAX_ISSUES, pathText, type Issue } from './issues.js';
import { withPlainPrototype } from './plain-prototype.js';
import { configSchema, type Config } from './schema.js';
import { emptied } from './split-points.js';

/** An issue with its path as steps. */
export interface SchemaFault {
  path: Path;
  issue: Issue;
}

/** As zod's `safeParse`, without the keys that a page has added to `Object.prototype`. */
const safeParse = <T extends z.ZodMiniType>(schema: T, value: unknown) =>
  withPlainPrototype(() => z.safeParse(schema, value));

type Checked = { config: Config; faults: [] } | { config?: undefined; faults: SchemaFault[] };

/** Items of a list that zod checks per slice: it is slow. */
const ITEMS_PER_SLICE = 50;

/** Validates an input against the schema, list by list. Each fault names the expected and the found value. */
export function* schemaSteps(input: unknown): SlicedTask<Checked> {
  const { bare, lists } = withoutItems(input);
  const whole = safeParse(configSchema(), bare);
  const faults: SchemaFault[] = [];
  const report = (issues: readonly $ZodIssue[], path: Path) => {
    const seen = new Set<string>();
    for (const issue of issues) {
      const place = JSON.stringify(issue.path);
      // several checks of one value can fail: report one issue for each place
      if (!seen.has(place))
        faults.push(schemaFault({ ...issue, path: [...path, ...issue.path] }, input, faults.length));
      seen.add(place);
    }
  };
  if (!whole.success) report(whole.error.issues, []);
  const config: Config | undefined = whole.data;
  for (const { path, items } of lists) {
    const schema = itemSchema(path);
    const kept: unknown[] = [];
    for (const [i, item] of indexed(items)) {
      const checked = safeParse(schema, item);
      if (checked.success) kept.push(checked.data);
      else report(checked.error.issues, [...path, i]);
      if (i % ITEMS_PER_SLICE === 0) yield;
    }
    if (config) setAt(config, path, kept);
  }
  return config && !faults.length ? { config, faults: [] } : { faults };
}

/** A copy of the input with empty lists, and the lists that were taken out. */
function withoutItems(input: unknown): { bare: unknown; lists: { path: readonly string[]; items: unknown[] }[] } {
  const lists: { path: readonly string[]; items: unknown[] }[] = [];
  let bare = input;
  for (const collection of ID_SPACES.flat()) {
    const path = collection.split('.');
    const items = valueAt(input, path);
    if (!Array.isArray(items)) continue;
    lists.push({ path, items });
    bare = copyWith(bare, path, []);
  }
  return { bare, lists };
}

/** A copy with `value` at an existing path. */
function copyWith(holder: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  const own = holder as Record<string, unknown>;
  return { ...own, [key]: copyWith(own[key], rest, value) };
}

function setAt(holder: object, path: readonly string[], value: unknown): void {
  const last = path.at(-1);
  const at = valueAt(holder, path.slice(0, -1));
  if (last !== undefined && isRecord(at)) at[last] = value;
}

/** The schema of the items of a list. */
function itemSchema(path: readonly string[]): z.ZodMiniType {
  const joinWords = path.reduce<$ZodType | undefined>((schema, key) => {
    const core = schema && innermost(schema)._zod.def;
    return core && 'shape' in core ? (core.shape as Record<string, $ZodType>)[key] : undefined;
  }, configSchema());
  const core = joinWords && innermost(joinWords)._zod.def;
  if (!core || !('element' in core)) throw new TypeError(`The schema has no list ${path.join('.')}.`);
  return core.element as z.ZodMiniType;
}

/** The keys of a config. */
export const CONFIG_KEYS = (): string[] => Object.keys(configSchema()._zod.def.shape);

/** The keys of a metric or behaviour. */
export function MEASURE_KEYS(list: 'metrics' | 'behaviors'): string[] {
  const { def } = innermost(itemSchema([list]))._zod;
  return 'shape' in def ? Object.keys(def.shape as object) : [];
}

/** A schema without its optional, nullable and default wrappers. */
const innermost = (schema: $ZodType): $ZodType => {
  const { def } = schema._zod;
  return 'innerType' in def ? innermost(def.innerType as $ZodType) : schema;
};

/** @param listed number of earlier faults: beyond the maximum, faults are not described */
function schemaFault(raw: $ZodIssue, input: unknown, listed: number): SchemaFault {
  if (listed >= MAX_ISSUES) {
    const path = raw.path as Path;
    return { path, issue: { code: 'shape', path: '$', message: '' } };
  }
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

/** The issue of the branch of a union that was most likely meant: the one with the deepest and the fewest faults. */
function deepest(issue: $ZodIssue, input: unknown): $ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const value = valueAt(input, issue.path as Path);
  const missing = (branch: readonly $ZodIssue[]) =>
    branch.filter(({ path }) => valueAt(value, path as Path) === undefined).length;
  const meant = issue.errors.filter((branch) => branch.every(({ path }) => path.length > 0));
  const best = meant.sort((a, b) => missing(a) - missing(b) || a.length - b.length)[0]?.[0];
  return best ? deepest({ ...best, path: [...issue.path, ...best.path] }, input) : issue;
}

/** The schema of a path, with its optional wrapper. */
function schemaAt(schema: $ZodType, value: unknown, path: Path): $ZodType | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return schema;
  const { def } = (schema as $ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return schemaAt(def.innerType, value, path);
    case 'array':
      return typeof step === 'number' ? schemaAt(def.element, valueAt(value, [step]), rest) : undefined;
    case 'record':
      return schemaAt(def.valueType, valueAt(value, [step]), rest);
    case 'object': {
      const inner = Object.hasOwn(def.shape, step) ? def.shape[step] : undefined;
      return inner && schemaAt(inner, valueAt(value, [step]), rest);
    }
    case 'union':
      return branches(def, value)
        .map((branch) => schemaAt(branch, value, path))
        .find((found) => found !== undefined);
    default:
      return undefined;
  }
}

/** The branches of a union that a value may be meant for: the one of its discriminator, else all. */
function branches(def: $ZodUnionDef, value: unknown): readonly $ZodType[] {
  const discriminator = 'discriminator' in def ? String(def.discriminator) : undefined;
  if (discriminator === undefined) return def.options;
  return def.options.filter((option) =>
    option._zod.propValues?.[discriminator]?.has(valueAt(value, [discriminator]) as string),
  );
}

const coreOf = (schema: $ZodType | undefined): { format?: string; options?: readonly $ZodType[] } =>
  schema ? (innermost(schema)._zod.def as { format?: string; options?: readonly $ZodType[] }) : {};

const list = (words: readonly unknown[]) => words.map((word) => JSON.stringify(word)).join(', ');
const TYPE_WORDS: Record<string, string> = {
  string: 'a string',
  number: 'a number',
  int: 'an integer',
  boolean: 'true or false',
  array: 'an array',
  tuple: 'an array',
  object: 'an object',
  record: 'an object',
};
const FORMAT_WORDS: Record<string, string> = {
  date: 'a day that exists, as YYYY-MM-DD',
  datetime: 'a moment with seconds and an offset, such as 2026-10-05T08:00:00Z',
  safeint: 'an integer',
};

const wantsRecord = (fault: $ZodIssue) => fault.code === 'invalid_type' && fault.expected === 'record';

function expectation(issue: $ZodIssue, schema?: $ZodType): string {
  switch (issue.code) {
    case 'invalid_type':
      return FORMAT_WORDS[coreOf(schema).format ?? ''] ?? TYPE_WORDS[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.length > 1 ? `one of ${list(issue.values)}` : list(issue.values);
    case 'invalid_format':
      return FORMAT_WORDS[issue.format] ?? issue.message;
    case 'too_small':
      return issue.origin === 'string' ? 'a string that is not empty' : `at least ${issue.minimum}`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    case 'invalid_union': {
      if ('options' in issue && Array.isArray(issue.options)) return `one of ${list(issue.options)}`;
      const { options } = coreOf(schema);
      const words = issue.errors.flatMap((branch, i) =>
        branch.map((fault) =>
          wantsRecord(fault) ? 'an object of strings by language' : expectation(fault, options?.[i]),
        ),
      );
      return [...new Set(words)].join(' or ') || 'another value';
    }
    default:
      return 'another value';
  }
}

function remedy(issue: $ZodIssue, value: unknown, schema: $ZodType | undefined): { hint?: string } {
  if (typeof value === 'string') {
    if (issue.code === 'invalid_value') return didYouMean(value, issue.values.map(String));
    if (issue.code === 'invalid_union' && 'options' in issue && Array.isArray(issue.options))
      return didYouMean(value, issue.options.map(String));
    if (
      issue.code === 'invalid_type' &&
      issue.expected === 'number' &&
      value.trim() !== '' &&
      Number.isFinite(Number(value))
    )
      return { hint: `Write it without quotes: ${Number(value)}.` };
  }
  if (value === null && schema?._zod.optin) return { hint: 'Leave the key out where there is nothing to say.' };
  return {};
}

/** Keys per slice. */
const KEYS_PER_SLICE = 2000;

/** Warnings for unknown keys, each with the nearest known key. Unknown keys are ignored. */
export function* unknownKeySteps(input: unknown): SlicedTask<SchemaFault[]> {
  const faults: SchemaFault[] = [];
  yield* visitSteps(configSchema(), input, [], faults);
  return faults;
}

function* visitSteps(schema: $ZodType, value: unknown, path: Path, faults: SchemaFault[]): SlicedTask<void> {
  const { def } = (schema as $ZodTypes)._zod;
  if (typeof value !== 'object' || value === null) return;
  switch (def.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return yield* visitSteps(def.innerType, value, path, faults);
    case 'array':
      if (!Array.isArray(value)) return;
      for (const [i, item] of indexed(value)) {
        yield* visitSteps(def.element, item, [...path, i], faults);
        if (i % ITEMS_PER_SLICE === 0) yield;
      }
      return;
    case 'union': {
      const [only, ...others] = branches(def, value);
      const branch = others.length
        ? def.options.find((option) => safeParse(option as z.ZodMiniType, value).success)
        : only;
      if (branch) yield* visitSteps(branch, value, path, faults);
      return;
    }
    case 'object': {
      if (Array.isArray(value)) return;
      const keys = Object.keys(value);
      yield;
      for (const [i, key] of indexed(keys)) {
        const inner = Object.hasOwn(def.shape, key) ? def.shape[key] : undefined;
        if (inner)
          yield* visitSteps(
            inner,
            key === 'points' ? emptied(valueAt(value, [key])) : valueAt(value, [key]),
            [...path, key],
            faults,
          );
        else if (!def.catchall)
          faults.push(unknownKey([...path, key], key, Object.keys(def.shape), faults.length < MAX_ISSUES));
        if (i % KEYS_PER_SLICE === 0) yield;
      }
      return;
    }
    default:
      return;
  }
}

function unknownKey(path: Path, key: string, known: string[], isListed: boolean): SchemaFault {
  const issue: Issue = { severity: 'warning', code: 'unknown-key', path: '$', message: '' };
  if (!isListed) return { path, issue };
  const found = describeValue(key);
  return {
    path,
    issue: {
      ...issue,
      path: pathText(path),
      message: `Unknown key ${found}: it is ignored.`,
      found,
      ...didYouMean(key, known),
    },
  };
}
