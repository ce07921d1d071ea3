// The steps of a person with the widgets of a host page (tools/host.ts), one after the other. Each says what it
// expects to see.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { Locator, Page, Request } from 'playwright-core';
import type { WidgetElement } from '../src/elements/shared/widget-element.js';
import type { WatchedPage } from './browser.js';
import { shown } from './host.js';

const timeline = (page: Page) => page.locator('waymark-results-timeline').first();
const plan = (page: Page) => page.locator('waymark-success-plan').first();
const checklist = (page: Page) => page.locator('waymark-effort-checklist').first();
const sees = (place: Locator, words: string) => place.getByText(words).first().waitFor();

async function downloaded(page: Page, act: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

const changeIn = (sent: Request) => sent.postDataJSON() as { kind: string; target: string; account: string };

/** Name → what is done. Later steps find the page as the earlier ones left it. */
export const steps: Readonly<Record<string, (page: WatchedPage) => Promise<void>>> = {
  'the three show their config': async (page) => {
    await shown(page);
    await sees(timeline(page), '85% of the way to 5.0 days');
    await sees(plan(page), 'Get paid a week sooner');
    await sees(checklist(page), 'Switch the last two depots to scanning');
  },
  'the picture is walked by keyboard': async (page) => {
    await timeline(page).getByRole('slider').focus();
    await page.keyboard.press('Home');
    const first = await timeline(page).locator('.tip').textContent();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      (before) =>
        document.querySelector('waymark-results-timeline')!.shadowRoot!.querySelector('.tip')!.textContent !== before,
      first,
    );
    assert.match(first ?? '', /\w/);
    await timeline(page).locator('svg .pointer').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
  },
  'the table is copied': async (page) => {
    await timeline(page).getByText('As a table').click();
    await timeline(page).getByRole('button', { name: 'Copy' }).click();
    await sees(timeline(page), 'The table is on the clipboard.');
    assert.match(
      await page.evaluate(() => navigator.clipboard.readText()),
      /^Period\tValue\t.*\n[^]*September 2026\t6\.1 days/,
    );
  },
  'the numbers are explained': async (page) => {
    await timeline(page).getByText('How do we know?').click();
    await sees(timeline(page), 'How each number was computed');
  },
  'an action is ticked, and that is undone': async (page) => {
    await checklist(page).locator('[data-entry=e10]').check();
    await sees(checklist(page), 'Undo');
    assert.equal(await checklist(page).locator('[data-entry=e10]').isChecked(), true);
    await checklist(page).getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(
      () =>
        !document
          .querySelector('waymark-effort-checklist')!
          .shadowRoot!.querySelector<HTMLInputElement>('[data-entry=e10]')!.checked,
    );
  },
  'a comment is written': async (page) => {
    await checklist(page).locator('[data-act="comment e1"]').click();
    await checklist(page).locator('textarea').fill('<b>Leipzig</b> first');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await sees(checklist(page), '“<b>Leipzig</b> first”');
  },
  'days are saved for a calendar': async (page) => {
    const { name, text } = await downloaded(page, () =>
      plan(page).getByRole('button', { name: 'Add dates to calendar' }).click(),
    );
    assert.equal(name, 'northwind-calendar-2026-10-05.ics');
    assert.match(text, /^BEGIN:VCALENDAR[^]*END:VCALENDAR/);
  },
  'what is done is sent, and said to be saved': async (page) => {
    const [request] = await Promise.all([
      page.waitForRequest((sent) => sent.url().endsWith('/saved') && changeIn(sent).kind === 'action-done'),
      checklist(page).locator('[data-entry=e10]').check(),
    ]);
    const { kind, target, account } = changeIn(request);
    assert.deepEqual({ kind, target, account }, { kind: 'action-done', target: 'e10', account: 'northwind' });
    await sees(checklist(page), 'Saved.');
  },
  'the provider’s view adds what only an author is told': async (page) => {
    await page.evaluate(() =>
      document.querySelectorAll<WidgetElement>('waymark-config > :not(script)').forEach((element) => {
        element.audience = 'provider';
      }),
    );
    await checklist(page).locator('.tune-up').first().waitFor();
  },
  'another language is loaded': async (page) => {
    await page.evaluate(() => {
      document.documentElement.lang = 'de';
      document
        .querySelectorAll<WidgetElement>('waymark-config > :not(script)')
        .forEach((element) => element.requestUpdate());
    });
    await sees(plan(page), 'Erfolgsplan');
  },
  'a faulty config says what is wrong with it, on the page and once in the console': async (page) => {
    const report = page.waitForEvent('console', (message) => message.text().startsWith('Waymark: the config has'));
    await page.evaluate(() => {
      document.querySelector('waymark-success-plan')!.config = '{ "version": 1, "asOf": "soon", "account": {} }';
    });
    await plan(page).locator('[role=alert]').getByText('$.asOf').first().waitFor();
    const told = (await report).text();
    assert.match(told, /\$\.asOf/);
    // this report is wanted; a second one would be left among what went wrong
    page.wrongs.splice(page.wrongs.indexOf(`console warning: ${told}`), 1);
  },
};

/** Walks the whole way; `ended` is called with each step's name. */
export async function walk(
  page: WatchedPage,
  { ended = () => {} }: { ended?: (step: string) => void } = {},
): Promise<void> {
  page.setDefaultTimeout(60_000);
  for (const [name, act] of Object.entries(steps)) {
    try {
      await act(page);
    } catch (error) {
      throw new Error(`“${name}” failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
    ended(name);
  }
}
