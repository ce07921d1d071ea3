import { expect } from '@open-wc/testing';
import { ellipsize, movedPlaces, placeLabels, touch, type Box, type LabelRequest } from '../../src/chart/labels.js';
import { badgesIn } from '../../src/chart/plugins/badges.js';
import { labelsOf } from '../../src/chart/plugins/labels.js';
import { stripLayout } from '../../src/chart/plugins/strips.js';
import type { Config, ConfigInput } from '../../src/core/config/schema.js';
import { localizerFor } from '../../src/core/i18n/localizer.js';
import { aBehavior, aConfig, aMetric, monthly, sinceJanuary } from '../fixtures/config.js';
import { demoAccounts, LANGUAGES, loadAll } from '../export/support.js';
import { measure, modelOf, planOf, specOf } from './support.js';

before(loadAll);

const WIDTHS = [320, 390, 560, 768, 900, 1440];

/** Every text and badge of a picture with the room it takes. */
function boxesOf(config: Config, metric: string, width: number, lang: string): { id: string; box: Box }[] {
  const localizer = localizerFor(lang, config.messages);
  const spec = specOf(modelOf(config, metric, { localizer }), width, localizer);
  const plan = planOf(spec);
  return [
    ...labelsOf(plan, measure),
    ...badgesIn(plan, measure).map(({ box, from }) => ({ id: `badge-${from}`, box })),
    ...stripLayout(plan, measure).texts,
  ];
}

function expectApart(config: Config, metric: string, width: number, lang = 'en'): void {
  const boxes = boxesOf(config, metric, width, lang);
  const { height } = specOf(modelOf(config, metric, { localizer: localizerFor(lang, config.messages) }), width).size;
  const wrong = boxes.flatMap(({ id, box }, i) => [
    ...(box.left < -0.5 || box.right > width + 0.5 || box.top < -0.5 || box.bottom > height + 0.5
      ? [`${id} leaves`]
      : []),
    ...boxes.slice(i + 1).flatMap((other) => (touch(box, other.box, 0) ? [`${id} touches ${other.id}`] : [])),
  ]);
  expect(wrong, `${metric} ${width} px ${lang}`).to.deep.equal([]);
}

describe('the labels of a picture', () => {
  for (const [id, config] of demoAccounts)
    for (const width of WIDTHS)
      it(`of ${id} at ${width} px neither touch each other nor leave the picture, in any language`, () => {
        for (const { id: metric } of config.metrics)
          for (const lang of LANGUAGES) expectApart(config, metric, width, lang);
      });

  const long = 'Time from the delivery of a parcel to its invoice, '.repeat(5).slice(0, 200);
  const points = [
    ...monthly(
      '2025-01',
      Array.from({ length: 12 }, (_, i) => 1000 + i),
    ),
    ...sinceJanuary(1100, 1200, 1300, 1400),
  ];
  const hard: [string, Partial<ConfigInput>][] = [
    [
      'names of 200 letters',
      {
        metrics: [
          aMetric({
            name: long,
            points,
            comparison: { name: long, points },
            breaks: [{ at: '2025-06-01', note: long }],
          }),
        ],
        events: [{ date: '2026-01-01', kind: 'go-live', label: long }],
        behaviors: [
          aBehavior({
            name: long,
            moves: ['m'],
            target: { value: 1 },
            points: [
              ['2026-W10', 1],
              ['2026-W11', 0],
            ],
          }),
        ],
      },
    ],
    [
      '60 events',
      {
        metrics: [aMetric({ points })],
        events: Array.from({ length: 60 }, (_, i) => ({
          date: new Date(Date.UTC(2025, 0, 5 + i * 8)).toISOString().slice(0, 10),
          kind: 'note' as const,
          label: `E${i}`,
        })),
      },
    ],
    [
      'three strips of 300 cells',
      {
        metrics: [aMetric({ points })],
        behaviors: ['a', 'b', 'c'].map((id) =>
          aBehavior({
            id,
            moves: ['m'],
            cadence: 'day',
            target: { value: 1 },
            points: Array.from({ length: 300 }, (_, i): [string, number] => [
              new Date(Date.UTC(2025, 7, 20 + i)).toISOString().slice(0, 10),
              i % 3,
            ]),
          }),
        ),
      },
    ],
    [
      'changes of definition every month',
      {
        metrics: [
          aMetric({ points, breaks: [2, 3, 4, 5, 6].map((month) => ({ at: `2025-0${month}-01`, note: 'N' })) }),
        ],
      },
    ],
    ['1e15', { metrics: [aMetric({ points: sinceJanuary(1e15, -1e15, 1e15), target: { value: 1e15 } })] }],
    [
      '1e-12',
      {
        metrics: [
          aMetric({ points: sinceJanuary(1e-12, 3e-12), baseline: { value: 2e-12 }, target: { value: 9e-12 } }),
        ],
      },
    ],
    ['one value', { metrics: [aMetric({ points: sinceJanuary(5) })] }],
    ['only gaps', { metrics: [aMetric({ points: sinceJanuary(null, null) })] }],
    [
      'all lines at one value',
      { metrics: [aMetric({ points, baseline: { value: 1400 }, target: { value: 1400, by: '2026-12-31' } })] },
    ],
  ];
  for (const [name, parts] of hard)
    it(`stay apart with ${name}`, () => {
      const config = aConfig(parts);
      for (const width of [...WIDTHS, 240, 440, 679, 680]) expectApart(config, 'm', width);
    });

  it('always have room for the latest value', () => {
    for (const [, config] of demoAccounts)
      for (const { id } of config.metrics)
        for (const width of WIDTHS) {
          const { last } = modelOf(config, id);
          const ids = boxesOf(config, id, width, 'en').map((box) => box.id);
          if (last) expect(ids, `${id} ${width}`).to.include('value');
        }
  });

  it('no text is smaller than 12 px', () => {
    for (const [, config] of demoAccounts)
      for (const { id } of config.metrics)
        for (const width of WIDTHS) {
          const plan = planOf(specOf(modelOf(config, id), width));
          for (const { lines } of [...labelsOf(plan, measure), ...stripLayout(plan, measure).texts])
            for (const { size } of lines) expect(size).to.be.at.least(12);
        }
  });
});

describe('the solver', () => {
  const line = (text: string) => [{ text, size: 12, weight: 400 }];
  const bounds = { left: 0, top: 0, right: 300, bottom: 200 };
  const at = (id: string, x: number, y: number): LabelRequest => ({
    id,
    lines: line(id),
    places: movedPlaces({ x, y, align: 'left' }, 12),
  });

  it('gives the more important its place, and moves the other', () => {
    const [first, second] = placeLabels([at('value', 20, 50), at('other', 20, 52)], [], [], bounds, measure);
    expect(first?.y).to.equal(50);
    expect(second?.y).to.not.equal(52);
    expect(touch(first!.box, second!.box)).to.equal(false);
  });

  it('leaves out what has no place', () =>
    expect(
      placeLabels([at('value', 20, 50)], [{ left: 0, top: 0, right: 300, bottom: 200 }], [], bounds, measure),
    ).to.deep.equal([]));

  it('rather moves than stands on a line', () => {
    const [label] = placeLabels([at('value', 20, 50)], [], [{ x1: 0, y1: 46, x2: 300, y2: 46 }], bounds, measure);
    expect(label!.box.top > 46 || label!.box.bottom < 46).to.equal(true);
  });

  it('cuts a text to its room, and to nothing where there is none', () => {
    expect(ellipsize('Invoice cycle time', 60, 12, 400, measure)).to.match(/^Invoice.*…$/);
    expect(ellipsize('Invoice', 2, 12, 400, measure)).to.equal('');
  });
});
