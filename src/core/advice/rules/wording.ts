import { isRecord } from '../../types.js';
import type { Path } from '../../config/issues.js';
import { rule, type AdviceFacts, type Rule } from '../rule.js';
import { blames } from '../vocabulary.js';

/** A language counts as a language of the account if this share of its texts have it. */
const COMMON_SHARE = 0.8;
const MAX_QUOTE = 60;
const SKIPPED: readonly string[] = ['private', 'messages', 'lastSeen', 'appearance', 'points', 'unit'];
const TAG = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

interface Found {
  path: Path;
  text: string | Record<string, string>;
}

/** Every text of a config. A text by language counts as one. */
function textsIn(value: unknown, path: Path = []): Found[] {
  if (typeof value === 'string') return [{ path, text: value }];
  if (Array.isArray(value)) return value.flatMap((item: unknown, i) => textsIn(item, [...path, i]));
  if (!isRecord(value)) return [];
  const entries = Object.entries(value);
  if (
    entries.length &&
    entries.every(
      ([key, text]) =>
        TAG.test(key) && key !== 'id' && key !== 'by' && key !== 'on' && key !== 'at' && typeof text === 'string',
    )
  )
    return [{ path, text: value as Record<string, string> }];
  return entries.flatMap(([key, item]) => (SKIPPED.includes(key) ? [] : textsIn(item, [...path, key])));
}

const isByLanguage = (found: Found): found is Found & { text: Record<string, string> } =>
  typeof found.text === 'object';

function missingLanguages({ config }: AdviceFacts) {
  const texts = textsIn(config).filter(isByLanguage);
  const counts = new Map<string, number>();
  for (const { text } of texts)
    for (const language of Object.keys(text)) counts.set(language, (counts.get(language) ?? 0) + 1);
  return texts.flatMap(({ path, text }) => {
    // count the other texts only, so that one text alone sets no standard
    const missing = [...counts].filter(
      ([language, count]) =>
        !Object.hasOwn(text, language) && texts.length > 1 && count / (texts.length - 1) >= COMMON_SHARE,
    );
    return missing.length ? [{ path, params: { languages: missing.map(([language]) => language).join(', ') } }] : [];
  });
}

export const WORDING_RULES: readonly Rule[] = [
  rule('language-missing', 'warn', missingLanguages),
  rule('blame', 'ask', ({ config }) =>
    textsIn(config).flatMap(({ path, text }) => {
      const found = (typeof text === 'string' ? [text] : Object.values(text)).find(blames);
      return found === undefined ? [] : [{ path, params: { text: found.slice(0, MAX_QUOTE) } }];
    }),
  ),
];
