import * as z from 'zod/mini';
import type { Entry, Metric } from './config-types.generated.js';
import { withPlainPrototype } from './plain-prototype.js';
import { MAX_VALUE } from '../series/time-series.js';

/**
 * The one description of a Waymark config. The published JSON Schema comes from it and, by `npm run generate` after a
 * change, the types (config-types.generated.ts) and the compiled validator (compiled-schema.generated.ts). A page with
 * a valid config loads only the compiled validator.
 *
 * Every part is a function, so that nothing is built before a config is parsed: on a host page that adds an
 * enumerable key to `Object.prototype`, building a zod schema throws, and only `parseConfig` may catch that.
 */
const describe = <T extends z.ZodMiniType>(schema: T, description: string): T => schema.check(z.describe(description));
const optional = <T extends z.ZodMiniType>(schema: T, description: string) => z.optional(describe(schema, description));
const arrayOf = <T extends z.ZodMiniType>(item: T, description: string) =>
  z._default(describe(z.array(item), description), []);

const nonEmptyString = () => z.string().check(z.minLength(1));
const text = () => z.union([nonEmptyString(), z.record(z.string(), z.string())]);
const ids = (description: string) => arrayOf(nonEmptyString(), description);
const side = () => z.enum(['customer', 'provider']);

/** @param words the expected value in the error message */
const pattern = (pattern: RegExp, words: string) => z.string().check(z.regex(pattern, words));

// the years that a date may lie in: those of MIN_YEAR to MAX_YEAR in parse-point-date.ts
const YEAR = '(?:19\\d\\d|2[01]\\d\\d|2200)';
const inYears = () => z.regex(new RegExp(`^${YEAR}-`), 'a day from 1900 to 2200, as YYYY-MM-DD');
const day = () => z.iso.date().check(inYears());
const instant = () => z.iso.datetime({ offset: true }).check(inYears());

const amount = () => z.number().check(z.minimum(-MAX_VALUE), z.maximum(MAX_VALUE));
const positiveAmount = () => z.number().check(z.minimum(0), z.maximum(MAX_VALUE));
/** Minutes, up to two years. */
const minutes = () => z.number().check(z.minimum(0), z.maximum(1_000_000));
const count = (min: number, max: number) => z.int().check(z.minimum(min), z.maximum(max));
const currency = () => pattern(/^[A-Z]{3}$/, 'a currency as three capital letters, such as "EUR"');

const pointDate = () =>
  z.union([
    day(),
    pattern(new RegExp(`^${YEAR}-(?:0[1-9]|1[0-2])$`), 'a month as YYYY-MM'),
    pattern(new RegExp(`^${YEAR}-Q[1-4]$`), 'a quarter as YYYY-Qn'),
    pattern(new RegExp(`^${YEAR}-W(?:0[1-9]|[1-4]\\d|5[0-3])$`), 'a week as YYYY-Www'),
    instant(),
  ]);

const points = () =>
  z.union([
    describe(
      z.array(z.tuple([pointDate(), z.nullable(amount())])),
      'Pairs of a date and a value; null where nothing was measured',
    ),
    z.object({
      dates: describe(z.array(pointDate()), 'One date a value, in the same order'),
      values: describe(z.array(z.nullable(amount())), 'One value a date; null where nothing was measured'),
    }),
    z.object({
      src: describe(nonEmptyString(), 'URL of a CSV or JSON file, relative to the config'),
      date: optional(nonEmptyString(), 'The column or key that holds the date; default: date'),
      value: optional(nonEmptyString(), 'The column or key that holds the value; default: value'),
    }),
  ]);

const unit = () =>
  describe(
    z.looseObject({
      style: optional(
        z.enum(['decimal', 'percent', 'currency', 'unit']),
        'As in Intl.NumberFormat; default: decimal. Percent values are fractions: 0.9 is 90 %',
      ),
      unit: optional(
        nonEmptyString(),
        'A unit that Intl knows, for example day; any other word is written after the number as it is',
      ),
      unitDisplay: optional(z.enum(['short', 'long', 'narrow']), 'As in Intl.NumberFormat; default: long'),
      currency: optional(currency(), 'ISO 4217 code; default: the currency of the account'),
      notation: optional(z.enum(['standard', 'scientific', 'engineering', 'compact']), 'As in Intl.NumberFormat'),
      minimumFractionDigits: optional(count(0, 20), 'As in Intl.NumberFormat'),
      maximumFractionDigits: optional(count(0, 20), 'As in Intl.NumberFormat'),
      maximumSignificantDigits: optional(count(1, 21), 'As in Intl.NumberFormat'),
    }),
    'How to format numbers: options of Intl.NumberFormat',
  );

const targetKeys = () => ({
  value: optional(amount(), 'The value to reach (increase or decrease)'),
  min: optional(amount(), 'The lower edge of the band to stay in (maintain)'),
  max: optional(amount(), 'The upper edge of the band to stay in (maintain)'),
  by: optional(day(), 'The day by which to reach it'),
  agreedBy: optional(text(), 'The person who agreed to it'),
  agreedOn: optional(day(), 'The day it was agreed'),
});
const behaviorTarget = () => z.object(targetKeys());
const metricTarget = () =>
  z.object({
    ...targetKeys(),
    stages: optional(
      z.array(
        z.object({
          value: describe(amount(), 'The value to reach by then'),
          by: describe(day(), 'The day by which to reach it'),
        }),
      ),
      'Steps on the way to the target, in order of date (increase or decrease)',
    ),
  });

const direction = () => z.enum(['increase', 'decrease', 'maintain']);
const aggregate = () => z.enum(['sum', 'mean', 'median', 'last', 'min', 'max']);
const period = () => z.enum(['day', 'week', 'month', 'quarter']);

const metric = () =>
  z.object({
    id: describe(nonEmptyString(), 'The id, unique among metrics and behaviours'),
    name: describe(text(), 'The customer’s name for it'),
    definition: optional(text(), 'The exact definition, so that anyone could count it again'),
    source: optional(text(), 'The system and table the values come from'),
    measuredBy: optional(z.enum(['customer', 'provider', 'shared']), 'The side that measures it'),
    unit: optional(unit(), 'How to format its values'),
    direction: describe(direction(), 'The direction that is better; maintain: inside a band'),
    kind: z._default(
      describe(z.enum(['result', 'signal']), 'A result is the customer’s own; log-ins, seats and scores are signals'),
      'result',
    ),
    period: z._default(describe(period(), 'The length of a period; statements compare whole periods'), 'month'),
    aggregate: z._default(describe(aggregate(), 'How the points of a period become its value'), 'last'),
    baseline: optional(
      z.object({
        value: optional(amount(), 'The agreed value; default: the median of the span'),
        from: optional(day(), 'First day of the span'),
        to: optional(day(), 'Last day of the span'),
        agreedBy: optional(text(), 'The person who agreed to it'),
        agreedOn: optional(day(), 'The day it was agreed'),
      }),
      'The starting point; default: all finished periods before go-live',
    ),
    target: optional(metricTarget(), 'The target'),
    season: optional(
      z.enum(['year']),
      'The values repeat by the year: each period is compared with the same period of the last year before go-live',
    ),
    points: z._default(describe(points(), 'The measured values'), []),
    breaks: arrayOf(
      z.object({ at: describe(day(), 'First day of the new definition'), note: optional(text(), 'The change') }),
      'Changes of the definition; values before and after one are not compared',
    ),
    comparison: optional(
      z.object({
        name: describe(text(), 'The name of the comparison'),
        points: z._default(describe(points(), 'The values of the comparison'), []),
      }),
      'The same metric for a group where nothing was changed',
    ),
    worth: optional(
      z.object({
        perUnit: describe(
          amount(),
          'Money for one unit of improvement in one period; for a percentage, the unit is one percentage point',
        ),
        currency: optional(currency(), 'ISO 4217 code; default: the currency of the account'),
        note: optional(text(), 'How the rate was determined, and who agreed'),
      }),
      'The worth of an improvement, as agreed with the customer',
    ),
    notes: arrayOf(
      z.object({ on: describe(day(), 'The day it explains'), text: describe(text(), 'The explanation') }),
      'Explanations of single values',
    ),
    confirmed: optional(
      z.object({
        on: describe(day(), 'The day'),
        by: optional(text(), 'The person'),
        value: optional(amount(), 'The confirmed value'),
      }),
      'The customer has confirmed the number',
    ),
    disputed: optional(
      z.object({
        on: describe(day(), 'The day'),
        by: optional(text(), 'The person'),
        reason: optional(text(), 'The reason'),
      }),
      'The customer has disputed the number',
    ),
  });

const behavior = () =>
  z.object({
    id: describe(nonEmptyString(), 'The id, unique among metrics and behaviours'),
    name: describe(text(), 'The habit: what people do differently'),
    why: optional(text(), 'The reason why it moves the result'),
    moves: ids('Ids of the metrics it moves'),
    who: optional(text(), 'The people who do it'),
    since: optional(day(), 'The day it began'),
    cadence: z._default(describe(period(), 'The length of a period'), 'week'),
    aggregate: z._default(describe(aggregate(), 'How the points of a period become its value'), 'mean'),
    unit: optional(unit(), 'How to format its values'),
    direction: z._default(describe(direction(), 'The direction that is better; maintain: inside a band'), 'increase'),
    target: optional(behaviorTarget(), 'The value from which a period counts as kept'),
    lag: optional(
      z.object({ periods: describe(count(0, 1000), 'The delay in periods of the metric') }),
      'The delay until the result can move',
    ),
    source: optional(text(), 'The system the values come from'),
    points: z._default(describe(points(), 'The measured values'), []),
  });

const event = () =>
  z.object({
    id: optional(nonEmptyString(), 'The id, unique among events'),
    date: describe(day(), 'The day'),
    kind: describe(z.enum(['go-live', 'behavior', 'milestone', 'expertise', 'incident', 'note']), 'The kind of event'),
    label: describe(text(), 'A short label'),
    metrics: ids('Ids of the metrics it concerns; empty: all'),
  });

const evidence = () => optional(nonEmptyString(), 'A text or a link as evidence');
const done = () =>
  z.object({
    on: describe(day(), 'The day'),
    by: optional(text(), 'The person'),
    evidence: evidence(),
    at: optional(instant(), 'The instant at which a person marked it, if later than asOf'),
  });

const milestone = () =>
  z.object({
    id: describe(nonEmptyString(), 'The id, unique among milestones'),
    name: describe(text(), 'The name: what is true once it is reached'),
    due: optional(day(), 'The day it is due'),
    done: optional(
      z.nullable(z.union([day(), done()])),
      'The day it was done, alone or with more about it; null: not done',
    ),
    side: optional(side(), 'The side that must reach it; default: the side of its owner'),
    owner: optional(nonEmptyString(), 'Id of the role that owns it'),
    after: ids('Ids of the milestones that must be done first'),
    metrics: ids('Ids of the metrics it moves'),
    proof: optional(text(), 'The evidence that is expected when it is done'),
  });

const plan = () =>
  z.object({
    purpose: optional(text(), 'The reason why the customer bought, in the customer’s words'),
    agreedOn: optional(day(), 'The day the purpose was agreed'),
    agreedBy: optional(text(), 'The person who agreed to it'),
    confirmed: optional(
      z.object({ on: describe(day(), 'The day'), by: optional(text(), 'The person') }),
      'The last confirmation that the purpose still stands',
    ),
    experience: optional(text(), 'The experience that the customer wants on the way'),
    metrics: ids('Ids of the metrics that measure the purpose'),
    milestones: arrayOf(milestone(), 'The steps on the way'),
    roles: arrayOf(
      z.object({
        id: describe(nonEmptyString(), 'The id, unique among roles'),
        side: describe(side(), 'The side it is on'),
        role: describe(text(), 'The role, for example Executive sponsor'),
        name: optional(text(), 'The name or title of the person'),
        responsibility: optional(text(), 'The responsibility of the role'),
        confirmedOn: optional(day(), 'The day the person last confirmed it'),
      }),
      'The roles, on both sides',
    ),
    nextPhase: optional(
      z.object({
        options: arrayOf(
          z.object({
            id: describe(nonEmptyString(), 'The id, unique among options'),
            kind: describe(
              z.enum(['improvement', 'targets', 'expertise', 'teams', 'technology']),
              'The kind of next phase',
            ),
            name: describe(text(), 'The name'),
            result: optional(text(), 'The promised result'),
            rank: optional(count(1, 10_000), 'The rank that the customer gave it; 1 is the first'),
          }),
          'The options for the next phase',
        ),
        chosen: optional(nonEmptyString(), 'Id of the chosen option'),
      }),
      'The time after this plan',
    ),
  });

const answer = () =>
  z.object({
    on: describe(day(), 'The day of the answer'),
    by: optional(text(), 'The person'),
    text: describe(text(), 'The answer'),
  });

const entryBase = () => ({
  id: describe(nonEmptyString(), 'The id, unique among entries'),
  side: optional(side(), 'The side whose effort it is'),
  topic: optional(nonEmptyString(), 'The topic: entries of one topic have the same word'),
  why: optional(text(), 'The reason why it is worth the effort'),
  moves: ids('Ids of the metrics or behaviours it moves'),
  role: optional(nonEmptyString(), 'Id of the role that does it'),
  minutes: optional(minutes(), 'Minutes for each person; absent: not known'),
  people: optional(count(1, 1_000_000), 'The number of people; default: 1'),
  due: optional(day(), 'The day it is due'),
  link: optional(nonEmptyString(), 'URL of the place to do it'),
  done: optional(z.nullable(done()), 'When it was done, by whom, with which evidence; null: not done'),
  proof: optional(text(), 'The evidence that is expected when a person ticks it'),
  comments: arrayOf(
    z.object({
      on: describe(day(), 'The day of the comment'),
      by: optional(text(), 'The person'),
      text: describe(text(), 'The comment'),
    }),
    'Comments of people',
  ),
});

const entry = () => {
  const base = entryBase();
  const title = describe(text(), 'The title');
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('action'), title, ...base, default: optional(text(), 'The recommended way') }),
    z.object({
      kind: z.literal('question'),
      title,
      ...base,
      asked: optional(day(), 'The day it was asked'),
      answer: optional(answer(), 'The answer'),
    }),
    z.object({
      kind: z.literal('decision'),
      title,
      ...base,
      options: arrayOf(text(), 'The options to choose from'),
      default: optional(text(), 'The recommended option'),
      reason: optional(text(), 'The reason for the recommendation'),
      answer: optional(answer(), 'The decision'),
    }),
    z.object({
      kind: z.literal('feedback'),
      title,
      ...base,
      given: optional(day(), 'The day it was given'),
      replyBy: optional(day(), 'The day by which a reply was promised'),
      replied: optional(day(), 'The day of the reply'),
      change: optional(text(), 'The change it led to'),
    }),
    z.object({
      kind: z.literal('meeting'),
      title,
      ...base,
      on: optional(day(), 'The day'),
      agenda: optional(text(), 'The topics of the meeting'),
      preRead: optional(text(), 'The text or link to read before the meeting'),
      outcome: optional(text(), 'The expected outcome, or the actual one afterwards'),
      calendar: optional(side(), 'The side whose calendar set the date'),
    }),
    z.object({
      kind: z.literal('contact'),
      title: z.optional(title),
      ...base,
      name: describe(text(), 'The person to turn to for the topic'),
    }),
    z.object({
      kind: z.literal('incident'),
      title,
      ...base,
      on: optional(day(), 'The day'),
      message: optional(text(), 'A text to forward as it is'),
    }),
    z.object({
      kind: z.literal('follow-up'),
      title,
      ...base,
      saves: optional(minutes(), 'Minutes it saves the customer'),
    }),
    z.object({
      kind: z.literal('case'),
      title,
      ...base,
      opened: optional(day(), 'The day it was opened'),
      closed: optional(day(), 'The day it was closed'),
      tries: optional(count(1, 10_000), 'The number of tries it took'),
    }),
  ]);
};

const build = () =>
  z.object({
    $schema: optional(z.string(), 'The JSON Schema, for editors'),
    version: describe(count(1, 1_000_000), 'The version of this format; this release knows 1'),
    asOf: describe(instant(), 'The instant that every statement is made for, for example 2026-10-05T08:00:00Z'),
    account: describe(
      z.object({
        id: describe(nonEmptyString(), 'The id of the account'),
        name: describe(text(), 'The name of the customer'),
        timeZone: z._default(describe(nonEmptyString(), 'The IANA time zone in which days begin and end'), 'UTC'),
        currency: optional(currency(), 'ISO 4217 code of the currency of all amounts'),
        logo: optional(nonEmptyString(), 'URL of a picture for the results page, relative to the config'),
      }),
      'The customer',
    ),
    provider: optional(
      z.object({
        name: describe(text(), 'The name of the vendor'),
        logo: optional(nonEmptyString(), 'URL of a picture for the results page, relative to the config'),
        definitions: optional(
          nonEmptyString(),
          'URL of a page that explains how a result is computed, with a section for each figure, relative to the page; linked where the numbers are explained',
        ),
      }),
      'The vendor',
    ),
    goLive: optional(day(), 'The day the customer went live'),
    renewal: optional(day(), 'The day the contract renews'),
    price: optional(
      z.object({
        value: describe(positiveAmount(), 'The amount for the time in per'),
        currency: optional(currency(), 'ISO 4217 code; default: the currency of the account'),
        per: z._default(describe(z.enum(['year']), 'The time that the amount pays for'), 'year'),
      }),
      'The price that the customer pays; the worth so far is compared with it',
    ),
    metrics: arrayOf(metric(), 'The results and signals'),
    behaviors: arrayOf(behavior(), 'The key behaviours: habits that move results'),
    events: arrayOf(event(), 'The events on the timeline'),
    plan: optional(plan(), 'The success plan'),
    effort: optional(
      z.object({ entries: arrayOf(entry(), 'The entries, on both sides') }),
      'The effort ledger: what was and is asked of the customer',
    ),
    appearance: optional(
      z.object({ accent: optional(nonEmptyString(), 'The accent, as a CSS colour') }),
      'The appearance',
    ),
    messages: optional(
      z.record(z.string(), z.record(z.string(), z.string())),
      'Replacements for texts of the interface, by language and key',
    ),
    lastSeen: optional(
      z.record(z.string(), z.unknown()),
      'The state at the reader’s last visit, as a change of the kind page-seen reported it',
    ),
    private: optional(z.unknown(), 'Notes of the vendor; never send them to a customer’s browser'),
  });

let built: ReturnType<typeof build> | undefined;
/** The schema of a whole config, built at its first use. */
export const configSchema = (): ReturnType<typeof build> => (built ??= withPlainPrototype(build));

export type {
  Behavior,
  Config,
  ConfigInput,
  Entry,
  Metric,
  Milestone,
  NextPhaseOption,
  Plan,
  Role,
  TimelineEvent,
} from './config-types.generated.js';
export type { Period, Points, Text, Unit } from '../types.js';

/** An entry of one kind. */
export type EntryOf<K extends Entry['kind']> = Extract<Entry, { kind: K }>;
/** The function that makes one value of the points of a period. */
export type Aggregate = Metric['aggregate'];
