const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(?:-|$)|-(?:Arab|Hebr|Thaa|Syrc|Nkoo|Adlm)(?:-|$)/i;
const STRONG = /[\p{L}\u200e\u200f]/u;
const SCRIPTS = String.raw`\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}`;
const RTL_LETTER = new RegExp(`[${SCRIPTS}]`, 'u');
const LTR_LETTER = new RegExp(String.raw`[^\P{L}${SCRIPTS}]`, 'u');

export type Direction = 'ltr' | 'rtl';

/** The writing direction of a language. `Intl.Locale` knows it in some engines only. */
export const directionOf = (lang: string): Direction => (RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr');

/** The direction of a text by its first strong character, as for `dir="auto"`. Null if it has none. */
export function textDirection(text: string): Direction | null {
  const first = STRONG.exec(text)?.[0];
  return first === undefined ? null : first === '\u200f' || RTL_LETTER.test(first) ? 'rtl' : 'ltr';
}

/**
 * Isolates a text of the other direction by FSI and PDI, so that it does not reorder the words around it, also in plain
 * text.
 */
export function bidiIsolate(text: string, lang: string): string {
  const other = directionOf(lang) === 'rtl' ? LTR_LETTER : RTL_LETTER;
  return other.test(text) && !text.startsWith('\u2068') ? `\u2068${text}\u2069` : text;
}
