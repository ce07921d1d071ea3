import type { Part } from './messages.js';
import { addMessages, messagesOf } from './words.js';

type Loader = () => Promise<Table | Packed>;

/** The languages of the package, by the first part of their tag. English results are there from the start. */
const LANGUAGES: Readonly<Record<string, Partial<Record<Part, Loader>>>> = {
  en: {
    work: async () => (await import('./en/work.js')).work,
    saving: async () => (await import('./en/saving.js')).saving,
    author: async () => (await import('./en/author.js')).author,
    page: async () => (await import('./en/page.js')).page,
    story: async () => (await import('./en/story.js')).story,
  },
  de: {
    results: async () => (await import('./de/results.js')).results,
    work: async () => (await import('./de/work.js')).work,
    saving: async () => (await import('./de/saving.js')).saving,
    author: async () => (await import('./de/author.js')).author,
    page: async () => (await import('./de/page.js')).page,
    story: async () => (await import('./de/story.js')).story,
  },
};

/**
 * Loads the words of a language, and the English ones that stand in where it has none. Until then `wordsFor` answers in English.
 * Rejects where a file of the package cannot be loaded.
 * @param lang BCP 47 tag; a language that the package does not have loads nothing of its own
 */
export async function loadWords(lang: string, parts: readonly Part[]): Promise<void> {
  const language = lang.split('-')[0]?.toLowerCase() ?? 'en';
  await Promise.all(parts.map(async (part) => {
    const load = (of: string) => (messagesOf(of, part) ? undefined : LANGUAGES[of]?.[part]?.());
    const [english, own] = await Promise.all([load('en'), language === 'en' ? undefined : load(language)]);
    if (english && !Array.isArray(english)) addMessages('en', part, english as Table);
    if (own) addMessages(language, part, named(own, messagesOf('en', part) ?? {}));
  }));
}

type Table = Readonly<Record<string, string>>;
/** A script tag's files hold a language's messages without their keys, in the order of the English ones; last, the plural forms that English lacks. */
type Packed = readonly [...string[], Table];

function named(messages: Table | Packed, english: Table): Table {
  if (!Array.isArray(messages)) return messages as Table;
  const keys = Object.keys(english);
  return { ...Object.fromEntries(keys.map((key, i) => [key, messages[i] as string])), ...(messages[keys.length] as Table | undefined) };
}
