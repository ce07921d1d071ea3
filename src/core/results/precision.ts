import type { Unit } from '../config/schema.js';
import { withSharedDigits } from '../i18n/localizer.js';
import type { Result } from './types.js';

type Facts = Pick<Result, 'metric' | 'unit' | 'noise' | 'baseline' | 'current' | 'buckets'>;

/** Maximum fraction digits of numbers from 1 on. Smaller numbers get this many significant digits. */
const MAX_DIGITS = 3;

/**
 * The unit with one number of fraction digits for all numbers of a metric: at most those that show half of the noise,
 * and as many as one of its numbers needs. A unit that names its digits has no more. Without a noise the default digits
 * of the unit are the limit.
 */
export const withPrecision = (facts: Facts): Unit => withSharedDigits(numbersOf(facts), limited(facts));

/** The numbers that stand beside each other: baseline, target, stages and values. */
function* numbersOf({ metric, baseline, buckets }: Facts): Iterable<number> {
  const { value, min, max, stages = [] } = metric.target ?? {};
  for (const own of [baseline?.value, value, min, max, ...stages.map((stage) => stage.value)])
    if (own !== undefined) yield own;
  for (const bucket of buckets) if (bucket.value !== null) yield bucket.value;
}

function limited({ metric, unit, noise, baseline, current }: Facts): Unit {
  const { maximumFractionDigits, minimumFractionDigits, maximumSignificantDigits, notation, style } = unit;
  const isGiven = [maximumFractionDigits, minimumFractionDigits, maximumSignificantDigits].some(
    (digits) => digits !== undefined,
  );
  if (isGiven || (notation !== undefined && notation !== 'standard') || !noise || !(noise.value > 0)) return unit;
  const scale = style === 'percent' ? 100 : 1;
  const target = metric.target?.value ?? metric.target?.max ?? metric.target?.min;
  const size = Math.max(...[baseline?.value, current?.value, target].map((value) => Math.abs(value ?? 0))) * scale;
  const needed = Math.ceil(-Math.log10((noise.value * scale) / 2) - 1e-9);
  const most = MAX_DIGITS + (size > 0 && size < 1 ? Math.floor(-Math.log10(size)) : 0);
  const digits = Math.min(Math.max(0, needed), most, 20);
  // money has the digits of its currency, or none
  if (style === 'currency') return digits > 0 ? unit : { ...unit, maximumFractionDigits: 0, minimumFractionDigits: 0 };
  return { ...unit, maximumFractionDigits: digits };
}
