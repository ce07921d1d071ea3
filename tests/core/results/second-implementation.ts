/**
 * The definitions of "How a result is computed" once more: plain loops over months, no code shared with the results
 * themselves. The accounts are monthly, with one value a month named by its month, so that no bucket is partial but at
 * the ends of a sum.
 */
export interface PlainAccount {
  direction: 'increase' | 'decrease' | 'maintain';
  /** Index of the first month, counted from January of the year 0. */
  first: number;
  values: (number | null)[];
  agreed: number | null;
  target: number | null;
  min: number | null;
  max: number | null;
  by: string | null;
  goLive: string | null;
  breakAt: string | null;
  asOf: string;
}

export interface PlainResult {
  state: string;
  baseline: number | null;
  current: number | null;
  absolute: number | null;
  sense: string | null;
  progress: number | null;
  noise: number | null;
  assumed: boolean | null;
  slope: number | null;
  low: number | null;
  high: number | null;
  movement: string | null;
  projection: string;
  pace: string | null;
  velocity: string | null;
  firstReached: string | null;
  heldSince: string | null;
}

const two = (n: number) => (n < 10 ? `0${n}` : String(n));
const startOf = (month: number) => `${Math.floor(month / 12)}-${two((month % 12) + 1)}-01`;
const daysOf = (month: number) => new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
const endOf = (month: number) => `${Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(daysOf(month))}`;
const ms = (day: string) => Date.parse(`${day}T00:00:00Z`);
const DAY = 24 * 60 * 60 * 1000;

function middle(list: number[]): number {
  const sorted = list.slice().sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

function line(points: { x: number; y: number }[]) {
  const slopes: number[] = [];
  for (let i = 0; i < points.length; i++)
    for (let j = i + 1; j < points.length; j++)
      slopes.push((points[j]!.y - points[i]!.y) / (points[j]!.x - points[i]!.x));
  slopes.sort((a, b) => a - b);
  const n = points.length;
  let variance = n * (n - 1) * (2 * n + 5);
  const seen: number[] = [];
  for (const { y } of points) {
    if (seen.includes(y)) continue;
    seen.push(y);
    let k = 0;
    for (const other of points) if (other.y === y) k++;
    variance -= k * (k - 1) * (2 * k + 5);
  }
  const z = 1.2815515655446004 * Math.sqrt(variance / 18);
  const even = (v: number) => (v - Math.floor(v) === 0.5 ? 2 * Math.round(v / 2) : Math.round(v));
  const upper = Math.min(even((slopes.length + z) / 2), slopes.length - 1);
  const lower = Math.max(even((slopes.length - z) / 2) - 1, 0);
  return {
    slope: middle(slopes),
    low: slopes[lower]!,
    high: slopes[upper]!,
    x: middle(points.map((p) => p.x)),
    y: middle(points.map((p) => p.y)),
  };
}

export function computePlainly(account: PlainAccount): PlainResult {
  const { direction, goLive, by } = account;
  const asOf = Date.parse(account.asOf);
  const outside = (v: number) => {
    if (account.min !== null && v < account.min) return account.min - v;
    if (account.max !== null && v > account.max) return v - account.max;
    return 0;
  };
  const better = (from: number, to: number) =>
    direction === 'increase' ? to - from : direction === 'decrease' ? from - to : outside(from) - outside(to);
  const senseOf = (from: number, to: number, noise: number) => {
    const b = better(from, to);
    if (direction === 'maintain' && b !== 0 && outside(to) === 0) return 'better';
    if (direction === 'maintain' && b !== 0 && outside(from) === 0) return 'worse';
    if (Math.abs(b) <= noise) return 'none';
    return b > 0 ? 'better' : 'worse';
  };
  const meets = (v: number) =>
    direction === 'maintain' ? outside(v) === 0 : account.target !== null && better(account.target, v) >= 0;

  // finished months with a value
  const whole: { month: number; x: number; value: number }[] = [];
  account.values.forEach((value, i) => {
    const month = account.first + i;
    if (value !== null && ms(endOf(month)) + DAY <= asOf) whole.push({ month, x: i, value });
  });
  let definedFrom: string | null = null;
  const latestWhole = whole[whole.length - 1];
  if (account.breakAt !== null && latestWhole && account.breakAt <= endOf(latestWhole.month))
    definedFrom = account.breakAt;
  const usable = whole.filter(({ month }) => definedFrom === null || startOf(month) >= definedFrom);
  const current = usable[usable.length - 1] ?? null;
  const isSince = (month: number) => {
    if (goLive === null) return true;
    let days = 0;
    for (let day = ms(startOf(month)); day <= ms(endOf(month)); day += DAY) if (day >= ms(goLive)) days++;
    return days / daysOf(month) >= 0.75;
  };
  const since = usable.filter(({ month }) => isSince(month));

  let baseline: number | null = null;
  if (account.agreed !== null) baseline = account.agreed;
  else if (goLive !== null) {
    const before = usable.filter(({ month }) => endOf(month) < goLive).slice(-12);
    if (before.length) baseline = middle(before.map(({ value }) => value));
  }

  const steps: number[] = [];
  for (let i = 1; i < usable.length; i++) steps.push(Math.abs(usable[i]!.value - usable[i - 1]!.value));
  const used = steps.slice(-24);
  const assumed = used.length < 6;
  let noise: number | null = null;
  if (!(assumed && baseline === null)) {
    let usual = used.length ? middle(used) : 0;
    if (usual === 0 && used.length) usual = used.reduce((a, b) => a + b, 0) / used.length;
    noise = Math.max(2.5 * usual, (assumed ? 0.05 : 0.01) * Math.abs(baseline ?? 0));
  }
  const limit = noise ?? 0;

  const trend = since.length >= 4 ? line(since.slice(-12).map(({ x, value }) => ({ x, y: value }))) : null;
  let way = direction === 'increase' ? 1 : direction === 'decrease' ? -1 : 0;
  if (direction === 'maintain' && current && outside(current.value) > 0)
    way = account.min !== null && current.value < account.min ? 1 : -1;
  const leads = (of: { low: number; high: number }) => {
    if (way > 0 ? of.low > 0 : of.high < 0) return 'toward';
    if (way > 0 ? of.high < 0 : of.low > 0) return 'away';
    return 'flat';
  };
  const movement = trend && way !== 0 ? leads(trend) : null;

  const laterCount = Math.min(6, Math.floor(since.length / 2));
  const laterOnes = since.slice(since.length - laterCount);
  const earlierOnes = since.slice(0, since.length - laterCount).slice(-12);
  const halves =
    laterOnes.length >= 4 && earlierOnes.length >= 4
      ? {
          earlier: line(earlierOnes.map(({ x, value }) => ({ x, y: value }))),
          later: line(laterOnes.map(({ x, value }) => ({ x, y: value }))),
        }
      : null;
  const slowed =
    halves !== null &&
    (way === 0 || leads(halves.later) !== 'toward') &&
    (way < 0 ? halves.later.low > halves.earlier.slope : halves.later.high < halves.earlier.slope);

  let state = 'unchanged';
  let sense: string | null = null;
  if (current && baseline !== null) sense = senseOf(baseline, current.value, limit);
  const addMonths = (month: number, count: number) => ms(startOf(month + count));
  if (!current) state = 'unmeasured';
  else if (baseline === null) state = 'no-baseline';
  else if (since.length < 3) state = 'too-few';
  else if (addMonths(current.month, 3) < asOf) state = 'stale';
  else if (meets(current.value)) state = 'reached';
  else if (sense === 'worse') state = 'regressed';
  else {
    const shown = since.slice(-12);
    const lineGain = trend ? way * trend.slope * (shown[shown.length - 1]!.x - shown[0]!.x) : 0;
    const gained = better(baseline, current.value) > limit || lineGain > limit;
    if (movement === 'toward' && gained && !(sense === 'better' && slowed)) state = 'moving';
    else if (sense === 'better' && since.length < 6 && movement !== 'away') state = 'moving';
    else if (sense === 'better') state = 'stalled';
  }

  const met = since.filter(({ value }) => meets(value));
  const hasAim = direction === 'maintain' ? account.min !== null || account.max !== null : account.target !== null;
  const firstReached = hasAim && met.length ? startOf(met[0]!.month) : null;
  let heldSince: string | null = null;
  if (hasAim)
    for (let i = since.length - 1; i >= 0 && meets(since[i]!.value); i--) heldSince = startOf(since[i]!.month);

  // the last day of the month in which a line through the middle meets the target, not before asOf
  const meeting = (slope: number) => {
    const lastX = since[since.length - 1]!.x;
    const x = trend!.x + (account.target! - trend!.y) / slope;
    const months = Math.ceil(x - lastX - 1e-9);
    const month = since[since.length - 1]!.month + Math.min(Math.max(months, -600), 11_999);
    return Math.max(asOf, ms(endOf(month)));
  };
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const limitDay = new Date(asOf);
  limitDay.setUTCFullYear(limitDay.getUTCFullYear() + 3);
  let projection: string;
  let dates: [number, number, number] | null = null;
  if (direction === 'maintain' || account.target === null) projection = 'no-target';
  else if (!trend) projection = 'no-trend';
  else if (movement === 'away') projection = 'away';
  else if (movement !== 'toward' || state !== 'moving') projection = 'uncertain';
  else {
    const ends = [meeting(trend.low), meeting(trend.high)].sort((a, b) => a - b);
    dates = [ends[0]!, meeting(trend.slope), ends[1]!];
    projection =
      dates[1] > limitDay.getTime()
        ? 'too-far'
        : dates[1] <= asOf
          ? 'uncertain'
          : `${day(dates[1])} ${day(dates[0])} ${day(dates[2])}`;
  }

  let pace: string | null = null;
  const past = by !== null && usable.some(({ month }) => endOf(month) >= by);
  const isMetNow = since.length > 0 && meets(since[since.length - 1]!.value);
  const missed = past && !isMetNow && !met.some(({ month }) => startOf(month) <= by);
  if (by !== null && hasAim && !['reached', 'too-few', 'stale', 'unmeasured'].includes(state)) {
    const due = ms(by) + DAY - 1;
    if (missed) pace = 'missed';
    else if (past || isMetNow || state === 'no-baseline') pace = null;
    else if (state === 'moving') {
      if (dates && dates[1] > asOf)
        pace = dates[2] <= due ? 'ahead' : dates[1] <= due ? 'on-pace' : dates[0] <= due ? 'at-risk' : 'behind';
    } else if (goLive !== null && asOf - ms(goLive) >= (ms(by) - ms(goLive)) / 2) pace = 'behind';
  }

  let velocity: string | null = null;
  if (halves && direction !== 'maintain' && sense === 'better' && (state === 'moving' || state === 'reached')) {
    const { earlier, later } = halves;
    if (direction === 'increase' ? later.low > earlier.high : later.high < earlier.low) velocity = 'growing';
    else if (direction === 'increase' ? later.high < earlier.low : later.low > earlier.high) velocity = 'fading';
    else if (leads(later) === 'toward') velocity = 'steady';
  }

  let progress: number | null = null;
  if (state !== 'too-few') {
    if (direction === 'maintain') {
      if (hasAim && since.length) progress = since.filter(({ value }) => outside(value) === 0).length / since.length;
    } else if (current && baseline !== null && account.target !== null && account.target !== baseline)
      progress = (current.value - baseline) / (account.target - baseline);
  }
  const isTold = state !== 'too-few';
  return {
    state,
    baseline,
    current: current?.value ?? null,
    absolute: isTold && current && baseline !== null ? current.value - baseline : null,
    sense: isTold ? sense : null,
    progress,
    noise,
    assumed: noise === null ? null : assumed,
    slope: trend?.slope ?? null,
    low: trend?.low ?? null,
    high: trend?.high ?? null,
    movement,
    projection,
    pace,
    velocity,
    firstReached,
    heldSince,
  };
}
