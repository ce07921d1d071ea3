import { dayOf } from '../../core/series/civil-time.js';
import type { Config, Metric, Text } from '../../core/config/schema.js';
import { withFullStop } from '../../core/i18n/punctuation.js';
import type { Localizer } from '../../core/i18n/localizer.js';
import { asOfCivil } from '../../core/results/buckets.js';
import { statusOf } from '../../core/results/status.js';
import { opinionText } from '../../core/results/result-text.js';
import { isBehind } from '../../core/results/measurements.js';
import { resultOf, statement, type Result } from '../../core/results/result.js';
import { reasonNoteOf } from '../../core/results/reason-note.js';
import { periodOf, type Statement } from '../../core/results/statements.js';
import { labelRun, messageRuns, isolateNames, quoteText, type Run } from './rich-text.js';

/** The results of an account, split into those described in full and those only named. */
export interface SelectedResults {
  all: Result[];
  /** The first result of the plan, then the worst ones, then the others in order. At most `MAX_RESULTS`. */
  full: Result[];
  others: Result[];
}

const MAX_RESULTS = 3;

export function selectResults(config: Config, localizer: Localizer): SelectedResults {
  const order = [...new Set([...(config.plan?.metrics ?? []), ...config.metrics.map(({ id }) => id)])];
  const all = order.map((id) => resultOf(config, id, localizer)).filter(({ metric }) => metric.kind === 'result');
  const [lead, ...rest] = all;
  const byConcern = [...rest].sort((a, b) => concern(a) - concern(b));
  const full = lead ? [lead, ...byConcern.slice(0, MAX_RESULTS - 1)] : [];
  return { all, full, others: all.filter((result) => !full.includes(result)) };
}

function concern(result: Result): number {
  const { state, pace } = result;
  if (state === 'regressed') return 0;
  if (pace === 'missed' || pace === 'behind' || state === 'stalled' || state === 'unchanged') return 1;
  return result.metric.disputed ? 2 : 3;
}

/** The status of a result in a few words; empty if the headline already says it. */
function statusRemark(result: Result, localizer: Localizer): string {
  const { current } = result;
  const { t } = localizer;
  const status = statusOf(result);
  if (status === 'unmeasured' || status === 'unread' || status === 'reached' || status === 'reached.band') return '';
  return status === 'stale' && current
    ? t('story.stale', {
        age: t('periods.day', { count: current.age }),
        period: periodOf(result, current.bucket.start, localizer),
      })
    : t(`state.word.${status}`);
}

const disputeRemark = ({ metric }: Result, localizer: Localizer): string =>
  metric.disputed ? localizer.t('story.disputed') : '';

/** A statement on one line. Names in a script of the other direction are isolated. */
export const quoteSentence = (result: Result, sentence: string, localizer: Localizer): string =>
  isolateNames(
    sentence,
    namesIn(result.metric).map((name) => localizer.text(name)),
    localizer,
  );

const namesIn = ({ name, comparison, baseline, target, confirmed, disputed }: Metric): (Text | undefined)[] => [
  name,
  comparison?.name,
  baseline?.agreedBy,
  target?.agreedBy,
  confirmed?.by,
  disputed?.by,
];

function withRemarks(result: Result, remarks: readonly string[], localizer: Localizer): string {
  const headline = quoteSentence(result, statement(result, 'headline'), localizer);
  const present = remarks.filter(Boolean);
  return present.length
    ? localizer.t('story.line', { headline, remarks: present.join(localizer.t('comma')) })
    : headline;
}

/** A result on one line: headline and status. */
export const resultLine = (result: Result, localizer: Localizer): string =>
  withRemarks(result, [statusRemark(result, localizer), disputeRemark(result, localizer)], localizer);

/** Incomplete results get a separate sentence. */
const isIncomplete = ({ state }: Result): boolean => state === 'no-baseline' || state === 'too-few';

/** The headline with status, evidence label, period and source. `resultCaveats` adds the remarks. */
export function resultRuns(result: Result, localizer: Localizer): Run[] {
  const { metric, current } = result;
  const line = withRemarks(result, isIncomplete(result) ? [] : [statusRemark(result, localizer)], localizer);
  if (!current) return [{ text: withFullStop(line) }];
  const params = {
    line,
    label: labelRun('observed', localizer),
    period: periodOf(result, current.bucket.start, localizer),
  };
  return metric.source === undefined
    ? messageRuns(localizer, 'story.result.no-source', params)
    : messageRuns(localizer, 'story.result', { ...params, source: quoteText(metric.source, localizer) });
}

/** The names of results, grouped by status. */
export function groupByStatus(results: readonly Result[], localizer: Localizer): string {
  const groups = new Map<string, string[]>();
  for (const result of results) {
    const status = [
      statusRemark(result, localizer) || localizer.t(`state.word.${statusOf(result)}`),
      disputeRemark(result, localizer),
    ]
      .filter(Boolean)
      .join(localizer.t('comma'));
    groups.set(status, [...(groups.get(status) ?? []), quoteText(result.metric.name, localizer)]);
  }
  return [...groups]
    .map(([status, names]) => localizer.t('story.group', { names: names.join(localizer.t('comma')), status }))
    .join(localizer.t('semicolon'));
}

/** A sentence about who disputes the number and why; empty if nobody does. */
export function disputeSentence(result: Result, localizer: Localizer): string {
  const { disputed } = result.metric;
  if (!disputed) return '';
  const opinion = opinionText(result, localizer);
  return withFullStop(
    quoteSentence(
      result,
      disputed.reason === undefined
        ? opinion
        : localizer.t('named', { name: opinion, text: localizer.text(disputed.reason) }),
      localizer,
    ),
  );
}

/** The note that gives the reason of a result that is worse or does not move. */
function noteText(config: Config, result: Result, localizer: Localizer): string {
  const { state } = result;
  const note = reasonNoteOf(result, dayOf(asOfCivil(config)));
  if (!note || (state !== 'regressed' && state !== 'stalled' && state !== 'unchanged')) return '';
  return localizer.t('story.note', {
    day: localizer.day(note.on),
    text: withFullStop(quoteText(note.text, localizer)),
  });
}

/** True if the headline already names the target. */
function headlineNamesTarget({ state, metric, baseline, change, progress }: Result): boolean {
  if (state === 'reached') return true;
  if (isBehind(metric, baseline) || metric.direction === 'maintain' || change?.sense !== 'better') return false;
  return (state === 'moving' || state === 'stalled') && progress !== null && progress > 0;
}

/** Dispute, missed date, missing facts, baseline (for the leading result only), target and the latest note. */
export function resultCaveats(config: Config, result: Result, isLead: boolean, localizer: Localizer): string[] {
  const sentenceOf = (id: Statement['id']) => quoteSentence(result, statement(result, id), localizer);
  return [
    disputeSentence(result, localizer),
    sentenceOf('missed'),
    isIncomplete(result) ? sentenceOf('state') : '',
    sentenceOf('reached'),
    isLead ? sentenceOf('baseline') : '',
    result.metric.target ? (headlineNamesTarget(result) ? '' : sentenceOf('target')) : sentenceOf('progress'),
    noteText(config, result, localizer),
  ].filter(Boolean);
}

/** The details of a result on a page: change, notes, baseline, target, forecast, worth, and gaps. */
export function resultDetails(config: Config, result: Result, localizer: Localizer): string[] {
  const { state, projection, metric } = result;
  const sentencesOf = (...ids: Statement['id'][]) =>
    ids.map((id) => quoteSentence(result, statement(result, id), localizer));
  const isCurrent = state !== 'stale';
  const isStated = state === 'unmeasured' || state === 'stalled' || state === 'moving' || isIncomplete(result);
  return [
    disputeSentence(result, localizer),
    ...sentencesOf('missed'),
    ...(isStated ? sentencesOf('state') : []),
    ...(isCurrent ? sentencesOf('change', 'reached', 'pace') : []),
    noteText(config, result, localizer),
    ...sentencesOf('baseline', metric.target ? 'target' : 'progress', 'stages'),
    ...(isCurrent && !('refused' in projection) ? sentencesOf('projection') : []),
    ...sentencesOf('velocity'),
    ...(isCurrent && result.worth ? [...sentencesOf('worth'), quoteText(metric.worth?.note, localizer)] : []),
    ...sentencesOf('break', 'gaps', 'partial', 'spread'),
    metric.disputed ? '' : quoteSentence(result, opinionText(result, localizer), localizer),
  ]
    .filter(Boolean)
    .map(withFullStop);
}
