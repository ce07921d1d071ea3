// Styles neither in nor out: what a page's style sheets do to what is inside a widget, and what the widgets do to the
// page's own elements.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openBrowser, openPage } from '../../tools/browser.js';
import type { Site } from '../../tools/serve.js';
import { account, hostPage, hostSite, scripts, shown, widgets, type PageParts } from '../../tools/host.js';

const top = path.resolve(import.meta.dirname, '../..');
const hostile = readFileSync(path.join(top, 'tests/hosts/hostile.css'), 'utf8');

const body = `${widgets}
  <waymark-config><waymark-success-plan class="loading" src="/never"></waymark-success-plan>
  <waymark-effort-checklist class="faulty" audience="provider"><script type="application/json">{ "version": 1, }</script></waymark-effort-checklist></waymark-config>`;
// A widget's own box is the page's to style, and its font is the page's: they are alike on all pages here, so that
// nothing else differs.
const box = `<style>waymark-config > :not(script) { display: block !important; width: 800px !important; height: auto !important; min-height: 0 !important; margin: 0 !important;
  border: 0 !important; padding: 0 !important; box-sizing: content-box !important; transition: none !important; animation: none !important; font-family: serif !important }</style>`;
const page = (head: string, parts: PageParts = {}) =>
  hostPage({ ...parts, head: `${head}${box}${scripts.module}`, body });
const library = (file: string) => `<link rel="stylesheet" href="/lib/${file}">`;

const sheets: Record<string, string> = {
  'Bootstrap 5': library('bootstrap/dist/css/bootstrap.css'),
  'Tailwind’s preflight': library('tailwindcss/preflight.css'),
  Bulma: library('bulma/css/bulma.css'),
  Foundation: library('foundation-sites/dist/css/foundation.css'),
  'rules on everything': '<link rel="stylesheet" href="/hostile.css">',
  'rules on everything, each !important': '<link rel="stylesheet" href="/important.css">',
  'a root of 8 px': '<style>html { font-size: 8px }</style>',
};

/** The kinds of inner element that each widget is looked at for, besides all others that it has. */
const kinds: Record<string, string[]> = {
  'waymark-results-timeline': ['[role=heading]', 'p', 'button', 'td', 'canvas', 'summary', 'textarea', 'dd'],
  'waymark-success-plan': [
    '[role=heading]',
    'p',
    'button',
    'li',
    'summary',
    'svg circle',
    'svg path',
    'span',
    'i',
    'b',
  ],
  'waymark-effort-checklist': [
    '[role=heading]',
    'p',
    'button',
    'td',
    'input[type=checkbox]',
    'input[type=radio]',
    'svg path',
  ],
  'waymark-success-plan.loading': ['.skeleton span'],
  'waymark-effort-checklist.faulty': ['[role=alert] p', 'li', '.button'],
};

/** Runs in a page: opens what folds, and a form of two widgets. */
function openAll() {
  for (const { shadowRoot } of document.querySelectorAll('waymark-config > :not(script)'))
    for (const fold of shadowRoot!.querySelectorAll('details')) fold.open = true;
  for (const [tag, selector] of [
    ['waymark-results-timeline', '.opinion button:last-child'],
    ['waymark-effort-checklist', '[data-act^=choice]'],
  ] as const)
    document.querySelector(tag)!.shadowRoot!.querySelector<HTMLElement>(selector)!.click();
}

/** The values of the properties `names`, by what kind of element has them. */
interface Looked {
  names: string[];
  looked: Record<string, string[]>;
}

/**
 * Runs in a page: the computed style of the first inner element of each kind, and of what stands before, after and
 * beside it.
 */
function lookInside(tags: string[]): Looked {
  const looked: Looked['looked'] = {};
  const names = [...getComputedStyle(document.head)].filter((name) => !name.startsWith('--'));
  const focused = document.activeElement?.shadowRoot?.activeElement;
  if (focused instanceof HTMLElement) focused.blur();
  for (const tag of tags) {
    const shadowRoot = document.querySelector(tag)!.shadowRoot!;
    for (const animation of shadowRoot.getAnimations()) {
      animation.pause();
      animation.currentTime = 0;
    }
    for (const element of shadowRoot.querySelectorAll<Element & { type?: string; placeholder?: string }>('*')) {
      const kind = `${tag} ${element.localName}${[...element.classList]
        .map((name) => `.${name}`)
        .join('')}${element.type ? `[${element.type}]` : ''}`;
      for (const pseudo of ['', '::before', '::after', '::marker', '::placeholder']) {
        if (
          looked[kind + pseudo] ||
          (pseudo === '::placeholder' && !element.placeholder) ||
          (pseudo === '::marker' && !element.matches('li, summary'))
        )
          continue;
        const style = getComputedStyle(element, pseudo || null);
        if (/before|after/.test(pseudo) && style.content === 'none') continue;
        looked[kind + pseudo] = names.map((name) => style.getPropertyValue(name));
      }
    }
  }
  return { names, looked };
}

/** Each property that is not the same in both, with where. */
function differences(one: Looked, other: Looked, isAllowed = (_name: string, _kind: string) => false): string[] {
  assert.deepEqual(Object.keys(one.looked), Object.keys(other.looked), 'the same elements');
  const found: Record<string, string[]> = {};
  for (const [kind, values] of Object.entries(one.looked)) {
    one.names.forEach((name, i) => {
      const [x, y] = [values[i], other.looked[kind]?.[i]];
      if (x !== y && !isAllowed(name, kind)) (found[`${name}: ${x} → ${y}`] ??= []).push(kind);
    });
  }
  return Object.entries(found).map(([what, where]) => `${what} (${where.slice(0, 3).join(', ')})`);
}

describe('a page’s style sheets', () => {
  let browser: Browser;
  let site: Site;
  const looked = new Map<string, Looked>();
  before(async () => {
    browser = await openBrowser();
    site = await hostSite({
      folders: { '/lib/': path.join(top, 'node_modules') },
      answer: (req, res) => {
        const { pathname, searchParams } = new URL(req.url, 'http://host');
        if (pathname === '/never') return new Promise(() => {});
        if (pathname === '/hostile.css') return res.setHeader('Content-Type', 'text/css').end(hostile);
        if (pathname === '/important.css')
          return res.setHeader('Content-Type', 'text/css').end(hostile.replace(/;/g, ' !important;'));
        if (pathname !== '/') return undefined;
        const parts = {
          html: `lang="en" dir="${searchParams.get('dir') ?? 'ltr'}"`,
          doctype: searchParams.has('quirks') ? '' : '<!doctype html>',
        };
        return res
          .setHeader('Content-Type', 'text/html')
          .end(page(sheets[searchParams.get('sheet') ?? ''] ?? '', parts));
      },
    });
  });
  after(async () => {
    await browser.close();
    await site.close();
  });

  async function inside(query: Record<string, string>): Promise<Looked> {
    const key = new URLSearchParams(query).toString();
    const known = looked.get(key);
    if (known) return known;
    const host = await openPage(browser, { viewport: { width: 1100, height: 900 } });
    await host.goto(`${site.url}/?${key}`);
    await shown(host, [
      'waymark-results-timeline',
      'waymark-config:first-of-type waymark-success-plan',
      'waymark-config:first-of-type waymark-effort-checklist',
    ]);
    for (const selector of ['.loading[state=loading]', '.faulty[state=error]'])
      await host.waitForSelector(selector, { state: 'attached' });
    await host.evaluate(openAll);
    for (const [tag, selectors] of Object.entries(kinds))
      for (const selector of selectors)
        await host.waitForFunction(
          ([name, within]) => document.querySelector(name)!.shadowRoot!.querySelector(within),
          [tag, selector] as const,
        );
    const found = await host.evaluate(lookInside, Object.keys(kinds));
    looked.set(key, found);
    await host.close();
    return found;
  }

  it('are all there', async () => {
    const answers = await Promise.all(
      Object.values(sheets)
        .flatMap((head) => [...head.matchAll(/href="([^"]+)"/g)])
        .map(([, href = '']) => fetch(site.url + href)),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200, 200, 200, 200],
    );
    const { names, looked: kindsSeen } = await inside({});
    assert.ok(
      names.length > 350 && Object.keys(kindsSeen).length > 200,
      `sees ${names.length} properties of ${Object.keys(kindsSeen).length} kinds`,
    );
  });

  for (const sheet of Object.keys(sheets)) {
    it(`change nothing inside a widget: ${sheet}`, async () =>
      assert.deepEqual(differences(await inside({}), await inside({ sheet })), []));
  }

  // left for right, and the two marks that a browser or a sheet draws with a side of their own
  const isDirection = (name: string) =>
    /^(direction|text-align|left|right|clip-path|(margin|padding)-(left|right))$/.test(name);
  const isMark = (name: string) => /^(margin|border)-inline-(start|end)(-width)?$/.test(name);

  it('change nothing but the direction where the page runs from right to left', async () => {
    const [ltr, rtl] = [await inside({}), await inside({ dir: 'rtl' })];
    assert.equal(rtl.looked['waymark-success-plan span.result-chip']?.[rtl.names.indexOf('direction')], 'rtl');
    assert.deepEqual(
      differences(
        ltr,
        rtl,
        (name, kind) =>
          isDirection(name) ||
          (isMark(name) && /::before$|input\[radio\]$|input\.check\[checkbox\]::after$/.test(kind)) ||
          (name === 'scale' && kind.endsWith('.is-mirrored')), // an arrow
      ),
      [],
    );
    assert.deepEqual(differences(rtl, await inside({ dir: 'rtl', sheet: 'rules on everything' })), []);
  });

  it('change nothing where the page has no doctype, but the height of a line that holds only a shape', async () =>
    assert.deepEqual(
      differences(
        await inside({}),
        await inside({ quirks: '' }),
        (name, kind) =>
          kind.endsWith(' span.shape') && /^(height|block-size|(perspective|transform)-origin)$/.test(name),
      ),
      [],
    ));
});

describe('what a widget takes from the page', () => {
  let browser: Browser;
  let site: Site;
  const head = (css: string) => `<style>${css}</style>${scripts.module}`;
  const places = {
    'a row': '<div style="display: flex">',
    'a row beside text': '<div style="display: flex"><p style="flex: 1">Text beside it</p>',
    'a column': '<div style="display: flex; flex-direction: column; align-items: center">',
    'a grid': '<div style="display: grid; justify-items: start">',
    'a float': '<div style="float: left">',
    'an inline block': '<div style="display: inline-block">',
    'a layer': '<div style="position: absolute">',
    'a table': '<div style="display: table"><div style="display: table-cell">',
    'a sheet as wide as its content': '<div style="width: fit-content">',
  };
  before(async () => {
    browser = await openBrowser();
    site = await hostSite({
      folders: { '/lib/': path.join(top, 'node_modules') },
      answer: (req, res) => {
        if (req.url === '/account.json') res.setHeader('Content-Type', 'application/json').end(account);
      },
      pages: {
        '/own': hostPage({
          head: head(
            ':root { --waymark-accent: rgb(190, 24, 93); color-scheme: dark } body { font: italic 30px Georgia, serif; letter-spacing: 4px }',
          ),
        }),
        '/panel': hostPage({
          head: `${library('bootstrap/dist/css/bootstrap.css')}${scripts.module}`,
          body: `<button>Before</button><div class="offcanvas offcanvas-end">${widgets}</div><button>After</button>`,
        }),
        '/through': hostPage({
          body: `<style>.overlay { position: fixed; inset: 0; opacity: 0; pointer-events: none }</style><button>Under it</button><div class="overlay">${widgets}</div>`,
        }),
        '/places': hostPage({
          body: Object.values(places)
            .map(
              (start) =>
                `<section style="width: 900px; overflow: hidden; position: relative; min-height: 400px">${start}<waymark-success-plan src="/account.json"></waymark-success-plan></div></div></section>`,
            )
            .join(''),
        }),
      },
    });
  });
  after(async () => {
    await browser.close();
    await site.close();
  });
  const open = async (url: string, options?: BrowserContextOptions) => {
    const page = await openPage(browser, options);
    await page.goto(site.url + url);
    await page.waitForFunction(() => document.querySelector('waymark-success-plan')?.getAttribute('state') === 'ready');
    return page;
  };

  it('is its font, its colours’ scheme and the accent, and nothing else of its text', async () => {
    const page = await open('/own');
    await shown(page);
    const styles = await page.evaluate(() => {
      const of = (selector: string) =>
        getComputedStyle(document.querySelector('waymark-success-plan')!.shadowRoot!.querySelector(selector)!);
      return [
        of('p').fontFamily,
        of('p').fontStyle,
        of('p').fontSize,
        of('p').letterSpacing,
        of('.root').colorScheme,
        of('.button.ghost').color,
      ];
    });
    assert.deepEqual(styles.slice(0, 5), ['Georgia, serif', 'normal', '14px', 'normal', 'dark']);
    const line = await page.evaluate(() => {
      const shadowRoot = document.querySelector('waymark-results-timeline')!.shadowRoot!;
      const probe = shadowRoot.querySelector('.root')!.appendChild(document.createElement('i'));
      probe.style.color = 'oklch(from rgb(190, 24, 93) 0.72 c h)';
      return [getComputedStyle(shadowRoot.querySelector('[part~=chart]')!).color, getComputedStyle(probe).color];
    });
    assert.equal(line[0], line[1]);
    await page.close();
  });

  it('is that a panel is hidden: no button of a widget in it can be reached', async () => {
    const page = await open('/panel');
    await shown(page);
    await page.focus('text=Before');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'After');
    await page.evaluate(() => document.querySelector('.offcanvas')!.classList.add('show'));
    await page.focus('text=Before');
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement?.localName ?? ''), /^waymark-/);
    await page.close();
  });

  it('is that a layer lets clicks through', async () => {
    const page = await open('/through');
    await shown(page);
    await page.click('text=Under it');
    await page.close();
  });

  for (const width of [1000, 320]) {
    it(`is a width that can be read, wherever it stands, at ${width} px`, async () => {
      const page = await open('/places', { viewport: { width, height: 800 } });
      await page.evaluate(
        (px) =>
          document.querySelectorAll('section').forEach((section) => {
            section.style.width = `${px}px`;
          }),
        width - 50,
      );
      const widths = await page.evaluate(() =>
        [...document.querySelectorAll('waymark-success-plan')].map((element) => element.getBoundingClientRect().width),
      );
      assert.deepEqual(
        Object.keys(places).filter((_, i) => {
          const own = widths[i] ?? 0;
          return own < (width === 320 ? 200 : 600) || own > width - 32;
        }),
        [],
        widths.join(),
      );
      await page.close();
    });
  }
});

describe('the page’s own elements', () => {
  const own = `<h1>Heading</h1><p class="root">Text with a <a href="#">link</a>, <code class="small">code</code>, <em>stress</em> and <mark>a mark</mark>.</p>
    <button class="button">Button</button><label class="title">Label <input class="box" type="checkbox"></label><select><option>One</option></select><textarea class="lead"></textarea>
    <ul class="actions"><li>Item</li></ul><dl class="facts"><dt>Term</dt><dd>Definition</dd></dl><table><caption>Table</caption><thead><tr><th>Head</th></tr></thead><tbody><tr><td class="number">1</td></tr></tbody></table>
    <figure class="chart"><figcaption>Caption</figcaption></figure><blockquote>Quote</blockquote><details><summary>Fold</summary>Folded</details><fieldset class="option"><legend>Legend</legend></fieldset>
    <svg class="figure" width="50" height="20"><text class="line" y="10">SVG</text><path class="dot" d="M0 0h9"></path></svg><hr class="rule"><section class="skeleton"><span>Span</span></section>`;
  /** Runs in a page: the computed style of its own elements. */
  const look = () => {
    const names = [...getComputedStyle(document.head)];
    const written = (element: Element, pseudo: string) => {
      const style = getComputedStyle(element, pseudo || null);
      return `${element.localName}${pseudo} ${names.map((name) => style.getPropertyValue(name)).join('; ')}`;
    };
    return [document.documentElement, document.body, ...document.querySelectorAll('#own *')].flatMap((element) =>
      ['', '::before', '::after'].map((pseudo) => written(element, pseudo)),
    );
  };

  it('are the same before there is a widget, while there are three, and when they are gone', async () => {
    const browser = await openBrowser();
    const site = await hostSite({
      pages: {
        '/': hostPage({
          head: '<style>#own { position: absolute; inset-block-start: 0; width: 500px } html { height: 900px } body { width: 600px; height: 800px }</style>',
          body: `<div id="own">${own}</div><div id="place"></div>`,
        }),
      },
    });
    const page = await openPage(browser);
    await page.goto(site.url);
    const before = await page.evaluate(look);
    assert.ok(
      (await page.evaluate(
        () => new Set([...document.querySelectorAll('#own *')].map(({ localName }) => localName)).size,
      )) >= 20,
    );
    await page.addScriptTag({ url: '/cdn/waymark.js', type: 'module' });
    await page.evaluate((html) => {
      document.querySelector('#place')!.innerHTML = html;
    }, widgets);
    await shown(page);
    assert.deepEqual(await page.evaluate(look), before);
    await page.evaluate(() => document.querySelector('#place')!.replaceChildren());
    assert.deepEqual(await page.evaluate(look), before);
    assert.deepEqual(page.wrongs, []);
    await browser.close();
    await site.close();
  });
});
