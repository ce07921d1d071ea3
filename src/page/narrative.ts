import type { Config } from '../config/schema.js';
import { ended, spaceAfter } from '../locales/sentences.js';
import type { Words } from '../locales/words.js';
import { statement } from '../results/result.js';
import { asOfText, introText, liveText, purposeText, sourcesText, titleText } from './account-told.js';
import { joined, labelled, plain, runsOf, sentencesOf, strong, textIn, type EvidenceLabel, type Paragraph, type Run } from './runs.js';
import { caveats, detailsOf, groupsOf, lineOf, resultRuns, saidOf, toldResults, type ToldResults } from './told.js';
import { asksText, effectRuns, effectsTold, habitSentence, habitsOf, habitText, lastDoneText, milestonesText, nextPhaseText } from './work-told.js';

export type NarrativeLength = 'sentence' | 'paragraph' | 'page';

/** The story of an account, as plain data: see `narrativeText` and `narrativeHtml`. */
export interface Narrative {
  /** BCP 47 tag of its words. */
  lang: string;
  length: NarrativeLength;
  paragraphs: Paragraph[];
}

/**
 * What a champion can paste into a mail: what the results are, against what, since when and from where; what is done differently;
 * what comes next. Best and worst alike, each claim with its label. Nothing but what the config says or what is computed from it.
 *
 * `sentence` is one sentence: three results with how they stand, all others by name. `paragraph` is one paragraph. `page` is some
 * paragraphs and lists, with every result in one line.
 * @param words the viewer's language, with its parts `results`, `work` and `story` loaded
 */
export function narrativeOf(config: Config, words: Words, length: NarrativeLength): Narrative {
  const told = toldResults(config, words);
  const paragraphs = length === 'page' ? page(config, told, words) : [text(length === 'sentence' ? sentence(config, told, words) : paragraph(config, told, words))];
  return { lang: words.lang, length, paragraphs: paragraphs.filter(({ runs }) => runs.length) };
}

const text = (runs: readonly Run[]): Paragraph => ({ kind: 'text', runs: joined(runs) });
const item = (runs: readonly Run[]): Paragraph => ({ kind: 'item', runs: joined(runs) });
/** Sentences in a row; those that are not there left out. */
const sentences = (...all: (string | readonly Run[] | null)[]): Run[] =>
  sentencesOf(all.map((said) => (typeof said === 'string' ? [plain(said)] : said ?? [])));

function sentence(config: Config, { full, others }: ToldResults, words: Words): Run[] {
  const account = textIn(config.account.name, words);
  const day = asOfText(config, words);
  const purpose = config.plan?.purpose;
  if (!full.length) return purpose === undefined ? runsOf(words, 'story.sentence.empty', { account, day }) : runsOf(words, 'story.sentence.purpose', { purpose: textIn(purpose, words), account, day });
  const results = [...full.map((result) => lineOf(result, words)), ...(others.length ? [groupsOf(others, words)] : [])].join(words.say('semicolon'));
  const isMeasured = [...full, ...others].some(({ current }) => current !== null);
  return isMeasured
    ? runsOf(words, 'story.sentence', { results, label: labelled('observed', words), account, day })
    : runsOf(words, 'story.sentence.unmeasured', { results, account, day });
}

const HABITS = 2;
const ASKS = 2;

function paragraph(config: Config, { full, others }: ToldResults, words: Words): Run[] {
  const [lead] = full;
  const habits = habitsOf(config, full, words).slice(0, HABITS);
  const effects = full.flatMap((result) => effectsTold(config, result).map((effect) => ({ result, effect })));
  const first = effects.find(({ effect }) => effect.source === 'behavior') ?? effects[0];
  return sentences(
    introText(config, words),
    purposeText(config, words),
    full.length ? null : words.say('empty.metrics'),
    ...full.flatMap((result) => [
      resultRuns(result, words),
      ...caveats(config, result, result === lead, words),
      ...(result.state === 'stale' ? [] : [saidOf(result, statement(result, 'worth'), words)]),
    ]),
    others.length ? words.say('story.others', { groups: groupsOf(others, words) }) : null,
    habits.length ? words.say('story.habits', { habits: habits.map((habit) => habitText(habit, words)).join(words.say('semicolon')) }) : null,
    first ? effectRuns(config, first.result, first.effect, words) : null,
    asksText(config, 1, words),
    milestonesText(config, 2, words),
    nextPhaseText(config, words),
  );
}

function page(config: Config, told: ToldResults, words: Words): Paragraph[] {
  const { all, full } = told;
  const { say } = words;
  const habits = habitsOf(config, all, words);
  const effects = full.flatMap((result) => effectsTold(config, result).slice(0, 3).map((effect) => ({ effect, runs: effectRuns(config, result, effect, words) })));
  const labels: EvidenceLabel[] = [...(all.some(({ current }) => current) ? ['observed' as const] : []), ...new Set(effects.map(({ effect }) => effect.label))];
  const heading = (name: string, runs: readonly Run[] = []): Paragraph => text(runs.length ? [strong(ended(name)), plain(spaceAfter(ended(name))), ...runs] : [strong(name)]);
  const next = sentences(asksText(config, ASKS, words), milestonesText(config, 4, words), nextPhaseText(config, words));
  return [
    heading(titleText(config, words)),
    text(sentences(purposeText(config, words), liveText(config, words), lastDoneText(config, words), config.plan ? null : say('empty.plan'))),
    ...(all.length ? [text(labels.includes('observed') ? runsOf(words, 'story.results', { heading: strong(say('kind.results')), label: labelled('observed', words) }) : [strong(say('kind.results'))])] : [text([plain(say('empty.metrics'))])]),
    ...all.map((result) => item([plain(lineOf(result, words))])),
    ...full.map((result) => heading(textIn(result.metric.name, words), sentences(...detailsOf(config, result, words)))),
    ...(habits.length || effects.length ? [heading(say('story.work'))] : []),
    ...habits.map((habit) => item([plain(habitSentence(habit, words))])),
    ...effects.map(({ runs }) => item(runs)),
    ...(next.length ? [heading(say('story.steps'), next)] : []),
    ...(all.length ? [heading(say('story.sources'), sentences(ended(sourcesText(all, words)), ...labels.map((label) => say(`story.explain.${label}`))))] : []),
  ];
}
