// Shared by the commands that write a table into a Markdown file: its markers, and the versions that they name.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const top = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as { name: string; version: string };

/** The version of a package that is installed here. */
export function versionOf(name: string): string {
  const own = path.join(top, 'node_modules', name, 'package.json');
  if (existsSync(own)) return read(own).version;
  // a package need not export its package.json: it lies above its entry
  let folder = path.dirname(require.resolve(name));
  while (!existsSync(path.join(folder, 'package.json')) || read(path.join(folder, 'package.json')).name !== name)
    folder = path.dirname(folder);
  return read(path.join(folder, 'package.json')).version;
}

export const { version } = read(path.join(top, 'package.json'));

/** Puts a text between a file's two markers. */
export function between(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`There is no ${start} … ${end} to write between.`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

/** The text between two markers. */
export function standing(text: string, name: string): string {
  const [, content] = new RegExp(`^<!-- ${name} -->\\n([^]*?)\\n<!-- /${name} -->$`, 'm').exec(text) ?? [];
  if (content === undefined) throw new Error(`Nothing stands between <!-- ${name} --> and <!-- /${name} -->.`);
  return content;
}

/** Writes a table between its markers in a Markdown file, named from the top of the repository. */
export const writeTable = (markdown: string, name: string, content: string): void => {
  const file = path.join(top, markdown);
  writeFileSync(file, between(readFileSync(file, 'utf8'), name, content));
};

const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;

/** A table whose columns after the first are numbers, or those that `isNumber` says. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
  isNumber = (column: number) => column > 0,
): string => [line(head), line(head.map((_, i) => (isNumber(i) ? '---:' : '---'))), ...rows.map(line)].join('\n');
