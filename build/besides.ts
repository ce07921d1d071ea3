import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runnerImport, type Plugin } from 'vite';

/** What lies beside the scripts: the schema, and each script's integrity hash. */
export function besides(cdn: string): Plugin {
  return {
    name: 'waymark-besides',
    apply: 'build',
    // after each output; what the first does not find yet the second does
    async writeBundle() {
      const { module } = await runnerImport<{ jsonSchema: () => object }>('/src/config/json-schema.ts', { configFile: false, root: path.resolve(import.meta.dirname, '..'), logLevel: 'error' });
      const schema = `${JSON.stringify(module.jsonSchema(), null, 2)}\n`;
      await Promise.all([writeFile(path.join(cdn, '../schema.json'), schema), writeFile(path.join(cdn, 'waymark.schema.json'), schema)]);

      const scripts = (await readdir(cdn)).filter((name) => name.endsWith('.js')).sort();
      const integrity = async (name: string) => [name, `sha384-${createHash('sha384').update(await readFile(path.join(cdn, name))).digest('base64')}`];
      await writeFile(path.join(cdn, 'sri.json'), `${JSON.stringify(Object.fromEntries(await Promise.all(scripts.map(integrity))), null, 2)}\n`);
    },
  };
}
