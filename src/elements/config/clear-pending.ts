/**
 * Deletes the unsent changes on this device and in all open tabs. Call it when a person signs out.
 *
 * @param viewer the `viewer` whose changes are deleted. Default: all viewers
 * @returns false if the browser's storage did not answer, so that changes may be left
 * @example
 * await clearPending('user-4711');
 */
export async function clearPending(viewer?: string): Promise<boolean> {
  const { clearQueues } = await import('../shared/change-sync.js');
  return clearQueues(viewer);
}
