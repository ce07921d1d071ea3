import type { Path } from './issues.js';

/** Lists whose items can be left out alone, so that one faulty part does not lose the rest. */
const COLLECTIONS = ['metrics', 'behaviors', 'events', 'plan.milestones', 'plan.roles', 'plan.nextPhase.options', 'effort.entries'] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** Without these, nothing can be said at all. */
const ESSENTIAL = ['version', 'asOf', 'account'];

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step], value);

/** The smallest part that must be left out because of a fault at `path`; null where the whole config is lost. */
export function partOf(path: Path): Path | null {
  const [first, second] = path;
  if (first === 'account' && second === 'currency') return [first, second];
  if (first === undefined || ESSENTIAL.includes(String(first))) return null;
  const item = path.findIndex((step, i) => typeof step === 'number' && (COLLECTIONS as readonly string[]).includes(path.slice(0, i).join('.')));
  if (item !== -1) return path.slice(0, item + 1);
  return first === 'plan' && second !== undefined ? path.slice(0, 2) : path.slice(0, 1);
}

/** A copy of `value` without the places named; what no place lies in is shared, not copied. */
export function without(value: unknown, drops: readonly Path[]): unknown {
  if (!drops.length || typeof value !== 'object' || value === null) return value;
  const byStep = new Map<string | number, Path[]>();
  for (const [step, ...rest] of drops) {
    if (step === undefined) continue;
    const below = byStep.get(step);
    if (below) below.push(rest);
    else byStep.set(step, [rest]);
  }
  const kept = <S extends string | number>(step: S, item: unknown): [S, unknown][] => {
    const below = byStep.get(step);
    if (!below) return [[step, item]];
    return below.some((rest) => rest.length === 0) ? [] : [[step, without(item, below)]];
  };
  if (Array.isArray(value)) return value.flatMap((item, i) => kept(i, item).map(([, inner]) => inner));
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => kept(key, item)));
}

/** For each list, where in the input each of the kept items stood. */
export function originsOf(input: unknown, drops: readonly Path[]): (collection: Collection, index: number) => number {
  const dropped = new Set(drops.map((drop) => drop.join('.')));
  const origins = new Map(
    COLLECTIONS.map((name) => {
      const items = valueAt(input, name.split('.'));
      const all = Array.isArray(items) ? items.map((_, i) => i) : [];
      return [name, all.filter((i) => !dropped.has(`${name}.${i}`))];
    }),
  );
  return (collection, index) => origins.get(collection)?.[index] ?? index;
}
