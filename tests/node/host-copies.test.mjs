// Two copies of Waymark on one page, of one version or of two, in either order; and a tag that something else has.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'vite';
import { openBrowser, openPage } from '../tools/browser.mjs';
import { account, hostPage, hostSite, read, shown, TAGS, widgets } from '../tools/host.mjs';

const top = path.resolve(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(top, 'package.json'), 'utf8'));
const cdn = path.join(top, 'dist/cdn');
const OTHER = '98.7.6';

/** The built scripts as another version would have them. */
const other = Object.fromEntries(readdirSync(cdn).filter((name) => name.endsWith('.js')).map((name) =>
  [`/other/${name}`, readFileSync(path.join(cdn, name), 'utf8').replaceAll(new RegExp(`(["'\`])${version.replaceAll('.', '\\.')}\\1`, 'g'), `"${OTHER}"`)]));

const secondAccount = account.replace('Get paid a week sooner', 'Get paid a month sooner').replace('"id": "northwind"', '"id": "southwind"');
const second = widgets.replace(account, secondAccount);

const script = (folder, form) => (form === 'module' ? `<script type="module" src="/${folder}/waymark.js"></script>` : `<script src="/${folder}/waymark.iife.js"></script>`);
const warning = (is, was) => `console warning: Waymark ${is}: Waymark ${was} is on this page already, and its elements stay.`;

describe('two copies of Waymark', () => {
  let browser;
  before(async () => { browser = await openBrowser(); });
  after(() => browser?.close());

  async function open(test, { files = {}, ...parts }) {
    const site = await hostSite({
      pages: { '/': hostPage(parts) },
      answer: (req, res) => {
        const code = { ...other, ...files }[req.url];
        if (code !== undefined) res.setHeader('Content-Type', 'text/javascript').end(code);
      },
    });
    test.after(() => site.close());
    const page = await openPage(browser);
    test.after(() => page.close());
    await page.goto(site.url);
    return page;
  }

  it('are of the version that package.json has, and say so', async (test) => {
    assert.ok(Object.values(other).some((code) => code.includes(OTHER)), 'finds the version in the files at all');
    const page = await open(test, {});
    await shown(page);
    assert.deepEqual(await page.evaluate((tags) => ['waymark-config', ...tags].map((tag) => customElements.get(tag).version), TAGS), Array(4).fill(version));
  });

  // the later of two scripts is the one that speaks: a module waits for the page
  const orders = [
    [[['cdn', 'classic'], ['cdn', 'module']], version, version],
    [[['cdn', 'classic'], ['other', 'module']], OTHER, version],
    [[['other', 'classic'], ['cdn', 'module']], version, OTHER],
    [[['cdn', 'classic'], ['other', 'classic']], OTHER, version],
    [[['other', 'module'], ['cdn', 'module']], version, OTHER],
    [[['cdn', 'module'], ['other', 'classic']], version, OTHER],
  ];
  for (const [copies, is, was] of orders) {
    it(`show both configs, and one warning names both versions: ${copies.map(([folder, form]) => `${form} ${folder === 'cdn' ? version : OTHER}`).join(', then ')}`, async (test) => {
      const page = await open(test, { head: copies.map(([folder, form]) => script(folder, form)).join(''), body: widgets + second });
      await shown(page);
      assert.match(await read(page, 'waymark-success-plan'), /Get paid a week sooner/);
      assert.match(await read(page, 'waymark-config:nth-of-type(2) waymark-success-plan'), /Get paid a month sooner/);
      await page.waitForFunction((count) => performance.getEntriesByType('resource').filter(({ name }) => /waymark(\.iife)?\.js$/.test(name)).length === count, copies.length);
      await page.locator('waymark-effort-checklist').first().locator('[data-entry=e10]').check();
      await page.locator('waymark-effort-checklist').first().getByRole('button', { name: 'Undo' }).click();
      assert.deepEqual(page.wrongs, [warning(is, was)]);
    });
  }

  /** A page's own bundle of the npm modules. */
  async function bundle(code) {
    const { output } = await build({
      root: top, configFile: false, logLevel: 'error',
      resolve: { alias: [{ find: /^waymark\/define\/(.*)$/, replacement: path.join(top, 'dist/widgets/$1/define.js') }, { find: /^waymark$/, replacement: path.join(top, 'dist/index.js') }] },
      plugins: [{ name: 'host', resolveId: (id) => (id === 'host.js' ? id : null), load: (id) => (id === 'host.js' ? code : null) }],
      build: { write: false, target: 'es2022', rolldownOptions: { input: 'host.js', output: { entryFileNames: 'host.js', codeSplitting: false } } },
    });
    return { '/host.js': output[0].code };
  }

  it('share a config: a widget of one finds the <waymark-config> of the other', async (test) => {
    const files = await bundle("import 'waymark/define/results-timeline';");
    const page = await open(test, { files, head: '<script type="module" src="/host.js"></script><script type="module" src="/other/waymark.js"></script>' });
    await shown(page);
    assert.deepEqual(await page.evaluate(() => ['waymark-results-timeline', 'waymark-config'].map((tag) => customElements.get(tag).version)), [version, OTHER]);
    assert.match(await read(page, 'waymark-results-timeline'), /85% of the way/);
    // a result chosen in the plan of the one opens in a timeline of the other
    await page.evaluate(() => document.querySelector('waymark-results-timeline').removeAttribute('metric'));
    await page.locator('waymark-success-plan .result-row').nth(1).click();
    await page.waitForFunction(() => document.querySelector('waymark-results-timeline').shadowRoot.querySelector('.name')?.textContent === 'Overdue invoices');
    assert.deepEqual(page.wrongs, [warning(OTHER, version)]);
  });

  it('leave a tag that something else has, and say so', async (test) => {
    const page = await open(test, {
      files: { '/taken.js': "customElements.define('waymark-success-plan', class extends HTMLElement { connectedCallback() { this.textContent = 'Ours'; } });" },
      head: '<script src="/taken.js"></script><script src="/cdn/waymark.iife.js"></script>',
    });
    await shown(page, ['waymark-results-timeline', 'waymark-effort-checklist']);
    assert.equal(await page.textContent('waymark-success-plan'), 'Ours');
    assert.deepEqual(page.wrongs, [`console warning: Waymark ${version}: something else has the tag waymark-success-plan.`]);
  });

  it('show a widget by its tag where the page has registered its class by another, too', async (test) => {
    const files = await bundle("import { WaymarkSuccessPlan } from 'waymark'; customElements.define('acme-plan', WaymarkSuccessPlan); await import('waymark/define/success-plan'); await import('waymark/define/config');");
    const page = await open(test, { files, head: '<script type="module" src="/host.js"></script>', body: `<waymark-config><script type="application/json">${account}</script><acme-plan></acme-plan><waymark-success-plan></waymark-success-plan></waymark-config>` });
    await shown(page, ['acme-plan', 'waymark-success-plan']);
    assert.deepEqual(page.wrongs, []);
  });
});
