import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { authorOnlyPaths, stripPrivate } from '../../core/config/strip-private.js';
import { isRecord } from '../../core/types.js';
import { pathText } from '../../core/config/issues.js';
import { jsonValue } from '../../core/config/safe-json.js';
import { writeWhole } from '../../fleet/write.js';
import { readText, shownPath } from '../files.js';
import { CannotRun, type Output } from '../output.js';

/** Every JSON file below a folder, or the file itself. */
function jsonFiles(cwd: string, name: string): string[] {
  const full = path.resolve(cwd, name);
  try {
    if (!statSync(full).isDirectory()) return [shownPath(cwd, full)];
    return readdirSync(full, { recursive: true, encoding: 'utf8' })
      .filter((entry) => /\.json$/i.test(entry))
      .sort()
      .map((entry) => shownPath(cwd, path.join(full, entry)));
  } catch {
    throw new CannotRun(`There is no ${name}.`);
  }
}

/**
 * `waymark strip`: removes author-only parts from config JSON in place. With `verify` it changes nothing and fails if
 * there are any. Exit code 1: found.
 */
export function strip(cwd: string, named: readonly string[], verify: boolean, output: Output): number {
  if (!named.length)
    throw new CannotRun('No file or folder is named.', 'Write for example: waymark strip --verify dist/accounts');
  const files = named.flatMap((name) => jsonFiles(cwd, name));
  let found = 0;
  for (const file of files) {
    const text = readText(cwd, file);
    const value = jsonValue(text);
    if (value === undefined) {
      found++;
      output.fail(`${file}: not JSON, so nobody can tell what is in it.\n`);
      continue;
    }
    const paths = isRecord(value) ? authorOnlyPaths(value) : [];
    if (!paths.length || !isRecord(value)) continue;
    found++;
    output.write(`${file}: ${paths.map(pathText).join(', ')}\n`);
    const indent = /^\{\r?\n( +)/.exec(text)?.[1]?.length;
    if (!verify) writeWhole(path.resolve(cwd, file), `${JSON.stringify(stripPrivate(value), null, indent)}\n`);
  }
  output.remark(
    found
      ? `${found} of ${files.length} files ${verify ? 'hold what is for the author alone' : 'were stripped'}.\n`
      : `${files.length} files hold nothing for the author alone.\n`,
  );
  return verify && found ? 1 : 0;
}
