import { expect, html, oneEvent } from '@open-wc/testing';
import type { Change } from '../../../src/core/changes/change.js';
import type { ConfigInput } from '../../../src/core/config/schema.js';
import type { SavedDetail, SaveFailedDetail } from '../../../src/elements/shared/events.js';
import { clearPending } from '../../../src/elements/config/clear-pending.js';
import type { Saver } from '../../../src/elements/shared/save-request.js';
import type { WaymarkConfig } from '../../../src/elements/config/config.js';
import type { WaymarkEffortChecklist } from '../../../src/elements/effort-checklist/effort-checklist.js';
import { account } from '../../fixtures/account.js';
import {
  fakeNetwork,
  held,
  inside,
  place,
  reaches,
  textOf,
  unfold,
  waitUntil,
  type Network,
} from '../../fixtures/page.js';

const tagged = (config: ConfigInput, etag: string): Response =>
  new Response(JSON.stringify(config), { headers: { 'content-type': 'application/json', etag } });
const problem = (status: number, detail: string): Response =>
  new Response(JSON.stringify({ detail }), { status, headers: { 'content-type': 'application/problem+json' } });
const withSwitch = (done: object | null): ConfigInput =>
  account({
    effort: {
      entries: account().effort!.entries!.map((entry) =>
        entry.id === 'switch' ? { ...entry, done: done as never } : entry,
      ),
    },
  });

let turn = 0;
/** An address of its own for each test: what one leaves on this device is not the next one's. */
const address = () => `/save-${++turn}-${Math.random()}`;

async function checklistIn(
  save: string,
  parts: { src?: string; config?: unknown; saver?: Saver; viewer?: string } = {},
): Promise<{ around: WaymarkConfig; checklist: WaymarkEffortChecklist }> {
  const around = await place<WaymarkConfig>(
    html`<waymark-config
      src=${parts.src ?? ''}
      save=${save}
      .config=${parts.config}
      .saver=${parts.saver ?? null}
      viewer=${parts.viewer ?? 'ana'}
      ><waymark-effort-checklist></waymark-effort-checklist
    ></waymark-config>`,
  );
  const checklist = around.querySelector('waymark-effort-checklist')!;
  await reaches(checklist, 'ready');
  return { around, checklist };
}
const box = (checklist: Element, id = 'switch') => inside<HTMLInputElement>(checklist, `[data-entry="${id}"]`);
/** Waits until an action is shown as done, or as open. What is done is folded, and opened here as a person would. */
const showsTicked = (checklist: Element, isTicked: boolean, id = 'switch') =>
  waitUntil(
    async () => {
      await unfold(checklist);
      const shown = checklist.shadowRoot?.querySelector<HTMLInputElement>(`[data-entry="${id}"]`);
      return shown?.checked === isTicked;
    },
    `“${id}” never shown as ${isTicked ? 'done' : 'open'}`,
  );
const says = (element: Element, words: string) =>
  waitUntil(() => textOf(element).includes(words), `never said “${words}” but: ${textOf(element)}`);
const posts = ({ asked }: Network) => asked.filter(({ method }) => method === 'POST');
const changeOf = ({ body }: { body: string }) => JSON.parse(body) as Change;

describe('saving what a person did', () => {
  let network: Network;
  beforeEach(() => {
    network = fakeNetwork();
  });
  afterEach(() => network.restore());

  it('shows it at once, says that it is being saved, then that it is', async () => {
    const url = address();
    const { answer, wait } = held();
    network.on('account.json', tagged(account(), '"1"'));
    network.on(url, wait);
    const { around, checklist } = await checklistIn(url, { src: '/account.json' });
    const saved = oneEvent(around, 'waymark-saved') as unknown as Promise<CustomEvent<SavedDetail>>;
    box(checklist).click();
    await says(checklist, '“Switch two depots” is marked as done. Saving…');
    expect(box(checklist).checked).to.equal(true);
    await waitUntil(() => posts(network).length === 1);
    const [post] = posts(network);
    const change = changeOf(post!);
    expect(change).to.include({ account: 'acme', kind: 'action-done', target: 'switch' });
    expect([
      post!.headers.get('idempotency-key'),
      post!.headers.get('if-match'),
      post!.headers.get('content-type'),
    ]).to.deep.equal([change.id, '"1"', 'application/json']);
    answer(tagged(withSwitch({ on: '2026-07-10', by: 'Ops lead' }), '"2"'));
    await says(checklist, 'Saved.');
    expect((await saved).detail.change.id).to.equal(change.id);
    // what the server made of it is what is shown
    await says(checklist, 'Ops lead');
    expect(box(checklist).checked).to.equal(true);
  });

  it('the next change names the version that came with the answer to the one before', async () => {
    const url = address();
    network.on('account.json', tagged(account(), '"1"'));
    network.on(url, tagged(withSwitch({ on: '2026-07-10' }), '"2"'), tagged(account(), '"3"'));
    const { checklist } = await checklistIn(url, { src: '/account.json' });
    box(checklist).click();
    await says(checklist, 'Saved.');
    box(checklist).click();
    await waitUntil(() => posts(network).length === 2);
    expect(posts(network).map(({ headers }) => headers.get('if-match'))).to.deep.equal(['"1"', '"2"']);
    expect(posts(network).map((post) => changeOf(post).kind)).to.deep.equal(['action-done', 'action-reopened']);
  });

  it('no answer, then one: the same key is sent again, and until then it says that it is kept', async () => {
    const url = address();
    network.on(url, new Error('offline'), new Response('', { status: 503 }), new Response(null, { status: 204 }));
    const { around, checklist } = await checklistIn(url, { config: account() });
    const failed = oneEvent(around, 'waymark-save-failed') as unknown as Promise<CustomEvent<SaveFailedDetail>>;
    box(checklist).click();
    expect((await failed).detail).to.include({ reason: 'unanswered', status: null });
    await says(
      checklist,
      '1 change is not sent yet. It is kept on this device, and sent as soon as the server answers.',
    );
    expect(box(checklist).checked).to.equal(true);
    dispatchEvent(new Event('online'));
    await waitUntil(() => posts(network).length === 2);
    dispatchEvent(new Event('online'));
    await says(checklist, 'is marked as done.');
    await waitUntil(() => posts(network).length === 3, '');
    await says(checklist, 'Saved.');
    expect(new Set(posts(network).map(({ headers }) => headers.get('idempotency-key'))).size).to.equal(1);
    // the config that is shown is older than the change: it stays on the screen
    expect(box(checklist).checked).to.equal(true);
  });

  it('refused: undone on the screen, with the server’s words as text', async () => {
    const url = address();
    network.on(url, problem(422, 'This plan is <b>closed</b>.'));
    const { around, checklist } = await checklistIn(url, { config: account() });
    const failed = oneEvent(around, 'waymark-save-failed') as unknown as Promise<CustomEvent<SaveFailedDetail>>;
    box(checklist).click();
    await says(checklist, '“Switch two depots” was not accepted, and is as it was. This plan is <b>closed</b>.');
    expect(textOf(checklist), 'and no longer that it is done').not.to.include('is marked as done');
    expect((await failed).detail).to.include({
      reason: 'refused',
      status: 422,
      message: 'This plan is <b>closed</b>.',
    });
    expect(box(checklist).checked).to.equal(false);
    await expect(checklist).to.be.accessible();
    inside(checklist, '.saving button').click();
    await waitUntil(() => !checklist.shadowRoot?.querySelector('.saving'));
  });

  it('the config has changed elsewhere: fetched anew, applied again, sent with the new version', async () => {
    const url = address();
    const elsewhere = account({ renewal: '2027-06-01' });
    network.on('account.json', tagged(account(), '"1"'), tagged(elsewhere, '"2"'));
    network.on(url, new Response('', { status: 412 }), new Response(null, { status: 204 }));
    const { checklist } = await checklistIn(url, { src: '/account.json' });
    box(checklist).click();
    await says(checklist, 'Saved.');
    expect(posts(network).map(({ headers }) => headers.get('if-match'))).to.deep.equal(['"1"', '"2"']);
    expect(box(checklist).checked).to.equal(true);
  });

  const decisions: [string, number, number, boolean][] = [
    ['takes their own', 0, 2, true],
    ['leaves the other’s', 1, 1, true],
  ];
  for (const [name, button, sent, checked] of decisions)
    it(`somebody else changed the same: the person is asked, and ${name}`, async () => {
      const url = address();
      const theirs = withSwitch({ on: '2026-07-09', evidence: 'A photo of Leipzig' });
      network.on('account.json', tagged(account(), '"1"'), tagged(theirs, '"2"'));
      network.on(url, new Response('', { status: 412 }), new Response(null, { status: 204 }));
      const { checklist } = await checklistIn(url, { src: '/account.json' });
      box(checklist).click();
      await says(
        checklist,
        'Somebody else changed “Switch two depots” meanwhile. There now: done, “A photo of Leipzig”. Yours: done.',
      );
      expect(textOf(checklist), 'not said to be done').not.to.include('is marked as done');
      await expect(checklist).to.be.accessible();
      expect(posts(network)).to.have.length(1);
      checklist.shadowRoot!.querySelectorAll<HTMLElement>('.saving button')[button]!.click();
      await waitUntil(() => !checklist.shadowRoot?.querySelector('.saving'));
      await waitUntil(() => posts(network).length === sent);
      expect(box(checklist).checked).to.equal(checked);
      if (sent === 2) await says(checklist, '“Switch two depots” is marked as done. Saved.');
      else expect(textOf(checklist), 'nor that it was done here').not.to.include('is marked as done');
    });

  it('a sign-in is needed: what is shown stays, what was done is kept, and sent once somebody has signed in', async () => {
    const url = address();
    network.on('account.json', tagged(account(), '"1"'));
    network.on(url, new Response('', { status: 401 }), new Response(null, { status: 204 }));
    const { around, checklist } = await checklistIn(url, { src: '/account.json' });
    box(checklist).click();
    await reaches(checklist, 'auth-required');
    expect(around.getAttribute('state')).to.equal('auth-required');
    await says(checklist, 'Please sign in again. What you did is kept, and sent then.');
    expect(box(checklist).checked).to.equal(true);
    await expect(checklist).to.be.accessible();
    inside(checklist, '[role="alert"] button').click();
    await reaches(checklist, 'ready');
    await waitUntil(() => posts(network).length === 2);
  });

  it('a page that can renew its token is asked once, for all requests alike', async () => {
    const url = address();
    const token =
      (good: boolean) =>
      ({ headers }: { headers: Headers }) =>
        Promise.resolve(
          headers.get('authorization') === 'Bearer new' || good
            ? new Response(null, { status: 204 })
            : new Response('', { status: 401 }),
        );
    network.on('account.json', ({ headers }) =>
      Promise.resolve(
        headers.get('authorization') === 'Bearer new' ? tagged(account(), '"1"') : new Response('', { status: 401 }),
      ),
    );
    network.on('second.json', ({ headers }) =>
      Promise.resolve(
        headers.get('authorization') === 'Bearer new' ? tagged(account(), '"1"') : new Response('', { status: 401 }),
      ),
    );
    network.on(url, token(false));
    let bearer = 'old';
    let renewals = 0;
    const listen = (event: HTMLElementEventMap['waymark-before-request']) => {
      const { detail } = event;
      if (detail.unauthorized)
        detail.waitUntil(
          new Promise((resolve) => setTimeout(resolve, 20)).then(() => {
            renewals++;
            bearer = 'new';
            detail.headers.set('Authorization', 'Bearer new');
          }),
        );
      detail.headers.set('Authorization', `Bearer ${bearer}`);
    };
    document.addEventListener('waymark-before-request', listen as EventListener);
    const second = place<WaymarkEffortChecklist>(
      html`<waymark-effort-checklist src="/second.json"></waymark-effort-checklist>`,
    );
    const { checklist } = await checklistIn(url, { src: '/account.json' });
    await reaches(await second, 'ready');
    expect(renewals).to.equal(1);
    bearer = 'old';
    box(checklist).click();
    await says(checklist, 'Saved.');
    expect(renewals).to.equal(2);
    document.removeEventListener('waymark-before-request', listen as EventListener);
  });

  it('what an earlier visit could not send is shown, and sent by the next', async () => {
    const url = address();
    network.on(url, new Error('offline'));
    const first = await checklistIn(url, { config: account() });
    box(first.checklist).click();
    await says(first.checklist, 'not sent yet');
    first.around.remove();
    const sent = posts(network).length;
    network.on(url, new Response(null, { status: 204 }));
    const { checklist } = await checklistIn(url, { config: account() });
    await showsTicked(checklist, true);
    dispatchEvent(new Event('online'));
    await waitUntil(() => posts(network).length > sent);
    expect(new Set(posts(network).map(({ headers }) => headers.get('idempotency-key'))).size).to.equal(1);
  });

  it('another account’s changes in the same queue wait for their account', async () => {
    const url = address();
    network.on(url, new Error('offline'));
    const first = await checklistIn(url, { config: account() });
    box(first.checklist).click();
    await says(first.checklist, 'not sent yet');
    first.around.remove();
    await waitUntil(() => !first.checklist.isConnected);
    network.on(url, new Response(null, { status: 204 }));
    const other = account({ account: { id: 'other', name: 'Other', timeZone: 'UTC' } });
    const second = await checklistIn(url, { config: other });
    expect(box(second.checklist).checked).to.equal(false);
    await showsTicked(second.checklist, true, 'train');
    box(second.checklist, 'train').click();
    await says(second.checklist, 'Saved.');
    expect(changeOf(posts(network).at(-1)!)).to.include({ account: 'other', target: 'train' });
  });

  it('a config that is replaced under an unsent change keeps it; one of another account does not show it', async () => {
    const url = address();
    network.on(url, new Error('offline'));
    const { around, checklist } = await checklistIn(url, { config: account() });
    box(checklist).click();
    await says(checklist, 'not sent yet');
    around.config = account({ renewal: '2027-06-01' });
    await showsTicked(checklist, true);
    around.config = account({ account: { id: 'other', name: 'Other', timeZone: 'UTC' } });
    await showsTicked(checklist, false);
    around.config = account();
    await showsTicked(checklist, true);
  });

  it('an item that is gone by then: the server’s words name it', async () => {
    const url = address();
    network.on(url, problem(422, 'There is no entry “switch” any more.'));
    const { around, checklist } = await checklistIn(url, { config: account() });
    box(checklist).click();
    around.config = account({ effort: { entries: account().effort!.entries!.filter(({ id }) => id !== 'switch') } });
    await says(checklist, 'There is no entry “switch” any more.');
  });
});

describe('saving in the page’s own way', () => {
  it('hands each change over, and takes a config that comes back', async () => {
    const seen: Change[] = [];
    const { checklist } = await checklistIn('', {
      config: account({ account: { id: `own-${Math.random()}`, name: 'Own', timeZone: 'UTC' } }),
      saver: (change) => {
        seen.push(change);
        return Promise.resolve({
          ...withSwitch({ on: '2026-07-10', by: 'Ops lead' }),
          account: { id: change.account, name: 'Own', timeZone: 'UTC' },
        });
      },
    });
    box(checklist).click();
    await says(checklist, 'Ops lead');
    expect(seen.map(({ kind, target }) => [kind, target])).to.deep.equal([['action-done', 'switch']]);
  });

  const failures: [string, Error, string][] = [
    [
      'an error with a status of 422 undoes it',
      Object.assign(new Error('This plan is closed.'), { status: 422 }),
      'was not accepted, and is as it was. This plan is closed.',
    ],
    ['any other error keeps it', new Error('no route'), 'not sent yet'],
  ];
  for (const [name, error, words] of failures)
    it(name, async () => {
      const { checklist } = await checklistIn('', {
        config: account({ account: { id: `own-${Math.random()}`, name: 'Own', timeZone: 'UTC' } }),
        saver: () => Promise.reject(error),
      });
      box(checklist).click();
      await says(checklist, words);
    });
});

describe('saving that is named late, or wrongly', () => {
  it('what cannot be sent for one account holds up no other', async () => {
    const seen: string[] = [];
    const named = (name: string) => account({ account: { id: `${name}-${Math.random()}`, name, timeZone: 'UTC' } });
    const saver: Saver = ({ account }) => {
      seen.push(account.split('-')[0]!);
      return account.startsWith('stuck') ? Promise.reject(new Error('no route')) : Promise.resolve();
    };
    const { checklist: stuck } = await checklistIn('', { config: named('stuck'), saver });
    box(stuck).click();
    await says(stuck, 'not sent yet');
    const { checklist } = await checklistIn('', { config: named('well'), saver });
    box(checklist).click();
    await says(checklist, 'Saved.');
    expect(seen).to.include.members(['stuck', 'well']);
  });

  it('a saver that comes after the config gets what is done from then on', async () => {
    const { around, checklist } = await checklistIn('', {
      config: account({ account: { id: `late-${Math.random()}`, name: 'Late', timeZone: 'UTC' } }),
    });
    const seen: Change[] = [];
    around.saver = (change) => {
      seen.push(change);
      return Promise.resolve();
    };
    await around.updateComplete;
    await waitUntil(() => {
      box(checklist).click();
      return seen.length > 0;
    }, 'never handed over');
    expect(seen[0]!.target).to.equal('switch');
  });

  it('an address that is none is told of; what is done is shown for the visit', async () => {
    const heard: string[] = [];
    const listen = ({ detail }: HTMLElementEventMap['waymark-error']) => {
      heard.push(...detail.issues.map(({ message, hint }) => `${message} ${hint}`));
    };
    document.addEventListener('waymark-error', listen as EventListener);
    const { checklist } = await checklistIn('javascript:alert(1)', { config: account() });
    expect(heard).to.deep.equal([
      '"javascript:alert(1)" is not an http(s) URL: nothing is saved. Check the save attribute.',
    ]);
    box(checklist).click();
    await waitUntil(() => box(checklist).checked);
    document.removeEventListener('waymark-error', listen as EventListener);
  });
});

describe('saving on a device that keeps nothing', () => {
  let network: Network;
  beforeEach(() => {
    network = fakeNetwork();
  });
  afterEach(() => network.restore());

  it('where the device keeps nothing, it still works for this visit, and says so', async () => {
    const url = address();
    const open = indexedDB.open.bind(indexedDB);
    const list = indexedDB.databases.bind(indexedDB);
    // the store of this page may be open by now: its transactions fail, too
    const transaction = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')!;
    indexedDB.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
    indexedDB.databases = () => Promise.reject(new DOMException('blocked', 'SecurityError'));
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    const { answer, wait } = held();
    network.on(url, wait);
    const { checklist } = await checklistIn(url, { config: account() });
    box(checklist).click();
    await says(checklist, 'Not saved on this device: please keep this page open until it is sent.');
    answer(new Response(null, { status: 204 }));
    await says(checklist, 'Saved.');
    Object.defineProperty(IDBDatabase.prototype, 'transaction', transaction);
    Object.assign(indexedDB, { open, databases: list });
  });
});

describe('whose changes they are', () => {
  let network: Network;
  beforeEach(() => {
    network = fakeNetwork();
  });
  afterEach(() => network.restore());
  const offlineTick = async (url: string, viewer: string) => {
    network.on(url, new Error('offline'));
    const page = await checklistIn(url, { config: account(), viewer });
    box(page.checklist).click();
    await says(page.checklist, 'not sent yet');
    page.around.remove();
    return posts(network).length;
  };
  const databaseText = async (): Promise<string> => {
    const { get, keys } = await import('idb-keyval');
    const { localDatabase } = await import('../../../src/core/changes/local-database.js');
    const entries = await localDatabase('waymark', 'changes').read(async (store) =>
      Promise.all((await keys(store)).map(async (key) => [key, await get<unknown>(key, store)])),
    );
    return JSON.stringify(entries ?? []);
  };

  it('a change of one viewer is neither shown nor sent in the page of another, and waits for its own', async () => {
    const url = address();
    const sent = await offlineTick(url, 'ana');
    network.on(url, new Response(null, { status: 204 }));
    const ben = await checklistIn(url, { config: account(), viewer: 'ben' });
    expect(box(ben.checklist).checked).to.equal(false);
    dispatchEvent(new Event('online'));
    await showsTicked(ben.checklist, true, 'train');
    box(ben.checklist, 'train').click();
    await says(ben.checklist, 'Saved.');
    expect(
      posts(network)
        .slice(sent)
        .map((post) => changeOf(post).target),
    ).to.deep.equal(['train']);
    expect(posts(network).at(-1)!.headers.get('waymark-viewer')).to.equal('ben');
    ben.around.remove();
    const ana = await checklistIn(url, { config: account(), viewer: 'ana' });
    await showsTicked(ana.checklist, true);
    dispatchEvent(new Event('online'));
    await waitUntil(() => !textOf(ana.checklist).includes('not sent yet'), 'never sent');
    expect(posts(network).at(-1)!.headers.get('waymark-viewer')).to.equal('ana');
  });

  it('another viewer in the same element: the change before waits, and comes back with its viewer', async () => {
    const url = address();
    network.on(url, new Error('offline'));
    const { around, checklist } = await checklistIn(url, { config: account(), viewer: 'ana' });
    box(checklist).click();
    await says(checklist, 'not sent yet');
    const sent = posts(network).length;
    network.on(url, new Response(null, { status: 204 }));
    around.viewer = 'ben';
    await showsTicked(checklist, false);
    dispatchEvent(new Event('online'));
    await showsTicked(checklist, true, 'train');
    box(checklist, 'train').click();
    await says(checklist, 'Saved.');
    expect(
      posts(network)
        .slice(sent)
        .map((post) => changeOf(post).target),
    ).to.deep.equal(['train']);
    around.viewer = 'ana';
    await showsTicked(checklist, true);
  });

  it('without a viewer, a change is kept for this tab alone, and the page says so', async () => {
    const url = address();
    network.on(url, new Error('offline'));
    const { around, checklist } = await checklistIn(url, { config: account(), viewer: '' });
    box(checklist).click();
    await says(checklist, '1 change is not sent yet. It is kept until this tab is closed');
    expect(await databaseText()).not.to.include(url);
    expect(Object.keys(sessionStorage).some((key) => key.includes(url))).to.equal(true);
    around.remove();
    network.on(url, new Response(null, { status: 204 }));
    const again = await checklistIn(url, { config: account(), viewer: '' });
    await showsTicked(again.checklist, true); // after a reload
    dispatchEvent(new Event('online'));
    await waitUntil(() => !textOf(again.checklist).includes('not sent yet'), 'never sent');
  });

  it('clearPending forgets the changes of one viewer, on the screen and on the device, and those of nobody else', async () => {
    const url = address();
    await offlineTick(url, 'ben');
    network.on(url, new Error('offline'));
    const { checklist } = await checklistIn(url, { config: account(), viewer: 'ana' });
    box(checklist).click();
    await says(checklist, 'not sent yet');
    expect(await clearPending('ana')).to.equal(true);
    await waitUntil(() => !box(checklist).checked);
    const text = await databaseText();
    expect(text, 'ana').not.to.include(JSON.stringify(JSON.stringify([new URL(url, location.href).href, 'ana'])));
    expect(text, 'ben').to.include(url);
    expect(await clearPending()).to.equal(true);
    expect(await databaseText()).not.to.include(url);
  });

  it('the database lets itself be deleted; what the page shows is still sent', async () => {
    const url = address();
    network.on(url, new Error('offline'));
    const { checklist } = await checklistIn(url, { config: account(), viewer: 'ana' });
    box(checklist).click();
    await says(checklist, 'not sent yet');
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.deleteDatabase('waymark');
      request.onsuccess = () => resolve();
      request.onblocked = () => reject(new Error('blocked'));
    });
    network.on(url, new Response(null, { status: 204 }));
    dispatchEvent(new Event('online'));
    await says(checklist, 'Saved.');
    expect(box(checklist).checked).to.equal(true);
  });
});

describe('where the browser fails', () => {
  let network: Network;
  let restore: (() => void)[] = [];
  const replace = (object: object, key: string, value: unknown) => {
    const before = Object.getOwnPropertyDescriptor(object, key);
    Object.defineProperty(object, key, { configurable: true, writable: true, value });
    restore.push(() => {
      if (before) Object.defineProperty(object, key, before);
      else Reflect.deleteProperty(object, key);
    });
  };
  beforeEach(() => {
    network = fakeNetwork();
  });
  afterEach(() => {
    for (const undo of restore.reverse()) undo();
    restore = [];
    network.restore();
  });
  const never = () => ({}) as IDBOpenDBRequest;
  const failures: [string, () => void][] = [
    ['Web Locks are missing', () => replace(navigator, 'locks', undefined)],
    [
      'Web Locks reject, as in a sandboxed frame',
      () => replace(navigator, 'locks', { request: () => Promise.reject(new DOMException('no', 'SecurityError')) }),
    ],
    ['there is no BroadcastChannel', () => replace(window, 'BroadcastChannel', undefined)],
    ['there is no AbortSignal.timeout', () => replace(AbortSignal, 'timeout', undefined)],
    [
      'sessionStorage is refused',
      () =>
        replace(
          window,
          'sessionStorage',
          new Proxy(
            {},
            {
              get: () => {
                throw new DOMException('no', 'SecurityError');
              },
            },
          ),
        ),
    ],
    ['IndexedDB never answers', () => replace(indexedDB, 'open', never)],
    [
      'the clock is set back by days in between',
      () => {
        const { now } = Date;
        let calls = 0;
        replace(Date, 'now', () => now() - (calls++ > 3 ? 3 * 86_400_000 : 0));
      },
    ],
  ];
  for (const [name, breakIt] of failures)
    for (const viewer of ['ana', ''])
      it(`${name}${viewer ? '' : ', and no viewer is named'}: a change is sent all the same, once, and told of`, async () => {
        const url = address();
        breakIt();
        network.on(url, new Response('', { status: 503 }), new Response(null, { status: 204 }));
        const { around, checklist } = await checklistIn(url, { config: account(), viewer });
        const saved = oneEvent(around, 'waymark-saved');
        box(checklist).click();
        await saved;
        await says(checklist, 'Saved.');
        expect(new Set(posts(network).map(({ headers }) => headers.get('idempotency-key'))).size).to.equal(1);
        around.remove();
      }).timeout(30_000);

  it('a tick says that it is being saved until the device has it, and is not said to be kept before', async () => {
    const url = address();
    network.on(url, new Error('offline'));
    const { deviceStore } = await import('../../../src/core/changes/queue-store.js');
    const device = deviceStore();
    // storage that answers only when it is told to
    let release: () => void = () => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const store = {
      ...device,
      update: (...args: Parameters<typeof device.update>) => gate.then(() => device.update(...args)),
    };
    const { ChangeSync } = await import('../../../src/elements/shared/change-sync.js');
    const config = (await import('../../../src/core/config/parse.js')).parseConfig(account()).config!;
    const sync = new ChangeSync(url, 'ana', { store });
    const client = {
      source: {
        base: { config, etag: null },
        refresh: () => Promise.resolve(),
        adoptConfig: () => Promise.resolve(false),
        applyLocally: () => {},
      },
      send: () => Promise.reject(new Error('offline')),
      notify: () => {},
    };
    void sync.subscribe(client);
    const change: Change = {
      id: crypto.randomUUID(),
      at: '2026-07-02T10:00:00Z',
      account: 'acme',
      kind: 'action-done',
      target: 'switch',
    };
    void sync.add(change, config, client);
    expect([sync.state.queue.length, sync.state.unstored.has(change.id)]).to.deep.equal([1, true]);
    release();
    await waitUntil(() => !sync.state.unstored.has(change.id), 'never stored');
    expect(JSON.stringify(await device.read(JSON.stringify([url, 'ana'])))).to.include(change.id);
    sync.unsubscribe(client);
    await clearPending();
  });
});

describe('tokens', () => {
  let network: Network;
  beforeEach(() => {
    network = fakeNetwork();
  });
  afterEach(() => network.restore());

  it('added headers go to the config’s own origin and the save address, and to no other host that a config names', async () => {
    const url = address();
    const heard: [string, boolean][] = [];
    const listen = ({ detail }: HTMLElementEventMap['waymark-before-request']) => {
      heard.push([new URL(detail.url).host, detail.crossOrigin]);
      detail.headers.set('Authorization', 'Bearer secret');
    };
    document.addEventListener('waymark-before-request', listen as EventListener);
    const points = { src: 'https://elsewhere.example/values.csv', date: 'day', value: 'v' };
    const metrics = [...account().metrics!, { id: 'elsewhere', name: 'M', direction: 'increase' as const, points }];
    network.on('account.json', tagged(account({ metrics: metrics }), '"1"'));
    network.on('values.csv', new Response('day,v\n2026-01-01,1\n', { headers: { 'content-type': 'text/csv' } }));
    network.on(url, new Response(null, { status: 204 }));
    const { checklist } = await checklistIn(url, { src: '/account.json' });
    box(checklist).click();
    await says(checklist, 'Saved.');
    document.removeEventListener('waymark-before-request', listen as EventListener);
    const auth = (end: string) => network.asked.find((one) => one.url.endsWith(end))!.headers.get('authorization');
    expect([auth('account.json'), auth('values.csv'), auth(url)]).to.deep.equal([
      'Bearer secret',
      null,
      'Bearer secret',
    ]);
    expect(heard).to.deep.include(['elsewhere.example', true]);
    expect(heard.filter(([host]) => host === location.host).every(([, crossOrigin]) => !crossOrigin)).to.equal(true);
  });
});
