// The generated types of a config and the types that zod infers from the schema are assignable to each other.
import type * as z from 'zod/mini';
import type { configSchema } from '../../src/core/config/schema.js';
import type { Config, ConfigInput } from '../../src/index.js';

type Schema = ReturnType<typeof configSchema>;

declare const parsed: Config;
declare const written: ConfigInput;
declare const output: z.output<Schema>;
declare const input: z.input<Schema>;

parsed satisfies z.output<Schema>;
output satisfies Config;
written satisfies z.input<Schema>;
input satisfies ConfigInput;
// a parsed config can be parsed again
parsed satisfies ConfigInput;

/** The keys of all objects in a type: assignability alone would not notice a missing optional key. */
type Paths<T, Depth extends unknown[] = []> = Depth['length'] extends 8
  ? never
  : T extends readonly (infer Item)[]
    ? Paths<Item, [...Depth, 0]>
    : T extends object
      ? { [K in keyof T & string]-?: K | `${K}.${Paths<NonNullable<T[K]>, [...Depth, 0]>}` }[keyof T & string]
      : never;
type IsEqual<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;

true satisfies IsEqual<Paths<Config>, Paths<z.output<Schema>>>;
true satisfies IsEqual<Paths<ConfigInput>, Paths<z.input<Schema>>>;
