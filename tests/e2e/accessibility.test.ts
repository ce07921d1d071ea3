// Every state of every widget, for everyone: axe, narrow and zoomed pages, targets that a thumb hits, no motion where
// none is wanted.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openBrowser, openPage } from '../../tools/browser.js';
import { serveStates, STATES, WIDGETS } from '../../tools/widget-states.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
/** The rules of these levels that look at colours: in another colour scheme, no other can find more. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const ENGLISH = { lang: 'en', dir: 'ltr' };
const LANGUAGES = [ENGLISH, { lang: 'ar', dir: 'rtl' }];
const PLAN = 'waymark-success-plan';
/** The longest words. */
const LONG = { lang: 'de', dir: 'ltr' };
const SCHEMES: Record<string, Pick<BrowserContextOptions, 'colorScheme' | 'forcedColors'>> = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
};

let browser: Browser;
let site: Awaited<ReturnType<typeof serveStates>>;
before(async () => {
  [browser, site] = [await openBrowser(), await serveStates()];
});
after(async () => {
  await browser.close();
  await site.close();
});

describe('axe finds nothing (WCAG 2.2 A and AA)', () => {
  for (const language of LANGUAGES)
    for (const name of Object.keys(STATES))
      it(`${name}, ${language.lang}: ${Object.keys(SCHEMES).join(', ')}`, async () => {
        const tab = await openPage(browser, { viewport: { width: 1280, height: 900 } });
        await site.open(tab, name, language);
        await tab.evaluate(axe);
        for (const [scheme, media] of Object.entries(SCHEMES)) {
          await tab.emulateMedia(media);
          const { violations, passes } = await tab.evaluate(
            ([runOnly, rules]) => window.axe.run(document, { runOnly, rules }),
            scheme === 'light'
              ? ([{ type: 'tag', values: LEVELS }, { 'target-size': { enabled: true } }] as const)
              : ([{ type: 'rule', values: COLOUR_RULES }, {}] as const),
          );
          assert.deepEqual(
            violations.map(
              ({ id, nodes }) =>
                `${scheme}: ${id} ${nodes
                  .map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`)
                  .join(' | ')}`,
            ),
            [],
          );
          assert.ok(passes.length > 0, 'axe has looked');
        }
        await tab.close();
      });

  it('looks into the widgets at all', async () => {
    const tab = await openPage(browser);
    await site.open(tab, 'ready, as a page', ENGLISH);
    await tab.evaluate(axe);
    const count = await tab.evaluate((widgets) => {
      const all = [...document.querySelectorAll(widgets)].flatMap((outer) => [
        outer,
        ...outer.shadowRoot!.querySelectorAll(widgets),
      ]);
      for (const { shadowRoot } of all) shadowRoot!.querySelector('.root')!.append(document.createElement('button'));
      return all.length;
    }, WIDGETS);
    const { violations } = await tab.evaluate(() => window.axe.run(document, { runOnly: ['button-name'] }));
    assert.ok(count > 5, `only ${count} widgets`);
    assert.equal(violations[0]?.nodes.length, count);
    await tab.close();
  });
});

describe('nothing is cut, and nothing scrolls sideways', () => {
  /** Elements that are wider than their container, except tables, which scroll. */
  const tooWide = (widgets: string) => {
    const wrong =
      document.documentElement.scrollWidth > document.documentElement.clientWidth
        ? [`the page: ${document.documentElement.scrollWidth} px`]
        : [];
    // what stands in a widget within a widget may reach as far as the outer one: it has the edge that is seen
    const all = [...document.querySelectorAll(widgets)].flatMap((outer) =>
      [outer, ...outer.shadowRoot!.querySelectorAll(widgets)].map((widget) => ({ widget, outer })),
    );
    for (const { widget, outer } of all) {
      const { shadowRoot, localName: tag } = widget;
      const { left, right } = outer.getBoundingClientRect();
      for (const element of shadowRoot!.querySelectorAll(
        '.root *:not(.visually-hidden, .visually-hidden *, option, optgroup)',
      )) {
        if (
          !element.checkVisibility({ visibilityProperty: true }) ||
          element.closest('svg') ||
          element.matches('select')
        )
          continue;
        const box = element.getBoundingClientRect();
        const name = `${tag} ${element.localName}.${element.getAttribute('class') ?? ''} “${element.textContent.trim().slice(0, 30)}”`;
        if (!element.closest('.scroll *') && (box.left < left - 1 || box.right > right + 1))
          wrong.push(`${name}: ${Math.round(box.left)} to ${Math.round(box.right)} px`);
        if (
          element instanceof HTMLElement &&
          !element.matches('.scroll') &&
          getComputedStyle(element).overflowX !== 'visible' &&
          element.scrollWidth > element.clientWidth + 1
        )
          wrong.push(`${name}: cut at ${element.clientWidth} of ${element.scrollWidth} px`);
      }
    }
    return wrong;
  };
  const PAGES: Record<string, BrowserContextOptions> = {
    '320 px wide, as 1280 px at 400 %': { viewport: { width: 320, height: 225 }, deviceScaleFactor: 4 },
    'zoomed to 200 %': { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
    'in a sidebar of 240 px': { viewport: { width: 272, height: 640 } },
  };
  for (const [size, options] of Object.entries(PAGES))
    for (const language of [...LANGUAGES, LONG])
      it(`${size}, ${language.lang}, in every state`, async () => {
        const tab = await openPage(browser, options);
        const wrong: Record<string, string[]> = {};
        for (const name of Object.keys(STATES)) {
          await site.open(tab, name, language);
          const found = await tab.evaluate(tooWide, WIDGETS);
          if (found.length) wrong[name] = found;
        }
        assert.deepEqual(wrong, {});
        await tab.close();
      });

  it('sees what is too wide, and what is cut', async () => {
    const tab = await openPage(browser, Object.values(PAGES)[0]);
    await site.open(tab, 'empty', ENGLISH);
    await tab.evaluate((tag) => {
      const [wide, cut] = [document.createElement('p'), document.createElement('p')];
      Object.assign(wide.style, { width: '400px' });
      Object.assign(cut.style, { overflow: 'hidden', whiteSpace: 'nowrap' });
      cut.textContent = 'More than there is room for. '.repeat(5);
      document.querySelector(tag)!.shadowRoot!.querySelector('.root')!.append(wide, cut);
    }, PLAN);
    assert.deepEqual(
      (await tab.evaluate(tooWide, WIDGETS)).map((words) => words.replace(/“.*”|\d+/g, '')),
      [`${PLAN} p. :  to  px`, `${PLAN} p. : cut at  of  px`],
    );
    await tab.close();
  });
});

describe('targets are at least 24 px each way, or have as much room to themselves', () => {
  /** SC 2.5.8 with its exceptions for spacing and for links within a sentence. */
  const tooSmall = (widgets: string) => {
    const all = [...document.querySelectorAll(widgets)].flatMap((outer) => [
      outer,
      ...outer.shadowRoot!.querySelectorAll(widgets),
    ]);
    const targets = all.flatMap(({ shadowRoot, localName: tag }) =>
      [...shadowRoot!.querySelectorAll('a[href], button, select, input, textarea, summary, [tabindex="0"]')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        .map((element) => {
          // a label takes the click for what it labels
          const area = element.closest('label') ?? element;
          return {
            name: `${tag} ${element.localName}.${element.className} “${(
              element.getAttribute('aria-label') ?? element.textContent
            )
              .trim()
              .slice(0, 30)}”`,
            element,
            area: area.getBoundingClientRect(),
          };
        }),
    );
    type Target = (typeof targets)[number];
    const isInline = ({ element }: Target) =>
      element.localName === 'a' &&
      getComputedStyle(element).display === 'inline' &&
      [...element.parentElement!.childNodes].some((node) => node !== element && node.textContent?.trim());
    const small = targets.filter(({ area: { width, height } }) => width < 24 || height < 24);
    const centre = ({ area }: Target) => [(area.left + area.right) / 2, (area.top + area.bottom) / 2] as const;
    const apart = (one: Target, other: Target) => {
      const [x, y] = centre(one);
      const { area } = other;
      const nearestX = Math.min(area.right, Math.max(area.left, x));
      const nearestY = Math.min(area.bottom, Math.max(area.top, y));
      if (Math.hypot(nearestX - x, nearestY - y) < 12) return false;
      const [otherX, otherY] = centre(other);
      return !small.includes(other) || Math.hypot(otherX - x, otherY - y) >= 24;
    };
    return {
      count: targets.length,
      wrong: small
        .filter(
          (one) =>
            !isInline(one) &&
            targets.some(
              (other) =>
                other !== one &&
                !one.element.contains(other.element) &&
                !other.element.contains(one.element) &&
                !apart(one, other),
            ),
        )
        .map(({ name, area }) => `${name}: ${area.width.toFixed(1)} × ${area.height.toFixed(1)} px`),
    };
  };
  for (const [size, viewport] of Object.entries({
    'on a laptop': { width: 1280, height: 900 },
    'on a phone': { width: 320, height: 640 },
  }))
    it(`${size}, in every state`, async () => {
      const tab = await openPage(browser, { viewport });
      const wrong: Record<string, string[]> = {};
      let count = 0;
      for (const name of Object.keys(STATES)) {
        await site.open(tab, name, ENGLISH);
        const found = await tab.evaluate(tooSmall, WIDGETS);
        count += found.count;
        if (found.wrong.length) wrong[name] = found.wrong;
      }
      assert.deepEqual(wrong, {});
      assert.ok(count > 300, `only ${count} targets`);
      await tab.close();
    });

  it('sees those that are too small and too near; a small one with room around it is none', async () => {
    const tab = await openPage(browser);
    await site.open(tab, 'empty', ENGLISH);
    await tab.evaluate((tag) => {
      const row = document.createElement('div');
      row.style.paddingBlock = '40px';
      for (const [name, gap] of [
        ['alone', 60],
        ['near', 0],
        ['nearer', 0],
      ] as const) {
        const button = Object.assign(document.createElement('button'), { ariaLabel: name });
        Object.assign(button.style, {
          width: '16px',
          height: '16px',
          padding: '0',
          minHeight: '0',
          marginInlineEnd: `${gap}px`,
        });
        row.append(button);
      }
      document.querySelector(tag)!.shadowRoot!.querySelector('.root')!.append(row);
    }, PLAN);
    assert.deepEqual(
      (await tab.evaluate(tooSmall, WIDGETS)).wrong.map((words) => /“(.*)”/.exec(words)?.[1]),
      ['near', 'nearer'],
    );
    await tab.close();
  });
});

describe('motion', () => {
  const moving = (widgets: string) =>
    [...document.querySelectorAll(widgets)]
      .flatMap((outer) => [outer, ...outer.shadowRoot!.querySelectorAll(widgets)])
      .flatMap(({ shadowRoot, localName: tag }) => {
        const transitions = [...shadowRoot!.querySelectorAll('*')].filter(
          (element) =>
            getComputedStyle(element)
              .transitionDuration.split(', ')
              .some((time) => parseFloat(time) > 0.001), // the chart hears of a new colour by a transition of 1 ms
        );
        return [
          ...shadowRoot!
            .getAnimations()
            .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1)
            .map((animation) => `${tag} ${animation instanceof CSSAnimation ? animation.animationName : animation.id}`),
          ...transitions.map(({ localName }) => `${tag} ${localName} has a transition`),
        ];
      });

  it('there is none where a person wants none, in any state', async () => {
    const tab = await openPage(browser, { reducedMotion: 'reduce' });
    for (const name of Object.keys(STATES)) {
      await site.open(tab, name, ENGLISH);
      assert.deepEqual(await tab.evaluate(moving, WIDGETS), [], name);
    }
    // what would move is seen at all
    await tab.emulateMedia({ reducedMotion: 'no-preference' });
    await site.open(tab, 'loading', ENGLISH);
    assert.ok((await tab.evaluate(moving, WIDGETS)).length > 0);
    await tab.close();
  });
});
