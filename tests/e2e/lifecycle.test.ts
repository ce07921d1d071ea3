// Life on a page, with the built scripts: nothing is left when widgets go, nothing moves when they come, and a tab in
// the background is drawn right.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { openBrowser, openPage } from '../../tools/browser.js';
import type { ConfigInput } from '../../src/core/config/schema.js';
import { chromePath, quiet } from '../../tools/chrome-path.js';
import { serve, type Site } from '../../tools/serve.js';

const top = path.resolve(import.meta.dirname, '../..');
const account = readFileSync(path.join(top, 'demo/accounts/northwind.json'), 'utf8');
const TAGS = ['waymark-results-timeline', 'waymark-success-plan', 'waymark-effort-checklist'];
const three =
  '<waymark-results-timeline metric="invoice-cycle"></waymark-results-timeline><waymark-success-plan></waymark-success-plan><waymark-effort-checklist></waymark-effort-checklist>';
const page = (
  head: string,
  body: string,
) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><title>Host</title>
<style>body { max-width: 56rem; margin: 2rem auto; padding: 0 1rem; font-family: system-ui } waymark-config > * { margin-top: 1rem }</style>${head}</head><body><h1>Results</h1>${body}</body></html>`;
const module = '<script type="module" src="/cdn/waymark.js"></script>';
const classic = '<script src="/cdn/waymark.iife.js"></script>';

/** Delay of each file in ms, so that the widgets could appear one after the other. */
const WAITS = { 'timeline-view': 100, 'acme.json': 250, 'plan-view': 400, 'checklist-view': 550 };
const waitFor = (url: string) => Object.entries(WAITS).find(([name]) => url.includes(name))?.[1] ?? 20;

let browser: Browser;
let site: Site;
const pages: Record<string, string> = {};
before(async () => {
  browser = await openBrowser();
  site = await serve({
    folders: { '/cdn/': path.join(top, 'dist/cdn') },
    pages,
    answer: async (req, res) => {
      await sleep(waitFor(req.url));
      if (req.url === '/acme.json') res.setHeader('Content-Type', 'application/json').end(account);
    },
  });
});
after(async () => {
  await browser.close();
  await site.close();
});
const ready = (tab: Page) =>
  tab.waitForFunction((tags) => {
    const found = [
      document,
      ...[...document.querySelectorAll('div')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
    ].flatMap((root) => [...root.querySelectorAll(tags)]);
    return (
      found.length > 0 &&
      found.every(
        (element) =>
          element.getAttribute('state') === 'ready' &&
          (element.localName !== 'waymark-results-timeline' || element.shadowRoot?.querySelector('canvas[width]')),
      )
    );
  }, TAGS.join());

describe('200 widgets of each kind that come and go', () => {
  it('leave nothing behind', { timeout: 180_000 }, async (context) => {
    pages['/'] = page(module, '<main></main>');
    const tab = await openPage(browser);
    await tab.addInitScript(() => {
      window.watching = new Set();
      for (const { prototype } of [ResizeObserver, MutationObserver, IntersectionObserver]) {
        const { observe, disconnect } = prototype as { observe: (...args: unknown[]) => void; disconnect: () => void };
        Object.assign(prototype, {
          observe(...args: unknown[]) {
            window.watching.add(this);
            observe.apply(this, args);
          },
          disconnect() {
            window.watching.delete(this);
            disconnect.apply(this);
          },
        });
      }
    });
    await tab.goto(site.url);
    await tab.waitForFunction(() => customElements.get('waymark-success-plan'));
    const cdp = await tab.context().newCDPSession(tab);
    const comeAndGo = (times: number) =>
      tab.evaluate(
        async ([count, text]) => {
          const main = document.querySelector('main')!;
          const config = JSON.parse(text) as ConfigInput;
          for (let i = 0; i < count; i++) {
            // in turn by themselves and inside one config, for the customer and for the provider
            const timeline = document.createElement('waymark-results-timeline');
            const elements = [
              timeline,
              document.createElement('waymark-success-plan'),
              document.createElement('waymark-effort-checklist'),
            ];
            for (const element of elements) element.audience = i % 4 < 2 ? 'customer' : 'provider';
            const shared = i % 2 ? document.createElement('waymark-config') : undefined;
            const around = shared ?? document.createElement('div');
            around.append(...elements);
            if (i % 4 === 1) around.setAttribute('save', '/changes');
            for (const element of shared ? [shared] : elements) element.config = config;
            timeline.metric = 'invoice-cycle';
            main.append(around);
            await Promise.all(elements.map((element) => element.ready));
            await new Promise((resolve) => {
              requestAnimationFrame(resolve);
            });
            // those that are near the screen are drawn in the frame after the one that shows them
            const isDrawn = () => timeline.shadowRoot!.querySelector('canvas[width]');
            for (let wait = 0; !isDrawn() && wait < 50; wait++)
              await new Promise((resolve) => {
                requestAnimationFrame(resolve);
              });
            if (!isDrawn()) throw new Error('not drawn');
            // what listens while it is pointed at, or printed, goes as well
            timeline
              .shadowRoot!.querySelector('.plot')!
              .dispatchEvent(new PointerEvent('pointermove', { clientX: 300 }));
            window.dispatchEvent(new Event('beforeprint'));
            window.dispatchEvent(new Event('afterprint'));
            await timeline.updateComplete;
            if (i % 3 === 0) document.body.append(around);
            around.remove();
            await new Promise<void>((resolve) => {
              setTimeout(resolve);
            });
          }
        },
        [times, account] as const,
      );
    const left = async () => {
      // what is collected only once its own finalizers ran takes more than one round
      for (let i = 0; i < 4; i++) await cdp.send('HeapProfiler.collectGarbage');
      const [{ usedSize }, { nodes, jsEventListeners }] = [
        await cdp.send('Runtime.getHeapUsage'),
        await cdp.send('Memory.getDOMCounters'),
      ];
      return {
        heap: usedSize,
        nodes,
        listeners: jsEventListeners,
        observers: await tab.evaluate(() => window.watching.size),
      };
    };
    await comeAndGo(40);
    const warm = await left();
    await comeAndGo(200);
    const end = await left();
    context.diagnostic(
      `heap ${((end.heap - warm.heap) / 1024).toFixed(0)} kB, nodes ${end.nodes - warm.nodes}, listeners ${end.listeners - warm.listeners}, observers ${end.observers - warm.observers} more than after 40`,
    );
    assert.ok(end.heap - warm.heap < 1024 * 1024, `${end.heap - warm.heap} bytes`);
    assert.ok(end.nodes <= warm.nodes, `${end.nodes - warm.nodes} nodes`);
    assert.ok(end.listeners <= warm.listeners, `${end.listeners - warm.listeners} listeners`);
    assert.equal(end.observers, warm.observers);
    assert.deepEqual(tab.wrongs, []);
    await tab.close();
  });
});

describe('layout shifts, from the first paint to the picture', () => {
  /** A member that TypeScript does not know yet. */
  interface LayoutShift extends PerformanceEntry {
    value: number;
    sources: { node: Node | null }[];
  }
  const watch = () => {
    window.shifts = [];
    const nameOf = (node: Node | null) =>
      (node instanceof Element && (node.id || node.localName)) || node?.nodeName || 'one in a shadow tree';
    new PerformanceObserver((list) => {
      for (const { value, startTime, sources } of list.getEntries() as LayoutShift[])
        window.shifts.push({ value, startTime, moved: sources.map(({ node }) => nameOf(node)) });
    }).observe({ type: 'layout-shift', buffered: true });
  };
  /** The elements that moved, and the total layout shift, after everything is painted. */
  async function shiftsOn(html: string, size: { width: number; height: number }) {
    pages['/shifts'] = html;
    const tab = await openPage(browser, { viewport: size });
    await tab.addInitScript(watch);
    await tab.goto(`${site.url}/shifts`);
    await ready(tab);
    // a shift is told of once its frame is painted
    await tab.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)));
        }),
    );
    const shifts = await tab.evaluate(() => window.shifts);
    assert.deepEqual(tab.wrongs, []);
    await tab.close();
    return {
      total: shifts.reduce((sum, { value }) => sum + value, 0),
      moved: [...new Set(shifts.flatMap(({ moved }) => moved))],
      shifts,
    };
  }
  const sizes = {
    'a laptop': { width: 1280, height: 800 },
    'a phone': { width: 390, height: 844 },
    'a screen that shows it all': { width: 1280, height: 5000 },
  };
  const script = `<script type="application/json">${account}</script>`;
  const src = `<waymark-config src="/acme.json">${three}</waymark-config>`;
  const below = '<p id="below">A paragraph of the host’s own, which somebody is reading.</p>';
  const own = three.replaceAll('></', ' src="/acme.json"></');

  const none = {
    'three widgets, the config by src': page(module, src),
    'three widgets, the config inline': page(module, `<waymark-config>${script}${three}</waymark-config>`),
    'three widgets, the script at the end': page('', src + module),
    'three widgets, the classic script': page(classic, src),
    'three widgets that name the config each': page(module, own),
    'the divs of an editor': page(
      module,
      `<div data-waymark="config" data-waymark-src="/acme.json">${TAGS.map(
        (tag) => `<div data-waymark="${tag.replace('waymark-', '')}" data-waymark-metric="invoice-cycle"></div>`,
      ).join('')}</div>`,
    ),
    'one widget in a place that the page has held, with the page’s own text below': page(
      `<style>waymark-effort-checklist { display: block; min-height: 760px }</style>${module}`,
      `<waymark-effort-checklist src="/acme.json" sections="do-next"></waymark-effort-checklist>${below}`,
    ),
  };
  for (const [name, html] of Object.entries(none))
    it(`none: ${name}`, async () => {
      // an editor's div is a box of the page's own: it moves where one above it grows, though nothing that is seen does
      const seen = Object.entries(sizes).filter(
        ([screen]) => name !== 'the divs of an editor' || screen !== 'a screen that shows it all',
      );
      await Promise.all(
        seen.map(async ([screen, size]) => {
          const { total, shifts } = await shiftsOn(html, size);
          assert.equal(total, 0, `on ${screen}: ${JSON.stringify(shifts)}`);
        }),
      );
    });

  it('what is below moves once, when the widgets take their place, and no more where they fill the screen', async () => {
    for (const script of [module, classic])
      for (const screen of ['a laptop', 'a phone'] as const) {
        const { moved, shifts } = await shiftsOn(page(script, src + below), sizes[screen]);
        assert.deepEqual([shifts.length, moved], [1, ['below']], screen);
      }
  });
});

describe('a tab in the background', () => {
  it('is drawn there, and is right for the width that it is seen with', async () => {
    // Playwright tells every page that it is seen: Puppeteer does not
    pages['/hidden'] = page(module, `<div id="box"><waymark-config src="/acme.json">${three}</waymark-config></div>`);
    const chrome = await puppeteer.launch({ executablePath: chromePath(), args: quiet });
    try {
      const tab = await chrome.newPage();
      await (await chrome.newPage()).bringToFront();
      await tab.goto(`${site.url}/hidden`);
      assert.equal(await tab.evaluate(() => document.visibilityState), 'hidden');
      await tab.waitForFunction(
        (tags) => tags.every((tag) => document.querySelector(tag)?.getAttribute('state') === 'ready'),
        { polling: 50 },
        TAGS,
      );
      const widths = () =>
        tab.evaluate(() => {
          const shadowRoot = document.querySelector('waymark-results-timeline')!.shadowRoot!;
          return [
            shadowRoot.querySelector<HTMLElement>('canvas[width]')?.offsetWidth ?? 0,
            Math.floor(shadowRoot.querySelector('.plot')!.getBoundingClientRect().width),
          ] as const;
        });
      // nobody sees it yet: its place is held, and nothing is drawn
      const [drawn, place] = await widths();
      assert.deepEqual([drawn, place > 400], [0, true]);
      await tab.evaluate(() => {
        document.querySelector<HTMLElement>('#box')!.style.width = '400px';
      });
      assert.equal(await tab.evaluate(() => document.visibilityState), 'hidden');
      await tab.bringToFront();
      await tab.waitForFunction(() =>
        document.querySelector('waymark-results-timeline')!.shadowRoot!.querySelector('canvas[width]'),
      );
      const [later, narrow] = await widths();
      assert.deepEqual([later, narrow < 400], [narrow, true]);
    } finally {
      await chrome.close();
    }
  });
});
