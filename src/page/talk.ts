import type { Config } from '../config/schema.js';
import type { Words } from '../locales/words.js';
import { INNER, MARGIN, type Cell, type Deck } from './deck.js';

/** What every slide needs to know. */
export interface Talk {
  config: Config;
  words: Words;
  deck: Deck;
  asOf: string;
}

const TOP = 1.85;
export const BOTTOM = 6.8;
/** Below the title and above the foot. */
export const BODY = { x: MARGIN, y: TOP, w: INNER, h: BOTTOM - TOP };

const MOST_PARTS = 6;

/**
 * Rows on as many slides as they need, within reason.
 * @param show makes one slide and answers the rows that did not fit
 */
export function inParts(rows: readonly (readonly Cell[])[], title: string, words: Words, show: (rows: readonly (readonly Cell[])[], title: string) => readonly (readonly Cell[])[]): void {
  let left = show(rows, title);
  for (let part = 2; left.length && part <= MOST_PARTS; part++) left = show(left, words.say('slides.more', { title, part }));
}
