// Effects of other scripts of a page: on modules, on the parser, on elements that they move and copy, and on the
// language itself.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage } from '../../tools/browser.js';
import { account, hostPage, hostSite, read, scripts, shown, TAGS, widgets, type PageParts } from '../../tools/host.js';
import type { SiteOptions } from '../../tools/serve.js';
import { walk } from '../../tools/user-journey.js';

const top = path.resolve(import.meta.dirname, '../..');
const file = (name: string) => readFileSync(path.join(top, name), 'utf8');
const libraries: Partial<Record<string, string>> = {
  '/require.js': file('node_modules/requirejs/require.js'),
  '/jquery.js': file('node_modules/jquery/dist/jquery.js'),
  '/prototype-1.7.3.js': file('tests/hosts/vendor/prototype-1.7.3.js'),
  '/mootools-1.4.5.js': file('tests/hosts/vendor/mootools-core-1.4.5.js'),
  '/mootools-1.6-like.js': file('tests/hosts/mootools-like.js'),
  '/object.js': "Object.prototype.extra = function () { return 'the page’s'; }; Object.prototype.more = 1;",
};
const library = (name: string) => `<script src="/${name}.js"></script>`;

let browser: Browser;
before(async () => {
  browser = await openBrowser();
});
after(() => browser.close());

/** Opens a page of these parts; `answer` may have more for it. */
async function open(test: TestContext, parts: PageParts, answer?: SiteOptions['answer'], address = '/') {
  const site = await hostSite({
    pages: { '/': hostPage(parts) },
    answer: async (req, res) => {
      if (libraries[req.url]) res.setHeader('Content-Type', 'text/javascript').end(libraries[req.url]);
      else await answer?.(req, res);
    },
  });
  test.after(() => site.close());
  const page = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  test.after(() => page.close());
  await page.goto(site.url + address);
  return page;
}

describe('beside another library', () => {
  for (const [form, script] of Object.entries(scripts)) {
    for (const name of ['prototype-1.7.3', 'mootools-1.4.5', 'mootools-1.6-like', 'object']) {
      it(`that changes the language, the ${form} script does all it can: ${name}.js`, async (test) => {
        const page = await open(test, { head: library(name) + script });
        await walk(page);
        assert.deepEqual(page.wrongs, []);
      });
    }
    for (const name of ['require', 'jquery']) {
      it(`the ${form} script shows the three: ${name}.js, before it or after it`, async (test) => {
        for (const head of [library(name) + script, script + library(name)]) {
          const page = await open(test, { head });
          await shown(page);
          assert.deepEqual(page.wrongs, []);
        }
      });
    }
  }

  for (const names of [['prototype-1.7.3', 'object'], ['mootools-1.4.5']]) {
    it(`that changes the language later on, the script goes on: ${names.join(', ')}`, async (test) => {
      const page = await open(test, { head: scripts.classic });
      await shown(page);
      for (const name of names) await page.addScriptTag({ url: `/${name}.js` });
      await walk(page);
      assert.deepEqual(page.wrongs, []);
    });
  }

  it('the classic script can be loaded by RequireJS itself', async (test) => {
    const page = await open(test, { head: library('require') });
    await page.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          window.requirejs(['/cdn/waymark.iife.js'], resolve, reject);
        }),
    );
    await shown(page);
    assert.deepEqual(page.wrongs, []);
  });
});

describe('while a page is parsed', () => {
  const inQuotes = (html: string) => JSON.stringify(html).replaceAll('</', '<\\/');

  for (const [form, script] of Object.entries(scripts)) {
    it(`the ${form} script and the tags can be written by document.write`, async (test) => {
      const page = await open(test, {
        head: '',
        body: `<p>Before</p><script>document.write(${inQuotes(script)}); document.write(${inQuotes(widgets)});</script><p>After</p>`,
      });
      await shown(page);
      assert.match(await read(page, 'waymark-success-plan'), /Get paid a week sooner/);
      assert.deepEqual(page.wrongs, []);
    });
  }

  for (const [form, script] of Object.entries(scripts)) {
    it(`a config that arrives piece by piece after the ${form} script ran is waited for`, async (test) => {
      const whole = hostPage({
        head:
          "<script>addEventListener('waymark-error', ({ detail }) => (window.faults ??= []).push(detail.issues[0].message), true)</script>" +
          script.replace('type="module"', 'type="module" async'),
      });
      const half = whole.indexOf('"metrics"'); // in the midst of the config
      const page = await open(
        test,
        {},
        async (req, res) => {
          if (req.url !== '/slow') return;
          res.setHeader('Content-Type', 'text/html');
          res.write(whole.slice(0, half));
          await sleep(600); // as a slow line would: the script has run by then
          res.write(whole.slice(half, half + 2000));
          await sleep(300);
          res.end(whole.slice(half + 2000));
        },
        '/slow',
      );
      await shown(page);
      assert.deepEqual([await page.evaluate(() => window.faults ?? []), page.wrongs], [[], []]);
    });
  }
});

describe('jQuery', () => {
  const place = '<div id="one"></div><div id="two"></div>';
  const start = async (test: TestContext) => {
    const page = await open(test, {
      head: library('jquery') + scripts.classic,
      body: `<div id="one">${widgets}</div><div id="two"></div>`,
    });
    await shown(page);
    return page;
  };

  it('copies the tags', async (test) => {
    const page = await start(test);
    await page.evaluate(() => window.jQuery('#one').children().clone().appendTo('#two'));
    await shown(page, TAGS.map((tag) => `#two ${tag}`).concat(TAGS));
    assert.equal(await read(page, '#two waymark-success-plan'), await read(page, '#one waymark-success-plan'));
    assert.deepEqual(page.wrongs, []);
  });

  it('moves them, and what a person did stays', async (test) => {
    const page = await start(test);
    await page.evaluate(() => document.querySelector('waymark-config')!.removeAttribute('save')); // nothing keeps it but the element
    const first = page.locator('waymark-effort-checklist').first();
    await first.locator('[data-entry=e10]').check();
    await first.getByText('Undo').waitFor();
    await page.evaluate(() => window.jQuery('#two').append(window.jQuery('#one').children()));
    await shown(
      page,
      TAGS.map((tag) => `#two ${tag}`),
    );
    assert.equal(await first.locator('[data-entry=e10]').isChecked(), true);
    await page.evaluate(() => {
      const kept = window.jQuery('#two').children().detach();
      return new Promise<number>((resolve) => {
        requestAnimationFrame(() => resolve(kept.prependTo('#one').length));
      });
    });
    await shown(
      page,
      TAGS.map((tag) => `#one ${tag}`),
    );
    assert.equal(await first.locator('[data-entry=e10]').isChecked(), true);
    assert.deepEqual(page.wrongs, []);
  });

  it('writes them from HTML, and reads them back', async (test) => {
    const page = await open(test, { head: library('jquery') + scripts.classic, body: place });
    await page.evaluate((html) => window.jQuery('#one').html(html), widgets);
    await shown(page);
    await page.evaluate(() => window.jQuery('#two').html(window.jQuery('#one').html()));
    await page.evaluate(() => window.jQuery('#one').empty());
    await shown(
      page,
      TAGS.map((tag) => `#two ${tag}`),
    );
    assert.match(await read(page, '#two waymark-success-plan'), /Get paid a week sooner/);
    await page.evaluate(() => window.jQuery('#two').html(''));
    assert.deepEqual(page.wrongs, []);
  });

  it('sets an element’s properties and hears its events', async (test) => {
    const page = await open(test, { head: library('jquery') + scripts.classic, body: place });
    await page.evaluate((text) => {
      window.heard = [];
      window
        .jQuery('<waymark-success-plan>')
        .prop('config', JSON.parse(text))
        .on('waymark-select', ({ originalEvent }) => window.heard.push(originalEvent.detail))
        .appendTo('#one');
    }, account);
    await shown(page, ['waymark-success-plan']);
    await page.locator('waymark-success-plan .result-row').first().click();
    assert.deepEqual(await page.evaluate(() => window.heard), [{ kind: 'metric', id: 'invoice-cycle' }]);
    assert.deepEqual(page.wrongs, []);
  });
});
