import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { stripPrivate } from '../../src/core/config/strip-private.js';
import { DETAILS, Problem } from './problem-details.js';

const TYPES: Record<string, string> = { '.csv': 'text/csv; charset=utf-8', '.json': 'application/json' };

/**
 * The files of a folder: `<account>.json`, the seed config of an account, and `<account>.<name>.csv` or `.json`, the
 * points files that it names. No other file is read.
 */
export class SeedFiles {
  constructor(readonly folder: string) {}

  /**
   * The vendor's config of an account, without the vendor's notes. Null if there is none. It is read for each request,
   * so that the file can be replaced.
   */
  config = async (id: string): Promise<string | null> => {
    const text = await this.#read(`${id}.json`);
    return text === null ? null : publicJson(text);
  };

  /** A points file. Null if there is none. */
  async points(account: string, name: string): Promise<{ type: string; body: string } | null> {
    const type = TYPES[path.extname(name)];
    if (!type || !new RegExp(`^${account}\\.[\\w-]+\\.\\w+$`).test(name)) return null;
    const text = await this.#read(name);
    return text === null ? null : { type, body: type === TYPES['.json'] ? publicJson(text) : text };
  }

  /** The text of a file that lies in the folder itself, also after links are followed. */
  async #read(name: string): Promise<string | null> {
    try {
      const [folder, file] = await Promise.all([realpath(this.folder), realpath(path.join(this.folder, name))]);
      return path.dirname(file) === folder ? await readFile(file, 'utf8') : null;
    } catch {
      return null;
    }
  }
}

/**
 * JSON without the vendor's notes, which never go to a browser. A text that is not JSON could have them anywhere, so it
 * is refused.
 */
export function publicJson(text: string): string {
  try {
    return stripPrivate(text);
  } catch {
    throw new Problem('unreadable', DETAILS.unreadable);
  }
}
