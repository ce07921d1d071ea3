import type { Config } from '../config/schema.js';
import { isBefore, isMeasured, medianOf, type Frame, type MeasuredBucket } from './measurements.js';

/** The value that a result is compared with. */
export interface Baseline {
  /** In the metric's unit. */
  value: number;
  /** Number of usable buckets in its span; 0 for an agreed value without a span. */
  n: number;
  /** First day of the span, `YYYY-MM-DD`. Null for an agreed value without a span. */
  from: string | null;
  /** Last day of the span, `YYYY-MM-DD`. Null for an agreed value without a span. */
  to: string | null;
  /**
   * `agreed`: a value of the config; `computed`: the median of the buckets in the span, or with a season the
   * counterpart of the current bucket.
   */
  origin: 'agreed' | 'computed';
}

/** The baseline, its buckets, and whether a change of the definition is the reason that there is none. */
export interface BaselineParts {
  baseline: Baseline | null;
  buckets: readonly MeasuredBucket[];
  isBroken: boolean;
}

/** Buckets before go-live that make a computed baseline, at most. Earlier values say little about the start. */
const MAX_BUCKETS = 12;

/** The agreed value, else the median of the usable buckets in the span, else of the latest 12 before go-live. */
export function baselineOf(frame: Frame, goLive: Config['goLive']): BaselineParts {
  if (frame.counterparts) return seasonBaseline(frame);
  const given = frame.metric.baseline;
  const { from, to } = given ?? {};
  const isSpanned = from !== undefined || to !== undefined;
  const inSpan = ({ start, end }: MeasuredBucket) =>
    isSpanned
      ? (from === undefined || start >= from) && (to !== undefined ? end <= to : goLive === undefined || end < goLive)
      : goLive !== undefined && end < goLive;
  const spanned = frame.usable.filter(inSpan);
  const buckets = isSpanned ? spanned : spanned.slice(-MAX_BUCKETS);
  if (given?.value !== undefined) {
    // the end of its span, else the day it was agreed, decides which definition it belongs to; else the current one
    const day = to ?? given.agreedOn;
    const isBroken = frame.definedFrom !== null && day !== undefined && day < frame.definedFrom;
    const n = isSpanned ? buckets.length : 0;
    const baseline = { value: given.value, n, from: from ?? null, to: to ?? null, origin: 'agreed' as const };
    return { baseline: isBroken ? null : baseline, buckets: isSpanned ? buckets : [], isBroken };
  }
  return {
    baseline: computedFrom(buckets),
    buckets,
    isBroken: !buckets.length && frame.buckets.filter(isMeasured).some(inSpan),
  };
}

function computedFrom(buckets: readonly MeasuredBucket[]): Baseline | null {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (!first || !last) return null;
  return {
    value: medianOf(buckets.map(({ value }) => value)),
    n: buckets.length,
    from: first.start,
    to: last.end,
    origin: 'computed',
  };
}

/** The counterpart of the current bucket. */
function seasonBaseline({ counterparts, usable, buckets, since, definedFrom }: Frame): BaselineParts {
  const current = usable.at(-1);
  const counterpart = current && counterparts?.get(current.start);
  const used = counterpart ? [counterpart] : [];
  const isBroken = !counterpart && definedFrom !== null && buckets.some((bucket) => isBefore(bucket, since));
  return { baseline: computedFrom(used), buckets: used, isBroken };
}
