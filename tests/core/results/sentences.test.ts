import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { chartModel, type ChartModel } from '../../../src/chart/model.js';
import type { Config } from '../../../src/core/config/schema.js';
import { loadMessages } from '../../../src/core/i18n/load-messages.js';
import { localizerFor, type Localizer } from '../../../src/core/i18n/localizer.js';
import { displayedSeriesOf } from '../../../src/core/results/displayed-series.js';
import { statusLabel } from '../../../src/core/results/result-text.js';
import { resultOf, statement, type Result } from '../../../src/core/results/result.js';
import type { Statement } from '../../../src/core/results/statements.js';
import { statusOf } from '../../../src/core/results/status.js';
import { statusChip } from '../../../src/elements/shared/status-chip.js';
import { narrativeOf, NARRATIVE_PARTS } from '../../../src/export/index.js';
import { LANGUAGES } from '../../export/support.js';
import { aConfig, monthly, type MetricInput } from '../../fixtures/config.js';
import { accounts, moving } from './random-accounts.js';
import type { PlainAccount } from './second-implementation.js';

before(() => Promise.all(LANGUAGES.map((lang) => loadMessages(lang, NARRATIVE_PARTS))));

/** Accounts that fell at go-live, and climb back to where they were. */
const recovering: fc.Arbitrary<PlainAccount> = fc
  .record({
    account: moving,
    depth: fc.integer({ min: 10, max: 30 }),
    seeds: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 24, maxLength: 24 }),
  })
  .map(({ account, depth, seeds }) => ({
    ...account,
    direction: 'increase',
    target: 150,
    values: seeds.map((seed, i) => 100 + seed - (i > 11 ? ((23 - i) / 11) * depth : 0)),
  }));

/** The random accounts with units, stages, seasons, worth and a price. */
const configs: fc.Arbitrary<Config> = fc
  .record({
    account: fc.oneof(
      { weight: 4, arbitrary: accounts },
      { weight: 1, arbitrary: moving },
      { weight: 1, arbitrary: recovering },
    ),
    unit: fc.constantFrom<NonNullable<MetricInput['unit']>>(
      {},
      { style: 'unit', unit: 'day' },
      { style: 'unit', unit: 'hour', maximumFractionDigits: 1 },
      { style: 'percent' },
      { style: 'currency', currency: 'EUR' },
      { maximumFractionDigits: 0 },
    ),
    isStaged: fc.boolean(),
    isSeasonal: fc.constantFrom(false, false, true),
    perUnit: fc.option(fc.integer({ min: 1, max: 90 }), { nil: undefined }),
    aggregate: fc.constantFrom('mean' as const, 'sum' as const),
    pastDate: fc.constantFrom(null, null, null, '2026-03-31'),
  })
  .map((parts) => configOf(parts.account, parts));

function configOf(
  { direction, values, agreed, target, min, max, by: date, goLive, breakAt, asOf }: PlainAccount,
  extra: {
    unit: NonNullable<MetricInput['unit']>;
    isStaged: boolean;
    isSeasonal: boolean;
    perUnit: number | undefined;
    aggregate: 'mean' | 'sum';
    pastDate: string | null;
  },
): Config {
  const by = date && (extra.pastDate ?? date);
  // a percentage as a fraction
  const scaled = (value: number) => (extra.unit.style === 'percent' ? value / 100 : value);
  const [stage] = values.filter((value) => value !== null).slice(-4);
  const hasStage = extra.isStaged && by !== null && by > '2026-05-31' && target !== null && stage !== undefined;
  const aim = {
    ...(target === null ? {} : { value: scaled(target) }),
    ...(min === null ? {} : { min: scaled(min) }),
    ...(max === null ? {} : { max: scaled(max) }),
    ...(by === null ? {} : { by }),
    ...(hasStage
      ? {
          stages: [
            { value: scaled(stage), by: '2026-05-31' },
            { value: scaled(target), by },
          ],
        }
      : {}),
  };
  return aConfig({
    asOf,
    ...(goLive === null ? { goLive: undefined } : { goLive }),
    account: { id: 'a', name: 'Acme', currency: 'EUR' },
    price: { value: 20_000, currency: 'EUR', per: 'year' },
    metrics: [
      {
        id: 'm',
        name: 'Orders',
        direction,
        unit: extra.unit,
        aggregate: extra.aggregate,
        points: monthly(
          '2024-07',
          values.map((value) => (value === null ? null : scaled(value))),
        ),
        ...(agreed === null ? {} : { baseline: { value: scaled(agreed) } }),
        ...(target === null && min === null && max === null ? {} : { target: aim }),
        ...(extra.isSeasonal && agreed === null && direction !== 'maintain' ? { season: 'year' as const } : {}),
        ...(extra.perUnit === undefined ? {} : { worth: { perUnit: extra.perUnit, currency: 'EUR' } }),
        breaks: breakAt === null ? [] : [{ at: breakAt }],
      },
    ],
  });
}

const PART = 200;
/** So many that each kind of sentence comes up. */
const CONFIGS = fc.sample(configs, { numRuns: 2000, seed: 14 });

interface WrittenNumber {
  value: number;
  /** Half of the last digit that is written. */
  half: number;
}

/** The numbers of a text in a language, signs aside. */
function numbersIn(text: string, lang: string): WrittenNumber[] {
  const parts = new Intl.NumberFormat(lang, { numberingSystem: 'latn' }).formatToParts(1_234_567.5);
  const separator = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  const [group, decimal] = [separator('group'), separator('decimal')];
  const [groupClass, decimalClass] = [`[${group}]`, `[${decimal}]`];
  const pattern = new RegExp(`\\d+(?:${groupClass}\\d{3})*(?:${decimalClass}\\d+)?`, 'g');
  return (text.match(pattern) ?? []).map((written) => {
    const [whole = '', fraction = ''] = written.split(decimal);
    return {
      value: Number(`${whole.split(group).join('')}.${fraction || 0}`),
      half: 0.5 * 10 ** -fraction.length,
    };
  });
}

/** The numbers that each sentence may hold, in the unit that it is written in. Days and periods aside. */
function allowed(
  result: Result,
  counts: Record<string, number>,
): Record<Statement['id'], (number | null | undefined)[]> {
  const { metric, baseline, current, change, noise, trend, progress, worth, stages, unit } = result;
  const scale = unit.style === 'percent' ? 100 : 1;
  const own = (...values: (number | null | undefined)[]) =>
    values.map((value) => (typeof value === 'number' ? value * scale : value));
  const { value, min, max } = metric.target ?? {};
  const target = own(value, min, max);
  const unfinished = result.buckets.find((bucket) => !bucket.finished && bucket.value !== null);
  const way = [progress === null ? null : progress * 100];
  return {
    headline: [...own(baseline?.value, current?.value), ...target, ...way],
    missed: [...target, ...own(...stages.map((stage) => stage.value))],
    change: [...own(change?.absolute), change?.relative == null ? null : change.relative * 100],
    progress: [...target, ...way, counts.sinceGoLive],
    reached: [],
    pace: own(...stages.map((stage) => stage.value)),
    state: [counts.sinceGoLive, 3, current?.age],
    current: own(current?.value),
    baseline: [...own(baseline?.value), baseline?.n],
    target,
    stages: own(...stages.map((stage) => stage.value)),
    break: [],
    gaps: [counts.gaps],
    partial: [counts.partial],
    unfinished: own(unfinished?.value),
    'after-as-of': [counts.later],
    unread: [],
    duplicates: [],
    spread: [],
    noise: own(noise?.value),
    trend: [...own(trend?.perPeriod, trend?.low, trend?.high), trend?.n],
    // "more than 3 years away"
    projection: [3],
    velocity: [],
    worth: [worth?.total, worth?.measured, worth?.of, worth?.ratio, 20_000],
    'as-of': [],
  };
}

/** The sentence without the days and periods that it names. */
function withoutDates(text: string, config: Config, result: Result, localizer: Localizer): string {
  const days = JSON.stringify([config, result, config.asOf.slice(0, 10)]).match(/\d{4}-\d\d-\d\d/g) ?? [];
  const labels = [
    ...new Set(days.flatMap((day) => [localizer.day(day), localizer.period(Date.parse(day), 'month')])),
    ...result.buckets.map(({ label }) => label),
  ];
  const rest = labels.sort((a, b) => b.length - a.length).reduce((left, label) => left.split(label).join(' '), text);
  // a number that is part of a word: "a month", "the year before"
  return localizer.lang === 'ja' ? rest.replace(/(?<!\d)1(?:か月あたり|年)/, ' ') : rest;
}

describe('the sentences of 200 random results in seven languages', () => {
  for (const lang of LANGUAGES)
    it(`hold no number that is not in the config or in the result (${lang})`, () => {
      const localizer = localizerFor(lang);
      const wrong: string[] = [];
      for (const config of CONFIGS.slice(0, PART)) {
        const result = resultOf(config, 'm', localizer);
        const facts = allowed(result, countsOf(config, result));
        // progress is rounded toward the baseline, and the ratio to the price has two digits
        const isRough = (fact: number, id: string) =>
          fact === Math.abs((result.progress ?? NaN) * 100) || (id === 'worth' && fact === result.worth?.ratio);
        for (const { id, text } of result.statements) {
          const known = facts[id].flatMap((fact) => (typeof fact === 'number' ? [Math.abs(fact)] : []));
          const unknown = numbersIn(withoutDates(text, config, result, localizer), lang).filter(
            ({ value, half }) =>
              !known.some((fact) => Math.abs(value - fact) <= half * (isRough(fact, id) ? 2 : 1) + 1e-9 * (1 + fact)),
          );
          wrong.push(...unknown.map(({ value }) => `${value} (${id}: ${text})`));
        }
      }
      expect(wrong).to.deep.equal([]);
    });

  for (const lang of LANGUAGES)
    it(`have one number of digits for what they set side by side (${lang})`, () => {
      const localizer = localizerFor(lang);
      const mixed: string[] = [];
      for (const config of CONFIGS.slice(0, PART)) {
        const result = resultOf(config, 'm', localizer);
        const { baseline, current, trend, metric, unit } = result;
        const { value, min, max } = metric.target ?? {};
        const sides = {
          headline: [baseline?.value, current?.value, value, min, max],
          target: [value, min, max],
          trend: [trend?.perPeriod, trend?.low, trend?.high],
        };
        for (const [id, facts] of Object.entries(sides)) {
          const own = facts.map((fact) => Math.abs(fact ?? NaN) * (unit.style === 'percent' ? 100 : 1));
          const text = statement(result, id as Statement['id']);
          const written = numbersIn(withoutDates(text, config, result, localizer), lang);
          // the count of values ends the sentence of the trend; the share of the way may look like a value
          const share = (result.progress ?? NaN) * 100;
          const beside = id === 'trend' ? written.slice(0, -1) : written;
          const isShare = ({ value: shown, half }: WrittenNumber) =>
            id === 'headline' && half === 0.5 && Math.abs(shown - Math.abs(share)) <= 1;
          const kinds = new Set(
            beside
              .filter((number) => !isShare(number))
              .filter(({ value: shown, half }) => own.some((fact) => Math.abs(shown - fact) <= half + 1e-9 * fact))
              .map(({ half }) => half),
          );
          if (kinds.size > 1) mixed.push(`${id}: ${text}`);
        }
      }
      expect(mixed).to.deep.equal([]);
    });

  it('see a number that is wrong', () => {
    expect(numbersIn('من 1,234.5 إلى 7', 'ar').map(({ value }) => value)).to.deep.equal([1234.5, 7]);
    expect(numbersIn('12.345,6 Tage', 'de')).to.deep.equal([{ value: 12345.6, half: 0.05 }]);
    expect(numbersIn('1\u202f234,5', 'fr').map(({ value }) => value)).to.deep.equal([1234.5]);
  });
});

/** Counts that the sentences name, counted by hand. */
function countsOf(config: Config, result: Result): Record<string, number> {
  const { buckets, metric } = result;
  const points = metric.points as [string, number | null][];
  return {
    gaps: buckets.filter(({ finished, value }) => finished && value === null).length,
    partial: buckets.filter(({ partial }) => partial).length,
    later: points.filter(([date, value]) => value !== null && Date.parse(date) > Date.parse(config.asOf)).length,
    sinceGoLive: sinceGoLive(config, result),
  };
}

/** The usable periods since go-live, counted by hand; with a season, those with a counterpart in the year before. */
function sinceGoLive({ goLive = '' }: Config, { buckets, definedFrom, metric }: Result): number {
  const usable = buckets.filter(
    ({ start, value, finished, partial }) =>
      finished && !partial && value !== null && (definedFrom === null || start >= definedFrom),
  );
  const hasCounterpart = (month: string) => usable.some(({ start, end }) => start.slice(5) === month && end < goLive);
  const isSeasonal = metric.season !== undefined;
  return usable.filter(
    ({ start, end }) =>
      4 * daysFrom(start > goLive ? start : goLive, end) >= 3 * daysFrom(start, end) &&
      (!isSeasonal || goLive === '' || hasCounterpart(start.slice(5))),
  ).length;
}

const daysFrom = (first: string, last: string) => (Date.parse(last) - Date.parse(first)) / 86_400_000 + 1;

/** All that is said of a result: message keys of its sentences, status, chip and narrative, and the picture. */
function saidOf(config: Config, lang: string): Set<string> {
  const said = new Set<string>();
  const plain = localizerFor(lang);
  const localizer: Localizer = {
    ...plain,
    t: (key, params) => {
      said.add(key);
      return plain.t(key, params);
    },
  };
  const result = resultOf(config, 'm', localizer);
  const status = statusLabel(result, localizer);
  statusChip(result, localizer);
  narrativeOf(config, localizer, 'page');
  const model = chartModel(config, result, displayedSeriesOf(config, result, 'month', 'all', plain), plain);
  // a reached target is good whatever the change
  const arrow = status.sense === '' || result.state === 'reached' ? [] : [`arrow ${status.sense}`];
  const facts = [...factsOf(config, result), ...pictureFacts(model, result.state === 'stale')];
  return new Set([...said, ...facts, `status ${statusOf(result)}`, ...arrow]);
}

function factsOf(config: Config, result: Result): string[] {
  const { metric, projection, current, change, baseline, trend, movement, worth, stages } = result;
  const target = metric.target ?? {};
  const isIn = (value: number) => value >= (target.min ?? -Infinity) && value <= (target.max ?? Infinity);
  const isBand = metric.direction === 'maintain' && (target.min ?? target.max) !== undefined;
  const way = metric.direction === 'increase' ? 1 : -1;
  const today = config.asOf.slice(0, 10);
  const list: [string, boolean | null | undefined][] = [
    ['fact forecast', 'on' in projection],
    ['fact forecast after the date', 'on' in projection && target.by !== undefined && projection.on > target.by],
    ['fact forecast in time', 'on' in projection && target.by !== undefined && projection.on <= target.by],
    ['fact even the latest in time', 'on' in projection && target.by !== undefined && projection.latest <= target.by],
    ['fact forecast past', 'on' in projection && projection.on < today],
    ['fact target day missed', stages.at(-1)?.isMissed],
    ['fact target day past', stages.at(-1)?.isPast],
    ['fact first reached in time', result.firstReached !== null && result.firstReached <= (target.by ?? '9')],
    ['fact first reached late', result.firstReached !== null && result.firstReached > (target.by ?? '9')],
    ['fact more', change && change.absolute > 0],
    ['fact less', change && change.absolute < 0],
    ['fact farther than before', !isBand && change && change.absolute * way < 0],
    ['fact nearer than before', !isBand && change && change.absolute * way > 0],
    ['fact inside', isBand && current && isIn(current.value)],
    ['fact outside', isBand && current && !isIn(current.value)],
    ['fact was inside', isBand && baseline && isIn(baseline.value)],
    ['fact trend toward', !isBand && trend && Math.min(trend.low * way, trend.high * way) > 0],
    ['fact trend away', !isBand && trend && Math.max(trend.low * way, trend.high * way) < 0],
    ['fact movement away', movement === 'away'],
    ['fact no trend', trend === null],
    ['fact a loss', worth && worth.total < 0],
    ['fact a gain', worth && worth.total > 0],
    ['fact met now', stages.at(-1)?.isMet],
    ['fact not met now', stages.at(-1)?.isMet === false],
  ];
  return list.flatMap(([name, isSo]) => (isSo ? [name] : []));
}

const pictureFacts = ({ forecast, target, last, hollow, gaps, baseline }: ChartModel, isOld: boolean): string[] => [
  forecast ? 'picture forecast' : 'picture no forecast',
  ...(target ? ['picture target'] : ['picture no target']),
  ...(target?.ring ? [`picture ring ${target.ring.isReached ? 'reached' : 'open'}`] : []),
  ...(last ? [`picture ${isOld && last.sense === 'none' ? 'old' : last.sense}`] : ['picture no value']),
  hollow.some(({ kind }) => kind === 'unfinished') ? 'picture unfinished' : 'picture nothing unfinished',
  hollow.some(({ kind }) => kind === 'partial') ? 'picture partial' : 'picture nothing partial',
  gaps.length ? 'picture gaps' : 'picture no gaps',
  ...(baseline ? ['picture baseline'] : []),
];

const BETTER = 'change\\.(more|less)\\.better.*|change\\.entered\\.band';
const WORSE = 'change\\.(more|less)\\.worse.*|change\\.left\\.band';
const NONE = 'change\\.none|change\\.(more|less)\\.same\\.band';
const WAY = 'headline\\.progress.*|progress\\.way.*';
const REACHED = 'headline\\.(reached|band)|progress\\.reached.*';
const PACE = 'pace\\.(ahead|on-pace|at-risk|behind)(\\.stage)?';
const FORECAST = 'projection|projection\\.open';
const REFUSED = 'projection\\.refused\\..*';
const VELOCITY = 'velocity\\..*';
const ANY_CHANGE = `${BETTER}|${WORSE}|${NONE}|change\\.kept\\.band`;
const EARLY = 'state\\.too-few.*';
const NO_BASELINE = 'state\\.no-baseline.*';
const BETTER_STATUS = 'status moving(\\.(band|ahead|on-pace|at-risk|behind))?|status stalled.*|arrow better';

/** Pairs that must not be said together: each row is two patterns of message keys and facts. */
const CONTRADICTIONS: [string, string][] = [
  // the change
  [BETTER, `${WORSE}|${NONE}|change\\.kept\\.band`],
  [WORSE, `${NONE}|change\\.kept\\.band`],
  [BETTER, 'fact farther than before|picture (worse|none)|status (regressed.*|unchanged|moving\\.none)|arrow worse'],
  [
    WORSE,
    'fact nearer than before|picture (better|none)|status (moving.*|stalled.*|unchanged|reached\\.band)|arrow better',
  ],
  [NONE, `${VELOCITY}|${WAY}|picture (better|worse)|status (regressed.*|stalled.*)|state\\.stalled|arrow .+`],
  ['change\\.more\\..*', 'fact less'],
  ['change\\.less\\..*', 'fact more'],
  [WORSE, `${WAY}|${VELOCITY}|state\\.stalled|state\\.moving\\.none|effort.*better`],
  [WAY, 'fact farther than before|progress\\.away.*|progress\\.no-way|progress\\.behind|fact met now'],
  ['progress\\.away.*', `${BETTER}|${REACHED}|fact met now|fact nearer than before`],
  // the range
  ['change\\.(entered|kept)\\.band', 'fact outside'],
  ['change\\.left\\.band', 'fact inside'],
  ['change\\.entered\\.band', 'fact was inside'],
  ['change\\.(more|less)\\..*\\.band', 'fact inside'],
  ['headline\\.band|state\\.word\\.reached\\.band|chip\\.in-range', 'fact outside|change\\.left\\.band'],
  ['state\\.word\\.regressed\\.band', 'fact inside'],
  // reached
  [REACHED, `${PACE}|${FORECAST}|${REFUSED}|missed|state\\.stalled|state\\.moving\\.none|fact not met now`],
  [REACHED, 'reached\\.not-held|picture (forecast|ring open)|chip\\.(missed|behind|at-risk|flat|better|ahead|on-pace)'],
  ['chip\\.reached|state\\.word\\.reached', 'fact not met now|missed|progress\\.away.*|progress\\.behind'],
  ['reached\\.not-held', 'fact met now|picture ring reached'],
  ['reached\\.late', 'fact first reached in time'],
  ['reached\\.(in|held)', 'fact first reached late|fact not met now'],
  ['picture ring reached', `${PACE}|${FORECAST}|missed|progress\\.behind`],
  // dates, pace and forecast
  ['pace\\.(ahead|on-pace)|chip\\.(ahead|on-pace)', 'fact forecast after the date'],
  ['pace\\.(at-risk|behind)', 'fact forecast in time'],
  ['pace\\.(on-pace|at-risk|behind)', 'fact even the latest in time'],
  ['pace\\.(ahead|on-pace|at-risk|behind)', 'fact target day missed'],
  [FORECAST, 'fact forecast past'],
  ['pace\\.(ahead|on-pace|at-risk|behind)', 'fact target day past'],
  [
    'pace\\.(ahead|on-pace|at-risk).*',
    `${WORSE}|${NONE.replace('change\\.none|', '')}|state\\.stalled|fact trend away`,
  ],
  ['pace\\.ahead.*', 'pace\\.(on-pace|at-risk|behind).*'],
  ['missed', 'status reached.*|chip\\.(reached|in-range).*'],
  ['fact target day missed', 'status (moving.*|stalled.*|unchanged|reached.*)|chip\\.(reached|in-range).*'],
  ['(headline|progress)\\..*-by', 'fact target day past'],
  [FORECAST, `${REFUSED}|state\\.stalled|fact trend away|fact no trend|${WORSE}|picture no forecast`],
  [REFUSED, 'picture forecast|fact forecast'],
  ['picture forecast', `${EARLY}|${NO_BASELINE}|state\\.stale|state\\.stalled|status (regressed|unchanged|stale).*`],
  ['projection\\.refused\\.away', 'fact trend toward'],
  ['projection\\.refused\\.uncertain', 'fact trend toward|fact trend away'],
  ['projection\\.refused\\.no-trend', 'trend.*'],
  ['state\\.moving\\.none|state\\.word\\.moving\\.none', `${BETTER}|fact trend away|chip\\.flat`],
  ['state\\.stalled', `${VELOCITY}|${NONE}|state\\.moving\\.none|status (moving|reached).*`],
  ['velocity\\.(growing|steady|fading)', `${NONE}|${WORSE}|state\\.stalled|fact farther than before`],
  ['velocity\\.(growing|steady)', 'fact trend away'],
  // too little to judge
  [EARLY, `${ANY_CHANGE}|${WAY}|${REACHED}|${PACE}|${FORECAST}|${REFUSED}|${VELOCITY}|missed|reached\\..*|worth.*`],
  [EARLY, `progress\\.(away|inside).*|trend.*|noise.*|picture (better|worse)|arrow .+|${BETTER_STATUS}`],
  [NO_BASELINE, `${ANY_CHANGE}|${WAY}|${REACHED}|${PACE}|${FORECAST}|${VELOCITY}|baseline\\..*|noise.*|worth.*`],
  [NO_BASELINE, `progress\\.away.*|picture (better|worse|baseline)|arrow .+|${BETTER_STATUS}`],
  [
    'state\\.unmeasured|state\\.no-full-period',
    `current|${ANY_CHANGE}|${WAY}|${PACE}|${FORECAST}|trend|headline\\.(only|change)`,
  ],
  [
    'state\\.stale',
    `${PACE}|${FORECAST}|${REFUSED}|${VELOCITY}|${WAY}|${REACHED}|missed|picture (better|worse)|arrow .+`,
  ],
  // worth
  ['worth', 'fact a loss'],
  ['worth\\.loss', 'fact a gain|worth\\.ratio'],
  // the picture
  ['target\\.value.*', 'picture no target'],
  ['progress\\.no-target|projection\\.refused\\.no-target', 'picture target'],
  ['gaps', 'picture no gaps'],
  ['unfinished', 'picture nothing unfinished'],
  ['current', 'picture no value'],
];

describe('the sentences of 2,000 random results', () => {
  const rows = CONTRADICTIONS.map((pair) => pair.map((pattern) => new RegExp(`^(?:${pattern})$`)));
  const seen = new Set<string>();

  // in parts, so that each is short
  for (let first = 0; first < CONFIGS.length; first += PART)
    it(`do not contradict each other, the status, the narrative or the picture (from ${first} on)`, () => {
      const found = new Map<string, string>();
      CONFIGS.slice(first, first + PART).forEach((config, i) => {
        const said = [...saidOf(config, LANGUAGES[i % LANGUAGES.length] ?? 'en')];
        said.forEach((key) => seen.add(key));
        for (const [one, other] of rows) {
          const [a = [], b = []] = [one, other].map((pattern) => said.filter((key) => pattern?.test(key)));
          const all = () => resultOf(config, 'm').statements.map(({ text }) => text);
          if (a.length && b.length) found.set(`${a.join(', ')} with ${b.join(', ')}`, all().join(' '));
        }
      });
      expect(Object.fromEntries(found)).to.deep.equal({});
    });

  it('meet each row of the table: one that no account meets would prove nothing', () => {
    const unmet = CONTRADICTIONS.map(([one]) => one).filter(
      (_, i) => ![...seen].some((key) => rows[i]?.[0]?.test(key)),
    );
    expect(unmet).to.deep.equal([]);
  });

  it('say what the picture shows', () => {
    for (const config of CONFIGS.slice(0, PART)) {
      const localizer = localizerFor('en');
      const result = resultOf(config, 'm', localizer);
      const model = chartModel(config, result, displayedSeriesOf(config, result, 'month', 'all', localizer), localizer);
      const has = (id: Statement['id']) => statement(result, id) !== '';
      expect(model.gaps.length > 0, 'gaps').to.equal(has('gaps'));
      expect(
        model.hollow.some(({ kind }) => kind === 'partial'),
        'partial',
      ).to.equal(has('partial'));
      expect(model.target !== null, 'target').to.equal(has('target'));
      expect(model.forecast !== null, 'forecast').to.equal('on' in result.projection);
      if (model.last && result.current && result.current.bucket.value === model.last.value)
        expect(statement(result, 'current')).to.contain(model.last.text);
      const drawn = model.baseline?.text.replace(/^Before /, '').replace(/%$/, '');
      if (drawn !== undefined) expect(statement(result, 'baseline')).to.contain(drawn);
    }
  });
});

describe('messages of a sense', () => {
  const WORDS: Record<string, [better: RegExp, worse: RegExp]> = {
    en: [/better/i, /worse/i],
    de: [/besser/i, /schlechter/i],
    fr: [/(?<!moins )(?:mieux|\bbien)/i, /moins bien/i],
    es: [/mejor/i, /peor/i],
    pt: [/melhor/i, /pior/i],
    ja: [/改善/, /悪化/],
    ar: [/أفضل/, /أسوأ/],
  };
  for (const lang of LANGUAGES)
    it(`name it, and no other (${lang})`, () => {
      const { t } = localizerFor(lang);
      const [better, worse] = WORDS[lang] ?? [/^$/, /^$/];
      for (const way of ['more', 'less'] as const)
        for (const plain of ['', '.plain'] as const) {
          expect(t(`change.${way}.better${plain}`))
            .to.match(better)
            .and.not.to.match(worse);
          expect(t(`change.${way}.worse${plain}`))
            .to.match(worse)
            .and.not.to.match(better);
        }
      expect(t('state.word.regressed')).to.match(worse).and.not.to.match(better);
      expect(t('state.word.moving')).to.match(better).and.not.to.match(worse);
    });
});
