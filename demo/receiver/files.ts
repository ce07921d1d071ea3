import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isRecord } from '../../src/config/parts.js';

const TYPES: Record<string, string> = { '.csv': 'text/csv; charset=utf-8', '.json': 'application/json' };

/** The files of a folder: the first config of each account, and the files of values that configs name. */
export class Files {
  constructor(readonly folder: string) {}

  /** The config of an account as the vendor gave it; null where there is none. Read anew each time, so that it may be replaced. */
  config = async (id: string): Promise<string | null> => (await this.file(`${id}.json`))?.body ?? null;

  async file(name: string): Promise<{ type: string; body: string } | null> {
    const type = TYPES[path.extname(name)];
    if (!type || !/^[\w-]+\.\w+$/.test(name)) return null;
    const text = await readFile(path.join(this.folder, name), 'utf8').catch(() => null);
    return text === null ? null : { type, body: type === TYPES['.json'] ? withoutPrivate(text) : text };
  }
}

/** The vendor's own notes never go to a browser. */
function withoutPrivate(text: string): string {
  try {
    const config: unknown = JSON.parse(text);
    if (!isRecord(config) || !Object.hasOwn(config, 'private')) return text;
    return JSON.stringify({ ...config, private: undefined });
  } catch {
    return text; // the vendor's mistake: the widgets say where
  }
}
