import { addPeriods, civilOfDay, DAY, dayOf, type Civil } from '../series/civil-time.js';
import type { Period } from '../config/schema.js';
import { endCivil } from './buckets.js';
import type { Frame } from './measurements.js';
import type { State } from './state.js';
import type { DueNext, Stage } from './target-day.js';
import type { Line } from './trend.js';

/**
 * The last day of the bucket in which the trend meets the target, with the range by its interval. Or the reason why
 * there is none: `no-target` (none agreed, or a range to maintain), `no-trend` (fewer than 4 values), `away` (the trend
 * leads away from it), `uncertain` (no clear trend, or the values repeat by the year), `too-far` (more than three
 * years).
 */
export type Projection =
  | {
      /** Likely day, `YYYY-MM-DD`: the last one of its period. */
      on: string;
      /** Earliest day by the 80 % interval of the trend. */
      earliest: string;
      /** Latest day by the 80 % interval of the trend. */
      latest: string;
    }
  | {
      /** The reason why there is no day. */
      refused: 'no-trend' | 'away' | 'uncertain' | 'too-far' | 'no-target';
    };

/** The projection compared with the day that is due next: see `paceOf`. */
export type Pace = 'ahead' | 'on-pace' | 'at-risk' | 'behind' | 'missed';

const MAX_YEARS = 3;
/** Maximum number of periods for which a crossing is computed. */
const MAX_PERIODS = 12_000;
/** Share of the time to the due day that must have passed before a result that does not move counts as behind. */
const HALF = 0.5;

/**
 * The days on which the line meets a value, as far as a calendar reaches: by its slope, and the range by both ends of
 * its interval.
 */
export function crossingOf(
  frame: Frame,
  line: Line,
  value: number,
  asOf: Civil,
): Record<'on' | 'earliest' | 'latest', Civil> {
  const last = line.samples.at(-1);
  const cross = (slope: number): Civil => {
    const x = line.middle.x + (value - line.middle.y) / slope;
    // the tolerance keeps rounding errors from adding a bucket
    const buckets = Math.ceil(x - (last?.x ?? 0) - 1e-9);
    return Math.max(asOf, lastDayAfter(frame.metric.period, last ? endCivil(last.bucket) : asOf, buckets));
  };
  const [one, other] = [cross(line.low), cross(line.high)];
  return { on: cross(line.slope), earliest: Math.min(one, other), latest: Math.max(one, other) };
}

function lastDayAfter(period: Period, end: Civil, buckets: number): Civil {
  if (!(buckets < MAX_PERIODS)) return addPeriods('month', end, MAX_PERIODS) - DAY;
  return buckets < 0 ? -Infinity : addPeriods(period, end, buckets) - DAY;
}

/** The projection of a result. It has a day only for a result that moves toward its target. */
export function projectionOf(frame: Frame, line: Line | null, state: State, asOf: Civil): Projection {
  const { metric, counterparts } = frame;
  const target = metric.direction === 'maintain' ? undefined : metric.target?.value;
  if (target === undefined) return { refused: 'no-target' };
  if (!line) return { refused: 'no-trend' };
  if (line.movement === 'away') return { refused: 'away' };
  if (line.movement !== 'toward' || state !== 'moving' || counterparts) return { refused: 'uncertain' };
  const { on, earliest, latest } = crossingOf(frame, line, target, asOf);
  if (on > addPeriods('month', asOf, 12 * MAX_YEARS)) return { refused: 'too-far' };
  if (on <= asOf) return { refused: 'uncertain' };
  return { on: dayOf(on), earliest: dayOf(earliest), latest: dayOf(latest) };
}

/**
 * `missed`: the day of the target is past and it was not met in time. By the projection to the next due stage: `ahead`
 * if even the latest day is in time, `on-pace` if the likely one is, `at-risk` if only the earliest is, else `behind`.
 * Without a projection: `behind` if nothing moves and half of the time has passed.
 */
export function paceOf(
  frame: Frame,
  line: Line | null,
  state: State,
  stages: readonly Stage[],
  dueNext: DueNext | null,
  asOf: Civil,
): Pace | null {
  if (state === 'reached' || state === 'too-few' || state === 'stale' || state === 'unmeasured') return null;
  if (stages.at(-1)?.isMissed) return 'missed';
  if (!dueNext || state === 'no-baseline') return null;
  const by = civilOfDay(dueNext.by);
  if (state === 'moving') {
    if (!line || line.movement !== 'toward' || dueNext.value === null || frame.counterparts) return null;
    const { on, earliest, latest } = crossingOf(frame, line, dueNext.value, asOf);
    if (on <= asOf) return null;
    const due = by + DAY - 1;
    return latest <= due ? 'ahead' : on <= due ? 'on-pace' : earliest <= due ? 'at-risk' : 'behind';
  }
  if (frame.since === null) return null;
  const start = civilOfDay(frame.since);
  return asOf - start >= HALF * (by - start) ? 'behind' : null;
}
