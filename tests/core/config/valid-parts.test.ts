import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { parseConfig } from '../../../src/core/config/parse.js';
import { at, changed, issuesOf, parseLoaded, put, sample, steps } from './support.js';

const LISTS = [
  'metrics',
  'behaviors',
  'events',
  'plan.milestones',
  'plan.roles',
  'plan.nextPhase.options',
  'effort.entries',
];
/** The keys by which other parts refer to the items of a list. */
const REFERENCES: Record<string, string[]> = {
  metrics: ['moves', 'metrics'],
  behaviors: ['moves'],
  'plan.milestones': ['after'],
  'plan.roles': ['owner', 'role'],
  'plan.nextPhase.options': ['chosen'],
};
const parts = LISTS.flatMap((list) =>
  (at(sample(), steps(list)) as Record<string, unknown>[]).map((item, index) => ({
    list,
    index,
    id: item.id as string | undefined,
    keys: Object.keys(item),
  })),
);
type Part = (typeof parts)[number];

/**
 * A value from which every reference to an id is taken out; an entry keeps what it is for, so that it is asked all the
 * same.
 */
function forget(value: unknown, id: string, keys: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => forget(item, id, keys));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
      if (key === 'effort')
        return [
          [
            key,
            forget(
              item,
              id,
              keys.filter((one) => one !== 'moves'),
            ),
          ],
        ];
      if (!keys.includes(key)) return [[key, forget(item, id, keys)]];
      if (item === id) return [];
      return [
        [
          key,
          Array.isArray(item)
            ? item.filter((other) => other !== id).map((other) => forget(other, id, keys))
            : forget(item, id, keys),
        ],
      ];
    }),
  );
}

/** The expected rest of the sample without some of its parts. */
function remaining(gone: readonly Part[]): unknown {
  let config: unknown = structuredClone(parseConfig(sample()).config);
  for (const { list, index } of [...gone].sort((a, b) => b.index - a.index))
    put(config, [...steps(list), index], undefined);
  for (const { list, id } of gone) if (id !== undefined) config = forget(config, id, REFERENCES[list] ?? []);
  return config;
}

const breakage = fc.record({ part: fc.constantFrom(...parts), key: fc.nat() }).map(({ part, key }) => {
  const keys = part.keys.filter((name) => name !== 'id');
  return { part, path: `${part.list}[${part.index}].${keys[key % keys.length]}` };
});

describe('one faulty part', () => {
  it('is left out alone, and named', () => {
    // nothing in a config may be true or false, so true is a fault anywhere
    fc.assert(
      fc.property(breakage, ({ part, path }) => {
        const input = changed(path, true);
        const { list, index, id } = part;
        const [issue, ...others] = issuesOf(input);
        expect(others).to.deep.equal([]);
        expect(issue).to.deep.include({ code: 'shape', path: `$.${path}`, part: id ?? `$.${list}[${index}]` });
        expect(parseConfig(input).config).to.deep.equal(remaining([part]));
        expect(parseLoaded(input).warnings).to.deep.equal([]);
      }),
      { numRuns: 300 },
    );
  });

  it('with others', () => {
    fc.assert(
      fc.property(fc.uniqueArray(breakage, { selector: ({ path }) => path, minLength: 2, maxLength: 6 }), (broken) => {
        const input = broken.reduce((config, { path }) => put(config, steps(path), true), sample());
        const gone = [...new Set(broken.map(({ part }) => part))];
        // of an entry whose kind is not known, nothing else can be said
        const unknownKinds = broken.filter(({ path }) => /entries\[\d\]\.kind$/.test(path)).map(({ part }) => part);
        const said = broken.filter(({ part, path }) => path.endsWith('.kind') || !unknownKinds.includes(part));
        expect(issuesOf(input).map(({ path }) => path)).to.have.members(said.map(({ path }) => `$.${path}`));
        expect(new Set(issuesOf(input).map(({ part }) => part))).to.deep.equal(
          new Set(gone.map(({ list, index, id }) => id ?? `$.${list}[${index}]`)),
        );
        expect(parseConfig(input).config).to.deep.equal(remaining(gone));
      }),
      { numRuns: 200 },
    );
  });

  it('that is nothing like a part takes its id along, and what refers to it says so', () => {
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.constantFrom(null, 5, '', 'x', [], {}, [[]]), (part, rubbish) => {
        const place = `$.${part.list}[${part.index}]`;
        const input = changed(place, rubbish);
        const issues = issuesOf(input);
        const shape = issues.filter(({ code }) => code === 'shape');
        expect(shape).not.to.deep.equal([]);
        for (const issue of shape) expect(issue.part).to.equal(place);
        for (const issue of issues.filter(({ code }) => code !== 'shape'))
          expect(issue).to.deep.include({ code: 'reference', found: JSON.stringify(part.id) });
        expect(parseConfig(input).config).to.deep.equal(remaining([part]));
      }),
      { numRuns: 200 },
    );
  });

  it('twice there, or contradicting itself, is left out alone too', () => {
    const twin = put(sample(), steps('metrics[3]'), { id: 'late-proofs', name: 'Again', direction: 'increase' });
    expect(parseConfig(twin).config).to.deep.equal(remaining([]));
    const [first] = parts;
    expect(parseConfig(changed('metrics[0].target', { min: 1 })).config).to.deep.equal(first && remaining([first]));
  });

  for (const [path, gone] of [
    ['goLive', 'goLive'],
    ['renewal', 'renewal'],
    ['provider.name', 'provider'],
    ['appearance.accent', 'appearance'],
    ['messages.de.loading', 'messages'],
    ["['$schema']", "['$schema']"],
    ['plan.purpose', 'plan.purpose'],
    ['plan.agreedOn', 'plan.agreedOn'],
    ['plan.experience', 'plan.experience'],
    ['plan.nextPhase.chosen', 'plan.nextPhase'],
    ['effort.entries', 'effort'],
  ] as const)
    it(`${path}: ${gone} alone is left out`, () => {
      expect(issuesOf(changed(path, true)).map(({ code, part }) => [code, part])).to.deep.equal([
        ['shape', gone.startsWith('[') ? `$${gone}` : `$.${gone}`],
      ]);
      expect(parseConfig(changed(path, true)).config).to.deep.equal(
        put(structuredClone(parseConfig(sample()).config), steps(gone), undefined),
      );
    });

  it('a plan that is none takes its roles along, and says who is missed', () => {
    expect(issuesOf(changed('plan', true)).map(({ code, path }) => [code, path])).to.deep.equal([
      ['shape', '$.plan'],
      ['reference', '$.effort.entries[0].role'],
    ]);
    expect(parseConfig(changed('plan', true)).config?.effort?.entries).to.have.length(9);
  });

  for (const list of ['metrics', 'behaviors', 'events'])
    it(`${list} that are no list are left out as if there were none`, () => {
      const { config } = parseConfig(changed(list, true));
      expect(at(config, [list])).to.deep.equal([]);
      expect(config?.plan?.milestones).to.have.length(3);
      expect(config?.effort?.entries).to.have.length(9);
    });

  for (const path of ['version', 'asOf', 'account', 'account.id', 'account.name'])
    it(`without a sound ${path} there is no config`, () => {
      const result = parseConfig(changed(path, true));
      expect(result.ok).to.equal(false);
      expect(result.config).to.equal(undefined);
    });

  for (const key of ['target', 'baseline', 'comparison', 'worth', 'confirmed', 'disputed'])
    it(`a metric whose ${key} is null is kept without it, and the issue says so`, () => {
      const input = sample() as unknown as { metrics: Record<string, unknown>[] };
      const [first] = input.metrics;
      const result = parseConfig({ ...input, metrics: [{ ...first, [key]: null }, ...input.metrics.slice(1)] });
      expect(result.ok ? [] : result.issues.map(({ path }) => path)).to.deep.equal([`$.metrics[0].${key}`]);
      expect(result.config?.metrics).to.have.length(input.metrics.length);
      expect(result.config?.metrics[0]).not.to.have.property(key);
    });
});
