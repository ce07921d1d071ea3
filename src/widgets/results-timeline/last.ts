/** A function that keeps its last result for as long as it is called with the same arguments. */
export function last<A extends readonly unknown[], R>(compute: (...args: A) => R): (...args: A) => R {
  let kept: { args: A; result: R } | undefined;
  return (...args) => {
    if (kept && args.every((arg, i) => arg === kept?.args[i])) return kept.result;
    kept = { args, result: compute(...args) };
    return kept.result;
  };
}
