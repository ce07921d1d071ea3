import { runSync, type SlicedTask } from '../series/time-slicing.js';
import type { Path } from '../types.js';
import { MAX_DEPTH, exceedsDepthAt } from './safe-json.js';

export interface Place {
  line: number;
  column: number;
}
export interface SyntaxFault extends Place {
  expected: string;
  found: string;
}

/** Wanted paths as a tree, so that a walk compares each key once. */
interface PathNode {
  offset?: number;
  children: Map<string | number, PathNode>;
}
interface Container {
  isArray: boolean;
  index: number;
  pathNode: PathNode | undefined;
}

const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

class JsonSyntaxError extends Error {
  constructor(
    readonly offset: number,
    readonly expected: string,
  ) {
    super(expected);
  }
}

/** The offset after the string that begins at `start`. Throws a JsonSyntaxError if it is not a JSON string. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) throw new JsonSyntaxError(at, 'the end of the text ("), or \\n for a new line');
    if (code === 92) {
      ESCAPE.lastIndex = ++at;
      if (!ESCAPE.test(text)) throw new JsonSyntaxError(at, 'an escape such as \\n or \\u00e9');
      at = ESCAPE.lastIndex - 1;
    }
  }
  throw new JsonSyntaxError(start, 'a closing " for this text');
}

/** Tokens that are read between two interruptions. */
const TOKENS_PER_SLICE = 200_000;

/**
 * Walks JSON text with a stack of its own, so that no depth overflows, and notes where the wanted paths begin.
 * Throws a JsonSyntaxError at the first thing that is not JSON.
 */
function* walkSteps(text: string, root: PathNode): SlicedTask<void> {
  const advance = walker(text, root);
  while (!advance(TOKENS_PER_SLICE)) yield;
}

/**
 * A function that reads some tokens of a text, and answers whether it has read them all. A loop within a generator is
 * slow.
 */
function walker(text: string, root: PathNode): (tokens: number) => boolean {
  const stack: Container[] = [];
  let expect: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'comma-or-end' | 'end' = 'value';
  let next: PathNode | undefined = root;
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const space = () => {
    for (;;) {
      const code = text.charCodeAt(at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) return;
      at++;
    }
  };
  const close = () => {
    at++;
    stack.pop();
    expect = stack.length ? 'comma-or-end' : 'end';
  };
  const readToken = (): boolean => {
    space();
    const top = stack.at(-1);
    const char = text[at];
    if (expect === 'end') {
      if (at < text.length) throw new JsonSyntaxError(at, 'the end of the config');
      return true;
    }
    if (expect === 'comma-or-end') {
      const end = top?.isArray ? ']' : '}';
      if (char === end) {
        close();
        return false;
      }
      if (char !== ',') throw new JsonSyntaxError(at, `"," or "${end}"`);
      at++;
      if (top?.isArray) {
        top.index++;
        next = top.pathNode?.children.get(top.index);
      }
      expect = top?.isArray ? 'value' : 'key';
      return false;
    }
    if (expect === 'key' || expect === 'key-or-end') {
      if (char === '}' && expect === 'key-or-end') {
        close();
        return false;
      }
      if (char !== '"')
        throw new JsonSyntaxError(at, expect === 'key' ? 'a key in double quotes' : 'a key in double quotes, or "}"');
      const end = endOfString(text, at);
      next = top?.pathNode?.children.get(JSON.parse(text.slice(at, end)) as string);
      at = end;
      space();
      if (text[at] !== ':') throw new JsonSyntaxError(at, '":" after the key');
      at++;
      expect = 'value';
      return false;
    }
    if (char === ']' && expect === 'value-or-end') {
      close();
      return false;
    }
    if (next) recordOffset(next, at);
    if (char === '{' || char === '[') {
      const isArray = char === '[';
      stack.push({ isArray, index: 0, pathNode: next });
      next = isArray ? next?.children.get(0) : undefined;
      expect = isArray ? 'value-or-end' : 'key-or-end';
      at++;
      return false;
    }
    if (char === '"') at = endOfString(text, at);
    else {
      LITERAL.lastIndex = at;
      if (!LITERAL.test(text)) throw new JsonSyntaxError(at, 'a value');
      at = LITERAL.lastIndex;
    }
    expect = stack.length ? 'comma-or-end' : 'end';
    return false;
  };
  return (tokens) => {
    for (let i = 0; i < tokens; i++) if (readToken()) return true;
    return false;
  };
}

/** The later of two equal keys counts, with all that is in it, as in JSON.parse. */
function recordOffset(wanted: PathNode, offset: number): void {
  if (wanted.offset !== undefined) clearOffsets(wanted);
  wanted.offset = offset;
}

function clearOffsets(wanted: PathNode): void {
  delete wanted.offset;
  wanted.children.forEach(clearOffsets);
}

/** Lines that are counted between two interruptions. */
const LINES_PER_SLICE = 200_000;

/** The places of ascending offsets: the lines of the text are counted once. */
function* placesSteps(text: string, offsets: readonly number[]): SlicedTask<Place[]> {
  const places: Place[] = [];
  let line = 1;
  // a byte order mark has no column
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  let end = text.indexOf('\n');
  for (const offset of offsets) {
    for (; end !== -1 && end < offset; end = text.indexOf('\n', start)) {
      line++;
      start = end + 1;
      if (line % LINES_PER_SLICE === 0) yield;
    }
    places.push({ line, column: offset - start + 1 });
  }
  return places;
}

function* placeSteps(text: string, offset: number): SlicedTask<Place> {
  const [place] = yield* placesSteps(text, [offset]);
  return place ?? { line: 1, column: 1 };
}

/** The place where text stops being JSON, the same in every engine; null if it never does. */
export const syntaxFault = (text: string): SyntaxFault | null => runSync(syntaxFaultSteps(text));

/** As `syntaxFault`, in slices. */
export function* syntaxFaultSteps(text: string): SlicedTask<SyntaxFault | null> {
  try {
    yield* walkSteps(text, { children: new Map() });
    return null;
  } catch (fault) {
    if (!(fault instanceof JsonSyntaxError)) throw fault;
    const { offset, expected } = fault;
    const found = offset >= text.length ? 'the end of the text' : JSON.stringify(text.slice(offset, offset + 12));
    return { ...(yield* placeSteps(text, offset)), expected, found };
  }
}

/** The place where brackets are nested too deeply for JSON.parse. Null if they never are. */
export function depthFault(text: string): SyntaxFault | null {
  const at = exceedsDepthAt(text);
  return at === -1
    ? null
    : { ...runSync(placeSteps(text, at)), expected: `at most ${MAX_DEPTH} brackets in brackets`, found: 'more' };
}

/** Line and column of each path, or of its nearest parent that exists. The text must be valid JSON. */
export const locate = (text: string, paths: readonly Path[]): Place[] => runSync(locateSteps(text, paths));

/** As `locate`, in slices. */
export function* locateSteps(text: string, paths: readonly Path[]): SlicedTask<Place[]> {
  const root: PathNode = { children: new Map() };
  const chains = paths.map((path) => {
    const chain = [root];
    for (const step of path) {
      const children = chain.at(-1)?.children;
      const child = children?.get(step) ?? { children: new Map() };
      children?.set(step, child);
      chain.push(child);
    }
    return chain;
  });
  yield* walkSteps(text, root);
  const offsets = chains.map((chain) => chain.findLast((wanted) => wanted.offset !== undefined)?.offset ?? 0);
  const ascending = [...new Set(offsets)].sort((a, b) => a - b);
  const places = yield* placesSteps(text, ascending);
  const byOffset = new Map(ascending.map((offset, i) => [offset, places[i]]));
  return offsets.map((offset) => byOffset.get(offset) ?? { line: 1, column: 1 });
}
