import type { Config } from '../../core/config/schema.js';
import { doNext } from '../../core/effort/do-next.js';
import { effortOf } from '../../core/effort/ledger.js';
import { minutesText } from '../../core/effort/ledger-text.js';
import { withFullStop, joinSentences, sentenceGap } from '../../core/i18n/punctuation.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { planFacts } from '../../core/plan/plan.js';
import { behaviorOf, type BehaviorResult } from '../../core/results/behavior.js';
import { shownEffects, type Effect } from '../../core/results/effect.js';
import { behaviorText, causeOf, effectJudgement, effectText } from '../../core/results/result-text.js';
import type { Result } from '../../core/results/result.js';
import { labelRun, plain, messageRuns, isolateNames, quoteText, withoutFullStop, type Run } from './rich-text.js';
import { quoteSentence } from './result-text.js';

/**
 * The key behaviours in order of importance: slipping ones, then those that move one of these results, then the rest.
 */
export function habitsOf(config: Config, results: readonly Result[], localizer: Localizer): BehaviorResult[] {
  const metricIds = new Set(results.map(({ metric }) => metric.id));
  const rank = ({ behavior, warning }: BehaviorResult) =>
    warning ? 0 : behavior.moves.some((id) => metricIds.has(id)) ? 1 : 2;
  return config.behaviors.map(({ id }) => behaviorOf(config, id, localizer)).sort((a, b) => rank(a) - rank(b));
}

/** A habit as a clause of a longer sentence. */
export function habitText(habit: BehaviorResult, localizer: Localizer): string {
  const { behavior, kept, missed, warning, missedInARow, periods, unit } = habit;
  const { t } = localizer;
  const name = quoteText(behavior.name, localizer);
  const latest = periods.findLast(({ finished, partial, value }) => finished && !partial && value !== null);
  if (kept + missed)
    return t(warning ? 'story.habit.warning' : 'story.habit', {
      name,
      kept,
      misses: missedInARow,
      periods: t(`periods.${behavior.cadence}`, { count: kept + missed }),
    });
  if ('src' in behavior.points) return t('story.habit.unread', { name });
  if (!latest || latest.value === null) return t('story.habit.unmeasured', { name });
  return t('story.habit.no-target', { name, value: localizer.number(latest.value, unit), period: latest.label });
}

/** A habit as a full sentence, as the timeline shows it beside the chart. */
export function habitSentence(habit: BehaviorResult, localizer: Localizer): string {
  const { behavior, kept, missed, warning, missedInARow } = habit;
  if (!(kept + missed)) return withFullStop(habitText(habit, localizer));
  const sentence = isolateNames(behaviorText(habit, localizer), [localizer.text(behavior.name)], localizer);
  return joinSentences([
    sentence,
    behavior.since === undefined ? '' : localizer.t('story.habit.since', { day: localizer.day(behavior.since) }),
    warning ? localizer.t('story.habit.missed', { misses: missedInARow }) : '',
  ]);
}

/** The effects of a result for the narrative: at most three without overlap, those of behaviours first. */
export const selectEffects = ({ effects }: Result): Effect[] => {
  const shown = shownEffects(effects);
  return [...shown.filter(({ source }) => source === 'behavior'), ...shown.filter(({ source }) => source === 'event')];
};

/** An effect as a sentence with its evidence label. */
export function effectRuns(config: Config, result: Result, effect: Effect, localizer: Localizer): Run[] {
  const cause = causeOf(config, effect, localizer);
  const name = localizer.t('story.effect.name', { metric: localizer.text(result.metric.name), what: cause });
  const sentence = isolateNames(
    quoteSentence(result, effectText(effect, result, name, localizer), localizer),
    [cause],
    localizer,
  );
  const judgement = effectJudgement(effect, result, localizer);
  return [
    ...messageRuns(localizer, 'story.effect.plain', {
      effect: withoutFullStop(sentence),
      label: labelRun(effect.label, localizer),
    }),
    ...(judgement ? [plain(`${sentenceGap(withFullStop(sentence))}${judgement}`)] : []),
  ];
}

/** A sentence about the next phase. Null without a plan. */
export function nextPhaseText(config: Config, localizer: Localizer): string | null {
  const plan = planFacts(config, localizer);
  if (!plan) return null;
  const { chosen, options } = plan.nextPhase;
  if (!chosen) {
    const names = options.map(({ name }) => localizer.t('quoted', { text: quoteText(name, localizer) }));
    return names.length
      ? localizer.t('story.next.open', { options: localizer.list(names) })
      : localizer.t('plan.missing.next-phase');
  }
  const name = quoteText(chosen.name, localizer);
  return chosen.result === undefined
    ? localizer.t('story.next', { name })
    : localizer.t('story.next.result', { name, result: withFullStop(quoteText(chosen.result, localizer)) });
}

/** A sentence about the open milestones, earliest first. Null without any. */
export function milestonesText(config: Config, maxCount: number, localizer: Localizer): string | null {
  const open = (planFacts(config, localizer)?.milestones ?? [])
    .filter(({ doneOn }) => doneOn === null)
    .slice(0, maxCount);
  const texts = open.map(({ milestone, status, owner }) => {
    const name = quoteText(milestone.name, localizer);
    if (milestone.due === undefined) return localizer.t('story.milestone.undated', { name });
    const due = localizer.day(milestone.due);
    if (status !== 'overdue') return localizer.t('story.milestone.due', { name, due });
    // who reads a copied text is on neither side for sure: the role says whose it is
    return owner
      ? localizer.t('story.milestone.overdue.owner', { name, due, owner: localizer.text(owner.role) })
      : localizer.t('story.milestone.overdue', { name, due });
  });
  return texts.length ? localizer.t('story.milestones', { milestones: texts.join(localizer.t('semicolon')) }) : null;
}

/** A sentence about the latest finished milestone. Null without any. */
export function lastDoneText(config: Config, localizer: Localizer): string | null {
  const done = (planFacts(config, localizer)?.milestones ?? [])
    .filter(({ doneOn }) => doneOn !== null)
    .sort((a, b) => (a.doneOn ?? '').localeCompare(b.doneOn ?? ''))
    .at(-1);
  return done?.doneOn
    ? localizer.t('story.milestone.last', {
        name: quoteText(done.milestone.name, localizer),
        day: localizer.day(done.doneOn),
      })
    : null;
}

/**
 * The actions for the customer: the best ones first, then the other open entries. Null if the config has no entries.
 */
export function asksText(config: Config, maxCount: number, localizer: Localizer): string | null {
  if (!config.effort?.entries.length) return null;
  const next = doNext(config, localizer).map(({ entry }) => entry);
  const others = effortOf(config).open.filter(({ id }) => !next.some((entry) => entry.id === id));
  const asks = [...next, ...others].slice(0, maxCount).map((entry) => {
    const facts = [
      minutesText(entry, localizer),
      ...(entry.due === undefined ? [] : [localizer.t('effort.by', { day: localizer.day(entry.due) })]),
    ];
    return localizer.t('story.ask', {
      title: quoteText(entry.title, localizer),
      facts: facts.join(localizer.t('comma')),
    });
  });
  return asks.length
    ? localizer.t('story.asks', { asks: asks.join(localizer.t('semicolon')) })
    : localizer.t('story.asks.none');
}
