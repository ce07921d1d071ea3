import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runnerImport, type Plugin } from 'vite';

/** Writes the JSON Schema, and `sri.json`: the integrity hash of each script, by its name. */
export function emitSchemaAndSri(cdn: string): Plugin {
  return {
    name: 'waymark-emit-schema-and-sri',
    apply: 'build',
    async writeBundle() {
      const { module } = await runnerImport<{ jsonSchema: () => object }>('/src/core/config/json-schema.ts', {
        configFile: false,
        root: path.resolve(import.meta.dirname, '..'),
        logLevel: 'error',
      });
      const { module: authoring } = await runnerImport<{
        accountJsonSchema: () => object;
        playbookJsonSchema: () => object;
      }>('/src/authoring/partial-schema.ts', {
        configFile: false,
        root: path.resolve(import.meta.dirname, '..'),
        logLevel: 'error',
      });
      const schema = `${JSON.stringify(module.jsonSchema(), null, 2)}\n`;
      await Promise.all([
        writeFile(path.join(cdn, '../schema.json'), schema),
        writeFile(path.join(cdn, 'waymark.schema.json'), schema),
        ...Object.entries({ account: authoring.accountJsonSchema(), playbook: authoring.playbookJsonSchema() }).map(
          ([name, made]) => writeFile(path.join(cdn, `../${name}.schema.json`), `${JSON.stringify(made, null, 2)}\n`),
        ),
      ]);

      const scripts = (await readdir(cdn)).filter((name) => name.endsWith('.js')).sort();
      const integrity = async (name: string): Promise<[string, string]> => {
        const hash = createHash('sha384').update(await readFile(path.join(cdn, name)));
        return [name, `sha384-${hash.digest('base64')}`];
      };
      const hashes = Object.fromEntries(await Promise.all(scripts.map(integrity)));
      await writeFile(path.join(cdn, 'sri.json'), `${JSON.stringify(hashes, null, 2)}\n`);
    },
  };
}
