import { parseConfig } from '../../core/config/parse.js';
import type { Config } from '../../core/config/schema.js';
import { loadMessages } from '../../core/i18n/load-messages.js';
import { localizerFor, type Localizer } from '../../core/i18n/localizer.js';
import { themeOf } from '../../chart/theme.js';
import { pageOf, type PageOptions } from '../report.js';
import { article, htmlOf, type HtmlOptions } from './render.js';

/**
 * Renders the results page as one HTML file without scripts or external resources, readable in a mail. Needs no
 * browser.
 * @param input a config as an object or JSON text. It is parsed here; valid parts are rendered and parts left out are
 * named. Files named by `points.src` are not loaded: pass a config from `loadConfig`, which holds its values
 * @throws TypeError if no part of the input can be read
 * @example
 * await writeFile('results.html', await pageHtml(config, { lang: 'de', sections: ['results', 'now'] }));
 */
export async function pageHtml(input: unknown, options: HtmlOptions = {}): Promise<string> {
  const { config, localizer, pageOptions } = await read(input, options);
  const { paintOnce } = await import('../../chart/painter.js');
  return htmlOf(config, localizer, paintOnce, { ...options, ...pageOptions });
}

/**
 * The article of `pageHtml` without head and style, for example as the content of a page before its scripts run.
 * @example
 * const article = await pageFragment(config);
 */
export async function pageFragment(input: unknown, options: HtmlOptions = {}): Promise<string> {
  const { config, localizer, pageOptions } = await read(input, options);
  const { paintOnce } = await import('../../chart/painter.js');
  return article(pageOf(config, localizer, { ...options, ...pageOptions }), themeOf(config, options.accent), paintOnce);
}

async function read(
  input: unknown,
  { lang = 'en', issues = [] }: HtmlOptions,
): Promise<{ config: Config; localizer: Localizer; pageOptions: PageOptions }> {
  const parsed = parseConfig(input);
  const { config } = parsed;
  const parseIssues = parsed.ok ? [] : parsed.issues;
  if (!config)
    throw new TypeError(`The config cannot be read. ${parseIssues[0]?.path ?? '$'}: ${parseIssues[0]?.message ?? ''}`);
  await loadMessages(lang, ['results', 'plan-effort', 'export']);
  return {
    config,
    localizer: localizerFor(lang, config.messages),
    pageOptions: { issues: [...issues, ...parseIssues] },
  };
}
