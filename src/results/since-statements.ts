import type { Config, Metric } from '../config/schema.js';
import { isOf } from '../effort/effort.js';
import { ended, inARow } from '../locales/sentences.js';
import type { Words } from '../locales/words.js';
import { opinionText } from './texts.js';
import { isReached } from './measure.js';
import { statement, type Result } from './result.js';
import type { AskSince, MilestoneSince, ResultSince, SinceView, ValueSince } from './since.js';
import { targetOf } from './statements.js';

/** A difference as one sentence. */
export interface SinceStatement {
  id:
    | 'since' | 'earlier' | 'nothing' | 'new' | 'gone' | 'redefined' | 'renamed' | 'value' | 'standing' | 'stale' | 'target' | 'baseline' | 'opinion'
    | 'milestone' | 'answered' | 'ask' | 'next-phase';
  /** The id of the metric, milestone, entry or option it is about; null for none. */
  about: string | null;
  text: string;
}

type Said = SinceStatement | null;

/** All that has changed, in the order in which a customer asks: results, the plan, their feedback, what waits for them. */
export function sinceStatements(view: Omit<SinceView, 'statements'>, config: Config, words: Words): SinceStatement[] {
  const { say } = words;
  const from = words.day(view.from);
  const all: Said[] = [
    view.order === 'earlier' ? { id: 'earlier', about: null, text: say('since.earlier', { from }) }
    : { id: 'since', about: null, text: view.days ? say('since.seen', { from, days: say('periods.day', { count: view.days }) }) : say('since.seen.same-day', { from }) },
    view.isQuiet ? { id: 'nothing', about: null, text: say(view.results.some(({ value }) => value) ? 'since.nothing.noise' : 'since.nothing') } : null,
    ...view.results.flatMap((result) => resultStatements(result, words)),
    ...view.milestones.map((milestone): Said => ({ id: 'milestone', about: milestone.id, text: milestoneText(milestone, words) })),
    ...view.answered.map(({ id, title, change }): Said => ({
      id: 'answered', about: id,
      text: change === undefined ? say('since.replied', { title: words.text(title) }) : say('since.changed', { title: words.text(title), change: ended(words.text(change)) }),
    })),
    ...view.asks.map((ask): Said => ({ id: 'ask', about: ask.entry.id, text: askText(ask, words) })),
    view.nextPhase && { id: 'next-phase', about: view.nextPhase.now?.id ?? null, text: nextText(view.nextPhase, config, words) },
  ];
  return all.filter((said) => said !== null);
}

function resultStatements(since: ResultSince, words: Words): Said[] {
  const { id: about, result, value, standing, target, baseline, opinion, renamedFrom } = since;
  const { say } = words;
  const name = words.text(since.name);
  const told = (id: SinceStatement['id'], text: string | null): Said => text === null ? null : { id, about, text };
  if (!result) return [told('gone', say('since.gone', { name }))];
  if (since.is === 'new') return [told('new', say('since.new', { headline: statement(result, 'headline') }))];
  const { unit } = result;
  const word = (of: NonNullable<typeof standing>['now']) => say(`state.word.${of}`);
  return [
    told('renamed', renamedFrom === null ? null : say('since.renamed', { before: words.text(renamedFrom), now: name })),
    told('redefined', since.is !== 'redefined' ? null : since.cutAt === null ? say('since.redefined', { name }) : say('since.redefined.cut', { name, break: ended(statement(result, 'break')) })),
    told('value', value && valueText(value, result, name, words)),
    told('standing', standing && say('since.standing', { name, before: word(standing.before), now: word(standing.now) })),
    told('stale', result.state === 'stale' && result.current ? say('since.stale', { name, age: say('periods.day', { count: result.current.age }), period: result.current.bucket.label }) : null),
    told('target', target && targetText(target, result, name, words)),
    told('baseline', baseline && say('since.baseline', { name, before: words.bare(baseline.before, unit), now: words.number(baseline.now, unit) })),
    told('opinion', opinion && opinionSaid(opinion, result, name, words)),
  ];
}

function valueText({ how, before, now, difference, sense }: ValueSince, { metric, unit, current, noise }: Result, name: string, words: Words): string {
  const { say } = words;
  const period = current?.bucket.label ?? '';
  const shown = { name, period, now: words.number(now, unit), before: before === null ? '' : words.bare(before, unit), change: difference === null ? '' : words.signed(difference, unit) };
  const text =
    how === 'first' ? say('since.first', shown)
    : how === 'withdrawn' ? say('since.withdrawn', shown)
    // inside its band a value may go far, and is as good as it was
    : sense === 'none' && metric.direction === 'maintain' && Math.abs(difference ?? 0) > (noise ?? 0) ? say(isReached(metric, now) ? 'since.value.in-band' : 'since.value.same-band', shown)
    : say(`since.value.${sense}`, shown);
  return inARow([text, how === 'corrected' ? say('since.corrected', shown) : '', metric.disputed ? say('since.disputed') : '']);
}

function targetText({ before, now }: NonNullable<ResultSince['target']>, { metric, unit }: Result, name: string, words: Words): string {
  const shown = (target: Metric['target'] | null): string | null => {
    const value = target ? targetOf({ metric: { ...metric, target }, unit }, words) : null;
    return value === null || target?.by === undefined ? value : words.say('since.target.by', { target: value, day: words.day(target.by) });
  };
  const [was, is] = [shown(before), shown(now)];
  if (was === null) return words.say('since.target.agreed', { name, now: is ?? '' });
  return is === null ? words.say('since.target.gone', { name, before: was }) : words.say('since.target', { name, before: was, now: is });
}

function opinionSaid(opinion: NonNullable<ResultSince['opinion']>, result: Result, name: string, words: Words): string {
  if (opinion === 'undisputed') return words.say('since.undisputed', { name });
  const { disputed } = result.metric;
  const said = opinionText(result, words);
  return words.say('since.opinion', { name, opinion: ended(disputed?.reason === undefined ? said : words.say('named', { name: said, text: words.text(disputed.reason) })) });
}

function milestoneText({ name: given, is, before, now, doneOn }: MilestoneSince, words: Words): string {
  const { say } = words;
  const name = words.text(given);
  const day = (of: string | null) => (of === null ? '' : words.day(of));
  switch (is) {
    case 'done': return say('since.milestone.done', { name, day: day(doneOn) });
    case 'reopened': return say('milestone.reopened-said', { name });
    case 'overdue': return say('since.milestone.overdue', { name, due: day(now) });
    case 'gone': return say('since.milestone.gone', { name });
    case 'new': return now === null ? say('since.milestone.new', { name }) : say('since.milestone.new-due', { name, due: day(now) });
    case 'moved':
      if (before === null) return say('since.milestone.dated', { name, now: day(now) });
      return now === null ? say('since.milestone.undated', { name, before: day(before) }) : say('since.milestone.moved', { name, before: day(before), now: day(now) });
  }
}

function askText({ entry, is }: AskSince, words: Words): string {
  const { say } = words;
  const title = words.text(entry.title);
  if (is === 'again') return say('effort.unticked', { title });
  const kind = isOf(entry, 'question', 'decision') ? entry.kind : 'action';
  if (is === 'done') {
    const answer = isOf(entry, 'decision') ? entry.answer : undefined;
    return answer ? say('effort.decided-said', { title, option: words.text(answer.text) }) : say(kind === 'question' ? 'since.done.question' : 'since.done', { title });
  }
  return entry.due === undefined ? say(`since.ask.${kind}`, { title }) : say(`since.ask.${kind}.by`, { title, day: words.day(entry.due) });
}

function nextText({ before, now }: NonNullable<SinceView['nextPhase']>, config: Config, words: Words): string {
  if (!now) return words.say('since.next.open');
  const name = words.text(now.name);
  const earlier = config.plan?.nextPhase?.options.find(({ id }) => id === before);
  if (before === null) return words.say('since.next.chosen', { name });
  return earlier ? words.say('since.next.changed-from', { name, before: words.text(earlier.name) }) : words.say('since.next.changed', { name });
}
