import type { Part } from './messages.js';
import { addMessages, has } from './words.js';

type Loader = () => Promise<Readonly<Record<string, string>>>;

/** The languages of the package, by the first part of their tag. English results are there from the start. */
const LANGUAGES: Readonly<Record<string, Partial<Record<Part, Loader>>>> = {
  en: {
    work: async () => (await import('./en/work.js')).work,
    author: async () => (await import('./en/author.js')).author,
    story: async () => (await import('./en/story.js')).story,
  },
  de: {
    results: async () => (await import('./de/results.js')).results,
    work: async () => (await import('./de/work.js')).work,
    author: async () => (await import('./de/author.js')).author,
    story: async () => (await import('./de/story.js')).story,
  },
};

/**
 * Loads the words of a language, and the English ones that stand in where it has none. Until then `wordsFor` answers in English.
 * Rejects where a file of the package cannot be loaded.
 * @param lang BCP 47 tag; a language that the package does not have loads nothing of its own
 */
export async function loadWords(lang: string, parts: readonly Part[]): Promise<void> {
  const asked = [...new Set(['en', lang.split('-')[0]?.toLowerCase() ?? 'en'])];
  await Promise.all(asked.flatMap((language) => parts.map(async (part) => {
    const load = LANGUAGES[language]?.[part];
    if (load && !has(language, part)) addMessages(language, part, await load());
  })));
}

/** Whether nothing is left to load for a language. */
export const isLoaded = (lang: string, parts: readonly Part[]): boolean =>
  ['en', lang.split('-')[0]?.toLowerCase() ?? 'en'].every((language) => parts.every((part) => !LANGUAGES[language]?.[part] || has(language, part)));
