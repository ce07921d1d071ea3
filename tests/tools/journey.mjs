// What a person does with the widgets of a host page (tests/tools/host.mjs), one step after the other: each says what it expects to see.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { shown } from './host.mjs';

const timeline = (page) => page.locator('waymark-results-timeline').first();
const plan = (page) => page.locator('waymark-success-plan').first();
const checklist = (page) => page.locator('waymark-effort-checklist').first();
const sees = (place, words) => place.getByText(words).first().waitFor({ timeout: 5000 });

async function downloaded(page, act) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 5000 }), act()]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Name → what is done. Later steps find the page as the earlier ones left it. */
export const steps = {
  'the three show their config': async (page) => {
    await shown(page);
    await sees(timeline(page), '85% of the way to 5 days');
    await sees(plan(page), 'Get paid a week sooner');
    await sees(checklist(page), 'Switch the last two depots to scanning');
  },
  'the picture is walked by keyboard': async (page) => {
    await timeline(page).getByRole('slider').focus();
    await page.keyboard.press('Home');
    const first = await timeline(page).locator('.reading').textContent();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction((before) => document.querySelector('waymark-results-timeline').shadowRoot.querySelector('.reading').textContent !== before, first);
    assert.match(first, /\w/);
    await timeline(page).locator('svg .pointer').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
  },
  'the table is copied': async (page) => {
    await timeline(page).getByText('As a table').click();
    await timeline(page).getByRole('button', { name: 'Copy' }).click();
    await sees(timeline(page), 'The table is on the clipboard.');
    assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^Period\tValue\t.*\n[^]*September 2026\t6\.1 days/);
  },
  'an action is ticked, and that is undone': async (page) => {
    await checklist(page).locator('[data-entry=e10]').check();
    await sees(checklist(page), 'Undo');
    assert.equal(await checklist(page).locator('[data-entry=e10]').isChecked(), true);
    await checklist(page).getByRole('button', { name: 'Undo' }).click();
    await page.waitForFunction(() => !document.querySelector('waymark-effort-checklist').shadowRoot.querySelector('[data-entry=e10]').checked);
  },
  'a comment is written': async (page) => {
    await checklist(page).locator('[data-act="comment e1"]').click();
    await checklist(page).locator('textarea').fill('<b>Leipzig</b> first');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await sees(checklist(page), '“<b>Leipzig</b> first”');
  },
  'days are saved for a calendar': async (page) => {
    const { name, text } = await downloaded(page, () => plan(page).getByRole('button', { name: 'Add these days to your calendar' }).click());
    assert.equal(name, 'northwind-calendar-2026-10-05.ics');
    assert.match(text, /^BEGIN:VCALENDAR[^]*END:VCALENDAR/);
  },
  'what is done is sent, and said to be saved': async (page) => {
    const [request] = await Promise.all([page.waitForRequest((sent) => sent.url().endsWith('/saved') && sent.postDataJSON().kind === 'action-done', { timeout: 5000 }), checklist(page).locator('[data-entry=e10]').check()]);
    const { kind, target, account } = request.postDataJSON();
    assert.deepEqual({ kind, target, account }, { kind: 'action-done', target: 'e10', account: 'northwind' });
    await sees(checklist(page), 'Saved.');
  },
  'the provider’s view adds what only an author is told': async (page) => {
    await page.evaluate(() => document.querySelectorAll('waymark-config > :not(script)').forEach((element) => { element.audience = 'provider'; }));
    await checklist(page).locator('.tune-up').first().waitFor();
  },
  'another language is loaded': async (page) => {
    await page.evaluate(() => { document.documentElement.lang = 'de'; document.querySelectorAll('waymark-config > :not(script)').forEach((element) => element.requestUpdate()); });
    await sees(plan(page), 'Erfolgsplan');
  },
  'a faulty config says what is wrong with it': async (page) => {
    await page.evaluate(() => { document.querySelector('waymark-success-plan').config = '{ "version": 1, "asOf": "soon", "account": {} }'; });
    await plan(page).locator('[role=alert]').getByText('$.asOf').first().waitFor();
  },
};

/** Walks the whole way; `ended` is called with each step's name. */
export async function walk(page, { ended = () => {} } = {}) {
  page.setDefaultTimeout(10_000);
  for (const [name, act] of Object.entries(steps)) {
    try {
      await act(page);
    } catch (error) {
      throw new Error(`“${name}” failed: ${error.message}`, { cause: error });
    }
    ended(name);
  }
}
