/** Queued layout reads. */
const scheduledReads = new Set<() => void>();

/** Queues a layout read. All queued reads run before the first DOM write, so they share one layout. */
export const scheduleMeasure = (read: () => void): void => void scheduledReads.add(read);

/** Removes a queued read, for an element that has left the page. */
export const cancelMeasure = (read: () => void): void => void scheduledReads.delete(read);

/** Runs a read now, and with it all queued ones. */
export function measureNow(read: () => void): void {
  scheduledReads.delete(read);
  read();
  for (const other of scheduledReads) other();
  scheduledReads.clear();
}
