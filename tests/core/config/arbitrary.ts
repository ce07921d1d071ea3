import fc from 'fast-check';
import type { $ZodChecks, $ZodType, $ZodTypes } from 'zod/v4/core';
import { configSchema } from '../../../src/core/config/schema.js';
import { at, pathsIn, put, steps } from './support.js';

type Value = Record<string, unknown>;

/** Anything of the shape that the schema describes, though ids and values may well contradict each other. */
const shaped = (): fc.Arbitrary<Value> => arbitraryOf(configSchema()) as fc.Arbitrary<Value>;

/** Configs that a person could have written: of the right shape, without contradictions. */
export const soundInput = (): fc.Arbitrary<Value> => shaped().map(mended);

/** The same with up to three places deleted or replaced, and what is only of the right shape. */
export const anyInput = (): fc.Arbitrary<unknown> =>
  fc.oneof(
    shaped(),
    fc
      .tuple(
        soundInput(),
        fc.array(fc.tuple(fc.nat(), fc.oneof(odd, fc.jsonValue({ maxDepth: 1 }))), { minLength: 1, maxLength: 3 }),
      )
      .map(([input, mutations]) => {
        for (const [n, value] of mutations) {
          const paths = pathsIn(input);
          put(input, paths[n % paths.length] ?? [], structuredClone(value));
        }
        return input;
      }),
  );

const odd = fc.constantFrom<unknown[]>(
  undefined,
  null,
  '',
  'x',
  0,
  -1,
  -0,
  0.5,
  21,
  2 ** 53,
  1e21,
  true,
  [],
  {},
  [[]],
  [null],
  { on: '2026-01-01' },
  { en: 'E' },
  { '*': 'x' },
  { '=': 'x' },
  { constructor: 'x' },
  '2026-02-29',
  '2024-02-29',
  '2026-01-01',
  '2026-01',
  '2026-10-05T08:00:00Z',
  '2026-10-05T24:00:00Z',
  'EUR',
  'EUR\n',
  'increase',
  'maintain',
  'action',
  'metrics-0',
  'plan.roles-0',
  'toString',
  '__proto__',
);

/** Moments of the years that a config may name. */
const days = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2200-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());

function arbitraryOf(schema: $ZodType): fc.Arbitrary<unknown> {
  const { def } = (schema as $ZodTypes)._zod;
  const checks = (def.checks ?? []).map((check) => (check as $ZodChecks)._zod.def);
  switch (def.type) {
    case 'optional':
    case 'default':
      return fc.option(arbitraryOf(def.innerType), { nil: undefined, freq: 2 });
    case 'nullable':
      return fc.option(arbitraryOf(def.innerType), { nil: null });
    case 'array':
      return fc.array(arbitraryOf(def.element), { maxLength: 3 });
    case 'tuple':
      return fc.tuple(...def.items.map(arbitraryOf));
    case 'record':
      return fc.dictionary(fc.constantFrom('en', 'de-CH', '', 'constructor', '*', '='), arbitraryOf(def.valueType), {
        maxKeys: 3,
      });
    case 'object': {
      const known = fc.record(
        Object.fromEntries(Object.entries(def.shape).map(([key, item]) => [key, arbitraryOf(item)])),
      );
      const more = def.catchall
        ? fc.dictionary(fc.constantFrom('signDisplay', 'toString', '*'), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 2 })
        : fc.constant({});
      return fc
        .tuple(known, more)
        .map(([object, others]) =>
          Object.fromEntries(Object.entries({ ...object, ...others }).filter(([, value]) => value !== undefined)),
        );
    }
    case 'union':
      return fc.oneof(...def.options.map(arbitraryOf));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'unknown':
      return fc.jsonValue({ maxDepth: 2 });
    case 'number': {
      const [least, most] = ['greater_than', 'less_than'].map(
        (kind) =>
          checks.flatMap((check) => (check.check === kind ? [Number((check as { value: unknown }).value)] : []))[0],
      );
      return 'format' in def
        ? fc.integer({ min: least ?? -1000, max: most ?? 1000 })
        : fc.oneof(
            fc.double({ min: least ?? -1e9, max: most ?? 1e9, noNaN: true }),
            fc.constantFrom(...[least, most].filter((edge) => edge !== undefined), 1),
          );
    }
    case 'string': {
      const pattern =
        'pattern' in def
          ? def.pattern
          : checks.flatMap((check) => (check.check === 'string_format' && check.pattern ? [check.pattern] : []))[0];
      const format = 'format' in def ? def.format : undefined;
      if (pattern instanceof RegExp && format === 'date') return days.map((day) => day.slice(0, 10));
      if (pattern instanceof RegExp && format === 'datetime')
        return fc
          .tuple(days, fc.constantFrom('Z', '+02:00', '-11:30', '.125Z'))
          .map(([moment, end]) => moment.slice(0, 19) + end);
      if (pattern instanceof RegExp) return fc.stringMatching(pattern);
      return fc.string({ minLength: checks.some(({ check }) => check === 'min_length') ? 1 : 0, maxLength: 8 });
    }
    default:
      throw new Error(`Nothing is known of ${def.type}.`);
  }
}

const LISTS = [
  'metrics',
  'behaviors',
  'events',
  'plan.milestones',
  'plan.roles',
  'plan.nextPhase.options',
  'effort.entries',
];
const TARGETS: Record<string, string[]> = {
  moves: ['metrics'],
  metrics: ['metrics'],
  after: ['plan.milestones'],
  owner: ['plan.roles'],
  role: ['plan.roles'],
  chosen: ['plan.nextPhase.options'],
};
const POINTS = [
  [],
  [
    ['2026-03-02', 1],
    ['2026-03-01', null],
  ],
  { dates: ['2026-03-02T08:00:00+02:00'], values: [0.5] },
  { dates: [], values: [] },
  { src: 'values.csv' },
  { src: 'v.json', date: 'd', value: 'v' },
];

const listIn = (config: unknown, list: string): Value[] => (at(config, steps(list)) as Value[] | undefined) ?? [];

/** Gives each part an id of its own, lets each reference refer to one, and takes away what contradicts. */
function mended(config: Value): Value {
  config.version = 1;
  Object.assign(config.account as Value, { currency: 'EUR' });
  if ('goLive' in config) config.goLive = '2026-01-01';
  if ('renewal' in config) config.renewal = '2027-01-01';
  if ('timeZone' in (config.account as Value)) (config.account as Value).timeZone = 'Asia/Kathmandu';
  for (const list of LISTS)
    listIn(config, list).forEach((item, i) => {
      item.id = `${list}-${i}`;
    });
  const refer = (holder: Value, keys: string[]) => {
    for (const key of keys) {
      const ids = (TARGETS[key] ?? []).flatMap((list) => listIn(config, list).map(({ id }) => id));
      const named = holder[key];
      if (named === undefined) continue;
      if (Array.isArray(named)) holder[key] = ids.length ? named.map((_, i) => ids[i % ids.length]) : [];
      else if (ids.length) holder[key] = ids[0];
      else delete holder[key];
    }
  };
  for (const [list, keys] of [
    ['behaviors', ['moves']],
    ['events', ['metrics']],
    ['plan.milestones', ['after', 'metrics', 'owner']],
    ['effort.entries', ['moves', 'role']],
  ] as const)
    for (const item of listIn(config, list)) refer(item, [...keys]);
  listIn(config, 'plan.milestones').forEach((milestone, i) => {
    if ('due' in milestone) milestone.due = '2026-06-01';
    if ('after' in milestone)
      milestone.after = listIn(config, 'plan.milestones')
        .slice(0, i)
        .map(({ id }) => id);
  });
  if (config.plan) refer(config.plan as Value, ['metrics']);
  const next = at(config, ['plan', 'nextPhase']) as Value | undefined;
  if (next) refer(next, ['chosen']);
  [...listIn(config, 'metrics'), ...listIn(config, 'behaviors')].forEach((measure, i) => {
    const { target, baseline, comparison } = measure as { target?: Value; baseline?: Value; comparison?: Value };
    if (target) delete target.stages;
    if (baseline && 'value' in baseline) baseline.value = 1;
    if (target && measure.direction === 'maintain') {
      Object.assign(target, { min: -1, max: 1 });
      if ('value' in target) target.value = 1; // not a percentage that is doubtful
    } else if (target) Object.assign(target, { value: 1, min: 0, max: 0 });
    if (baseline?.from) baseline.to = baseline.from;
    if (measure.points) measure.points = structuredClone(POINTS[i % POINTS.length]);
    if (comparison) comparison.points = structuredClone(POINTS[(i + 1) % POINTS.length]);
  });
  return config;
}
