/** A tab that holds a lock for longer than this counts as hung. Longer than one request and one refresh. */
export const LOCK_TIMEOUT_MS = 90_000;

/**
 * Runs `act` while no other tab of this browser runs one under the same name. Without Web Locks, or if they reject (in
 * a sandboxed frame) or hang, it runs anyway: two tabs may then send one change at once, with the same key, which the
 * server applies once.
 */
export async function runExclusive<T>(name: string, act: () => Promise<T>, timeoutMs = LOCK_TIMEOUT_MS): Promise<T> {
  const locks = (navigator as { locks?: LockManager }).locks;
  if (!locks) return act();
  let running: Promise<T> | undefined;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), timeoutMs);
  try {
    return await locks.request(name, { signal: abort.signal }, () => {
      clearTimeout(timer);
      running = act();
      return running;
    });
  } catch (error) {
    // the error of `act`, or of the lock request
    if (running) throw error;
    return act();
  } finally {
    clearTimeout(timer);
  }
}
