import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import path from 'node:path';

/** Steps of a file system's clock, in ms, with room to spare. */
const CLOCK_STEP_MS = 20;
/** Wait after a change, in ms, since editors write a file in several steps. */
const DEBOUNCE_MS = 80;

/**
 * Runs a command again when one of its files changes. It watches folders, since an editor that saves by renaming would
 * remove a watched file.
 * @param run resolves with the files to watch
 * @returns a function that stops watching
 */
export async function rerunOnChange(run: () => Promise<readonly string[]>): Promise<() => void> {
  const watchers = new Map<string, FSWatcher>();
  let files = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let pending = false;
  const again = async (): Promise<void> => {
    if (running) {
      pending = true;
      return;
    }
    running = true;
    const start = Date.now() - CLOCK_STEP_MS;
    files = new Set((await run()).map((file) => path.resolve(file)));
    const folders = new Set([...files].map((file) => path.dirname(file)).filter((folder) => existsSync(folder)));
    for (const [folder, watcher] of watchers)
      if (!folders.has(folder)) {
        watcher.close();
        watchers.delete(folder);
      }
    const added = [...folders].filter((folder) => !watchers.has(folder));
    for (const folder of added)
      watchers.set(
        folder,
        watch(folder, (_, name) => changed(folder, name)),
      );
    // a file may have changed after it was read and before its folder was watched
    pending ||= [...files].some((file) => added.includes(path.dirname(file)) && changedAt(file) >= start);
    running = false;
    if (pending) {
      pending = false;
      await again();
    }
  };
  const changed = (folder: string, name: string | null): void => {
    if (name !== null && !files.has(path.join(folder, name))) return;
    clearTimeout(timer);
    timer = setTimeout(() => void again(), DEBOUNCE_MS);
  };
  await again();
  return () => {
    clearTimeout(timer);
    watchers.forEach((watcher) => watcher.close());
  };
}

/** Time of the last change of a file, in ms since 1970. 0 if there is no such file. */
const changedAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
