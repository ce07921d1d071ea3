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

/** WebKitGTK's own small browser, which its driver opens: Debian puts it beside the library. */
function miniBrowser() {
  const needed = ['WebKitWebDriver', ...(process.env.DISPLAY ? [] : ['xvfb-run'])].filter((program) => !onPath(program));
  if (needed.length) throw new Error(`No ${needed.join(', no ')} found: install what WebKit is driven by (Debian: apt-get install webkit2gtk-driver xvfb xauth).`);
  const library = '/usr/lib/x86_64-linux-gnu';
  const folder = existsSync(library) ? readdirSync(library).find((name) => /^webkit2gtk-4/.test(name)) : undefined;
  if (folder) return path.join(library, folder, 'MiniBrowser');
  throw new Error('No WebKit found: install WebKitGTK (Debian: apt-get install webkit2gtk-driver).');
}

export const browsers = {
  chrome: async () => chromeLauncher({ launchOptions: { executablePath: await chromePath(), args: quiet } }),
  firefox: async () => {
    const { puppeteerLauncher } = await import('@web/test-runner-puppeteer');
    return puppeteerLauncher({ concurrency: 1, launchOptions: { browser: 'firefox', executablePath: firefoxPath(), headless: true } });
  },
  // tests/tools/engines.mjs starts its driver
  webkit: async () => {
    const { webdriverLauncher } = await import('@web/test-runner-webdriver');
    return webdriverLauncher({
      automationProtocol: 'webdriver', hostname: '127.0.0.1', port: Number(process.env.WEBKIT_PORT), path: '/', logLevel: 'error',
      capabilities: { browserName: 'MiniBrowser', 'wdio:enforceWebDriverClassic': true, 'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] } },
    });
  },
};
