import type { Drawing } from '../picture/key.js';

/** A table; the first cell of a row names it. A cell may have several lines. */
export interface Table {
  caption: string;
  columns: readonly { text: string; isNumber?: boolean }[];
  rows: readonly (readonly string[])[];
}

/** Something in a list: what it is, then what else is said of it, a line each. */
export interface Item {
  text: string;
  lines: readonly string[];
  link?: { text: string; href: string } | undefined;
}

/** What a section consists of: plain data, which each kind of file writes in its own way. */
export type Block =
  | { kind: 'heading'; text: string }
  /** `lead` is said first, `strong` must not be overlooked, `soft` stands behind the rest. */
  | { kind: 'text'; text: string; tone: 'lead' | 'plain' | 'strong' | 'soft' }
  | { kind: 'list'; items: readonly Item[] }
  /** One that is folded repeats in numbers what is shown otherwise. */
  | { kind: 'table'; table: Table; isFolded: boolean }
  | { kind: 'picture'; drawing: Drawing; title: string; description: string };

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const table = (of: Table, isFolded = false): Block => ({ kind: 'table', table: of, isFolded });
/** A text, or nothing where there is none. */
export const text = (of: string, tone: Extract<Block, { kind: 'text' }>['tone'] = 'plain'): Block[] => (of ? [{ kind: 'text', text: of, tone }] : []);
/** A list, or nothing where it would be empty. */
export const list = (items: readonly Item[]): Block[] => (items.length ? [{ kind: 'list', items }] : []);
export const item = (of: string, ...lines: readonly string[]): Item => ({ text: of, lines: lines.filter(Boolean) });
