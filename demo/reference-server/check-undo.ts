// The rules of an undo. It could say anything of anybody: that the CFO confirmed a number, or that an action is done
// without the evidence that it asks for. So it puts back only what stood there before.
import { isDeepStrictEqual } from 'node:util';
import { applyChange, type Change } from '../../src/core/changes/change.js';
import { parseConfig } from '../../src/core/config/parse.js';
import type { Config } from '../../src/core/config/schema.js';
import { Problem } from './problem-details.js';

/** The values at the target of an undo, by the keys of the undo's own value. Absent parts are left out. */
interface Standing {
  done?: Said;
  confirmed?: Said;
  disputed?: Said;
  earlier?: Said;
  ranks?: Record<string, number | null>;
  comments?: Said[];
  answer?: Said;
}
interface Said {
  on: string;
  by?: unknown;
  text?: string;
}

const UNDOS: ReadonlySet<string> = new Set([
  'action-restored',
  'milestone-restored',
  'metric-restored',
  'purpose-unconfirmed',
  'next-phase-restored',
  'comment-withdrawn',
  'answer-withdrawn',
]);

/** True for a change that takes an earlier one back. */
export const isUndo = ({ kind }: Change): boolean => UNDOS.has(kind);

/**
 * The values that stood at the target of an undo: first in the vendor's config, then after each change, and last what
 * stands there now.
 *
 * @param seed the vendor's config as JSON; null if it is gone
 * @param current the account's config as JSON
 * @param changes the applied changes, in order
 */
export function pastOf(
  seed: string | null,
  current: string,
  changes: readonly Change[],
  undo: Change,
): readonly Standing[] {
  const now = parsed(current);
  // they put nothing back, so what stands now is enough
  if (now && (undo.kind === 'comment-withdrawn' || undo.kind === 'answer-withdrawn')) return [standing(now, undo)];
  let config = seed === null ? now : parsed(seed);
  const past = config ? [standing(config, undo)] : [];
  for (const change of changes) {
    if (!config) break;
    config = applyChange(config, change);
    past.push(standing(config, undo));
  }
  return now ? [...past, standing(now, undo)] : past;
}

const parsed = (json: string): Config | undefined => parseConfig(json).config;

function standing({ metrics, plan, effort }: Config, { kind, target }: Change): Standing {
  const isTarget = ({ id }: { id: string }) => id === target;
  switch (kind) {
    case 'action-restored':
      return plain({ done: effort?.entries.find(isTarget)?.done });
    case 'milestone-restored':
      return plain({ done: plan?.milestones.find(isTarget)?.done });
    case 'metric-restored': {
      const metric = metrics.find(isTarget);
      return plain({ confirmed: metric?.confirmed, disputed: metric?.disputed });
    }
    case 'purpose-unconfirmed':
      return plain({ earlier: plan?.confirmed });
    case 'next-phase-restored':
      return { ranks: Object.fromEntries((plan?.nextPhase?.options ?? []).map(({ id, rank = null }) => [id, rank])) };
    case 'comment-withdrawn':
      return plain({ comments: effort?.entries.find(isTarget)?.comments });
    case 'answer-withdrawn': {
      const entry = effort?.entries.find(isTarget);
      return plain({ answer: entry && 'answer' in entry ? entry.answer : undefined });
    }
    default:
      return {};
  }
}

/** As JSON, without absent parts. A bare day of `done` is the same as `{ on }`. */
function plain(value: object): Standing {
  const parts = Object.entries(JSON.parse(JSON.stringify(value)) as Record<string, unknown>);
  return Object.fromEntries(
    parts
      .filter(([, part]) => part !== null)
      .map(([key, part]) => [key, typeof part === 'string' ? { on: part } : part]),
  );
}

const wantedBy = ({ value }: Change): Standing => plain(value ?? {});

/**
 * The undo with the names in it. A page that has just saved something may not know yet under which name: what it wants
 * back without a name gets the name that stood there.
 */
export function namedUndo(change: Change, past: readonly Standing[]): Change {
  if (change.kind === 'next-phase-restored' || past.length < 2) return change;
  const wanted = wantedBy(change);
  if (past.some((before) => isDeepStrictEqual(before, wanted))) return change;
  const named = past.findLast((before) => isDeepStrictEqual(withoutNames(before), wanted));
  return named ? ({ ...change, value: named } as Change) : change;
}

const withoutNames = (parts: Standing): Standing =>
  JSON.parse(JSON.stringify(parts, (key, value: unknown) => (key === 'by' ? undefined : value))) as Standing;

/**
 * Checks an undo against what stood at its target.
 *
 * @param past as of `pastOf`
 * @param name the name of the person who sends the undo
 * @throws Problem with a sentence for that person
 */
export function checkUndo(change: Change, past: readonly Standing[], name: string): void {
  const now = past.at(-1);
  if (!now) return;
  switch (change.kind) {
    case 'action-restored':
    case 'milestone-restored':
      return checkStood(wantedBy(change), past);
    case 'metric-restored':
    case 'purpose-unconfirmed':
      return checkOpinion(wantedBy(change), past, now, name);
    case 'next-phase-restored':
      return checkRanks(change.value?.ranks ?? {}, past, now);
    case 'comment-withdrawn': {
      const same = (now.comments ?? []).filter(({ text }) => text === change.value?.text);
      if (same.length && !same.some(({ by }) => by === name)) throw otherPerson();
      return;
    }
    case 'answer-withdrawn':
      if (now.answer && now.answer.by !== name) throw otherPerson();
      return;
    default:
  }
}

function checkStood(wanted: Standing, past: readonly Standing[]): void {
  if (Object.keys(wanted).length && !past.some((before) => isDeepStrictEqual(before, wanted)))
    throw new Problem('not-before', 'This was not there before, so it cannot be put back.');
}

/**
 * A confirmation or a dispute is taken back by the person who gave it. Then stands what stood before the person said
 * anything, or what the same person said earlier: nobody else's word that was taken back meanwhile.
 */
function checkOpinion(wanted: Standing, past: readonly Standing[], now: Standing, name: string): void {
  if (isDeepStrictEqual(wanted, now)) return;
  const isOwn = (opinion: Standing) => Object.values(opinion as Record<string, Said>).some(({ by }) => by === name);
  if (Object.keys(now).length && !isOwn(now)) throw otherPerson();
  const others = past.findLast((opinion) => !isOwn(opinion)) ?? {};
  checkStood(wanted, [others, ...past.filter(isOwn)]);
}

/** As for a new rank: at most the number of options, except where the vendor gave a larger one. */
function checkRanks(
  wanted: Readonly<Record<string, number | null>>,
  past: readonly Standing[],
  { ranks = {} }: Standing,
): void {
  const count = Object.keys(ranks).length;
  for (const [id, rank] of Object.entries(wanted))
    if ((rank ?? 0) > count && !past.some((before) => before.ranks?.[id] === rank))
      throw new Problem('no-rank', `There are ${count} options, so there is no place ${rank}.`);
}

const otherPerson = (): Problem => new Problem('other-person', 'Only the person who said this can take it back.');
