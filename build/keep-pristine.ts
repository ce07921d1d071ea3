import type { Plugin } from 'vite';

/** What old libraries replace on a page, and by which function of ours it is done instead. */
const replaced: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w$.])Array\.from\(/g, 'from('],
  [/(?<![\w$.])JSON\.stringify\(/g, 'stringify('],
  [/(?<![\w$.#])(#?[\w$]+(?:\.#?[\w$]+|\[[\w$]+\])*)\.entries\(\)/g, 'entries($1)'],
  [/(?<=\bextends )Event\b/g, 'PageEvent'],
];

/** A page may have Prototype or MooTools, which put methods of their own in place of the language’s: ours and our libraries’ code calls build/in-page/pristine.ts. */
export function keepPristine(): Plugin {
  return {
    name: 'waymark-keep-pristine',
    apply: 'build',
    transform: {
      filter: { id: { include: /\.m?[jt]s$/, exclude: /\/build\/in-page\// }, code: /Array\.from|JSON\.stringify|entries\(\)|extends Event/ },
      handler(code) {
        const used = replaced.filter(([text]) => code.search(text) !== -1);
        const imports = used.map(([, name]) => name.replace(/\(.*/, '')).map((name) => `import { ${name} as waymark_${name} } from '/build/in-page/pristine.ts';`);
        return { code: imports.join('') + used.reduce((text, [old, name]) => text.replace(old, `waymark_${name}`), code), map: null };
      },
    },
  };
}
