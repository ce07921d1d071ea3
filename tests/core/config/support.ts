import type { Issue, Path } from '../../../src/core/config/issues.js';
import { parseConfig, parseValue, type ParseResult } from '../../../src/core/config/parse.js';
import { fileKey, type PointsFiles } from '../../../src/core/config/points-files.js';
import { pointsSources } from '../../../src/core/config/points-locations.js';
import { jsonValue } from '../../../src/core/config/safe-json.js';
import written from '../../fixtures/sample.json';

/** A fresh copy of the sample of config.md, in which every reference resolves. */
export const sample = (): Record<string, unknown> => structuredClone<Record<string, unknown>>(written);

/** The least that is a config. */
export const least = (more: object = {}): Record<string, unknown> => ({
  version: 1,
  asOf: '2026-10-05T08:00:00Z',
  account: { id: 'a', name: 'A' },
  ...more,
});

/** A path as an issue writes it, with or without the `$`, to its steps. */
export const steps = (path: string): Path =>
  [...path.replace(/^\$(?=[.[]|$)/, '').matchAll(/\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]|([^.[\]]+)/g)].map(
    ([, index, quoted, key]) => (index !== undefined ? Number(index) : (key ?? (quoted ?? '').replace(/\\(.)/g, '$1'))),
  );

export const has = (value: unknown, step: string | number): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, step);

export const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (place, step) => (has(place, step) ? (place as Record<string | number, unknown>)[step] : undefined),
    value,
  );

/** Puts an item at a path of a value; undefined takes it away. */
export function put<T>(value: T, path: Path, item: unknown): T {
  const place = at(value, path.slice(0, -1));
  const last = path.at(-1);
  if (typeof place !== 'object' || place === null || last === undefined) return value;
  if (item !== undefined)
    Object.defineProperty(place, last, { value: item, enumerable: true, configurable: true, writable: true });
  else if (Array.isArray(place)) place.splice(Number(last), 1);
  else Reflect.deleteProperty(place, last);
  return value;
}

export const changed = (path: string, item: unknown): Record<string, unknown> => put(sample(), steps(path), item);

/** The path of every value inside a value. */
export const pathsIn = (value: unknown, path: Path = []): Path[] => {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Array.isArray(value)
    ? value.map((item: unknown, i) => pathsIn(item, [...path, i]))
    : Object.entries(value).map(([key, item]) => pathsIn(item, [...path, key]));
  return [path, ...inner.flat()];
};

export const issuesOf = (input: unknown): Issue[] => {
  const result = parseConfig(input);
  return result.ok ? [] : result.issues;
};
/** The warnings, without the one for each file that `parseConfig` cannot load. */
export const warningsOf = (input: unknown): Issue[] =>
  parseConfig(input).warnings.filter(({ code }) => code !== 'not-loaded');

/** As `parseConfig` answers once every file that the config names is loaded. */
export const parseLoaded = (input: unknown): ParseResult => {
  const value = typeof input === 'string' ? jsonValue(input) : input;
  return parseValue(value, typeof input === 'string' ? input : undefined, filesOf(value));
};

/** A file of points for every one that a config names. */
export const filesOf = (input: unknown): PointsFiles =>
  new Map(
    pointsSources(input).map((source) => [
      fileKey(source),
      { points: { dates: ['2026-03-02T08:00:00Z'], values: [1] } },
    ]),
  );

export const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/**
 * The place in the text of a value at which a path begins, or the value around it: found by a mark in the text, without
 * the code under test.
 */
export function placeIn(value: unknown, path: Path): { line: number; column: number } {
  const there = path.length === 0 || has(at(value, path.slice(0, -1)), path.at(-1) ?? '');
  if (!there) return placeIn(value, path.slice(0, -1));
  const before = pretty(path.length ? put(structuredClone(value), path, '⌖') : '⌖').split('"⌖"')[0] ?? '';
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
