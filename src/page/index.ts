/**
 * What a customer takes along, without a browser: the page as files (for a mail, an archive, or the content of a page before its
 * scripts run), the story of an account in three lengths, and what has changed since they last looked. No DOM and no clock, for
 * browsers and Node alike. The story and the difference are said in words that are loaded first: `await loadWords('de', STORY_WORDS)`,
 * then `wordsFor('de')`; the files load their own.
 */
import type { Part } from '../locales/messages.js';

export { metricCsv, type CsvOptions } from './csv.js';
export { SECTIONS, type SectionId } from './document.js';
export { fileName } from './file-name.js';
export type { HtmlOptions } from './html.js';
export { pageFragment, pageHtml } from './rendered.js';
export { loadWords } from '../locales/languages.js';
export { wordsFor, type Words } from '../locales/words.js';
export { narrativeOf, type Narrative, type NarrativeLength } from './narrative.js';
export type { EvidenceLabel, Paragraph, Run } from './runs.js';
export { narrativeHtml, narrativeText } from './written.js';
export { lastSeenOf, type LastSeen } from '../results/last-seen.js';
export { sinceLastLook, type AskSince, type MilestoneSince, type ResultSince, type SinceView, type ValueSince } from '../results/since.js';
export type { SinceStatement } from '../results/since-statements.js';

/** The parts of a language that the narrative and the difference are said in. */
export const STORY_WORDS: readonly Part[] = ['results', 'work', 'story'];
