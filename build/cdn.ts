// The files for a script tag, dist/cdn: ES modules, then one classic script with what lies beside it.
import path from 'node:path';
import { build, type Plugin, type UserConfig } from 'vite';
import pack from '../package.json' with { type: 'json' };
import { bareWords, wordsName } from './bare-words.js';
import { besides } from './besides.js';
import { inOneBreath } from './in-one-breath.js';
import { keepPristine } from './keep-pristine.js';
import { keepToOurselves } from './keep-to-ourselves.js';
import { tightStyles } from './tight-styles.js';

const top = path.resolve(import.meta.dirname, '..');
const cdn = path.join(top, 'dist/cdn');

// never the development builds of Lit, larger and talking to the console, whatever NODE_ENV says
export const resolve = { conditions: ['module', 'browser', 'production'] };

const common: UserConfig = { root: top, publicDir: false, resolve, define: { 'process.env.NODE_ENV': '"production"' } };
const treeshake = { propertyReadSideEffects: false } as const; // else much of a library that is not used stays in
// `lib` makes nothing but what is asked for below; without it, every import() is wrapped in Vite's preloader
const into = (entry: string | Record<string, string>, formats: ('es' | 'iife')[] = ['es']): UserConfig['build'] =>
  ({ target: 'es2022', outDir: cdn, emptyOutDir: false, lib: { entry, formats, name: 'waymark' } });

export const modules: UserConfig = {
  ...common,
  plugins: [keepToOurselves(), keepPristine(), bareWords(), tightStyles(), inOneBreath(), besides(cdn)],
  build: {
    ...into('src/cdn.ts'),
    emptyOutDir: true,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      treeshake,
      output: {
        format: 'es', entryFileNames: 'waymark.js', chunkFileNames: ({ facadeModuleId, name }) => `waymark-${wordsName(facadeModuleId) ?? `${name}-[hash]`}.js`, minify: true,
        // few files: else each part that two others need is one, and a request, of its own
        codeSplitting: { groups: [
          { name: 'core', test: /\/src\/(script-tag|define|widgets\/[\w-]+\/(define|config|results-timeline|success-plan|effort-checklist|results-page))\.ts$/, includeDependenciesRecursively: true, priority: 3 },
          { name: 'results', test: /\/src\/(config|results)\/(?!since|last-seen)|\/node_modules\/(date-fns|@date-fns|simple-statistics|d3-array|internmap)\//, minShareCount: 2, priority: 2 },
          { name: 'shared', test: /\/src\/(widgets\/effort-checklist\/entry-parts|plan|effort|ui\/(?!take-along|canvas|clipboard|download|slides-file)|picture\/(?!svg-text|themes|markup|lines|key))|\/node_modules\/(lit|lit-html)\//, minShareCount: 2, priority: 1 },
        ] },
      },
    },
  },
};

/** What the classic script holds of all that is loaded later: what most pages show. The rest lies beside it, as modules. */
const INSIDE = /\/src\/(config\/check|locales\/en\/(work|saving)|ui\/(page-sender|saving-note|saving-controller)|widgets\/(results-timeline\/timeline|success-plan\/plan|effort-checklist\/checklist)-view)\.ts$/;

/** What it holds is there at once: each import() of it is one from the start, else every module would be wrapped to be run later. */
function inside(): Plugin {
  return {
    name: 'waymark-inside',
    enforce: 'post',
    async transform(code, id) {
      if (!/\/src\/[^?]+\.ts$/.test(id)) return null;
      const own = new Map<string, string>();
      for (const [, source = ''] of code.matchAll(/\bimport\((["'][^"']+["'])\)/g)) {
        const found = await this.resolve(source.slice(1, -1), id, { skipSelf: true });
        if (found && INSIDE.test(found.id)) own.set(source, own.get(source) ?? `waymark_inside_${own.size}`);
      }
      if (!own.size) return null;
      const imports = [...own].map(([source, name]) => `import * as ${name} from ${source};`).join('');
      return { code: imports + code.replace(/\bimport\((["'][^"']+["'])\)/g, (whole, source: string) => (own.has(source) ? `Promise.resolve(${own.get(source)})` : whole)), map: null };
    },
  };
}

/**
 * The classic script needs no other file to show a customer's three widgets in English. Other languages, the reader that explains
 * faults, the author's notes, the results page and exports come as modules from beside it: a classic script may import(), too,
 * relative to itself. They share nothing with the files of the module script, which would register all once more.
 */
function beside(): Plugin {
  const names = new Map<string, string>();
  return {
    name: 'waymark-beside',
    enforce: 'pre',
    async resolveId(source, importer, { kind }) {
      if (kind !== 'dynamic-import') return null;
      const found = await this.resolve(source, importer, { skipSelf: true });
      if (!found || INSIDE.test(found.id)) return null;
      const name = `waymark-classic-${found.id.replace(/^.*\/(src|node_modules)\//, '').replace(/\.\w+$/, '').replace(/\W+/g, '-')}-${pack.version}`;
      names.set(found.id, name);
      return { id: `./${name}.js`, external: 'absolute' };
    },
    async closeBundle() {
      const entries = Object.fromEntries([...names].map(([id, name]) => [name, id]));
      await build({
        ...common, configFile: false, logLevel: 'warn', plugins: [keepToOurselves(), keepPristine(), bareWords(), tightStyles(), besides(cdn)],
        build: {
          ...into(entries),
          rolldownOptions: { treeshake, output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'waymark-classic-[name]-[hash].js', minify: true, codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } } },
        },
      });
    },
  };
}

export const classic: UserConfig = {
  ...common,
  plugins: [keepToOurselves(), keepPristine(), bareWords(), tightStyles(), inside(), beside(), besides(cdn)],
  build: {
    ...into('src/script-tag.ts', ['iife']),
    // a classic script with exports would make a global of them: `none` fails instead
    rolldownOptions: { treeshake, output: { format: 'iife', entryFileNames: 'waymark.iife.js', exports: 'none', codeSplitting: false, minify: true } },
  },
};
