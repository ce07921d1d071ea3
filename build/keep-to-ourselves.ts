import type { Plugin } from 'vite';

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
export function keepToOurselves(): Plugin {
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
            if (ours.match(text)?.length !== 1) this.error(`Lit does not have ${text} once: see build/keep-to-ourselves.ts.`);
            ours = ours.replace(text, other);
          }
          ours = `import { growTree as waymarkGrow } from '/build/in-page/template-tree.ts';${ours}`;
        }
        return { code: ours.includes('waymarkOwn.') ? `import { own as waymarkOwn } from '${own}';${ours}` : ours, map: null };
      },
    },
    generateBundle(_, bundle) {
      const asking = Object.values(bundle).filter((file) => file.type === 'chunk' && file.code.includes('createPolicy')).map(({ fileName }) => fileName);
      if (asking.length) this.error(`A page may allow no Trusted Types policy, but ${asking.join(', ')} asks for one: see build/keep-to-ourselves.ts.`);
    },
  };
}
