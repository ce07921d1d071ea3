import { mean, median } from 'simple-statistics';
import { civilOfDay, DAY } from '../series/civil-time.js';
import type { Period } from '../config/schema.js';
import type { Baseline } from './baseline.js';
import type { Frame, Sample } from './measurements.js';

/** The largest difference that does not count as a change. */
export interface Noise {
  /** In the metric's unit, at least 0. */
  value: number;
  /** True if there were too few values, so that a share of the baseline was assumed. */
  assumed: boolean;
}

/** Noise in usual steps. (The limits of an XmR chart are 2.66 mean moving ranges wide.) */
export const STEPS = 2.5;
const MAX_STEPS = 24;
const MIN_STEPS = 6;
const MIN_SHARE = 0.01;
const ASSUMED_SHARE = 0.05;
/** Average days of a bucket, for periods of varying length. */
const AVERAGE_DAYS: Partial<Record<Period, number>> = { month: 365.25 / 12, quarter: 365.25 / 4 };

/** The parts of a noise. `value = max(STEPS × step, share × base) + length`. */
export interface NoiseParts {
  /** The usual step from one period to the next, in the metric's unit. */
  step: number;
  /** The buckets between which the steps lie. */
  samples: readonly Sample[];
  /** True if there are too few steps to know the usual one. */
  assumed: boolean;
  /** The share of the baseline that the noise never goes below. */
  share: number;
  /** |baseline|; 0 without one. */
  base: number;
  /** The part of a total that the length of the current bucket explains, in the metric's unit. */
  length: number;
}

/**
 * Two and a half usual steps, not below 1 % of the baseline; with fewer than 6 steps not below 5 %. Null without a
 * baseline and with fewer than 6 steps.
 */
export function noiseOf(frame: Frame, baseline: Baseline | null): Noise | null {
  const parts = noisePartsOf(frame, baseline);
  if (!parts) return null;
  const { step, share, base, length, assumed } = parts;
  return { value: Math.max(STEPS * step, base * share) + length, assumed };
}

/** The same part by part; null where there is no noise. */
export function noisePartsOf(frame: Frame, baseline: Baseline | null): NoiseParts | null {
  const steps = stepsOf(frame.samples.map(({ y }) => y));
  const assumed = steps.length < MIN_STEPS;
  if (assumed && !baseline) return null;
  const base = Math.abs(baseline?.value ?? 0);
  // too few differences to counterparts: use the steps of the values, of which each difference has two
  const used =
    assumed && frame.counterparts
      ? stepsOf(frame.usable.map(({ value }) => value)).map((step) => step * Math.SQRT2)
      : steps;
  return {
    step: usualStep(used),
    samples: frame.samples.slice(-steps.length - 1),
    assumed,
    share: assumed ? ASSUMED_SHARE : MIN_SHARE,
    base,
    length: base * lengthShare(frame),
  };
}

/** The absolute differences of successive values, the latest 24. */
export const stepsOf = (values: readonly number[]): number[] =>
  values
    .slice(1)
    .map((value, i) => Math.abs(value - (values[i] ?? 0)))
    .slice(-MAX_STEPS);

/** The median step, or the mean one where more than half of the steps are 0. */
export function usualStep(steps: readonly number[]): number {
  if (!steps.length) return 0;
  return median([...steps]) || finite(mean([...steps]));
}

const finite = (value: number): number => (Number.isFinite(value) ? value : Number.MAX_VALUE / 8);

/** The share by which a sum differs only because the current bucket is longer or shorter than the average one. */
function lengthShare({ metric, usable }: Frame): number {
  const average = AVERAGE_DAYS[metric.period];
  const current = usable.at(-1);
  if (metric.aggregate !== 'sum' || average === undefined || !current) return 0;
  return Math.abs(((civilOfDay(current.end) - civilOfDay(current.start)) / DAY + 1) / average - 1);
}
