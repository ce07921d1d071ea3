import { indexed } from '../types.js';
import { seriesSteps } from '../series/time-series.js';
import { runSync, type SlicedTask } from '../series/time-slicing.js';
import { shape as configShape } from './compiled-schema.generated.js';
import type { Shape } from './compiled-shape.js';
import { fileKey, type PointsFiles } from './points-files.js';
import { pointsIn } from './points-locations.js';
import type { Config } from './schema.js';
import { brokenRules } from './semantic-rules.js';

/** The version of the config format that this code knows. */
export const VERSION = 1;

/**
 * The compiled validator: checks a config against the schema as `npm run generate` has compiled it, a tenth of the
 * weight of the schema itself, which can also say what is wrong.
 *
 * @returns the config as `parseConfig` returns it, if there is no issue and no warning; else undefined, and the caller
 * runs the full parser. Undefined also for some valid but unusual input, such as objects of a class. Never throws.
 */
export const checkCompiled = (input: unknown, files: PointsFiles = new Map()): Config | undefined =>
  runSync(checkSteps(input, files));

/** As `checkCompiled`, in slices. */
export function* checkSteps(input: unknown, files: PointsFiles): SlicedTask<Config | undefined> {
  try {
    const config = (yield* matchSteps(input, configShape)) as Config | typeof NO_MATCH;
    if (config === NO_MATCH || config.version > VERSION) return undefined;
    for (const { holder, period } of pointsIn(config)) {
      if ('src' in holder.points) {
        const file = files.get(fileKey(holder.points));
        if (!file || 'fault' in file) return undefined;
        holder.points = file.points;
      }
      if ((yield* seriesSteps(holder.points, config.account.timeZone, period)).faulty) return undefined;
      yield;
    }
    for (const broken of brokenRules(config)) {
      if (broken) return undefined;
      yield;
    }
    return config;
  } catch {
    return undefined; // a getter or Proxy of the host threw
  }
}

const NO_MATCH = Symbol();

type ListShape = readonly Shape[];
type ObjectShape = Readonly<Record<string, Shape>>;

/** A copy of the value with defaults filled in, or NO_MATCH. Yields within long lists. */
function* matchSteps(value: unknown, shape: Shape): SlicedTask<unknown> {
  if (isList(shape)) return shape.length > 1 ? yield* alternativesSteps(value, shape) : yield* listSteps(value, shape);
  return isObject(shape) ? yield* objectSteps(value, shape) : matchPlain(value, shape);
}

// the built-in narrows no readonly array
const isList = (shape: Shape): shape is ListShape => Array.isArray(shape);
const isObject = (shape: Shape): shape is ObjectShape =>
  typeof shape === 'object' && shape !== null && !isList(shape) && !(shape instanceof RegExp) && !('=' in shape);

/** Matches a shape that is not a list. Most values are plain, so they avoid the cost of a generator. */
function matchPlain(value: unknown, shape: Exclude<Shape, ListShape>): unknown {
  if (shape === true) return value;
  if (shape === null || shape === undefined) return value === shape ? value : NO_MATCH;
  if (shape instanceof RegExp) return typeof value === 'string' && shape.test(value) ? value : NO_MATCH;
  if (typeof shape === 'string') return isInRange(value, shape) ? value : NO_MATCH;
  return matchDefault(value, shape['=']);
}

function isInRange(value: unknown, range: string): boolean {
  const [kind, min = -Infinity, max = Infinity] = range.split(' ');
  const isNumber = kind === 'whole' ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isNumber && (value as number) >= Number(min) && (value as number) <= Number(max);
}

const matchDefault = (value: unknown, fallback: Shape): unknown =>
  value !== undefined ? NO_MATCH : isList(fallback) ? fallback.slice() : fallback;

function* alternativesSteps(value: unknown, shapes: ListShape): SlicedTask<unknown> {
  for (const shape of shapes) {
    const matched = isList(shape) || isObject(shape) ? yield* matchSteps(value, shape) : matchPlain(value, shape);
    if (matched !== NO_MATCH) return matched;
  }
  return NO_MATCH;
}

/** Items that are matched between two interruptions. */
const ITEMS_PER_SLICE = 500;

function* listSteps(value: unknown, [shape]: ListShape): SlicedTask<unknown> {
  if (!Array.isArray(value)) return NO_MATCH;
  // a copy: the host may change its own array and pass it again
  if (shape === undefined) return value.slice() as unknown[];
  const list: unknown[] = [];
  for (let i = 0; i < value.length; i++) {
    const matched = yield* matchSteps(value[i], shape);
    if (matched === NO_MATCH) return NO_MATCH;
    list.push(matched);
    if (i % ITEMS_PER_SLICE === 0) yield;
  }
  return list;
}

function* objectSteps(value: unknown, shape: ObjectShape): SlicedTask<unknown> {
  if (typeof value !== 'object' || value === null) return NO_MATCH;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return NO_MATCH;
  const given = value as Record<string, unknown>;
  const object: Record<string, unknown> = {};
  let known = 0;
  for (const key of Object.keys(shape)) {
    if (key === '*') continue;
    const isThere = Object.hasOwn(given, key);
    const matched = yield* matchSteps(isThere ? given[key] : undefined, shape[key]);
    if (matched === NO_MATCH) return NO_MATCH;
    if (isThere) known++;
    if (isThere || matched !== undefined) object[key] = matched;
  }
  const keys = Reflect.ownKeys(given);
  if (keys.length === known) return object;
  const other = shape['*'];
  if (other === undefined) return NO_MATCH;
  for (const [i, key] of indexed(keys)) {
    if (typeof key === 'symbol' || key === '__proto__' || !Object.prototype.propertyIsEnumerable.call(given, key))
      return NO_MATCH;
    if (Object.hasOwn(object, key)) continue;
    const matched = yield* matchSteps(given[key], other);
    if (matched === NO_MATCH) return NO_MATCH;
    object[key] = matched;
    if (i % ITEMS_PER_SLICE === 0) yield;
  }
  return object;
}
