import type { Metric, Text } from '../../config/schema.js';
import { daysBetween } from '../../plan/plan.js';
import { reasonNoteOf } from '../../results/reason-note.js';
import { rule, whole, type AdviceFacts, type Hit, type Rule } from '../rule.js';
import { seriesDoubtsOf, type SeriesDoubt } from '../series-doubts.js';
import { speaksOfVendor } from '../vocabulary.js';

const CONFIRM_DAYS = 90;
const DISPUTE_DAYS = 14;
const MIN_BASELINE_BUCKETS = 4;
const MAX_PLAN_RESULTS = 3;

export const textsOf = (...texts: readonly (Text | undefined)[]): string[] =>
  texts.flatMap((text) => (text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text)));

type Measured = AdviceFacts['results'][number];
/** A hit for each result of the customer to which a test applies. */
const each =
  (
    applies: (measured: Measured & { metric: Metric }, facts: AdviceFacts) => Hit['params'] | boolean | undefined,
    key?: string,
  ): Rule['hits'] =>
  (facts) =>
    facts.results.flatMap(({ result, index }) => {
      const { metric } = result;
      const found = metric.kind === 'result' && applies({ result, index, metric }, facts);
      if (!found) return [];
      const path = ['metrics', index, ...(key === undefined ? [] : [key])];
      return [
        { path, params: { name: facts.localizer.text(metric.name), ...(typeof found === 'object' ? found : {}) } },
      ];
    });

/** A hit for each result whose series has a doubt. */
const doubted = (id: SeriesDoubt['id']): Rule['hits'] =>
  each(({ result }, { config }) => {
    const doubt = seriesDoubtsOf(config, result).find((one) => one.id === id);
    if (!doubt) return false;
    if (doubt.id === 'correlated') return { correlation: doubt.correlation.toFixed(2) };
    return doubt.id === 'few-before' ? { count: doubt.count } : true;
  });

/** True if no note explains the latest measured periods. */
const isUnexplained = ({ result }: Measured, { today }: AdviceFacts): boolean => !reasonNoteOf(result, today);
const isBetter = ({ result: { change, state } }: Measured): boolean =>
  state === 'reached' || change?.sense === 'better';

export const RESULT_RULES: readonly Rule[] = [
  rule(
    'vendor-metric',
    'refuse',
    each(({ metric }, { config }) => {
      const provider = textsOf(config.provider?.name);
      const isTheirs =
        metric.measuredBy === 'provider' &&
        textsOf(metric.source).some((source) => provider.some((name) => name !== '' && source.includes(name)));
      return isTheirs || speaksOfVendor(textsOf(metric.name, metric.definition, metric.source));
    }),
  ),
  rule('no-customer-result', 'warn', ({ config }) =>
    whole(
      !config.metrics.some(
        ({ kind, measuredBy }) => kind === 'result' && (measuredBy === 'customer' || measuredBy === 'shared'),
      ),
      ['metrics'],
    ),
  ),
  rule(
    'no-definition',
    'warn',
    each(({ metric }) => metric.definition === undefined),
  ),
  rule(
    'no-source',
    'warn',
    each(({ metric }) => metric.source === undefined),
  ),
  rule(
    'no-baseline',
    'warn',
    each(({ result }) => result.baseline === null),
  ),
  rule(
    'baseline-thin',
    'note',
    each(({ metric, result }, { config: { goLive } }) => {
      if (result.baseline === null || metric.baseline?.value !== undefined) return false;
      const { from = '', to = goLive ?? '9999' } = metric.baseline ?? {};
      const count = result.buckets.filter(
        ({ value, finished, start, end }) => finished && value !== null && start >= from && end <= to,
      ).length;
      return count < MIN_BASELINE_BUCKETS && { count };
    }),
  ),
  rule('quiet-weekends', 'warn', doubted('quiet-weekends')),
  rule('yearly-repetition', 'warn', doubted('yearly')),
  rule('values-correlated', 'note', doubted('correlated')),
  rule('few-before', 'note', doubted('few-before')),
  rule(
    'baseline-not-agreed',
    'ask',
    each(
      ({ metric: { baseline } }) =>
        baseline?.value !== undefined && (baseline.agreedBy === undefined || baseline.agreedOn === undefined),
      'baseline',
    ),
  ),
  rule(
    'no-target',
    'warn',
    each(({ metric }) => metric.target === undefined),
  ),
  rule(
    'no-target-day',
    'warn',
    each(({ metric }) => metric.target !== undefined && metric.target.by === undefined, 'target'),
  ),
  rule(
    'target-not-agreed',
    'ask',
    each(
      ({ metric, index }, { context }) =>
        metric.target !== undefined &&
        (metric.target.agreedBy === undefined || Boolean(context.proposals?.has(`$.metrics[${index}].target`))),
      'target',
    ),
  ),
  rule(
    'target-past',
    'warn',
    each(({ metric, result }, { today, localizer }) => {
      const by = metric.target?.by;
      return by !== undefined && by < today && result.state !== 'reached' && { day: localizer.day(by) };
    }, 'target'),
  ),
  rule(
    'ask-why',
    'warn',
    each((measured, facts) => {
      const { state } = measured.result;
      return (
        (state === 'stalled' || state === 'regressed') &&
        isUnexplained(measured, facts) && { state: state === 'stalled' ? 'stalled' : 'worse than at the start' }
      );
    }),
  ),
  rule(
    'measuring-stopped',
    'warn',
    each((measured, facts) => measured.result.state === 'stale' && isUnexplained(measured, facts)),
  ),
  rule(
    'not-materialized',
    'ask',
    each(
      ({ metric: { confirmed, disputed }, result }, { today }) =>
        result.current !== null &&
        ![confirmed?.on, disputed?.on].some((on) => on !== undefined && daysBetween(on, today) <= CONFIRM_DAYS),
    ),
  ),
  rule(
    'disputed-open',
    'warn',
    each(({ metric: { disputed, confirmed, notes } }, { today, localizer }) => {
      if (!disputed || daysBetween(disputed.on, today) <= DISPUTE_DAYS) return false;
      const isAnswered = (confirmed && confirmed.on >= disputed.on) || notes.some(({ on }) => on >= disputed.on);
      return !isAnswered && { day: localizer.day(disputed.on) };
    }, 'disputed'),
  ),
  rule('too-many-results', 'note', ({ config: { plan } }) =>
    whole((plan?.metrics.length ?? 0) > MAX_PLAN_RESULTS, ['plan', 'metrics'], { count: plan?.metrics.length ?? 0 }),
  ),
  rule('purpose-unmeasured', 'warn', ({ config: { plan, metrics } }) =>
    whole(plan !== undefined && !metrics.some(({ id, kind }) => kind === 'result' && plan.metrics.includes(id)), [
      'plan',
      'metrics',
    ]),
  ),
  rule('worth-unsaid', 'note', (facts) => {
    const first = facts.results.find(({ result }) => result.metric.kind === 'result');
    if (!first || !isBetter(first) || first.result.metric.worth) return [];
    return whole(true, ['metrics', first.index], { name: facts.localizer.text(first.result.metric.name) });
  }),
];
