import { expect } from '@open-wc/testing';
import { aBareMetric, theResult, type Pairs } from '../../fixtures/config.js';

/** Each day on which clocks change: the zone, the day, its hours, the instant it begins and the one it ends. */
const DAYS: [string, string, number, string, string][] = [
  ['Europe/Berlin', '2026-03-29', 23, '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z'],
  ['Europe/Berlin', '2026-10-25', 25, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z'],
  ['Europe/London', '2026-03-29', 23, '2026-03-29T00:00:00Z', '2026-03-29T23:00:00Z'],
  ['Europe/London', '2026-10-25', 25, '2026-10-24T23:00:00Z', '2026-10-26T00:00:00Z'],
  ['America/New_York', '2026-03-08', 23, '2026-03-08T05:00:00Z', '2026-03-09T04:00:00Z'],
  ['America/New_York', '2026-11-01', 25, '2026-11-01T04:00:00Z', '2026-11-02T05:00:00Z'],
  ['America/St_Johns', '2026-03-08', 23, '2026-03-08T03:30:00Z', '2026-03-09T02:30:00Z'],
  ['America/St_Johns', '2026-11-01', 25, '2026-11-01T02:30:00Z', '2026-11-02T03:30:00Z'],
  // here clocks change at midnight: one day begins at 1:00, another has 23:00 twice
  ['America/Santiago', '2026-09-06', 23, '2026-09-06T04:00:00Z', '2026-09-07T03:00:00Z'],
  ['America/Santiago', '2026-04-04', 25, '2026-04-04T03:00:00Z', '2026-04-05T04:00:00Z'],
  ['Asia/Beirut', '2026-03-29', 23, '2026-03-28T22:00:00Z', '2026-03-29T21:00:00Z'],
  ['Asia/Beirut', '2026-10-24', 25, '2026-10-23T21:00:00Z', '2026-10-24T22:00:00Z'],
  // half an hour
  ['Australia/Lord_Howe', '2026-10-04', 23.5, '2026-10-03T13:30:00Z', '2026-10-04T13:00:00Z'],
  ['Australia/Lord_Howe', '2026-04-05', 24.5, '2026-04-04T13:00:00Z', '2026-04-05T13:30:00Z'],
  ['Pacific/Auckland', '2026-09-27', 23, '2026-09-26T12:00:00Z', '2026-09-27T11:00:00Z'],
  ['Pacific/Auckland', '2026-04-05', 25, '2026-04-04T11:00:00Z', '2026-04-05T12:00:00Z'],
];

const shifted = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();
/** The same instant, written as a clock eight hours ahead of UTC would. */
const elsewhere = (instant: string): string => shifted(instant, 8 * 3600).replace('Z', '+08:00');
const day = (points: Pairs, timeZone: string, asOf: string) =>
  theResult(aBareMetric({ period: 'day', aggregate: 'sum', points }), {
    asOf,
    account: { id: 'a', name: 'A', timeZone },
  }).buckets;

describe('time zones: the days on which clocks change', () => {
  for (const [zone, date, hours, begin, end] of DAYS) {
    const name = `${zone}, ${date} (${hours} hours)`;

    it(`${name}: instants belong to the day that the clock on the wall shows`, () => {
      expect((Date.parse(end) - Date.parse(begin)) / 3_600_000).to.equal(hours);
      const points: Pairs = [
        [shifted(begin, -1), 1],
        [begin, 2],
        [elsewhere(shifted(begin, 1)), 4],
        [elsewhere(shifted(end, -1)), 8],
        [end, 16],
      ];
      const buckets = day(points, zone, shifted(end, 3600));
      expect(buckets.map(({ value }) => value)).to.deep.equal([1, 14, 16]);
      expect(buckets[1]).to.include({ start: date, end: date, n: 3 });
    });

    it(`${name}: it is finished at its end, and not a second before`, () => {
      const points: Pairs = [[begin, 1]];
      expect(day(points, zone, end).map(({ start, finished }) => [start, finished])).to.deep.equal([[date, true]]);
      expect(day(points, zone, shifted(end, -1)).map(({ start, finished }) => [start, finished])).to.deep.equal([
        [date, false],
      ]);
    });
  }

  // the hour that comes twice: the later instant shows an earlier or equal time on the wall
  const twice: [string, string, string][] = [
    ['Europe/Berlin', '2026-10-25T02:50:00+02:00', '2026-10-25T02:10:00+01:00'],
    ['America/New_York', '2026-11-01T01:30:00-04:00', '2026-11-01T01:30:00-05:00'],
    ['America/Santiago', '2026-04-04T23:59:59-03:00', '2026-04-04T23:00:00-04:00'],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00+11:00', '2026-04-05T01:40:00+10:30'],
  ];
  for (const [zone, earlier, later] of twice)
    it(`${zone}: in the hour that comes twice, the last value is that of the later instant`, () => {
      for (const points of [
        [
          [earlier, 1],
          [later, 2],
        ],
        [
          [later, 2],
          [earlier, 1],
        ],
      ] as Pairs[]) {
        const result = theResult(aBareMetric({ period: 'day', aggregate: 'last', points }), {
          asOf: shifted(later, 86_400),
          account: { id: 'a', name: 'A', timeZone: zone },
        });
        expect(result.buckets[0]).to.include({ start: earlier.slice(0, 10), value: 2, n: 2 });
        expect(result.statements.map(({ id }) => id)).not.to.include('duplicates');
      }
    });
});

describe('time zones: periods begin and end in the account’s', () => {
  const instant = '2026-05-31T23:30:00Z';
  const cases: [string, string][] = [
    ['UTC', '2026-05-01'],
    ['Europe/Berlin', '2026-06-01'],
    ['America/New_York', '2026-05-01'],
    ['Pacific/Kiritimati', '2026-06-01'],
    ['Pacific/Pago_Pago', '2026-05-01'],
    ['Asia/Kathmandu', '2026-06-01'],
  ];
  for (const [timeZone, start] of cases)
    it(`${instant} is in the month from ${start} in ${timeZone}`, () => {
      const { buckets } = theResult(aBareMetric({ points: [[instant, 1]] }), {
        asOf: '2026-08-01T12:00:00Z',
        account: { id: 'a', name: 'A', timeZone },
      });
      expect(buckets[0]?.start).to.equal(start);
    });

  it('a day without a time is that day in every zone', () => {
    for (const timeZone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago'])
      expect(day([['2026-05-31', 1]], timeZone, '2026-06-02T12:00:00Z')[0], timeZone).to.include({
        start: '2026-05-31',
        value: 1,
      });
  });
});
