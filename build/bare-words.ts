import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runnerImport, type Plugin } from 'vite';

type Table = Readonly<Record<string, string>>;

const tableOf = async (file: string): Promise<Table> => {
  const { module } = await runnerImport<Record<string, Table>>(file, { configFile: false, logLevel: 'error' });
  const table = module[path.basename(file, '.ts')];
  if (!table) throw new Error(`${file} does not export ${path.basename(file, '.ts')}.`);
  return table;
};

/** Packs the messages of every language but English without their keys: these are a third of a file, and English has them. */
export function bareWords(): Plugin {
  return {
    name: 'waymark-bare-words',
    load: {
      filter: { id: /\/src\/locales\/(?!en\/)[\w-]+\/\w+\.ts$/ },
      async handler(id) {
        const part = path.basename(id, '.ts');
        const [own, english] = await Promise.all([tableOf(id), tableOf(path.join(path.dirname(id), '../en', `${part}.ts`))]);
        // a plural form that reads like `other` is left out, since `other` stands in for it
        const more = Object.fromEntries(Object.entries(own).filter(([key, text]) => !(key in english) && text !== own[key.replace(/\w+$/, 'other')]));
        const packed = [...Object.keys(english).map((key) => own[key]), ...(Object.keys(more).length ? [more] : [])];
        return { code: `export const ${part} = ${JSON.stringify(packed)};`, moduleType: 'js' };
      },
    },
  };
}

const locales = path.resolve(import.meta.dirname, '../src/locales');
let hash: string | undefined;

/**
 * A part of a language, by its file. All share one hash: the core names every one of them, and dozens of hashes would be most of that.
 * A packed file is read by the keys of the English one, so that they must change their names together anyway.
 */
export function wordsName(file: string | null): string | undefined {
  const [, language, part] = /\/src\/locales\/([\w-]+)\/(\w+)\.ts$/.exec(file ?? '') ?? [];
  if (language === undefined || part === undefined) return undefined;
  hash ??= readdirSync(locales, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).sort()
    .reduce((sum, name) => sum.update(readFileSync(path.join(locales, name))), createHash('sha256')).digest('hex').slice(0, 8);
  return `words-${language}-${part}-${hash}`;
}
