import * as z from 'zod/mini';
import { dayOf } from '../config/dates.js';
import type { Config, Metric, Text } from '../config/schema.js';
import { effortOf } from '../effort/effort.js';
import { planFacts } from '../plan/plan.js';
import { wordsFor, type Words } from '../locales/words.js';
import { asOfCivil } from './buckets.js';
import { standingIdOf, STANDINGS } from './standing.js';
import { unitOf } from './measure.js';
import { resultOf } from './result.js';

/** The version of this shape: one of another version is not compared with. */
const VERSION = 1;

const maybe = <T extends z.ZodMiniType>(schema: T) => z.nullable(schema);
const day = () => z.iso.date();

// built at its first use, inside a try: see the config's schema
const build = () => z.object({
  version: z.literal(VERSION),
  account: z.string(),
  asOf: z.iso.datetime({ offset: true }),
  day: day(),
  results: z.array(z.object({
    id: z.string(),
    name: z.union([z.string(), z.record(z.string(), z.string())]),
    standing: z.enum(STANDINGS),
    value: maybe(z.number()),
    period: maybe(day()),
    baseline: maybe(z.number()),
    target: maybe(z.object({ value: z.optional(z.number()), min: z.optional(z.number()), max: z.optional(z.number()), by: z.optional(day()) })),
    measure: z.array(z.string()),
    opinion: maybe(z.object({ is: z.enum(['confirmed', 'disputed']), of: z.string() })),
  })),
  milestones: z.array(z.object({ id: z.string(), name: z.union([z.string(), z.record(z.string(), z.string())]), due: maybe(day()), done: z.boolean() })),
  open: z.array(z.string()),
  done: z.array(z.string()),
  feedback: z.array(z.object({ id: z.string(), replied: z.boolean(), change: maybe(z.string()) })),
  chosen: maybe(z.string()),
});
let built: ReturnType<typeof build> | undefined;

/**
 * What a person has seen of an account, as small as can be: no series, no texts but the names of results and milestones.
 * Plain JSON, to be kept wherever the host or the viewer wants and given to `sinceLastLook` at the next visit.
 *
 * `version` is that of this shape. `day` is the day of `asOf` in the account's time zone. Of each result: its latest finished
 * value with the first day of its period, what it is held against, and fingerprints of what is measured and of who vouches
 * for it. `open` and `done` are the ids of what is asked of the customer; `chosen` that of the next phase.
 */
export type LastSeen = z.output<ReturnType<typeof build>>;
export type ResultSeen = LastSeen['results'][number];
export type MilestoneSeen = LastSeen['milestones'][number];

/**
 * The digest of what a customer can see of a config.
 * @param words those the config is shown in, so that what was computed for the screen is not computed again; they do not change the digest
 */
export function lastSeenOf(config: Config, words: Words = wordsFor('en', config.messages)): LastSeen {
  const today = dayOf(asOfCivil(config));
  const plan = planFacts(config, words);
  const effort = effortOf(config);
  return {
    version: VERSION, account: config.account.id, asOf: config.asOf, day: today,
    results: config.metrics.filter(({ kind }) => kind === 'result').map((metric) => resultSeen(config, metric, words)),
    milestones: (plan?.milestones ?? []).map(({ milestone: { id, name, due }, doneOn }) => ({ id, name, due: due ?? null, done: doneOn !== null })),
    open: effort.open.map(({ id }) => id),
    done: effort.done.filter(({ moves }) => moves.length > 0).map(({ id }) => id),
    feedback: effort.feedback.filter(({ side }) => side !== 'provider').map(({ id, replied, change }) => ({
      id, replied: replied !== undefined && replied <= today, change: change === undefined ? null : fingerprint(change),
    })),
    chosen: plan?.nextPhase.chosen?.id ?? null,
  };
}

function resultSeen(config: Config, metric: Metric, words: Words): ResultSeen {
  const result = resultOf(config, metric.id, words);
  const { id, name, target, confirmed, disputed } = metric;
  const { value, min, max, by } = target ?? {};
  return {
    id, name, standing: standingIdOf(result),
    value: result.current?.value ?? null, period: result.current?.bucket.start ?? null,
    baseline: result.baseline?.comparable ? result.baseline.value : null,
    target: target ? { ...(value === undefined ? {} : { value }), ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), ...(by === undefined ? {} : { by }) } : null,
    measure: measureOf(config, metric),
    opinion: disputed ? { is: 'disputed', of: fingerprint(disputed) } : confirmed ? { is: 'confirmed', of: fingerprint(confirmed) } : null,
  };
}

/** What is measured: first how, then its definition in each language, so that a translation that was added changes nothing. */
function measureOf(config: Config, metric: Metric): string[] {
  const { style, unit, currency } = unitOf(metric, config.account);
  const how = [style, unit, currency, metric.direction, metric.period, metric.aggregate];
  return [fingerprint(how), ...textsOf(metric.definition).map(fingerprint)];
}

const textsOf = (text: Text | undefined): string[] => (text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text));

/** Whether two metrics of one id measure the same. A definition written for the first time changes nothing that was known. */
export function isSameMeasure([how, ...before]: readonly string[], [now, ...after]: readonly string[]): boolean {
  return how === now && (!before.length || !after.length || before.some((text) => after.includes(text)));
}

/** Whether two names have a language in which they are the same. */
export function isSameName(before: Text, now: Text): boolean {
  const texts = textsOf(now);
  return textsOf(before).some((text) => texts.includes(text));
}

/** 32 bits of FNV-1a: enough to tell that something has changed. */
function fingerprint(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(value)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** A digest out of anything: JSON text or its value. Null where it is none, or one of another version. Never throws. */
export function readLastSeen(input: unknown): LastSeen | null {
  try {
    const value: unknown = typeof input === 'string' ? JSON.parse(input) : input;
    return (built ??= build()).safeParse(value).data ?? null;
  } catch {
    return null;
  }
}
