import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { defineConfig, runnerImport, type Plugin, type UserConfig } from 'vite';
import { portal } from './demo/server.js';

// `vite build` makes the files for a script tag, dist/cdn (the npm modules are made by tsc); `vite` serves the demo.

// never the development builds of Lit, larger and talking to the console, whatever NODE_ENV says
const resolve = { conditions: ['module', 'browser', 'production'] };
const cdn = path.join(import.meta.dirname, 'dist/cdn');

/** What of Lit’s text is replaced, each found once: its policy, the two signs that no attribute’s name may hold, and its parser. */
const parsing: readonly (readonly [RegExp, string])[] = [
  [/\w+\?\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\):void 0/g, 'void 0'],
  [/"\$lit\$"/g, '"-lit-"'],
  [/`lit\$(\$\{Math\.random\(\)[^`]*\})\$`/g, '`lit-$1-`'],
  [/(\w+)\.innerHTML=(\w+)/g, 'waymarkGrow($1.content,$2)'],
];
const shared = /(?:\(\w+ = globalThis\)\.|[\w$]+\.)?\b(litPropertyMetadata|litHtmlVersions|litElementVersions|reactiveElementVersions|__zod_global\w+)\b|\bSymbol\.(metadata)\b/g;

/**
 * Our copies of Lit and zod keep to themselves. Each keeps a few things on `globalThis`, which here become things of one module.
 * And our Lit asks a page for no Trusted Types policy, which a page that has another Lit, or allows none, could not give it:
 * templates become nodes without the browser’s parser. Should Lit be written otherwise one day, the build fails (for new globals, a test does).
 */
function keepToOurselves(): Plugin {
  const own = '\0waymark-own';
  return {
    name: 'waymark-keep-to-ourselves',
    apply: 'build',
    resolveId: { filter: { id: /waymark-own$/ }, handler: () => own },
    load: { filter: { id: /waymark-own$/ }, handler: () => 'export const own = Object.create(null);' },
    transform: {
      filter: { id: /\/node_modules\/(lit|lit-html|lit-element|@lit|zod)\// },
      handler(code, id) {
        let ours = code.replace(shared, 'waymarkOwn.$1$2');
        if (id.endsWith('/lit-html/lit-html.js')) {
          for (const [text, other] of parsing) {
            if (ours.match(text)?.length !== 1) this.error(`Lit does not have ${text} once: see keepToOurselves() in vite.config.ts.`);
            ours = ours.replace(text, other);
          }
          ours = `import { growTree as waymarkGrow } from '/src/cdn/template-tree.ts';${ours}`;
        }
        return { code: ours.includes('waymarkOwn.') ? `import { own as waymarkOwn } from '${own}';${ours}` : ours, map: null };
      },
    },
    generateBundle(_, bundle) {
      const asking = Object.values(bundle).filter((file) => file.type === 'chunk' && /createPolicy/.test(file.code)).map(({ fileName }) => fileName);
      if (asking.length) this.error(`A page may allow no Trusted Types policy, but ${asking.join(', ')} asks for one: see keepToOurselves() in vite.config.ts.`);
    },
  };
}

const replaced: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w$.])Array\.from\(/g, 'from'],
  [/(?<![\w$.])JSON\.stringify\(/g, 'stringify'],
  [/(?<![\w$.#])(#?[\w$]+(?:\.#?[\w$]+|\[[\w$]+\])*)\.entries\(\)/g, 'entries'],
  [/(?<=\bextends )Event\b/g, 'PageEvent'],
];

/** What old libraries replace on a page that has them does not reach ours. */
function keepPristine(): Plugin {
  return {
    name: 'waymark-keep-pristine',
    apply: 'build',
    transform: {
      filter: { id: { include: /\.m?[jt]s$/, exclude: /\/src\/cdn\// }, code: /Array\.from|JSON\.stringify|entries\(\)|extends Event/ },
      handler(code) {
        const used = replaced.filter(([text]) => code.search(text) !== -1).map(([, name]) => name);
        const ours = replaced.reduce((text, [old, name]) => text.replace(old, (_, of?: string) => `waymark_${name}${name === 'PageEvent' ? '' : typeof of === 'string' ? `(${of})` : '('}`), code);
        return { code: `${used.map((name) => `import { ${name} as waymark_${name} } from '/src/cdn/pristine.ts';`).join('')}${ours}`, map: null };
      },
    },
  };
}

/** What lies beside the scripts: the schema, and each script's integrity hash. */
function besides(): Plugin {
  return {
    name: 'waymark-besides',
    apply: 'build',
    // after each output; what the first does not find yet the second does
    async writeBundle() {
      const { module } = await runnerImport<{ jsonSchema: () => object }>('/src/config/json-schema.ts', { configFile: false, root: import.meta.dirname, logLevel: 'error' });
      const schema = `${JSON.stringify(module.jsonSchema(), null, 2)}\n`;
      await Promise.all([writeFile(path.join(cdn, '../schema.json'), schema), writeFile(path.join(cdn, 'waymark.schema.json'), schema)]);

      const scripts = (await readdir(cdn)).filter((name) => name.endsWith('.js')).sort();
      const integrity = async (name: string) => [name, `sha384-${createHash('sha384').update(await readFile(path.join(cdn, name))).digest('base64')}`];
      await writeFile(path.join(cdn, 'sri.json'), `${JSON.stringify(Object.fromEntries(await Promise.all(scripts.map(integrity))), null, 2)}\n`);
    },
  };
}

const scripts: UserConfig = {
  publicDir: false,
  resolve,
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [keepToOurselves(), keepPristine(), besides()],
  build: {
    target: 'es2022',
    outDir: cdn,
    lib: { entry: 'src/define.ts' }, // for both outputs below; without `lib`, every import() is wrapped in Vite's preloader
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      treeshake: { propertyReadSideEffects: false }, // else every scale of chart.js stays in
      output: [
        { format: 'es', entryFileNames: 'waymark.js', chunkFileNames: 'waymark-[name]-[hash].js', minify: true },
        // a classic script with exports would make a global of them: `none` fails instead
        { format: 'iife', entryFileNames: 'waymark.iife.js', name: 'waymark', exports: 'none', codeSplitting: false, minify: true },
      ],
    },
  },
};

const demo: UserConfig = {
  root: path.join(import.meta.dirname, 'demo'),
  appType: 'mpa', // an unknown path is a 404, not the first page
  publicDir: false,
  cacheDir: path.join(import.meta.dirname, 'node_modules/.vite-demo'),
  plugins: [portal()],
  resolve,
  optimizeDeps: { entries: ['**/*.html', '../src/**/*.ts'] }, // all at once: what is found later asks for a reload
  server: { port: 5173, hmr: false, ws: false, preTransformRequests: false, fs: { allow: [import.meta.dirname] } },
};

export default defineConfig(({ command }) => (command === 'build' ? scripts : demo));
