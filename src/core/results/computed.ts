import type { Config } from '../config/schema.js';
import type { Bucket } from './buckets.js';
import type { Frame } from './measurements.js';
import type { Result } from './types.js';

/** The facts of a metric with intermediate values. */
export interface Computed {
  frame: Frame;
  baselineBuckets: readonly Bucket[];
  facts: Omit<Result, 'statements'>;
  /** True if a change of the definition is the reason that there is no baseline. */
  isBroken: boolean;
  counts: Counts;
  price: Config['price'];
}

/** Numbers of unusual points, which the provenance names. */
export interface Counts {
  afterAsOf: number;
  unread: number;
  duplicates: number;
  isSpread: boolean;
  unfinishedWeeks: number;
}
