import type { Path } from './issues.js';

/** Lists whose items can be left out alone, so that one faulty part does not lose the rest; grouped by where an id may be there only once. */
export const ID_SPACES = [['metrics', 'behaviors'], ['events'], ['plan.milestones'], ['plan.roles'], ['plan.nextPhase.options'], ['effort.entries']] as const;
export type Collection = (typeof ID_SPACES)[number][number];

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step], value);

/** The ids in a list of a config that may be faulty. */
export function idsIn(value: unknown, collection: Collection): string[] {
  const items = valueAt(value, collection.split('.'));
  return Array.isArray(items) ? items.map((item) => valueAt(item, ['id'])).filter((id) => typeof id === 'string') : [];
}
