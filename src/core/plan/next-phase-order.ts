import type { NextPhaseOption } from '../config/schema.js';

/** Options by the customer's rank. Equal ranks keep the order of the config; options without a rank are last. */
export const byRank = (options: readonly NextPhaseOption[]): NextPhaseOption[] =>
  [...options].sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity) || 0); // NaN (both without a rank) is falsy
