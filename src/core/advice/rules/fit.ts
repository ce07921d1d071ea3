import type { Config, Entry } from '../../config/schema.js';
import { isOf, isOfCustomer } from '../../effort/ledger.js';
import { daysBetween } from '../../plan/plan.js';
import { rule, whole, type AdviceFacts, type Rule } from '../rule.js';
import { isWrongReason } from '../vocabulary.js';

/** A customer of whom nothing is known for more days than this is silent. */
export const SILENT_DAYS = 60;
const SIGNAL_DAYS = 365;
const RECENT_DAYS = 30;
const MIN_RESCUE_CASES = 3;

/** The days on which the customer acted on an entry. */
function daysOfEntry(entry: Entry): (string | undefined)[] {
  return [
    isOfCustomer(entry) ? entry.done?.on : undefined,
    ...entry.comments.map(({ on }) => on),
    isOf(entry, 'question', 'decision') ? entry.answer?.on : undefined,
    isOf(entry, 'feedback') ? entry.given : undefined,
    isOf(entry, 'case') ? entry.opened : undefined,
  ];
}

/**
 * Days since the last known act of the customer. Null if none is known.
 * @param others days of acts that the config does not hold, `YYYY-MM-DD`
 */
export function daysOfSilence(
  { metrics, plan, effort }: Config,
  today: string,
  others: readonly string[] = [],
): number | null {
  const days = [
    ...metrics.flatMap(({ confirmed, disputed }) => [confirmed?.on, disputed?.on]),
    plan?.confirmed?.on,
    ...(plan?.roles ?? []).filter(({ side }) => side === 'customer').map(({ confirmedOn }) => confirmedOn),
    ...(effort?.entries ?? []).flatMap(daysOfEntry),
    ...others,
  ].filter((day): day is string => day !== undefined && day <= today);
  const last = days.sort().at(-1);
  return last === undefined ? null : daysBetween(last, today);
}

const silentDays = ({ config, notes, today }: AdviceFacts): number | null =>
  daysOfSilence(
    config,
    today,
    notes.signals.map(({ on }) => on),
  );

const casesSince = ({ config, today }: AdviceFacts, days: number): number =>
  (config.effort?.entries ?? []).filter(
    (entry) =>
      isOf(entry, 'case') &&
      entry.opened !== undefined &&
      entry.opened <= today &&
      daysBetween(entry.opened, today) <= days,
  ).length;

const required = ({ context }: AdviceFacts) =>
  (context.playbook?.bullseye?.attributes ?? []).filter(({ need }) => need === 'must');

export const FIT_RULES: readonly Rule[] = [
  rule('off-the-map', 'ask', ({ results, context: { playbook }, localizer }) => {
    const proven = playbook?.proven;
    if (!proven?.size) return [];
    return results.flatMap(({ result: { metric }, index }) =>
      whole(metric.kind === 'result' && !proven.has(metric.id), ['metrics', index], {
        name: localizer.text(metric.name),
      }),
    );
  }),
  rule('bought-for-other', 'warn', ({ notes: { boughtFor }, context: { playbook } }) => {
    const isProven = boughtFor.some((reason) => playbook?.proven?.has(reason));
    const isWrong = boughtFor.some(isWrongReason);
    return whole(boughtFor.length > 0 && (isWrong || (Boolean(playbook?.proven?.size) && !isProven)), [
      'private',
      'boughtFor',
    ]);
  }),
  rule('precondition-unmet', 'warn', (facts) =>
    required(facts).flatMap(({ id, name }) =>
      whole(Object.hasOwn(facts.notes.fit, id) && facts.notes.fit[id] === false, ['private', 'fit', id], { name }),
    ),
  ),
  rule('precondition-unknown', 'ask', (facts) =>
    required(facts).flatMap(({ id, name }) => whole(!Object.hasOwn(facts.notes.fit, id), ['private', 'fit'], { name })),
  ),
  rule('silence', 'warn', (facts) => {
    const days = silentDays(facts);
    return whole(days !== null && days > SILENT_DAYS, [], { days: days ?? 0 });
  }),
  rule('complaint-is-engagement', 'note', (facts) => {
    const days = silentDays(facts);
    const complaints = facts.notes.signals.filter(
      ({ kind, on }) => kind === 'complaint' && on <= facts.today && daysBetween(on, facts.today) <= RECENT_DAYS,
    ).length;
    const before = casesSince(facts, 2 * RECENT_DAYS) - casesSince(facts, RECENT_DAYS);
    return whole(
      days !== null && days <= SILENT_DAYS && (complaints > 0 || casesSince(facts, RECENT_DAYS) > before + 1),
      [],
    );
  }),
  rule('contract-change', 'note', ({ notes, today, localizer }) => {
    const last = notes.signals
      .filter(
        ({ kind, on }) =>
          ['contract-change', 'reduction', 'expansion'].includes(kind) &&
          on <= today &&
          daysBetween(on, today) <= SIGNAL_DAYS,
      )
      .map(({ on }) => on)
      .sort()
      .at(-1);
    return whole(last !== undefined, ['private', 'signals'], { day: localizer.day(last ?? today) });
  }),
  rule('rescue', 'warn', (facts) => {
    const count = casesSince(facts, RECENT_DAYS);
    return whole(
      count >= MIN_RESCUE_CASES &&
        facts.behaviors.some(
          ({ result }) =>
            result.periods.filter(({ status }) => status === 'kept' || status === 'missed').at(-1)?.status === 'missed',
        ),
      ['effort', 'entries'],
      { count },
    );
  }),
  rule('lost-unclassed', 'ask', ({ notes: { lost } }) =>
    whole(lost !== null && (typeof lost.class !== 'string' || typeof lost.why !== 'string'), ['private', 'lost']),
  ),
];
