import type { Plugin } from 'vite';

const policy = /createPolicy\(\s*(["'`])lit-html\1/g;
const shared = /(?:\(\w+ = globalThis\)\.|[\w$]+\.)?\b(litPropertyMetadata|litHtmlVersions|litElementVersions|reactiveElementVersions|__zod_global\w+)\b|\bSymbol\.(metadata)\b/g;

/**
 * Our copies of Lit and zod keep to themselves. Each keeps a few things on `globalThis`, which here become things of one module;
 * and under Trusted Types two copies of Lit cannot both make a policy named `lit-html`, so ours gets a name of its own.
 * Should Lit name its policy some other way one day, the build fails (for new globals, a test does).
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
      handler(code) {
        const ours = code.replace(policy, 'createPolicy($1waymark-lit$1').replace(shared, 'waymarkOwn.$1$2');
        return { code: ours.includes('waymarkOwn.') ? `import { own as waymarkOwn } from '${own}';${ours}` : ours, map: null };
      },
    },
    generateBundle(_, bundle) {
      const policies = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.code.match(/createPolicy\([^,]*/g) ?? [] : []));
      if (!policies.length || policies.some((name) => !name.includes('waymark-lit'))) {
        this.error(`Expected one Trusted Types policy, waymark-lit, but found ${policies.join(' ') || 'none'}: see build/keep-to-ourselves.ts.`);
      }
    },
  };
}
