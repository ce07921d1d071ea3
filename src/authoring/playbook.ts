import * as z from 'zod/mini';

const nonEmptyString = () => z.string().check(z.minLength(1));
const described = <T extends z.ZodMiniType>(schema: T, text: string): T => schema.check(z.describe(text));
const optional = <T extends z.ZodMiniType>(schema: T, text: string) => z.optional(described(schema, text));
const list = <T extends z.ZodMiniType>(item: T, text: string) => z.optional(described(z.array(item), text));

/** The number of analysed customers for whom a result was a reason to stay. */
const proven = () =>
  z.strictObject({
    customers: described(z.int().check(z.minimum(0)), 'The number of analysed customers who stayed for it'),
    of: described(z.int().check(z.minimum(1)), 'The number of analysed customers'),
    note: optional(nonEmptyString(), 'The lessons learned'),
  });

/** A source of values for all accounts: rows of account_id, date, value. */
const sqlPoints = () =>
  z.strictObject({
    sql: described(nonEmptyString(), 'A query with the columns account_id, date and value, for all accounts'),
    from: optional(z.literal('postgres'), 'Where it runs: in Postgres; over files of the project if left out'),
  });

/** A CSV or JSON file with the values of all accounts. It needs no query engine. */
const tablePoints = () =>
  z.strictObject({
    table: described(nonEmptyString(), 'A CSV or JSON file with rows for all accounts, relative to the project'),
    account: optional(nonEmptyString(), 'The column with the id of the account; default: account_id'),
    date: optional(nonEmptyString(), 'The column with the date; default: date'),
    value: optional(nonEmptyString(), 'The column with the value; default: value'),
  });

/** The keys that only a playbook has. The rest of a playbook is a partial config. */
export const playbookOnly = () => ({
  playbook: described(z.literal(1), 'The version of this format: 1'),
  id: described(nonEmptyString(), 'The name of the standard'),
  extends: optional(nonEmptyString(), 'Another playbook that this one builds on, relative to this file'),
  analysis: optional(
    z.strictObject({
      customers: list(nonEmptyString(), 'Ids of the customers that were analysed; at least five'),
      interviewed: optional(
        z.string().check(z.regex(/^\d{4}-\d{2}(?:-\d{2})?$/)),
        'The month of the interviews, as YYYY-MM',
      ),
      evidence: optional(nonEmptyString(), 'The place of the interview notes'),
      whyBought: optional(nonEmptyString(), 'The reason why they bought'),
      howSuccessful: optional(nonEmptyString(), 'How successful they are'),
      whatTheyDid: optional(nonEmptyString(), 'The steps that led to their success'),
    }),
    'The source of the standard: an analysis of customers who stayed',
  ),
  bullseye: optional(
    z.strictObject({
      objective: optional(nonEmptyString(), 'The objective of these customers'),
      measure: optional(
        z.union([nonEmptyString(), z.array(nonEmptyString())]),
        'The metric that shows whether they reach it',
      ),
      attributes: list(
        z.strictObject({
          id: nonEmptyString(),
          name: nonEmptyString(),
          need: described(z.enum(['must', 'should']), 'must: a condition of success'),
        }),
        'The attributes of fitting customers',
      ),
      processes: list(nonEmptyString(), 'Ids of the behaviours that lead to success'),
    }),
    'The customers who succeed, with their objective and their way',
  ),
  lossClasses: list(nonEmptyString(), 'The vendor’s own classes of lost customers'),
});

/** A schema is built at its first use, once: an account is held against several, and a build has thousands. */
function once<T>(build: () => T): () => T {
  let built: T | undefined;
  return () => (built ??= build());
}

/** Notes of the vendor about an account; never shipped. */
export const privateNotes = once(() =>
  z.looseObject({
    boughtFor: list(nonEmptyString(), 'The reasons to buy, as metric ids or in words'),
    fit: optional(z.record(z.string(), z.boolean()), 'By id of a bullseye attribute: true if the customer has it'),
    signals: list(
      z.strictObject({
        on: z.iso.date(),
        kind: z.enum(['complaint', 'contract-change', 'expansion', 'reduction', 'silence-broken']),
        note: z.optional(nonEmptyString()),
      }),
      'Acts of the customer besides using the product',
    ),
    handoff: optional(
      z.strictObject({ on: z.iso.date(), from: z.optional(nonEmptyString()), to: z.optional(nonEmptyString()) }),
      'The handoff of the account from one person to another',
    ),
    lost: optional(
      z.strictObject({ on: z.iso.date(), class: z.optional(nonEmptyString()), why: z.optional(nonEmptyString()) }),
      'The loss of the customer',
    ),
    accept: list(
      z.strictObject({
        rule: described(nonEmptyString(), 'The rule of the advice'),
        path: z.optional(nonEmptyString()),
        by: described(nonEmptyString(), 'The person who decided'),
        on: described(z.iso.date(), 'The day of the decision'),
        reason: described(nonEmptyString(), 'The reason why it is acceptable'),
      }),
      'Advice that does not apply to this account, with a reason',
    ),
  }),
);

/** A playbook's own keys, as an author writes them. */
export type PlaybookInput = z.input<z.ZodMiniObject<ReturnType<typeof playbookOnly>>>;
/** The number of analysed customers for whom a result was a reason to stay. */
export type Proven = z.infer<ReturnType<typeof proven>>;

export const playbookSchema = once(() => z.looseObject(playbookOnly()));
export const provenSchema = once(proven);
const [bySql, byTable] = [once(sqlPoints), once(tablePoints)];
/** The schema of a source of values, by the key that it has. */
export const sourceSchema = (points: object) => ('sql' in points ? bySql() : byTable());
/** Both forms of a source of values, for the JSON Schema of a playbook. */
export const sourceSchemas = () => [bySql(), byTable()];
export const PLAYBOOK_KEYS = ['playbook', 'id', 'extends', 'analysis', 'bullseye', 'lossClasses'] as const;
