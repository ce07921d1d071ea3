// The vendor's page of all accounts in a browser: it keeps its own policy, filters and sorts.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { parseConfig } from '../../src/core/config/parse.js';
import { portfolioRow } from '../../src/fleet/portfolio.js';
import { portfolioHtml } from '../../src/fleet/portfolio-page.js';
import { openBrowser, openPage } from '../../tools/browser.js';

const top = path.resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'waymark-portfolio-'));
const file = path.join(folder, 'portfolio.html');
let browser: Browser;
before(async () => {
  const rows = ['northwind', 'harbor', 'lumen', 'new-customer'].map((name) => {
    const { config } = parseConfig(readFileSync(path.join(top, `demo/accounts/${name}.json`), 'utf8'));
    assert.ok(config);
    return portfolioRow(config);
  });
  writeFileSync(
    file,
    portfolioHtml(rows, (id) => (id === 'northwind' ? 'northwind.html' : null)),
  );
  browser = await openBrowser();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

describe('the portfolio in a browser', () => {
  it('filters by reasons and by text, sorts by a column, and keeps its policy', async () => {
    const page = await openPage(browser);
    await page.goto(pathToFileURL(file).href);
    const names = () =>
      page
        .locator('tbody tr:visible td:first-child > :first-child')
        .evaluateAll((all) => all.map((one) => one.textContent));
    const all = await names();
    assert.equal(all.length, 4);
    await page.getByRole('button', { name: 'No next phase (1)' }).click();
    assert.deepEqual(await names(), ['Skerrymouth Harbor Clinics']);
    assert.equal(await page.locator('output').textContent(), '1 of 4 accounts');
    await page.getByRole('button', { name: 'No next phase (1)' }).click();
    await page.getByRole('searchbox').fill('lumen');
    assert.deepEqual(await names(), ['Lumenholt Lighting']);
    await page.getByRole('searchbox').fill('');
    await page.getByRole('button', { name: 'Renewal' }).click();
    const byRenewal = ['Skerrymouth Harbor Clinics', 'Northwind Freight', 'Pinemarrow Bakeries', 'Lumenholt Lighting'];
    assert.deepEqual(await names(), byRenewal);
    await page.getByRole('button', { name: 'Renewal' }).click();
    assert.deepEqual(await names(), byRenewal.toReversed());
    assert.equal(await page.locator('th[aria-sort]').getAttribute('aria-sort'), 'descending');
    assert.equal(await page.getByRole('link', { name: 'Northwind Freight' }).getAttribute('href'), 'northwind.html');
    assert.deepEqual(page.wrongs, []);
    await page.close();
  });

  it('can be read by everyone, light and dark, and without scripts', async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await openPage(browser, { colorScheme, bypassCSP: true, viewport: { width: 390, height: 844 } });
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document));
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        [],
      );
      await page.close();
    }
    const page = await openPage(browser, { javaScriptEnabled: false });
    await page.goto(pathToFileURL(file).href);
    assert.equal(await page.locator('tbody tr:visible').count(), 4);
    assert.equal(await page.locator('.controls').isVisible(), false);
    await page.close();
  });
});
