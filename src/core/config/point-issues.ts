import { MAX_VALUE, type PointFault } from '../series/time-series.js';
import type { PointsFileFault } from '../series/points-file-parser.js';
import type { Period, PointsSource } from '../types.js';
import { didYouMean } from './did-you-mean.js';
import { describeValue } from './issues.js';
import { syntaxFault } from './json-source-map.js';
import type { LoadFault } from './points-files.js';

/** Message and hint for a points file that cannot be used. */
export function fileFaultText(
  { src }: PointsSource,
  fault: PointsFileFault | LoadFault,
): { message: string; hint?: string } {
  switch (fault.kind) {
    case 'load': {
      const { message, hint } = fault;
      return hint === undefined ? { message } : { message, hint };
    }
    case 'empty':
      return { message: `${src} is empty.` };
    case 'html':
      return {
        message: `${src} is an HTML page, not values.`,
        hint: 'Check the address, and whether a login page was sent instead.',
      };
    case 'not-json': {
      const at = syntaxFault(fault.text);
      const where = at && ` at line ${at.line}, column ${at.column}: expected ${at.expected}, found ${at.found}`;
      return { message: `${src} is not JSON${where ?? ''}.` };
    }
    case 'not-points':
      return {
        message: `${src} holds ${describeValue(fault.value)}.`,
        hint: 'Expected an array of pairs, an array of objects, or {"dates": […], "values": […]}.',
      };
    case 'no-column': {
      const { column, columns } = fault;
      const listed = columns.slice(0, MAX_COLUMNS_LISTED).map((name) => JSON.stringify(name));
      const more = columns.length - listed.length;
      return {
        message: `${src} has no column "${column}", only ${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
        ...didYouMean(column, columns),
      };
    }
  }
}

/** Columns that a message lists at most. */
const MAX_COLUMNS_LISTED = 30;

const DATE =
  'a date that exists, from 1900 to 2200, as YYYY-MM-DD, YYYY-MM, YYYY-Qn, YYYY-Www or an instant with an offset';

/** Message for a point that could not be used: the found and the expected value. */
export function pointFaultText(
  { reason, found }: PointFault,
  period: Period,
  dates: number,
): { expected: string; found: string } {
  const expected = {
    'not-a-pair': 'a pair of a date and a value',
    'not-a-date': DATE,
    'not-a-number': 'a number, or null where nothing was measured',
    'out-of-range': `a number from -${MAX_VALUE} to ${MAX_VALUE}`,
    'too-coarse': `a date that stands for one ${period} or less, since "period" is "${period}"`,
    'no-date': `as many values as dates (${dates})`,
  }[reason];
  return { expected, found: describeValue(found) };
}
