/** Caches the last result of a function, for calls with the same arguments. */
export function memoizeLast<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let kept: { args: A; result: R } | undefined;
  return (...args) => {
    if (kept && args.every((arg, i) => arg === kept?.args[i])) return kept.result;
    kept = { args, result: compute(...args) };
    return kept.result;
  };
}
