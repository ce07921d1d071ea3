// The results page on paper: A4 and Letter, from a phone's window to a wide one. Read back from the PDF, page by page.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Browser } from 'playwright-core';
import { openBrowser, openPage } from '../../tools/browser.js';
import { serve, type Site } from '../../tools/serve.js';

const top = path.resolve(import.meta.dirname, '../..');
const SIZES: Record<string, [width: number, height: number]> = { A4: [595.92, 842.88], Letter: [612, 792] };
/** Points that the page's own @page rule leaves free, a little less. */
const MARGIN = 38;

async function pagesOf(data: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(data), verbosity: 0 }).promise;
  return Promise.all(
    Array.from({ length: pdf.numPages }, async (_, i) => {
      const page = await pdf.getPage(i + 1);
      const items = (await page.getTextContent()).items
        .flatMap((item) => ('str' in item ? item : []))
        .map(({ str, width, height, transform }) => {
          const [, , , , x, y] = transform as [number, number, number, number, number, number];
          return { str, width, height, x, y };
        });
      const [, , width, height] = page.view as [number, number, number, number];
      return {
        width,
        height,
        items: items.filter(({ str }) => str.trim() !== ''),
        text: items
          .map(({ str }) => str)
          .join(' ')
          .replace(/\s+/g, ' '),
      };
    }),
  );
}

describe('the results page on paper', () => {
  let browser: Browser;
  let server: Site;
  before(async () => {
    const html = (
      account: string,
    ) => `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>t</title><script type="module" src="/cdn/waymark.js"></script>
      <waymark-config src="/accounts/${account}.json"><waymark-results-page></waymark-results-page></waymark-config></html>`;
    server = await serve({
      folders: { '/cdn/': path.join(top, 'dist/cdn'), '/accounts/': path.join(top, 'demo/accounts') },
      pages: {
        '/alone': html('northwind').replace(
          '<waymark-results-page></waymark-results-page>',
          '<waymark-results-timeline metric="invoice-cycle"></waymark-results-timeline><waymark-effort-checklist></waymark-effort-checklist>',
        ),
        '/northwind': html('northwind'),
        '/harbor': html('harbor'),
        '/new-customer': html('new-customer'),
      },
    });
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const printed = async (account: string, width: number, format: string) => {
    const page = await openPage(browser, { viewport: { width, height: 900 } });
    await page.goto(`${server.url}/${account}`);
    await page.locator('waymark-results-page[state="ready"]').waitFor();
    // what draws is loaded once the page is idle, also for pictures that nobody has scrolled to
    const painter = await page.waitForFunction(
      () => performance.getEntriesByType('resource').find(({ name }) => /painter/.test(name))?.name,
    );
    await page.evaluate((name) => import(name!), await painter.jsonValue()); // has run, too
    await page.evaluate(() => {
      window.pictures = [];
      const look = () => {
        const { shadowRoot } = document.querySelector('waymark-results-page')!;
        window.pictures = [...shadowRoot!.querySelectorAll('waymark-results-timeline')].map((one) => {
          const canvas = one.shadowRoot?.querySelector<HTMLCanvasElement>('canvas[width]');
          const wide = parseFloat(canvas?.style.width ?? '');
          return canvas ? { wide, ratio: canvas.width / wide } : null;
        });
      };
      window.addEventListener('beforeprint', () => queueMicrotask(() => queueMicrotask(look)));
    });
    const pages = await pagesOf(await page.pdf({ format }));
    // every one is on paper, drawn for the sheet, at three pixels a px
    const pictures = await page.evaluate(() => window.pictures);
    assert.ok(pictures.length > 0);
    for (const picture of pictures) assert.deepEqual(picture, { wide: 640, ratio: 3 });
    assert.deepEqual(page.wrongs, []);
    await page.close();
    return pages;
  };

  for (const [format, [wide, high]] of Object.entries(SIZES))
    for (const width of [360, 768, 1280])
      it(`${format} from a window of ${width} px: nothing beyond the margins, all folds open, pages numbered`, async () => {
        const pages = await printed('northwind', width, format);
        pages.forEach((page, i) => {
          assert.ok(
            Math.abs(page.width - wide) < 2 && Math.abs(page.height - high) < 2,
            `${page.width} × ${page.height}`,
          );
          for (const { str, x, y, width: length } of page.items)
            assert.ok(
              x >= MARGIN && x + length <= page.width - MARGIN && y > 20 && y < page.height - MARGIN,
              `page ${i + 1}: “${str}” at ${x.toFixed(0)}, ${y.toFixed(0)}`,
            );
          assert.match(page.text, new RegExp(`${i + 1} / ${pages.length}`), `page ${i + 1} has no number`);
          assert.ok(page.items.length > 3, `page ${i + 1} is as good as empty`);
        });
        const text = pages.map((page) => page.text).join(' ');
        for (const words of [
          'Results: Northwind Freight',
          'Get paid a week sooner',
          '51% better: 6.3 days less than before.',
          'October 2025',
          'Sources and dates',
          'Northwind ERP, invoice table',
          'Which ERP version?',
          'Automatic reminders',
        ])
          assert.ok(text.includes(words), `“${words}” is not on paper`);
        // what only a screen can do is not
        for (const words of ['Take it along', 'Mark as done', 'Picture (PNG)', 'Is this number right?'])
          assert.ok(!text.includes(words), `“${words}” is on paper`);
      });

  it('no title is left alone at the end of a sheet', async () => {
    for (const account of ['northwind', 'harbor', 'new-customer']) {
      const pages = await printed(account, 1280, 'A4');
      for (const { items } of pages) {
        const lowest = items.filter(({ str }) => !/^\d+ \/ \d+$/.test(str.trim())).sort((a, b) => a.y - b.y)[0];
        // titles are the only text of this size
        assert.ok(!lowest || lowest.height < 12, `${account}: “${lowest?.str}” ends a sheet`);
      }
    }
  });

  it('what is folded away on the screen is on paper, though it was never opened', async () => {
    const page = await openPage(browser);
    await page.goto(`${server.url}/alone`);
    for (const name of ['results-timeline', 'effort-checklist'])
      await page.locator(`waymark-${name}[state="ready"]`).waitFor();
    const folded = ['November 2025', 'Working days from delivery to invoice', 'Which ERP version?'];
    const onScreen = await page.evaluate(() =>
      [...document.querySelectorAll('waymark-results-timeline, waymark-effort-checklist')]
        .map(({ shadowRoot }) => shadowRoot?.textContent)
        .join(' '),
    );
    assert.deepEqual(
      folded.filter((words) => onScreen.includes(words)),
      [],
    );
    const text = (await pagesOf(await page.pdf({ format: 'A4' }))).map((sheet) => sheet.text).join(' ');
    for (const words of folded) assert.ok(text.includes(words), `“${words}” is not on paper`);
    await page.close();
  });
});
