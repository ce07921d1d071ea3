import type { Path } from '../types.js';

/**
 * Lists whose items can be dropped alone, so that one faulty item does not lose the rest. Ids are unique within a
 * group.
 */
export const ID_SPACES = [
  ['metrics', 'behaviors'],
  ['events'],
  ['plan.milestones'],
  ['plan.roles'],
  ['plan.nextPhase.options'],
  ['effort.entries'],
] as const;
export type Collection = (typeof ID_SPACES)[number][number];

export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, step) => (at as Record<string | number, unknown> | null | undefined)?.[step], value);

/** The ids in a list of a config that may be faulty. */
export function idsIn(value: unknown, collection: Collection): string[] {
  const items = valueAt(value, collection.split('.'));
  return Array.isArray(items) ? items.map((item) => valueAt(item, ['id'])).filter((id) => typeof id === 'string') : [];
}
