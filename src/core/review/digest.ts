import * as z from 'zod/mini';
import { dayOf } from '../series/civil-time.js';
import type { Config, Metric, Text } from '../config/schema.js';
import { effortOf } from '../effort/ledger.js';
import { planFacts } from '../plan/plan.js';
import { localizerFor, type Localizer } from '../i18n/localizer.js';
import { asOfCivil } from '../results/buckets.js';
import { statusOf, STATUS_IDS, type StatusId } from '../results/status.js';
import { unitOf } from '../results/measurements.js';
import { resultOf } from '../results/result.js';

/** The version of the digest format. Digests of other versions are ignored. */
const VERSION = 1;

const maybe = <T extends z.ZodMiniType>(schema: T) => z.nullable(schema);
const day = () => z.iso.date();

// built at its first use, inside a try: see the config's schema
const build = () =>
  z.object({
    version: z.literal(VERSION),
    account: z.string(),
    asOf: z.iso.datetime({ offset: true }),
    day: day(),
    results: z.array(
      z.object({
        id: z.string(),
        name: z.union([z.string(), z.record(z.string(), z.string())]),
        status: z.enum(STATUS_IDS),
        value: maybe(z.number()),
        period: maybe(day()),
        baseline: maybe(z.number()),
        target: maybe(
          z.object({
            value: z.optional(z.number()),
            min: z.optional(z.number()),
            max: z.optional(z.number()),
            by: z.optional(day()),
          }),
        ),
        measure: z.array(z.string()),
        opinion: maybe(z.object({ is: z.enum(['confirmed', 'disputed']), of: z.string() })),
      }),
    ),
    milestones: z.array(
      z.object({
        id: z.string(),
        name: z.union([z.string(), z.record(z.string(), z.string())]),
        due: maybe(day()),
        done: z.boolean(),
      }),
    ),
    open: z.array(z.string()),
    done: z.array(z.string()),
    feedback: z.array(z.object({ id: z.string(), replied: z.boolean(), change: maybe(z.string()) })),
    chosen: maybe(z.string()),
  });
let built: ReturnType<typeof build> | undefined;

/** A result in a digest. */
export interface ResultSeen {
  /** Id of the metric. */
  id: string;
  /** Name of the metric. */
  name: Text;
  /** The status that was shown. */
  status: StatusId;
  /** The latest finished value, in the metric's unit. Null if there was none. */
  value: number | null;
  /** First day of the period of the value, `YYYY-MM-DD`. Null if there was none. */
  period: string | null;
  /** The baseline, in the metric's unit. Null if there was none. */
  baseline: number | null;
  /** The target. Null if there was none. */
  target: {
    /** The value to reach, in the metric's unit. */
    value?: number | undefined;
    /** Lower edge of the range, in the metric's unit. */
    min?: number | undefined;
    /** Upper edge of the range, in the metric's unit. */
    max?: number | undefined;
    /** The day by which to reach it, `YYYY-MM-DD`. */
    by?: string | undefined;
  } | null;
  /** The method of measuring, then fingerprints of the definition in each language. */
  measure: string[];
  /** Confirmed or disputed, with a fingerprint of the statement. Null if neither. */
  opinion: {
    /** The opinion of the customer. */
    is: 'confirmed' | 'disputed';
    /** A fingerprint of it. */
    of: string;
  } | null;
}

/** A milestone in a digest. */
export interface MilestoneSeen {
  /** Id of the milestone. */
  id: string;
  /** Name of the milestone. */
  name: Text;
  /** The due day, `YYYY-MM-DD`. Null for none. */
  due: string | null;
  /** True if it was done. */
  done: boolean;
}

/**
 * A digest of an account as a person saw it: no series, and no texts but the names of results and milestones.
 * Plain JSON: store it anywhere and pass it to `sinceLastVisit` at the next visit.
 */
export type LastSeen = {
  /** Version of the digest format. */
  version: 1;
  /** Id of the account. */
  account: string;
  /** The `asOf` of the config. */
  asOf: string;
  /** The day of `asOf` in the account's time zone, `YYYY-MM-DD`. */
  day: string;
  /** The results, in the order of the config. */
  results: ResultSeen[];
  /** The milestones of the plan. */
  milestones: MilestoneSeen[];
  /** Ids of the customer's open entries. */
  open: string[];
  /** Ids of the customer's finished entries. */
  done: string[];
  /** The customer's feedback. */
  feedback: {
    /** Id of the entry. */
    id: string;
    /** True if it was replied to. */
    replied: boolean;
    /** A fingerprint of the change it led to. Null for none. */
    change: string | null;
  }[];
  /** Id of the chosen option of the next phase. Null for none. */
  chosen: string | null;
};

/**
 * Makes a digest of the parts of a config that a customer can see.
 * @param localizer the localizer of the screen, so that cached results are used; it does not change the digest
 * @example
 * localStorage.setItem('seen', JSON.stringify(lastSeenOf(config)));
 */
export function lastSeenOf(config: Config, localizer: Localizer = localizerFor('en', config.messages)): LastSeen {
  const today = dayOf(asOfCivil(config));
  const plan = planFacts(config, localizer);
  const effort = effortOf(config);
  return {
    version: VERSION,
    account: config.account.id,
    asOf: config.asOf,
    day: today,
    results: config.metrics
      .filter(({ kind }) => kind === 'result')
      .map((metric) => resultSeen(config, metric, localizer)),
    milestones: (plan?.milestones ?? []).map(({ milestone: { id, name, due }, doneOn }) => ({
      id,
      name,
      due: due ?? null,
      done: doneOn !== null,
    })),
    open: effort.open.map(({ id }) => id),
    done: effort.done.filter(({ moves }) => moves.length > 0).map(({ id }) => id),
    feedback: effort.feedback
      .filter(({ side }) => side !== 'provider')
      .map(({ id, replied, change }) => ({
        id,
        replied: replied !== undefined && replied <= today,
        change: change === undefined ? null : fingerprint(change),
      })),
    chosen: plan?.nextPhase.chosen?.id ?? null,
  };
}

function resultSeen(config: Config, metric: Metric, localizer: Localizer): ResultSeen {
  const result = resultOf(config, metric.id, localizer);
  const { id, name, target, confirmed, disputed } = metric;
  const { value, min, max, by } = target ?? {};
  return {
    id,
    name,
    status: statusOf(result),
    value: result.current?.value ?? null,
    period: result.current?.bucket.start ?? null,
    baseline: result.baseline?.value ?? null,
    target: target
      ? {
          ...(value === undefined ? {} : { value }),
          ...(min === undefined ? {} : { min }),
          ...(max === undefined ? {} : { max }),
          ...(by === undefined ? {} : { by }),
        }
      : null,
    measure: measureOf(config, metric),
    opinion: disputed
      ? { is: 'disputed', of: fingerprint(disputed) }
      : confirmed
        ? { is: 'confirmed', of: fingerprint(confirmed) }
        : null,
  };
}

/**
 * The definition of a metric: first the method, then its text in each language, so that an added translation changes
 * nothing.
 */
function measureOf(config: Config, metric: Metric): string[] {
  const { style, unit, currency } = unitOf(metric, config.account);
  const how = [style, unit, currency, metric.direction, metric.period, metric.aggregate];
  return [fingerprint(how), ...textsOf(metric.definition).map(fingerprint)];
}

const textsOf = (text: Text | undefined): string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);

/** True if two metrics with one id have the same definition. Adding the first definition does not count as a change. */
export function isSameMeasure([how, ...before]: readonly string[], [now, ...after]: readonly string[]): boolean {
  return how === now && (!before.length || !after.length || before.some((text) => after.includes(text)));
}

/** True if two names are equal in at least one language. */
export function isSameName(before: Text, now: Text): boolean {
  const texts = textsOf(now);
  return textsOf(before).some((text) => texts.includes(text));
}

/** 32 bits of FNV-1a: enough to detect a change. */
function fingerprint(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const letter of JSON.stringify(value)) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** Reads a digest from JSON text or its value. Null if it is not valid, or has another version. Never throws. */
export function readLastSeen(input: unknown): LastSeen | null {
  try {
    const value: unknown = typeof input === 'string' ? JSON.parse(input) : input;
    return (built ??= build()).safeParse(value).data ?? null;
  } catch {
    return null;
  }
}
