import { CannotRun } from './output.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** Parses `--as-of`: a day means its first moment in UTC, `now` reads the clock. */
export function asOfNamed(written: string): string {
  if (written === 'now') return `${new Date().toISOString().slice(0, 19)}Z`;
  const instant = DAY.test(written) ? `${written}T00:00:00Z` : written;
  if (!INSTANT.test(instant) || Number.isNaN(Date.parse(instant)))
    throw new CannotRun(
      `"${written}" is no moment.`,
      'Write a day (2026-10-05), a moment with an offset (2026-10-05T08:00:00Z), or now.',
    );
  return instant;
}

/** The wanted instant, else that of the project, else now: a check does not depend on it. */
export const asOfOr = (wanted: string | undefined, project: unknown): string =>
  asOfNamed(wanted ?? (typeof project === 'string' ? project : 'now'));
