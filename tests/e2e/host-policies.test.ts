// A whole journey under the strictest policies that a page may have, and not one report of a violation.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it, type TestContext } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage } from '../../tools/browser.js';
import { bundle } from '../../tools/bundle.js';
import { account, hostPage, hostSite, scripts, type PageParts } from '../../tools/host.js';
import { steps, walk } from '../../tools/user-journey.js';

const rest =
  "style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'";
const strict = `default-src 'none'; script-src 'self'; ${rest}`;
const policies = {
  'no policy named': strict,
  'Lit’s policy allowed': `${strict}; trusted-types lit-html`,
  'Lit’s policy allowed, for a host’s own Lit, too': `${strict}; trusted-types lit-html 'allow-duplicates'`,
  'a nonce, and scripts that a trusted one loads': `default-src 'none'; script-src 'nonce-once' 'strict-dynamic'; ${rest}; trusted-types lit-html`,
  'a nonce alone': `default-src 'none'; script-src 'nonce-once'; ${rest}; trusted-types lit-html`,
};
/** Here Lit cannot make its policy, so no widget is shown. */
const forbidding = {
  'no Trusted Types policy at all': `${strict}; trusted-types 'none'`,
  'a policy of another name alone': `${strict}; trusted-types host`,
  'a host’s own Lit, whose policy is the only one': `${strict}; trusted-types lit-html`,
};

/** A host's own Lit, which makes the same policy for itself. */
const hostLit = `import { html, render } from 'lit';
  render(html\`<p>Rendered by the host’s own Lit</p>\`, document.body.appendChild(document.createElement('div')));`;
// before any other script: what the page reports
const watch =
  "addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => (window.reports ??= []).push(`${violatedDirective} ${blockedURI} ${sample}`));";

describe('under a strict policy', () => {
  let browser: Browser;
  let lit: string;
  before(async () => {
    browser = await openBrowser();
    lit = (await bundle({ code: hostLit }, 'host.js'))['host.js'] ?? '';
  });
  after(() => browser.close());

  async function open(test: TestContext, policy: string, parts: PageParts & { head: string }) {
    const site = await hostSite({
      headers: { 'Content-Security-Policy': policy },
      pages: { '/': hostPage({ ...parts, head: parts.head.replaceAll('<script ', '<script nonce="once" ') }) },
      answer: (req, res) => {
        const code = req.url === '/watch.js' ? watch : req.url === '/host.js' ? lit : undefined;
        if (code !== undefined) res.setHeader('Content-Type', 'text/javascript').end(code);
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
        const tags = [
          `<script src="/watch.js"></script>`,
          ...(hasLit ? ['<script type="module" src="/host.js"></script>'] : []),
          script,
        ].join('');
        const page = await open(test, policy, { head: tags });
        const done: string[] = [];
        await walk(page, { ended: (step) => done.push(step) });
        assert.equal(done.length, Object.keys(steps).length);
        if (hasLit) assert.match((await page.textContent('body')) ?? '', /Rendered by the host’s own Lit/);
        assert.deepEqual(await page.evaluate(() => window.reports ?? []), []);
        assert.deepEqual(page.wrongs, []);
      });
    }
  }

  for (const [name, policy] of Object.entries(policies)) {
    it(`${name}: the results page is taken along in every form, and nothing is reported`, async (test) => {
      const head = `<script src="/watch.js"></script>${
        name.includes('own Lit') ? '<script type="module" src="/host.js"></script>' : ''
      }${scripts.module}`;
      const page = await open(test, policy, {
        head,
        body: `<waymark-results-page><script type="application/json">${account}</script></waymark-results-page>`,
      });
      await page.getByText('Take it along').click();
      const files = {
        Slides: 'pptx',
        'Page as a file': 'html',
        Calendar: 'ics',
        'Picture (PNG): Invoice cycle time': 'png',
        'Picture (SVG): Invoice cycle time': 'svg',
        'Values (CSV): Invoice cycle time': 'csv',
      };
      for (const [button, ending] of Object.entries(files)) {
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: button, exact: true }).click(),
        ]);
        assert.match(download.suggestedFilename(), new RegExp(`^northwind-.*\\.${ending}$`));
        assert.ok((await readFile(await download.path())).length > 500, button);
      }
      assert.deepEqual(await page.evaluate(() => window.reports ?? []), []);
      assert.deepEqual(page.wrongs, []);
    });
  }

  for (const [name, policy] of Object.entries(forbidding)) {
    for (const [form, script] of Object.entries(scripts)) {
      it(`${name}: the page stays as it was, and the console says what to add: ${form}`, async (test) => {
        const hasLit = name.includes('own Lit');
        const page = await open(test, policy, {
          head: `<script src="/watch.js"></script>${
            hasLit ? '<script type="module" src="/host.js"></script>' : ''
          }${script}`,
          body: `<p>Before</p><waymark-config><waymark-success-plan><p>Your plan, as a table</p></waymark-success-plan></waymark-config>
            <div data-waymark="results-timeline"><p>Your results, as a table</p></div><p>After</p>`,
        });
        await page.waitForFunction(() => window.reports);
        await page.waitForLoadState('networkidle');
        assert.deepEqual(
          (await page.innerText('body')).split(/\n+/).filter(Boolean),
          ['Before', 'Your plan, as a table', 'Your results, as a table', 'After'].concat(
            hasLit ? ['Rendered by the host’s own Lit'] : [],
          ),
        );
        assert.match(await page.evaluate(() => (window.reports ?? []).join()), /^trusted-types .*lit-html/);
        const ours = page.wrongs.filter((wrong) => wrong.includes('Waymark'));
        assert.equal(ours.length, 1, page.wrongs.join('\n'));
        assert.match(ours[0] ?? '', /^console error: .*trusted-types lit-html 'allow-duplicates'/);
        assert.deepEqual(
          page.wrongs.filter((wrong) => wrong.startsWith('uncaught')),
          [],
        );
      });
    }
  }
});
