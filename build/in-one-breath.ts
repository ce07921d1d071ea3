import type { Plugin } from 'vite';

/**
 * The script tag's entry asks for all that a page needs in one breath: for each file that it imports, also for those which that
 * imports, so that no file must arrive to name the next. (Links that preload would do the same, but in the host's own head.)
 */
export function inOneBreath(): Plugin {
  return {
    name: 'waymark-in-one-breath',
    apply: 'build',
    generateBundle({ format }, bundle) {
      if (format !== 'es') return;
      const chunks = new Map(Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])));
      const entry = chunks.get('waymark.js');
      if (!entry) return this.error('There is no waymark.js.');
      const withImports = (name: string, seen = new Set<string>()): Set<string> => {
        if (!seen.has(name)) {
          seen.add(name);
          for (const inner of chunks.get(name)?.imports ?? []) withImports(inner, seen);
        }
        return seen;
      };
      entry.code = entry.code.replace(/import\([`'"]\.\/([\w.-]+)[`'"]\)/g, (whole, name: string) => {
        const others = [...withImports(name)].filter((file) => file !== name);
        return others.length ? `(${others.map((file) => `import('./${file}').catch(()=>{})`).join(',')},${whole})` : whole;
      });
    },
  };
}
