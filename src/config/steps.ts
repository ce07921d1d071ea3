/** Work in steps, so that a long one can let the page answer in between. Each step is short: some 10,000 rows. */
export type Steps<T> = Generator<undefined, T, undefined>;

export const STEP = 10_000;

/** Does it in one go. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Does it step by step, with a pause between. Rejects with the signal's reason when aborted. */
export async function finishInSteps<T>(steps: Steps<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const step = steps.next();
    await pause();
    signal.throwIfAborted();
    if (step.done) return step.value;
  }
}

const pause = (): Promise<void> => {
  const { scheduler } = globalThis as { scheduler?: { yield?: () => Promise<void> } };
  return scheduler?.yield ? scheduler.yield() : new Promise((resolve) => { setTimeout(resolve); });
};
