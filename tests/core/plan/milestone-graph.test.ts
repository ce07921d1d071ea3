import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import type { Milestone } from '../../../src/core/config/schema.js';
import { criticalPathOf, cyclesOf } from '../../../src/core/plan/milestone-graph.js';

type Row = [id: string, after: string[], due?: string | undefined];
const milestones = (...rows: Row[]): Milestone[] =>
  rows.map(([id, after, due]) => ({ id, name: id, after, metrics: [], ...(due === undefined ? {} : { due }) }));

/** From its least id on: where a circle begins is nobody's concern, its direction is. */
const fromLeast = (cycle: string[]): string[] => {
  const start = cycle.indexOf([...cycle].sort()[0]!);
  return [...cycle.slice(start), ...cycle.slice(0, start)];
};
const cycles = (...rows: Row[]): string[] =>
  cyclesOf(milestones(...rows))
    .map((cycle) => fromLeast(cycle).join(' '))
    .sort();

const MANY = 10_000;
const many = (after: (i: number) => string[], due?: string): Milestone[] =>
  milestones(...Array.from({ length: MANY }, (_, i): Row => [`m${i}`, after(i), due]));
const chain = () => many((i) => (i ? [`m${i - 1}`] : []), '2026-12-01');
const ring = () => many((i) => [`m${(i + MANY - 1) % MANY}`], '2026-12-01');

describe('graph: milestones that wait for each other', () => {
  const cases: [string, Row[], string[]][] = [
    ['no milestones', [], []],
    [
      'none waits',
      [
        ['a', []],
        ['b', []],
      ],
      [],
    ],
    [
      'a chain',
      [
        ['a', []],
        ['b', ['a']],
        ['c', ['b']],
      ],
      [],
    ],
    [
      'a fork that meets again',
      [
        ['a', []],
        ['b', ['a']],
        ['c', ['a']],
        ['d', ['b', 'c']],
      ],
      [],
    ],
    ['after one that is not there', [['a', ['gone']]], []],
    [
      'after the same one twice',
      [
        ['a', []],
        ['b', ['a', 'a']],
      ],
      [],
    ],
    ['after itself', [['a', ['a']]], ['a']],
    ['after itself, twice', [['a', ['a', 'a']]], ['a']],
    [
      'a pair',
      [
        ['a', ['b']],
        ['b', ['a']],
      ],
      ['a b'],
    ],
    [
      'a ring of four, in the order in which they would be done',
      [
        ['a', ['d']],
        ['b', ['a']],
        ['c', ['b']],
        ['d', ['c']],
      ],
      ['a b c d'],
    ],
    [
      'a ring of four, written in another order',
      [
        ['c', ['b']],
        ['a', ['d']],
        ['d', ['c']],
        ['b', ['a']],
      ],
      ['a b c d'],
    ],
    [
      'two rings',
      [
        ['a', ['b']],
        ['b', ['a']],
        ['c', ['e']],
        ['d', ['c']],
        ['e', ['d']],
      ],
      ['a b', 'c d e'],
    ],
    [
      'two rings that share one: one of them, then what is left',
      [
        ['a', ['b', 'c']],
        ['b', ['a']],
        ['c', ['a']],
      ],
      ['a b'],
    ],
    [
      'two rings, one after the other',
      [
        ['a', ['b', 'd']],
        ['b', ['a']],
        ['c', ['d']],
        ['d', ['c']],
      ],
      ['a b', 'c d'],
    ],
    [
      'a ring inside a ring: one of them, then what is left',
      [
        ['a', ['a', 'b']],
        ['b', ['a']],
      ],
      ['a'],
    ],
    [
      'what hangs on a ring is no part of it',
      [
        ['x', ['a']],
        ['a', ['b']],
        ['b', ['a']],
        ['y', ['x', 'b']],
      ],
      ['a b'],
    ],
    [
      'nor is what a ring waits for',
      [
        ['x', []],
        ['a', ['x', 'b']],
        ['b', ['a']],
      ],
      ['a b'],
    ],
    [
      'nor is what lies between two rings',
      [
        ['a', ['a']],
        ['x', ['a']],
        ['b', ['b', 'x']],
      ],
      ['a', 'b'],
    ],
  ];
  for (const [name, rows, expected] of cases)
    it(`${name}: ${expected.join(' and ') || 'none'}`, () => expect(cycles(...rows)).to.deep.equal(expected));

  const graphs = fc
    .array(fc.array(fc.nat({ max: 11 }), { maxLength: 3 }), { maxLength: 11 })
    .map((rows) => milestones(...rows.map((after, i): Row => [`m${i}`, after.map((id) => `m${id}`)])));

  /** Takes away what waits for nothing that is left, until nothing more can be taken. */
  const circular = (all: readonly Milestone[]): Milestone[] => {
    const ids = new Set(all.map(({ id }) => id));
    const left = all.filter(({ after }) => after.some((id) => ids.has(id)));
    return left.length === all.length ? left : circular(left);
  };

  it('each is a circle along “after”, and in no two of them is the same one', () => {
    fc.assert(
      fc.property(graphs, (all) => {
        const byId = new Map(all.map((milestone) => [milestone.id, milestone]));
        const found = cyclesOf(all);
        for (const cycle of found) cycle.forEach((id, i) => expect(byId.get(id)?.after).to.include(cycle.at(i - 1)));
        expect(new Set(found.flat()).size).to.equal(found.flat().length);
      }),
    );
  });

  it('without those that are named, nothing is circular; none is named where nothing was', () => {
    fc.assert(
      fc.property(graphs, (all) => {
        const found = cyclesOf(all);
        const named = new Set(found.flat());
        expect(circular(all.filter(({ id }) => !named.has(id)))).to.be.empty;
        expect(found.length > 0).to.equal(circular(all).length > 0);
      }),
    );
  });

  it('ten thousand in a chain', () => expect(cyclesOf(chain())).to.be.empty);
  it('ten thousand in a ring', () => expect(cyclesOf(ring()).map(({ length }) => length)).to.deep.equal([MANY]));
  it('ten thousand in pairs', () => expect(cyclesOf(many((i) => [`m${i ^ 1}`]))).to.have.length(MANY / 2));
  it('ten thousand in rings that wait for the next', () =>
    expect(cyclesOf(many((i) => [`m${i + 2}`, `m${i ^ 1}`]))).to.have.length(MANY / 2));
  it('ten thousand after one', () => expect(cyclesOf(many((i) => (i ? ['m0'] : [])))).to.be.empty);
  it('ten thousand that hang on a ring', () =>
    expect(cyclesOf(many((i) => [`m${Math.max(0, i - 1)}`]))).to.deep.equal([['m0']]));
});

describe('graph: the critical path', () => {
  const path = (...rows: Row[]) => {
    const all = milestones(...rows);
    return criticalPathOf(all, cyclesOf(all));
  };
  const cases: [string, Row[], string, string][] = [
    ['one alone', [['a', [], '2026-08-01']], 'a', '2026-08-01'],
    [
      'a chain',
      [
        ['a', [], '2026-08-01'],
        ['b', ['a'], '2026-09-01'],
        ['c', ['b'], '2026-10-01'],
      ],
      'a b c',
      '2026-10-01',
    ],
    [
      'a chain, written backwards',
      [
        ['c', ['b'], '2026-10-01'],
        ['b', ['a'], '2026-09-01'],
        ['a', [], '2026-08-01'],
      ],
      'a b c',
      '2026-10-01',
    ],
    [
      'what is not on the way to the last is left out',
      [
        ['a', [], '2026-08-01'],
        ['b', [], '2026-10-01'],
      ],
      'b',
      '2026-10-01',
    ],
    [
      'of a fork the later one',
      [
        ['a', [], '2026-08-01'],
        ['b', [], '2026-09-01'],
        ['c', ['a', 'b'], '2026-10-01'],
      ],
      'b c',
      '2026-10-01',
    ],
    [
      'of a fork the later one, named first',
      [
        ['a', [], '2026-08-01'],
        ['b', [], '2026-09-01'],
        ['c', ['b', 'a'], '2026-10-01'],
      ],
      'b c',
      '2026-10-01',
    ],
    [
      'of a fork of one day the first',
      [
        ['a', [], '2026-08-01'],
        ['b', [], '2026-08-01'],
        ['c', ['b', 'a'], '2026-10-01'],
      ],
      'b c',
      '2026-10-01',
    ],
    [
      'of a fork the one with a day',
      [
        ['a', []],
        ['b', [], '2026-08-01'],
        ['c', ['a', 'b'], '2026-10-01'],
      ],
      'b c',
      '2026-10-01',
    ],
    [
      'through one without a day',
      [
        ['a', [], '2026-08-01'],
        ['b', ['a']],
        ['c', ['b'], '2026-10-01'],
      ],
      'a b c',
      '2026-10-01',
    ],
    [
      'from one without a day',
      [
        ['a', []],
        ['b', ['a'], '2026-10-01'],
      ],
      'a b',
      '2026-10-01',
    ],
    [
      'not to one without a day',
      [
        ['a', [], '2026-08-01'],
        ['b', ['a']],
      ],
      'a',
      '2026-08-01',
    ],
    [
      'days in the wrong order: to the last day',
      [
        ['a', [], '2026-10-01'],
        ['b', ['a'], '2026-08-01'],
      ],
      'a',
      '2026-10-01',
    ],
    ['after one that is done, and so is not here', [['b', ['a'], '2026-10-01']], 'b', '2026-10-01'],
    ['after itself', [['a', ['a'], '2026-10-01']], 'a', '2026-10-01'],
    [
      'in a circle: no farther',
      [
        ['a', ['b'], '2026-09-01'],
        ['b', ['a'], '2026-10-01'],
      ],
      'b',
      '2026-10-01',
    ],
    [
      'after a circle: no farther than into it',
      [
        ['a', ['b'], '2026-08-01'],
        ['b', ['a'], '2026-09-01'],
        ['c', ['b'], '2026-10-01'],
      ],
      'b c',
      '2026-10-01',
    ],
  ];
  for (const [name, rows, ids, ends] of cases)
    it(`${name}: ${ids}`, () => expect(path(...rows)).to.deep.equal({ ids: ids.split(' '), ends }));

  it('null where none has a day', () => {
    expect(path()).to.equal(null);
    expect(path(['a', []], ['b', ['a']])).to.equal(null);
  });

  it('ends even where no circle was named', () => {
    const all = milestones(['a', ['b'], '2026-09-01'], ['b', ['a'], '2026-10-01']);
    expect(criticalPathOf(all, [])).to.deep.equal({ ids: ['a', 'b'], ends: '2026-10-01' });
  });

  it('ten thousand in a chain', () => {
    const all = chain().map((milestone, i) => ({ ...milestone, due: i === MANY - 1 ? '2026-12-31' : '2026-12-01' }));
    expect(criticalPathOf(all, [])?.ids).to.deep.equal(all.map(({ id }) => id));
  });
  it('ten thousand in a ring', () => {
    const all = ring();
    expect(criticalPathOf(all, cyclesOf(all))?.ids).to.have.length(1);
  });
});
