// Small apps of four frameworks, each with its own Lit by the npm modules: a config as a property, events by a listener, another config, and gone.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { compile } from 'svelte/compiler';
import { build } from 'vite';
import { openBrowser, openPage } from '../tools/browser.mjs';
import { account, hostPage, hostSite, read, shown } from '../tools/host.mjs';

const top = path.resolve(import.meta.dirname, '../..');
const TAGS = ['waymark-success-plan', 'waymark-effort-checklist'];

const svelte = {
  name: 'svelte',
  transform: (code, id) => (id.endsWith('.svelte') ? { code: compile(code, { filename: id, generate: 'client' }).js.code, map: null, moduleType: 'js' } : null),
};

async function bundle(name) {
  const { output } = await build({
    root: top, configFile: false, logLevel: 'error', plugins: [svelte],
    define: { 'process.env.NODE_ENV': '"production"', 'ngDevMode': 'false', 'ngServerMode': 'false', '__VUE_OPTIONS_API__': 'true', '__VUE_PROD_DEVTOOLS__': 'false', '__VUE_PROD_HYDRATION_MISMATCH_DETAILS__': 'false' },
    resolve: { alias: { 'waymark/define': path.join(top, 'dist/define.js') } },
    build: { write: false, target: 'es2022', minify: false, rolldownOptions: { input: path.join(top, `tests/fixtures/hosts/apps/${name}.js`), output: { entryFileNames: 'app.js' } } },
  });
  return Object.fromEntries(output.map(({ fileName, code }) => [`/${fileName}`, code]));
}

describe('in an app of', () => {
  let browser;
  before(async () => { browser = await openBrowser(); });
  after(() => browser?.close());

  for (const name of ['react', 'vue', 'svelte', 'angular']) {
    it(`${name}, a widget takes a config, tells what is done, takes another, and goes`, async (test) => {
      const files = await bundle(name);
      const site = await hostSite({
        pages: { '/': hostPage({ head: '<script src="/start.js"></script><script type="module" src="/app.js"></script>', body: '<div id="app"></div>' }) },
        answer: (req, res) => {
          const code = req.url === '/start.js' ? `window.heard = []; window.account = ${account};` : files[req.url];
          if (code !== undefined) res.setHeader('Content-Type', 'text/javascript').end(code);
        },
      });
      test.after(() => site.close());
      const page = await openPage(browser);
      test.after(() => page.close());
      await page.goto(site.url);
      await shown(page, TAGS);
      assert.match(await read(page, 'waymark-success-plan'), /Get paid a week sooner/);
      assert.equal(await page.evaluate(() => document.querySelector('waymark-effort-checklist').headingLevel), 3);

      await page.locator('waymark-success-plan .result-row').first().click();
      await page.locator('waymark-effort-checklist [data-entry=e10]').check();
      await page.locator('waymark-effort-checklist').getByText('Undo').waitFor();
      assert.deepEqual(await page.evaluate(() => window.heard), ['select invoice-cycle', 'change e10']);

      await page.evaluate(() => window.update({ ...window.account, plan: { ...window.account.plan, purpose: 'Get paid on the day' } }));
      await page.locator('waymark-success-plan').getByText('Get paid on the day').waitFor();
      await page.evaluate(() => window.leave());
      await page.waitForFunction((tags) => !document.querySelector(tags), TAGS.join());
      assert.deepEqual(page.wrongs, []);
    });
  }
});
