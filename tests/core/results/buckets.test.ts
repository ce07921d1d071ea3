import { expect } from '@open-wc/testing';
import type { Aggregate, ConfigInput } from '../../../src/core/config/schema.js';
import { statement } from '../../../src/core/results/result.js';
import { aBareMetric, monthly, theResult, type MetricInput, type Pairs } from '../../fixtures/config.js';

const bucketsOf = (metric: Partial<MetricInput>, config: Partial<ConfigInput> = {}) =>
  theResult(aBareMetric(metric), config).buckets;
const valuesOf = (metric: Partial<MetricInput>, config: Partial<ConfigInput> = {}) =>
  bucketsOf(metric, config).map(({ value }) => value);

describe('buckets: aggregates', () => {
  const points: Pairs = [
    ['2026-06-02', 4],
    ['2026-06-03', 10],
    ['2026-06-20', 1],
    ['2026-06-28', 5],
  ];
  const cases: [Aggregate, number][] = [
    ['sum', 20],
    ['mean', 5],
    ['median', 4.5],
    ['last', 5],
    ['min', 1],
    ['max', 10],
  ];
  for (const [aggregate, expected] of cases)
    it(`${aggregate} rolls 4, 10, 1, 5 up to ${expected}`, () => {
      const [june, ...more] = bucketsOf({ points, aggregate });
      expect(more).to.be.empty;
      expect(june).to.include({ start: '2026-06-01', end: '2026-06-30', value: expected, n: 4, finished: true });
    });

  for (const [aggregate] of cases)
    it(`${aggregate} of one value is that value, and of none a gap`, () => {
      expect(
        valuesOf({
          aggregate,
          points: [
            ['2026-05-03', -7],
            ['2026-06-01', null],
            ['2026-06-02', null],
          ],
        }),
      ).to.deep.equal([-7, null]);
    });

  it('is the last value where none is named', () => expect(valuesOf({ points })).to.deep.equal([5]));

  it('takes the last value that was measured, not a later gap', () => {
    expect(
      valuesOf({
        aggregate: 'last',
        points: [
          ['2026-06-02', 4],
          ['2026-06-03', null],
        ],
      }),
    ).to.deep.equal([4]);
  });

  it('rolls up the largest values that a config may hold', () => {
    const huge: Pairs = [
      ['2026-06-02', 1e15],
      ['2026-06-03', 1e15],
    ];
    expect(valuesOf({ points: huge, aggregate: 'sum' })).to.deep.equal([2e15]);
    for (const aggregate of ['mean', 'median', 'last', 'min', 'max'] as const)
      expect(valuesOf({ points: huge, aggregate }), aggregate).to.deep.equal([1e15]);
  });
});

describe('buckets: gaps', () => {
  it('a period without a point, with null, or after the last point is a gap; only a measured zero is zero', () => {
    expect(
      valuesOf({
        points: [
          ['2026-01-10', 3],
          ['2026-03-10', 0],
          ['2026-04-10', null],
        ],
      }),
    ).to.deep.equal([3, null, 0, null, null, null]);
  });

  it('a gap has no values behind it', () => {
    expect(
      bucketsOf({
        points: [
          ['2026-04', 3],
          ['2026-06', 4],
        ],
      })[1],
    ).to.include({ start: '2026-05-01', value: null, n: 0, finished: true });
  });

  it('no points, no buckets', () => expect(bucketsOf({ points: [] })).to.be.empty);
});

describe('buckets: the calendar', () => {
  const cases: {
    name: string;
    metric: Partial<MetricInput>;
    asOf: string;
    expected: [string, string, number | null][];
  }[] = [
    {
      name: 'a 53rd week holds the days of both years',
      asOf: '2027-01-11T00:00:00Z',
      metric: {
        period: 'week',
        aggregate: 'sum',
        points: [
          ['2026-12-27', 1],
          ['2026-12-28', 2],
          ['2026-12-31', 4],
          ['2027-01-01', 8],
          ['2027-01-03', 16],
          ['2027-01-04', 32],
        ],
      },
      expected: [
        ['2026-12-21', '2026-12-27', 1],
        ['2026-12-28', '2027-01-03', 30],
        ['2027-01-04', '2027-01-10', 32],
      ],
    },
    {
      name: 'W53 is followed by W01',
      asOf: '2027-01-11T00:00:00Z',
      metric: {
        period: 'week',
        points: [
          ['2027-W01', 2],
          ['2026-W53', 1],
        ],
      },
      expected: [
        ['2026-12-28', '2027-01-03', 1],
        ['2027-01-04', '2027-01-10', 2],
      ],
    },
    {
      name: 'the first week of a year may begin in the year before',
      asOf: '2025-01-06T00:00:00Z',
      metric: {
        period: 'week',
        aggregate: 'sum',
        points: [
          ['2024-12-30', 1],
          ['2025-01-05', 2],
          ['2025-W01', 4],
        ],
      },
      expected: [['2024-12-30', '2025-01-05', 7]],
    },
    {
      name: 'a year of 52 weeks',
      asOf: '2024-01-08T00:00:00Z',
      metric: {
        period: 'week',
        points: [
          ['2023-W52', 1],
          ['2024-W01', 2],
        ],
      },
      expected: [
        ['2023-12-25', '2023-12-31', 1],
        ['2024-01-01', '2024-01-07', 2],
      ],
    },
    {
      name: 'quarters across a year',
      asOf: '2026-07-01T00:00:00Z',
      metric: {
        period: 'quarter',
        aggregate: 'sum',
        points: [
          ['2025-Q4', 1],
          ['2026-01-01', 2],
          ['2026-03-31', 4],
          ['2026-04', 8],
        ],
      },
      expected: [
        ['2025-10-01', '2025-12-31', 1],
        ['2026-01-01', '2026-03-31', 6],
        ['2026-04-01', '2026-06-30', 8],
      ],
    },
    {
      name: 'the leap day ends its month',
      asOf: '2028-04-01T00:00:00Z',
      metric: {
        aggregate: 'sum',
        points: [
          ['2028-02-29', 1],
          ['2028-02-01', 2],
          ['2028-03-01', 4],
        ],
      },
      expected: [
        ['2028-02-01', '2028-02-29', 3],
        ['2028-03-01', '2028-03-31', 4],
      ],
    },
    {
      name: 'the leap day is a day',
      asOf: '2028-03-02T00:00:00Z',
      metric: {
        period: 'day',
        points: [
          ['2028-02-28', 1],
          ['2028-03-01', 2],
        ],
      },
      expected: [
        ['2028-02-28', '2028-02-28', 1],
        ['2028-02-29', '2028-02-29', null],
        ['2028-03-01', '2028-03-01', 2],
      ],
    },
    {
      name: 'a century without a leap day',
      asOf: '2100-04-01T00:00:00Z',
      metric: {
        points: [
          ['2100-02', 1],
          ['2100-03', 2],
        ],
      },
      expected: [
        ['2100-02-01', '2100-02-28', 1],
        ['2100-03-01', '2100-03-31', 2],
      ],
    },
  ];
  for (const { name, metric, asOf, expected } of cases)
    it(name, () =>
      expect(bucketsOf(metric, { asOf }).map(({ start, end, value }) => [start, end, value])).to.deep.equal(expected),
    );

  const labels: [MetricInput['period'], string, string][] = [
    ['day', '2026-05-03', 'May 3, 2026'],
    ['week', '2026-W53', 'Week of Dec 28, 2026'],
    ['month', '2026-05', 'May 2026'],
    ['quarter', '2026-Q2', 'Q2 2026'],
  ];
  for (const [period, date, label] of labels)
    it(`names a ${period} "${label}"`, () =>
      expect(bucketsOf({ period: period!, points: [[date, 1]] }, { asOf: '2027-01-04T00:00:00Z' })[0]?.label).to.equal(
        label,
      ));
});

describe('buckets: what has not ended', () => {
  const points = monthly('2026-05', [10, 20]);

  it('the bucket that holds asOf is unfinished: shown, and not current', () => {
    const result = theResult(aBareMetric({ points }), { asOf: '2026-06-15T12:00:00Z' });
    expect(result.buckets.map(({ value, finished }) => [value, finished])).to.deep.equal([
      [10, true],
      [20, false],
    ]);
    expect(result.current?.value).to.equal(10);
  });

  const ends: [string, string, string, boolean][] = [
    ['a second before its end', '2026-06-30T23:59:59Z', 'UTC', false],
    ['exactly at its end', '2026-07-01T00:00:00Z', 'UTC', true],
    ['at its end, written with another offset', '2026-07-01T05:30:00+05:30', 'UTC', true],
    ['at midnight in Berlin', '2026-06-30T22:00:00Z', 'Europe/Berlin', true],
    ['a second before midnight in Berlin', '2026-06-30T21:59:59Z', 'Europe/Berlin', false],
    ['at midnight UTC, still evening in New York', '2026-07-01T00:00:00Z', 'America/New_York', false],
    ['at midnight in New York', '2026-07-01T04:00:00Z', 'America/New_York', true],
  ];
  for (const [name, asOf, timeZone, finished] of ends)
    it(`asOf ${name}: ${finished ? 'finished' : 'unfinished'}`, () => {
      const buckets = bucketsOf({ points }, { asOf, account: { id: 'a', name: 'A', timeZone } });
      expect(buckets.map((bucket) => bucket.finished)).to.deep.equal([true, finished]);
    });
});

describe('buckets: points after asOf', () => {
  it('are left out and counted', () => {
    const points: Pairs = [
      ['2026-05', 1],
      ['2026-06-15', 2],
      ['2026-06-16', 4],
      ['2026-09', 8],
    ];
    const result = theResult(aBareMetric({ points, aggregate: 'sum' }), { asOf: '2026-06-15T12:00:00Z' });
    expect(result.buckets.map(({ value }) => value)).to.deep.equal([1, 2]);
    expect(statement(result, 'after-as-of')).to.equal('2 values dated after June 15, 2026 aren’t counted.');
  });

  it('an instant later on the same day is one of them; asOf itself is not', () => {
    const points: Pairs = [
      ['2026-06-15T11:59:00Z', 1],
      ['2026-06-15T12:00:00Z', 2],
      ['2026-06-15T12:00:01Z', 4],
    ];
    expect(valuesOf({ points, aggregate: 'sum', period: 'day' }, { asOf: '2026-06-15T12:00:00Z' })).to.deep.equal([3]);
  });

  it('a period filled in ahead with null is no value', () => {
    const result = theResult(
      aBareMetric({
        points: [
          ['2026-05', 1],
          ['2026-08', null],
        ],
      }),
    );
    expect(statement(result, 'after-as-of')).to.equal('');
  });

  it('nothing but such points: unmeasured', () => {
    const result = theResult(aBareMetric({ points: [['2026-08', 1]] }));
    expect(result.state).to.equal('unmeasured');
    expect(result.buckets).to.be.empty;
  });
});

describe('buckets: dates that come twice, and in any order', () => {
  const twice: Pairs = [
    ['2026-06-10', 1],
    ['2026-06-20', 8],
    ['2026-06-20', 4],
  ];
  const cases: [Aggregate, number][] = [
    ['sum', 13],
    ['mean', 13 / 3],
    ['median', 4],
    ['last', 4],
    ['min', 1],
    ['max', 8],
  ];
  for (const [aggregate, expected] of cases)
    it(`${aggregate} counts both values of a date`, () => {
      const result = theResult(aBareMetric({ points: twice, aggregate }));
      expect(result.buckets[0]).to.include({ value: expected, n: 3 });
      expect(statement(result, 'duplicates')).to.match(/^1 value shares a date with another; combined as/);
    });

  it('a date that comes again with null does not come twice', () => {
    const result = theResult(
      aBareMetric({
        points: [
          ['2026-06-20', 8],
          ['2026-06-20', null],
          ['2026-06-21', null],
          ['2026-06-21', null],
        ],
      }),
    );
    expect(statement(result, 'duplicates')).to.equal('');
    expect(result.buckets[0]).to.include({ value: 8, n: 1 });
  });

  it('the order of the points does not matter', () => {
    const points: Pairs = [
      ['2026-04-03', 1],
      ['2026-04-20', 2],
      ['2026-05', 4],
      ['2026-06-01', 8],
      ['2026-06-30', 16],
    ];
    const shuffled = [3, 0, 4, 2, 1].map((i) => points[i]!);
    expect(valuesOf({ points: shuffled })).to.deep.equal([2, 4, 16]);
    expect(bucketsOf({ points: shuffled })).to.deep.equal(bucketsOf({ points }));
  });

  it('two columns say the same as pairs', () => {
    expect(valuesOf({ points: { dates: ['2026-06', '2026-04'], values: [3, 1] } })).to.deep.equal([1, null, 3]);
  });
});
