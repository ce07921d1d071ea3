/**
 * Approximate widths of letters, as a share of the font size. They replace font metrics in Node and in files for other
 * programs: near the widths of Arial, slightly too wide.
 */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[\p{M}\p{Cf}]/u, 0],
  [/[iljI.,:;'’‘|!·]/, 0.28],
  [/[\s tfr()[\]{}"“”\-/\\`]/, 0.36],
  [/[mwMW%@—…]/, 0.9],
  [/[\p{Lu}&+=<>~→]/u, 0.7],
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff00-\uffef\u3000-\u303f]/u,
    1.02,
  ],
];
const OTHERS = 0.57;
const BOLD = 1.08;

const known = new Map<string, number>();
function letter(sign: string): number {
  const width = known.get(sign) ?? WIDTHS.find(([kind]) => kind.test(sign))?.[1] ?? OTHERS;
  known.set(sign, width);
  return width;
}

/** Approximate width of a text, in the unit of `size`. */
export function textWidth(text: string, size: number, isBold = false): number {
  let sum = 0;
  for (const sign of text) sum += letter(sign);
  return sum * size * (isBold ? BOLD : 1);
}

/** White space that may end a line, without no-break spaces between numbers and units. */
const BREAKS = /[^\S\u00a0\u2007\u202f]+/;

/** Wraps a text into lines of at most a width. If there are too many lines, the last one ends in "…". */
export function wrapText(text: string, size: number, width: number, most = Infinity, isBold = false): string[] {
  const fits = (line: string) => textWidth(line, size, isBold) <= width;
  const lines: string[] = [];
  let line = '';
  for (const word of text
    .split(BREAKS)
    .filter(Boolean)
    .flatMap((word) => (fits(word) ? [word] : breakWord(word, fits)))) {
    const longer = line ? `${line} ${word}` : word;
    if (line && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line) lines.push(line);
  if (lines.length <= most) return lines;
  const whole = Math.max(1, most) - 1;
  return [...lines.slice(0, whole), ellipsize(`${lines[whole] ?? ''} ${lines[whole + 1] ?? ''}`, fits)];
}

/** Breaks a word that is longer than a line. */
function breakWord(word: string, fits: (part: string) => boolean): string[] {
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

function ellipsize(line: string, fits: (part: string) => boolean): string {
  const signs = [...line];
  while (signs.length && !fits(`${signs.join('')}…`)) signs.pop();
  return `${signs.join('').trimEnd()}…`;
}
