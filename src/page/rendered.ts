import { parseConfig } from '../config/parse.js';
import type { Config } from '../config/schema.js';
import { loadWords } from '../locales/languages.js';
import { wordsFor, type Words } from '../locales/words.js';
import { themeOf } from '../picture/themes.js';
import { pageOf, type PageOptions } from './document.js';
import { article, htmlOf, type HtmlOptions } from './html.js';

/**
 * The page as one file of HTML: no script, nothing to load, readable in a mail. Needs no browser.
 * @param input a config, as an object or as JSON text; it is checked here, what is right of it is rendered, and what is left
 * out is named. Files that it names in `points.src` are not loaded: hand in a config that holds its values
 * @throws TypeError where nothing could be read of it at all
 */
export async function pageHtml(input: unknown, options: HtmlOptions = {}): Promise<string> {
  const { config, words, known } = await read(input, options);
  return htmlOf(config, words, { ...options, ...known });
}

/** As `pageHtml`, the article alone without head and style: what stands in a page before its scripts run. */
export async function pageFragment(input: unknown, options: HtmlOptions = {}): Promise<string> {
  const { config, words, known } = await read(input, options);
  return article(pageOf(config, words, { ...options, ...known }), themeOf(config, options.accent));
}

async function read(input: unknown, { lang = 'en', issues = [] }: HtmlOptions): Promise<{ config: Config; words: Words; known: PageOptions }> {
  const parsed = parseConfig(input);
  const { config } = parsed;
  const found = parsed.ok ? [] : parsed.issues;
  if (!config) throw new TypeError(`The config cannot be read. ${found[0]?.path ?? '$'}: ${found[0]?.message ?? ''}`);
  await loadWords(lang, ['results', 'work', 'page']);
  return { config, words: wordsFor(lang, config.messages), known: { issues: [...issues, ...found] } };
}
