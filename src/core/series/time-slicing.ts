/** A long task as a generator that yields at points where it may be interrupted, every few thousand rows. */
export type SlicedTask<T> = Generator<undefined, T, undefined>;

/** Rows per slice. */
export const STEP = 10_000;

/** Runs a task in one go. */
export function runSync<T>(steps: SlicedTask<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Time that a slice runs, in ms: half of the delay that a person notices. */
const SLICE_MS = 25;

/**
 * Runs a task in slices with pauses, so that the page stays responsive. Rejects with the reason of the signal, if
 * there is one, when aborted.
 */
export async function runSliced<T>(steps: SlicedTask<T>, signal?: AbortSignal): Promise<T> {
  let start = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - start < SLICE_MS) continue;
    await pause();
    signal?.throwIfAborted();
    start = performance.now();
  }
}

/** Ends the current task; what follows runs in another one. */
export const pause = (): Promise<void> => {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield
    ? scheduler.yield()
    : new Promise((resolve) => {
        setTimeout(resolve);
      });
};
