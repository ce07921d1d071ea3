// What the commands that write a table into README.md share: its markers, and the versions that they name.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const top = path.resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);
const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** The version of a package that is installed here. */
export function versionOf(name) {
  const own = path.join(top, 'node_modules', name, 'package.json');
  if (existsSync(own)) return read(own).version;
  // a package need not export its package.json: it lies above its entry
  let folder = path.dirname(require.resolve(name));
  while (!existsSync(path.join(folder, 'package.json')) || read(path.join(folder, 'package.json')).name !== name) folder = path.dirname(folder);
  return read(path.join(folder, 'package.json')).version;
}

export const { version } = read(path.join(top, 'package.json'));

/** Puts a text between a file's two markers. */
export function between(text, name, content) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from === -1 || to < from) throw new Error(`There is no ${start} … ${end} to write between.`);
  return `${text.slice(0, from + start.length)}\n${content}\n${text.slice(to)}`;
}

/** What stands between two markers. */
export function standing(text, name) {
  const [, content] = new RegExp(`^<!-- ${name} -->\\n([^]*?)\\n<!-- /${name} -->$`, 'm').exec(text) ?? [];
  if (content === undefined) throw new Error(`Nothing stands between <!-- ${name} --> and <!-- /${name} -->.`);
  return content;
}

export const writeReadme = (name, content) => {
  const file = path.join(top, 'README.md');
  writeFileSync(file, between(readFileSync(file, 'utf8'), name, content));
};

export const line = (cells) => `| ${cells.join(' | ')} |`;

/** A table whose columns after the first are numbers, or those that `isNumber` says. */
export const table = (head, rows, isNumber = (column) => column > 0) => [line(head), line(head.map((_, i) => (isNumber(i) ? '---:' : '---'))), ...rows.map(line)].join('\n');
