// The browsers of the tests by name: Chrome from chromePath(), Firefox over WebDriver BiDi, and WebKitGTK over its own driver.
import { chromeLauncher } from '@web/test-runner';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromePath, quiet } from './chrome-path.mjs';

/** The first program of these names on the PATH. */
const onPath = (...names) => names.flatMap((name) => (process.env.PATH ?? '').split(path.delimiter).filter(Boolean).map((folder) => path.join(folder, name))).find((file) => existsSync(file));

function firefoxPath() {
  const found = process.env.FIREFOX_PATH ?? onPath('firefox-esr', 'firefox');
  if (found) return found;
  throw new Error('No Firefox found: install it (Debian: apt-get install firefox-esr), or set FIREFOX_PATH to one.');
}

/** WebKitGTK's own small browser: Debian puts it beside the library. */
function miniBrowser() {
  const library = '/usr/lib/x86_64-linux-gnu';
  const folder = existsSync(library) ? readdirSync(library).find((name) => /^webkit2gtk-4/.test(name)) : undefined;
  if (folder) return path.join(library, folder, 'MiniBrowser');
  throw new Error('No WebKit found: install WebKitGTK (Debian: apt-get install webkit2gtk-driver).');
}

/** Where the driver of WebKit listens; tests/tools/engines.mjs starts it. */
export const WEBKIT_PORT = 4499;

export const browsers = {
  chrome: async () => chromeLauncher({ launchOptions: { executablePath: await chromePath(), args: quiet } }),
  firefox: async () => {
    const { puppeteerLauncher } = await import('@web/test-runner-puppeteer');
    return puppeteerLauncher({ concurrency: 1, launchOptions: { browser: 'firefox', executablePath: firefoxPath(), headless: true } });
  },
  webkit: async () => {
    const { webdriverLauncher } = await import('@web/test-runner-webdriver');
    return webdriverLauncher({
      automationProtocol: 'webdriver', hostname: '127.0.0.1', port: WEBKIT_PORT, path: '/', logLevel: 'error',
      capabilities: { browserName: 'MiniBrowser', 'wdio:enforceWebDriverClassic': true, 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } },
    });
  },
};
