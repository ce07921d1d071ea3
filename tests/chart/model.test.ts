import { expect } from '@open-wc/testing';
import { chartModel, numberedEvents } from '../../src/chart/model.js';
import { displayedSeriesOf } from '../../src/core/results/displayed-series.js';
import { resultOf } from '../../src/core/results/result.js';
import { DAY } from '../../src/core/series/civil-time.js';
import { aBehavior, aConfig, aMetric, monthly, sinceJanuary } from '../fixtures/config.js';
import { english, modelOf, theModel } from './support.js';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`);

describe('what a picture holds', () => {
  it('a gap is a stretch of its own, never a value', () => {
    const model = theModel({ points: sinceJanuary(110, null, null, 120, 130, 140) });
    expect(model.gaps).to.deep.equal([{ from: day('2026-02-01'), to: day('2026-04-01') }]);
    expect([...Array.from(model.series.value)].filter(Number.isNaN)).to.have.length(2);
  });

  it('a period that has not ended stands apart, and its value is not the last', () => {
    const model = theModel({ points: sinceJanuary(110, 120) }, { asOf: '2026-02-15T00:00:00Z' });
    expect(model.hollow.map(({ value, kind }) => [value, kind])).to.deep.equal([[120, 'unfinished']]);
    expect(model.last?.value).to.equal(110);
  });

  it('the line is grey before go-live and the accent after it', () => {
    expect(theModel({ points: monthly('2025-10', [100, 101, 102, 110]) }).since).to.equal(day('2026-01-01'));
  });

  it('the baseline is solid where it was computed and carried to the latest value', () => {
    const { baseline, last } = theModel({
      baseline: { from: '2025-10-01', to: '2025-12-31' },
      points: [...monthly('2025-10', [100, 100, 100]), ...sinceJanuary(110, 120, 130)],
    });
    expect(baseline?.span).to.deep.equal({ from: day('2025-10-01'), to: day('2026-01-01') });
    expect(baseline?.carried).to.deep.equal({ from: day('2026-01-01'), to: last?.at });
  });

  it('nothing is compared, and no gain is filled, across a change of definition', () => {
    const model = theModel({
      baseline: { from: '2025-10-01', to: '2025-12-31' },
      points: [...monthly('2025-10', [100, 100, 100]), ...sinceJanuary(110, 120, 130)],
      breaks: [{ at: '2026-02-01', note: 'N' }],
    });
    expect([model.hasGain, model.baseline]).to.deep.equal([false, null]);
    expect(model.definedFrom).to.equal(day('2026-02-01'));
  });

  it('the target’s ring stands at the end of its day, and is ticked once reached', () => {
    const points = sinceJanuary(110, 120, 130, 140, 150, 160);
    expect(theModel({ points, target: { value: 200, by: '2026-09-30' } }).target?.ring).to.deep.equal({
      at: day('2026-10-01'),
      value: 200,
      isReached: false,
    });
    expect(theModel({ points, target: { value: 150, by: '2026-09-30' } }).target?.ring?.isReached).to.equal(true);
  });

  const rings: [string, object][] = [
    ['no day', { value: 200 }],
    ['a day far beyond what was measured', { value: 200, by: '2031-12-31' }],
  ];
  for (const [name, target] of rings)
    it(`a target with ${name} has a line and no ring`, () => {
      const model = theModel({ points: sinceJanuary(110, 120), target });
      expect(model.target?.ring).to.equal(null);
      expect(model.target?.lines).to.have.length(1);
    });

  it('a range to stay in has two edges', () => {
    const { target, hasGain } = theModel({
      direction: 'maintain',
      target: { min: 80, max: 90 },
      points: sinceJanuary(85, 86, 95),
    });
    expect(target?.band).to.include({ low: 80, high: 90 });
    expect(target?.lines.map(({ value }) => value)).to.deep.equal([80, 90]);
    expect(hasGain).to.equal(false);
  });

  it('a target with stages is a step a stage', () => {
    const config = aConfig({
      metrics: [aMetric({ points: sinceJanuary(110, 120, 130), target: { value: 200, by: '2026-09-30' } })],
    });
    const result = resultOf(config, 'm', english);
    const metric = {
      ...result.metric,
      target: {
        value: 200,
        by: '2026-09-30',
        stages: [
          { value: 150, by: '2026-03-31' },
          { value: 200, by: '2026-09-30' },
        ],
      },
    } as typeof result.metric;
    const view = displayedSeriesOf(config, result, 'month', 'all', english);
    expect(chartModel(config, { ...result, metric }, view, english).target?.lines).to.deep.equal([
      { from: day('2026-01-01'), to: day('2026-04-01'), value: 150 },
      { from: day('2026-04-01'), to: day('2026-10-01'), value: 200 },
    ]);
  });

  it('a forecast begins at the latest value and ends on the target’s line', () => {
    const model = theModel({
      points: sinceJanuary(110, 120, 130, 140, 150, 160),
      target: { value: 200, by: '2026-12-31' },
    });
    expect(model.forecast?.from).to.deep.equal({ at: model.last?.at, value: 160 });
    expect(model.forecast?.value).to.equal(200);
    expect(model.forecast!.earliest).to.be.at.most(model.forecast!.latest);
  });

  const unforeseen: [string, (number | null)[]][] = [
    ['flat', [110, 111, 110, 111, 110, 111]],
    ['away', [150, 140, 130, 120, 110, 105]],
    ['too few', [110, 150]],
  ];
  for (const [name, values] of unforeseen)
    it(`there is no forecast where the result is ${name}`, () =>
      expect(theModel({ points: sinceJanuary(...values), target: { value: 200, by: '2026-12-31' } }).forecast).to.equal(
        null,
      ));

  it('the latest value says whether it is worse; one that cannot be judged does not', () => {
    expect(theModel({ points: sinceJanuary(95, 90, 85, 80) }).last).to.include({ value: 80, sense: 'worse' });
    expect(theModel({ points: sinceJanuary(80) }).last?.sense).to.equal('none');
  });

  it('events and reasons share one row of numbers, in the order of time', () => {
    const config = aConfig({
      metrics: [
        aMetric({ points: sinceJanuary(1, 2), notes: [{ on: '2026-02-10', text: 'Short of staff' }] }),
        aMetric({ id: 'o' }),
      ],
      events: [
        { date: '2026-03-01', kind: 'incident', label: 'Outage' },
        { date: '2026-01-01', kind: 'go-live', label: 'Live' },
        { date: '2026-02-01', kind: 'note', label: 'Of another', metrics: ['o'] },
      ],
    });
    expect(
      numberedEvents(config, config.metrics[0]!, english).map(({ number, label, isReason }) => [
        number,
        label,
        isReason,
      ]),
    ).to.deep.equal([
      [1, 'Live', false],
      [2, 'Short of staff', true],
      [3, 'Outage', false],
    ]);
  });

  it('a strip has a cell a period, and counts what was kept of what was measured', () => {
    const config = aConfig({
      metrics: [aMetric({ points: sinceJanuary(1, 2, 3, 4, 5, 6) })],
      behaviors: [
        aBehavior({
          moves: ['m'],
          target: { value: 1 },
          points: [
            ['2026-W20', 1],
            ['2026-W21', 0],
            ['2026-W23', 1],
          ],
        }),
      ],
    });
    const [strip] = modelOf(config, 'm').strips;
    expect(strip?.cells.slice(0, 4).map(({ status }) => status)).to.deep.equal([
      'kept',
      'missed',
      'not-measured',
      'kept',
    ]);
    expect(strip?.count).to.equal('2 of 3 weeks');
  });

  it('the comparison tells how far apart both are where both have a value', () => {
    const points = sinceJanuary(110, 120, 130);
    const apart = (values: (number | null)[]) =>
      theModel({ points, comparison: { name: 'Others', points: sinceJanuary(...values) } }).comparison?.apart;
    expect(apart([100, 100, 100])).to.equal('30 apart');
    expect(apart([100, 100, null])).to.equal('');
  });

  it('columns of values are handed on, not copied', () => {
    const config = aConfig({ metrics: [aMetric({ points: sinceJanuary(1, 2, 3) })] });
    const result = resultOf(config, 'm', english);
    const view = displayedSeriesOf(config, result, 'month', 'all', english);
    expect(chartModel(config, result, view, english).series.value).to.equal(view.value);
  });

  it('the axis reaches no farther ahead than what was measured is long', () => {
    const { span } = theModel(
      { points: sinceJanuary(1, 2, 3), target: { value: 9, by: '2035-01-01' } },
      { asOf: '2026-04-01T00:00:00Z' },
    );
    expect(span.to - day('2026-04-01')).to.be.closeTo(90 * DAY, DAY);
  });

  for (const [name, points] of [
    ['no value', []],
    ['only gaps', sinceJanuary(null, null, null)],
    ['one value', sinceJanuary(5)],
  ] as const)
    it(`can be made of ${name}`, () => {
      const model = theModel({ points: [...points] });
      expect(model.span.to).to.be.greaterThan(model.span.from);
      expect(model.last?.value ?? null).to.equal(name === 'one value' ? 5 : null);
    });
});
