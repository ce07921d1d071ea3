import { civilOfDay, dayOf } from '../series/civil-time.js';
import type { Config, Unit } from '../config/schema.js';
import { directionOf } from '../i18n/bidi.js';
import { messages as english } from '../i18n/en/explain.js';
import { addMessages, distinctUnit, isPercentage, localizerFor, type Localizer } from '../i18n/localizer.js';
import { asOfCivil, type Bucket } from './buckets.js';
import type { Computed } from './computed.js';
import { shownEffects } from './effect.js';
import { isSeasonal } from './frame.js';
import { leftOutOf, restSince, type LeftOut, type Rest } from './left-out.js';
import { distance, isBefore, isSince, type Frame, type Sample } from './measurements.js';
import { noisePartsOf, STEPS } from './noise.js';
import { crossingOf } from './projection.js';
import { computeFacts } from './result.js';
import { causeOf, effectJudgement, effectNumbers, effectText, statusLabel } from './result-text.js';
import { progressNumber, statementsOf } from './statements.js';
import { halvesOf, saidVelocity, trendOf, type Line } from './trend.js';
import type { Result } from './types.js';
import { improvementOf } from './worth.js';

// what is said in English is there without a loader, as for `resultOf`
addMessages('en', 'explain', english);

/** A figure of a result. The page "How a result is computed" has a section with this anchor for each. */
export type FigureId =
  | 'values'
  | 'baseline'
  | 'current'
  | 'noise'
  | 'change'
  | 'progress'
  | 'reached'
  | 'trend'
  | 'projection'
  | 'pace'
  | 'state'
  | 'velocity'
  | 'effects'
  | 'worth';

/** A period that a figure rests on. */
export interface UsedPeriod {
  /** The period with its value, in the metric's unit. */
  bucket: Bucket;
  /** Its name and its value in the reader's language. */
  text: string;
}

/** The computation of one figure of a result. All texts are in the reader's language. */
export interface Figure {
  /** The figure, and the anchor of its definition. */
  id: FigureId;
  /** Its name. */
  name: string;
  /** The figure; empty for several comparisons. */
  value: string;
  /** The rule in words. */
  rule: string;
  /** The periods that it rests on, in the order of time. Empty where it rests on other figures alone. */
  used: UsedPeriod[];
  /** The periods that it does not use, each with the reason. Empty where it rests on other figures alone. */
  leftOut: LeftOut[];
  /** The arithmetic, line by line, with more digits than elsewhere. */
  arithmetic: string[];
}

/** The computation of the figures of one metric. */
export interface Explanation {
  /** The result that is explained. */
  result: Result;
  /** The figures that there are, in the order in which one rests on the other. */
  figures: Figure[];
}

/**
 * Explains a result: for each figure the rule, the periods used and left out with the reason, and the arithmetic.
 * @param config a config from `parseConfig`, with its points files loaded
 * @param metricId id of the metric
 * @param localizer the reader's language, with its part `explain` loaded by `loadMessages`. Default: English
 * @throws RangeError if the config has no metric with that id
 * @example
 * for (const figure of explain(config, 'invoice-cycle').figures)
 *   console.log(figure.name, figure.value, figure.arithmetic);
 */
export function explain(config: Config, metricId: string, localizer?: Localizer): Explanation {
  const words = localizer ?? localizerFor('en', config.messages);
  const computed = computeFacts(config, metricId, words);
  const statements = statementsOf(computed, dayOf(asOfCivil(config)), words);
  const result: Result = { ...computed.facts, statements };
  const figures = figuresOf({ config, computed, result, frame: computed.frame, localizer: words });
  return { result, figures };
}

/** The facts from which figures are explained. */
interface Context {
  config: Config;
  computed: Computed;
  result: Result;
  frame: Frame;
  localizer: Localizer;
}

const MAX_NAMED = 12;

/**
 * The periods that a figure rests on, as one sentence: of very many the first and the last. Empty where there are none.
 */
export function usedText({ used }: Pick<Figure, 'used'>, { t }: Localizer): string {
  const texts = used.map(({ text }) => text);
  const half = MAX_NAMED / 2;
  const named = texts.length > 2 * MAX_NAMED ? [...texts.slice(0, half), '…', ...texts.slice(-half)] : texts;
  return texts.length ? t('explain.used', { periods: named.join(t('semicolon')) }) : '';
}

/** The periods that a figure does not use, each with its reason, as one sentence. Empty where there are none. */
export function leftOutText({ leftOut }: Pick<Figure, 'leftOut'>, { t }: Localizer): string {
  return leftOut.length ? t('explain.left-out', { periods: leftOut.map(({ text }) => text).join(t('semicolon')) }) : '';
}

const figuresOf = (context: Context): Figure[] =>
  [
    values(context),
    baseline(context),
    current(context),
    noise(context),
    change(context),
    progress(context),
    reached(context),
    trend(context),
    projection(context),
    pace(context),
    state(context),
    velocity(context),
    effects(context),
    worth(context),
  ].filter((figure) => figure !== null);

/** A figure with what most figures do not have left empty. */
function figureOf(
  { localizer }: Context,
  id: FigureId,
  value: string,
  rule: string,
  more: Partial<Pick<Figure, 'used' | 'leftOut' | 'arithmetic'>> = {},
): Figure {
  const arithmetic = (more.arithmetic ?? []).filter(Boolean);
  return { id, name: localizer.t(`explain.name.${id}`), value, rule, used: [], leftOut: [], ...more, arithmetic };
}

/** The periods used and left out. */
function periodsOf(
  { frame, localizer, result: { unit } }: Context,
  buckets: readonly Bucket[],
  rest: Rest,
): Pick<Figure, 'used' | 'leftOut'> {
  const used = buckets.map((bucket) => ({
    bucket,
    text: localizer.t('named', { name: bucket.label, text: localizer.bare(bucket.value ?? NaN, fine(unit)) }),
  }));
  return { used, leftOut: leftOutOf(frame, new Set(buckets.map(({ start }) => start)), rest, localizer) };
}

/** The same for samples: with a season each with the period that it is compared with. */
function samplesOf(context: Context, samples: readonly Sample[], rest: Rest): Pick<Figure, 'used' | 'leftOut'> {
  const { frame, localizer, result } = context;
  const { used, leftOut } = periodsOf(
    context,
    samples.map(({ bucket }) => bucket),
    rest,
  );
  if (!frame.counterparts) return { used, leftOut };
  const unit = fine(result.unit);
  return {
    leftOut,
    used: samples.map(({ bucket, y }) => {
      const counterpart = frame.counterparts?.get(bucket.start)?.value ?? NaN;
      const shown = formula(
        localizer,
        `${localizer.bare(bucket.value, unit)} − ${operand(counterpart, unit, localizer)}`,
        bareSigned(y, unit, localizer),
      );
      return { bucket, text: localizer.t('named', { name: bucket.label, text: shown }) };
    }),
  };
}

const MORE_DIGITS = 2;

/** A unit with more digits than elsewhere, so that the arithmetic can be followed. */
function fine(unit: Unit): Unit {
  const { maximumSignificantDigits: _, notation: __, ...plain } = unit;
  const least = unit.style === 'currency' || unit.style === 'percent' ? 0 : 2;
  return { ...plain, maximumFractionDigits: Math.min(20, (unit.maximumFractionDigits ?? least) + MORE_DIGITS) };
}

/** A formula runs from left to right, whatever the words around it do. */
function formula({ lang }: Localizer, left: string, result: string): string {
  const text = `${left} = ${result}`;
  return directionOf(lang) === 'rtl' ? `\u2066${text}\u2069` : text;
}

/** A number within a formula: a negative one in brackets. */
function operand(value: number, unit: Unit, localizer: Localizer): string {
  const text = localizer.bare(value, unit);
  return value < 0 ? `(${text})` : text;
}

const bareSigned = (value: number, unit: Unit, localizer: Localizer): string =>
  `${value > 0 ? '+' : ''}${localizer.bare(value, unit)}`;

const amountOf = (value: number, unit: Unit, localizer: Localizer): string =>
  localizer.amount(value, distinctUnit([0, value], unit, localizer));

function values(context: Context): Figure {
  const { frame, localizer, result } = context;
  const { t } = localizer;
  const { metric } = result;
  const aggregate = t(`aggregate.${metric.aggregate}`);
  return figureOf(
    context,
    'values',
    t(`periods.${metric.period}`, { count: frame.usable.length }),
    t('explain.rule.values', { aggregate }),
    // with a season, a period without its counterpart still counts as a value
    {
      ...periodsOf({ ...context, frame: { ...frame, counterparts: null } }, frame.usable, () => 'earlier'),
      arithmetic: context.computed.counts.isSpread ? [t('spread')] : [],
    },
  );
}

function baseline(context: Context): Figure | null {
  const { config, computed, frame, localizer, result } = context;
  const { metric, unit } = result;
  const { t } = localizer;
  const { baseline: found } = result;
  if (!found) return null;
  const value = localizer.number(found.value, unit);
  if (found.origin === 'agreed') return figureOf(context, 'baseline', value, t('explain.rule.baseline.agreed'));
  const isSpanned = metric.baseline?.from !== undefined || metric.baseline?.to !== undefined;
  const isSeason = isSeasonal(metric);
  const rest: Rest = (bucket) => {
    if (isSpanned && !isSeason) return 'span';
    if (config.goLive === undefined) return 'span';
    if (isBefore(bucket, config.goLive)) return 'earlier';
    return isSince(bucket, config.goLive) ? 'after-go-live' : 'transition';
  };
  const kind = isSeason ? 'season' : isSpanned ? 'span' : 'go-live';
  const periods = periodsOf({ ...context, frame: { ...frame, counterparts: null } }, computed.baselineBuckets, rest);
  return figureOf(context, 'baseline', value, t(`explain.rule.baseline.${kind}`), {
    ...periods,
    // of a season the one other period that matters is the one it is compared with
    ...(isSeason ? { leftOut: [] } : {}),
    arithmetic: isSeason ? [] : [t('explain.median', { result: localizer.number(found.value, fine(unit)) })],
  });
}

function current(context: Context): Figure | null {
  const { frame, localizer, result } = context;
  const { unit, metric, current: found } = result;
  if (!found) return null;
  const { t } = localizer;
  const { bucket, value } = found;
  const later = frame.buckets.filter(({ start }) => start >= bucket.start);
  const periods = periodsOf(
    { ...context, frame: { ...frame, buckets: later, counterparts: null } },
    [bucket],
    () => 'earlier',
  );
  const text = t('named', { name: bucket.label, text: localizer.number(value, unit) });
  const isMany = bucket.n > 1 && !context.computed.counts.isSpread;
  return figureOf(context, 'current', text, t('explain.rule.current'), {
    ...periods,
    arithmetic: isMany ? [t('explain.combined', { n: bucket.n, aggregate: t(`aggregate.${metric.aggregate}`) })] : [],
  });
}

function noise(context: Context): Figure | null {
  const { frame, localizer, result } = context;
  const { unit, noise: found } = result;
  const parts = noisePartsOf(frame, result.baseline);
  if (!found || !parts) return null;
  const { t } = localizer;
  const { step, share, base, length, assumed } = parts;
  const shown = fine(unit);
  const amount = (value: number) => amountOf(value, shown, localizer);
  const times = formula(
    localizer,
    `${localizer.number(STEPS)} × ${localizer.bare(step, shown)}`,
    localizer.bare(STEPS * step, shown),
  );
  const least = formula(
    localizer,
    `${localizer.percent(share)} × ${localizer.bare(base, shown)}`,
    localizer.bare(share * base, shown),
  );
  return figureOf(
    context,
    'noise',
    amountOf(found.value, unit, localizer),
    t(assumed ? 'explain.rule.noise.assumed' : 'explain.rule.noise', { share: localizer.percent(share) }),
    {
      ...samplesOf(context, parts.samples, () => 'earlier'),
      arithmetic: [
        t('explain.step', { step: amount(step) }),
        base > 0
          ? t('explain.larger', { one: times, other: least, result: amount(Math.max(STEPS * step, share * base)) })
          : times,
        length > 0 ? t('explain.length', { amount: amount(length) }) : '',
      ],
    },
  );
}

function change(context: Context): Figure | null {
  const { localizer, result } = context;
  const { metric, unit, change: found, baseline: start, current: now, noise: steps } = result;
  if (!found || !start || !now) return null;
  const { t } = localizer;
  const shown = fine(unit);
  const amount = (value: number) => amountOf(value, shown, localizer);
  const difference = formula(
    localizer,
    `${localizer.bare(now.value, shown)} − ${operand(start.value, shown, localizer)}`,
    bareSigned(found.absolute, shown, localizer),
  );
  const relative =
    found.relative === null
      ? ''
      : formula(
          localizer,
          `${operand(found.absolute, shown, localizer)} ÷ ${localizer.bare(Math.abs(start.value), shown)}`,
          localizer.percent(found.relative),
        );
  const compared =
    steps === null
      ? ''
      : t(Math.abs(found.absolute) > steps.value ? 'explain.beyond' : 'explain.within', {
          amount: amount(found.absolute),
          noise: amount(steps.value),
        });
  const isBand = metric.direction === 'maintain';
  const value = localizer.signed(found.absolute, distinctUnit([0, found.absolute], unit, localizer));
  return figureOf(context, 'change', value, t(isBand ? 'explain.rule.change.band' : 'explain.rule.change'), {
    arithmetic: [
      difference,
      relative,
      isBand
        ? t('explain.outside', {
            before: amount(distance(metric, start.value)),
            after: amount(distance(metric, now.value)),
          })
        : '',
      compared,
    ],
  });
}

function progress(context: Context): Figure | null {
  const { config, frame, localizer, result } = context;
  const { metric, unit, progress: share, baseline: start, current: now } = result;
  if (share === null) return null;
  const { t } = localizer;
  const value = progressNumber(share, localizer);
  if (metric.direction === 'maintain') {
    const all = frame.sinceGoLive;
    const inside = all.filter(({ y }) => distance(metric, y) === 0).length;
    return figureOf(context, 'progress', value, t('explain.rule.progress.band'), {
      ...samplesOf(context, all, restSince(frame, config.goLive)),
      arithmetic: [formula(localizer, `${localizer.number(inside)} ÷ ${localizer.number(all.length)}`, value)],
    });
  }
  const target = metric.target?.value;
  if (!start || !now || target === undefined) return null;
  const shown = fine(unit);
  const way = (to: number) => `(${localizer.bare(to, shown)} − ${operand(start.value, shown, localizer)})`;
  return figureOf(context, 'progress', value, t('explain.rule.progress'), {
    arithmetic: [formula(localizer, `${way(now.value)} ÷ ${way(target)}`, value)],
  });
}

function reached(context: Context): Figure | null {
  const { localizer, result } = context;
  const text = result.statements.find(({ id }) => id === 'reached')?.text;
  return text === undefined ? null : figureOf(context, 'reached', text, localizer.t('explain.rule.reached'));
}

/** The slope of a line with its range, a period. */
function slopesText({ slope, low, high }: Pick<Line, 'slope' | 'low' | 'high'>, context: Context): string {
  const { localizer, result } = context;
  const shown = distinctUnit([0, slope, low, high], fine(result.unit), localizer);
  return localizer.t('explain.slopes', {
    change: localizer.signed(slope, shown),
    low: localizer.signed(low, shown),
    high: localizer.signed(high, shown),
    per: localizer.t(`per.${result.metric.period}`),
  });
}

function trend(context: Context): Figure | null {
  const { config, frame, localizer, result } = context;
  const line = trendOf(frame);
  if (!line || !result.trend) return null;
  const { t } = localizer;
  const value = localizer.signed(line.slope, distinctUnit([0, line.slope], result.unit, localizer));
  return figureOf(
    context,
    'trend',
    t('explain.slope', { change: value, per: t(`per.${result.metric.period}`) }),
    t('explain.rule.trend'),
    {
      ...samplesOf(context, line.samples, restSince(frame, config.goLive)),
      arithmetic: [slopesText(line, context), result.movement === null ? '' : t(`explain.movement.${result.movement}`)],
    },
  );
}

/** The moment at which a line meets a value. */
function crossing(line: Line, value: number, { localizer, result: { metric, unit } }: Context): string {
  const shown = fine(unit);
  const count = Number(((value - line.middle.y) / line.slope).toFixed(1));
  return localizer.t('explain.middle', {
    middle: localizer.number(line.middle.y, shown),
    target: localizer.number(value, shown),
    periods: localizer.t(`periods.${metric.period}`, { count }),
  });
}

function projection(context: Context): Figure | null {
  const { frame, localizer, result } = context;
  const { metric, projection: found } = result;
  const text = result.statements.find(({ id }) => id === 'projection')?.text;
  if (text === undefined) return null;
  const line = trendOf(frame);
  const target = metric.target?.value;
  return figureOf(context, 'projection', text, localizer.t('explain.rule.projection'), {
    arithmetic: 'refused' in found || !line || target === undefined ? [] : [crossing(line, target, context)],
  });
}

function pace(context: Context): Figure | null {
  const { config, frame, localizer, result } = context;
  const { pace: found, state: at, stages, dueNext, current: now } = result;
  if (found === null) return null;
  const { t } = localizer;
  const value =
    result.statements.find(({ id }) => id === (found === 'missed' ? 'missed' : 'pace'))?.text ?? t(`pace.${found}`);
  if (found === 'missed') {
    const by = stages.at(-1)?.by;
    const facts = by && now ? [t('explain.due-past', { by: localizer.day(by), period: now.bucket.label })] : [];
    return figureOf(context, 'pace', value, t('explain.rule.pace.missed'), { arithmetic: facts });
  }
  const line = trendOf(frame);
  if (!dueNext) return null;
  const by = localizer.day(dueNext.by);
  const asOf = asOfCivil(config);
  if (at !== 'moving' || !line || dueNext.value === null) {
    const from = frame.since ?? dueNext.by;
    const share = (asOf - civilOfDay(from)) / (civilOfDay(dueNext.by) - civilOfDay(from));
    return figureOf(context, 'pace', value, t('explain.rule.pace.still'), {
      arithmetic: [
        t('explain.passed', { from: localizer.day(from), by, share: localizer.percent(Math.floor(share * 100) / 100) }),
      ],
    });
  }
  const { on, earliest, latest } = crossingOf(frame, line, dueNext.value, asOf);
  const day = (of: number) => localizer.day(dayOf(of));
  return figureOf(context, 'pace', value, t('explain.rule.pace'), {
    arithmetic: [
      crossing(line, dueNext.value, context),
      t('explain.due', { by, on: day(on), earliest: day(earliest), latest: day(latest) }),
    ],
  });
}

function state(context: Context): Figure {
  const { localizer, result } = context;
  const { metric, state: found, movement } = result;
  const rule =
    found === 'regressed' && metric.direction === 'maintain'
      ? 'regressed.band'
      : found === 'moving' && movement !== 'toward'
        ? 'moving.early'
        : found;
  return figureOf(context, 'state', statusLabel(result, localizer).text, localizer.t(`explain.rule.state.${rule}`));
}

function velocity(context: Context): Figure | null {
  const { config, frame, localizer, result } = context;
  const halves = halvesOf(frame);
  const said = saidVelocity(frame, result);
  if (!said || !halves) return null;
  const { t } = localizer;
  const { earlier, later } = halves;
  return figureOf(context, 'velocity', t(`velocity.${said}`), t('explain.rule.velocity'), {
    ...samplesOf(context, [...earlier.samples, ...later.samples], restSince(frame, config.goLive)),
    arithmetic: [
      t('named', { name: t('explain.earlier'), text: slopesText(earlier, context) }),
      t('named', { name: t('explain.later'), text: slopesText(later, context) }),
    ],
  });
}

function effects(context: Context): Figure | null {
  const { config, localizer, result } = context;
  if (!result.effects.length) return null;
  const { t } = localizer;
  const span = ({ from, to }: { from: string; to: string }) =>
    t('chart.range', { from: localizer.day(from), to: localizer.day(to) });
  return figureOf(context, 'effects', '', t('explain.rule.effects'), {
    arithmetic: shownEffects(result.effects).flatMap((effect) => {
      const name = causeOf(config, effect, localizer);
      const { difference } = effectNumbers(effect, result, localizer);
      return [
        effectText(effect, result, name, localizer),
        t('explain.spans', { name: difference, before: span(effect.spans.before), after: span(effect.spans.after) }),
        effectJudgement(effect, result, localizer),
      ];
    }),
  });
}

function worth(context: Context): Figure | null {
  const { config, frame, localizer, result } = context;
  const { metric, unit, worth: found, baseline: start, state: at } = result;
  if (!found || !start || !metric.worth || at === 'too-few') return null;
  const { t } = localizer;
  const rate = moneyText(metric.worth.perUnit, found.currency, localizer);
  const isPoints = isPercentage(unit);
  const improvement = improvementOf(frame, start);
  const sum = localizer.bare(improvement, isPoints ? { maximumFractionDigits: 2 } : fine(unit));
  return figureOf(
    context,
    'worth',
    localizer.money(found.total, found.currency),
    t(isPoints ? 'explain.rule.worth.points' : 'explain.rule.worth', { rate }),
    {
      ...samplesOf(context, frame.sinceGoLive, restSince(frame, config.goLive)),
      arithmetic: [
        t('explain.improvements', {
          formula: formula(localizer, `${sum} × ${rate}`, localizer.money(found.total, found.currency)),
        }),
      ],
    },
  );
}

/** A rate with its cents, where it has some. */
function moneyText(value: number, currency: string | null, localizer: Localizer): string {
  return Number.isInteger(value)
    ? localizer.money(value, currency)
    : localizer.number(value, currency === null ? {} : { style: 'currency', currency });
}

export type { LeftOut, LeftOutReason } from './left-out.js';
