// `npm start`: the portal runs under the strict policy that it sends, and a missing file is missing.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createServer } from 'vite';
import { openBrowser, openPage } from '../tools/browser.mjs';

const top = path.resolve(import.meta.dirname, '../..');
const pages = readdirSync(path.join(top, 'demo'), { recursive: true }).filter((file) => file.endsWith('.html')).map((file) => file.split(path.sep).join('/'));

describe('npm start', () => {
  let server;
  let browser;
  let url;
  before(async () => {
    server = await createServer({ configFile: path.join(top, 'vite.config.ts'), logLevel: 'error', mode: 'test' }); // what it saves it keeps in memory
    await server.listen();
    url = server.resolvedUrls.local[0];
    browser = await openBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });

  it('sends the strict policy with everything', async () => {
    for (const name of [...pages, 'cdn/waymark.js', 'no-such-page']) {
      const policy = (await fetch(url + name)).headers.get('Content-Security-Policy');
      assert.equal(policy, "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'");
    }
  });

  it('serves the scripts and the schema as built', async () => {
    for (const [name, type] of [['cdn/waymark.js', 'text/javascript'], ['cdn/waymark.iife.js', 'text/javascript'], ['cdn/sri.json', 'application/json'], ['waymark.schema.json', 'application/json']]) {
      const answer = await fetch(url + name);
      assert.deepEqual([answer.status, answer.headers.get('Content-Type')], [200, type], name);
    }
    assert.ok('$schema' in (await (await fetch(`${url}waymark.schema.json`)).json()));
  });

  it('has no page for a path that names none', async () => {
    for (const name of ['no-such-page', 'no-such-page/', 'no-such.html', 'no-such.json', 'no-such.js', 'no-such.ts', 'cdn/no-such.js', 'cdn/../package.json', 'cdn/%2e%2e/schema.json']) {
      assert.equal((await fetch(url + name)).status, 404, name);
    }
  });

  it('sees what breaks the policy', async () => {
    const page = await openPage(browser);
    await page.goto(`${url}waymark.schema.json`);
    await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
    await page.waitForTimeout(200);
    assert.match(page.wrongs.join(), /Content Security Policy/);
    await page.close();
  });

  for (const name of pages) {
    it(`${name} keeps the policy, and the console quiet`, async () => {
      const page = await openPage(browser);
      await page.goto(url + name); // one page asks for what never comes: the network is never idle
      await page.waitForTimeout(1500);
      // a page may show what a missing file looks like
      assert.deepEqual(page.wrongs.filter((wrong) => !wrong.includes('Failed to load resource: the server responded with a status of')), []);
      await page.close();
    });
  }
});
