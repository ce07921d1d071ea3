import type { Unit } from '../config/schema.js';
import type { Result } from './types.js';

type Facts = Pick<Result, 'metric' | 'unit' | 'noise' | 'baseline' | 'current'>;

/** Maximum fraction digits of numbers from 1 on. Smaller numbers get this many significant digits. */
const MAX_DIGITS = 3;

/**
 * The unit with one number of fraction digits for all numbers of a metric: enough to show half of the noise. A unit
 * that names its digits keeps them. Without a noise the default digits of the unit are used.
 */
export function withPrecision({ metric, unit, noise, baseline, current }: Facts): Unit {
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
