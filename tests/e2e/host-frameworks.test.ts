// Small apps of four frameworks, each with its own Lit by the npm modules: a config as a property, events by a
// listener, another config, and gone.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { createElement, type Attributes, type FunctionComponent } from 'react';
import { renderToString } from 'react-dom/server';
import { compile } from 'svelte/compiler';
import type { Browser } from 'playwright-core';
import type { Plugin } from 'vite';
import { openBrowser, openPage } from '../../tools/browser.js';
import { bundle } from '../../tools/bundle.js';
import { account, hostPage, hostSite, read, shown } from '../../tools/host.js';

const top = path.resolve(import.meta.dirname, '../..');
const TAGS = ['waymark-success-plan', 'waymark-effort-checklist'];

const svelte: Plugin = {
  name: 'svelte',
  transform: (code, id) =>
    id.endsWith('.svelte')
      ? { code: compile(code, { filename: id, generate: 'client' }).js.code, map: null, moduleType: 'js' }
      : null,
};

const bundleOf = (name: string) =>
  bundle({ file: `tests/hosts/apps/${name}.js` }, 'app.js', {
    plugins: [svelte],
    define: {
      'process.env.NODE_ENV': '"production"',
      ngDevMode: 'false',
      ngServerMode: 'false',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    resolve: { alias: { 'waymark/define': path.join(top, 'dist/define.js') } },
  });

describe('in an app of', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  /** Opens the page of an app. `content` is what its server has rendered. */
  async function openApp(test: TestContext, name: string, content = '') {
    const files = await bundleOf(name);
    const site = await hostSite({
      pages: {
        '/': hostPage({
          head: '<script src="/start.js"></script><script type="module" src="/app.js"></script>',
          body: `<div id="app">${content}</div>`,
        }),
      },
      answer: (req, res) => {
        const code =
          req.url === '/start.js' ? `window.heard = []; window.account = ${account};` : files[req.url.slice(1)];
        if (code !== undefined) res.setHeader('Content-Type', 'text/javascript').end(code);
      },
    });
    test.after(() => site.close());
    const page = await openPage(browser);
    test.after(() => page.close());
    await page.goto(site.url);
    return page;
  }

  for (const name of ['react', 'vue', 'svelte', 'angular']) {
    it(`${name}, a widget takes a config, tells what is done, takes another, and goes`, async (test) => {
      const page = await openApp(test, name);
      await shown(page, TAGS);
      assert.match(await read(page, 'waymark-success-plan'), /Get paid a week sooner/);
      assert.equal(await page.evaluate(() => document.querySelector('waymark-effort-checklist')!.headingLevel), 3);

      await page.locator('waymark-success-plan .result-row').first().click();
      await page.locator('waymark-effort-checklist [data-entry=e10]').check();
      await page.locator('waymark-effort-checklist').getByText('Undo').waitFor();
      assert.deepEqual(await page.evaluate(() => window.heard), ['select invoice-cycle', 'change e10']);

      await page.evaluate(() =>
        window.update({ ...window.account, plan: { ...window.account.plan, purpose: 'Get paid on the day' } }),
      );
      await page.locator('waymark-success-plan').getByText('Get paid on the day').waitFor();
      await page.evaluate(() => window.leave());
      await page.waitForFunction((tags) => !document.querySelector(tags), TAGS.join());
      assert.deepEqual(page.wrongs, []);
    });
  }

  it('react, a page that a server rendered shows its config, before and after it is hydrated', async (test) => {
    const { App } = (await import(path.join(top, 'tests/hosts/apps/react-server-app.js'))) as {
      App: FunctionComponent;
    };
    const rendered = renderToString(createElement(App, { account: JSON.parse(account) as unknown } as Attributes));
    const page = await openApp(test, 'react-hydrated', rendered);
    await shown(page, ['waymark-success-plan']);
    assert.match(await read(page, 'waymark-success-plan'), /Get paid a week sooner/);
    await page.locator('waymark-success-plan .result-row').first().click();
    await page.waitForFunction(() => window.heard.length > 0);
    assert.deepEqual(await page.evaluate(() => window.heard), ['select invoice-cycle']);
    assert.deepEqual(page.wrongs, []);
  });
});
