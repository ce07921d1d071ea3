import { civilOfInstant, dayOf } from '../series/civil-time.js';
import { byRank } from '../plan/next-phase-order.js';
import type { Config, Entry, Metric, Milestone, Text } from '../config/schema.js';

/** The `value` of each kind of change. Each comment names its `target`. */
export interface ChangeValues {
  /** `target` is an entry. */
  'action-done': { evidence?: string } | undefined;
  'action-reopened': undefined;
  /** `target` is an entry. An undo: `done` gets its earlier value. */
  'action-restored': { done: Entry['done'] };
  /** `target` is a question or a decision; `text` is the answer or the chosen option. */
  'question-answered': { text: string };
  'decision-made': { text: string };
  /** `target` is a question or a decision; its answer is removed. */
  'answer-withdrawn': undefined;
  /** `target` is an entry; `text` is a person's comment on it. */
  comment: { text: string };
  /**
   * `target` is an entry; the latest comment with that text is removed. If the change says by whom, it is the latest of
   * that person.
   */
  'comment-withdrawn': { text: string };
  /** `target` is a milestone; `evidence` is a text or a link, if the plan asks for proof. */
  'milestone-done': { evidence?: string } | undefined;
  /** `target` is a milestone. An undo: `done` gets its earlier value. */
  'milestone-restored': { done: Milestone['done'] };
  'milestone-reopened': undefined;
  /**
   * `target` is an option of the next phase; `rank` is its new place in the customer's ranking, from 1. The others
   * close up.
   */
  'next-phase-ranked': { rank: number };
  /** `target` is the account. An undo: the earlier ranks of options by their id; null for none. */
  'next-phase-restored': { ranks: Readonly<Record<string, number | null>> };
  /** `target` is the account; the purpose still stands. */
  'purpose-confirmed': undefined;
  /** `target` is the account. An undo: the confirmation is replaced by the earlier one, if there was one. */
  'purpose-unconfirmed': { earlier?: { on: string; by?: Text | undefined } } | undefined;
  /** `target` is a metric; `value` is the confirmed value in its unit. */
  'metric-confirmed': { value: number };
  /** `target` is a metric; `value` is the disputed value in its unit. */
  'metric-disputed': { value: number; reason: string };
  /** `target` is a metric. An undo: the earlier confirmation or dispute, or none. */
  'metric-restored': { confirmed?: Metric['confirmed']; disputed?: Metric['disputed'] };
  /**
   * `target` is the account; `seen` is a digest by `lastSeenOf`, from which the next visit computes the differences.
   */
  'page-seen': { seen: Readonly<Record<string, unknown>> };
}
/** The kinds of changes that a person can make. */
export type ChangeKind = keyof ChangeValues;

/**
 * A change by a person. It names its target by id, so that it still applies after other parts of the config have
 * changed.
 */
export type Change = {
  [K in ChangeKind]: {
    /** A UUID, made once per change. */
    id: string;
    /** The instant of the change, ISO 8601 in UTC. */
    at: string;
    /** The account's id. */
    account: string;
    /** The kind of change; it decides what `target` and `value` are. */
    kind: K;
    /** Id of the entry, milestone, metric or option, or of the account. */
    target: string;
    /** The content of the change, by its kind: see `ChangeValues`. Absent for kinds without one. */
    value?: ChangeValues[K];
    /** The person, if the page knows: a listener of `waymark-change` may set it. */
    by?: string;
  };
}[ChangeKind];

/** The config after a change. The same object if the target is gone. */
export function applyChange(config: Config, change: Change): Config {
  if (change.account !== config.account.id) return config;
  const on = dayOf(civilOfInstant(change.at, config.account.timeZone));
  const who = change.by === undefined ? { on } : { on, by: change.by };
  switch (change.kind) {
    case 'action-done':
      return withEntry(config, change.target, {
        ...who,
        ...(change.value?.evidence === undefined ? {} : { evidence: change.value.evidence }),
      });
    case 'action-reopened':
      return withEntry(config, change.target, null);
    case 'action-restored':
      return change.value ? withEntry(config, change.target, change.value.done ?? null) : config;
    case 'question-answered':
    case 'decision-made':
      return change.value ? withAnswer(config, change.target, { ...who, text: change.value.text }) : config;
    case 'answer-withdrawn':
      return withAnswer(config, change.target, undefined);
    case 'comment':
      return change.value
        ? withComments(config, change.target, (comments) =>
            withComment(comments, { ...who, text: change.value?.text ?? '' }),
          )
        : config;
    case 'comment-withdrawn':
      return withComments(config, change.target, (comments) => withoutComment(comments, change.value?.text, change.by));
    case 'metric-confirmed':
      return withMetric(config, change.target, { confirmed: { ...who, ...change.value } });
    case 'metric-disputed':
      return withMetric(config, change.target, {
        disputed: { ...who, ...(change.value ? { reason: change.value.reason } : {}) },
      });
    case 'metric-restored':
      return withMetric(config, change.target, { ...change.value });
    case 'page-seen':
      return change.value ? { ...config, lastSeen: change.value.seen } : config;
    case 'milestone-done':
      return withMilestone(config, change.target, {
        ...who,
        at: change.at,
        ...(change.value?.evidence === undefined ? {} : { evidence: change.value.evidence }),
      });
    case 'milestone-restored':
      return change.value ? withMilestone(config, change.target, change.value.done) : config;
    case 'next-phase-restored':
      return change.value ? withRanks(config, change.value.ranks) : config;
    case 'milestone-reopened':
      return withMilestone(config, change.target, null);
    case 'next-phase-ranked':
      return change.value ? withRank(config, change.target, change.value.rank) : config;
    case 'purpose-confirmed':
      return withPurpose(config, who);
    case 'purpose-unconfirmed':
      return withPurpose(config, change.value?.earlier);
    default:
      return config; // a change of a newer version, which shares the queue with this one
  }
}

function changeEntry(config: Config, id: string, change: (entry: Entry) => Entry): Config {
  if (!config.effort?.entries.some((entry) => entry.id === id)) return config;
  return {
    ...config,
    effort: {
      ...config.effort,
      entries: config.effort.entries.map((entry) => (entry.id === id ? change(entry) : entry)),
    },
  };
}

const withEntry = (config: Config, id: string, done: Entry['done']): Config =>
  changeEntry(config, id, (entry) => ({ ...entry, done }));

/** Only questions and decisions have an answer. */
const withAnswer = (
  config: Config,
  id: string,
  answer: { on: string; by?: string; text: string } | undefined,
): Config =>
  changeEntry(config, id, (entry) =>
    entry.kind === 'question' || entry.kind === 'decision' ? { ...entry, answer } : entry,
  );

const withComments = (config: Config, id: string, comments: (before: Entry['comments']) => Entry['comments']): Config =>
  changeEntry(config, id, (entry) => ({ ...entry, comments: comments(entry.comments) }));

/** Adds a comment once: for a moment both the queue and the server's config hold it. */
const withComment = (comments: Entry['comments'], comment: Entry['comments'][number]): Entry['comments'] =>
  comments.some(({ on, by, text }) => on === comment.on && by === comment.by && text === comment.text)
    ? comments
    : [...comments, comment];

/** Removes the latest comment with the text, of the person if one is named. */
function withoutComment(
  comments: Entry['comments'],
  text: string | undefined,
  by: string | undefined,
): Entry['comments'] {
  const place = comments.findLastIndex((comment) => comment.text === text && (by === undefined || comment.by === by));
  return comments.filter((_, i) => i !== place);
}

function withMilestone(config: Config, id: string, done: Milestone['done']): Config {
  const { plan } = config;
  if (!plan?.milestones.some((milestone) => milestone.id === id)) return config;
  return {
    ...config,
    plan: {
      ...plan,
      milestones: plan.milestones.map((milestone) => (milestone.id === id ? { ...milestone, done } : milestone)),
    },
  };
}

/** Moves an option to a new place; ranks then count from 1 without a gap. */
function withRank(config: Config, id: string, rank: number): Config {
  const { plan } = config;
  const options = plan?.nextPhase?.options ?? [];
  const moved = options.find((option) => option.id === id);
  if (!plan?.nextPhase || !moved) return config;
  const order = byRank(options).filter((option) => option !== moved);
  order.splice(Math.max(0, rank - 1), 0, moved);
  const ranked = options.map((option) => ({ ...option, rank: order.indexOf(option) + 1 }));
  return { ...config, plan: { ...plan, nextPhase: { ...plan.nextPhase, options: ranked } } };
}

function withRanks(config: Config, ranks: Readonly<Record<string, number | null>>): Config {
  const { plan } = config;
  if (!plan?.nextPhase) return config;
  const options = plan.nextPhase.options.map((option) =>
    Object.hasOwn(ranks, option.id) ? { ...option, rank: ranks[option.id] ?? undefined } : option,
  );
  return { ...config, plan: { ...plan, nextPhase: { ...plan.nextPhase, options } } };
}

function withPurpose(config: Config, confirmed: { on: string; by?: Text | undefined } | undefined): Config {
  return config.plan ? { ...config, plan: { ...config.plan, confirmed } } : config;
}

/** A metric is confirmed or disputed, never both. */
function withMetric(
  config: Config,
  id: string,
  opinion: Pick<Config['metrics'][number], 'confirmed' | 'disputed'>,
): Config {
  if (!config.metrics.some((metric) => metric.id === id)) return config;
  return {
    ...config,
    metrics: config.metrics.map((metric) =>
      metric.id === id ? { ...metric, confirmed: undefined, disputed: undefined, ...opinion } : metric,
    ),
  };
}
