import type { Text } from '../config/schema.js';
import { isolated } from '../locales/direction.js';
import type { MessageKey } from '../locales/messages.js';
import { spaceAfter } from '../locales/sentences.js';
import type { Words } from '../locales/words.js';

/** What may be claimed of a number: it was measured, two spans were set side by side, or also against where nothing changed. */
export type EvidenceLabel = 'observed' | 'before/after' | 'compared';

/** A stretch of text in one dress. */
export interface Run {
  text: string;
  /** A heading or a name at the head of its paragraph. */
  strong?: true;
  /** The text is the word for this label. */
  label?: EvidenceLabel;
}

/** A paragraph, or an item of a list: items that follow one another are one list. */
export interface Paragraph {
  kind: 'text' | 'item';
  runs: Run[];
}

export const plain = (text: string): Run => ({ text });
export const strong = (text: string): Run => ({ text, strong: true });
export const labelled = (label: EvidenceLabel, words: Words): Run => ({ text: words.say(`story.label.${label}`), label });

const OPEN = '\ue000';
const CLOSE = '\ue001';

/** One line of text: a break in a config's text is no paragraph of ours. */
export const oneLine = (text: string): string => text.replace(/[\ue000\ue001]/g, '').replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, ' ').trim();

/** A text of the config, fit to stand in a sentence. */
export const textIn = (text: Text | undefined, words: Words): string => isolated(oneLine(words.text(text)), words.lang);

/** A sentence that was made elsewhere, with the names in it kept apart. */
export function sentenceIn(sentence: string, names: readonly string[], { lang }: Words): string {
  const foreign = [...new Set(names.map(oneLine))].filter((name) => isolated(name, lang) !== name);
  return foreign.reduce((said, name) => said.replaceAll(isolated(name, lang), name).replaceAll(name, isolated(name, lang)), oneLine(sentence));
}

/** Without the full stop, to go on after it. */
export const unended = (text: string): string => text.replace(/[.。]$/, '');

/** A message as runs: each parameter is a text, or runs of its own dress. */
export function runsOf(words: Words, key: MessageKey, params: Readonly<Record<string, string | number | Run | readonly Run[]>> = {}): Run[] {
  const kept: (readonly Run[])[] = [];
  const texts = Object.fromEntries(Object.entries(params).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value];
    kept.push(Array.isArray(value) ? (value as readonly Run[]) : [value as Run]);
    return [name, `${OPEN}${kept.length - 1}${CLOSE}`];
  }));
  const pieces = words.say(key, texts).split(new RegExp(`${OPEN}(\\d+)${CLOSE}`));
  return joined(pieces.flatMap((piece, i) => (i % 2 ? kept[Number(piece)] ?? [] : [plain(piece)])));
}

/** Runs in a row: empty ones left out, those of one dress made one. */
export function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (!run.text) continue;
    if (last && !last.strong && !last.label && !run.strong && !run.label) all[all.length - 1] = plain(last.text + run.text);
    else all.push(run);
  }
  return all;
}

/** Sentences in a row; those that are not there are left out. */
export const sentencesOf = (sentences: readonly (readonly Run[])[]): Run[] =>
  joined(sentences.filter((runs) => runs.some(({ text }) => text)).flatMap((sentence, i, all) => (i ? [plain(spaceAfter(all[i - 1]?.at(-1)?.text ?? '')), ...sentence] : sentence)));
