import type { Unit } from '../types.js';

/** Units of time by common spellings. For other units the names of Intl are used. */
const TIME: Readonly<Record<string, string>> = {
  s: 'second',
  sec: 'second',
  min: 'minute',
  mins: 'minute',
  h: 'hour',
  hr: 'hour',
  hrs: 'hour',
  d: 'day',
};
const SYMBOLS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };
const NAMES = ['second', 'minute', 'hour', 'day', 'week', 'month', 'year', 'percent', 'byte', 'kilogram', 'kilometer'];

/**
 * The unit that a string most likely means: a currency, a unit that Intl knows, or a word to write after the number.
 */
export function unitFromText(text: string): Unit {
  const word = text.trim();
  const lower = word.toLowerCase();
  const currency = SYMBOLS[word] ?? (/^[A-Z]{3}$/.test(word) ? word : undefined);
  if (currency !== undefined) return { style: 'currency', currency };
  if (word === '%') return { style: 'unit', unit: 'percent' };
  const unit = Object.hasOwn(TIME, lower) ? TIME[lower] : NAMES.find((name) => lower === name || lower === `${name}s`);
  return { style: 'unit', unit: unit ?? word };
}
