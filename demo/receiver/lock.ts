import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** A folder that another process uses. */
export class FolderInUse extends Error {}

/** How long one that is being closed may take. */
const PATIENCE = 2000;

/**
 * PGlite takes no lock of its own, and two of them on one folder destroy it: a file beside the folder says who uses it.
 * What a process left behind that is gone counts for nothing.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = `${folder}.lock`;
  for (let waited = 0; ; waited += 100) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return () => rm(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (owner && !isAlive(owner)) await rm(file, { force: true });
    else if (waited >= PATIENCE) throw new FolderInUse(`${folder} is in use by process ${owner || 'unknown'}; if there is none, remove ${file}.`);
    else await wait(100);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // somebody else's
  }
}
