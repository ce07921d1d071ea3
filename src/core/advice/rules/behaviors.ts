import { addPeriods, civilOfDay } from '../../series/civil-time.js';
import { isOf, doneDay } from '../../effort/ledger.js';
import { rule, type AdviceFacts, type Hit, type Rule } from '../rule.js';
import { speaksOfVendor } from '../vocabulary.js';
import { textsOf } from './results.js';

const MAX_BEHAVIORS = 2;
const UNMEASURED_PERIODS = 2;

type Followed = AdviceFacts['behaviors'][number];
const each =
  (applies: (followed: Followed, facts: AdviceFacts) => Hit['params'] | boolean): Rule['hits'] =>
  (facts) =>
    facts.behaviors.flatMap((followed) => {
      const found = applies(followed, facts);
      if (!found) return [];
      const name = facts.localizer.text(followed.result.behavior.name);
      return [{ path: ['behaviors', followed.index], params: { name, ...(typeof found === 'object' ? found : {}) } }];
    });

/** A hit for each result to which a test applies. The test gets the behaviours that move the result. */
const eachResult =
  (
    applies: (
      result: AdviceFacts['results'][number]['result'],
      moving: readonly Followed[],
      facts: AdviceFacts,
    ) => Hit['params'] | boolean,
  ): Rule['hits'] =>
  (facts) =>
    facts.results.flatMap(({ result, index }) => {
      if (result.metric.kind !== 'result') return [];
      const moving = facts.behaviors.filter((followed) => followed.result.behavior.moves.includes(result.metric.id));
      const found = applies(result, moving, facts);
      if (!found) return [];
      return [
        {
          path: ['metrics', index],
          params: { name: facts.localizer.text(result.metric.name), ...(typeof found === 'object' ? found : {}) },
        },
      ];
    });

export const BEHAVIOR_RULES: readonly Rule[] = [
  rule(
    'no-behavior',
    'warn',
    eachResult(({ metric }, moving, { config }) => Boolean(config.plan?.metrics.includes(metric.id)) && !moving.length),
  ),
  rule(
    'behavior-unmeasured',
    'warn',
    each(({ result: { behavior, kept, missed, periods } }, { today, localizer }) => {
      const { since, cadence } = behavior;
      if (since === undefined || kept + missed > 0 || periods.some(({ value }) => value !== null)) return false;
      return (
        addPeriods(cadence, civilOfDay(since), UNMEASURED_PERIODS) <= civilOfDay(today) && { day: localizer.day(since) }
      );
    }),
  ),
  rule(
    'too-many-behaviors',
    'note',
    eachResult((_, moving) => moving.length > MAX_BEHAVIORS && { count: moving.length }),
  ),
  rule(
    'behavior-fading',
    'warn',
    each(({ result: { warning, behavior } }, { config }) => {
      const open = (config.effort?.entries ?? []).filter((entry) => isOf(entry, 'action') && doneDay(entry) === null);
      return warning && !open.some(({ moves }) => moves.includes(behavior.id));
    }),
  ),
  rule(
    'behavior-is-usage',
    'ask',
    each(({ result: { behavior } }) => speaksOfVendor(textsOf(behavior.name))),
  ),
  rule(
    'result-without-change',
    'note',
    eachResult(({ state, change }, moving) => {
      const isBetter = state === 'reached' || change?.sense === 'better';
      return isBetter && moving.length > 0 && moving.every(({ result }) => result.kept === 0 && result.missed > 0);
    }),
  ),
];
