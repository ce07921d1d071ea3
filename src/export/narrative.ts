import type { Config } from '../core/config/schema.js';
import { withFullStop, sentenceGap } from '../core/i18n/punctuation.js';
import type { Localizer } from '../core/i18n/localizer.js';
import { statement } from '../core/results/result.js';
import { asOfText, introText, liveText, purposeText, sourcesText, titleText } from './narrative/account-text.js';
import {
  joinRuns,
  labelRun,
  plain,
  messageRuns,
  joinSentenceRuns,
  strong,
  quoteText,
  type EvidenceLabel,
  type Paragraph,
  type Run,
} from './narrative/rich-text.js';
import {
  resultCaveats,
  resultDetails,
  groupByStatus,
  resultLine,
  resultRuns,
  quoteSentence,
  selectResults,
  type SelectedResults,
} from './narrative/result-text.js';
import {
  asksText,
  effectRuns,
  selectEffects,
  habitSentence,
  habitsOf,
  habitText,
  lastDoneText,
  milestonesText,
  nextPhaseText,
} from './narrative/plan-effort-text.js';

/** Length of a narrative: one sentence, one paragraph, or a page of paragraphs and lists. */
export type NarrativeLength = 'sentence' | 'paragraph' | 'page';

/** The narrative of an account as plain data. `narrativeText` and `narrativeHtml` render it. */
export interface Narrative {
  /** Language of the text as a BCP 47 tag. */
  lang: string;
  /** The length that was asked for. */
  length: NarrativeLength;
  /** Paragraphs and list items, in order. */
  paragraphs: Paragraph[];
}

/**
 * Builds the narrative that a champion can paste into a mail: the results with baseline, period and source, the changed
 * habits, and the next steps. It covers good and bad results alike, labels the evidence of every claim, and uses only
 * facts of the config and numbers computed from them.
 *
 * `sentence` names three results with their status and the others by name. `paragraph` adds habits, effects and next
 * steps. `page` has a heading for each topic and a line for every result.
 * @param config a config from `parseConfig`
 * @param localizer the reader's language; the parts in `NARRATIVE_PARTS` must be loaded
 * @example
 * await loadMessages('de', NARRATIVE_PARTS);
 * console.log(narrativeText(narrativeOf(config, localizerFor('de', config.messages), 'paragraph')));
 */
export function narrativeOf(config: Config, localizer: Localizer, length: NarrativeLength): Narrative {
  const selection = selectResults(config, localizer);
  const paragraphs =
    length === 'page'
      ? page(config, selection, localizer)
      : [
          text(
            length === 'sentence' ? sentence(config, selection, localizer) : paragraph(config, selection, localizer),
          ),
        ];
  return { lang: localizer.lang, length, paragraphs: paragraphs.filter(({ runs }) => runs.length) };
}

const text = (runs: readonly Run[]): Paragraph => ({ kind: 'text', runs: joinRuns(runs) });
const item = (runs: readonly Run[]): Paragraph => ({ kind: 'item', runs: joinRuns(runs) });
/** Joins sentences. Null ones are left out. */
const sentences = (...all: (string | readonly Run[] | null)[]): Run[] =>
  joinSentenceRuns(all.map((part) => (typeof part === 'string' ? [plain(part)] : (part ?? []))));

function sentence(config: Config, { full, others }: SelectedResults, localizer: Localizer): Run[] {
  const account = quoteText(config.account.name, localizer);
  const day = asOfText(config, localizer);
  const purpose = config.plan?.purpose;
  if (!full.length)
    return purpose === undefined
      ? messageRuns(localizer, 'story.sentence.empty', { account, day })
      : messageRuns(localizer, 'story.sentence.purpose', { purpose: quoteText(purpose, localizer), account, day });
  const results = [
    ...full.map((result) => resultLine(result, localizer)),
    ...(others.length ? [groupByStatus(others, localizer)] : []),
  ].join(localizer.t('semicolon'));
  const isMeasured = [...full, ...others].some(({ current }) => current !== null);
  return isMeasured
    ? messageRuns(localizer, 'story.sentence', { results, label: labelRun('observed', localizer), account, day })
    : messageRuns(localizer, 'story.sentence.unmeasured', { results, account, day });
}

const MAX_HABITS = 2;
const MAX_ASKS = 2;

function paragraph(config: Config, { full, others }: SelectedResults, localizer: Localizer): Run[] {
  const [lead] = full;
  const habits = habitsOf(config, full, localizer).slice(0, MAX_HABITS);
  const effects = full.flatMap((result) => selectEffects(result).map((effect) => ({ result, effect })));
  const first = effects.find(({ effect }) => effect.source === 'behavior') ?? effects[0];
  return sentences(
    introText(config, localizer),
    purposeText(config, localizer),
    full.length ? null : localizer.t('empty.metrics'),
    ...full.flatMap((result) => [
      resultRuns(result, localizer),
      ...resultCaveats(config, result, result === lead, localizer),
      ...(result.state === 'stale' ? [] : [quoteSentence(result, statement(result, 'worth'), localizer)]),
    ]),
    others.length ? localizer.t('story.others', { groups: groupByStatus(others, localizer) }) : null,
    habits.length
      ? localizer.t('story.habits', {
          habits: habits.map((habit) => habitText(habit, localizer)).join(localizer.t('semicolon')),
        })
      : null,
    first ? effectRuns(config, first.result, first.effect, localizer) : null,
    asksText(config, 1, localizer),
    milestonesText(config, 2, localizer),
    nextPhaseText(config, localizer),
  );
}

function page(config: Config, selection: SelectedResults, localizer: Localizer): Paragraph[] {
  const { all, full } = selection;
  const { t } = localizer;
  const habits = habitsOf(config, all, localizer);
  const effects = full.flatMap((result) =>
    selectEffects(result)
      .slice(0, 3)
      .map((effect) => ({ effect, runs: effectRuns(config, result, effect, localizer) })),
  );
  const labels: EvidenceLabel[] = [
    ...(all.some(({ current }) => current) ? ['observed' as const] : []),
    ...new Set(effects.map(({ effect }) => effect.label)),
  ];
  const heading = (name: string, runs: readonly Run[] = []): Paragraph =>
    text(runs.length ? [strong(withFullStop(name)), plain(sentenceGap(withFullStop(name))), ...runs] : [strong(name)]);
  const next = sentences(
    asksText(config, MAX_ASKS, localizer),
    milestonesText(config, 4, localizer),
    nextPhaseText(config, localizer),
  );
  return [
    heading(titleText(config, localizer)),
    text(
      sentences(
        purposeText(config, localizer),
        liveText(config, localizer),
        lastDoneText(config, localizer),
        config.plan ? null : t('empty.plan'),
      ),
    ),
    ...(all.length
      ? [
          text(
            labels.includes('observed')
              ? messageRuns(localizer, 'story.results', {
                  heading: strong(t('kind.results')),
                  label: labelRun('observed', localizer),
                })
              : [strong(t('kind.results'))],
          ),
        ]
      : [text([plain(t('empty.metrics'))])]),
    ...all.map((result) => item([plain(resultLine(result, localizer))])),
    ...full.map((result) =>
      heading(quoteText(result.metric.name, localizer), sentences(...resultDetails(config, result, localizer))),
    ),
    ...(habits.length || effects.length ? [heading(t('story.work'))] : []),
    ...habits.map((habit) => item([plain(habitSentence(habit, localizer))])),
    ...effects.map(({ runs }) => item(runs)),
    ...(next.length ? [heading(t('story.steps'), next)] : []),
    ...(all.length
      ? [
          heading(
            t('story.sources'),
            sentences(withFullStop(sourcesText(all, localizer)), ...labels.map((label) => t(`story.explain.${label}`))),
          ),
        ]
      : []),
  ];
}
