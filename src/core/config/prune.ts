import type { Path } from '../types.js';
import { ID_SPACES, valueAt, type Collection } from './collections.js';

const COLLECTIONS: readonly Collection[] = ID_SPACES.flat();

/** Keys without which nothing can be shown. */
const ESSENTIAL = ['version', 'asOf', 'account'];

/** The position in a path of the index of a part that can be dropped alone. -1 if there is none. */
const partStep = (path: Path): number =>
  path.findIndex(
    (step, i) => typeof step === 'number' && (COLLECTIONS as readonly string[]).includes(path.slice(0, i).join('.')),
  );

/** The path of the smallest part to drop because of a fault at `path`. Null if the whole config is lost. */
export function droppablePart(path: Path): Path | null {
  const [first, second] = path;
  if (first === 'account' && second === 'currency') return [first, second];
  if (first === undefined || ESSENTIAL.includes(String(first))) return null;
  const item = partStep(path);
  if (item !== -1) return path.slice(0, item + 1);
  return first === 'plan' && second !== undefined ? path.slice(0, 2) : path.slice(0, 1);
}

/** A copy of `value` without the dropped paths. Unaffected parts are shared, not copied. */
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

/** Maps a path in the pruned config to its path in the input. */
export type ToInputPath = (path: Path) => Path;

/** @param drops the paths of the input that were left out */
export function indexMap(input: unknown, drops: readonly Path[]): ToInputPath {
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
