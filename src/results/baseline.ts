import type { Config } from '../config/schema.js';
import { isComparable, medianOf, type Frame, type Measured } from './measure.js';

export interface Baseline {
  value: number;
  /** How many finished buckets with a value lie in its span. */
  n: number;
  /** First and last day of the span; null where an agreed value names none. */
  from: string | null;
  to: string | null;
  origin: 'agreed' | 'computed';
  /** False where the definition changed after it: then nothing is compared with it. */
  comparable: boolean;
}

/** The baseline and the buckets it rests on. */
export interface BaselineParts {
  baseline: Baseline | null;
  buckets: readonly Measured[];
}

/** The agreed value, else the median of the finished buckets in the span, else of those before go-live. */
export function baselineOf(frame: Frame, goLive: Config['goLive']): BaselineParts {
  const given = frame.metric.baseline;
  const { from, to } = given ?? {};
  const spanned = from !== undefined || to !== undefined;
  const inSpan = frame.measured.filter(({ start, end }) =>
    spanned ? (from === undefined || start >= from) && (to !== undefined ? end <= to : goLive === undefined || end < goLive)
    : goLive !== undefined && end < goLive);
  const sameDefinition = inSpan.filter((bucket) => isComparable(bucket, frame.definedFrom));
  if (given?.value !== undefined) {
    const buckets = spanned ? sameDefinition : [];
    // where it was agreed on, or what it was measured on, tells which definition it is of; else the config's word is taken
    const of = to ?? given.agreedOn;
    const comparable = frame.definedFrom === null || of === undefined || of >= frame.definedFrom;
    const baseline = { value: given.value, n: spanned ? inSpan.length : 0, from: from ?? null, to: to ?? null, origin: 'agreed' as const, comparable };
    return { baseline, buckets };
  }
  const comparable = sameDefinition.length > 0;
  const buckets = comparable ? sameDefinition : inSpan;
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (!first || !last) return { baseline: null, buckets };
  return { baseline: { value: medianOf(buckets), n: buckets.length, from: first.start, to: last.end, origin: 'computed', comparable }, buckets };
}
