// A real browser for tests that need the built files, downloads, print or the network: Playwright with chromePath()'s Chrome.
import { chromium } from 'playwright-core';
import { chromePath, quiet } from './chrome-path.mjs';

export const openBrowser = async () => chromium.launch({ executablePath: await chromePath(), args: quiet });

/** A new page that keeps what went wrong on it: `page.wrongs`, in words. */
export async function openPage(browser, options = {}) {
  const page = await browser.newPage(options);
  page.wrongs = [];
  page.on('console', (message) => page.wrongs.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => page.wrongs.push(`uncaught: ${error.message}`));
  page.on('requestfailed', (request) => page.wrongs.push(`request failed: ${request.url()}`));
  return page;
}
