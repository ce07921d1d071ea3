// A whole journey under the strictest policies that a page may have, and not one report of a violation.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'vite';
import { openBrowser, openPage } from '../tools/browser.mjs';
import { account, hostPage, hostSite, scripts } from '../tools/host.mjs';
import { steps, walk } from '../tools/journey.mjs';

const top = path.resolve(import.meta.dirname, '../..');

const rest = "style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'";
const strict = `default-src 'none'; script-src 'self'; ${rest}`;
const policies = {
  'no policy named': strict,
  'a policy of another name alone': `${strict}; trusted-types waymark-lit`,
  'a host’s own Lit, whose policy is the only one': `${strict}; trusted-types lit-html`,
  'no Trusted Types policy at all': `${strict}; trusted-types 'none'`,
  'a nonce and what is loaded from there': `default-src 'none'; script-src 'nonce-once' 'strict-dynamic'; ${rest}; trusted-types 'none'`,
};

/** A host's own Lit, in a component of its own: its policy is made once, and there is none for another. */
const hostLit = `import { html, render } from 'lit';
  render(html\`<p>Rendered by the host’s own Lit</p>\`, document.body.appendChild(document.createElement('div')));`;
// before any other script: what the page reports
const watch = "addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => (window.reports ??= []).push(`${violatedDirective} ${blockedURI} ${sample}`));";

describe('under a strict policy', () => {
  let browser;
  let lit;
  before(async () => {
    browser = await openBrowser();
    const { output } = await build({
      root: top, configFile: false, logLevel: 'error',
      plugins: [{ name: 'host', resolveId: (id) => (id === 'host.js' ? id : null), load: (id) => (id === 'host.js' ? hostLit : null) }],
      build: { write: false, target: 'es2022', rolldownOptions: { input: 'host.js', output: { entryFileNames: 'host.js' } } },
    });
    lit = output[0].code;
  });
  after(() => browser?.close());

  async function open(test, policy, parts) {
    const site = await hostSite({
      headers: { 'Content-Security-Policy': policy },
      pages: { '/': hostPage({ ...parts, head: parts.head.replaceAll('<script ', '<script nonce="once" ') }) },
      answer: (req, res) => {
        const code = { '/watch.js': watch, '/host.js': lit }[req.url];
        if (code) res.setHeader('Content-Type', 'text/javascript').end(code);
      },
    });
    test.after(() => site.close());
    const page = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'], acceptDownloads: true });
    test.after(() => page.close());
    await page.goto(site.url);
    return page;
  }

  for (const [name, policy] of Object.entries(policies)) {
    for (const [form, script] of Object.entries(scripts)) {
      it(`${name}: the ${form} script does all it can, and nothing is reported`, async (test) => {
        const hasLit = name.includes('own Lit');
        const tags = [`<script src="/watch.js"></script>`, ...(hasLit ? ['<script type="module" src="/host.js"></script>'] : []), script].join('');
        const page = await open(test, policy, { head: tags });
        const done = [];
        await walk(page, { ended: (step) => done.push(step) });
        assert.equal(done.length, Object.keys(steps).length);
        if (hasLit) assert.match(await page.textContent('body'), /Rendered by the host’s own Lit/);
        assert.deepEqual(await page.evaluate(() => window.reports ?? []), []);
        assert.deepEqual(page.wrongs, []);
      });
    }
  }

  for (const [name, policy] of Object.entries(policies)) {
    it(`${name}: the results page is taken along in every form, and nothing is reported`, async (test) => {
      const head = `<script src="/watch.js"></script>${name.includes('own Lit') ? '<script type="module" src="/host.js"></script>' : ''}${scripts.module}`;
      const page = await open(test, policy, { head, body: `<waymark-results-page><script type="application/json">${account}</script></waymark-results-page>` });
      await page.getByText('Take it along').click();
      const files = { 'Slides': 'pptx', 'Page as a file': 'html', 'Calendar': 'ics', 'Picture (PNG): Invoice cycle time': 'png', 'Picture (SVG): Invoice cycle time': 'svg', 'Values (CSV): Invoice cycle time': 'csv' };
      for (const [button, ending] of Object.entries(files)) {
        const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button, exact: true }).click()]);
        assert.match(download.suggestedFilename(), new RegExp(`^northwind-.*\\.${ending}$`));
        assert.ok((await readFile(await download.path())).length > 500, button);
      }
      assert.deepEqual(await page.evaluate(() => window.reports ?? []), []);
      assert.deepEqual(page.wrongs, []);
    });
  }

  it('a violation is reported where there is one', async (test) => {
    const page = await open(test, policies['no Trusted Types policy at all'], { head: '<script src="/watch.js"></script><script type="module" src="/host.js"></script>', body: '' });
    await page.waitForFunction(() => window.reports);
    assert.match(await page.evaluate(() => window.reports.join()), /^trusted-types .*lit-html/);
    assert.match(page.wrongs.join(), /lit-html/);
  });
});
