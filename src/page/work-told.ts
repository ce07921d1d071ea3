import type { Config } from '../config/schema.js';
import { doNext } from '../effort/do-next.js';
import { effortOf } from '../effort/effort.js';
import { minutesText } from '../effort/texts.js';
import { ended, inARow } from '../locales/sentences.js';
import type { Words } from '../locales/words.js';
import { planFacts } from '../plan/plan.js';
import { behaviorOf, type BehaviorResult } from '../results/behavior.js';
import type { Effect } from '../results/effect.js';
import { behaviorText, causeOf, effectText } from '../results/texts.js';
import type { Result } from '../results/result.js';
import { labelled, runsOf, sentenceIn, textIn, unended, type Run } from './runs.js';
import { saidOf } from './told.js';

/** The key behaviours; those that are slipping first, then those that move one of these results. */
export function habitsOf(config: Config, results: readonly Result[], words: Words): BehaviorResult[] {
  const told = new Set(results.map(({ metric }) => metric.id));
  const rank = ({ behavior, warning }: BehaviorResult) => (warning ? 0 : behavior.moves.some((id) => told.has(id)) ? 1 : 2);
  return config.behaviors.map(({ id }) => behaviorOf(config, id, words)).sort((a, b) => rank(a) - rank(b));
}

/** A habit as a part of a sentence. */
export function habitText(habit: BehaviorResult, words: Words): string {
  const { behavior, kept, missed, warning, periods, unit } = habit;
  const { say } = words;
  const name = textIn(behavior.name, words);
  const latest = periods.findLast(({ finished, value }) => finished && value !== null);
  if (kept + missed) return say(warning ? 'story.habit.warning' : 'story.habit', { name, kept, periods: say(`periods.${behavior.cadence}`, { count: kept + missed }) });
  if (!latest || latest.value === null) return say('story.habit.unmeasured', { name });
  return say('story.habit.no-target', { name, value: words.number(latest.value, unit), period: latest.label });
}

/** A habit as a sentence of its own, the same as beside the chart. */
export function habitSentence(habit: BehaviorResult, words: Words): string {
  const { behavior, kept, missed, warning } = habit;
  if (!(kept + missed)) return ended(habitText(habit, words));
  const said = sentenceIn(behaviorText(habit, words), [words.text(behavior.name)], words);
  return inARow([said, behavior.since === undefined ? '' : words.say('story.habit.since', { day: words.day(behavior.since) }), warning ? words.say('story.habit.missed') : '']);
}

/** What people set out to do; not what befell them, nor a note. */
const KINDS: readonly string[] = ['go-live', 'behavior', 'expertise', 'milestone'];

/** The effects that are told of a result: of behaviours, then of events, in the order of time. An event on the day a behaviour began is that behaviour. */
export function effectsTold(config: Config, { effects }: Result): Effect[] {
  const habits = effects.filter(({ source }) => source === 'behavior');
  const begun = new Set(habits.map(({ at }) => at));
  const events = effects.filter(({ source, ref, at }) => source === 'event' && !begun.has(at) && KINDS.includes(config.events[Number(ref)]?.kind ?? ''));
  return [...habits, ...events.sort((a, b) => a.at.localeCompare(b.at))];
}

/** An effect as a sentence, with its label. */
export function effectRuns(config: Config, result: Result, effect: Effect, words: Words): Run[] {
  const what = causeOf(config, effect, words);
  const name = words.say('story.effect.name', { metric: words.text(result.metric.name), what });
  const said = sentenceIn(saidOf(result, effectText(effect, result, name, words), words), [what], words);
  return runsOf(words, `story.effect.${effect.sense}`, { effect: unended(said), label: labelled(effect.label, words) });
}

/** What comes after this plan; null where there is no plan that could lack it. */
export function nextPhaseText(config: Config, words: Words): string | null {
  const plan = planFacts(config, words);
  if (!plan) return null;
  const { chosen, options } = plan.nextPhase;
  if (!chosen) {
    const names = options.map(({ name }) => words.say('quoted', { text: textIn(name, words) }));
    return names.length ? words.say('story.next.open', { options: words.list(names) }) : words.say('plan.missing.next-phase');
  }
  const name = textIn(chosen.name, words);
  return chosen.result === undefined ? words.say('story.next', { name }) : words.say('story.next.result', { name, result: ended(textIn(chosen.result, words)) });
}

/** The milestones that are open, the earliest first; null where there are none. */
export function milestonesText(config: Config, most: number, words: Words): string | null {
  const open = (planFacts(config, words)?.milestones ?? []).filter(({ doneOn }) => doneOn === null).slice(0, most);
  const texts = open.map(({ milestone, status }) => {
    const name = textIn(milestone.name, words);
    if (milestone.due === undefined) return words.say('story.milestone.undated', { name });
    return words.say(status === 'overdue' ? 'story.milestone.overdue' : 'story.milestone.due', { name, due: words.day(milestone.due) });
  });
  return texts.length ? words.say('story.milestones', { milestones: texts.join(words.say('semicolon')) }) : null;
}

/** The milestone that was done last. */
export function lastDoneText(config: Config, words: Words): string | null {
  const done = (planFacts(config, words)?.milestones ?? []).filter(({ doneOn }) => doneOn !== null).sort((a, b) => (a.doneOn ?? '').localeCompare(b.doneOn ?? '')).at(-1);
  return done?.doneOn ? words.say('story.milestone.last', { name: textIn(done.milestone.name, words), day: words.day(done.doneOn) }) : null;
}

/** What the customer can do now: the best actions first, then what else waits for them. Null where nothing was ever asked. */
export function asksText(config: Config, most: number, words: Words): string | null {
  if (!config.effort?.entries.length) return null;
  const next = doNext(config, words).map(({ entry }) => entry);
  const others = effortOf(config).open.filter(({ id }) => !next.some((entry) => entry.id === id));
  const asks = [...next, ...others].slice(0, most).map((entry) => {
    const facts = [minutesText(entry, words), ...(entry.due === undefined ? [] : [words.say('effort.by', { day: words.day(entry.due) })])];
    return words.say('story.ask', { title: textIn(entry.title, words), facts: facts.join(words.say('comma')) });
  });
  return asks.length ? words.say('story.asks', { asks: asks.join(words.say('semicolon')) }) : words.say('story.asks.none');
}
