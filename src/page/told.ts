import { dayOf } from '../config/dates.js';
import type { Config, Metric, Text } from '../config/schema.js';
import { ended } from '../locales/sentences.js';
import type { Words } from '../locales/words.js';
import { asOfCivil } from '../results/buckets.js';
import { standingIdOf } from '../results/standing.js';
import { opinionText } from '../results/texts.js';
import { isBehind } from '../results/measure.js';
import { resultOf, statement, type Result } from '../results/result.js';
import type { Statement } from '../results/statements.js';
import { labelled, runsOf, sentenceIn, textIn, type Run } from './runs.js';

/** The results of an account: those that are told in full, and the rest, which are named. */
export interface ToldResults {
  all: Result[];
  /** The first that measures the purpose, then what is worst off, then what follows. */
  full: Result[];
  others: Result[];
}

const MOST = 3;

export function toldResults(config: Config, words: Words): ToldResults {
  const order = [...new Set([...(config.plan?.metrics ?? []), ...config.metrics.map(({ id }) => id)])];
  const all = order.map((id) => resultOf(config, id, words)).filter(({ metric }) => metric.kind === 'result');
  const [lead, ...rest] = all;
  const byConcern = [...rest].sort((a, b) => concern(a) - concern(b));
  const full = lead ? [lead, ...byConcern.slice(0, MOST - 1)] : [];
  return { all, full, others: all.filter((result) => !full.includes(result)) };
}

function concern(result: Result): number {
  const standing = standingIdOf(result);
  if (standing === 'regressed') return 0;
  if (standing === 'stalled' || result.pace === 'behind') return 1;
  return result.metric.disputed ? 2 : 3;
}

/** How a result stands in a few words; empty where its headline says so. */
function standsText(result: Result, words: Words): string {
  const { metric, baseline, current } = result;
  const { say } = words;
  const standing = standingIdOf(result);
  if (standing === 'unmeasured' || (standing === 'reached' && !isBehind(metric, baseline))) return '';
  return standing === 'stale' && current ? say('story.stale', { age: say('periods.day', { count: current.age }), period: current.bucket.label }) : say(`state.word.${standing}`);
}

const disputedText = ({ metric }: Result, words: Words): string => (metric.disputed ? words.say('story.disputed') : '');

/** A sentence that was made of a result, in one line and with the names in it kept apart. */
export const saidOf = (result: Result, sentence: string, words: Words): string =>
  sentenceIn(sentence, namesIn(result.metric).map((name) => words.text(name)), words);

const namesIn = ({ name, comparison, baseline, target, confirmed, disputed }: Metric): (Text | undefined)[] =>
  [name, comparison?.name, baseline?.agreedBy, target?.agreedBy, confirmed?.by, disputed?.by];

function withRemarks(result: Result, remarks: readonly string[], words: Words): string {
  const headline = saidOf(result, statement(result, 'headline'), words);
  const said = remarks.filter(Boolean);
  return said.length ? words.say('story.line', { headline, remarks: said.join(words.say('comma')) }) : headline;
}

/** A result in one line: its headline, and how it stands. */
export const lineOf = (result: Result, words: Words): string => withRemarks(result, [standsText(result, words), disputedText(result, words)], words);

/** What is missing is said in a sentence of its own. */
const isIncomplete = ({ state }: Result): boolean => state === 'no-baseline' || state === 'too-few';

/** The headline with how it stands and what it rests on: its label, the period, and the source. What `caveats` say is left to them. */
export function resultRuns(result: Result, words: Words): Run[] {
  const { metric, current } = result;
  const line = withRemarks(result, isIncomplete(result) ? [] : [standsText(result, words)], words);
  if (!current) return [{ text: ended(line) }];
  const shown = { line, label: labelled('observed', words), period: current.bucket.label };
  return metric.source === undefined ? runsOf(words, 'story.result.no-source', shown) : runsOf(words, 'story.result', { ...shown, source: textIn(metric.source, words) });
}

/** The names of results, by how they stand. */
export function groupsOf(results: readonly Result[], words: Words): string {
  const groups = new Map<string, string[]>();
  for (const result of results) {
    const standing = [standsText(result, words) || words.say(`state.word.${standingIdOf(result)}`), disputedText(result, words)].filter(Boolean).join(words.say('comma'));
    groups.set(standing, [...(groups.get(standing) ?? []), textIn(result.metric.name, words)]);
  }
  return [...groups].map(([standing, names]) => words.say('story.group', { names: names.join(words.say('comma')), standing })).join(words.say('semicolon'));
}

/** Who disputes the number, and why; empty where nobody does. */
export function disputeText(result: Result, words: Words): string {
  const { disputed } = result.metric;
  if (!disputed) return '';
  const said = opinionText(result, words);
  return ended(saidOf(result, disputed.reason === undefined ? said : words.say('named', { name: said, text: words.text(disputed.reason) }), words));
}

/** The latest note since go-live of a result that is worse or does not move. */
function noteText(config: Config, result: Result, words: Words): string {
  const standing = standingIdOf(result);
  const today = dayOf(asOfCivil(config));
  const note = result.metric.notes.filter(({ on }) => on <= today && on >= (config.goLive ?? '')).sort((a, b) => a.on.localeCompare(b.on)).at(-1);
  if (!note || (standing !== 'regressed' && standing !== 'stalled')) return '';
  return words.say('story.note', { day: words.day(note.on), text: ended(textIn(note.text, words)) });
}

/** Whether the headline names the target. */
function tellsTarget({ state, metric, baseline, progress }: Result): boolean {
  if (isBehind(metric, baseline)) return false;
  return state === 'reached' || ((state === 'moving' || state === 'stalled') && metric.direction !== 'maintain' && progress !== null && progress >= 0);
}

/** That it is disputed, what is missing, what it is held against, and why it is as it is; in full for the result that leads. */
export function caveats(config: Config, result: Result, isLead: boolean, words: Words): string[] {
  const of = (id: Statement['id']) => saidOf(result, statement(result, id), words);
  return [
    disputeText(result, words),
    isIncomplete(result) ? of('state') : '',
    isLead ? of('baseline') : '',
    result.metric.target ? (tellsTarget(result) ? '' : of('target')) : of('progress'),
    noteText(config, result, words),
  ].filter(Boolean);
}

/** All that is said of a result on a page: by how much, why, against what, at what pace, what it is worth, and what is missing. */
export function detailsOf(config: Config, result: Result, words: Words): string[] {
  const { state, projection, metric } = result;
  const of = (...ids: Statement['id'][]) => ids.map((id) => saidOf(result, statement(result, id), words));
  // what is out of date is not told as if it still held
  const holds = state !== 'stale';
  const isStated = state === 'unmeasured' || state === 'stalled' || isIncomplete(result);
  return [
    disputeText(result, words),
    ...(isStated ? of('state') : []),
    ...(holds ? of('change', 'pace') : []),
    noteText(config, result, words),
    ...of('baseline', metric.target ? 'target' : 'progress'),
    ...(holds && !('refused' in projection) ? of('projection') : []),
    // what is worse than at the start has no improvement that could fade
    ...(holds && state !== 'regressed' ? of('velocity') : []),
    ...(holds && result.worth ? [...of('worth'), textIn(metric.worth?.note, words)] : []),
    ...of('break', 'gaps'),
    metric.disputed ? '' : saidOf(result, opinionText(result, words), words),
  ].filter(Boolean).map(ended);
}
