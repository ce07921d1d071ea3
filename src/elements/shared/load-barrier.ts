/** Maximum wait for the other loads, in ms. */
const BARRIER_TIMEOUT_MS = 3000;

interface Group {
  pending: number;
  all: Promise<void>;
  release: () => void;
}

const groups = new Map<string, Group>();

function startGroup(key: string): Group {
  let release = () => {};
  const all = new Promise<void>((resolve) => {
    release = resolve;
  });
  const group = { pending: 0, all, release };
  groups.set(key, group);
  return group;
}

/**
 * Resolves once all loads on the page with the same key are done. So several widgets appear at one moment, and none
 * moves the others down.
 */
export async function withBarrier<T>(key: string, load: Promise<T>): Promise<T> {
  const group = groups.get(key) ?? startGroup(key);
  group.pending++;
  try {
    return await load;
  } finally {
    if (--group.pending > 0)
      await Promise.race([
        group.all,
        new Promise((resolve) => {
          setTimeout(resolve, BARRIER_TIMEOUT_MS);
        }),
      ]);
    else {
      groups.delete(key);
      group.release();
    }
  }
}
