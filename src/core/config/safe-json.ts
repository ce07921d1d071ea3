import { runSync, type SlicedTask } from '../series/time-slicing.js';

/** Maximum nesting of brackets: far more than any config has, far fewer than would crash the page in JSON.parse. */
export const MAX_DEPTH = 1_000_000;

/** Texts longer than this block the page in JSON.parse: `large-json.ts` reads them in pieces. */
export const MAX_WHOLE = 2_000_000;

/**
 * The offset at which brackets are nested too deeply for JSON.parse; -1 if they never are. Brackets in strings count,
 * too.
 */
export function exceedsDepthAt(text: string): number {
  if (text.length < MAX_DEPTH) return -1;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth--;
    if (depth > MAX_DEPTH) return at;
  }
  return -1;
}

/** The value of JSON text. Undefined if it is not valid JSON. */
export const jsonValue = (text: string): unknown => runSync(jsonSteps(text));

/** As `jsonValue`, in slices; `JSON.parse` itself is one slice. */
export function* jsonSteps(text: string): SlicedTask<unknown> {
  if (exceedsDepthAt(text) !== -1) return undefined;
  yield;
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) as unknown;
  } catch {
    return undefined;
  }
}
