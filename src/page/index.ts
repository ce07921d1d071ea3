/**
 * What a customer takes along: the story of an account in three lengths, and what has changed since they last looked. No DOM and
 * no clock, for browsers and Node alike. Load the words first: `await loadWords('de', STORY_WORDS)`, then `wordsFor('de')`.
 */
import type { Part } from '../locales/messages.js';

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
