import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A file name for an id. A hostile id must not leave the folder or collide with another. */
export function fileNameOf(id: string): string {
  const isPlain = /^[\w.-]{1,100}$/.test(id) && !/^\.+$/.test(id) && !id.startsWith('.');
  if (isPlain) return id;
  const bytes = new TextEncoder().encode(id);
  const encoded = [...bytes]
    .map((byte) =>
      /[\w-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
  return encoded.slice(0, 200);
}

/** Writes files into a folder atomically: a reader never sees half a file, even if the process is killed. */
export class AtomicFolder {
  readonly #next: string;
  /** The files of the folder. One listing is cheaper than a question for each of 10,000 files. */
  readonly #names: Set<string>;

  /** @throws if the folder cannot be created */
  constructor(readonly folder: string) {
    this.#next = path.join(folder, '.next');
    // left by a killed run
    rmSync(this.#next, { recursive: true, force: true });
    mkdirSync(this.#next, { recursive: true });
    this.#names = new Set(readdirSync(folder));
  }

  /** Writes a file in full before it replaces the old one. The name may contain a subfolder. */
  write(name: string, content: string): void {
    const written = path.join(this.#next, 'file');
    const [first = name, below] = name.split('/');
    if (below !== undefined && !this.#names.has(first)) mkdirSync(path.join(this.folder, first), { recursive: true });
    writeFileSync(written, content);
    renameSync(written, path.join(this.folder, name));
    this.#names.add(first);
  }

  has(name: string): boolean {
    return this.#names.has(name);
  }

  read(name: string): string | null {
    return this.has(name) ? readFileSync(path.join(this.folder, name), 'utf8') : null;
  }

  remove(name: string): void {
    if (this.#names.delete(name)) rmSync(path.join(this.folder, name), { recursive: true, force: true });
  }

  close(): void {
    rmSync(this.#next, { recursive: true, force: true });
  }
}

/** Writes one file in full before it replaces the old one. */
export function writeWhole(file: string, content: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const next = `${file}.next`;
  writeFileSync(next, content);
  renameSync(next, file);
}
