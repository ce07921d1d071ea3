import * as z from 'zod/mini';

/**
 * The one description of a Waymark config. Types, checks and the published JSON Schema come from it, and, by `npm run generate`
 * after a change, schema.generated.ts: what a page loads in place of this for a config that is sound.
 *
 * Every part is a function, so that nothing is built before a config is parsed: on a host page that adds an
 * enumerable key to `Object.prototype`, building a zod schema throws, and only `parseConfig` may catch that.
 */
const about = <T extends z.ZodMiniType>(schema: T, description: string): T => schema.check(z.describe(description));
const may = <T extends z.ZodMiniType>(schema: T, description: string) => z.optional(about(schema, description));
const list = <T extends z.ZodMiniType>(item: T, description: string) => z._default(about(z.array(item), description), []);

const filled = () => z.string().check(z.minLength(1));
const text = () => z.union([filled(), z.record(z.string(), z.string())]);
const day = () => z.iso.date();
const instant = () => z.iso.datetime({ offset: true });
const ids = (description: string) => list(filled(), description);
const side = () => z.enum(['customer', 'provider']);

// a pattern comes with the words for what it wants
const like = (pattern: RegExp, words: string) => z.string().check(z.regex(pattern, words));
const currency = () => like(/^[A-Z]{3}$/, 'a currency as three capital letters, such as "EUR"');

const pointDate = () =>
  z.union([
    day(),
    like(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'a month as YYYY-MM'),
    like(/^\d{4}-Q[1-4]$/, 'a quarter as YYYY-Qn'),
    like(/^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/, 'a week as YYYY-Www'),
    instant(),
  ]);

const points = () =>
  z.union([
    about(z.array(z.tuple([pointDate(), z.nullable(z.number())])), 'Pairs of a date and a value; null where nothing was measured'),
    z.object({
      dates: about(z.array(pointDate()), 'One date a value, in the same order'),
      values: about(z.array(z.nullable(z.number())), 'One value a date; null where nothing was measured'),
    }),
    z.object({
      src: about(filled(), 'A CSV or JSON file, relative to the config'),
      date: may(filled(), 'The column or key that holds the date ("date" if left out)'),
      value: may(filled(), 'The column or key that holds the value ("value" if left out)'),
    }),
  ]);

const unit = () =>
  about(
    z.looseObject({
      style: may(z.enum(['decimal', 'percent', 'currency', 'unit']), 'As in Intl.NumberFormat. Percent values are fractions: 0.9 is 90 %'),
      unit: may(filled(), 'A unit Intl knows, such as "day"; any other word is written after the number as it is'),
      unitDisplay: may(z.enum(['short', 'long', 'narrow']), 'Long if left out'),
      currency: may(currency(), 'ISO 4217; the account’s if left out'),
      notation: may(z.enum(['standard', 'scientific', 'engineering', 'compact']), 'As in Intl.NumberFormat'),
      minimumFractionDigits: may(z.int().check(z.minimum(0), z.maximum(20)), 'As in Intl.NumberFormat'),
      maximumFractionDigits: may(z.int().check(z.minimum(0), z.maximum(20)), 'As in Intl.NumberFormat'),
      maximumSignificantDigits: may(z.int().check(z.minimum(1), z.maximum(21)), 'As in Intl.NumberFormat'),
    }),
    'How the number is written: Intl.NumberFormat options',
  );

const target = () =>
  z.object({
    value: may(z.number(), 'The value to reach (increase or decrease)'),
    min: may(z.number(), 'The lower edge of the band to stay in (maintain)'),
    max: may(z.number(), 'The upper edge of the band to stay in (maintain)'),
    by: may(day(), 'The day by which it shall be reached'),
    agreedBy: may(text(), 'Who agreed to it'),
    agreedOn: may(day(), 'When it was agreed'),
  });

const direction = () => z.enum(['increase', 'decrease', 'maintain']);
const aggregate = () => z.enum(['sum', 'mean', 'median', 'last', 'min', 'max']);
const period = () => z.enum(['day', 'week', 'month', 'quarter']);

const metric = () =>
  z.object({
    id: about(filled(), 'Unique among metrics and behaviours'),
    name: about(text(), 'What the customer calls it'),
    definition: may(text(), 'What exactly is counted, so that anyone could count it again'),
    source: may(text(), 'The system and table the values come from'),
    measuredBy: may(z.enum(['customer', 'provider', 'shared']), 'Who measures it'),
    unit: may(unit(), 'How its values are written'),
    direction: about(direction(), 'Which way is better; maintain: inside a band'),
    kind: z._default(about(z.enum(['result', 'signal']), 'A result is the customer’s own; log-ins, seats or scores are signals'), 'result'),
    period: z._default(about(period(), 'The bucket that statements are made on'), 'month'),
    aggregate: z._default(about(aggregate(), 'How several points in one period become its value'), 'last'),
    baseline: may(
      z.object({
        value: may(z.number(), 'An agreed value; else the median of the span is used'),
        from: may(day(), 'First day of the span'),
        to: may(day(), 'Last day of the span'),
        agreedBy: may(text(), 'Who agreed to it'),
        agreedOn: may(day(), 'When it was agreed'),
      }),
      'Where the customer started; left out: all finished periods before go-live',
    ),
    target: may(target(), 'Where the customer wants to be'),
    points: z._default(about(points(), 'The measured values'), []),
    breaks: list(
      z.object({ at: about(day(), 'First day of the new definition'), note: may(text(), 'What changed') }),
      'Changes of definition: nothing is compared across one',
    ),
    comparison: may(
      z.object({ name: about(text(), 'Who or what is compared with'), points: z._default(about(points(), 'Its values'), []) }),
      'The same measure where nothing was changed',
    ),
    worth: may(
      z.object({
        perUnit: about(z.number(), 'Money for one unit of improvement in one period'),
        currency: may(currency(), 'ISO 4217; the account’s if left out'),
        note: may(text(), 'How the rate was found and who agreed'),
      }),
      'What an improvement is worth, as agreed with the customer',
    ),
    notes: list(z.object({ on: about(day(), 'The day it explains'), text: about(text(), 'The why') }), 'Why the number did what it did'),
    confirmed: may(
      z.object({ on: about(day(), 'When'), by: may(text(), 'Who'), value: may(z.number(), 'The value they confirmed') }),
      'The customer confirms the number',
    ),
    disputed: may(
      z.object({ on: about(day(), 'When'), by: may(text(), 'Who'), reason: may(text(), 'Why') }),
      'The customer disputes the number',
    ),
  });

const behavior = () =>
  z.object({
    id: about(filled(), 'Unique among metrics and behaviours'),
    name: about(text(), 'What people do differently'),
    why: may(text(), 'Why it moves the result'),
    moves: ids('Metrics it moves'),
    who: may(text(), 'Who does it'),
    since: may(day(), 'When it began'),
    cadence: z._default(about(period(), 'How often it is looked at'), 'week'),
    aggregate: z._default(about(aggregate(), 'How several points in one period become its value'), 'mean'),
    unit: may(unit(), 'How its values are written'),
    direction: z._default(about(direction(), 'Which way is better'), 'increase'),
    target: may(target(), 'From where on it counts as kept'),
    lag: may(z.object({ periods: about(z.int().check(z.minimum(0)), 'Periods of the metric') }), 'How long until the result can move'),
    source: may(text(), 'The system the values come from'),
    points: z._default(about(points(), 'The measured values'), []),
  });

const event = () =>
  z.object({
    id: may(filled(), 'Unique among events'),
    date: about(day(), 'When'),
    kind: about(z.enum(['go-live', 'behavior', 'milestone', 'expertise', 'incident', 'note']), 'What sort of event'),
    label: about(text(), 'A few words'),
    metrics: ids('Metrics it concerns; none: all'),
  });

const evidence = () => may(filled(), 'A text or a link that shows it');
const done = () =>
  z.object({
    on: about(day(), 'When'),
    by: may(text(), 'Who'),
    evidence: evidence(),
    at: may(instant(), 'The moment a person marked it, where that was later than asOf'),
  });

const milestone = () =>
  z.object({
    id: about(filled(), 'Unique among milestones'),
    name: about(text(), 'What will be true then'),
    due: may(day(), 'When it is due'),
    done: may(z.nullable(z.union([day(), done()])), 'When it was done'),
    owner: may(filled(), 'The role that owns it'),
    after: ids('Milestones that must be done first'),
    metrics: ids('Metrics it moves'),
    proof: may(text(), 'What shows that it is done'),
  });

const plan = () =>
  z.object({
    purpose: may(text(), 'Why the customer bought, in the customer’s words'),
    agreedOn: may(day(), 'When the purpose was agreed'),
    agreedBy: may(text(), 'Who agreed to it'),
    confirmed: may(z.object({ on: about(day(), 'When'), by: may(text(), 'Who') }), 'When the purpose was last confirmed to stand'),
    experience: may(text(), 'How the customer wants to get there: the appropriate experience'),
    metrics: ids('The metrics that measure the purpose'),
    milestones: list(milestone(), 'The path'),
    roles: list(
      z.object({
        id: about(filled(), 'Unique among roles'),
        side: about(side(), 'Whose'),
        role: about(text(), 'The role, such as Executive sponsor'),
        name: may(text(), 'The person or title'),
        responsibility: may(text(), 'What they answer for'),
        confirmedOn: may(day(), 'When they last confirmed it'),
      }),
      'Who does what, on both sides',
    ),
    nextPhase: may(
      z.object({
        options: list(
          z.object({
            id: about(filled(), 'Unique among options'),
            kind: about(z.enum(['improvement', 'targets', 'expertise', 'teams', 'technology']), 'One of the five kinds of next phase'),
            name: about(text(), 'What it is'),
            result: may(text(), 'The result it promises'),
            rank: may(z.int().check(z.minimum(1)), 'The customer’s ranking; 1 first'),
          }),
          'What could come next',
        ),
        chosen: may(filled(), 'The option that was chosen'),
      }),
      'What comes after this plan',
    ),
  });

const answer = () => z.object({ on: about(day(), 'When'), by: may(text(), 'Who'), text: about(text(), 'The answer') });

const entryBase = () => ({
  id: about(filled(), 'Unique among entries'),
  side: may(side(), 'Whose effort it is'),
  topic: may(filled(), 'What it is about: the same word for the same topic'),
  why: may(text(), 'Why it is worth the effort'),
  moves: ids('Metrics or behaviours it moves'),
  role: may(filled(), 'The role that does it'),
  minutes: may(z.number().check(z.minimum(0)), 'Minutes for each person; left out: not known'),
  people: may(z.int().check(z.minimum(1)), 'How many people; one if left out'),
  due: may(day(), 'By when'),
  link: may(filled(), 'Where to do it'),
  done: may(z.nullable(done()), 'When it was done, by whom, and what shows it'),
  proof: may(text(), 'What shows that it is done; asked for when it is ticked'),
  comments: list(z.object({ on: about(day(), 'When'), by: may(text(), 'Who'), text: about(text(), 'The comment') }), 'What people said of it'),
});

const entry = () => {
  const base = entryBase();
  const title = about(text(), 'What it is, in a few words');
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('action'), title, ...base, default: may(text(), 'The recommended way') }),
    z.object({ kind: z.literal('question'), title, ...base, asked: may(day(), 'When it was asked'), answer: may(answer(), 'The answer') }),
    z.object({
      kind: z.literal('decision'), title, ...base,
      options: list(text(), 'What can be chosen'),
      default: may(text(), 'The recommended option'),
      reason: may(text(), 'Why it is recommended'),
      answer: may(answer(), 'What was decided'),
    }),
    z.object({
      kind: z.literal('feedback'), title, ...base,
      given: may(day(), 'When it was given'),
      replyBy: may(day(), 'By when a reply was promised'),
      replied: may(day(), 'When it was replied to'),
      change: may(text(), 'What changed because of it'),
    }),
    z.object({
      kind: z.literal('meeting'), title, ...base,
      on: may(day(), 'When'),
      agenda: may(text(), 'What it is about'),
      preRead: may(text(), 'What to read before'),
      outcome: may(text(), 'What it shall bring, or brought'),
      calendar: may(side(), 'Whose calendar set the date'),
    }),
    z.object({ kind: z.literal('contact'), title: z.optional(title), ...base, name: about(text(), 'Who to turn to for the topic') }),
    z.object({
      kind: z.literal('incident'), title, ...base,
      on: may(day(), 'When'),
      message: may(text(), 'A text that can be forwarded as it is'),
    }),
    z.object({ kind: z.literal('follow-up'), title, ...base, saves: may(z.number().check(z.minimum(0)), 'Minutes it saves the customer') }),
    z.object({
      kind: z.literal('case'), title, ...base,
      opened: may(day(), 'When it was opened'),
      closed: may(day(), 'When it was closed'),
      tries: may(z.int().check(z.minimum(1)), 'How many tries it took'),
    }),
  ]);
};

const build = () =>
  z.object({
    $schema: may(z.string(), 'The JSON Schema, for editors'),
    version: about(z.int().check(z.minimum(1)), 'The version of this format: 1'),
    asOf: about(instant(), 'The moment every statement is made for, such as 2026-10-05T08:00:00Z'),
    account: about(
      z.object({
        id: about(filled(), 'The account’s id'),
        name: about(text(), 'The customer’s name'),
        timeZone: z._default(about(filled(), 'An IANA time zone: days begin and end there'), 'UTC'),
        currency: may(currency(), 'ISO 4217'),
      }),
      'The customer',
    ),
    provider: may(z.object({ name: about(text(), 'The vendor’s name') }), 'The vendor'),
    goLive: may(day(), 'The day the customer went live'),
    renewal: may(day(), 'The day the contract renews'),
    metrics: list(metric(), 'Results and signals'),
    behaviors: list(behavior(), 'Key behaviours: what people do differently, and what it moves'),
    events: list(event(), 'What happened, and when'),
    plan: may(plan(), 'The success plan'),
    effort: may(z.object({ entries: list(entry(), 'The ledger of effort, on both sides') }), 'What was and is asked of the customer'),
    appearance: may(z.object({ accent: may(filled(), 'A CSS colour') }), 'How it looks'),
    messages: may(z.record(z.string(), z.record(z.string(), z.string())), 'Words of the interface to replace, by language and key'),
    lastSeen: may(z.record(z.string(), z.unknown()), 'What the reader of the results page saw last, as a change of the kind page-seen gave it'),
    private: may(z.unknown(), 'The vendor’s own notes: never send them to a customer’s browser'),
  });

let built: ReturnType<typeof build> | undefined;
/** The schema of a whole config, built at its first use. */
export const configSchema = (): ReturnType<typeof build> => (built ??= build());

/** A config as `parseConfig` returns it: checked, with defaults filled in. */
export type Config = z.output<ReturnType<typeof build>>;
/** A config as it is written: what `parseConfig` accepts. */
export type ConfigInput = z.input<ReturnType<typeof build>>;

export type Metric = Config['metrics'][number];
export type Behavior = Config['behaviors'][number];
export type TimelineEvent = Config['events'][number];
export type Plan = NonNullable<Config['plan']>;
export type Milestone = Plan['milestones'][number];
export type Role = Plan['roles'][number];
export type NextPhaseOption = NonNullable<Plan['nextPhase']>['options'][number];
export type Entry = NonNullable<Config['effort']>['entries'][number];
export type EntryOf<K extends Entry['kind']> = Extract<Entry, { kind: K }>;
export type Points = Metric['points'];
export type Period = Metric['period'];
export type Aggregate = Metric['aggregate'];
export type Unit = NonNullable<Metric['unit']>;
/** A text, or texts by BCP 47 language tag. */
export type Text = Metric['name'];
