import { SILENT_DAYS } from '../core/advice/rules/fit.js';
import { digestOf } from './digest.js';
import type { ResultStanding, Standing } from './standing.js';

/** A change of an account between two builds, for a CRM, a chat or an automation. One line of NDJSON each. */
export interface FleetEvent {
  /** The same for the same change, so that a reader can leave out what it has. */
  id: string;
  /** Id of the account. */
  account: string;
  accountName: string;
  kind: 'state' | 'pace' | 'stage' | 'next-phase' | 'silence';
  /** Id of the metric; null for a change of the account as a whole. */
  metric: string | null;
  /** `asOf` of the earlier build, and of this one. */
  since: string;
  asOf: string;
  /** A status, a number of stages, an option's id, or true for silence. Null for no option. */
  before: string | number | boolean | null;
  after: string | number | boolean | null;
  sentence: string;
  /** The numbers behind it, in the metric's unit, or in days. */
  numbers: Readonly<Record<string, number | string | null>>;
  /** The rule by which it was judged. */
  rule: string;
}

type Change = Pick<FleetEvent, 'kind' | 'metric' | 'before' | 'after' | 'sentence' | 'numbers' | 'rule'>;

/**
 * The changes of an account between two builds: of state, pace, stage, next phase and silence. A result that is only in
 * one of the two changes nothing.
 * @param ruleOf the rule of a result's state or pace in words, by the metric's id
 */
export function eventsBetween(
  before: Standing,
  now: Standing,
  ruleOf: (metric: string, figure: 'state' | 'pace') => string,
): FleetEvent[] {
  const earlier = new Map(before.results.map((result) => [result.id, result]));
  const changes = [
    ...now.results.flatMap((result) => {
      const old = earlier.get(result.id);
      return old ? [...statusChange(old, result, ruleOf), ...stageChange(old, result)] : [];
    }),
    ...nextPhaseChange(before, now),
    ...silenceChange(before, now),
  ];
  const { id: account, name: accountName, asOf } = now;
  const since = before.asOf;
  return changes.map((change): FleetEvent => {
    const { kind, metric, before: was, after } = change;
    const id = digestOf(account, kind, metric ?? '', JSON.stringify([was, after]), since, asOf);
    return { id, account, accountName, since, asOf, ...change };
  });
}

function statusChange(
  old: ResultStanding,
  result: ResultStanding,
  ruleOf: (metric: string, figure: 'state' | 'pace') => string,
): Change[] {
  if (old.status === result.status) return [];
  const kind = old.state === result.state && old.pace !== result.pace ? 'pace' : 'state';
  const { id, name, value, period, baseline, target, by } = result;
  return [
    {
      kind,
      metric: id,
      before: old.status,
      after: result.status,
      sentence: `${name}: was “${old.label}”, now “${result.label}”. ${result.sentence}`,
      numbers: { valueBefore: old.value, value, period, baseline, target, by },
      rule: ruleOf(id, kind),
    },
  ];
}

function stageChange(old: ResultStanding, { id, name, stages, value }: ResultStanding): Change[] {
  if (stages.of < 2 || stages.of !== old.stages.of || stages.met === old.stages.met) return [];
  return [
    {
      kind: 'stage',
      metric: id,
      before: old.stages.met,
      after: stages.met,
      sentence: `${name}: meets ${stages.met} of ${stages.of} stages of the target, ${old.stages.met} before.`,
      numbers: { value, met: stages.met, of: stages.of },
      rule: 'A stage is met if the latest whole finished period since go-live meets its value.',
    },
  ];
}

function nextPhaseChange({ nextPhase: old }: Standing, { nextPhase }: Standing): Change[] {
  if (old?.id === nextPhase?.id) return [];
  return [
    {
      kind: 'next-phase',
      metric: null,
      before: old?.id ?? null,
      after: nextPhase?.id ?? null,
      sentence: nextPhase ? `Next phase chosen: “${nextPhase.name}”.` : 'The next phase is open again.',
      numbers: {},
      rule: 'The option that plan.nextPhase.chosen names.',
    },
  ];
}

function silenceChange(before: Standing, { isSilent, silentDays }: Standing): Change[] {
  if (before.isSilent === isSilent) return [];
  return [
    {
      kind: 'silence',
      metric: null,
      before: before.isSilent,
      after: isSilent,
      sentence: isSilent
        ? `The customer did nothing that is known for ${silentDays ?? 0} days.`
        : 'The customer is heard of again.',
      numbers: { daysBefore: before.silentDays, days: silentDays },
      rule: `Silent: more than ${SILENT_DAYS} days since the last known act of the customer.`,
    },
  ];
}
