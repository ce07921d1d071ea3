import { addPeriods, type Civil } from '../series/civil-time.js';
import { endCivil } from './buckets.js';
import { gain, senseOf, type Frame } from './measurements.js';
import type { State } from './state-type.js';
import { isMetBy } from './target-day.js';
import { hasSlowed, lineGain, type Line } from './trend.js';

export type { State } from './state-type.js';

export const MIN_JUDGED = 3;
/**
 * With fewer values since go-live a trend shows late, so a result that is better and not getting worse counts as
 * moving.
 */
const MIN_TREND = 6;
const MAX_AGE_PERIODS = 2;

export function stateOf(
  frame: Frame,
  baseline: { value: number } | null,
  noise: number,
  line: Line | null,
  halves: { earlier: Line; later: Line } | null,
  asOf: Civil,
): State {
  const { metric, usable, sinceGoLive } = frame;
  const current = usable.at(-1);
  if (!current) return 'unmeasured';
  if (!baseline) return 'no-baseline';
  if (sinceGoLive.length < MIN_JUDGED) return 'too-few';
  if (addPeriods(metric.period, endCivil(current), MAX_AGE_PERIODS) < asOf) return 'stale';
  if (isMetBy(frame, current, metric.target?.value ?? null)) return 'reached';
  const sense = senseOf(metric, baseline.value, current.value, noise);
  if (sense === 'worse') return 'regressed';
  const isBetter = sense === 'better';
  const isToward = line?.movement === 'toward';
  const gained = Math.max(gain(metric, baseline.value, current.value), line ? lineGain(frame, line) : 0);
  if (isToward && gained > noise && !(isBetter && hasSlowed(frame, halves))) return 'moving';
  if (isBetter && sinceGoLive.length < MIN_TREND && line?.movement !== 'away') return 'moving';
  return isBetter ? 'stalled' : 'unchanged';
}
