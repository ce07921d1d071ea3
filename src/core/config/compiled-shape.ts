/**
 * A schema as plain data: what `compiled-schema.generated.ts` holds and `compiled-check.ts` reads.
 *
 * - a pattern: a string that it matches
 * - `'number'`, `'number 0'`, `'whole 1 21'`: a number, one that is at least 0, an integer from 1 to 21
 * - `true`: anything; `null`, `undefined`: only that
 * - `{ '=': value }`: nothing; `value` takes its place
 * - `[]`: a list of points, which `seriesOf` checks
 * - `[a]`: a list of `a`
 * - `[a, b, …]`: the first of these that matches
 * - `{ key: a, … }`: an object with no other keys, unless `'*'` gives the shape of any other
 */
export type Shape = RegExp | string | true | null | undefined | readonly Shape[] | { readonly [key: string]: Shape };
