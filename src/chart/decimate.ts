/** Values over time as two columns. NaN if nothing was measured. */
export interface Columns {
  at: ArrayLike<number>;
  value: ArrayLike<number>;
}

/**
 * Decimates the points of a line to the width of the chart, in runs. A missing value ends a run, and so does a cut.
 * With more points than px, each px keeps its first, lowest, highest and last point, so that no spike is lost.
 * @param x the position of a time in px, ascending
 * @param cuts times at which the line is cut, ascending
 * @param thin true to decimate
 */
export function decimatedRuns(
  { at, value }: Columns,
  x: (at: number) => number,
  cuts: readonly number[],
  thin: boolean,
): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  let cut = 0;
  let column = NaN;
  let [first, low, high, last] = [-1, -1, -1, -1];
  const flush = () => {
    if (first === -1) return;
    const [a, b] = low < high ? [low, high] : [high, low];
    for (const index of [first, a, b, last]) if (run.at(-1) !== index) run.push(index);
    first = -1;
  };
  const close = () => {
    flush();
    if (run.length) runs.push(run);
    run = [];
  };
  for (let i = 0; i < at.length; i++) {
    const time = at[i] ?? 0;
    const measured = value[i] ?? NaN;
    if (cut < cuts.length && time >= (cuts[cut] ?? Infinity)) {
      close();
      while (cut < cuts.length && time >= (cuts[cut] ?? Infinity)) cut++;
    }
    if (measured !== measured) {
      close();
      continue;
    }
    if (!thin) {
      run.push(i);
      continue;
    }
    const own = Math.floor(x(time));
    if (own !== column) {
      flush();
      column = own;
    }
    if (first === -1) first = low = high = i;
    if (measured < (value[low] ?? 0)) low = i;
    if (measured > (value[high] ?? 0)) high = i;
    last = i;
  }
  close();
  return runs;
}
