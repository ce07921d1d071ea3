// Builds the files of the script tag, dist/cdn: waymark.js (an ES module) with the chunks that it loads, and
// waymark.iife.js, the classic script that loads waymark.js.
import path from 'node:path';
import type { UserConfig } from 'vite';
import pack from '../package.json' with { type: 'json' };
import { emitSchemaAndSri } from './emit-schema-and-sri.js';

const root = path.resolve(import.meta.dirname, '..');
const cdn = path.join(root, 'dist/cdn');
const safeBuiltins = path.join(root, 'tools/runtime/safe-builtins.ts');

// Always the production builds of Lit, whatever NODE_ENV says: the others are larger and write to the console.
export const resolve = { conditions: ['module', 'browser', 'production'] };

/**
 * The code that every page loads at once. src/cdn/entry.ts names it before it is built, so its name has a version and
 * no hash.
 */
const CORE = `waymark-core-${pack.version}`;

/** The modules of that file, with all that they import. Parts that are loaded later have them in common. */
const CORE_MODULES = [
  /\/src\/cdn\/auto-register\.ts$/,
  /\/src\/chart\/(decimate|model|plugins\/pen|sizes|sparkline|text-length|text-metrics|theme)\.ts$/,
  /\/src\/elements\/shared\/result-row\.ts$/,
  /\/src\/core\/results\/(?!explain|left-out)/,
];

/** The parts of each language that are loaded as one have the same names: theirs are told apart by the language. */
const chunkName = ({ facadeModuleId, name }: { facadeModuleId: string | null; name: string }): string => {
  const [, language, part] = /\/src\/core\/i18n\/(\w\w)\/([\w-]+)\.ts$/.exec(facadeModuleId ?? '') ?? [];
  return `waymark-${language ? `${language}-${part}` : name}-[hash].js`;
};

export const cdnBuild: UserConfig = {
  root,
  publicDir: false,
  resolve,
  define: { 'process.env.NODE_ENV': '"production"', CORE_FILE: JSON.stringify(`./${CORE}.js`) },
  plugins: [emitSchemaAndSri(cdn)],
  build: {
    target: 'es2022',
    outDir: cdn,
    sourcemap: true,
    license: { fileName: 'licenses.md' },
    // `lib` leaves every import() as it is; an app build would wrap each in Vite's preloader.
    lib: {
      entry: { waymark: 'src/cdn/entry.ts', 'waymark.iife': 'src/cdn/loader.ts', [CORE]: 'src/cdn/auto-register.ts' },
      formats: ['es'],
    },
    rolldownOptions: {
      external: [`./${CORE}.js`],
      // An old library on the page may have replaced these: our code and that of our libraries calls the ones of this
      // file.
      transform: {
        inject: {
          'Array.from': [safeBuiltins, 'from'],
          'JSON.stringify': [safeBuiltins, 'stringify'],
          Event: [safeBuiltins, 'PageEvent'],
        },
      },
      preserveEntrySignatures: 'allow-extension', // else each import() of a grouped module is a file of its own
      treeshake: { propertyReadSideEffects: false }, // else unused parts of libraries stay in
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: chunkName,
        minify: true,
        // Few files: one for what every page needs, one for the chart, one a language. The rest comes when asked for.
        // Core holds what parts that are loaded later have in common, so that none of them imports another.
        codeSplitting: {
          groups: [
            {
              name: 'core',
              test: (id: string) => CORE_MODULES.some((pattern) => pattern.test(id)),
            },
          ],
        },
      },
    },
  },
};
