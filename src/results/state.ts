import { addPeriods, type Civil } from '../config/dates.js';
import { endCivil } from './buckets.js';
import type { Baseline } from './baseline.js';
import { gain, isReached, isSince, sinceGoLive, type Frame } from './measure.js';

/** How a result stands, the first that holds; `results.md` of the project defines each. */
export type State = 'unmeasured' | 'no-baseline' | 'too-few' | 'stale' | 'reached' | 'regressed' | 'stalled' | 'moving';

const LEAST = 3;

export function stateOf(frame: Frame, baseline: Baseline | null, noise: number, asOf: Civil): State {
  const { metric, measured } = frame;
  const current = measured.at(-1);
  if (!current) return 'unmeasured';
  if (!baseline?.comparable) return 'no-baseline';
  const latest = sinceGoLive(frame);
  if (latest.length < LEAST || !isSince(current, frame.since)) return 'too-few';
  if (addPeriods(metric.period, endCivil(current), 2) < asOf) return 'stale';
  if (isReached(metric, current.value)) return 'reached';
  if (gain(metric, baseline.value, current.value) < -noise) return 'regressed';
  const before = latest.at(-LEAST);
  return before && gain(metric, before.value, current.value) <= noise ? 'stalled' : 'moving';
}
