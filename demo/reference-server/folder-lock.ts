import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** Thrown if another process uses the folder. */
export class FolderInUse extends Error {}

/** Maximum wait for another process to release the folder. */
const LOCK_TIMEOUT_MS = 2000;

/**
 * Locks a folder by a file beside it, because PGlite has no lock, and two instances on one folder destroy it. The lock
 * of a process that no longer exists is ignored.
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
    else if (waited >= LOCK_TIMEOUT_MS)
      throw new FolderInUse(`${folder} is in use by process ${owner || 'unknown'}; if there is none, remove ${file}.`);
    else await wait(100);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // the process of another user
  }
}
