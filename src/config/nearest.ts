import leven from 'leven';

/** The known word that was most likely meant, or undefined where none is near. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  // of three letters two would be nearly any other word
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
