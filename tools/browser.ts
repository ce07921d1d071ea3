// A real browser for tests that need the built files, downloads, print or the network: Playwright with chromePath()'s
// Chrome.
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { chromePath, quiet } from './chrome-path.js';

/** A page that keeps what went wrong on it, in words. */
export type WatchedPage = Page & { wrongs: string[] };

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromePath(), args: quiet });

const isBrowser = (opener: Browser | BrowserContext): opener is Browser => 'newContext' in opener;

/** A new page in a context of its own, or in the one given; the options are those of a context of its own. */
export async function openPage(
  opener: Browser | BrowserContext,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const page = isBrowser(opener) ? await opener.newPage(options) : await opener.newPage();
  // tsx wraps named functions in this helper of its own, also those that run in the page
  await page.addInitScript({ content: 'globalThis.__name = (named) => named;' });
  const wrongs: string[] = [];
  page.on('console', (message) => wrongs.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => wrongs.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => wrongs.push(`request failed: ${request.url()}`));
  return Object.assign(page, { wrongs });
}
