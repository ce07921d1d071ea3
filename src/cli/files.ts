import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ReadPoints } from '../authoring/check-config.js';
import type { ReadFile } from '../authoring/load-layers.js';
import { CannotRun } from './output.js';

/** A path for people and reports: relative to the working folder, with slashes. */
export const shownPath = (cwd: string, file: string): string => {
  const relative = path.relative(cwd, path.resolve(cwd, file));
  return (relative === '' ? '.' : relative).split(path.sep).join('/');
};

/** The reason why a file could not be read. */
export function readFault(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EACCES' || code === 'EPERM') return 'the permission to read it is missing';
  if (code === 'EISDIR') return 'it is a folder';
  return error instanceof Error ? error.message : 'unknown fault';
}

/** The text of a file that a command needs. */
export function readText(cwd: string, file: string): string {
  try {
    return readFileSync(path.resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new CannotRun(`${file} could not be read: ${readFault(error)}.`);
  }
}

/** The files that the arguments name. A folder stands for the JSON and YAML files directly in it. */
export function filesOf(cwd: string, named: readonly string[]): string[] {
  return named.flatMap((name) => {
    const full = path.resolve(cwd, name);
    let isFolder: boolean;
    try {
      isFolder = statSync(full).isDirectory();
    } catch (error) {
      throw new CannotRun(`${name} could not be read: ${readFault(error)}.`);
    }
    if (!isFolder) return [shownPath(cwd, full)];
    const found = readdirSync(full)
      .filter((entry) => /\.(?:json|ya?ml)$/i.test(entry))
      .sort()
      .map((entry) => shownPath(cwd, path.join(full, entry)));
    if (!found.length) throw new CannotRun(`${name} holds no JSON or YAML file.`);
    return found;
  });
}

/** Reads points files relative to the config. Files on a server are not fetched. */
export const pointsReader =
  (cwd: string, file: string): ReadPoints =>
  (src) => {
    if (/^[a-z][\w+.-]*:/i.test(src)) return null;
    const full = path.resolve(cwd, path.dirname(file), src);
    try {
      return { text: readFileSync(full, 'utf8') };
    } catch (error) {
      return {
        fault: {
          message: `${src} could not be read: ${readFault(error)}.`,
          hint: `Expected at ${shownPath(cwd, full)}.`,
        },
      };
    }
  };

/** True if the file exists. */
export const isFile = (cwd: string, file: string): boolean => existsSync(path.resolve(cwd, file));

/** Reads texts below a folder, each once, and keeps them for code frames. */
export const textReader =
  (cwd: string, texts: Map<string, string>): ReadFile =>
  (file) => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const full = path.resolve(cwd, file);
    if (!existsSync(full)) return null;
    const text = readFileSync(full, 'utf8');
    texts.set(file, text);
    return text;
  };
