import type { PictureSpec } from '../chart/options.js';

/** A table. The first cell of a row is its header; a cell may have several lines. */
export interface Table {
  caption: string;
  columns: readonly { text: string; isNumber?: boolean }[];
  rows: readonly (readonly string[])[];
}

/** A list item: its title, then further lines. */
export interface Item {
  text: string;
  lines: readonly string[];
  link?: { text: string; href: string } | undefined;
}

/** The content of a section as plain data. Each export format renders it in its own way. */
export type Block =
  | { kind: 'heading'; text: string }
  /** Emphasis: `lead` opens the section, `strong` must not be overlooked, `soft` is secondary. */
  | { kind: 'text'; text: string; tone: 'lead' | 'plain' | 'strong' | 'soft' }
  | { kind: 'list'; items: readonly Item[] }
  /** True if the table repeats in numbers the content of a picture; formats may fold it. */
  | { kind: 'table'; table: Table; isFolded: boolean }
  | { kind: 'picture'; picture: Omit<PictureSpec, 'theme'>; title: string; description: string };

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const table = (content: Table, isFolded = false): Block => ({ kind: 'table', table: content, isFolded });
/** One text block, or none for an empty text. */
export const text = (content: string, tone: Extract<Block, { kind: 'text' }>['tone'] = 'plain'): Block[] =>
  content ? [{ kind: 'text', text: content, tone }] : [];
/** One list block, or none for an empty list. */
export const list = (items: readonly Item[]): Block[] => (items.length ? [{ kind: 'list', items }] : []);
export const item = (title: string, ...lines: readonly string[]): Item => ({
  text: title,
  lines: lines.filter(Boolean),
});
