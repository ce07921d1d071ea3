import type { SlicedTask } from '../series/time-slicing.js';
import { indexed } from '../types.js';
import { MAX_DEPTH } from './safe-json.js';

/** Characters that JSON.parse reads at once, if a comma is near. */
const PIECE = 250_000;

/** A list or object that the scan is inside of. */
interface Container {
  isArray: boolean;
  /** Offset of the bracket. */
  start: number;
  /** Offset of the first character that is not yet read. */
  from: number;
  /** Offset of the member that the scan is in. */
  member: number;
  /** The members that are read. Null until the first piece is read. */
  value: unknown[] | Record<string, unknown> | null;
  /** True if the last member was read as a container of its own, up to its bracket. */
  isMemberRead: boolean;
}

class NotJson extends Error {}

/**
 * As JSON.parse, in slices: long lists and objects are cut at commas, and JSON.parse reads each piece. Undefined if the
 * text is not valid JSON.
 */
export function* largeJsonSteps(written: string, piece = PIECE): SlicedTask<unknown> {
  const text = written.charCodeAt(0) === 0xfeff ? written.slice(1) : written;
  try {
    return yield* readSteps(text, piece);
  } catch (error) {
    if (error instanceof NotJson || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function* readSteps(text: string, piece: number): SlicedTask<unknown> {
  const stack: Container[] = [];
  let sliceEnd = piece;
  for (let at = 0; at < text.length; at++) {
    if (at >= sliceEnd) {
      sliceEnd = at + piece;
      yield;
    }
    const code = text.charCodeAt(at);
    const top = stack.at(-1);
    if (code === 34) at = endOfString(text, at);
    else if (code === 91 || code === 123) {
      if (stack.length >= MAX_DEPTH) throw new NotJson();
      const inner = { start: at, from: at + 1, member: at + 1, value: null, isMemberRead: false };
      stack.push({ isArray: code === 91, ...inner });
    } else if (code === 44 && top) {
      if (top.isMemberRead) endMember(text, top, at);
      else if (at - top.from >= piece) readMembers(text, stack, at);
      top.member = at + 1;
    } else if (code === 93 || code === 125) {
      if (!top || top.isArray !== (code === 93)) throw new NotJson();
      const { start } = top;
      const value = close(text, stack, at);
      if (value !== null && !stack.length) {
        expectBlank(text, 0, start);
        expectBlank(text, at + 1, text.length);
        return value;
      }
    }
  }
  return JSON.parse(text) as unknown;
}

/** The offset of the quote that ends a string. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === 92) before--;
    if ((end - before) % 2 === 1) return end;
  }
  throw new NotJson();
}

function expectBlank(text: string, from: number, to: number): void {
  if (/[^ \t\r\n]/.test(text.slice(from, to))) throw new NotJson();
}

/** The comma or bracket after a member that was read as a container of its own. */
function endMember(text: string, container: Container, to: number): void {
  expectBlank(text, container.from, to);
  container.from = to + 1;
  container.isMemberRead = false;
}

/** Leaves the innermost container. Returns its value if any piece of it was read; else it is read with its parent. */
function close(text: string, stack: Container[], at: number): unknown {
  const closed = stack.at(-1);
  if (!closed?.value) {
    stack.pop();
    return null;
  }
  if (closed.isMemberRead) endMember(text, closed, at);
  else readMembers(text, stack, at);
  stack.pop();
  const parent = stack.at(-1);
  if (parent) {
    add(parent, text.slice(parent.member, closed.start), '[]', closed.value);
    parent.from = at + 1;
    parent.isMemberRead = true;
  }
  return closed.value;
}

/** Reads the members of the innermost container up to `to`, and what is before it in those around it. */
function readMembers(text: string, stack: readonly Container[], to: number): void {
  for (const [i, container] of indexed(stack)) {
    const isLast = i === stack.length - 1;
    container.value ??= container.isArray ? [] : {};
    const end = isLast ? to : container.member - 1;
    if (isLast || end > container.from) add(container, text.slice(container.from, end), '');
    container.from = isLast ? to + 1 : container.member;
  }
}

/**
 * Adds the members of a piece of text to a container.
 * @param rest what completes the last member: `[]` in place of a container that is read already, as `last`
 */
function add({ isArray, value }: Container, piece: string, rest: string, last?: unknown): void {
  if (isArray) {
    const items = JSON.parse(`[${piece}${rest}]`) as unknown[];
    if (!items.length) throw new NotJson();
    if (last !== undefined) items[items.length - 1] = last;
    for (const item of items) (value as unknown[]).push(item);
    return;
  }
  const members = JSON.parse(`{${piece}${rest}}`) as Record<string, unknown>;
  const keys = Object.keys(members);
  if (!keys.length) throw new NotJson();
  for (const key of keys) {
    const member = last === undefined ? members[key] : last;
    // an assignment to this key would change the prototype
    if (key === '__proto__')
      Object.defineProperty(value, key, { value: member, enumerable: true, configurable: true, writable: true });
    else (value as Record<string, unknown>)[key] = member;
  }
}
