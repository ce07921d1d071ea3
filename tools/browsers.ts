// The browsers of the tests by name: Chrome from chromePath(), Firefox over WebDriver BiDi, and WebKitGTK over its own
// driver.
import { chromeLauncher } from '@web/test-runner';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromePath, quiet } from './chrome-path.js';

/** The tests that run in a browser; those of the other folders run in Node. */
export const BROWSER_TESTS = ['tests/{chart,core,elements,export}/**/*.test.ts'];

/** The first program of these names on the PATH. */
const onPath = (...names: string[]): string | undefined =>
  names
    .flatMap((name) =>
      (process.env.PATH ?? '')
        .split(path.delimiter)
        .filter(Boolean)
        .map((folder) => path.join(folder, name)),
    )
    .find((file) => existsSync(file));

function firefoxPath(): string {
  const found = process.env.FIREFOX_PATH ?? onPath('firefox-esr', 'firefox');
  if (found) return found;
  throw new Error('No Firefox found: install it (Debian: apt-get install firefox-esr), or set FIREFOX_PATH to one.');
}

/** WebKitGTK's own small browser, which its driver opens: Debian puts it beside the library. */
function miniBrowser(): string {
  const needed = ['WebKitWebDriver', ...(process.env.DISPLAY ? [] : ['xvfb-run'])].filter(
    (program) => !onPath(program),
  );
  if (needed.length)
    throw new Error(
      `No ${needed.join(', no ')} found: install what WebKit is driven by (Debian: apt-get install webkit2gtk-driver xvfb xauth).`,
    );
  const library = '/usr/lib/x86_64-linux-gnu';
  const folder = existsSync(library) ? readdirSync(library).find((name) => /^webkit2gtk-4/.test(name)) : undefined;
  if (folder) return path.join(library, folder, 'MiniBrowser');
  throw new Error('No WebKit found: install WebKitGTK (Debian: apt-get install webkit2gtk-driver).');
}

/** Name → what the test runner opens it with. It rejects where the browser is not there. */
export const browsers: Readonly<Record<string, () => Promise<object>>> = {
  // eslint-disable-next-line @typescript-eslint/require-await -- it rejects, as the others do, where there is none
  chrome: async () => chromeLauncher({ launchOptions: { executablePath: chromePath(), args: quiet } }),
  firefox: async () => {
    const { puppeteerLauncher } = await import('@web/test-runner-puppeteer');
    return puppeteerLauncher({
      concurrency: 1,
      launchOptions: { browser: 'firefox', executablePath: firefoxPath(), headless: true },
    });
  },
  // tools/engines.ts starts its driver
  webkit: async () => {
    const { webdriverLauncher } = await import('@web/test-runner-webdriver');
    const capabilities = {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
    };
    return webdriverLauncher({
      automationProtocol: 'webdriver',
      hostname: '127.0.0.1',
      port: Number(process.env.WEBKIT_PORT),
      path: '/',
      logLevel: 'error',
      capabilities,
    });
  },
};
