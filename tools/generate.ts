// `npm run generate`: writes the files that are made from the schema. Tests hold that they are up to date.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { shapeSource } from './compiled-schema-source.js';
import { typesSource } from './config-types-source.js';

const root = path.resolve(import.meta.dirname, '..');
const write = (file: string, text: string) => writeFile(path.join(root, 'src/core/config', file), text);

await write('compiled-schema.generated.ts', shapeSource());
await write('config-types.generated.ts', typesSource());
