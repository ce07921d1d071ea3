import type { Metric } from '../config/schema.js';
import type { Result } from './result.js';

/** Measured periods back to which a note can be the reason of the present state. */
const MAX_PERIODS = 3;

/**
 * The latest note that can be the reason of a result's present state: written by a day, and not before the last three
 * measured periods. Undefined if there is none.
 * @param day the day of `asOf`, as YYYY-MM-DD
 */
export function reasonNoteOf({ metric, buckets }: Result, day: string): Metric['notes'][number] | undefined {
  const measured = buckets.filter(({ finished, value }) => finished && value !== null);
  const since = measured.at(-MAX_PERIODS)?.start ?? '';
  return metric.notes
    .filter(({ on }) => on >= since && on <= day)
    .sort((a, b) => a.on.localeCompare(b.on))
    .at(-1);
}
