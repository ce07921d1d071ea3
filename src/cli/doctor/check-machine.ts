import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { engineIsInstalled } from '../../fleet/engine.js';
import { jsonValue } from '../../core/config/safe-json.js';
import { isRecord } from '../../core/types.js';
import { finding, type Finding } from './finding.js';

/** Checks the machine: Node, the query engine, and the copies of Waymark that an app would bundle. */
export function checkMachine(cwd: string, version: string, node: string, needs: readonly [number, number]): Finding[] {
  const [major = 0, minor = 0] = node.replace(/^v/, '').split('.').map(Number);
  const isNew = major > needs[0] || (major === needs[0] && minor >= needs[1]);
  const copies = copiesIn(path.join(cwd, 'node_modules'));
  const places = copies.map((copy) => `${copy.version} in ${path.relative(cwd, copy.folder)}`);
  const versions = [...new Set(copies.map((copy) => copy.version))];
  return [
    isNew
      ? finding('ok', `Node ${node}.`)
      : finding('error', `Node ${node} is too old.`, `Install Node ${needs.join('.')} or later.`),
    finding('ok', `Waymark ${version}.`),
    engineIsInstalled()
      ? finding('ok', 'The query engine (@duckdb/node-api) is installed.')
      : finding(
          'note',
          'The query engine is not installed.',
          'Only SQL in playbooks needs it: npm i -D @duckdb/node-api.',
        ),
    ...(versions.length > 1
      ? [
          finding(
            'warning',
            `There are ${copies.length} copies of Waymark: ${places.join(', ')}.`,
            'The first that registers its elements wins. Bring them to one version: npm dedupe.',
          ),
        ]
      : []),
  ];
}

interface Copy {
  folder: string;
  version: string;
}

/** The copies of Waymark in a folder of packages, and in those of its packages. */
function copiesIn(folder: string): Copy[] {
  const own = versionIn(path.join(folder, 'waymark'));
  const packages = namesIn(folder).flatMap((name) =>
    name.startsWith('@') ? namesIn(path.join(folder, name)).map((inner) => path.join(name, inner)) : [name],
  );
  return [
    ...(own === null ? [] : [{ folder: path.join(folder, 'waymark'), version: own }]),
    ...packages.flatMap((name) => {
      const below = path.join(folder, name, 'node_modules');
      return existsSync(below) ? copiesIn(below) : [];
    }),
  ];
}

const namesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map(({ name }) => name)
    : [];

function versionIn(folder: string): string | null {
  const file = path.join(folder, 'package.json');
  const value = existsSync(file) ? jsonValue(readFileSync(file, 'utf8')) : null;
  return isRecord(value) && typeof value.version === 'string' ? value.version : null;
}
