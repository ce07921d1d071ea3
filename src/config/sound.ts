import { fileKey, type PointsFiles } from './points-file.js';
import { brokenRules } from './rules.js';
import { shape } from './schema.generated.js';
import type { Config } from './schema.js';
import { pointsIn, seriesOf } from './series.js';

/**
 * What a value must be, as plain data. The schema, which can also say what is wrong, is ten times its weight.
 *
 * - a pattern: a text that it matches
 * - `'number'`, `'number 0'`, `'whole 1 21'`: a number, one that is at least 0, a whole one from 1 to 21
 * - `true`: anything; `null`, `undefined`: just that
 * - `{ '=': value }`: nothing, in place of which `value` stands
 * - `[]`: a list of measured values, which `seriesOf` looks at
 * - `[a]`: a list of `a`
 * - `[a, b, …]`: the first of these that fits
 * - `{ key: a, … }`: an object with no other keys, unless `'*'` says what any other must hold
 */
export type Shape = RegExp | string | true | null | undefined | readonly Shape[] | { readonly [key: string]: Shape };

/** The version of the config format that this code knows. */
export const VERSION = 1;

/**
 * The config, as `parseConfig` returns it, where there is nothing at all to say about the input: no issue and no warning.
 * Else undefined, also for some odd but sound input, such as objects of a class. Never throws.
 */
export function soundConfig(input: unknown, files: PointsFiles = new Map()): Config | undefined {
  try {
    const config = fit(input, shape) as Config | typeof MISFIT;
    if (config === MISFIT || config.version > VERSION || !brokenRules(config).next().done) return undefined;
    for (const { holder, period } of pointsIn(config)) {
      const file = 'src' in holder.points ? files.get(fileKey(holder.points)) : undefined;
      if (file && 'fault' in file) return undefined;
      if (file) holder.points = file.points;
      if (seriesOf(holder.points, config.account.timeZone, period).faulty) return undefined;
    }
    return config;
  } catch {
    return undefined; // a getter or Proxy of the host’s threw
  }
}

const MISFIT = Symbol();

/** A copy of the value with what is left out filled in, or MISFIT. */
function fit(value: unknown, shape: Shape): unknown {
  if (shape === true) return value;
  if (shape === null || shape === undefined) return value === shape ? value : MISFIT;
  if (shape instanceof RegExp) return typeof value === 'string' && shape.test(value) ? value : MISFIT;
  if (typeof shape === 'string') return isInRange(value, shape) ? value : MISFIT;
  if (isList(shape)) return shape.length > 1 ? fitOne(value, shape) : fitList(value, shape);
  return '=' in shape ? fitNothing(value, shape['=']) : fitObject(value, shape);
}

// the built-in narrows no readonly array
const isList = (shape: Shape): shape is readonly Shape[] => Array.isArray(shape);

function isInRange(value: unknown, range: string): boolean {
  const [kind, least = -Infinity, most = Infinity] = range.split(' ');
  const isNumber = kind === 'whole' ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isNumber && (value as number) >= Number(least) && (value as number) <= Number(most);
}

function fitOne(value: unknown, shapes: readonly Shape[]): unknown {
  for (const shape of shapes) {
    const fitted = fit(value, shape);
    if (fitted !== MISFIT) return fitted;
  }
  return MISFIT;
}

function fitList(value: unknown, [shape]: readonly Shape[]): unknown {
  if (!Array.isArray(value)) return MISFIT;
  // copies: a host may change its own and hand it in again
  if (shape === undefined) return value.slice();
  const list: unknown[] = [];
  for (let i = 0; i < value.length; i++) {
    const fitted = fit(value[i], shape);
    if (fitted === MISFIT) return MISFIT;
    list.push(fitted);
  }
  return list;
}

const fitNothing = (value: unknown, instead: Shape): unknown => (value !== undefined ? MISFIT : isList(instead) ? instead.slice() : instead);

function fitObject(value: unknown, shape: Readonly<Record<string, Shape>>): unknown {
  if (typeof value !== 'object' || value === null) return MISFIT;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return MISFIT;
  const given = value as Record<string, unknown>;
  const object: Record<string, unknown> = {};
  let known = 0;
  for (const key of Object.keys(shape)) {
    if (key === '*') continue;
    const isThere = Object.hasOwn(given, key);
    const fitted = fit(isThere ? given[key] : undefined, shape[key]);
    if (fitted === MISFIT) return MISFIT;
    if (isThere) known++;
    if (isThere || fitted !== undefined) object[key] = fitted;
  }
  const keys = Reflect.ownKeys(given);
  if (keys.length === known) return object;
  const other = shape['*'];
  if (other === undefined) return MISFIT;
  for (const key of keys) {
    if (typeof key === 'symbol' || key === '__proto__' || !Object.prototype.propertyIsEnumerable.call(given, key)) return MISFIT;
    if (Object.hasOwn(object, key)) continue;
    const fitted = fit(given[key], other);
    if (fitted === MISFIT) return MISFIT;
    object[key] = fitted;
  }
  return object;
}
