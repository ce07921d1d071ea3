// Two copies of Waymark on one page, of one version or of two, in either order; and a tag that something else has.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openPage } from '../../tools/browser.js';
import { version } from '../../tools/readme.js';
import { bundle } from '../../tools/bundle.js';
import { account, hostPage, hostSite, read, shown, TAGS, widgets, type PageParts } from '../../tools/host.js';

const top = path.resolve(import.meta.dirname, '../..');
const cdn = path.join(top, 'dist/cdn');
const OTHER = '98.7.6';

/** The built scripts as another version would have them. */
const other: Partial<Record<string, string>> = Object.fromEntries(
  readdirSync(cdn)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [
      `/other/${name}`,
      readFileSync(path.join(cdn, name), 'utf8').replaceAll(
        new RegExp(`(["'\`])${version.replaceAll('.', '\\.')}\\1`, 'g'),
        `"${OTHER}"`,
      ),
    ]),
);

const secondAccount = account
  .replace('Get paid a week sooner', 'Get paid a month sooner')
  .replace('"id": "northwind"', '"id": "southwind"');
const secondConfig = widgets.replace(account, secondAccount);

type Form = 'module' | 'classic';
const script = (folder: string, form: Form) =>
  form === 'module'
    ? `<script type="module" src="/${folder}/waymark.js"></script>`
    : `<script src="/${folder}/waymark.iife.js"></script>`;
const warning = (is: string, was: string) =>
  `console warning: Waymark ${is}: Waymark ${was} is on this page already, and its elements stay.`;

/** The versions of the classes of these tags. */
const versionsOf = (page: Page, tags: string[]) =>
  page.evaluate(
    (names) => names.map((name) => (customElements.get(name) as { version?: string } | undefined)?.version),
    tags,
  );

describe('two copies of Waymark', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  async function open(
    test: TestContext,
    { files = {}, ...parts }: PageParts & { files?: Partial<Record<string, string>> },
  ) {
    const site = await hostSite({
      pages: { '/': hostPage(parts) },
      answer: (req, res) => {
        const code = files[req.url] ?? other[req.url];
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
    assert.ok(
      Object.values(other).some((code) => code?.includes(OTHER)),
      'finds the version in the files at all',
    );
    const page = await open(test, {});
    await shown(page);
    assert.deepEqual(await versionsOf(page, ['waymark-config', ...TAGS]), Array(4).fill(version));
  });

  for (const [first, second] of [
    ['module', 'module'],
    ['module', 'classic'],
    ['classic', 'module'],
    ['classic', 'classic'],
  ] as const) {
    it(`show both configs, and one warning names both versions: ${first} ${version} and ${second} ${OTHER}`, async (test) => {
      const page = await open(test, {
        head: script('cdn', first) + script('other', second),
        body: widgets + secondConfig,
      });
      await shown(page);
      assert.match(await read(page, 'waymark-success-plan'), /Get paid a week sooner/);
      assert.match(await read(page, 'waymark-config:nth-of-type(2) waymark-success-plan'), /Get paid a month sooner/);
      await page.locator('waymark-effort-checklist').first().locator('[data-entry=e10]').check();
      await page.locator('waymark-effort-checklist').first().getByRole('button', { name: 'Undo' }).click();
      // the one that is loaded later speaks: which, is for the network to say
      while (!page.wrongs.length) await sleep(50);
      assert.equal(page.wrongs.length, 1);
      const [wrong = ''] = page.wrongs;
      assert.ok([warning(OTHER, version), warning(version, OTHER)].includes(wrong), wrong);
    });
  }

  it('are one where the module and the classic script are of the same folder, whatever their addresses add', async (test) => {
    const page = await open(test, {
      head: `${script('cdn', 'classic')}<script src="/cdn/waymark.iife.js?v=2"></script>${script('cdn', 'module')}`,
    });
    await shown(page);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(page.wrongs, []);
  });

  /** A page's own bundle of the npm modules, in one file. */
  async function bundleOf(code: string) {
    const alias = [
      { find: /^waymark\/define\/(.*)$/, replacement: path.join(top, 'dist/elements/$1/define.js') },
      { find: /^waymark$/, replacement: path.join(top, 'dist/index.js') },
    ];
    const files = await bundle({ code }, 'host.js', { resolve: { alias }, codeSplitting: false });
    return { '/host.js': files['host.js'] };
  }

  it('share a config: a widget of one finds the <waymark-config> of the other', async (test) => {
    const files = await bundleOf("import 'waymark/define/results-timeline';");
    const page = await open(test, {
      files,
      head: '<script type="module" src="/host.js"></script><script type="module" src="/other/waymark.js"></script>',
    });
    await shown(page);
    assert.deepEqual(await versionsOf(page, ['waymark-results-timeline', 'waymark-config']), [version, OTHER]);
    assert.match(await read(page, 'waymark-results-timeline'), /85% of the way/);
    // a result chosen in the plan of the one opens in a timeline of the other
    await page.evaluate(() => document.querySelector('waymark-results-timeline')!.removeAttribute('metric'));
    await page.locator('waymark-success-plan .result-row').nth(1).click();
    await page.waitForFunction(
      () =>
        document.querySelector('waymark-results-timeline')!.shadowRoot!.querySelector('.name')?.textContent?.trim() ===
        'Overdue invoices',
    );
    assert.deepEqual(page.wrongs, [warning(OTHER, version)]);
  });

  it('leave a tag that something else has, and say so', async (test) => {
    const page = await open(test, {
      files: {
        '/taken.js':
          "customElements.define('waymark-success-plan', class extends HTMLElement { connectedCallback() { this.textContent = 'Ours'; } });",
      },
      head: '<script src="/taken.js"></script><script src="/cdn/waymark.iife.js"></script>',
    });
    await shown(page, ['waymark-results-timeline', 'waymark-effort-checklist']);
    assert.equal(await page.textContent('waymark-success-plan'), 'Ours');
    assert.deepEqual(page.wrongs, [
      `console warning: Waymark ${version}: something else has the tag waymark-success-plan.`,
    ]);
  });

  it('show a widget by its tag where the page has registered its class by another, too', async (test) => {
    const files = await bundleOf(
      "import { WaymarkSuccessPlan } from 'waymark'; customElements.define('acme-plan', WaymarkSuccessPlan); await import('waymark/define/success-plan'); await import('waymark/define/config');",
    );
    const page = await open(test, {
      files,
      head: '<script type="module" src="/host.js"></script>',
      body: `<waymark-config><script type="application/json">${account}</script><acme-plan></acme-plan><waymark-success-plan></waymark-success-plan></waymark-config>`,
    });
    await shown(page, ['acme-plan', 'waymark-success-plan']);
    assert.deepEqual(page.wrongs, []);
  });
});
