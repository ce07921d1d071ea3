// What old libraries on a page replace by something of their own, or take away: the script tag's build calls these instead.

/** `Array.from`, which Prototype and MooTools replace: theirs knows neither sets nor a second argument. */
export function from<T, U = T>(source: Iterable<T> | { length: number }, make: (value: T, index: number) => U = (value) => value as unknown as U): U[] {
  return [...(Symbol.iterator in source ? source : Array<T>(source.length))].map((value, i) => make(value, i));
}

/** `entries()`, which Prototype takes from arrays. */
export const entries = <K, V>(of: readonly V[] | { entries: () => Iterable<[K, V]> }): Iterable<[K | number, V]> =>
  of instanceof Array ? of.map((value, i): [number, V] => [i, value]) : of.entries();

/** `JSON.stringify`, which writes arrays and texts otherwise where it finds a `toJSON` on them, as old Prototype’s have. */
export const stringify = (value: unknown, replace?: ((this: unknown, key: string, value: unknown) => unknown) | null, space?: string | number): string =>
  JSON.stringify(value, function (this: Record<string, unknown>, key: string, given: unknown) {
    const own = this[key];
    const plain = typeof own === 'object' && !Array.isArray(own) ? given : own;
    return replace ? replace.call(this, key, plain) : plain;
  }, space);

/** `Event`, which MooTools replaces. */
export const PageEvent = Object.getPrototypeOf(CustomEvent) as typeof Event;
