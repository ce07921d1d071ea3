import type { Path } from '../core/config/issues.js';

const STEP = /\.([A-Za-z_]\w*)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/gy;

/** The steps of a JSONPath in the notation of `pathText`. Null if the text is not valid. */
export function parseJsonPath(text: string): Path | null {
  if (!text.startsWith('$')) return null;
  const path: (string | number)[] = [];
  STEP.lastIndex = 1;
  while (STEP.lastIndex < text.length) {
    const match = STEP.exec(text);
    if (!match) return null;
    const [, name, index, quoted] = match;
    path.push(index === undefined ? (name ?? quoted?.replace(/\\(.)/g, '$1') ?? '') : Number(index));
  }
  return path;
}
