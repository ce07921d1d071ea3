// The built modules, with the types of their sources: those of dist/ are there only after a build.
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @param file below dist/; `Module` is the type of its source: `typeof import('../src/core/index.js')` */
export const built = async <Module>(file: string): Promise<Module> =>
  (await import(pathToFileURL(path.resolve(import.meta.dirname, '../dist', file)).href)) as Module;
