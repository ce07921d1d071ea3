import type { Text } from '../../core/config/schema.js';
import { bidiIsolate } from '../../core/i18n/bidi.js';
import type { MessageKey } from '../../core/i18n/message-types.js';
import { sentenceGap } from '../../core/i18n/punctuation.js';
import type { Localizer } from '../../core/i18n/localizer.js';

/**
 * The kind of evidence behind a number: `observed` was measured, `before/after` compares two spans of time, `compared`
 * also compares with a group where nothing changed.
 */
export type EvidenceLabel = 'observed' | 'before/after' | 'compared';

/** Text with one style. */
export interface Run {
  /** Plain text, not escaped. */
  text: string;
  /** Set for a heading or a name at the start of its paragraph. */
  strong?: true;
  /** Set if the text is the name of this evidence label. */
  label?: EvidenceLabel;
}

/** A paragraph or a list item. Consecutive items form one list. */
export interface Paragraph {
  /** `text` for a paragraph, `item` for a list item. */
  kind: 'text' | 'item';
  /** The styled parts of the text, in order; join them without a separator. */
  runs: Run[];
}

export const plain = (text: string): Run => ({ text });
export const strong = (text: string): Run => ({ text, strong: true });
export const labelRun = (label: EvidenceLabel, localizer: Localizer): Run => ({
  text: localizer.t(`story.label.${label}`),
  label,
});

const OPEN = '\ue000';
const CLOSE = '\ue001';

/** Replaces line breaks by spaces, since a break in a text of the config must not start a paragraph. */
export const singleLine = (text: string): string =>
  text
    .replace(/[\ue000\ue001]/g, '')
    .replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ')
    .trim();

/** A text of the config, prepared to be embedded in a sentence. */
export const quoteText = (text: Text | undefined, localizer: Localizer): string =>
  bidiIsolate(singleLine(localizer.text(text)), localizer.lang);

/** Adds bidi isolates around the names in a finished sentence. */
export function isolateNames(sentence: string, names: readonly string[], { lang }: Localizer): string {
  const foreign = [...new Set(names.map(singleLine))].filter((name) => bidiIsolate(name, lang) !== name);
  return foreign.reduce(
    (text, name) => text.replaceAll(bidiIsolate(name, lang), name).replaceAll(name, bidiIsolate(name, lang)),
    singleLine(sentence),
  );
}

/** Removes the full stop, so that the sentence can go on. */
export const withoutFullStop = (text: string): string => text.replace(/[.。]$/, '');

/** Formats a message as runs. A parameter is a text or styled runs. */
export function messageRuns(
  localizer: Localizer,
  key: MessageKey,
  params: Readonly<Record<string, string | number | Run | readonly Run[]>> = {},
): Run[] {
  const runParams: (readonly Run[])[] = [];
  const texts = Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value !== 'object') return [name, value];
      runParams.push(Array.isArray(value) ? (value as readonly Run[]) : [value as Run]);
      return [name, `${OPEN}${runParams.length - 1}${CLOSE}`];
    }),
  );
  const pieces = localizer.t(key, texts).split(new RegExp(`${OPEN}(\\d+)${CLOSE}`));
  return joinRuns(pieces.flatMap((piece, i) => (i % 2 ? (runParams[Number(piece)] ?? []) : [plain(piece)])));
}

/** Drops empty runs and merges neighbours without style. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged.at(-1);
    if (!run.text) continue;
    if (last && !last.strong && !last.label && !run.strong && !run.label)
      merged[merged.length - 1] = plain(last.text + run.text);
    else merged.push(run);
  }
  return merged;
}

/** Joins sentences with the gap of the language and skips empty ones. */
export const joinSentenceRuns = (sentences: readonly (readonly Run[])[]): Run[] =>
  joinRuns(
    sentences
      .filter((runs) => runs.some(({ text }) => text))
      .flatMap((sentence, i, all) =>
        i ? [plain(sentenceGap(all[i - 1]?.at(-1)?.text ?? '')), ...sentence] : sentence,
      ),
  );
