import { civilOfDay, DAY, dayOf } from '../config/dates.js';
import type { Config, EntryOf, Metric, NextPhaseOption, Text } from '../config/schema.js';
import { effortOf, type EffortView } from '../effort/effort.js';
import type { Words } from '../locales/words.js';
import { planFacts, type MilestoneView } from '../plan/plan.js';
import { asOfCivil } from './buckets.js';
import { standingIdOf, type StandingId } from './standing.js';
import { isSameMeasure, isSameName, lastSeenOf, readLastSeen, type LastSeen, type MilestoneSeen, type ResultSeen } from './last-seen.js';
import { gain, noiseOf } from './measure.js';
import { resultOf, type Result } from './result.js';
import { sinceStatements, type SinceStatement } from './since-statements.js';

/** How the latest value differs from the one last seen. */
export interface ValueSince {
  /** Of a later period; the same period's, corrected; of an earlier one, since later ones were taken back; or the first there is. */
  how: 'moved' | 'corrected' | 'withdrawn' | 'first';
  before: number | null;
  now: number;
  /** Now minus before, in the metric's unit; null where the two are not compared. */
  difference: number | null;
  /** By the metric's direction; `none` within the noise, or where not compared. */
  sense: 'better' | 'worse' | 'none';
}

/** What is different about one result. What has not changed is null. */
export interface ResultSince {
  id: string;
  name: Text;
  /** `redefined`: what is measured has changed in between, so that no value is compared. */
  is: 'known' | 'new' | 'gone' | 'redefined';
  /** Null for one that is gone. */
  result: Result | null;
  value: ValueSince | null;
  standing: { before: StandingId; now: StandingId } | null;
  baseline: { before: number; now: number } | null;
  target: { before: Metric['target'] | null; now: Metric['target'] | null } | null;
  /** `undisputed`: a dispute was taken back. */
  opinion: 'confirmed' | 'disputed' | 'undisputed' | null;
  renamedFrom: Text | null;
  /** The day of the break after which nothing is compared; null where what is measured changed without one. */
  cutAt: string | null;
}

export interface MilestoneSince {
  id: string;
  name: Text;
  is: 'done' | 'reopened' | 'moved' | 'overdue' | 'new' | 'gone';
  /** The days on which it was and is due; null for none. */
  before: string | null;
  now: string | null;
  doneOn: string | null;
}

/** Something asked of the customer that is new, open again, or done by now. */
export interface AskSince {
  entry: EffortView['open'][number];
  is: 'new' | 'again' | 'done';
}

/** The difference between what was last seen of an account and what there is now. */
export interface SinceView {
  /** The days of `asOf`, then and now, and how many lie between. */
  from: string;
  to: string;
  days: number;
  /** `earlier`: something newer was seen before, so that nothing is compared. */
  order: 'later' | 'same' | 'earlier';
  /** Nothing but movements within the noise, if any: no meeting is needed. */
  isQuiet: boolean;
  /** Those with something to tell, in the order of the config; those that are gone last. */
  results: ResultSince[];
  milestones: MilestoneSince[];
  asks: AskSince[];
  /** Feedback that was replied to, or that has changed something. */
  answered: EntryOf<'feedback'>[];
  nextPhase: { before: string | null; now: NextPhaseOption | null } | null;
  statements: SinceStatement[];
}

/**
 * What has changed for the customer since they last looked: only what a customer may see, and no advice.
 * @param before what `lastSeenOf` gave then, as a value or as JSON text; anything else is taken, too
 * @param words the viewer's language, with its parts `results`, `work` and `story` loaded
 * @returns null where `before` cannot be read, is of another version of that shape, or is another account's. Never throws because of it.
 */
export function sinceLastLook(before: unknown, now: Config, words: Words): SinceView | null {
  const seen = readLastSeen(before);
  if (!seen || seen.account !== now.account.id) return null;
  const to = dayOf(asOfCivil(now));
  const later = Date.parse(now.asOf) - Date.parse(seen.asOf);
  const view: Omit<SinceView, 'statements'> = {
    from: seen.day, to, days: Math.max(0, (civilOfDay(to) - civilOfDay(seen.day)) / DAY),
    order: later > 0 ? 'later' : later < 0 ? 'earlier' : 'same',
    isQuiet: false, results: [], milestones: [], asks: [], answered: [], nextPhase: null,
  };
  const told = view.order === 'earlier' ? view : compared(view, seen, now, words);
  return { ...told, statements: sinceStatements(told, now, words) };
}

function compared(view: Omit<SinceView, 'statements'>, seen: LastSeen, config: Config, words: Words): Omit<SinceView, 'statements'> {
  const digest = lastSeenOf(config, words);
  const effort = effortOf(config);
  const plan = planFacts(config, words);
  const results = [
    ...digest.results.flatMap((now) => resultSince(seen.results.find(({ id }) => id === now.id), now, resultOf(config, now.id, words)) ?? []),
    ...seen.results.filter(({ id }) => !digest.results.some((now) => now.id === id)).map(goneResult),
  ];
  const milestones = [
    ...(plan?.milestones ?? []).flatMap((now) => milestoneSince(seen.milestones.find(({ id }) => id === now.milestone.id), now, seen.day, view.to) ?? []),
    ...seen.milestones.filter(({ id }) => !digest.milestones.some((now) => now.id === id)).map(({ id, name, due }): MilestoneSince => ({ id, name, is: 'gone', before: due, now: null, doneOn: null })),
  ];
  const asks = [
    ...effort.open.filter(({ id }) => !seen.open.includes(id)).map((entry): AskSince => ({ entry, is: seen.done.includes(entry.id) ? 'again' : 'new' })),
    ...effort.done.filter(({ id }) => seen.open.includes(id)).map((entry): AskSince => ({ entry, is: 'done' })),
  ];
  const answered = effort.feedback.filter(({ id }) => {
    const now = digest.feedback.find((item) => item.id === id);
    const then = seen.feedback.find((item) => item.id === id);
    return now !== undefined && ((now.replied && !then?.replied) || (now.change !== null && now.change !== (then?.change ?? null)));
  });
  const nextPhase = digest.chosen === seen.chosen ? null : { before: seen.chosen, now: plan?.nextPhase.chosen ?? null };
  const isQuiet = results.every(isWithinNoise) && !milestones.length && !asks.length && !answered.length && !nextPhase;
  return { ...view, isQuiet, results, milestones, asks, answered, nextPhase };
}

const isWithinNoise = ({ is, value, standing, baseline, target, opinion }: ResultSince): boolean =>
  is === 'known' && (value === null || ((value.how === 'moved' || value.how === 'corrected') && value.sense === 'none')) && !standing && !baseline && !target && !opinion;

const NOTHING = { value: null, standing: null, baseline: null, target: null, opinion: null, renamedFrom: null, cutAt: null } as const;

const goneResult = ({ id, name }: ResultSeen): ResultSince => ({ ...NOTHING, id, name, is: 'gone', result: null });

/** What is different about a result; null where nothing is. */
function resultSince(before: ResultSeen | undefined, now: ResultSeen, result: Result): ResultSince | null {
  const { id, name } = result.metric;
  if (!before) return { ...NOTHING, id, name, is: 'new', result };
  const about = { ...NOTHING, id, name, result, opinion: opinionSince(before, now), renamedFrom: isSameName(before.name, name) ? null : before.name };
  const cutAt = cutSince(before, result);
  if (cutAt !== null || !isSameMeasure(before.measure, now.measure)) return { ...about, is: 'redefined', cutAt };
  const standing = { before: before.standing, now: standingIdOf(result) };
  const since: ResultSince = {
    ...about, is: 'known',
    value: valueSince(before, result),
    standing: standing.before === standing.now ? null : standing,
    baseline: before.baseline === null || now.baseline === null || before.baseline === now.baseline ? null : { before: before.baseline, now: now.baseline },
    target: isSameTarget(before.target, now.target) ? null : { before: before.target, now: now.target },
  };
  const isTold = since.value || since.standing || since.baseline || since.target || since.opinion || since.renamedFrom !== null;
  return isTold || standing.now === 'stale' ? since : null;
}

/** The latest day on which the definition changed after the value last seen; null where it did not. */
const cutSince = ({ period }: ResultSeen, { metric, current }: Result): string | null =>
  metric.breaks.map(({ at }) => at).filter((at) => period !== null && current !== null && at > period && at <= current.bucket.end).sort().at(-1) ?? null;

function valueSince({ value: before, period }: ResultSeen, { metric, current, noise }: Result): ValueSince | null {
  if (!current) return null;
  const { value: now, bucket } = current;
  if (before === null || period === null) return { how: 'first', before: null, now, difference: null, sense: 'none' };
  if (bucket.start < period) return { how: 'withdrawn', before, now, difference: null, sense: 'none' };
  // a later period with the same value has not moved
  if (before === now) return null;
  const better = gain(metric, before, now);
  const sense = Math.abs(better) <= (noise ?? noiseOf({ value: before }, [])) ? 'none' : better > 0 ? 'better' : 'worse';
  return { how: bucket.start === period ? 'corrected' : 'moved', before, now, difference: now - before, sense };
}

function opinionSince({ opinion: before }: ResultSeen, { opinion: now }: ResultSeen): ResultSince['opinion'] {
  if (now) return before?.of === now.of && before.is === now.is ? null : now.is;
  return before?.is === 'disputed' ? 'undisputed' : null;
}

const isSameTarget = (before: ResultSeen['target'], now: ResultSeen['target']): boolean =>
  before?.value === now?.value && before?.min === now?.min && before?.max === now?.max && before?.by === now?.by;

/** What is different about a milestone; null where nothing is. */
function milestoneSince(before: MilestoneSeen | undefined, { milestone, doneOn }: MilestoneView, seenOn: string, today: string): MilestoneSince | null {
  const { id, name, due = null } = milestone;
  const is =
    !before ? (doneOn === null ? 'new' : 'done')
    : doneOn !== null ? (before.done ? null : 'done')
    : before.done ? 'reopened'
    : before.due !== due ? 'moved'
    : due !== null && due < today && due >= seenOn ? 'overdue'
    : null;
  return is && { id, name, is, before: before?.due ?? null, now: due, doneOn };
}
