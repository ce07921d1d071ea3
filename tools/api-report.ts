// `npm run api`: writes the API reports, tests/types/*.api.md. A test compares them with the sources, so that no public
// type changes by accident.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const top = path.resolve(import.meta.dirname, '..');
const bin = (name: string) => path.join(top, 'node_modules/.bin', name);

/** The folder of the accepted reports. */
export const REPORTS = path.join(top, 'tests/types');

/** The entries of the package that have a report, by the name of the report. */
const ENTRIES = { waymark: 'index', results: 'core/index', page: 'export/index' };

/** The settings of API Extractor: only the report, without remarks about comments, which tests/docs checks. */
const settings = (folder: string, name: string, entry: string): object => ({
  projectFolder: top,
  mainEntryPointFilePath: path.join(folder, 'types', `${entry}.d.ts`),
  newlineKind: 'lf',
  compiler: {
    overrideTsconfig: {
      extends: path.join(top, 'tsconfig.json'),
      compilerOptions: { types: [] },
      include: [],
      files: [path.join(folder, 'types', `${entry}.d.ts`)],
    },
  },
  apiReport: {
    enabled: true,
    reportFileName: `${name}.api.md`,
    reportFolder: folder,
    reportTempFolder: path.join(folder, 'temp'),
  },
  docModel: { enabled: false },
  dtsRollup: { enabled: false },
  tsdocMetadata: { enabled: false },
  messages: {
    compilerMessageReporting: { default: { logLevel: 'error' } },
    extractorMessageReporting: {
      default: { logLevel: 'none' },
      // some types are derived from a constant that is not public
      'ae-forgotten-export': { logLevel: 'none', addToApiReportFile: false },
    },
    tsdocMessageReporting: { default: { logLevel: 'none' } },
  },
});

/** The reports as the sources have them now, by the name of their file. Takes about half a minute. */
export function apiReports(): Map<string, string> {
  const folder = path.join(top, 'coverage', `api-${process.pid}`);
  mkdirSync(path.join(folder, 'temp'), { recursive: true });
  try {
    const project = path.join(top, 'tools/tsconfig.build.json');
    const types = path.join(folder, 'types');
    const only = ['--emitDeclarationOnly', '--sourceMap', 'false', '--inlineSources', 'false'];
    execFileSync(bin('tsc'), ['-p', project, '--outDir', types, ...only], { stdio: 'inherit' });
    return new Map(
      Object.entries(ENTRIES).map(([name, entry]) => {
        const config = path.join(folder, `${name}.json`);
        writeFileSync(config, JSON.stringify(settings(folder, name, entry)));
        execFileSync(bin('api-extractor'), ['run', '--local', '--config', config], { stdio: 'pipe' });
        return [`${name}.api.md`, readFileSync(path.join(folder, `${name}.api.md`), 'utf8')];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === import.meta.filename)
  for (const [name, text] of apiReports()) writeFileSync(path.join(REPORTS, name), text);
