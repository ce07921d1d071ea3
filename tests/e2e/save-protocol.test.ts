// Every row of the protocol between a page and a server, in a real browser against the demo's receiver: what a person
// sees, and what the server has in the end. Run `npm run build` first.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openBrowser, openPage } from '../../tools/browser.js';
import type { Site } from '../../tools/serve.js';
import { aChange, client, startReceiver, type Client } from '../../tools/reference-server.js';

const top = path.resolve(import.meta.dirname, '../..');
const ACCOUNT = 'northwind';
const page = (
  account = ACCOUNT,
) => `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>t</title><script type="module" src="/cdn/waymark.js"></script>
  <waymark-config viewer="ana" src="/api/accounts/${account}" save="/api/accounts/${account}/changes"><waymark-effort-checklist></waymark-effort-checklist></waymark-config></html>`;

describe('saving, between a page and the receiver', () => {
  let browser: Browser;
  let server: Site;
  let ask: Client;
  let contexts: BrowserContext[] = [];
  before(async () => {
    server = await startReceiver({
      folders: { '/cdn/': path.join(top, 'dist/cdn') },
      pages: { '/': page(), '/other': page('lumen') },
    });
    ask = client(server.url);
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    await ask.ask('POST', '/receiver/reset');
  });

  /** A person's browser. */
  const aContext = async (options?: BrowserContextOptions) => {
    const context = await browser.newContext(options);
    contexts.push(context);
    return context;
  };
  const open = async (context: BrowserContext, address = '/') => {
    const tab = await openPage(context);
    await tab.goto(server.url + address);
    await tab.locator('waymark-effort-checklist[state="ready"]').waitFor();
    return tab;
  };
  const boxes = (tab: Page) =>
    tab.locator('waymark-effort-checklist .main > section:first-child input[type="checkbox"]');
  const box = (tab: Page, id: string) => tab.locator(`waymark-effort-checklist [data-entry="${id}"]`);
  /** Opens the fold in which a later visit finds what is done. */
  const openDone = (tab: Page) => tab.locator('waymark-effort-checklist .done summary').click();
  const says = (tab: Page, words: string) =>
    tab.locator('waymark-effort-checklist').getByText(words).first().waitFor({ timeout: 15_000 });
  const applied = () => ask.applied(ACCOUNT);
  /** The id of the entry of a tab's box. */
  const entryIn = async (tab: Page, place = 0) => {
    const id = await boxes(tab).nth(place).getAttribute('data-entry');
    assert.ok(id);
    return id;
  };
  const tick = async (tab: Page) => {
    const id = await entryIn(tab);
    await boxes(tab).first().click();
    return id;
  };
  const saved = (tab: Page) => says(tab, 'Saved.');
  const posts = () => server.requests.filter((request) => request.startsWith('POST /api/accounts/')).length;

  it('2xx: saved, and what the server has is what is shown', async () => {
    const tab = await open(await aContext());
    const id = await tick(tab);
    await saved(tab);
    assert.deepEqual(
      (await applied()).map(({ kind, target }) => [kind, target]),
      [['action-done', id]],
    );
    assert.equal(await box(tab, id).isChecked(), true);
    await tab.reload();
    await openDone(tab);
    await box(tab, id).waitFor();
    assert.equal(await box(tab, id).isChecked(), true);
    assert.deepEqual(tab.wrongs, []);
  });

  const again = {
    '409: the same key again later': { conflict: 2, on: 'changes' },
    500: { fail: 500, times: 2, on: 'changes' },
    '503 with Retry-After': { fail: 503, retryAfter: 1, times: 1, on: 'changes' },
    429: { fail: 429, retryAfter: 1, times: 1, on: 'changes' },
    '404, as behind a deployment that is not ready': { fail: 404, times: 1, on: 'changes' },
    'a connection that is cut after the server has applied it': { drop: true, times: 1, on: 'changes' },
    'a 500 after the server has applied it': { fail: 500, applied: true, times: 1, on: 'changes' },
    'an answer that comes late': { stall: 1500, times: 1, on: 'changes' },
    'a request that a proxy delivers twice': { twice: true, times: 1, on: 'changes' },
  };
  for (const [name, setting] of Object.entries(again))
    it(`${name}: in the end it is saved, once`, async () => {
      const tab = await open(await aContext());
      await ask.misbehave(setting);
      const id = await tick(tab);
      assert.equal(await box(tab, id).isChecked(), true);
      await saved(tab);
      assert.deepEqual(
        (await applied()).map(({ target }) => target),
        [id],
      );
    });

  it('no network: kept, said so, and sent once it is back', async () => {
    const context = await aContext();
    const tab = await open(context);
    await context.setOffline(true);
    const id = await tick(tab);
    await says(tab, '1 change is not sent yet. It is kept on this device');
    assert.deepEqual(await applied(), []);
    await context.setOffline(false);
    await saved(tab);
    assert.deepEqual(
      (await applied()).map(({ target }) => target),
      [id],
    );
  });

  it('offline for a day, the page closed meanwhile: shown and sent when it is opened again', async () => {
    const context = await aContext();
    const tab = await openPage(context);
    await tab.clock.install({ time: new Date('2026-10-05T10:00:00Z') });
    await tab.goto(server.url);
    await tab.locator('waymark-effort-checklist[state="ready"]').waitFor();
    await ask.misbehave({ fail: 503, on: 'changes' });
    const id = await tick(tab);
    await says(tab, 'not sent yet');
    await tab.close();
    await ask.ask('DELETE', '/receiver/behavior');
    const next = await openPage(context);
    await next.clock.install({ time: new Date('2026-10-06T10:00:00Z') });
    await next.goto(server.url);
    await openDone(next);
    await box(next, id).waitFor();
    assert.equal(await box(next, id).isChecked(), true);
    for (let i = 0; i < 50 && !(await applied()).length; i++) await next.clock.runFor(1000);
    assert.deepEqual(
      (await applied()).map(({ target }) => target),
      [id],
    );
  });

  it('a clock that is an hour off, and set right meanwhile: saved all the same', async () => {
    const context = await aContext();
    const tab = await openPage(context);
    await tab.clock.setFixedTime(new Date(Date.now() + 3_600_000));
    await tab.goto(server.url);
    await tab.locator('waymark-effort-checklist[state="ready"]').waitFor();
    await ask.misbehave({ fail: 503, times: 1, on: 'changes' });
    await tick(tab);
    await says(tab, 'not sent yet');
    await tab.clock.setFixedTime(new Date());
    await tab.evaluate(() => dispatchEvent(new Event('online')));
    await saved(tab);
    assert.equal((await applied()).length, 1);
  });

  it('the page closed in the same moment: shown and sent when it is opened again', async () => {
    const context = await aContext();
    const tab = await open(context);
    await ask.misbehave({ stall: 'forever', times: 1, on: 'changes' });
    const id = await tick(tab);
    await says(tab, 'Saving…');
    await tab.close();
    const next = await open(context);
    await openDone(next);
    await box(next, id).waitFor();
    assert.equal(await box(next, id).isChecked(), true);
    for (let i = 0; i < 100 && !(await applied()).length; i++) await next.waitForTimeout(100);
    assert.deepEqual(
      (await applied()).map(({ target }) => target),
      [id],
    );
  });

  it('412: somebody else changed something else; fetched anew, applied again, saved', async () => {
    const tab = await open(await aContext());
    const entry = await entryIn(tab, 1);
    await ask.send(
      aChange({ account: ACCOUNT, kind: 'comment', target: entry, value: { text: 'From the other side' } }),
    );
    const id = await tick(tab);
    await saved(tab);
    assert.deepEqual(
      (await applied()).map(({ kind }) => kind),
      ['comment', 'action-done'],
    );
    await says(tab, 'From the other side');
    assert.equal(await box(tab, id).isChecked(), true);
  });

  it('412: somebody else changed the same; the person is asked, and insists', async () => {
    const tab = await open(await aContext());
    const id = await entryIn(tab);
    await ask.send(
      aChange({ account: ACCOUNT, kind: 'action-done', target: id, value: { evidence: 'A photo of Halle' } }),
    );
    await tick(tab);
    await says(tab, 'There now: done, “A photo of Halle”.');
    assert.equal((await applied()).length, 1);
    await tab.getByRole('button', { name: 'Take mine' }).click();
    await saved(tab);
    assert.equal((await applied()).length, 2);
  });

  it('422: undone on the screen, with the server’s words', async () => {
    const tab = await open(await aContext());
    await ask.misbehave({ fail: 422, times: 1, on: 'changes' });
    const id = await tick(tab);
    await says(tab, 'was not accepted, and is as it was.');
    assert.equal(await box(tab, id).isChecked(), false);
    assert.deepEqual(await applied(), []);
  });

  it('400: the same', async () => {
    const tab = await open(await aContext());
    await ask.misbehave({ fail: 400, times: 1, on: 'changes' });
    const id = await tick(tab);
    await says(tab, 'was not accepted, and is as it was.');
    assert.equal(await box(tab, id).isChecked(), false);
  });

  const signIns = {
    401: { auth: true },
    403: { fail: 403, on: 'changes' },
    'a redirect to a sign-in page': { redirect: '/sign-in', on: 'changes' },
    'a page in place of an answer': { garbage: true, on: 'changes' },
  };
  for (const [name, setting] of Object.entries(signIns))
    it(`${name}: somebody must sign in; nothing is lost, and it is sent then`, async () => {
      const tab = await open(await aContext());
      await ask.misbehave(setting);
      const id = await tick(tab);
      await tab.locator('waymark-effort-checklist[state="auth-required"]').waitFor();
      await says(tab, 'What you did is kept, and sent then.');
      assert.equal(await box(tab, id).isChecked(), true);
      assert.deepEqual(await applied(), []);
      await ask.ask('DELETE', '/receiver/behavior');
      await tab.getByRole('button', { name: 'Try again' }).click();
      await saved(tab);
      assert.deepEqual(
        (await applied()).map(({ target }) => target),
        [id],
      );
    });

  it('401, and the page renews its token: asked once, and saved', async () => {
    const tab = await open(await aContext());
    await tab.evaluate(() => {
      window.renewals = 0;
      document.addEventListener('waymark-before-request', ({ detail }) => {
        if (!detail.unauthorized) return;
        window.renewals++;
        detail.waitUntil(Promise.resolve().then(() => detail.headers.set('Authorization', 'Bearer demo')));
      });
    });
    await ask.misbehave({ auth: true });
    await tick(tab);
    await saved(tab);
    assert.equal(await tab.evaluate(() => window.renewals), 1);
  });

  it('two tabs tick the same item: both show it, and the server has it done', async () => {
    const context = await aContext();
    // each hears of the other late: else the second click may come once the tick is shown, and take it away
    await context.addInitScript(() => {
      globalThis.BroadcastChannel = class extends BroadcastChannel {
        override postMessage(message: unknown) {
          setTimeout(() => super.postMessage(message), 1000);
        }
      };
    });
    const [one, two] = [await open(context), await open(context)];
    const id = await entryIn(one);
    await Promise.all(
      [box(one, id), box(two, id)].map((place) => place.evaluate((element: HTMLElement) => element.click())),
    );
    await Promise.all([saved(one), saved(two)]);
    assert.deepEqual([await box(one, id).isChecked(), await box(two, id).isChecked()], [true, true]);
    const done = await applied();
    assert.deepEqual(
      [
        done.every(({ kind, target }) => kind === 'action-done' && target === id),
        new Set(done.map((change) => change.id)).size,
      ],
      [true, done.length],
    );
  });

  it('what one tab does is shown by the other', async () => {
    const context = await aContext();
    const [one, two] = [await open(context), await open(context)];
    await openDone(two);
    const id = await tick(one);
    await tab2Checked(two, id);
  });
  const tab2Checked = async (tab: Page, id: string) =>
    tab.waitForFunction(
      (entry) =>
        document
          .querySelector('waymark-effort-checklist')
          ?.shadowRoot?.querySelector<HTMLInputElement>(`[data-entry="${entry}"]`)?.checked,
      id,
      { timeout: 10_000 },
    );

  it('a hundred changes made offline: all saved, in their order', { timeout: 120_000 }, async () => {
    const context = await aContext();
    const tab = await open(context);
    const id = await entryIn(tab);
    await context.setOffline(true);
    await tab.evaluate(async (entry) => {
      const checklist = document.querySelector('waymark-effort-checklist')!;
      for (let i = 0; i < 100; i++) {
        checklist.shadowRoot!.querySelector<HTMLElement>(`[data-entry="${entry}"]`)!.click();
        await checklist.updateComplete;
      }
    }, id);
    await says(tab, '100 changes are not sent yet.');
    await context.setOffline(false);
    await saved(tab);
    for (let i = 0; i < 600 && (await applied()).length < 100; i++) await tab.waitForTimeout(100);
    assert.deepEqual(
      (await applied()).map(({ kind }) => kind),
      Array.from({ length: 100 }, (_, i) => (i % 2 ? 'action-reopened' : 'action-done')),
    );
  });

  it('keeps nothing on the device before a person changes something', async () => {
    const context = await aContext();
    const tab = await open(context);
    const kept = () =>
      tab.evaluate(async () => [
        (await indexedDB.databases()).length,
        localStorage.length,
        sessionStorage.length,
        (await caches.keys()).length,
        document.cookie,
      ]);
    assert.deepEqual(await kept(), [0, 0, 0, 0, '']);
    await tick(tab);
    await saved(tab);
    assert.deepEqual(await kept(), [1, 0, 0, 0, '']);
  });

  it('another account’s change, left by an earlier visit, waits for its account', async () => {
    const context = await aContext();
    const tab = await open(context);
    await ask.misbehave({ fail: 503, on: 'changes', account: ACCOUNT });
    await tick(tab);
    await says(tab, 'not sent yet');
    await tab.close();
    await ask.ask('DELETE', '/receiver/behavior');
    const before = posts();
    const other = await open(context, '/other');
    await other.waitForTimeout(1000);
    assert.equal(posts(), before);
    const back = await open(context);
    for (let i = 0; i < 100 && !(await applied()).length; i++) await back.waitForTimeout(100);
    assert.equal((await applied()).length, 1);
  });
});
