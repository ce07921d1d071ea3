// What old libraries on a page replace by something of their own, or take away: the script tag's build uses these instead.

/** `Array.from`, which Prototype and MooTools replace: theirs knows neither sets nor a second argument. */
export function from<T, U = T>(source: Iterable<T> | ArrayLike<T>, make: (value: T, index: number) => U = (value) => value as unknown as U): U[] {
  const values = Symbol.iterator in source ? [...source] : { length: source.length };
  const made: U[] = [];
  for (let i = 0; i < values.length; i++) made.push(make((Array.isArray(values) ? values[i] : (source as ArrayLike<T>)[i]) as T, i));
  return made;
}

/** `entries()`, which Prototype takes from arrays. */
export function entries<K, V>(of: readonly V[] | { entries: () => Iterable<[K, V]> }): Iterable<[K | number, V]> {
  return Array.isArray(of) ? of.map((value: V, i): [number, V] => [i, value]) : (of as { entries: () => Iterable<[K, V]> }).entries();
}

/** `JSON.stringify`, which writes an array or a text otherwise where it finds a `toJSON` on it, as old Prototype’s have. */
export function stringify(value: unknown, replace: ((this: unknown, key: string, value: unknown) => unknown) | null = null, space?: string | number): string {
  return JSON.stringify(value, function (this: Record<string, unknown>, key: string, given: unknown) {
    const own = this[key];
    const plain = typeof own !== 'object' || Array.isArray(own) ? own : given;
    return replace ? replace.call(this, key, plain) : plain;
  }, space);
}

/** `Event`, which MooTools replaces. */
export const PageEvent = Object.getPrototypeOf(CustomEvent) as typeof Event;
