/** What a sentence may end with: also in the forms of other scripts, and before what closes a quotation. */
const END = /[.!?…。！？؟][”“"»」』\u00a0\u202f\u2069]*$/;
/** Letters and signs as wide as they are high; a full stop among them has its space within. */
const WIDE = /[\u3000-\u9fff\uff00-\uffef]\u2069*$/;

/** With an end, where it has none: that of its own script. */
export const ended = (text: string): string => (END.test(text) ? text : `${text}${WIDE.test(text) ? '。' : '.'}`);

/** What parts a sentence from the next. */
export const spaceAfter = (text: string): string => (WIDE.test(text) ? '' : ' ');

/** Sentences in a row; those that are empty are left out. */
export const inARow = (sentences: readonly string[]): string => sentences.filter(Boolean).reduce((all, text) => all + spaceAfter(all) + text, '').trim();
