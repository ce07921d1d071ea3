import type { Config } from '../../core/config/schema.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import type { Cell, Deck } from './slide-builder.js';

/** The context that every slide function receives. */
export interface SlideContext {
  config: Config;
  localizer: Localizer;
  deck: Deck;
  asOf: string;
}

type Rows = readonly (readonly Cell[])[];

interface Part {
  /** The slide's title with the number of its part. */
  title: string;
  rows: Rows;
  isFirst: boolean;
  /** For the foot: the number of rows that only the results page shows. */
  omittedText: (left: Rows) => string[];
}

/**
 * Spreads rows over as many slides as they need, up to a maximum.
 * @param addSlide creates one slide and returns the rows that did not fit
 */
export function paginateRows(
  rows: Rows,
  title: string,
  maxSlides: number,
  localizer: Localizer,
  addSlide: (part: Part) => Rows,
): void {
  let remaining = rows;
  for (let part = 1; part === 1 || (remaining.length && part <= maxSlides); part++) {
    remaining = addSlide({
      title: part === 1 ? title : localizer.t('slides.more', { title, part }),
      rows: remaining,
      isFirst: part === 1,
      omittedText: (rest) =>
        part === maxSlides && rest.length ? [localizer.t('slides.others', { count: rest.length })] : [],
    });
  }
}
