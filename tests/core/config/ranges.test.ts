import { expect } from '@open-wc/testing';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import * as z from 'zod/mini';
import type { $ZodChecks, $ZodType, $ZodTypes } from 'zod/v4/core';
import { checkCompiled } from '../../../src/core/config/compiled-check.js';
import { jsonSchema } from '../../../src/core/config/json-schema.js';
import { parseConfig } from '../../../src/core/config/parse.js';
import { configSchema } from '../../../src/core/config/schema.js';
import { at, least } from './support.js';

/** A number or date of the schema, and a config that holds a value there. */
interface Leaf {
  path: string;
  schema: $ZodType;
  configWith: (value: unknown) => Record<string, unknown>;
}

const ajv = new Ajv({ allowUnionTypes: true });
addFormats(ajv);
const fitsJsonSchema = ajv.compile(jsonSchema());
const accepts = (schema: $ZodType, value: unknown): boolean => z.safeParse(schema as z.ZodMiniType, value).success;

/** Each way to write a date, with values inside and outside the years that a config may name. */
const DATES = {
  day: { inside: ['1900-01-01', '2026-02-28', '2200-12-31'], outside: ['1899-12-31', '2201-01-01'] },
  month: { inside: ['1900-01', '2200-12'], outside: ['1899-12', '2201-01'] },
  quarter: { inside: ['1900-Q1', '2200-Q4'], outside: ['1899-Q4', '2201-Q1'] },
  week: { inside: ['1900-W01', '2200-W52'], outside: ['1899-W52', '2201-W01'] },
  instant: {
    inside: ['1900-01-01T00:00:00Z', '1900-01-01T00:00:00+14:00', '2200-12-31T23:59:59.999-12:00'],
    outside: ['1899-12-31T23:59:59Z', '2201-01-01T00:00:00Z'],
  },
} as const;
const NEVER_DATES = ['', '0000-01-01', '9999-12-31', '-001900-01-01', '+2026-01-01', '2026-02-30', '2026-13', '2026'];

/** The way in which a schema wants a date, if it wants one. */
const dateKindOf = (schema: $ZodType): keyof typeof DATES | undefined =>
  accepts(schema, 'x')
    ? undefined
    : (Object.keys(DATES) as (keyof typeof DATES)[]).find((kind) => accepts(schema, DATES[kind].inside[0]));

/** The range of a number. An edge that the schema does not name is NaN. */
function rangeOf(schema: $ZodType): { min: number; max: number; isWhole: boolean } {
  const { def } = (schema as $ZodTypes)._zod;
  const edge = (kind: string) => {
    const checks = (def.checks ?? []).map(
      (check) => (check as $ZodChecks)._zod.def as { check: string; value?: unknown },
    );
    return Number(checks.find(({ check }) => check === kind)?.value ?? NaN);
  };
  return { min: edge('greater_than'), max: edge('less_than'), isWhole: 'format' in def };
}

/** The least value that a schema accepts: of an object, only the required keys. */
function leastOf(schema: $ZodType): unknown {
  const { def } = (schema as $ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const required = Object.entries(def.shape).filter(([, item]) => !accepts(item, undefined));
      return Object.fromEntries(required.map(([key, item]) => [key, leastOf(item)]));
    }
    case 'array':
      return [leastOf(def.element)];
    case 'tuple':
      return def.items.map(leastOf);
    case 'union':
      return leastOf(def.options[0]!);
    case 'record':
      return {};
    case 'nullable':
      return null;
    case 'enum':
      return Object.values(def.entries)[0];
    case 'literal':
      return def.values[0];
    case 'number':
      return rangeOf(schema).min;
    case 'string': {
      const kind = dateKindOf(schema);
      return kind ? DATES[kind].inside[0] : 'x';
    }
    default:
      throw new Error(`Nothing is known of ${def.type}.`);
  }
}

/** Every number and date inside a schema. */
function leavesOf(schema: $ZodType, configWith: Leaf['configWith'], path: string): Leaf[] {
  const { def } = (schema as $ZodTypes)._zod;
  switch (def.type) {
    case 'optional':
    case 'default':
    case 'nullable':
      return leavesOf(def.innerType, configWith, path);
    case 'object': {
      const base = leastOf(schema) as Record<string, unknown>;
      return Object.entries(def.shape).flatMap(([key, item]) =>
        leavesOf(item, (value) => configWith({ ...base, [key]: value }), `${path}.${key}`),
      );
    }
    case 'array':
      return leavesOf(def.element, (value) => configWith([value]), `${path}[]`);
    case 'tuple':
      return def.items.flatMap((item, i) => {
        const tupleWith = (value: unknown) => def.items.map((other, j) => (i === j ? value : leastOf(other)));
        return leavesOf(item, (value) => configWith(tupleWith(value)), `${path}[${i}]`);
      });
    case 'record':
      return leavesOf(def.valueType, (value) => configWith({ en: value }), `${path}.*`);
    case 'union':
      return def.options.flatMap((option) => {
        const kind = at(leastOf(option), ['kind']);
        return leavesOf(option, configWith, typeof kind === 'string' ? `${path}(${kind})` : path);
      });
    case 'number':
      return [{ path, schema, configWith }];
    case 'string':
      return dateKindOf(schema) ? [{ path, schema, configWith }] : [];
    case 'enum':
    case 'literal':
    case 'unknown':
      return [];
    default:
      throw new Error(`Nothing is known of ${def.type}.`);
  }
}

/**
 * A config in which only the value under test can be wrong: a target has a value, an amount has a currency, and a point
 * may be as long as a quarter.
 */
function sound(config: unknown): Record<string, unknown> {
  const whole = least(config as object);
  whole.account = { id: 'a', name: 'A', currency: 'EUR' };
  for (const [list, period] of [
    ['metrics', 'period'],
    ['behaviors', 'cadence'],
  ] as const) {
    const measure = at(whole, [list, 0]);
    if (measure) Object.assign(measure, { [period]: 'quarter' });
    const target = at(measure, ['target']);
    if (target) Object.assign(target, { value: 0, ...target });
  }
  return whole;
}

const leaves = leavesOf(configSchema(), sound, '$');
const numbers = leaves.filter(({ schema }) => !dateKindOf(schema));
const dates = leaves.filter(({ schema }) => dateKindOf(schema));

/** Expects that schema, compiled validator, parser and JSON Schema all accept a value, or that none does. */
function expectSame({ path, configWith }: Leaf, value: unknown, isAccepted: boolean): void {
  const input = configWith(value);
  const name = `${path}: ${String(value)}`;
  expect(accepts(configSchema(), input), `${name} by the schema`).to.equal(isAccepted);
  expect(fitsJsonSchema(input), `${name} by the JSON Schema`).to.equal(isAccepted);
  expect(parseConfig(input).ok, `${name} by the parser`).to.equal(isAccepted);
  // a newer version is for the parser, which warns of it
  const isNewer = path === '$.version' && value !== 1;
  expect(checkCompiled(input) !== undefined, `${name} by the compiled validator`).to.equal(isAccepted && !isNewer);
}

describe('the range of every number and date of a config', () => {
  it('finds all of them', () => {
    expect(numbers.map(({ path }) => path)).to.include.members([
      '$.version',
      '$.price.value',
      '$.metrics[].unit.maximumSignificantDigits',
      '$.metrics[].target.stages[].value',
      '$.metrics[].points[][1]',
      '$.metrics[].comparison.points.values[]',
      '$.behaviors[].lag.periods',
      '$.plan.nextPhase.options[].rank',
      '$.effort.entries[](action).people',
      '$.effort.entries[](follow-up).saves',
      '$.effort.entries[](case).tries',
    ]);
    expect(dates.map(({ path }) => path)).to.include.members([
      '$.asOf',
      '$.goLive',
      '$.metrics[].points[][0]',
      '$.metrics[].comparison.points.dates[]',
      '$.plan.milestones[].done',
      '$.plan.milestones[].done.at',
      '$.effort.entries[](meeting).comments[].on',
    ]);
    expect(numbers.length).to.be.at.least(46);
    expect(dates.length).to.be.at.least(100);
  });

  for (const leaf of numbers)
    it(`${leaf.path}: a number`, () => {
      const { min, max, isWhole } = rangeOf(leaf.schema);
      expect([min, max].every(Number.isSafeInteger), `${leaf.path} has two edges that can be held`).to.equal(true);
      expect(min).to.be.below(max);
      const inside = [min, max, Math.round((min + max) / 2), ...(isWhole ? [] : [min + 0.5, max - 0.5])];
      for (const value of inside) expectSame(leaf, value, true);
      const fractions = [1e-320, 5e-324, 0.5].filter((value) => value >= min && value <= max);
      for (const value of fractions) expectSame(leaf, value, !isWhole);
      const outside = [min - 1, max + 1, max * 1.5, -1e308, 1e308, 2 ** 53, NaN, Infinity, -Infinity];
      for (const value of [...outside, ...(min === 0 ? [-1e-320] : [])]) expectSame(leaf, value, false);
      for (const value of [String(max), true, [max], { value: max }]) expectSame(leaf, value, false);
    });

  for (const leaf of dates) {
    const kind = dateKindOf(leaf.schema)!;
    it(`${leaf.path}: a date (${kind})`, () => {
      for (const value of DATES[kind].inside) expectSame(leaf, value, true);
      for (const value of [...DATES[kind].outside, ...NEVER_DATES]) expectSame(leaf, value, false);
      for (const value of [20260101, true, ['2026-01-01']]) expectSame(leaf, value, false);
    });
  }
});
