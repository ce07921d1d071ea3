// The page's files from the built package: in Node without a browser, in a browser under a strict policy, and as slides
// that LibreOffice opens. Run `npm run build` first.
import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import JSZip from 'jszip';
import PptxGenJS from 'pptxgenjs';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { openBrowser, openPage } from '../../tools/browser.js';
import { built } from '../../tools/built.js';
import { serve, type Site } from '../../tools/serve.js';

const { loadMessages } =
  await built<typeof import('../../src/core/i18n/load-messages.js')>('core/i18n/load-messages.js');
const { slidesOf } = await built<typeof import('../../src/export/pptx/slides.js')>('export/pptx/slides.js');
const { pageHtml } = await built<typeof import('../../src/export/index.js')>('export/index.js');
const { parseConfig, localizerFor } = await built<typeof import('../../src/core/index.js')>('core/index.js');

const top = path.resolve(import.meta.dirname, '../..');
const accounts = readdirSync(path.join(top, 'demo/accounts')).filter((name) => name.endsWith('.json'));
const textOf = (name: string) => readFileSync(path.join(top, 'demo/accounts', name), 'utf8');
const run = promisify(execFile);

describe('waymark/page', () => {
  it('runs in plain Node, without a DOM', async () => {
    const code = `import { pageFragment, pageHtml, SECTIONS } from 'waymark/page';
      import { readFileSync } from 'node:fs';
      const config = readFileSync('demo/accounts/northwind.json', 'utf8');
      const html = await pageHtml(config, { lang: 'de' });
      const fragment = await pageFragment(JSON.parse(config), { sections: ['now', 'results'] });
      console.log(JSON.stringify({ dom: [typeof document, typeof window], html, fragment, SECTIONS }));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', code], {
      cwd: top,
      maxBuffer: 1e7,
    });
    const { dom, html, fragment, SECTIONS } = JSON.parse(stdout) as {
      dom: string[];
      html: string;
      fragment: string;
      SECTIONS: string[];
    };
    assert.deepEqual(dom, ['undefined', 'undefined']);
    assert.equal(SECTIONS.length, 9);
    assert.match(html, /^<!DOCTYPE html>\n<html lang="de" dir="ltr">/);
    assert.match(html, /<h1>Ergebnisse: Northwind Freight<\/h1>/);
    assert.match(html, /12,4 → 6,1 Tage/);
    assert.equal(html.match(/<svg /g)?.length, 3);
    assert.doesNotMatch(html, /<script|<link|<img| on\w+=|javascript:/i);
    assert.match(fragment, /^<article class="waymark-page" lang="en" dir="ltr">/);
    assert.ok(fragment.indexOf('id="waymark-now"') < fragment.indexOf('id="waymark-results"'));
  });

  it('renders what is right of a faulty config, and names the rest', async () => {
    const config = JSON.parse(textOf('northwind.json')) as { metrics: object[] };
    const [first, second, ...others] = config.metrics;
    const html = await pageHtml({ ...config, metrics: [first, { ...second, direction: 'sideways' }, ...others] });
    assert.match(html, /Left out, since it cannot be read: overdue-share/);
    assert.match(html, /Invoice cycle time/);
    await assert.rejects(pageHtml('{ "version": 1'), /The config cannot be read\. \$: Not JSON at line 1/);
  });
});

describe('slides in LibreOffice', () => {
  const office = ['soffice', 'libreoffice'].find(
    (name) => spawnSync(name, ['--version'], { timeout: 60_000 }).status === 0,
  );
  const skip = office ? false : 'LibreOffice is not here (Debian: apt-get install libreoffice-impress)';
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'waymark-slides-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('open as they are: all accounts as a PDF, a page a slide', { skip, timeout: 300_000 }, async () => {
    const decks = new Map<string, number>();
    for (const name of accounts) {
      const { config } = parseConfig(textOf(name));
      if (!config) continue;
      const lang = decks.size % 2 ? 'de' : 'en';
      await loadMessages(lang, ['results', 'plan-effort', 'export']);
      const bytes = await slidesOf(config, localizerFor(lang, config.messages), { PptxGenJS, JSZip });
      const file = name.replace('.json', '.pptx');
      writeFileSync(path.join(folder, file), bytes);
      const { files } = await JSZip.loadAsync(bytes);
      decks.set(file, Object.keys(files).filter((part) => /^ppt\/slides\/slide\d+\.xml$/.test(part)).length);
    }
    assert.ok(decks.size >= 4);
    await run(
      office ?? '',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...[...decks.keys()].map((file) => path.join(folder, file)),
      ],
      { timeout: 240_000 },
    );
    for (const [file, count] of decks) {
      const pdf = readFileSync(path.join(folder, file.replace('.pptx', '.pdf')), 'latin1');
      assert.equal(pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length, count, file);
    }
  });
});

describe('taking along under a strict policy', () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
  let folder: string;
  let server: Site;
  let browser: Browser;
  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'waymark-taking-'));
    writeFileSync(
      path.join(folder, 'host.js'),
      `import { exportFile } from ${JSON.stringify(path.join(top, 'dist/elements/shared/export-file.js'))};
      import { parseConfig } from ${JSON.stringify(path.join(top, 'dist/core/index.js'))};
      window.taking = async (kind, text) => exportFile(kind, { config: parseConfig(text).config, lang: 'en', metric: 'invoice-cycle' });
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => window.violations.push(violatedDirective + ' ' + sample));`,
    );
    // a plain bundler, with no settings for any of the libraries
    await build({
      configFile: false,
      logLevel: 'error',
      root: folder,
      publicDir: false,
      build: {
        outDir: path.join(folder, 'out'),
        modulePreload: false,
        target: 'es2022',
        rolldownOptions: { input: path.join(folder, 'host.js'), output: { entryFileNames: 'host.js' } },
      },
    });
    server = await serve({
      folders: { '/': path.join(folder, 'out/') },
      pages: {
        '/': '<!doctype html><html lang="en"><link rel="icon" href="/icon.svg"><title>Host</title><script type="module" src="/host.js"></script></html>',
        '/icon.svg': '',
      },
      headers: { 'Content-Security-Policy': policy },
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [kind, ending] of [
    ['slides', 'pptx'],
    ['html', 'html'],
    ['png', 'png'],
    ['svg', 'svg'],
    ['csv', 'csv'],
    ['calendar', 'ics'],
  ] as const) {
    it(`${kind}: a download, and no violation`, async () => {
      const page = await openPage(browser);
      await page.goto(server.url);
      await page.waitForFunction(() => window.taking);
      const before = await page.evaluate(() => Reflect.ownKeys(window).length);
      const loaded = server.requests.length;
      const [download, taken] = await Promise.all([
        page.waitForEvent('download'),
        page.evaluate(([what, text]) => window.taking?.(what, text), [kind, textOf('northwind.json')] as const),
      ]);
      assert.equal(taken, 'done');
      assert.match(
        download.suggestedFilename(),
        new RegExp(`^northwind-(results|invoice-cycle|calendar)-2026-10-05\\.${ending}$`),
      );
      assert.ok(readFileSync(await download.path()).length > 500);
      assert.deepEqual(await page.evaluate(() => window.violations), []);
      assert.deepEqual(page.wrongs, []);
      assert.equal(await page.evaluate(() => Reflect.ownKeys(window).length), before, 'no new global');
      assert.ok(server.requests.length > loaded, 'loads what makes it only now');
      if (kind !== 'slides')
        assert.deepEqual(
          server.requests.slice(loaded).filter((request) => /pptx|jszip/i.test(request)),
          [],
          'and nothing for slides',
        );
      await page.close();
    });
  }
});
