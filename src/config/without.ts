import type { Path } from './issues.js';
import { ID_SPACES, valueAt, type Collection } from './parts.js';

const COLLECTIONS: readonly Collection[] = ID_SPACES.flat();

/** Without these, nothing can be said at all. */
const ESSENTIAL = ['version', 'asOf', 'account'];

/** The step of a path that is the index of a part which can be left out alone; -1 where it leads into none. */
const partStep = (path: Path): number =>
  path.findIndex((step, i) => typeof step === 'number' && (COLLECTIONS as readonly string[]).includes(path.slice(0, i).join('.')));

/** The smallest part that must be left out because of a fault at `path`; null where the whole config is lost. */
export function partOf(path: Path): Path | null {
  const [first, second] = path;
  if (first === 'account' && second === 'currency') return [first, second];
  if (first === undefined || ESSENTIAL.includes(String(first))) return null;
  const item = partStep(path);
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

/** Where in an input something stood that stands at a path of what was kept of it. */
export type Origin = (path: Path) => Path;

/** @param drops what of the input was left out */
export function originsOf(input: unknown, drops: readonly Path[]): Origin {
  const dropped = new Set(drops.map((drop) => drop.join('.')));
  const origins = new Map<string, number[]>(
    COLLECTIONS.map((name) => {
      const items = valueAt(input, name.split('.'));
      const all = Array.isArray(items) ? items.map((_, i) => i) : [];
      return [name, all.filter((i) => !dropped.has(`${name}.${i}`))];
    }),
  );
  return (path) => {
    const step = partStep(path);
    return path.map((own, i) => (i === step ? (origins.get(path.slice(0, i).join('.'))?.[Number(own)] ?? own) : own));
  };
}
