import { expect } from '@open-wc/testing';
import { chartSetup, mergeOptions } from '../../src/chart/options.js';
import { chartSize } from '../../src/chart/sizes.js';
import { fileTheme } from '../../src/chart/theme.js';
import type { EventInput } from '../fixtures/config.js';
import { aBehavior, monthly, sinceJanuary } from '../fixtures/config.js';
import { runsIn, specOf, theModel } from './support.js';

const { before, series, other } = fileTheme();
const points = [...monthly('2025-10', [100, 101, 102]), ...sinceJanuary(110, 120, 130, 140, 150, 160)];

describe('a picture as data and options of Chart.js', () => {
  const cases: [string, Parameters<typeof theModel>[0], [string, number, number][]][] = [
    [
      'is grey before go-live and the accent after',
      { points },
      [
        [before, 1, 2],
        [series, 1, 2.75],
      ],
    ],
    ['is the accent alone without anything before', { points: sinceJanuary(1, 2) }, [[series, 1, 2.75]]],
    [
      'is paler before a change of definition',
      { points, breaks: [{ at: '2025-11-01', note: 'N' }] },
      [
        [before, 0.4, 2],
        [before, 1, 2],
        [series, 1, 2.75],
      ],
    ],
    [
      'stays the accent, but paler, where the definition changed after go-live',
      { points, breaks: [{ at: '2026-03-01', note: 'N' }] },
      [
        [before, 0.4, 2],
        [series, 0.4, 2.75],
        [series, 1, 2.75],
      ],
    ],
    [
      'has the comparison below it, thin before go-live',
      { points, comparison: { name: 'O', points: monthly('2025-10', [9, 9, 9, 9]) } },
      [
        [other, 0.55, 1.5],
        [other, 1, 2],
        [before, 1, 2],
        [series, 1, 2.75],
      ],
    ],
  ];
  for (const [name, metric, expected] of cases)
    it(name, () =>
      expect(
        runsIn(specOf(theModel(metric), 900)).map(({ run: { color, alpha, width } }) => [color, alpha, width]),
      ).to.deep.equal(expected),
    );

  const dots: [string, number, number, number][] = [
    ['few values on a wide picture', 9, 900, 3],
    ['few values on a small one', 9, 320, 0],
    ['many values', 19, 900, 0],
  ];
  for (const [name, count, width, radius] of dots)
    it(`has dots of ${radius} px for ${name}`, () => {
      const model = theModel(
        {
          points: monthly(
            '2024-12',
            Array.from({ length: count }, (_, i) => i),
          ),
        },
        { goLive: '2020-01-01' },
      );
      expect(runsIn(specOf(model, width)).map(({ run }) => run.dots)).to.deep.equal([radius]);
    });

  it('hands no value to Chart.js: the columns stay where they are', () => {
    const model = theModel({ points });
    const sets = runsIn(specOf(model, 900));
    expect(sets.every(({ data }) => data.length === 0)).to.equal(true);
    expect(sets[0]?.run.columns).to.equal(model.series);
  });

  it('neither animates, parses nor listens', () =>
    expect(chartSetup(specOf(theModel({ points }), 900)).options).to.include({
      animation: false,
      parsing: false,
      responsive: false,
    }));

  const sizes: [number, string, number, number, number][] = [
    [320, 'small', 200, 2.25, 14],
    [439, 'small', 200, 2.25, 14],
    [440, 'middle', 260, 2.5, 16],
    [560, 'middle', 260, 2.5, 16],
    [679, 'middle', 260, 2.5, 16],
    [680, 'wide', 300, 2.75, 16],
    [900, 'wide', 300, 2.75, 16],
    [1440, 'wide', 300, 2.75, 16],
  ];
  for (const [width, form, plot, line, lastFont] of sizes)
    it(`is ${form} at ${width} px`, () =>
      expect(chartSize(theModel({ points }), width)).to.include({ form, plot, line, lastFont }));

  const event: EventInput = { date: '2026-03-01', kind: 'note', label: 'L' };
  const heights: [string, object, object, number][] = [
    ['an event', {}, { events: [event] }, 32],
    ['an event long before', {}, { events: [{ ...event, date: '2020-01-01' }] }, 0],
    ['an event of another metric', {}, { events: [{ ...event, metrics: ['x'] }] }, 0],
    ['a note', { notes: [{ on: '2026-03-01', text: 'T' }] }, {}, 32],
    ['a note not written yet', { notes: [{ on: '2026-09-01', text: 'T' }] }, {}, 0],
    ['a strip', {}, { behaviors: [aBehavior({ moves: ['m'], points: [['2026-W10', 1]] })] }, 60],
    ['a behaviour without a value', {}, { behaviors: [aBehavior({ moves: ['m'] })] }, 0],
  ];
  for (const [name, metric, parts, more] of heights)
    it(`is as much higher as ${name} needs`, () => {
      const height = (of: object, other: object) => {
        try {
          return chartSize(theModel({ points, ...of }, other), 900).height;
        } catch (error) {
          // the fixture takes no event of a metric that is not there
          if (name !== 'an event of another metric') throw error;
          return chartSize(theModel({ points }), 900).height;
        }
      };
      expect(height(metric, parts) - height({}, {})).to.equal(more);
    });
});

describe('options of a host', () => {
  const cases: [string, object, object | undefined, object][] = [
    ['are laid over ours, the deepest first', { a: { b: 1, c: 2 } }, { a: { b: 3 } }, { a: { b: 3, c: 2 } }],
    ['replace a list whole', { a: [1, 2] }, { a: [3] }, { a: [3] }],
    ['may be left out', { a: 1 }, undefined, { a: 1 }],
    ['that are undefined change nothing', { a: 1 }, { a: undefined }, { a: 1 }],
    ['may hold a function', { a: { b: 1 } }, { a: Math.max }, { a: Math.max }],
  ];
  for (const [name, ours, theirs, merged] of cases)
    it(name, () => expect(mergeOptions(ours, theirs)).to.deep.equal(merged));

  it('never reach a prototype', () => {
    mergeOptions({}, JSON.parse('{"__proto__":{"polluted":1}}') as object);
    expect('polluted' in {}).to.equal(false);
  });
});
