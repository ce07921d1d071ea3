import type { Path } from './issues.js';
import { MOST_DEPTH, tooDeepAt } from './json.js';

export interface Place {
  line: number;
  column: number;
}
export interface SyntaxFault extends Place {
  expected: string;
  found: string;
}

/** Wanted paths as a tree, so that a walk compares each key once. */
interface Wanted {
  offset?: number;
  children: Map<string | number, Wanted>;
}
interface Container {
  isArray: boolean;
  index: number;
  wanted: Wanted | undefined;
}

const LITERAL = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /["\\/bfnrt]|u[0-9a-fA-F]{4}/y;

class Fault extends Error {
  constructor(readonly offset: number, readonly expected: string) {
    super(expected);
  }
}

/** The offset behind the string that begins at `start`; throws a Fault where it is not a JSON string. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) throw new Fault(at, 'the end of the text ("), or \\n for a new line');
    if (code === 92) {
      ESCAPE.lastIndex = ++at;
      if (!ESCAPE.test(text)) throw new Fault(at, 'an escape such as \\n or \\u00e9');
      at = ESCAPE.lastIndex - 1;
    }
  }
  throw new Fault(start, 'a closing " for this text');
}

/**
 * Walks JSON text with a stack of its own, so that no depth overflows, and notes where the wanted paths begin.
 * Throws a Fault at the first thing that is not JSON.
 */
function walk(text: string, root: Wanted): void {
  const stack: Container[] = [];
  let expect: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'comma-or-end' | 'end' = 'value';
  let next: Wanted | undefined = root;
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
  for (;;) {
    space();
    const top = stack.at(-1);
    const char = text[at];
    if (expect === 'end') {
      if (at < text.length) throw new Fault(at, 'the end of the config');
      return;
    }
    if (expect === 'comma-or-end') {
      const end = top?.isArray ? ']' : '}';
      if (char === end) { close(); continue; }
      if (char !== ',') throw new Fault(at, `"," or "${end}"`);
      at++;
      if (top?.isArray) { top.index++; next = top.wanted?.children.get(top.index); }
      expect = top?.isArray ? 'value' : 'key';
      continue;
    }
    if (expect === 'key' || expect === 'key-or-end') {
      if (char === '}' && expect === 'key-or-end') { close(); continue; }
      if (char !== '"') throw new Fault(at, expect === 'key' ? 'a key in double quotes' : 'a key in double quotes, or "}"');
      const end = endOfString(text, at);
      next = top?.wanted?.children.get(JSON.parse(text.slice(at, end)) as string);
      at = end;
      space();
      if (text[at] !== ':') throw new Fault(at, '":" after the key');
      at++;
      expect = 'value';
      continue;
    }
    if (char === ']' && expect === 'value-or-end') { close(); continue; }
    if (next) note(next, at);
    if (char === '{' || char === '[') {
      const isArray = char === '[';
      stack.push({ isArray, index: 0, wanted: next });
      next = isArray ? next?.children.get(0) : undefined;
      expect = isArray ? 'value-or-end' : 'key-or-end';
      at++;
      continue;
    }
    if (char === '"') at = endOfString(text, at);
    else {
      LITERAL.lastIndex = at;
      if (!LITERAL.test(text)) throw new Fault(at, 'a value');
      at = LITERAL.lastIndex;
    }
    expect = stack.length ? 'comma-or-end' : 'end';
  }
}

/** Of a key that is there twice, the later one counts, with all that is in it. */
function note(wanted: Wanted, offset: number): void {
  if (wanted.offset !== undefined) forget(wanted);
  wanted.offset = offset;
}

function forget(wanted: Wanted): void {
  delete wanted.offset;
  wanted.children.forEach(forget);
}

function placeOf(text: string, offset: number): Place {
  let line = 1;
  // a byte order mark has no column
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let end = text.indexOf('\n'); end !== -1 && end < offset; end = text.indexOf('\n', start)) {
    line++;
    start = end + 1;
  }
  return { line, column: offset - start + 1 };
}

/** Where text stops being JSON, the same in every engine; null if it never does. */
export function syntaxFault(text: string): SyntaxFault | null {
  try {
    walk(text, { children: new Map() });
    return null;
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    const found = fault.offset >= text.length ? 'the end of the text' : JSON.stringify(text.slice(fault.offset, fault.offset + 12));
    return { ...placeOf(text, fault.offset), expected: fault.expected, found };
  }
}

/** Where brackets lie too deep in brackets for JSON.parse; null if they never do. */
export function depthFault(text: string): SyntaxFault | null {
  const at = tooDeepAt(text);
  return at === -1 ? null : { ...placeOf(text, at), expected: `at most ${MOST_DEPTH} brackets in brackets`, found: 'more' };
}

/** Line and column of each path, or of the nearest thing around it that is there. The text is known to be JSON. */
export function locate(text: string, paths: readonly Path[]): Place[] {
  const root: Wanted = { children: new Map() };
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
  walk(text, root);
  return chains.map((chain) => placeOf(text, chain.findLast((wanted) => wanted.offset !== undefined)?.offset ?? 0));
}
