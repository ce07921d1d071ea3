import { expect } from '@open-wc/testing';
import { UTCDateMini } from '@date-fns/utc/date/mini';
import * as dateFns from 'date-fns';
import fc from 'fast-check';
import { addPeriods, PERIODS, startOf } from '../../../src/core/series/civil-time.js';

const START = {
  day: dateFns.startOfDay,
  week: dateFns.startOfISOWeek,
  month: dateFns.startOfMonth,
  quarter: dateFns.startOfQuarter,
};
const ADD = {
  day: dateFns.addDays,
  week: dateFns.addWeeks,
  month: dateFns.addMonths,
  quarter: dateFns.addQuarters,
};

describe('civil time', () => {
  const moment = fc.integer({ min: Date.UTC(-500, 0, 1), max: Date.UTC(4000, 0, 1) });

  for (const period of PERIODS) {
    it(`finds the start of a ${period} as date-fns does`, () =>
      fc.assert(
        fc.property(moment, (at) => {
          expect(startOf(period, at)).to.equal(START[period](new UTCDateMini(at)).getTime());
        }),
        { numRuns: 2000 },
      ));

    it(`adds a number of ${period}s as date-fns does`, () =>
      fc.assert(
        fc.property(moment, fc.integer({ min: -500, max: 500 }), (at, count) => {
          expect(addPeriods(period, at, count)).to.equal(ADD[period](new UTCDateMini(at), count).getTime());
        }),
        { numRuns: 2000 },
      ));
  }

  it('ends a month that is too short on its last day', () => {
    expect(addPeriods('month', Date.UTC(2024, 0, 31, 5), 1)).to.equal(Date.UTC(2024, 1, 29, 5));
    expect(addPeriods('quarter', Date.UTC(2025, 10, 30), 1)).to.equal(Date.UTC(2026, 1, 28));
  });
});
