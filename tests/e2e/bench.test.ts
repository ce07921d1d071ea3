// The bench's arithmetic: what it says of its samples. Its timings are no part of any test.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { figuresOf, shortTable, statistics, type Figure } from '../../bench/report.js';
import { JOBS, ROWS } from '../../bench/scenarios.js';
import { between } from '../../tools/readme.js';

type List = Record<string, { main: number; settled: number }[]>;
const samples = (name: string, ...values: number[]): List => ({
  [name]: values.map((main) => ({ main, settled: main + 1 })),
});
const only = (figures: Figure[]): Figure => {
  const [figure] = figures;
  assert.ok(figure);
  return figure;
};
const figure = (id: string, ...lists: List[]) => only(figuresOf({ [id]: Object.assign({}, ...lists) as List }));

describe('the bench', () => {
  it('tells the median and the spread, and leaves nothing out', () => {
    assert.deepEqual(statistics([9, 1, 3, 100, 5]), { n: 5, median: 5, min: 1, max: 100, quartiles: [3, 9] });
    assert.equal(statistics([1, 2, 3, 10]).median, 2.5);
  });

  const cases: [
    name: string,
    ours: number[],
    theirs: number[],
    said: { ratio: number; isMet: boolean; text: string },
  ][] = [
    ['met where ours is below the ratio', [10, 11, 12], [20, 20, 20], { ratio: 0.55, isMet: true, text: 'met' }],
    [
      'missed by how much where it is above',
      [18, 18, 18],
      [20, 20, 20],
      { ratio: 0.9, isMet: false, text: 'missed by 0.20' },
    ],
  ];
  for (const [name, ours, theirs, { ratio, ...expected }] of cases) {
    it(`says of a target: ${name}`, () => {
      const { contenders, verdict } = figure('a-52', samples('waymark', ...ours), samples('uplot', ...theirs));
      assert.equal(contenders.waymark?.ratio, ratio);
      assert.deepEqual(verdict, { target: 0.7, ...expected });
    });
  }

  it('holds an absolute target against the median itself', () => {
    const moved = (cls: number) =>
      only(figuresOf({ 'c-cls': { waymark: [{ cls }], handwritten: [{ cls: 0 }] } })).verdict?.text;
    assert.deepEqual([moved(0), moved(0.05)], ['met', 'missed by 0.05']);
  });

  it('says nothing of ours where none of its measurements succeeded', () => {
    assert.equal(figure('a-52', samples('uplot', 1, 2, 3)).verdict, null);
    assert.match(shortTable([figure('a-52', samples('uplot', 20))]), /1\.00 · 20\.0 ms/);
  });

  it('has a job for each row, with ours and the reference in it', () => {
    for (const { id, part, reference } of ROWS) {
      const names = JOBS.filter(({ parts }) => parts.includes(part)).map(({ name }) => name);
      assert.ok(names.includes('waymark') && names.includes(reference), id);
    }
  });

  it('writes between two markers, and again', () => {
    const text = 'before\n<!-- bench -->\nold\n<!-- /bench -->\nafter';
    assert.equal(
      between(between(text, 'bench', 'new'), 'bench', 'newer'),
      'before\n<!-- bench -->\nnewer\n<!-- /bench -->\nafter',
    );
    assert.throws(() => between('no markers', 'bench', 'new'), /<!-- bench -->/);
  });
});
