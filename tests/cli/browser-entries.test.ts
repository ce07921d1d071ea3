import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { top } from './run-waymark.js';

/** Every file of src that a file loads, at once or later, types left out. */
function reached(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found;
  found.add(file);
  // as it is built: a type is no import any more
  const code = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: true },
  }).outputText;
  for (const { fileName } of ts.preProcessFile(code, true, true).importedFiles) {
    if (!fileName.startsWith('.')) {
      found.add(fileName);
      continue;
    }
    const next = path.resolve(path.dirname(file), fileName.replace(/\.js$/, '.ts'));
    assert.ok(existsSync(next), `${file} imports ${fileName}`);
    reached(next, found);
  }
  return found;
}

const NODE_ONLY = ['src/cli/', 'src/fleet/', 'src/authoring/'].map((folder) => path.join(top, folder));
const isNodeOnly = (name: string) =>
  NODE_ONLY.some((folder) => name.startsWith(folder)) || /^(node:|cac$|@clack\/|yaml$|@duckdb\/)/.test(name);

describe('who uses the widgets loads nothing of the command line', () => {
  for (const entry of [
    'src/index.ts',
    'src/define.ts',
    'src/cdn/entry.ts',
    'src/cdn/auto-register.ts',
    'src/core/index.ts',
    'src/export/index.ts',
  ])
    it(`${entry} reaches neither cli, fleet nor authoring, nor what these import`, () => {
      const files = [...reached(path.join(top, entry))];
      assert.ok(files.length > 10);
      assert.deepEqual(files.filter(isNodeOnly), []);
    });

  it('the test knows what it looks for: the command line reaches them', () => {
    const files = [...reached(path.join(top, 'src/cli/main.ts'))];
    assert.ok(files.includes('yaml') && files.includes('node:fs'));
  });
});
