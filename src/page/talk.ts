import type { Config } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import type { Cell, Deck } from './deck.js';

/** What every slide needs to know. */
export interface Talk {
  config: Config;
  words: Words;
  deck: Deck;
  asOf: string;
}

type Rows = readonly (readonly Cell[])[];

interface Part {
  /** The slide's title, which counts the parts. */
  title: string;
  rows: Rows;
  isFirst: boolean;
  /** For the foot: how many rows are left to the page itself. */
  more: (left: Rows) => string[];
}

/**
 * Rows on as many slides as they need, up to a few.
 * @param show makes one slide and answers the rows that did not fit
 */
export function inParts(rows: Rows, title: string, most: number, words: Words, show: (part: Part) => Rows): void {
  let left = rows;
  for (let part = 1; part === 1 || (left.length && part <= most); part++) {
    left = show({
      title: part === 1 ? title : words.say('slides.more', { title, part }), rows: left, isFirst: part === 1,
      more: (rest) => (part === most && rest.length ? [words.say('slides.others', { count: rest.length })] : []),
    });
  }
}
