/** The end of a sentence, in any script, also before a closing quotation mark. */
const END = /[.!?…。！？؟][”“"»」』\u00a0\u202f\u2069]*$/;
/** Full-width characters: their full stop includes its space. */
const WIDE = /[\u3000-\u9fff\uff00-\uffef]\u2069*$/;

/** The text with the full stop of its script, unless it has an end. */
export const withFullStop = (text: string): string =>
  END.test(text) ? text : `${text}${WIDE.test(text) ? '。' : '.'}`;

/** The separator between a sentence and the next. */
export const sentenceGap = (text: string): string => (WIDE.test(text) ? '' : ' ');

/** Joins sentences. Empty ones are left out. */
export const joinSentences = (sentences: readonly string[]): string =>
  sentences
    .filter(Boolean)
    .reduce((all, text) => all + sentenceGap(all) + text, '')
    .trim();
