/**
 * How wide a letter is, as a part of the font's size, by its kind. Where no font can be asked (in a file that another
 * program shows, or in Node) this is what tells where a line ends: near Arial's widths, and rather too wide.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\p{M}\p{Cf}]/u, 0],
  [/[iljI.,:;'’‘|!·]/, 0.28],
  [/[\s tfr()[\]{}"“”\-/\\`]/, 0.36],
  [/[mwMW%@—…]/, 0.9],
  [/[\p{Lu}&+=<>~→]/u, 0.7],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff00-\uffef\u3000-\u303f]/u, 1.02],
];
const OTHERS = 0.57;
const BOLD = 1.08;

const known = new Map<string, number>();
function letter(sign: string): number {
  const width = known.get(sign) ?? WIDTHS.find(([kind]) => kind.test(sign))?.[1] ?? OTHERS;
  known.set(sign, width);
  return width;
}

/** About how wide a text is, in the unit of its size. */
export function widthOf(text: string, size: number, isBold = false): number {
  let sum = 0;
  for (const sign of text) sum += letter(sign);
  return sum * size * (isBold ? BOLD : 1);
}

/** Where a line may end: not at a space that holds a number and its unit together. */
const BREAKS = /[^\S\u00a0\u2007\u202f]+/;

/** A text in lines of at most that width; of more lines than wanted, the last ends in "…". */
export function linesOf(text: string, size: number, width: number, most = Infinity, isBold = false): string[] {
  const fits = (line: string) => widthOf(line, size, isBold) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(BREAKS).filter(Boolean).flatMap((word) => (fits(word) ? [word] : broken(word, fits)))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  const whole = Math.max(1, most) - 1;
  return [...lines.slice(0, whole), cut(`${lines[whole] ?? ''} ${lines[whole + 1] ?? ''}`, fits)];
}

/** A word that has no room on any line, in pieces that have. */
function broken(word: string, fits: (part: string) => boolean): string[] {
  const parts: string[] = [];
  let part = '';
  for (const sign of word) {
    if (part && !fits(part + sign)) {
      parts.push(part);
      part = '';
    }
    part += sign;
  }
  return [...parts, part];
}

function cut(line: string, fits: (part: string) => boolean): string {
  const signs = [...line];
  while (signs.length && !fits(`${signs.join('')}…`)) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
