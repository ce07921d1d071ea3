import type { Milestone } from '../config/schema.js';

/** The chain of open milestones that decides when the plan ends. */
export interface CriticalPath {
  /** Ids in the order in which they must be done. */
  ids: string[];
  /** The day the last of them is due. */
  ends: string;
}

/**
 * Cycles of milestones that wait for each other, each once, as the ids along it. A milestone that waits for itself is a
 * cycle of one.
 */
export function cyclesOf(milestones: readonly Milestone[]): string[][] {
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const left = new Set(byId.keys());
  const seen = new Set<string>();
  const cycles: string[][] = [];
  for (const start of byId.keys()) {
    // follow `after`; visited milestones are removed from `left`
    const walk = left.has(start) ? [start] : [];
    for (let at = walk.at(-1); at !== undefined; at = walk.at(-1)) {
      seen.add(at);
      const before = byId.get(at)?.after.find((id) => left.has(id));
      if (before === undefined) {
        walk.pop();
        left.delete(at);
      } else if (seen.has(before)) {
        const cycle = walk.splice(walk.lastIndexOf(before)).reverse();
        cycles.push(cycle);
        for (const id of cycle) left.delete(id);
      } else walk.push(before);
    }
  }
  return cycles;
}

/**
 * From the open milestone that is due last back along `after`, each time to the open one that is due last. A delay of
 * one of them delays the end. Null if no open milestone has a day.
 */
export function criticalPathOf(open: readonly Milestone[], cycles: readonly string[][]): CriticalPath | null {
  const circular = new Set(cycles.flat());
  const byId = new Map(open.map((milestone) => [milestone.id, milestone]));
  const latest = (candidates: readonly Milestone[]) =>
    candidates.reduce<Milestone | null>(
      (last, one) => (one.due !== undefined && (last?.due === undefined || one.due > last.due) ? one : last),
      null,
    );
  const last = latest(open);
  if (last?.due === undefined) return null;
  const path = new Set<string>();
  for (let at: Milestone | null = last; at && !path.has(at.id);) {
    path.add(at.id);
    const before: Milestone[] = circular.has(at.id) ? [] : at.after.flatMap((id) => byId.get(id) ?? []);
    at = latest(before) ?? before[0] ?? null;
  }
  return { ids: [...path].reverse(), ends: last.due };
}
