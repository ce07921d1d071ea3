// `npm run dependencies`: writes docs/dependencies.md, the licence and the latest release of every package that an app
// gets with Waymark. It asks the registry, so that a stale or deprecated package shows.
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const top = path.resolve(import.meta.dirname, '..');
const run = promisify(execFile);

/** The file of the table. */
export const TABLE = path.join(top, 'docs/dependencies.md');

/** Licences that a package may have. */
export const LICENSES: readonly string[] = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'Zlib'];

/** Reasons for packages that are old or odd, by name. A test asks for one for every licence outside the list. */
const NOTES: Readonly<Record<string, string>> = {
  https: 'An empty placeholder. pptxgenjs names it and uses the module of Node.',
  jszip: 'Dual licence; used under MIT. Loaded only when slides are exported.',
  pako: 'Compression for jszip, which pins version 1. Dual licence MIT and Zlib.',
  pptxgenjs: 'Loaded only when slides are exported.',
  'readable-stream': 'Part of jszip, which pins version 2. A bundle for browsers leaves it out.',
};

/** A package of an app that installs Waymark. */
export interface InstalledPackage {
  name: string;
  version: string;
  license: string;
  /** True if package.json names it. */
  isDirect: boolean;
}

interface Lock {
  packages: Record<
    string,
    { version?: string; license?: string; dev?: boolean; optional?: boolean; peer?: boolean; devOptional?: boolean }
  >;
}

/**
 * The packages of the lock file that `npm install waymark` brings, by name. Each version of a package is in it once.
 */
export function installedPackages(): InstalledPackage[] {
  const { packages } = JSON.parse(readFileSync(path.join(top, 'package-lock.json'), 'utf8')) as Lock;
  const { dependencies } = JSON.parse(readFileSync(path.join(top, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const found = Object.entries(packages)
    .filter(([place, { dev, peer, devOptional }]) => place && !dev && !peer && !devOptional)
    .map(([place, { version = '', license = '' }]) => {
      const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version, license, isDirect: name in dependencies };
    })
    .sort((a, b) => a.name.localeCompare(b.name));
  return [...new Map(found.map((each) => [`${each.name}@${each.version}`, each])).values()];
}

/** The date of the latest release, with a remark if the package is deprecated. */
async function latestRelease(name: string): Promise<string> {
  const { stdout } = await run('npm', ['view', name, 'dist-tags.latest', 'time', 'deprecated', '--json']);
  const found = JSON.parse(stdout) as {
    'dist-tags.latest': string;
    time: Record<string, string>;
    deprecated?: string;
  };
  const latest = found['dist-tags.latest'];
  const day = (found.time[latest] ?? '').slice(0, 10);
  return `${latest}, ${day}${found.deprecated ? ' (deprecated)' : ''}`;
}

const HEAD = `# Dependencies

Every package that an app gets with \`npm install waymark\`. \`npm run dependencies\` writes this table; a test compares it with
the lock file. Optional peers are not in it: \`@duckdb/node-api\` (MIT), \`pg\` (MIT) and \`pg-copy-streams\` (MIT) are installed
only by an author whose values come from SQL.

| package | version | licence | latest release | note |
| --- | --- | --- | --- | --- |
`;

if (import.meta.filename === process.argv[1]) {
  const rows = [];
  for (const { name, version, license, isDirect } of installedPackages()) {
    const notes = [isDirect ? '' : 'indirect', NOTES[name] ?? ''].filter(Boolean).join('. ');
    rows.push(`| ${name} | ${version} | ${license} | ${await latestRelease(name)} | ${notes} |`);
  }
  writeFileSync(TABLE, `${HEAD}${rows.join('\n')}\n`);
}
