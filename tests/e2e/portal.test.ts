// `npm start`: the portal runs under the strict policy that it sends, and a missing file is missing.
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { openBrowser, openPage } from '../../tools/browser.js';

const top = path.resolve(import.meta.dirname, '../..');
const pages = readdirSync(path.join(top, 'demo'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.split(path.sep).join('/'));

describe('npm start', () => {
  let server: ViteDevServer;
  let browser: Browser;
  let url: string;
  before(async () => {
    // in the mode `test` it keeps what it saves in memory
    server = await createServer({ configFile: path.join(top, 'vite.config.ts'), logLevel: 'error', mode: 'test' });
    await server.listen();
    url = server.resolvedUrls?.local[0] ?? '';
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  it('sends the strict policy with everything', async () => {
    for (const name of [...pages, 'cdn/waymark.js', 'no-such-page']) {
      const policy = (await fetch(url + name)).headers.get('Content-Security-Policy');
      assert.equal(
        policy,
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
      );
    }
  });

  it('serves the scripts and the schema as built', async () => {
    for (const [name, type] of [
      ['cdn/waymark.js', 'text/javascript'],
      ['cdn/waymark.iife.js', 'text/javascript'],
      ['cdn/sri.json', 'application/json'],
      ['waymark.schema.json', 'application/json'],
    ] as const) {
      const answer = await fetch(url + name);
      assert.deepEqual([answer.status, answer.headers.get('Content-Type')], [200, type], name);
    }
    assert.match(await (await fetch(`${url}waymark.schema.json`)).text(), /"\$schema": ?"http/);
  });

  it('has no page for a path that names none', async () => {
    for (const name of [
      'no-such-page',
      'no-such-page/',
      'no-such.html',
      'no-such.json',
      'no-such.js',
      'no-such.ts',
      'cdn/no-such.js',
      'cdn/../package.json',
      'cdn/%2e%2e/schema.json',
    ]) {
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

  it('signs the demo’s user in with each page: what that person does is saved under the name of the session', async () => {
    const bare = await fetch(`${url}api/accounts/harbor`);
    assert.deepEqual([bare.status, bare.headers.get('X-Content-Type-Options')], [401, 'nosniff']);
    const page = await openPage(await browser.newContext());
    await page.goto(`${url}saving.html`);
    const checklist = page.locator('waymark-effort-checklist');
    await checklist.getByRole('checkbox').first().click();
    await checklist.getByText('Saved.').first().waitFor();
    assert.equal(await page.evaluate(() => document.cookie), '');
    const names = await page.evaluate(async () => {
      const config = (await (await fetch('/api/accounts/harbor')).json()) as {
        effort: { entries: { done?: { by?: string } | null }[] };
      };
      return config.effort.entries.map(({ done }) => done?.by);
    });
    assert.ok(names.includes('Dana Reyes'), names.join());
    await page.context().close();
  });

  it('lets the second person of the demo read one account, and write none', async () => {
    const headers = { Authorization: 'Bearer demo-reader' };
    assert.equal((await fetch(`${url}api/accounts/northwind`, { headers })).status, 200);
    for (const account of ['harbor', 'no-such-account'])
      assert.equal((await fetch(`${url}api/accounts/${account}`, { headers })).status, 403);
    const saved = await fetch(`${url}api/accounts/northwind/changes`, { method: 'POST', headers, body: '{}' });
    assert.equal(saved.status, 403);
  });

  it('gives the files of values that the demo’s accounts name', async () => {
    const headers = { Authorization: 'Bearer demo' };
    for (const name of ['lumen.tickets.csv', 'flights.delays.csv'])
      assert.equal((await fetch(`${url}api/accounts/${name}`, { headers })).status, 200, name);
    assert.equal((await fetch(`${url}api/accounts/lumen.tickets.csv`)).status, 401);
  });

  for (const name of pages) {
    it(`${name} keeps the policy, and the console quiet`, async () => {
      const page = await openPage(browser);
      await page.goto(url + name); // one page asks for what never comes: the network is never idle
      await page.waitForTimeout(1500);
      // a page may show what a missing file looks like, and a faulty config, which the console names
      const isShown = (wrong: string) =>
        wrong.includes('Failed to load resource: the server responded with a status of') ||
        (/^states\/(auth-required|error|ready|stale)\.html$/.test(name) &&
          wrong.startsWith('console warning: Waymark: the config has '));
      assert.deepEqual(
        page.wrongs.filter((wrong) => !isShown(wrong)),
        [],
      );
      await page.close();
    });
  }
});
