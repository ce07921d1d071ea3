import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runCli } from '../../src/cli/cli.js';
import { colors } from '../../src/cli/output.js';

export const top = path.resolve(import.meta.dirname, '../..');

/** An empty folder with the given files; the caller removes it. */
export function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'waymark-test-'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return folder;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export interface Ran {
  code: number | undefined;
  out: string;
  err: string;
}

/** Starts the command line tool from its source, in a process of its own. */
export const startWaymark = (args: readonly string[], cwd = top) =>
  spawn(process.execPath, ['--import', import.meta.resolve('tsx'), path.join(top, 'src/cli/main.ts'), ...args], {
    cwd,
    env: { ...process.env, NO_COLOR: '1' },
  });

/** Runs the command line tool to its end, in this process. */
export async function waymark(args: readonly string[], cwd = top): Promise<Ran> {
  const ran = { out: '', err: '' };
  const code = await runCli([...args, '--cwd', cwd], ({ quiet }) => ({
    write: (text) => (ran.out += text),
    remark: (text) => (ran.err += quiet ? '' : text),
    fail: (text) => (ran.err += text),
    colors: colors(false),
  }));
  return { code, ...ran };
}
