import { expect } from '@open-wc/testing';
import { parseConfig } from '../../../src/core/config/parse.js';
import { seriesOf } from '../../../src/core/series/time-series.js';
import type { Points } from '../../../src/core/config/schema.js';
import { changed, issuesOf, least, placeIn, pretty, steps } from '../config/support.js';

const DATE =
  'a date that exists, from 1900 to 2200, as YYYY-MM-DD, YYYY-MM, YYYY-Qn, YYYY-Www or an instant with an offset';
const NUMBER = 'a number, or null where nothing was measured';
const withPoints = (points: unknown, more: object = {}) =>
  least({ metrics: [{ id: 'm', name: 'M', direction: 'increase', points, ...more }] });

/** The time on a wall clock, by the browser itself. */
function wallClock(instant: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(instant);
  const of = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'));
}

describe('a point that cannot be read', () => {
  const dates = [
    '2026-02-30',
    '2026-13',
    '2026-00',
    '2026-13-01',
    '2025-02-29',
    '2026-04-31',
    '2026-W54',
    '2025-W53',
    '2026-W00',
    '2026-Q5',
    '2026-Q0',
    '0026-Q1',
    '0026-01-01',
    '2026-1-5',
    '05.10.2026',
    '10/05/2026',
    '2026',
    '',
    ' 2026-01-01',
    '2026-01-01 ',
    '2026-01-01T08:00',
    '2026-01-01T08:00:00',
    '2026-02-30T08:00:00Z',
    '2026-01-01T25:00:00Z',
    '2026-01-01T08:00:00+99:00',
    '2026-01-01 08:00:00Z',
    '٢٠٢٦-٠١-٠١',
    'toString',
    20260101,
    1767225600000,
    null,
    true,
    ['2026-01-01'],
    {},
  ];
  for (const date of dates)
    it(`date ${JSON.stringify(date)}`, () => {
      const [issue, ...others] = issuesOf(
        withPoints(
          [
            ['2026-01-01', 1],
            [date, 2],
          ],
          { period: 'quarter' },
        ),
      );
      expect(others).to.deep.equal([]);
      expect(issue).to.deep.include({
        code: 'value',
        path: '$.metrics[0].points[1][0]',
        expected: DATE,
        message: `Expected ${DATE}, found ${issue?.found}: it is left out.`,
      });
    });

  const values: [unknown, string][] = [
    ['12.9', '"12.9"'],
    ['', '""'],
    ['n/a', '"n/a"'],
    [NaN, 'NaN'],
    [Infinity, 'Infinity'],
    [-Infinity, '-Infinity'],
    [undefined, 'nothing'],
    [true, 'true'],
    [[1], 'an array of 1'],
    [{}, 'an object'],
    [12n, '12'],
  ];
  for (const [value, found] of values)
    it(`value ${found}`, () => {
      expect(
        issuesOf(
          withPoints([
            ['2026-01', 1],
            ['2026-02', value],
          ]),
        ),
      ).to.deep.equal([
        {
          code: 'value',
          path: '$.metrics[0].points[1][1]',
          message: `Expected ${NUMBER}, found ${found}: it is left out.`,
          expected: NUMBER,
          found,
        },
      ]);
      expect(
        issuesOf(withPoints({ dates: ['2026-01', '2026-02'], values: [1, value] })).map(({ path }) => path),
      ).to.deep.equal(['$.metrics[0].points.values[1]']);
    });

  for (const pair of [null, 5, 'x', [], ['2026-01'], {}, { date: '2026-01', value: 1 }])
    it(`${JSON.stringify(pair)} for a pair`, () => {
      expect(issuesOf(withPoints([pair, ['2026-01', 1]])).map(({ path, expected }) => [path, expected])).to.deep.equal([
        ['$.metrics[0].points[0]', 'a pair of a date and a value'],
      ]);
    });

  for (const [date, period] of [
    ['2026-Q1', 'month'],
    ['2026-Q1', 'week'],
    ['2026-01', 'week'],
    ['2026-01', 'day'],
    ['2026-W05', 'day'],
  ] as const)
    it(`${date} is coarser than a ${period}`, () => {
      const expected = `a date that stands for one ${period} or less, since "period" is "${period}"`;
      expect(issuesOf(withPoints([[date, 1]], { period }))).to.deep.equal([
        {
          code: 'value',
          path: '$.metrics[0].points[0][0]',
          message: `Expected ${expected}, found "${date}": it is left out.`,
          expected,
          found: `"${date}"`,
        },
      ]);
    });

  it('has its place in the text, in pairs, columns, a comparison and a behaviour', () => {
    for (const [path, value] of [
      ['metrics[0].points[2][1]', '12,1'],
      ['metrics[1].points.values[2]', 'x'],
      ['metrics[1].points.dates[1]', '2026-8'],
      ['metrics[0].comparison.points', [['2026-01', 'x']]],
      ['behaviors[0].points[1][0]', '2026-W54'],
    ] as const) {
      const input = changed(path, value);
      const [issue, ...others] = issuesOf(pretty(input));
      expect(others).to.deep.equal([]);
      expect(issue).to.deep.include({ code: 'value', ...placeIn(input, steps(issue?.path ?? '')) });
      expect(issue?.path.startsWith(`$.${path}`)).to.equal(true);
    }
  });

  it('leaves the rest of its series, and its metric, as they were', () => {
    const points = [
      ['2026-01', 1],
      ['2026-02', 'x'],
      ['2026-03', 3],
    ];
    const { config } = parseConfig(withPoints(points));
    expect(config?.metrics[0]?.points).to.deep.equal(points);
    const { at, value, faulty, duplicates, grain } = seriesOf(config?.metrics[0]?.points ?? [], 'UTC', 'month');
    expect({ at: [...at], value: [...value], faulty, duplicates, grain }).to.deep.equal({
      at: [Date.UTC(2026, 0), Date.UTC(2026, 2)],
      value: [1, 3],
      faulty: 1,
      duplicates: 0,
      grain: 'month',
    });
  });

  it('in columns of different length', () => {
    const columns = (dates: number, values: number) =>
      withPoints({
        dates: Array.from({ length: dates }, (_, i) => `2026-0${i + 1}`),
        values: Array.from({ length: values }, (_, i) => i),
      });
    expect(issuesOf(columns(3, 2)).map(({ path, expected, found }) => [path, expected, found])).to.deep.equal([
      ['$.metrics[0].points.values[2]', NUMBER, 'nothing'],
    ]);
    expect(issuesOf(columns(2, 4)).map(({ path, expected, found }) => [path, expected, found])).to.deep.equal([
      ['$.metrics[0].points.values[2]', 'as many values as dates (2)', '2'],
    ]);
    expect(issuesOf(columns(0, 1)).map(({ path }) => path)).to.deep.equal(['$.metrics[0].points.values[0]']);
  });

  it('is named twenty times, then counted', () => {
    const issues = issuesOf(withPoints(Array.from({ length: 50 }, () => ['2026-01', 'x'])));
    expect(issues).to.have.length(21);
    expect(issues[20]).to.deep.equal({
      code: 'value',
      path: '$.metrics[0].points',
      message: '30 more values cannot be read: they are left out.',
    });
  });
});

describe('seriesOf', () => {
  it('puts points in the order of time, keeps gaps, and counts dates that are there twice', () => {
    const points: Points = [
      ['2026-03', 3],
      ['2026-01', null],
      ['2026-03', 4],
      ['2026-02', 2],
    ];
    const { at, value, duplicates, faulty } = seriesOf(points, 'UTC', 'month');
    expect([...at]).to.deep.equal([0, 1, 2, 2].map((month) => Date.UTC(2026, month)));
    expect([...value]).to.deep.equal([NaN, 2, 3, 4]);
    expect({ duplicates, faulty }).to.deep.equal({ duplicates: 1, faulty: 0 });
  });

  it('places an instant on the wall clock of the account', () => {
    const points: Points = [['2026-01-31T23:30:00Z', 1]];
    expect([...seriesOf(points, 'Europe/Berlin', 'day').at]).to.deep.equal([Date.UTC(2026, 1, 1, 0, 30)]);
    expect([...seriesOf(points, 'America/New_York', 'day').at]).to.deep.equal([Date.UTC(2026, 0, 31, 18, 30)]);
  });

  for (const [date, start] of [
    ['2026-W01', '2025-12-29'],
    ['2026-W53', '2026-12-28'],
    ['2024-W01', '2024-01-01'],
    ['2026-Q4', '2026-10-01'],
    ['2026-02', '2026-02-01'],
  ] as const)
    it(`${date} begins on ${start}`, () => {
      const series = seriesOf([[date, 1]], 'Asia/Tokyo', 'quarter');
      expect(new Date(series.at[0] ?? NaN).toISOString()).to.equal(`${start}T00:00:00.000Z`);
    });

  it('reads the same points once', () => {
    const points: Points = [['2026-01', 1]];
    expect(seriesOf(points, 'UTC', 'month')).to.equal(seriesOf(points, 'UTC', 'month'));
    expect(seriesOf(points, 'UTC', 'month')).not.to.equal(seriesOf(points, 'UTC', 'day'));
  });

  // from the day before to the day after the clocks were changed
  const changes = [
    ['Europe/Berlin', '2026-03-28'],
    ['America/St_Johns', '2026-03-07'],
    ['Australia/Lord_Howe', '2026-04-04'],
    ['Africa/Casablanca', '2026-02-14'],
    ['Pacific/Apia', '2011-12-29'],
    ['America/New_York', '2026-03-07'],
    ['Asia/Kathmandu', '2026-03-28'],
  ] as const;
  for (const [timeZone, day] of changes)
    it(`${timeZone}: every quarter of an hour is where the clock on the wall has it when the clocks change`, () => {
      const instants = Array.from({ length: 3 * 96 }, (_, i) => Date.parse(`${day}T00:00:00Z`) + i * 900_000);
      for (const instant of instants) {
        // a series of its own each, so that nothing is placed by what comes before
        const { at } = seriesOf([[`${new Date(instant).toISOString().slice(0, 19)}Z`, 1]], timeZone, 'day');
        expect(at[0], new Date(instant).toISOString()).to.equal(wallClock(instant, timeZone));
      }
      // all in one: only an hour that comes twice stays behind what was before it
      const { at } = seriesOf(
        instants.map((instant) => [`${new Date(instant).toISOString().slice(0, 19)}Z`, 1]),
        timeZone,
        'day',
      );
      let latest = -Infinity;
      instants.forEach((instant, i) => {
        latest = Math.max(wallClock(instant, timeZone), latest);
        expect(at[i], new Date(instant).toISOString()).to.be.within(latest, latest + 1);
      });
    });
});
