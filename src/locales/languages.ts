import type { Part } from './messages.js';
import { addMessages, messagesOf } from './words.js';

type Loader = () => Promise<Readonly<Record<string, Table | Packed>>>;

/** The languages of the package, by the first part of their tag. English results are there from the start. */
const LANGUAGES: Readonly<Record<string, Partial<Record<Part, Loader>>>> = {
  en: {
    work: () => import('./en/work.js'),
    saving: () => import('./en/saving.js'),
    author: () => import('./en/author.js'),
    page: () => import('./en/page.js'),
    story: () => import('./en/story.js'),
  },
  de: {
    results: () => import('./de/results.js'),
    work: () => import('./de/work.js'),
    saving: () => import('./de/saving.js'),
    author: () => import('./de/author.js'),
    page: () => import('./de/page.js'),
    story: () => import('./de/story.js'),
  },
  ja: {
    results: () => import('./ja/results.js'),
    work: () => import('./ja/work.js'),
    saving: () => import('./ja/saving.js'),
    author: () => import('./ja/author.js'),
    page: () => import('./ja/page.js'),
    story: () => import('./ja/story.js'),
  },
  ar: {
    results: () => import('./ar/results.js'),
    work: () => import('./ar/work.js'),
    saving: () => import('./ar/saving.js'),
    author: () => import('./ar/author.js'),
    page: () => import('./ar/page.js'),
    story: () => import('./ar/story.js'),
  },
  fr: {
    results: () => import('./fr/results.js'),
    work: () => import('./fr/work.js'),
    saving: () => import('./fr/saving.js'),
    author: () => import('./fr/author.js'),
    page: () => import('./fr/page.js'),
    story: () => import('./fr/story.js'),
  },
  es: {
    results: () => import('./es/results.js'),
    work: () => import('./es/work.js'),
    saving: () => import('./es/saving.js'),
    author: () => import('./es/author.js'),
    page: () => import('./es/page.js'),
    story: () => import('./es/story.js'),
  },
  pt: {
    results: () => import('./pt/results.js'),
    work: () => import('./pt/work.js'),
    saving: () => import('./pt/saving.js'),
    author: () => import('./pt/author.js'),
    page: () => import('./pt/page.js'),
    story: () => import('./pt/story.js'),
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
    const load = async (of: string) => (messagesOf(of, part) ? undefined : (await LANGUAGES[of]?.[part]?.())?.[part]);
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
