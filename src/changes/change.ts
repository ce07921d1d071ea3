import { civilOfInstant, dayOf } from '../config/dates.js';
import { byRank } from '../config/rank.js';
import type { Config, Entry, Metric, Milestone, Text } from '../config/schema.js';

/** What each kind of change is about, and what it carries. */
export interface ChangeValues {
  /** `target` is an entry. */
  'action-done': { evidence?: string } | undefined;
  'action-reopened': undefined;
  /** `target` is an entry; an undo: what held before holds again, whole. */
  'action-restored': { done: Entry['done'] };
  /** `target` is a question or a decision; the answer, or what was decided. */
  'question-answered': { text: string };
  'decision-made': { text: string };
  /** `target` is a question or a decision whose answer is taken back. */
  'answer-withdrawn': undefined;
  /** `target` is an entry; what a person says of it. */
  'comment': { text: string };
  /** `target` is an entry; the latest comment with that text is taken back. */
  'comment-withdrawn': { text: string };
  /** `target` is a milestone; what shows that it is done, where that was asked for: a text or a link. */
  'milestone-done': { evidence?: string } | undefined;
  /** `target` is a milestone; an undo: what held before holds again, whole. */
  'milestone-restored': { done: Milestone['done'] };
  'milestone-reopened': undefined;
  /** `target` is an option of the next phase; its new place in the customer's ranking, 1 first. The others close up. */
  'next-phase-ranked': { rank: number };
  /** `target` is the account; an undo: the ranks that options had before, by id; null for none. */
  'next-phase-restored': { ranks: Readonly<Record<string, number | null>> };
  /** `target` is the account; the purpose still stands. */
  'purpose-confirmed': undefined;
  /** `target` is the account; that confirmation is taken back, and an earlier one holds again. */
  'purpose-unconfirmed': { earlier?: { on: string; by?: Text | undefined } } | undefined;
  /** `target` is a metric; the value that was confirmed, in the metric's unit. */
  'metric-confirmed': { value: number };
  /** `target` is a metric; the value that was disputed, and why. */
  'metric-disputed': { value: number; reason: string };
  /** `target` is a metric; an undo: what was said of it before is said again, or nothing. */
  'metric-restored': { confirmed?: Metric['confirmed']; disputed?: Metric['disputed'] };
  /** `target` is the account; what its reader has seen by now, to be told of what has changed since: a digest made by `lastSeenOf`. */
  'page-seen': { seen: Readonly<Record<string, unknown>> };
}
export type ChangeKind = keyof ChangeValues;

/** What a person did. It names its target by id, so that it holds whatever else of the config has changed since. */
export type Change = {
  [K in ChangeKind]: {
    /** A UUID made once. */
    id: string;
    /** When, as an instant. */
    at: string;
    /** The account's id. */
    account: string;
    kind: K;
    target: string;
    value?: ChangeValues[K];
    /** Who, where the page knows: a listener of `waymark-change` may set it. */
    by?: string;
  };
}[ChangeKind];

/** The config after a change; the same config where its target is gone. */
export function applyChange(config: Config, change: Change): Config {
  if (change.account !== config.account.id) return config;
  const on = dayOf(civilOfInstant(change.at, config.account.timeZone));
  const who = change.by === undefined ? { on } : { on, by: change.by };
  switch (change.kind) {
    case 'action-done': return withEntry(config, change.target, { ...who, ...(change.value?.evidence === undefined ? {} : { evidence: change.value.evidence }) });
    case 'action-reopened': return withEntry(config, change.target, null);
    case 'action-restored': return change.value ? withEntry(config, change.target, change.value.done ?? null) : config;
    case 'question-answered': case 'decision-made': return change.value ? withAnswer(config, change.target, { ...who, text: change.value.text }) : config;
    case 'answer-withdrawn': return withAnswer(config, change.target, undefined);
    case 'comment': return change.value ? withComments(config, change.target, (comments) => withComment(comments, { ...who, text: change.value?.text ?? '' })) : config;
    case 'comment-withdrawn': return withComments(config, change.target, (comments) => comments.filter((_, i) => i !== comments.findLastIndex(({ text }) => text === change.value?.text)));
    case 'metric-confirmed': return withMetric(config, change.target, { confirmed: { ...who, ...change.value } });
    case 'metric-disputed': return withMetric(config, change.target, { disputed: { ...who, ...(change.value ? { reason: change.value.reason } : {}) } });
    case 'metric-restored': return withMetric(config, change.target, { ...change.value });
    case 'page-seen': return change.value ? { ...config, lastSeen: change.value.seen } : config;
    case 'milestone-done': return withMilestone(config, change.target, { ...who, at: change.at, ...(change.value?.evidence === undefined ? {} : { evidence: change.value.evidence }) });
    case 'milestone-restored': return change.value ? withMilestone(config, change.target, change.value.done) : config;
    case 'next-phase-restored': return change.value ? withRanks(config, change.value.ranks) : config;
    case 'milestone-reopened': return withMilestone(config, change.target, null);
    case 'next-phase-ranked': return change.value ? withRank(config, change.target, change.value.rank) : config;
    case 'purpose-confirmed': return withPurpose(config, who);
    case 'purpose-unconfirmed': return withPurpose(config, change.value?.earlier);
    default: return config; // of a newer version, from the queue that it shares with this one
  }
}

function changeEntry(config: Config, id: string, change: (entry: Entry) => Entry): Config {
  if (!config.effort?.entries.some((entry) => entry.id === id)) return config;
  return { ...config, effort: { ...config.effort, entries: config.effort.entries.map((entry) => (entry.id === id ? change(entry) : entry)) } };
}

const withEntry = (config: Config, id: string, done: Entry['done']): Config =>
  changeEntry(config, id, (entry) => ({ ...entry, done }));

/** Only questions and decisions have an answer. */
const withAnswer = (config: Config, id: string, answer: { on: string; by?: string; text: string } | undefined): Config =>
  changeEntry(config, id, (entry) => (entry.kind === 'question' || entry.kind === 'decision' ? { ...entry, answer } : entry));

const withComments = (config: Config, id: string, comments: (before: Entry['comments']) => Entry['comments']): Config =>
  changeEntry(config, id, (entry) => ({ ...entry, comments: comments(entry.comments) }));

/** Added once: a change is shown until the server's config holds it, and for a moment both do. */
const withComment = (comments: Entry['comments'], comment: Entry['comments'][number]): Entry['comments'] =>
  comments.some(({ on, by, text }) => on === comment.on && by === comment.by && text === comment.text) ? comments : [...comments, comment];

function withMilestone(config: Config, id: string, done: Milestone['done']): Config {
  const { plan } = config;
  if (!plan?.milestones.some((milestone) => milestone.id === id)) return config;
  return { ...config, plan: { ...plan, milestones: plan.milestones.map((milestone) => (milestone.id === id ? { ...milestone, done } : milestone)) } };
}

/** Puts an option in its new place among all, which then count from 1 without a gap. */
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
  const options = plan.nextPhase.options.map((option) => (Object.hasOwn(ranks, option.id) ? { ...option, rank: ranks[option.id] ?? undefined } : option));
  return { ...config, plan: { ...plan, nextPhase: { ...plan.nextPhase, options } } };
}

function withPurpose(config: Config, confirmed: { on: string; by?: Text | undefined } | undefined): Config {
  return config.plan ? { ...config, plan: { ...config.plan, confirmed } } : config;
}

/** A metric is confirmed or disputed, never both. */
function withMetric(config: Config, id: string, opinion: Pick<Config['metrics'][number], 'confirmed' | 'disputed'>): Config {
  if (!config.metrics.some((metric) => metric.id === id)) return config;
  return { ...config, metrics: config.metrics.map((metric) => (metric.id === id ? { ...metric, confirmed: undefined, disputed: undefined, ...opinion } : metric)) };
}
