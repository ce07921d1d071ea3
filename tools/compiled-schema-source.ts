import type { $ZodChecks, $ZodType, $ZodTypes } from 'zod/v4/core';
import { configSchema } from '../src/core/config/schema.js';
import type { Shape } from '../src/core/config/compiled-shape.js';

type Def = $ZodTypes['_zod']['def'];
type Check = $ZodChecks['_zod']['def'];

/**
 * The text of src/core/config/compiled-schema.generated.ts. A shape that occurs more than once is written once, under a
 * name.
 */
export function shapeSource(): string {
  const whole = shapeOf(configSchema());
  const uses = new Map<string, number>();
  count(whole, uses);
  const names = new Map<string, string>();
  const lines: string[] = [];
  const named = (shape: Shape): string => {
    const full = plain(shape);
    if ((uses.get(full) ?? 0) < 2 || full.length < 10) return write(shape, named);
    const known = names.get(full);
    if (known !== undefined) return known;
    const text = write(shape, named);
    const name = `s${names.size}`;
    names.set(full, name);
    lines.push(`const ${name}: Shape = ${text};`);
    return name;
  };
  const text = write(whole, named);
  return [
    '// Made from schema.ts by `npm run generate`: change that, not this. compiled-shape.ts says how to read it.',
    `import type { Shape } from './compiled-shape.js';`,
    '',
    ...lines,
    `export const shape: Shape = ${text};`,
    '',
  ].join('\n');
}

const plain = (shape: Shape): string => write(shape, plain);

/** The number of uses of each part. Parts inside a repeated part count once. */
function count(shape: Shape, uses: Map<string, number>): void {
  const text = plain(shape);
  const before = uses.get(text) ?? 0;
  uses.set(text, before + 1);
  if (before === 0) write(shape, (inner) => (count(inner, uses), ''));
}

function write(shape: Shape, inner: (shape: Shape) => string): string {
  if (shape instanceof RegExp) return String(shape);
  if (shape === undefined) return 'undefined';
  if (typeof shape === 'string') return `'${shape}'`;
  if (shape === null || shape === true) return String(shape);
  if (isList(shape)) return `[${shape.map((item) => inner(item)).join(', ')}]`;
  const keys = Object.entries(shape).map(([key, item]) => `${/^[\w$]+$/.test(key) ? key : `'${key}'`}: ${inner(item)}`);
  const line = `{ ${keys.join(', ')} }`;
  return line.length < 120 ? line : `{\n${keys.map((key) => `  ${key.replaceAll('\n', '\n  ')},\n`).join('')}}`;
}

const isList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);

const either = (...options: Shape[]): Shape =>
  options.flatMap((option) => (isList(option) && option.length > 1 ? option : [option]));

/**
 * @param key the key that the value stands under: the lists of `points` hold what is measured, which `seriesOf` looks
 * at.
 */
export function shapeOf(schema: $ZodType, key = ''): Shape {
  const { def } = (schema as $ZodTypes)._zod;
  // a description checks nothing
  const checks = (def.checks ?? [])
    .map((check) => check._zod.def as Check)
    .filter(({ check }) => (check as string) !== 'describe');
  if (checks.length && def.type !== 'string' && def.type !== 'number') return fail(`a check of ${def.type}`);
  switch (def.type) {
    case 'optional':
      return either(undefined, shapeOf(def.innerType, key));
    case 'nullable':
      return either(null, shapeOf(def.innerType, key));
    case 'default':
      return either({ '=': def.defaultValue as Shape }, shapeOf(def.innerType, key));
    case 'union':
      return either(...def.options.map((option) => shapeOf(option, key)));
    case 'array':
      return key === 'points' ? [] : [shapeOf(def.element)];
    case 'record':
      return { '*': shapeOf(def.valueType) };
    case 'object': {
      const keys = Object.entries(def.shape).map(
        ([name, item]) =>
          [name, shapeOf(item, key === 'points' && item._zod.def.type === 'array' ? key : name)] as const,
      );
      return { ...Object.fromEntries(keys), ...(def.catchall ? { '*': shapeOf(def.catchall) } : {}) };
    }
    case 'string':
      return patternOf(def, checks);
    case 'number':
      return rangeOf(def, checks);
    case 'enum':
      return oneOf(Object.values(def.entries));
    case 'literal':
      return oneOf(def.values);
    case 'unknown':
      return true;
    default:
      return fail(def.type);
  }
}

function oneOf(words: readonly unknown[]): RegExp {
  if (!words.every((word) => typeof word === 'string' && /^[\w-]+$/.test(word)))
    return fail(`the words ${words.join()}`);
  return new RegExp(words.length > 1 ? `^(?:${words.join('|')})$` : `^${words.join()}$`);
}

function patternOf(def: Def, [check, ...more]: Check[]): RegExp {
  const format = 'pattern' in def && def.pattern instanceof RegExp ? def.pattern : undefined;
  if (more.length) return fail('a string with several checks');
  if (format) return check ? bothOf(format, check) : format;
  if (!check) return /^/;
  if (check.check === 'min_length' && check.minimum === 1) return /[^]/;
  return check.check === 'string_format' && check.pattern?.flags === ''
    ? check.pattern
    : fail(`a string's ${check.check}`);
}

/** One pattern for a format and a check: the check becomes a lookahead. */
function bothOf(format: RegExp, check: Check): RegExp {
  if (check.check !== 'string_format' || !check.pattern) return fail('such a check of a format');
  const [first, second] = [check.pattern, format].map(({ source, flags }) =>
    flags === '' && source.startsWith('^') ? source.slice(1) : fail('a pattern that may begin anywhere'),
  );
  return new RegExp(`^(?=${first})${second}`);
}

function rangeOf(def: Def, checks: Check[]): string {
  const isWhole = 'format' in def && def.format === 'safeint';
  const [least, most] = ['greater_than', 'less_than'].map((kind) => {
    const edges = checks.flatMap((check) =>
      check.check === kind && 'inclusive' in check && check.inclusive ? [check.value as number] : [],
    );
    return edges.length > 1 ? fail('a number with two edges') : edges[0];
  });
  const edges = [least, most].filter((edge) => edge !== undefined);
  if (checks.length !== edges.length || ('format' in def && !isWhole)) return fail('such a number');
  if (least === undefined && most !== undefined) return fail('a number that is only at most something');
  return [isWhole ? 'whole' : 'number', ...edges].join(' ');
}

function fail(what: string): never {
  throw new Error(
    `The compiled validator knows nothing of ${what}: teach it in compiled-check.ts and compiled-schema-source.ts, or write the schema otherwise.`,
  );
}
