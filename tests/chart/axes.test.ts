import { expect } from '@open-wc/testing';
import { timeTicks, valueAxis } from '../../src/chart/axes.js';
import type { ChartModel } from '../../src/chart/model.js';
import { monthly } from '../fixtures/config.js';
import { english, planOf, specOf, theModel } from './support.js';

const withValues = (values: readonly number[]): ChartModel => ({
  ...theModel({ points: monthly('2026-01', [1]) }),
  series: { at: values.map((_, i) => i), value: values },
  baseline: null,
  target: null,
  hollow: [],
  medians: [],
  comparison: null,
});

describe('the axis of values', () => {
  const cases: [string, number[]][] = [
    ['none', []],
    ['zero', [0]],
    ['one', [5]],
    ['one below zero', [-5]],
    ['the same twice', [5, 5]],
    ['below zero', [-3, -1]],
    ['around zero', [-1, 4]],
    ['close together', [79, 97]],
    ['1e308 and its opposite', [1e308, -1e308]],
    ['the largest', [Number.MAX_VALUE, -Number.MAX_VALUE]],
    ['the smallest', [Number.MIN_VALUE]],
    ['the smallest below zero', [-Number.MIN_VALUE]],
    ['1e-12', [1e-12, 3e-12]],
    ['smaller than is counted exactly', [-2.5e-323, 2.5e-323]],
    ['a large one and its neighbour', [2 ** 53, 2 ** 53 + 2]],
    ['far apart', [1e-12, 1e308]],
  ];
  for (const [name, values] of cases)
    for (const count of [3, 4])
      it(`holds every value, about ${count} ticks: ${name}`, () => {
        const { min, max, ticks } = valueAxis(withValues(values), count);
        expect(max).to.be.greaterThan(min);
        expect([min, max, ...ticks].every(Number.isFinite)).to.equal(true);
        for (const value of [...ticks, ...values]) expect(value, String(value)).to.be.within(min, max);
        expect(ticks.length).to.be.at.most(8);
      });

  const zero: [string, Parameters<typeof theModel>[0], number, boolean][] = [
    [
      'begins at 0 where the lowest is at most half of the highest',
      { points: monthly('2026-01', [100, 180]) },
      0,
      false,
    ],
    [
      'does not where all values are close together, and says so',
      { points: monthly('2026-01', [100, 104]), target: { value: 110 } },
      98,
      true,
    ],
    [
      'does not for a range to stay in',
      { direction: 'maintain', target: { min: 60, max: 100 }, points: monthly('2026-01', [50, 110]) },
      40,
      true,
    ],
    ['never reaches below 0 where no value does', { points: monthly('2026-01', [1, 100]) }, 0, false],
  ];
  for (const [name, metric, min, isCut] of zero)
    it(name, () => {
      const axis = valueAxis(theModel(metric), 4);
      expect([axis.min, axis.isCut]).to.deep.equal([min, isCut]);
    });

  it('puts each value between the top and the bottom of the plot, the largest numbers too', () => {
    const plan = planOf(specOf(withValues([1e308, -1e308, 0]), 900));
    for (const value of [1e308, 0, -1e308]) expect(plan.y(value)).to.be.within(plan.area.top, plan.area.bottom);
  });
});

describe('the ticks of time', () => {
  const year = { from: Date.UTC(2025, 4, 1), to: Date.UTC(2027, 0, 20) };
  const cases: [string, [{ from: number; to: number }, number], string[]][] = [
    [
      'a month each, in its middle',
      [{ from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 3, 1) }, 5],
      ['Jan 2026', 'Feb', 'Mar'],
    ],
    ['every third month', [year, 8], ['Jul 2025', 'Oct', 'Jan 2026', 'Apr', 'Jul', 'Oct', 'Jan 2027']],
    ['days', [{ from: Date.UTC(2026, 0, 1), to: Date.UTC(2026, 0, 4) }, 6], ['Jan 1 2026', 'Jan 2', 'Jan 3', 'Jan 4']],
    [
      'years',
      [{ from: Date.UTC(2010, 0, 1), to: Date.UTC(2026, 0, 1) }, 9],
      ['2010', '2012', '2014', '2016', '2018', '2020', '2022', '2024', '2026'],
    ],
  ];
  for (const [name, [span, room], expected] of cases)
    it(name, () =>
      expect(timeTicks(span, room, english).map(({ text, year: of }) => `${text} ${of}`.trim())).to.deep.equal(
        expected,
      ),
    );
});
