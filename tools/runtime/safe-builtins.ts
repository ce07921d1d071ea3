// Stand-ins for what old libraries on a page (Prototype, MooTools) replace. The bundler's `inject` writes them in place
// of the built-ins, in our code and in that of our libraries: see tools/cdn.config.ts.

/** `Array.from`, which Prototype and MooTools replace by one that knows neither sets nor a second argument. */
export function from<T, U = T>(
  source: Iterable<T> | { length: number },
  make: (value: T, index: number) => U = (value) => value as unknown as U,
): U[] {
  return [...(Symbol.iterator in source ? source : Array<T>(source.length))].map((value, i) => make(value, i));
}

const { stringify: native } = JSON;

/** `JSON.stringify` without a `toJSON` of arrays and texts, which old versions of Prototype add. */
export const stringify = (
  value: unknown,
  replace?: ((this: unknown, key: string, value: unknown) => unknown) | null,
  space?: string | number,
): string =>
  native(
    value,
    function (this: Record<string, unknown>, key: string, given: unknown) {
      const own = this[key];
      const plain = typeof own === 'object' && !Array.isArray(own) ? given : own;
      return replace ? replace.call(this, key, plain) : plain;
    },
    space,
  );

/** `Event`, which MooTools replaces. */
export const PageEvent = Object.getPrototypeOf(CustomEvent) as typeof Event;
