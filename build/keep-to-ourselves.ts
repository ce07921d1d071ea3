import type { Plugin } from 'vite';

/** What of Lit’s files is replaced, each found there once. */
const inLit: Readonly<Record<string, readonly (readonly [RegExp, string])[]>> = {
  'lit-html/lit-html.js': [
    // its policy and the parser that needs it, and the two signs that it would set no attribute by
    [/\w+\?\w+\.createPolicy\("lit-html",\{createHTML:\w+=>\w+\}\):void 0/g, 'void 0'],
    [/(\w+)\.innerHTML=(\w+)/g, 'waymarkGrow($1.content,$2)'],
    [/"\$lit\$"/g, '"-lit-"'],
    [/`lit\$(\$\{Math\.random\(\)[^`]*\})\$`/g, '`lit-$1-`'],
    // no template is of MathML
    [/3===\w\?"<math>":""/g, '""'],
    [/3===\w\?"<\/math>":""/g, '""'],
    // what a page has for its own Lit, and what that is told of
    [/\w+\.litHtmlPolyfillSupport/g, 'void 0'],
    [/\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[^"]+"\)/g, '0'],
  ],
  'lit-element/lit-element.js': [
    [/\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\);/g, '0;'],
    [/\w+\.litElementPolyfillSupport/g, 'void 0'],
    [/\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[^"]+"\)/g, '0'],
  ],
  '@lit/reactive-element/reactive-element.js': [
    [/\w+\.reactiveElementPolyfillSupport/g, 'void 0'],
    [/\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[^"]+"\)/g, '0'],
  ],
  '@lit/reactive-element/css-tag.js': [
    // every browser that our own style sheets are written for can adopt them
    [/\w+\.ShadowRoot&&\(void 0===\w+\.ShadyCSS[^,]*?"replace"in CSSStyleSheet\.prototype/g, '!0'],
    // what only a mistake of our own could raise
    [/"CSSResult is not constructable[^"]*"/g, '"css"'],
    [/"Value passed to[^;]*?page security\."/g, '"css"'],
  ],
};
const shared = /(?:\(\w+ = globalThis\)\.|[\w$]+\.)?\b(litPropertyMetadata|__zod_global\w+)\b|\bSymbol\.(metadata)\b/g;

/**
 * Our copies of Lit and zod keep to themselves. Each keeps a few things on `globalThis`, which here become things of one module;
 * and what a page has there for another Lit, such as to hydrate what a server rendered, is none of ours. And our Lit asks a page for no Trusted Types policy, which a page that has another Lit, or allows none, could not give it:
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
        for (const [text, other] of inLit[id.replace(/^.*\/node_modules\//, '')] ?? []) {
          if (ours.match(text)?.length !== 1) this.error(`${id} does not have ${text} once: see build/keep-to-ourselves.ts.`);
          ours = ours.replace(text, other);
        }
        const imports = [
          ...(ours.includes('waymarkOwn.') ? [`import { own as waymarkOwn } from '${own}';`] : []),
          ...(ours.includes('waymarkGrow(') ? ["import { growTree as waymarkGrow } from '/build/in-page/template-tree.ts';"] : []),
        ];
        return { code: imports.join('') + ours, map: null };
      },
    },
    generateBundle(_, bundle) {
      const asking = Object.values(bundle).filter((file) => file.type === 'chunk' && file.code.includes('createPolicy')).map(({ fileName }) => fileName);
      if (asking.length) this.error(`A page may allow no Trusted Types policy, but ${asking.join(', ')} asks for one: see build/keep-to-ourselves.ts.`);
    },
  };
}
