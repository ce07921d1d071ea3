/**
 * Exports that need no browser: the results page as HTML (for a mail, an archive, or the content of a page before its
 * scripts run), the narrative of an account in three lengths, and the changes since the last visit. Reads neither the
 * DOM nor the clock, so it runs in browsers and in Node. Narrative and changes need messages that are loaded first:
 * `await loadMessages('de', NARRATIVE_PARTS)`, then `localizerFor('de')`. The HTML functions load their own.
 */
import type { MessagePart } from '../core/i18n/message-types.js';

export { metricCsv, type CsvOptions } from './csv.js';
export { SECTIONS, type PageOptions, type SectionId } from './report.js';
export { fileName } from './file-name.js';
export type { HtmlOptions } from './html/render.js';
export { pageFragment, pageHtml } from './html/index.js';
export { loadMessages } from '../core/i18n/load-messages.js';
export { localizerFor, type Localizer } from '../core/i18n/localizer.js';
export { narrativeOf, type Narrative, type NarrativeLength } from './narrative.js';
export type { EvidenceLabel, Paragraph, Run } from './narrative/rich-text.js';
export { narrativeHtml, narrativeText } from './narrative/format.js';
export { lastSeenOf, type LastSeen, type MilestoneSeen, type ResultSeen } from '../core/review/digest.js';
export {
  sinceLastVisit,
  type AskSince,
  type MilestoneSince,
  type ResultSince,
  type SinceView,
  type ValueSince,
} from '../core/review/diff.js';
export type { SinceStatement } from '../core/review/diff-sentences.js';
export type {
  Config,
  EffortView,
  EntryOf,
  Grain,
  Issue,
  MessageKey,
  MessageParams,
  MessagePart,
  MessageReplacements,
  Metric,
  NextPhaseOption,
  Period,
  PluralKey,
  Range,
  Result,
  StatusId,
  Text,
  Unit,
} from '../core/index.js';

/** The message parts that `narrativeOf` and `sinceLastVisit` need; pass them to `loadMessages`. */
export const NARRATIVE_PARTS: readonly MessagePart[] = ['results', 'plan-effort', 'narrative'];
