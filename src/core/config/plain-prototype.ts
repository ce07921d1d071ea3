/**
 * Runs a function while no key of `Object.prototype` is enumerable, then restores the keys. Zod uses `for…in` on its
 * own objects, so a key that a script of the page has added there would become a part of the schema.
 * @param run must be synchronous, so that no other code on the page sees the difference
 */
export function withPlainPrototype<T>(run: () => T): T {
  const added = Object.keys(Object.prototype);
  const setEnumerable = (enumerable: boolean) => {
    for (const key of added) Reflect.defineProperty(Object.prototype, key, { enumerable });
  };
  setEnumerable(false);
  try {
    return run();
  } finally {
    setEnumerable(true);
  }
}
