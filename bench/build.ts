// The files that the pages load: ours as `npm run build` makes them, the peers bundled as a page of their own would
// have them.
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { cdnBuild } from '../tools/cdn.config.js';
import { versionOf } from '../tools/readme.js';

export const top = path.resolve(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/** Versions of what is compared. */
export const versions = Object.fromEntries(
  ['uplot', 'chart.js', 'chartjs-adapter-date-fns', 'echarts'].map((name) => [name, versionOf(name)]),
);

/** The time at which the newest of these files, or of those in these folders, was written; in ms. */
const newest = (names: readonly string[]) =>
  Math.max(
    ...names.flatMap((name) => {
      const file = path.join(top, name);
      return statSync(file).isDirectory()
        ? readdirSync(file, { recursive: true, encoding: 'utf8' }).map(
            (inner) => statSync(path.join(file, inner)).mtimeMs,
          )
        : [statSync(file).mtimeMs];
    }),
  );

/** Builds ours where that was not done since the sources changed. */
export function buildOurs(): void {
  const built = path.join(top, 'dist/cdn/waymark.js');
  if (existsSync(built) && statSync(built).mtimeMs > newest(['src', 'tools', 'vite.config.ts', 'package-lock.json']))
    return;
  console.error('Building …');
  execFileSync('npm', ['run', '--silent', 'build'], {
    cwd: top,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

/** Bundles each peer, and the hand-written page's script, into a folder: one file each. */
export async function buildPeers(folder: string): Promise<void> {
  const entries = {
    uplot: 'contenders/uplot.js',
    chartjs: 'contenders/chartjs.js',
    echarts: 'contenders/echarts.js',
    canvas: 'contenders/canvas.js',
    handwritten: 'handwritten/app.js',
  };
  for (const [name, entry] of Object.entries(entries)) {
    await build({
      root: top,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      build: {
        outDir: folder,
        emptyOutDir: false,
        minify: true,
        target: 'es2022',
        modulePreload: false,
        rolldownOptions: {
          input: { [name]: path.join(import.meta.dirname, entry) },
          preserveEntrySignatures: 'strict',
          treeshake: { propertyReadSideEffects: false }, // ours has it, too: Chart.js is smaller by it
          output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    });
  }
  copyFileSync(path.join(path.dirname(require.resolve('uplot')), 'uPlot.min.css'), path.join(folder, 'uPlot.min.css'));
}

/** Ours with its names and its source maps: for a profile. */
export async function buildReadable(folder: string): Promise<void> {
  const { rolldownOptions, ...ours } = cdnBuild.build ?? {};
  await build({
    ...cdnBuild,
    configFile: false,
    logLevel: 'error',
    plugins: [],
    build: {
      ...ours,
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      license: false,
      rolldownOptions: { ...rolldownOptions, output: { ...rolldownOptions?.output, minify: false } },
    },
  });
}
