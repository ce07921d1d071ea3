import type { NextPhaseOption } from './schema.js';

/** Options in the customer's order; those of one rank, or of none, as they are written. */
export const byRank = (options: readonly NextPhaseOption[]): NextPhaseOption[] =>
  [...options].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0); // both without: NaN, which is falsy
