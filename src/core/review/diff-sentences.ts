import type { Config, Metric } from '../config/schema.js';
import { isOf } from '../effort/ledger.js';
import { withFullStop, joinSentences } from '../i18n/punctuation.js';
import { distinctUnit, type Localizer } from '../i18n/localizer.js';
import { opinionText } from '../results/result-text.js';
import { isReached } from '../results/measurements.js';
import { statement, type Result } from '../results/result.js';
import type { AskSince, MilestoneSince, ResultSince, SinceStatement, SinceView, ValueSince } from './types.js';

export type { SinceStatement } from './types.js';
import { periodOf, targetOf } from '../results/statements.js';

type Sentence = SinceStatement | null;

/** The differences as sentences: results, the plan, feedback, and open asks. */
export function sinceStatements(
  view: Omit<SinceView, 'statements'>,
  config: Config,
  localizer: Localizer,
): SinceStatement[] {
  const { t } = localizer;
  const from = localizer.day(view.from);
  const all: Sentence[] = [
    view.order === 'earlier'
      ? { id: 'earlier', about: null, text: t('since.earlier', { from }) }
      : {
          id: 'since',
          about: null,
          text: view.days
            ? t('since.seen', { from, days: t('periods.day', { count: view.days }) })
            : t('since.seen.same-day', { from }),
        },
    view.isQuiet
      ? {
          id: 'nothing',
          about: null,
          text: t(view.results.some(({ value }) => value) ? 'since.nothing.noise' : 'since.nothing'),
        }
      : null,
    ...view.results.flatMap((result) => resultStatements(result, localizer)),
    ...view.milestones.map((milestone): Sentence => ({
      id: 'milestone',
      about: milestone.id,
      text: milestoneText(milestone, localizer),
    })),
    ...view.answered.map(({ id, title, change }): Sentence => ({
      id: 'answered',
      about: id,
      text:
        change === undefined
          ? t('since.replied', { title: localizer.text(title) })
          : t('since.changed', { title: localizer.text(title), change: withFullStop(localizer.text(change)) }),
    })),
    ...view.asks.map((ask): Sentence => ({ id: 'ask', about: ask.entry.id, text: askText(ask, localizer) })),
    view.nextPhase && {
      id: 'next-phase',
      about: view.nextPhase.now?.id ?? null,
      text: nextText(view.nextPhase, config, localizer),
    },
  ];
  return all.filter((said) => said !== null);
}

function resultStatements(since: ResultSince, localizer: Localizer): Sentence[] {
  const { id: about, result, value, status, target, baseline, opinion, renamedFrom } = since;
  const { t } = localizer;
  const name = localizer.text(since.name);
  const told = (id: SinceStatement['id'], text: string | null): Sentence =>
    text === null ? null : { id, about, text };
  if (!result) return [told('gone', t('since.gone', { name }))];
  if (since.is === 'new') return [told('new', t('since.new', { headline: statement(result, 'headline') }))];
  const { unit } = result;
  const word = (of: NonNullable<typeof status>['now']) => t(`state.word.${of}`);
  return [
    told(
      'renamed',
      renamedFrom === null ? null : t('since.renamed', { before: localizer.text(renamedFrom), now: name }),
    ),
    told(
      'redefined',
      since.is !== 'redefined'
        ? null
        : since.brokenAt === null
          ? t('since.redefined', { name })
          : t('since.redefined.cut', { name, break: withFullStop(statement(result, 'break')) }),
    ),
    told('value', value && valueText(value, result, name, localizer)),
    told('status', status && t('since.status', { name, before: word(status.before), now: word(status.now) })),
    told(
      'stale',
      result.state === 'stale' && result.current
        ? t('since.stale', {
            name,
            age: t('periods.day', { count: result.current.age }),
            period: periodOf(result, result.current.bucket.start, localizer),
          })
        : null,
    ),
    told('target', target && targetText(target, result, name, localizer)),
    told(
      'baseline',
      baseline &&
        t('since.baseline', {
          name,
          before: localizer.bare(baseline.before, unit),
          now: localizer.number(baseline.now, unit),
        }),
    ),
    told('opinion', opinion && opinionChangeText(opinion, result, name, localizer)),
  ];
}

function valueText(
  { how, before, now, difference, sense }: ValueSince,
  result: Result,
  name: string,
  localizer: Localizer,
): string {
  const { metric, unit, current, noise } = result;
  const { t } = localizer;
  const period = current ? periodOf(result, current.bucket.start, localizer) : '';
  const shared = distinctUnit(before === null ? [now] : [before, now], unit, localizer);
  const shown = {
    name,
    period,
    now: localizer.number(now, shared),
    before: before === null ? '' : localizer.bare(before, shared),
    change: difference === null ? '' : localizer.signed(difference, distinctUnit([0, difference], shared, localizer)),
  };
  const text =
    how === 'first'
      ? t('since.first', shown)
      : how === 'withdrawn'
        ? t('since.withdrawn', shown)
        : difference === null
          ? t('since.season', { ...shown, comparison: statement(result, 'change') })
          : t(valueKey({ before, now, difference, sense }, metric, noise?.value ?? 0), shown);
  return joinSentences([
    text,
    how === 'corrected' ? t('since.corrected', shown) : '',
    metric.disputed ? t('since.disputed') : '',
  ]);
}

/** The message for a changed value. A change inside a range is neither better nor worse. */
function valueKey(
  { before, now, difference, sense }: Pick<ValueSince, 'before' | 'now' | 'difference' | 'sense'>,
  metric: Metric,
  noise: number,
) {
  if (metric.direction !== 'maintain') return `since.value.${sense}` as const;
  if (isReached(metric, now))
    return Math.abs(difference ?? 0) > noise || sense !== 'none' ? 'since.value.in-band' : 'since.value.none';
  if (before !== null && isReached(metric, before)) return 'since.value.left-band';
  if (sense !== 'none') return `since.value.${sense}.band` as const;
  return Math.abs(difference ?? 0) > noise ? 'since.value.same-band' : 'since.value.none';
}

function targetText(
  { before, now }: NonNullable<ResultSince['target']>,
  { metric, unit }: Result,
  name: string,
  localizer: Localizer,
): string {
  const shown = (target: Metric['target'] | null): string | null => {
    const value = target ? targetOf({ metric: { ...metric, target }, unit }, localizer) : null;
    return value === null || target?.by === undefined
      ? value
      : localizer.t('since.target.by', { target: value, day: localizer.day(target.by) });
  };
  const [was, is] = [shown(before), shown(now)];
  if (was === null) return localizer.t('since.target.agreed', { name, now: is ?? '' });
  return is === null
    ? localizer.t('since.target.gone', { name, before: was })
    : localizer.t('since.target', { name, before: was, now: is });
}

function opinionChangeText(
  opinion: NonNullable<ResultSince['opinion']>,
  result: Result,
  name: string,
  localizer: Localizer,
): string {
  if (opinion === 'undisputed') return localizer.t('since.undisputed', { name });
  const { disputed } = result.metric;
  const said = opinionText(result, localizer);
  return localizer.t('since.opinion', {
    name,
    opinion: withFullStop(
      disputed?.reason === undefined
        ? said
        : localizer.t('named', { name: said, text: localizer.text(disputed.reason) }),
    ),
  });
}

function milestoneText({ name: given, is, before, now, doneOn }: MilestoneSince, localizer: Localizer): string {
  const { t } = localizer;
  const name = localizer.text(given);
  const day = (of: string | null) => (of === null ? '' : localizer.day(of));
  switch (is) {
    case 'done':
      return t('since.milestone.done', { name, day: day(doneOn) });
    case 'reopened':
      return t('milestone.reopened-said', { name });
    case 'overdue':
      return t('since.milestone.overdue', { name, due: day(now) });
    case 'gone':
      return t('since.milestone.gone', { name });
    case 'new':
      return now === null ? t('since.milestone.new', { name }) : t('since.milestone.new-due', { name, due: day(now) });
    case 'moved':
      if (before === null) return t('since.milestone.dated', { name, now: day(now) });
      return now === null
        ? t('since.milestone.undated', { name, before: day(before) })
        : t('since.milestone.moved', { name, before: day(before), now: day(now) });
  }
}

function askText({ entry, is }: AskSince, localizer: Localizer): string {
  const { t } = localizer;
  const title = localizer.text(entry.title);
  if (is === 'again') return t('effort.unticked', { title });
  const kind = isOf(entry, 'question', 'decision') ? entry.kind : 'action';
  if (is === 'done') {
    const answer = isOf(entry, 'decision') ? entry.answer : undefined;
    return answer
      ? t('effort.decided-said', { title, option: localizer.text(answer.text) })
      : t(kind === 'question' ? 'since.done.question' : 'since.done', { title });
  }
  return entry.due === undefined
    ? t(`since.ask.${kind}`, { title })
    : t(`since.ask.${kind}.by`, { title, day: localizer.day(entry.due) });
}

function nextText({ before, now }: NonNullable<SinceView['nextPhase']>, config: Config, localizer: Localizer): string {
  if (!now) return localizer.t('since.next.open');
  const name = localizer.text(now.name);
  const earlier = config.plan?.nextPhase?.options.find(({ id }) => id === before);
  if (before === null) return localizer.t('since.next.chosen', { name });
  return earlier
    ? localizer.t('since.next.changed-from', { name, before: localizer.text(earlier.name) })
    : localizer.t('since.next.changed', { name });
}
