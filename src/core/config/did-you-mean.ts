import leven from 'leven';

/** The known word that was most likely meant. Undefined if none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  // two edits of a word of three letters would match nearly any word
  let least = Math.max(word.length > 3 ? 2 : 1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const distance = leven(word.toLowerCase(), candidate.toLowerCase(), { maxDistance: least });
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

export const didYouMean = (word: string, known: Iterable<string>): { hint?: string } => {
  const guess = nearest(word.slice(0, 80), known);
  return guess === undefined ? {} : { hint: `Did you mean "${guess}"?` };
};
