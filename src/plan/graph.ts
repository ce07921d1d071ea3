import type { Milestone } from '../config/schema.js';

/** The longest chain of open milestones that wait for each other, and whether it ends in time. */
export interface CriticalPath {
  /** Ids in the order in which they must be done. */
  ids: string[];
  /** The day the last of them is due. */
  ends: string;
}

/**
 * Milestones that wait for each other, directly or around, each circle once as the ids along it. A milestone after itself
 * is a circle of one.
 */
export function cyclesOf(milestones: readonly Milestone[]): string[][] {
  const byId = new Map(milestones.map((milestone) => [milestone.id, milestone]));
  const left = new Set(byId.keys());
  const cycles: string[][] = [];
  for (;;) {
    trim(left, byId);
    const [start] = left;
    if (start === undefined) return cycles;
    const walk: string[] = [];
    let at: string | undefined = start;
    while (at !== undefined && !walk.includes(at)) {
      walk.push(at);
      at = byId.get(at)?.after.find((id) => left.has(id));
    }
    // walked backwards, from what waits to what it waits for
    const cycle = walk.slice(walk.indexOf(at ?? start)).reverse();
    cycles.push(cycle);
    for (const id of cycle) left.delete(id);
  }
}

/** Takes out, again and again, what waits for nothing that is left: what remains lies on a circle or behind one that does. */
function trim(left: Set<string>, byId: ReadonlyMap<string, Milestone>): void {
  const waiting = new Map([...left].map((id) => [id, (byId.get(id)?.after ?? []).filter((before) => left.has(before)).length]));
  const followers = new Map<string, string[]>();
  for (const id of left) for (const before of byId.get(id)?.after ?? []) followers.set(before, [...(followers.get(before) ?? []), id]);
  const free = [...waiting].flatMap(([id, count]) => (count === 0 ? [id] : []));
  for (let id = free.pop(); id !== undefined; id = free.pop()) {
    left.delete(id);
    for (const follower of followers.get(id) ?? []) {
      const count = (waiting.get(follower) ?? 0) - 1;
      waiting.set(follower, count);
      if (count === 0 && left.has(follower)) free.push(follower);
    }
  }
}

/**
 * From the open milestone that is due last back along `after`, each time to the open one that is due last: what delays one
 * of these delays the end. Null where no open milestone has a day.
 */
export function criticalPathOf(open: readonly Milestone[], cycles: readonly string[][]): CriticalPath | null {
  const circular = new Set(cycles.flat());
  const byId = new Map(open.map((milestone) => [milestone.id, milestone]));
  const latest = (candidates: readonly Milestone[]) =>
    candidates.reduce<Milestone | null>((last, one) => (one.due !== undefined && (last?.due === undefined || one.due > last.due) ? one : last), null);
  const last = latest(open);
  if (last?.due === undefined) return null;
  const ids: string[] = [];
  for (let at: Milestone | null = last; at && !ids.includes(at.id); ) {
    ids.unshift(at.id);
    const before: Milestone[] = circular.has(at.id) ? [] : at.after.flatMap((id) => byId.get(id) ?? []);
    at = latest(before) ?? before[0] ?? null;
  }
  return { ids, ends: last.due };
}
