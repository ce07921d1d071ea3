import type { Plugin } from 'vite';

/** What a page may have changed, what is written instead, and what that needs of build/in-page/pristine.ts. */
const replaced: readonly (readonly [RegExp, string, string?])[] = [
  [/(?<![\w$.])Array\.from\(/g, 'waymark_from(', 'from'],
  [/(?<![\w$.])JSON\.stringify\(/g, 'waymark_stringify(', 'stringify'],
  [/(?<![\w$.#])(#?[\w$]+(?:\.#?[\w$]+|\[[\w$]+\])*)\.entries\(\)/g, 'waymark_entries($1)', 'entries'],
  [/\bfor\s*\((const|let|var) (\w+) in ([^()]+)\)/g, 'for ($1 $2 of Object.keys($3 ?? {}))'],
  [/(?<=\bextends )Event\b/g, 'waymark_PageEvent', 'PageEvent'],
];

/**
 * A page may have Prototype or MooTools, which put methods of their own in place of the language’s, or a script that adds to
 * `Object.prototype`: neither our code nor that of our libraries meets them.
 */
export function keepPristine(): Plugin {
  return {
    name: 'waymark-keep-pristine',
    apply: 'build',
    transform: {
      filter: { id: { include: /\.m?[jt]s$/, exclude: /\/build\/in-page\// } },
      handler(code) {
        const used = replaced.filter(([text]) => code.search(text) !== -1);
        if (!used.length) return null;
        const imports = used.map(([, , name]) => (name ? `import { ${name} as waymark_${name} } from '/build/in-page/pristine.ts';` : ''));
        return { code: imports.join('') + used.reduce((text, [old, other]) => text.replace(old, other), code), map: null };
      },
    },
  };
}
