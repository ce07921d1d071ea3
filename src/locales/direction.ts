const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|ug|ur|yi)(?:-|$)|-(?:Arab|Hebr|Thaa|Syrc|Nkoo|Adlm)(?:-|$)/i;
const STRONG = /[\p{L}\u200e\u200f]/u;
const STRONG_RIGHT = /[\u200f\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

export type Direction = 'ltr' | 'rtl';

/** The direction of a language's script; Intl tells it in some engines only. */
export const directionOf = (lang: string): Direction => (RIGHT_TO_LEFT.test(lang) ? 'rtl' : 'ltr');

/** The direction of a text by its first letter or mark of direction, as a browser finds it for `dir="auto"`; null where it has none. */
export function textDirection(text: string): Direction | null {
  const first = STRONG.exec(text)?.[0];
  return first === undefined ? null : STRONG_RIGHT.test(first) ? 'rtl' : 'ltr';
}
