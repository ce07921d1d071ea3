// `npm run generate`: writes anew what is made from the schema. A test holds that it is up to date.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runnerImport } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');
const { module } = await runnerImport('/tests/tools/shape-source.ts', { configFile: false, root, logLevel: 'error' });
await writeFile(path.join(root, 'src/config/schema.generated.ts'), module.shapeSource());
