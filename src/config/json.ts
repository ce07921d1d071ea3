/** Far more brackets in brackets than any config holds, and far less than what makes JSON.parse take the page down with it. */
export const MOST_DEPTH = 1_000_000;

/** Where brackets lie too deep in brackets for JSON.parse; -1 if they never do. Those in texts count, too: near enough. */
export function tooDeepAt(text: string): number {
  if (text.length < MOST_DEPTH) return -1;
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) depth++;
    else if (code === 93 || code === 125) depth--;
    if (depth > MOST_DEPTH) return at;
  }
  return -1;
}

/** The value of JSON text; undefined, which no JSON means, where it cannot be read. */
export function jsonValue(text: string): unknown {
  if (tooDeepAt(text) !== -1) return undefined;
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}
