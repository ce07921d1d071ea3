/** How long what is there waits for the rest, in ms: a file that never comes must not hold back what could be shown. */
const PATIENCE = 3000;

interface Group {
  underWay: number;
  all: Promise<void>;
  release: () => void;
}

const groups = new Map<string, Group>();

function begun(key: string): Group {
  let release = () => {};
  const all = new Promise<void>((resolve) => { release = resolve; });
  const group = { underWay: 0, all, release };
  groups.set(key, group);
  return group;
}

/**
 * What is loaded, once all that loads on the page under the same key is: so several widgets show what they have at one moment,
 * where each on its own would push down those below it.
 */
export async function together<T>(key: string, load: Promise<T>): Promise<T> {
  const group = groups.get(key) ?? begun(key);
  group.underWay++;
  try {
    return await load;
  } finally {
    if (--group.underWay > 0) await Promise.race([group.all, new Promise((resolve) => { setTimeout(resolve, PATIENCE); })]);
    else {
      groups.delete(key);
      group.release();
    }
  }
}
