import { civilOfDay, DAY, dayOf } from '../series/civil-time.js';
import type { Config } from '../config/schema.js';
import { effortOf } from '../effort/ledger.js';
import type { Localizer } from '../i18n/localizer.js';
import { planFacts, type MilestoneView } from '../plan/plan.js';
import { asOfCivil } from '../results/buckets.js';
import { statusOf } from '../results/status.js';
import {
  isSameMeasure,
  isSameName,
  lastSeenOf,
  readLastSeen,
  type LastSeen,
  type MilestoneSeen,
  type ResultSeen,
} from './digest.js';
import { isSeasonal } from '../results/frame.js';
import { senseOf } from '../results/measurements.js';
import { resultOf, type Result } from '../results/result.js';
import { sinceStatements } from './diff-sentences.js';
import type { AskSince, MilestoneSince, ResultSince, SinceView, ValueSince } from './types.js';

export type { AskSince, MilestoneSince, ResultSince, SinceView, ValueSince } from './types.js';

/**
 * The differences since the last visit. Only facts that a customer may see, without advice.
 * @param before the digest by `lastSeenOf` of the last visit, as a value or as JSON text
 * @param localizer the reader's language, with `NARRATIVE_PARTS` loaded
 * @returns null if `before` cannot be read, has another version, or belongs to another account. Never throws because of
 * it.
 * @example
 * await loadMessages('en', NARRATIVE_PARTS);
 * const since = sinceLastVisit(localStorage.getItem('seen'), config, localizerFor('en'));
 * for (const { text } of since?.statements ?? []) console.log(text);
 */
export function sinceLastVisit(before: unknown, now: Config, localizer: Localizer): SinceView | null {
  const seen = readLastSeen(before);
  if (!seen || seen.account !== now.account.id) return null;
  const to = dayOf(asOfCivil(now));
  const later = Date.parse(now.asOf) - Date.parse(seen.asOf);
  const view: Omit<SinceView, 'statements'> = {
    from: seen.day,
    to,
    days: Math.max(0, (civilOfDay(to) - civilOfDay(seen.day)) / DAY),
    order: later > 0 ? 'later' : later < 0 ? 'earlier' : 'same',
    isQuiet: false,
    results: [],
    milestones: [],
    asks: [],
    answered: [],
    nextPhase: null,
  };
  const told = view.order === 'earlier' ? view : compare(view, seen, now, localizer);
  return { ...told, statements: sinceStatements(told, now, localizer) };
}

function compare(
  view: Omit<SinceView, 'statements'>,
  seen: LastSeen,
  config: Config,
  localizer: Localizer,
): Omit<SinceView, 'statements'> {
  const digest = lastSeenOf(config, localizer);
  const effort = effortOf(config);
  const plan = planFacts(config, localizer);
  const results = [
    ...digest.results.flatMap(
      (now) =>
        resultSince(
          seen.results.find(({ id }) => id === now.id),
          now,
          resultOf(config, now.id, localizer),
        ) ?? [],
    ),
    ...seen.results.filter(({ id }) => !digest.results.some((now) => now.id === id)).map(removedResult),
  ];
  const milestones = [
    ...(plan?.milestones ?? []).flatMap(
      (now) =>
        milestoneSince(
          seen.milestones.find(({ id }) => id === now.milestone.id),
          now,
          seen.day,
          view.to,
        ) ?? [],
    ),
    ...seen.milestones
      .filter(({ id }) => !digest.milestones.some((now) => now.id === id))
      .map(({ id, name, due }): MilestoneSince => ({ id, name, is: 'gone', before: due, now: null, doneOn: null })),
  ];
  const asks = [
    ...effort.open
      .filter(({ id }) => !seen.open.includes(id))
      .map((entry): AskSince => ({ entry, is: seen.done.includes(entry.id) ? 'again' : 'new' })),
    ...effort.done.filter(({ id }) => seen.open.includes(id)).map((entry): AskSince => ({ entry, is: 'done' })),
  ];
  const answered = effort.feedback.filter(({ id }) => {
    const now = digest.feedback.find((item) => item.id === id);
    const then = seen.feedback.find((item) => item.id === id);
    return (
      now !== undefined &&
      ((now.replied && !then?.replied) || (now.change !== null && now.change !== (then?.change ?? null)))
    );
  });
  const nextPhase = digest.chosen === seen.chosen ? null : { before: seen.chosen, now: plan?.nextPhase.chosen ?? null };
  const isQuiet = results.every(isWithinNoise) && !milestones.length && !asks.length && !answered.length && !nextPhase;
  return { ...view, isQuiet, results, milestones, asks, answered, nextPhase };
}

const isWithinNoise = ({ is, value, status, baseline, target, opinion }: ResultSince): boolean =>
  is === 'known' &&
  (value === null || ((value.how === 'moved' || value.how === 'corrected') && value.sense === 'none')) &&
  !status &&
  !baseline &&
  !target &&
  !opinion;

const NOTHING = {
  value: null,
  status: null,
  baseline: null,
  target: null,
  opinion: null,
  renamedFrom: null,
  brokenAt: null,
} as const;

const removedResult = ({ id, name }: ResultSeen): ResultSince => ({ ...NOTHING, id, name, is: 'gone', result: null });

/** The differences of a result. Null if there are none. */
function resultSince(before: ResultSeen | undefined, now: ResultSeen, result: Result): ResultSince | null {
  const { id, name } = result.metric;
  if (!before) return { ...NOTHING, id, name, is: 'new', result };
  const about = {
    ...NOTHING,
    id,
    name,
    result,
    opinion: opinionSince(before, now),
    renamedFrom: isSameName(before.name, name) ? null : before.name,
  };
  const brokenAt = breakSince(before, result);
  if (brokenAt !== null || !isSameMeasure(before.measure, now.measure)) return { ...about, is: 'redefined', brokenAt };
  const status = { before: before.status, now: statusOf(result) };
  const since: ResultSince = {
    ...about,
    is: 'known',
    value: valueSince(before, result),
    status: status.before === status.now ? null : status,
    baseline:
      before.baseline === null || now.baseline === null || before.baseline === now.baseline
        ? null
        : { before: before.baseline, now: now.baseline },
    target: isSameTarget(before.target, now.target) ? null : { before: before.target, now: now.target },
  };
  const isTold =
    since.value || since.status || since.baseline || since.target || since.opinion || since.renamedFrom !== null;
  return isTold || status.now === 'stale' ? since : null;
}

/** The latest day on which the definition changed after the value last seen. Null if it did not. */
const breakSince = ({ period }: ResultSeen, { metric, current }: Result): string | null =>
  metric.breaks
    .map(({ at }) => at)
    .filter((at) => period !== null && current !== null && at > period && at <= current.bucket.end)
    .sort()
    .at(-1) ?? null;

/** For a metric without a noise: share of the value last seen below which a difference is not a change. */
const ASSUMED_NOISE = 0.05;

function valueSince({ value: before, period }: ResultSeen, { metric, current, noise }: Result): ValueSince | null {
  if (!current) return null;
  const { value: now, bucket } = current;
  if (before === null || period === null) return { how: 'first', before: null, now, difference: null, sense: 'none' };
  if (bucket.start < period) return { how: 'withdrawn', before, now, difference: null, sense: 'none' };
  // a later period with the same value is not a difference
  if (before === now) return null;
  const isCorrected = bucket.start === period;
  // two seasons of a year are not compared with each other
  if (isSeasonal(metric) && !isCorrected) return { how: 'moved', before, now, difference: null, sense: 'none' };
  const sense = senseOf(metric, before, now, noise?.value ?? ASSUMED_NOISE * Math.abs(before));
  return { how: isCorrected ? 'corrected' : 'moved', before, now, difference: now - before, sense };
}

function opinionSince({ opinion: before }: ResultSeen, { opinion: now }: ResultSeen): ResultSince['opinion'] {
  if (now) return before?.of === now.of && before.is === now.is ? null : now.is;
  return before?.is === 'disputed' ? 'undisputed' : null;
}

const isSameTarget = (before: ResultSeen['target'], now: ResultSeen['target']): boolean =>
  before?.value === now?.value && before?.min === now?.min && before?.max === now?.max && before?.by === now?.by;

/** The differences of a milestone. Null if there are none. */
function milestoneSince(
  before: MilestoneSeen | undefined,
  { milestone, doneOn }: MilestoneView,
  seenOn: string,
  today: string,
): MilestoneSince | null {
  const { id, name, due = null } = milestone;
  const is = !before
    ? doneOn === null
      ? 'new'
      : 'done'
    : doneOn !== null
      ? before.done
        ? null
        : 'done'
      : before.done
        ? 'reopened'
        : before.due !== due
          ? 'moved'
          : due !== null && due < today && due >= seenOn
            ? 'overdue'
            : null;
  return is && { id, name, is, before: before?.due ?? null, now: due, doneOn };
}
