import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { build, type BuildOptions, type BuildReport } from '../../src/fleet/build.js';
import { openProject } from '../../src/fleet/open-project.js';

export const AS_OF = '2026-10-05T08:00:00Z';

/** Builds the project in a folder. */
export async function buildIn(folder: string, more: Partial<BuildOptions> = {}): Promise<BuildReport> {
  const opened = await openProject(folder);
  try {
    return await build(opened.project, { asOf: AS_OF, version: '1', engine: opened.engine, ...more });
  } finally {
    opened.close();
  }
}

/** The files that a build has written, by their name. */
export function outputIn(folder: string, below = 'dist/accounts'): Record<string, string> {
  const out = path.join(folder, below);
  return Object.fromEntries(
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .sort()
      .filter((name) => statSync(path.join(out, name)).isFile())
      .map((name) => [name, readFileSync(path.join(out, name), 'utf8')]),
  );
}

/** The parts of records that a test compares. */
export const rulesOf = ({
  records,
}: {
  records: readonly { rule: string; severity: string; account?: string }[];
}): (string | undefined)[][] => records.map(({ rule, severity, account }) => [rule, severity, account]);
