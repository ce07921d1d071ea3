import type { Change } from '../core/changes/change.js';
import { isRecord } from '../core/types.js';

/** Changes that customers saved, by account, in their order. */
export type SavedChanges = ReadonlyMap<string, readonly Change[]>;

/**
 * Reads saved changes: rows of `waymark_changes` (with the change as JSON in the column `change`), or the changes
 * themselves.
 * @returns how many rows are none, too
 */
export function savedChanges(rows: readonly unknown[]): { changes: SavedChanges; unreadable: number } {
  const changes = new Map<string, Change[]>();
  let unreadable = 0;
  for (const row of rows) {
    const change = changeIn(row);
    if (!change) {
      unreadable++;
      continue;
    }
    const list = changes.get(change.account) ?? [];
    changes.set(change.account, list);
    list.push(change);
  }
  return { changes, unreadable };
}

function changeIn(row: unknown): Change | null {
  if (!isRecord(row)) return null;
  let value: unknown = row;
  if (typeof row.change === 'string')
    try {
      value = JSON.parse(row.change);
    } catch {
      return null;
    }
  else if (isRecord(row.change)) value = row.change;
  const isChange =
    isRecord(value) &&
    ['id', 'at', 'account', 'kind', 'target'].every((key) => typeof value[key] === 'string') &&
    !Number.isNaN(Date.parse(String(value.at)));
  return isChange ? (value as Change) : null;
}
